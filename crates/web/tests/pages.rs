//! What a visitor reads, as text.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

mod samples;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use insta::assert_snapshot;
use tower::ServiceExt;

const STANDARD: &str = "/katalog/proeveby/2023/97-ledsageordning";
const ASSESS: &str = "/katalog/proeveby/2023/97-ledsageordning/vurder";

async fn ask(request: Request<Body>) -> Response<Body> {
    let today = || jiff::civil::date(2026, 11, 25);
    web::router(Arc::new(samples::Samples), today).oneshot(request).await.unwrap()
}

async fn get(path: &str) -> Response<Body> {
    ask(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn post(path: &str, form: &'static str) -> Response<Body> {
    let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    ask(request.body(Body::from(form)).unwrap()).await
}

async fn html(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

/// The text between two marks in the page, without tags and with one line per line of text.
fn words(html: &str, from: &str, to: &str) -> String {
    let part = html.split_once(from).unwrap_or_else(|| panic!("no {from:?} in\n{html}")).1;
    let part = part.split_once(to).unwrap_or_else(|| panic!("no {to:?} after {from:?}")).0;
    let mut text = String::new();
    for piece in part.split('<') {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let inline =
            ["span", "/span", "a ", "/a", "strong", "/strong", "svg", "/svg", "use", "/use"];
        text.push(if inline.iter().any(|it| tag.starts_with(it)) { ' ' } else { '\n' });
        text.push_str(rest);
    }
    let lines = text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

async fn explanation(form: &'static str) -> String {
    words(&html(post(ASSESS, form).await).await, "<h2 id=\"begrundelse\"", "</section>")
}

async fn verdict(path: &str, form: &'static str) -> String {
    words(&html(post(path, form).await).await, "<section id=\"resultat\"", "</section>")
}

#[tokio::test]
async fn a_standard_says_openly_what_its_document_leaves_out() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"omfang\"", "</section>"), @"
    Hvor meget
    Højst
    15 timer pr. måned
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1327–1330
    Opsparing
    Højst 90 timer inden for 6 måneder, efter aftale vejledende
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1340–1344
    Mindst
    Ikke oplyst
    ");
    assert_snapshot!(words(&page, "<h2 id=\"klage\"", "</section>"), @"
    Klage
    Ikke oplyst: kommunens dokument siger ikke noget om det.
    ");
}

#[tokio::test]
async fn a_judgement_is_marked_for_the_reader() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"hvem\"", "</section>"), @"
    Hvem kan få hjælpen
    Fyldt 18 år og under 67 år kræves lov
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1
    Prøveby Kommunes kvalitetsstandarder , linje 1297
    Kan ikke færdes alene på grund af betydelig og varig nedsættelse kræves lov skøn
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1299–1301
    Hvad sker der, når borgeren er ude alene?
    Har anden hjælp, der dækker det samme udelukker lov
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1312–1317
    Hjælp efter § 96
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1312–1314
    Kontaktperson efter § 98
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1315–1317
    ");
}

#[tokio::test]
async fn an_ambiguity_shows_its_readings_and_that_none_is_chosen() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"uklarheder\"", "</section>"), @"
    Uklarheder i dokumentet
    Her modsiger dokumentet sig selv, eller det kan læses på flere måder. Vi har ikke valgt for kommunen.
    uklarhed Tilskuddet gives ved mere end ti timer, men ikke i hvilken periode
    Det kan læses som:
    Ti timer på et år
    Ti timer på en måned (uden for dokumentet)
    Kommunen har ikke valgt en læsning.
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1415–1419
    ");
}

#[tokio::test]
async fn nobody_is_refused_for_what_is_not_known() {
    assert_snapshot!(verdict(ASSESS, "").await, @"
    Resultat
    Kan ikke afgøres endnu
    Der mangler svar, som kan ændre resultatet.
    Stadig muligt: I målgruppen · Uden for kvalitetsstandarden – kræver individuel vurdering · Ikke i målgruppen efter loven
    ");
}

#[tokio::test]
async fn a_refusal_by_the_act_names_its_ground() {
    assert_snapshot!(verdict(ASSESS, "fakta.alder=80").await, @"
    Resultat
    Ikke i målgruppen efter loven
    Mindst ét krav i loven er ikke opfyldt:
    Fyldt 18 år og under 67 år (Serviceloven § 97, stk. 1)
    ");
}

#[tokio::test]
async fn the_standard_alone_never_refuses() {
    assert_snapshot!(verdict(ASSESS, "fakta.eget-oenske=nej").await, @"
    Resultat
    Uden for kvalitetsstandarden – kræver individuel vurdering
    Standarden er vejledende og kan ikke alene føre til afslag (servicelovens § 138). En sagsbehandler skal vurdere situationen konkret:
    Ønsker selv ledsagelse til bestemte formål
    ");
}

#[tokio::test]
async fn the_result_is_said_in_english_too() {
    let form = "fakta.alder=45&fakta.eget-oenske=ja&komplet.bevillinger=ja\
        &skoen.kan-ikke-faerdes=ja&begrundelse.kan-ikke-faerdes=K%C3%B8restol";
    assert_snapshot!(verdict(&format!("{ASSESS}?sprog=en"), form).await, @"
    Result
    In the target group
    As far as the Act and the standard go. A person decides.
    ");
}

#[tokio::test]
async fn the_explanation_names_facts_reasons_and_what_is_missing() {
    let form =
        "fakta.alder=45&skoen.kan-ikke-faerdes=ja&begrundelse.kan-ikke-faerdes=K%C3%B8restol";
    assert_snapshot!(explanation(form).await, @"
    Begrundelse
    Opfyldt
    Fyldt 18 år og under 67 år kræves lov
    Alder: 45 år
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1
    Prøveby Kommunes kvalitetsstandarder , linje 1297
    Opfyldt
    Kan ikke færdes alene på grund af betydelig og varig nedsættelse kræves lov skøn
    Begrundelse: Kørestol
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1
    Prøveby Kommunes kvalitetsstandarder , linje 1299–1301
    Mangler svar
    Ønsker selv ledsagelse til bestemte formål kræves standard
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1304–1305
    Mangler svar
    Har anden hjælp, der dækker det samme udelukker lov
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1312–1317
    Mangler svar
    Ingen hjælp efter § 96
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1312–1314
    Mangler svar
    Ingen kontaktperson efter § 98
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1315–1317
    Ikke oplyst
    Bruger kørestol, er blind eller har udviklingshæmning typisk uklarhed
    Kilde
    Prøveby Kommunes kvalitetsstandarder , linje 1301–1303
    Hvad betyder mærkerne?
    kræves
    Skal være opfyldt
    udelukker
    Udelukker, hvis det gælder
    åbner
    En undtagelse, der lukker op
    typisk
    Taler for eller imod, men afgør ikke noget alene
    lov
    Følger af loven
    standard
    Følger af kommunens vejledende serviceniveau
    skøn
    Et menneske skal vurdere det
    uklarhed
    Dokumentet kan læses på flere måder
    forældet
    Satsen bruges ud over det år, den er trykt for
    ");
}

#[tokio::test]
async fn what_is_written_is_shown_as_text_and_never_as_markup() {
    let form =
        "skoen.kan-ikke-faerdes=ja&begrundelse.kan-ikke-faerdes=%3Cscript%3Ex%3C%2Fscript%3E";
    let page = html(post(ASSESS, form).await).await;
    assert!(!page.contains("<script>"));
}

#[tokio::test]
async fn an_unknown_catalogue_is_a_sentence_to_act_on() {
    let response = get("/katalog/findes/ikke").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_snapshot!(words(&html(response).await, "<main", "</main>"), @"
    Siden findes ikke
    Kataloget eller standarden findes ikke på denne adresse. Gå til forsiden, og vælg kommunen på listen.
    Gå til forsiden
    Fejlkode 404
    ");
}

#[tokio::test]
async fn what_is_no_form_is_answered_without_repeating_it() {
    let request = Request::post(ASSESS).header(CONTENT_TYPE, "text/plain");
    let response = ask(request.body(Body::from("hemmeligt")).unwrap()).await;
    assert_eq!(response.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let page = html(response).await;
    assert!(!page.contains("hemmeligt"));
    assert_snapshot!(words(&page, "<main", "</main>"), @"
    Vi kunne ikke læse det, der blev sendt
    Gå tilbage, og prøv igen. Hjælper det ikke, så begynd forfra fra forsiden.
    Gå til forsiden
    Fejlkode 415
    ");
}

#[tokio::test]
async fn the_language_is_remembered_in_a_cookie_and_nothing_else_is() {
    let response = get("/?sprog=en").await;
    assert_snapshot!(response.headers()[SET_COOKIE].to_str().unwrap(), @"sprog=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    let request = Request::get("/").header(COOKIE, "sprog=en").body(Body::empty()).unwrap();
    assert!(html(ask(request).await).await.contains("<html lang=\"en\">"));
    assert!(!post(ASSESS, "fakta.alder=45").await.headers().contains_key(SET_COOKIE));
}

#[tokio::test]
async fn assets_may_be_kept_and_pages_may_not() {
    let page = get("/").await;
    assert_eq!(page.headers()[CACHE_CONTROL], "no-store");
    let page = html(page).await;
    let stylesheet = page.split('"').find(|it| it.ends_with("app.css")).unwrap();
    let asset = get(stylesheet).await;
    assert_eq!(asset.headers()[CONTENT_TYPE], "text/css; charset=utf-8");
    assert_snapshot!(asset.headers()[CACHE_CONTROL].to_str().unwrap(), @"public, max-age=31536000, immutable");
}
