//! Cases (*sager*): opened, found, seen, acted on.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State as Have};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, ETAG};
use axum::response::{IntoResponse, Response};
use casework::clock::{Reason, What};
use casework::event::Event;
use casework::id::{CaseId, CitizenId, UserId};
use jiff::civil::Date;
use office::CannotAct;
use office::acts::{Answered, Done, Enquiry, Move};
use office::permission::Permission;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Value, json};
use standards::problem::Problem;
use store::{Cursor, Filter, Page, Sort, SortBy};

use super::State;
use super::ask::{Ask, does_not_fit};
use super::problem::{self, Refusal};
use super::view::{self, etag};

type Answer = Result<Response, Refusal>;

const ROWS: u32 = 50;
const ROWS_MOST: u32 = 200;
const DEADLINES: u32 = 1000;

// --- answers ------------------------------------------------------------------------------------

/// What an act came to; a repeated one is answered as the first time.
pub(super) fn answered(status: StatusCode, done: Result<Done, CannotAct>) -> Answer {
    match done {
        Ok(done) => {
            let answer = done.answer();
            Ok((status, [(ETAG, etag(answer.entry))], Json(json!(answer))).into_response())
        }
        Err(CannotAct::Repeated(answer)) => Ok(repeated(status, answer)),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn repeated(status: StatusCode, answer: String) -> Response {
    let entry = serde_json::from_str(&answer).ok().map(|it: Answered| etag(it.entry));
    let headers = [("idempotency-replayed", "true"), (CONTENT_TYPE.as_str(), "application/json")];
    match entry {
        Some(entry) => (status, headers, [(ETAG, entry)], answer).into_response(),
        None => (status, headers, answer).into_response(),
    }
}

// --- opening and finding --------------------------------------------------------------------------

pub(super) async fn open(Have(state): Have<State>, ask: Ask, body: Bytes) -> Answer {
    let enquiry: Enquiry = ask.read(&body)?;
    answered(StatusCode::CREATED, state.office.open(&ask.act(&body)?, enquiry).await)
}

/// What a list is filtered and sorted by.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Wanted {
    /// A part of the case number. Names are searched in a body, by `POST /api/citizens/search`.
    number: Option<String>,
    status: Option<String>,
    worker: Option<UserId>,
    unit: Option<String>,
    paragraph: Option<String>,
    citizen: Option<CitizenId>,
    overdue: bool,
    sort: SortBy,
    down: bool,
    rows: u32,
    after: Option<String>,
}

impl Default for Wanted {
    fn default() -> Wanted {
        Wanted {
            number: None,
            status: None,
            worker: None,
            unit: None,
            paragraph: None,
            citizen: None,
            overdue: false,
            sort: SortBy::Deadline,
            down: false,
            rows: ROWS,
            after: None,
        }
    }
}

pub(super) async fn list(
    Have(state): Have<State>,
    ask: Ask,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let call = ask.call()?;
    let is_number = |it: &String| it.bytes().all(|it| it.is_ascii_digit() || it == b'-');
    if wanted.number.as_ref().is_some_and(|it| !is_number(it)) {
        return Err(Refusal::bad_request(Problem::new("not-a-case-number")));
    }
    let list = |it: &Option<String>| -> Vec<String> {
        it.iter().flat_map(|it| it.split(',')).map(str::to_owned).collect()
    };
    let filter = Filter {
        text: wanted.number.clone(),
        status: list(&wanted.status),
        worker: wanted.worker,
        units: list(&wanted.unit),
        paragraphs: list(&wanted.paragraph),
        citizen: wanted.citizen,
        overdue_on: wanted.overdue.then_some(call.today),
        ..Filter::default()
    };
    let sort = Sort { by: wanted.sort, down: wanted.down };
    let rows = wanted.rows.clamp(1, ROWS_MOST);
    let page = Page { rows, after: wanted.after.clone().map(Cursor) };
    let listing = state.office.cases(&call, filter, sort, &page).await?;
    let next = listing.next.as_ref().map(|Cursor(place)| wanted.next(place));
    let cases: Vec<Value> = listing.rows.iter().map(view::row).collect();
    Ok(Json(json!({ "cases": cases, "next": next })).into_response())
}

impl Wanted {
    /// The address of the page after this one.
    fn next(&self, place: &str) -> String {
        let sort = json!(self.sort);
        let mut parts = vec![
            ("sort", sort.as_str().map(str::to_owned)),
            ("down", Some(self.down.to_string())),
            ("rows", Some(self.rows.to_string())),
            ("number", self.number.clone()),
            ("status", self.status.clone()),
            ("worker", self.worker.map(|it| it.to_string())),
            ("unit", self.unit.clone()),
            ("paragraph", self.paragraph.clone()),
            ("citizen", self.citizen.map(|it| it.to_string())),
        ];
        parts.push(("overdue", self.overdue.then(|| "true".to_owned())));
        parts.push(("after", Some(place.to_owned())));
        let encoded = |(name, value): (&str, Option<String>)| {
            Some(format!("{name}={}", utf8_percent_encode(&value?, NON_ALPHANUMERIC)))
        };
        let parts: Vec<String> = parts.into_iter().filter_map(encoded).collect();
        format!("/api/cases?{}", parts.join("&"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Days {
    from: Date,
    to: Date,
    unit: Option<String>,
}

pub(super) async fn deadlines(
    Have(state): Have<State>,
    ask: Ask,
    Query(Days { from, to, unit }): Query<Days>,
) -> Answer {
    let due = state.office.deadlines(&ask.call()?, (from, to), unit, DEADLINES).await?;
    let due: Vec<Value> = due.iter().map(view::due).collect();
    Ok(Json(json!({ "deadlines": due })).into_response())
}

// --- seeing -----------------------------------------------------------------------------------------

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct On {
    on: Option<Date>,
}

pub(super) async fn show(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<CaseId>,
    Query(On { on }): Query<On>,
) -> Answer {
    let seen = state.office.see(&ask.call()?, id, on).await?;
    let tag = etag(seen.case.head.number);
    Ok(([(ETAG, tag)], Json(view::case(&seen))).into_response())
}

pub(super) async fn journal(Have(state): Have<State>, ask: Ask, Path(id): Path<CaseId>) -> Answer {
    let seen = state.office.see_journal(&ask.call()?, id).await?;
    let entries: Vec<Value> = seen.entries.iter().map(view::entry).collect();
    let tag = etag(seen.case.head.number);
    let told = json!({ "case": id, "number": seen.case.opened.number, "entries": entries });
    Ok(([(ETAG, tag)], Json(told)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    permission: Permission,
}

pub(super) async fn why(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<CaseId>,
    Query(Which { permission }): Query<Which>,
) -> Answer {
    let verdict = state.office.why_may_i(&ask.call()?, id, permission).await?;
    let because = problem::because(&verdict, ask.language);
    let told = json!({ "permission": permission, "allowed": verdict.allowed, "because": because });
    Ok(Json(told).into_response())
}

pub(super) async fn replay(Have(state): Have<State>, ask: Ask, Path(id): Path<CaseId>) -> Answer {
    let replayed = state.office.replay(&ask.call()?, id).await?;
    let same = replayed.iter().all(|it| it.same);
    Ok(Json(json!({ "same": same, "receipts": replayed })).into_response())
}

// --- acting -----------------------------------------------------------------------------------------

pub(super) async fn act(
    Have(state): Have<State>,
    ask: Ask,
    Path((id, kind)): Path<(CaseId, String)>,
    body: Bytes,
) -> Answer {
    let content: Value = ask.read(&body)?;
    let event = event(&kind, content, ask.caller.logged_in.who.id)?;
    let (call, seen) = (ask.act(&body)?, ask.expected()?);
    answered(StatusCode::OK, state.office.act(&call, id, seen, event).await)
}

/// An event from its kind and its body.
pub(super) fn event(kind: &str, mut body: Value, by: UserId) -> Result<Event, Refusal> {
    if !super::openapi::kinds().any(|it| it == kind) {
        let problem = Problem::new("unknown-act").near(kind, super::openapi::kinds());
        return Err(Refusal::new(StatusCode::NOT_FOUND, problem));
    }
    // Who found it is who asks, whatever is told.
    if matches!(kind, "vum-entered" | "vum-need-set" | "vum-overall-set")
        && let Some(body) = body.as_object_mut()
    {
        body.insert("by".to_owned(), json!(by));
    }
    let whole = json!({ "kind": kind, "body": body });
    let event: Event = serde_path_to_error::deserialize(&whole).map_err(|error| {
        let place = error.path().to_string();
        does_not_fit(place.trim_start_matches("body."), error.inner())
    })?;
    // What the event does not hold would be lost without a word.
    let kept = json!(event);
    match lost(&body, kept.get("body").unwrap_or(&Value::Null), "") {
        None => Ok(event),
        Some(place) => {
            let problem = Problem::new("body-field-unknown").with("place", place);
            Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, problem))
        }
    }
}

/// Where something stands that was not read. What is empty may be left out.
fn lost(given: &Value, kept: &Value, place: &str) -> Option<String> {
    let below = |name: &str| match place {
        "" => name.to_owned(),
        place => format!("{place}.{name}"),
    };
    match (given, kept) {
        (Value::Object(given), Value::Object(kept)) => given.iter().find_map(|(name, value)| {
            // A name of theirs is told only where it is like one of ours.
            let is_a_name = name.len() <= 40
                && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_' || it == b'-');
            let told = if is_a_name { name } else { "?" };
            match kept.get(name) {
                Some(kept) => lost(value, kept, &below(told)),
                None if is_empty(value) => None,
                None => Some(below(told)),
            }
        }),
        (Value::Array(given), Value::Array(kept)) => {
            let mut pairs = given.iter().zip(kept).zip(0..);
            pairs.find_map(|((given, kept), at)| lost(given, kept, &below(&at.to_string())))
        }
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Which standard, on which day's rules.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assess {
    pub(super) standard: String,
    /// Today, where nothing else is said.
    #[serde(default)]
    pub(super) on: Option<Date>,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(super) struct Dry {
    dry: bool,
}

pub(super) async fn assess(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<CaseId>,
    Query(Dry { dry }): Query<Dry>,
    body: Bytes,
) -> Answer {
    let Assess { standard, on } = ask.read(&body)?;
    let on = on.unwrap_or(ask.caller.today);
    if dry {
        let evaluated = state.office.try_assessment(&ask.call()?, id, &standard, on).await?;
        return Ok(Json(view::assessment(None, &evaluated)).into_response());
    }
    let (call, seen) = (ask.act(&body)?, ask.expected()?);
    match state.office.assess(&call, id, seen, &standard, on).await {
        Ok((done, evaluated)) => {
            let answer = done.answer();
            let told = view::assessment(Some(&answer), &evaluated);
            Ok((StatusCode::CREATED, [(ETAG, etag(answer.entry))], Json(told)).into_response())
        }
        // The answer is not kept twice: the receipt gives it again, byte for byte.
        Err(CannotAct::Repeated(answer)) => {
            let answer: Answered = super::ask::read(answer.as_bytes())?;
            let receipt = answer.events.iter().find(|it| it.kind == "evaluated");
            let entry = receipt.map_or(answer.entry, |it| it.entry);
            let evaluated = state.office.answer_again(&ask.call()?, id, entry).await?;
            let headers =
                [("idempotency-replayed", "true".to_owned()), ("etag", etag(answer.entry))];
            let told = view::assessment(Some(&answer), &evaluated);
            Ok((StatusCode::CREATED, headers, Json(told)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn assessment(
    Have(state): Have<State>,
    ask: Ask,
    Path((id, entry)): Path<(CaseId, u64)>,
) -> Answer {
    let evaluated = state.office.answer_again(&ask.call()?, id, entry).await?;
    Ok(Json(view::assessment(None, &evaluated)).into_response())
}

/// A deadline that neither law nor catalogue has a number for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDeadline {
    pub(super) id: String,
    pub(super) what: What,
    /// What it counts from.
    pub(super) event: String,
    pub(super) due: Date,
    pub(super) reason: Reason,
}

pub(super) async fn set_deadline(
    Have(state): Have<State>,
    ask: Ask,
    Path(id): Path<CaseId>,
    body: Bytes,
) -> Answer {
    let new: NewDeadline = ask.read(&body)?;
    let (call, seen) = (ask.act(&body)?, ask.expected()?);
    let about = (new.id.as_str(), new.what, new.event.as_str(), new.due);
    let done = state.office.set_deadline(&call, id, seen, about, new.reason).await;
    answered(StatusCode::CREATED, done)
}

pub(super) async fn move_deadline(
    Have(state): Have<State>,
    ask: Ask,
    Path((id, deadline)): Path<(CaseId, String)>,
    body: Bytes,
) -> Answer {
    let how: Move = ask.read(&body)?;
    let (call, seen) = (ask.act(&body)?, ask.expected()?);
    answered(StatusCode::OK, state.office.move_deadline(&call, id, seen, &deadline, how).await)
}

// --- catalogues ---------------------------------------------------------------------------------------

pub(super) async fn catalogues(Have(state): Have<State>, ask: Ask) -> Answer {
    ask.call()?;
    let shelf = &state.office.shelf;
    let all: Vec<Value> =
        shelf.ids().filter_map(|id| shelf.get(id)).map(|it| view::catalogue(it)).collect();
    Ok(Json(json!({ "catalogues": all })).into_response())
}
