//! Assessing one person against one standard (*vurdering*): the four-valued result, what is
//! missing exactly, what no longer matters, and the smallest changes that would change it.
//! It never answers a judgement: it asks for it.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::{Context, Missing};
use crate::diagram::{Mask, NodeId, Scratch};
use crate::format::{CriterionId, FactType, Force};
use crate::plan::{ENTITLED, Key, NOT_ENTITLED, OUTSIDE_STANDARD, Plan, Root};
use crate::truth::Truth;

/// What a standard comes to for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// In the target group as far as law and standard go. A person decides.
    Entitled,
    /// The guiding level says no, so an individual assessment must decide (SEL § 138).
    OutsideStandard,
    /// Only ever on a ground in the Act.
    NotEntitled,
    Undecided,
}

impl Outcome {
    fn terminal(self) -> Option<NodeId> {
        match self {
            Outcome::Entitled => Some(ENTITLED),
            Outcome::OutsideStandard => Some(OUTSIDE_STANDARD),
            Outcome::NotEntitled => Some(NOT_ENTITLED),
            Outcome::Undecided => None,
        }
    }
}

/// The decided outcomes, best first.
pub const DECIDED: [Outcome; 3] =
    [Outcome::Entitled, Outcome::OutsideStandard, Outcome::NotEntitled];

/// The result of one root of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    pub outcome: Outcome,
    /// What can still come out.
    pub possible: Vec<Outcome>,
    /// Which variables can still change it, by their place in the plan.
    pub needed: Vec<bool>,
}

/// A person held against a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    pub masks: Vec<Mask>,
    /// The truth of each condition of the plan.
    pub truths: Vec<Truth>,
    /// One for each root of the plan: the standard's own first.
    pub results: Vec<Result>,
}

/// Whether an answer is wanted now, or only if it comes to a departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Turn {
    Now,
    Later,
}

/// What is still wanted, by kind: each id with its turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    pub facts: BTreeMap<String, Turn>,
    pub judgements: BTreeMap<String, Turn>,
    pub readings: BTreeMap<String, Turn>,
}

/// A smallest set of changes after which another outcome is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    pub outcome: Outcome,
    /// Variable and the cell it would have to be in.
    pub changes: Vec<(u32, u32)>,
    /// Whether the outcome is then certain, or only possible.
    pub certain: bool,
}

/// Working memory, kept between assessments so that none is allocated anew.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    scratch: Scratch,
}

/// The outcome alone: what can still come out of the standard's own result.
pub fn decide(plan: &Plan, masks: &[Mask]) -> u8 {
    match plan.roots.first() {
        Some(root) if plan.exact => plan.diagram.possible(root.node, masks),
        _ => 0,
    }
}

/// Holds what is known against the plan.
pub fn assess(plan: &Plan, masks: Vec<Mask>, memory: &mut Memory) -> Assessment {
    let mut truths = Vec::with_capacity(plan.nodes.len());
    plan.evaluate(&masks, &mut truths);
    let results = if plan.exact {
        sharpen(plan, &masks, &mut truths);
        plan.roots.iter().map(|root| exact(plan, root, &masks, memory)).collect()
    } else {
        kleene(plan, &truths)
    };
    Assessment { masks, truths, results }
}

/// A criterion that three-valued logic leaves open, though all that is still possible comes to
/// the same, is not open: the explanation then says what the result rests on.
fn sharpen(plan: &Plan, masks: &[Mask], truths: &mut [Truth]) {
    let of_criteria = plan.criteria.iter().flat_map(|it| [it.condition, it.fulfilled, it.passes]);
    for node in of_criteria.chain(plan.roots.iter().filter_map(|it| it.when)) {
        if let Some(truth) = truths.get_mut(node as usize)
            && *truth == Truth::Unknown
        {
            *truth = plan.truth(node, masks);
        }
    }
}

fn exact(plan: &Plan, root: &Root, masks: &[Mask], memory: &mut Memory) -> Result {
    let bits = plan.diagram.needed(root.node, masks, &mut memory.scratch);
    result(bits, memory.scratch.needed.clone())
}

fn result(bits: u8, needed: Vec<bool>) -> Result {
    let possible: Vec<Outcome> = DECIDED
        .into_iter()
        .filter(|it| it.terminal().is_some_and(|terminal| bits >> terminal & 1 == 1))
        .collect();
    let outcome = match possible.as_slice() {
        [one] => *one,
        _ => Outcome::Undecided,
    };
    Result { outcome, possible, needed }
}

/// Without a diagram: the table of the least of the Act and the least of the standard. Every
/// variable that is not known then counts as needed.
fn kleene(plan: &Plan, truths: &[Truth]) -> Vec<Result> {
    let mut bits: Vec<u8> = plan.roots.iter().map(|it| by_table(plan, it, truths)).collect();
    if plan.by_groups {
        let groups = plan.roots.iter().zip(&bits).filter(|(it, _)| it.is_group());
        let groups: Vec<u8> = groups.map(|(_, bits)| *bits).collect();
        if let Some(own) = bits.first_mut() {
            *own = best_of(&groups);
        }
    }
    bits.into_iter().map(|it| result(it, vec![true; plan.variables.len()])).collect()
}

fn by_table(plan: &Plan, root: &Root, truths: &[Truth]) -> u8 {
    let truth = |node: u32| truths.get(node as usize).copied().unwrap_or(Truth::Unknown);
    let least = |force: Force| {
        let planned = root.criteria.iter().filter_map(|it| plan.criteria.get(*it));
        Truth::all(planned.filter(|it| it.force == force).map(|it| truth(it.passes)))
    };
    // A variant that is not in question is outside the standard.
    let standard = least(Force::Standard).and(root.when.map_or(Truth::True, truth));
    match (least(Force::Act), standard) {
        (Truth::False, _) => 1 << NOT_ENTITLED,
        (Truth::True, Truth::True) => 1 << ENTITLED,
        (Truth::True, Truth::False) => 1 << OUTSIDE_STANDARD,
        (Truth::True, Truth::Unknown) => 1 << ENTITLED | 1 << OUTSIDE_STANDARD,
        (Truth::Unknown, Truth::True) => 1 << ENTITLED | 1 << NOT_ENTITLED,
        (Truth::Unknown, Truth::False) => 1 << OUTSIDE_STANDARD | 1 << NOT_ENTITLED,
        (Truth::Unknown, Truth::Unknown) => {
            1 << ENTITLED | 1 << OUTSIDE_STANDARD | 1 << NOT_ENTITLED
        }
    }
}

/// What the best of several results can be: one group has it, and none is certainly better.
fn best_of(groups: &[u8]) -> u8 {
    let can_be = |terminal: &NodeId| {
        let has = groups.iter().any(|it| it >> terminal & 1 == 1);
        has && groups.iter().all(|it| it >> terminal != 0)
    };
    let terminals = [ENTITLED, OUTSIDE_STANDARD, NOT_ENTITLED];
    terminals.iter().filter(|it| can_be(it)).fold(0, |bits, it| bits | 1 << it)
}

impl Assessment {
    /// The standard's own result.
    pub fn own(&self) -> &Result {
        // A plan always has its own root first.
        static NONE: Result =
            Result { outcome: Outcome::Undecided, possible: Vec::new(), needed: Vec::new() };
        self.results.first().unwrap_or(&NONE)
    }

    pub fn truth(&self, node: u32) -> Truth {
        self.truths.get(node as usize).copied().unwrap_or(Truth::Unknown)
    }

    fn is_known(&self, variable: usize) -> bool {
        self.masks.get(variable).is_some_and(|it| it.is_power_of_two())
    }

    /// What can still change a result, in the words of the vocabulary.
    pub fn wanted(&self, plan: &Plan, result: &Result, context: &Context<'_>) -> Wanted {
        let mut wanted = Wanted::default();
        if result.outcome != Outcome::Undecided {
            return wanted;
        }
        for (place, variable) in plan.variables.iter().enumerate() {
            let needed = result.needed.get(place) == Some(&true);
            if needed && !self.is_known(place) {
                let turn = self.turn(plan, &variable.key);
                want(&mut wanted, context, &variable.key, turn);
            }
        }
        wanted
    }

    /// A departure is asked for only once the criterion is known not to be met otherwise.
    fn turn(&self, plan: &Plan, key: &Key) -> Turn {
        let Key::Departure(id) = key else { return Turn::Now };
        let planned = plan.criteria.iter().find(|it| it.criterion.id == *id);
        let otherwise = planned.map(|it| {
            let openers = it.openers.iter().filter_map(|it| plan.criteria.get(*it));
            let opened = Truth::any(openers.map(|it| self.truth(it.condition)));
            self.truth(it.fulfilled).or(opened)
        });
        if otherwise == Some(Truth::False) { Turn::Now } else { Turn::Later }
    }

    /// What the standard asks about that can no longer change the result.
    pub fn irrelevant(&self, plan: &Plan, result: &Result, context: &Context<'_>) -> Vec<String> {
        let support = plan.roots.first().map_or(&[][..], |it| it.support.as_slice());
        let wanted = self.wanted(plan, result, context);
        let mut ids = BTreeSet::new();
        for (place, variable) in plan.variables.iter().enumerate() {
            let needed =
                result.outcome == Outcome::Undecided && result.needed.get(place) == Some(&true);
            if needed || self.is_known(place) || support.get(place) != Some(&true) {
                continue;
            }
            let mut all = Wanted::default();
            want(&mut all, context, &variable.key, Turn::Now);
            ids.extend(all.facts.into_keys());
            ids.extend(all.judgements.into_keys());
        }
        let still =
            |id: &String| wanted.facts.contains_key(id) || wanted.judgements.contains_key(id);
        ids.into_iter().filter(|it| !still(it)).collect()
    }

    /// The smallest changes of fact after which another outcome would be possible; where no
    /// fact can bring it about, of judgements too.
    pub fn counterfactuals(&self, plan: &Plan) -> Vec<Counterfactual> {
        let (Some(root), true) = (plan.roots.first(), plan.exact) else { return Vec::new() };
        let possible = &self.own().possible;
        let mut found = Vec::new();
        for outcome in DECIDED.into_iter().filter(|it| !possible.contains(it)) {
            let Some(terminal) = outcome.terminal() else { continue };
            let fact = |it: u32| kind(plan, it) == Changeable::Fact;
            let both = |it: u32| kind(plan, it) != Changeable::No;
            let ways = plan
                .diagram
                .nearest(root.node, &self.masks, terminal, &fact)
                .or_else(|| plan.diagram.nearest(root.node, &self.masks, terminal, &both));
            for changes in ways.into_iter().flatten().take(MOST_WAYS) {
                let mut masks = self.masks.clone();
                for (variable, cell) in &changes {
                    if let Some(mask) = masks.get_mut(*variable as usize) {
                        *mask = 1 << cell;
                    }
                }
                let certain = plan.diagram.possible(root.node, &masks) == 1 << terminal;
                found.push(Counterfactual { outcome, changes, certain });
            }
        }
        found
    }
}

/// A reader wants the nearest ways, not a list of all.
const MOST_WAYS: usize = 6;

#[derive(PartialEq, Eq)]
enum Changeable {
    Fact,
    Judgement,
    No,
}

fn kind(plan: &Plan, variable: u32) -> Changeable {
    match plan.variables.get(variable as usize).map(|it| &it.key) {
        Some(
            Key::Fact(_) | Key::Set(_) | Key::Tried(_) | Key::Compared(..) | Key::Calculated(_),
        ) => Changeable::Fact,
        Some(Key::Judgement(_)) => Changeable::Judgement,
        _ => Changeable::No,
    }
}

fn want(wanted: &mut Wanted, context: &Context<'_>, key: &Key, turn: Turn) {
    match key {
        Key::Fact(id) => {
            let is_age = context
                .catalogue
                .vocabulary
                .fact(id.as_str())
                .is_some_and(|it| it.kind == FactType::Age);
            // Whole years are known, but the answer turns on the very day.
            let id = match is_age && context.born(id.as_str()).is_some() {
                true => "foedselsdato",
                false => id.as_str(),
            };
            add(&mut wanted.facts, id, turn);
        }
        Key::Set(test) => {
            let missing = missed(context, |it| it.exists(test));
            add_missing(wanted, &missing, turn);
            add(&mut wanted.facts, test.set.as_str(), turn);
        }
        Key::Tried(_) => add(&mut wanted.facts, "forsoeg", turn),
        Key::Compared(id, test) => {
            let missing = missed(context, |it| it.fact(id.as_str(), test));
            add_missing(wanted, &missing, turn);
        }
        Key::Judgement(id) => add(&mut wanted.judgements, id, turn),
        Key::Departure(id) => add(&mut wanted.judgements, &departure_id(id), turn),
        Key::Reading(id) => add(&mut wanted.readings, id.as_str(), turn),
        Key::Calculated(id) => {
            let result = crate::calculate::calculate(context, id);
            for reading in result.values.iter().flat_map(|it| it.readings.keys()) {
                add(&mut wanted.readings, reading, turn);
            }
            add_missing(wanted, &result.missing, turn);
        }
    }
}

/// The id that a facts file answers a departure under.
pub fn departure_id(criterion: &CriterionId) -> String {
    format!("{criterion}/udgangspunkt")
}

fn missed(context: &Context<'_>, evaluate: impl FnOnce(&Context<'_>) -> Truth) -> Missing {
    let inner = context.trying(context.trying.clone());
    evaluate(&inner);
    inner.missing.into_inner()
}

fn add_missing(wanted: &mut Wanted, missing: &Missing, turn: Turn) {
    for id in &missing.facts {
        add(&mut wanted.facts, id, turn);
    }
    for id in &missing.judgements {
        add(&mut wanted.judgements, id, turn);
    }
    for id in &missing.readings {
        add(&mut wanted.readings, id, turn);
    }
}

/// Wanted now goes before wanted later.
fn add(wanted: &mut BTreeMap<String, Turn>, id: &str, turn: Turn) {
    let known = wanted.entry(id.to_owned()).or_insert(turn);
    *known = turn.min(*known);
}

/// The variables that can still change the standard's own result, in the order that decides
/// fastest: first those whose answer leaves the least still to be asked.
pub fn fastest(plan: &Plan, assessment: &Assessment, memory: &mut Memory) -> Vec<u32> {
    let Some(root) = plan.roots.first() else { return Vec::new() };
    let mut ranked = Vec::new();
    let needed = &assessment.own().needed;
    for (place, _) in needed.iter().enumerate().filter(|(_, it)| **it) {
        if assessment.is_known(place) || assessment.own().outcome != Outcome::Undecided {
            continue;
        }
        let Ok(variable) = u32::try_from(place) else { continue };
        let turn = plan.variables.get(place).map(|it| assessment.turn(plan, &it.key));
        let rest = left_after(plan, root, &assessment.masks, place, memory);
        ranked.push((turn.unwrap_or(Turn::Now), rest, variable));
    }
    // Fractions compared exactly: left/answers as a common multiple.
    ranked.sort_by(|a, b| (a.0, a.1.0 * b.1.1, a.2).cmp(&(b.0, b.1.0 * a.1.1, b.2)));
    ranked.into_iter().map(|(_, _, variable)| variable).collect()
}

/// How much is left to ask, summed over the possible answers, and how many answers there are.
fn left_after(
    plan: &Plan,
    root: &Root,
    masks: &[Mask],
    place: usize,
    memory: &mut Memory,
) -> (usize, usize) {
    let mut masks = masks.to_vec();
    let mask = masks.get(place).copied().unwrap_or(0);
    let (mut left, mut answers) = (0, 0);
    for cell in (0..64).filter(|cell| mask >> cell & 1 == 1) {
        if let Some(it) = masks.get_mut(place) {
            *it = 1 << cell;
        }
        let bits = plan.diagram.needed(root.node, &masks, &mut memory.scratch);
        answers += 1;
        if bits.count_ones() != 1 {
            left += memory.scratch.needed.iter().filter(|it| **it).count();
        }
    }
    (left, answers.max(1))
}
