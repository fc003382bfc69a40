//! When a page cannot be shown: a sentence that its reader can act on.
//!
//! Handlers answer with a status; one layer turns every bare status, also those that axum gives
//! by itself, into a page in the reader's language. An error page never repeats what was sent:
//! it may be about a person.

use std::any::Any;

use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::frame::Frame;

/// Why a page cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageError {
    /// No such catalogue, version or standard.
    NotFound,
    /// A template could not be drawn; a mistake of ours.
    NotDrawn,
}

impl From<askama::Error> for PageError {
    fn from(_: askama::Error) -> Self {
        Self::NotDrawn
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND.into_response(),
            Self::NotDrawn => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

pub(crate) async fn not_found() -> PageError {
    PageError::NotFound
}

/// What went wrong is not told: a message from the depths may name a person.
pub(crate) fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    PageError::NotDrawn.into_response()
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    frame: &'a Frame,
    title: String,
    what: String,
    status: u16,
}

/// Draws every answer that is an error as a page.
pub(crate) async fn as_page(
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let asset = uri.path().starts_with("/aktiver/") || uri.path().starts_with("/health/");
    if asset || method == Method::HEAD || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let mut page = draw(&Frame::of(&uri, &headers), status);
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    page
}

fn draw(frame: &Frame, status: StatusCode) -> Response {
    let (title, what) = sentences(frame, status);
    let page = ErrorPage { frame, title, what, status: status.as_u16() };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

fn sentences(frame: &Frame, status: StatusCode) -> (String, String) {
    let (title, what) = match status {
        StatusCode::NOT_FOUND => ("error-not-found", "error-not-found-do"),
        StatusCode::METHOD_NOT_ALLOWED => ("error-method", "error-method-do"),
        StatusCode::PAYLOAD_TOO_LARGE => ("error-too-large", "error-too-large-do"),
        it if it.is_client_error() => ("error-request", "error-request-do"),
        _ => ("error-ours", "error-ours-do"),
    };
    (frame.text(title), frame.text(what))
}
