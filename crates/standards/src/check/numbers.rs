//! Numbers (*tal og enheder*): every line fits the unit of its result, steps follow each other
//! without a hole or an overlap, no calculation stands on itself.

mod circles;
mod steps;
mod units;
mod values;

use units::{Shape, fit, of_fact, wrong_unit};

pub(super) use units::unit_of_text;

use super::walk::Walked;
use super::{Found, Tree, Under, ids, place, root};
use crate::exact::Exact;
use crate::format::{
    Calculation, CalculationKind, FactId, Gives, Limits, Map, OneOrMany, Scope, ScopeKind,
    Standard, Stated, Test, Value,
};
use crate::library::{Catalogue, Read};
use crate::problem::Problem;
use crate::quantity::{Quantity, Unit};
use crate::tree::At;

pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    walked: &Walked,
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
    for (path, criterion) in ids::top_criteria(standard) {
        numbers.compared(&criterion.facts, &path.key("fakta"));
    }
    for (path, condition) in &walked.conditions {
        numbers.compared(&condition.facts, &path.key("fakta"));
    }
    numbers.circles();
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

    /// A bound that the person's own facts give has the unit of what it bounds. Bounds that are
    /// written in place are cuts of the plan, which tells what is wrong with them.
    fn compared(&mut self, facts: &Map<FactId, Test>, path: &[At]) {
        for (id, test) in facts {
            let fact = self.catalogue.vocabulary.fact(id.as_str());
            let Some(Shape::Of(unit)) = fact.map(of_fact) else { continue };
            let bounds = [
                ("fra", &test.from),
                ("over", &test.over),
                ("til", &test.to),
                ("under", &test.under),
            ];
            for (name, bound) in bounds {
                if let Some(bound @ Value::From(source)) = bound
                    && source.rate.is_none()
                {
                    self.fits(bound, Some(&unit), &path.key(id.as_str()).key(name));
                }
            }
        }
    }

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
