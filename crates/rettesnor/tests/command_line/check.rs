//! `check` and `examples`: errors, findings and what does not hold.

use std::fs;
use std::path::PathBuf;

use crate::{ask, catalogues, plain, run};

#[test]
fn findings_are_drawn_with_their_place() {
    insta::assert_snapshot!(run(&["check", &catalogues().display().to_string(), "--on", "2024-06-01"], ""), @r#"
    3 fund.

    Gennemgang af proeve/2024
    ═════════════════════════
    Prøve Kommune · Standarder til at prøve med
    Holdt op mod loven og beløbene den 1. juni 2024, og loven på versionens første dag
    3 standarder er læst

    Uafklaret (1)
    ─────────────
    Dokumentet lader det stå åbent, og ingen har valgt en praksis.

    Ledsager (PRL § 1)
      - Teksten siger både 6 uger og 2 måneder · Læses på flere måder: 6 uger / 2 måneder (linje
        31, 44)
        Gør: Vælg en praksis, så alle sager afgøres ens

    Spørgsmål til en jurist (2)
    ───────────────────────────
    Grundlaget er ikke læst i loven selv (mærke S, N eller ≠), eller svaret kræver en vurdering.
    Det er spørgsmål, ikke domme.

    Hele kataloget
      - Det er ikke oplyst, hvornår kataloget er vedtaget
        Gør: Skriv, hvem der vedtog det, og hvornår

    Bolig (PRL § 2)
      - Standarden siger nej alene på serviceniveauet, uden en undtagelse i teksten: Er fyldt 18
        og er ikke fyldt 67 (linje 10)
        Gør: Et serviceniveau er vejledende. Skriv, at der altid vurderes konkret, eller hvornår
        der kan fraviges
    fund: Eksemplet »holder-ikke« holder ikke: på outcome var ventet "entitled", fundet "undecided"
      --> KATALOGER/proeve/2024/eksempler/eksempler.toml:17:10
       |
    17 | venter = { outcome = "entitled" }
       |          ^^^^^^^^^^^^^^^^^^^^^^^^

    fund: Beregningen »egenbetaling« bliver ikke brugt
      --> KATALOGER/proeve/2024/standarder/1-ledsager.toml:79:12
       |
    79 | [beregning.egenbetaling]
       |            ^^^^^^^^^^^^

    fund: Det nationale lag har intet om PRL § 2
     --> KATALOGER/proeve/2024/standarder/2-bolig.toml:4:8
      |
    4 | lov = ["PRL § 2"]
      |        ^^^^^^^^^
      |
      = hjælp: mener du »PRL § 1«?

    exit 1
    "#);
}

#[test]
fn one_file_can_be_checked_alone() {
    let file = catalogues().join("proeve/2024/takster.toml");
    insta::assert_snapshot!(run(&["check", &file.display().to_string()], ""), @"
    Ingen fejl og ingen fund.
    exit 0
    ");
}

#[test]
fn a_path_outside_any_catalogue_is_told() {
    let folder = catalogues().join("..");
    let answer = run(&["check", &folder.join("command_line").display().to_string()], "");
    assert!(answer.contains("hører ikke til et katalog"), "{answer}");
    assert!(answer.ends_with("exit 2"), "{answer}");
}

/// A copy of the small catalogue with one text in a standard replaced by another.
fn broken(name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&copy);
    let standard = "proeve/2024/standarder/1-ledsager.toml";
    for file in [
        "proeve/2024/katalog.toml",
        "proeve/2024/takster.toml",
        "fakta/proeve.toml",
        "national/proeve/lov.toml",
        standard,
    ] {
        let mut text = fs::read_to_string(catalogues().join(file)).unwrap();
        if file == standard {
            for (old, new) in changes {
                assert!(text.contains(old), "{old}");
                text = text.replacen(old, new, 1);
            }
        }
        fs::create_dir_all(copy.join(file).parent().unwrap()).unwrap();
        fs::write(copy.join(file), text).unwrap();
    }
    copy
}

#[test]
fn a_broken_file_is_told_whole_and_answers_nothing() {
    let copy = broken(
        "broken",
        &[
            ("styrke = \"lov\"", "stykre = \"lov\""),
            ("virkning = \"udelukker\"", "virkning = \"udelukke\""),
            ("inden = { uklar = \"1-frist\" }", "inden = \"6 uge\""),
            ("hoejst = \"15 timer\"", "hoejst = 15.5"),
        ],
    );
    let folder = copy.display().to_string();
    let answer = run(&["assess", "proeve", "1", "--on", "2024-06-01", "--catalogues", &folder], "");
    insta::assert_snapshot!(plain(&answer.replace(&folder, "KOPI")), @r#"
    fejl: Et tal med punktum bliver ikke læst
      --> KOPI/proeve/2024/standarder/1-ledsager.toml:62:10
       |
    62 | hoejst = 15.5
       |          ^^^^
       |
       = hjælp: Skriv mængden som tekst med komma og enhed: "1654,50 kr."

    fejl: »stykre« findes ikke her
      --> KOPI/proeve/2024/standarder/1-ledsager.toml:29:1
       |
    29 | stykre = "lov"
       | ^^^^^^
       |
       = hjælp: mener du »styrke«?

    fejl: »udelukke« er ikke et af de ord, der kan stå her
      --> KOPI/proeve/2024/standarder/1-ledsager.toml:45:12
       |
    45 | virkning = "udelukke"
       |            ^^^^^^^^^^
       |
       = hjælp: mener du »udelukker«?

    fejl: Kan ikke læses: en frist er et helt tal og en enhed, for eksempel »6 uger«, »10 hverdage« eller »1 måned«
      --> KOPI/proeve/2024/standarder/1-ledsager.toml:68:9
       |
    68 | inden = "6 uge"
       |         ^^^^^^^

    exit 2
    "#);
}

#[test]
fn a_broken_syntax_is_told_with_what_else_is_wrong() {
    let copy = broken("syntax", &[("navn = \"Ledsager\"", "navn = \"Ledsager")]);
    let folder = copy.display().to_string();
    let answer = run(&["check", &folder], "");
    let answer = answer.replace(&copy.canonicalize().unwrap().display().to_string(), "KOPI");
    insta::assert_snapshot!(answer, @r#"
    Én fejl.
    fejl: Filen kan ikke læses her: invalid basic string, expected `"`
     --> KOPI/proeve/2024/standarder/1-ledsager.toml:3:17
      |
    3 | navn = "Ledsager
      |                 ^

    exit 2
    "#);
}

#[test]
fn names_that_name_nothing_are_told_by_the_standard() {
    let copy = broken(
        "names",
        &[
            ("{ alder = { fra = 18, under = 67 } }", "{ allder = { fra = 18, under = 67 } }"),
            ("sats = \"graense\"", "sats = \"grense\""),
        ],
    );
    let folder = copy.display().to_string();
    let answer = run(&["assess", "proeve", "1", "--on", "2024-06-01", "--catalogues", &folder], "");
    insta::assert_snapshot!(plain(&answer.replace(&folder, "KOPI")), @"
    fejl: Oplysningen »allder« findes ikke i ordforrådet
      --> KOPI/proeve/2024/standarder/1-ledsager.toml:31:20
       |
    31 | fakta = { allder = { fra = 18, under = 67 } }
       |                    ^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = hjælp: mener du »alder«?

    exit 2
    ");
}

#[test]
fn an_example_that_does_not_hold_is_told_with_what_was_there() {
    insta::assert_snapshot!(ask("examples proeve"), @r#"
    ✗ holder-ikke (2-bolig): Et eksempel, der venter noget forkert
      Andet end ventet på outcome
        ventet: "entitled"
        fundet: "undecided"
    Ét eksempel holder.
    Ét holder ikke.
    exit 1
    "#);
    insta::assert_snapshot!(ask("examples proeve for-gammel --lang en"), @"
    One example holds.
    exit 0
    ");
    insta::assert_snapshot!(ask("examples proeve 9-findes-ikke"), @"
    fejl: Der er intet eksempel »9-findes-ikke«, og ingen eksempler på en standard med det navn

    exit 2
    ");
}

#[test]
fn examples_are_json_for_a_program() {
    insta::assert_snapshot!(ask("examples proeve --format json"), @r#"
    {
      "version": 1,
      "catalogue": "proeve/2024",
      "passed": 1,
      "failed": 1,
      "examples": [
        {
          "id": "for-gammel",
          "standard": "1-ledsager",
          "text": "En borger på 70 år",
          "passed": true
        },
        {
          "id": "holder-ikke",
          "standard": "2-bolig",
          "text": "Et eksempel, der venter noget forkert",
          "passed": false,
          "failure": {
            "kind": "differs",
            "place": "outcome",
            "expected": "entitled",
            "found": "undecided"
          }
        }
      ]
    }
    exit 1
    "#);
}
