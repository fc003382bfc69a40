//! Two standards held against each other: what is said otherwise, and who gains and loses by it.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

mod world;

use jiff::civil::date;
use serde_json::{Value as Json, json};
use standards::compare::{self, Compared, Direction, Kind, Only, Role, Sort};
use standards::library::{Catalogue, CatalogueId};
use standards::witness::Witness;

const VOCABULARY: &str = r#"format = 1
[fakta.foedselsdato]
da = "Fødselsdato"
en = "Date of birth"
type = "dato"
[fakta.alder]
da = "Alder"
en = "Age"
type = "alder"
[fakta.boform]
da = "Boform"
en = "Housing"
type = "valg"
vaerdier = ["egen bolig", "botilbud"]
[fakta.udgift]
da = "Udgift"
en = "Expense"
type = "beløb"
enhed = "kr. pr. måned"
[fakta.bevillinger]
da = "Bevillinger"
en = "Grants"
type = "poster"
[fakta.bevillinger.felter]
paragraf = { da = "Bestemmelse", en = "Section", type = "kode" }
fra = { da = "Fra", en = "From", type = "dato" }
til = { da = "Til", en = "Until", type = "dato" }
[haendelse.startdag]
da = "Startdag"
en = "Start"
"#;

const COUNTING: &str = r#"
[fristberegning]
loerdag-er-hverdag = "ikke oplyst"
startdag-taeller = "ikke oplyst"
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"
"#;

fn catalogue(version: &str, pieces: &Json) -> Catalogue {
    let mut pieces = pieces.clone();
    pieces.as_object_mut().unwrap().entry("lov").or_insert(json!([]));
    let text = world::standard_text(&pieces);
    let mut catalogue = world::small(&text, VOCABULARY, "format = 1", COUNTING).unwrap();
    catalogue.id = CatalogueId { municipality: "proeve".to_owned(), version: version.to_owned() };
    catalogue
}

fn compared(before: &Json, after: &Json) -> Compared {
    let (before, after) = (catalogue("1", before), catalogue("2", after));
    let found = compare::compare(&before, &after, Only::All, date(2024, 1, 1));
    found.standards.into_iter().next().unwrap()
}

/// The one change there is.
fn change(before: &Json, after: &Json) -> compare::Change {
    let changes = compared(before, after).changes;
    let [one] = changes.as_slice() else { panic!("{changes:#?}") };
    one.clone()
}

fn who(witness: Option<&Witness>) -> Option<String> {
    let witness = witness?;
    assert!(witness.assessed, "assessed in both: {witness:#?}");
    let turning = witness.known.iter().filter(|it| it.turns);
    Some(turning.map(|it| format!("{} = {}", it.label, it.value)).collect::<Vec<_>>().join(", "))
}

fn criteria(list: &Json) -> Json {
    json!({ "kriterium": list })
}

fn age(test: &Json) -> Json {
    json!({ "id": "alder", "tekst": "Alderen", "virkning": "kræves", "styrke": "standard",
        "fakta": { "alder": test } })
}

fn judged(text: &str) -> Json {
    json!({ "id": "behov", "tekst": text, "virkning": "kræves", "styrke": "standard",
        "skoen": { "af": "sagsbehandler", "vejledning": "Se på hele dagen" } })
}

#[test]
fn the_same_says_nothing() {
    let same = criteria(&json!([age(&json!({ "under": 67 })), judged("Har behov")]));
    assert!(compared(&same, &same).changes.is_empty());
}

#[test]
fn source_lines_and_ways_of_writing_are_no_difference() {
    let one = json!({ "kilde": "1", "behov": "Et behov", "omfang": { "timer": {
        "art": "maksimum", "maal": "timer", "hoejst": "1 time", "kilde": "1" } } });
    let other = json!({ "kilde": "1", "behov": { "tekst": "Et behov", "kilde": "1" }, "omfang": {
        "timer": { "art": "maksimum", "maal": "timer", "hoejst": "1 timer" } } });
    assert!(compared(&one, &other).changes.is_empty());
}

#[test]
fn a_wider_age_lets_somebody_in_and_nobody_out() {
    let before = criteria(&json!([age(&json!({ "fra": 18, "under": 65 }))]));
    let after = criteria(&json!([age(&json!({ "fra": 18, "under": 67 }))]));
    let meaning = change(&before, &after).meaning.unwrap();
    assert_eq!(who(meaning.gains.as_ref()).as_deref(), Some("Alder = 65"));
    assert_eq!(who(meaning.loses.as_ref()), None);
}

#[test]
fn a_new_exclusion_shuts_somebody_out() {
    let home = json!({ "id": "botilbud", "tekst": "Bor i botilbud", "virkning": "udelukker",
        "styrke": "standard", "fakta": { "boform": { "er": "botilbud" } } });
    let before = criteria(&json!([age(&json!({ "fra": 18 }))]));
    let after = criteria(&json!([age(&json!({ "fra": 18 })), home]));
    let change = change(&before, &after);
    assert_eq!((change.sort, change.kind), (Sort::Added, Kind::Criterion));
    let meaning = change.meaning.unwrap();
    assert_eq!(who(meaning.loses.as_ref()).as_deref(), Some("Boform = \"botilbud\""));
    assert_eq!(who(meaning.gains.as_ref()), None);
}

#[test]
fn an_exclusion_of_another_grant_is_shown_by_somebody_who_has_it() {
    let with = |effect: &str| {
        json!({ "samspil": [{ "id": "96", "med": "SEL § 96", "virkning": effect,
            "tekst": "Om § 96" }] })
    };
    let meaning = change(&with("kan kombineres"), &with("ikke samtidig")).meaning.unwrap();
    let loses = meaning.loses.unwrap();
    assert!(loses.assessed);
    assert_eq!(loses.facts["facts"]["bevillinger"]["poster"][0]["paragraf"], "SEL § 96");
}

#[test]
fn the_same_in_other_words_is_only_words() {
    let before = criteria(&json!([age(&json!({ "fra": 18, "under": 67 }))]));
    let after = criteria(&json!([age(&json!({ "fra": 18 })),
        { "id": "ikke-67", "tekst": "Er fyldt 67", "virkning": "udelukker", "styrke": "standard",
            "fakta": { "alder": { "fra": 67 } } }]));
    let compared = compared(&before, &after);
    // Moved to a criterion of its own: nobody gains or loses by it all.
    assert!(compared.gains.as_ref().is_none_or(|it| it.before != it.after));
    let whole = compared.changes.iter().filter(|it| it.kind == Kind::Criterion).count();
    assert_eq!(whole, 2);
    let year = criteria(&json!([age(&json!({ "fra": 18, "under": "67 år" }))]));
    assert_eq!(change(&before, &year).kind, Kind::Wording);
}

#[test]
fn another_question_to_the_professional_is_told_as_that() {
    let before = criteria(&json!([judged("Har behov for støtte")]));
    let after = criteria(&json!([judged("Har betydeligt behov for støtte")]));
    let change = change(&before, &after);
    assert_eq!(change.kind, Kind::Criterion);
    let meaning = change.meaning.unwrap();
    assert!(meaning.other_question);
    assert_eq!((meaning.gains, meaning.loses), (None, None));
}

#[test]
fn a_typical_sign_decides_nothing() {
    let sign = json!({ "id": "tegn", "tekst": "Er ung", "virkning": "typisk",
        "fakta": { "alder": { "under": 30 } } });
    let meaning = change(&criteria(&json!([])), &criteria(&json!([sign]))).meaning.unwrap();
    assert!(!meaning.decides);
}

#[test]
fn a_part_that_a_demand_reaches_through_a_reading_or_an_opener_is_no_sign() {
    let part = |under: u8| {
        json!({ "id": "ung", "tekst": "Er ung", "virkning": "del",
            "fakta": { "alder": { "under": under } } })
    };
    let through_a_reading = |under: u8| {
        json!({ "kriterium": [
            { "id": "krav", "tekst": "Kravet", "virkning": "kræves", "styrke": "standard",
                "uklar": "u" }, part(under)],
            "uklarhed": [{ "id": "u", "tekst": "To måder", "laesninger": [
                { "id": "ung", "vaerdi": { "kriterium": "ung" } },
                { "id": "alle", "vaerdi": { "altid": true } }] }] })
    };
    let through_an_opener = |under: u8| {
        json!({ "kriterium": [
            age(&json!({ "fra": 60 })),
            { "id": "dog", "tekst": "Dog også", "virkning": "åbner", "for": ["alder"],
                "dele": ["mellem"], "forbindelse": "alle" },
            { "id": "mellem", "tekst": "Mellem", "virkning": "del", "dele": ["ung"],
                "forbindelse": "alle" }, part(under)] })
    };
    for (before, after, who_gains) in [
        (through_a_reading(30), through_a_reading(40), "To måder = \"ung\", Alder = 30"),
        (through_an_opener(30), through_an_opener(40), "Alder = 30"),
    ] {
        let meaning = change(&before, &after).meaning.unwrap();
        assert!(meaning.decides && meaning.role == Role::Part && !meaning.same, "{meaning:#?}");
        assert_eq!(who(meaning.gains.as_ref()).as_deref(), Some(who_gains));
    }
    // A part that only a piece of the help names is a part all the same, and decides nothing.
    let alone = |under: u8| criteria(&json!([part(under)]));
    let meaning = change(&alone(30), &alone(40)).meaning.unwrap();
    assert!(!meaning.decides && meaning.role == Role::Part, "{meaning:#?}");
}

#[test]
fn a_criterion_hidden_behind_another_still_names_somebody() {
    // Nobody passes the first in either, so the second never decides alone.
    let never = |id: &str| {
        age(&json!({ "fra": 18, "under": 18 })).as_object().map(|it| {
            let mut it = it.clone();
            it.insert("id".to_owned(), json!(id));
            Json::Object(it)
        })
    };
    let before = criteria(&json!([never("aldrig"), age(&json!({ "under": 60 }))]));
    let after = criteria(&json!([never("aldrig"), age(&json!({ "under": 67 }))]));
    let meaning = change(&before, &after).meaning.unwrap();
    assert_eq!((meaning.gains, meaning.loses), (None, None));
}

#[test]
fn figures_go_up_and_down_and_lengths_get_longer_and_shorter() {
    let scope = |hours: &str| json!({ "omfang": { "timer": { "art": "maksimum", "maal": "timer", "hoejst": hours } } });
    let limit = |within: &str| json!({ "frist": [{ "id": "a", "hvad": "afgørelse", "inden": within, "fra": "startdag" }] });
    let way = |before: &Json, after: &Json| {
        let change = change(before, after);
        let [field] = change.fields.as_slice() else { panic!("{change:#?}") };
        field.direction
    };
    assert_eq!(way(&scope("15 timer"), &scope("12 timer")), Some(Direction::Less));
    assert_eq!(way(&scope("12 timer"), &scope("15 timer")), Some(Direction::More));
    assert_eq!(way(&limit("3 måneder"), &limit("12 uger")), Some(Direction::Sooner));
    assert_eq!(way(&limit("2 uger"), &limit("4 uger")), Some(Direction::Later));
    assert_eq!(way(&limit("10 hverdage"), &limit("2 uger")), Some(Direction::Either));
}

#[test]
fn a_rule_that_is_gone_is_a_change_and_not_silence() {
    let before = json!({ "opfoelgning": [{ "id": "aarlig", "foerste": "1 år", "derefter": "1 år",
        "fra": "startdag" }] });
    let after = json!({ "opfoelgning": "ikke oplyst" });
    let changes = compared(&before, &after).changes;
    let gone: Vec<_> =
        changes.iter().map(|it| (it.room.as_str(), it.id.as_str(), it.sort)).collect();
    assert!(gone.contains(&("opfoelgning", "aarlig", Sort::Removed)), "{gone:?}");
    // That the list itself is now silent is no second change.
    assert!(changes.iter().filter(|it| it.kind != Kind::Silence).count() == 1);
}

#[test]
fn an_ambiguity_settled_is_told() {
    let ambiguity = |practice: Json| {
        json!({ "uklarhed": [{ "id": "u", "tekst": "To måder", "kun-note": true, "beroerer": ["x"],
            "praksis": practice, "laesninger": [{ "id": "a", "tekst": "Sådan" },
                { "id": "b", "tekst": "Eller sådan" }] }] })
    };
    let chosen =
        json!({ "laesning": "a", "af": "byrådet", "den": "2024-01-15", "hvorfor": "Ment" });
    let change = change(&ambiguity(json!("ikke valgt")), &ambiguity(chosen));
    assert_eq!((change.kind, change.sort), (Kind::Ambiguity, Sort::Changed));
    assert_eq!(change.fields[0].field, "praksis");
}

#[test]
fn a_step_with_another_bound_shows_where_it_moved() {
    let steps = |bound: &str| {
        json!({ "beregning": { "ydelse": { "tekst": "Ydelsen", "art": "trin",
            "enhed": "kr. pr. måned", "af": { "fakta": "udgift" }, "afrunding": "ikke oplyst",
            "trin": [{ "under": bound, "giver": "0 kr." }, { "fra": bound, "giver": "1000 kr." }] } } })
    };
    let change = change(&steps("556 kr."), &steps("608 kr."));
    assert_eq!(change.kind, Kind::Number);
    let fields: Vec<_> = change.fields.iter().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["trin/1/under", "trin/2/fra"]);
    let [band] = change.bands.as_slice() else { panic!("{:#?}", change.bands) };
    assert_eq!(
        (band.from.as_deref(), band.until.as_deref()),
        (Some("fra 556 kr."), Some("under 608 kr."))
    );
    assert_eq!((&band.before, &band.after), (&json!("1000 kr."), &json!("0 kr.")));
}

#[test]
fn two_municipalities_meet_on_the_paragraph_and_show_their_levels() {
    let of = |municipality: &str, id: &str, hours: &str| {
        let mut it = catalogue(
            "1",
            &json!({ "id": "1-proeve", "lov": ["SEL § 1"], "omfang": {
            "timer": { "art": "maksimum", "maal": "timer", "hoejst": hours } } }),
        );
        it.id.municipality = municipality.to_owned();
        for standard in &mut it.standards {
            standard.value.id = id.into();
        }
        it
    };
    let (one, other) =
        (of("en", "97-ledsager", "15 timer"), of("to", "97-ledsageordning", "10 timer"));
    let found = compare::compare(&one, &other, Only::All, date(2024, 1, 1));
    assert!(!found.versions);
    let [standard] = found.standards.as_slice() else { panic!("{found:#?}") };
    let [row] = standard.levels.as_slice() else { panic!("{:#?}", standard.levels) };
    assert_eq!((row.about, row.same), ("scope", false));
}
