//! Acts on a case (*sagshandlinger*): open it, let something happen in it, hold it against a
//! standard, move a deadline.

use casework::case::{self, Case};
use casework::clock::{Deadline, Reason, What};
use casework::decide::decide;
use casework::decision::{Notice, Outcome};
use casework::due;
use casework::event::{Event, Opened};
use casework::id::CaseId;
use casework::journal::{self, Head};
use casework::people::Private;
use casework::receipt::{self, Evaluated};
use casework::role::{Actor, Competence};
use jiff::civil::Date;
use standards::facts::Facts;
use standards::problem::Problem;
use standards::tree::Spans;
use store::{CaseChange, Change, IdempotentAnswer, Look, NewDocument, StoredCase, StoredCatalogue};

use crate::permission::{Permission, Resource, Sight};
use crate::shelf::Shelved;
use crate::{Call, CannotAct, Office, Since, row, told};

/// A case as an act left it.
#[derive(Debug)]
pub struct Done {
    pub case: Case,
    /// What happened: what was asked for, and what followed from it.
    pub events: Vec<Event>,
}

/// What an act is answered: the same however often the same request comes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answered {
    pub case: CaseId,
    pub number: String,
    /// The newest entry: what the next act says it has seen.
    pub entry: u64,
    /// What was asked for, and what followed from it.
    pub events: Vec<Happened>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Happened {
    pub entry: u64,
    pub kind: String,
    /// The document that was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<casework::id::DocumentId>,
}

impl Done {
    pub fn answer(&self) -> Answered {
        answered(&self.case, &self.events)
    }
}

fn answered(case: &Case, events: &[Event]) -> Answered {
    let before = case.head.number.saturating_sub(events.len() as u64);
    let happened = |(event, entry): (&Event, u64)| Happened {
        entry,
        kind: event.kind(),
        document: match event {
            Event::DocumentFiled(it) => Some(it.id),
            _ => None,
        },
    };
    Answered {
        case: case.id,
        number: case.opened.number.clone(),
        entry: case.head.number,
        events: events.iter().zip(before + 1..).map(happened).collect(),
    }
}

/// What somebody who opens a case tells.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enquiry {
    pub citizen: casework::id::CitizenId,
    pub on: Date,
    pub channel: casework::event::Channel,
    pub from: casework::event::From,
    pub about: Private,
    pub catalogue: String,
    pub acting: String,
    /// The acting municipality where nothing else is said.
    #[serde(default)]
    pub paying: Option<String>,
    #[serde(default)]
    pub residence: Option<String>,
    pub unit: String,
    #[serde(default)]
    pub case_worker: Option<casework::id::UserId>,
}

/// An act that is allowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Permitted {
    pub(crate) sight: Sight,
    /// Only because the glass was broken.
    pub(crate) review: bool,
}

/// A case that somebody acts on.
pub(crate) struct Loaded {
    pub(crate) case: Case,
    head: Head,
    shelved: std::sync::Arc<Shelved>,
    /// Of the actor, towards this case.
    competences: Vec<Competence>,
}

/// What is kept in the same transaction as the entries.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) pinned: Vec<StoredCatalogue>,
    pub(crate) documents: Vec<NewDocument>,
}

/// How a deadline is moved.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[serde(tag = "move", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Move {
    Suspend { reason: Reason },
    Resume,
    Extend { to: Date, reason: Reason },
    Tell { expected: Date, reason: Reason },
    Meet,
}

impl Office {
    /// *Opret sag* from an enquiry.
    pub async fn open(&self, call: &Call, enquiry: Enquiry) -> Result<Done, CannotAct> {
        // The case is not there yet; what it will be is asked about.
        let resource = Resource {
            case: Some(CaseId(uuid::Uuid::nil())),
            citizen: Some(enquiry.citizen),
            unit: enquiry.unit.clone(),
            ..Resource::default()
        };
        self.allow(call, Permission::OpenCase, &resource)?;
        self.done_before(call).await?;
        if self.shelf.get(&enquiry.catalogue).is_none() {
            let problem = Problem::new("unknown-catalogue").with("id", &enquiry.catalogue);
            return Err(CannotAct::refused(problem.near(&enquiry.catalogue, self.shelf.ids())));
        }
        if enquiry.on > call.today {
            return Err(CannotAct::refused(Problem::new("day-to-come").with("day", enquiry.on)));
        }
        if self.store.citizen(enquiry.citizen).await?.is_none() {
            return Err(CannotAct::NotFound("citizen"));
        }
        let year = call.today.year();
        let number = store::case_number(year, self.store.take_numbers(year, 1).await?);
        let id = CaseId((self.ids)());
        let paying = enquiry.paying.unwrap_or_else(|| enquiry.acting.clone());
        let residence = enquiry.residence.unwrap_or_else(|| enquiry.acting.clone());
        let opened = Opened {
            citizen: enquiry.citizen,
            number,
            on: enquiry.on,
            channel: enquiry.channel,
            from: enquiry.from,
            about: enquiry.about,
            catalogue: enquiry.catalogue,
            acting: enquiry.acting,
            paying,
            residence,
            unit: enquiry.unit,
            case_worker: enquiry.case_worker,
        };
        let case = case::begin(id, opened.clone(), call.at);
        self.keep(call, case, Head::EMPTY, vec![Event::Opened(opened)], Beside::default()).await
    }

    /// Lets something happen in a case. `expected` is the entry that the actor saw last: whoever
    /// acts on an older picture is told what changed, and nothing is lost.
    pub async fn act(
        &self,
        call: &Call,
        id: CaseId,
        expected: u64,
        event: Event,
    ) -> Result<Done, CannotAct> {
        let own_way = matches!(
            event,
            Event::Opened(_)
                | Event::Evaluated(_)
                | Event::DocumentFiled(_)
                | Event::DeadlineSet(_)
                | Event::DeadlineChanged { .. }
        );
        if own_way {
            let problem = Problem::new("not-an-act").with("kind", event.kind());
            return Err(CannotAct::refused(problem));
        }
        let loaded = self.load(call, id, expected, permission_for(&event)).await?;
        let event = complete(&loaded.case, &loaded.shelved, event, call.today)?;
        self.happen(call, loaded, event, Beside::default()).await
    }

    /// *Vurdér*: holds what is known against a standard, and keeps the receipt.
    pub async fn assess(
        &self,
        call: &Call,
        id: CaseId,
        expected: u64,
        standard: &str,
        on: Date,
    ) -> Result<(Done, Evaluated), CannotAct> {
        let loaded = self.load(call, id, expected, Permission::Assess).await?;
        let shelved = &loaded.shelved;
        let evaluated = evaluate(&loaded.case, shelved, standard, on)?;
        let event = Event::Evaluated(evaluated.receipt.clone());
        let pinned = vec![pinned(shelved, call.at)];
        let beside = Beside { pinned, ..Beside::default() };
        let done = self.happen(call, loaded, event, beside).await?;
        Ok((done, evaluated))
    }

    /// Suspends, extends or meets a deadline, or tells the citizen when to expect what it is about.
    pub async fn move_deadline(
        &self,
        call: &Call,
        id: CaseId,
        expected: u64,
        deadline: &str,
        how: Move,
    ) -> Result<Done, CannotAct> {
        let loaded = self.load(call, id, expected, Permission::MoveDeadline).await?;
        let known = loaded.case.deadlines.iter().find(|it| it.id == deadline);
        let known = known.ok_or(CannotAct::NotFound("deadline"))?;
        let change = match how {
            Move::Suspend { reason } => known.suspend(call.today, reason),
            Move::Resume => known.resume(call.today),
            Move::Extend { to, reason } => known.extend(call.today, to, reason),
            Move::Tell { expected, reason } => known.tell(call.today, expected, reason),
            Move::Meet => known.meet(call.today),
        };
        let change = change.map_err(told::deadline)?;
        let event = Event::DeadlineChanged { id: deadline.to_owned(), change: Box::new(change) };
        self.happen(call, loaded, event, Beside::default()).await
    }

    /// *Opret en frist* where neither law nor catalogue has a number: a hearing, say.
    pub async fn set_deadline(
        &self,
        call: &Call,
        id: CaseId,
        expected: u64,
        (name, what, event, due): (&str, What, &str, Date),
        reason: Reason,
    ) -> Result<Done, CannotAct> {
        let loaded = self.load(call, id, expected, Permission::MoveDeadline).await?;
        let deadline = Deadline::set(name, what, event, call.today, due, reason);
        let deadline = deadline.map_err(told::deadline)?;
        let event = Event::DeadlineSet(Box::new(deadline));
        self.happen(call, loaded, event, Beside::default()).await
    }

    /// A request that came before is answered as it was then, also when the case has moved on.
    pub(crate) async fn done_before(&self, call: &Call) -> Result<(), CannotAct> {
        let Some(once) = &call.once else { return Ok(()) };
        match self.store.answered(call.who.id, &once.key, &once.hash).await? {
            Some(response) => Err(CannotAct::Repeated(response)),
            None => Ok(()),
        }
    }

    /// The case, if the actor may do this to it and saw what stands there now.
    pub(crate) async fn load(
        &self,
        call: &Call,
        id: CaseId,
        expected: u64,
        permission: Permission,
    ) -> Result<Loaded, CannotAct> {
        self.done_before(call).await?;
        let stored = self.store.case(id).await?.ok_or(CannotAct::NotFound("case"))?;
        let case = fold(&stored)?;
        self.allow_on_case(call, permission, &stored, &case).await?;
        if stored.row.head.number != expected {
            return Err(changed(&stored, expected));
        }
        let shelved = self.shelf.get(&case.opened.catalogue);
        let shelved = shelved.ok_or(CannotAct::NotFound("catalogue"))?.clone();
        let competences = self.policies.competences(&call.who, &resource(&stored, &case));
        Ok(Loaded { case, head: stored.row.head, shelved, competences })
    }

    pub(crate) async fn allow_on_case(
        &self,
        call: &Call,
        permission: Permission,
        stored: &StoredCase,
        case: &Case,
    ) -> Result<Permitted, CannotAct> {
        let resource = resource(stored, case);
        let verdict = self.may(call, permission, &resource);
        if let (true, Some(sight)) = (verdict.allowed, verdict.sight) {
            return Ok(Permitted { sight, review: verdict.review });
        }
        // Denied looks are looks: somebody may ask who tried.
        let look = Look {
            at: call.at,
            actor: call.who.id,
            citizen: Some(stored.row.citizen),
            case: Some(stored.row.id),
            act: permission.name().to_owned(),
            reason: call.reason.clone(),
            allowed: false,
            protected: stored.citizen.protected,
        };
        self.store.looked(look).await?;
        // Who may not see a case is not told that it is there.
        let sees = self.may(call, Permission::SeeCase, &resource);
        Err(match sees.allowed {
            true => CannotAct::Forbidden(Box::new(verdict)),
            false => CannotAct::NotFound("case"),
        })
    }

    /// Right to do something that is on no case yet.
    pub(crate) fn allow(
        &self,
        call: &Call,
        permission: Permission,
        resource: &Resource,
    ) -> Result<(), CannotAct> {
        let verdict = self.may(call, permission, resource);
        if verdict.allowed { Ok(()) } else { Err(CannotAct::Forbidden(Box::new(verdict))) }
    }

    /// Domain, follow-on deadlines, and the writing.
    pub(crate) async fn happen(
        &self,
        call: &Call,
        loaded: Loaded,
        event: Event,
        beside: Beside,
    ) -> Result<Done, CannotAct> {
        let Loaded { mut case, head, shelved, competences } = loaded;
        let actor = Actor { id: call.who.id, competences };
        decide(&case, &actor, call.today, &event).map_err(CannotAct::Refused)?;
        case::apply(&mut case, &event, head.number + 1, call.who.id);
        fits(&case, &shelved, &event)?;
        let because = event.kind();
        let mut events = vec![event];
        let deadlines = due::bring_up_to_date(&case, &shelved.catalogue, call.today, &because)
            .map_err(CannotAct::DoesNotFit)?;
        for event in deadlines {
            let number = head.number + 1 + events.len() as u64;
            case::apply(&mut case, &event, number, call.who.id);
            events.push(event);
        }
        self.keep(call, case, head, events, beside).await
    }

    /// Entries, rows and the answer to a repeated request in one transaction.
    async fn keep(
        &self,
        call: &Call,
        mut case: Case,
        head: Head,
        events: Vec<Event>,
        beside: Beside,
    ) -> Result<Done, CannotAct> {
        let note = |event: &Event| event.note(call.at, call.who.id, &call.reason);
        let entries = journal::chain(case.id, head, events.iter().map(note).collect());
        case.head = entries.last().map_or(head, |it| Head { number: it.number, hash: it.hash });
        case.changed = call.at;
        let answer = call.once.as_ref().map(|once| IdempotentAnswer {
            key: once.key.clone(),
            actor: call.who.id,
            request_hash: once.hash,
            response: serde_json::json!(answered(&case, &events)).to_string(),
            at: call.at,
        });
        let change = CaseChange {
            id: case.id,
            expected: head,
            entries,
            row: row::of_case(&case),
            deadlines: Some(row::of_deadlines(&case)),
            grants: touches_grants(&events).then(|| row::of_grants(&case)),
            orders: touches_orders(&events).then(|| row::of_orders(&case)),
        };
        let Beside { pinned: catalogues, documents } = beside;
        let change =
            Change { cases: vec![change], answer, catalogues, documents, ..Change::default() };
        match self.store.commit(change).await {
            Ok(_) => Ok(Done { case, events }),
            Err(store::CommitError::Conflict { case: id, expected, .. }) => {
                let stored = self.store.case(id).await?.ok_or(CannotAct::NotFound("case"))?;
                Err(changed(&stored, expected.number))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// The first day on which help may be taken away, if it is decided today.
fn notice(
    case: &Case,
    shelved: &Shelved,
    standard: &str,
    today: Date,
) -> Result<Notice, CannotAct> {
    let mut known = case.known_for(standard);
    if let Some(events) = known.get_mut("events").and_then(serde_json::Value::as_object_mut) {
        events.insert("afgoerelse".to_owned(), serde_json::json!(today));
    }
    let vocabulary = &shelved.catalogue.vocabulary;
    let facts = Facts::read("known", &known, &Spans::default(), vocabulary)
        .map_err(CannotAct::DoesNotFit)?;
    let standard = shelved.standard(standard).ok_or(CannotAct::NotFound("standard"))?;
    let times = std::collections::BTreeMap::new();
    let basis = casework::clock::Basis {
        catalogue: &shelved.catalogue,
        standard,
        facts: &facts,
        times: &times,
        otherwise: None,
        round: 1,
    };
    let by_law = basis.notice();
    let own = basis.own(What::Notice);
    let all = by_law.iter().chain(&own);
    let latest = all.filter_map(|it| Some((it.latest()?, it.id.clone()))).max();
    Ok(match latest {
        Some((earliest, rule)) => Notice { rule: Some(rule), earliest },
        None => Notice { rule: None, earliest: today },
    })
}

/// What only the house can know is put in: never taken from whoever asks.
fn complete(case: &Case, shelved: &Shelved, event: Event, today: Date) -> Result<Event, CannotAct> {
    match event {
        Event::Drafted(mut draft) => {
            if let Some(standard) = shelved.standard(&draft.standard) {
                draft.competence = shelved.signs(standard.id.as_str()).max(draft.competence);
            }
            let earliest = match &draft.outcome {
                Outcome::Stopped { .. } | Outcome::Changed { reduction: Some(_), .. } => {
                    Some(notice(case, shelved, &draft.standard, today)?)
                }
                _ => None,
            };
            match (&mut draft.outcome, earliest) {
                (Outcome::Stopped { notice, .. }, Some(earliest)) => *notice = earliest,
                (Outcome::Changed { reduction, .. }, Some(earliest)) => {
                    *reduction = Some(earliest);
                }
                _ => (),
            }
            Ok(Event::Drafted(draft))
        }
        Event::Complained(mut complaint) => {
            let id = case.decision(complaint.decision).map(|(it, _)| &it.applied.standard);
            let ours = |it: &&Deadline| {
                it.what == What::Complaint && id.is_some_and(|id| it.id.starts_with(id.as_str()))
            };
            // Under several readings nobody is late before the last of them.
            complaint.last_day = case.deadlines.iter().rfind(ours).and_then(Deadline::latest);
            Ok(Event::Complained(complaint))
        }
        event => Ok(event),
    }
}

/// The files that a receipt pins.
pub(crate) fn pinned(shelved: &Shelved, at: jiff::Timestamp) -> StoredCatalogue {
    let files = shelved.files.0.iter().map(|(path, text)| (path.clone(), text.clone()));
    StoredCatalogue {
        hash: shelved.pinned.clone(),
        name: shelved.catalogue.id.to_string(),
        at,
        files: files.collect(),
    }
}

fn touches_grants(events: &[Event]) -> bool {
    events.iter().any(|it| matches!(it, Event::Signed { .. } | Event::FollowedUp { .. }))
}

fn touches_orders(events: &[Event]) -> bool {
    events.iter().any(|it| matches!(it, Event::Ordered(_) | Event::OrderAnswered { .. }))
}

/// What a case holds now against a standard.
pub(crate) fn evaluate(
    case: &Case,
    shelved: &Shelved,
    standard: &str,
    on: Date,
) -> Result<Evaluated, CannotAct> {
    let standard = shelved.standard(standard).ok_or(CannotAct::NotFound("standard"))?;
    let plan = shelved.plan(standard, on);
    let known = case.known_for(standard.id.as_str());
    receipt::evaluate(&shelved.catalogue, standard, &plan, &shelved.pinned, &known)
        .map_err(CannotAct::DoesNotFit)
}

/// Whether what is known can be read by the vocabulary: nothing that cannot is kept.
fn fits(case: &Case, shelved: &Shelved, event: &Event) -> Result<(), CannotAct> {
    let standard = match event {
        Event::JudgementGiven(it) => it.standard.as_str(),
        Event::ExtentWanted { standard, .. } => standard.as_str(),
        Event::Applied(it) => {
            if shelved.standard(&it.standard).is_none() {
                let known = shelved.catalogue.standards.iter().map(|it| it.value.id.as_str());
                let problem = Problem::new("unknown-standard").with("id", &it.standard);
                return Err(CannotAct::refused(problem.near(&it.standard, known)));
            }
            return Ok(());
        }
        Event::FactRecorded(_)
        | Event::HappeningRecorded { .. }
        | Event::ReadingChosen { .. }
        | Event::VumEntered(_) => "",
        _ => return Ok(()),
    };
    let known = case.known_for(standard);
    Facts::read("known", &known, &Spans::default(), &shelved.catalogue.vocabulary)
        .map(drop)
        .map_err(CannotAct::DoesNotFit)
}

/// # Errors
/// The journal cannot be read: the database is damaged, or newer than the program.
pub(crate) fn fold(stored: &StoredCase) -> Result<Case, CannotAct> {
    case::fold(stored.row.id, &stored.entries)
        .map_err(|error| CannotAct::Damaged(error.to_string()))
}

fn changed(stored: &StoredCase, expected: u64) -> CannotAct {
    let since = stored.entries.iter().filter(|it| it.number > expected);
    let since =
        since.map(|it| Since { number: it.number, kind: it.kind.clone(), by: it.actor, at: it.at });
    CannotAct::Changed { case: stored.row.id, head: stored.row.head, since: since.collect() }
}

/// What the rights are asked about.
pub(crate) fn resource(stored: &StoredCase, case: &Case) -> Resource {
    Resource {
        case: Some(stored.row.id),
        citizen: Some(stored.row.citizen),
        unit: stored.row.unit.clone(),
        paragraphs: stored.row.paragraphs.clone(),
        kle: stored.row.kle.clone(),
        sensitivity: stored.row.sensitivity,
        protected: stored.citizen.protected,
        orders_to: case.orders.iter().map(|(it, _)| it.provider.clone()).collect(),
        worker: stored.row.worker,
    }
}

/// The right that lets something happen.
pub fn permission_for(event: &Event) -> Permission {
    match event {
        Event::Opened(_) => Permission::OpenCase,
        Event::Applied(_) | Event::ApplicationWithdrawn { .. } => Permission::Apply,
        Event::Assigned { .. } => Permission::AssignCase,
        Event::PersonAdded(_) | Event::PersonRemoved { .. } => Permission::ManageParties,
        Event::DocumentFiled(_) => Permission::FileDocument,
        Event::FactRecorded(_)
        | Event::FactWithdrawn { .. }
        | Event::HappeningRecorded { .. }
        | Event::ExtentWanted { .. } => Permission::RecordFact,
        Event::JudgementGiven(_) | Event::ReadingChosen { .. } | Event::Considered { .. } => {
            Permission::Judge
        }
        Event::VumBegun { .. }
        | Event::VumEntered(_)
        | Event::VumNeedSet(_)
        | Event::VumOverallSet(_)
        | Event::Evaluated(_) => Permission::Assess,
        Event::HearingSent { .. } => Permission::Hear,
        Event::HearingClosed { .. } => Permission::AnswerHearing,
        Event::Drafted(_) | Event::DraftDropped { .. } => Permission::Draft,
        Event::Recommended { .. } => Permission::Recommend,
        Event::Approved { .. } | Event::SentBack { .. } => Permission::Approve,
        Event::Signed { .. } => Permission::Sign,
        Event::LetterSent { .. } => Permission::SendLetter,
        Event::PlanOffered { .. } | Event::PlanAnswered { .. } => Permission::OfferPlan,
        Event::Ordered(_) => Permission::Order,
        Event::OrderAnswered { .. } => Permission::AnswerOrder,
        Event::FollowedUp { .. } => Permission::FollowUp,
        Event::Complained(_) | Event::ComplaintWithdrawn { .. } => Permission::Complain,
        Event::Reassessed(_) => Permission::Reassess,
        Event::Forwarded(_) => Permission::Forward,
        Event::Ruled(_) => Permission::Rule,
        Event::DeadlineSet(_) | Event::DeadlineChanged { .. } => Permission::MoveDeadline,
        Event::Reopened { .. } => Permission::ReopenCase,
        Event::Closed { .. } => Permission::CloseCase,
    }
}
