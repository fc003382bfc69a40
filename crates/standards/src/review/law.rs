//! Local texts held against the law of the day (*lovlighed*): narrower criteria with a person who
//! shows it, less than the Act gives, limits that are not the Act's, refusals by the level alone,
//! diagnoses shut out under one, repealed paragraphs.

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::{Cited, Desk, Finding, Weight, about, objects, tell, weight_of};
use crate::assess::Outcome;
use crate::compare::{as_data, lengths_go};
use crate::context;
use crate::diagram::{Diagram, NodeId};
use crate::format::{
    AmbiguityId, Condition, Criterion, CriterionId, DecisionForm, Effect, Ending, Force, LawPiece,
    LimitFor, PartRef, Reading, Relation, Scope, Standard, Test, TimeLimit, Value,
};
use crate::library::in_force;
use crate::plan::{self, Origin, Plan, Planned};
use crate::problem::Problem;
use crate::witness::{Court, Witness};

pub(super) fn standard(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    for day in desk.days() {
        let (plan, _) = plan::compile(desk.catalogue, standard, day);
        for planned in plan.criteria.iter().filter(|it| it.force == Force::Standard) {
            narrower(desk, standard, &plan, planned, findings);
        }
        scopes(desk, standard, day, findings);
        limits(desk, standard, day, findings);
    }
    texts(desk, standard, findings);
    complaint(desk, standard, findings);
    refusals(desk, standard, findings);
    diagnoses(desk, standard, findings);
    repealed(desk, standard, findings);
}

// --- criteria ---------------------------------------------------------------------------------------

/// A local criterion that shuts out somebody whom the Act lets in.
fn narrower(
    desk: &Desk<'_>,
    standard: &Standard,
    plan: &Plan,
    planned: &Planned,
    findings: &mut Vec<Finding>,
) {
    let Some(id) = planned.criterion.restates.as_ref().filter(|_| planned.counts()) else { return };
    if planned.criterion.relation == Some(Relation::Same) {
        return;
    }
    let Some(piece) = desk.piece(id.as_str(), plan.day).filter(|it| in_force(it, plan.day)) else {
        return;
    };
    let of_piece = |it: &&Planned| it.origin == Origin::National(id.to_string()) && it.counts();
    let Some(of_law) = plan.criteria.iter().find(of_piece) else { return };
    let mut diagram = plan.diagram.clone();
    let Some(function) = shut_out(&mut diagram, plan, of_law, planned) else { return };
    let turning = turning(&diagram, plan, &[of_law.passes, planned.passes]);
    let Some(witness) = somebody(desk, standard, plan, &diagram, function, turning) else { return };
    let problem = Problem::new("narrower-than-the-act")
        .with("text", &planned.criterion.text)
        .with("day", plan.day);
    let finding = Finding {
        pieces: vec![planned.criterion.id.to_string()],
        source: planned.criterion.source.as_ref().map(ToString::to_string),
        law: vec![Cited::of(piece)],
        witness: witness.known,
        ..about(standard, weight_of(piece), problem)
    };
    tell(findings, finding);
}

/// The variables that any of the conditions turns on.
fn turning(diagram: &Diagram, plan: &Plan, nodes: &[u32]) -> Vec<bool> {
    let functions: Vec<NodeId> = nodes.iter().filter_map(|it| plan.function(*it)).collect();
    diagram.turns_on(&functions, plan.variables.len())
}

/// Of so many ways at most a person is tried.
const MOST_WAYS: usize = 64;

/// A grown person for whom the function is true, as far as an assessment can tell.
fn somebody(
    desk: &Desk<'_>,
    standard: &Standard,
    plan: &Plan,
    diagram: &Diagram,
    function: NodeId,
    turning: Vec<bool>,
) -> Option<Witness> {
    let side = (desk.catalogue, standard, plan);
    let court = Court { before: side, after: side, shared: plan, turning, on: plan.day };
    let outside = (Outcome::OutsideStandard, Outcome::OutsideStandard);
    let people = diagram.ways_to_true(function, MOST_WAYS).into_iter();
    let mut people = people.map(|it| court.witness(&it, outside));
    people.find(|it| {
        let calculated = it.known.iter().any(|it| it.kind == "calculation");
        // The adult chapters are for adults: whom the Act does not name it does not let in.
        (it.assessed || calculated) && !it.is_under(18, plan.day)
    })
}

/// True for whoever the Act's criterion lets in and the local one does not; best where that one
/// alone decides.
fn shut_out(
    diagram: &mut Diagram,
    plan: &Plan,
    of_law: &Planned,
    local: &Planned,
) -> Option<NodeId> {
    let passes = plan.function(of_law.passes)?;
    let fails = diagram.not(plan.function(local.passes)?).ok()?;
    let out = diagram.all(&[passes, fails]).ok()?;
    if out == Diagram::FALSE {
        return None;
    }
    let others = plan.criteria.iter().filter(|it| {
        it.counts()
            && it.criterion.id != local.criterion.id
            && !matches!(it.origin, Origin::Variant(_))
    });
    let others: Option<Vec<_>> = others.map(|it| plan.function(it.passes)).collect();
    let others = diagram.all(&others?).ok()?;
    match diagram.all(&[out, others]).ok()? {
        Diagram::FALSE => Some(out),
        alone => Some(alone),
    }
}

/// Criteria by which the level alone refuses, without an exception written (SEL § 138).
fn refusals(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let opened = |it: &Criterion| {
        standard
            .criteria
            .iter()
            .any(|other| other.effect == Effect::Opens && other.opens.contains(&it.id))
    };
    let refuses = |it: &&Criterion| {
        matches!(it.effect, Effect::Required | Effect::Excludes)
            && it.force != Some(Force::Act)
            && it.relation != Some(Relation::Same)
            && !softens(standard, it, &mut Vec::new())
            && !is_about_adults(desk, standard, it)
            && it.departure.is_none()
            && !opened(it)
    };
    let all: Vec<&Criterion> = standard.criteria.iter().filter(refuses).collect();
    if all.is_empty() {
        return;
    }
    let texts: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
    let problem = Problem::new("refuses-by-the-level-alone").with("texts", texts.join(" · "));
    let law = desk.catalogue.national.of("SEL § 138", desk.on).map(Cited::of).collect();
    let lines: Vec<String> =
        all.iter().filter_map(|it| it.source.as_ref()).map(ToString::to_string).collect();
    findings.push(Finding {
        pieces: all.iter().map(|it| it.id.to_string()).collect(),
        source: (!lines.is_empty()).then(|| lines.join(", ")),
        law,
        ..about(standard, Weight::Question, problem)
    });
}

/// Whether a professional is asked or a paper is awaited, in the criterion or anywhere in its
/// parts: then it is not the level alone that refuses.
fn softens<'s>(
    standard: &'s Standard,
    criterion: &'s Criterion,
    seen: &mut Vec<&'s CriterionId>,
) -> bool {
    if criterion.judgement.is_some() || !criterion.awaits.is_empty() {
        return true;
    }
    // A part that names itself is told by `check`, and must end here.
    if seen.contains(&&criterion.id) {
        return false;
    }
    seen.push(&criterion.id);
    criterion.parts.iter().any(|it| match it {
        PartRef::Inline(part) => softens(standard, part, seen),
        PartRef::Id(id) => context::find_criterion(standard, id.as_str())
            .is_some_and(|it| softens(standard, it, seen)),
    })
}

/// That somebody is grown up is no level: the adult chapters are for adults.
fn is_about_adults(desk: &Desk<'_>, standard: &Standard, criterion: &Criterion) -> bool {
    criterion.kinds() == 1 && asks_for_adults(desk, standard, &criterion.condition())
}

/// An age of 18 and nothing else – under every reading, where it is unclear.
fn asks_for_adults(desk: &Desk<'_>, standard: &Standard, condition: &Condition) -> bool {
    if let Some(unclear) = &condition.unclear {
        let readings = readings_of::<Condition>(desk, standard, unclear);
        let is_no_level = |it: &Condition| {
            let always = Condition { always: Some(true), ..Condition::default() };
            *it == always || it.unclear.is_none() && asks_for_adults(desk, standard, it)
        };
        return readings.is_some_and(|all| all.iter().all(is_no_level));
    }
    let is_18 = |it: &Option<Value>| *it == Some(Value::Number(18));
    let grown =
        |it: &Test| it.to.is_none() && it.under.is_none() && (is_18(&it.from) || is_18(&it.over));
    let test = |it: &Test| match &it.unclear {
        Some(unclear) => readings_of::<Test>(desk, standard, unclear)
            .is_some_and(|readings| readings.iter().all(grown)),
        None => grown(it),
    };
    let facts = Condition { facts: condition.facts.clone(), ..Condition::default() };
    condition.facts.len() == 1 && *condition == facts && condition.facts.values().all(test)
}

/// What each reading puts in a place. `None` where there is no such ambiguity, or not for the place.
fn readings_of<T: DeserializeOwned>(
    desk: &Desk<'_>,
    standard: &Standard,
    unclear: &AmbiguityId,
) -> Option<Vec<T>> {
    let (id, place) = context::split(unclear.as_str());
    let ambiguity = context::ambiguity(desk.catalogue, standard, id)?;
    let value = |it: &Reading| match place {
        Some(place) => it.values.get(place).cloned(),
        None => it.value.clone(),
    };
    ambiguity.readings.iter().map(|it| serde_json::from_value(value(it)?).ok()).collect()
}

/// Whoever has a diagnosis is shut out, whatever the need comes from.
fn diagnoses(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let vocabulary = &desk.catalogue.vocabulary;
    let is_diagnosis = |id: &str| vocabulary.fact(id).is_some_and(|it| it.diagnosis == Some(true));
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    for criterion in standard.criteria.iter().chain(variants) {
        if criterion.effect != Effect::Excludes || criterion.force == Some(Force::Act) {
            continue;
        }
        let of_facts = criterion.facts.keys().any(|it| is_diagnosis(it.as_str()));
        let of_set = criterion.exists.as_ref().is_some_and(|it| is_diagnosis(it.set.as_str()));
        if of_facts || of_set {
            let problem = Problem::new("diagnosis-shut-out").with("text", &criterion.text);
            findings.push(Finding {
                pieces: vec![criterion.id.to_string()],
                source: criterion.source.as_ref().map(ToString::to_string),
                law: desk.catalogue.national.of("SEL § 138", desk.on).map(Cited::of).collect(),
                ..about(standard, Weight::Question, problem)
            });
        }
    }
}

// --- amounts and limits --------------------------------------------------------------------------------

/// A scope that restates a piece of law and gives less.
fn scopes(desk: &Desk<'_>, standard: &Standard, day: Date, findings: &mut Vec<Finding>) {
    for (id, scope) in standard.scope.value().into_iter().flatten() {
        let piece = scope.restates.as_ref().and_then(|it| desk.piece(it.as_str(), day));
        let Some(piece) = piece.filter(|it| in_force(it, day)) else { continue };
        let Some(of_law) = piece.scope.as_ref() else { continue };
        for given in most(scope) {
            let Some(owed) = most(of_law).into_iter().next() else { continue };
            if given.compare(&owed) == Some(std::cmp::Ordering::Less) {
                let problem = Problem::new("less-than-the-act")
                    .with("given", &given)
                    .with("owed", &owed)
                    .with("day", day);
                let finding = Finding {
                    pieces: vec![id.to_string()],
                    source: scope.source.as_ref().map(ToString::to_string),
                    law: vec![Cited::of(piece)],
                    ..about(standard, weight_of(piece), problem)
                };
                tell(findings, finding);
            }
        }
    }
}

/// The most that a scope gives: of each row where it has rows.
fn most(scope: &Scope) -> Vec<crate::quantity::Quantity> {
    let one = |it: &crate::format::Limits| {
        let bound = it.at_most.as_ref().or(it.usual.as_ref()).or(it.at_least.as_ref());
        match bound {
            Some(crate::format::Value::Quantity(quantity)) => Some(quantity.clone()),
            _ => None,
        }
    };
    match scope.rows.as_slice() {
        [] => one(&scope.limits).into_iter().collect(),
        rows => rows.iter().filter_map(|it| one(&it.limits)).collect(),
    }
}

/// Time limits of the Act for the standard's sections: shorter for the citizen, longer for the
/// authority, or not mentioned at all.
fn limits(desk: &Desk<'_>, standard: &Standard, day: Date, findings: &mut Vec<Finding>) {
    for law in &standard.law {
        for piece in desk.catalogue.national.of(law, day) {
            let Some(of_law) = &piece.limit else { continue };
            let shared = desk.catalogue.file.value.time_limits.items();
            let own = standard.time_limits.items().iter().chain(shared);
            // A warning that must come before something is no notice after a decision.
            let same: Vec<&TimeLimit> =
                own.filter(|it| it.what == of_law.what && it.within.is_some()).collect();
            let stated = |it: &Ending| it.notice.as_ref().is_some_and(|it| it.value().is_some());
            let notices = standard.ending.items().iter().any(stated);
            if same.is_empty() && !(of_law.what == LimitFor::Notice && notices) {
                let problem =
                    Problem::new("limit-of-the-act-not-mentioned").with("law", &piece.text);
                let finding = Finding {
                    pieces: vec![piece.id.to_string()],
                    law: vec![Cited::of(piece)],
                    ..about(standard, Weight::Question, problem)
                };
                tell(findings, finding);
            }
            for limit in same {
                limit_against(Some(standard), piece, of_law, limit, day, findings);
            }
        }
    }
}

pub(super) fn limit_against(
    standard: Option<&Standard>,
    piece: &LawPiece,
    of_law: &TimeLimit,
    local: &TimeLimit,
    day: Date,
    findings: &mut Vec<Finding>,
) {
    let length = |it: &TimeLimit| as_data(&it.within).as_str()?.parse().ok();
    let (Some(law), Some(own)) = (length(of_law), length(local)) else { return };
    let Some(way) = lengths_go(&law, &own) else { return };
    // Time to complain and notice are the citizen's; the other limits bind the authority.
    let of_citizen = matches!(of_law.what, LimitFor::Complaint | LimitFor::Notice);
    let below = match way {
        crate::compare::Direction::Sooner => of_citizen,
        crate::compare::Direction::Later => !of_citizen,
        _ => false,
    };
    if below {
        let problem = Problem::new("limit-against-the-act")
            .with("given", &own)
            .with("owed", &law)
            .with("day", day);
        let finding = Finding {
            pieces: vec![local.id.to_string()],
            source: local.source.as_ref().map(ToString::to_string),
            law: vec![Cited::of(piece)],
            standard: standard.map(|it| it.id.to_string()),
            ..super::bare(weight_of(piece), problem)
        };
        tell(findings, finding);
    }
}

// --- texts -----------------------------------------------------------------------------------------------

/// Texts that a reader has found to say less than the law, or only to look like it.
fn texts(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let data = as_data(standard);
    for (id, text, source, piece, relation) in related(desk, &data) {
        let Some(finding) = of_relation(&text, piece, relation) else { continue };
        let pieces = vec![id];
        let standard = Some(standard.id.to_string());
        tell(findings, Finding { standard, pieces, source, ..finding });
    }
}

type Related<'a> = (String, String, Option<String>, &'a LawPiece, Relation);

/// Pieces that say how they stand to a piece of law.
pub(super) fn related<'a>(desk: &'a Desk<'_>, data: &Json) -> Vec<Related<'a>> {
    let mut all = Vec::new();
    objects(data, "", &mut all);
    let one = |(_, id, it): &(String, String, &Json)| {
        let relation = serde_json::from_value(it.get("forhold")?.clone()).ok()?;
        let piece = desk.piece(it.get("gengiver")?.as_str()?, desk.on)?;
        let text = |key: &str| it.get(key).and_then(Json::as_str).map(str::to_owned);
        let said = text("tekst").or_else(|| text("for")).unwrap_or_else(|| id.clone());
        Some((id.clone(), said, text("kilde"), piece, relation))
    };
    all.iter().filter_map(one).collect()
}

pub(super) fn of_relation(text: &str, piece: &LawPiece, relation: Relation) -> Option<Finding> {
    let (problem, weight) = match relation {
        Relation::Narrower => (Problem::new("text-below-the-law"), weight_of(piece)),
        Relation::Other => (Problem::new("text-other-than-the-law"), Weight::Question),
        Relation::LocalOnly => (Problem::new("text-looks-like-law"), Weight::Question),
        Relation::Same | Relation::Wider => return None,
    };
    let problem = problem.with("text", text);
    Some(Finding { law: vec![Cited::of(piece)], ..super::bare(weight, problem) })
}

/// A complaint shut off where no piece of law that was read shuts it off.
fn complaint(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    let Some(decision) = standard.decision.value() else { return };
    let shut = decision.complaint.value().is_some_and(|it| !it.allowed);
    let pieces = standard.law.iter().flat_map(|it| desk.catalogue.national.of(it, desk.first));
    let by_law = pieces.filter(|it| it.status.counts()).any(|it| it.appeal == Some(false));
    if shut && !by_law && decision.form.value() != Some(&DecisionForm::NoDecision) {
        let law = desk.catalogue.national.of("RSL § 60", desk.on).map(Cited::of).collect();
        findings.push(Finding {
            pieces: vec!["afgoerelse".to_owned()],
            source: decision.source.as_ref().map(ToString::to_string),
            law,
            ..about(standard, Weight::Question, Problem::new("complaint-shut-off"))
        });
    }
}

/// Sections of which no piece is in force any longer.
fn repealed(desk: &Desk<'_>, standard: &Standard, findings: &mut Vec<Finding>) {
    for law in &standard.law {
        let all: Vec<&LawPiece> =
            desk.catalogue.national.pieces.iter().filter(|it| it.law == *law).collect();
        let ended: Vec<&&LawPiece> =
            all.iter().filter(|it| it.until.is_some_and(|until| until.0 < desk.on)).collect();
        if all.is_empty() || ended.len() < all.len() {
            continue;
        }
        let last = ended.iter().filter_map(|it| it.until).max();
        let problem = Problem::new("paragraph-repealed")
            .with("law", law)
            .with("until", last.map(|it| it.0.to_string()).unwrap_or_default());
        let weight = match ended.iter().any(|it| it.status.counts()) {
            true => Weight::OutOfDate,
            false => Weight::Question,
        };
        findings.push(Finding {
            pieces: vec![law.clone()],
            source: Some(standard.source.to_string()),
            law: ended.iter().map(|it| Cited::of(it)).collect(),
            ..about(standard, weight, problem)
        });
    }
}
