//! Time limits (*frister*) of small standards: which date, by which reading, and what to know of it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

mod world;

use std::fmt::Write as _;

use standards::facts::Facts;
use standards::format::LimitFor;
use standards::library::Catalogue;
use standards::limits;
use standards::tree;

const VOCABULARY: &str = r#"
format = 1
[fakta]
bor-alene = { da = "Bor alene", en = "Lives alone", type = "ja-nej" }
[haendelse]
ansoegning = { da = "Ansøgning", en = "Application" }
"#;

const CLEAR: &str = r#"
[fristberegning]
loerdag-er-hverdag = false
startdag-taeller = false
slutter-paa-fridag = "bliver"
maanedsslut = "sidste dag"
"#;

const UNCLEAR: &str = r#"
[fristberegning]
loerdag-er-hverdag = { uklar = "loerdag" }
startdag-taeller = "ikke oplyst"
slutter-paa-fridag = "ikke oplyst"
maanedsslut = { uklar = "maanedsslut" }
[[uklarhed]]
id = "loerdag"
tekst = "Er lørdag en hverdag?"
laesninger = [{ id = "hverdag", vaerdi = true }, { id = "fridag", vaerdi = false }]
[[uklarhed]]
id = "maanedsslut"
tekst = "Hvad gør en måned uden den dag?"
laesninger = [{ id = "sidste-dag", vaerdi = "sidste dag" }, { id = "naeste", vaerdi = "næste måned" }]
"#;

fn catalogue(pieces: &str, counting: &str) -> Catalogue {
    let (pieces, _, problems) = tree::from_toml("standard", &format!("lov = []\n{pieces}"));
    assert_eq!(problems, []);
    let standard = world::standard_text(&pieces);
    match world::small(&standard, VOCABULARY, "format = 1", counting) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// The dates of the standard's limits of a kind, counted from a moment.
fn due(pieces: &str, counting: &str, what: LimitFor, from: &str) -> String {
    let catalogue = catalogue(pieces, counting);
    let standard = &catalogue.standards[0].value;
    let from = limits::moment(from).unwrap();
    let mut text = String::new();
    for (limit, shared) in limits::limits_of(standard, &catalogue, what) {
        let due = limits::due(&catalogue, standard, &Facts::default(), &limit, from, shared);
        if let Some(safe) = due.safe() {
            writeln!(text, "{}", safe.due).unwrap();
        }
        if due.dates.len() > 1 {
            for date in &due.dates {
                let readings: Vec<String> =
                    date.readings.iter().map(|(id, it)| format!("{id} = {it}")).collect();
                writeln!(text, "  {} ({})", date.due, readings.join(", ")).unwrap();
            }
        }
        for then in due.safe().into_iter().flat_map(|it| &it.then) {
            writeln!(text, "  then {then}").unwrap();
        }
        for note in &due.notes {
            writeln!(text, "  {note:?}").unwrap();
        }
    }
    text
}

fn within(period: &str, from: &str) -> String {
    let pieces = format!(
        r#"frist = [{{ id = "f", hvad = "afgørelse", inden = "{period}", fra = "ansoegning", styrke = "senest" }}]"#
    );
    due(&pieces, CLEAR, LimitFor::Decision, from)
}

#[test]
fn days_weeks_and_months_are_counted_from_the_day_after() {
    insta::assert_snapshot!(within("14 dage", "2026-03-02"), @"2026-03-16");
    insta::assert_snapshot!(within("4 uger", "2026-03-02"), @"2026-03-30");
    insta::assert_snapshot!(within("3 måneder", "2026-03-02"), @"2026-06-02");
}

#[test]
fn working_days_pass_over_weekends_and_holidays() {
    insta::assert_snapshot!(within("3 hverdage", "2026-03-05"), @"2026-03-10");
    // Maundy Thursday, Good Friday, Easter Sunday and Monday.
    insta::assert_snapshot!(within("3 hverdage", "2026-04-01"), @"2026-04-09");
}

#[test]
fn hours_keep_the_time_of_the_day() {
    insta::assert_snapshot!(within("24 timer", "2026-03-02T13:30"), @"2026-03-03T13:30:00");
}

#[test]
fn an_unclear_saturday_is_counted_both_ways_and_the_safe_date_is_the_first() {
    let pieces =
        r#"frist = [{ id = "f", hvad = "afgørelse", inden = "3 hverdage", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Decision, "2026-03-05"), @"
    2026-03-09
      2026-03-09 (loerdag = hverdag)
      2026-03-10 (loerdag = fridag)
      FirstDayNotCounted
    ");
    // Where no Saturday lies on the way, nobody is told of it.
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Decision, "2026-03-02"), @"
    2026-03-05
      FirstDayNotCounted
    ");
}

#[test]
fn an_unclear_end_of_the_month_matters_only_where_the_month_has_no_such_day() {
    let pieces =
        r#"frist = [{ id = "f", hvad = "afgørelse", inden = "1 måned", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Decision, "2026-01-31"), @"
    2026-02-28
      2026-02-28 (maanedsslut = sidste-dag)
      2026-03-01 (maanedsslut = naeste)
      EndsOnFreeDay
      MonthEnd
      FirstDayNotCounted
    ");
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Decision, "2026-01-15"), @"
    2026-02-15
      EndsOnFreeDay
      FirstDayNotCounted
    ");
}

#[test]
fn a_last_day_on_a_free_day_is_told_where_the_document_is_silent() {
    let pieces =
        r#"frist = [{ id = "f", hvad = "afgørelse", inden = "4 uger", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Decision, "2026-03-07"), @"
    2026-04-04
      EndsOnFreeDay
      FirstDayNotCounted
    ");
}

#[test]
fn a_notice_is_safe_only_on_the_latest_date() {
    let pieces =
        r#"frist = [{ id = "f", hvad = "varsel", inden = "3 hverdage", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, UNCLEAR, LimitFor::Notice, "2026-03-05"), @"
    2026-03-10
      2026-03-09 (loerdag = hverdag)
      2026-03-10 (loerdag = fridag)
      FirstDayNotCounted
    ");
}

#[test]
fn a_period_before_the_point_is_counted_backwards() {
    let pieces = r#"frist = [{ id = "f", hvad = "status", foer = "14 dage", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, CLEAR, LimitFor::Status, "2026-03-20"), @"2026-03-06");
}

#[test]
fn a_date_of_the_year_is_the_next_one_or_the_last_one() {
    let on = r#"frist = [{ id = "f", hvad = "regnskab", paa = "1. april", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(on, CLEAR, LimitFor::Account, "2026-03-20"), @"2026-04-01");
    insta::assert_snapshot!(due(on, CLEAR, LimitFor::Account, "2026-04-01"), @"2027-04-01");
    let before =
        r#"frist = [{ id = "f", hvad = "regnskab", paa-foer = "1. april", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(before, CLEAR, LimitFor::Account, "2026-03-20"), @"2025-04-01");
}

#[test]
fn a_follow_up_comes_again_each_period() {
    let pieces = r#"opfoelgning = [{ id = "o", foerste = "3 måneder", derefter = "1 år", fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, CLEAR, LimitFor::FollowUp, "2026-03-02"), @"
    2026-06-02
      then 2027-06-02
      then 2028-06-02
      then 2029-06-02
    ");
}

#[test]
fn as_soon_as_possible_is_no_date() {
    let pieces =
        r#"frist = [{ id = "f", hvad = "start", hurtigst-muligt = true, fra = "ansoegning" }]"#;
    insta::assert_snapshot!(due(pieces, CLEAR, LimitFor::Start, "2026-03-02"), @"  NoNumber");
}

#[test]
fn a_start_that_is_not_stated_is_told() {
    let pieces = r#"frist = [{ id = "f", hvad = "afgørelse", inden = "4 uger", fra = "ikke oplyst", styrke = "vejledende" }]"#;
    insta::assert_snapshot!(due(pieces, CLEAR, LimitFor::Decision, "2026-03-02"), @"
    2026-03-30
      StartNotStated
      Guiding
    ");
}

#[test]
fn a_count_beyond_the_calendar_gives_no_date() {
    insta::assert_snapshot!(within("500 år", "2026-03-02"), @"");
}
