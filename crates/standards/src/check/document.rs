//! What a reader of the document must be able to trust (*kilder og pligter*): source lines that
//! exist, dates in order, the pinned law, complaint rules, guidance for whoever judges.

use super::walk::{self, Walked};
use super::{Found, Tree, Under, Whole, ids, root};
use crate::format::{
    CatalogueFile, Criterion, Effect, Lines, RatesFile, Scope, Standard, State, Stated, TimeLimit,
};
use crate::library::{Catalogue, Read};
use crate::problem::Problem;
use crate::tree::At;

/// The catalogue's own file, its rates and its examples.
pub(super) fn check(whole: &Whole<'_>, found: &mut Found) {
    let file = &whole.file;
    let tree = Tree::of(&file.name, &file.spans, &file.value);
    lines(whole.catalogue, &tree, &walk::walk(&tree.value), found);
    municipality(&file.value, &tree, found);
    pin(whole.catalogue, &tree, found);
    period(&file.value, &tree, found);
    limits(file.value.time_limits.items(), &root("frist"), &tree, found);
    for rates in whole.rates {
        of_rates(whole.catalogue, rates, found);
    }
    for examples in whole.examples {
        let tree = Tree::of(&examples.name, &examples.spans, &examples.value);
        let mut walked = Walked::default();
        for (index, example) in examples.value.examples.iter().enumerate() {
            let source = example.source.iter().map(ToString::to_string);
            let path = root("eksempel").index(index).key("kilde");
            walked.sources.extend(source.map(|it| (path.clone(), it)));
        }
        lines(whole.catalogue, &tree, &walked, found);
    }
}

pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    found: &mut Found,
) {
    let standard = &standard.value;
    lines(catalogue, tree, &walk::walk(&tree.value), found);
    complaint(standard, tree, found);
    guidance(standard, tree, found);
    sources(standard, tree, found);
    limits(standard.time_limits.items(), &root("frist"), tree, found);
    answers(standard, tree, found);
    for (index, criterion) in standard.criteria.iter().enumerate() {
        strength(criterion, &root("kriterium").index(index), tree, found);
    }
}

/// Source lines lie in the document.
fn lines(catalogue: &Catalogue, tree: &Tree<'_>, walked: &Walked, found: &mut Found) {
    let last = catalogue.file.value.document.lines;
    for (path, text) in &walked.sources {
        let Ok(Lines(ranges)) = text.parse::<Lines>() else { continue };
        if let Some((_, to)) = ranges.iter().find(|(_, to)| *to > last) {
            let problem =
                Problem::new("source-beyond-document").with("line", to).with("last", last);
            found.at(tree, path, problem);
        }
    }
}

fn municipality(file: &CatalogueFile, tree: &Tree<'_>, found: &mut Found) {
    let is_code = file.code.len() == 3 && file.code.bytes().all(|it| it.is_ascii_digit());
    if !is_code {
        let problem = Problem::new("not-a-municipality-code").with("found", &file.code);
        found.at(tree, &root("kommunekode"), problem);
    }
}

/// The pinned edition of the law is the one that is there.
fn pin(catalogue: &Catalogue, tree: &Tree<'_>, found: &mut Found) {
    let pin = &catalogue.file.value.national;
    if pin.sha256 != catalogue.national.sha256 {
        let problem = Problem::new("other-national-layer")
            .with("edition", &pin.edition)
            .with("right", &catalogue.national.sha256);
        found.at(tree, &root("national").key("sha256"), problem);
    }
    if catalogue.national.pieces.is_empty() {
        let problem = Problem::new("no-national-layer").with("edition", &pin.edition);
        found.at(tree, &root("national").key("udgave"), problem);
    }
}

fn period(file: &CatalogueFile, tree: &Tree<'_>, found: &mut Found) {
    let from = file.from.value().or(file.earliest.as_ref().map(|it| &it.on));
    if let (Some(from), Some(until)) = (from, file.until.value())
        && from > until
    {
        found.at(tree, &root("gaelder-til"), Problem::new("ends-before-it-begins"));
    }
    if file.from.value().is_none() && file.earliest.is_none() {
        found.at(tree, &root("gaelder-fra"), Problem::new("no-first-day"));
    }
}

fn of_rates(catalogue: &Catalogue, rates: &Read<RatesFile>, found: &mut Found) {
    let tree = Tree::of(&rates.name, &rates.spans, &rates.value);
    lines(catalogue, &tree, &walk::walk(&tree.value), found);
    for (index, rate) in rates.value.rates.iter().enumerate() {
        let path = root("sats").index(index);
        if let (Some(from), Some(until)) = (rate.from.value(), rate.until.value())
            && from > until
        {
            found.at(&tree, &path.key("til"), Problem::new("ends-before-it-begins"));
        }
        if rate.value.is_none() && rate.steps.is_empty() {
            let problem = Problem::new("rate-without-value").with("id", &rate.id);
            found.at(&tree, &path.key("id"), problem);
        }
    }
}

/// Exactly one word of how long, and a complete notice.
fn limits(limits: &[TimeLimit], path: &[At], tree: &Tree<'_>, found: &mut Found) {
    for (index, limit) in limits.iter().enumerate() {
        let said = [
            limit.within.is_some(),
            limit.before.is_some(),
            limit.on.is_some() || limit.on_before.is_some(),
        ];
        let said = said.into_iter().filter(|it| *it).count();
        let soon = limit.soon == Some(true);
        if said > 1 || (said == 0 && !soon) {
            let problem = Problem::new("limit-not-one-length").with("id", &limit.id);
            found.at(tree, &path.index(index).key("id"), problem);
        }
    }
}

/// Where a decision is given, the file says whether it can be complained of.
fn complaint(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    let (missing, path) = match &standard.decision {
        Stated::Is(decision) => (silent(&decision.complaint), root("afgoerelse").key("klage")),
        other => (silent(other), root("afgoerelse")),
    };
    if missing {
        found.at(tree, &path, Problem::new("no-complaint-rule"));
    }
}

/// Neither a rule, nor where it stands, nor that there is none.
fn silent<T>(stated: &Stated<T>) -> bool {
    match stated {
        Stated::Is(_) | Stated::State(State::None) => false,
        Stated::State(State::NotStated | State::Individual) => true,
        Stated::Open(open) => open.elsewhere.is_none() && open.unclear.is_none(),
    }
}

/// Whoever judges is told what to weigh.
fn guidance(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    for (path, criterion) in ids::top_criteria(standard) {
        if criterion.judgement.as_ref().is_some_and(|it| it.guidance.is_none()) {
            let problem = Problem::new("judgement-without-guidance").with("id", &criterion.id);
            found.at(tree, &path.key("skoen"), problem);
        }
    }
    for (index, judgement) in standard.judgements.iter().enumerate() {
        if judgement.guidance.is_none() {
            let problem = Problem::new("judgement-without-guidance").with("id", &judgement.id);
            found.at(tree, &root("skoen").index(index).key("id"), problem);
        }
    }
}

/// What decides, when, and for how much, is found again in the document.
fn sources(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    let mut without: Vec<(Vec<At>, String)> = Vec::new();
    for (index, criterion) in standard.criteria.iter().enumerate() {
        // A part stands on the lines of what it is a part of.
        if criterion.effect != Effect::Part && criterion.source.is_none() {
            let path = root("kriterium").index(index).key("id");
            without.push((path, criterion.id.to_string()));
        }
    }
    for (outer, variant) in standard.variants.iter().enumerate() {
        if variant.source.is_some() {
            continue;
        }
        for (index, criterion) in variant.criteria.iter().enumerate() {
            if criterion.effect != Effect::Part && criterion.source.is_none() {
                let path = root("variant").index(outer).key("kriterium").index(index).key("id");
                without.push((path, criterion.id.to_string()));
            }
        }
    }
    for (index, limit) in standard.time_limits.items().iter().enumerate() {
        if limit.source.is_none() {
            without.push((root("frist").index(index).key("id"), limit.id.to_string()));
        }
    }
    for (index, payment) in standard.payment.items().iter().enumerate() {
        if payment.source.is_none() {
            without.push((root("betaling").index(index).key("id"), payment.id.to_string()));
        }
    }
    for (path, id) in without {
        found.at(tree, &path, Problem::new("no-source").with("id", id));
    }
    let own = standard.scope.value().into_iter().flatten();
    let own = own.map(|(id, it)| (root("omfang").key(id.as_str()), it, id.to_string()));
    let of_variants = standard.variants.iter().enumerate().filter(|(_, it)| it.source.is_none());
    let of_variants = of_variants.flat_map(|(index, variant)| {
        let path = root("variant").index(index).key("omfang");
        variant.scope.iter().map(move |(id, it)| (path.key(id.as_str()), it, id.to_string()))
    });
    let scopes: Vec<(Vec<At>, &Scope, String)> = own.chain(of_variants).collect();
    for (path, _, id) in scopes.iter().filter(|(_, it, _)| it.source.is_none()) {
        found.at_key(tree, path, Problem::new("no-source").with("id", id));
    }
}

/// A typed judgement says which answers there are.
fn answers(standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    use crate::format::AnswerKind;
    for (index, judgement) in standard.judgements.iter().enumerate() {
        let path = root("skoen").index(index);
        match judgement.kind {
            AnswerKind::Level | AnswerKind::Choice if judgement.values.is_empty() => {
                let problem = Problem::new("no-values").with("id", &judgement.id);
                found.at(tree, &path.key("type"), problem);
            }
            AnswerKind::Number => {
                let unit = judgement.unit.as_deref().unwrap_or_default();
                if super::numbers::unit_of_text(unit).is_none() {
                    let problem = Problem::new("unknown-unit").with("unit", unit);
                    found.at(tree, &path.key("enhed"), problem);
                }
            }
            AnswerKind::Level | AnswerKind::Choice | AnswerKind::YesNo => (),
        }
    }
}

/// A criterion that decides says whose word it is; silence would make it the standard's.
fn strength(criterion: &Criterion, path: &[At], tree: &Tree<'_>, found: &mut Found) {
    let decides = matches!(criterion.effect, Effect::Required | Effect::Excludes | Effect::Opens);
    if decides && criterion.force.is_none() {
        let problem = Problem::new("no-force").with("id", &criterion.id);
        found.at(tree, &path.key("id"), problem);
    }
}
