//! One standard (*kvalitetsstandard*) as citizens read it: who, what, how much, how fast, at what
//! price, and how to complain. What a person must judge, what the document leaves out and where
//! it contradicts itself is said openly.

use askama::Template;
use axum::extract::{Path, State};

use super::parts::{Ambiguities, Ambiguity, Items, Mark, Section, Source};
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
    pub purpose: Option<String>,
    pub sections: Vec<Section>,
    pub ambiguities: Vec<Ambiguity>,
    pub source: Option<Source>,
    pub version_hash: String,
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
    let standard =
        app.library.standard(frame.language, &id, &standard).ok_or(PageError::NotFound)?;
    draw(&StandardPage { frame, standard })
}
