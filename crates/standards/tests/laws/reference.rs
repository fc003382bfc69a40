//! The results again, from their definitions (*s, o, d, p and the table of L and S*), over whole
//! completions: no three-valued logic, no diagram, nothing of the plan but which variables there
//! are and where their cells lie.

use jiff::ToSpan as _;
use jiff::civil::Date;
use standards::calendar;
use standards::context;
use standards::exact::Exact;
use standards::facts::in_unit_of;
use standards::format::{
    Condition, Criterion, CriterionId, Effect, FactFile, FactId, FactType, Force, Holds, Interplay,
    InterplayEffect, Junction, JunctionWord, LawId, Map, OneOrMany, PartRef, SetTest, Standard,
    Test, Value, VariantId, VariantKind,
};
use standards::library::{Catalogue, in_force};
use standards::plan::{Axis, Cut, ENTITLED, Key, NOT_ENTITLED, OUTSIDE_STANDARD, Plan};

/// A value that lies in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Rep {
    YesNo(bool),
    Word(String),
    Number(Exact),
    Day(Date),
    /// A birth date.
    Born(Date),
    /// No value lies in the cell.
    Nothing,
}

/// A word that no standard names.
pub(crate) const OTHER: &str = "noget andet";

/// One value for each cell of a variable.
pub(crate) fn reps(
    catalogue: &Catalogue,
    standard: &Standard,
    plan: &Plan,
    place: usize,
) -> Vec<Rep> {
    let variable = &plan.variables[place];
    let kind = match &variable.key {
        Key::Fact(id) => catalogue.vocabulary.fact(id.as_str()).cloned(),
        Key::Judgement(id) => Some(context::answer_type(standard, id)),
        _ => None,
    };
    match &variable.axis {
        Axis::YesNo => vec![Rep::YesNo(false), Rep::YesNo(true)],
        Axis::Words(words) => words.iter().cloned().map(Rep::Word).collect(),
        Axis::Codes(codes) => {
            let codes = codes.iter().cloned().chain([OTHER.to_owned()]);
            codes.map(Rep::Word).collect()
        }
        Axis::Ordered(cuts) => {
            let kind = kind.map(|it| it.kind);
            (0..=cuts.len()).map(|cell| between(cuts, cell, kind)).collect()
        }
    }
}

fn between(cuts: &[Cut], cell: usize, kind: Option<FactType>) -> Rep {
    let lower = cell.checked_sub(1).map(|it| &cuts[it]);
    let upper = cuts.get(cell);
    if !matches!(kind, Some(FactType::Date | FactType::Age)) {
        let one = Exact::ONE;
        return Rep::Number(match (lower, upper) {
            (Some(lower), Some(upper)) if lower.at == upper.at => lower.at,
            (Some(lower), Some(upper)) => {
                lower.at.plus(upper.at).unwrap().divided_by(Exact::whole(2)).unwrap()
            }
            (Some(lower), None) => lower.at.plus(one).unwrap(),
            (None, Some(upper)) => upper.at.minus(one).unwrap(),
            (None, None) => one,
        });
    }
    // Days are whole: the first one in the cell.
    let whole = |it: &Cut| it.at.to_whole().unwrap();
    let first = match (lower, upper) {
        (Some(lower), _) => whole(lower) + i64::from(lower.behind),
        (None, Some(upper)) => whole(upper) - i64::from(!upper.behind),
        (None, None) => 0,
    };
    if upper.is_some_and(|it| first > whole(it) - i64::from(!it.behind)) {
        return Rep::Nothing;
    }
    let day = |days: i64| calendar::FIRST_DAY.checked_add(days.days()).unwrap();
    match kind {
        Some(FactType::Age) => Rep::Born(day(-first)),
        _ => Rep::Day(day(first)),
    }
}

/// A condition over the cells of the variables.
#[derive(Debug, Clone)]
enum Formula {
    /// Whether it holds in each cell.
    Table(usize, Vec<bool>),
    All(Vec<Formula>),
    AnyOf(Vec<Formula>),
    AtLeast(usize, Vec<Formula>),
    /// One for each reading.
    Choice(usize, Vec<Formula>),
}

impl Formula {
    fn holds(&self, cells: &[usize]) -> bool {
        match self {
            Formula::Table(variable, holds) => holds[cells[*variable]],
            Formula::All(parts) => parts.iter().all(|it| it.holds(cells)),
            Formula::AnyOf(parts) => parts.iter().any(|it| it.holds(cells)),
            Formula::AtLeast(n, parts) => parts.iter().filter(|it| it.holds(cells)).count() >= *n,
            Formula::Choice(variable, branches) => branches[cells[*variable]].holds(cells),
        }
    }
}

struct Reference {
    id: CriterionId,
    of_variant: Option<VariantId>,
    effect: Effect,
    force: Force,
    condition: Formula,
    opens: Vec<CriterionId>,
    departure: Option<usize>,
}

struct Group {
    id: VariantId,
    kind: VariantKind,
    when: Option<Formula>,
    without: Vec<CriterionId>,
}

/// A standard, ready to be held against completions.
pub(crate) struct Definitions {
    criteria: Vec<Reference>,
    variants: Vec<Group>,
}

/// That a variable of two cells is in the second.
fn yes(variable: usize) -> Formula {
    Formula::Table(variable, vec![false, true])
}

struct Reader<'a> {
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    plan: &'a Plan,
    reps: Vec<Vec<Rep>>,
}

impl Definitions {
    pub(crate) fn of(catalogue: &Catalogue, standard: &Standard, plan: &Plan) -> Definitions {
        let places = 0..plan.variables.len();
        let reps = places.map(|it| reps(catalogue, standard, plan, it)).collect();
        let reader = Reader { catalogue, standard, plan, reps };
        let mut criteria = Vec::new();
        for law in &standard.law {
            for piece in catalogue.national.pieces.iter().filter(|it| it.law == *law) {
                if let Some(criterion) =
                    piece.criterion.as_ref().filter(|_| in_force(piece, plan.day))
                {
                    criteria.push(reader.reference(criterion, None));
                }
            }
        }
        criteria.extend(standard.criteria.iter().map(|it| reader.reference(it, None)));
        for interplay in standard.interplay.items() {
            criteria.extend(reader.interplay(interplay));
        }
        for variant in &standard.variants {
            let own = variant.criteria.iter();
            criteria.extend(own.map(|it| reader.reference(it, Some(variant.id.clone()))));
        }
        for interplay in standard.interplay.items() {
            for criterion in &mut criteria {
                if interplay.except.contains(&criterion.id) {
                    criterion.opens.push(CriterionId(format!("samspil-{}", interplay.id)));
                }
            }
        }
        let variants = standard.variants.iter().map(|it| Group {
            id: it.id.clone(),
            kind: it.kind,
            when: it.when.as_ref().map(|it| reader.condition(it)),
            without: it.without.clone(),
        });
        Definitions { criteria, variants: variants.collect() }
    }

    /// The outcome of each root, as the terminals of the plan count them.
    pub(crate) fn outcomes(&self, cells: &[usize]) -> Vec<u32> {
        let mut res = vec![self.outcome(cells, |it| it.of_variant.is_none())];
        for variant in &self.variants {
            let result = self.outcome(cells, |it| match &it.of_variant {
                Some(id) => *id == variant.id,
                None => !variant.without.contains(&it.id),
            });
            let in_question = variant.when.as_ref().is_none_or(|it| it.holds(cells));
            // A variant that is not in question is not refused by the Act unless the Act does.
            res.push(match result {
                ENTITLED if !in_question => OUTSIDE_STANDARD,
                result => result,
            });
        }
        let groups = self.variants.iter().zip(&res[1..]);
        let groups = groups.filter(|(it, _)| it.kind == VariantKind::Group).map(|(_, it)| *it);
        if let Some(best) = groups.min() {
            res[0] = best;
        }
        res
    }

    fn outcome(&self, cells: &[usize], counts: impl Fn(&Reference) -> bool) -> u32 {
        let least = |force: Force| {
            let counting = self.criteria.iter().filter(|it| {
                matches!(it.effect, Effect::Required | Effect::Excludes)
                    && it.force == force
                    && counts(it)
            });
            counting.fold(true, |all, it| all & self.passes(it, cells))
        };
        match (least(Force::Act), least(Force::Standard)) {
            (false, _) => NOT_ENTITLED,
            (true, false) => OUTSIDE_STANDARD,
            (true, true) => ENTITLED,
        }
    }

    /// p = s ∨ o ∨ d.
    fn passes(&self, criterion: &Reference, cells: &[usize]) -> bool {
        let s = criterion.condition.holds(cells) != (criterion.effect == Effect::Excludes);
        let openers = self.criteria.iter().filter(|it| it.opens.contains(&criterion.id));
        let o = openers.fold(false, |any, it| any | it.condition.holds(cells));
        let d = criterion.departure.is_some_and(|it| cells[it] == 1);
        s || o || d
    }

    /// Whether the condition of a criterion holds.
    pub(crate) fn condition(&self, place: usize, cells: &[usize]) -> bool {
        self.criteria[place].condition.holds(cells)
    }
}

impl Reader<'_> {
    fn variable(&self, what: &str, wanted: impl Fn(&Key) -> bool) -> usize {
        let found = self.plan.variables.iter().position(|it| wanted(&it.key));
        found.unwrap_or_else(|| panic!("the plan has no variable for {what}"))
    }

    fn reference(&self, criterion: &Criterion, of_variant: Option<VariantId>) -> Reference {
        let departure = criterion.departure.as_ref().map(|_| {
            self.variable(
                "a departure",
                |it| matches!(it, Key::Departure(id) if *id == criterion.id),
            )
        });
        Reference {
            id: criterion.id.clone(),
            of_variant,
            effect: criterion.effect,
            force: self.force(criterion.force, criterion.basis.as_ref().map(LawId::as_str)),
            condition: self.criterion(criterion),
            opens: if criterion.effect == Effect::Opens {
                criterion.opens.clone()
            } else {
                Vec::new()
            },
            departure,
        }
    }

    fn force(&self, force: Option<Force>, basis: Option<&str>) -> Force {
        let pieces = &self.catalogue.national.pieces;
        let piece = pieces.iter().find(|it| Some(it.id.as_str()) == basis);
        match (force, piece) {
            (Some(Force::Act), Some(piece))
                if in_force(piece, self.plan.day) && matches!(piece.status.mark(), "T" | "Q") =>
            {
                Force::Act
            }
            _ => Force::Standard,
        }
    }

    fn interplay(&self, interplay: &Interplay) -> Option<Reference> {
        if !matches!(interplay.effect, InterplayEffect::NotTogether | InterplayEffect::OnlyOne) {
            return None;
        }
        let is = OneOrMany::One(Value::Word(interplay.with.clone()));
        let filter =
            Map::from_iter([(FactId::from("paragraf"), Test { is: Some(is), ..Test::default() })]);
        let test = SetTest {
            set: "bevillinger".into(),
            filter,
            holds: Some(Holds::OnTheStartDay),
            at_least: None,
            at_most: None,
            most: None,
        };
        Some(Reference {
            id: CriterionId(format!("samspil-{}", interplay.id)),
            of_variant: None,
            effect: Effect::Excludes,
            force: self.force(interplay.force, interplay.basis.as_ref().map(LawId::as_str)),
            condition: self.set(&test),
            opens: Vec::new(),
            departure: None,
        })
    }

    fn criterion(&self, criterion: &Criterion) -> Formula {
        if criterion.judgement.is_some() {
            let id = criterion.id.as_str();
            return yes(
                self.variable("a judgement", |it| matches!(it, Key::Judgement(it) if it == id))
            );
        }
        if criterion.parts.is_empty() {
            return self.condition(&criterion.condition());
        }
        let part = |it: &PartRef| match it {
            PartRef::Inline(it) => self.criterion(it),
            PartRef::Id(id) => self.by_id(id),
        };
        let parts: Vec<Formula> = criterion.parts.iter().map(part).collect();
        match &criterion.junction {
            Some(junction) => self.junction(junction, &parts),
            None => Formula::All(parts),
        }
    }

    fn by_id(&self, id: &CriterionId) -> Formula {
        self.criterion(context::find_criterion(self.standard, id.as_str()).unwrap())
    }

    fn junction(&self, junction: &Junction, parts: &[Formula]) -> Formula {
        match junction {
            Junction::Word(JunctionWord::All) => Formula::All(parts.to_vec()),
            Junction::Word(JunctionWord::AnyOf) => Formula::AnyOf(parts.to_vec()),
            Junction::Special(special) => match special.at_least {
                Some(n) => Formula::AtLeast(n as usize, parts.to_vec()),
                None => self.readings(junction, |it| self.junction(it, parts)).unwrap(),
            },
        }
    }

    /// One formula for each reading of the first ambiguity in the piece, if there is one.
    fn readings<T: serde::Serialize + serde::de::DeserializeOwned>(
        &self,
        piece: &T,
        formula: impl Fn(&T) -> Formula,
    ) -> Option<Formula> {
        let unclear = context::first_unclear(piece)?;
        let (id, _) = context::split(&unclear);
        let ambiguity = context::ambiguity(self.catalogue, self.standard, id).unwrap();
        let variable =
            self.variable("a reading", |it| matches!(it, Key::Reading(it) if *it == ambiguity.id));
        let branches = ambiguity
            .readings
            .iter()
            .map(|reading| formula(&context::fill(piece, ambiguity, reading.id.as_str()).unwrap()));
        Some(Formula::Choice(variable, branches.collect()))
    }

    fn condition(&self, condition: &Condition) -> Formula {
        if let Some(choice) = self.readings(condition, |it| self.condition(it)) {
            return choice;
        }
        let mut parts = Vec::new();
        parts.extend(condition.facts.iter().map(|(id, test)| self.fact(id, test)));
        parts.extend(condition.exists.iter().map(|it| self.set(it)));
        for (id, test) in &condition.answers {
            let id = id.as_str();
            let variable =
                self.variable("an answer", |it| matches!(it, Key::Judgement(it) if it == id));
            parts.push(self.table(variable, &context::answer_type(self.standard, id), test));
        }
        for (id, test) in &condition.calculated {
            let variable = self.variable(
                "a calculation",
                |it| matches!(it, Key::Calculated(it) if it == id.as_str()),
            );
            let unit = self.standard.calculations[id].unit.as_deref();
            parts.push(self.table(variable, &context::unit_type(unit), test));
        }
        if let Some(tried) = &condition.tried {
            parts.push(yes(self
                .variable("what was tried", |it| matches!(it, Key::Tried(it) if **it == *tried))));
        }
        parts.extend(condition.criterion.iter().map(|id| self.by_id(id)));
        if condition.always == Some(false) {
            parts.push(Formula::AnyOf(Vec::new()));
        }
        Formula::All(parts)
    }

    fn set(&self, test: &SetTest) -> Formula {
        // A list of one value is that value, and at least one record is one record.
        let alone = |test: &SetTest| {
            let mut test = test.clone();
            if test.at_most.is_none() && test.most.is_none() {
                test.at_least = test.at_least.filter(|it| *it != 1);
            }
            for it in test.filter.values_mut() {
                for list in [&mut it.is, &mut it.is_not] {
                    if let Some(OneOrMany::Many(values)) = list
                        && let [value] = values.as_slice()
                    {
                        *list = Some(OneOrMany::One(value.clone()));
                    }
                }
            }
            test
        };
        yes(self.variable("a set", |it| matches!(it, Key::Set(it) if alone(it) == alone(test))))
    }

    fn fact(&self, id: &FactId, test: &Test) -> Formula {
        let compared = self.plan.variables.iter().position(
            |it| matches!(&it.key, Key::Compared(fact, it) if fact == id && **it == *test),
        );
        if let Some(compared) = compared {
            return yes(compared);
        }
        let variable = self.variable("a fact", |it| matches!(it, Key::Fact(it) if it == id));
        self.table(variable, self.catalogue.vocabulary.fact(id.as_str()).unwrap(), test)
    }

    fn table(&self, variable: usize, kind: &FactFile, test: &Test) -> Formula {
        let holds = self.reps[variable].iter().map(|it| self.holds(kind, test, it));
        Formula::Table(variable, holds.collect())
    }

    /// Whether a value passes a test: every operator of it.
    fn holds(&self, kind: &FactFile, test: &Test, rep: &Rep) -> bool {
        let is_one_of =
            |wanted: &OneOrMany| wanted.values().iter().any(|it| self.same(kind, rep, it));
        let bounds = [
            test.from.as_ref().map(|it| self.order(kind, rep, it) >= 0),
            test.over.as_ref().map(|it| self.order(kind, rep, it) > 0),
            test.to.as_ref().map(|it| self.order(kind, rep, it) <= 0),
            test.under.as_ref().map(|it| self.order(kind, rep, it) < 0),
        ];
        let list = test.on_list.as_ref().is_none_or(|id| {
            let list = self.standard.lists.iter().find(|it| it.id == *id).unwrap();
            list.values.iter().any(|it| self.same(kind, rep, &Value::Word(it.clone())))
        });
        let point = |point: &standards::format::DayPoint| match (point, rep) {
            (standards::format::DayPoint::Day(day), Rep::Day(rep)) => rep.cmp(&day.0) as i8,
            _ => panic!("no day to compare with"),
        };
        test.is.as_ref().is_none_or(is_one_of)
            && !test.is_not.as_ref().is_some_and(is_one_of)
            && bounds.into_iter().flatten().all(|it| it)
            && list
            && test.before.as_ref().is_none_or(|it| point(it) < 0)
            && test.after.as_ref().is_none_or(|it| point(it) > 0)
    }

    fn same(&self, kind: &FactFile, rep: &Rep, wanted: &Value) -> bool {
        match (rep, wanted) {
            (Rep::YesNo(it), Value::YesNo(wanted)) => it == wanted,
            (Rep::Word(word), wanted) => {
                let wanted = context::word_of(wanted).unwrap();
                let section = word.split(',').next().unwrap();
                *word == wanted || (kind.kind == FactType::Code && section == wanted)
            }
            _ => self.order(kind, rep, wanted) == 0,
        }
    }

    /// Less, equal, greater than a bound: -1, 0, 1.
    fn order(&self, kind: &FactFile, rep: &Rep, bound: &Value) -> i8 {
        match (rep, bound) {
            (Rep::Word(word), bound) => {
                let place = |it: &str| kind.values.iter().position(|value| value == it).unwrap();
                place(word).cmp(&place(&context::word_of(bound).unwrap())) as i8
            }
            (Rep::Number(number), bound) => {
                let bound = match bound {
                    Value::Number(it) => Exact::whole(*it),
                    Value::Quantity(it) => in_unit_of(kind, it).unwrap().value,
                    Value::From(source) => {
                        let rate = source.rate.as_ref().unwrap();
                        let rate = self.catalogue.rate(rate.as_str(), self.plan.day).unwrap();
                        in_unit_of(kind, rate.value.as_ref().unwrap()).unwrap().value
                    }
                    _ => panic!("no number to compare with"),
                };
                number.cmp(&bound) as i8
            }
            (Rep::Day(day), Value::Day(bound)) => day.cmp(&bound.0) as i8,
            // Older is greater: the day the age is reached lies before today.
            (Rep::Born(born), bound) => self.plan.day.cmp(&self.reaches(*born, bound)) as i8,
            _ => panic!("{rep:?} and {bound:?} do not compare"),
        }
    }

    fn reaches(&self, born: Date, bound: &Value) -> Date {
        let age = |years: u16, months: u16| calendar::date_of_age(born, years, months).unwrap();
        let pension = |least: u16| {
            let rows = &self.catalogue.national.pension_ages;
            let row = rows.iter().rfind(|it| it.born_from.is_none_or(|it| it.0 <= born)).unwrap();
            age(row.years.into(), row.months.into()).max(age(least, 0))
        };
        match bound {
            Value::Number(years) => age(u16::try_from(*years).unwrap(), 0),
            Value::Pension(it) => pension(it.at_least.unwrap_or(0).into()),
            _ => panic!("{bound:?} is no age"),
        }
    }
}

/// Every completion of some cells, and what each root of the plan comes to in it.
pub(crate) struct Completions {
    pub(crate) cells: Vec<Vec<usize>>,
    /// By root; the first variable turns fastest.
    pub(crate) outcomes: Vec<Vec<u32>>,
}

pub(crate) fn count(cells: &[Vec<usize>]) -> usize {
    cells.iter().map(Vec::len).fold(1, usize::saturating_mul)
}

impl Completions {
    pub(crate) fn of(definitions: &Definitions, cells: Vec<Vec<usize>>) -> Completions {
        let mut outcomes: Vec<Vec<u32>> = Vec::new();
        each(&cells, |here| {
            let found = definitions.outcomes(here);
            outcomes.resize(found.len(), Vec::new());
            for (all, it) in outcomes.iter_mut().zip(found) {
                all.push(it);
            }
        });
        Completions { cells, outcomes }
    }

    /// The outcomes that occur, as a bit each.
    pub(crate) fn possible(&self, root: usize) -> u8 {
        self.outcomes[root].iter().fold(0, |bits, it| bits | 1 << it)
    }

    /// Whether two completions that differ only in a variable differ in the outcome.
    pub(crate) fn matters(&self, root: usize, variable: usize) -> bool {
        let step = count(&self.cells[..variable]);
        let width = self.cells[variable].len();
        self.outcomes[root].chunks(step * width).any(|block| {
            (0..step).any(|it| (1..width).any(|cell| block[it] != block[it + cell * step]))
        })
    }
}

/// Calls `with` for every completion.
pub(crate) fn each(cells: &[Vec<usize>], mut with: impl FnMut(&[usize])) {
    let mut turns = vec![0; cells.len()];
    let mut here: Vec<usize> = cells.iter().map(|it| it[0]).collect();
    loop {
        with(&here);
        let Some(turning) = (0..cells.len()).find(|it| turns[*it] + 1 < cells[*it].len()) else {
            return;
        };
        for (place, turn) in turns.iter_mut().enumerate().take(turning + 1) {
            *turn = if place == turning { *turn + 1 } else { 0 };
            here[place] = cells[place][*turn];
        }
    }
}
