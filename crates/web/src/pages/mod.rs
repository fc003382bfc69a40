//! The pages. A page is a view model, a handler that gets it and draws it, and a template.

pub mod accessibility;
pub mod assess;
pub mod catalogue;
pub mod home;
pub mod overview;
pub mod parts;
pub mod questions;
pub mod standard;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use jiff::civil::Date;
use wording::Language;

use crate::App;
use crate::answers::Answers;
use crate::error::PageError;
use crate::path::CatalogueId;

/// What the pages are drawn from. `None` is "there is no such thing", never "it failed".
pub trait Library: Send + Sync + 'static {
    fn catalogues(&self, language: Language) -> Vec<home::CatalogueLine>;

    fn catalogue(&self, language: Language, id: &CatalogueId) -> Option<catalogue::Catalogue>;

    fn standard(
        &self,
        language: Language,
        id: &CatalogueId,
        standard: &str,
    ) -> Option<standard::Standard>;

    fn assess(
        &self,
        language: Language,
        id: &CatalogueId,
        standard: &str,
        answers: &Answers,
        today: Date,
    ) -> Option<assess::Assessment>;

    fn assess_all(
        &self,
        language: Language,
        id: &CatalogueId,
        answers: &Answers,
        today: Date,
    ) -> Option<overview::Overview>;
}

type Page = Result<Html<String>, PageError>;

fn draw(template: &impl Template) -> Page {
    Ok(Html(template.render()?))
}

/// Ready to be used: at least one catalogue is loaded.
pub(crate) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.library.catalogues(Language::Danish).is_empty() {
        (StatusCode::SERVICE_UNAVAILABLE, "no catalogue is loaded\n")
    } else {
        (StatusCode::OK, "ok\n")
    }
}
