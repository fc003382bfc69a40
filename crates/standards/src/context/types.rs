//! Types of what is no fact of the vocabulary (*svar, beregnede tal*), as if it were one.

use crate::facts::FactValue;
use crate::format::{FactFile, FactType, Map, Standard};
use crate::quantity::{Quantity, Unit};

/// The type of a judgement's answer, as if it were a fact.
pub fn answer_type(standard: &Standard, id: &str) -> FactFile {
    use crate::format::AnswerKind;
    let judgement = standard.judgements.iter().find(|it| it.id.as_str() == id);
    let kind = match judgement.map(|it| it.kind) {
        None | Some(AnswerKind::YesNo) => FactType::YesNo,
        Some(AnswerKind::Level) => FactType::Level,
        Some(AnswerKind::Choice) => FactType::Choice,
        Some(AnswerKind::Number) => FactType::Number,
    };
    let unit = judgement.and_then(|it| it.unit.clone());
    let values = judgement.map(|it| it.values.clone()).unwrap_or_default();
    match (kind, unit) {
        (FactType::Number, Some(unit)) => unit_type(Some(&unit)),
        (kind, unit) => plain_type(kind, unit, values),
    }
}

/// An answer as its judgement's type has it: in the judgement's own unit; and a number that is
/// one of the judgement's words is that word. `None` for an answer of another type.
pub fn typed_answer(kind: &FactFile, value: &FactValue) -> Option<FactValue> {
    match (kind.kind, value) {
        (FactType::Choice | FactType::Level, FactValue::Quantity(quantity)) => {
            let same = |it: &&String| it.parse::<Quantity>().is_ok_and(|it| it == *quantity);
            kind.values.iter().find(same).cloned().map(FactValue::Word)
        }
        (_, FactValue::Quantity(quantity)) => {
            crate::facts::in_unit_of(kind, quantity).map(FactValue::Quantity)
        }
        _ => Some(value.clone()),
    }
}

/// A type for numbers of a unit.
pub fn unit_type(unit: Option<&str>) -> FactFile {
    use crate::quantity::Dimension;
    let word = unit.unwrap_or_default().split(" pr. ").next().unwrap_or_default();
    let kind = match Unit::parse(word).map(Unit::dimension) {
        Some(Dimension::Money) => FactType::Money,
        Some(Dimension::Time) => FactType::Time,
        Some(Dimension::Share) => FactType::Share,
        Some(Dimension::Length) => FactType::Length,
        Some(Dimension::Calendar(_)) => FactType::Duration,
        Some(Dimension::Number) | None => FactType::Number,
    };
    plain_type(kind, unit.map(str::to_owned), Vec::new())
}

fn plain_type(kind: FactType, unit: Option<String>, values: Vec<String>) -> FactFile {
    FactFile {
        da: String::new(),
        en: String::new(),
        kind,
        unit,
        values,
        fields: Map::new(),
        about: None,
        diagnosis: None,
        usual_source: None,
        why: None,
        question: None,
        question_en: None,
    }
}
