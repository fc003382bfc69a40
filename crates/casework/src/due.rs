//! Which deadlines a case has now (*frister i sagen*): counted anew from its own happenings after
//! every event, so that none is forgotten and none is typed. What moved a deadline – a suspension,
//! an extension – stays through every recount.

use std::collections::BTreeMap;

use jiff::civil::Date;
use standards::facts::Facts;
use standards::format::Standard;
use standards::library::Catalogue;
use standards::problem::Diagnostic;
use standards::tree::Spans;

use crate::case::{Case, Matter};
use crate::clock::{Basis, Cause, Deadline, Decided, What};
use crate::complaint::{Ruled, Stage};
use crate::decision::{Decision, Outcome};
use crate::event::Event;

/// The events that bring a case's deadlines up to date; `because` names what was learned.
///
/// # Errors
/// What is known does not fit the catalogue's vocabulary.
pub fn bring_up_to_date(
    case: &Case,
    catalogue: &Catalogue,
    today: Date,
    because: &str,
) -> Result<Vec<Event>, Vec<Diagnostic>> {
    let mut events = Vec::new();
    for matter in &case.matters {
        let id = &matter.applied.standard;
        let Some(standard) = catalogue.standards.iter().find(|it| it.value.id.as_str() == id)
        else {
            continue;
        };
        for (deadline, met) in wanted(case, matter, catalogue, &standard.value)? {
            bring(case, deadline, met, (today, because), &mut events);
        }
    }
    Ok(events)
}

fn bring(
    case: &Case,
    wanted: Deadline,
    met: Option<Date>,
    (today, because): (Date, &str),
    events: &mut Vec<Event>,
) {
    let Some(known) = case.deadlines.iter().find(|it| it.id == wanted.id) else {
        let id = wanted.id.clone();
        let change = met.and_then(|on| wanted.meet(on).ok());
        events.push(Event::DeadlineSet(Box::new(wanted)));
        events.extend(change.map(|it| Event::DeadlineChanged { id, change: Box::new(it) }));
        return;
    };
    if known.met.is_some() {
        return;
    }
    let why = match known.counted.from_events == wanted.counted.from_events
        && known.counted.from != wanted.counted.from
    {
        true => Cause::Event { event: wanted.counted.from_events.join(", ") },
        false => Cause::Learned { id: because.to_owned() },
    };
    let recount = known.recount(today, wanted.counted, why);
    let met = met.and_then(|on| known.meet(on).ok());
    let changed =
        |change| Event::DeadlineChanged { id: known.id.clone(), change: Box::new(change) };
    events.extend(recount.into_iter().chain(met).map(changed));
}

/// Each deadline a matter has, with the day on which what it waited for happened.
fn wanted(
    case: &Case,
    matter: &Matter,
    catalogue: &Catalogue,
    standard: &Standard,
) -> Result<Vec<(Deadline, Option<Date>)>, Vec<Diagnostic>> {
    let known = case.known_for(&matter.applied.standard);
    let facts = Facts::read("known", &known, &Spans::default(), &catalogue.vocabulary)?;
    let rounds = matter.decisions.len();
    let round = |number: usize| u32::try_from(number.max(1)).unwrap_or(u32::MAX);
    let times = BTreeMap::new();
    let basis = |number: usize| Basis {
        catalogue,
        standard,
        facts: &facts,
        times: &times,
        otherwise: Some("ansoegning-modtaget"),
        round: round(number),
    };
    let mut found: Vec<(Deadline, Option<Date>)> = Vec::new();
    if matter.withdrawn.is_none() {
        // An open matter waits for its next decision; a decided one for none.
        let next = if matter.is_open() { rounds + 1 } else { rounds };
        let basis = basis(next);
        let decision = match next {
            1 => basis.binding(What::Decision),
            _ if returned(case, matter) => basis.returned(),
            _ => None,
        };
        let decided = matter.decided().filter(|_| !matter.is_open()).map(|it| it.signed_on);
        found.extend(decision.map(|it| (it, decided)));
        found.extend(basis.treatment_guarantee("henvendelse").map(|it| (it, None)));
    }
    if let Some(decision) = matter.decided() {
        let basis = basis(rounds);
        if decision.draft.outcome.grant().is_some() {
            found.extend(basis.binding(What::Start).map(|it| (it, None)));
            found.extend(basis.binding(What::FollowUp).map(|it| (it, None)));
        }
        found.extend(around_complaint(case, decision, &basis));
    }
    // The same rule may speak in two matters of one case.
    for (deadline, _) in &mut found {
        deadline.id = format!("{}:{}", standard.id, deadline.id);
    }
    Ok(found)
}

fn returned(case: &Case, matter: &Matter) -> bool {
    case.complaints.iter().any(|it| {
        let ours = matter.decisions.iter().any(|own| own.draft.id == it.received.decision);
        ours && matches!(&it.stage, Stage::Ruled(_, _, ruling) if ruling.result == Ruled::Returned)
    })
}

/// The citizen's time to complain, and what follows once there is a complaint.
fn around_complaint(
    case: &Case,
    decision: &Decision,
    basis: &Basis<'_>,
) -> Vec<(Deadline, Option<Date>)> {
    // Who got all that was asked for has nothing to complain of, and is told of no deadline.
    if !decision.draft.outcome.is_adverse() && decision.draft.deviation.is_none() {
        return Vec::new();
    }
    let takes_away = matches!(
        decision.draft.outcome,
        Outcome::Stopped { .. } | Outcome::Changed { reduction: Some(_), .. }
    );
    let Some(clocks) = basis.complaint(Decided { takes_away, housing: false }) else {
        return Vec::new();
    };
    let of_decision = |it: &&crate::complaint::Complaint| it.received.decision == decision.draft.id;
    let complaint = case.complaints.iter().rev().find(of_decision);
    let complained = complaint.map(|it| it.received.on);
    let reassessed = complaint.and_then(|it| match &it.stage {
        Stage::Reassessed(done) | Stage::Forwarded(done, _) | Stage::Ruled(done, _, _) => {
            Some(done.on)
        }
        Stage::Withdrawn(on) => Some(*on),
        Stage::Received => None,
    });
    let ruled = complaint.and_then(|it| match &it.stage {
        Stage::Ruled(_, _, ruling) => Some(ruling.received),
        _ => None,
    });
    let mut found = Vec::new();
    found.extend(clocks.complaint.map(|it| (it, complained)));
    if complaint.is_some() {
        found.extend(clocks.reassessment.map(|it| (it, reassessed)));
        found.extend(clocks.appeal.map(|it| (it, ruled)));
    }
    found.extend(clocks.effect.map(|it| (it, None)));
    found
}
