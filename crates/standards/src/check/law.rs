//! The Act behind the standard (*hjemmel*): what a criterion rests on was in force and read, and
//! the council's word opens nothing that the Act has closed.

use jiff::civil::Date;

use super::{Found, Tree, Under, ids, root};
use crate::format::{Force, Standard};
use crate::library::{Catalogue, Read};
use crate::plan::{self, Flaw, NotTheAct, Origin, Plan, Planned};
use crate::problem::Problem;
use crate::tree::At;

/// Where a standard has criteria of its own; every other flaw of the plan is the law's.
const OWN: [&str; 3] = ["kriterium", "samspil", "variant"];

pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    day: Date,
    found: &mut Found,
) {
    let (plan, flaws) = plan::compile(catalogue, &standard.value, day);
    let own =
        |it: &Flaw| matches!(it.path.first(), Some(At::Key(key)) if OWN.contains(&key.as_str()));
    let (own, of_law): (Vec<Flaw>, Vec<Flaw>) = flaws.into_iter().partition(own);
    found.flaws(tree, &own);
    // Names are told in the national layer's own file, and openers where they name.
    for flaw in of_law.into_iter().filter(|it| !it.problem.code.starts_with("unknown-")) {
        found.unless_told(tree, &root("lov"), flaw.problem);
    }
    for planned in &plan.criteria {
        basis(&standard.value, planned, tree, day, found);
        openers(&standard.value, &plan, planned, tree, found);
    }
    law(catalogue, &standard.value, tree, found);
}

/// A criterion by force of the Act that counts only as the standard's.
fn basis(standard: &Standard, planned: &Planned, tree: &Tree<'_>, day: Date, found: &mut Found) {
    let Some(path) = path_of(standard, planned) else { return };
    let criterion = &planned.criterion;
    let told = |code| {
        let basis = criterion.basis.as_ref().map(ToString::to_string).unwrap_or_default();
        Problem::new(code).with("id", &criterion.id).with("basis", basis)
    };
    match planned.not_the_act {
        Some(NotTheAct::NotInForce) => {
            let problem = told("basis-not-in-force").with("day", day);
            found.unless_told(tree, &path.key("hjemmel"), problem);
        }
        Some(NotTheAct::NotVerified) => {
            found.unless_told(tree, &path.key("hjemmel"), told("basis-not-verified"));
        }
        // Told as flaws of the plan.
        Some(NotTheAct::NoBasis | NotTheAct::UnknownBasis) | None => (),
    }
}

/// The standard's own opener over a criterion of the Act.
fn openers(
    standard: &Standard,
    plan: &Plan,
    planned: &Planned,
    tree: &Tree<'_>,
    found: &mut Found,
) {
    if planned.force != Force::Act {
        return;
    }
    let openers = planned.openers.iter().filter_map(|it| plan.criteria.get(*it));
    for opener in openers.filter(|it| it.force == Force::Standard) {
        let Some(path) = path_of(standard, opener) else { continue };
        let problem = Problem::new("opens-the-act")
            .with("id", &opener.criterion.id)
            .with("opened", &planned.criterion.id);
        found.unless_told(tree, &path.key("for"), problem);
    }
}

/// Where a criterion stands in the standard's file; none for those of the national layer.
fn path_of(standard: &Standard, planned: &Planned) -> Option<Vec<At>> {
    let id = &planned.criterion.id;
    match &planned.origin {
        Origin::National(_) => None,
        Origin::Standard | Origin::Variant(_) => {
            ids::top_criteria(standard).find(|(_, it)| it.id == *id).map(|(path, _)| path)
        }
        Origin::Interplay(interplay) => {
            let items = standard.interplay.items();
            let index = items.iter().position(|it| it.id.as_str() == interplay)?;
            Some(root("samspil").index(index))
        }
    }
}

/// A section that the national layer knows nothing of brings nothing in.
fn law(catalogue: &Catalogue, standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
    for (index, law) in standard.law.iter().enumerate() {
        let known = || catalogue.national.pieces.iter().map(|it| it.law.as_str());
        if !known().any(|it| it == law) {
            let problem = Problem::new("unknown-law").with("id", law).near(law, known());
            found.unless_told(tree, &root("lov").index(index), problem);
        }
    }
}
