//! One catalogue: who adopted it and when, and its standards.

use askama::Template;
use axum::extract::{Path, State};

use super::parts::{Ambiguities, Ambiguity, Item, Items};
use super::{Page, draw};
use crate::App;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

/// *Katalog*: one municipality's standards in one adopted version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    pub id: CatalogueId,
    pub municipality: String,
    pub title: String,
    /// Adopted by and when, in force, source document, hash of the version: labels with values.
    pub about: Vec<Item>,
    pub contacts: Vec<Item>,
    pub standards: Vec<StandardLine>,
    /// Standards of the document that are not encoded yet.
    pub not_encoded: Vec<String>,
    /// Ambiguities that concern the catalogue and not one standard.
    pub ambiguities: Vec<Ambiguity>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardLine {
    pub id: String,
    /// `§ 97`
    pub paragraph: String,
    pub name: String,
    pub purpose: Option<String>,
    pub judgements: usize,
    pub ambiguities: usize,
}

#[derive(Template)]
#[template(path = "catalogue.html")]
struct CataloguePage {
    frame: Frame,
    catalogue: Catalogue,
}

pub(crate) async fn show(
    State(app): State<App>,
    frame: Frame,
    Path((municipality, version)): Path<(String, String)>,
) -> Page {
    let id = CatalogueId { municipality, version };
    let catalogue = app.shelf.catalogue(frame.language, &id).ok_or(PageError::NotFound)?;
    draw(&CataloguePage { frame, catalogue })
}
