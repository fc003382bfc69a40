//! Numbers (*tal og enheder*): every line fits the unit of its result, steps follow each other
//! without a hole or an overlap, no calculation stands on itself.

use std::collections::{BTreeMap, BTreeSet};

use super::walk::{self, Kind};
use super::{Found, Tree, Under, names, place, root};
use crate::context;
use crate::exact::Exact;
use crate::facts::unit_text;
use crate::format::{
    Calculation, CalculationKind, FactFile, FactType, Gives, Limits, OneOrMany, Scope, ScopeKind,
    Standard, Stated, Step, Value, ValueSource,
};
use crate::library::{Catalogue, Read};
use crate::problem::Problem;
use crate::quantity::{Dimension, Per, Quantity, Unit};
use crate::tree::At;

pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    found: &mut Found,
) {
    let standard = &standard.value;
    let mut numbers = Numbers { catalogue, standard, tree, found, set: None };
    for (id, calculation) in &standard.calculations {
        numbers.calculation(calculation, &root("beregning").key(id.as_str()));
    }
    for (id, scope) in standard.scope.value().into_iter().flatten() {
        numbers.scope(scope, &root("omfang").key(id.as_str()));
    }
    for (index, variant) in standard.variants.iter().enumerate() {
        for (id, scope) in &variant.scope {
            let path = root("variant").index(index).key("omfang").key(id.as_str());
            numbers.scope(scope, &path);
        }
    }
    for (index, payment) in standard.payment.items().iter().enumerate() {
        if let Stated::Is(Value::Word(word)) = &payment.citizen {
            numbers.misspelt(word, &root("betaling").index(index).key("borger"));
        }
    }
    numbers.circles();
}

/// What a value is, as far as it can be said without a person.
enum Shape {
    /// A number of this unit.
    Of(Quantity),
    /// Never a number.
    NotANumber,
    /// A text where a quantity should stand, and why it is none.
    Misspelt(&'static str),
    /// A state, or something reported elsewhere.
    Open,
}

struct Numbers<'a, 'f> {
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    tree: &'a Tree<'a>,
    found: &'f mut Found,
    /// The set whose records are gone through.
    set: Option<String>,
}

/// Keys that every kind of calculation has.
const COMMON: [&str; 11] = [
    "tekst",
    "art",
    "enhed",
    "mindst",
    "hoejst",
    "afrunding",
    "note",
    "styrke",
    "kilde",
    "frist",
    "id",
];

fn keys_of(kind: CalculationKind) -> (&'static [&'static str], &'static [&'static str]) {
    // What it needs, and what it may have.
    match kind {
        CalculationKind::Sum => (&["linjer"], &[]),
        CalculationKind::Steps => (&["af", "trin"], &["marginal"]),
        CalculationKind::Table => (&["raekker"], &[]),
        CalculationKind::PerRecord => (&["over"], &["godkendes", "plus", "minus"]),
        CalculationKind::Ledger => (
            &["tilgang", "forbrug"],
            &["begynder", "orden", "udloeb", "loft", "over-loft", "kraever", "forskud"],
        ),
    }
}

impl Numbers<'_, '_> {
    fn tell(&mut self, path: &[At], problem: Problem) {
        self.found.at(self.tree, path, problem);
    }

    fn calculation(&mut self, calculation: &Calculation, path: &[At]) {
        self.keys(calculation, path);
        let unit = self.unit(calculation.unit.as_deref(), &path.key("enhed"));
        self.set = calculation.over.as_ref().map(ToString::to_string);
        match calculation.kind {
            CalculationKind::Sum => self.lines(calculation, unit.as_ref(), path),
            CalculationKind::Steps => self.steps(calculation, unit.as_ref(), path),
            CalculationKind::Table => {
                for (index, row) in calculation.rows.iter().enumerate() {
                    let path = path.key("raekker").index(index).key("giver");
                    self.gives(&row.gives, None, unit.as_ref(), &path);
                }
            }
            CalculationKind::PerRecord => {
                for (name, list) in [("plus", &calculation.plus), ("minus", &calculation.minus)] {
                    for (index, value) in list.iter().enumerate() {
                        self.fits(value, unit.as_ref(), &path.key(name).index(index));
                    }
                }
            }
            CalculationKind::Ledger => self.ledger(calculation, unit.as_ref(), path),
        }
        if let Some(floor) = &calculation.floor {
            self.fits(floor, unit.as_ref(), &path.key("mindst"));
        }
        for (index, cap) in calculation.caps.iter().enumerate() {
            self.fits(cap, unit.as_ref(), &path.key("hoejst").index(index));
        }
        if let Stated::Is(rounding) = &calculation.rounding {
            let value = Value::Quantity(rounding.to.clone());
            self.fits(&value, unit.as_ref(), &path.key("afrunding").key("til"));
        }
        self.set = None;
    }

    /// What a kind needs is there, and nothing that only another kind reads.
    fn keys(&mut self, calculation: &Calculation, path: &[At]) {
        let (needed, allowed) = keys_of(calculation.kind);
        let written = serde_json::to_value(calculation).unwrap_or_default();
        let Some(written) = written.as_object() else { return };
        for key in needed.iter().filter(|it| !written.contains_key(**it)) {
            let problem = Problem::new("calculation-incomplete").with("key", key);
            self.found.at_key(self.tree, path, problem.with("place", place(path)));
        }
        let read =
            |key: &str| COMMON.contains(&key) || needed.contains(&key) || allowed.contains(&key);
        for key in written.keys().filter(|it| !read(it)) {
            let problem = Problem::new("key-without-effect").with("key", key);
            self.found.at_key(self.tree, &path.key(key), problem);
        }
    }

    fn unit(&mut self, text: Option<&str>, path: &[At]) -> Option<Quantity> {
        let text = text?;
        let unit = unit_of_text(text);
        if unit.is_none() {
            self.tell(path, Problem::new("unknown-unit").with("unit", text));
        }
        unit
    }

    fn lines(&mut self, calculation: &Calculation, unit: Option<&Quantity>, path: &[At]) {
        for (index, line) in calculation.lines.iter().enumerate() {
            let path = path.key("linjer").index(index);
            let (value, path_of_value) = match (&line.plus, &line.minus) {
                (Some(_), Some(_)) | (None, None) => {
                    self.tell(&path, Problem::new("line-not-plus-or-minus"));
                    continue;
                }
                (Some(value), None) => (value, path.key("plus")),
                (None, Some(value)) => (value, path.key("minus")),
            };
            let own = self.first_unit(value);
            let product = line.times.is_some();
            match (&line.steps_of, product) {
                // How many steps: the size has the line's unit, the result is a plain number.
                (Some(size), _) => {
                    self.fits(value, None, &path_of_value);
                    self.fits(size, own.as_ref(), &path.key("antal-trin"));
                }
                // A product has the unit that the file gives the whole.
                (None, true) => self.fits(value, None, &path_of_value),
                (None, false) => self.fits(value, unit, &path_of_value),
            }
            for (index, value) in line.times.iter().flat_map(OneOrMany::values).enumerate() {
                let path = match &line.times {
                    Some(OneOrMany::Many(_)) => path.key("gange").index(index),
                    _ => path.key("gange"),
                };
                self.fits(value, None, &path);
            }
            if let Some(share) = &line.share {
                let percent = Quantity::new(Exact::ONE, Unit::Percent, None);
                self.fits(share, Some(&percent), &path.key("andel"));
            }
            let bound = if product { unit.cloned() } else { own };
            for (name, value) in [("mindst", &line.floor), ("hoejst", &line.cap)] {
                if let Some(value) = value {
                    self.fits(value, bound.as_ref(), &path.key(name));
                }
            }
        }
    }

    fn ledger(&mut self, calculation: &Calculation, unit: Option<&Quantity>, path: &[At]) {
        // A credit is so much per period; the account itself is not.
        let per_period = |it: &Quantity| Quantity { per: None, ..it.clone() };
        if let Some(credit) = &calculation.credit
            && let (Some(found), Some(unit)) = (self.first_unit(credit), unit)
            && !fit(&per_period(&found), &per_period(unit))
        {
            self.tell(&path.key("tilgang"), wrong_unit(unit, &found));
        }
        if let Some(Stated::Is(ceiling)) = &calculation.ceiling {
            self.fits(ceiling, unit, &path.key("loft"));
        }
        let series = match &calculation.used {
            Some(Value::From(source)) => source.series.clone(),
            _ => None,
        };
        if calculation.used.is_some() && series.is_none() {
            self.tell(&path.key("forbrug"), Problem::new("use-is-no-series"));
        }
    }

    fn gives(
        &mut self,
        gives: &Gives,
        number: Option<&Quantity>,
        unit: Option<&Quantity>,
        path: &[At],
    ) {
        match gives {
            Gives::State(_) => (),
            Gives::Quantity(quantity) => {
                self.fits(&Value::Quantity(quantity.clone()), unit, path);
            }
            Gives::Whole(_) => self.same(number, unit, path),
            Gives::Special(special) => {
                if let Some(share) = &special.share {
                    let percent = Quantity::new(Exact::ONE, Unit::Percent, None);
                    self.fits(share, Some(&percent), &path.key("andel"));
                    self.same(number, unit, path);
                }
                if let Some(value) = &special.value {
                    let value = Value::From(Box::new(value.clone()));
                    self.fits(&value, unit, &path.key("vaerdi"));
                }
                if let Some(unclear) = &special.unclear {
                    for gives in self.readings::<Gives>(unclear.as_str()) {
                        self.gives(&gives, number, unit, path);
                    }
                }
            }
        }
    }

    /// The number looked up is itself, or a share of it, the result.
    fn same(&mut self, number: Option<&Quantity>, unit: Option<&Quantity>, path: &[At]) {
        if let (Some(number), Some(unit)) = (number, unit)
            && !fit(number, unit)
        {
            self.tell(path, wrong_unit(unit, number));
        }
    }

    // --- values -------------------------------------------------------------------------------

    /// A value is a number, of the unit if one is given.
    fn fits(&mut self, value: &Value, unit: Option<&Quantity>, path: &[At]) {
        match self.shape(value) {
            Shape::Open => (),
            Shape::NotANumber => self.tell(path, Problem::new("not-a-number")),
            Shape::Misspelt(reason) => {
                self.tell(path, Problem::new("not-readable").with("reason", reason));
            }
            Shape::Of(found) => {
                if let Some(unit) = unit
                    && !fit(&found, unit)
                {
                    self.tell(path, wrong_unit(unit, &found));
                }
            }
        }
        let Value::From(source) = value else { return };
        for (name, list) in [("mindste", &source.least), ("stoerste", &source.greatest)] {
            for (index, value) in list.iter().enumerate() {
                self.fits(value, unit, &path.key(name).index(index));
            }
        }
        if let Some(unclear) = &source.unclear {
            for value in self.readings::<Value>(unclear.as_str()) {
                self.fits(&value, unit, path);
            }
        }
        if source.sum.is_some() && source.field.is_none() {
            self.tell(path, Problem::new("sum-without-field"));
        }
    }

    /// A word where a text may stand, but this one begins like a number.
    fn misspelt(&mut self, word: &str, path: &[At]) {
        if word.starts_with(|it: char| it.is_ascii_digit())
            && let Err(error) = word.parse::<Quantity>()
        {
            self.tell(path, Problem::new("not-readable").with("reason", error.key()));
        }
    }

    fn first_unit(&self, value: &Value) -> Option<Quantity> {
        match self.shape(value) {
            Shape::Of(quantity) => Some(quantity),
            _ => None,
        }
    }

    fn shape(&self, value: &Value) -> Shape {
        match value {
            Value::Number(_) => Shape::Of(Quantity::plain(Exact::ONE)),
            Value::Quantity(quantity) => Shape::Of(quantity.clone()),
            Value::State(_) => Shape::Open,
            Value::YesNo(_) | Value::Day(_) | Value::Pension(_) => Shape::NotANumber,
            Value::Word(word) => match word.parse::<Quantity>() {
                Ok(quantity) => Shape::Of(quantity),
                Err(error) => Shape::Misspelt(error.key()),
            },
            Value::From(source) => match self.source(source) {
                Shape::Of(found) => match source.per {
                    Some(per) => converted(&found, per.0),
                    None => Shape::Of(found),
                },
                other => other,
            },
        }
    }

    fn source(&self, source: &ValueSource) -> Shape {
        let vocabulary = &self.catalogue.vocabulary;
        if let Some(id) = &source.rate {
            let mut rates = self.catalogue.rates.iter().filter(|it| it.id == *id);
            return match rates.next().map(|it| &it.value) {
                Some(Some(value)) => Shape::Of(value.clone()),
                Some(None) => Shape::NotANumber,
                None => Shape::Open,
            };
        }
        if let Some(id) = &source.fact {
            return vocabulary.fact(id.as_str()).map_or(Shape::Open, of_fact);
        }
        if let Some(id) = &source.answer {
            let known = self.standard.judgements.iter().any(|it| it.id == *id)
                || names::criteria(self.standard).iter().any(|it| it.id.as_str() == id.as_str());
            let kind = context::answer_type(self.standard, id.as_str());
            return if known { of_fact(&kind) } else { Shape::Open };
        }
        if let Some(id) = &source.calculation {
            let unit = self.standard.calculations.get(id).and_then(|it| it.unit.as_deref());
            return unit.and_then(unit_of_text).map_or(Shape::Open, Shape::Of);
        }
        if let Some(id) = &source.scope {
            return self.of_scope(id.as_str());
        }
        if source.count.is_some() {
            return Shape::Of(Quantity::plain(Exact::ONE));
        }
        if let Some(field) = &source.field {
            let set = source.sum.as_ref().map(ToString::to_string).or_else(|| self.set.clone());
            let field =
                set.and_then(|set| vocabulary.fact(&set)).and_then(|set| set.fields.get(field));
            return field.map_or(Shape::Open, of_fact);
        }
        if source.days.is_some() {
            return Shape::Of(Quantity::new(Exact::ONE, Unit::Days, None));
        }
        let several = source.least.iter().chain(&source.greatest);
        several
            .map(|it| self.shape(it))
            .find(|it| matches!(it, Shape::Of(_)))
            .unwrap_or(Shape::Open)
    }

    fn of_scope(&self, id: &str) -> Shape {
        let own = self.standard.scope.value().and_then(|it| it.get(id));
        let of_variant = || self.standard.variants.iter().find_map(|it| it.scope.get(id));
        let Some(scope) = own.or_else(of_variant) else { return Shape::Open };
        let limits = std::iter::once(&scope.limits).chain(scope.rows.iter().map(|it| &it.limits));
        let values = limits.flat_map(bounds).map(|(_, it)| self.shape(it));
        for shape in values {
            if let Shape::Of(mut found) = shape {
                found.per = found.per.or(scope.per.map(|it| it.0));
                return Shape::Of(found);
            }
        }
        Shape::Open
    }

    /// What the readings of an ambiguity put in a place, where it is of the type.
    fn readings<T: serde::de::DeserializeOwned>(&self, unclear: &str) -> Vec<T> {
        let (id, name) = context::split(unclear);
        let ambiguity = context::ambiguity(self.catalogue, self.standard, id);
        let values =
            ambiguity.into_iter().flat_map(|it| &it.readings).filter_map(|it| match name {
                Some(name) => it.values.get(name),
                None => it.value.as_ref(),
            });
        let text = |it: &serde_json::Value| !it.to_string().contains("\"uklar\"");
        values
            .filter(|it| text(it))
            .filter_map(|it| serde_json::from_value(it.clone()).ok())
            .collect()
    }

    // --- scope --------------------------------------------------------------------------------

    fn scope(&mut self, scope: &Scope, path: &[At]) {
        // A level is a word; everything else that bounds is a number.
        if scope.kind == ScopeKind::Level {
            return;
        }
        let per = scope.per.map(|it| it.0);
        let first = std::iter::once(&scope.limits)
            .chain(scope.rows.iter().map(|it| &it.limits))
            .flat_map(bounds)
            .find_map(|(_, it)| self.first_unit(it));
        let unit = first.map(|it| Quantity { per: it.per.or(per), ..it });
        let mut all: Vec<(Vec<At>, &Value)> = Vec::new();
        all.extend(bounds(&scope.limits).map(|(name, it)| (path.key(name), it)));
        for (index, row) in scope.rows.iter().enumerate() {
            let path = path.key("raekke").index(index);
            all.extend(bounds(&row.limits).map(|(name, it)| (path.key(name), it)));
        }
        for (index, extension) in scope.extension.iter().enumerate() {
            let path = path.key("udvidelse").index(index);
            all.extend(extension.to.iter().map(|it| (path.key("til"), it)));
            all.extend(extension.over.iter().map(|it| (path.key("over"), it)));
        }
        for (path, value) in all {
            self.fits(value, unit.as_ref(), &path);
        }
    }

    // --- steps --------------------------------------------------------------------------------

    fn steps(&mut self, calculation: &Calculation, unit: Option<&Quantity>, path: &[At]) {
        let number = calculation.of.as_ref().and_then(|it| self.first_unit(it));
        if let Some(of) = &calculation.of {
            self.fits(of, None, &path.key("af"));
        }
        let path = path.key("trin");
        for (index, step) in calculation.steps.iter().enumerate() {
            let path = path.index(index);
            for (name, value) in step_bounds(step) {
                self.fits(value, number.as_ref(), &path.key(name));
            }
            self.gives(&step.gives, number.as_ref(), unit, &path.key("giver"));
        }
        self.coverage(&calculation.steps, number.as_ref(), &path);
    }

    /// Steps side by side: no hole, no overlap. One that gives *ikke oplyst* covers its part: the
    /// hole in the document is then on record.
    fn coverage(&mut self, steps: &[Step], number: Option<&Quantity>, path: &[At]) {
        let spans: Vec<Option<Span>> =
            steps.iter().enumerate().map(|(index, step)| self.span(index, step, number)).collect();
        let unknown = spans.iter().any(Option::is_none);
        let mut spans: Vec<Span> = spans.into_iter().flatten().collect();
        for span in &spans {
            if let (Some(lower), Some(upper)) = (&span.lower, &span.upper)
                && lower.at >= upper.at
            {
                self.tell(&path.index(span.index), Problem::new("step-empty"));
            }
        }
        spans.sort_by_key(|it| (it.lower.as_ref().map(|it| it.at), it.index));
        self.overlaps(&spans, path);
        // A bound that only a reading or a case fills cannot be held against its neighbours.
        if !unknown {
            self.holes(&spans, number, path);
        }
    }

    fn overlaps(&mut self, spans: &[Span], path: &[At]) {
        for pair in spans.windows(2) {
            let [before, after] = pair else { continue };
            let overlaps = match (&before.upper, &after.lower) {
                (Some(upper), Some(lower)) => upper.at > lower.at,
                _ => true,
            };
            if overlaps && !before.recorded && !after.recorded {
                let at = after.lower.as_ref().map(|it| it.text.clone()).unwrap_or_default();
                let problem = Problem::new("steps-overlap").with("at", at);
                self.found.pair(
                    self.tree,
                    &path.index(after.index),
                    &path.index(before.index),
                    problem,
                );
            }
        }
    }

    fn holes(&mut self, spans: &[Span], number: Option<&Quantity>, path: &[At]) {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        if let Some(lower) = first.lower.as_ref().filter(|it| it.at > (Exact::ZERO, true)) {
            let problem =
                Problem::new("steps-hole").with("from", "@reason-no-start").with("to", &lower.text);
            self.tell(&path.index(first.index), problem);
        }
        let mut reach = first.upper.as_ref();
        for span in spans.iter().skip(1) {
            let (Some(until), Some(from)) = (reach, span.lower.as_ref()) else { continue };
            if until.at < from.at {
                let problem =
                    Problem::new("steps-hole").with("from", &until.text).with("to", &from.text);
                self.found.pair(self.tree, &path.index(span.index), path, problem);
            }
            reach = match (reach, span.upper.as_ref()) {
                (Some(reach), Some(upper)) => Some(if reach.at > upper.at { reach } else { upper }),
                _ => None,
            };
        }
        // Nothing is more than the whole.
        let whole = number.is_some_and(|it| it.dimension() == Dimension::Share);
        let hundred = Exact::whole(100);
        if let Some(reach) = reach.filter(|it| !(whole && it.at.0 >= hundred)) {
            let problem =
                Problem::new("steps-hole").with("from", &reach.text).with("to", "@reason-no-end");
            self.tell(&path.index(last.index), problem);
        }
    }

    /// A step as an interval of cuts; none where a bound is not known without a case.
    fn span(&self, index: usize, step: &Step, number: Option<&Quantity>) -> Option<Span> {
        let cut = |value: &Option<Value>, behind: bool| -> Option<Option<Cut>> {
            let Some(value) = value else { return Some(None) };
            let quantity = match value {
                Value::Number(number) => Quantity::plain(Exact::whole(*number)),
                Value::Quantity(quantity) => quantity.clone(),
                Value::From(source) => {
                    let id = source.rate.as_ref()?;
                    self.catalogue.rates.iter().find(|it| it.id == *id)?.value.clone()?
                }
                _ => return None,
            };
            Some(Some(Cut { at: cut_at(&quantity, behind, number)?, text: quantity.to_string() }))
        };
        let lower = match &step.from {
            Some(_) => cut(&step.from, false)?,
            None => cut(&step.over, true)?,
        };
        let upper = match &step.to {
            Some(_) => cut(&step.to, true)?,
            None => cut(&step.under, false)?,
        };
        let recorded = match &step.gives {
            Gives::State(_) => true,
            Gives::Special(special) => special.unclear.is_some() || special.lost.is_some(),
            _ => false,
        };
        Some(Span { lower, upper, index, recorded })
    }

    // --- circles ------------------------------------------------------------------------------

    /// A calculation that needs its own result.
    fn circles(&mut self) {
        let names = self.standard.calculations.keys();
        let needs: BTreeMap<&str, BTreeSet<String>> =
            names.map(|id| (id.as_str(), self.needs(id.as_str()))).collect();
        for id in needs.keys() {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            let mut next: Vec<&str> = vec![id];
            while let Some(here) = next.pop() {
                for inner in needs.get(here).into_iter().flatten() {
                    if seen.insert(inner) {
                        next.push(inner);
                    }
                }
            }
            if seen.contains(id) {
                let problem = Problem::new("circle").with("id", id);
                self.found.at_key(self.tree, &root("beregning").key(id), problem);
            }
        }
    }

    /// Which calculations one needs: by name, through criteria, and through readings.
    fn needs(&self, id: &str) -> BTreeSet<String> {
        let mut needs = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let piece = self.standard.calculations.get(id).map(serde_json::to_value);
        let mut next: Vec<serde_json::Value> = piece.and_then(Result::ok).into_iter().collect();
        while let Some(piece) = next.pop() {
            for reference in walk::walk(&piece).references {
                let inner = match reference.kind {
                    Kind::Calculation => {
                        needs.insert(reference.id);
                        continue;
                    }
                    Kind::Criterion => context::find_criterion(self.standard, &reference.id)
                        .and_then(|it| serde_json::to_value(it).ok()),
                    Kind::Ambiguity => {
                        let (id, _) = context::split(&reference.id);
                        context::ambiguity(self.catalogue, self.standard, id)
                            .and_then(|it| serde_json::to_value(&it.readings).ok())
                    }
                    _ => continue,
                };
                if seen.insert(reference.id) {
                    next.extend(inner);
                }
            }
        }
        needs
    }
}

/// A bound on the line of numbers: before the number, or behind it.
struct Cut {
    at: (Exact, bool),
    text: String,
}

struct Span {
    lower: Option<Cut>,
    upper: Option<Cut>,
    index: usize,
    /// The step gives no number on purpose: hole and overlap are on record.
    recorded: bool,
}

/// Where a bound cuts. What is counted in whole ones has nothing between 2 and 3.
fn cut_at(quantity: &Quantity, behind: bool, number: Option<&Quantity>) -> Option<(Exact, bool)> {
    let unit = if quantity.unit == Unit::Plain { number.map(|it| it.unit) } else { None };
    let counted = match unit.unwrap_or(quantity.unit).dimension() {
        Dimension::Number | Dimension::Calendar(_) => true,
        Dimension::Money | Dimension::Time | Dimension::Share | Dimension::Length => false,
    };
    let at = quantity.base()?;
    if counted && behind && at.is_whole() {
        return Some((at.plus(Exact::ONE)?, false));
    }
    Some((at, behind))
}

fn bounds(limits: &Limits) -> impl Iterator<Item = (&'static str, &Value)> {
    let all = [
        ("mindst", &limits.at_least),
        ("over", &limits.over),
        ("hoejst", &limits.at_most),
        ("under", &limits.under),
        ("normalt", &limits.usual),
    ];
    all.into_iter().filter_map(|(name, value)| value.as_ref().map(|it| (name, it)))
}

fn step_bounds(step: &Step) -> impl Iterator<Item = (&'static str, &Value)> {
    let all =
        [("fra", &step.from), ("over", &step.over), ("til", &step.to), ("under", &step.under)];
    all.into_iter().filter_map(|(name, value)| value.as_ref().map(|it| (name, it)))
}

/// A unit as a file writes it: `kr. pr. måned`.
pub(super) fn unit_of_text(text: &str) -> Option<Quantity> {
    let (unit, per) = match text.split_once(" pr. ") {
        Some((unit, per)) => (unit, Some(Per::parse(per)?)),
        None => (text, None),
    };
    let unit = if unit.is_empty() { Unit::Plain } else { Unit::parse(unit)? };
    Some(Quantity::new(Exact::ONE, unit, per))
}

fn of_fact(fact: &FactFile) -> Shape {
    match fact.kind {
        FactType::Number
        | FactType::Money
        | FactType::Time
        | FactType::Duration
        | FactType::Length
        | FactType::Share
        | FactType::Age => unit_of_text(unit_text(fact)).map_or(Shape::Open, Shape::Of),
        FactType::YesNo
        | FactType::Choice
        | FactType::Level
        | FactType::Date
        | FactType::Code
        | FactType::Records => Shape::NotANumber,
    }
}

/// Per another period, where that can be reckoned: a plain amount is per whatever is asked.
fn converted(found: &Quantity, per: Per) -> Shape {
    let other = match found.per {
        None => Some(Quantity { per: Some(per), ..found.clone() }),
        Some(_) => found.converted_to(per),
    };
    other.map_or(Shape::NotANumber, Shape::Of)
}

/// Whether a value may stand where the unit is wanted. A number without a unit fits everywhere; a
/// period that the unit does not have would be lost.
fn fit(found: &Quantity, unit: &Quantity) -> bool {
    let plain = found.unit == Unit::Plain || unit.unit == Unit::Plain;
    let per = match (found.per, unit.per) {
        (Some(found_per), Some(per)) => found_per == per || found.converted_to(per).is_some(),
        (Some(_), None) => false,
        (None, _) => true,
    };
    plain || (found.dimension() == unit.dimension() && per)
}

fn wrong_unit(unit: &Quantity, found: &Quantity) -> Problem {
    Problem::new("wrong-unit").with("unit", written(unit)).with("found", written(found))
}

/// The unit alone, in the plural.
fn written(quantity: &Quantity) -> String {
    let unit = quantity.unit.word(Exact::whole(2));
    match quantity.per {
        Some(per) => format!("{unit} pr. {}", per.word()),
        None => unit.to_owned(),
    }
}
