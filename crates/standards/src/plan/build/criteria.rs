//! Criteria (*kriterier*): the standard's own, its variants', those of the Act and those that an
//! interplay with another grant stands for; their force, and what opens them.

use super::super::axis::Axis;
use super::super::{Key, Node, NotTheAct, Origin, Planned};
use super::{Builder, key};
use crate::format::{
    Criterion, CriterionId, Effect, FactId, Force, Holds, Interplay, InterplayEffect, Lines, Map,
    OneOrMany, SetTest, Test, Value,
};
use crate::library::in_force;
use crate::problem::Problem;
use crate::tree::At;

impl Builder<'_> {
    pub(super) fn all_criteria(&mut self) {
        let standard = self.standard;
        for law in &standard.law {
            let pieces: Vec<_> = self.catalogue.national.of(law, self.day).collect();
            for piece in pieces {
                if let Some(criterion) = &piece.criterion {
                    self.criterion(criterion, Origin::National(piece.id.to_string()));
                }
            }
        }
        for (index, criterion) in standard.criteria.iter().enumerate() {
            self.at(&[key("kriterium"), At::Index(index)], |it| {
                it.criterion(criterion, Origin::Standard);
            });
        }
        for (index, interplay) in standard.interplay.items().iter().enumerate() {
            if let Some(criterion) = excluding(interplay) {
                self.at(&[key("samspil"), At::Index(index)], |it| {
                    it.criterion(&criterion, Origin::Interplay(interplay.id.to_string()));
                });
            }
        }
        for (index, variant) in standard.variants.iter().enumerate() {
            for (inner, criterion) in variant.criteria.iter().enumerate() {
                let path = [key("variant"), At::Index(index), key("kriterium"), At::Index(inner)];
                self.at(&path, |it| {
                    it.criterion(criterion, Origin::Variant(variant.id.clone()));
                });
            }
        }
        self.join_openers();
    }

    pub(super) fn criterion(&mut self, criterion: &Criterion, origin: Origin) {
        if criterion.kinds() != 1 {
            let kinds = criterion.kinds();
            self.flaw(
                Problem::new("not-one-condition").with("id", &criterion.id).with("found", kinds),
            );
        }
        if self.criteria.iter().any(|it| it.criterion.id == criterion.id) {
            self.at(&[key("id")], |it| {
                it.flaw(Problem::new("told-twice").with("id", &criterion.id));
            });
        }
        let condition = self.condition_of(criterion);
        let fulfilled = match criterion.effect {
            Effect::Excludes => self.push(Node::Not(condition)),
            _ => condition,
        };
        let (force, not_the_act) = self.force(criterion);
        let departure = criterion.departure.as_ref().map(|_| {
            let name = format!("departure {}", criterion.id);
            self.variable(name, Key::Departure(criterion.id.clone()), Axis::YesNo)
        });
        self.criteria.push(Planned {
            criterion: criterion.clone(),
            origin,
            force,
            not_the_act,
            condition,
            fulfilled,
            openers: Vec::new(),
            departure,
            passes: fulfilled,
        });
    }

    /// Of the Act only with a verified ground that was in force on the day.
    pub(super) fn force(&mut self, criterion: &Criterion) -> (Force, Option<NotTheAct>) {
        if criterion.force != Some(Force::Act) {
            return (Force::Standard, None);
        }
        let Some(basis) = &criterion.basis else {
            self.flaw(Problem::new("act-without-basis").with("id", &criterion.id));
            return (Force::Standard, Some(NotTheAct::NoBasis));
        };
        match self.catalogue.national.piece(basis.as_str(), self.day) {
            None => {
                let known = self.catalogue.national.pieces.iter().map(|it| it.id.as_str());
                let problem = Problem::new("unknown-basis").with("id", basis);
                let problem = problem.near(basis.as_str(), known);
                self.at(&[key("hjemmel")], |it| it.flaw(problem));
                (Force::Standard, Some(NotTheAct::UnknownBasis))
            }
            Some(piece) if !in_force(piece, self.day) => {
                (Force::Standard, Some(NotTheAct::NotInForce))
            }
            Some(piece) if !piece.status.counts() => {
                (Force::Standard, Some(NotTheAct::NotVerified))
            }
            Some(_) => (Force::Act, None),
        }
    }

    /// Openers can stand behind what they open, so they are joined when all are known.
    pub(super) fn join_openers(&mut self) {
        for place in 0..self.criteria.len() {
            let Some(planned) = self.criteria.get(place).cloned() else { continue };
            let id = planned.criterion.id.clone();
            let excepted = match &planned.origin {
                Origin::Interplay(interplay) => self.exceptions(interplay),
                _ => Vec::new(),
            };
            let opens = |it: &Planned| {
                (it.criterion.effect == Effect::Opens && it.criterion.opens.contains(&id))
                    || excepted.contains(&it.criterion.id)
            };
            let openers: Vec<usize> = (0..self.criteria.len())
                .filter(|it| self.criteria.get(*it).is_some_and(opens))
                .collect();
            let mut ways = vec![planned.fulfilled];
            ways.extend(
                openers.iter().filter_map(|it| self.criteria.get(*it)).map(|it| it.condition),
            );
            if let Some(variable) = planned.departure {
                ways.push(self.yes(variable));
            }
            let passes =
                if ways.len() == 1 { planned.fulfilled } else { self.push(Node::Any(ways)) };
            if let Some(it) = self.criteria.get_mut(place) {
                it.openers = openers;
                it.passes = passes;
            }
        }
        self.check_openers();
    }

    pub(super) fn exceptions(&self, interplay: &str) -> Vec<CriterionId> {
        let interplays = self.standard.interplay.items();
        interplays
            .iter()
            .find(|it| it.id.as_str() == interplay)
            .map(|it| it.except.clone())
            .unwrap_or_default()
    }

    pub(super) fn check_openers(&mut self) {
        let known: Vec<String> =
            self.criteria.iter().map(|it| it.criterion.id.to_string()).collect();
        let mut flaws = Vec::new();
        for planned in &self.criteria {
            for id in &planned.criterion.opens {
                if !known.iter().any(|it| it == id.as_str()) {
                    let problem = Problem::new("unknown-criterion").with("id", id);
                    flaws.push(problem.near(id.as_str(), known.iter().map(String::as_str)));
                }
            }
            if planned.criterion.effect == Effect::Opens && planned.criterion.opens.is_empty() {
                flaws.push(Problem::new("opens-nothing").with("id", &planned.criterion.id));
            }
        }
        for interplay in self.standard.interplay.items() {
            for id in &interplay.except {
                if !known.iter().any(|it| it == id.as_str()) {
                    let problem = Problem::new("unknown-criterion").with("id", id);
                    flaws.push(problem.near(id.as_str(), known.iter().map(String::as_str)));
                }
            }
        }
        for problem in flaws {
            self.flaw(problem);
        }
    }

    pub(super) fn variant_conditions(&mut self) -> Vec<Option<u32>> {
        let standard = self.standard;
        let mut whens = Vec::new();
        for (index, variant) in standard.variants.iter().enumerate() {
            let path = [key("variant"), At::Index(index), key("naar")];
            let when = variant.when.as_ref().map(|when| self.at(&path, |it| it.condition(when)));
            whens.push(when);
        }
        whens
    }
}

/// The excluding criterion that an interplay stands for, if it does.
fn excluding(interplay: &Interplay) -> Option<Criterion> {
    let excludes =
        matches!(interplay.effect, InterplayEffect::NotTogether | InterplayEffect::OnlyOne);
    excludes.then(|| {
        let is = OneOrMany::One(Value::Word(interplay.with.clone()));
        let mut filter = Map::new();
        filter.insert(FactId::from("paragraf"), Test { is: Some(is), ..Test::default() });
        let exists = SetTest {
            set: FactId::from("bevillinger"),
            filter,
            holds: Some(Holds::OnTheStartDay),
            at_least: None,
            at_most: None,
            most: None,
        };
        Criterion {
            id: CriterionId(format!("samspil-{}", interplay.id)),
            text: interplay.text.clone(),
            effect: Effect::Excludes,
            force: Some(interplay.force.unwrap_or(Force::Standard)),
            basis: interplay.basis.clone(),
            restates: interplay.restates.clone(),
            exists: Some(exists),
            ..blank(interplay.source.clone())
        }
    })
}

fn blank(source: Option<Lines>) -> Criterion {
    Criterion {
        id: CriterionId(String::new()),
        earlier_id: None,
        text: String::new(),
        effect: Effect::Part,
        force: None,
        basis: None,
        restates: None,
        relation: None,
        opens: Vec::new(),
        only: Vec::new(),
        departure: None,
        facts: Map::new(),
        exists: None,
        answers: Map::new(),
        calculated: Map::new(),
        tried: None,
        judgement: None,
        parts: Vec::new(),
        junction: None,
        unclear: None,
        awaits: Vec::new(),
        source,
    }
}
