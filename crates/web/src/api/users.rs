//! Users and their roles (*brugere, jobfunktionsroller*), for an administrator.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Have};
use axum::http::StatusCode;
use axum::http::header::ETAG;
use axum::response::{IntoResponse, Response};
use casework::id::UserId;
use office::users::{FirstAdministrator, NewUser, User, UserChange};
use serde_json::json;

use super::State;
use super::ask::{Ask, read};
use super::problem::Refusal;
use super::view::etag;

type Answer = Result<Response, Refusal>;

pub(super) async fn list(Have(state): Have<State>, ask: Ask) -> Answer {
    let users = state.office.users(&ask.call()?).await?;
    Ok(Json(json!({ "users": users })).into_response())
}

pub(super) async fn add(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let new: NewUser = ask.read(&body)?;
    let user = state.office.add_user(&ask.call()?, &state.gate, new, (state.secrets)()).await?;
    Ok((StatusCode::CREATED, told(&user)).into_response())
}

pub(super) async fn change(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<UserId>,
    body: Bytes,
) -> Answer {
    let change: UserChange = ask.read(&body)?;
    let (call, seen, salt) = (ask.call()?, ask.expected()?, (state.secrets)());
    let user = state.office.change_user(&call, &state.gate, (id, seen), change, salt).await?;
    Ok(told(&user).into_response())
}

/// Open: the key is the right.
pub(super) async fn first(Have(state): Have<State>, body: Bytes) -> Answer {
    let first: FirstAdministrator = read(&body)?;
    let (at, _) = (state.clock)();
    let State { office, gate, first: key, secrets, .. } = &state;
    let user = office.first_administrator(gate, key, first, at, secrets()).await?;
    Ok((StatusCode::CREATED, told(&user)).into_response())
}

fn told(user: &User) -> impl IntoResponse {
    ([(ETAG, etag(user.version))], Json(json!(user)))
}
