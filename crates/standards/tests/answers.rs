//! What an answer says beside its result (*klage, frister, omfang, mangler*), on small standards.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

mod world;

use std::fmt::Write as _;

use serde_json::Value as Json;
use standards::answer::{self, Labels};
use standards::assess::Memory;
use standards::facts::Facts;
use standards::format::LimitFor;
use standards::library::Catalogue;
use standards::{limits, plan, tree};

const VOCABULARY: &str = r#"
format = 1
[fakta]
bor-alene = { da = "Bor alene", en = "Lives alone", type = "ja-nej" }
enlig = { da = "Enlig", en = "Single", type = "ja-nej" }
[haendelse]
ansoegning = { da = "Ansøgning", en = "Application" }
afgoerelse = { da = "Afgørelse", en = "Decision" }
"#;

const COUNTING: &str = r#"
[fristberegning]
loerdag-er-hverdag = { uklar = "loerdag" }
startdag-taeller = false
slutter-paa-fridag = "bliver"
maanedsslut = "sidste dag"
[[uklarhed]]
id = "loerdag"
tekst = "Er lørdag en hverdag?"
laesninger = [{ id = "hverdag", vaerdi = true }, { id = "fridag", vaerdi = false }]
[[uklarhed]]
id = "faelles"
tekst = "Gælder det alle eller kun dem, der bor alene?"
laesninger = [{ id = "alle", vaerdi = { altid = true } }, { id = "alene", vaerdi = { fakta = { bor-alene = { er = true } } } }]
"#;

const LAW: &str = r#"
[[stykke]]
id = "lov/skoen"
lov = "SEL § 8"
henvisning = "SEL § 8"
tekst = "Kommunen vurderer behovet"
status = "T"
laest-i = "prøve"
[stykke.kriterium]
id = "lov-8-behov"
tekst = "Har behov for hjælp"
virkning = "kræves"
styrke = "lov"
hjemmel = "lov/skoen"
skoen = { af = "kommunen", spoergsmaal = "Har borgeren behov for hjælp?", vejledning = "Se på hverdagen" }
"#;

/// A catalogue where complaints go to *Ankestyrelsen* within four weeks, with this standard.
fn catalogue(pieces: &str) -> Catalogue {
    let (pieces, _, problems) = tree::from_toml("standard", pieces);
    assert_eq!(problems, []);
    let mut pieces = pieces;
    pieces.as_object_mut().unwrap().entry("lov").or_insert(Json::Array(Vec::new()));
    let standard = world::standard_text(&pieces);
    let catalogue = world::catalogue_text()
        .replace(
            "frist = \"ikke oplyst\"",
            "frist = [{ id = \"klage\", hvad = \"klage\", inden = \"4 uger\", fra = \"afgoerelse\" }]",
        )
        .replace("instans = \"ikke oplyst\"", "instans = \"Ankestyrelsen\"");
    let law = format!("{}{LAW}", world::law_text());
    let catalogue = format!("{catalogue}{COUNTING}");
    let standards = [("1-proeve", standard.as_str())];
    match world::several(&standards, VOCABULARY, &law, "format = 1", &catalogue) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{problems:#?}"),
    }
}

fn facts(catalogue: &Catalogue, facts: &str) -> Facts {
    let (value, spans, problems) = tree::from_toml("facts", facts);
    assert_eq!(problems, []);
    Facts::read("facts", &value, &spans, &catalogue.vocabulary).unwrap()
}

/// The whole answer to `assess`.
fn assess(pieces: &str, known: &str) -> Json {
    let catalogue = catalogue(pieces);
    let facts = facts(&catalogue, known);
    let standard = &catalogue.standards[0].value;
    let (plan, flaws) = plan::compile(&catalogue, standard, world::day());
    assert_eq!(flaws, []);
    let case = answer::case(&catalogue, standard, &plan, &facts, Labels::Danish);
    serde_json::to_value(case.assess(&mut Memory::default())).unwrap()
}

/// The whole answer to `deadline`.
fn deadline(pieces: &str, what: LimitFor, from: &str) -> Json {
    let catalogue = catalogue(pieces);
    let facts = Facts::default();
    let standard = &catalogue.standards[0].value;
    let (plan, _) = plan::compile(&catalogue, standard, world::day());
    let case = answer::case(&catalogue, standard, &plan, &facts, Labels::Danish);
    let answer = case.deadline(what, None, limits::moment(from).unwrap());
    serde_json::to_value(answer).unwrap()
}

/// What a reader looks for in a deadline: the day, whether it is certain, every row, what to know.
fn told(answer: &Json) -> String {
    let mut text = format!("{} certain={}\n", answer["date"], answer["certain"]);
    for row in answer["dates"].as_array().unwrap() {
        let note = row.get("note").map(|it| format!(" {it}")).unwrap_or_default();
        writeln!(text, "  {}{note} {}", row["date"], row["readings"]).unwrap();
    }
    writeln!(text, "  notes {}", answer["notes"]).unwrap();
    let missing = answer["missing"]["readings"].as_array().unwrap();
    for it in missing {
        writeln!(text, "  missing {}", it["question"]).unwrap();
    }
    text
}

const SHUT: &str = r#"
[afgoerelse]
form = "skriftlig"
klage = { adgang = false, tekst = "Kan ikke gå videre" }
"#;

#[test]
fn where_there_is_no_complaint_no_limit_and_no_authority_is_named() {
    let answer = deadline(SHUT, LimitFor::Complaint, "2026-03-02");
    insta::assert_snapshot!(told(&answer), @r#"
    null certain=false
      notes ["no-complaint"]
    "#);
    let complaint = assess(SHUT, "")["complaint"].clone();
    insta::assert_snapshot!(complaint, @r#"{"allowed":false,"text":"Kan ikke gå videre","applies":"no","source":null}"#);
    let none = "[afgoerelse]\nform = \"skriftlig\"\nklage = \"ingen\"";
    insta::assert_snapshot!(assess(none, "")["complaint"], @r#"{"allowed":{"state":"none"},"text":null,"applies":"no","source":null}"#);
}

#[test]
fn a_limit_that_is_none_is_not_told_as_one_that_is_not_stated() {
    let own = |within: &str| {
        format!(
            r#"{SHUT}
            [[frist]]
            id = "klage"
            hvad = "klage"
            inden = {within}
            fra = "afgoerelse"
            "#
        )
    };
    let notes = |within: &str| {
        deadline(&own(within), LimitFor::Complaint, "2026-03-02")["notes"].to_string()
    };
    assert_eq!(notes("\"ingen\""), r#"["no-limit"]"#);
    assert_eq!(notes(r#"{ tilstand = "ingen", tekst = "Ingen frist" }"#), r#"["no-limit"]"#);
    assert_eq!(notes("\"ikke oplyst\""), r#"["not-stated"]"#);
}

#[test]
fn a_standard_that_is_silent_on_complaints_does_not_get_the_catalogues_way_as_its_own() {
    let applies = |pieces: &str| {
        let complaint = assess(pieces, "")["complaint"].clone();
        format!("{} {} {}", complaint["allowed"], complaint["applies"], complaint["body"])
    };
    let silent = "[afgoerelse]\nform = \"skriftlig\"\nklage = \"ikke oplyst\"";
    insta::assert_snapshot!(applies(silent), @r#"{"state":"not_stated"} "unknown" "Ankestyrelsen""#);
    insta::assert_snapshot!(applies(""), @r#"null "unknown" "Ankestyrelsen""#);
    let open = "[afgoerelse]\nform = \"skriftlig\"\nklage = { adgang = true }";
    insta::assert_snapshot!(applies(open), @r#"true "yes" "Ankestyrelsen""#);
}

#[test]
fn a_limit_that_one_reading_does_not_state_has_a_row_for_each_and_no_certain_day() {
    let pieces = r#"
        [[frist]]
        id = "f"
        hvad = "afgørelse"
        inden = { uklar = "laengde" }
        fra = "ansoegning"
        [[uklarhed]]
        id = "laengde"
        tekst = "Gælder de 4 uger også her?"
        laesninger = [{ id = "ja", vaerdi = "4 uger" }, { id = "nej", vaerdi = "ikke oplyst" }]
    "#;
    insta::assert_snapshot!(told(&deadline(pieces, LimitFor::Decision, "2026-03-02")), @r#"
    "2026-03-30" certain=false
      "2026-03-30" {"laengde":"ja"}
      null "not-stated" {"laengde":"nej"}
      notes ["not-stated"]
      missing "Gælder de 4 uger også her?"
    "#);
}

#[test]
fn a_day_is_told_once_and_asks_for_the_reading_that_it_depends_on() {
    let pieces = r#"
        [[frist]]
        id = "alene"
        hvad = "afgørelse"
        inden = "3 hverdage"
        fra = "ansoegning"
        naar = { fakta = { bor-alene = { er = true } } }
        [[frist]]
        id = "enlig"
        hvad = "afgørelse"
        inden = "3 hverdage"
        fra = "ansoegning"
        naar = { fakta = { enlig = { er = true } } }
    "#;
    insta::assert_snapshot!(told(&deadline(pieces, LimitFor::Decision, "2026-03-05")), @r#"
    "2026-03-09" certain=false
      "2026-03-09" {"loerdag":"hverdag"}
      "2026-03-10" {"loerdag":"fridag"}
      notes []
      missing "Er lørdag en hverdag?"
    "#);
}

#[test]
fn an_ambiguity_that_only_says_whether_there_is_a_follow_up_is_listed() {
    let follow_up = |unclear: &str| {
        format!(
            r#"
            [[opfoelgning]]
            id = "aarlig"
            foerste = "1 år"
            derefter = "1 år"
            fra = "afgoerelse"
            naar = {{ uklar = "{unclear}" }}
            "#
        )
    };
    let own = r#"
        [[uklarhed]]
        id = "egen"
        tekst = "Gælder det alle?"
        laesninger = [{ id = "ja", vaerdi = { altid = true } }, { id = "nej", vaerdi = { altid = false } }]
    "#;
    let roles = |answer: &Json| {
        let all = answer["ambiguities"].as_array().unwrap();
        all.iter().map(|it| format!("{} {}", it["id"], it["role"])).collect::<Vec<_>>().join("\n")
    };
    let own = format!("{}{own}", follow_up("egen"));
    insta::assert_snapshot!(roles(&assess(&own, "")), @r#""egen" "decides""#);
    insta::assert_snapshot!(roles(&deadline(&own, LimitFor::FollowUp, "2026-03-02")), @r#""egen" "decides""#);
    let shared = follow_up("faelles");
    insta::assert_snapshot!(roles(&assess(&shared, "facts = { bor-alene = false }")), @r#""faelles" "decides""#);
    // Where both readings say the same, it is still told that the text can be read in two ways.
    insta::assert_snapshot!(roles(&assess(&shared, "facts = { bor-alene = true }")), @r#""faelles" "elsewhere""#);
    insta::assert_snapshot!(roles(&assess("", "")), @"");
}

/// The verdict on a wish against a scope.
fn verdict(scope: &str, wanted: &str) -> String {
    let pieces = format!("[omfang.x]\nmaal = \"længde\"\n{scope}");
    let answer = assess(&pieces, &format!("requests = {{ x = \"{wanted}\" }}"));
    answer["scope"][0]["request"]["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn a_wish_inside_an_extension_is_told_apart_from_one_beyond_it() {
    let scope = r#"
        art = "maksimum"
        hoejst = "6 måneder"
        udvidelse = [{ til = "9 måneder", grund = "særlige forhold" }]
    "#;
    let verdicts =
        ["6 måneder", "7 måneder", "9 måneder", "10 måneder"].map(|it| verdict(scope, it));
    assert_eq!(verdicts, ["within", "within_extension", "within_extension", "above"]);
    // Whoever may go over a bound may go as far as the case needs.
    let over = r#"
        art = "norm"
        hoejst = "3 måneder"
        udvidelse = [{ over = "3 måneder", grund = "særlige tilfælde" }]
    "#;
    assert_eq!(verdict(over, "4 måneder"), "within_extension");
    let individual = r#"
        art = "maksimum"
        hoejst = "3 måneder"
        udvidelse = [{ til = "individuel" }]
    "#;
    assert_eq!(verdict(individual, "4 måneder"), "unknown");
}

#[test]
fn weeks_are_held_against_months_where_every_month_says_the_same() {
    let scope = "art = \"maksimum\"\nhoejst = \"1 måned\"";
    let verdicts = ["3 uger", "4 uger", "30 dage", "5 uger"].map(|it| verdict(scope, it));
    assert_eq!(verdicts, ["within", "within", "unknown", "above"]);
    let under = "art = \"maksimum\"\nunder = \"1 måned\"";
    assert_eq!(verdict(under, "4 uger"), "unknown");
    let usual = "art = \"norm\"\nnormalt = \"3 måneder\"";
    let verdicts = ["12 uger", "13 uger", "14 uger"].map(|it| verdict(usual, it));
    assert_eq!(verdicts, ["outside_norm", "unknown", "outside_norm"]);
    // Nobody knows how many holidays lie between ten working days.
    let working_days = "art = \"maksimum\"\nhoejst = \"10 hverdage\"";
    assert_eq!(verdict(working_days, "1 uge"), "within");
    assert_eq!(verdict(working_days, "3 uger"), "unknown");
}

#[test]
fn a_judgement_that_the_act_asks_for_is_missing_by_its_question() {
    let answer = assess("lov = [\"SEL § 8\"]", "");
    let missing = &answer["missing"]["judgements"][0];
    insta::assert_snapshot!(format!("{} {} {}", missing["id"], missing["question"], missing["by"]), @r#""lov-8-behov" "Har borgeren behov for hjælp?" "kommunen""#);
}

#[test]
fn a_row_that_is_certain_leaves_nothing_to_ask_for_the_rows_after_it() {
    let pieces = r#"
        [omfang.x]
        art = "maksimum"
        maal = "timer"
        hoejst = "10 timer"
        [[omfang.x.raekke]]
        naar = { fakta = { bor-alene = { er = true } } }
        hoejst = "12 timer"
        [[omfang.x.raekke]]
        naar = { fakta = { enlig = { er = true } } }
        hoejst = "14 timer"
    "#;
    let missing = |known: &str| {
        let missing = assess(pieces, known)["missing_for_pieces"]["facts"].clone();
        let ids = missing.as_array().into_iter().flatten().map(|it| it["id"].to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(missing("facts = { bor-alene = true }"), "");
    assert_eq!(missing("facts = { bor-alene = false }"), "\"enlig\"");
}

#[test]
fn the_question_of_a_departure_stands_with_its_criterion() {
    let pieces = r#"
        [[kriterium]]
        id = "bor-alene"
        tekst = "Bor alene"
        virkning = "kræves"
        styrke = "standard"
        udgangspunkt = "Er der grund til at se bort fra det?"
        fakta = { bor-alene = { er = true } }
    "#;
    let answer = assess(pieces, "");
    insta::assert_snapshot!(answer["explanation"][0]["departure"], @r#""Er der grund til at se bort fra det?""#);
}
