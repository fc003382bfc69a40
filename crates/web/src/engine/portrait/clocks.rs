//! What has a clock: deadlines (*frister*), follow-up (*opfølgning*) and the end (*ophør*). A date
//! is told only where the case knows the day it is counted from.

use jiff::civil::Date;
use standards::context::Context;
use standards::format::{self, Ending, Point, Stated, TimeLimit};
use standards::limits;

use super::{Portrait, View, labelled, words};
use crate::engine::speech::{firmness, limit_key};
use crate::pages::parts::{Item, Note, Said, Section, Topic};

impl Portrait<'_> {
    pub(super) fn deadlines(&self) -> Section {
        self.section(Topic::Deadlines, &self.standard().time_limits, |limits| {
            self.all_under(limits, |it| it.when.as_ref(), |it| self.limit(it))
        })
    }

    pub(super) fn limit(&self, limit: &TimeLimit) -> Item {
        let mut item = self.length(limit);
        item.label = Some(self.text(limit_key(limit.what)));
        item.marks.extend(firmness(limit.firmness));
        item.marks.extend(self.doubt(limit.id.as_str()));
        item.notes.extend(self.date(limit));
        let from = self.speech.said(&limit.from, |it| Said::Text(self.speech.point(it)));
        item.notes.push(Note::labelled(self.text("counted-from"), self.speech.words(&from)));
        item.notes.extend(limit.text.iter().map(|it| words(it)));
        if let Some(every) = &limit.then_every {
            item.notes.push(Note::labelled(self.text("then-every"), every.to_string()));
        }
        if let Some(missed) = &limit.if_missed {
            item.notes.push(Note::labelled(self.text("if-missed"), missed));
        }
        item.source = self.speech.source(limit.source.as_ref());
        item
    }

    fn length(&self, limit: &TimeLimit) -> Item {
        let of = |it: &Stated<standards::calendar::Period>, key: &str| {
            self.speech
                .stated(it, |it| Said::Text(self.speech.text_with(key, "period", &it.to_string())))
        };
        if let Some(within) = &limit.within {
            return of(within, "within");
        }
        if let Some(before) = &limit.before {
            return of(before, "before");
        }
        if let Some(on) = limit.on.as_ref().or(limit.on_before.as_ref()) {
            return Item::new(Said::Text(on.to_string()));
        }
        Item::new(if limit.soon == Some(true) {
            Said::Text(self.text("as-soon-as-possible"))
        } else {
            Said::NotStated
        })
    }

    /// The date itself, where the case knows the day it is counted from.
    fn date(&self, limit: &TimeLimit) -> Vec<Note> {
        let (View::Case(_), Some(from)) = (self.view, self.start(&limit.from)) else {
            return Vec::new();
        };
        let Context { catalogue, standard, facts, .. } = *self.speech.context;
        let due = limits::due(catalogue, standard, facts, limit, from.into(), false);
        let Some(safe) = due.safe() else { return Vec::new() };
        let key = if due.is_certain() { "date-is" } else { "date-is-safe" };
        let day = self.speech.tongue().day(safe.due.date());
        let time = safe.due.time().map(|it| format!(" {:02}:{:02}", it.hour(), it.minute()));
        let day = day + &time.unwrap_or_default();
        let mut notes = vec![Note::page(self.speech.text_with(key, "day", &day))];
        let others = due.notes.iter().filter_map(|it| date_note(*it));
        notes.extend(others.map(|it| Note::page(self.text(it))));
        notes
    }

    /// The day a limit is counted from, if the case knows it.
    fn start(&self, from: &Stated<Point>) -> Option<Date> {
        let events = &self.speech.context.facts.events;
        let of = match from.value()? {
            Point::Event(event) => return events.get(event.as_str()).copied(),
            Point::Of(of) if of.end_of.is_none() && of.plus.is_none() => of,
            Point::Of(_) => return None,
        };
        let days = |ids: &[format::EventId]| -> Option<Vec<Date>> {
            ids.iter().map(|it| events.get(it.as_str()).copied()).collect()
        };
        // The last or first of several is known only when all of them are.
        match (of.last.is_empty(), of.first.is_empty()) {
            (false, _) => days(&of.last)?.into_iter().max(),
            (_, false) => days(&of.first)?.into_iter().min(),
            _ => None,
        }
    }

    pub(super) fn follow_up(&self) -> Section {
        self.section(Topic::FollowUp, &self.standard().follow_up, |all| {
            self.all_under(all, |it| it.when.as_ref(), |it| self.followed_up(it))
        })
    }

    fn followed_up(&self, it: &format::FollowUp) -> Item {
        let period = |it: &standards::calendar::Period| Said::Text(it.to_string());
        let first = self.speech.stated(&it.first, period);
        let mut item =
            labelled(it.text.clone().unwrap_or_else(|| self.text("follow-up-first")), first);
        let then = self.speech.said(&it.then_every, period);
        item.notes.push(Note::labelled(self.text("then-every"), self.speech.words(&then)));
        let from = self.speech.said(&it.from, |it| Said::Text(self.speech.point(it)));
        item.notes.push(Note::labelled(self.text("counted-from"), self.speech.words(&from)));
        if !it.after_end.is_empty() {
            let periods: Vec<_> = it.after_end.iter().map(ToString::to_string).collect();
            item.notes.push(Note::labelled(self.text("after-end"), periods.join(", ")));
        }
        if !it.occasions.is_empty() {
            item.notes.push(Note::labelled(self.text("also-on"), it.occasions.join(", ")));
        }
        for (stated, key) in [(&it.form, "follow-up-how"), (&it.place, "follow-up-where")] {
            if let Some(stated) = stated {
                let said = self.speech.said(stated, |it| Said::Text(it.clone()));
                item.notes.push(Note::labelled(self.text(key), self.speech.words(&said)));
            }
        }
        for (plain, key) in [(&it.together_with, "together-with"), (&it.by, "done-by")] {
            item.notes.extend(plain.iter().map(|it| Note::labelled(self.text(key), it)));
        }
        item.marks.extend(firmness(it.firmness));
        item.marks.extend(self.doubt(it.id.as_str()));
        item.source = self.speech.source(it.source.as_ref());
        item
    }

    pub(super) fn end(&self) -> Section {
        self.section(Topic::End, &self.standard().ending, |all| {
            self.all_under(all, |it| it.when.as_ref(), |it| self.ends(it))
        })
    }

    fn ends(&self, it: &Ending) -> Item {
        let mut item = Item::new(Said::text(&it.text));
        let mut put = |key: &str, said: Said| {
            item.notes.push(Note::labelled(self.text(key), self.speech.words(&said)));
        };
        if let Some(stops) = &it.stops {
            put("stops", self.speech.said(stops, |it| Said::Text(it.clone())));
        }
        if let Some(notice) = &it.notice {
            put("notice", self.speech.said(notice, |it| Said::Text(it.to_string())));
        }
        if let Some(from) = &it.notice_from {
            put("counted-from", self.speech.said(from, |it| Said::Text(self.speech.point(it))));
        }
        if let Some(suspensive) = &it.suspensive {
            put("suspensive", self.speech.said(suspensive, |it| self.yes_no(*it)));
        }
        item.marks.extend(self.doubt(it.id.as_str()));
        item.source = self.speech.source(it.source.as_ref());
        item
    }
}

/// What there is to know about a date, besides the date.
fn date_note(note: limits::Note) -> Option<&'static str> {
    match note {
        limits::Note::EndsOnFreeDay => Some("date-on-free-day"),
        limits::Note::MonthEnd => Some("date-month-end"),
        limits::Note::FirstDayNotCounted => Some("date-first-day"),
        _ => None,
    }
}
