//! From the file's constructs to variables and conditions (*oversættelse*). Flaws are collected
//! with their places; a condition that cannot be built is unknown.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::axis::{Atom, Axis, Cut, atom_mask, day_cut, first_axis, label, last_born, negated_day};
use super::{Flaw, Key, Node, NotTheAct, Origin, Plan, Planned, Root, Variable};
use crate::context::{self, AgeBound, Context};
use crate::diagram::{Diagram, MAX_CELLS};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::format::{
    Ambiguity, AmbiguityId, CalculationId, Condition, Criterion, CriterionId, Effect, FactFile,
    FactId, FactType, Force, Holds, Interplay, InterplayEffect, Junction, JunctionWord, Lines,
    ListId, Map, OneOrMany, PartRef, SetTest, Standard, Test, Value, VariantKind,
};
use crate::library::{Catalogue, in_force};
use crate::problem::Problem;
use crate::quantity::Quantity;
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
        if let Some(known) = self.index.get(&name) {
            return *known;
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

    // --- criteria -----------------------------------------------------------------------------

    fn all_criteria(&mut self) {
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

    fn criterion(&mut self, criterion: &Criterion, origin: Origin) {
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
    fn force(&mut self, criterion: &Criterion) -> (Force, Option<NotTheAct>) {
        if criterion.force != Some(Force::Act) {
            return (Force::Standard, None);
        }
        let Some(basis) = &criterion.basis else {
            self.flaw(Problem::new("act-without-basis").with("id", &criterion.id));
            return (Force::Standard, Some(NotTheAct::NoBasis));
        };
        match self.catalogue.national.piece(basis.as_str()) {
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
    fn join_openers(&mut self) {
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

    fn exceptions(&self, interplay: &str) -> Vec<CriterionId> {
        let interplays = self.standard.interplay.items();
        interplays
            .iter()
            .find(|it| it.id.as_str() == interplay)
            .map(|it| it.except.clone())
            .unwrap_or_default()
    }

    fn check_openers(&mut self) {
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

    fn variant_conditions(&mut self) -> Vec<Option<u32>> {
        let standard = self.standard;
        let mut whens = Vec::new();
        for (index, variant) in standard.variants.iter().enumerate() {
            let path = [key("variant"), At::Index(index), key("naar")];
            let when = variant.when.as_ref().map(|when| self.at(&path, |it| it.condition(when)));
            whens.push(when);
        }
        whens
    }

    // --- conditions ---------------------------------------------------------------------------

    fn condition_of(&mut self, criterion: &Criterion) -> u32 {
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

    fn judgement(&mut self, id: &str) -> u32 {
        let kind = context::answer_type(self.standard, id);
        let axis = first_axis(&kind);
        self.variable(format!("judgement {id}"), Key::Judgement(id.to_owned()), axis)
    }

    fn parts(&mut self, criterion: &Criterion) -> u32 {
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

    fn criterion_by_id(&mut self, id: &CriterionId) -> u32 {
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

    fn junction(&mut self, junction: &Junction, parts: &[u32]) -> u32 {
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
    fn choice<T: serde::Serialize + serde::de::DeserializeOwned>(
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

    fn reading(&mut self, ambiguity: &Ambiguity) -> u32 {
        let ids: Vec<String> = ambiguity.readings.iter().map(|it| it.id.to_string()).collect();
        let axis = if ids.is_empty() { Axis::YesNo } else { Axis::Words(ids) };
        self.variable(format!("reading {}", ambiguity.id), Key::Reading(ambiguity.id.clone()), axis)
    }

    fn condition(&mut self, condition: &Condition) -> u32 {
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

    fn exists(&mut self, test: &SetTest) -> u32 {
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
        let name = format!("set {}", serde_json::to_string(test).unwrap_or_default());
        let variable = self.variable(name, Key::Set(Box::new(test.clone())), Axis::YesNo);
        self.yes(variable)
    }

    fn unknown_fact(&mut self, id: &str) {
        let names: Vec<&str> = self.catalogue.vocabulary.names().collect();
        self.flaw(Problem::new("unknown-fact").with("id", id).near(id, names));
    }

    fn fact(&mut self, id: &FactId, test: &Test) -> u32 {
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

    fn answer(&mut self, id: &str, test: &Test) -> u32 {
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

    fn calculated(&mut self, id: &str, test: &Test) -> u32 {
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
    fn field(&mut self, kind: &FactFile, test: &Test) -> u32 {
        if let Some(unclear) = context::first_unclear(test) {
            return self.choice(&AmbiguityId(unclear), test, |it, test| it.field(kind, test));
        }
        if !compares(test) {
            self.atoms(kind, test);
        }
        self.unknown()
    }

    // --- tests --------------------------------------------------------------------------------

    /// Whether a test asks for a list that goes on: what is not on it is not certainly off it.
    fn on_open_list(&self, test: &Test) -> bool {
        let listed = |id: &ListId| self.standard.lists.iter().find(|it| it.id == *id);
        test.on_list.as_ref().and_then(listed).is_some_and(|it| !it.closed)
    }

    fn atoms(&mut self, fact: &FactFile, test: &Test) -> Vec<Atom> {
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

    fn equals(&mut self, fact: &FactFile, wanted: &OneOrMany, not: bool) -> Option<Atom> {
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
    fn cut(&mut self, fact: &FactFile, bound: &Value, behind: bool) -> Option<Cut> {
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

    fn bound(&mut self, bound: &Value) -> Option<Quantity> {
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
    fn age_cut(&mut self, age: AgeBound, behind: bool, label: String) -> Option<Cut> {
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
        let cells = self.variables.iter().map(|it| u8::try_from(it.axis.cells()).unwrap_or(64));
        let mut plan = Plan {
            day: self.day,
            all: self.variables.iter().map(|it| it.axis.all()).collect(),
            roots: roots(self.standard, &self.criteria, whens),
            by_groups: self.standard.variants.iter().any(|it| it.kind == VariantKind::Group),
            diagram: Diagram::new(cells.collect(), LIMIT),
            rates: self.rates,
            variables: self.variables,
            nodes: self.nodes,
            criteria: self.criteria,
            exact: true,
            functions: Vec::new(),
        };
        if plan.build().is_err() {
            plan.exact = false;
        }
        (plan, self.flaws)
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
