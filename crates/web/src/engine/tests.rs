//! The seams between the pages and the engine, on the project's own catalogue.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use serde_json::json;
use standards::facts::Facts;
use standards::library::{Catalogue, CatalogueId, Files, Which, read_catalogue};
use standards::plan;
use standards::tree::Spans;
use wording::Language;

use super::given;
use super::plans::Plans;
use crate::answers::Answers;

const TODAY: Date = date(2023, 6, 1);

fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap().iter();
            let name: Vec<_> = name.map(|it| it.to_string_lossy()).collect();
            files.insert(name.join("/"), fs::read_to_string(&path).unwrap());
        }
    }
}

/// Hvidovre's catalogue with one standard of it.
fn catalogue(standard: &str) -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = BTreeMap::new();
    add(&mut files, &root, &root);
    let id = CatalogueId { municipality: "hvidovre".into(), version: "2023".into() };
    read_catalogue(&Files(files), &id, Which::Only(&[standard.to_owned()])).unwrap()
}

fn read(catalogue: &Catalogue, form: &[(&str, &str)]) -> given::Given {
    let pairs = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    given::read(catalogue, &Answers::from_form(pairs.collect()), TODAY, Language::Danish)
}

#[test]
fn a_form_means_the_same_as_a_facts_file() {
    let catalogue = catalogue("97-ledsageordning");
    let form = [
        ("fakta.foedselsdato", "10-3-1953"),
        ("fakta.sindslidelse", "nej"),
        ("fakta.boform", "egen bolig"),
        ("fakta.bevilgede-ledsagetimer", "15"),
        ("fakta.timer-brugt-til-ledsagelse", "11,5 timer"),
        ("saet.bevillinger.0.paragraf", "SEL § 97"),
        ("saet.bevillinger.0.fra", "1.5.2013"),
        ("komplet.bevillinger", "ja"),
        ("haendelse.afgoerelse-modtaget", "1/6 2023"),
        ("skoen.97-ledsageordning/kan-ikke-faerdes-alene", "ja"),
        ("begrundelse.97-ledsageordning/kan-ikke-faerdes-alene", "Falder"),
        ("laesning.97-tilskud-automatisk", "automatisk"),
        ("grund.97-tilskud-automatisk", "Praksis i afdelingen"),
    ];
    let file = json!({
        "format": 1,
        "facts": {
            "foedselsdato": "1953-03-10",
            "sindslidelse": false,
            "boform": "egen bolig",
            "bevilgede-ledsagetimer": "15 timer pr. måned",
            "timer-brugt-til-ledsagelse": "11,5 timer",
            "bevillinger": {
                "komplet": true,
                "poster": [{ "paragraf": "SEL § 97", "fra": "2013-05-01" }],
            },
        },
        "events": { "afgoerelse-modtaget": "2023-06-01" },
        "judgements": {
            "97-ledsageordning/kan-ikke-faerdes-alene": { "answer": true, "reason": "Falder" },
        },
        "readings": {
            "97-tilskud-automatisk": { "reading": "automatisk", "reason": "Praksis i afdelingen" },
        },
    });
    let of_file = Facts::read("fil", &file, &Spans::default(), &catalogue.vocabulary).unwrap();
    let given = read(&catalogue, &form);
    assert!(given.errors.is_empty(), "{:?}", given.errors);
    assert_eq!(given.facts, of_file);
}

#[test]
fn what_cannot_be_read_is_left_out_and_the_rest_counts() {
    let catalogue = catalogue("97-ledsageordning");
    let given = read(
        &catalogue,
        &[
            ("fakta.alder", "femogfyrre"),
            ("fakta.sindslidelse", "ja"),
            ("saet.bevillinger.0.fra", "engang i 2013"),
            ("komplet.bevillinger", "ja"),
            ("dag", "i morgen"),
        ],
    );
    let fields: Vec<_> = given.errors.keys().map(String::as_str).collect();
    assert_eq!(fields, ["dag", "fakta.alder", "saet.bevillinger"]);
    assert!(given.facts.values.contains_key("sindslidelse"));
    assert!(!given.facts.sets["bevillinger"].complete, "a record that is not read may be any");
    assert_eq!(given.day, TODAY);
    assert!(!format!("{:?}", given.errors).contains("femogfyrre"));
}

#[test]
fn a_judgement_about_a_record_follows_it_when_another_is_removed() {
    let catalogue = catalogue("100-merudgifter");
    let given = read(
        &catalogue,
        &[
            ("saet.udgifter.1.art", "kørsel"),
            ("saet.udgifter.3.art", "vask"),
            ("komplet.udgifter", "ja"),
            ("skoen.100-merudgifter/udgift-godkendt~3", "ja"),
            ("begrundelse.100-merudgifter/udgift-godkendt~3", "Følger af sygdommen"),
        ],
    );
    assert!(given.errors.is_empty(), "{:?}", given.errors);
    let answers = &given.facts.per_record["udgift-godkendt"];
    assert_eq!(answers.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn plans_are_kept_while_in_use_and_never_without_end() {
    let catalogue = catalogue("98-kontaktperson");
    let standard = &catalogue.standards[0].value;
    let plans = Plans::default();
    let mut compiled = 0;
    let mut get = |number: usize| {
        plans.get((0, number, TODAY), || {
            compiled += 1;
            plan::compile(&catalogue, standard, TODAY).0
        });
    };
    for number in 0..200 {
        get(number);
        get(0);
    }
    get(1);
    // The one in use all the time was compiled once; the one left alone had to go.
    assert_eq!(compiled, 201);
}
