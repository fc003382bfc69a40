//! What is known about a person as masks over the variables (*binding*).

use super::axis::{Axis, cell_of, day_number, negated_day};
use super::{Key, Plan, Variable};
use crate::context::{self, Context};
use crate::diagram::Mask;
use crate::facts::FactValue;
use crate::format::{FactFile, FactId, FactType};
use crate::truth::Truth;

impl Plan {
    /// What is known about a person, variable by variable.
    pub fn bind(&self, context: &Context<'_>) -> Vec<Mask> {
        self.variables.iter().zip(&self.all).map(|(it, all)| bind(it, *all, context)).collect()
    }
}

fn bind(variable: &Variable, all: Mask, context: &Context<'_>) -> Mask {
    let facts = context.facts;
    let one = |cell: usize| 1 << cell;
    let known = match &variable.key {
        Key::Fact(id) if matches!(variable.axis, Axis::Ordered(_)) && id_is_age(context, id) => {
            return context.born(id.as_str()).map_or(all, |born| {
                let oldest = cell_of(&variable.axis, negated_day(born.from));
                let youngest = cell_of(&variable.axis, negated_day(born.until));
                (youngest..=oldest).fold(0, |mask, cell| mask | one(cell))
            });
        }
        Key::Fact(id) => context.known(id.as_str()).and_then(|it| cell(context, variable, it)),
        Key::Set(test) => cell_of_truth(context.exists(test)),
        Key::Tried(tried) => cell_of_truth(context.tried(tried)),
        Key::Compared(id, test) => cell_of_truth(context.fact(id.as_str(), test)),
        Key::Judgement(id) => {
            let answer = facts.answer(context.standard.id.as_str(), id);
            answer.and_then(|it| match variable.axis {
                Axis::YesNo => cell(context, variable, &it.value),
                _ => {
                    let kind = context::answer_type(context.standard, id);
                    cell(context, variable, &context::typed_answer(&kind, &it.value)?)
                }
            })
        }
        Key::Departure(id) => {
            let id = format!("{id}/udgangspunkt");
            let answer = facts.answer(context.standard.id.as_str(), &id);
            answer.and_then(|it| cell(context, variable, &it.value))
        }
        Key::Reading(id) => {
            let ambiguity = context.ambiguity(id.as_str());
            ambiguity.and_then(|it| context.reading(it)).and_then(|reading| match &variable.axis {
                Axis::Words(words) => words.iter().position(|it| *it == reading),
                _ => None,
            })
        }
        Key::Calculated(id) => return calculated(variable, all, id, context),
    };
    known.map_or(all, one)
}

fn id_is_age(context: &Context<'_>, id: &FactId) -> bool {
    context.catalogue.vocabulary.fact(id.as_str()).is_some_and(|it| it.kind == FactType::Age)
}

/// The cells that a calculation can still come to: all of its possible values.
fn calculated(variable: &Variable, all: Mask, id: &str, context: &Context<'_>) -> Mask {
    let result = crate::calculate::calculate(context, id);
    let mut cells = result.values.iter().map(|it| {
        let value = it.value.as_ref()?;
        let unit = context.standard.calculations.get(id)?.unit.clone();
        let value = crate::facts::in_unit_of(&context::unit_type(unit.as_deref()), value)?;
        Some(1 << cell_of(&variable.axis, value.value))
    });
    let mask = cells.try_fold(0, |mask, cell: Option<Mask>| Some(mask | cell?));
    mask.filter(|it| *it != 0).unwrap_or(all)
}

fn cell_of_truth(truth: Truth) -> Option<usize> {
    match truth {
        Truth::False => Some(0),
        Truth::True => Some(1),
        Truth::Unknown => None,
    }
}

fn cell(context: &Context<'_>, variable: &Variable, value: &FactValue) -> Option<usize> {
    match (&variable.axis, value) {
        (Axis::YesNo, FactValue::YesNo(it)) => Some(usize::from(*it)),
        (Axis::Words(words), FactValue::Word(word)) => words.iter().position(|it| it == word),
        (Axis::Codes(codes), FactValue::Word(word)) => {
            let kind = code_type(context, variable);
            let same = |it: &&String| match &kind {
                Some(kind) => context::word_matches(kind, word, it),
                None => *it == word,
            };
            // The narrowest code that it belongs to: a subsection before its section.
            let narrowest = codes.iter().filter(same).max_by_key(|it| it.len());
            let place = codes.iter().position(|it| Some(it) == narrowest);
            Some(place.unwrap_or(codes.len()))
        }
        (Axis::Ordered(_), FactValue::Quantity(quantity)) => {
            // Facts and answers are already in their own unit.
            Some(cell_of(&variable.axis, quantity.value))
        }
        (Axis::Ordered(_), FactValue::Day(day)) => Some(cell_of(&variable.axis, day_number(*day))),
        _ => None,
    }
}

fn code_type<'a>(context: &Context<'a>, variable: &Variable) -> Option<&'a FactFile> {
    match &variable.key {
        Key::Fact(id) => context.catalogue.vocabulary.fact(id.as_str()),
        _ => None,
    }
}
