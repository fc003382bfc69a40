//! The demo caseload: believable lives, the same for the same seed, and a journal that holds.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use office::Office;
use office::demo::{Made, Wanted};
use office::permission::Policies;
use office::shelf::Shelf;
use standards::library::Files;
use store::{Key, Opening, Store};

fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = Files::default();
    add(&mut files, &root, &root);
    files
}

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

async fn office(folder: &Path) -> Office {
    let url = format!("sqlite:{}", folder.join("demo.db").display());
    let opening = Opening { create: true, migrate: true, ..Opening::default() };
    let store = Store::open(&url, &Key::new([7; 32]), &opening).await.unwrap();
    let (shelf, problems) = Shelf::read(&files());
    assert!(problems.is_empty());
    Office {
        store,
        shelf: Arc::new(shelf),
        policies: Arc::new(Policies::new().unwrap()),
        zone: jiff::tz::TimeZone::UTC,
        ids: Arc::new(uuid::Uuid::nil),
    }
}

async fn fill(citizens: u32, seed: u64) -> (tempfile::TempDir, Office, Made) {
    let folder = tempfile::tempdir().unwrap();
    let office = office(folder.path()).await;
    let today = "2026-11-25".parse().unwrap();
    let wanted = Wanted { citizens, seed, today, password: None };
    let made = office.fill(&wanted, |_| ()).await.unwrap();
    (folder, office, made)
}

/// Every case's journal, and its status.
async fn cases(office: &Office, citizens: u32) -> Vec<store::StoredCase> {
    let mut all = Vec::new();
    for number in 1..=u64::from(citizens) {
        let number = store::case_number(2026, number);
        let id = office.store.case_numbered(&number).await.unwrap().unwrap();
        all.push(office.store.case(id).await.unwrap().unwrap());
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn lives_stand_in_every_state_and_their_journals_hold() {
    let (_folder, office, made) = fill(400, 42).await;
    let cases = cases(&office, 400).await;
    let mut states: BTreeMap<String, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    for case in &cases {
        casework::journal::verify(case.row.id, &case.entries).unwrap();
        let folded = casework::case::fold(case.row.id, &case.entries).unwrap();
        assert_eq!(office::row::of_case(&folded), case.row, "the row is what the journal says");
        *states.entry(case.row.status.clone()).or_default() += 1;
        for entry in &case.entries {
            *kinds.entry(entry.kind.clone()).or_default() += 1;
        }
    }
    let mut told = format!("{} citizens, {} entries\n", made.citizens, made.entries);
    for (state, count) in states.iter().chain(&kinds) {
        writeln!(told, "{state}: {count}").unwrap();
    }
    insta::assert_snapshot!(told, @"
    400 citizens, 10982 entries
    assessed: 30
    at-appeal: 4
    closed: 140
    complaint: 6
    decided: 127
    drafted: 11
    enquiry: 3
    hearing: 3
    informing: 76
    applied: 397
    approved: 42
    assigned: 398
    closed: 140
    complained: 62
    considered: 689
    deadline-changed: 314
    deadline-set: 670
    document-filed: 363
    drafted: 310
    evaluated: 331
    fact-recorded: 1012
    followed-up: 148
    forwarded: 47
    hearing-closed: 91
    hearing-sent: 94
    judgement-given: 1680
    letter-sent: 296
    opened: 400
    order-answered: 106
    ordered: 106
    person-added: 363
    plan-answered: 106
    plan-offered: 106
    reading-chosen: 149
    reassessed: 56
    recommended: 43
    ruled: 43
    signed: 296
    vum-begun: 361
    vum-entered: 1763
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_lives_to_the_last_hash() {
    let (_one, first, _) = fill(60, 1).await;
    let (_two, second, _) = fill(60, 1).await;
    let heads = |cases: Vec<store::StoredCase>| -> Vec<_> {
        cases.iter().map(|it| it.row.head.hash).collect()
    };
    let (first, second) = (heads(cases(&first, 60).await), heads(cases(&second, 60).await));
    assert_eq!(first, second);
}
