//! How much (*omfang*), and a wanted extent held against it. Anything outside asks for a reason
//! and is never blocked.

use serde_json::{Value as Json, json};

use super::Case;
use super::follows::extension;
use super::types::{Request, ScopeAnswer};
use super::words::{applies, firmness_word, plain, scope_word, source, state_word};
use crate::context;
use crate::format::{self, Limits, Scope, ScopeKind, State, Value};
use crate::quantity::Quantity;
use crate::truth::Truth;

impl Case<'_> {
    pub(super) fn scopes(&self) -> Vec<ScopeAnswer> {
        let standard = self.context.standard;
        let own = standard.scope.value().into_iter().flatten();
        let mut res: Vec<ScopeAnswer> =
            own.map(|(id, scope)| self.scope(id.as_str(), scope, None)).collect();
        for variant in &standard.variants {
            let scopes = variant.scope.iter();
            res.extend(
                scopes.map(|(id, it)| self.scope(id.as_str(), it, Some(variant.id.as_str()))),
            );
        }
        res
    }

    pub(super) fn scope(&self, id: &str, scope: &Scope, variant: Option<&str>) -> ScopeAnswer {
        let before = self.context.missing.borrow().clone();
        let rows = self.context.applies(&scope.rows, |it| Some(&it.when));
        let row = scope.rows.iter().zip(&rows).find(|(_, it)| **it == Truth::True).map(|it| it.0);
        if row.is_some() {
            // What the other rows missed cannot matter any more.
            self.context.missing.replace(before);
        }
        let undecided = row.is_none() && rows.contains(&Truth::Unknown);
        let limits = row.map_or(&scope.limits, |it| &it.limits);
        let applies_now = self.context.when(scope.when.as_ref());
        let request = self.context.facts.requests.get(id);
        let limit = |it: &Option<Value>| it.as_ref().map(|it| self.limit(it));
        ScopeAnswer {
            id: id.to_owned(),
            text: row.and_then(|it| it.text.clone()).or_else(|| scope.text.clone()),
            kind: scope_word(scope.kind),
            measure: scope.measure.clone(),
            per: scope.per.map(|it| it.0.word()),
            applies: applies(if undecided { applies_now.and(Truth::Unknown) } else { applies_now }),
            at_least: limit(&limits.at_least),
            over: limit(&limits.over),
            at_most: limit(&limits.at_most),
            under: limit(&limits.under),
            usual: limit(&limits.usual),
            levels: scope.levels.clone(),
            owed: scope.owed == Some(true),
            firmness: firmness_word(scope.firmness),
            extension: scope.extension.iter().map(extension).collect(),
            request: request.map(|it| self.request(scope, limits, it)),
            variant: variant.map(str::to_owned),
            source: row
                .and_then(|it| source(it.source.as_ref()))
                .or_else(|| source(scope.source.as_ref())),
        }
    }

    pub(super) fn limit(&self, value: &Value) -> Json {
        match value {
            Value::Quantity(it) => json!(it.to_string()),
            Value::State(state) => json!({ "state": state_word(*state) }),
            Value::From(_) => match self.context.filled(value) {
                Ok(filled) => match self.context.bound(&filled) {
                    Some(quantity) => json!(quantity.to_string()),
                    None => plain(&filled),
                },
                Err(ambiguity) => json!({ "unclear": ambiguity.id }),
            },
            other => plain(other),
        }
    }

    pub(super) fn request(&self, scope: &Scope, limits: &Limits, wanted: &Quantity) -> Request {
        let verdict = self.verdict_under_readings(scope, limits, wanted);
        Request { value: wanted.to_string(), verdict, asks_reason: verdict != "within" }
    }

    /// The verdict that all readings of the bounds share, else unknown.
    pub(super) fn verdict_under_readings(
        &self,
        scope: &Scope,
        limits: &Limits,
        wanted: &Quantity,
    ) -> &'static str {
        let ambiguity = match self.context.filled(limits) {
            Ok(filled) => return self.verdict(scope, &filled, wanted),
            Err(ambiguity) => ambiguity,
        };
        let of_reading = |reading: &format::Reading| {
            let filled = context::fill(limits, ambiguity, reading.id.as_str());
            filled.map_or("unknown", |it| self.verdict_under_readings(scope, &it, wanted))
        };
        let mut verdicts = ambiguity.readings.iter().map(of_reading);
        let first = verdicts.next().unwrap_or("unknown");
        if verdicts.all(|it| it == first) { first } else { "unknown" }
    }

    pub(super) fn verdict(
        &self,
        scope: &Scope,
        limits: &Limits,
        wanted: &Quantity,
    ) -> &'static str {
        let soft = matches!(scope.kind, ScopeKind::Norm)
            || scope.firmness.is_some_and(|it| it != format::Firmness::Latest);
        let mut verdict = "within";
        let mut extended = false;
        let bounds = [
            (&limits.at_least, false, true),
            (&limits.over, true, true),
            (&limits.at_most, true, false),
            (&limits.under, false, false),
        ];
        for (bound, behind, lower) in bounds {
            // "None" as a bound is the document's word for no limit.
            let Some(bound) = bound.as_ref().filter(|it| **it != Value::State(State::None)) else {
                continue;
            };
            let passed = self.passed(bound, behind, wanted);
            match passed {
                None => return "unknown",
                Some(passed) if passed != lower => {
                    verdict = match (soft, lower) {
                        (true, _) => "outside_norm",
                        (false, true) => "below",
                        (false, false) => "above",
                    };
                    extended = !lower;
                }
                Some(_) => (),
            }
        }
        if extended {
            return self.extended(scope, wanted, verdict);
        }
        if verdict == "within"
            && let Some(usual) = &limits.usual
            && matches!(scope.kind, ScopeKind::Norm | ScopeKind::Fixed)
        {
            let over = self.passed(usual, true, wanted);
            let under = self.passed(usual, false, wanted).map(|it| !it);
            return match (over, under) {
                (Some(true), _) => self.extended(scope, wanted, "outside_norm"),
                (_, Some(true)) => "outside_norm",
                (Some(false), Some(false)) => "within",
                _ => "unknown",
            };
        }
        verdict
    }

    /// The verdict on what is over the frame: another where an extension (*udvidelse*) goes as far.
    fn extended(&self, scope: &Scope, wanted: &Quantity, beyond: &'static str) -> &'static str {
        let passed = |it: &Option<Value>| {
            let truth = |it| self.passed(it, true, wanted).map_or(Truth::Unknown, Truth::from);
            it.as_ref().map(truth)
        };
        let reaches = |it: &format::Extension| {
            let over = passed(&it.over).unwrap_or(Truth::True);
            over.and(!passed(&it.to).unwrap_or(Truth::False))
        };
        match Truth::any(scope.extension.iter().map(reaches)) {
            Truth::True => "within_extension",
            Truth::False => beyond,
            Truth::Unknown => "unknown",
        }
    }

    pub(super) fn bound(&self, value: &Value) -> Option<Quantity> {
        self.context.bound(value)
    }

    pub(super) fn passed(&self, bound: &Value, behind: bool, wanted: &Quantity) -> Option<bool> {
        let bound = self.bound(bound)?;
        if let Some(order) = wanted.compare(&bound) {
            return Some(if behind { order.is_gt() } else { order.is_ge() });
        }
        lasts_longer(wanted, &bound, behind)
    }
}

/// Whether one length of time is longer than another (or, not `behind`, as long) from whatever
/// day both are counted: three weeks never are a month, five weeks always are more.
fn lasts_longer(wanted: &Quantity, bound: &Quantity, behind: bool) -> Option<bool> {
    if wanted.per != bound.per {
        return None;
    }
    let (shortest, longest) = least_and_most_days(wanted)?;
    let (shortest_bound, longest_bound) = least_and_most_days(bound)?;
    let (is_longer, is_not) = match behind {
        true => (shortest > longest_bound, longest <= shortest_bound),
        false => (shortest >= longest_bound, longest < shortest_bound),
    };
    (is_longer || is_not).then_some(is_longer)
}

fn least_and_most_days(length: &Quantity) -> Option<(i32, i32)> {
    let (least, most) = crate::compare::days(length)?;
    // How many holidays lie between working days nobody knows.
    let open = length.unit == crate::quantity::Unit::WorkingDays;
    Some((least, if open { i32::MAX } else { most }))
}
