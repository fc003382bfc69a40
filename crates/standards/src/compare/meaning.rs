//! What changed criteria mean (*betydning*): the same in other words, or other people in and out.

use jiff::civil::Date;
use serde::Serialize;

use super::{Change, Kind};
use crate::assess::Outcome;
use crate::diagram::{Diagram, NodeId};
use crate::format::{CriterionId, Effect, PartRef, Standard};
use crate::library::Catalogue;
use crate::plan::{
    self, ENTITLED, NOT_ENTITLED, OUTSIDE_STANDARD, Origin, Pair, Plan, Planned, Root,
};
use crate::witness::{Court, Witness};

/// What a change of one criterion comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// Written otherwise, but true for the same people.
    pub same: bool,
    /// False for a sign that only speaks for or against.
    pub decides: bool,
    /// The question to a professional is put in other words; what that changes, people decide.
    pub other_question: bool,
    /// Somebody who gets more because of it.
    pub gains: Option<Witness>,
    /// Somebody who gets less because of it.
    pub loses: Option<Witness>,
}

/// Two standards compiled together.
pub(super) struct Study<'a> {
    before: (&'a Catalogue, &'a Standard),
    after: (&'a Catalogue, &'a Standard),
    pair: Pair,
    alone: (Plan, Plan),
    on: Date,
}

/// Of so many ways at most a person is tried: the first that assesses as it should is shown.
const MOST_WAYS: usize = 24;

impl<'a> Study<'a> {
    pub(super) fn new(
        before: (&'a Catalogue, &'a Standard),
        after: (&'a Catalogue, &'a Standard),
        on: Date,
    ) -> Study<'a> {
        let (pair, _) = plan::pair(before, after, on);
        let alone =
            (plan::compile(before.0, before.1, on).0, plan::compile(after.0, after.1, on).0);
        Study { before, after, pair, alone, on }
    }

    pub(super) fn is_exact(&self) -> bool {
        self.pair.after.exact
    }

    /// Somebody who gets more from the second standard, and somebody who gets less.
    pub(super) fn whole(&self) -> (Option<Witness>, Option<Witness>) {
        let mut diagram = self.pair.after.diagram.clone();
        let find = |diagram: &mut Diagram, way| {
            let function = self.differs(diagram, way)?;
            self.somebody(diagram, function, Vec::new())
        };
        (find(&mut diagram, Way::Gains), find(&mut diagram, Way::Loses))
    }

    /// Calculations with one name and two definitions.
    pub(super) fn taken_as_same(&self) -> Vec<String> {
        let asked = |id: &str| {
            let is_it =
                |it: &plan::Variable| matches!(&it.key, plan::Key::Calculated(own) if own == id);
            self.pair.after.variables.iter().any(is_it)
        };
        let other = |id: &str| {
            let (one, other) = (
                self.before.1.calculations.get(id).map(super::as_data),
                self.after.1.calculations.get(id).map(super::as_data),
            );
            matches!((one, other), (Some(one), Some(other)) if !super::diff::same(&one, &other))
        };
        let ids = self.before.1.calculations.keys().map(ToString::to_string);
        ids.filter(|it| asked(it) && other(it)).collect()
    }

    pub(super) fn give_meaning(&self, changes: &mut [Change]) {
        for change in changes.iter_mut() {
            let Some(id) = criterion_of(change) else { continue };
            let meaning = self.meaning(&id, change);
            if change.room == "samspil" && !meaning.decides {
                // That two grants can be had together is told, and shuts nobody out.
                continue;
            }
            if meaning.same && !meaning.other_question && meaning.decides {
                change.kind = Kind::Wording;
            }
            change.meaning = Some(meaning);
        }
    }

    fn meaning(&self, id: &CriterionId, change: &Change) -> Meaning {
        let (before, after) = (&self.pair.before, &self.pair.after);
        let mut affected = affected(before, id);
        affected.extend(self::affected(after, id));
        let other_question =
            change.fields.iter().any(|it| {
                let key = it.field.rsplit('/').next().unwrap_or_default();
                matches!(key, "tekst" | "spoergsmaal")
            }) && change.after.as_ref().is_some_and(|it| it.get("skoen").is_some());
        let mut meaning = Meaning {
            same: false,
            decides: !affected.is_empty(),
            other_question,
            gains: None,
            loses: None,
        };
        let mut diagram = after.diagram.clone();
        let found = (|| {
            let one = all_of(&mut diagram, before, &affected)?;
            let other = all_of(&mut diagram, after, &affected)?;
            if affected.is_empty() {
                return Some(());
            }
            meaning.same = one == other;
            if meaning.same {
                return Some(());
            }
            let root = root_of(change);
            let rest_before = rest_of(&mut diagram, before, &affected, root)?;
            let rest_after = rest_of(&mut diagram, after, &affected, root)?;
            for way in [Way::Gains, Way::Loses] {
                let (failing, passing) = match way {
                    Way::Gains => (one, other),
                    Way::Loses => (other, one),
                };
                let failing = diagram.not(failing).ok()?;
                let differs = self.differs(&mut diagram, way)?;
                let turned = diagram.all(&[failing, passing, differs]).ok()?;
                let alone = diagram.all(&[turned, rest_before, rest_after]).ok()?;
                // Where it never decides alone, somebody for whom it decides with others.
                let function = if alone == Diagram::FALSE { turned } else { alone };
                let turning = diagram.turns_on(&[one, other], self.pair.after.variables.len());
                let somebody = self.somebody(&diagram, function, turning);
                match way {
                    Way::Gains => meaning.gains = somebody,
                    Way::Loses => meaning.loses = somebody,
                }
            }
            Some(())
        })();
        debug_assert!(found.is_some() || !self.is_exact() || diagram.len() > 1000);
        meaning
    }

    /// True where the second standard comes to a better (or worse) result than the first.
    fn differs(&self, diagram: &mut Diagram, way: Way) -> Option<NodeId> {
        let before = self.pair.before.roots.first()?.node;
        let after = self.pair.after.roots.first()?.node;
        // The terminals stand in the order of the results: the best is the least.
        let join = |it: &[NodeId]| match (it, way) {
            ([before, after], Way::Gains) => NodeId::from(after < before),
            ([before, after], Way::Loses) => NodeId::from(before < after),
            _ => Diagram::FALSE,
        };
        diagram.apply(&[before, after], &join).ok()
    }

    /// Somebody for whom the function is true.
    fn somebody(&self, diagram: &Diagram, function: NodeId, turning: Vec<bool>) -> Option<Witness> {
        let court = Court {
            before: (self.before.0, self.before.1, &self.alone.0),
            after: (self.after.0, self.after.1, &self.alone.1),
            shared: &self.pair.after,
            turning,
            on: self.on,
        };
        let mut best: Option<(u8, Witness)> = None;
        for way in diagram.ways_to_true(function, MOST_WAYS) {
            let outcomes = self.outcomes(diagram, &way)?;
            let witness = court.witness(&way, outcomes);
            // The chapters are for adults: a grown person shows more than a child.
            let grown = !witness.is_under(18, self.on);
            let worth = u8::from(witness.assessed) * 2 + u8::from(grown);
            if worth == 3 {
                return Some(witness);
            }
            if best.as_ref().is_none_or(|(own, _)| *own < worth) {
                best = Some((worth, witness));
            }
        }
        best.map(|(_, witness)| witness)
    }

    fn outcomes(&self, diagram: &Diagram, way: &[(u32, u32)]) -> Option<(Outcome, Outcome)> {
        let mut masks = self.pair.after.unknown().to_vec();
        for (variable, cell) in way {
            *masks.get_mut(*variable as usize)? = 1 << cell;
        }
        let of = |plan: &Plan| outcome(diagram.possible(plan.roots.first()?.node, &masks));
        Some((of(&self.pair.before)?, of(&self.pair.after)?))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Gains,
    Loses,
}

fn outcome(possible: u8) -> Option<Outcome> {
    if !possible.is_power_of_two() {
        return Some(Outcome::Undecided);
    }
    match possible.trailing_zeros() {
        ENTITLED => Some(Outcome::Entitled),
        OUTSIDE_STANDARD => Some(Outcome::OutsideStandard),
        NOT_ENTITLED => Some(Outcome::NotEntitled),
        _ => None,
    }
}

/// The criterion that a change is about.
fn criterion_of(change: &Change) -> Option<CriterionId> {
    match change.room.rsplit('/').next()? {
        "kriterium" => Some(CriterionId(change.id.clone())),
        "samspil" => Some(CriterionId(format!("samspil-{}", change.id))),
        _ => None,
    }
}

/// The variant whose criterion it is.
fn root_of(change: &Change) -> Option<&str> {
    change.room.strip_prefix("variant/")?.split('/').next()
}

/// The counting criteria that a criterion bears on: itself, those it opens, those it is part of.
fn affected(plan: &Plan, id: &CriterionId) -> Vec<CriterionId> {
    let Some(place) = plan.criteria.iter().position(|it| it.criterion.id == *id) else {
        return Vec::new();
    };
    let is_part = |it: &Planned| {
        it.criterion.parts.iter().any(|it| matches!(it, PartRef::Id(own) if own == id))
    };
    let bears = |it: &&Planned| match plan.criteria.get(place).map(|it| it.criterion.effect) {
        Some(Effect::Required | Effect::Excludes) => it.criterion.id == *id,
        Some(Effect::Opens) => it.openers.contains(&place),
        Some(Effect::Part) => is_part(it),
        _ => false,
    };
    let counting = plan.criteria.iter().filter(|it| it.counts());
    counting.filter(bears).map(|it| it.criterion.id.clone()).collect()
}

/// All of the named criteria pass; those that the standard does not have do.
fn all_of(diagram: &mut Diagram, plan: &Plan, ids: &[CriterionId]) -> Option<NodeId> {
    let named = plan.criteria.iter().filter(|it| it.counts() && ids.contains(&it.criterion.id));
    let functions: Option<Vec<NodeId>> = named.map(|it| plan.function(it.passes)).collect();
    diagram.all(&functions?).ok()
}

/// All other criteria of the result in question pass.
fn rest_of(
    diagram: &mut Diagram,
    plan: &Plan,
    ids: &[CriterionId],
    variant: Option<&str>,
) -> Option<NodeId> {
    let is_it = |root: &&Root| match (&root.variant, variant) {
        (Some((id, _)), Some(wanted)) => id.as_str() == wanted,
        (None, None) => true,
        _ => false,
    };
    let root = plan.roots.iter().find(is_it).or(plan.roots.first())?;
    let planned = root.criteria.iter().filter_map(|it| plan.criteria.get(*it));
    let rest = planned
        .filter(|it| !ids.contains(&it.criterion.id) && !matches!(it.origin, Origin::National(_)));
    let functions: Option<Vec<NodeId>> = rest.map(|it| plan.function(it.passes)).collect();
    diagram.all(&functions?).ok()
}
