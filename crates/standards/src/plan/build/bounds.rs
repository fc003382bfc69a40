//! Tests of one value (*prøver*) as cuts and words of an axis.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::axis::{Atom, Cut, day_cut, label, last_born, negated_day};
use super::{Builder, key};
use crate::context::{self, AgeBound, Context};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::format::{FactFile, FactType, ListId, OneOrMany, Test, Value};
use crate::problem::Problem;
use crate::quantity::Quantity;

impl Builder<'_> {
    /// Whether a test asks for a list that goes on: what is not on it is not certainly off it.
    pub(super) fn on_open_list(&self, test: &Test) -> bool {
        let listed = |id: &ListId| self.standard.lists.iter().find(|it| it.id == *id);
        test.on_list.as_ref().and_then(listed).is_some_and(|it| !it.closed)
    }

    pub(super) fn atoms(&mut self, fact: &FactFile, test: &Test) -> Vec<Atom> {
        let mut atoms = Vec::new();
        for (wanted, not, name) in [(&test.is, false, "er"), (&test.is_not, true, "er-ikke")] {
            if let Some(wanted) = wanted {
                let atom = self.at(&[key(name)], |it| it.equals(fact, wanted, not));
                atoms.extend(atom);
            }
        }
        let bounds = [
            (&test.from, "fra", false, true),
            (&test.over, "over", true, true),
            (&test.to, "til", true, false),
            (&test.under, "under", false, false),
        ];
        for (bound, name, behind, lower) in bounds {
            let Some(bound) = bound else { continue };
            let cut = self.at(&[key(name)], |it| it.cut(fact, bound, behind));
            let Some(cut) = cut else { continue };
            atoms.push(if lower {
                Atom::Between { lower: Some(cut), upper: None, not: false }
            } else {
                Atom::Between { lower: None, upper: Some(cut), not: false }
            });
        }
        if let Some(list) = &test.on_list {
            let found = self.standard.lists.iter().find(|it| it.id == *list);
            match found {
                Some(list) => atoms.push(Atom::Words { words: list.values.clone(), not: false }),
                None => {
                    let known = self.standard.lists.iter().map(|it| it.id.as_str());
                    let problem = Problem::new("unknown-list").with("id", list);
                    self.flaw(problem.near(list.as_str(), known));
                }
            }
        }
        for (point, behind, lower) in [(&test.before, false, false), (&test.after, true, true)] {
            if let Some(crate::format::DayPoint::Day(day)) = point {
                let cut = day_cut(day.0, behind);
                atoms.push(match lower {
                    true => Atom::Between { lower: Some(cut), upper: None, not: false },
                    false => Atom::Between { lower: None, upper: Some(cut), not: false },
                });
            }
        }
        if atoms.is_empty() {
            self.flaw(Problem::new("empty-test"));
        }
        atoms
    }

    pub(super) fn equals(
        &mut self,
        fact: &FactFile,
        wanted: &OneOrMany,
        not: bool,
    ) -> Option<Atom> {
        match fact.kind {
            FactType::YesNo => match wanted.values() {
                [Value::YesNo(it)] => Some(Atom::YesNo(*it != not)),
                _ => {
                    self.flaw(
                        Problem::new("wrong-type")
                            .with("expected", "@type-boolean")
                            .with("found", ""),
                    );
                    None
                }
            },
            FactType::Choice | FactType::Level | FactType::Code => {
                let mut words = Vec::new();
                for value in wanted.values() {
                    match context::word_of(value) {
                        Some(word) => {
                            let known = fact.kind == FactType::Code || fact.values.contains(&word);
                            if !known {
                                let values = fact.values.iter().map(String::as_str);
                                let problem = Problem::new("unknown-value").near(&word, values);
                                let known = fact.values.join(", ");
                                self.flaw(problem.with("known", known));
                            }
                            words.push(word);
                        }
                        None => self.flaw(
                            Problem::new("wrong-type")
                                .with("expected", "@type-string")
                                .with("found", ""),
                        ),
                    }
                }
                Some(Atom::Words { words, not })
            }
            _ => {
                let [value] = wanted.values() else {
                    self.flaw(Problem::new("one-value-only"));
                    return None;
                };
                let lower = self.cut(fact, value, false)?;
                let upper = match (fact.kind, AgeBound::of(value)) {
                    // Seventeen is from the seventeenth birthday to the day before the next.
                    (FactType::Age, Some(AgeBound::Years(years))) => {
                        self.cut(fact, &Value::Number(i64::from(years) + 1), false)?
                    }
                    _ => self.cut(fact, value, true)?,
                };
                Some(Atom::Between { lower: Some(lower), upper: Some(upper), not })
            }
        }
    }

    /// A bound as a cut of the fact's axis.
    pub(super) fn cut(&mut self, fact: &FactFile, bound: &Value, behind: bool) -> Option<Cut> {
        let label = label(bound);
        let at = match fact.kind {
            FactType::Age => {
                let Some(age) = AgeBound::of(bound) else {
                    self.flaw(Problem::new("not-an-age"));
                    return None;
                };
                return self.age_cut(age, behind, label);
            }
            FactType::Level => {
                let word = context::word_of(bound)?;
                let place = fact.values.iter().position(|it| *it == word);
                let Some(place) = place else {
                    let values = fact.values.iter().map(String::as_str);
                    let known = fact.values.join(", ");
                    let problem = Problem::new("unknown-value").near(&word, values);
                    self.flaw(problem.with("known", known));
                    return None;
                };
                Exact::whole(i64::try_from(place).ok()?)
            }
            FactType::Date => match bound {
                Value::Day(day) => return Some(day_cut(day.0, behind)),
                _ => {
                    self.flaw(
                        Problem::new("wrong-type").with("expected", "@type-date").with("found", ""),
                    );
                    return None;
                }
            },
            _ => {
                let quantity = self.bound(bound)?;
                match crate::facts::in_unit_of(fact, &quantity) {
                    Some(quantity) => quantity.value,
                    None => {
                        let unit = fact.unit.clone().unwrap_or_default();
                        self.flaw(Problem::new("wrong-unit").with("unit", unit));
                        return None;
                    }
                }
            }
        };
        Some(Cut { at, behind, label })
    }

    pub(super) fn bound(&mut self, bound: &Value) -> Option<Quantity> {
        let none = Facts::default();
        let context = Context::new(self.catalogue, self.standard, &none, self.day);
        let found = context.bound(bound);
        if let Value::From(source) = bound {
            self.rates.extend(source.rate.as_ref().map(ToString::to_string));
        }
        if found.is_none() {
            match bound {
                Value::From(source) if source.rate.is_some() => {
                    let id = source.rate.as_ref().map_or("", |it| it.as_str());
                    let known = self.catalogue.rates.iter().map(|it| it.id.as_str());
                    let problem = Problem::new("unknown-rate").with("id", id).near(id, known);
                    self.flaw(problem);
                }
                Value::Word(text) => {
                    let reason =
                        text.parse::<Quantity>().map_or_else(|it| it.key(), |_| "@reason-shape");
                    self.flaw(Problem::new("not-readable").with("reason", reason));
                }
                _ => self.flaw(Problem::new("no-bound")),
            }
        }
        found
    }

    /// Age grows as the birth date falls: an age is a cut of birth dates counted backwards.
    pub(super) fn age_cut(&mut self, age: AgeBound, behind: bool, label: String) -> Option<Cut> {
        let day = if behind { self.day.checked_sub(1.day()).ok()? } else { self.day };
        let table = &self.catalogue.national.pension_ages;
        let law_of = self.day;
        let reached = |born: Date| age.reached(born, table, law_of).is_some_and(|it| it <= day);
        let youngest = last_born(self.day, reached);
        let Some(youngest) = youngest else {
            self.flaw(Problem::new("age-out-of-calendar"));
            return None;
        };
        Some(Cut { at: negated_day(youngest), behind: false, label })
    }
}
