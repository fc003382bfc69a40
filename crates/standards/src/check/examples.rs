//! The worked examples (*eksempler*): each still holds, and each says something.

use serde_json::Value as Json;

use super::{Found, Tree, Under, Whole, root};
use crate::examples::{self, Failure};
use crate::facts::Facts;
use crate::format::{CalculationId, Example};
use crate::problem::Problem;
use crate::tree::{At, Spans};

pub(super) fn check(whole: &Whole<'_>, found: &mut Found) {
    let mut plans = examples::Plans::default();
    for file in whole.examples {
        let tree = Tree::of(&file.name, &file.spans, &Json::Null);
        for (index, example) in file.value.examples.iter().enumerate() {
            let path = root("eksempel").index(index);
            if let Err(failure) = examples::run_with(&mut plans, whole.catalogue, example) {
                tell(whole, example, failure, &path, &tree, found);
            }
        }
    }
}

fn tell(
    whole: &Whole<'_>,
    example: &Example,
    failure: Failure,
    path: &[At],
    tree: &Tree<'_>,
    found: &mut Found,
) {
    match failure {
        Failure::NoSuchStandard => {
            let known = || whole.standards().map(|it| it.value.id.as_str());
            let id = example.standard.as_str();
            let problem = Problem::new("unknown-standard").with("id", id).near(id, known());
            let known = known().collect::<Vec<_>>().join(", ");
            found.at(tree, &path.key("standard"), problem.with("known", known));
        }
        Failure::NoSuchCalculation => {
            let id = example.calculation.as_ref().map(ToString::to_string).unwrap_or_default();
            let standard = whole.catalogue.standard(&example.standard);
            let known = standard.into_iter().flat_map(|it| it.calculations.keys());
            let problem = Problem::new("unknown-calculation").with("id", &id);
            let problem = problem.near(&id, known.map(CalculationId::as_str));
            found.at(tree, &path.key("beregning"), problem);
        }
        // Told where they stand, in the standard; here only what the example's day brings.
        Failure::Flawed(flaws) => {
            let standard = whole.standards().find(|it| it.value.id == example.standard);
            if let Some(standard) = standard {
                found.flaws(&Tree::of(&standard.name, &standard.spans, &Json::Null), &flaws);
            }
        }
        Failure::Facts(_) => facts(whole, example, path, tree, found),
        Failure::AssertsNothing => {
            let problem = Problem::new("example-asserts-nothing").with("id", &example.id);
            found.at(tree, &path.key("venter"), problem);
        }
        Failure::Differs { place, expected, found: is } => {
            let problem = Problem::new("example-differs")
                .with("id", &example.id)
                .with("place", place)
                .with("expected", expected)
                .with("found", is);
            found.at(tree, &path.key("venter"), problem);
        }
        Failure::Holds { .. } => {
            let problem = Problem::new("example-holds-forbidden").with("id", &example.id);
            found.at(tree, &path.key("venter-ikke"), problem);
        }
    }
}

/// Reads the example's facts again with their places, so that each error stands on its line.
fn facts(whole: &Whole<'_>, example: &Example, path: &[At], tree: &Tree<'_>, found: &mut Found) {
    let path = path.key("givet");
    let spans = path.iter().try_fold(tree.spans, |here, step| match step {
        At::Key(key) => here.key(key),
        At::Index(index) => here.index(*index),
    });
    let nowhere = Spans::default();
    let spans = spans.unwrap_or(&nowhere);
    let read = Facts::read(tree.file, &example.given, spans, &whole.catalogue.vocabulary);
    for error in read.err().into_iter().flatten() {
        found.all.push(crate::problem::Diagnostic::finding(tree.file, error.span, error.problem));
    }
}
