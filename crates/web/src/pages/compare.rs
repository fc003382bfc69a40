//! Two catalogues held against each other (*sammenligning*): new, gone and changed, who can gain
//! and who can lose, and the service levels side by side. The address names catalogues and a
//! paragraph, never a person.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use wording::compared::{Level, Person, Told};

use super::draw;
use crate::App;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub catalogues: Vec<(String, String)>,
    pub before: String,
    pub after: String,
    pub paragraph: String,
}

/// The comparison as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub choice: Choice,
    pub before: CatalogueId,
    pub after: CatalogueId,
    pub before_name: String,
    pub after_name: String,
    /// Two versions of one municipality.
    pub versions: bool,
    /// The day whose law both are held against, in words.
    pub day: String,
    pub added: Vec<Line>,
    pub removed: Vec<Line>,
    pub renamed: Vec<(String, String)>,
    pub shared: Vec<Group>,
    pub standards: Vec<Standard>,
    /// How many say the same in both.
    pub same: usize,
}

impl Comparison {
    /// What is said of somebody who gets more from the second: between two municipalities nobody
    /// gains or loses, they are better off in one of them.
    fn gains_words(&self, frame: &Frame) -> String {
        match self.versions {
            true => frame.text("compare-gains"),
            false => frame.text_with("compare-better-in", "catalogue", &self.after_name),
        }
    }

    fn loses_words(&self, frame: &Frame) -> String {
        match self.versions {
            true => frame.text("compare-loses"),
            false => frame.text_with("compare-better-in", "catalogue", &self.before_name),
        }
    }
}

/// A standard that only one of the two has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub address: String,
    pub name: String,
    pub law: String,
}

/// A standard of both, with what differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    pub id: String,
    pub name: String,
    pub earlier_name: Option<String>,
    pub law: String,
    pub before_address: String,
    pub after_address: String,
    pub gains: Option<Person>,
    pub loses: Option<Person>,
    /// Why no person is shown, where none is.
    pub nobody: Option<String>,
    pub taken_as_same: Option<String>,
    pub levels: Vec<Level>,
    pub changes: Vec<Group>,
    pub number: usize,
}

/// Differences of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub title: String,
    pub changes: Vec<Told>,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct ComparePage {
    frame: Frame,
    comparison: Option<Comparison>,
    choice: Choice,
}

/// What the form sends; it leads to the address of the comparison.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    a: String,
    b: String,
    paragraf: String,
}

pub(crate) async fn start(
    State(app): State<App>,
    frame: Frame,
    Query(asked): Query<Asked>,
) -> Response {
    if let (Some(before), Some(after)) = (path::parse(&asked.a), path::parse(&asked.b)) {
        let number: String = asked.paragraf.chars().filter(|it| it.is_alphanumeric()).collect();
        return Redirect::to(&path::compare(&before, &after, &number)).into_response();
    }
    let choice = app.shelf.choice();
    draw(&ComparePage { frame, comparison: None, choice }).into_response()
}

pub(crate) async fn all(
    state: State<App>,
    frame: Frame,
    Path((ma, va, mb, vb)): Path<(String, String, String, String)>,
) -> super::Page {
    show(&state, frame, &CatalogueId::new(ma, va), &CatalogueId::new(mb, vb), "")
}

pub(crate) async fn one(
    state: State<App>,
    frame: Frame,
    Path((ma, va, mb, vb, paragraph)): Path<(String, String, String, String, String)>,
) -> super::Page {
    show(&state, frame, &CatalogueId::new(ma, va), &CatalogueId::new(mb, vb), &paragraph)
}

fn show(
    app: &App,
    frame: Frame,
    before: &CatalogueId,
    after: &CatalogueId,
    paragraph: &str,
) -> super::Page {
    let comparison =
        app.shelf.compare(frame.language, before, after, paragraph).ok_or(PageError::NotFound)?;
    let choice = comparison.choice.clone();
    draw(&ComparePage { frame, comparison: Some(comparison), choice })
}
