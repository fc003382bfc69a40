//! The proof (*bevis*): whatever is done to the rows by hand is found, and the first broken link is
//! named; what is deleted by law leaves a tombstone that is proved.

use casework::journal::Head;
use store::{Removal, Store};

use crate::help::sample::{ANNA, act, case_id, continue_case, day, enquiry, minute};
use crate::help::{Place, on_both_databases};

/// Three cases, one of them gone on with, and a checkpoint over all.
async fn three_cases(place: &Place) -> Store {
    let store = place.open().await;
    for number in 1..=3 {
        store.commit(enquiry(number)).await.unwrap();
    }
    let head = store.case_row(case_id(2)).await.unwrap().unwrap().head;
    store.commit(act(continue_case(2, head, &["skøn", "afgørelse"]))).await.unwrap();
    store.checkpoint(minute(1)).await.unwrap();
    assert_eq!(told(&store).await, "holds");
    store
}

/// What the proof says, with the cases by their numbers here.
async fn told(store: &Store) -> String {
    let report = store.verify().await.unwrap();
    let mut told = report.broken.map_or("holds".to_owned(), |it| it.to_string());
    for number in 1..=3 {
        told = told.replace(&case_id(number).to_string(), &format!("CASE {number}"));
    }
    told
}

/// The case as SQL writes its id, in SQLite and in PostgreSQL.
fn ids(number: u32) -> (String, String) {
    let id = case_id(number).0;
    (format!("x'{}'", id.simple()), format!("'{id}'"))
}

async fn tampered(place: &Place, sql: &str) -> String {
    let store = three_cases(place).await;
    let (sqlite, postgres) = ids(2);
    place.tamper(&sql.replace("CASE", &sqlite), &sql.replace("CASE", &postgres)).await;
    told(&store).await
}

on_both_databases! {

async fn a_word_changed_in_an_entry_is_found(place: Place) {
    let told = tampered(&place, "UPDATE entries SET body = '{}' WHERE case_id = CASE AND number = 3").await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(told, @"entry 3 of case CASE 2 is not what was written, or does not follow the entry before it");
    }
}

async fn an_entry_taken_out_is_found(place: Place) {
    let told = tampered(&place, "DELETE FROM entries WHERE case_id = CASE AND number = 2").await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(told, @"entry 2 of case CASE 2 is missing: entry 3 follows entry 1");
    }
}

async fn the_last_entry_taken_out_is_found(place: Place) {
    let told = tampered(&place, "DELETE FROM entries WHERE case_id = CASE AND number = 4").await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(told, @"case CASE 2: its row was made from entry 4, its journal ends at entry 3");
    }
}

async fn a_whole_case_taken_out_is_found(place: Place) {
    let told = tampered(
        &place,
        "DELETE FROM entries WHERE case_id = CASE; DELETE FROM deadlines WHERE case_id = CASE; DELETE FROM cases WHERE id = CASE",
    )
    .await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(told, @"checkpoint 1 knows entry 4 of case CASE 2; it is gone, and was not deleted by law");
    }
}

async fn an_actor_put_in_anothers_place_is_found(place: Place) {
    let told = tampered(&place, "UPDATE entries SET reason = 'ringede ikke' WHERE case_id = CASE AND number = 1").await;
    insta::allow_duplicates! {
        insta::assert_snapshot!(told, @"entry 1 of case CASE 2 is not what was written, or does not follow the entry before it");
    }
}

async fn a_case_deleted_by_law_leaves_a_tombstone_and_the_rest_is_proved(place: Place) {
    let store = three_cases(&place).await;
    let expected = store.case_row(case_id(2)).await.unwrap().unwrap().head;
    let removal = |expected: Head| Removal {
        case: case_id(2),
        expected,
        day: day(25),
        ground: "kassation efter 5 år".into(),
        actor: ANNA,
        at: minute(2),
    };
    assert!(store.remove_case(removal(Head::EMPTY)).await.is_err(), "somebody else was first");
    let tombstone = store.remove_case(removal(expected)).await.unwrap();
    assert_eq!(tombstone.head, expected);
    assert!(store.case(case_id(2)).await.unwrap().is_none());
    assert_eq!(told(&store).await, "holds");
    assert!(store.commit(enquiry(2)).await.is_err(), "it does not come back under its id");
    place.tamper_both("DELETE FROM tombstones").await;
    assert_ne!(told(&store).await, "holds");
}

}
