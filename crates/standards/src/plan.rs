//! A standard compiled for one day (*plan*): every criterion over numbered variables, and the
//! decision diagram of the result. Compiled once, then held against any number of people.
//!
//! All cut points of one fact are one ordered variable; a judgement, a departure and a reading
//! are a variable each; a condition on a set of records, and one that compares two things, is a
//! variable that is true or false.

mod axis;
mod bind;
mod build;

use jiff::civil::Date;

pub use axis::{Axis, Cut};
pub use build::{Outside, Pair, compile, outside, pair};

use crate::diagram::{Diagram, Mask, NodeId, Scratch, TooLarge};
use crate::format::{
    AmbiguityId, Criterion, CriterionId, Effect, FactId, Force, SetTest, Test, Tried, VariantId,
    VariantKind,
};
use crate::problem::Problem;
use crate::tree::At;
use crate::truth::Truth;

/// A problem in a standard found while compiling it, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    pub path: Vec<At>,
    pub problem: Problem,
}

/// What a variable stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Fact(FactId),
    /// A condition on records.
    Set(Box<SetTest>),
    Tried(Box<Tried>),
    /// A test that compares two things and so is one variable.
    Compared(FactId, Box<Test>),
    Judgement(String),
    /// Whether to depart from a criterion that is only a starting point.
    Departure(CriterionId),
    Reading(AmbiguityId),
    Calculated(String),
}

/// A variable of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    pub key: Key,
    pub axis: Axis,
}

/// A condition over variables. Children stand before their parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    Is(Truth),
    Test {
        variable: u32,
        mask: Mask,
    },
    All(Vec<u32>),
    Any(Vec<u32>),
    AtLeast(usize, Vec<u32>),
    Not(u32),
    /// One branch for each reading.
    Choice {
        variable: u32,
        branches: Vec<u32>,
    },
}

/// Whose criterion it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Standard,
    Variant(VariantId),
    /// From the national layer: the piece's id.
    National(String),
    /// From an interplay with another grant.
    Interplay(String),
}

/// Why a criterion that says "lov" counts only as the standard's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTheAct {
    NoBasis,
    UnknownBasis,
    NotInForce,
    NotVerified,
}

/// A criterion in the plan.
#[derive(Debug, Clone)]
pub struct Planned {
    pub criterion: Criterion,
    pub origin: Origin,
    /// The force that counts on the day.
    pub force: Force,
    pub not_the_act: Option<NotTheAct>,
    /// Its condition.
    pub condition: u32,
    /// Its condition, or not its condition: whether it is fulfilled.
    pub fulfilled: u32,
    /// Criteria that open it, as places in [`Plan::criteria`].
    pub openers: Vec<usize>,
    /// Variable of the departure from it.
    pub departure: Option<u32>,
    /// Fulfilled or opened or departed from.
    pub passes: u32,
}

impl Planned {
    pub fn counts(&self) -> bool {
        matches!(self.criterion.effect, Effect::Required | Effect::Excludes)
    }
}

/// The result of the standard itself, or of one variant.
#[derive(Debug, Clone)]
pub struct Root {
    pub variant: Option<(VariantId, VariantKind)>,
    /// Which criteria count, as places in [`Plan::criteria`].
    pub criteria: Vec<usize>,
    /// Whether the variant is in question.
    pub when: Option<u32>,
    /// The outcome in the diagram.
    pub node: NodeId,
    /// Which variables the outcome can depend on at all.
    pub support: Vec<bool>,
}

impl Root {
    pub fn is_group(&self) -> bool {
        matches!(self.variant, Some((_, VariantKind::Group)))
    }
}

/// The outcomes, as terminals of the diagram.
pub const ENTITLED: NodeId = 2;
pub const OUTSIDE_STANDARD: NodeId = 3;
pub const NOT_ENTITLED: NodeId = 4;

/// A standard compiled for a day.
#[derive(Debug, Clone)]
pub struct Plan {
    pub day: Date,
    pub variables: Vec<Variable>,
    pub nodes: Vec<Node>,
    pub criteria: Vec<Planned>,
    /// The standard's own result first, then one for each variant.
    pub roots: Vec<Root>,
    /// Rates that stand in bounds.
    pub rates: Vec<String>,
    /// Whether group variants make the standard's result.
    pub by_groups: bool,
    pub diagram: Diagram,
    /// False where the diagram grew too large and only Kleene logic answers.
    pub exact: bool,
    /// Each condition of [`Plan::nodes`] in the diagram.
    functions: Vec<NodeId>,
    all: Vec<Mask>,
}

const FALSE_ONLY: u8 = 1 << Diagram::FALSE;
const TRUE_ONLY: u8 = 1 << Diagram::TRUE;

/// Every condition as a function in a diagram.
pub(crate) fn functions(diagram: &mut Diagram, nodes: &[Node]) -> Result<Vec<NodeId>, TooLarge> {
    let mut functions: Vec<NodeId> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let of = |it: &u32| functions.get(*it as usize).copied().unwrap_or(Diagram::FALSE);
        let all = |parts: &[u32]| parts.iter().map(of).collect::<Vec<NodeId>>();
        let function = match node {
            Node::Is(Truth::True) => Diagram::TRUE,
            Node::Is(Truth::False) => Diagram::FALSE,
            // A condition that nobody can compute: it may be either, and no answer settles it.
            Node::Is(Truth::Unknown) => diagram.unanswerable()?,
            Node::Test { variable, mask } => diagram.test(*variable, *mask)?,
            Node::All(parts) => diagram.all(&all(parts))?,
            Node::Any(parts) => diagram.any(&all(parts))?,
            Node::AtLeast(n, parts) => diagram.at_least(*n, &all(parts))?,
            Node::Not(part) => diagram.not(of(part))?,
            Node::Choice { variable, branches } => diagram.choice(*variable, &all(branches))?,
        };
        functions.push(function);
    }
    Ok(functions)
}

impl Plan {
    /// Builds the diagram, or gives way to Kleene logic where it grows too large.
    fn settle(&mut self) {
        if self.build().is_err() {
            self.exact = false;
        }
    }

    /// A condition of [`Plan::nodes`] as a function in [`Plan::diagram`].
    pub fn function(&self, node: u32) -> Option<NodeId> {
        self.functions.get(node as usize).copied()
    }

    /// Builds the diagram of every result.
    fn build(&mut self) -> Result<(), TooLarge> {
        let functions = functions(&mut self.diagram, &self.nodes)?;
        let function = |it: u32| functions.get(it as usize).copied().unwrap_or(Diagram::FALSE);
        let mut results = Vec::new();
        for root in &self.roots {
            let of = |force: Force| {
                let planned = root.criteria.iter().filter_map(|it| self.criteria.get(*it));
                planned
                    .filter(|it| it.force == force)
                    .map(|it| function(it.passes))
                    .collect::<Vec<NodeId>>()
            };
            let (act, standard) = (of(Force::Act), of(Force::Standard));
            let act = self.diagram.all(&act)?;
            let standard = self.diagram.all(&standard)?;
            let when = root.when.map_or(Diagram::TRUE, function);
            results.push(self.diagram.apply(&[act, standard, when], &|it| match it {
                [Diagram::FALSE, ..] => NOT_ENTITLED,
                [_, Diagram::TRUE, Diagram::TRUE] => ENTITLED,
                _ => OUTSIDE_STANDARD,
            })?);
        }
        if self.by_groups {
            let groups: Vec<NodeId> = self
                .roots
                .iter()
                .zip(&results)
                .filter(|(it, _)| matches!(it.variant, Some((_, VariantKind::Group))))
                .map(|(_, node)| *node)
                .collect();
            // The terminals stand in the order of the results: the best is the least.
            let best = self
                .diagram
                .apply(&groups, &|it| it.iter().copied().min().unwrap_or(OUTSIDE_STANDARD))?;
            if let Some(first) = results.first_mut() {
                *first = best;
            }
        }
        let mut scratch = Scratch::default();
        for (root, node) in self.roots.iter_mut().zip(results) {
            root.node = node;
            self.diagram.needed(node, &self.all, &mut scratch);
            root.support.clone_from(&scratch.needed);
        }
        self.functions = functions;
        Ok(())
    }

    /// The truth of a condition, where three-valued logic alone does not see that all that is
    /// still possible comes to the same.
    pub fn truth(&self, node: u32, masks: &[Mask]) -> Truth {
        let function = self.functions.get(node as usize);
        match function.map(|it| self.diagram.possible(*it, masks)) {
            Some(FALSE_ONLY) => Truth::False,
            Some(TRUE_ONLY) => Truth::True,
            _ => Truth::Unknown,
        }
    }

    /// Nothing known.
    pub fn unknown(&self) -> &[Mask] {
        &self.all
    }

    /// The truth of every condition under the masks, in `truths`.
    pub fn evaluate(&self, masks: &[Mask], truths: &mut Vec<Truth>) {
        truths.clear();
        for node in &self.nodes {
            let of = |it: &u32| truths.get(*it as usize).copied().unwrap_or(Truth::Unknown);
            let truth = match node {
                Node::Is(truth) => *truth,
                Node::Test { variable, mask } => {
                    let possible = masks.get(*variable as usize).copied().unwrap_or(Mask::MAX);
                    match (possible & mask, possible & !mask) {
                        (0, _) => Truth::False,
                        (_, 0) => Truth::True,
                        _ => Truth::Unknown,
                    }
                }
                Node::All(parts) => Truth::all(parts.iter().map(of)),
                Node::Any(parts) => Truth::any(parts.iter().map(of)),
                Node::AtLeast(n, parts) => Truth::at_least(*n, parts.iter().map(of)),
                Node::Not(part) => !of(part),
                Node::Choice { variable, branches } => {
                    let possible = masks.get(*variable as usize).copied().unwrap_or(Mask::MAX);
                    let still = |(cell, _): &(usize, &u32)| possible >> cell & 1 == 1;
                    shared(branches.iter().enumerate().filter(still).map(|(_, it)| of(it)))
                }
            };
            truths.push(truth);
        }
    }
}

/// The value that all share, or unknown.
fn shared(values: impl Iterator<Item = Truth>) -> Truth {
    let mut values = values;
    let Some(first) = values.next() else { return Truth::Unknown };
    if values.all(|it| it == first) { first } else { Truth::Unknown }
}
