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
    assert_snapshot!(words(&page, "<h2 id=\"afbud\"", "</section>"), @"
    Afbud
    Ikke oplyst: kommunens dokument siger ikke noget om det.
    ");
    assert_snapshot!(words(&page, "<h2 id=\"frister\"", "</section>"), @"
    Hvor hurtigt
    Afgørelse
    inden for 4 uger
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1361–1362
    Regnes fra: Ikke oplyst
    ");
}

#[tokio::test]
async fn who_can_get_it_tells_the_act_from_the_guiding_standard_and_marks_judgements() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"hvem\"", "</section>"), @"
    Hvem kan få hjælpen
    Efter loven
    Er under folkepensionsalderen; grænsen er dog aldrig under 67 år kræves lov
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Gælder under folkepensionsalderen, men grænsen er aldrig under 67 år (efterprøvet: læst som citat hos en myndighed)
    Har borgerstyret personlig assistance efter § 96 udelukker lov
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 8: Ledsagelse kan ikke gives samtidig med hjælp efter § 96 (efterprøvet: læst som citat hos en myndighed)
    Har betydeligt og varigt nedsat fysisk eller psykisk funktionsevne kræves lov skøn uklarhed
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1237–1241, 1299–1301
    Vurderes af: sagsbehandler Vejledning: Se på nedsættelsens grad, og om den er varig, ikke på diagnosen alene
    Kan på grund af nedsættelsen ikke færdes alene uden for hjemmet kræves lov skøn
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1239–1241, 1299–1301
    Vurderes af: sagsbehandler Vejledning: Hvad sker der, når borgeren er ude alene? Se på konkrete ture og formål
    Efter kommunens vejledende standard
    Er fyldt 18 år kræves standard
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1297
    Er ikke fyldt 67 år kræves standard uklarhed
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Gælder under folkepensionsalderen, men grænsen er aldrig under 67 år (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1297
    Har selv sagt, at ledsagelsen ønskes til bestemte formål kræves standard
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1304–1305
    Har en sindslidelse udelukker standard uklarhed
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1311, 1318
    Funktionsevnen er nedsat af sociale årsager udelukker standard skøn
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1319–1321
    Vurderes af: sagsbehandler Vejledning: Skeln mellem en funktionsnedsættelse, som har sociale følger, og en nedsættelse, som har sociale årsager
    Borgere med BPA kan ikke få ledsagerordning udelukker standard
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 8: Ledsagelse kan ikke gives samtidig med hjælp efter § 96 (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1311–1314
    Døvblinde, der har fået bevilget kontaktperson, kan ikke få ledsagerordning; kontaktpersonen dækker behovet udelukker standard
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1315–1317, 1471–1473
    Undtagelser, der åbner
    Har haft ledsagelse, siden før aldersgrænsen blev nået åbner
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 2: Den, der er visiteret før folkepensionsalderen, beholder retten. Stk. 1 går aldrig under 67 år, så en bevilling før 67 regnes med (efterprøvet: læst som citat hos en myndighed)
    Undtagelse fra: Er under folkepensionsalderen; grænsen er dog aldrig under 67 år
    Har haft ledsagerordning, siden før 67-års fødselsdagen åbner uklarhed
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 2: Den, der er visiteret før folkepensionsalderen, beholder retten. Stk. 1 går aldrig under 67 år, så en bevilling før 67 regnes med (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1307–1309
    Undtagelse fra: Er ikke fyldt 67 år
    Taler typisk for eller imod
    Hører til en af de grupper, der nævnes: kørestolsbruger, svært bevægelseshandicap, blind, stærkt svagsynet, udviklingshæmmet typisk
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1301–1303
    ");
}

#[tokio::test]
async fn an_extent_says_under_which_condition_it_is_another() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<h2 id=\"omfang\"", "</section>"), @"
    Hvor meget
    Ledsagelse i alt, efter en individuel vurdering
    højst 15 timer pr. måned uklarhed
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1328–1330, 1346–1350
    Den del, som kommunen selv giver, efter en individuel vurdering
    Det afhænger af: uklarhed
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1328–1335, 3696–3703
    Beboere i botilbud: højst 12 timer pr. måned
    Når: Boform: botilbud efter § 107, botilbud efter § 108 eller bolig efter § 105
    højst 15 timer pr. måned
    Ellers
    Resten af de 15 timer, som botilbuddet giver
    3 timer pr. måned uklarhed
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1334–1335, 3703–3705
    Når: Boform: botilbud efter § 107, botilbud efter § 108 eller bolig efter § 105
    Timer, der kan spares op inden for 6 måneder, efter aftale på forhånd
    Det afhænger af: uklarhed
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1340–1344
    Når: Aftale på forhånd om at spare timer op: ja
    Beboere i botilbud: Uklart: 90 timer for alle / 6 gange 12 timer i botilbud
    Når: Boform: botilbud efter § 107, botilbud efter § 108 eller bolig efter § 105
    højst 90 timer
    Ellers
    ");
}

#[tokio::test]
async fn an_ambiguity_shows_its_readings_and_that_none_is_chosen() {
    let page = html(get(STANDARD).await).await;
    assert_snapshot!(words(&page, "<li id=\"uklarhed-97-tilskud-automatisk\"", "</details>"), @"
    uklarhed Tilskuddet kommer »automatisk« efter mere end ti timer, men udbetales »ved sandsynliggjort behov«. Skal behovet vises, eller er timerne nok?
    Det kan læses som:
    Mere end ti timer er nok
    Mere end ti timer, og behovet er gjort sandsynligt
    Kommunen har ikke valgt en læsning.
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1415–1419
    ");
}

#[tokio::test]
async fn nobody_is_refused_for_what_is_not_known() {
    assert_snapshot!(verdict(&[]).await, @"
    Resultat
    Kan ikke afgøres endnu
    Der mangler svar, som kan ændre resultatet.
    Stadig muligt: I målgruppen · Uden for kvalitetsstandarden – kræver individuel vurdering · Ikke i målgruppen efter loven
    ");
}

#[tokio::test]
async fn a_refusal_by_the_act_names_its_ground_and_tells_the_standard_apart() {
    assert_snapshot!(verdict(&[("fakta.alder", "70"), ("komplet.bevillinger", "ja")]).await, @"
    Resultat
    Ikke i målgruppen efter loven
    Mindst ét krav i loven er ikke opfyldt:
    Ikke opfyldt: Er under folkepensionsalderen; grænsen er dog aldrig under 67 år (Serviceloven § 97, stk. 1)
    Kommunens standard er heller ikke opfyldt; det ville ikke alene kunne føre til afslag:
    Ikke opfyldt: Er ikke fyldt 67 år
    Det er ikke en afgørelse. Kommunen oplyser sagen og afgør den efter en konkret og individuel vurdering.
    ");
}

#[tokio::test]
async fn the_standard_alone_never_refuses() {
    assert_snapshot!(verdict(&everything(&[("fakta.sindslidelse", "ja")])).await, @"
    Resultat
    Uden for kvalitetsstandarden – kræver individuel vurdering
    Standarden er vejledende og kan ikke alene føre til afslag (servicelovens § 138). En sagsbehandler skal vurdere situationen konkret:
    Udelukker: Har en sindslidelse
    Det er ikke en afgørelse. Kommunen oplyser sagen og afgør den efter en konkret og individuel vurdering.
    ");
}

#[tokio::test]
async fn the_result_is_said_in_english_too() {
    let path = format!("{ASSESS}?sprog=en");
    let page = page(&path, &everything(&[])).await;
    assert_snapshot!(words(&page, "<section id=\"resultat\"", "</section>"), @"
    Result
    In the target group
    As far as the Act and the standard go. A person decides.
    This is not a decision. The municipality establishes the facts and decides after an individual assessment.
    ");
}

#[tokio::test]
async fn a_judgement_without_a_reason_does_not_count_and_is_asked_for_again() {
    let form = everything(&[("begrundelse.97-ledsageordning/kan-ikke-faerdes-alene", "")]);
    let page = page(ASSESS, &form).await;
    assert!(
        words(&page, "<section id=\"resultat\"", "</section>").contains("Kan ikke afgøres endnu")
    );
    assert_snapshot!(words(&page, "<fieldset", "<textarea"), @"
    skøn Vurderes af sagsbehandler
    Er det funktionsnedsættelsen, der gør, at borgeren ikke kan færdes alene uden for hjemmet?
    Hvad sker der, når borgeren er ude alene? Se på konkrete ture og formål
    Fejl: Skriv en begrundelse. Uden den tæller vurderingen ikke.
    ja
    nej
    Begrundelse
    Skriv hvad vurderingen bygger på. Uden begrundelse tæller svaret ikke. Skriv ikke navn eller CPR-nummer.
    ");
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
    assert_snapshot!(words(&page, "<div class=\"alert alert-error\" role", "</ul>"), @"
    Ret dette for at komme videre
    Hvor gammel er borgeren? Skriv alderen i hele år, for eksempel 45.
    ");
    assert!(page.contains("value=\"femogfyrre\""));
}

#[tokio::test]
async fn absence_is_only_known_when_the_list_is_complete() {
    let open = verdict(&everything(&[("komplet.bevillinger", "")])).await;
    assert!(open.contains("Kan ikke afgøres endnu"), "{open}");
    let grant =
        [("saet.bevillinger.0.paragraf", "SEL § 96"), ("saet.bevillinger.0.fra", "1-1-2020")];
    let known = everything(&[&grant[..], &[("komplet.bevillinger", "")]].concat());
    assert_snapshot!(verdict(&known).await, @"
    Resultat
    Ikke i målgruppen efter loven
    Mindst ét krav i loven er ikke opfyldt:
    Udelukker: Har borgerstyret personlig assistance efter § 96 (Serviceloven § 97, stk. 8)
    Kommunens standard er heller ikke opfyldt; det ville ikke alene kunne føre til afslag:
    Udelukker: Borgere med BPA kan ikke få ledsagerordning
    Det er ikke en afgørelse. Kommunen oplyser sagen og afgør den efter en konkret og individuel vurdering.
    ");
}

#[tokio::test]
async fn the_explanation_names_facts_reasons_and_what_is_missing() {
    let form = everything(&[("fakta.sindslidelse", "")]);
    let page = page(ASSESS, &form).await;
    assert_snapshot!(words(&page, "<h2 id=\"begrundelse\"", "<details class=\"r-legend"), @"
    Begrundelse
    Opfyldt
    Er under folkepensionsalderen; grænsen er dog aldrig under 67 år kræves lov
    Alder: 45 år
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Gælder under folkepensionsalderen, men grænsen er aldrig under 67 år (efterprøvet: læst som citat hos en myndighed)
    Udelukker ikke
    Har borgerstyret personlig assistance efter § 96 udelukker lov
    Bevillinger efter andre bestemmelser: Ingen
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 8: Ledsagelse kan ikke gives samtidig med hjælp efter § 96 (efterprøvet: læst som citat hos en myndighed)
    Opfyldt
    Har betydeligt og varigt nedsat fysisk eller psykisk funktionsevne kræves lov skøn
    Vurderet: ja Begrundelse: Bruger kørestol
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1237–1241, 1299–1301
    Opfyldt
    Kan på grund af nedsættelsen ikke færdes alene uden for hjemmet kræves lov skøn
    Vurderet: ja Begrundelse: Kan ikke skubbe den selv
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1239–1241, 1299–1301
    Opfyldt
    Er fyldt 18 år kræves standard
    Alder: 45 år
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1297
    Opfyldt
    Er ikke fyldt 67 år kræves standard
    Alder: 45 år
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Gælder under folkepensionsalderen, men grænsen er aldrig under 67 år (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1297
    Opfyldt
    Har selv sagt, at ledsagelsen ønskes til bestemte formål kræves standard
    Ønsker ledsagelse til bestemte formål: ja
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1304–1305
    Mangler svar
    Har en sindslidelse udelukker standard
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1311, 1318
    Udelukker ikke
    Funktionsevnen er nedsat af sociale årsager udelukker standard skøn
    Vurderet: nej Begrundelse: En skade i ryggen
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 1: Kan ikke færdes alene på grund af betydelig og varig nedsættelse af fysisk eller psykisk funktionsevne (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1319–1321
    Udelukker ikke
    Borgere med BPA kan ikke få ledsagerordning udelukker standard
    Bevillinger efter andre bestemmelser: Ingen
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 8: Ledsagelse kan ikke gives samtidig med hjælp efter § 96 (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1311–1314
    Udelukker ikke
    Døvblinde, der har fået bevilget kontaktperson, kan ikke få ledsagerordning; kontaktpersonen dækker behovet udelukker standard
    Bevillinger efter andre bestemmelser: Ingen
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1315–1317, 1471–1473
    Åbner ikke
    Har haft ledsagelse, siden før aldersgrænsen blev nået åbner
    Bevillinger efter andre bestemmelser: Ingen Alder: 45 år Undtagelse fra: Er under folkepensionsalderen; grænsen er dog aldrig under 67 år
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 2: Den, der er visiteret før folkepensionsalderen, beholder retten. Stk. 1 går aldrig under 67 år, så en bevilling før 67 regnes med (efterprøvet: læst som citat hos en myndighed)
    Åbner ikke
    Har haft ledsagerordning, siden før 67-års fødselsdagen åbner
    Bevillinger efter andre bestemmelser: Ingen Alder: 45 år Undtagelse fra: Er ikke fyldt 67 år
    Lovgrundlag og kilde
    Serviceloven § 97, stk. 2: Den, der er visiteret før folkepensionsalderen, beholder retten. Stk. 1 går aldrig under 67 år, så en bevilling før 67 regnes med (efterprøvet: læst som citat hos en myndighed)
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1307–1309
    Ikke oplyst
    Hører til en af de grupper, der nævnes: kørestolsbruger, svært bevægelseshandicap, blind, stærkt svagsynet, udviklingshæmmet typisk
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1301–1303
    ");
}

#[tokio::test]
async fn a_calculation_shows_its_lines_or_what_it_needs() {
    let page = page(ASSESS, &everything(&[("fakta.boform", "egen bolig")])).await;
    assert_snapshot!(words(&page, "id=\"beregning-timer-fra-kommunen\"", "</details>"), @"
    Højst så mange timer kan kommunen give om måneden
    15 timer pr. måned
    Regnestykket
    Linje
    Værdi
    Ledsagelse i alt
    15 timer pr. måned
    Et loft; det konkrete timetal vurderes individuelt
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1328–1335, 1346–1350
    ");
    assert_snapshot!(words(&page, "id=\"beregning-tilskud\"", "</details>"), @"
    Tilskud til transport og billetter, én gang om året
    2 svar mangler
    Over hvilken tid de ti timer tælles, er ikke oplyst
    Det mangler:
    Er det gjort sandsynligt, at der er udgifter til transport og billetter?
    Svar på det nu : Er det gjort sandsynligt, at der er udgifter til transport og billetter?
    Hvor mange timers ledsagelse er brugt?
    Svar på det nu : Hvor mange timers ledsagelse er brugt?
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1415–1421
    ");
}

#[tokio::test]
async fn complaints_are_told_as_the_standard_tells_them() {
    let silent = html(get("/katalog/lemvig/2024/83-madservice").await).await;
    assert_snapshot!(words(&silent, "id=\"klage\"", "Kilde"), @"
    Klage
    Kan der klages?
    Ikke oplyst
    Standarden siger ikke selv, om der kan klages. Det, der står her, er katalogets fælles kapitel om klage; om det også er skrevet for denne standard, siger dokumentet ikke.
    Klag til
    Myndighedsafdelingen
    ");
    let shut_off = html(get("/katalog/billund/2024/handicapkoersel").await).await;
    assert_snapshot!(words(&shut_off, "id=\"klage\"", "</section>"), @"
    Klage
    Kan der klages?
    Nej
    Transportministeriet har ingen regler fastsat om klage, og visitators afgørelse kan ikke ankes. Nye oplysninger kan få sagen vurderet igen
    ");
}

#[tokio::test]
async fn a_deadline_is_a_date_when_its_day_is_known() {
    let page = page(ASSESS, &everything(&[("haendelse.afgoerelse-modtaget", "1-6-2023")])).await;
    let complaint = words(&page, "<h3 id=\"klage\"", "Klagen afgøres af");
    assert_snapshot!(complaint, @"
    Klage
    Kan der klages?
    Ja
    Også når ordningen stoppes
    Klag til
    Voksenrådgivningen
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 247–294
    Adresse
    Hvidovrevej 280, 1. sal, 2650 Hvidovre
    Telefon
    36 39 34 30
    Mail
    voksenraadgivningen@hvidovre.dk, hap@hvidovre.dk
    Måde
    skriftlig, mundtlig
    Frist for at klage
    inden for 4 uger
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 277–279
    Det er 29. juni 2023 Dokumentet siger ikke, om den første dag tæller; her tæller den ikke. Regnes fra: Borgeren modtog afgørelsen Borgerens frist for at klage Hvis fristen ikke holdes: Hvad der sker med en klage, som kommer for sent, er ikke oplyst
    Kommunen vurderer sagen igen
    inden for 4 uger
    Kilde
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 279–282
    Regnes fra: Kommunen modtog klagen Voksenrådgivningens frist for at vurdere sagen igen
    ");
}

#[tokio::test]
async fn all_standards_are_told_from_one_set_of_answers_with_the_reason() {
    let page = page(ALL, &[("fakta.alder", "70"), ("komplet.bevillinger", "ja")]).await;
    assert_snapshot!(words(&page, "<ul class=\"r-counts", "</ul>"), @"
    0 I målgruppen
    12 Kan ikke afgøres endnu
    0 Uden for kvalitetsstandarden – kræver individuel vurdering
    2 Ikke i målgruppen efter loven
    ");
    let refused = words(&page, "97-ledsageordning\" lang", "<details");
    assert_snapshot!(refused, @"
    § 97 Ledsagerordning
    Ikke opfyldt: Er under folkepensionsalderen; grænsen er dog aldrig under 67 år
    ");
}

#[tokio::test]
async fn every_standard_can_be_read_and_assessed_in_both_languages() {
    let list = html(get("/katalog/hvidovre/2023").await).await;
    let links: Vec<_> =
        list.split('"').filter(|it| it.starts_with("/katalog/hvidovre/2023/")).collect();
    assert_eq!(links.iter().filter(|it| it.ends_with("/vurder")).count(), 15, "{links:?}");
    for link in links {
        for language in ["da", "en"] {
            let response = get(&format!("{link}?sprog={language}")).await;
            assert_eq!(response.status(), StatusCode::OK, "{link}");
            let page = html(response).await;
            assert!(
                !page.contains("{ $") && !page.contains("{$"),
                "{link}: a text without its value"
            );
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
async fn each_expense_is_judged_by_itself_and_then_summed() {
    let path = "/katalog/hvidovre/2023/100-merudgifter/vurder";
    let expense = [
        ("saet.udgifter.0.art", "kørsel"),
        ("saet.udgifter.0.beloeb-pr-aar", "9000"),
        ("saet.udgifter.0.normalforbrug-pr-aar", "2000"),
        ("saet.udgifter.0.daekket-andetsteds-pr-aar", "0"),
        ("komplet.udgifter", "ja"),
    ];
    let open = page(path, &expense).await;
    assert!(open.contains("spoerg.skoen.100-merudgifter/udgift-godkendt~0"));
    let judged = [
        ("skoen.100-merudgifter/udgift-godkendt~0", "ja"),
        ("begrundelse.100-merudgifter/udgift-godkendt~0", "Følger af sygdommen"),
    ];
    let page = page(path, &[&expense[..], &judged].concat()).await;
    assert_snapshot!(words(&page, "id=\"beregning-udgift\"", "</details>"), @"
    Godkendte merudgifter i det kommende år
    7.000 kr. pr. år
    Regnestykket
    Linje
    Værdi
    kørsel
    7.000 kr. pr. år
    Et overslag, som kommunen laver sammen med borgeren
    Kvalitetsstandarder, Center for Handicap og Psykiatri , linje 1635–1643, 1810–1815
    ");
}

#[tokio::test]
async fn a_judgement_can_be_changed_where_all_standards_are_seen() {
    let form = everything(&[("handling", "ret.skoen.97-ledsageordning/kan-ikke-faerdes-alene")]);
    let page = page(ALL, &form).await;
    assert!(words(&page, "<fieldset", "<textarea").contains("færdes alene"));
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

#[tokio::test]
async fn two_municipalities_stand_side_by_side_on_one_paragraph() {
    let page = html(get("/sammenlign/ikast-brande/2025/lemvig/2024/107").await).await;
    assert!(page.contains("Ikast-Brande Kommune 2025") && page.contains("Lemvig Kommune 2024"));
    let asked = get("/sammenlign?a=ikast-brande/2025&b=lemvig/2024&paragraf=%C2%A7%20107").await;
    assert_eq!(asked.status(), StatusCode::SEE_OTHER);
    assert_eq!(asked.headers()["location"], "/sammenlign/ikast-brande/2025/lemvig/2024/107");
    assert_eq!(
        get("/sammenlign/ikast-brande/1999/lemvig/2024").await.status(),
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_review_is_a_page_and_names_the_law_with_its_mark() {
    let page = html(get("/katalog/hvidovre/2023/gennemgang").await).await;
    assert!(page.contains("SEL § 138 [S, ikke læst i loven selv]"), "{page}");
    assert_eq!(get("/katalog/hvidovre/1999/gennemgang").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_fact_says_why_it_may_be_asked_and_who_asks() {
    let page = html(get("/oplysninger/boform").await).await;
    let page = words(&page, "<h1", "</h3>");
    assert!(page.contains("Hvorfor der må spørges") && page.contains("Kommune"), "{page}");
    assert_eq!(get("/oplysninger/findes-ikke").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_search_travels_in_the_body_and_finds_the_service() {
    let found =
        page("/soeg", &[("ord", "jeg kan ikke gå ud alene"), ("kommune", "hvidovre")]).await;
    let first = words(&found, "<h3>", "</h3>");
    assert!(first.contains("Ledsagerordning"), "{first}");
    let nothing = page("/soeg", &[("ord", "xyzzy"), ("kommune", "")]).await;
    assert!(nothing.contains("Ingen standard svarer til de ord"));
}
