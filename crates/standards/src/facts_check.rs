//! Facts (*oplysninger*) held against standards: judgements, readings and wanted extents that no
//! standard knows, and answers of the wrong type. The vocabulary has checked the rest when the
//! facts were read. Pure, and nothing in a problem repeats an answer: it may be somebody's.

use std::ops::Range;

use crate::context;
use crate::facts::{Answer, FactValue, Facts, in_unit_of};
use crate::format::{Ambiguity, Criterion, FactFile, FactType, PartRef, Standard};
use crate::library::Catalogue;
use crate::problem::{Diagnostic, Problem};
use crate::tree::{At, Spans};

/// Everything in the facts that none of the standards can use. `catalogue` gives what they share.
pub fn check(
    file: &str,
    spans: &Spans,
    facts: &Facts,
    catalogue: &Catalogue,
    standards: &[&Standard],
) -> Vec<Diagnostic> {
    let mut checker = Checker { file, spans, facts, catalogue, standards, found: Vec::new() };
    checker.judgements();
    checker.readings();
    checker.requests();
    checker.found
}

/// Whether a problem may go away when more standards of the catalogue are known.
pub fn may_be_anothers(it: &Diagnostic) -> bool {
    ["nobody-asks", "not-one-standard", "nothing-unclear", "nobody-measures"]
        .contains(&it.problem.code)
}

struct Checker<'a> {
    file: &'a str,
    spans: &'a Spans,
    facts: &'a Facts,
    catalogue: &'a Catalogue,
    standards: &'a [&'a Standard],
    found: Vec<Diagnostic>,
}

/// A judgement that a standard asks for, and how it is answered.
struct Asked<'a> {
    id: String,
    kind: FactFile,
    /// One answer for each record of this set.
    per: Option<&'a str>,
}

impl<'a> Checker<'a> {
    fn report(&mut self, table: &str, id: &str, problem: Problem) {
        let span = self.span(table, id);
        let problem = problem.with("place", format!("{table}.{id}"));
        self.found.push(Diagnostic::error(self.file, span, problem));
    }

    /// Where the name itself stands; its answer is nobody else's business.
    fn span(&self, table: &str, id: &str) -> Option<Range<usize>> {
        let table = self.spans.key(table)?;
        table.key_span(id).or_else(|| self.spans.find(&[At::Key(id.to_owned())]))
    }

    // --- judgements -----------------------------------------------------------------------------

    fn judgements(&mut self) {
        let facts = self.facts;
        for (id, answer) in &facts.judgements {
            let Some(asked) = self.asked(id) else { continue };
            match asked.per {
                Some(set) => {
                    let problem = Problem::new("answer-per-record").with("id", id);
                    self.report("judgements", id, problem.with("set", set));
                }
                None => self.answer(id, &asked, answer),
            }
        }
        for (id, answers) in &facts.per_record {
            let Some(asked) = self.asked(id) else { continue };
            let Some(set) = asked.per else {
                self.report("judgements", id, Problem::new("answer-once").with("id", id));
                continue;
            };
            let records = facts.sets.get(set).map_or(0, |it| it.records.len());
            if answers.len() > records {
                let problem = Problem::new("more-answers-than-records").with("id", id);
                self.report("judgements", id, problem.with("set", set));
            }
            for answer in answers.iter().flatten() {
                self.answer(id, &asked, answer);
            }
        }
    }

    /// The judgement meant by `id`, or by `standard/id` where only one standard is meant. Tells
    /// where there is none.
    fn asked(&mut self, id: &str) -> Option<Asked<'a>> {
        let (within, name) = self.meant(id);
        let asked = |it: &&'a Standard| asked_in(self.catalogue, it);
        let all: Vec<Asked<'a>> = within.iter().flat_map(asked).collect();
        let names: Vec<String> = all.iter().map(|it| it.id.clone()).collect();
        if let Some(found) = all.into_iter().find(|it| it.id == name) {
            return Some(found);
        }
        // `standard/judgement` of a standard that is not at hand is told as such.
        let prefix = name.split_once('/').map(|it| it.0).filter(|_| within.len() > 1);
        let names = names.iter().map(String::as_str);
        let problem = Problem::new("nobody-asks").with("id", id).near(name, names);
        match prefix {
            Some(prefix) if !name.ends_with("/udgangspunkt") => {
                let ids: Vec<&str> = self.standards.iter().map(|it| it.id.as_str()).collect();
                let problem = Problem::new("not-one-standard").with("id", prefix);
                let problem = problem.near(prefix, ids.iter().copied());
                self.report("judgements", id, problem.with("known", ids.join(", ")));
            }
            _ => self.report("judgements", id, problem),
        }
        None
    }

    fn meant<'i>(&self, id: &'i str) -> (Vec<&'a Standard>, &'i str) {
        if let Some((prefix, rest)) = id.split_once('/')
            && let Some(one) = self.standards.iter().find(|it| it.id.as_str() == prefix)
        {
            return (vec![one], rest);
        }
        (self.standards.to_vec(), id)
    }

    fn answer(&mut self, id: &str, asked: &Asked<'_>, answer: &Answer) {
        let kind = &asked.kind;
        let problem = match (kind.kind, &answer.value) {
            (FactType::YesNo, FactValue::YesNo(_)) => return,
            (FactType::YesNo, _) => Problem::new("answer-yes-or-no").with("id", id),
            (FactType::Choice | FactType::Level, value) => {
                let word = word(value).unwrap_or_default();
                if kind.values.contains(&word) {
                    return;
                }
                let values = kind.values.iter().map(String::as_str);
                let problem = Problem::new("answer-of-these").with("id", id).near(&word, values);
                problem.with("known", kind.values.join(", "))
            }
            (_, FactValue::Quantity(quantity)) if in_unit_of(kind, quantity).is_some() => return,
            (FactType::Number, FactValue::Quantity(_)) if kind.unit.is_none() => return,
            _ => {
                let unit = kind.unit.as_deref().unwrap_or_default();
                Problem::new("answer-quantity").with("id", id).with("unit", unit)
            }
        };
        self.report("judgements", id, problem);
    }

    // --- readings and requests ------------------------------------------------------------------

    fn ambiguities(&self) -> impl Iterator<Item = &'a Ambiguity> + use<'a> {
        let shared = self.catalogue.file.value.ambiguities.iter();
        let own: Vec<&'a Standard> = self.standards.to_vec();
        own.into_iter().flat_map(|it| &it.ambiguities).chain(shared)
    }

    fn readings(&mut self) {
        for (id, chosen) in &self.facts.readings {
            let Some(ambiguity) = self.ambiguities().find(|it| it.id.as_str() == id) else {
                let names: Vec<&str> = self.ambiguities().map(|it| it.id.as_str()).collect();
                let problem = Problem::new("nothing-unclear").with("id", id).near(id, names);
                self.report("readings", id, problem);
                continue;
            };
            let readings: Vec<&str> = ambiguity.readings.iter().map(|it| it.id.as_str()).collect();
            if !readings.contains(&chosen.reading.as_str()) {
                let problem = Problem::new("unknown-reading").with("id", id);
                let problem = problem.near(&chosen.reading, readings.iter().copied());
                self.report("readings", id, problem.with("known", readings.join(", ")));
            }
        }
    }

    fn requests(&mut self) {
        let known: Vec<&str> = self.standards.iter().flat_map(|it| scopes(it)).collect();
        for id in self.facts.requests.keys() {
            if !known.contains(&id.as_str()) {
                let problem = Problem::new("nobody-measures").with("id", id);
                self.report("requests", id, problem.near(id, known.iter().copied()));
            }
        }
    }
}

/// A choice that looks like a quantity is still a word.
fn word(value: &FactValue) -> Option<String> {
    match value {
        FactValue::Word(word) => Some(word.clone()),
        FactValue::Quantity(quantity) => Some(quantity.to_string()),
        _ => None,
    }
}

fn scopes(standard: &Standard) -> impl Iterator<Item = &str> {
    let own = standard.scope.value().into_iter().flat_map(|it| it.keys());
    let variants = standard.variants.iter().flat_map(|it| it.scope.keys());
    own.chain(variants).map(crate::format::ScopeId::as_str)
}

/// The standard's own, its variants', and those of the law it stands on.
fn asked_in<'a>(catalogue: &'a Catalogue, standard: &'a Standard) -> Vec<Asked<'a>> {
    let typed = standard.judgements.iter().map(|it| Asked {
        id: it.id.to_string(),
        kind: context::answer_type(standard, it.id.as_str()),
        per: it.per.as_ref().map(crate::format::FactId::as_str),
    });
    let mut asked: Vec<Asked<'_>> = typed.collect();
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    let pieces = catalogue.national.pieces.iter().filter(|it| standard.law.contains(&it.law));
    let national = pieces.filter_map(|it| it.criterion.as_ref());
    for criterion in standard.criteria.iter().chain(variants).chain(national) {
        add(&mut asked, standard, criterion);
    }
    asked
}

/// The yes/no judgements in a criterion and in the parts written in it.
fn add<'a>(asked: &mut Vec<Asked<'a>>, standard: &Standard, criterion: &'a Criterion) {
    let mut yes_or_no = |id: String| {
        asked.push(Asked { kind: context::answer_type(standard, &id), id, per: None });
    };
    if criterion.judgement.is_some() {
        yes_or_no(criterion.id.to_string());
    }
    if criterion.departure.is_some() {
        yes_or_no(crate::assess::departure_id(&criterion.id));
    }
    for part in &criterion.parts {
        if let PartRef::Inline(part) = part {
            add(asked, standard, part);
        }
    }
}
