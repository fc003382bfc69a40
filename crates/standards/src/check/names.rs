//! Every name names something (*henvisninger*): facts, events, rates, criteria – in criteria and
//! in everything around them. A wrong one is told with the nearest right one.

use serde_json::Value as Json;

use super::ambiguities::{Holder, Places};
use super::ids::Uses;
use super::walk::{self, Kind, Reference, Walked};
use super::{Found, Tree, Under, Whole, root};
use crate::format::{
    CalculationId, Criterion, EventId, FactId, FactType, PartRef, RatesFile, ScopeId, Standard,
};
use crate::library::{Catalogue, Read};
use crate::problem::Problem;
use crate::vocabulary::Vocabulary;

/// What can be named in one file.
#[derive(Default)]
struct Known<'a> {
    rates: Vec<&'a str>,
    calculations: Vec<&'a str>,
    judgements: Vec<&'a str>,
    lists: Vec<&'a str>,
    criteria: Vec<String>,
    items: Vec<&'a str>,
    scopes: Vec<&'a str>,
    ambiguities: Vec<&'a str>,
    laws: Vec<&'a str>,
}

/// Names in a standard.
pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Standard,
    tree: &Tree<'_>,
    walked: &Walked,
    found: &mut Found,
) {
    let known = of_standard(catalogue, standard);
    for reference in &walked.references {
        let problem = match reference.kind {
            Kind::Piece => None, // What ambiguities concern is looked up with them.
            _ => unknown(&catalogue.vocabulary, &known, reference),
        };
        if let Some(problem) = problem {
            tell(tree, reference, problem, found);
        }
    }
}

/// Names in `katalog.toml` and in the rates, and the one contact that complaints go to.
pub(super) fn catalogue<'a>(
    whole: &'a Whole<'a>,
    uses: &mut Uses,
    places: &mut Places<'a>,
    found: &mut Found,
) {
    let catalogue = whole.catalogue;
    let known = Known {
        rates: rates(catalogue),
        ambiguities: catalogue.file.value.ambiguities.iter().map(|it| it.id.as_str()).collect(),
        laws: catalogue.national.pieces.iter().map(|it| it.id.as_str()).collect(),
        ..Known::default()
    };
    let file = &whole.file;
    let tree = Tree::of(&file.name, &file.spans, &file.value);
    let own = std::iter::once((tree, Holder::Catalogue(&file.value)));
    let of_rates = |it: &'a Read<RatesFile>| {
        (Tree::of(&it.name, &it.spans, &it.value), Holder::Rates(&it.value))
    };
    for (tree, holder) in own.chain(whole.rates.iter().map(of_rates)) {
        let walked = walk::walk(&tree.value);
        for reference in walked.references.iter().filter(|it| it.kind != Kind::Piece) {
            if let Some(problem) = unknown(&catalogue.vocabulary, &known, reference) {
                tell(&tree, reference, problem, found);
            }
        }
        super::ambiguities::lost(&tree, &walked, found);
        uses.note(&walked);
        places.note(&tree, &walked, holder);
    }
    contact(whole, found);
}

fn contact(whole: &Whole<'_>, found: &mut Found) {
    let file = &whole.file;
    let Some(to) = file.value.complaint.to.value() else { return };
    let names = || file.value.contacts.iter().map(|it| it.name.as_str());
    if !names().any(|it| it == to) {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        let problem = Problem::new("unknown-contact").with("id", to).near(to, names());
        found.at(&tree, &root("klage").key("til"), problem);
    }
}

fn tell(tree: &Tree<'_>, reference: &Reference, problem: Problem, found: &mut Found) {
    if reference.is_key {
        found.at_key(tree, &reference.path, problem);
    } else {
        found.at(tree, &reference.path, problem);
    }
}

fn rates(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.rates.iter().map(|it| it.id.as_str()).collect()
}

fn of_standard<'a>(catalogue: &'a Catalogue, standard: &'a Standard) -> Known<'a> {
    let mut known = Known {
        rates: rates(catalogue),
        calculations: standard.calculations.keys().map(CalculationId::as_str).collect(),
        judgements: standard.judgements.iter().map(|it| it.id.as_str()).collect(),
        lists: standard.lists.iter().map(|it| it.id.as_str()).collect(),
        laws: catalogue.national.pieces.iter().map(|it| it.id.as_str()).collect(),
        ..Known::default()
    };
    for criterion in criteria(standard) {
        known.criteria.push(criterion.id.to_string());
        if criterion.judgement.is_some() {
            known.judgements.push(criterion.id.as_str());
        }
    }
    // Pieces of the law and interplays are criteria too, and may be opened by name.
    let of_law = catalogue.national.pieces.iter().filter(|it| standard.law.contains(&it.law));
    let of_law = of_law.filter_map(|it| it.criterion.as_ref()).map(|it| it.id.to_string());
    known.criteria.extend(of_law);
    let interplays = standard.interplay.items().iter();
    known.criteria.extend(interplays.map(|it| format!("samspil-{}", it.id)));

    let items = standard.included.items().iter().chain(standard.not_included.items());
    known.items.extend(items.map(|it| it.id.as_str()));
    known.scopes.extend(standard.scope.value().into_iter().flatten().map(|(id, _)| id.as_str()));
    for variant in &standard.variants {
        let items = variant.included.iter().chain(&variant.not_included);
        known.items.extend(items.map(|it| it.id.as_str()));
        known.scopes.extend(variant.scope.keys().map(ScopeId::as_str));
    }
    let shared = &catalogue.file.value.ambiguities;
    let ambiguities = standard.ambiguities.iter().chain(shared);
    known.ambiguities.extend(ambiguities.map(|it| it.id.as_str()));
    known
}

/// Every criterion of a standard and its variants, with the parts written in place.
pub(super) fn criteria(standard: &Standard) -> Vec<&Criterion> {
    fn with_parts<'a>(criterion: &'a Criterion, all: &mut Vec<&'a Criterion>) {
        all.push(criterion);
        for part in &criterion.parts {
            if let PartRef::Inline(part) = part {
                with_parts(part, all);
            }
        }
    }
    let mut all = Vec::new();
    let of_variants = standard.variants.iter().flat_map(|it| &it.criteria);
    for criterion in standard.criteria.iter().chain(of_variants) {
        with_parts(criterion, &mut all);
    }
    all
}

/// The nearest name is looked for only where there is need of it.
fn of_id(code: &'static str, id: &str, names: &[&str]) -> Option<Problem> {
    let problem = || Problem::new(code).with("id", id).near(id, names.iter().copied());
    (!names.contains(&id)).then(problem)
}

/// The problem with a name, if it names nothing.
fn unknown(vocabulary: &Vocabulary, known: &Known<'_>, reference: &Reference) -> Option<Problem> {
    let id = reference.id.as_str();
    let of = |code: &'static str, names: &[&str]| of_id(code, id, names);
    match &reference.kind {
        Kind::Fact => match vocabulary.fact(id) {
            Some(_) => None,
            None => Some(unknown_fact(vocabulary, id)),
        },
        Kind::Set => match vocabulary.fact(id) {
            Some(fact) if fact.kind == FactType::Records => None,
            Some(_) => Some(Problem::new("not-a-set").with("id", id)),
            None => Some(unknown_fact(vocabulary, id)),
        },
        Kind::Field(set) => {
            let set = vocabulary.fact(set.as_ref()?)?;
            if set.kind != FactType::Records {
                return None; // Told at the set.
            }
            let fields = &set.fields;
            let names: Vec<&str> = fields.keys().map(FactId::as_str).collect();
            of("unknown-field", &names)
        }
        Kind::Event => {
            let names: Vec<&str> = vocabulary.events.keys().map(EventId::as_str).collect();
            of("unknown-event", &names)
        }
        Kind::Rate => of("unknown-rate", &known.rates),
        Kind::Calculation => of("unknown-calculation", &known.calculations),
        Kind::Judgement => of("unknown-judgement", &known.judgements),
        Kind::List => of("unknown-list", &known.lists),
        Kind::Criterion => {
            let names: Vec<&str> = known.criteria.iter().map(String::as_str).collect();
            of("unknown-criterion", &names)
        }
        Kind::Item => of("unknown-item", &known.items),
        Kind::Scope => of("unknown-scope", &known.scopes),
        Kind::Ambiguity => {
            let (id, _) = crate::context::split(id);
            of_id("unknown-ambiguity", id, &known.ambiguities)
        }
        Kind::Law => of("unknown-basis", &known.laws),
        Kind::Piece => None,
    }
}

/// A fact that the vocabulary does not have.
pub(super) fn unknown_fact(vocabulary: &Vocabulary, id: &str) -> Problem {
    Problem::new("unknown-fact").with("id", id).near(id, vocabulary.names())
}

/// The events that may be named where a reading fills a clock.
pub(super) fn unknown_event(vocabulary: &Vocabulary, id: &str) -> Option<Problem> {
    let names: Vec<&str> = vocabulary.events.keys().map(EventId::as_str).collect();
    of_id("unknown-event", id, &names)
}

/// Names in a criterion of the national layer: it knows the vocabulary and its own pieces.
pub(super) fn national(
    vocabulary: &Vocabulary,
    laws: &[&str],
    criteria: Vec<String>,
    tree: &Tree<'_>,
    walked: &Walked,
    found: &mut Found,
) {
    let known = Known { laws: laws.to_vec(), criteria, ..Known::default() };
    let own = [Kind::Judgement, Kind::Calculation, Kind::Rate, Kind::List, Kind::Ambiguity];
    for reference in &walked.references {
        // A piece of the law that asks a judgement is answered in the standard that repeats it.
        if own.contains(&reference.kind) {
            continue;
        }
        if let Some(problem) = unknown(vocabulary, &known, reference) {
            tell(tree, reference, problem, found);
        }
    }
}
