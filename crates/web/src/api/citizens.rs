//! Citizens' master data (*stamdata*). What somebody is searched by travels in the body: never in
//! an address, which ends in logs.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State as Have};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use casework::id::CitizenId;
use office::CannotAct;
use office::people::NewCitizen;
use serde::Deserialize;
use serde_json::json;

use super::State;
use super::ask::Ask;
use super::cases::repeated;
use super::problem::Refusal;
use super::view;

type Answer = Result<Response, Refusal>;

/// How many are found by a name at most: who is not among them wants a longer name.
const FOUND: u32 = 50;
const LOOKS: u32 = 200;

/// By what somebody is searched.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Search {
    Cpr { cpr: String },
    Name { name: String },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Count {
    count: Option<u32>,
}

pub(super) async fn register(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let new: NewCitizen = ask.read(&body)?;
    match state.office.register(&ask.act(&body)?, new).await {
        Ok(row) => Ok((StatusCode::CREATED, Json(json!({ "citizen": row.id }))).into_response()),
        Err(CannotAct::Repeated(answer)) => Ok(repeated(StatusCode::CREATED, answer)),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn search(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let call = ask.call()?;
    let found = match ask.read(&body)? {
        Search::Cpr { cpr } => state.office.find_by_cpr(&call, &cpr).await?.into_iter().collect(),
        Search::Name { name } => state.office.find_by_name(&call, &name, FOUND).await?,
    };
    let found: Vec<_> = found.iter().map(view::found).collect();
    Ok(Json(json!({ "citizens": found })).into_response())
}

pub(super) async fn looks(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<CitizenId>,
    Query(Count { count }): Query<Count>,
) -> Answer {
    let count = count.unwrap_or(LOOKS).min(LOOKS);
    let looks = state.office.looks_at(&ask.call()?, id, count).await?;
    let looks: Vec<_> = looks.iter().map(view::look).collect();
    Ok(Json(json!({ "looks": looks })).into_response())
}
