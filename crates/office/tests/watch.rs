//! What the program watches over by itself: a letter is drafted and somebody reminded, once,
//! however often the job is done.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::path::Path;
use std::sync::Arc;

use casework::event::Event;
use casework::id::{CaseId, UserId};
use casework::people::{Part, Person, PowerScope, Private, Representative, RepresentativeKind};
use jiff::civil::date;
use office::demo::Wanted;
use office::permission::{Job, Policies, Role, Who};
use office::shelf::Shelf;
use office::watch::{DRAFT_NOTICE, program};
use office::{Call, Office};
use serde_json::Value;
use standards::library::Files;
use store::{Filter, Key, Opening, Page, Sort, SortBy, Store};
use uuid::Uuid;

fn add(files: &mut Files, root: &Path, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap();
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.0.insert(parts.join("/"), std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// An office with a few dozen invented lives up to 25 November 2026.
async fn office() -> (tempfile::TempDir, Office) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("sager.db").display());
    let store = Store::open(&url, &Key::new([7; 32]), &Opening::default()).await.unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = Files::default();
    add(&mut files, &root, &root);
    let office = Office {
        store,
        shelf: Arc::new(Shelf::read(&files).0),
        policies: Arc::new(Policies::new().unwrap()),
        zone: jiff::tz::TimeZone::UTC,
        ids: Arc::new(Uuid::nil),
    };
    let wanted = Wanted { citizens: 60, seed: 3, today: date(2026, 11, 25), password: None };
    office.fill(&wanted, |_| ()).await.unwrap();
    (folder, office)
}

fn the_program() -> Call {
    program("2026-11-25T03:00:00Z".parse().unwrap(), date(2026, 11, 25))
}

#[tokio::test]
async fn a_letter_about_a_deadline_is_drafted_once() {
    let (_folder, office) = office().await;
    let call = the_program();
    let jobs = office.watch_deadlines(&call, true).await.unwrap();
    assert!(!jobs.is_empty());
    let (mut drafted, mut again) = (0, 0);
    for job in &jobs {
        assert_eq!(job.kind, DRAFT_NOTICE);
        let about: Value = serde_json::from_str(&job.payload).unwrap();
        let case: CaseId = about["case"].as_str().unwrap().parse().unwrap();
        let deadline = about["deadline"].as_str().unwrap();
        let draft = || {
            office.draft_notice(&call, case, deadline, |missing| {
                ("Kladde".to_owned(), format!("Sag {} senest {}", missing.number, missing.due))
            })
        };
        drafted += usize::from(draft().await.unwrap());
        again += usize::from(draft().await.unwrap());
    }
    assert!(drafted > 0, "of {} deadlines", jobs.len());
    assert_eq!(again, 0);
    assert_eq!(office.store.verify().await.unwrap().broken, None);
}

#[tokio::test]
async fn somebody_is_reminded_once_of_a_power_of_attorney_that_runs_out() {
    let (_folder, office) = office().await;
    let sort = Sort { by: SortBy::Changed, down: true };
    let page = Page { rows: 500, after: None };
    let listing = office.store.cases(&Filter::default(), sort, &page).await.unwrap();
    let open = listing.rows.iter().find(|it| it.case.status != "closed").unwrap();
    let who = Who {
        id: UserId(Uuid::from_u128(5)),
        name: "Anna".to_owned(),
        roles: vec![Role::everywhere(Job::CaseWorker)],
        provider: None,
        citizen: None,
    };
    let power = Representative {
        name: Private("Bo Test Hansen".to_owned()),
        kind: RepresentativeKind::Attorney,
        scope: PowerScope::default(),
        signed: date(2026, 11, 1),
        until: Some(date(2026, 12, 10)),
        revoked: None,
        document: None,
    };
    let person = Person { id: "bo".to_owned(), removed: None, part: Part::Representative(power) };
    let (case, entry) = (open.case.id, open.case.head.number);
    let call = Call { who, ..the_program() };
    office.act(&call, case, entry, Event::PersonAdded(person)).await.unwrap();

    let call = the_program();
    let (jobs, next) = office.watch_powers(&call, None).await.unwrap();
    let ours = |it: &&store::NewJob| it.payload.contains(&case.to_string());
    assert_eq!((jobs.iter().filter(ours).count(), next), (1, None));
    assert!(office.remind_of_power(&call, case, "bo").await.unwrap());
    assert!(!office.remind_of_power(&call, case, "bo").await.unwrap());
    let (jobs, _) = office.watch_powers(&call, None).await.unwrap();
    assert_eq!(jobs.iter().filter(ours).count(), 0);
    let deadlines = office.store.deadlines(case).await.unwrap();
    let reminder = deadlines.iter().find(|it| it.id == "fuldmagt/bo/2026-12-10").unwrap();
    assert_eq!(reminder.due, date(2026, 12, 10));
}
