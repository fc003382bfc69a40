//! Conditions (*betingelser*) over variables: one branch for each reading of what is unclear.

use super::super::axis::{Axis, first_axis};
use super::super::{Key, Node};
use super::{Builder, key};
use crate::context::{self};
use crate::format::{
    Ambiguity, AmbiguityId, CalculationId, Condition, Criterion, CriterionId, FactFile, FactId,
    FactType, Junction, JunctionWord, OneOrMany, PartRef, SetTest, Test, Value,
};
use crate::problem::Problem;
use crate::tree::At;
use crate::truth::Truth;

impl Builder<'_> {
    pub(super) fn condition_of(&mut self, criterion: &Criterion) -> u32 {
        if self.open.iter().any(|it| it == criterion.id.as_str()) {
            self.flaw(Problem::new("circle").with("id", &criterion.id));
            return self.unknown();
        }
        self.open.push(criterion.id.to_string());
        let res = if criterion.judgement.is_some() {
            let variable = self.judgement(criterion.id.as_str());
            self.yes(variable)
        } else if criterion.parts.is_empty() {
            self.condition(&criterion.condition())
        } else {
            self.parts(criterion)
        };
        self.open.pop();
        res
    }

    pub(super) fn judgement(&mut self, id: &str) -> u32 {
        let kind = context::answer_type(self.standard, id);
        let axis = first_axis(&kind);
        self.variable(format!("judgement {id}"), Key::Judgement(id.to_owned()), axis)
    }

    pub(super) fn parts(&mut self, criterion: &Criterion) -> u32 {
        let mut parts = Vec::new();
        for (index, part) in criterion.parts.iter().enumerate() {
            let node = self.at(&[key("dele"), At::Index(index)], |it| match part {
                PartRef::Inline(criterion) => it.condition_of(criterion),
                PartRef::Id(id) => it.criterion_by_id(id),
            });
            parts.push(node);
        }
        match &criterion.junction {
            Some(junction) => self.junction(junction, &parts),
            None if parts.len() == 1 => parts.first().copied().unwrap_or(0),
            None => {
                self.flaw(Problem::new("parts-without-junction").with("id", &criterion.id));
                self.unknown()
            }
        }
    }

    pub(super) fn criterion_by_id(&mut self, id: &CriterionId) -> u32 {
        let standard = self.standard;
        match context::find_criterion(standard, id.as_str()) {
            Some(criterion) => self.condition_of(criterion),
            None => {
                let known = standard.criteria.iter().map(|it| it.id.as_str());
                let problem = Problem::new("unknown-criterion").with("id", id);
                self.flaw(problem.near(id.as_str(), known));
                self.unknown()
            }
        }
    }

    pub(super) fn junction(&mut self, junction: &Junction, parts: &[u32]) -> u32 {
        match junction {
            Junction::Word(JunctionWord::All) => self.push(Node::All(parts.to_vec())),
            Junction::Word(JunctionWord::AnyOf) => self.push(Node::Any(parts.to_vec())),
            Junction::Special(special) => match (special.at_least, &special.unclear) {
                (Some(n), _) => self.push(Node::AtLeast(n as usize, parts.to_vec())),
                (None, Some(unclear)) => {
                    let unclear = unclear.clone();
                    self.choice(&unclear, junction, |it, junction| it.junction(junction, parts))
                }
                (None, None) => self.unknown(),
            },
        }
    }

    /// One branch for each reading of the ambiguity that stands in a piece.
    pub(super) fn choice<T: serde::Serialize + serde::de::DeserializeOwned>(
        &mut self,
        unclear: &AmbiguityId,
        piece: &T,
        mut build: impl FnMut(&mut Self, &T) -> u32,
    ) -> u32 {
        let (id, _) = context::split(unclear.as_str());
        let Some(ambiguity) = context::ambiguity(self.catalogue, self.standard, id) else {
            let of_standard = self.standard.ambiguities.iter();
            let known: Vec<&str> = of_standard
                .chain(&self.catalogue.file.value.ambiguities)
                .map(|it| it.id.as_str())
                .collect();
            let problem = Problem::new("unknown-ambiguity").with("id", id).near(id, known);
            self.flaw(problem);
            return self.unknown();
        };
        let variable = self.reading(ambiguity);
        let mut branches = Vec::new();
        for reading in &ambiguity.readings {
            match context::fill(piece, ambiguity, reading.id.as_str()) {
                Some(filled) => branches.push(build(self, &filled)),
                None => {
                    let problem = Problem::new("reading-does-not-fit")
                        .with("id", &ambiguity.id)
                        .with("reading", &reading.id);
                    self.flaw(problem);
                    branches.push(self.unknown());
                }
            }
        }
        if branches.is_empty() {
            // Nobody can choose among no readings: it stays a question.
            return self.yes(variable);
        }
        self.push(Node::Choice { variable, branches })
    }

    pub(super) fn reading(&mut self, ambiguity: &Ambiguity) -> u32 {
        let ids: Vec<String> = ambiguity.readings.iter().map(|it| it.id.to_string()).collect();
        let axis = if ids.is_empty() { Axis::YesNo } else { Axis::Words(ids) };
        self.variable(format!("reading {}", ambiguity.id), Key::Reading(ambiguity.id.clone()), axis)
    }

    pub(super) fn condition(&mut self, condition: &Condition) -> u32 {
        if let Some(unclear) = &condition.unclear {
            let unclear = unclear.clone();
            return self.at(&[key("uklar")], |it| it.choice(&unclear, condition, Self::condition));
        }
        let mut parts = Vec::new();
        for (id, test) in &condition.facts {
            parts.push(self.at(&[key("fakta"), key(id.as_str())], |it| it.fact(id, test)));
        }
        if let Some(exists) = &condition.exists {
            parts.push(self.at(&[key("findes")], |it| it.exists(exists)));
        }
        for (id, test) in &condition.answers {
            parts
                .push(self.at(&[key("svar"), key(id.as_str())], |it| it.answer(id.as_str(), test)));
        }
        for (id, test) in &condition.calculated {
            parts.push(
                self.at(&[key("beregnet"), key(id.as_str())], |it| {
                    it.calculated(id.as_str(), test)
                }),
            );
        }
        if let Some(tried) = &condition.tried {
            let name = format!("tried {tried:?}");
            let variable = self.variable(name, Key::Tried(Box::new(tried.clone())), Axis::YesNo);
            parts.push(self.yes(variable));
        }
        if let Some(id) = &condition.criterion {
            parts.push(self.at(&[key("kriterium")], |it| it.criterion_by_id(id)));
        }
        if condition.always == Some(false) {
            parts.push(self.push(Node::Is(Truth::False)));
        }
        match parts.as_slice() {
            [one] => *one,
            _ => self.push(Node::All(parts)),
        }
    }

    pub(super) fn exists(&mut self, test: &SetTest) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, Self::exists);
        }
        let vocabulary = &self.catalogue.vocabulary;
        match vocabulary.fact(test.set.as_str()) {
            Some(fact) if fact.kind == FactType::Records => {
                let unknown: Vec<FactId> = test
                    .filter
                    .keys()
                    .filter(|it| !fact.fields.contains_key(*it))
                    .cloned()
                    .collect();
                let known: Vec<&str> = fact.fields.keys().map(FactId::as_str).collect();
                for id in unknown {
                    let problem = Problem::new("unknown-field").with("id", &id);
                    let problem = problem.near(id.as_str(), known.iter().copied());
                    self.at(&[key("hvor"), key(id.as_str())], |it| it.flaw(problem));
                }
            }
            _ => self.unknown_fact(test.set.as_str()),
        }
        let plainest = plainest(test);
        let name = format!("set {}", serde_json::to_string(&plainest).unwrap_or_default());
        let variable = self.variable(name, Key::Set(Box::new(plainest)), Axis::YesNo);
        self.yes(variable)
    }

    pub(super) fn unknown_fact(&mut self, id: &str) {
        let names: Vec<&str> = self.catalogue.vocabulary.names().collect();
        self.flaw(Problem::new("unknown-fact").with("id", id).near(id, names));
    }

    pub(super) fn fact(&mut self, id: &FactId, test: &Test) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, |it, test| it.fact(id, test));
        }
        let vocabulary = &self.catalogue.vocabulary;
        let Some(fact) = vocabulary.fact(id.as_str()) else {
            self.unknown_fact(id.as_str());
            return self.unknown();
        };
        if compares(test) || self.on_open_list(test) {
            let name = format!("compared {id} {}", serde_json::to_string(test).unwrap_or_default());
            let key = Key::Compared(id.clone(), Box::new(test.clone()));
            let variable = self.variable(name, key, Axis::YesNo);
            return self.yes(variable);
        }
        let axis = first_axis(fact);
        let variable = self.variable(format!("fact {id}"), Key::Fact(id.clone()), axis);
        let atoms = self.atoms(fact, test);
        self.test(variable, atoms)
    }

    pub(super) fn answer(&mut self, id: &str, test: &Test) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, |it, test| it.answer(id, test));
        }
        let known = self.standard.judgements.iter().any(|it| it.id.as_str() == id)
            || context::find_criterion(self.standard, id).is_some_and(|it| it.judgement.is_some());
        if !known {
            let ids = self.standard.judgements.iter().map(|it| it.id.as_str());
            let problem = Problem::new("unknown-judgement").with("id", id).near(id, ids);
            self.flaw(problem);
        }
        let kind = context::answer_type(self.standard, id);
        let variable = self.judgement(id);
        let atoms = self.atoms(&kind, test);
        self.test(variable, atoms)
    }

    pub(super) fn calculated(&mut self, id: &str, test: &Test) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, |it, test| it.calculated(id, test));
        }
        let Some(calculation) = self.standard.calculations.get(id) else {
            let ids = self.standard.calculations.keys().map(CalculationId::as_str);
            let problem = Problem::new("unknown-calculation").with("id", id).near(id, ids);
            self.flaw(problem);
            return self.unknown();
        };
        let kind = context::unit_type(calculation.unit.as_deref());
        let variable = self.variable(
            format!("calculated {id}"),
            Key::Calculated(id.to_owned()),
            first_axis(&kind),
        );
        let atoms = self.atoms(&kind, test);
        self.test(variable, atoms)
    }

    /// A test of a field of a record: only looked at for what is wrong with it.
    pub(super) fn field(&mut self, kind: &FactFile, test: &Test) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, |it, test| it.field(kind, test));
        }
        if !compares(test) {
            self.atoms(kind, test);
        }
        self.unknown()
    }
}

/// One way of writing for a condition on records: a list of one value is that value, and at
/// least one record is what is meant where no number is said.
fn plainest(test: &SetTest) -> SetTest {
    let one = |it: &mut Option<OneOrMany>| {
        if let Some(OneOrMany::Many(values)) = it
            && let [value] = values.as_slice()
        {
            *it = Some(OneOrMany::One(value.clone()));
        }
    };
    let mut test = test.clone();
    for filter in test.filter.values_mut() {
        one(&mut filter.is);
        one(&mut filter.is_not);
    }
    // With an upper bound, none at all is also few enough.
    if test.at_most.is_none() && test.most.is_none() {
        test.at_least = test.at_least.filter(|it| *it != 1);
    }
    test
}

/// A bound or value that is not fixed before the person is known.
fn compares(test: &Test) -> bool {
    let open =
        |value: &Option<Value>| matches!(value, Some(Value::From(source)) if source.rate.is_none());
    let day = |point: &Option<crate::format::DayPoint>| {
        matches!(point, Some(crate::format::DayPoint::At(_)))
    };
    test.is_fact.is_some()
        || day(&test.before)
        || day(&test.after)
        || [&test.from, &test.over, &test.to, &test.under].into_iter().any(open)
}
