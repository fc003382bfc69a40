//! Who gets in, and who is told what.

use serde_json::{Value, json};

use crate::desk::House;
use crate::help::{Kind, Place, runtime};

fn with(test: impl AsyncFnOnce(House)) {
    let place = Place::new(Kind::Sqlite).unwrap();
    runtime().block_on(async {
        let house = House::over(place.open().await, "2026-02-02");
        test(house).await;
    });
}

/// Every route of the document, with something in the place of its ids.
fn routes() -> Vec<(String, String, bool)> {
    let document = web::api::openapi();
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let mut filled = String::new();
            for part in path.split('/').skip(1) {
                let part = match part {
                    "{entry}" => "1",
                    part if part.starts_with('{') => "0197a000-0000-7000-8000-000000000001",
                    part => part,
                };
                filled = filled + "/" + part;
            }
            let open = operation["security"] == json!([{}]);
            all.push((method.to_uppercase(), filled, open));
        }
    }
    all
}

#[test]
fn a_stranger_gets_nothing_from_any_route() {
    with(async |house| {
        let mut closed = 0;
        for (method, path, open) in routes() {
            if open {
                continue;
            }
            let answer = house.ask(None, &method, &path, &[], Some(json!({}))).await;
            assert_eq!(answer.status, 401, "{method} {path}");
            assert_eq!(answer.body["code"], "not-logged-in", "{method} {path}");
            closed += 1;
        }
        assert!(closed > 50, "{closed}");
    });
}

#[test]
fn every_route_of_the_document_is_there() {
    with(async |house| {
        let anna = house.staffed().await;
        for (method, path, _) in routes() {
            let answer = house.ask(Some(&anna), &method, &path, &[], None).await;
            assert_ne!(answer.status, 405, "{method} {path}");
            assert_ne!(answer.body["code"], "no-such-route", "{method} {path}");
        }
    });
}

#[test]
fn a_form_on_somebody_elses_page_does_nothing() {
    with(async |house| {
        let anna = house.staffed().await;
        let headers = [("sec-fetch-site", "cross-site")];
        let body = json!({ "name": "Bo", "municipality": "0756" });
        let answer = house.ask(Some(&anna), "POST", "/api/citizens", &headers, Some(body)).await;
        assert_eq!((answer.status, &answer.body["code"]), (403, &json!("request-not-ours")));
    });
}

async fn a_case(house: &House, anna: &crate::desk::Person) -> String {
    let citizen = json!({ "name": "Bo", "municipality": "0756" });
    let made = house.ask(Some(anna), "POST", "/api/citizens", &[], Some(citizen)).await;
    let enquiry = json!({
        "citizen": made.body["citizen"], "on": "2026-02-02", "channel": "oral", "from": "citizen",
        "about": "x", "catalogue": "ikast-brande/2025", "acting": "0756", "unit": "voksne",
    });
    let opened = house.ask(Some(anna), "POST", "/api/cases", &[], Some(enquiry)).await;
    opened.body["case"].as_str().unwrap().to_owned()
}

#[test]
fn the_second_of_two_is_told_what_changed_and_a_request_sent_twice_is_done_once() {
    with(async |house| {
        let anna = house.staffed().await;
        let case = a_case(&house, &anna).await;
        let path = format!("/api/cases/{case}/acts/considered");
        let body = json!({ "paragraph": "SEL § 85", "relevant": false });
        let ask = async |headers: &[(&str, &str)]| {
            house.ask(Some(&anna), "POST", &path, headers, Some(body.clone())).await
        };
        assert_eq!(ask(&[]).await.status, 428);
        let first = ask(&[("if-match", "\"1\""), ("idempotency-key", "a")]).await;
        let again = ask(&[("if-match", "\"1\""), ("idempotency-key", "a")]).await;
        assert_eq!((first.status, again.status), (200, 200));
        assert_eq!(first.body, again.body);
        let late = ask(&[("if-match", "\"1\"")]).await;
        assert_eq!(late.status, 412);
        let since: Vec<&Value> =
            late.body["since"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
        assert_eq!(since, ["considered"]);
        let journal =
            house.ask(Some(&anna), "GET", &format!("/api/cases/{case}/journal"), &[], None).await;
        assert_eq!(journal.body["entries"].as_array().unwrap().len(), 2);
    });
}

#[test]
fn an_error_is_a_sentence_in_the_readers_language() {
    with(async |house| {
        let anna = house.staffed().await;
        let case = a_case(&house, &anna).await;
        let path = format!("/api/cases/{case}/acts/judgement-given");
        let body = json!({ "standard": "96-bpa", "id": "a", "answer": true, "reason": " ", "by": "x", "on": "2026-02-02" });
        let mut told = String::new();
        for language in ["da", "en"] {
            let headers = [("if-match", "\"1\""), ("accept-language", language)];
            let answer = house.ask(Some(&anna), "POST", &path, &headers, Some(body.clone())).await;
            assert_eq!(answer.status, 422);
            for error in answer.body["errors"].as_array().unwrap() {
                told = told
                    + error["title"].as_str().unwrap()
                    + "\n  "
                    + error["detail"].as_str().unwrap_or("-")
                    + "\n";
            }
        }
        insta::assert_snapshot!(told, @"
        Der er ikke søgt om 96-bpa i sagen
          Registrér ansøgningen først
        Skønnet a mangler en begrundelse
          Skriv, hvad der er lagt vægt på
        Nobody has applied for 96-bpa in this case
          Register the application first
        The judgement a has no reason
          Write what was given weight
        ");
    });
}

#[test]
fn a_look_is_written_down_with_its_reason() {
    with(async |house| {
        let anna = house.staffed().await;
        let case = a_case(&house, &anna).await;
        let headers = [("x-reason", "Opf%C3%B8lgning")];
        let seen =
            house.ask(Some(&anna), "GET", &format!("/api/cases/{case}"), &headers, None).await;
        assert_eq!(seen.status, 200);
        let citizen = seen.body["citizen"]["id"].as_str().unwrap().parse().unwrap();
        let looks =
            house.office.store.looks(store::LooksOf::Citizen(citizen), None, 10).await.unwrap();
        assert!(looks.iter().any(|(_, it)| it.reason == "Opfølgning" && it.allowed));
    });
}
