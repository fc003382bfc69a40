//! What is answered of a case (*visning*): all that somebody may see, in the words of the journal.
//! The office has taken away what is not to be shown.

use casework::case::{Case, Matter};
use casework::complaint::{Complaint, Stage};
use casework::decision::{Decision, Drafted};
use casework::journal::Entry;
use casework::receipt::{Evaluated, Receipt, hex};
use office::acts::Answered;
use office::look::Seen;
use office::permission::Sight;
use office::row;
use office::shelf::Shelved;
use serde_json::{Value, json};
use store::{CitizenRow, DueDeadline, ListedCase, Look};

/// How an entity tag is written: the number of the newest entry, or of the version.
pub(super) fn etag(number: u64) -> String {
    format!("\"{number}\"")
}

pub(super) fn case(seen: &Seen) -> Value {
    let Seen { case, citizen, address_hidden, sight, .. } = seen;
    let Case { opened, .. } = case;
    let shows = match sight {
        Sight::Orders => "orders",
        Sight::Party => "party",
        Sight::Whole => "whole",
    };
    let status = (*sight != Sight::Orders).then(|| row::status(case));
    json!({
        "id": case.id,
        "number": opened.number,
        "entry": case.head.number,
        "changed": case.changed,
        "sight": shows,
        "status": status,
        "citizen": person(citizen, *address_hidden),
        "opened": {
            "on": opened.on, "channel": opened.channel, "from": opened.from, "about": opened.about,
        },
        "catalogue": opened.catalogue,
        "municipalities": {
            "acting": opened.acting, "paying": opened.paying, "residence": opened.residence,
        },
        "unit": case.unit,
        "case_worker": case.case_worker,
        "known": {
            "facts": case.known.facts,
            "sources": case.known.sources,
            "happenings": case.known.happenings,
            "judgements": case.known.judgements,
            "readings": case.known.readings,
            "wanted": case.known.wanted,
        },
        "considered": case.considered,
        "vum": case.vum,
        "people": case.people,
        "documents": case.documents,
        "matters": case.matters.iter().map(matter).collect::<Vec<_>>(),
        "plan": case.plan.as_ref().map(|(plan, accepted)| json!({ "content": plan, "accepted": accepted })),
        "grants": case.grants.iter().map(|it| json!({
            "grant": it.grant, "decision": it.decision, "standard": it.standard, "ended": it.ended,
        })).collect::<Vec<_>>(),
        "orders": case.orders.iter().map(|(order, accepted)| json!({
            "order": order, "accepted": accepted,
        })).collect::<Vec<_>>(),
        "complaints": case.complaints.iter().map(complaint).collect::<Vec<_>>(),
        "deadlines": case.deadlines,
        "closed": case.closed,
    })
}

fn person(row: &CitizenRow, address_hidden: bool) -> Value {
    json!({
        "id": row.id,
        "name": row.name,
        "cpr": row.cpr.as_ref().map(store::Cpr::reveal),
        "address": row.address,
        "address_hidden": address_hidden,
        "protected": row.protected,
        "municipality": row.municipality,
        "details": serde_json::from_str::<Value>(&row.details).unwrap_or_default(),
    })
}

/// Somebody who was searched for: enough to tell two of the same name apart.
pub(super) fn found(row: &CitizenRow) -> Value {
    json!({
        "id": row.id,
        "name": row.name,
        "address": row.address,
        "protected": row.protected,
        "municipality": row.municipality,
    })
}

fn matter(matter: &Matter) -> Value {
    json!({
        "applied": matter.applied,
        "open": matter.is_open(),
        "withdrawn": matter.withdrawn,
        "reopened": matter.reopened,
        "evaluated": matter.receipt.as_ref().map(|(entry, it)| receipt(*entry, it)),
        "out_of_date": matter.stale,
        "draft": matter.draft.as_ref().map(draft),
        "decisions": matter.decisions.iter().map(decision).collect::<Vec<_>>(),
    })
}

/// Without what was known then, which the journal has.
fn receipt(entry: u64, receipt: &Receipt) -> Value {
    json!({
        "entry": entry,
        "standard": receipt.standard,
        "day": receipt.day,
        "outcome": receipt.outcome,
        "grounds": receipt.grounds,
        "missing": {
            "facts": receipt.missing_facts,
            "judgements": receipt.missing_judgements,
            "readings": receipt.missing_readings,
        },
        "version_hash": receipt.version_hash,
        "pinned": receipt.pinned,
        "answer_hash": receipt.answer_hash,
    })
}

fn draft(drafted: &Drafted) -> Value {
    json!({
        "draft": drafted.draft,
        "by": drafted.by,
        "stands_on": drafted.receipt,
        "hearing": drafted.hearing,
        "recommended_by": drafted.recommended_by,
        "approved_by": drafted.approved_by,
        "minutes": drafted.minutes,
    })
}

fn decision(decision: &Decision) -> Value {
    json!({
        "decision": decision.draft,
        "stands_on": decision.receipt,
        "by_standard": decision.by_standard,
        "signed_on": decision.signed_on,
        "signed_by": decision.signed_by,
        "letter": decision.letter,
        "replaced_by": decision.replaced_by,
    })
}

fn complaint(complaint: &Complaint) -> Value {
    let (stage, reassessed, forwarded, ruled) = match &complaint.stage {
        Stage::Received => ("received", None, None, None),
        Stage::Reassessed(done) => ("reassessed", Some(done), None, None),
        Stage::Forwarded(done, sent) => ("forwarded", Some(done), Some(sent), None),
        Stage::Ruled(done, sent, ruling) => ("ruled", Some(done), Some(sent), Some(ruling)),
        Stage::Withdrawn(_) => ("withdrawn", None, None, None),
    };
    json!({
        "received": complaint.received,
        "on_time": complaint.received.on_time(),
        "stage": stage,
        "open": complaint.is_open(),
        "reassessed": reassessed,
        "forwarded": forwarded,
        "ruled": ruled,
    })
}

pub(super) fn entry(entry: &Entry) -> Value {
    json!({
        "entry": entry.number,
        "at": entry.at,
        "actor": entry.actor,
        "kind": entry.kind,
        "version": entry.version,
        "reason": entry.reason,
        "body": serde_json::from_str::<Value>(&entry.body).unwrap_or_default(),
        "hash": hex(&entry.hash),
    })
}

pub(super) fn row(listed: &ListedCase) -> Value {
    let it = &listed.case;
    json!({
        "id": it.id,
        "number": it.number,
        "citizen": { "id": it.citizen, "name": listed.citizen_name, "protected": listed.protected },
        "unit": it.unit,
        "case_worker": it.worker,
        "status": it.status,
        "paragraphs": it.paragraphs,
        "standards": it.standards,
        "opened": it.opened,
        "changed": it.changed,
        "next_deadline": it.next_deadline,
        "entry": it.head.number,
    })
}

pub(super) fn due(due: &DueDeadline) -> Value {
    json!({
        "case": due.case,
        "number": due.number,
        "unit": due.unit,
        "case_worker": due.worker,
        "id": due.deadline.id,
        "what": due.deadline.what,
        "due": due.deadline.due,
        "notice": due.deadline.notice,
    })
}

pub(super) fn look(look: &Look) -> Value {
    json!({
        "at": look.at,
        "actor": look.actor,
        "case": look.case,
        "act": look.act,
        "reason": look.reason,
        "allowed": look.allowed,
        "protected_address_shown": look.protected,
    })
}

pub(super) fn assessment(answer: Option<&Answered>, evaluated: &Evaluated) -> Value {
    let entry = answer.and_then(|it| it.events.iter().find(|it| it.kind == "evaluated"));
    json!({
        "act": answer,
        "receipt": receipt(entry.map_or(0, |it| it.entry), &evaluated.receipt),
        "answer": evaluated.answer,
    })
}

pub(super) fn catalogue(shelved: &Shelved) -> Value {
    let file = &shelved.catalogue.file.value;
    let standards = shelved
        .catalogue
        .standards
        .iter()
        .map(|it| json!({ "id": it.value.id.as_str(), "name": it.value.name }));
    json!({
        "id": shelved.catalogue.id.to_string(),
        "municipality": file.municipality,
        "name": file.name,
        "version_hash": shelved.catalogue.version_hash,
        "pinned": shelved.pinned,
        "standards": standards.collect::<Vec<_>>(),
    })
}
