//! Documents (*dokumenter*): filed with their bytes as the body, and given back as they came.

use axum::body::Bytes;
use axum::extract::{Path, Query, State as Have};
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use casework::event::DocumentWay;
use casework::id::{CaseId, DocumentId};
use jiff::civil::Date;
use office::paper::NewPaper;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use standards::problem::Problem;

use super::State;
use super::ask::Ask;
use super::cases::answered;
use super::problem::Refusal;

type Answer = Result<Response, Refusal>;

/// What is told of a document beside its bytes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    title: String,
    theme: String,
    direction: DocumentWay,
    /// Received, sent or made.
    date: Date,
}

pub(super) async fn file(
    Have(state): Have<State>,
    ask: Ask,
    Path(case): Path<CaseId>,
    Query(about): Query<About>,
    body: Bytes,
) -> Answer {
    let (call, seen) = (ask.act(&body)?, ask.expected()?);
    let media_type = ask.media_type();
    if media_type.is_empty() || body.is_empty() {
        return Err(Refusal::bad_request(Problem::new("document-without-content")));
    }
    let paper = NewPaper {
        title: about.title,
        theme: about.theme,
        direction: about.direction,
        on: about.date,
        media_type: media_type.to_owned(),
        content: body.to_vec(),
    };
    let filed = state.office.file_document(&call, case, seen, paper).await;
    answered(StatusCode::CREATED, filed.map(|(_, done)| done))
}

pub(super) async fn show(Have(state): Have<State>, ask: Ask, Path(id): Path<DocumentId>) -> Answer {
    let (row, content) = state.office.document(&ask.call()?, id).await?;
    // What somebody sent in is never run as a page of ours: it is saved, not shown.
    let name = utf8_percent_encode(&row.title, NON_ALPHANUMERIC);
    let saved = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}"));
    let saved = saved.unwrap_or(HeaderValue::from_static("attachment"));
    let plain = HeaderValue::from_static("application/octet-stream");
    let media_type = HeaderValue::from_str(&row.media_type).unwrap_or(plain);
    Ok(([(CONTENT_DISPOSITION, saved), (CONTENT_TYPE, media_type)], content).into_response())
}
