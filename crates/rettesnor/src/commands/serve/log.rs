//! The log (*driftslog*): one line for each request and for what the program does by itself.
//!
//! Never a person's data: of an address only its pattern and ids, no query, no body, no words of a
//! library (they may repeat what they were given), of a panic only its place. What happened in a
//! case is in its journal, who looked at whom in the read log; neither is here.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use uuid::Uuid;

use super::metrics::Figures;
use crate::settings::{LogForm, LogLevel};

const REQUEST_ID: &str = "x-request-id";

pub(super) fn begin(form: LogForm, level: LogLevel) {
    let level = match level {
        LogLevel::Error => Level::ERROR,
        LogLevel::Warn => Level::WARN,
        LogLevel::Info => Level::INFO,
    };
    // Ours only.
    let ours = Targets::new().with_target("rettesnor", level);
    let registry = tracing_subscriber::registry().with(ours);
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_target(false);
    // A second one in the same program is a test's.
    let _ = match form {
        LogForm::None => return,
        LogForm::Text => registry.with(lines.with_ansi(false)).try_init(),
        LogForm::Json => registry.with(lines.json().flatten_event(true)).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a defect: the program panicked");
    }));
}

/// The address of a request as it may be written down.
#[derive(Clone)]
struct Route {
    pattern: String,
    path: String,
}

/// Inside a router, where the pattern that fits is known: hands it outwards.
pub(super) async fn route(request: Request, next: Next) -> Response {
    let pattern = request.extensions().get::<MatchedPath>().map(|it| it.as_str().to_owned());
    let route = pattern.map(|pattern| {
        let path = harmless(&pattern, request.uri().path());
        Route { pattern, path }
    });
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(route);
    }
    response
}

/// The path with only those of its parts that are the program's own words, or ids.
fn harmless(pattern: &str, path: &str) -> String {
    let parts = pattern.split('/').zip(path.split('/'));
    let part = |(pattern, given): (&str, &str)| match pattern.starts_with('{') {
        true if given.parse::<Uuid>().is_ok() => given.to_owned(),
        _ => pattern.to_owned(),
    };
    parts.map(part).collect::<Vec<_>>().join("/")
}

/// Around everything: gives the request an id, counts it and writes its line.
pub(super) async fn request(
    State(figures): State<Arc<Figures>>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let id = Uuid::now_v7().to_string();
    let method = word(request.method());
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let taken = begun.elapsed();
    let route = response.extensions_mut().remove::<Route>();
    let (pattern, path) = match &route {
        Some(route) => (route.pattern.as_str(), route.path.as_str()),
        None => ("-", "-"),
    };
    figures.answered(method, pattern, status, taken);
    let ms = taken.as_secs_f64() * 1000.0;
    if status >= 500 {
        tracing::error!(request = id, method, path, status, ms, "request");
    } else {
        tracing::info!(request = id, method, path, status, ms, "request");
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// A method may be any word; ours are these.
fn word(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_only_the_pattern_and_ids_are_written() {
        let id = "0190f5a2-7c44-7cc1-9a3e-2b0c1d2e3f40";
        let path = format!("/api/cases/{id}/acts/Jens%20Hansen");
        let written = harmless("/api/cases/{id}/acts/{kind}", &path);
        assert_eq!(written, format!("/api/cases/{id}/acts/{{kind}}"));
    }
}
