//! Assessments by VUM 2.0: what a professional is told, what a standard is told, and the official
//! codes. Everybody here is invented.

#![allow(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]
#![allow(clippy::allow_attributes, reason = "one place for the whole file")]

use std::collections::BTreeSet;

use casework::vum::{
    Area, Assessment, Entry, Finding, Form, Level, Light, Overall, Problems, Set, Subject, THEMES,
    Terminology, facts_of,
};
use jiff::civil::{Date, date};
use serde_json::json;
use standards::facts::Facts;
use standards::tree::Spans;

mod shelf;

const ON: Date = date(2026, 3, 2);

fn by<T: std::str::FromStr>() -> T
where
    T::Err: std::fmt::Debug,
{
    "00000000-0000-0000-0000-000000000002".parse().unwrap()
}

fn level(number: u8) -> Finding {
    Finding::Level(Level::try_from(number).unwrap())
}

fn entry(about: &str, finding: Finding) -> Entry {
    Entry {
        about: about.parse().unwrap(),
        finding,
        citizen: "Jeg kan ikke selv".into(),
        professional: "Har brug for guidning".into(),
        source: "samtale".to_owned(),
        on: ON,
        by: by(),
    }
}

fn assessed(entries: &[(&str, Finding)]) -> Assessment {
    Assessment {
        form: Form::Full,
        begun: ON,
        entries: entries.iter().map(|(about, finding)| entry(about, *finding)).collect(),
        support_need: None,
        overall: None,
        problems: None,
    }
}

fn set<T>(value: T) -> Set<T> {
    Set { value, on: ON, by: by(), reason: "Samlet indtryk".into() }
}

fn facts(assessment: &Assessment) -> String {
    let line = |(id, value): &(&str, serde_json::Value)| format!("{id} = {value}");
    facts_of(assessment).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn vum_has_eleven_themes_in_three_areas_and_67_sub_themes() {
    let of = |area: Area| {
        let themes: Vec<_> = THEMES.iter().filter(|it| it.area == area).collect();
        (themes.len(), themes.iter().map(|it| it.parts.len()).sum::<usize>())
    };
    assert_eq!(of(Area::Functions), (4, 33));
    assert_eq!(of(Area::Activity), (6, 31));
    assert_eq!(of(Area::Surroundings), (1, 3));
    let ids: BTreeSet<&str> = Subject::all().map(Subject::id).collect();
    assert_eq!(ids.len(), 11 + 67, "an id names one thing");
    assert!(ids.iter().all(|it| it.is_ascii()));
}

#[test]
fn a_level_may_stand_on_any_theme_and_goes_to_the_standard() {
    let assessment = assessed(&[
        ("mentale-funktioner", level(3)),
        ("egenomsorg", level(2)),
        ("mobilitet", Finding::NotRelevant),
        ("relationer", Finding::NotAssessed),
    ]);
    insta::assert_snapshot!(facts(&assessment), @r#"vum-temaer = {"komplet":false,"poster":[{"tema":"mentale funktioner","score":3},{"tema":"egenomsorg","score":2}]}"#);
}

#[test]
fn only_when_every_theme_is_assessed_or_not_relevant_is_the_list_whole() {
    let mut entries: Vec<_> = THEMES.iter().map(|it| (it.id, Finding::NotRelevant)).collect();
    entries.push(("egenomsorg", level(4)));
    insta::assert_snapshot!(facts(&assessed(&entries)), @r#"vum-temaer = {"komplet":true,"poster":[{"tema":"egenomsorg","score":4}]}"#);
}

#[test]
fn the_overall_letter_is_told_only_where_a_professional_has_set_it() {
    let mut assessment = assessed(&[]);
    insta::assert_snapshot!(facts(&assessment), @"");
    assessment.overall = Some(set(Overall::D));
    assessment.problems = Some(set(Problems::Extensive));
    insta::assert_snapshot!(facts(&assessment), @r#"
    vum-samlet = "D"
    vum-problemer = "omfattende"
    "#);
}

#[test]
fn a_themes_level_is_not_made_from_its_sub_themes() {
    let assessment = assessed(&[("egenomsorg/spise", level(4)), ("egenomsorg/drikke", level(4))]);
    insta::assert_snapshot!(facts(&assessment), @"");
    let told: Vec<String> = assessment.remarks().iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|it| it.starts_with("Egenomsorg: its sub-themes have levels")));
}

#[test]
fn the_last_entry_holds_and_those_before_are_kept() {
    let assessment = assessed(&[("egenomsorg", level(2)), ("egenomsorg", level(3))]);
    insta::assert_snapshot!(facts(&assessment), @r#"vum-temaer = {"komplet":false,"poster":[{"tema":"egenomsorg","score":3}]}"#);
    assert_eq!(assessment.entries.len(), 2);
}

#[test]
fn what_an_assessment_tells_is_read_by_the_vocabulary() {
    let mut entries: Vec<_> = THEMES.iter().map(|it| (it.id, level(3))).collect();
    entries.push(("mobilitet", Finding::NotRelevant));
    let mut assessment = assessed(&entries);
    assessment.overall = Some(set(Overall::C));
    assessment.problems = Some(set(Problems::Complete));
    let told: serde_json::Map<_, _> =
        facts_of(&assessment).into_iter().map(|(id, value)| (id.to_owned(), value)).collect();
    let vocabulary = &shelf::catalogue("hvidovre/2023").vocabulary;
    let facts = Facts::read("facts", &json!({ "facts": told }), &Spans::default(), vocabulary);
    let facts = facts.unwrap();
    assert_eq!(facts.sets["vum-temaer"].records.len(), 10);
    assert!(facts.sets["vum-temaer"].complete);
    assert_eq!(facts.values.len(), 2);
}

#[test]
fn remarks_tell_what_the_national_report_takes_and_wants() {
    let mut assessment = assessed(&[
        ("sociale-forhold", level(2)),
        ("relationer", level(1)),
        ("relationer/netvaerk", Finding::NotAssessed),
        ("relationer/faellesskaber", Finding::NotRelevant),
    ]);
    for theme in THEMES.iter().filter(|it| !["sociale-forhold", "relationer"].contains(&it.id)) {
        assessment.entries.push(entry(theme.id, Finding::NotRelevant));
    }
    let told = |it: &Assessment| {
        it.remarks().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told(&assessment), @"
    Sociale forhold: the standards ask for levels on any theme; the national report takes them for Aktivitet og deltagelse only, and this one stays out of it
    Varetage relationer til netværk: the national report wants a level for Aktivitet og deltagelse
    no overall need of support is set
    ");
    let light = |paragraph: &str| Assessment {
        form: Form::Light(Light {
            paragraph: paragraph.to_owned(),
            citizen: "Jeg vil gerne ud blandt andre".into(),
            expected: "Forebygger ensomhed".into(),
            professional: "".into(),
        }),
        ..assessed(&[])
    };
    insta::assert_snapshot!(told(&light("SEL § 82 a")), @"");
    insta::assert_snapshot!(told(&light("SEL § 85")), @"the light form is for SEL §§ 82 a and 82 b; `SEL § 85` asks for the full one");
}

#[test]
fn what_is_wrong_is_told_in_a_sentence() {
    insta::assert_snapshot!("egenomsorg/flyve".parse::<Subject>().unwrap_err(), @"no theme or sub-theme of VUM 2.0 has the id `egenomsorg/flyve`; write it as `egenomsorg` or `egenomsorg/spise`");
    insta::assert_snapshot!(Level::try_from(5).unwrap_err(), @"a level is a whole number from 0 to 4, found 5");
}

#[test]
fn an_assessment_comes_back_as_it_was_written_and_its_words_reach_no_log() {
    let mut assessment =
        assessed(&[("egenomsorg/spise", level(2)), ("mobilitet", Finding::NotAssessed)]);
    assessment.support_need = Some(set(level(3)));
    let text = serde_json::to_string(&assessment).unwrap();
    assert_eq!(serde_json::from_str::<Assessment>(&text).unwrap(), assessment);
    let logged = format!("{assessment:?}");
    assert!(!logged.contains("guidning") && !logged.contains("kan ikke"));
    let wrong = text.replace("egenomsorg/spise", "egenomsorg/flyve");
    assert!(serde_json::from_str::<Assessment>(&wrong).is_err());
}

// --- official codes ---------------------------------------------------------------------------------------

/// A small file of our own in the form of KL's, with codes of our own.
fn file() -> serde_json::Value {
    json!({
        "resourceType": "CodeSystem",
        "url": "urn:oid:1.2.3",
        "version": "20260101",
        "name": "PROEVE",
        "status": "active",
        "content": "complete",
        "concept": [
            { "code": "a", "display": "FFB tilstande", "concept": [
                { "code": "b", "display": "Aktivitet og deltagelse", "concept": [
                    { "code": "c", "display": "Egenomsorg", "concept": [
                        { "code": "d", "display": "Spise", "definition": "At spise" },
                        { "code": "e", "display": "Flyve", "definition": "Flyve" },
                    ] },
                ] },
            ] },
            { "code": "f", "display": "Funktionsevneniveau", "concept": [
                { "code": "g", "display": "Svært nedsat funktionsevne" },
                { "code": "h", "display": "Ikke vurderet" },
            ] },
            { "code": "i", "display": "Social indsats", "concept": [
                { "code": "j", "display": "Målgruppe", "concept": [
                    { "code": "k", "display": "Socialt problem", "concept": [
                        { "code": "l", "display": "Prostitution" },
                    ] },
                ] },
            ] },
        ],
    })
}

#[test]
fn codes_are_ours_by_where_they_stand_and_what_they_are_called() {
    let terminology = Terminology::import(&file().to_string()).unwrap();
    let told: Vec<String> = terminology
        .concepts
        .iter()
        .map(|it| format!("{} {}: {}", it.code, it.display, it.ours.as_deref().unwrap_or("–")))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    a FFB tilstande: –
    b Aktivitet og deltagelse: –
    c Egenomsorg: egenomsorg
    d Spise: egenomsorg/spise
    e Flyve: –
    f Funktionsevneniveau: –
    g Svært nedsat funktionsevne: niveau/3
    h Ikke vurderet: –
    i Social indsats: –
    j Målgruppe: –
    k Socialt problem: –
    l Prostitution: –
    ");
    assert_eq!(terminology.release, "20260101");
    assert_eq!(terminology.code("egenomsorg/spise").unwrap().parent.as_deref(), Some("c"));
    let unknown: Vec<&str> =
        terminology.unknown_to_us().iter().map(|it| it.display.as_str()).collect();
    assert_eq!(unknown, ["Flyve"]);
    assert_eq!(terminology.unmapped().len(), 11 + 67 - 2);
}

#[test]
fn a_file_that_is_no_terminology_says_everything_that_is_wrong_with_it() {
    let told = |text: &str| {
        let problems = Terminology::import(text).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(told("{ not json"), @"the file is no JSON (line 1, column 3); fetch it again from KL");
    insta::assert_snapshot!(told(r#"{ "resourceType": "ValueSet" }"#), @"expected a FHIR resource of type CodeSystem, found ValueSet");
    insta::assert_snapshot!(told(r#"{ "resourceType": "CodeSystem", "url": "u", "content": "fragment",
        "concept": [{ "code": "a", "display": "A", "concept": [{ "code": "b" }, { "display": "C" }] },
                    { "code": "a", "display": "A igen" }] }"#), @"
    the code system has no `version`; without it nobody can tell which release a report used
    the code system has no `name`; without it nobody can tell which release a report used
    the code system has no `status`; without it nobody can tell which release a report used
    the code system says that its content is `fragment`; only a complete one names every code
    a concept under `A` has no `display`
    a concept under `A` has no `code`
    the code `a` stands there twice; a code names one thing
    ");
    let mut empty = file();
    empty["concept"] = json!([]);
    insta::assert_snapshot!(told(&empty.to_string()), @"the code system has no concepts");
}

/// KL's own file, where it lies beside the project.
#[test]
fn every_theme_and_level_has_its_official_code_in_kls_file() {
    let beside = "../../../shared/data/terminology/CodeSystem-FFB.json";
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(beside);
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let terminology = Terminology::import(&text).unwrap();
    assert_eq!(terminology.concepts.len(), 220);
    assert_eq!(terminology.unmapped(), []);
    assert_eq!(terminology.unknown_to_us().len(), 0);
    for number in 0..=4 {
        assert!(terminology.code(&format!("niveau/{number}")).is_some(), "{number}");
        assert!(terminology.code(&format!("stoettebehov/{number}")).is_some(), "{number}");
    }
}
