//! What a council should look at in a catalogue (*gennemgang*), as a page and as a report that
//! stands alone in one file.

use askama::Template;
use axum::extract::{Path, State};
use wording::Language;
use wording::reviewed::Chapter;

use super::{Page, draw};
use crate::App;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub id: CatalogueId,
    pub municipality: String,
    pub title: String,
    pub version_hash: String,
    /// The day whose law and amounts it is held against, in words.
    pub day: String,
    pub standards: usize,
    pub chapters: Vec<Chapter>,
}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage {
    frame: Frame,
    review: Review,
}

/// The report in one file: no stylesheet, no script, nothing fetched.
#[derive(Template)]
#[template(path = "report.html")]
struct Report {
    frame: Frame,
    review: Review,
}

/// A review as an HTML file that stands alone.
///
/// # Errors
/// When the template cannot be drawn; a mistake of ours.
pub fn report(language: Language, review: Review) -> Result<String, askama::Error> {
    let frame = Frame { language, path: String::new(), carried: None };
    Report { frame, review }.render()
}

pub(crate) async fn show(
    State(app): State<App>,
    frame: Frame,
    Path((municipality, version)): Path<(String, String)>,
) -> Page {
    let id = CatalogueId { municipality, version };
    let today = (app.today)();
    let review = app.shelf.review(frame.language, &id, today).ok_or(PageError::NotFound)?;
    draw(&ReviewPage { frame, review })
}
