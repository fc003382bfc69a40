//! One standard (*kvalitetsstandard*) as citizens read it: who, what, how much, how fast, at what
//! price, and how to complain. What a person must judge, what the document leaves out and where
//! it contradicts itself is said openly.

use askama::Template;
use axum::extract::{Path, State};

use super::parts::{Ambiguities, Ambiguity, Groups, Item, Items, Mark, Section, Source};
use super::{Page, draw};
use crate::App;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    pub catalogue: CatalogueId,
    pub municipality: String,
    pub catalogue_title: String,
    pub id: String,
    /// `§ 97`
    pub paragraph: String,
    pub name: String,
    /// Legal basis, as a letter cites it.
    pub law: Vec<String>,
    /// *Behov* and *formål*.
    pub need: Option<Item>,
    pub purpose: Option<Item>,
    /// When the standard itself was approved, and since when its version is in force.
    pub approved: String,
    pub in_force: String,
    pub sections: Vec<Section>,
    pub calculations: Vec<Recipe>,
    pub ambiguities: Vec<Ambiguity>,
    pub source: Option<Source>,
    pub version_hash: String,
}

/// How something is calculated (*beregning*), before anybody's figures are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    pub id: String,
    pub name: String,
    pub lines: Vec<Item>,
}

#[derive(Template)]
#[template(path = "standard.html")]
struct StandardPage {
    frame: Frame,
    standard: Standard,
}

pub(crate) async fn show(
    State(app): State<App>,
    frame: Frame,
    Path((municipality, version, standard)): Path<(String, String, String)>,
) -> Page {
    let id = CatalogueId { municipality, version };
    let standard = app
        .shelf
        .standard(frame.language, &id, &standard, (app.today)())
        .ok_or(PageError::NotFound)?;
    draw(&StandardPage { frame, standard })
}
