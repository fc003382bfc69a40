//! One act's whole writing (*ændring*): all of it in one transaction, or nothing.

use std::collections::BTreeMap;

use casework::id::{CaseId, CitizenId, DocumentId, UserId};
use casework::journal::{Entry, Hash, Head};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::cases::{self, CaseRow, DeadlineRow, GrantRow, NEVER, OrderRow};
use crate::catalogues::{self, StoredCatalogue};
use crate::citizens::{self, CitizenWrite};
use crate::documents::{self, NewDocument};
use crate::link::{Link, values};
use crate::looks::{self, Look};
use crate::queue::{self, NewJob};
use crate::seal::Seal;
use crate::users::{self, UserWrite};
use crate::{Store, Trouble, names};

/// Everything that one act changes.
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub cases: Vec<CaseChange>,
    pub citizens: Vec<CitizenWrite>,
    pub users: Vec<UserWrite>,
    pub documents: Vec<NewDocument>,
    pub looks: Vec<Look>,
    pub jobs: Vec<NewJob>,
    pub answer: Option<IdempotentAnswer>,
    /// Every catalogue version that a receipt in the entries pins.
    pub catalogues: Vec<StoredCatalogue>,
}

/// What is added to one case, and the rows that follow from it.
#[derive(Clone)]
pub struct CaseChange {
    pub id: CaseId,
    /// The head that was read; [`Head::EMPTY`] for a new case. If another stands there: a conflict.
    pub expected: Head,
    /// Chained by [`casework::journal::chain`] to `expected`; at least one.
    pub entries: Vec<Entry>,
    pub row: CaseRow,
    /// These replace what the case had. `None` leaves it and costs nothing.
    pub deadlines: Option<Vec<DeadlineRow>>,
    pub grants: Option<Vec<GrantRow>>,
    pub orders: Option<Vec<OrderRow>>,
}

/// What is answered if the same request comes again (*gentagelse*).
#[derive(Clone)]
pub struct IdempotentAnswer {
    pub key: String,
    pub actor: UserId,
    pub request_hash: Hash,
    pub response: String,
    pub at: Timestamp,
}

/// What a request was answered. Somebody's data may stand in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Response(pub String);

crate::masked::debug! {
    CaseChange { id, expected }
    IdempotentAnswer { key, actor }
    Response {}
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    pub heads: Vec<(CaseId, Head)>,
}

/// Why nothing was kept.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CommitError {
    #[error("case {case} has changed meanwhile: it ends at entry {}, not at entry {}", found.number, expected.number)]
    Conflict { case: CaseId, expected: Head, found: Head },
    #[error("case {case} was deleted by law")]
    Deleted { case: CaseId },
    #[error(
        "the master data of citizen {citizen} has changed meanwhile: version {found}, not {expected}"
    )]
    CitizenConflict { citizen: CitizenId, expected: u64, found: u64 },
    #[error(
        "the CPR number given for citizen {citizen} belongs to somebody who is registered already"
    )]
    CprTaken { citizen: CitizenId },
    #[error("user {user} has changed meanwhile: version {found}, not {expected}")]
    UserConflict { user: UserId, expected: u64, found: u64 },
    #[error("somebody else has that log-in name, or that identity at the log-in provider")]
    LoginTaken,
    /// The same request was done before; this is what it was answered.
    #[error("the request was done before")]
    Repeated(Response),
    #[error("the idempotency key was used for another request; give each request a key of its own")]
    KeyReused,
    #[error("case number {number} is another case's")]
    NumberTaken { number: String },
    #[error("document {document} has {bytes} bytes, at most {limit} are kept")]
    TooLarge { document: DocumentId, bytes: usize, limit: usize },
    /// A defect of the caller.
    #[error("the change of case {case} does not hold together: {what}")]
    Incoherent { case: CaseId, what: &'static str },
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl Store {
    /// Keeps a change. When this gives `Ok`, it is on the disk.
    pub async fn commit(&self, change: Change) -> Result<Committed, CommitError> {
        let mut change = change;
        coherent(&change)?;
        documents::within(&change.documents, self.inner.document_bytes)?;
        let pinned = self.inner.pinned.unknown(&mut change.catalogues);
        let seal = self.inner.seal.clone();
        let committed = self
            .write(move |link| Box::pin(async move { perform(link, &seal, &change).await }))
            .await?;
        self.inner.pinned.known(pinned);
        Ok(committed)
    }

    /// What was answered to this request, if it was done before.
    pub async fn answered(
        &self,
        actor: UserId,
        key: &str,
        request_hash: &Hash,
    ) -> Result<Option<String>, CommitError> {
        let mut link = self.reader().await?;
        match known(&mut link, actor, key, request_hash).await {
            Ok(()) => Ok(None),
            Err(CommitError::Repeated(Response(response))) => Ok(Some(response)),
            Err(error) => Err(error),
        }
    }

    /// Forgets answers from before a time; gives how many.
    pub async fn forget_answers(&self, before: Timestamp) -> Result<u64, Trouble> {
        self.write(move |link| {
            Box::pin(
                async move { link.run("DELETE FROM answers WHERE at < $1", values![before]).await },
            )
        })
        .await
    }
}

async fn perform(link: &mut Link, seal: &Seal, change: &Change) -> Result<Committed, CommitError> {
    if let Some(answer) = &change.answer {
        keep_answer(link, answer).await?;
    }
    catalogues::write(link, &change.catalogues).await?;
    citizens::write(link, seal, &change.citizens).await?;
    users::write(link, &change.users).await?;
    write_cases(link, change).await?;
    documents::write(link, &change.documents).await?;
    if !change.looks.is_empty() {
        looks::insert(link, &change.looks).await?;
    }
    queue::write(link, &change.jobs).await?;
    Ok(Committed { heads: change.cases.iter().map(|case| (case.id, case.row.head)).collect() })
}

/// First of all: in PostgreSQL the second of two equal requests waits here for the first.
async fn keep_answer(link: &mut Link, answer: &IdempotentAnswer) -> Result<(), CommitError> {
    let sql = "INSERT INTO answers (actor, request_key, request_hash, response, at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (actor, request_key) DO NOTHING";
    let IdempotentAnswer { key, actor, request_hash, response, at } = answer;
    let new = link.run(sql, values![*actor, key, request_hash, response, *at]).await?;
    if new == 0 { known(link, *actor, key, request_hash).await } else { Ok(()) }
}

async fn known(
    link: &mut Link,
    actor: UserId,
    key: &str,
    request_hash: &Hash,
) -> Result<(), CommitError> {
    let sql = "SELECT request_hash, response FROM answers WHERE actor = $1 AND request_key = $2";
    let Some(row) = link.one(sql, values![actor, key]).await? else { return Ok(()) };
    let mut row = row.read();
    if row.hash()? == *request_hash {
        Err(CommitError::Repeated(Response(row.text()?)))
    } else {
        Err(CommitError::KeyReused)
    }
}

async fn write_cases(link: &mut Link, change: &Change) -> Result<(), CommitError> {
    let mut cases = change.cases.iter().collect::<Vec<_>>();
    // Always in one order, so that two acts on the same cases do not wait for one another for ever.
    cases.sort_by_key(|case| case.id);
    let (new, old): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.expected == Head::EMPTY);
    insert_cases(link, change, &new).await?;
    for case in &old {
        update_case(link, case).await?;
        clear(link, case).await?;
    }
    let mut entries = Vec::new();
    for case in &cases {
        entries.extend(case.entries.iter().map(cases::entry_values));
    }
    link.insert("entries", cases::ENTRY_COLUMNS, entries, "").await?;
    insert_parts(link, &cases).await?;
    Ok(())
}

async fn insert_cases(
    link: &mut Link,
    change: &Change,
    new: &[&CaseChange],
) -> Result<(), CommitError> {
    if new.is_empty() {
        return Ok(());
    }
    let keys = name_keys(link, change, new).await?;
    let columns = "id, number, citizen_id, citizen_key, acting, paying, residence, unit, worker,
         status, paragraphs, kle, sensitivity, standards, opened, changed, next_deadline,
         head_number, head_hash";
    let mut rows = Vec::with_capacity(new.len());
    for CaseChange { row, .. } in new {
        rows.push(values![
            row.id,
            &row.number,
            row.citizen,
            keys.get(&row.citizen).cloned().unwrap_or_default(),
            &row.acting,
            &row.paying,
            &row.residence,
            &row.unit,
            row.worker,
            &row.status,
            cases::join(&row.paragraphs),
            &row.kle,
            row.sensitivity,
            cases::join(&row.standards),
            row.opened,
            row.changed,
            row.next_deadline.unwrap_or(NEVER),
            row.head.number,
            &row.head.hash
        ]);
    }
    let put = link.insert("cases", columns, rows, "ON CONFLICT (id) DO NOTHING").await;
    let put = put.map_err(|trouble| match new {
        [case] if trouble.is_twice("cases", "number", "cases_number") => {
            CommitError::NumberTaken { number: case.row.number.clone() }
        }
        _ => CommitError::from(trouble),
    })?;
    if usize::try_from(put) != Ok(new.len()) {
        // Which of them stood there already shows by its head, unless it is the same change again.
        let mut there = None;
        for case in new {
            if let Some(found) = head(link, case.id).await? {
                there = there.filter(|(_, head, own)| head != own).or(Some((
                    case.id,
                    found,
                    case.row.head,
                )));
            }
        }
        if let Some((case, found, _)) = there {
            return Err(CommitError::Conflict { case, expected: Head::EMPTY, found });
        }
    }
    gone(link, new).await
}

/// The keys that the new cases are sorted by: of people in the same change, or who are there.
async fn name_keys(
    link: &mut Link,
    change: &Change,
    new: &[&CaseChange],
) -> Result<BTreeMap<CitizenId, String>, Trouble> {
    let written = change.citizens.iter();
    let mut keys = written
        .map(|write| (write.row.id, names::sort_key(&write.row.name)))
        .collect::<BTreeMap<_, _>>();
    let mut asked = new.iter().map(|case| case.row.citizen).collect::<Vec<_>>();
    asked.sort();
    asked.dedup();
    asked.retain(|citizen| !keys.contains_key(citizen));
    for some in asked.chunks(100) {
        // Shared lock: who changes a name meanwhile waits, and changes these cases' key after us.
        let lock = if link.is_postgres() { " FOR SHARE" } else { "" };
        let places = places(1, some.len());
        let sql = format!("SELECT id, name_key FROM citizens WHERE id IN ({places}){lock}");
        let ids = some.iter().copied().map(Into::into).collect();
        for row in link.all(AssertSqlSafe(sql), ids).await? {
            let mut row = row.read();
            keys.insert(row.id(CitizenId)?, row.text()?);
        }
    }
    Ok(keys)
}

/// A case that was deleted by law does not come back under its id.
async fn gone(link: &mut Link, new: &[&CaseChange]) -> Result<(), CommitError> {
    for some in new.chunks(100) {
        let sql =
            format!("SELECT case_id FROM tombstones WHERE case_id IN ({})", places(1, some.len()));
        let ids = some.iter().map(|case| case.id.into()).collect();
        if let Some(row) = link.one(AssertSqlSafe(sql), ids).await? {
            return Err(CommitError::Deleted { case: row.read().id(CaseId)? });
        }
    }
    Ok(())
}

async fn update_case(link: &mut Link, case: &CaseChange) -> Result<(), CommitError> {
    let CaseChange { id, expected, row, .. } = case;
    let sql = "UPDATE cases SET acting = $4, paying = $5, residence = $6, unit = $7, worker = $8,
             status = $9, paragraphs = $10, kle = $11, sensitivity = $12, standards = $13,
             opened = $14, changed = $15, next_deadline = $16, head_number = $17, head_hash = $18
         WHERE id = $1 AND head_number = $2 AND head_hash = $3";
    let values = values![
        *id,
        expected.number,
        &expected.hash,
        &row.acting,
        &row.paying,
        &row.residence,
        &row.unit,
        row.worker,
        &row.status,
        cases::join(&row.paragraphs),
        &row.kle,
        row.sensitivity,
        cases::join(&row.standards),
        row.opened,
        row.changed,
        row.next_deadline.unwrap_or(NEVER),
        row.head.number,
        &row.head.hash
    ];
    if link.run(sql, values).await? == 1 {
        return Ok(());
    }
    match head(link, *id).await? {
        Some(found) => Err(CommitError::Conflict { case: *id, expected: *expected, found }),
        None => Err(CommitError::Deleted { case: *id }),
    }
}

pub(crate) async fn head(link: &mut Link, case: CaseId) -> Result<Option<Head>, Trouble> {
    let sql = "SELECT head_number, head_hash FROM cases WHERE id = $1";
    let row = link.one(sql, values![case]).await?;
    row.map(|row| {
        let mut row = row.read();
        Ok(Head { number: row.count()?, hash: row.hash()? })
    })
    .transpose()
}

/// Takes away the parts that are to be replaced.
async fn clear(link: &mut Link, case: &CaseChange) -> Result<(), Trouble> {
    let replaced = [
        ("DELETE FROM deadlines WHERE case_id = $1", case.deadlines.is_some()),
        ("DELETE FROM grants WHERE case_id = $1", case.grants.is_some()),
        ("DELETE FROM orders WHERE case_id = $1", case.orders.is_some()),
    ];
    if link.is_postgres() && replaced.iter().all(|(_, replaced)| *replaced) {
        // One way there and back instead of three.
        let sql = "WITH a AS (DELETE FROM deadlines WHERE case_id = $1),
                 b AS (DELETE FROM grants WHERE case_id = $1)
             DELETE FROM orders WHERE case_id = $1";
        link.run(sql, values![case.id]).await?;
        return Ok(());
    }
    for (sql, replaced) in replaced {
        if replaced {
            link.run(sql, values![case.id]).await?;
        }
    }
    Ok(())
}

async fn insert_parts(link: &mut Link, cases: &[&CaseChange]) -> Result<(), Trouble> {
    let (mut deadlines, mut grants, mut orders) = (Vec::new(), Vec::new(), Vec::new());
    for case in cases {
        for row in case.deadlines.iter().flatten() {
            let DeadlineRow { id, what, due, notice, open } = row;
            deadlines.push(values![case.id, id, what, *due, *notice, *open]);
        }
        for row in case.grants.iter().flatten() {
            grants.push(values![
                row.id,
                case.id,
                &row.service,
                &row.extent,
                &row.unit,
                &row.per,
                row.from,
                row.until,
                &row.rate_version,
                row.follow_up,
                &row.details
            ]);
        }
        for row in case.orders.iter().flatten() {
            let OrderRow { id, grant, provider, status, from, until, details } = row;
            let values = values![*id, case.id, *grant, provider, status, *from, *until, details];
            orders.push(values);
        }
    }
    link.insert("deadlines", "case_id, id, what, due, notice, open", deadlines, "").await?;
    let columns = "id, case_id, service, extent, unit, per, from_day, until_day, rate_version,
         follow_up, details";
    link.insert("grants", columns, grants, "").await?;
    let columns = "id, case_id, grant_id, provider, status, from_day, until_day, details";
    link.insert("orders", columns, orders, "").await?;
    Ok(())
}

/// `$3, $4, $5`.
pub(crate) fn places(first: usize, count: usize) -> String {
    let places = (first..first + count).map(|place| format!("${place}"));
    places.collect::<Vec<_>>().join(", ")
}

/// What a caller could get wrong, before anything is written.
fn coherent(change: &Change) -> Result<(), CommitError> {
    let mut ids = change.cases.iter().map(|case| case.id.0).collect::<Vec<Uuid>>();
    ids.sort();
    let twice = ids.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(CaseId(*a)),
        _ => None,
    });
    if let Some(case) = twice {
        return Err(CommitError::Incoherent { case, what: "it stands in the change twice" });
    }
    change.cases.iter().try_for_each(|case| {
        let what = incoherent(case);
        what.map_or(Ok(()), |what| Err(CommitError::Incoherent { case: case.id, what }))
    })
}

fn incoherent(case: &CaseChange) -> Option<&'static str> {
    let CaseChange { id, expected, entries, row, .. } = case;
    let Some(last) = entries.last() else { return Some("it has no entry") };
    let numbers = expected.number + 1..;
    if !entries.iter().zip(numbers).all(|(entry, number)| entry.number == number) {
        return Some("its entries do not follow the head it was read with");
    }
    if row.id != *id || entries.iter().any(|entry| entry.case != *id) {
        return Some("a row or entry is another case's");
    }
    if row.head != (Head { number: last.number, hash: last.hash }) {
        return Some("its row does not stand at its last entry");
    }
    if row.paragraphs.iter().chain(&row.standards).any(|part| part.contains('|')) {
        return Some("a paragraph or standard holds a `|`");
    }
    None
}
