//! The pages: catalogues, standards (*kvalitetsstandarder*) and the assessment of one person
//! against them, as HTML that works without JavaScript, in Danish and English.
//!
//! This crate knows HTTP and HTML. It holds no rule of a standard, never asks what day it is
//! (the caller's `today` does), keeps nothing between two requests and puts no answer into an
//! address or a log: the answers travel in the body of the request from step to step.
//!
//! To add a page: a module in [`pages`] with its view model and handler, a template of the same
//! name, its address in [`path`], its texts in the crate `wording`, and in [`engine`] a function of
//! the shelf that fills the view model.

pub mod answers;
pub mod api;
mod assets;
pub mod engine;
mod error;
mod frame;
mod headers;
pub mod pages;
pub mod path;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, map_response};
use axum::routing::get;
use jiff::civil::Date;
use tower_http::catch_panic::CatchPanicLayer;

use engine::Shelf;
pub use frame::Frame;

/// Room for long reasons to every judgement of every standard, and no more.
const LARGEST_BODY: usize = 512 * 1024;

/// What every handler has at hand.
#[derive(Clone)]
struct App {
    shelf: Arc<Shelf>,
    today: Arc<dyn Fn() -> Date + Send + Sync>,
}

/// All pages, over the catalogues of a shelf. `today` is asked once per request, for the day that
/// is suggested.
pub fn router(shelf: Arc<Shelf>, today: impl Fn() -> Date + Send + Sync + 'static) -> Router {
    Router::new()
        .route("/", get(pages::home::show))
        .route("/katalog/{municipality}/{version}", get(pages::catalogue::show))
        .route("/katalog/{municipality}/{version}/{standard}", get(pages::standard::show))
        .route(
            "/katalog/{municipality}/{version}/{standard}/vurder",
            get(pages::assess::start).post(pages::assess::step),
        )
        .route(
            "/katalog/{municipality}/{version}/alle/vurder",
            get(pages::overview::start).post(pages::overview::step),
        )
        .route("/katalog/{municipality}/{version}/gennemgang", get(pages::review::show))
        .route("/sammenlign", get(pages::compare::start))
        .route("/sammenlign/{ma}/{va}/{mb}/{vb}", get(pages::compare::all))
        .route("/sammenlign/{ma}/{va}/{mb}/{vb}/{paragraph}", get(pages::compare::one))
        .route("/oplysninger", get(pages::facts::list))
        .route("/oplysninger/{fact}", get(pages::facts::show))
        .route("/soeg", get(pages::search::start).post(pages::search::search))
        .route("/tilgaengelighed", get(pages::accessibility::show))
        .route("/aktiver/{version}/{*file}", get(assets::file))
        .route("/health/live", get(|| async { "ok\n" }))
        .route("/health/ready", get(pages::ready))
        .fallback(error::not_found)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(from_fn(error::as_page))
        .layer(from_fn(frame::language))
        .layer(map_response(headers::secure))
        .with_state(App { shelf, today: Arc::new(today) })
}
