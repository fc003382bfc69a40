//! Users, sessions, tokens, and the read log.

use store::*;

use crate::help::sample::*;
use crate::help::{Place, on_both_databases};

fn session(token: u8, expires: i64) -> SessionRow {
    SessionRow {
        token_hash: [token; 32],
        user: ANNA,
        opened: minute(0),
        expires: minute(expires),
        details: r#"{"by":"password"}"#.into(),
    }
}

on_both_databases! {

async fn a_user_is_found_by_login_and_changed_by_one_of_two(place: Place) {
    let store = place.open().await;
    store.save_user(user(ANNA, "anna")).await.unwrap();
    let found = store.user_by_login("anna").await.unwrap().unwrap();
    assert!(found == user(ANNA, "anna").row);
    let mut changed = found.clone();
    changed.subject = Some("https://oidc.example|42".into());
    let write = UserWrite { expected: 1, row: changed };
    store.save_user(write.clone()).await.unwrap();
    assert_eq!(store.user_by_subject("https://oidc.example|42").await.unwrap().unwrap().version, 2);
    let second = store.save_user(write).await.unwrap_err();
    assert!(matches!(second, CommitError::UserConflict { expected: 1, found: 2, .. }), "{second}");
    let taken = store.save_user(user(BENT, "anna")).await.unwrap_err();
    assert!(matches!(taken, CommitError::LoginTaken), "{taken}");
    assert_eq!(store.users().await.unwrap().len(), 1);
    assert!(!format!("{found:?}").contains("argon2"));
}

async fn a_session_lasts_until_it_expires_or_is_closed(place: Place) {
    let store = place.open().await;
    store.save_user(user(ANNA, "anna")).await.unwrap();
    store.open_session(session(1, 60)).await.unwrap();
    let (found, who) = store.session(&[1; 32], minute(59)).await.unwrap().unwrap();
    assert!(found == session(1, 60));
    assert_eq!(who.id, ANNA);
    assert!(store.session(&[1; 32], minute(60)).await.unwrap().is_none(), "expired");
    assert!(store.session(&[2; 32], minute(0)).await.unwrap().is_none(), "nobody's");
    store.extend_session([1; 32], minute(90)).await.unwrap();
    assert!(store.session(&[1; 32], minute(60)).await.unwrap().is_some());
    store.close_session([1; 32]).await.unwrap();
    assert!(store.session(&[1; 32], minute(0)).await.unwrap().is_none());
}

async fn a_user_logs_out_everywhere_and_a_dismissed_one_is_out_at_once(place: Place) {
    let store = place.open().await;
    store.save_user(user(ANNA, "anna")).await.unwrap();
    for token in 1..=3 {
        store.open_session(session(token, 60)).await.unwrap();
    }
    assert_eq!(store.close_sessions_of(ANNA).await.unwrap(), 3);
    assert!(store.session(&[2; 32], minute(0)).await.unwrap().is_none());

    store.open_session(session(4, 60)).await.unwrap();
    let mut dismissed = user(ANNA, "anna");
    dismissed.expected = 1;
    dismissed.row.active = false;
    store.save_user(dismissed).await.unwrap();
    assert!(store.session(&[4; 32], minute(0)).await.unwrap().is_none());
}

async fn a_programs_token_has_scopes_and_can_be_revoked(place: Place) {
    let store = place.open().await;
    store.save_user(user(ANNA, "anna")).await.unwrap();
    let token = TokenRow {
        token_hash: [9; 32],
        owner: ANNA,
        name: "økonomi".into(),
        scopes: "cases:read".into(),
        opened: minute(0),
        expires: minute(60),
    };
    store.save_token(token.clone()).await.unwrap();
    assert!(store.token(&[9; 32], minute(1)).await.unwrap().unwrap().0 == token);
    assert!(store.token(&[9; 32], minute(60)).await.unwrap().is_none());
    assert!(store.tokens_of(ANNA).await.unwrap() == [token.clone()]);
    assert!(store.revoke_token([9; 32]).await.unwrap());
    assert!(!store.revoke_token([9; 32]).await.unwrap());
    store.save_token(token).await.unwrap();
    assert_eq!(store.forget_expired(minute(60)).await.unwrap(), 1);
}

async fn a_look_is_kept_also_when_it_was_refused(place: Place) {
    let store = place.open().await;
    let denied = Look {
        at: minute(3),
        actor: BENT,
        act: "open-citizen".into(),
        reason: "nødadgang".into(),
        allowed: false,
        protected: true,
        case: None,
        ..look(1)
    };
    store.looked(look(1)).await.unwrap();
    store.looked_at_all(vec![look(2), denied.clone()]).await.unwrap();
    let of = |looks: Vec<(i64, Look)>| looks.into_iter().map(|(_, look)| look).collect::<Vec<_>>();
    let all = store.looks(LooksOf::Everybody, None, 2).await.unwrap();
    let rest = store.looks(LooksOf::Everybody, Some(all[1].0), 2).await.unwrap();
    assert!(of(all) == [denied.clone(), look(2)]);
    assert!(of(rest) == [look(1)]);
    assert!(of(store.looks(LooksOf::Citizen(citizen_id(1)), None, 9).await.unwrap()) == [denied.clone(), look(1)]);
    assert!(of(store.looks(LooksOf::Case(case_id(1)), None, 9).await.unwrap()) == [look(1)]);
    assert!(of(store.looks(LooksOf::Actor(BENT), None, 9).await.unwrap()) == [denied]);
}

async fn looks_of_many_at_once_are_all_kept(place: Place) {
    let store = place.open().await;
    let looking = (0..200).map(|number| {
        let store = store.clone();
        tokio::spawn(async move { store.looked(look(number)).await })
    });
    for task in looking.collect::<Vec<_>>() {
        task.await.unwrap().unwrap();
    }
    assert_eq!(store.looks(LooksOf::Actor(ANNA), None, 500).await.unwrap().len(), 200);
}

}
