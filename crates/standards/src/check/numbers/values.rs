//! What a value of a calculation is before anybody is known (*værdier*): its unit, or why it is no
//! number.

use super::units::{Shape, converted, fit, of_fact, unit_of_text, wrong_unit};
use super::{Numbers, bounds};
use crate::check::{Under, names};
use crate::context;
use crate::exact::Exact;

use crate::format::{Value, ValueSource};
use crate::problem::Problem;
use crate::quantity::{Quantity, Unit};
use crate::tree::At;

impl Numbers<'_, '_> {
    /// A value is a number, of the unit if one is given.
    pub(super) fn fits(&mut self, value: &Value, unit: Option<&Quantity>, path: &[At]) {
        match self.shape(value) {
            Shape::Open => (),
            Shape::NotANumber => self.tell(path, Problem::new("not-a-number")),
            Shape::Misspelt(reason) => {
                self.tell(path, Problem::new("not-readable").with("reason", reason));
            }
            Shape::Of(found) => {
                if let Some(unit) = unit
                    && !fit(&found, unit)
                {
                    self.tell(path, wrong_unit(unit, &found));
                }
            }
        }
        let Value::From(source) = value else { return };
        for (name, list) in [("mindste", &source.least), ("stoerste", &source.greatest)] {
            for (index, value) in list.iter().enumerate() {
                self.fits(value, unit, &path.key(name).index(index));
            }
        }
        if let Some(unclear) = &source.unclear {
            for value in self.readings::<Value>(unclear.as_str()) {
                self.fits(&value, unit, path);
            }
        }
        if source.sum.is_some() && source.field.is_none() {
            self.tell(path, Problem::new("sum-without-field"));
        }
    }

    /// A word where a text may stand, but this one begins like a number.
    pub(super) fn misspelt(&mut self, word: &str, path: &[At]) {
        if word.starts_with(|it: char| it.is_ascii_digit())
            && let Err(error) = word.parse::<Quantity>()
        {
            self.tell(path, Problem::new("not-readable").with("reason", error.key()));
        }
    }

    pub(super) fn first_unit(&self, value: &Value) -> Option<Quantity> {
        match self.shape(value) {
            Shape::Of(quantity) => Some(quantity),
            _ => None,
        }
    }

    fn shape(&self, value: &Value) -> Shape {
        match value {
            Value::Number(_) => Shape::Of(Quantity::plain(Exact::ONE)),
            Value::Quantity(quantity) => Shape::Of(quantity.clone()),
            Value::State(_) => Shape::Open,
            Value::YesNo(_) | Value::Day(_) | Value::Pension(_) => Shape::NotANumber,
            Value::Word(word) => match word.parse::<Quantity>() {
                Ok(quantity) => Shape::Of(quantity),
                Err(error) => Shape::Misspelt(error.key()),
            },
            Value::From(source) => match self.source(source) {
                Shape::Of(found) => match source.per {
                    Some(per) => converted(&found, per.0),
                    None => Shape::Of(found),
                },
                other => other,
            },
        }
    }

    fn source(&self, source: &ValueSource) -> Shape {
        let vocabulary = &self.catalogue.vocabulary;
        if let Some(id) = &source.rate {
            let mut rates = self.catalogue.rates.iter().filter(|it| it.id == *id);
            return match rates.next().map(|it| &it.value) {
                Some(Some(value)) => Shape::Of(value.clone()),
                Some(None) => Shape::NotANumber,
                None => Shape::Open,
            };
        }
        if let Some(id) = &source.fact {
            return vocabulary.fact(id.as_str()).map_or(Shape::Open, of_fact);
        }
        if let Some(id) = &source.answer {
            let known = self.standard.judgements.iter().any(|it| it.id == *id)
                || names::criteria(self.standard).iter().any(|it| it.id.as_str() == id.as_str());
            let kind = context::answer_type(self.standard, id.as_str());
            return if known { of_fact(&kind) } else { Shape::Open };
        }
        if let Some(id) = &source.calculation {
            let unit = self.standard.calculations.get(id).and_then(|it| it.unit.as_deref());
            return unit.and_then(unit_of_text).map_or(Shape::Open, Shape::Of);
        }
        if let Some(id) = &source.scope {
            return self.of_scope(id.as_str());
        }
        if source.count.is_some() {
            return Shape::Of(Quantity::plain(Exact::ONE));
        }
        if let Some(field) = &source.field {
            let set = source.sum.as_ref().map(ToString::to_string).or_else(|| self.set.clone());
            let field =
                set.and_then(|set| vocabulary.fact(&set)).and_then(|set| set.fields.get(field));
            return field.map_or(Shape::Open, of_fact);
        }
        if source.days.is_some() {
            return Shape::Of(Quantity::new(Exact::ONE, Unit::Days, None));
        }
        let several = source.least.iter().chain(&source.greatest);
        several
            .map(|it| self.shape(it))
            .find(|it| matches!(it, Shape::Of(_)))
            .unwrap_or(Shape::Open)
    }

    fn of_scope(&self, id: &str) -> Shape {
        let own = self.standard.scope.value().and_then(|it| it.get(id));
        let of_variant = || self.standard.variants.iter().find_map(|it| it.scope.get(id));
        let Some(scope) = own.or_else(of_variant) else { return Shape::Open };
        let limits = std::iter::once(&scope.limits).chain(scope.rows.iter().map(|it| &it.limits));
        let values = limits.flat_map(bounds).map(|(_, it)| self.shape(it));
        for shape in values {
            if let Shape::Of(mut found) = shape {
                found.per = found.per.or(scope.per.map(|it| it.0));
                return Shape::Of(found);
            }
        }
        Shape::Open
    }

    /// What the readings of an ambiguity put in a place, where it is of the type.
    pub(super) fn readings<T: serde::de::DeserializeOwned>(&self, unclear: &str) -> Vec<T> {
        let (id, name) = context::split(unclear);
        let ambiguity = context::ambiguity(self.catalogue, self.standard, id);
        let values =
            ambiguity.into_iter().flat_map(|it| &it.readings).filter_map(|it| match name {
                Some(name) => it.values.get(name),
                None => it.value.as_ref(),
            });
        let text = |it: &serde_json::Value| !it.to_string().contains("\"uklar\"");
        values
            .filter(|it| text(it))
            .filter_map(|it| serde_json::from_value(it.clone()).ok())
            .collect()
    }
}
