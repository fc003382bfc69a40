//! What a visitor reads, as text.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use axum::body::{Body, to_bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{Request, Response, StatusCode};
use insta::assert_snapshot;
use standards::library::Files;
use tower::ServiceExt;
use web::engine::Shelf;

const STANDARD: &str = "/katalog/hvidovre/2023/97-ledsageordning";
const ASSESS: &str = "/katalog/hvidovre/2023/97-ledsageordning/vurder";
const ALL: &str = "/katalog/hvidovre/2023/alle/vurder";

/// The project's own catalogues, read once for all tests.
static SHELF: LazyLock<Arc<Shelf>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = BTreeMap::new();
    add(&mut files, &root, &root);
    Arc::new(Shelf::open(&Files(files)).unwrap_or_else(|errors| panic!("{errors:#?}")))
});

fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name: Vec<_> =
                path.strip_prefix(root).unwrap().iter().map(|it| it.to_string_lossy()).collect();
            files.insert(name.join("/"), fs::read_to_string(&path).unwrap());
        }
    }
}

async fn ask(request: Request<Body>) -> Response<Body> {
    let today = || jiff::civil::date(2023, 6, 1);
    web::router(Arc::clone(&SHELF), today).oneshot(request).await.unwrap()
}

async fn get(path: &str) -> Response<Body> {
    ask(Request::get(path).body(Body::empty()).unwrap()).await
}

/// Sends a form as a browser does.
async fn post(path: &str, form: &[(&str, &str)]) -> Response<Body> {
    let request = Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    ask(request.body(Body::from(encoded(form))).unwrap()).await
}

fn encoded(form: &[(&str, &str)]) -> String {
    let part = |text: &str| -> String {
        let plain = |it: u8| it.is_ascii_alphanumeric() || b"-._~".contains(&it);
        let byte = |it: u8| if plain(it) { (it as char).to_string() } else { format!("%{it:02X}") };
        text.bytes().map(byte).collect()
    };
    let pairs = form.iter().map(|(name, value)| format!("{}={}", part(name), part(value)));
    pairs.collect::<Vec<_>>().join("&")
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

async fn page(path: &str, form: &[(&str, &str)]) -> String {
    html(post(path, form).await).await
}

async fn verdict(form: &[(&str, &str)]) -> String {
    words(&page(ASSESS, form).await, "<section id=\"resultat\"", "</section>")
}

/// A person for whom everything but `changed` is answered.
fn everything<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("fakta.alder", "45"),
        ("fakta.oensker-ledsagelse-til-konkrete-formaal", "ja"),
        ("fakta.sindslidelse", "nej"),
        ("komplet.bevillinger", "ja"),
        ("skoen.97-ledsageordning/betydeligt-og-varigt-nedsat", "ja"),
        ("begrundelse.97-ledsageordning/betydeligt-og-varigt-nedsat", "Bruger kørestol"),
        ("skoen.97-ledsageordning/kan-ikke-faerdes-alene", "ja"),
        ("begrundelse.97-ledsageordning/kan-ikke-faerdes-alene", "Kan ikke skubbe den selv"),
        ("skoen.97-ledsageordning/nedsat-af-sociale-aarsager", "nej"),
        ("begrundelse.97-ledsageordning/nedsat-af-sociale-aarsager", "En skade i ryggen"),
    ];
    form.retain(|(name, _)| !changed.iter().any(|(it, _)| it == name));
    form.extend(changed.iter().filter(|(_, value)| !value.is_empty()));
    form
}

#[tokio::test]
async fn a_standard_says_openly_what_its_document_leaves_out() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"afbud\"", "</section>"), @"");
    assert_snapshot!(words(&page, "<h2 id=\"frister\"", "</section>"), @"");
}

#[tokio::test]
async fn who_can_get_it_tells_the_act_from_the_guiding_standard_and_marks_judgements() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"hvem\"", "</section>"), @"");
}

#[tokio::test]
async fn an_extent_says_under_which_condition_it_is_another() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"omfang\"", "</section>"), @"");
}

#[tokio::test]
async fn an_ambiguity_shows_its_readings_and_that_none_is_chosen() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<li id=\"uklarhed-97-tilskud-automatisk\"", "</details>"), @"");
}

#[tokio::test]
async fn nobody_is_refused_for_what_is_not_known() {
    assert_snapshot!(verdict(&[]).await, @"");
}

#[tokio::test]
async fn a_refusal_by_the_act_names_its_ground_and_tells_the_standard_apart() {
    assert_snapshot!(verdict(&[("fakta.alder", "70"), ("komplet.bevillinger", "ja")]).await, @"");
}

#[tokio::test]
async fn the_standard_alone_never_refuses() {
    assert_snapshot!(verdict(&everything(&[("fakta.sindslidelse", "ja")])).await, @"");
}

#[tokio::test]
async fn the_result_is_said_in_english_too() {
    let path = format!("{ASSESS}?sprog=en");
    let page = page(&path, &everything(&[])).await;
    assert_snapshot!(words(&page, "<section id=\"resultat\"", "</section>"), @"");
}

#[tokio::test]
async fn a_judgement_without_a_reason_does_not_count_and_is_asked_for_again() {
    let form = everything(&[("begrundelse.97-ledsageordning/kan-ikke-faerdes-alene", "")]);
    let page = page(ASSESS, &form).await;
    assert!(words(&page, "<section id=\"resultat\"", "</section>").contains("Kan ikke afgøres endnu"));
    assert_snapshot!(words(&page, "<fieldset", "<textarea"), @"");
}

#[tokio::test]
async fn a_judgement_of_another_standard_is_another_question() {
    let form = everything(&[
        ("skoen.97-ledsageordning/kan-ikke-faerdes-alene", ""),
        ("begrundelse.97-ledsageordning/kan-ikke-faerdes-alene", ""),
        ("skoen.85-socialpaedagogisk-stoette/kan-ikke-faerdes-alene", "ja"),
        ("begrundelse.85-socialpaedagogisk-stoette/kan-ikke-faerdes-alene", "Et andet sted"),
    ]);
    assert!(verdict(&form).await.contains("Kan ikke afgøres endnu"));
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_and_told_in_a_sentence() {
    let page = page(ASSESS, &[("fakta.alder", "femogfyrre")]).await;
    assert_snapshot!(words(&page, "<div class=\"alert alert-error\" role", "</ul>"), @"");
    assert!(page.contains("value=\"femogfyrre\""));
}

#[tokio::test]
async fn absence_is_only_known_when_the_list_is_complete() {
    let open = verdict(&everything(&[("komplet.bevillinger", "")])).await;
    assert!(open.contains("Kan ikke afgøres endnu"), "{open}");
    let grant = [("saet.bevillinger.0.paragraf", "SEL § 96"), ("saet.bevillinger.0.fra", "1-1-2020")];
    let known = everything(&[&grant[..], &[("komplet.bevillinger", "")]].concat());
    assert_snapshot!(verdict(&known).await, @"");
}

#[tokio::test]
async fn the_explanation_names_facts_reasons_and_what_is_missing() {
    let form = everything(&[("fakta.sindslidelse", "")]);
    let page = page(ASSESS, &form).await;
    assert_snapshot!(words(&page, "<h2 id=\"begrundelse\"", "<details class=\"r-legend"), @"");
}

#[tokio::test]
async fn a_calculation_shows_its_lines_or_what_it_needs() {
    let page = page(ASSESS, &everything(&[("fakta.boform", "egen bolig")])).await;
    assert_snapshot!(words(&page, "id=\"beregning-timer-fra-kommunen\"", "</details>"), @"");
    assert_snapshot!(words(&page, "id=\"beregning-tilskud\"", "</details>"), @"");
}

#[tokio::test]
async fn a_deadline_is_a_date_when_its_day_is_known() {
    let page = page(ASSESS, &everything(&[("haendelse.afgoerelse-modtaget", "1-6-2023")])).await;
    let complaint = words(&page, "<h3 id=\"klage\"", "Klagen afgøres af");
    assert_snapshot!(complaint, @"");
}

#[tokio::test]
async fn all_standards_are_told_from_one_set_of_answers_with_the_reason() {
    let page = page(ALL, &[("fakta.alder", "70"), ("komplet.bevillinger", "ja")]).await;
    assert_snapshot!(words(&page, "<ul class=\"r-counts", "</ul>"), @"");
    let refused = words(&page, "97-ledsageordning\" lang", "<details");
    assert_snapshot!(refused, @"");
}

#[tokio::test]
async fn every_standard_can_be_read_and_assessed_in_both_languages() {
    let list = html(get("/katalog/hvidovre/2023").await).await;
    let links: Vec<_> = list.split('"').filter(|it| it.starts_with("/katalog/hvidovre/2023/")).collect();
    assert_eq!(links.iter().filter(|it| it.ends_with("/vurder")).count(), 15, "{links:?}");
    for link in links {
        for language in ["da", "en"] {
            let response = get(&format!("{link}?sprog={language}")).await;
            assert_eq!(response.status(), StatusCode::OK, "{link}");
            let page = html(response).await;
            assert!(!page.contains("{ $") && !page.contains("{$"), "{link}: a text without its value");
        }
    }
}

#[tokio::test]
async fn a_day_outside_the_catalogue_and_one_that_cannot_be_read_are_told() {
    let early = page(ASSESS, &[("dag", "1-6-2019")]).await;
    assert!(early.contains("Dagen ligger før kataloget"));
    let unread = page(ASSESS, &[("dag", "i morgen")]).await;
    assert!(unread.contains("Skriv dagen som dag-måned-år"));
}

#[tokio::test]
async fn what_is_written_is_shown_as_text_and_never_as_markup() {
    let form = everything(&[(
        "begrundelse.97-ledsageordning/kan-ikke-faerdes-alene",
        "<script>x</script>",
    )]);
    assert!(!page(ASSESS, &form).await.contains("<script>"));
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
    assert!(!post(ASSESS, &[("fakta.alder", "45")]).await.headers().contains_key(SET_COOKIE));
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
