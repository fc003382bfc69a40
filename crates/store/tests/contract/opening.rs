//! Opening a database: the right key, the right form, and nothing to read for who has only the file.

use store::*;

use crate::help::sample::*;
use crate::help::{Kind, Place, key, on_both_databases};

async fn refusal(place: &Place, key: &Key, how: &Opening) -> String {
    match Store::open(&place.url, key, how).await {
        Ok(_) => panic!("it was opened"),
        Err(error) => error.to_string(),
    }
}

on_both_databases! {

async fn another_key_is_told_at_once(place: Place) {
    place.open().await.close().await;
    let refused = refusal(&place, &Key::new([8; 32]), &Opening::default()).await;
    assert_eq!(refused, "the key does not fit the database: its CPR numbers were sealed with another one; give the key file that it was made with");
}

async fn a_database_of_a_newer_program_is_refused(place: Place) {
    place.open().await.close().await;
    place.tamper_both("UPDATE rettesnor SET form = form + 1").await;
    let refused = refusal(&place, &key(), &Opening { migrate: true, ..Opening::default() }).await;
    let known = LATEST;
    assert_eq!(refused, format!("the database is of form {}, this program knows forms up to {known}; use the program that wrote it, or a newer one", known + 1));
}

async fn an_older_database_waits_for_a_backup(place: Place) {
    place.open().await.close().await;
    let newest = "DROP TABLE jobs; DROP TABLE checkpoints; DROP TABLE checkpoint_heads;
        DROP TABLE tombstones; UPDATE rettesnor SET form = form - 1";
    place.tamper_both(newest).await;
    let refused = refusal(&place, &key(), &Opening::default()).await;
    assert!(refused.contains("make a backup and migrate it"), "{refused}");
    let how = Opening { migrate: true, ..Opening::default() };
    let store = Store::open(&place.url, &key(), &how).await.unwrap();
    store.commit(enquiry(1)).await.unwrap();
    store.close().await;
    place.open().await;
}

async fn somebody_elses_database_is_left_alone(place: Place) {
    if place.kind == Kind::Sqlite {
        std::fs::write(place.folder.path().join("case.db"), "").unwrap();
    }
    place.tamper_both("CREATE TABLE theirs (id BIGINT)").await;
    let refused = refusal(&place, &key(), &Opening::default()).await;
    assert_eq!(refused, "the database holds tables, but not Rettesnor's; give it one of its own");
}

async fn a_database_that_is_not_there_is_not_made_unasked(place: Place) {
    let how = Opening { create: false, ..Opening::default() };
    assert_eq!(refusal(&place, &key(), &how).await, "there is no database at that place, and none is to be made");
    place.open().await.close().await;
    Store::open(&place.url, &key(), &how).await.unwrap();
}

async fn what_was_committed_is_there_after_closing_and_opening(place: Place) {
    let store = place.open().await;
    store.commit(enquiry(1)).await.unwrap();
    store.looked(look(1)).await.unwrap();
    store.close().await;
    let gone = store.commit(enquiry(2)).await.unwrap_err().to_string();
    assert!(gone.starts_with("the database failed: "), "{gone}");
    let store = place.open().await;
    assert!(store.case(case_id(1)).await.unwrap().is_some());
    store.ready().await.unwrap();
}

}

#[test]
fn an_address_of_another_kind_is_refused_and_not_repeated() {
    let (key, how) = (key(), Opening::default());
    let open = Store::open("mysql://root:secret@host/db", &key, &how);
    let refused = crate::help::runtime().block_on(open).err().unwrap();
    insta::assert_snapshot!(refused, @"the database's address begins with `sqlite:` or `postgres://`; this one does not");
}

#[test]
fn no_cpr_number_is_in_the_bytes_of_the_file() {
    let place = Place::new(Kind::Sqlite).unwrap();
    crate::help::runtime().block_on(async {
        let store = place.open().await;
        for number in 0..20 {
            store.commit(enquiry(1_234_000 + number)).await.unwrap();
        }
        let read = || {
            let files = std::fs::read_dir(place.folder.path()).unwrap();
            files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect::<Vec<_>>()
        };
        let in_use = read();
        store.close().await;
        for bytes in [in_use, read()] {
            let has =
                |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
            assert!(has("henvendelse"), "the search would find what is there");
            for number in 0..20 {
                assert!(!has(&cpr(1_234_000 + number)));
            }
        }
    });
}
