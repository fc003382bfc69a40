//! Invented people and cases. The CPR numbers fail modulus 11: nobody has them.

use casework::id::{CaseId, CitizenId, UserId};
use casework::journal::{Head, Note, chain};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use store::{
    CaseChange, CaseRow, Change, CitizenRow, CitizenWrite, Cpr, DeadlineRow, Look, UserRow,
    UserWrite,
};
use uuid::Uuid;

pub const ANNA: UserId = UserId(Uuid::from_u128(0xa));
pub const BENT: UserId = UserId(Uuid::from_u128(0xb));

/// Minute by minute from a morning in November.
pub fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_593_600).unwrap() + SignedDuration::from_mins(minutes)
}

pub fn day(number: i8) -> Date {
    date(2026, 11, number)
}

pub fn case_id(number: u32) -> CaseId {
    // Mixed, so that the order of ids is not the order of making.
    CaseId(Uuid::from_u128(
        u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
    ))
}

pub fn citizen_id(number: u32) -> CitizenId {
    CitizenId(Uuid::from_u128(0xc000_0000 + u128::from(number)))
}

pub fn note(text: &str) -> Note {
    Note {
        at: minute(0),
        actor: ANNA,
        kind: "noted".into(),
        version: 1,
        reason: "ringede".into(),
        body: format!(r#"{{"text":"{text}"}}"#),
    }
}

pub fn citizen(number: u32, name: &str) -> CitizenRow {
    CitizenRow {
        id: citizen_id(number),
        version: 1,
        name: name.into(),
        address: "Engvej 1, 7190 Billund".into(),
        municipality: "530".into(),
        protected: false,
        details: r#"{"interpreter":"arabisk"}"#.into(),
        cpr: Some(Cpr::new(cpr(number))),
        changed: minute(0),
        changed_by: ANNA,
    }
}

pub fn cpr(number: u32) -> String {
    format!("020{:03}{:04}", number / 10_000 % 1000, number % 10_000)
}

pub fn register(row: CitizenRow) -> CitizenWrite {
    CitizenWrite { expected: 0, row }
}

pub fn row(number: u32, head: Head) -> CaseRow {
    CaseRow {
        id: case_id(number),
        number: format!("2026-{number:06}"),
        citizen: citizen_id(number),
        acting: "530".into(),
        paying: "530".into(),
        residence: "530".into(),
        unit: "voksen".into(),
        worker: Some(ANNA),
        status: "open".into(),
        paragraphs: vec!["83".into(), "97".into()],
        kle: "27.36.04".into(),
        sensitivity: 2,
        standards: vec!["ledsagelse".into()],
        opened: day(25),
        changed: minute(0),
        next_deadline: Some(day(30)),
        head,
    }
}

pub fn deadline(due: Date) -> DeadlineRow {
    DeadlineRow { id: "decision".into(), what: "decision".into(), due, notice: None, open: true }
}

/// A new case of a citizen who is there.
pub fn open_case(number: u32, texts: &[&str]) -> CaseChange {
    continue_case(number, Head::EMPTY, texts)
}

/// More of a case, from the head that was read.
pub fn continue_case(number: u32, expected: Head, texts: &[&str]) -> CaseChange {
    let id = case_id(number);
    let entries = chain(id, expected, texts.iter().map(|text| note(text)).collect());
    let last = entries.last().unwrap();
    let row = row(number, Head { number: last.number, hash: last.hash });
    CaseChange {
        id,
        expected,
        entries,
        row,
        deadlines: Some(vec![deadline(day(30))]),
        grants: Some(vec![]),
        orders: Some(vec![]),
    }
}

/// A new case and the person it is about.
pub fn enquiry(number: u32) -> Change {
    Change {
        citizens: vec![register(citizen(number, "Åse Sørensen"))],
        cases: vec![open_case(number, &["henvendelse", "ansøgning"])],
        ..Change::default()
    }
}

pub fn act(case: CaseChange) -> Change {
    Change { cases: vec![case], ..Change::default() }
}

pub fn look(number: u32) -> Look {
    Look {
        at: minute(0),
        actor: ANNA,
        citizen: Some(citizen_id(number)),
        case: Some(case_id(number)),
        act: "open-case".into(),
        reason: String::new(),
        allowed: true,
        protected: false,
    }
}

pub fn user(id: UserId, login: &str) -> UserWrite {
    UserWrite {
        expected: 0,
        row: UserRow {
            id,
            version: 1,
            login: login.into(),
            name: "Anna Visitator".into(),
            password: Some("$argon2id$…".into()),
            subject: None,
            roles: r#"["case-worker"]"#.into(),
            unit: "voksen".into(),
            active: true,
            changed: minute(0),
            changed_by: id,
        },
    }
}
