//! What changed criteria mean (*betydning*): the same in other words, or other people in and out.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use super::{Change, Kind};
use crate::assess::Outcome;
use crate::context;
use crate::diagram::{Diagram, NodeId};
use crate::format::{CriterionId, Effect, Standard};
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
    /// False for a sign that only speaks for or against, and for a part that no demand names.
    pub decides: bool,
    pub role: Role,
    /// The question to a professional is put in other words; what that changes, people decide.
    pub other_question: bool,
    /// Somebody who gets more because of it.
    pub gains: Option<Witness>,
    /// Somebody who gets less because of it.
    pub loses: Option<Witness>,
}

/// What a criterion is among the others (*virkning*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It must hold, or must not.
    Demand,
    /// An exception that lets in.
    Opener,
    /// A part (*del*): it counts only where another names it.
    Part,
    /// It speaks for or against, and decides nothing.
    Sign,
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
        let mut affected = affected(before, self.before, id);
        affected.extend(self::affected(after, self.after, id));
        let other_question =
            change.fields.iter().any(|it| {
                let key = it.field.rsplit('/').next().unwrap_or_default();
                matches!(key, "tekst" | "spoergsmaal")
            }) && change.after.as_ref().is_some_and(|it| it.get("skoen").is_some());
        let mut meaning = Meaning {
            same: false,
            decides: !affected.is_empty(),
            role: role(after, id).or_else(|| role(before, id)).unwrap_or(Role::Sign),
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

/// The counting criteria that a criterion bears on: itself, those it opens, those it is part of –
/// also through another part, a reading or an opener.
fn affected(plan: &Plan, of: (&Catalogue, &Standard), id: &CriterionId) -> Vec<CriterionId> {
    let Some(place) = plan.criteria.iter().position(|it| it.criterion.id == *id) else {
        return Vec::new();
    };
    let has_part = |it: &Planned| names(of, &super::as_data(&it.criterion), id, &mut Vec::new());
    let opened_by =
        |it: &Planned| it.openers.iter().filter_map(|it| plan.criteria.get(*it)).any(&has_part);
    let bears = |it: &&Planned| match plan.criteria.get(place).map(|it| it.criterion.effect) {
        Some(Effect::Required | Effect::Excludes) => it.criterion.id == *id,
        Some(Effect::Opens) => it.openers.contains(&place),
        Some(Effect::Part) => has_part(it) || opened_by(it),
        _ => false,
    };
    let counting = plan.criteria.iter().filter(|it| it.counts());
    counting.filter(bears).map(|it| it.criterion.id.clone()).collect()
}

fn role(plan: &Plan, id: &CriterionId) -> Option<Role> {
    let planned = plan.criteria.iter().find(|it| it.criterion.id == *id)?;
    Some(match planned.criterion.effect {
        Effect::Required | Effect::Excludes => Role::Demand,
        Effect::Opens => Role::Opener,
        Effect::Part => Role::Part,
        Effect::Typical | Effect::TypicalAgainst => Role::Sign,
    })
}

/// Whether a condition rests on a criterion: named in it, in a part of it, or in a reading of what
/// is unclear in it.
fn names(
    of: (&Catalogue, &Standard),
    condition: &Json,
    id: &CriterionId,
    seen: &mut Vec<String>,
) -> bool {
    let mut follow = |key: &str, named: &str| {
        let is_criterion = matches!(key, "dele" | "kriterium");
        if is_criterion && named == id.as_str() {
            return true;
        }
        let place = format!("{key} {named}");
        if !(is_criterion || key == "uklar") || seen.contains(&place) {
            return false;
        }
        seen.push(place);
        let data = match is_criterion {
            true => context::find_criterion(of.1, named).map(super::as_data),
            false => context::ambiguity(of.0, of.1, context::split(named).0)
                .map(|it| super::as_data(&it.readings)),
        };
        data.is_some_and(|it| names(of, &it, id, seen))
    };
    let mut found = false;
    for (key, value) in condition.as_object().into_iter().flatten() {
        let texts = value.as_str().into_iter();
        let listed = value.as_array().into_iter().flatten().filter_map(Json::as_str);
        found |= texts.chain(listed).any(|it| follow(key, it));
    }
    let inside = match condition {
        Json::Object(fields) => fields.values().collect::<Vec<_>>(),
        Json::Array(list) => list.iter().collect(),
        _ => Vec::new(),
    };
    found || inside.into_iter().any(|it| names(of, it, id, seen))
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
