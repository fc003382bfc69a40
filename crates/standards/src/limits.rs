//! Time limits (*frister*): dates counted by the catalogue's own rules. Where a rule is an
//! ambiguity, every reading is counted; the date given is the safe one.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::calendar::{
    self, Counted, CountingRule, EndsOnFreeDay, Moment, MonthEnd, Period, Step, WorkingDays,
    YearlyDate,
};
use crate::context::{Context, Readings};
use crate::facts::Facts;
use crate::format::{
    Ambiguity, CountingRules, Decision, Ending, FollowUp, LimitFor, Point, Standard, State, Stated,
    TimeLimit,
};
use crate::library::Catalogue;
use crate::quantity::Per;
use crate::truth::Truth;

/// Something to know about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// The document does not say what starts the clock; the day given was taken.
    StartNotStated,
    /// The last day is no working day, and the document does not say what then.
    EndsOnFreeDay,
    /// A month has no such day.
    MonthEnd,
    /// Whether the first day counts is not stated; it was not counted.
    FirstDayNotCounted,
    /// Softer than a limit: a starting point, an aim.
    Guiding,
    /// Only "as soon as possible": there is no number.
    NoNumber,
    /// The period itself is not stated, or is individual.
    NotStated,
    /// The document says that there is no limit; where it can be read so, that no date is certain.
    NoLimit,
    /// The decision cannot be complained of, and so there is no limit for a complaint.
    NoComplaint,
}

/// A date, with the readings that lead to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDate {
    pub due: Moment,
    pub readings: Readings,
    pub steps: Vec<Step>,
    /// Later dates of the same rule: yearly follow-up and the like.
    pub then: Vec<Date>,
}

/// A way to read a time limit that leads to no date, and why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDate {
    pub why: Note,
    pub readings: Readings,
}

/// What a time limit of the file comes to from a starting day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub id: String,
    pub what: LimitFor,
    /// Where the rule stands: the standard's own, or the catalogue's for all of them.
    pub shared: bool,
    pub applies: Truth,
    pub dates: Vec<DueDate>,
    /// Readings without a date, beside or instead of those with one.
    pub no_dates: Vec<NoDate>,
    /// Backwards from the point, or a least notice: the latest date is the safe one.
    pub safe_is_last: bool,
    pub notes: BTreeSet<Note>,
    pub ambiguities: BTreeSet<String>,
    /// Those of them whose reading makes a difference to the date.
    pub decided_by: BTreeSet<String>,
    pub soon: bool,
    pub limit: TimeLimit,
}

impl Due {
    /// One date under every reading.
    pub fn is_certain(&self) -> bool {
        self.dates.len() == 1 && self.no_dates.is_empty()
    }

    /// The date that is in time under every reading.
    pub fn safe(&self) -> Option<&DueDate> {
        let by_day = |it: &&DueDate| (it.due.date(), it.due.time());
        match self.safe_is_last {
            true => self.dates.iter().max_by_key(by_day),
            false => self.dates.iter().min_by_key(by_day),
        }
    }
}

/// How many of the following dates are given.
const FOLLOWING: u32 = 3;

/// Every time limit of one kind that a standard has, its own before the catalogue's. Follow-up
/// and notice are told from their own tables too. Where a decision cannot be complained of, the
/// catalogue's limit for complaints is not the standard's.
pub fn limits_of(
    standard: &Standard,
    catalogue: &Catalogue,
    what: LimitFor,
) -> Vec<(TimeLimit, bool)> {
    let own = standard.time_limits.items().iter().filter(|it| it.what == what);
    let mut found: Vec<(TimeLimit, bool)> = own.map(|it| (it.clone(), false)).collect();
    match what {
        LimitFor::FollowUp => {
            let follow_ups = standard.follow_up.items().iter();
            found.extend(follow_ups.flat_map(of_follow_up).map(|it| (it, false)));
        }
        LimitFor::Notice => {
            found
                .extend(standard.ending.items().iter().filter_map(of_ending).map(|it| (it, false)));
        }
        _ => (),
    }
    let of_calculations = standard.calculations.values().filter_map(|it| it.limit.as_deref());
    found.extend(of_calculations.filter(|it| it.what == what).map(|it| (it.clone(), false)));
    if found.is_empty() && !(what == LimitFor::Complaint && complaint_is_shut_off(standard)) {
        let shared = catalogue.file.value.time_limits.items().iter();
        found.extend(shared.filter(|it| it.what == what).map(|it| (it.clone(), true)));
    }
    found
}

/// Whether the standard says that its decisions cannot be complained of.
pub fn complaint_is_shut_off(standard: &Standard) -> bool {
    standard.decision.value().is_some_and(Decision::complaint_is_shut_off)
}

/// Why a standard has no time limit of a kind.
pub fn why_none(standard: &Standard, what: LimitFor) -> Note {
    if what == LimitFor::Complaint && complaint_is_shut_off(standard) {
        return Note::NoComplaint;
    }
    match standard.time_limits.state() {
        Some(State::None) => Note::NoLimit,
        _ => Note::NotStated,
    }
}

/// A follow-up as a time limit: the first within its period, then again; and one for each talk
/// after the end.
fn of_follow_up(follow_up: &FollowUp) -> Vec<TimeLimit> {
    let limit = |id: String, within: Stated<Period>, from, then_every| TimeLimit {
        id: id.as_str().into(),
        what: LimitFor::FollowUp,
        text: follow_up.text.clone(),
        within: Some(within),
        before: None,
        on: None,
        on_before: None,
        soon: None,
        start_counts: None,
        from,
        then_every,
        firmness: follow_up.firmness,
        when: follow_up.when.clone(),
        if_missed: None,
        restates: None,
        relation: None,
        source: follow_up.source.clone(),
    };
    let mut limits = Vec::new();
    let has_first = follow_up.first.value().is_some() || follow_up.after_end.is_empty();
    if has_first {
        let then = follow_up.then_every.value().copied();
        let from = follow_up.from.clone();
        limits.push(limit(follow_up.id.to_string(), follow_up.first.clone(), from, then));
    }
    for (index, period) in follow_up.after_end.iter().enumerate() {
        let id = format!("{}-efter-{}", follow_up.id, index + 1);
        limits.push(limit(id, Stated::Is(*period), follow_up.from.clone(), None));
    }
    limits
}

/// A notice as a time limit.
fn of_ending(ending: &Ending) -> Option<TimeLimit> {
    let notice = ending.notice.clone()?;
    Some(TimeLimit {
        id: ending.id.clone(),
        what: LimitFor::Notice,
        text: Some(ending.text.clone()),
        within: Some(notice),
        before: None,
        on: None,
        on_before: None,
        soon: None,
        start_counts: None,
        from: ending.notice_from.clone().unwrap_or(Stated::State(State::NotStated)),
        then_every: None,
        firmness: None,
        when: ending.when.clone(),
        if_missed: None,
        restates: None,
        relation: None,
        source: ending.source.clone(),
    })
}

/// Counts one time limit from a starting point.
pub fn due(
    catalogue: &Catalogue,
    standard: &Standard,
    facts: &Facts,
    limit: &TimeLimit,
    from: Moment,
    shared: bool,
) -> Due {
    let context = Context::new(catalogue, standard, facts, from.date());
    let mut due = Due {
        id: limit.id.to_string(),
        what: limit.what,
        shared,
        applies: context.when(limit.when.as_ref()),
        dates: Vec::new(),
        no_dates: Vec::new(),
        safe_is_last: limit.what == LimitFor::Notice && limit.before.is_none(),
        notes: BTreeSet::new(),
        ambiguities: BTreeSet::new(),
        decided_by: BTreeSet::new(),
        soon: limit.soon == Some(true),
        limit: limit.clone(),
    };
    if limit.from.value().is_none() {
        due.notes.insert(Note::StartNotStated);
        if let Some(id) = limit.from.unclear() {
            due.ambiguities.insert(crate::context::split(id.as_str()).0.to_owned());
        }
    }
    if limit.firmness.is_some_and(|it| it != crate::format::Firmness::Latest) {
        due.notes.insert(Note::Guiding);
    }
    let rules = &catalogue.file.value.counting;
    let from = shifted(limit.from.value(), from);
    explore(&context, rules, limit, from, Readings::new(), &mut due);
    due.ambiguities.extend(context.met.take());
    merge(&mut due);
    due
}

/// Counts under every combination of readings that has a say.
fn explore(
    context: &Context<'_>,
    rules: &CountingRules,
    limit: &TimeLimit,
    from: Moment,
    trying: Readings,
    due: &mut Due,
) {
    let inner = context.trying(trying.clone());
    let counted = count_one(&inner, rules, limit, from, &mut due.notes);
    due.ambiguities.extend(inner.met.into_inner());
    match counted {
        Ok(Count::To(counted, then)) => due.dates.push(DueDate {
            due: counted.end,
            readings: trying,
            steps: counted.steps,
            then,
        }),
        Ok(Count::NoDate(why)) => {
            due.notes.insert(why);
            due.no_dates.push(NoDate { why, readings: trying });
        }
        Ok(Count::BeyondTheCalendar) => (),
        Err(ambiguity) => {
            for reading in &ambiguity.readings {
                let mut trying = trying.clone();
                trying.insert(ambiguity.id.to_string(), reading.id.to_string());
                explore(context, rules, limit, from, trying, due);
            }
        }
    }
}

/// The point that the file names, from the day of its event: later by a period, and at the end
/// of that month or year.
fn shifted(point: Option<&Point>, event: Moment) -> Moment {
    let Some(Point::Of(of)) = point else { return event };
    let plain = CountingRule {
        start_day_counts: false,
        month_end: MonthEnd::LastDay,
        ends_on_free_day: EndsOnFreeDay::Stays,
        working_days: WorkingDays { saturday: false, extra: Vec::new() },
    };
    let later = match of.plus {
        Some(plus) => calendar::count(event, plus, &plain).map_or(event, |it| it.end),
        None => event,
    };
    let day = later.date();
    match of.end_of.map(|it| it.0) {
        Some(Per::Month) => Moment::Day(day.last_of_month()),
        Some(Per::Year) => Moment::Day(day.last_of_year()),
        _ => later,
    }
}

/// The day of a point, as far as the events of a case tell it, before any shift.
pub fn event_of(point: &Point, facts: &Facts) -> Option<Date> {
    let day = |id: &crate::format::EventId| facts.events.get(id.as_str()).copied();
    match point {
        Point::Event(id) => day(id),
        // The last of several is known only when all are; the first likewise.
        Point::Of(of) if !of.last.is_empty() => {
            of.last.iter().map(day).collect::<Option<Vec<Date>>>()?.into_iter().max()
        }
        Point::Of(of) if !of.first.is_empty() => {
            of.first.iter().map(day).collect::<Option<Vec<Date>>>()?.into_iter().min()
        }
        Point::Of(of) => of.after.as_ref().and_then(day),
    }
}

/// A time limit counted from what a case knows of its starting point: under every reading of an
/// unclear one. `None` where no event is known.
pub fn due_in_case(
    catalogue: &Catalogue,
    standard: &Standard,
    facts: &Facts,
    limit: &TimeLimit,
) -> Option<Due> {
    if let Stated::Is(point) = &limit.from {
        let from = event_of(point, facts)?;
        return Some(due(catalogue, standard, facts, limit, from.into(), false));
    }
    let unclear = limit.from.unclear()?;
    let (id, _) = crate::context::split(unclear.as_str());
    let ambiguity = crate::context::ambiguity(catalogue, standard, id)?;
    let chosen = crate::context::chosen(ambiguity, facts);
    let mut all: Option<Due> = None;
    for reading in &ambiguity.readings {
        if chosen.as_ref().is_some_and(|it| *it != reading.id.as_str()) {
            continue;
        }
        let from = crate::context::fill(&limit.from, ambiguity, reading.id.as_str())?;
        let limit = TimeLimit { from, ..limit.clone() };
        let mut one = due_in_case(catalogue, standard, facts, &limit)?;
        let of_dates = one.dates.iter_mut().map(|it| &mut it.readings);
        for readings in of_dates.chain(one.no_dates.iter_mut().map(|it| &mut it.readings)) {
            readings.insert(ambiguity.id.to_string(), reading.id.to_string());
        }
        match &mut all {
            Some(all) => {
                all.dates.extend(one.dates);
                all.no_dates.extend(one.no_dates);
                all.notes.extend(one.notes);
                all.ambiguities.extend(one.ambiguities);
            }
            None => all = Some(one),
        }
    }
    let mut all = all?;
    all.ambiguities.insert(ambiguity.id.to_string());
    merge(&mut all);
    Some(all)
}

/// What counting under one combination of readings came to.
enum Count {
    /// A date, and those that follow it.
    To(Counted, Vec<Date>),
    NoDate(Note),
    BeyondTheCalendar,
}

type Counting<'a> = Result<Count, &'a Ambiguity>;

fn count_one<'a>(
    context: &Context<'a>,
    rules: &CountingRules,
    limit: &TimeLimit,
    from: Moment,
    notes: &mut BTreeSet<Note>,
) -> Counting<'a> {
    if let Some(on) = limit.on {
        return Ok(yearly(on, from, false));
    }
    if let Some(on) = limit.on_before {
        return Ok(yearly(on, from, true));
    }
    let (period, back) = match (&limit.within, &limit.before) {
        (Some(within), _) => (within, false),
        (None, Some(before)) => (before, true),
        (None, None) => {
            let soon = limit.soon == Some(true);
            return Ok(Count::NoDate(if soon { Note::NoNumber } else { Note::NotStated }));
        }
    };
    let period = match context.filled(period)? {
        Stated::Is(period) => period,
        other if other.state() == Some(State::None) => return Ok(Count::NoDate(Note::NoLimit)),
        _ => return Ok(Count::NoDate(Note::NotStated)),
    };
    let own_start = limit.start_counts.as_ref().unwrap_or(&rules.start_counts);
    let rules = &CountingRules { start_counts: own_start.clone(), ..rules.clone() };
    let rule = rule(context, rules, period, from, back, notes)?;
    let Ok(counted) = counted(from, period, back, &rule) else {
        return Ok(Count::BeyondTheCalendar);
    };
    if counted.steps.iter().any(|it| matches!(it, Step::MonthEndClamped { .. })) {
        notes.insert(Note::MonthEnd);
    }
    let moved = !matches!(rules.end_on_free_day, Stated::Is(_));
    if moved && counted.steps.iter().any(|it| matches!(it, Step::EndsOnFreeDay { .. })) {
        notes.insert(Note::EndsOnFreeDay);
    }
    let then = following(limit.then_every, counted.end, &rule);
    Ok(Count::To(counted, then))
}

fn counted(
    from: Moment,
    period: Period,
    back: bool,
    rule: &CountingRule,
) -> Result<Counted, calendar::CannotCount> {
    if back {
        calendar::count_back(from, period, rule)
    } else {
        calendar::count(from, period, rule)
    }
}

fn following(every: Option<Period>, first: Moment, rule: &CountingRule) -> Vec<Date> {
    // Each counted from the first, so that one short month does not move all that follow.
    let nth = |n: u32| {
        let counted = calendar::count(first, every?.times(n)?, rule).ok()?;
        Some(counted.date())
    };
    (1..=FOLLOWING).map_while(nth).collect()
}

fn yearly(on: YearlyDate, from: Moment, before: bool) -> Count {
    let day = from.date();
    let end = if before {
        let of_year = |year| on.in_year(year).ok();
        let this_year = of_year(day.year()).filter(|it| *it < day);
        this_year.or_else(|| of_year(day.year() - 1))
    } else {
        on.next_after(day).ok()
    };
    let Some(end) = end.map(Moment::Day) else { return Count::BeyondTheCalendar };
    let steps = vec![Step::Started { at: from }, Step::MovedTo { to: end }];
    Count::To(Counted { end, steps }, Vec::new())
}

/// The counting rule with its ambiguities filled – but only those that have a say here, so that
/// an unclear Saturday does not make six weeks unclear.
fn rule<'a>(
    context: &Context<'a>,
    rules: &CountingRules,
    period: Period,
    from: Moment,
    back: bool,
    notes: &mut BTreeSet<Note>,
) -> Result<CountingRule, &'a Ambiguity> {
    let by_working_days = matches!(period, Period::WorkingDays(_));
    let by_months = matches!(period, Period::Months(_) | Period::Years(_));
    let free_day = state_of(context, &rules.end_on_free_day, true)?;
    let moves = free_day.is_some_and(|it| it != EndsOnFreeDay::Stays);
    let saturday = state_of(context, &rules.saturday, by_working_days || moves)?;
    let start = state_of(context, &rules.start_counts, true)?;
    if start.is_none() {
        notes.insert(Note::FirstDayNotCounted);
    }
    let plain = CountingRule {
        start_day_counts: start.unwrap_or(false),
        month_end: MonthEnd::LastDay,
        ends_on_free_day: free_day.unwrap_or(EndsOnFreeDay::Stays),
        working_days: WorkingDays {
            saturday: saturday.unwrap_or(false),
            extra: rules.extra.clone(),
        },
    };
    let clamps = by_months
        && counted(from, period, back, &plain)
            .is_ok_and(|it| it.steps.iter().any(|it| matches!(it, Step::MonthEndClamped { .. })));
    let month_end = state_of(context, &rules.month_end, clamps)?;
    Ok(CountingRule { month_end: month_end.unwrap_or(MonthEnd::LastDay), ..plain })
}

/// The stated value; an open ambiguity only where it `matters`.
fn state_of<'a, T: Serialize + DeserializeOwned + Clone>(
    context: &Context<'a>,
    stated: &Stated<T>,
    matters: bool,
) -> Result<Option<T>, &'a Ambiguity> {
    if !matters {
        return Ok(stated.value().cloned());
    }
    Ok(context.filled(stated)?.value().cloned())
}

/// Equal dates are one, with the readings that make a difference.
fn merge(due: &mut Due) {
    let tried = ids(due);
    let mut dates: Vec<DueDate> = Vec::new();
    for date in due.dates.drain(..) {
        match dates.iter_mut().find(|it| it.due == date.due && it.then == date.then) {
            Some(known) => share(&mut known.readings, &date.readings),
            None => dates.push(date),
        }
    }
    let mut no_dates: Vec<NoDate> = Vec::new();
    for no_date in due.no_dates.drain(..) {
        match no_dates.iter_mut().find(|it| it.why == no_date.why) {
            Some(known) => share(&mut known.readings, &no_date.readings),
            None => no_dates.push(no_date),
        }
    }
    match (dates.as_mut_slice(), no_dates.as_mut_slice()) {
        ([one], []) => one.readings.clear(),
        ([], [one]) => one.readings.clear(),
        _ => (),
    }
    (due.dates, due.no_dates) = (dates, no_dates);
    due.decided_by = ids(due);
    // Where every date has ways that share no reading, all that was tried is needed to tell.
    if due.decided_by.is_empty() && due.dates.len() + due.no_dates.len() > 1 {
        due.decided_by = tried;
    }
}

/// The ambiguities of the readings that lead to the dates.
fn ids(due: &Due) -> BTreeSet<String> {
    let of_dates = due.dates.iter().map(|it| &it.readings);
    let readings = of_dates.chain(due.no_dates.iter().map(|it| &it.readings));
    readings.flat_map(|it| it.keys().cloned()).collect()
}

/// Keeps what two ways to the same result have both chosen.
pub(crate) fn share(readings: &mut Readings, others: &Readings) {
    readings.retain(|id, it| others.get(id) == Some(it));
}

/// A starting point from `DATE` or `DATETHH:MM`.
pub fn moment(text: &str) -> Option<Moment> {
    if let Ok(day) = text.parse::<Date>()
        && !text.contains('T')
    {
        return Some(Moment::Day(day));
    }
    text.parse::<DateTime>().ok().map(Moment::Clock)
}
