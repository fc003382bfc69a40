//! From the file's constructs to variables and conditions (*oversættelse*). Flaws are collected
//! with their places; a condition that cannot be built is unknown.

mod bounds;
mod conditions;
mod criteria;

use std::collections::HashMap;

use jiff::civil::Date;

use super::axis::{Atom, Axis, atom_mask};
use super::{Flaw, Key, Node, Origin, Plan, Planned, Root, Variable};
use crate::diagram::{Diagram, MAX_CELLS};
use crate::format::{Condition, FactFile, Standard, Test, VariantKind};
use crate::library::Catalogue;
use crate::problem::Problem;
use crate::tree::At;
use crate::truth::Truth;

struct Builder<'a> {
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    day: Date,
    variables: Vec<Variable>,
    index: HashMap<String, u32>,
    nodes: Vec<Node>,
    pending: Vec<(u32, u32, Vec<Atom>)>,
    criteria: Vec<Planned>,
    /// Which criterion conditions are being built, to meet circles.
    open: Vec<String>,
    path: Vec<At>,
    flaws: Vec<Flaw>,
    rates: Vec<String>,
}

/// Diagrams larger than this give way to Kleene logic.
const LIMIT: usize = 100_000;

/// Compiles a standard for a day. Flaws come back beside the plan; `check` reports them, and an
/// assessment refuses to start on any.
pub fn compile(catalogue: &Catalogue, standard: &Standard, day: Date) -> (Plan, Vec<Flaw>) {
    let mut builder = Builder::new(catalogue, standard, day);
    builder.all_criteria();
    let whens = builder.variant_conditions();
    builder.settle_axes();
    builder.finish(&whens)
}

/// Two standards compiled for a day over the same variables (*par*), so that their results can
/// be held against each other exactly.
#[derive(Debug, Clone)]
pub struct Pair {
    pub before: Plan,
    /// Its diagram holds the functions of both.
    pub after: Plan,
}

/// Compiles two standards over the same variables: a fact, a judgement, a departure, a
/// calculation or a reading with the same id is the same question in both.
pub fn pair(
    before: (&Catalogue, &Standard),
    after: (&Catalogue, &Standard),
    day: Date,
) -> (Pair, Vec<Flaw>) {
    let mut builder = Builder::new(before.0, before.1, day);
    builder.all_criteria();
    let whens_before = builder.variant_conditions();
    let criteria_before = std::mem::take(&mut builder.criteria);
    builder.catalogue = after.0;
    builder.standard = after.1;
    builder.all_criteria();
    let whens_after = builder.variant_conditions();
    builder.settle_axes();
    let mut first = builder.plan(before.1, criteria_before, &whens_before);
    first.settle();
    let criteria_after = std::mem::take(&mut builder.criteria);
    let mut second = builder.plan(after.1, criteria_after, &whens_after);
    second.diagram = first.diagram.clone();
    second.settle();
    second.exact &= first.exact;
    (Pair { before: first, after: second }, builder.flaws)
}

/// Conditions that stand outside the criteria – of rows, lines and pieces – over variables of
/// their own. `check` compiles them; an assessment evaluates them directly.
#[derive(Debug, Clone)]
pub struct Outside {
    pub variables: Vec<Variable>,
    pub nodes: Vec<Node>,
    /// Each condition's place in [`Outside::nodes`], in the order given.
    pub places: Vec<u32>,
    pub flaws: Vec<Flaw>,
}

/// Compiles conditions, each with its path in the standard, and tests of fields of records.
pub fn outside(
    catalogue: &Catalogue,
    standard: &Standard,
    day: Date,
    conditions: &[(Vec<At>, Condition)],
    tests: &[(Vec<At>, FactFile, Test)],
) -> Outside {
    let mut builder = Builder::new(catalogue, standard, day);
    for (path, kind, test) in tests {
        builder.at(path, |it| it.field(kind, test));
    }
    let places = conditions
        .iter()
        .map(|(path, condition)| builder.at(path, |it| it.condition(condition)))
        .collect();
    builder.settle_axes();
    let Builder { variables, nodes, flaws, .. } = builder;
    Outside { variables, nodes, places, flaws }
}

fn key(name: &str) -> At {
    At::Key(name.to_owned())
}

impl<'a> Builder<'a> {
    fn new(catalogue: &'a Catalogue, standard: &'a Standard, day: Date) -> Builder<'a> {
        Builder {
            catalogue,
            standard,
            day,
            variables: Vec::new(),
            index: HashMap::new(),
            nodes: Vec::new(),
            pending: Vec::new(),
            criteria: Vec::new(),
            open: Vec::new(),
            path: Vec::new(),
            flaws: Vec::new(),
            rates: Vec::new(),
        }
    }
}

impl Builder<'_> {
    fn flaw(&mut self, problem: Problem) {
        self.flaws.push(Flaw { path: self.path.clone(), problem });
    }

    fn at<T>(&mut self, steps: &[At], build: impl FnOnce(&mut Self) -> T) -> T {
        let depth = self.path.len();
        self.path.extend_from_slice(steps);
        let res = build(self);
        self.path.truncate(depth);
        res
    }

    fn push(&mut self, node: Node) -> u32 {
        self.nodes.push(node);
        u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn unknown(&mut self) -> u32 {
        self.push(Node::Is(Truth::Unknown))
    }

    fn variable(&mut self, name: String, key: Key, axis: Axis) -> u32 {
        if let Some(known) = self.index.get(&name).copied() {
            // In a pair, one id may have other possible answers in the second standard.
            let same = match self.variables.get(known as usize).map(|it| &it.axis) {
                Some(Axis::Words(words)) => axis == Axis::Words(words.clone()),
                _ => true,
            };
            return if same { known } else { self.variable(format!("{name}'"), key, axis) };
        }
        let place = u32::try_from(self.variables.len()).unwrap_or(u32::MAX);
        self.variables.push(Variable { key, axis });
        self.index.insert(name, place);
        place
    }

    fn test(&mut self, variable: u32, atoms: Vec<Atom>) -> u32 {
        let node = self.push(Node::Test { variable, mask: 0 });
        self.pending.push((node, variable, atoms));
        node
    }

    fn yes(&mut self, variable: u32) -> u32 {
        self.test(variable, vec![Atom::YesNo(true)])
    }

    // --- axes and diagram ---------------------------------------------------------------------

    /// When all tests are known, cut points become cells and tests become masks.
    fn settle_axes(&mut self) {
        for (_, variable, atoms) in &self.pending {
            let Some(variable) = self.variables.get_mut(*variable as usize) else { continue };
            for atom in atoms {
                match (&mut variable.axis, atom) {
                    (Axis::Ordered(cuts), Atom::Between { lower, upper, .. }) => {
                        cuts.extend(lower.iter().chain(upper).cloned());
                    }
                    (Axis::Codes(codes), Atom::Words { words, .. }) => {
                        for word in words {
                            if !codes.contains(word) {
                                codes.push(word.clone());
                            }
                        }
                    }
                    _ => (),
                }
            }
        }
        for variable in &mut self.variables {
            if let Axis::Ordered(cuts) = &mut variable.axis {
                cuts.sort_by_key(|it| (it.at, it.behind));
                cuts.dedup_by_key(|it| (it.at, it.behind));
            }
        }
        for (node, variable, atoms) in std::mem::take(&mut self.pending) {
            let Some(axis) = self.variables.get(variable as usize).map(|it| &it.axis) else {
                continue;
            };
            let mask = atoms.iter().fold(axis.all(), |mask, atom| mask & atom_mask(axis, atom));
            if let Some(Node::Test { mask: it, .. }) = self.nodes.get_mut(node as usize) {
                *it = mask;
            }
        }
    }

    fn finish(mut self, whens: &[Option<u32>]) -> (Plan, Vec<Flaw>) {
        if let Some(variable) = self.variables.iter().find(|it| it.axis.cells() > MAX_CELLS) {
            let problem = Problem::new("too-many-cuts").with("id", format!("{:?}", variable.key));
            self.flaw(problem);
        }
        let criteria = std::mem::take(&mut self.criteria);
        let mut plan = self.plan(self.standard, criteria, whens);
        plan.settle();
        (plan, self.flaws)
    }

    fn plan(&self, standard: &Standard, criteria: Vec<Planned>, whens: &[Option<u32>]) -> Plan {
        let cells = self.variables.iter().map(|it| u8::try_from(it.axis.cells()).unwrap_or(64));
        Plan {
            day: self.day,
            all: self.variables.iter().map(|it| it.axis.all()).collect(),
            roots: roots(standard, &criteria, whens),
            by_groups: standard.variants.iter().any(|it| it.kind == VariantKind::Group),
            diagram: Diagram::new(cells.collect(), LIMIT),
            rates: self.rates.clone(),
            variables: self.variables.clone(),
            nodes: self.nodes.clone(),
            criteria,
            exact: true,
            functions: Vec::new(),
        }
    }
}

/// The results to compute: the standard's own, then each variant's.
fn roots(standard: &Standard, criteria: &[Planned], whens: &[Option<u32>]) -> Vec<Root> {
    let common = |it: &Planned| !matches!(it.origin, Origin::Variant(_));
    let counting = |keep: &dyn Fn(&Planned) -> bool| {
        (0..criteria.len())
            .filter(|it| criteria.get(*it).is_some_and(|it| it.counts() && keep(it)))
            .collect::<Vec<usize>>()
    };
    let mut roots = vec![Root {
        variant: None,
        criteria: counting(&common),
        when: None,
        node: 0,
        support: Vec::new(),
    }];
    for (variant, when) in standard.variants.iter().zip(whens) {
        let own = |it: &Planned| match &it.origin {
            Origin::Variant(id) => *id == variant.id,
            _ => !variant.without.contains(&it.criterion.id),
        };
        roots.push(Root {
            variant: Some((variant.id.clone(), variant.kind)),
            criteria: counting(&own),
            when: *when,
            node: 0,
            support: Vec::new(),
        });
    }
    roots
}
