//! Cases, people, documents: kept whole or not at all, by one of two who were at it.

use casework::id::{DocumentId, GrantId, OrderId};
use casework::journal::{self, Head};
use store::*;
use uuid::Uuid;

use crate::help::sample::*;
use crate::help::{Place, on_both_databases};

on_both_databases! {

async fn a_case_comes_back_as_it_was_kept(place: Place) {
    let store = place.open().await;
    let change = enquiry(1);
    let kept = change.clone();
    store.commit(change).await.unwrap();
    let case = store.case(case_id(1)).await.unwrap().unwrap();
    assert!(case.row == kept.cases[0].row);
    assert!(case.citizen == kept.citizens[0].row);
    assert!(case.entries == kept.cases[0].entries);
    assert_eq!(journal::verify(case_id(1), &case.entries), Ok(case.row.head));
    assert!(store.case(case_id(2)).await.unwrap().is_none());
    assert_eq!(store.case_numbered("2026-000001").await.unwrap(), Some(case_id(1)));
}

async fn what_follows_from_a_case_is_replaced_with_each_act(place: Place) {
    let store = place.open().await;
    let mut change = enquiry(1);
    let grant = GrantRow {
        id: GrantId(Uuid::from_u128(1)),
        service: "ledsagelse".into(),
        extent: "15".into(),
        unit: "time".into(),
        per: "måned".into(),
        from: day(1),
        until: None,
        rate_version: "2026".into(),
        follow_up: Some(day(28)),
        details: "{}".into(),
    };
    let order = OrderRow {
        id: OrderId(Uuid::from_u128(2)),
        grant: Some(grant.id),
        provider: "solsikken".into(),
        status: "sent".into(),
        from: day(2),
        until: Some(day(29)),
        details: "{}".into(),
    };
    change.cases[0].grants = Some(vec![grant.clone()]);
    change.cases[0].orders = Some(vec![order.clone()]);
    let head = store.commit(change).await.unwrap().heads[0].1;
    assert!(store.grants(case_id(1)).await.unwrap() == [grant.clone()]);
    assert!(store.orders(case_id(1)).await.unwrap() == [order]);
    assert_eq!(store.deadlines(case_id(1)).await.unwrap(), [deadline(day(30))]);

    let mut next = continue_case(1, head, &["afgørelse"]);
    next.deadlines = Some(vec![]);
    next.grants = None;
    store.commit(act(next)).await.unwrap();
    assert!(store.grants(case_id(1)).await.unwrap() == [grant], "left as it was");
    assert!(store.orders(case_id(1)).await.unwrap().is_empty());
    assert!(store.deadlines(case_id(1)).await.unwrap().is_empty());
}

async fn the_second_of_two_case_workers_is_told_what_came_between(place: Place) {
    let store = place.open().await;
    let read = store.commit(enquiry(1)).await.unwrap().heads[0].1;
    let first = store.commit(act(continue_case(1, read, &["Anna skrev"]))).await.unwrap().heads[0].1;
    let second = store.commit(act(continue_case(1, read, &["Bent skrev"]))).await.unwrap_err();
    let CommitError::Conflict { case, expected, found } = second else { panic!("{second}") };
    assert_eq!((case, expected, found), (case_id(1), read, first));
    let between = store.entries_after(case, expected.number).await.unwrap();
    assert_eq!(between.len(), 1);
    assert_eq!(between[0].body, r#"{"text":"Anna skrev"}"#);
    let again = store.commit(act(continue_case(1, found, &["Bent skrev"]))).await;
    assert_eq!(again.unwrap().heads[0].1.number, 4);
}

async fn a_case_is_not_opened_twice(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    let same = store.commit(act(open_case(1, &["henvendelse", "ansøgning"]))).await;
    assert!(matches!(same, Err(CommitError::Conflict { .. })), "{same:?}");
    let other = store.commit(act(open_case(1, &["andet"]))).await;
    assert!(matches!(other, Err(CommitError::Conflict { .. })), "{other:?}");
    let mut number = open_case(2, &["andet"]);
    number.row.number = "2026-000001".into();
    number.row.citizen = citizen_id(1);
    let taken = store.commit(act(number)).await.unwrap_err();
    assert_eq!(taken.to_string(), "case number 2026-000001 is another case's");
}

async fn a_change_is_kept_whole_or_not_at_all(place: Place) {
    let store = place.open().await;
    let head = store.commit(enquiry(1)).await.unwrap().heads[0].1;
    store.commit(act(continue_case(1, head, &["imens"]))).await.unwrap();
    let change = Change {
        citizens: vec![register(citizen(2, "Bo Ny"))],
        cases: vec![open_case(2, &["ny sag"]), continue_case(1, head, &["for sent"])],
        looks: vec![look(1)],
        jobs: vec![NewJob { kind: "letter".into(), payload: "{}".into(), due: minute(0), once: None }],
        ..Change::default()
    };
    let refused = store.commit(change).await;
    assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
    assert!(store.citizen(citizen_id(2)).await.unwrap().is_none());
    assert!(store.case(case_id(2)).await.unwrap().is_none());
    assert_eq!(store.looks(LooksOf::Everybody, None, 10).await.unwrap(), []);
    assert_eq!(store.queue_figures().await.unwrap(), QueueFigures::default());
}

async fn a_request_sent_twice_is_done_once(place: Place) {
    let store = place.open().await;
    let head = store.commit(enquiry(1)).await.unwrap().heads[0].1;
    let request = |hash: u8, response: &str, text: &str| Change {
        answer: Some(IdempotentAnswer {
            key: "k1".into(),
            actor: ANNA,
            request_hash: [hash; 32],
            response: response.into(),
            at: minute(1),
        }),
        ..act(continue_case(1, head, &[text]))
    };
    store.commit(request(1, "201 first", "a")).await.unwrap();
    let again = store.commit(request(1, "201 second", "a")).await;
    let Err(CommitError::Repeated(response)) = again else { panic!("{again:?}") };
    assert_eq!(response.0, "201 first");
    let other = store.commit(request(2, "201 other", "b")).await;
    assert!(matches!(other, Err(CommitError::KeyReused)), "{other:?}");
    assert_eq!(store.case(case_id(1)).await.unwrap().unwrap().entries.len(), 3);

    assert_eq!(store.answered(ANNA, "k1", &[1; 32]).await.unwrap().as_deref(), Some("201 first"));
    assert_eq!(store.answered(BENT, "k1", &[1; 32]).await.unwrap(), None, "keys are a person's own");
    assert_eq!(store.forget_answers(minute(2)).await.unwrap(), 1);
}

async fn an_answer_of_a_refused_change_is_not_kept(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    let answer = IdempotentAnswer {
        key: "k1".into(),
        actor: ANNA,
        request_hash: [1; 32],
        response: "201".into(),
        at: minute(1),
    };
    let stale = continue_case(1, Head { number: 1, hash: [0; 32] }, &["for sent"]);
    let refused = store.commit(Change { answer: Some(answer), ..act(stale) }).await;
    assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
    assert_eq!(store.answered(ANNA, "k1", &[1; 32]).await.unwrap(), None);
}

async fn a_thousand_acts_of_two_tasks_on_one_case_lose_nothing(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    let work = |who: &'static str| {
        let store = store.clone();
        tokio::spawn(async move {
            let mut conflicts = 0;
            for number in 0..500 {
                let text = format!("{who} {number}");
                let mut head = store.case_row(case_id(1)).await.unwrap().unwrap().head;
                loop {
                    match store.commit(act(continue_case(1, head, &[text.as_str()]))).await {
                        Ok(_) => break,
                        Err(CommitError::Conflict { found, .. }) => head = found,
                        Err(error) => panic!("{error}"),
                    }
                    conflicts += 1;
                }
            }
            conflicts
        })
    };
    let (anna, bent) = (work("Anna"), work("Bent"));
    let conflicts = anna.await.unwrap() + bent.await.unwrap();
    let case = store.case(case_id(1)).await.unwrap().unwrap();
    assert_eq!(journal::verify(case.row.id, &case.entries), Ok(case.row.head));
    for who in ["Anna", "Bent"] {
        let written = case.entries.iter().filter(|entry| entry.body.contains(who));
        let bodies = written.map(|entry| entry.body.clone()).collect::<Vec<_>>();
        let expected = (0..500).map(|number| format!(r#"{{"text":"{who} {number}"}}"#));
        assert_eq!(bodies, expected.collect::<Vec<_>>(), "each once, in order");
    }
    assert!(conflicts > 0, "the two never met; the test shows nothing");
}

async fn many_cases_are_kept_in_one_change(place: Place) {
    let store = place.open().await;
    let mut change = Change::default();
    for number in 0..300 {
        change.citizens.push(register(citizen(number, &format!("Navn Nr{number}"))));
        change.cases.push(open_case(number, &["a", "b", "c"]));
    }
    store.commit(change).await.unwrap();
    for number in [0, 127, 128, 299] {
        let case = store.case(case_id(number)).await.unwrap().unwrap();
        assert_eq!(journal::verify(case.row.id, &case.entries), Ok(case.row.head));
        assert_eq!(case.citizen.name, format!("Navn Nr{number}"));
    }
}

async fn a_change_that_does_not_hold_together_is_refused(place: Place) {
    let store = place.open().await;
    let mut hole = enquiry(1);
    hole.cases[0].entries.remove(0);
    let mut head = enquiry(1);
    head.cases[0].row.head.number = 7;
    let mut twice = enquiry(1);
    twice.cases.push(open_case(1, &["igen"]));
    for (change, what) in [
        (hole, "its entries do not follow the head it was read with"),
        (head, "its row does not stand at its last entry"),
        (twice, "it stands in the change twice"),
    ] {
        let error = store.commit(change).await.unwrap_err().to_string();
        assert!(error.ends_with(what), "{error}");
    }
}

async fn a_citizen_is_found_by_cpr_and_by_name_and_keeps_a_history(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    let found = store.citizen_by_cpr(&Cpr::new(cpr(1))).await.unwrap().unwrap();
    assert_eq!(found.cpr.as_ref().unwrap().reveal(), cpr(1));
    assert!(store.citizen_by_cpr(&Cpr::new(cpr(2))).await.unwrap().is_none());
    for text in ["Sørensen", "sorens", "åse søren", "aase"] {
        assert_eq!(store.citizens_named(text, 10).await.unwrap().len(), 1, "{text}");
    }
    for text in ["Hansen", "åse h", " "] {
        assert_eq!(store.citizens_named(text, 10).await.unwrap().len(), 0, "{text}");
    }

    let mut moved = found.clone();
    moved.name = "Åse Holm".into();
    moved.address = "Torvet 2".into();
    moved.changed = minute(9);
    moved.changed_by = BENT;
    let write = |expected| Change {
        citizens: vec![CitizenWrite { expected, row: moved.clone() }],
        ..Change::default()
    };
    store.commit(write(1)).await.unwrap();
    let second = store.commit(write(1)).await.unwrap_err();
    assert!(
        matches!(second, CommitError::CitizenConflict { expected: 1, found: 2, .. }),
        "{second}"
    );
    let now = store.citizen(citizen_id(1)).await.unwrap().unwrap();
    assert_eq!((now.version, now.name.as_str()), (2, "Åse Holm"));
    let former = store.citizen_history(citizen_id(1)).await.unwrap();
    assert_eq!(former.len(), 1);
    assert!(former[0].row == found);
    assert_eq!((former[0].until, former[0].until_by), (minute(9), BENT));
    assert_eq!(store.citizens_named("sørensen", 10).await.unwrap().len(), 0);
    let sort = Sort { by: SortBy::Name, down: false };
    let filter = Filter { text: Some("holm".into()), ..Filter::default() };
    let page = Page { rows: 10, after: None };
    let listed = store.cases(&filter, sort, &page).await.unwrap();
    assert_eq!(listed.rows[0].citizen_name, "Åse Holm");
}

async fn two_people_do_not_have_one_cpr_number(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    let mut other = citizen(2, "En Anden");
    other.cpr = Some(Cpr::new(cpr(1)));
    let change = Change { citizens: vec![register(other)], ..Change::default() };
    let error = store.commit(change).await.unwrap_err();
    assert!(matches!(error, CommitError::CprTaken { citizen } if citizen == citizen_id(2)));
    assert!(!error.to_string().contains(&cpr(1)));
}

async fn a_document_is_kept_with_its_hash_and_refused_when_too_large(place: Place) {
    let how = Opening { document_bytes: 1000, ..Opening::default() };
    let store = Store::open(&place.url, &crate::help::key(), &how).await.unwrap();
    let document = |id, bytes| NewDocument {
        id: DocumentId(Uuid::from_u128(id)),
        case: Some(case_id(1)),
        citizen: Some(citizen_id(1)),
        direction: "in".into(),
        title: "Lægeattest".into(),
        theme: "helbred".into(),
        media_type: "application/pdf".into(),
        dated: day(20),
        at: minute(0),
        actor: ANNA,
        content: vec![0xff; bytes],
    };
    let first = document(1, 1000);
    store.commit(Change { documents: vec![first.clone()], ..enquiry(1) }).await.unwrap();
    let large = Change { documents: vec![document(2, 1001)], ..Change::default() };
    let refused = store.commit(large).await.unwrap_err();
    insta::allow_duplicates! {
        insta::assert_snapshot!(refused, @"document 00000000-0000-0000-0000-000000000002 has 1001 bytes, at most 1000 are kept");
    }
    let (row, content) = store.document(first.id).await.unwrap().unwrap();
    assert!(content == first.content);
    assert_eq!(row.sha256, first.sha256());
    assert!(store.documents(case_id(1)).await.unwrap() == [row]);
}

async fn a_pinned_catalogue_is_kept_as_it_was_first_kept(place: Place) {
    let pin = |text: &str| Change {
        catalogues: vec![StoredCatalogue {
            hash: "abc".into(),
            name: "billund/2024".into(),
            at: minute(0),
            files: vec![("katalog.toml".into(), text.into()), ("x/y.toml".into(), "y".into())],
        }],
        ..Change::default()
    };
    let store = place.open().await;
    store.commit(pin("before")).await.unwrap();
    store.commit(pin("edited")).await.unwrap();
    store.close().await;
    let store = place.open().await;
    store.commit(pin("edited")).await.unwrap();
    let kept = store.catalogue("abc").await.unwrap().unwrap();
    assert_eq!(kept, pin("before").catalogues.remove(0));
    assert_eq!(store.catalogue("def").await.unwrap(), None);
}

async fn case_numbers_are_given_once(place: Place) {
    let store = place.open().await;
    let take = |count| {
        let store = store.clone();
        tokio::spawn(async move { store.take_numbers(2026, count).await.unwrap() })
    };
    let mut first = Vec::new();
    for task in [take(1), take(1), take(10), take(1)] {
        first.push(task.await.unwrap());
    }
    first.sort_unstable();
    first.dedup();
    assert_eq!(first.len(), 4);
    assert_eq!(store.take_numbers(2026, 1).await.unwrap(), 14);
    assert_eq!(store.take_numbers(2027, 1).await.unwrap(), 1);
    assert_eq!(case_number(2026, 14), "2026-000014");
}

async fn deadlines_are_found_by_day(place: Place) {
    let store = place.open().await;
    for (number, due) in [(1, day(10)), (2, day(20)), (3, day(21))] {
        let mut change = enquiry(number);
        change.cases[0].deadlines = Some(vec![
            deadline(due),
            DeadlineRow { id: "met".into(), open: false, ..deadline(day(1)) },
        ]);
        store.commit(change).await.unwrap();
    }
    let numbers = |due: Vec<DueDeadline>| {
        due.into_iter().map(|due| (due.number, due.deadline.id)).collect::<Vec<_>>()
    };
    let decision = |number: &str| (number.to_owned(), "decision".to_owned());
    let overdue = store.overdue(day(21), 10).await.unwrap();
    assert_eq!(numbers(overdue), [decision("2026-000001"), decision("2026-000002")]);
    let soon = store.deadlines_due(day(20), day(21), 10).await.unwrap();
    assert_eq!(numbers(soon), [decision("2026-000002"), decision("2026-000003")]);
}

}
