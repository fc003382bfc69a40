//! Two catalogues held against each other, and a person held against both.

use std::path::Path;

use crate::{ask, ask_with, run};

/// Somebody whose extra costs come to 1,000 kr. a month.
const EXTRA_COSTS: &str = r#"
[facts]
alder = 45
foertidspension = "ingen"
folkepension = "nej"
bevillinger = { komplet = true, poster = [] }
udgifter = { komplet = true, poster = [{ art = "overslag i alt", beloeb-pr-aar = "12000 kr. pr. år", normalforbrug-pr-aar = "0 kr. pr. år", daekket-andetsteds-pr-aar = "0 kr. pr. år" }] }

[judgements]
vaesentligt-og-varigt-nedsat = { answer = true, reason = "Blind", by = "Myndighed" }
ofte-ikke-uvaesentlig-hjaelp = { answer = true, reason = "Får hjemmehjælp", by = "Myndighed" }
udgift-godkendt = { per = [{ answer = true, reason = "Følger af blindheden", by = "Myndighed" }] }
"#;

/// Asks the real catalogues.
fn ask_real(line: &str, facts: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let folder = folder.display().to_string();
    let mut args: Vec<&str> = line.split(' ').collect();
    args.extend(["--catalogues", &folder]);
    run(&args, facts)
}

#[test]
fn a_catalogue_does_not_differ_from_itself() {
    insta::assert_snapshot!(ask("compare proeve/2024 proeve/2024"), @"
    proeve/2024 og proeve/2024
    ══════════════════════════
    Kriterierne er holdt op mod loven den 1. januar 2024

    3 standarder siger det samme i begge
    exit 0
    ");
}

#[test]
fn a_person_is_held_against_two_versions_in_one_run() {
    let line = "compare billund/2021 billund/2024 100-merudgifter --facts -";
    insta::assert_snapshot!(ask_real(line, EXTRA_COSTS), @"
    billund/2021 og billund/2024
    ════════════════════════════

    100-merudgifter
    ───────────────
    billund/2021: I målgruppen
    billund/2024: I målgruppen
    Månedlig merudgiftsydelse: 1.040 kr. pr. måned → 1.138 kr. pr. måned
    exit 1
    ");
    let answer = ask_real(&format!("{line} --format json"), EXTRA_COSTS);
    assert!(answer.contains("\"number\": \"1138\""), "{answer}");
    assert!(answer.ends_with("exit 1"), "a difference is a finding: {answer}");
}

#[test]
fn a_person_who_comes_to_the_same_is_no_finding() {
    let facts = "[facts]\nalder = 30\n";
    let answer = ask_with("compare proeve/2024 proeve/2024 1-ledsager --facts -", facts);
    insta::assert_snapshot!(answer, @"
    proeve/2024 og proeve/2024
    ══════════════════════════

    1-ledsager
    ──────────
    proeve/2024: Kan ikke afgøres endnu
      Det mangler nu: proeve-boform, bor-i-botilbud/udgangspunkt, kan-ikke-alene
    proeve/2024: Kan ikke afgøres endnu
      Det mangler nu: proeve-boform, bor-i-botilbud/udgangspunkt, kan-ikke-alene
    Ingen forskel.
    exit 0
    ");
}

#[test]
fn a_fact_neither_knows_is_refused() {
    let facts = "[facts]\nalderr = 30\n";
    let answer = ask_with("compare proeve/2024 proeve/2024 1-ledsager --facts -", facts);
    insta::assert_snapshot!(answer, @"
    fejl: Oplysningen »alderr« findes ikke i ordforrådet
     --> -:2:1
      |
    2 | alderr = **
      | ^^^^^^
      |
      = hjælp: mener du »alder«?

    exit 2
    ");
}
