//! The pages. A page is a view model, a handler that gets it and draws it, and a template.

pub mod accessibility;
pub mod assess;
pub mod catalogue;
pub mod compare;
pub mod facts;
pub mod home;
pub mod overview;
pub mod parts;
pub mod questions;
pub mod review;
pub mod search;
pub mod standard;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Html;
use wording::Language;

use crate::App;
use crate::error::PageError;

type Page = Result<Html<String>, PageError>;

fn draw(template: &impl Template) -> Page {
    Ok(Html(template.render()?))
}

/// Ready to be used: at least one catalogue is loaded.
pub(crate) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    if app.shelf.catalogues(Language::Danish).is_empty() {
        (StatusCode::SERVICE_UNAVAILABLE, "no catalogue is loaded\n")
    } else {
        (StatusCode::OK, "ok\n")
    }
}
