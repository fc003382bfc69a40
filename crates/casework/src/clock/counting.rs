//! Counting (*fristberegning*): the limits of a standard and of the law as deadlines of a case,
//! with `standards`' own machinery. What is not there as data has no date.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime};
use standards::calendar::{Moment, Period};
use standards::context::{self, Context};
use standards::facts::Facts;
use standards::format::{Firmness, LawPiece, LimitFor, Point, Standard, State, Stated, TimeLimit};
use standards::library::{Catalogue, in_force};
use standards::limits;
use standards::truth::Truth;

use super::{Applies, Counted, Deadline, Due, Note, Place, Possible, Rule, What};

/// What deadlines are counted by: a standard of a version, and what is known of the case. Its
/// events start the clocks.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    pub catalogue: &'a Catalogue,
    pub standard: &'a Standard,
    pub facts: &'a Facts,
    /// The time of day of an event, where somebody noted it.
    pub times: &'a BTreeMap<String, DateTime>,
    /// The start of a decision's clock where the document does not state one: the application or
    /// the enquiry of the case, as its event.
    pub otherwise: Option<&'a str>,
    /// 1 for the first decision; one more for each that follows a return or a re-opening.
    pub round: u32,
}

/// Acts that bind every decision, whatever the standard's own sections.
const GENERAL: [&str; 3] = ["RSL ", "FVL ", "OFL "];
/// The pieces that guarantee treatment.
const GUARANTEES: [&str; 2] = ["sel-101/frist", "sul-141/frist"];
/// The event of a case that came back, and the piece that makes it start the clock anew.
pub const RETURNED: &str = "hjemvist-sag-modtaget";
pub const RETURNED_BY: &str = "rsl-3a/hjemvist-sag";
pub(super) const DECIDED: &str = "afgoerelse";
const GRANTED: &str = "bevilling";
pub(super) const COMPLAINED: &str = "klage-modtaget";

impl<'a> Basis<'a> {
    fn event(&self, id: &str) -> Option<Moment> {
        let day = *self.facts.events.get(id)?;
        let time = self.times.get(id).filter(|it| it.date() == day);
        Some(time.map_or(Moment::Day(day), |it| Moment::Clock(*it)))
    }

    pub(super) fn day(&self, id: &str) -> Option<Date> {
        self.facts.events.get(id).copied()
    }

    /// Every deadline of a kind by the catalogue, as far as its starting event has happened. Those
    /// that do not apply are not there; those that may are marked.
    pub fn own(&self, what: What) -> Vec<Deadline> {
        let Some(kind) = what.limit() else { return Vec::new() };
        let limits = limits::limits_of(self.standard, self.catalogue, kind);
        // `ellers` looks at the other rows of the list, also those whose clock has not started.
        let started = limits.iter().filter_map(|(it, _)| self.started(it));
        let Some(day) = started.min() else { return Vec::new() };
        let context = Context::new(self.catalogue, self.standard, self.facts, day);
        let truths = context.applies(&limits, |(it, _)| it.when.as_ref());
        let of_limit = |((limit, shared), truth): (&(TimeLimit, bool), Truth)| {
            if truth == Truth::False {
                return None;
            }
            let counted = self.counted(limit, self.place(limit, *shared))?;
            let counted = Counted { applies: truth.into(), ..counted };
            Some(Deadline::new(what, self.round, counted))
        };
        limits.iter().zip(truths).filter_map(of_limit).collect()
    }

    /// A limit counted from an event and a moment that a person names, whatever its own starting
    /// point is.
    pub fn named(
        &self,
        what: What,
        limit: &TimeLimit,
        shared: bool,
        event: &str,
        from: Moment,
    ) -> Deadline {
        let place = self.place(limit, shared);
        let counted = self.count(limit, place, vec![event.to_owned()], from);
        Deadline::new(what, self.round, counted)
    }

    /// Every deadline of a kind by the law of the day: the standard's own sections, and the Acts
    /// that bind every decision.
    pub fn law(&self, what: What) -> Vec<Deadline> {
        let mut found = self.law_where(what, |it| self.is_general(it));
        found.extend(self.law_where(what, |it| self.is_of_section(it)));
        found
    }

    pub(super) fn law_where(
        &self,
        what: What,
        wanted: impl Fn(&LawPiece) -> bool,
    ) -> Vec<Deadline> {
        let pieces = self.catalogue.national.pieces.iter();
        let of_kind = |it: &&LawPiece| {
            let kind = it.limit.as_ref().map(|it| it.what);
            kind.is_some() && kind == what.limit() && wanted(it)
        };
        let counted = |it: &LawPiece| {
            let counted = self.counted(it.limit.as_ref()?, self.law_place(it))?;
            in_force(it, counted.from).then(|| Deadline::new(what, self.round, counted))
        };
        pieces.filter(of_kind).filter_map(counted).collect()
    }

    #[expect(clippy::unused_self, reason = "it stands beside the section's")]
    pub(super) fn is_general(&self, piece: &LawPiece) -> bool {
        GENERAL.iter().any(|it| piece.law.starts_with(it))
    }

    pub(super) fn is_of_section(&self, piece: &LawPiece) -> bool {
        !self.is_general(piece) && self.standard.law.contains(&piece.law)
    }

    /// A deadline by one piece of law. Where the piece has no number that can be counted, the
    /// deadline is there, without a date.
    pub fn piece(&self, id: &str, what: What, event: &str) -> Option<Deadline> {
        let from = self.day(event)?;
        let piece = self.catalogue.national.piece(id, from).filter(|it| in_force(it, from))?;
        let place = self.law_place(piece);
        let counted = match &piece.limit {
            Some(limit) => self.count(limit, place, vec![event.to_owned()], self.event(event)?),
            None => Counted {
                rule: Rule {
                    place,
                    text: Some(piece.text.clone()),
                    length: None,
                    firm: true,
                    earliest: false,
                },
                from_events: vec![event.to_owned()],
                from,
                due: Due::NotStated,
                by: None,
                then: Vec::new(),
                applies: Applies::Yes,
                notes: BTreeSet::from([Note::NotComputable]),
                beside: None,
            },
        };
        Some(Deadline::new(what, self.round, counted))
    }

    /// The one that holds, of the catalogue's and the law's: of the citizen's time the longer, of
    /// the authority's the shorter. The other stands beside it.
    pub fn binding(&self, what: What) -> Option<Deadline> {
        bind(what, self.round, self.own(what), self.law(what))
    }

    /// *Aktindsigt*, from the request.
    pub fn access(&self, event: &str) -> Option<Deadline> {
        let law = self.piece("ofl-36/aktindsigt", What::Access, event);
        bind(What::Access, self.round, self.own(What::Access), law.into_iter().collect())
    }

    /// *Behandlingsgarantien*, from the citizen's enquiry; none where the standard's sections
    /// guarantee nothing.
    pub fn treatment_guarantee(&self, event: &str) -> Option<Deadline> {
        let promised = |it: &&&str| {
            let pieces = &self.catalogue.national.pieces;
            pieces.iter().any(|piece| piece.id.as_str() == **it && self.is_of_section(piece))
        };
        let what = What::TreatmentGuarantee;
        let pieces = GUARANTEES.iter().filter(promised);
        let law: Vec<Deadline> = pieces.filter_map(|it| self.piece(it, what, event)).collect();
        if law.is_empty() { None } else { bind(what, self.round, self.own(what), law) }
    }

    /// *Hjemvist*: the deadline of a decision counted from the day the case came back (RSL § 3 a),
    /// with the piece that says so beside it. None until that event is there.
    pub fn returned(&self) -> Option<Deadline> {
        let from = self.event(RETURNED)?;
        let limits = limits::limits_of(self.standard, self.catalogue, LimitFor::Decision);
        let context = Context::new(self.catalogue, self.standard, self.facts, from.date());
        let truths = context.applies(&limits, |(it, _)| it.when.as_ref());
        let of_limit = |((limit, shared), truth): (&(TimeLimit, bool), Truth)| {
            if truth == Truth::False {
                return None;
            }
            // The length is the standard's; the start is the Act's.
            let limit = TimeLimit { from: Stated::Is(returned_point()), ..limit.clone() };
            let place = self.place(&limit, *shared);
            let mut counted = self.count(&limit, place, vec![RETURNED.to_owned()], from);
            counted.applies = truth.into();
            Some(Deadline::new(What::Decision, self.round, counted))
        };
        let own: Vec<Deadline> = limits.iter().zip(truths).filter_map(of_limit).collect();
        let law = self.piece(RETURNED_BY, What::Decision, RETURNED);
        bind(What::Decision, self.round, own, law.into_iter().collect())
    }

    fn place(&self, limit: &TimeLimit, shared: bool) -> Place {
        Place::Catalogue {
            catalogue: self.catalogue.id.to_string(),
            version_hash: self.catalogue.version_hash.clone(),
            standard: (!shared).then(|| self.standard.id.to_string()),
            piece: limit.id.to_string(),
            source: limit.source.as_ref().map(ToString::to_string),
        }
    }

    pub(super) fn law_place(&self, piece: &LawPiece) -> Place {
        Place::Law {
            edition: self.catalogue.national.edition.clone(),
            piece: piece.id.to_string(),
            reference: piece.reference.clone(),
            mark: piece.status.mark().to_owned(),
        }
    }

    /// A limit from its own starting point, under every reading of an unclear one. None until the
    /// event has happened.
    fn counted(&self, limit: &TimeLimit, place: Place) -> Option<Counted> {
        match &limit.from {
            Stated::Is(point) => {
                let day = limits::event_of(point, self.facts)?;
                let events: Vec<String> = point.events().map(ToString::to_string).collect();
                let time =
                    events.iter().filter_map(|it| self.event(it)).find(|it| it.date() == day);
                Some(self.count(limit, place, events, time.unwrap_or(Moment::Day(day))))
            }
            _ if limit.from.unclear().is_some() => self.under_readings(limit, &place),
            _ => {
                let event = self.start_not_stated(limit.what)?;
                Some(self.count(limit, place, vec![event.to_owned()], self.event(event)?))
            }
        }
    }

    /// What a clock of a kind starts with where the document does not say; none where nothing does
    /// so by itself, and a person must name the day.
    fn start_not_stated(&self, what: LimitFor) -> Option<&'a str> {
        match what {
            LimitFor::Decision => self.otherwise,
            LimitFor::Start | LimitFor::FollowUp | LimitFor::Plan | LimitFor::Status => {
                Some(GRANTED)
            }
            _ => None,
        }
    }

    /// The day a limit's clock starts; the first of them where its start is unclear.
    fn started(&self, limit: &TimeLimit) -> Option<Date> {
        let of_point = |from: &Stated<Point>| match from {
            Stated::Is(point) => limits::event_of(point, self.facts),
            _ => self.day(self.start_not_stated(limit.what)?),
        };
        if limit.from.unclear().is_none() {
            return of_point(&limit.from);
        }
        let starts = self.starts(limit).into_iter().filter_map(|(_, _, from)| of_point(&from?));
        starts.min()
    }

    /// The starting point under each reading that may still be meant: ambiguity, reading, point.
    fn starts(&self, limit: &TimeLimit) -> Vec<(String, String, Option<Stated<Point>>)> {
        let Some(unclear) = limit.from.unclear() else { return Vec::new() };
        let (id, _) = context::split(unclear.as_str());
        let Some(ambiguity) = context::ambiguity(self.catalogue, self.standard, id) else {
            return Vec::new();
        };
        let chosen = context::chosen(ambiguity, self.facts);
        let readings = ambiguity.readings.iter().map(|it| it.id.to_string());
        let meant = readings.filter(|it| chosen.as_ref().is_none_or(|chosen| chosen == it));
        let start = |reading: String| {
            let from = context::fill(&limit.from, ambiguity, &reading);
            (id.to_owned(), reading, from)
        };
        meant.map(start).collect()
    }

    fn under_readings(&self, limit: &TimeLimit, place: &Place) -> Option<Counted> {
        let mut all: Option<Counted> = None;
        let mut rows: Vec<Possible> = Vec::new();
        let mut unknown = false;
        for (id, reading, from) in self.starts(limit) {
            let own = BTreeMap::from([(id, reading)]);
            let filled = from.map(|from| TimeLimit { from, ..limit.clone() });
            let counted = filled.and_then(|it| self.counted(&it, place.clone()));
            let Some(counted) = counted else {
                unknown = true;
                let why = Some(Note::StartNotKnown);
                rows.push(Possible { on: None, why, readings: own });
                continue;
            };
            let with_own = |it: Possible| {
                let readings = it.readings.into_iter().chain(own.clone()).collect();
                Possible { readings, ..it }
            };
            rows.extend(possible(&counted).into_iter().map(with_own));
            all = Some(match all {
                None => counted,
                Some(all) => together(all, counted),
            });
        }
        let mut all = all?;
        if unknown {
            all.notes.insert(Note::StartNotKnown);
        }
        all.from_events.sort();
        all.from_events.dedup();
        all.due = due_of(rows, &all.due);
        Some(all)
    }

    /// Counts one limit from a moment.
    fn count(
        &self,
        limit: &TimeLimit,
        place: Place,
        from_events: Vec<String>,
        from: Moment,
    ) -> Counted {
        // From the beginning of the day where the hour is not known, so that hours are counted the
        // safe way. Days do not ask for it.
        let known = from.time().is_some();
        let moment = match from {
            Moment::Day(day) => Moment::Clock(day.at(0, 0, 0, 0)),
            Moment::Clock(_) => from,
        };
        let shared = matches!(&place, Place::Catalogue { standard: None, .. });
        let due = limits::due(self.catalogue, self.standard, self.facts, limit, moment, shared);
        let mut notes: BTreeSet<Note> = due.notes.iter().map(|it| (*it).into()).collect();
        let by = due.safe().and_then(|it| it.due.time());
        if due.dates.iter().any(|it| it.due.time().is_some()) && !known {
            notes.insert(Note::TimeOfDayNotKnown);
        }
        let dated = due.dates.iter().map(|it| Possible {
            on: Some(it.due.date()),
            why: None,
            readings: it.readings.clone(),
        });
        let undated = due.no_dates.iter().map(|it| Possible {
            on: None,
            why: Some(it.why.into()),
            readings: it.readings.clone(),
        });
        let then = due.safe().map(|it| it.then.clone()).unwrap_or_default();
        Counted {
            rule: Rule {
                place,
                text: limit.text.clone(),
                length: length(limit),
                firm: limit.firmness.is_none_or(|it| it == Firmness::Latest),
                earliest: due.safe_is_last,
            },
            from_events,
            from: from.date(),
            due: due_of(dated.chain(undated).collect(), &Due::Unknown),
            by: by.filter(|_| known),
            then,
            beside: None,
            applies: due.applies.into(),
            notes,
        }
    }
}

impl From<Truth> for Applies {
    /// What does not apply is nobody's deadline; the caller has left it out.
    fn from(truth: Truth) -> Applies {
        if truth == Truth::True { Applies::Yes } else { Applies::Unknown }
    }
}

/// One rule under two readings of its start: what follows is the safe one's.
fn together(one: Counted, other: Counted) -> Counted {
    let first = match (one.safe(), other.safe()) {
        (Some(a), Some(b)) => (a <= b) != one.rule.earliest,
        (known, _) => known.is_some(),
    };
    let (mut safe, rest) = if first { (one, other) } else { (other, one) };
    safe.from = safe.from.min(rest.from);
    safe.from_events.extend(rest.from_events);
    safe.notes.extend(rest.notes);
    safe
}

fn returned_point() -> Point {
    Point::Event(RETURNED.into())
}

/// The rows of what was counted, so that they can be read in one more way.
fn possible(counted: &Counted) -> Vec<Possible> {
    let plain =
        |on: Option<Date>, why: Option<Note>| vec![Possible { on, why, readings: BTreeMap::new() }];
    let silent = || {
        let why = [Note::NoLimit, Note::NoNumber, Note::NotStated];
        why.into_iter().find(|it| counted.notes.contains(it)).unwrap_or(Note::NotStated)
    };
    match &counted.due {
        Due::On(date) => plain(Some(*date), None),
        Due::Either(all) => all.clone(),
        Due::NotStated => plain(None, Some(silent())),
        Due::Unknown => plain(None, None),
    }
}

/// Readings that agree are not told apart.
fn due_of(mut rows: Vec<Possible>, otherwise: &Due) -> Due {
    rows.sort_by_key(|it| (it.on.is_none(), it.on));
    let same = |one: &Possible, other: &Possible| one.on == other.on && one.why == other.why;
    let first = rows.first().cloned();
    match first {
        None => otherwise.clone(),
        Some(first) if rows.iter().all(|it| same(it, &first)) => match (first.on, first.why) {
            (Some(date), _) => Due::On(date),
            (None, Some(_)) => Due::NotStated,
            (None, None) => Due::Unknown,
        },
        Some(_) if rows.iter().all(|it| it.on.is_none()) => Due::NotStated,
        Some(_) => {
            let mut apart: Vec<Possible> = Vec::new();
            for row in rows {
                match apart.iter_mut().find(|it| same(it, &row)) {
                    Some(known) => known.readings.retain(|id, it| row.readings.get(id) == Some(it)),
                    None => apart.push(row),
                }
            }
            Due::Either(apart)
        }
    }
}

/// `4 uger`, `5 måneder før`, `hvert år den 1. marts`, or what stands instead.
fn length(limit: &TimeLimit) -> Option<String> {
    let stated = |it: &Stated<Period>| match it {
        Stated::Is(period) => period.to_string(),
        other => match (other.state(), other.unclear()) {
            (Some(State::None), _) => "ingen frist".to_owned(),
            (_, Some(_)) => "uklar".to_owned(),
            _ => "ikke oplyst".to_owned(),
        },
    };
    if let Some(within) = &limit.within {
        return Some(stated(within));
    }
    if let Some(before) = &limit.before {
        return Some(format!("{} før", stated(before)));
    }
    if let Some(on) = limit.on.or(limit.on_before) {
        return Some(format!("den {on}"));
    }
    (limit.soon == Some(true)).then(|| "hurtigst muligt".to_owned())
}

/// What certainly applies goes before what may, and a date before none.
pub(super) fn best(what: What, mut all: Vec<Deadline>) -> Option<Deadline> {
    let rank = |it: &Deadline| (it.counted.applies, it.counted.safe().is_some());
    let top = all.iter().map(rank).max()?;
    all.retain(|it| rank(it) == top);
    choose(what, all)
}

/// Of the citizen's time the longer, of the authority's the shorter; the first of equals.
fn choose(what: What, all: Vec<Deadline>) -> Option<Deadline> {
    let mut all = all.into_iter();
    let first = all.next()?;
    Some(all.fold(first, |known, it| match holds(what, &known.counted, &it.counted) {
        true => it,
        false => known,
    }))
}

/// Whether a rule pushes the one that is known aside.
fn holds(what: What, known: &Counted, other: &Counted) -> bool {
    match (known.safe(), other.safe()) {
        (Some(known), Some(other)) if what.is_the_citizens() => known < other,
        (Some(known), Some(other)) => other < known,
        (None, other) => other.is_some(),
        (Some(_), None) => false,
    }
}

/// The one of the catalogue's and the law's that holds, with the other beside it. Its id says only
/// what and which round: it is the same deadline when the other rule comes to hold.
pub(super) fn bind(
    what: What,
    round: u32,
    own: Vec<Deadline>,
    law: Vec<Deadline>,
) -> Option<Deadline> {
    let id = format!("{}/{round}", what.word());
    let (own, law) = match (best(what, own), best(what, law)) {
        (Some(own), Some(law)) => (own, law),
        (own, law) => return own.or(law).map(|it| Deadline { id, ..it }),
    };
    // What only may apply in this case does not push the law's aside.
    let unsure = own.counted.applies == Applies::Unknown && law.counted.safe().is_some();
    let law_holds = unsure || holds(what, &own.counted, &law.counted);
    let (holding, other) = if law_holds { (law, own) } else { (own, law) };
    let counted = Counted { beside: Some(Box::new(other.counted)), ..holding.counted };
    Some(Deadline { id, counted, ..holding })
}
