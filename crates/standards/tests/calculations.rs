//! Calculations (*beregninger*), kind by kind and word by word, on standards of a few lines.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

mod world;

use std::fmt::Write as _;

use standards::calculate::{self, Possible};
use standards::context::Context;
use standards::facts::Facts;
use standards::library::Catalogue;
use standards::tree;

const VOCABULARY: &str = r#"
format = 1
[fakta]
pris = { da = "Pris", en = "Price", type = "beløb" }
indkomst = { da = "Indkomst", en = "Income", type = "beløb", enhed = "kr. pr. måned" }
km = { da = "Kilometer", en = "Kilometres", type = "længde", enhed = "km" }
personer = { da = "Personer", en = "Persons", type = "tal" }
bor-alene = { da = "Bor alene", en = "Lives alone", type = "ja-nej" }
enlig = { da = "Enlig", en = "Single", type = "ja-nej" }
aftale = { da = "Aftale", en = "Agreement", type = "ja-nej" }
[fakta.udgifter]
da = "Udgifter"
en = "Expenses"
type = "poster"
[fakta.udgifter.felter]
art = { da = "Art", en = "Kind", type = "kode" }
beloeb = { da = "Beløb", en = "Amount", type = "beløb" }
normalt = { da = "Normalt", en = "Usual", type = "beløb" }
[fakta.timer]
da = "Timer"
en = "Hours"
type = "poster"
[fakta.timer.felter]
maaned = { da = "Måned", en = "Month", type = "dato" }
brugt = { da = "Brugt", en = "Used", type = "tid", enhed = "timer" }
[haendelse]
ind = { da = "Ind", en = "In" }
ud = { da = "Ud", en = "Out" }
"#;

const RATES: &str = r#"
format = 1
[[sats]]
id = "doegn"
tekst = "Et døgn, gammel"
fra = 2024-01-01
til = 2024-12-31
aar = 2024
vaerdi = "90 kr. pr. døgn"
reguleres = "ikke oplyst"
kilde = "1"
[[sats]]
id = "doegn"
tekst = "Et døgn"
fra = 2025-01-01
til = 2025-12-31
aar = 2025
vaerdi = "93,38 kr. pr. døgn"
reguleres = "ikke oplyst"
kilde = "1"
[[sats]]
id = "ramme"
tekst = "En ramme"
fra = "ikke oplyst"
til = "ikke oplyst"
aar = "ikke oplyst"
vaerdi = "12000 kr. pr. år"
reguleres = "ikke oplyst"
kilde = "1"
"#;

const COUNTING: &str = r#"
[fristberegning]
loerdag-er-hverdag = false
startdag-taeller = false
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"
"#;

fn catalogue(pieces: &str) -> Catalogue {
    let (pieces, _, problems) = tree::from_toml("standard", &format!("lov = []\n{pieces}"));
    assert_eq!(problems, []);
    let standard = world::standard_text(&pieces);
    match world::small(&standard, VOCABULARY, RATES, COUNTING) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// The calculation `x` of a standard with these pieces: every value with the readings that lead to
/// it, and what else there is to tell.
fn calculate(pieces: &str, facts: &str) -> String {
    let catalogue = catalogue(pieces);
    let (value, spans, problems) = tree::from_toml("facts", facts);
    assert_eq!(problems, []);
    let facts = Facts::read("facts", &value, &spans, &catalogue.vocabulary).unwrap();
    let standard = &catalogue.standards[0].value;
    let result =
        calculate::calculate(&Context::new(&catalogue, standard, &facts, world::day()), "x");
    let mut text = String::new();
    for value in &result.values {
        writeln!(text, "{}", shown(value)).unwrap();
    }
    let missing = [&result.missing.facts, &result.missing.judgements, &result.missing.readings];
    for id in missing.into_iter().flatten() {
        writeln!(text, "missing: {id}").unwrap();
    }
    for rate in result.rates.iter().filter(|it| it.outdated != Some(false)) {
        let why = if rate.outdated.is_some() { "outdated" } else { "of no known year" };
        writeln!(text, "{why}: {}", rate.id).unwrap();
    }
    if !result.ambiguities.is_empty() {
        writeln!(text, "met: {}", result.ambiguities.join(", ")).unwrap();
    }
    text
}

fn shown(possible: &Possible) -> String {
    let value = match (&possible.value, &possible.text, possible.instead) {
        (Some(value), ..) => value.to_string(),
        (None, Some(text), _) => text.clone(),
        (None, None, Some(instead)) => format!("{instead:?}"),
        (None, None, None) => "nothing".to_owned(),
    };
    let readings: Vec<String> =
        possible.readings.iter().map(|(id, reading)| format!("{id} = {reading}")).collect();
    let readings =
        if readings.is_empty() { String::new() } else { format!(" ({})", readings.join(", ")) };
    let evidence = possible.evidence.as_ref().map_or(String::new(), |it| format!(" [{it}]"));
    format!("{value}{readings}{evidence}")
}

// --- regnestykke ------------------------------------------------------------------------------------

#[test]
fn a_sum_adds_and_subtracts_its_lines() {
    let sum = r#"
        [beregning.x]
        tekst = "Sum"
        art = "regnestykke"
        enhed = "kr."
        afrunding = "ikke oplyst"
        linjer = [
            { tekst = "Pris", plus = { fakta = "pris" } },
            { tekst = "Halvdelen igen", plus = { fakta = "pris" }, andel = "50 %" },
            { tekst = "Pr. person", minus = "25 kr.", gange = [{ fakta = "personer" }] },
        ]
    "#;
    let facts = "facts = { pris = \"100,50 kr.\", personer = 3 }";
    insta::assert_snapshot!(calculate(sum, facts), @"75,75 kr.");
    insta::assert_snapshot!(calculate(sum, "facts = { personer = 3 }"), @r"
    Unknown
    missing: pris
    ");
    insta::assert_snapshot!(calculate(sum, ""), @r"
    Unknown
    missing: personer
    missing: pris
    ");
}

#[test]
fn whole_steps_are_counted_and_begun_ones_only_if_the_file_says_so() {
    let steps = |whole: &str| {
        format!(
            r#"
            [beregning.x]
            tekst = "Km"
            art = "regnestykke"
            enhed = "kr."
            afrunding = "ikke oplyst"
            linjer = [{{ tekst = "Pr. 10 km", plus = {{ fakta = "km" }}, antal-trin = "10 km", {whole} gange = ["20 kr."] }}]
            "#
        )
    };
    let facts = "facts = { km = \"25 km\" }";
    insta::assert_snapshot!(calculate(&steps(""), facts), @"40 kr.");
    insta::assert_snapshot!(calculate(&steps("hele-trin = true,"), facts), @"40 kr.");
    insta::assert_snapshot!(calculate(&steps("hele-trin = false,"), facts), @"50 kr.");
    insta::assert_snapshot!(calculate(&steps("hele-trin = \"ikke oplyst\","), facts), @"NotStated");
}

#[test]
fn a_line_has_its_own_floor_and_cap_and_so_has_the_whole() {
    let sum = r#"
        [beregning.x]
        tekst = "Sum"
        art = "regnestykke"
        enhed = "kr."
        mindst = "60 kr."
        hoejst = ["500 kr.", "120 kr."]
        afrunding = "ikke oplyst"
        linjer = [
            { tekst = "Pris", plus = { fakta = "pris" }, hoejst = "200 kr." },
            { tekst = "Fradrag", minus = { fakta = "pris" }, andel = "10 %", mindst = "5 kr." },
        ]
    "#;
    insta::assert_snapshot!(calculate(sum, "facts = { pris = \"100 kr.\" }"), @"90 kr.");
    insta::assert_snapshot!(calculate(sum, "facts = { pris = \"10 kr.\" }"), @"60 kr.");
    insta::assert_snapshot!(calculate(sum, "facts = { pris = \"900 kr.\" }"), @"110 kr.");
    insta::assert_snapshot!(calculate(sum, "facts = { pris = \"180 kr.\" }"), @"120 kr.");
}

#[test]
fn a_line_whose_condition_is_unknown_makes_the_whole_unknown() {
    let sum = r#"
        [beregning.x]
        tekst = "Sum"
        art = "regnestykke"
        enhed = "kr."
        afrunding = "ikke oplyst"
        linjer = [
            { tekst = "Fast", plus = "100 kr." },
            { tekst = "Alene", plus = "50 kr.", naar = { fakta = { bor-alene = { er = true } } } },
        ]
    "#;
    insta::assert_snapshot!(calculate(sum, "facts = { bor-alene = true }"), @"150 kr.");
    insta::assert_snapshot!(calculate(sum, "facts = { bor-alene = false }"), @"100 kr.");
    insta::assert_snapshot!(calculate(sum, ""), @r"
    Unknown
    missing: bor-alene
    ");
}

#[test]
fn the_one_rounding_comes_last_and_halves_go_up() {
    let rounded = |to: &str| {
        format!(
            r#"
            [beregning.x]
            tekst = "Sum"
            art = "regnestykke"
            enhed = "kr. pr. måned"
            afrunding = {to}
            linjer = [
                {{ tekst = "A", plus = {{ fakta = "indkomst" }}, andel = "12,5 %" }},
                {{ tekst = "B", plus = {{ fakta = "indkomst" }}, andel = "12,5 %" }},
            ]
            "#
        )
    };
    let facts = "facts = { indkomst = \"1002 kr. pr. måned\" }";
    insta::assert_snapshot!(calculate(&rounded("\"ikke oplyst\""), facts), @"250,50 kr. pr. måned");
    insta::assert_snapshot!(calculate(&rounded("{ til = \"1 kr.\" }"), facts), @"251 kr. pr. måned");
    insta::assert_snapshot!(calculate(&rounded("{ til = \"100 kr.\" }"), facts), @"300 kr. pr. måned");
}

#[test]
fn a_yearly_amount_is_a_twelfth_of_it_each_month_and_never_a_number_of_weeks() {
    let sum = |per: &str| {
        format!(
            r#"
            [beregning.x]
            tekst = "Sum"
            art = "regnestykke"
            enhed = "kr. pr. {per}"
            afrunding = "ikke oplyst"
            linjer = [{{ tekst = "A", plus = {{ sats = "ramme", pr = "{per}" }} }}]
            "#
        )
    };
    insta::assert_snapshot!(calculate(&sum("måned"), ""), @r"
    1.000 kr. pr. måned
    of no known year: ramme
    ");
    insta::assert_snapshot!(calculate(&sum("kvartal"), ""), @r"
    3.000 kr. pr. kvartal
    of no known year: ramme
    ");
    insta::assert_snapshot!(calculate(&sum("uge"), ""), @r"
    Unknown
    of no known year: ramme
    ");
}

#[test]
fn what_stands_instead_of_a_number_stands_instead_of_the_result() {
    let sum = |plus: &str| {
        format!(
            r#"
            [beregning.x]
            tekst = "Sum"
            art = "regnestykke"
            enhed = "kr."
            afrunding = "ikke oplyst"
            linjer = [{{ tekst = "A", plus = "10 kr." }}, {{ tekst = "B", plus = {plus} }}]
            "#
        )
    };
    insta::assert_snapshot!(calculate(&sum("\"ikke oplyst\""), ""), @"NotStated");
    insta::assert_snapshot!(calculate(&sum("\"individuel\""), ""), @"Individual");
    insta::assert_snapshot!(calculate(&sum("{ mangler = \"tal\" }"), ""), @"Lost");
    insta::assert_snapshot!(calculate(&sum("{ andetsteds = \"bilag\" }"), ""), @"Elsewhere");
}

#[test]
fn sums_counts_days_and_extremes_are_values() {
    let sum = |plus: &str| {
        format!(
            r#"
            [beregning.x]
            tekst = "Sum"
            art = "regnestykke"
            enhed = "kr."
            afrunding = "ikke oplyst"
            linjer = [{{ tekst = "A", plus = {plus} }}]
            "#
        )
    };
    let facts = r#"
        events = { ind = 2026-01-01, ud = 2026-01-11 }
        [facts]
        pris = "70 kr."
        [facts.udgifter]
        komplet = true
        poster = [{ art = "kost", beloeb = "30 kr." }, { art = "kost", beloeb = "20 kr." }, { art = "tøj", beloeb = "5 kr." }]
    "#;
    insta::assert_snapshot!(calculate(&sum(r#"{ sum = "udgifter", felt = "beloeb" }"#), facts), @"55 kr.");
    let food = r#"{ sum = "udgifter", felt = "beloeb", hvor = { art = { er = "kost" } } }"#;
    insta::assert_snapshot!(calculate(&sum(food), facts), @"50 kr.");
    let least = r#"{ mindste = [{ fakta = "pris" }, "60 kr.", "90 kr."] }"#;
    insta::assert_snapshot!(calculate(&sum(least), facts), @"60 kr.");
    let greatest = r#"{ stoerste = [{ fakta = "pris" }, "60 kr."] }"#;
    insta::assert_snapshot!(calculate(&sum(greatest), facts), @"70 kr.");
    insta::assert_snapshot!(calculate(&sum(greatest), ""), @r"
    Unknown
    missing: pris
    ");
    let days = r#"{ dage = ["ind", "ud"] }, gange = [{ sats = "doegn" }]"#;
    insta::assert_snapshot!(calculate(&sum(days), facts), @r"
    933,80 kr.
    outdated: doegn
    ");
    let count = r#"{ antal = "udgifter" }, gange = ["100 kr."]"#;
    insta::assert_snapshot!(calculate(&sum(count), facts), @"300 kr.");
    let incomplete = "facts.udgifter = { komplet = false, poster = [] }";
    insta::assert_snapshot!(calculate(&sum(count), incomplete), @r"
    Unknown
    missing: udgifter
    ");
}

#[test]
fn calculations_build_on_one_another() {
    let both = r#"
        [beregning.halv]
        tekst = "Halv"
        art = "regnestykke"
        enhed = "kr."
        afrunding = "ikke oplyst"
        linjer = [{ tekst = "A", plus = { fakta = "pris" }, andel = "50 %" }]
        [beregning.x]
        tekst = "Hel"
        art = "regnestykke"
        enhed = "kr."
        afrunding = "ikke oplyst"
        linjer = [{ tekst = "B", plus = { beregning = "halv" }, gange = [3] }]
    "#;
    insta::assert_snapshot!(calculate(both, "facts = { pris = \"10 kr.\" }"), @"15 kr.");
}

#[test]
fn a_circle_of_calculations_ends_without_a_value() {
    let circle = r#"
        [beregning.x]
        tekst = "X"
        art = "regnestykke"
        enhed = "kr."
        afrunding = "ikke oplyst"
        linjer = [{ tekst = "A", plus = { beregning = "x" } }, { tekst = "A", plus = { beregning = "x" } }]
    "#;
    insta::assert_snapshot!(calculate(circle, ""), @"Unknown");
}

// --- trin -------------------------------------------------------------------------------------------

const STEPS: &str = r#"
    [beregning.x]
    tekst = "Trin"
    art = "trin"
    enhed = "kr."
    af = { fakta = "pris" }
    afrunding = "ikke oplyst"
    trin = [
        { under = "100 kr.", giver = "0 kr." },
        { fra = "100 kr.", til = "200 kr.", giver = "50 kr.", bevis = "sandsynliggjort" },
        { over = "250 kr.", til = "300 kr.", giver = { andel = "50 %" } },
        { fra = "300 kr.", giver = "hele beløbet", bevis = "dokumenteret" },
        { over = "900 kr.", giver = "ikke oplyst" },
    ]
"#;

fn in_steps(price: &str) -> String {
    calculate(STEPS, &format!("facts = {{ pris = \"{price}\" }}"))
}

#[test]
fn the_words_of_a_bound_say_on_which_side_the_number_itself_lies() {
    insta::assert_snapshot!(in_steps("99,99 kr."), @"0 kr.");
    insta::assert_snapshot!(in_steps("100 kr."), @"50 kr. [sandsynliggjort]");
    insta::assert_snapshot!(in_steps("200 kr."), @"50 kr. [sandsynliggjort]");
    insta::assert_snapshot!(in_steps("250,01 kr."), @"125,00… kr.");
}

#[test]
fn a_number_in_a_hole_has_no_step() {
    insta::assert_snapshot!(in_steps("200,01 kr."), @"NotCovered");
    insta::assert_snapshot!(in_steps("250 kr."), @"NotCovered");
}

#[test]
fn where_steps_overlap_the_first_written_counts() {
    insta::assert_snapshot!(in_steps("300 kr."), @"150 kr.");
    insta::assert_snapshot!(in_steps("901 kr."), @"901 kr. [dokumenteret]");
}

#[test]
fn marginal_steps_give_each_its_share_of_its_slice() {
    let slices = r#"
        [beregning.x]
        tekst = "Skiver"
        art = "trin"
        marginal = true
        enhed = "kr."
        af = { fakta = "pris" }
        afrunding = "ikke oplyst"
        trin = [
            { til = "100 kr.", giver = { andel = "0 %" } },
            { over = "100 kr.", til = "300 kr.", giver = { andel = "25 %" } },
            { over = "300 kr.", giver = { andel = "50 %" } },
        ]
    "#;
    let of = |price: &str| calculate(slices, &format!("facts = {{ pris = \"{price}\" }}"));
    insta::assert_snapshot!(of("80 kr."), @"0 kr.");
    insta::assert_snapshot!(of("300 kr."), @"50 kr.");
    insta::assert_snapshot!(of("400 kr."), @"100 kr.");
}

// --- tabel ------------------------------------------------------------------------------------------

fn table(rows: &str, facts: &str) -> String {
    let pieces = format!(
        r#"
        [beregning.x]
        tekst = "Tabel"
        art = "tabel"
        enhed = "kr."
        afrunding = "ikke oplyst"
        raekker = [{rows}]
        "#
    );
    calculate(&pieces, facts)
}

const ROWS: &str = r#"
    { naar = { fakta = { bor-alene = { er = true } } }, giver = "10 kr." },
    { naar = { fakta = { enlig = { er = true } } }, giver = "20 kr." },
    { naar = "ellers", giver = "30 kr." },
"#;

#[test]
fn a_table_gives_the_row_that_holds_and_otherwise_the_last() {
    insta::assert_snapshot!(table(ROWS, "facts = { bor-alene = false, enlig = true }"), @"20 kr.");
    insta::assert_snapshot!(table(ROWS, "facts = { bor-alene = false, enlig = false }"), @"30 kr.");
    insta::assert_snapshot!(table(ROWS, "facts = { bor-alene = false }"), @r"
    Unknown
    missing: enlig
    ");
}

#[test]
fn rows_that_are_still_possible_and_agree_need_no_answer() {
    let rows = r#"
        { naar = { fakta = { bor-alene = { er = true } } }, giver = "10 kr." },
        { naar = { fakta = { enlig = { er = true } } }, giver = "10 kr." },
        { naar = "ellers", giver = "10 kr." },
    "#;
    insta::assert_snapshot!(table(rows, ""), @"10 kr.");
}

#[test]
fn of_two_rows_that_hold_the_first_written_counts() {
    insta::assert_snapshot!(table(ROWS, "facts = { bor-alene = true, enlig = true }"), @"10 kr.");
}

#[test]
fn rows_after_a_certain_one_ask_for_nothing() {
    let rows = r#"
        { naar = { fakta = { bor-alene = { er = true } } }, giver = { vaerdi = { fakta = "pris" } } },
        { naar = { fakta = { enlig = { er = true } } }, giver = "20 kr." },
        { naar = "ellers", giver = "30 kr." },
    "#;
    insta::assert_snapshot!(table(rows, "facts = { bor-alene = true }"), @r"
    Unknown
    missing: pris
    ");
    insta::assert_snapshot!(table(rows, "facts = { bor-alene = false }"), @r"
    Unknown
    missing: enlig
    ");
}

#[test]
fn a_table_can_give_words_and_what_stands_instead() {
    let rows = r#"
        { naar = { fakta = { enlig = { er = true } } }, giver = { tekst = "Efter aftale" } },
        { naar = "ellers", giver = "individuel" },
    "#;
    insta::assert_snapshot!(table(rows, "facts = { enlig = true }"), @"Efter aftale");
    insta::assert_snapshot!(table(rows, "facts = { enlig = false }"), @"Individual");
}

#[test]
fn without_a_last_row_nothing_covers_the_rest() {
    let rows = r#"{ naar = { fakta = { enlig = { er = true } } }, giver = "1 kr." }"#;
    insta::assert_snapshot!(table(rows, "facts = { enlig = false }"), @"NotCovered");
}

// --- pr-post ----------------------------------------------------------------------------------------

#[test]
fn each_record_counts_if_its_own_judgement_approves_it() {
    let expenses = r#"
        [[skoen]]
        id = "godkendt"
        spoergsmaal = "Er udgiften nødvendig?"
        type = "ja-nej"
        pr = "udgifter"
        af = "sagsbehandler"
        [beregning.x]
        tekst = "Udgifter"
        art = "pr-post"
        enhed = "kr."
        over = "udgifter"
        godkendes = { svar = "godkendt" }
        plus = [{ felt = "beloeb" }]
        minus = [{ felt = "normalt" }]
        mindst = "0 kr."
        afrunding = "ikke oplyst"
    "#;
    let records = r#"
        [facts.udgifter]
        komplet = true
        poster = [
            { art = "kost", beloeb = "100 kr.", normalt = "40 kr." },
            { art = "tøj", beloeb = "50 kr.", normalt = "80 kr." },
            { art = "ferie", beloeb = "999 kr." },
        ]
    "#;
    let answers = |it: &str| format!("{records}\n[judgements.godkendt]\nper = [{it}]");
    let yes = "{ answer = true, reason = \"ja\" }";
    let no = "{ answer = false, reason = \"nej\" }";
    let all = answers(&format!("{yes}, {yes}, {no}"));
    insta::assert_snapshot!(calculate(expenses, &all), @"60 kr.");
    let two = answers(&format!("{yes}, {yes}"));
    insta::assert_snapshot!(calculate(expenses, &two), @r"
    Unknown
    missing: godkendt
    ");
    let without_usual = answers(&format!("{yes}, {yes}, {yes}"));
    insta::assert_snapshot!(calculate(expenses, &without_usual), @r"
    Unknown
    missing: normalt
    ");
    let incomplete = all.replace("komplet = true", "komplet = false");
    insta::assert_snapshot!(calculate(expenses, &incomplete), @r"
    Unknown
    missing: udgifter
    ");
}

// --- konto ------------------------------------------------------------------------------------------

/// The ledger of an account with these terms, ten hours a month, and this use.
fn account(terms: &str, used: &[u32]) -> String {
    let pieces = format!(
        r#"
        [beregning.x]
        tekst = "Opsparing"
        art = "konto"
        enhed = "timer"
        tilgang = "10 timer"
        forbrug = {{ serie = "timer" }}
        begynder = "ikke oplyst"
        afrunding = "ikke oplyst"
        {terms}
        "#
    );
    let records: Vec<String> = used
        .iter()
        .enumerate()
        .map(|(month, used)| {
            format!("{{ maaned = 2026-{:02}-01, brugt = \"{used} timer\" }}", month + 1)
        })
        .collect();
    let facts = format!(
        "facts.aftale = true\nfacts.timer = {{ komplet = true, poster = [{}] }}",
        records.join(", ")
    );
    let catalogue = catalogue(&pieces);
    let (value, spans, _) = tree::from_toml("facts", &facts);
    let facts = Facts::read("facts", &value, &spans, &catalogue.vocabulary).unwrap();
    let standard = &catalogue.standards[0].value;
    let result =
        calculate::calculate(&Context::new(&catalogue, standard, &facts, world::day()), "x");
    let mut text = String::new();
    for possible in &result.values {
        writeln!(text, "{}", shown(possible)).unwrap();
        for line in &possible.ledger {
            let drawn: Vec<String> =
                line.drawn.iter().map(|(period, hours)| format!("{hours} of {period}")).collect();
            write!(
                text,
                "{}: {} + {} - {} [{}]",
                line.period,
                line.opening,
                line.credit,
                line.used,
                drawn.join(", ")
            )
            .unwrap();
            writeln!(text, " lapsed {} over {} = {}", line.lapsed, line.over_ceiling, line.closing)
                .unwrap();
        }
    }
    text
}

#[test]
fn an_account_saves_what_is_not_used() {
    insta::assert_snapshot!(account("orden = [\"indeværende\", \"ældste først\"]", &[4, 0, 25]), @"
    1 time
    2026-01: 0 + 10 - 4 [4 of 2026-01] lapsed 0 over 0 = 6
    2026-02: 6 + 10 - 0 [] lapsed 0 over 0 = 16
    2026-03: 16 + 10 - 25 [10 of 2026-03, 6 of 2026-01, 9 of 2026-02] lapsed 0 over 0 = 1
    ");
}

#[test]
fn a_credit_expires_with_its_last_period() {
    let terms = "udloeb = { perioder = 2 }\norden = [\"indeværende\", \"ældste først\"]";
    insta::assert_snapshot!(account(terms, &[4, 5, 0]), @"
    15 timer
    2026-01: 0 + 10 - 4 [4 of 2026-01] lapsed 0 over 0 = 6
    2026-02: 6 + 10 - 5 [5 of 2026-02] lapsed 0 over 0 = 11
    2026-03: 11 + 10 - 0 [] lapsed 6 over 0 = 15
    ");
}

#[test]
fn the_order_says_which_credit_is_drawn_first() {
    let terms = |order: &str| format!("udloeb = {{ perioder = 3 }}\norden = [{order}]");
    insta::assert_snapshot!(account(&terms("\"ældste først\""), &[8, 5]), @"
    7 timer
    2026-01: 0 + 10 - 8 [8 of 2026-01] lapsed 0 over 0 = 2
    2026-02: 2 + 10 - 5 [2 of 2026-01, 3 of 2026-02] lapsed 0 over 0 = 7
    ");
    insta::assert_snapshot!(account(&terms("\"nyeste først\""), &[8, 5]), @"
    7 timer
    2026-01: 0 + 10 - 8 [8 of 2026-01] lapsed 0 over 0 = 2
    2026-02: 2 + 10 - 5 [5 of 2026-02] lapsed 0 over 0 = 7
    ");
}

#[test]
fn what_is_over_the_ceiling_goes_the_oldest_or_the_newest_first() {
    let terms = |over: &str| {
        format!(
            "loft = \"15 timer\"\nover-loft = \"{over}\"\nudloeb = {{ perioder = 3 }}\norden = [\"indeværende\"]"
        )
    };
    insta::assert_snapshot!(account(&terms("ældste bortfalder"), &[0, 0, 0, 0]), @"
    15 timer
    2026-01: 0 + 10 - 0 [] lapsed 0 over 0 = 10
    2026-02: 10 + 10 - 0 [] lapsed 0 over 5 = 15
    2026-03: 15 + 10 - 0 [] lapsed 0 over 10 = 15
    2026-04: 15 + 10 - 0 [] lapsed 0 over 10 = 15
    ");
    insta::assert_snapshot!(account(&terms("nyeste bortfalder"), &[0, 0, 0, 0]), @"
    15 timer
    2026-01: 0 + 10 - 0 [] lapsed 0 over 0 = 10
    2026-02: 10 + 10 - 0 [] lapsed 0 over 5 = 15
    2026-03: 15 + 10 - 0 [] lapsed 0 over 10 = 15
    2026-04: 15 + 10 - 0 [] lapsed 10 over 0 = 15
    ");
}

#[test]
fn an_advance_is_taken_from_what_comes() {
    let terms = "orden = [\"indeværende\"]\nforskud = true";
    insta::assert_snapshot!(account(terms, &[13, 2]), @"
    5 timer
    2026-01: 0 + 10 - 13 [10 of 2026-01] lapsed 0 over 0 = -3
    2026-02: -3 + 10 - 2 [2 of 2026-02] lapsed 0 over 0 = 5
    ");
}

#[test]
fn without_the_agreement_nothing_is_saved() {
    let terms = "orden = [\"indeværende\"]\nkraever = { fakta = { aftale = { er = false } } }";
    insta::assert_snapshot!(account(terms, &[1, 2]), @"0 timer");
}

#[test]
fn an_order_that_is_not_stated_and_would_matter_leaves_no_balance() {
    insta::assert_snapshot!(account("udloeb = { perioder = 3 }", &[8, 5, 9, 0]), @"NotStated");
    insta::assert_snapshot!(account("", &[8, 5]), @"
    7 timer
    2026-01: 0 + 10 - 8 [8 of 2026-01] lapsed 0 over 0 = 2
    2026-02: 2 + 10 - 5 [2 of 2026-01, 3 of 2026-02] lapsed 0 over 0 = 7
    ");
}

// --- rates ------------------------------------------------------------------------------------------

#[test]
fn a_rate_beyond_its_printed_year_is_used_and_marked() {
    let rows = r#"{ naar = "ellers", giver = { vaerdi = { sats = "doegn" } } }"#;
    insta::assert_snapshot!(table(rows, ""), @r"
    93,38 kr. pr. døgn
    outdated: doegn
    ");
}

// --- ambiguities ------------------------------------------------------------------------------------

const UNCLEAR: &str = r#"
    [[uklarhed]]
    id = "andel"
    tekst = "Hvor stor en andel?"
    laesninger = [{ id = "halv", vaerdi = "50 %" }, { id = "kvart", vaerdi = "25 %" }]
    [[uklarhed]]
    id = "loft"
    tekst = "Hvilket loft?"
    laesninger = [{ id = "lavt", vaerdi = "30 kr." }, { id = "hoejt", vaerdi = "1000 kr." }]
    [beregning.x]
    tekst = "Sum"
    art = "regnestykke"
    enhed = "kr."
    hoejst = [{ uklar = "loft" }]
    afrunding = "ikke oplyst"
    linjer = [{ tekst = "A", plus = { fakta = "pris" }, andel = { uklar = "andel" } }]
"#;

#[test]
fn every_distinct_value_is_told_with_the_readings_that_matter_to_it() {
    insta::assert_snapshot!(calculate(UNCLEAR, "facts = { pris = \"100 kr.\" }"), @"
    30 kr. (andel = halv, loft = lavt)
    50 kr. (andel = halv, loft = hoejt)
    25 kr. (andel = kvart)
    met: andel, loft
    ");
    insta::assert_snapshot!(calculate(UNCLEAR, "facts = { pris = \"40 kr.\" }"), @"
    20 kr. (andel = halv)
    10 kr. (andel = kvart)
    met: andel, loft
    ");
}

#[test]
fn readings_that_come_to_the_same_are_one_value() {
    insta::assert_snapshot!(calculate(UNCLEAR, "facts = { pris = \"0 kr.\" }"), @"
    0 kr.
    met: andel, loft
    ");
}

#[test]
fn a_reading_that_the_case_chose_is_the_only_one() {
    let facts =
        "facts = { pris = \"100 kr.\" }\nreadings = { andel = \"kvart\", loft = \"hoejt\" }";
    insta::assert_snapshot!(calculate(UNCLEAR, facts), @"
    25 kr.
    met: andel, loft
    ");
}
