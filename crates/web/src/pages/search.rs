//! From a need in plain words to the services that may meet it (*søgning*). What somebody
//! searches for can say something about them: it travels in the body of the request, never in an
//! address.

use askama::Template;
use axum::Form;
use axum::extract::State;
use serde::Deserialize;

use super::{Page, draw};
use crate::App;
use crate::frame::Frame;

/// A service found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub address: String,
    pub municipality: String,
    pub name: String,
    pub law: String,
    /// The words of the standard that answered.
    pub found_in: Vec<String>,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    municipality: String,
    municipalities: Vec<(String, String)>,
    /// None before anything is asked.
    found: Option<Vec<Found>>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ord: String,
    #[serde(default)]
    kommune: String,
}

pub(crate) async fn start(State(app): State<App>, frame: Frame) -> Page {
    let municipalities = app.shelf.municipalities();
    let (words, municipality) = (String::new(), String::new());
    draw(&SearchPage { frame, words, municipality, municipalities, found: None })
}

pub(crate) async fn search(
    State(app): State<App>,
    mut frame: Frame,
    Form(asked): Form<Asked>,
) -> Page {
    let words = asked.ord.trim().to_owned();
    let found = app.shelf.search(&words, &asked.kommune);
    let municipalities = app.shelf.municipalities();
    frame.carried = Some(vec![
        ("ord".to_owned(), words.clone()),
        ("kommune".to_owned(), asked.kommune.clone()),
    ]);
    let municipality = asked.kommune;
    draw(&SearchPage { frame, words, municipality, municipalities, found: Some(found) })
}
