//! The rows of lists (*læsemodel*), made from a case as it stands and kept in the same
//! transaction as its entries: a list never knows more or less than the journal.

use casework::case::{Case, Matter};
use casework::clock::Deadline;
use casework::complaint::Stage;
use jiff::civil::Date;
use serde_json::json;
use store::{CaseRow, DeadlineRow, GrantRow, OrderRow};

/// Where a case stands, in one word: what the lists filter on.
pub fn status(case: &Case) -> &'static str {
    let complaint = case.complaints.iter().filter(|it| it.is_open());
    let at_appeal = |it: &casework::complaint::Complaint| matches!(it.stage, Stage::Forwarded(..));
    let mut complaint = complaint.peekable();
    match case.closed {
        Some(_) => "closed",
        None if complaint.peek().is_some_and(|it| at_appeal(it)) => "at-appeal",
        None if complaint.peek().is_some() => "complaint",
        None => of_matters(case),
    }
}

fn of_matters(case: &Case) -> &'static str {
    let hearing = |it: &Matter| {
        let hearing = it.draft.as_ref().and_then(|it| it.hearing.as_ref());
        hearing.is_some_and(|it| it.answer.is_none())
    };
    let open = || case.matters.iter().filter(|it| it.is_open());
    match () {
        () if case.matters.is_empty() => "enquiry",
        () if case.matters.iter().any(hearing) => "hearing",
        () if case.matters.iter().any(|it| it.draft.is_some()) => "drafted",
        () if open().any(|it| it.receipt.is_some()) => "assessed",
        () if open().next().is_some() => "informing",
        () => "decided",
    }
}

/// The row of the case itself.
pub fn of_case(case: &Case) -> CaseRow {
    let mut paragraphs: Vec<String> =
        case.matters.iter().map(|it| it.applied.paragraph.clone()).collect();
    paragraphs.sort();
    paragraphs.dedup();
    let mut standards: Vec<String> =
        case.matters.iter().map(|it| it.applied.standard.clone()).collect();
    standards.sort();
    standards.dedup();
    CaseRow {
        id: case.id,
        number: case.opened.number.clone(),
        citizen: case.opened.citizen,
        acting: case.opened.acting.clone(),
        paying: case.opened.paying.clone(),
        residence: case.opened.residence.clone(),
        unit: case.unit.clone(),
        worker: case.case_worker,
        status: status(case).to_owned(),
        paragraphs,
        kle: String::new(),
        sensitivity: 0,
        standards,
        opened: case.opened.on,
        changed: case.changed,
        next_deadline: next_deadline(case),
        head: case.head,
    }
}

/// The nearest open deadline of the authority. The citizen's own time is nobody's work.
fn next_deadline(case: &Case) -> Option<Date> {
    let open = case.deadlines.iter().filter(|it| it.met.is_none() && it.suspended.is_none());
    open.filter(|it| !it.what.is_the_citizens()).filter_map(Deadline::safe).min()
}

/// How many days before a deadline the letter that it cannot be kept is to be drafted.
pub(crate) const LETTER_DAYS_BEFORE: u32 = 5;

pub fn of_deadlines(case: &Case) -> Vec<DeadlineRow> {
    let row = |it: &Deadline| {
        Some(DeadlineRow {
            id: it.id.clone(),
            what: it.what.word().to_owned(),
            due: it.safe()?,
            notice: it.letter_drafted_by(LETTER_DAYS_BEFORE),
            open: it.met.is_none() && it.suspended.is_none(),
        })
    };
    case.deadlines.iter().filter_map(row).collect()
}

pub fn of_grants(case: &Case) -> Vec<GrantRow> {
    let row = |it: &casework::case::Granted| {
        let extent = it.grant.extents.first().map(|it| it.amount.as_str()).unwrap_or_default();
        // `15 timer pr. måned`: how much, of what, per what.
        let (amount, per) = extent.split_once(" pr. ").unwrap_or((extent, ""));
        let (number, unit) = amount.split_once(' ').unwrap_or((amount, ""));
        GrantRow {
            id: it.grant.id,
            service: it.standard.clone(),
            extent: number.to_owned(),
            unit: unit.to_owned(),
            per: per.to_owned(),
            from: it.grant.from,
            until: it.ended.or(it.grant.to),
            rate_version: it.grant.rates_of.clone(),
            follow_up: it.grant.follow_up.iter().min().copied(),
            details: json!(it.grant).to_string(),
        }
    };
    case.grants.iter().map(row).collect()
}

pub fn of_orders(case: &Case) -> Vec<OrderRow> {
    let row = |(order, answer): &(casework::event::Order, Option<bool>)| OrderRow {
        id: order.id,
        grant: Some(order.grant),
        provider: order.provider.clone(),
        status: match answer {
            None => "sent",
            Some(true) => "accepted",
            Some(false) => "declined",
        }
        .to_owned(),
        from: order.from,
        until: order.to,
        details: json!(order).to_string(),
    };
    case.orders.iter().map(row).collect()
}
