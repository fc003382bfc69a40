//! What may be asked about anybody (*oplysninger*): each fact with the reason why, and the
//! standards that ask for it in each municipality.

use askama::Template;
use axum::extract::{Path, State};

use super::{Page, draw};
use crate::App;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path;

/// A fact in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    pub label: String,
    /// In how many standards it is asked for.
    pub standards: usize,
    pub municipalities: usize,
}

/// A fact on its own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub id: String,
    pub label: String,
    pub question: Option<String>,
    /// Why it may be asked (necessity).
    pub why: Option<String>,
    pub usual_source: Option<String>,
    pub kind: String,
    pub values: Vec<String>,
    pub asked_by: Vec<AskedBy>,
}

/// The standards of one catalogue that ask for a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedBy {
    pub catalogue: String,
    pub address: String,
    pub standards: Vec<Use>,
}

/// A standard that asks for it, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub address: String,
    pub name: String,
    pub law: String,
    /// The criteria, amounts and rows that it decides.
    pub decides: Vec<String>,
}

#[derive(Template)]
#[template(path = "facts.html")]
struct FactsPage {
    frame: Frame,
    facts: Vec<Line>,
}

#[derive(Template)]
#[template(path = "fact.html")]
struct FactPage {
    frame: Frame,
    fact: Fact,
}

pub(crate) async fn list(State(app): State<App>, frame: Frame) -> Page {
    let facts = app.shelf.facts(frame.language);
    draw(&FactsPage { frame, facts })
}

pub(crate) async fn show(State(app): State<App>, frame: Frame, Path(id): Path<String>) -> Page {
    let fact = app.shelf.fact(frame.language, &id).ok_or(PageError::NotFound)?;
    draw(&FactPage { frame, fact })
}
