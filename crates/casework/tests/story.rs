//! A case from enquiry to the new decision after Ankestyrelsen sent it back, and everything that
//! is refused on the way, as a case worker would read it.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::fmt::Write as _;

use casework::case::{self, Case};
use casework::decide::decide;
use casework::event::Event;
use casework::id::{CaseId, UserId};
use casework::journal::{self, Entry, Head};
use casework::role::{Actor, Competence};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A case worker's desk: what is done stays done, what is refused is told.
struct Desk {
    id: CaseId,
    entries: Vec<Entry>,
    told: String,
}

const CASE_WORKER: UserId = UserId(Uuid::from_u128(1));
const LEADER: UserId = UserId(Uuid::from_u128(2));

impl Desk {
    fn new() -> Desk {
        Desk { id: CaseId(Uuid::from_u128(9)), entries: Vec::new(), told: String::new() }
    }

    fn case(&self) -> Option<Case> {
        case::fold(self.id, &self.entries).ok()
    }

    /// An event as the API would get it: kind and body as JSON.
    fn act(&mut self, day: &str, by: UserId, kind: &str, body: &str) {
        let event = Event::read(0, kind, 1, body).unwrap();
        let today: Date = day.parse().unwrap();
        let competences = match by {
            CASE_WORKER => vec![Competence::CaseWorker],
            _ => vec![Competence::CaseWorker, Competence::Leader],
        };
        let actor = Actor { id: by, competences };
        if let Some(case) = self.case()
            && let Err(refused) = decide(&case, &actor, today, &event)
        {
            let all: Vec<String> = refused
                .iter()
                .map(|it| {
                    let args: Vec<String> = it.args.iter().map(|(_, it)| it.clone()).collect();
                    if args.is_empty() {
                        it.code.to_owned()
                    } else {
                        format!("{} ({})", it.code, args.join("; "))
                    }
                })
                .collect();
            writeln!(self.told, "{day} {kind}: refused: {}", all.join(", ")).unwrap();
            return;
        }
        let at: Timestamp = format!("{day}T10:00:00Z").parse().unwrap();
        let head =
            self.entries.last().map_or(Head::EMPTY, |it| Head { number: it.number, hash: it.hash });
        self.entries.extend(journal::chain(self.id, head, vec![event.note(at, by, "")]));
        writeln!(self.told, "{day} {kind}").unwrap();
    }
}

const OPENED: &str = r#"{"citizen":"00000000-0000-0000-0000-000000000007","number":"2026-000001","on":"2026-01-05",
    "channel":"telephone","from":"citizen","about":"wants to get out","catalogue":"ikast-brande/2025",
    "acting":"0756","paying":"0756","residence":"0756","unit":"adults","case_worker":null}"#;
const APPLIED: &str = r#"{"standard":"97-ledsageordning","paragraph":"SEL § 97","on":"2026-01-05",
    "channel":"oral","from":"citizen","wish":"15 hours a month"}"#;

fn receipt(outcome: &str, missing: &str) -> String {
    format!(
        r#"{{"catalogue":"ikast-brande/2025","version_hash":"h","pinned":"p","standard":"97-ledsageordning","day":"2026-01-20",
        "known":{{}},"outcome":"{outcome}","grounds":[],"missing_judgements":[{missing}],"answer_hash":"x"}}"#
    )
}

fn draft(number: u8, outcome: &str, more: &str) -> String {
    format!(
        r#"{{"id":"00000000-0000-0000-0000-00000000001{number}","standard":"97-ledsageordning","outcome":{outcome},
        "reasons":{{"drawn":"d","edited":"because"}},"competence":"case-worker","four_eyes":false{more}}}"#
    )
}

const GRANT: &str = r#"{"what":"granted","grant":{"id":"00000000-0000-0000-0000-000000000021","paragraph":"SEL § 97",
    "service":"companion","extents":[{"scope":"timer","amount":"15 timer pr. måned"}],"from":"2026-02-01","to":null,
    "rates_of":"h","follow_up":["2026-08-01"]}}"#;
const REFUSED: &str = r#"{"what":"refused","refusal":{"grounds":[{"criterion":"a","text":"t","force":"standard","basis":null}],
    "individual":null}}"#;
const WEIGHED: &str = r#"{"what":"refused","refusal":{"grounds":[{"criterion":"a","text":"t","force":"standard","basis":null}],
    "individual":"weighed: gets out with friends"}}"#;
const DECISION: &str = r#"{"decision":"00000000-0000-0000-0000-000000000011""#;
const COMPLAINT: &str = r#"{"complaint":"00000000-0000-0000-0000-000000000031""#;

#[test]
fn from_enquiry_to_the_new_decision_after_the_case_came_back() {
    let mut desk = Desk::new();
    let desk_ref = &mut desk;
    let mut act = |day: &str, kind: &str, body: &str| desk_ref.act(day, CASE_WORKER, kind, body);
    act("2026-01-05", "opened", OPENED);
    act(
        "2026-01-05",
        "judgement-given",
        r#"{"standard":"97-ledsageordning","id":"a","answer":true,"reason":" ","by":"sagsbehandler","on":"2026-01-05"}"#,
    );
    act("2026-01-05", "applied", APPLIED);
    act("2026-01-06", "applied", APPLIED);
    act("2026-01-20", "drafted", &draft(1, REFUSED, ""));
    act("2026-01-20", "evaluated", &receipt("undecided", r#""kan-ikke-faerdes-alene""#));
    act("2026-01-20", "drafted", &draft(1, WEIGHED, ""));
    act(
        "2026-01-21",
        "judgement-given",
        r#"{"standard":"97-ledsageordning","id":"kan-ikke-faerdes-alene","answer":false,"reason":"goes shopping","by":"sagsbehandler","on":"2026-01-21"}"#,
    );
    act("2026-01-21", "drafted", &draft(1, WEIGHED, ""));
    act("2026-01-21", "evaluated", &receipt("outside-standard", ""));
    act("2026-01-21", "drafted", &draft(1, REFUSED, ""));
    act("2026-01-21", "drafted", &draft(1, GRANT, ""));
    act("2026-01-21", "drafted", &draft(1, WEIGHED, ""));
    act(
        "2026-01-21",
        "hearing-sent",
        &format!(
            r#"{DECISION},"hearing":{{"sent":"2026-01-21","due":"2026-02-04","about":"a note from the doctor"}}}}"#
        ),
    );
    act("2026-01-22", "signed", &format!(r#"{DECISION},"on":"2026-01-22"}}"#));
    act(
        "2026-01-30",
        "hearing-closed",
        &format!(r#"{DECISION},"answer":{{"on":"2026-01-30","text":null}}}}"#),
    );
    act(
        "2026-02-05",
        "hearing-closed",
        &format!(r#"{DECISION},"answer":{{"on":"2026-02-05","text":null}}}}"#),
    );
    act("2026-02-05", "signed", &format!(r#"{DECISION},"on":"2026-02-05"}}"#));
    act(
        "2026-02-05",
        "letter-sent",
        &format!(
            r#"{DECISION},"letter":{{"document":null,"sent":"2026-02-05","received":"2026-02-05"}}}}"#
        ),
    );
    act("2026-02-06", "drafted", &draft(2, GRANT, ""));
    act(
        "2026-02-20",
        "complained",
        r#"{"id":"00000000-0000-0000-0000-000000000031","decision":"00000000-0000-0000-0000-000000000011","on":"2026-02-20","oral":true,"by":"citizen","text":"I cannot","last_day":"2026-03-05","to":"Voksenrådgivningen"}"#,
    );
    act("2026-02-21", "closed", r#"{"on":"2026-02-21"}"#);
    act(
        "2026-02-21",
        "forwarded",
        &format!(
            r#"{COMPLAINT},"on":"2026-02-21","index":["00000000-0000-0000-0000-000000000041"]}}"#
        ),
    );
    act(
        "2026-03-02",
        "reassessed",
        &format!(r#"{COMPLAINT},"on":"2026-03-02","result":"maintained","reason":"nothing new"}}"#),
    );
    act(
        "2026-03-03",
        "forwarded",
        &format!(
            r#"{COMPLAINT},"on":"2026-03-03","index":["00000000-0000-0000-0000-000000000041"]}}"#
        ),
    );
    act(
        "2026-06-01",
        "ruled",
        &format!(
            r#"{COMPLAINT},"made":"2026-05-28","received":"2026-06-01","result":"returned","text":"not informed enough"}}"#
        ),
    );
    act(
        "2026-06-10",
        "fact-recorded",
        r#"{"id":"alder","value":44,"source":"CPR","as_of":"2026-06-10"}"#,
    );
    act(
        "2026-06-10",
        "drafted",
        &draft(
            2,
            GRANT,
            r#","replaces":"00000000-0000-0000-0000-000000000011","deviation":{"direction":"up","from":"standard","reason":"cannot be left alone"}"#,
        ),
    );
    act("2026-06-10", "evaluated", &receipt("outside-standard", ""));
    act(
        "2026-06-10",
        "drafted",
        &draft(
            2,
            GRANT,
            r#","deviation":{"direction":"up","from":"standard","reason":"cannot be left alone"}"#,
        ),
    );
    act(
        "2026-06-10",
        "drafted",
        &draft(
            2,
            GRANT,
            r#","replaces":"00000000-0000-0000-0000-000000000011","deviation":{"direction":"up","from":"standard","reason":"cannot be left alone"}"#,
        ),
    );
    act(
        "2026-06-10",
        "signed",
        r#"{"decision":"00000000-0000-0000-0000-000000000012","on":"2026-06-10"}"#,
    );
    act("2026-06-11", "closed", r#"{"on":"2026-06-11"}"#);
    act(
        "2026-06-12",
        "fact-recorded",
        r#"{"id":"alder","value":45,"source":"CPR","as_of":"2026-06-10"}"#,
    );
    insta::assert_snapshot!(desk.told, @"
    2026-01-05 opened
    2026-01-05 judgement-given: refused: not-applied-for (97-ledsageordning), judgement-reason-missing (a)
    2026-01-05 applied
    2026-01-06 applied: refused: applied-already (97-ledsageordning)
    2026-01-20 drafted: refused: refusal-by-level-alone, not-evaluated (97-ledsageordning)
    2026-01-20 evaluated
    2026-01-20 drafted: refused: judgements-unanswered (kan-ikke-faerdes-alene)
    2026-01-21 judgement-given
    2026-01-21 drafted: refused: evaluation-out-of-date, judgements-unanswered (kan-ikke-faerdes-alene)
    2026-01-21 evaluated
    2026-01-21 drafted: refused: refusal-by-level-alone
    2026-01-21 drafted: refused: grant-beyond-standard
    2026-01-21 drafted
    2026-01-21 hearing-sent
    2026-01-22 signed: refused: hearing-open
    2026-01-30 hearing-closed: refused: hearing-still-running
    2026-02-05 hearing-closed
    2026-02-05 signed
    2026-02-05 letter-sent
    2026-02-06 drafted: refused: matter-decided (97-ledsageordning), replaces-another, grant-beyond-standard
    2026-02-20 complained
    2026-02-21 closed: refused: complaint-still-open
    2026-02-21 forwarded: refused: complaint-not-to-forward
    2026-03-02 reassessed
    2026-03-03 forwarded
    2026-06-01 ruled
    2026-06-10 fact-recorded
    2026-06-10 drafted: refused: evaluation-out-of-date
    2026-06-10 evaluated
    2026-06-10 drafted: refused: replaces-another
    2026-06-10 drafted
    2026-06-10 signed
    2026-06-11 closed
    2026-06-12 fact-recorded: refused: case-closed
    ");
    journal::verify(desk.id, &desk.entries).unwrap();
}

#[test]
fn what_needs_a_leader_waits_for_one_and_four_eyes_are_two_people() {
    let mut desk = Desk::new();
    let day = "2026-01-21";
    desk.act(day, CASE_WORKER, "opened", OPENED);
    desk.act(day, CASE_WORKER, "applied", APPLIED);
    desk.act(day, CASE_WORKER, "evaluated", &receipt("entitled", ""));
    let leader = draft(1, GRANT, "")
        .replace("case-worker", "leader")
        .replace(r#""four_eyes":false"#, r#""four_eyes":true"#);
    desk.act(day, LEADER, "drafted", &leader);
    desk.act(day, LEADER, "approved", &format!(r#"{DECISION},"minutes":null}}"#));
    desk.act(day, CASE_WORKER, "approved", &format!(r#"{DECISION},"minutes":null}}"#));
    desk.act(day, LEADER, "signed", &format!(r#"{DECISION},"on":"2026-01-21"}}"#));
    desk.act(day, LEADER, "draft-dropped", r#"{"id":"00000000-0000-0000-0000-000000000011"}"#);
    desk.act(day, CASE_WORKER, "drafted", &leader);
    desk.act(day, CASE_WORKER, "signed", &format!(r#"{DECISION},"on":"2026-01-21"}}"#));
    desk.act(day, LEADER, "approved", &format!(r#"{DECISION},"minutes":null}}"#));
    desk.act(day, CASE_WORKER, "signed", &format!(r#"{DECISION},"on":"2026-01-21"}}"#));
    insta::assert_snapshot!(desk.told, @"
    2026-01-21 opened
    2026-01-21 applied
    2026-01-21 evaluated
    2026-01-21 drafted
    2026-01-21 approved: refused: four-eyes-own-draft
    2026-01-21 approved: refused: not-competent (@competence-leader)
    2026-01-21 signed: refused: not-approved
    2026-01-21 draft-dropped
    2026-01-21 drafted
    2026-01-21 signed: refused: not-approved
    2026-01-21 approved
    2026-01-21 signed
    ");
}

#[test]
fn running_help_is_not_stopped_before_its_notice() {
    let mut desk = Desk::new();
    let day = "2026-01-21";
    desk.act(day, CASE_WORKER, "opened", OPENED);
    desk.act(day, CASE_WORKER, "applied", APPLIED);
    desk.act(day, CASE_WORKER, "evaluated", &receipt("entitled", ""));
    desk.act(day, CASE_WORKER, "drafted", &draft(1, GRANT, ""));
    desk.act(day, CASE_WORKER, "signed", &format!(r#"{DECISION},"on":"2026-01-21"}}"#));
    let stop = |on: &str| {
        let outcome = format!(
            r#"{{"what":"stopped","of":"00000000-0000-0000-0000-000000000021","on":"{on}","notice":{{"rule":"varsling-14-uger","earliest":"2026-07-08"}},"why":"moved"}}"#
        );
        draft(2, &outcome, "")
    };
    desk.act("2026-04-01", CASE_WORKER, "drafted", &stop("2026-05-01"));
    desk.act("2026-04-01", CASE_WORKER, "drafted", &stop("2026-07-08"));
    desk.act(
        "2026-04-01",
        CASE_WORKER,
        "signed",
        r#"{"decision":"00000000-0000-0000-0000-000000000012","on":"2026-04-01"}"#,
    );
    desk.act("2026-04-02", CASE_WORKER, "drafted", &stop("2026-07-08").replace("000012", "000013"));
    writeln!(desk.told, "runs until {}", desk.case().unwrap().grants[0].ended.unwrap()).unwrap();
    insta::assert_snapshot!(desk.told, @"
    2026-01-21 opened
    2026-01-21 applied
    2026-01-21 evaluated
    2026-01-21 drafted
    2026-01-21 signed
    2026-04-01 drafted: refused: notice-too-short
    2026-04-01 drafted
    2026-04-01 signed
    2026-04-02 drafted: refused: no-such-running-grant
    runs until 2026-07-08
    ");
}
