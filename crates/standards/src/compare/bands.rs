//! A table of steps (*trin*) before and after, amount by amount: for which amounts the two come to
//! different results.

use serde::Serialize;
use serde_json::Value as Json;

use crate::exact::Exact;
use crate::format::{Calculation, CalculationKind, Step, Value};
use crate::library::Catalogue;
use crate::quantity::Quantity;

/// Amounts for which two tables of steps come to different results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// One amount among them: the lowest where the bound belongs to it.
    pub example: String,
    /// From where on, and until where: as `fra 556 kr.`, `under 608 kr.`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What the steps give; null where no step covers the amount.
    pub before: Json,
    pub after: Json,
}

/// A cut of the line of amounts: before `at`, or behind it.
type Cut = (Exact, bool);

/// The bands of a calculation that both have as steps.
pub(super) fn bands(
    before: (&Catalogue, &Calculation),
    after: (&Catalogue, &Calculation),
) -> Vec<Band> {
    if [before.1, after.1].iter().any(|it| it.kind != CalculationKind::Steps) {
        return Vec::new();
    }
    let (Some(one), Some(other)) = (spans(before.0, before.1), spans(after.0, after.1)) else {
        return Vec::new();
    };
    let Some(unit) = one.first().or(other.first()).map(|it| it.unit.clone()) else {
        return Vec::new();
    };
    let all = || one.iter().chain(&other);
    let mut cuts: Vec<Cut> =
        all().filter_map(|it| it.lower).chain(all().filter_map(|it| it.upper)).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut found: Vec<(Option<Cut>, Option<Cut>, Json, Json)> = Vec::new();
    for place in 0..=cuts.len() {
        let lower = place.checked_sub(1).and_then(|it| cuts.get(it)).copied();
        let upper = cuts.get(place).copied();
        let (before, after) = (given(&one, lower, upper), given(&other, lower, upper));
        if super::diff::same(&before, &after) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.1 == lower && last.2 == before && last.3 == after => last.1 = upper,
            _ => found.push((lower, upper, before, after)),
        }
    }
    let shown = |at: Exact| Quantity { value: at, ..unit.clone() }.to_string();
    found
        .into_iter()
        .map(|(lower, upper, before, after)| Band {
            example: Quantity { value: example(lower, upper), ..unit.clone() }.to_string(),
            from: lower.map(|(at, behind)| {
                format!("{} {}", if behind { "over" } else { "fra" }, shown(at))
            }),
            until: upper.map(|(at, behind)| {
                format!("{} {}", if behind { "til" } else { "under" }, shown(at))
            }),
            before,
            after,
        })
        .collect()
}

struct Span {
    lower: Option<Cut>,
    upper: Option<Cut>,
    unit: Quantity,
    gives: Json,
}

/// The steps as parts of the line; none where a bound is not a figure.
fn spans(catalogue: &Catalogue, calculation: &Calculation) -> Option<Vec<Span>> {
    let figure = |value: &Value| match value {
        Value::Quantity(quantity) => Some(quantity.clone()),
        Value::Number(number) => Some(Quantity::plain(Exact::whole(*number))),
        Value::From(source) => {
            let id = source.rate.as_ref()?;
            catalogue.rates.iter().rev().find(|it| it.id == *id)?.value.clone()
        }
        _ => None,
    };
    let one = |step: &Step| {
        let cut = |value: &Option<Value>, behind: bool| match value {
            None => Some(None),
            Some(value) => figure(value).map(|it| Some((it, behind))),
        };
        let lower =
            if step.from.is_some() { cut(&step.from, false)? } else { cut(&step.over, true)? };
        let upper = if step.to.is_some() { cut(&step.to, true)? } else { cut(&step.under, false)? };
        let unit = lower.as_ref().or(upper.as_ref()).map(|it| it.0.clone())?;
        let at = |it: Option<(Quantity, bool)>| it.map(|(it, behind)| (it.value, behind));
        let gives = spelt(catalogue, super::as_data(&step.gives));
        Some(Span { lower: at(lower), upper: at(upper), unit, gives })
    };
    calculation.steps.iter().map(one).collect()
}

/// A rate by what it comes to.
fn spelt(catalogue: &Catalogue, gives: Json) -> Json {
    let rate = gives.pointer("/vaerdi/sats").and_then(Json::as_str);
    let rate = rate.and_then(|id| catalogue.rates.iter().rev().find(|it| it.id.as_str() == id));
    match rate.and_then(|it| it.value.as_ref()) {
        Some(value) => super::as_data(value),
        None => gives,
    }
}

/// What the first step that covers the part gives.
fn given(spans: &[Span], lower: Option<Cut>, upper: Option<Cut>) -> Json {
    let covers = |it: &&Span| {
        let from = it.lower.is_none() || lower.is_some_and(|at| it.lower <= Some(at));
        let until =
            it.upper.is_none() || upper.is_some_and(|at| it.upper.is_some_and(|own| at <= own));
        from && until
    };
    spans.iter().find(covers).map_or(Json::Null, |it| it.gives.clone())
}

/// An amount in the part.
fn example(lower: Option<Cut>, upper: Option<Cut>) -> Exact {
    match (lower, upper) {
        (Some((at, false)), _) | (_, Some((at, true))) => at,
        (Some((at, true)), Some((end, _))) => {
            let next = at.plus(Exact::ONE).filter(|it| *it < end);
            let half = at.plus(end).and_then(|it| it.divided_by(Exact::whole(2)));
            next.or(half).unwrap_or(at)
        }
        (Some((at, true)), None) => at.plus(Exact::ONE).unwrap_or(at),
        (None, Some((end, false))) => end.minus(Exact::ONE).unwrap_or(end),
        (None, None) => Exact::ZERO,
    }
}
