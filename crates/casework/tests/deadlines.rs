//! Every deadline of the five catalogues and of the law, from days around holidays, year ends, leap
//! days and month ends, as tables; and what holds of all of them from any day. Then the clocks of a
//! case: moved, recounted, returned, complained of.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, also in its helpers"
)]
#![allow(clippy::allow_attributes, reason = "one place for the whole file")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use casework::clock::{
    Applies, Basis, CannotChange, Cause, Deadline, Decided, Due, Place, Reason, What,
};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;
use standards::calendar::{self, Moment, Period, WorkingDays};
use standards::facts::Facts;
use standards::format::{Point, Standard, Stated, TimeLimit};
use standards::library::Catalogue;
use standards::limits;

use crate::shelf::SHELF;

mod shelf;

// --- every rule of the catalogues ---------------------------------------------------------------------

struct RuleOf {
    catalogue: &'static Catalogue,
    standard: &'static Standard,
    what: What,
    limit: TimeLimit,
    shared: bool,
}

impl std::fmt::Debug for RuleOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}/{}", self.catalogue.id, self.standard.id, self.limit.id)
    }
}

/// Every rule: each standard's own, and the catalogue's shared ones once.
static RULES: LazyLock<Vec<RuleOf>> = LazyLock::new(|| {
    let mut rules: Vec<RuleOf> = Vec::new();
    for catalogue in SHELF.iter() {
        let mut shared_told = Vec::new();
        for standard in catalogue.standards.iter().map(|it| &it.value) {
            for what in What::ALL {
                let Some(kind) = what.limit().filter(|_| what != What::TreatmentGuarantee) else {
                    continue;
                };
                for (limit, shared) in limits::limits_of(standard, catalogue, kind) {
                    if shared && shared_told.contains(&limit.id) {
                        continue;
                    }
                    if shared {
                        shared_told.push(limit.id.clone());
                    }
                    rules.push(RuleOf { catalogue, standard, what, limit, shared });
                }
            }
        }
    }
    rules
});

/// At ten in the morning: before leap days, Easter and Ascension, at month and year ends.
const DAYS: [&str; 8] = [
    "2024-02-28",
    "2024-02-29",
    "2024-03-27",
    "2024-05-08",
    "2024-08-31",
    "2024-12-23",
    "2025-01-31",
    "2027-12-31",
];

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

static NO_FACTS: LazyLock<Facts> = LazyLock::new(Facts::default);
static NO_TIMES: LazyLock<BTreeMap<String, DateTime>> = LazyLock::new(BTreeMap::new);

fn from(rule: &RuleOf, start: Moment) -> Deadline {
    let RuleOf { catalogue, standard, .. } = *rule;
    let basis = Basis {
        catalogue,
        standard,
        facts: &NO_FACTS,
        times: &NO_TIMES,
        otherwise: None,
        round: 1,
    };
    basis.named(rule.what, &rule.limit, rule.shared, "start", start)
}

/// `man 2024-12-23`.
fn weekday(date: Date) -> String {
    let names = ["man", "tir", "ons", "tor", "fre", "lør", "søn"];
    let place = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap();
    format!("{} {date}", names[place % 7])
}

/// The due date in one line, with its readings.
fn line(deadline: &Deadline) -> String {
    let mut text = match deadline.due() {
        Due::On(date) => weekday(date),
        Due::Either(all) => {
            let one = |it: &casework::clock::Possible| {
                let on = it.on.map_or_else(|| "ingen dato".to_owned(), weekday);
                let readings: Vec<String> =
                    it.readings.iter().map(|(id, it)| format!("{id}: {it}")).collect();
                let readings =
                    if readings.is_empty() { "ellers".to_owned() } else { readings.join(", ") };
                format!("{on} ({readings})")
            };
            all.iter().map(one).collect::<Vec<_>>().join(" eller ")
        }
        Due::NotStated => "ikke oplyst".to_owned(),
        Due::Unknown => "kan ikke regnes".to_owned(),
    };
    if let Some(by) = deadline.counted.by {
        write!(text, " kl. {}", by.strftime("%H.%M")).unwrap();
    }
    if !deadline.counted.then.is_empty() {
        let then: Vec<String> = deadline.counted.then.iter().map(ToString::to_string).collect();
        write!(text, ", så {}", then.join(", ")).unwrap();
    }
    text
}

fn point(from: &Stated<Point>) -> String {
    match from {
        Stated::Is(Point::Event(event)) => format!("fra {event}"),
        Stated::Is(Point::Of(of)) => {
            let mut text = String::from("fra");
            if of.end_of.is_some() {
                text.push_str(" slutningen af perioden med");
            }
            for event in Point::Of(of.clone()).events() {
                write!(text, " {event}").unwrap();
            }
            if let Some(plus) = of.plus {
                write!(text, " plus {plus}").unwrap();
            }
            text
        }
        other => match other.unclear() {
            Some(id) => format!("fra: uklart ({id})"),
            None => "fra: ikke oplyst".to_owned(),
        },
    }
}

fn table(catalogue: &Catalogue) -> String {
    let mut groups: BTreeMap<(String, Vec<String>), Vec<String>> = BTreeMap::new();
    for rule in RULES.iter().filter(|it| it.catalogue.id == catalogue.id) {
        let dates: Vec<Deadline> =
            DAYS.iter().map(|it| from(rule, Moment::Clock(day(it).at(10, 0, 0, 0)))).collect();
        let length = dates[0].counted.rule.length.clone().unwrap_or_else(|| "?".to_owned());
        let place = if rule.shared { "katalog" } else { rule.standard.id.as_str() };
        let source = rule.limit.source.as_ref().map_or_else(String::new, |it| format!(", l. {it}"));
        let kind = serde_json::to_value(rule.what.limit()).unwrap();
        let firm = if dates[0].counted.rule.firm { "" } else { ", vejledende" };
        let told = format!(
            "{} {place}/{}, {}{firm}{source}",
            kind.as_str().unwrap(),
            rule.limit.id,
            point(&rule.limit.from)
        );
        let lines = dates.iter().map(line).collect();
        groups.entry((length, lines)).or_default().push(told);
    }
    let mut text = String::new();
    for ((length, lines), rules) in groups {
        writeln!(text, "{length}").unwrap();
        let first = lines.first().cloned().unwrap_or_default();
        if lines.iter().all(|it| *it == first) {
            writeln!(text, "  hver dag: {first}").unwrap();
        } else {
            for (start, due) in DAYS.iter().zip(&lines) {
                writeln!(text, "  {} -> {due}", weekday(day(start))).unwrap();
            }
        }
        for rule in rules {
            writeln!(text, "    {rule}").unwrap();
        }
        writeln!(text).unwrap();
    }
    text
}

#[test]
fn every_deadline_of_the_catalogues_from_difficult_days() {
    for catalogue in SHELF.iter() {
        let name = format!("{}-{}", catalogue.id.municipality, catalogue.id.version);
        insta::assert_snapshot!(name, table(catalogue));
    }
}

#[test]
fn every_deadline_of_the_law_from_difficult_days() {
    let case = Case::of("hvidovre/2023", "96-bpa");
    let mut text = String::new();
    let promised = ["ofl-36/aktindsigt", "sel-101/frist", "sul-141/frist", "sel-3a/ankestyrelsen"];
    for piece in &case.catalogue.national.pieces {
        if piece.limit.is_none() && !promised.contains(&piece.id.as_str()) {
            continue;
        }
        let kind = piece.limit.as_ref().map(|it| it.what);
        let what = What::ALL.into_iter().find(|it| it.limit() == kind).unwrap();
        let mark = piece.status.mark();
        let from =
            piece.limit.as_ref().map_or_else(|| "intet tal".to_owned(), |it| point(&it.from));
        writeln!(text, "{} {} ({mark}), {from}", piece.id, piece.reference).unwrap();
        let dates: Vec<String> = DAYS
            .iter()
            .map(|start| {
                let case = case.on("start", start);
                let due = case.basis(|it| it.piece(piece.id.as_str(), what, "start"));
                due.map_or_else(|| "gælder ikke".to_owned(), |it| line(&it))
            })
            .collect();
        if dates.iter().all(|it| *it == dates[0]) {
            writeln!(text, "  hver dag: {}", dates[0]).unwrap();
        } else {
            for (start, due) in DAYS.iter().zip(dates) {
                writeln!(text, "  {} -> {due}", weekday(day(start))).unwrap();
            }
        }
    }
    insta::assert_snapshot!("law", text);
}

// --- what holds of all of them ------------------------------------------------------------------------

fn any_day() -> impl Strategy<Value = Date> {
    (0..=5000_i64).prop_map(|days| day("2021-01-01").saturating_add(days.days()))
}

fn any_rule() -> impl Strategy<Value = &'static RuleOf> {
    (0..RULES.len()).prop_map(|it| &RULES[it])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_due_before_its_clock_starts(rule in any_rule(), start in any_day()) {
        let deadline = from(rule, start.into());
        let backwards = rule.limit.before.is_some() || rule.limit.on_before.is_some();
        for due in deadline.due().dates() {
            match (backwards, &rule.limit.from) {
                (false, _) => prop_assert!(start <= due, "{} {start} {due}", deadline.id),
                // Counted back from a later point than the event.
                (true, Stated::Is(Point::Of(_))) => (),
                (true, _) => prop_assert!(due <= start, "{} {start} {due}", deadline.id),
            }
        }
    }

    #[test]
    fn whoever_starts_later_is_never_due_earlier(
        rule in any_rule(), start in any_day(), later in 0..400_i64,
    ) {
        let (first, second) =
            (from(rule, start.into()), from(rule, start.saturating_add(later.days()).into()));
        prop_assert!(first.safe() <= second.safe(), "{} {start} +{later}", first.id);
        prop_assert!(first.latest() <= second.latest(), "{} {start} +{later}", first.id);
    }

    #[test]
    fn a_deadline_in_working_days_ends_on_one(rule in any_rule(), start in any_day()) {
        let Some(Stated::Is(Period::WorkingDays(1..))) = rule.limit.within else { return Ok(()) };
        let extra = rule.catalogue.file.value.counting.extra.clone();
        // Whether a Saturday is one is unclear in all five catalogues.
        let days = WorkingDays { saturday: true, extra };
        for due in from(rule, start.into()).due().dates() {
            prop_assert_eq!(calendar::is_working_day(due, &days), Ok(true), "{} {}", start, due);
        }
    }

    #[test]
    fn a_suspension_of_n_days_moves_the_deadline_by_n_days(
        rule in any_rule(), start in any_day(), days in 0..400_i64, later in 0..30_i64,
    ) {
        let mut deadline = from(rule, start.into());
        let on = start.saturating_add(later.days());
        let Ok(change) = deadline.suspend(on, reason()) else { return Ok(()) };
        let before = deadline.due().dates();
        deadline.apply(change);
        let resumed = deadline.resume(on.saturating_add(days.days())).unwrap();
        deadline.apply(resumed);
        let moved: Vec<Date> = before.iter().map(|it| it.saturating_add(days.days())).collect();
        prop_assert_eq!(deadline.due().dates(), moved);
        prop_assert_eq!(deadline.history.len(), 2);
    }

    #[test]
    fn a_deadline_comes_back_from_the_journal_as_it_was_written(
        rule in any_rule(), start in any_day(),
    ) {
        let mut deadline = from(rule, start.into());
        if let Ok(change) = deadline.suspend(start, reason()) {
            deadline.apply(change);
        }
        let text = serde_json::to_string(&deadline).unwrap();
        prop_assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), deadline);
    }
}

// --- the clocks of a case -----------------------------------------------------------------------------

/// A standard and what has happened in the case.
#[derive(Clone)]
struct Case {
    catalogue: &'static Catalogue,
    standard: &'static Standard,
    facts: Facts,
    times: BTreeMap<String, DateTime>,
    otherwise: Option<&'static str>,
}

impl Case {
    fn of(catalogue: &str, standard: &str) -> Case {
        let catalogue = shelf::catalogue(catalogue);
        let standard = shelf::standard(catalogue, standard);
        let facts = Facts::default();
        Case { catalogue, standard, facts, times: BTreeMap::new(), otherwise: None }
    }

    fn on(&self, event: &str, on: &str) -> Case {
        let mut case = self.clone();
        case.facts.events.insert(event.to_owned(), day(on));
        case
    }

    fn basis<T>(&self, ask: impl FnOnce(&Basis<'_>) -> T) -> T {
        ask(&Basis {
            catalogue: self.catalogue,
            standard: self.standard,
            facts: &self.facts,
            times: &self.times,
            otherwise: self.otherwise,
            round: 1,
        })
    }
}

fn reason() -> Reason {
    Reason { law: "RSL § 3, stk. 2".to_owned(), why: "Vi venter på en lægeerklæring".into() }
}

/// A deadline as a case worker reads it.
fn told(deadline: Option<&Deadline>) -> String {
    let Some(it) = deadline else { return "ingen frist".to_owned() };
    let rule = &it.counted.rule;
    let place = match &rule.place {
        Place::Catalogue { standard, piece, source, .. } => {
            let standard = standard.as_deref().unwrap_or("kataloget");
            format!("{standard}/{piece}, l. {}", source.as_deref().unwrap_or("?"))
        }
        Place::Law { reference, mark, .. } => format!("{reference} ({mark})"),
        Place::Set { reason } => reason.law.clone(),
    };
    let maybe = if it.counted.applies == Applies::Unknown { ", måske" } else { "" };
    let beside = it.counted.beside.as_ref().map_or_else(String::new, |it| {
        let place = if it.rule.place.is_law() { "loven" } else { "kataloget" };
        let dates: Vec<String> = it.due.dates().into_iter().map(weekday).collect();
        let dates = if dates.is_empty() { "intet tal".to_owned() } else { dates.join(" eller ") };
        format!(" (ved siden af: {place}, {dates})")
    });
    let length = rule.length.as_deref().unwrap_or("intet tal");
    format!(
        "{} – {length} fra {}{maybe}: {place}{beside}",
        line(it),
        it.counted.from_events.join(", ")
    )
}

#[test]
fn the_decision_is_due_by_the_standard_from_its_own_event() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let due = case.basis(|it| it.binding(What::Decision));
    insta::assert_snapshot!(told(due.as_ref()), @"man 2026-03-02 – 8 uger fra ansoegning-modtaget: 97-ledsageordning/afgoerelse, l. 3030-3031, 3073, 3085-3088");
}

#[test]
fn where_no_start_is_stated_the_case_says_what_starts_the_clock() {
    let mut case = Case::of("hvidovre/2023", "97-ledsageordning").on("henvendelse", "2026-01-05");
    insta::assert_snapshot!(told(case.basis(|it| it.binding(What::Decision)).as_ref()), @"ingen frist");
    case.otherwise = Some("henvendelse");
    insta::assert_snapshot!(told(case.basis(|it| it.binding(What::Decision)).as_ref()), @"man 2026-02-02 – 4 uger fra henvendelse: 97-ledsageordning/afgoerelse, l. 1361-1362");
}

#[test]
fn help_without_a_stated_start_is_followed_up_from_its_grant() {
    let mut case = Case::of("lemvig/2024", "96-bpa").on("ansoegning-modtaget", "2026-01-05");
    case.otherwise = Some("ansoegning-modtaget");
    let follow_up = |case: &Case| told(case.basis(|it| it.binding(What::FollowUp)).as_ref());
    insta::assert_snapshot!(follow_up(&case), @"ingen frist");
    insta::assert_snapshot!(follow_up(&case.on("bevilling", "2026-03-02")), @"tir 2027-03-02, så 2028-03-02, 2029-03-02, 2030-03-02 – 1 år fra bevilling: 96-bpa/aarlig, l. 817-821, 876-903");
}

#[test]
fn a_decision_waits_for_its_clock_and_then_is_soon_due_and_overdue() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let due = case.basis(|it| it.binding(What::Decision)).unwrap();
    let last = due.safe().unwrap();
    let at = |days: i64| format!("{:?}", due.standing(last.saturating_add(days.days()), 7));
    insta::assert_snapshot!(at(-8), @"Running { days_left: 8 }");
    insta::assert_snapshot!(at(-7), @"Soon { days_left: 7 }");
    insta::assert_snapshot!(at(0), @"Due");
    insta::assert_snapshot!(at(3), @"Overdue { days: 3 }");
}

#[test]
fn the_citizen_is_written_to_before_the_deadline_is_missed() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let mut due = case.basis(|it| it.binding(What::Decision)).unwrap();
    let last = due.safe().unwrap();
    let before = |days: i64| last.saturating_sub(days.days());
    assert!(!due.letter_is_wanted(before(11), 10));
    assert!(due.letter_is_wanted(before(10), 10));
    let told = due.tell(before(9), last.saturating_add(21.days()), reason()).unwrap();
    due.apply(told);
    assert!(!due.letter_is_wanted(last.saturating_add(21.days()), 10), "told, and not passed");
    assert!(due.letter_is_wanted(last.saturating_add(22.days()), 10), "it passed too");
    assert_eq!(due.safe(), Some(last), "being told moves nothing");
}

#[test]
fn a_deadline_is_moved_only_with_its_ground_and_keeps_what_it_was() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let mut due = case.basis(|it| it.binding(What::Decision)).unwrap();
    let last = due.safe().unwrap();
    let bare = Reason { law: String::new(), why: "Travlt".into() };
    assert_eq!(due.suspend(day("2026-01-10"), bare), Err(CannotChange::NoReason));

    let change = due.suspend(day("2026-01-10"), reason()).unwrap();
    due.apply(change);
    insta::assert_snapshot!(due.suspend(day("2026-01-12"), reason()).unwrap_err(), @"the deadline has stood still since 2026-01-10; let it run first");
    insta::assert_snapshot!(due.resume(day("2026-01-09")).unwrap_err(), @"2026-01-09 lies before 2026-01-10, when the clock started or stopped");
    let change = due.resume(day("2026-01-20")).unwrap();
    due.apply(change);
    assert_eq!(due.safe(), Some(last.saturating_add(10.days())));

    insta::assert_snapshot!(due.extend(day("2026-01-21"), last, reason()).unwrap_err(), @"an extension ends after the deadline; 2026-03-02 is no later than 2026-03-12");
    let change = due.extend(day("2026-01-21"), last.saturating_add(24.days()), reason()).unwrap();
    due.apply(change);
    assert_eq!(due.safe(), Some(last.saturating_add(24.days())));

    let change = due.meet(last).unwrap();
    due.apply(change);
    insta::assert_snapshot!(due.extend(last, last.saturating_add(90.days()), reason()).unwrap_err(), @"the deadline was met on 2026-03-02");
    let history: Vec<String> = due
        .history
        .iter()
        .map(|it| {
            let kind = serde_json::to_value(it).unwrap()["change"].as_str().unwrap().to_owned();
            format!("{} {kind}, before: {:?}", it.on, it.before)
        })
        .collect();
    insta::assert_snapshot!(history.join("\n"), @"
    2026-01-10 suspended, before: On(2026-03-02)
    2026-01-20 resumed, before: On(2026-03-02)
    2026-01-21 extended, before: On(2026-03-12)
    2026-03-02 met, before: On(2026-03-26)
    ");
}

#[test]
fn a_deadline_that_has_passed_cannot_be_moved_any_more() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let due = case.basis(|it| it.binding(What::Decision)).unwrap();
    insta::assert_snapshot!(due.suspend(day("2026-12-01"), reason()).unwrap_err(), @"the deadline passed on 2026-03-02 and cannot be moved any more; tell the citizen what to expect");
}

#[test]
fn another_day_for_the_event_or_another_version_counts_anew_and_keeps_the_old_date() {
    let case =
        Case::of("ikast-brande/2025", "97-ledsageordning").on("ansoegning-modtaget", "2026-01-05");
    let mut due = case.basis(|it| it.binding(What::Decision)).unwrap();
    let change = due.suspend(day("2026-01-10"), reason()).unwrap();
    due.apply(change);
    let change = due.resume(day("2026-01-20")).unwrap();
    due.apply(change);
    let before = due.safe().unwrap();

    let anew = case
        .on("ansoegning-modtaget", "2026-01-07")
        .basis(|it| it.binding(What::Decision))
        .unwrap();
    assert_eq!(anew.id, due.id, "the same deadline");
    let because = || Cause::Event { event: "ansoegning-modtaget".to_owned() };
    let change = due.recount(day("2026-02-01"), anew.counted.clone(), because()).unwrap();
    due.apply(change);
    assert_eq!(due.safe(), Some(before.saturating_add(2.days())), "the suspension still counts");
    assert_eq!(due.history.last().unwrap().before.dates(), [before]);
    assert_eq!(
        due.recount(day("2026-02-02"), anew.counted, because()),
        None,
        "nothing comes of it"
    );
}

fn returned(case: &Case) -> Option<Deadline> {
    case.basis(|it: &Basis<'_>| it.returned())
}

#[test]
fn a_case_that_came_back_has_the_standards_time_from_its_receipt() {
    let case = Case::of("ikast-brande/2025", "97-ledsageordning")
        .on("ansoegning-modtaget", "2026-01-05")
        .on("hjemvist-sag-modtaget", "2026-09-01");
    insta::assert_snapshot!(told(returned(&case).as_ref()), @"tir 2026-10-27 – 8 uger fra hjemvist-sag-modtaget: 97-ledsageordning/afgoerelse, l. 3030-3031, 3073, 3085-3088 (ved siden af: loven, intet tal)");
    let case =
        Case::of("hvidovre/2023", "97-ledsageordning").on("hjemvist-sag-modtaget", "2026-09-01");
    insta::assert_snapshot!(told(returned(&case).as_ref()), @"tir 2026-09-29 – 4 uger fra hjemvist-sag-modtaget: 97-ledsageordning/afgoerelse, l. 1361-1362 (ved siden af: loven, intet tal)");
    let case =
        Case::of("billund/2024", "97-ledsageordning").on("hjemvist-sag-modtaget", "2026-09-01");
    insta::assert_snapshot!(told(returned(&case).as_ref()), @"tir 2026-11-10 – 10 uger fra hjemvist-sag-modtaget: 97-ledsageordning/afgoerelse, l. 1522-1524 (ved siden af: loven, intet tal)");
}

#[test]
fn a_hearing_has_the_days_a_person_sets() {
    let law = Reason { law: "FVL § 19".to_owned(), why: "Nye oplysninger fra lægen".into() };
    let due = Deadline::set(
        "hearing/1",
        What::Hearing,
        "hoering-sendt",
        day("2026-03-02"),
        day("2026-03-16"),
        law,
    );
    insta::assert_snapshot!(told(due.as_ref().ok()), @"man 2026-03-16 – intet tal fra hoering-sendt: FVL § 19");
    let bare = Reason { law: String::new(), why: "".into() };
    let due = Deadline::set(
        "hearing/1",
        What::Hearing,
        "hoering-sendt",
        day("2026-03-02"),
        day("2026-03-16"),
        bare,
    );
    insta::assert_snapshot!(due.unwrap_err(), @"a deadline is moved only with its legal ground and the reason in this case; write both");
}

// --- complaints ---------------------------------------------------------------------------------------

fn clocks(case: &Case, decided: Decided) -> String {
    let Some(clocks) = case.basis(|it| it.complaint(decided)) else {
        return "ikke afgjort".to_owned();
    };
    let mut text = format!("{:?}, {:?}\n", clocks.scheme, clocks.to_complain);
    let rows = [
        ("klage", &clocks.complaint),
        ("genvurdering", &clocks.reassessment),
        ("Ankestyrelsen", &clocks.appeal),
        ("virker tidligst", &clocks.effect),
    ];
    for (name, row) in rows {
        writeln!(text, "{name}: {}", told(row.as_ref())).unwrap();
    }
    if let Some(Place::Law { reference, mark, .. }) = &clocks.on_request {
        writeln!(text, "opsættende på anmodning: {reference} ({mark})").unwrap();
    }
    text
}

fn decided(catalogue: &str, standard: &str) -> Case {
    Case::of(catalogue, standard)
        .on("afgoerelse", "2026-03-02")
        .on("afgoerelse-modtaget", "2026-03-04")
        .on("klage-modtaget", "2026-03-20")
}

#[test]
fn a_complaint_has_four_weeks_and_the_municipality_four_more() {
    insta::assert_snapshot!(clocks(&decided("hvidovre/2023", "97-ledsageordning"), Decided::default()), @"
    Ordinary, Open
    klage: ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: kataloget/klage, l. 277-279 (ved siden af: loven, ons 2026-04-01)
    genvurdering: fre 2026-04-17 – 4 uger fra klage-modtaget: kataloget/genvurdering, l. 279-282 (ved siden af: loven, fre 2026-04-17)
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    ");
    insta::assert_snapshot!(clocks(&decided("lemvig/2024", "97-ledsageordning"), Decided::default()), @"
    Ordinary, Open
    klage: ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: RSL § 67 (S)
    genvurdering: fre 2026-04-17 – 4 uger fra klage-modtaget: RSL § 66 (S) (ved siden af: kataloget, intet tal)
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    ");
}

#[test]
fn where_the_catalogue_does_not_say_from_when_the_law_does() {
    let case = decided("ikast-brande/2025", "97-ledsageordning");
    let complaint = case.basis(|it| it.complaint(Decided::default())).unwrap().complaint.unwrap();
    insta::assert_snapshot!(told(Some(&complaint)), @"ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: RSL § 67 (S) (ved siden af: kataloget, man 2026-03-30 eller ons 2026-04-01)");
}

#[test]
fn nobody_is_late_by_one_reading_only() {
    let case = decided("ikast-brande/2025", "97-ledsageordning");
    let own = case.basis(|it| it.own(What::Complaint)).remove(0);
    insta::assert_snapshot!(told(Some(&own)), @"man 2026-03-30 (klage-start: afgoerelsen) eller ons 2026-04-01 (klage-start: modtagelsen) – 4 uger fra afgoerelse, afgoerelse-modtaget: kataloget/klage, l. 2987-2988");
    let on_time = |on: &str| format!("{:?}", own.in_time(day(on)));
    insta::assert_snapshot!(on_time("2026-03-30"), @"Yes");
    insta::assert_snapshot!(on_time("2026-03-31"), @"Unclear");
    insta::assert_snapshot!(on_time("2026-04-01"), @"Unclear");
    insta::assert_snapshot!(on_time("2026-04-02"), @"No");
}

#[test]
fn treatment_is_guaranteed_by_the_standard_from_each_reading_of_its_start() {
    let case =
        Case::of("hvidovre/2023", "101-rusmiddelbehandling").on("foerste-kontakt", "2026-03-02");
    let due = case.basis(|it| it.treatment_guarantee("foerste-kontakt"));
    insta::assert_snapshot!(told(due.as_ref()), @"man 2026-03-16 (101-start: foerste-henvendelse) eller ingen dato (101-start: anmodning) – 14 dage fra foerste-kontakt: 101-rusmiddelbehandling/start, l. 1976-1983, 2293-2298, 2316-2320, 2324-2332 (ved siden af: loven, intet tal)");
    let case = case.on("anmodning-om-behandling", "2026-03-05");
    let due = case.basis(|it| it.treatment_guarantee("foerste-kontakt"));
    insta::assert_snapshot!(told(due.as_ref()), @"man 2026-03-16 (101-start: foerste-henvendelse) eller tor 2026-03-19 (101-start: anmodning) – 14 dage fra anmodning-om-behandling, foerste-kontakt: 101-rusmiddelbehandling/start, l. 1976-1983, 2293-2298, 2316-2320, 2324-2332 (ved siden af: loven, intet tal)");
}

#[test]
fn taking_help_of_section_96_away_waits_fourteen_weeks() {
    let takes_away = Decided { takes_away: true, ..Decided::default() };
    insta::assert_snapshot!(clocks(&decided("hvidovre/2023", "96-bpa"), takes_away), @"
    WithNotice, Open
    klage: ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: kataloget/klage, l. 277-279 (ved siden af: loven, ons 2026-04-01)
    genvurdering: fre 2026-04-03 – 2 uger fra klage-modtaget: SEL § 3 a (nummeret er ikke læst) (S) (ved siden af: kataloget, fre 2026-04-17)
    Ankestyrelsen: ikke oplyst – intet tal fra afgoerelse: SEL § 3 a (nummeret er ikke læst) (S)
    virker tidligst: man 2026-06-08 – 14 uger fra afgoerelse: SEL § 3 a (nummeret er ikke læst) (S)
    ");
    insta::assert_snapshot!(clocks(&decided("hvidovre/2023", "97-ledsageordning"), takes_away), @"
    Ordinary, Open
    klage: ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: kataloget/klage, l. 277-279 (ved siden af: loven, ons 2026-04-01)
    genvurdering: fre 2026-04-17 – 4 uger fra klage-modtaget: kataloget/genvurdering, l. 279-282 (ved siden af: loven, fre 2026-04-17)
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    ");
}

#[test]
fn a_complaint_over_housing_may_hold_the_decision_back_on_request() {
    let housing = Decided { housing: true, ..Decided::default() };
    insta::assert_snapshot!(clocks(&decided("hvidovre/2023", "108-laengerevarende-botilbud"), housing), @"
    SuspensiveOnRequest, Open
    klage: ons 2026-04-01 – 4 uger fra afgoerelse-modtaget: kataloget/klage, l. 277-279 (ved siden af: loven, ons 2026-04-01)
    genvurdering: fre 2026-04-17 – 4 uger fra klage-modtaget: kataloget/genvurdering, l. 279-282 (ved siden af: loven, fre 2026-04-17)
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    opsættende på anmodning: RSL § 72, stk. 4 (T)
    ");
}

#[test]
fn nobody_can_complain_where_the_law_or_the_standard_shuts_it() {
    insta::assert_snapshot!(clocks(&decided("ikast-brande/2025", "82b-individuel-hjaelp"), Decided::default()), @r#"
    Ordinary, ShutByLaw { piece: "sel-82/individuelt-klage", reference: "SEL § 82 b", mark: "Q" }
    klage: ingen frist
    genvurdering: ingen frist
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    "#);
    insta::assert_snapshot!(clocks(&decided("billund/2024", "99-stoette-og-kontaktperson"), Decided::default()), @"
    Ordinary, ShutByStandard
    klage: ingen frist
    genvurdering: ingen frist
    Ankestyrelsen: ingen frist
    virker tidligst: ingen frist
    ");
}

// --- what the national layer does not have as data ----------------------------------------------------

#[test]
fn what_the_law_promises_without_a_number_in_the_data_has_no_date() {
    let case = Case::of("hvidovre/2023", "101-rusmiddelbehandling").on("henvendelse", "2026-03-30");
    insta::assert_snapshot!(told(case.basis(|it| it.access("henvendelse")).as_ref()), @"ikke oplyst – intet tal fra henvendelse: OFL § 36 (S)");
    insta::assert_snapshot!(told(case.basis(|it| it.treatment_guarantee("henvendelse")).as_ref()), @"ikke oplyst – intet tal fra henvendelse: SEL § 101, stk. 4 (stk. 2 i 2016) (S)");
    let other = Case::of("hvidovre/2023", "97-ledsageordning").on("henvendelse", "2026-03-30");
    insta::assert_snapshot!(told(other.basis(|it| it.treatment_guarantee("henvendelse")).as_ref()), @"ingen frist");
}

#[test]
fn a_number_put_into_the_national_layer_is_counted_without_a_change_here() {
    let put = "laest-i = \"aktindsigtshaandbogen.dk\"\n[stykke.frist]\nid = \"lov-36-aktindsigt\"\nhvad = \"aktindsigt\"\ninden = \"7 hverdage\"\nfra = \"henvendelse\"\nstyrke = \"senest\"\n";
    let catalogue = shelf::changed("hvidovre/2023", |name, text| {
        if name.ends_with("forvaltningsloven.toml") {
            *text = text.replace("laest-i = \"aktindsigtshaandbogen.dk\"\n", put);
        }
    });
    let standard = shelf::standard(&catalogue, "97-ledsageordning");
    let mut facts = Facts::default();
    facts.events.insert("henvendelse".to_owned(), day("2026-03-30"));
    let basis = Basis {
        catalogue: &catalogue,
        standard,
        facts: &facts,
        times: &NO_TIMES,
        otherwise: None,
        round: 1,
    };
    insta::assert_snapshot!(told(basis.access("henvendelse").as_ref()), @"fre 2026-04-10 (hverdag-loerdag: hverdag) eller man 2026-04-13 (hverdag-loerdag: ikke-hverdag) – 7 hverdage fra henvendelse: OFL § 36 (S)");
}

#[test]
fn hours_are_counted_from_the_hour_and_else_from_the_beginning_of_the_day() {
    // No catalogue counts hours today; one may tomorrow.
    let rule = &RULES[0];
    let within = Some(Stated::Is(Period::Hours(48)));
    let limit = TimeLimit { within, on: None, on_before: None, ..rule.limit.clone() };
    let rule = RuleOf { limit, ..*rule };
    let with_hour = from(&rule, Moment::Clock(day("2026-03-02").at(14, 30, 0, 0)));
    let without = from(&rule, day("2026-03-02").into());
    insta::assert_snapshot!(told(Some(&with_hour)), @"ons 2026-03-04 kl. 14.30 – 48 timer fra start: 82b-tidlig-forebyggende-indsats/afgoerelse, l. 536-538");
    insta::assert_snapshot!(told(Some(&without)), @"ons 2026-03-04 – 48 timer fra start: 82b-tidlig-forebyggende-indsats/afgoerelse, l. 536-538");
    insta::assert_snapshot!(format!("{:?}", without.counted.notes), @"{StartNotStated, TimeOfDayNotKnown, FirstDayNotCounted}");
}
