//! A case (*sag*) as it stands: folded from its journal by [`apply`], which cannot fail and does
//! not judge. What may happen next is [`decide`](crate::decide::decide)'s to say.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::clock::Deadline;
use crate::complaint::{Complaint, Reassessed, Ruled, Stage};
use crate::decision::{Decision, Drafted, Grant, Outcome};
use crate::event::{Applied, Event, Filed, Judgement, Opened, Order, Plan};
use crate::id::{CaseId, ComplaintId, DecisionId, GrantId, UserId};
use crate::journal::{Entry, Head};
use crate::people::Person;
use crate::receipt::Receipt;
use crate::vum;

pub use crate::event::CannotRead;

/// A case that has begun.
#[derive(Clone, PartialEq)]
pub struct Case {
    pub id: CaseId,
    pub opened: Opened,
    pub unit: String,
    pub case_worker: Option<UserId>,
    /// What is known, in the form of a facts file: what a standard is held against.
    pub known: Known,
    /// One for each service that was applied for, in the order of the applications.
    pub matters: Vec<Matter>,
    pub considered: Vec<(String, bool)>,
    pub vum: Option<vum::Assessment>,
    pub people: Vec<Person>,
    pub documents: Vec<Filed>,
    pub plan: Option<(Plan, Option<bool>)>,
    pub grants: Vec<Granted>,
    pub orders: Vec<(Order, Option<bool>)>,
    pub complaints: Vec<Complaint>,
    pub deadlines: Vec<Deadline>,
    pub closed: Option<Date>,
    pub head: Head,
    pub changed: Timestamp,
}

/// A case is about a person: only its id is shown.
impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Case({}, {} entries)", self.id, self.head.number)
    }
}

/// *Det oplyste*: facts, happenings, judgements, readings and wishes.
#[derive(Clone, Default, PartialEq)]
pub struct Known {
    pub facts: Map<String, Json>,
    pub sources: Map<String, Json>,
    pub happenings: Map<String, Json>,
    pub judgements: Vec<Judgement>,
    pub readings: Map<String, Json>,
    /// By standard, then by scope.
    pub wanted: Map<String, Json>,
}

impl Case {
    /// What one standard is held against: what was recorded, and what the case itself tells of
    /// its own happenings, which nobody need record a second time.
    pub fn known_for(&self, standard: &str) -> Json {
        let mut known = self.known.of(standard);
        if let (Some(vum), Some(facts)) =
            (&self.vum, known.get_mut("facts").and_then(Json::as_object_mut))
        {
            for (id, value) in vum::facts_of(vum) {
                facts.entry(id).or_insert(value);
            }
        }
        if let Some(happenings) = known.get_mut("events").and_then(Json::as_object_mut) {
            for (id, day) in self.happenings_of(standard) {
                happenings.insert(id.to_owned(), json!(day));
            }
        }
        known
    }

    /// The days that a time limit may count from, by the ids of the vocabulary.
    fn happenings_of(&self, standard: &str) -> Vec<(&'static str, Date)> {
        let mut days = vec![("henvendelse", self.opened.on)];
        let Some(matter) = self.matter(standard) else { return days };
        days.push(("ansoegning-modtaget", matter.applied.on));
        let decided = matter.decided();
        if let Some(decision) = decided {
            days.push(("afgoerelse", decision.signed_on));
            let letter = decision.letter.as_ref();
            days.extend(letter.map(|it| ("afgoerelse-modtaget", it.received)));
            if let Some(grant) = decision.draft.outcome.grant() {
                days.push(("bevilling", decision.signed_on));
                days.push(("startdag", grant.from));
            }
        }
        let of_matter = |it: &&Complaint| {
            matter.decisions.iter().any(|decision| decision.draft.id == it.received.decision)
        };
        if let Some(complaint) = self.complaints.iter().rev().find(of_matter) {
            days.push(("klage-modtaget", complaint.received.on));
            if let Stage::Ruled(_, _, ruling) = &complaint.stage
                && ruling.result == Ruled::Returned
            {
                days.push(("hjemvist-sag-modtaget", ruling.received));
            }
        }
        days
    }
}

impl Known {
    /// What one standard is held against.
    fn of(&self, standard: &str) -> Json {
        let answered = |it: &Judgement| json!({ "answer": it.answer, "reason": it.reason, "by": it.by, "on": it.on });
        let judgements: Map<String, Json> = self
            .judgements
            .iter()
            .filter(|it| it.standard == standard)
            .map(|it| (it.id.clone(), answered(it)))
            .collect();
        json!({
            "facts": self.facts,
            "sources": self.sources,
            "events": self.happenings,
            "judgements": judgements,
            "readings": self.readings,
            "requests": self.wanted.get(standard).cloned().unwrap_or_else(|| json!({})),
        })
    }
}

/// *Anmodning*: one service that was applied for, and all that was decided about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter {
    pub applied: Applied,
    pub withdrawn: Option<Date>,
    /// The newest evaluation, with its number in the journal.
    pub receipt: Option<(u64, Receipt)>,
    /// Whether something became known after it.
    pub stale: bool,
    pub draft: Option<Drafted>,
    /// Oldest first.
    pub decisions: Vec<Decision>,
    /// Opened again: by a return, a complaint or new facts.
    pub reopened: Option<Date>,
}

impl Matter {
    pub fn decided(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|it| it.replaced_by.is_none())
    }

    /// Whether somebody still waits for a decision.
    pub fn is_open(&self) -> bool {
        self.withdrawn.is_none() && (self.decisions.is_empty() || self.reopened.is_some())
    }
}

/// *Bevilling* with whether it still runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Granted {
    pub grant: Grant,
    pub decision: DecisionId,
    pub standard: String,
    /// Replaced or stopped by a later decision: the last day it runs.
    pub ended: Option<Date>,
}

/// A journal that does not begin as one.
#[derive(Debug, thiserror::Error)]
pub enum CannotFold {
    #[error("the journal of case {0} is empty")]
    Empty(CaseId),
    #[error("the journal of case {0} does not begin with the case being opened")]
    NotOpened(CaseId),
    #[error(transparent)]
    Unreadable(#[from] CannotRead),
}

/// The case as its journal has it; a part of the journal gives the case as it was then.
///
/// # Errors
/// The journal does not begin with an opening, or an entry cannot be read.
pub fn fold(id: CaseId, entries: &[Entry]) -> Result<Case, CannotFold> {
    let (first, rest) = entries.split_first().ok_or(CannotFold::Empty(id))?;
    let Event::Opened(opened) = read(first)? else { return Err(CannotFold::NotOpened(id)) };
    let mut case = begin(id, opened, first.at);
    case.head = head(first);
    for entry in rest {
        apply(&mut case, &read(entry)?, entry.number, entry.actor);
        case.head = head(entry);
        case.changed = entry.at;
    }
    Ok(case)
}

fn read(entry: &Entry) -> Result<Event, CannotRead> {
    Event::read(entry.number, &entry.kind, entry.version, &entry.body)
}

fn head(entry: &Entry) -> Head {
    Head { number: entry.number, hash: entry.hash }
}

/// A case just opened.
pub fn begin(id: CaseId, opened: Opened, at: Timestamp) -> Case {
    Case {
        id,
        unit: opened.unit.clone(),
        case_worker: opened.case_worker,
        opened,
        known: Known::default(),
        matters: Vec::new(),
        considered: Vec::new(),
        vum: None,
        people: Vec::new(),
        documents: Vec::new(),
        plan: None,
        grants: Vec::new(),
        orders: Vec::new(),
        complaints: Vec::new(),
        deadlines: Vec::new(),
        closed: None,
        head: Head::EMPTY,
        changed: at,
    }
}

impl Case {
    /// The matter about a standard that is not withdrawn; the newest, if it was applied for twice.
    pub fn matter(&self, standard: &str) -> Option<&Matter> {
        self.matters.iter().rev().find(|it| it.applied.standard == standard)
    }

    fn matter_mut(&mut self, standard: &str) -> Option<&mut Matter> {
        self.matters.iter_mut().rev().find(|it| it.applied.standard == standard)
    }

    pub fn draft(&self, id: DecisionId) -> Option<(&Matter, &Drafted)> {
        let of = |it: &'_ Matter| it.draft.as_ref().is_some_and(|it| it.draft.id == id);
        let matter = self.matters.iter().find(|it| of(it))?;
        matter.draft.as_ref().map(|draft| (matter, draft))
    }

    fn drafted_mut(&mut self, id: DecisionId) -> Option<&mut Drafted> {
        self.matters.iter_mut().filter_map(|it| it.draft.as_mut()).find(|it| it.draft.id == id)
    }

    pub fn decision(&self, id: DecisionId) -> Option<(&Matter, &Decision)> {
        self.matters.iter().find_map(|matter| {
            matter.decisions.iter().find(|it| it.draft.id == id).map(|it| (matter, it))
        })
    }

    fn decision_mut(&mut self, id: DecisionId) -> Option<&mut Decision> {
        self.matters.iter_mut().flat_map(|it| &mut it.decisions).find(|it| it.draft.id == id)
    }

    pub fn complaint(&self, id: ComplaintId) -> Option<&Complaint> {
        self.complaints.iter().find(|it| it.received.id == id)
    }

    pub fn grant(&self, id: GrantId) -> Option<&Granted> {
        self.grants.iter().find(|it| it.grant.id == id)
    }

    /// Something became known: what was evaluated before does not stand on it.
    fn learned(&mut self) {
        for matter in &mut self.matters {
            matter.stale = matter.receipt.is_some();
        }
    }

    fn reopen(&mut self, decision: DecisionId, on: Date) {
        let of = |it: &Matter| it.decisions.iter().any(|it| it.draft.id == decision);
        if let Some(matter) = self.matters.iter_mut().find(|it| of(it)) {
            matter.reopened = Some(on);
        }
    }

    fn sign(&mut self, id: DecisionId, on: Date, by: UserId) {
        let Some(matter) = self
            .matters
            .iter_mut()
            .find(|it| it.draft.as_ref().is_some_and(|it| it.draft.id == id))
        else {
            return;
        };
        let Some(drafted) = matter.draft.take() else { return };
        let by_standard = matter.receipt.as_ref().map(|(_, it)| it.outcome);
        let standard = drafted.draft.standard.clone();
        for decision in &mut matter.decisions {
            if drafted.draft.replaces == Some(decision.draft.id) {
                decision.replaced_by = Some(id);
            }
        }
        let outcome = drafted.draft.outcome.clone();
        matter.reopened = None;
        matter.decisions.push(Decision {
            receipt: drafted.receipt,
            draft: drafted.draft,
            by_standard,
            signed_on: on,
            signed_by: by,
            letter: None,
            replaced_by: None,
        });
        let last_day = match &outcome {
            Outcome::Stopped { on, .. } => Some(*on),
            Outcome::Changed { grant, .. } => grant.from.yesterday().ok(),
            _ => None,
        };
        if let Some(ended) = outcome.ends() {
            for granted in self.grants.iter_mut().filter(|it| it.grant.id == ended) {
                granted.ended = last_day;
            }
        }
        if let Some(grant) = outcome.grant() {
            self.grants.push(Granted { grant: grant.clone(), decision: id, standard, ended: None });
        }
    }
}

/// The one place where a state changes.
pub fn apply(case: &mut Case, event: &Event, number: u64, actor: UserId) {
    match event {
        Event::Opened(_) => (),
        Event::Applied(applied) => case.matters.push(Matter {
            applied: applied.clone(),
            withdrawn: None,
            receipt: None,
            stale: false,
            draft: None,
            decisions: Vec::new(),
            reopened: None,
        }),
        Event::ApplicationWithdrawn { standard, on } => {
            if let Some(matter) = case.matter_mut(standard) {
                matter.withdrawn = Some(*on);
                matter.draft = None;
            }
        }
        Event::Assigned { unit, case_worker } => {
            case.unit.clone_from(unit);
            case.case_worker = *case_worker;
        }
        Event::FactRecorded(fact) => {
            case.known.facts.insert(fact.id.clone(), fact.value.clone());
            case.known.sources.insert(fact.id.clone(), json!(fact.source));
            case.learned();
        }
        Event::FactWithdrawn { id } => {
            case.known.facts.shift_remove(id);
            case.known.sources.shift_remove(id);
            case.learned();
        }
        Event::HappeningRecorded { id, on, .. } => {
            case.known.happenings.insert(id.clone(), json!(on));
            case.learned();
        }
        Event::JudgementGiven(judgement) => {
            let same =
                |it: &Judgement| (&it.standard, &it.id) == (&judgement.standard, &judgement.id);
            case.known.judgements.retain(|it| !same(it));
            case.known.judgements.push(judgement.clone());
            case.learned();
        }
        Event::ReadingChosen { ambiguity, reading } => {
            case.known.readings.insert(ambiguity.clone(), json!({ "reading": reading }));
            case.learned();
        }
        Event::ExtentWanted { standard, scope, amount } => {
            let wanted = case.known.wanted.entry(standard.clone()).or_insert_with(|| json!({}));
            if let Some(wanted) = wanted.as_object_mut() {
                wanted.insert(scope.clone(), json!(amount));
            }
            case.learned();
        }
        Event::VumBegun { form, on } => {
            case.vum = Some(vum::Assessment {
                form: form.clone(),
                begun: *on,
                entries: Vec::new(),
                support_need: None,
                overall: None,
                problems: None,
            });
            case.learned();
        }
        Event::VumEntered(_) | Event::VumNeedSet(_) | Event::VumOverallSet(_) => {
            if let Some(vum) = &mut case.vum {
                match event {
                    Event::VumEntered(entry) => vum.entries.push(entry.clone()),
                    Event::VumNeedSet(need) => vum.support_need = Some(need.clone()),
                    Event::VumOverallSet(overall) => vum.overall = Some(overall.clone()),
                    _ => (),
                }
            }
            case.learned();
        }
        Event::Considered { paragraph, relevant } => {
            case.considered.push((paragraph.clone(), *relevant));
        }
        Event::PersonAdded(person) => case.people.push(person.clone()),
        Event::PersonRemoved { id, on } => {
            if let Some(person) = case.people.iter_mut().find(|it| it.id == *id) {
                person.removed = Some(*on);
            }
        }
        Event::DocumentFiled(filed) => case.documents.push(filed.clone()),
        Event::Evaluated(receipt) => {
            if let Some(matter) = case.matter_mut(&receipt.standard) {
                matter.receipt = Some((number, receipt.clone()));
                matter.stale = false;
            }
        }
        Event::Drafted(draft) => {
            if let Some(matter) = case.matter_mut(&draft.standard) {
                matter.draft = Some(Drafted {
                    receipt: matter.receipt.as_ref().map(|(number, _)| *number),
                    draft: draft.clone(),
                    by: actor,
                    hearing: None,
                    recommended_by: None,
                    approved_by: None,
                    minutes: None,
                });
            }
        }
        Event::DraftDropped { id } => {
            for matter in &mut case.matters {
                matter.draft.take_if(|it| it.draft.id == *id);
            }
        }
        Event::HearingSent { decision, hearing } => {
            if let Some(drafted) = case.drafted_mut(*decision) {
                drafted.hearing = Some(hearing.clone());
            }
        }
        Event::HearingClosed { decision, answer } => {
            if let Some(hearing) = case.drafted_mut(*decision).and_then(|it| it.hearing.as_mut()) {
                hearing.answer = Some(answer.clone());
            }
        }
        Event::Recommended { decision } => {
            if let Some(drafted) = case.drafted_mut(*decision) {
                drafted.recommended_by = Some(actor);
            }
        }
        Event::Approved { decision, minutes } => {
            if let Some(drafted) = case.drafted_mut(*decision) {
                drafted.approved_by = Some(actor);
                drafted.minutes.clone_from(minutes);
            }
        }
        Event::SentBack { decision } => {
            if let Some(drafted) = case.drafted_mut(*decision) {
                drafted.recommended_by = None;
                drafted.approved_by = None;
            }
        }
        Event::Signed { decision, on } => case.sign(*decision, *on, actor),
        Event::LetterSent { decision, letter } => {
            if let Some(decision) = case.decision_mut(*decision) {
                decision.letter = Some(letter.clone());
            }
        }
        Event::PlanOffered { content, .. } => case.plan = Some((content.clone(), None)),
        Event::PlanAnswered { accepted, .. } => {
            if let Some((_, answer)) = &mut case.plan {
                *answer = Some(*accepted);
            }
        }
        Event::Ordered(order) => case.orders.push((order.clone(), None)),
        Event::OrderAnswered { order, accepted, .. } => {
            for (_, answer) in case.orders.iter_mut().filter(|(it, _)| it.id == *order) {
                *answer = Some(*accepted);
            }
        }
        Event::FollowedUp { grant, on, next, .. } => {
            for granted in case.grants.iter_mut().filter(|it| it.grant.id == *grant) {
                granted.grant.follow_up.retain(|it| it > on);
                granted.grant.follow_up.extend(next);
            }
        }
        Event::Complained(received) => {
            // Somebody waits for an answer again.
            case.closed = None;
            case.complaints.push(Complaint { received: received.clone(), stage: Stage::Received });
        }
        Event::Reassessed(reassessed) => {
            advance(case, reassessed.complaint, |_| Stage::Reassessed(reassessed.clone()));
            if reassessed.result != Reassessed::Maintained
                && let Some(complaint) = case.complaint(reassessed.complaint)
            {
                case.reopen(complaint.received.decision, reassessed.on);
            }
        }
        Event::Forwarded(forwarded) => advance(case, forwarded.complaint, |stage| match stage {
            Stage::Reassessed(before) => Stage::Forwarded(before, forwarded.clone()),
            other => other,
        }),
        Event::Ruled(ruling) => {
            advance(case, ruling.complaint, |stage| match stage {
                Stage::Forwarded(before, sent) => Stage::Ruled(before, sent, ruling.clone()),
                other => other,
            });
            let again = matches!(ruling.result, Ruled::Returned | Ruled::Changed);
            if again && let Some(complaint) = case.complaint(ruling.complaint) {
                case.reopen(complaint.received.decision, ruling.received);
            }
        }
        Event::ComplaintWithdrawn { complaint, on } => {
            advance(case, *complaint, |_| Stage::Withdrawn(*on));
        }
        Event::DeadlineSet(deadline) => {
            case.deadlines.retain(|it| it.id != deadline.id);
            case.deadlines.push((**deadline).clone());
        }
        Event::DeadlineChanged { id, change } => {
            if let Some(deadline) = case.deadlines.iter_mut().find(|it| it.id == *id) {
                deadline.apply((**change).clone());
            }
        }
        Event::Reopened { .. } => case.closed = None,
        Event::Closed { on } => case.closed = Some(*on),
    }
}

fn advance(case: &mut Case, id: ComplaintId, next: impl FnOnce(Stage) -> Stage) {
    if let Some(complaint) = case.complaints.iter_mut().find(|it| it.received.id == id) {
        let stage = std::mem::replace(&mut complaint.stage, Stage::Received);
        complaint.stage = next(stage);
    }
}
