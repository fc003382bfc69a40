//! What this is, and which catalogues there are.

use askama::Template;
use axum::extract::State;

use super::{Page, draw};
use crate::App;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

/// One catalogue (*katalog*) in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueLine {
    pub id: CatalogueId,
    pub municipality: String,
    pub title: String,
    /// Since when it is in force, as a sentence; it may have to say that nobody knows.
    pub in_force: String,
    pub standards: usize,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    frame: Frame,
    catalogues: Vec<CatalogueLine>,
    municipalities: Vec<(String, String)>,
}

pub(crate) async fn show(State(app): State<App>, frame: Frame) -> Page {
    let catalogues = app.shelf.catalogues(frame.language);
    let municipalities = app.shelf.municipalities();
    draw(&Home { frame, catalogues, municipalities })
}
