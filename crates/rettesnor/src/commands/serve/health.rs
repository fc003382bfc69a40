//! Whether the program lives and can work (*helbred*), for whoever watches over it.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use office::Office;

use super::metrics::Figures;
use crate::desk::clock;
use crate::disk;
use crate::settings::Settings;

/// The job loop comes round every few seconds; after so long it is not coming.
const JOBS_LATE_SECONDS: i64 = 300;

#[derive(Clone)]
pub(super) struct Place {
    pub office: Office,
    pub figures: Arc<Figures>,
}

#[derive(Clone)]
struct Watched {
    place: Place,
    /// Where the database writes, where it is a file.
    folder: Option<PathBuf>,
}

pub(super) fn router(place: Place, settings: &Settings) -> Router {
    let folder = settings.database.as_ref().and_then(|it| Some(it.file()?.to_owned()));
    Router::new()
        .route("/health/live", get(|| async { "ok\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .layer(axum::middleware::from_fn(super::log::route))
        .with_state(Watched { place, folder })
}

/// 503 while it should get no requests. That the form of the database is the newest was seen to at
/// the start; another program that changes it meanwhile stops the statements, and so the answer.
async fn ready(State(watched): State<Watched>) -> Response {
    let Place { office, figures } = &watched.place;
    let database = office.store.ready().await.is_ok();
    let queue = office.store.queue_figures().await.ok();
    let idle = figures.idle_seconds(clock().0);
    let free = watched.folder.as_deref().and_then(disk::free_bytes);
    let room = free.is_none_or(|it| it > disk::TOO_LITTLE);
    let fine = database && queue.is_some() && idle < JOBS_LATE_SECONDS && room;
    let told = serde_json::json!({
        "ready": fine,
        "database": database,
        "form": store::LATEST,
        "jobs_idle_seconds": idle,
        "jobs_waiting": queue.map(|it| it.waiting),
        "jobs_dead": queue.map(|it| it.dead),
        "disk_free_bytes": free,
    });
    let status = if fine { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(told)).into_response()
}

/// Not for those who come through the proxy: figures are the operator's.
async fn metrics(State(watched): State<Watched>, headers: HeaderMap) -> Response {
    if headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Place { office, figures } = &watched.place;
    let queue = office.store.queue_figures().await.ok();
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    (kind, figures.write(clock().0, queue)).into_response()
}
