//! The door (*adgang*): nobody passes who is not logged in, by a cookie or by a token.
//!
//! A cookie travels with whatever page a browser is on; so a change that comes with one must also
//! come from our own pages and carry the word that only they were told. A token is put on by a
//! program that means it.

use axum::extract::{Request, State as Have};
use axum::http::header::{AUTHORIZATION, COOKIE, HOST, HeaderMap, ORIGIN};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use office::login::{LoggedIn, Secret};
use standards::problem::Problem;

use super::State;
use super::problem::Refusal;

/// Who asks, and when. Put on the request by the door; without it a handler cannot be reached.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) logged_in: LoggedIn,
    /// The session, where it is one.
    pub(super) session: Option<Secret>,
    pub(super) at: Timestamp,
    pub(super) today: Date,
}

/// `__Host-` keeps a cookie to this very host, and browsers take it over TLS only.
pub(super) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-rettesnor" } else { "rettesnor" }
}

pub(super) async fn only_who_is_logged_in(
    Have(state): Have<State>,
    mut request: Request,
    next: Next,
) -> Response {
    match caller(&state, request.headers(), request.method()).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn caller(state: &State, headers: &HeaderMap, method: &Method) -> Result<Caller, Refusal> {
    let (at, today) = (state.clock)();
    let stranger = || Refusal::new(StatusCode::UNAUTHORIZED, Problem::new("not-logged-in"));
    if let Some(token) = headers.get(AUTHORIZATION) {
        let token = token.to_str().ok().and_then(|it| it.strip_prefix("Bearer "));
        let token = token.and_then(|it| Secret::read(it.trim())).ok_or_else(stranger)?;
        let logged_in = state.office.by_token(&token, at).await?.ok_or_else(stranger)?;
        return Ok(Caller { logged_in, session: None, at, today });
    }
    let session = cookie(headers, cookie_name(state.secure_cookies)).ok_or_else(stranger)?;
    let logged_in = state.office.by_session(&session, at).await?.ok_or_else(stranger)?;
    if !method.is_safe() && !is_ours(headers, &session) {
        return Err(Refusal::new(StatusCode::FORBIDDEN, Problem::new("request-not-ours")));
    }
    Ok(Caller { logged_in, session: Some(session), at, today })
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<Secret> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut pairs = cookies.flat_map(|it| it.split(';'));
    pairs.find_map(|it| Secret::read(it.trim().strip_prefix(name)?.strip_prefix('=')?))
}

/// Whether a change comes from where its cookie belongs.
fn is_ours(headers: &HeaderMap, session: &Secret) -> bool {
    let header = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    let word = header("x-csrf-token").is_some_and(|it| session.is_csrf(it));
    word && is_from_here(headers)
}

/// Browsers say where a request comes from; what says nothing is no browser.
pub(super) fn is_from_here(headers: &HeaderMap) -> bool {
    let header = |name: &str| headers.get(name).map(|it| it.to_str().unwrap_or_default());
    match (header("sec-fetch-site"), header(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let host = header(HOST.as_str());
            let origin = origin.split_once("://").map(|(_, it)| it);
            origin.is_some() && origin == host
        }
        (None, None) => true,
    }
}
