//! Logging in and out (*log ind, log ud*), who one is, and one's tokens.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State as Have};
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use casework::id::UserId;
use office::login::{CannotLogIn, NewToken, Secret};
use office::permission::Who;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use standards::problem::Problem;

use super::State;
use super::ask::{Ask, read};
use super::door::{Caller, cookie_name, is_from_here};
use super::problem::Refusal;

type Answer = Result<Response, Refusal>;

/// What somebody who logs in tells.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogIn {
    login: String,
    password: String,
}

/// One's own password, changed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassword {
    old: String,
    new: String,
}

#[derive(Serialize)]
struct Me<'a> {
    id: UserId,
    name: &'a str,
    roles: &'a [office::permission::Role],
    /// What a change with a cookie carries as `X-CSRF-Token`.
    csrf_token: Option<String>,
    /// What the token is for; none for a session.
    scopes: Option<&'a [office::permission::Permission]>,
}

pub(super) async fn log_in(Have(state): Have<State>, headers: HeaderMap, body: Bytes) -> Answer {
    // Somebody else's page must not log a person in as somebody else either.
    if !is_from_here(&headers) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, Problem::new("request-not-ours")));
    }
    let given: LogIn = read(&body)?;
    let (at, _) = (state.clock)();
    let secret = (state.secrets)();
    let logged_in = state.office.log_in(&state.gate, (&given.login, given.password), at, &secret);
    let who = logged_in.await.map_err(|error| match error {
        CannotLogIn::TooOften { again } => Refusal::too_often(again, at),
        error => error.into(),
    })?;
    let cookie = cookie(&state, &secret.text(), "");
    Ok((StatusCode::CREATED, [(SET_COOKIE, cookie)], Json(me(&who, Some(&secret)))).into_response())
}

pub(super) async fn log_out(Have(state): Have<State>, ask: Ask) -> Answer {
    if let Some(session) = &ask.caller.session {
        state.office.log_out(session).await?;
    }
    let gone = cookie(&state, "", "; Max-Age=0");
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, gone)]).into_response())
}

pub(super) async fn log_out_everywhere(Have(state): Have<State>, ask: Ask) -> Answer {
    let call = ask.call()?;
    let sessions = state.office.log_out_everywhere(call.who.id).await?;
    let gone = cookie(&state, "", "; Max-Age=0");
    Ok(([(SET_COOKIE, gone)], Json(json!({ "sessions": sessions }))).into_response())
}

pub(super) async fn who_am_i(ask: Ask) -> Answer {
    let Caller { logged_in, session, .. } = &ask.caller;
    let told = Me { scopes: logged_in.scope.as_deref(), ..tell(&logged_in.who, session.as_ref()) };
    Ok(Json(json!(told)).into_response())
}

pub(super) async fn change_password(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let NewPassword { old, new } = ask.read(&body)?;
    let (call, salt) = (ask.call()?, (state.secrets)());
    state.office.change_password(&call, &state.gate, (old, new), salt).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn tell<'a>(who: &'a Who, session: Option<&Secret>) -> Me<'a> {
    let csrf_token = session.map(Secret::csrf);
    Me { id: who.id, name: &who.name, roles: &who.roles, csrf_token, scopes: None }
}

fn me(who: &Who, session: Option<&Secret>) -> Value {
    json!(tell(who, session))
}

/// No page's script reads it, no other site's page sends it.
fn cookie(state: &State, value: &str, more: &str) -> String {
    let secure = if state.secure_cookies { "; Secure" } else { "" };
    let name = cookie_name(state.secure_cookies);
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{more}")
}

/// Whose tokens; one's own where nobody is named.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Owner {
    owner: Option<UserId>,
}

pub(super) async fn issue_token(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let new: NewToken = ask.read(&body)?;
    let secret = (state.secrets)();
    let token = state.office.issue_token(&ask.call()?, new, &secret).await?;
    let mut told = json!(token);
    // The only time it is told.
    if let Some(told) = told.as_object_mut() {
        told.insert("token".to_owned(), json!(secret.text()));
    }
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

pub(super) async fn tokens(
    Have(state): Have<State>,
    ask: Ask,
    Query(Owner { owner }): Query<Owner>,
) -> Answer {
    let call = ask.call()?;
    let tokens = state.office.tokens(&call, owner.unwrap_or(call.who.id)).await?;
    Ok(Json(json!({ "tokens": tokens })).into_response())
}

pub(super) async fn revoke_token(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<String>,
    Query(Owner { owner }): Query<Owner>,
) -> Answer {
    let call = ask.call()?;
    state.office.revoke_token(&call, owner.unwrap_or(call.who.id), &id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
