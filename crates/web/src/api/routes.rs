//! The routes (*veje*): one list, of which the router and the OpenAPI document are made.

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodFilter, MethodRouter, on};

use super::{State, cases, citizens, openapi, papers, sessions, users};

/// One thing that can be asked for.
pub(super) struct Route {
    pub(super) method: Method,
    /// Below `/api`.
    pub(super) path: &'static str,
    pub(super) handler: MethodRouter<State>,
    /// For who is not logged in, too.
    pub(super) is_open: bool,
    pub(super) told: &'static str,
    /// The body's shape by its name in [`openapi`]; none for no body.
    pub(super) body: Option<&'static str>,
    pub(super) query: &'static [Asked],
    pub(super) status: u16,
    pub(super) answer: &'static str,
    /// Says on which entry or version it acts.
    pub(super) is_conditional: bool,
    /// Done once however often it comes.
    pub(super) is_once: bool,
}

/// A parameter of the query.
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) is_required: bool,
    /// `string`, `date`, `uuid`, `boolean`, `integer`; or words with bars between.
    pub(super) kind: &'static str,
    pub(super) told: &'static str,
}

const fn must(name: &'static str, kind: &'static str, told: &'static str) -> Asked {
    Asked { name, is_required: true, kind, told }
}

const fn may(name: &'static str, kind: &'static str, told: &'static str) -> Asked {
    Asked { name, is_required: false, kind, told }
}

fn route<H: Handler<T, State>, T: 'static>(
    method: Method,
    path: &'static str,
    handler: H,
    told: &'static str,
) -> Route {
    let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
    Route {
        method,
        path,
        handler: on(filter, handler),
        is_open: false,
        told,
        body: None,
        query: &[],
        status: 200,
        answer: "",
        is_conditional: false,
        is_once: false,
    }
}

fn get<H: Handler<T, State>, T: 'static>(
    path: &'static str,
    handler: H,
    told: &'static str,
) -> Route {
    route(Method::GET, path, handler, told)
}

fn post<H: Handler<T, State>, T: 'static>(
    path: &'static str,
    handler: H,
    told: &'static str,
) -> Route {
    route(Method::POST, path, handler, told)
}

fn delete<H: Handler<T, State>, T: 'static>(
    path: &'static str,
    handler: H,
    told: &'static str,
) -> Route {
    route(Method::DELETE, path, handler, told)
}

impl Route {
    fn open(self) -> Route {
        Route { is_open: true, ..self }
    }

    fn body(self, name: &'static str) -> Route {
        Route { body: Some(name), ..self }
    }

    fn query(self, query: &'static [Asked]) -> Route {
        Route { query, ..self }
    }

    fn gives(self, status: u16, answer: &'static str) -> Route {
        Route { status, answer, ..self }
    }

    /// Sees a picture of the case, and is done once.
    fn acts(self) -> Route {
        Route { is_conditional: true, is_once: true, ..self }
    }

    fn conditional(self) -> Route {
        Route { is_conditional: true, ..self }
    }

    fn once(self) -> Route {
        Route { is_once: true, ..self }
    }
}

const OWNER: &[Asked] =
    &[may("owner", "uuid", "Whose; one's own where nobody is named. Another's: an administrator.")];

const LIST: &[Asked] = &[
    may("number", "string", "A part of the case number. Names are searched in a body."),
    may("status", "string", "One of these, with commas between."),
    may("worker", "uuid", "The case worker."),
    may("unit", "string", "One of these, with commas between."),
    may("paragraph", "string", "Beginnings of paragraphs, with commas between: `SEL § 97`."),
    may("citizen", "uuid", "One citizen's cases."),
    may("overdue", "boolean", "Whose next deadline has passed."),
    may("sort", "changed|opened|number|deadline|name", "By what; the nearest deadline first."),
    may("down", "boolean", "The last first."),
    may("rows", "integer", "Rows on a page: 50, at most 200."),
    may("after", "string", "Where the page before ended; it stands in `next`."),
];

const DAYS: &[Asked] = &[
    must("from", "date", "The first day."),
    must("to", "date", "The last day."),
    may("unit", "string", "One unit's."),
];

const PAPER: &[Asked] = &[
    must(
        "title",
        "string",
        "What it is called on the file. Never a CPR number: this is an address.",
    ),
    must("theme", "string", "What it is about."),
    must("direction", "in|out|internal", "In, out or internal."),
    must("date", "date", "Received, sent or made."),
];

const COUNT: &[Asked] = &[may("count", "integer", "At most 200.")];
const ON: &[Asked] = &[may("on", "date", "As it was at the end of that day.")];
const PERMISSION: &[Asked] = &[must("permission", "string", "`sign`, `see-journal` …")];
const DRY: &[Asked] =
    &[may("dry", "boolean", "Try it, and keep nothing; then without `If-Match`.")];

pub(super) fn all(document_bytes: usize) -> Vec<Route> {
    let mut file = post(
        "/cases/{id}/documents",
        papers::file,
        "File a document (*journalisér*): its bytes and its entry in one transaction.",
    )
    .query(PAPER)
    .body("document")
    .acts()
    .gives(201, "Answered");
    file.handler = file.handler.layer(DefaultBodyLimit::max(document_bytes));
    vec![
        get("/openapi.json", openapi::show, "This document.").open().gives(200, "document"),
        post("/session", sessions::log_in, "Log in (*log ind*). Sets the cookie; the answer holds the CSRF token.")
            .open().body("LogIn").gives(201, "Me"),
        post("/first-administrator", users::first, "Make the first administrator, with the key that the program told once.")
            .open().body("FirstAdministrator").gives(201, "User"),
        delete("/session", sessions::log_out, "Log out (*log ud*).").gives(204, ""),
        delete("/sessions", sessions::log_out_everywhere, "Log out everywhere (*log ud overalt*).").gives(200, "sessions"),
        get("/me", sessions::who_am_i, "Who one is, with roles and CSRF token.").gives(200, "Me"),
        post("/me/password", sessions::change_password, "Change one's own password; every session ends.")
            .body("NewPassword").gives(204, ""),
        get("/tokens", sessions::tokens, "Tokens of programs (*adgangsnøgler*), never the secrets.").query(OWNER).gives(200, "tokens"),
        post("/tokens", sessions::issue_token, "Issue a token to oneself. The secret is told this once.")
            .body("NewToken").gives(201, "token"),
        delete("/tokens/{token}", sessions::revoke_token, "Take a token away.").query(OWNER).gives(204, ""),
        get("/users", users::list, "Users and their roles (*jobfunktionsroller*). An administrator.").gives(200, "users"),
        post("/users", users::add, "Add a user.").body("NewUser").gives(201, "User"),
        axum_patch("/users/{user}").body("UserChange").conditional().gives(200, "User"),
        get("/catalogues", cases::catalogues, "The catalogues that cases can be held against (*kataloger*).").gives(200, "catalogues"),
        post("/citizens", citizens::register, "Register a citizen (*registrér borger*).")
            .body("NewCitizen").once().gives(201, "citizen"),
        post("/citizens/search", citizens::search, "Find by CPR number or by name. In the body: an address ends in logs.")
            .body("Search").gives(200, "citizens"),
        get("/citizens/{citizen}/looks", citizens::looks, "Who looked at the citizen (*læselog*).")
            .query(COUNT).gives(200, "looks"),
        get("/cases", cases::list, "The cases one may see (*sagsliste*), page by page.").query(LIST).gives(200, "cases"),
        post("/cases", cases::open, "Open a case from an enquiry (*opret sag*).").body("Enquiry").once().gives(201, "Answered"),
        get("/cases/{id}", cases::show, "The case (*se sag*). `ETag` is its newest entry.")
            .query(ON).gives(200, "case"),
        get("/cases/{id}/journal", cases::journal, "The journal, entry by entry with hashes (*se journal*).").gives(200, "journal"),
        get("/cases/{id}/why", cases::why, "Why may I (*hvorfor må jeg*), or why not.")
            .query(PERMISSION).gives(200, "why"),
        post("/cases/{id}/acts/{kind}", cases::act, "").acts().gives(200, "Answered"),
        post("/cases/{id}/assessments", cases::assess, "Hold what is known against a standard (*vurdér*), and keep the receipt.")
            .query(DRY)
            .body("Assess").acts().gives(201, "assessment"),
        get("/cases/{id}/assessments/{entry}", cases::assessment, "The whole answer of a receipt again, from the files it stood on.").gives(200, "assessment"),
        post("/cases/{id}/replays", cases::replay, "Every receipt computed again (*efterprøv*), from what was pinned.").gives(200, "replays"),
        post("/cases/{id}/deadlines", cases::set_deadline, "Set a deadline that no rule has a number for (*opret frist*).")
            .body("NewDeadline").acts().gives(201, "Answered"),
        post("/cases/{id}/deadlines/{deadline}/moves", cases::move_deadline, "Suspend, resume, extend or meet a deadline, or tell the citizen when to expect it (RSL § 3, stk. 2).")
            .body("Move").acts().gives(200, "Answered"),
        file,
        get("/documents/{document}", papers::show, "A document as it was filed.").gives(200, "bytes"),
        get("/deadlines", cases::deadlines, "Open deadlines between two days, in the cases one may see (*fristliste*).").query(DAYS).gives(200, "deadlines"),
    ]
}

fn axum_patch(path: &'static str) -> Route {
    route(Method::PATCH, path, users::change, "Change a user; whose rights change logs in again.")
}
