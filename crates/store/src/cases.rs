//! The case (*sagen*) as it is stored: its journal, and the row that lists and rights are made of.
//!
//! The row is a read model: written with the entries, never instead of them. What an entry's body
//! says is not known here.

use casework::id::{CaseId, CitizenId, GrantId, OrderId, UserId};
use casework::journal::{Entry, Head};
use jiff::Timestamp;
use jiff::civil::{Date, date};

use crate::citizens::{self, CitizenRow};
use crate::link::{Link, Reading, Row, Value, values};
use crate::{Store, Trouble};

/// What lists show and rights are held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    pub id: CaseId,
    /// `2026-000123`; see [`Store::take_numbers`].
    pub number: String,
    pub citizen: CitizenId,
    /// Municipality codes: who acts, who pays, where the citizen lives.
    pub acting: String,
    pub paying: String,
    pub residence: String,
    pub unit: String,
    /// *Sagsbehandler*.
    pub worker: Option<UserId>,
    pub status: String,
    /// `83`, `97`: as rights name them by their beginning.
    pub paragraphs: Vec<String>,
    /// *KLE-emne*.
    pub kle: String,
    /// How sensitive: the higher, the fewer may see it.
    pub sensitivity: u8,
    /// *Kvalitetsstandarder* the case is about, by id.
    pub standards: Vec<String>,
    pub opened: Date,
    pub changed: Timestamp,
    /// The first of the open deadlines.
    pub next_deadline: Option<Date>,
    /// The end of the journal this row was made from.
    pub head: Head,
}

/// *Frist*, as watched by a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRow {
    /// Within the case.
    pub id: String,
    /// Which kind: `decision`, `hearing`.
    pub what: String,
    pub due: Date,
    /// When notice to the citizen is to be drafted.
    pub notice: Option<Date>,
    pub open: bool,
}

/// *Bevilling*, as payments and follow-up find it.
#[derive(Clone, PartialEq, Eq)]
pub struct GrantRow {
    pub id: GrantId,
    pub service: String,
    /// An exact number as text.
    pub extent: String,
    pub unit: String,
    pub per: String,
    pub from: Date,
    pub until: Option<Date>,
    pub rate_version: String,
    pub follow_up: Option<Date>,
    /// JSON, the caller's.
    pub details: String,
}

/// *Bestilling*, as its provider finds it.
#[derive(Clone, PartialEq, Eq)]
pub struct OrderRow {
    pub id: OrderId,
    pub grant: Option<GrantId>,
    pub provider: String,
    pub status: String,
    pub from: Date,
    pub until: Option<Date>,
    /// JSON, the caller's.
    pub details: String,
}

/// A case with its whole journal and the person it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredCase {
    pub row: CaseRow,
    pub citizen: CitizenRow,
    pub entries: Vec<Entry>,
}

/// A deadline and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDeadline {
    pub case: CaseId,
    pub number: String,
    pub unit: String,
    pub worker: Option<UserId>,
    pub deadline: DeadlineRow,
}

crate::masked::debug! {
    GrantRow { id, service }
    OrderRow { id, provider }
    StoredCase { row }
}

/// Stands in the column for *no deadline*, so that it sorts last in both databases.
pub(crate) const NEVER: Date = date(9999, 12, 31);

macro_rules! columns {
    () => {
        "c.id, c.number, c.citizen_id, c.acting, c.paying, c.residence, c.unit, c.worker,
         c.status, c.paragraphs, c.kle, c.sensitivity, c.standards, c.opened, c.changed,
         c.next_deadline, c.head_number, c.head_hash"
    };
}
pub(crate) use columns;

pub(crate) fn case_row(row: &mut Reading<'_>) -> Result<CaseRow, Trouble> {
    Ok(CaseRow {
        id: row.id(CaseId)?,
        number: row.text()?,
        citizen: row.id(CitizenId)?,
        acting: row.text()?,
        paying: row.text()?,
        residence: row.text()?,
        unit: row.text()?,
        worker: row.maybe_id(UserId)?,
        status: row.text()?,
        paragraphs: split(row.take()?),
        kle: row.text()?,
        sensitivity: u8::try_from(row.int()?).unwrap_or(u8::MAX),
        standards: split(row.take()?),
        opened: row.day()?,
        changed: row.time()?,
        next_deadline: Some(row.day()?).filter(|day| *day != NEVER),
        head: Head { number: row.count()?, hash: row.hash()? },
    })
}

/// `|83|100|`: a value's beginning is found by `|8`, a whole value by `|83|`.
pub(crate) fn join(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!("|{}|", parts.join("|")) }
}

fn split(text: &str) -> Vec<String> {
    text.split('|').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

pub(crate) const ENTRY_COLUMNS: &str =
    "case_id, number, at, actor, kind, version, reason, body, hash";

pub(crate) fn entry_values(entry: &Entry) -> Vec<Value<'_>> {
    values![
        entry.case,
        entry.number,
        entry.at,
        entry.actor,
        &entry.kind,
        entry.version,
        &entry.reason,
        &entry.body,
        &entry.hash
    ]
}

pub(crate) fn entry(row: &Row) -> Result<Entry, Trouble> {
    let mut row = row.read();
    Ok(Entry {
        case: row.id(CaseId)?,
        number: row.count()?,
        at: row.time()?,
        actor: row.id(UserId)?,
        kind: row.text()?,
        version: u16::try_from(row.int()?)
            .map_err(|_| Trouble::told("an entry's version is no small number"))?,
        reason: row.text()?,
        body: row.text()?,
        hash: row.hash()?,
    })
}

impl Store {
    /// A case, in two statements.
    pub async fn case(&self, id: CaseId) -> Result<Option<StoredCase>, Trouble> {
        let mut link = self.reader().await?;
        let found = link
            .one(
                concat!(
                    "SELECT ",
                    columns!(),
                    ", ",
                    citizens::columns!(),
                    " FROM cases c JOIN citizens z ON z.id = c.citizen_id WHERE c.id = $1"
                ),
                values![id],
            )
            .await?;
        let Some(found) = found else { return Ok(None) };
        let mut found = found.read();
        let row = case_row(&mut found)?;
        let citizen = citizens::citizen_row(&mut found, &self.inner.seal)?;
        // Only as far as the row knows: an entry written since then is not half of an answer.
        let entries = entries(&mut link, id, 0, row.head.number).await?;
        Ok(Some(StoredCase { row, citizen, entries }))
    }

    /// The row alone, in one statement: for what asks only for rights and the head.
    pub async fn case_row(&self, id: CaseId) -> Result<Option<CaseRow>, Trouble> {
        let mut link = self.reader().await?;
        let sql = concat!("SELECT ", columns!(), " FROM cases c WHERE c.id = $1");
        let row = link.one(sql, values![id]).await?;
        row.map(|row| case_row(&mut row.read())).transpose()
    }

    pub async fn case_numbered(&self, number: &str) -> Result<Option<CaseId>, Trouble> {
        let mut link = self.reader().await?;
        let row = link.one("SELECT id FROM cases WHERE number = $1", values![number]).await?;
        row.map(|row| row.read().id(CaseId)).transpose()
    }

    /// What was written after entry `after`: what the second of two case workers is told.
    pub async fn entries_after(&self, case: CaseId, after: u64) -> Result<Vec<Entry>, Trouble> {
        entries(&mut self.reader().await?, case, after, u64::MAX).await
    }

    /// A case's deadlines, grants and orders as the lists know them.
    pub async fn deadlines(&self, case: CaseId) -> Result<Vec<DeadlineRow>, Trouble> {
        let sql =
            "SELECT id, what, due, notice, open FROM deadlines WHERE case_id = $1 ORDER BY due, id";
        let rows = self.reader().await?.all(sql, values![case]).await?;
        rows.iter().map(|row| deadline(&mut row.read())).collect()
    }

    pub async fn grants(&self, case: CaseId) -> Result<Vec<GrantRow>, Trouble> {
        let sql = "SELECT id, service, extent, unit, per, from_day, until_day, rate_version,
             follow_up, details FROM grants WHERE case_id = $1 ORDER BY from_day, id";
        let rows = self.reader().await?.all(sql, values![case]).await?;
        rows.iter().map(grant).collect()
    }

    pub async fn orders(&self, case: CaseId) -> Result<Vec<OrderRow>, Trouble> {
        let sql = "SELECT id, grant_id, provider, status, from_day, until_day, details
             FROM orders WHERE case_id = $1 ORDER BY from_day, id";
        let rows = self.reader().await?.all(sql, values![case]).await?;
        rows.iter().map(order).collect()
    }

    /// Open deadlines that were due before this day, the oldest first.
    pub async fn overdue(&self, day: Date, count: u32) -> Result<Vec<DueDeadline>, Trouble> {
        let yesterday = day.yesterday().map_err(|_| Trouble::told("there is no day before"))?;
        self.deadlines_due(Date::MIN.max(date(0, 1, 1)), yesterday, count).await
    }

    /// Open deadlines due from the one day to the other, both included.
    pub async fn deadlines_due(
        &self,
        from: Date,
        to: Date,
        count: u32,
    ) -> Result<Vec<DueDeadline>, Trouble> {
        let sql = "SELECT c.id, c.number, c.unit, c.worker, d.id, d.what, d.due, d.notice, d.open
             FROM deadlines d JOIN cases c ON c.id = d.case_id
             WHERE d.open AND d.due >= $1 AND d.due <= $2
             ORDER BY d.due, d.case_id, d.id LIMIT $3";
        let rows = self.reader().await?.all(sql, values![from, to, count]).await?;
        let due = |row: &Row| {
            let mut row = row.read();
            Ok(DueDeadline {
                case: row.id(CaseId)?,
                number: row.text()?,
                unit: row.text()?,
                worker: row.maybe_id(UserId)?,
                deadline: deadline(&mut row)?,
            })
        };
        rows.iter().map(due).collect()
    }

    /// Takes `count` new case numbers of a year; gives the first of them as a number. Never given
    /// twice; one that is not used leaves a hole.
    pub async fn take_numbers(&self, year: i16, count: u32) -> Result<u64, Trouble> {
        self.write(move |link| {
            Box::pin(async move {
                let sql = "INSERT INTO counters (name, value) VALUES ($1, $2)
                     ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value
                     RETURNING value";
                let row = link.one(sql, values![format!("case {year}"), count]).await?;
                let last = row.map_or(Ok(0), |row| row.count())?;
                Ok(last + 1 - u64::from(count))
            })
        })
        .await
    }
}

/// How a case number is written: `2026-000123`.
pub fn case_number(year: i16, number: u64) -> String {
    format!("{year}-{number:06}")
}

async fn entries(
    link: &mut Link,
    case: CaseId,
    after: u64,
    to: u64,
) -> Result<Vec<Entry>, Trouble> {
    let sql = "SELECT case_id, number, at, actor, kind, version, reason, body, hash
         FROM entries WHERE case_id = $1 AND number > $2 AND number <= $3 ORDER BY number";
    let rows = link.all(sql, values![case, after, to]).await?;
    rows.iter().map(entry).collect()
}

fn deadline(row: &mut Reading<'_>) -> Result<DeadlineRow, Trouble> {
    Ok(DeadlineRow {
        id: row.text()?,
        what: row.text()?,
        due: row.day()?,
        notice: row.maybe_day()?,
        open: row.flag()?,
    })
}

fn grant(row: &Row) -> Result<GrantRow, Trouble> {
    let mut row = row.read();
    Ok(GrantRow {
        id: row.id(GrantId)?,
        service: row.text()?,
        extent: row.text()?,
        unit: row.text()?,
        per: row.text()?,
        from: row.day()?,
        until: row.maybe_day()?,
        rate_version: row.text()?,
        follow_up: row.maybe_day()?,
        details: row.text()?,
    })
}

fn order(row: &Row) -> Result<OrderRow, Trouble> {
    let mut row = row.read();
    Ok(OrderRow {
        id: row.id(OrderId)?,
        grant: row.maybe_id(GrantId)?,
        provider: row.text()?,
        status: row.text()?,
        from: row.day()?,
        until: row.maybe_day()?,
        details: row.text()?,
    })
}
