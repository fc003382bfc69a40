//! The programming interface (*API*): everything an act of the office can do, as JSON under `/api`.
//!
//! A handler reads the request, calls one act, answers. It knows HTTP and no rule; a CPR number
//! never stands in an address, an answer is never kept by anybody on the way, and an error is a
//! sentence in the reader's language without anybody's data. What is not a route of [`routes`] is
//! not there: the router and the OpenAPI document are made of the same list.
//!
//! To add a route: a handler, a line in [`routes`], then `docs/openapi.json` by the test that
//! finds that it is out of date. To add a kind of act: its example in `acts.json`.

mod ask;
mod cases;
mod citizens;
mod door;
mod openapi;
mod papers;
mod problem;
mod routes;
mod sessions;
mod shape;
mod users;
mod view;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use jiff::Timestamp;
use jiff::civil::Date;
use office::Office;
use office::login::{Gate, Secret};
use office::users::FirstKey;
use tower_http::catch_panic::CatchPanicLayer;

pub use openapi::document as openapi;
pub use problem::Failure;

use crate::headers;

/// Room for a reason to every judgement; documents have their own limit.
const LARGEST_BODY: usize = 512 * 1024;

/// What every handler has at hand. Time and chance come from the executable.
#[derive(Clone)]
pub struct State {
    pub office: Office,
    /// Now, and the day it is in Denmark.
    pub clock: Arc<dyn Fn() -> (Timestamp, Date) + Send + Sync>,
    /// Fresh secrets, from the system's chance.
    pub secrets: Arc<dyn Fn() -> Secret + Send + Sync>,
    pub gate: Arc<Gate>,
    /// For the first administrator, while there is none.
    pub first: Arc<FirstKey>,
    /// Only sent over TLS. Not on a loopback address without it.
    pub secure_cookies: bool,
    /// How large a document may be: as the store was opened with.
    pub document_bytes: usize,
}

/// Everything under `/api`.
pub fn router(state: State) -> Router {
    let mut open = Router::new();
    let mut closed = Router::new();
    for route in routes::all(state.document_bytes) {
        match route.is_open {
            true => open = open.route(route.path, route.handler),
            false => closed = closed.route(route.path, route.handler),
        }
    }
    // A stranger is told the same of a route that is not there.
    let closed = closed
        .fallback(problem::no_such_route)
        .layer(from_fn_with_state(state.clone(), door::only_who_is_logged_in));
    let api = open
        .merge(closed)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(from_fn(problem::in_words))
        .layer(map_response(headers::secure))
        .with_state(state);
    Router::new().nest("/api", api)
}
