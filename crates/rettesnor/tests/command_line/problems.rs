//! What cannot be read, and how it is told: all at once, with the nearest right name, and never
//! a value of a facts file.

use crate::{ask, ask_with, run};

#[test]
fn an_unknown_fact_names_the_nearest_and_shows_no_value() {
    let facts = "[facts]\nallder = 68\nproeve-boform = \"hos Sørens mor\"\n";
    insta::assert_snapshot!(ask_with("assess proeve 1-ledsager --facts -", facts), @"
    fejl: Oplysningen »allder« findes ikke i ordforrådet
     --> -:2:1
      |
    2 | allder = **
      | ^^^^^^
      |
      = hjælp: mener du »alder«?

    fejl: Værdien er ikke en af dem, der kan vælges
     --> -:3:17
      |
    3 | proeve-boform = **** ******* ****
      |                 ^^^^^^^^^^^^^^^^^
      |
      = hjælp: Der kan vælges: egen bolig, botilbud

    exit 2
    ");
}

#[test]
fn json_facts_are_told_by_their_keys() {
    let facts = r#"{ "facts": { "allder": 68, "alder": "gammel" } }"#;
    insta::assert_snapshot!(ask_with("assess proeve 1-ledsager --facts -", facts), @"
    fejl: Oplysningen »allder« findes ikke i ordforrådet
    --> - (facts.allder)
     = hjælp: mener du »alder«?

    fejl: Her skal stå hele år fra 0 til 130
    --> - (facts.alder)

    exit 2
    ");
}

#[test]
fn judgements_readings_and_requests_are_held_against_the_standards() {
    let facts = r#"
[judgements.kan-ikke-allene]
answer = true
reason = "Set"
[judgements.kan-ikke-alene]
answer = "måske"
reason = "Set"
[readings]
1-frist = "dage"
1-frists = "uger"
[requests]
timmer = "3 timer"
"#;
    insta::assert_snapshot!(ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", facts), @"
    fejl: Skønnet »kan-ikke-alene« besvares med ja eller nej (true eller false)
     --> -:5:13
      |
    5 | [judgements.kan-ikke-alene]
      |             ^^^^^^^^^^^^^^

    fejl: Skønnet »kan-ikke-allene« er der ingen standard i kataloget, der spørger om
     --> -:2:13
      |
    2 | [judgements.kan-ikke-allene]
      |             ^^^^^^^^^^^^^^^
      |
      = hjælp: mener du »kan-ikke-alene«?

    fejl: Uklarheden »1-frist« kan ikke læses sådan
     --> -:9:1
      |
    9 | 1-frist = ******
      | ^^^^^^^
      |
      = hjælp: Læsningerne er: uger, maaneder

    fejl: Uklarheden »1-frists« findes ikke i kataloget
      --> -:10:1
       |
    10 | 1-frists = ******
       | ^^^^^^^^
       |
       = hjælp: mener du »1-frist«?

    fejl: Intet omfang i kataloget hedder »timmer«
      --> -:12:1
       |
    12 | timmer = ** ******
       | ^^^^^^
       |
       = hjælp: mener du »timer«?

    exit 2
    ");
}

#[test]
fn what_only_another_standard_asks_is_no_error() {
    let facts = "[judgements.uden-bolig]\nanswer = true\nreason = \"Set\"\n";
    let answer = ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", facts);
    assert!(answer.ends_with("exit 0"), "{answer}");
    let facts = "[judgements.\"1-husly/uden-bolig\"]\nanswer = true\nreason = \"Set\"\n";
    let answer = ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", facts);
    assert!(answer.ends_with("exit 0"), "{answer}");
}

#[test]
fn a_judgement_without_a_reason_does_not_count() {
    let facts = "[judgements.kan-ikke-alene]\nanswer = true\n";
    insta::assert_snapshot!(ask_with("assess proeve 1-ledsager --facts -", facts), @r#"
    fejl: Skønnet har ingen begrundelse
     --> -:1:1
      |
    1 | [judgements.kan-ikke-alene]
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hjælp: Skriv reason = "…"; et skøn uden begrundelse tæller ikke

    exit 2
    "#);
}

#[test]
fn empty_facts_are_no_error() {
    for facts in ["", "{}", "[facts]\n"] {
        let answer = ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", facts);
        assert!(answer.ends_with("exit 0"), "{answer}");
    }
}

#[test]
fn a_paragraph_of_several_standards_lists_them() {
    insta::assert_snapshot!(ask("assess proeve §1 --on 2024-06-01"), @"
    fejl: »§1« passer på flere standarder
     |
     = hjælp: Skriv en af dem helt ud: 1-husly, 1-ledsager

    exit 2
    ");
    insta::assert_snapshot!(ask("assess proeve 3 --on 2024-06-01"), @"
    fejl: Standarden »3« findes ikke i kataloget
     |
     = hjælp: Standarder: 1-husly, 1-ledsager, 2-bolig

    exit 2
    ");
}

#[test]
fn a_catalogue_that_is_not_there_names_the_nearest() {
    insta::assert_snapshot!(ask("assess proeve/2025 1-ledsager"), @"
    fejl: Kataloget »proeve/2025« findes ikke
     |
     = hjælp: mener du »proeve/2024«?

    exit 2
    ");
    insta::assert_snapshot!(ask("assess proeve 1-ledsager --on 2020-01-01"), @"
    fejl: »proeve« har ingen version, der gælder 1. januar 2020
     |
     = hjælp: Vælg en dag med --on, eller skriv versionen: kommune/version

    exit 2
    ");
}

#[test]
fn dates_that_are_none_are_refused() {
    insta::assert_snapshot!(ask("deadline proeve 2 decision --from 2024-02-30"), @"
    fejl: Det er ikke en dag eller et tidspunkt
     |
     = hjælp: Skriv 2024-01-15 eller 2024-01-15T09:30

    exit 2
    ");
    insta::assert_snapshot!(ask("deadline proeve 2 decision --from 2524-02-01"), @"
    fejl: Dagen er uden for kalenderen (1900 til 2199)

    exit 2
    ");
    insta::assert_snapshot!(ask("deadline proeve 2 decission --from 2024-02-01"), @"
    fejl: »decission« er ikke en slags frist
     |
     = hjælp: mener du »decision«?

    exit 2
    ");
    let answer = ask("assess proeve 2 --on 2024-13-01");
    assert!(answer.contains("--on <DATE>"), "{answer}");
    assert!(answer.ends_with("exit 2"), "{answer}");
}

#[test]
fn a_calculation_and_a_limit_that_are_not_there_are_named() {
    insta::assert_snapshot!(ask("calculate proeve 1-ledsager egenbetalling --on 2024-06-01"), @"
    fejl: Beregningen »egenbetalling« findes ikke i standarden
     |
     = hjælp: mener du »egenbetaling«?

    exit 2
    ");
    insta::assert_snapshot!(ask("calculate proeve 2 egenbetaling --on 2024-06-01"), @"
    fejl: Standarden har ingen beregninger

    exit 2
    ");
    insta::assert_snapshot!(ask("deadline proeve 2 decision --from 2024-06-01 --id afgorelse"), @"
    fejl: Standarden har ingen frist med id'et »afgorelse« af den slags
     |
     = hjælp: mener du »afgoerelse«?

    exit 2
    ");
}

#[test]
fn problems_are_json_for_a_program() {
    let facts = "[facts]\nallder = 68\n";
    insta::assert_snapshot!(ask_with("assess proeve 1-ledsager --facts - --format json --lang en", facts), @r#"
    {
      "problems": [
        {
          "severity": "error",
          "code": "unknown-fact",
          "message": "The vocabulary has no fact `allder`",
          "help": "did you mean `alder`?",
          "file": "-",
          "line": 2,
          "column": 1,
          "args": {
            "id": "allder",
            "near": "alder",
            "place": "facts.allder"
          }
        }
      ]
    }
    exit 2
    "#);
}

#[test]
fn a_file_that_is_not_there_is_told() {
    insta::assert_snapshot!(ask("assess proeve 1-ledsager --facts findes-ikke.toml --on 2024-06-01"), @"
    fejl: findes-ikke.toml kan ikke læses: den findes ikke
     |
     = hjælp: Tjek, at stien er rigtig, og at filen må læses

    exit 2
    ");
    let answer = run(&["catalogues", "--catalogues", "findes-ikke"], "");
    insta::assert_snapshot!(answer, @"
    fejl: findes-ikke kan ikke læses: den findes ikke
     |
     = hjælp: Tjek, at stien er rigtig, og at filen må læses

    exit 2
    ");
}
