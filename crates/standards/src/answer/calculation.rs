//! Calculations and time limits as answers (*beregninger og frister*).

use serde_json::{Value as Json, json};

use super::types::{AmbiguityItem, CalculateAnswer, DeadlineAnswer};
use super::words::{firmness_word, limit_word, plain, quantity, source, stated};
use super::{Case, VERSION};
use crate::calculate::{Calculated, Instead, Possible};
use crate::context::{self, Context};
use crate::format::{self, Ambiguity};
use crate::limits::{self, Due};
use crate::truth::Truth;

impl Case<'_> {
    /// The whole answer to `calculate`. `None` where the standard has no such calculation.
    pub fn calculate(&self, id: &str) -> Option<CalculateAnswer> {
        let Context { catalogue, standard, day, .. } = self.context;
        let calculation = standard.calculations.get(id)?;
        let result = crate::calculate::calculate(&self.context, id);
        let one = match result.values.as_slice() {
            [one] => Some(one),
            _ => None,
        };
        let differs = result.values.len() > 1;
        Some(CalculateAnswer {
            version: VERSION,
            catalogue: catalogue.id.to_string(),
            version_hash: catalogue.version_hash.clone(),
            standard: standard.id.to_string(),
            calculation: id.to_owned(),
            name: calculation.text.clone(),
            on: day,
            value: one.and_then(|it| it.value.as_ref()).map(quantity),
            text: one.and_then(|it| it.text.clone()),
            instead: one.and_then(|it| it.instead),
            certain: one.is_some_and(|it| it.instead != Some(Instead::Unknown)),
            values: result.values.iter().map(possible).collect(),
            steps: one.map(|it| it.steps.iter().map(worked).collect()).unwrap_or_default(),
            ledger: one.map(|it| it.ledger.iter().map(ledger_line).collect()).unwrap_or_default(),
            evidence: one.and_then(|it| it.evidence.clone()),
            missing: self.missing_of(&result.missing),
            rates: result.rates.iter().map(|it| self.used_rate(it)).collect(),
            rounding: stated(&calculation.rounding, |it| json!(it.to.to_string())),
            note: calculation.note.clone(),
            firmness: firmness_word(calculation.firmness),
            ambiguities: self.calculation_ambiguities(id, &result, differs),
            source: source(calculation.source.as_ref()),
        })
    }

    /// Those met on the way, and those that only concern the calculation.
    pub(super) fn calculation_ambiguities(
        &self,
        id: &str,
        result: &Calculated,
        differs: bool,
    ) -> Vec<AmbiguityItem> {
        let shared = &self.context.catalogue.file.value.ambiguities;
        let all = self.context.standard.ambiguities.iter().chain(shared);
        let decides = |it: &Ambiguity| {
            differs && result.values.iter().any(|value| value.readings.contains_key(it.id.as_str()))
        };
        all.filter(|it| {
            result.ambiguities.iter().any(|met| met == it.id.as_str())
                || it.concerns.iter().any(|concerned| concerned.as_str() == id)
        })
        .map(|it| self.ambiguity(it, decides(it)))
        .collect()
    }

    /// The whole answer to `deadline`: the limits of one kind, counted from a moment.
    pub fn deadline(
        &self,
        what: format::LimitFor,
        id: Option<&str>,
        from: crate::calendar::Moment,
    ) -> DeadlineAnswer {
        let Context { catalogue, standard, facts, .. } = self.context;
        let limits = limits::limits_of(standard, catalogue, what);
        self.context.missing.take();
        let truths = self.context.applies(&limits, |(it, _)| it.when.as_ref());
        let dues: Vec<Due> = limits
            .iter()
            .zip(truths)
            .filter(|((it, _), _)| id.is_none_or(|id| it.id.as_str() == id))
            .map(|((it, shared), applies)| {
                // Where the case knows the events of an unclear start, each is counted from its own.
                let in_case = it
                    .from
                    .unclear()
                    .and_then(|_| limits::due_in_case(catalogue, standard, facts, it));
                let due = in_case
                    .unwrap_or_else(|| limits::due(catalogue, standard, facts, it, from, *shared));
                Due { applies, ..due }
            })
            .collect();
        // What certainly applies goes before what may, and a date before none; what does not
        // apply is not the answer. Of several that may apply the safe date is given.
        let rank = |it: &Due| (it.applies, !it.dates.is_empty());
        let best = dues.iter().filter(|it| it.applies != Truth::False).map(rank).max();
        let first: Vec<&Due> = dues.iter().filter(|it| Some(rank(it)) == best).collect();
        let open = best.is_some_and(|(applies, _)| applies == Truth::Unknown);
        let first = if open { first } else { first.into_iter().take(1).collect() };
        let last = first.iter().all(|it| it.safe_is_last);
        let safe = first.iter().filter_map(|it| it.safe());
        let safe = match last {
            true => safe.max_by_key(|it| it.due.date()),
            false => safe.min_by_key(|it| it.due.date()),
        };
        let dates = distinct(&first);
        let certain = dates.len() == 1 && !open && first.iter().all(|it| it.is_certain());
        let mut missing = self.context.missing.borrow().clone();
        missing.readings.extend(first.iter().flat_map(|it| it.decided_by.iter().cloned()));
        let nothing = || match limits.is_empty() {
            true => vec![limits::why_none(standard, what)],
            false => vec![limits::Note::NotStated],
        };
        let met = |it: &Ambiguity| dues.iter().any(|due| due.ambiguities.contains(it.id.as_str()));
        let concerned = |it: &Ambiguity| {
            dues.iter().any(|due| it.concerns.iter().any(|id| id.as_str() == due.id))
        };
        let all = standard.ambiguities.iter().chain(&catalogue.file.value.ambiguities);
        let decides = |it: &Ambiguity| {
            first.iter().any(|due| {
                // An unclear start is settled by whoever gives the day, and so always decides.
                let start = due.limit.from.unclear().map(|it| context::split(it.as_str()).0);
                start == Some(it.id.as_str()) || missing.readings.contains(it.id.as_str())
            })
        };
        DeadlineAnswer {
            version: VERSION,
            catalogue: catalogue.id.to_string(),
            version_hash: catalogue.version_hash.clone(),
            standard: standard.id.to_string(),
            what: limit_word(what),
            from: from.to_string(),
            date: safe.map(|it| it.due.to_string()),
            certain,
            dates,
            then: safe.map(|it| it.then.clone()).unwrap_or_default(),
            soon: first.iter().any(|it| it.soon),
            notes: match first.as_slice() {
                [] => nothing(),
                [one, ..] => one.notes.iter().copied().collect(),
            },
            missing: self.missing_of(&missing),
            ambiguities: all
                .filter(|it| met(it) || concerned(it))
                .map(|it| self.ambiguity(it, decides(it)))
                .collect(),
            limits: dues.iter().map(|it| self.due(it)).collect(),
        }
    }

    pub(super) fn due(&self, due: &Due) -> Json {
        let mut res = self.time_limit(&due.limit, due.applies);
        if let Some(fields) = res.as_object_mut() {
            let safe = due.safe();
            fields.insert("date".to_owned(), plain(&safe.map(|it| it.due.to_string())));
            fields.insert("certain".to_owned(), json!(due.is_certain()));
            fields.insert("dates".to_owned(), distinct(&[due]).into());
            fields.insert("then".to_owned(), plain(&safe.map(|it| it.then.clone())));
            fields.insert("notes".to_owned(), plain(&due.notes));
            fields.insert("shared".to_owned(), json!(due.shared));
            let steps = safe.map(|it| it.steps.iter().map(step).collect::<Vec<_>>());
            fields.insert("steps".to_owned(), plain(&steps));
        }
        res
    }
}

fn possible(it: &Possible) -> Json {
    json!({
        "value": it.value.as_ref().map(quantity),
        "text": it.text,
        "instead": it.instead,
        "readings": it.readings,
        "combinations": it.combinations,
        "evidence": it.evidence,
        "steps": it.steps.iter().map(worked).collect::<Vec<_>>(),
    })
}

fn worked(it: &crate::calculate::Worked) -> Json {
    json!({ "text": it.text, "value": it.value.as_ref().map(quantity), "source": it.source })
}

fn ledger_line(it: &crate::calculate::LedgerLine) -> Json {
    let number = |it: &crate::exact::Exact| it.to_string();
    json!({
        "period": it.period,
        "opening": number(&it.opening),
        "credit": number(&it.credit),
        "used": number(&it.used),
        "drawn": it.drawn.iter().map(|(from, it)| json!({ "from": from, "number": number(it) })).collect::<Vec<_>>(),
        "lapsed": number(&it.lapsed),
        "over_ceiling": number(&it.over_ceiling),
        "short": number(&it.short),
        "closing": number(&it.closing),
    })
}

/// Every different date of the limits, and why there is none under the other readings.
fn distinct(dues: &[&Due]) -> Vec<Json> {
    let mut dates: Vec<limits::DueDate> = Vec::new();
    for date in dues.iter().flat_map(|it| &it.dates) {
        match dates.iter_mut().find(|it| it.due == date.due && it.then == date.then) {
            Some(known) => limits::share(&mut known.readings, &date.readings),
            None => dates.push(date.clone()),
        }
    }
    let date = |it: &limits::DueDate| json!({ "date": it.due.to_string(), "readings": it.readings, "then": it.then });
    let mut rows: Vec<Json> = dates.iter().map(date).collect();
    // A limit that gives no date at all has nothing beside it; its notes say why.
    for due in dues.iter().filter(|it| !it.dates.is_empty()) {
        let no_date =
            |it: &limits::NoDate| json!({ "date": null, "note": it.why, "readings": it.readings });
        rows.extend(due.no_dates.iter().map(no_date));
    }
    rows
}

/// A step of a count, as data.
fn step(it: &crate::calendar::Step) -> Json {
    use crate::calendar::Step;
    match it {
        Step::Started { at } => json!({ "step": "started", "at": at.to_string() }),
        Step::StartDayCounted { date } => json!({ "step": "start-day-counted", "date": date }),
        Step::Skipped { date, why } => {
            json!({ "step": "skipped", "date": date, "why": why_word(*why) })
        }
        Step::MonthEndClamped { from_day, to } => {
            json!({ "step": "month-end", "from_day": from_day, "to": to })
        }
        Step::Added { period, reached } => {
            json!({ "step": "added", "period": plain(period), "reached": reached.to_string() })
        }
        Step::Subtracted { period, reached } => {
            json!({ "step": "subtracted", "period": plain(period), "reached": reached.to_string() })
        }
        Step::EndsOnFreeDay { date, why } => {
            json!({ "step": "ends-on-free-day", "date": date, "why": why_word(*why) })
        }
        Step::MovedTo { to } => json!({ "step": "moved", "to": to.to_string() }),
    }
}

fn why_word(why: crate::calendar::WhyFree) -> Json {
    use crate::calendar::WhyFree;
    match why {
        WhyFree::Holiday(holiday) => json!(holiday.id()),
        WhyFree::Weekend => json!("weekend"),
        WhyFree::Extra(extra) => json!({ "extra": plain(&extra) }),
    }
}
