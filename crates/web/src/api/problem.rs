//! What went wrong (*fejl*), as RFC 9457 has it: a sentence and what to do, in Danish or English.
//!
//! Handlers answer with a [`Refusal`], which has no language; one layer puts all of them, also the
//! bare statuses of axum, into the reader's. Nothing that was sent is repeated: it may be about a
//! person.

use std::any::Any;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{
    ACCEPT_LANGUAGE, ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use office::list::NoList;
use office::login::CannotLogIn;
use office::permission::Verdict;
use office::{CannotAct, Since};
use serde_json::{Map, Value as Json, json};
use standards::problem::Problem;
use store::{CommitError, Trouble};
use wording::Language;

/// Why a request was not done. Nothing was changed.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    status: StatusCode,
    problem: Problem,
    /// All that stands in the way, where it is more than one thing.
    each: Vec<Problem>,
    more: More,
    /// For the operator's log: what the database said. Never shown.
    failure: Option<String>,
}

#[derive(Debug, Clone)]
enum More {
    Nothing,
    Changed { entry: u64, since: Vec<Since> },
    Rights(Box<Verdict>),
    Later { again: Timestamp, seconds: i64 },
}

/// Left with an answer that is our fault, for whoever keeps the log.
#[derive(Debug, Clone)]
pub struct Failure(pub String);

impl Refusal {
    pub(super) fn new(status: StatusCode, problem: Problem) -> Refusal {
        Refusal { status, problem, each: Vec::new(), more: More::Nothing, failure: None }
    }

    pub(super) fn bad_request(problem: Problem) -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, problem)
    }

    pub(super) fn too_often(again: Timestamp, now: Timestamp) -> Refusal {
        let refusal = Refusal::new(StatusCode::TOO_MANY_REQUESTS, Problem::new("log-in-too-often"));
        let seconds = now.duration_until(again).as_secs().max(1);
        Refusal { more: More::Later { again, seconds }, ..refusal }
    }

    fn ours(error: &impl ToString) -> Refusal {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let refusal = Refusal::new(status, Problem::new("ours"));
        Refusal { failure: Some(error.to_string()), ..refusal }
    }

    fn in_language(&self, language: Language) -> Json {
        let told = words(language, &self.problem);
        let mut body = Map::new();
        body.insert("type".to_owned(), json!(format!("urn:rettesnor:{}", self.problem.code)));
        body.insert("title".to_owned(), json!(told.sentence));
        body.insert("status".to_owned(), json!(self.status.as_u16()));
        body.insert("code".to_owned(), json!(self.problem.code));
        if let Some(help) = told.help {
            body.insert("detail".to_owned(), json!(help));
        }
        if !self.each.is_empty() {
            let one = |it: &Problem| {
                let told = words(language, it);
                json!({ "code": it.code, "title": told.sentence, "detail": told.help })
            };
            body.insert("errors".to_owned(), self.each.iter().map(one).collect());
        }
        match &self.more {
            More::Nothing => (),
            More::Changed { entry, since } => {
                body.insert("entry".to_owned(), json!(entry));
                body.insert("since".to_owned(), json!(since));
            }
            More::Rights(verdict) => {
                body.insert("because".to_owned(), because(verdict, language));
            }
            More::Later { again, .. } => {
                body.insert("again".to_owned(), json!(again));
            }
        }
        Json::Object(body)
    }
}

/// The sentences of the policies that settled it.
pub(super) fn because(verdict: &Verdict, language: Language) -> Json {
    let one = |why: &Arc<office::permission::Why>| {
        let sentence = match language {
            Language::Danish => &why.da,
            Language::English => &why.en,
        };
        json!({ "policy": why.policy, "why": sentence })
    };
    verdict.because.iter().map(one).collect()
}

fn words(language: Language, problem: &Problem) -> wording::Told {
    wording::problem(language, problem.code, &problem.args)
}

impl From<CannotAct> for Refusal {
    fn from(error: CannotAct) -> Refusal {
        match error {
            CannotAct::NotFound(_) => {
                Refusal::new(StatusCode::NOT_FOUND, Problem::new("not-found"))
            }
            CannotAct::Forbidden(verdict) => {
                let refusal = Refusal::new(StatusCode::FORBIDDEN, Problem::new("forbidden"));
                Refusal { more: More::Rights(verdict), ..refusal }
            }
            CannotAct::Refused(each) => refused(each.into()),
            CannotAct::DoesNotFit(each) => refused(each.into_iter().map(|it| it.problem).collect()),
            CannotAct::Changed { head, since, .. } => {
                let problem = Problem::new("changed-meanwhile").with("entry", head.number);
                let refusal = Refusal::new(StatusCode::PRECONDITION_FAILED, problem);
                Refusal { more: More::Changed { entry: head.number, since }, ..refusal }
            }
            // Handlers answer it before it comes here.
            CannotAct::Repeated(_) => Refusal::ours(&"a repeated request was not answered"),
            error @ CannotAct::Damaged(_) => Refusal::ours(&error),
            CannotAct::Commit(error) => error.into(),
            CannotAct::Trouble(trouble) => trouble.into(),
        }
    }
}

fn refused(each: Vec<Problem>) -> Refusal {
    let refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, Problem::new("refused"));
    Refusal { each, ..refusal }
}

impl From<CommitError> for Refusal {
    fn from(error: CommitError) -> Refusal {
        let (status, problem) = match error {
            CommitError::Deleted { .. } => (StatusCode::GONE, Problem::new("case-deleted")),
            CommitError::CprTaken { .. } => (StatusCode::CONFLICT, Problem::new("cpr-taken")),
            CommitError::LoginTaken => (StatusCode::CONFLICT, Problem::new("login-taken")),
            CommitError::KeyReused => {
                (StatusCode::UNPROCESSABLE_ENTITY, Problem::new("idempotency-key-reused"))
            }
            CommitError::TooLarge { limit, .. } => {
                let problem = Problem::new("document-too-large").with("limit", limit);
                (StatusCode::PAYLOAD_TOO_LARGE, problem)
            }
            CommitError::CitizenConflict { found, .. }
            | CommitError::UserConflict { found, .. } => {
                let problem = Problem::new("changed-meanwhile").with("entry", found);
                (StatusCode::PRECONDITION_FAILED, problem)
            }
            CommitError::Trouble(trouble) => return trouble.into(),
            error => return Refusal::ours(&error),
        };
        Refusal::new(status, problem)
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Refusal {
        Refusal::ours(&trouble)
    }
}

impl From<CannotLogIn> for Refusal {
    fn from(error: CannotLogIn) -> Refusal {
        match error {
            // Where there is no clock at hand: wait a while.
            CannotLogIn::Wrong | CannotLogIn::TooOften { .. } => {
                Refusal::new(StatusCode::UNAUTHORIZED, Problem::new("log-in-wrong"))
            }
            error @ (CannotLogIn::Roles(_) | CannotLogIn::Trouble(_)) => Refusal::ours(&error),
        }
    }
}

impl From<NoList> for Refusal {
    fn from(error: NoList) -> Refusal {
        match error {
            NoList::Place => Refusal::bad_request(Problem::new("place-not-in-list")),
            NoList::Act(error) => error.into(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(failure) = &self.failure {
            response.extensions_mut().insert(Failure(failure.clone()));
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

pub(super) async fn no_such_route() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, Problem::new("no-such-route"))
}

/// What went wrong is not told: a message from the depths may name a person.
pub(super) fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    Refusal::ours(&"a handler panicked").into_response()
}

/// Puts whatever is an error into words.
pub(super) async fn in_words(request: Request, next: Next) -> Response {
    let language = language(request.headers());
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let refusal = response.extensions().get::<Arc<Refusal>>().cloned();
    let refusal = refusal.unwrap_or_else(|| Arc::new(bare(status)));
    let mut told = (status, refusal.in_language(language).to_string()).into_response();
    let headers = told.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    if let Some(allowed) = response.headers().get(ALLOW) {
        headers.insert(ALLOW, allowed.clone());
    }
    if let More::Later { seconds, .. } = refusal.more {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds.unsigned_abs()));
    }
    if let Some(failure) = response.extensions().get::<Failure>() {
        told.extensions_mut().insert(failure.clone());
    }
    told
}

/// A status that axum gave by itself.
fn bare(status: StatusCode) -> Refusal {
    let problem = match status {
        StatusCode::NOT_FOUND => Problem::new("no-such-route"),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new("method-not-allowed"),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new("body-too-large"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new("not-json"),
        it if it.is_client_error() => Problem::new("request-unreadable"),
        _ => Problem::new("ours"),
    };
    Refusal::new(status, problem)
}

/// The first of our languages that the reader asks for; Danish where none of them is.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let mut best = (0.0_f32, Language::Danish);
    for part in asked.split(',') {
        let mut part = part.split(';').map(str::trim);
        let name = part.next().unwrap_or_default();
        let code = name.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let weight = part.find_map(|it| it.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
        if let Ok(language) = code.parse()
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}
