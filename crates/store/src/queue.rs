//! Work for later (*opgavekø*): a table with leases. Who takes a job has it until the lease ends;
//! if the program is killed, another takes it then. So a job may be done twice, and must bear it.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::link::{Link, Row, values};
use crate::{Store, Trouble};

/// What is to be done.
#[derive(Clone, PartialEq, Eq)]
pub struct NewJob {
    pub kind: String,
    /// JSON, the caller's; ids, and nobody's data.
    pub payload: String,
    /// Not before.
    pub due: Timestamp,
    /// While a job with this text waits, no second one is put in.
    pub once: Option<String>,
}

/// A job that was taken. Only with it can it be ended: who lost the lease has lost the right.
#[derive(Clone, PartialEq, Eq)]
pub struct Job {
    pub id: i64,
    pub kind: String,
    pub payload: String,
    /// 1 the first time.
    pub attempt: u64,
    pub lease_ends: Timestamp,
}

/// How the queue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueFigures {
    pub waiting: u64,
    pub taken: u64,
    /// Given up after too many attempts.
    pub dead: u64,
}

crate::masked::debug! {
    NewJob { kind, due }
    Job { id, kind, attempt, lease_ends }
}

/// After so many attempts a job is given up, and shown.
pub const ATTEMPTS: u64 = 10;

pub(crate) async fn write(link: &mut Link, jobs: &[NewJob]) -> Result<(), Trouble> {
    let mut rows = Vec::with_capacity(jobs.len());
    for NewJob { kind, payload, due, once } in jobs {
        rows.push(values![kind, payload, once, "waiting", *due, 0_u8, "", ""]);
    }
    let columns = "kind, payload, once, state, due_at, attempts, worker, trouble";
    link.insert("jobs", columns, rows, "ON CONFLICT (once) DO NOTHING").await?;
    Ok(())
}

impl Store {
    /// Puts in a job that follows from no act.
    pub async fn queue(&self, jobs: Vec<NewJob>) -> Result<(), Trouble> {
        self.write(move |link| Box::pin(async move { write(link, &jobs).await })).await
    }

    /// Takes up to `count` jobs that are due, or whose lease has ended, the oldest first.
    pub async fn claim(
        &self,
        worker: &str,
        now: Timestamp,
        lease: SignedDuration,
        count: u32,
    ) -> Result<Vec<Job>, Trouble> {
        let ends = now.saturating_add(lease).map_err(|_| Trouble::told("the lease has no end"))?;
        let worker = worker.to_owned();
        self.write(move |link| {
            Box::pin(async move {
                // In PostgreSQL two may claim at once, and neither waits for the other's rows.
                let sql = if link.is_postgres() {
                    "UPDATE jobs SET state = 'taken', due_at = $2, attempts = attempts + 1,
                         worker = $3
                     WHERE id IN (SELECT id FROM jobs WHERE due_at <= $1 AND state <> 'dead'
                         ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED)
                     RETURNING id, kind, payload, attempts, due_at"
                } else {
                    "UPDATE jobs SET state = 'taken', due_at = $2, attempts = attempts + 1,
                         worker = $3
                     WHERE id IN (SELECT id FROM jobs WHERE due_at <= $1 AND state <> 'dead'
                         ORDER BY due_at, id LIMIT $4)
                     RETURNING id, kind, payload, attempts, due_at"
                };
                let rows = link.all(sql, values![now, ends, worker, count]).await?;
                let jobs = rows.iter().map(job).collect::<Result<Vec<_>, _>>();
                jobs.map(|mut jobs| {
                    jobs.sort_by_key(|job| job.id);
                    jobs
                })
            })
        })
        .await
    }

    /// It is done. `false`: the lease had ended and somebody else has it.
    pub async fn done(&self, job: &Job) -> Result<bool, Trouble> {
        let (id, attempt) = (job.id, job.attempt);
        let sql = "DELETE FROM jobs WHERE id = $1 AND attempts = $2 AND state = 'taken'";
        let done = self
            .write(move |link| Box::pin(async move { link.run(sql, values![id, attempt]).await }))
            .await?;
        Ok(done > 0)
    }

    /// It failed: it waits longer each time, and is given up after [`ATTEMPTS`]. `why` names
    /// nobody. `false` as for [`Store::done`].
    pub async fn failed(&self, job: &Job, why: &str, now: Timestamp) -> Result<bool, Trouble> {
        let due = now
            .saturating_add(back_off(job))
            .map_err(|_| Trouble::told("the next attempt has no time"))?;
        let state = if job.attempt >= ATTEMPTS { "dead" } else { "waiting" };
        let (id, attempt, why) = (job.id, job.attempt, why.to_owned());
        let sql = "UPDATE jobs SET state = $3, due_at = $4, trouble = $5, worker = ''
             WHERE id = $1 AND attempts = $2 AND state = 'taken'";
        let failed = self
            .write(move |link| {
                Box::pin(async move { link.run(sql, values![id, attempt, state, due, why]).await })
            })
            .await?;
        Ok(failed > 0)
    }

    /// Lets dead jobs be tried again; gives how many.
    pub async fn revive(&self, now: Timestamp) -> Result<u64, Trouble> {
        let sql =
            "UPDATE jobs SET state = 'waiting', attempts = 0, due_at = $1 WHERE state = 'dead'";
        self.write(move |link| Box::pin(async move { link.run(sql, values![now]).await })).await
    }

    pub async fn queue_figures(&self) -> Result<QueueFigures, Trouble> {
        let sql = "SELECT state, COUNT(*) FROM jobs GROUP BY state";
        let rows = self.reader().await?.all(sql, vec![]).await?;
        let mut figures = QueueFigures::default();
        for row in &rows {
            let mut row = row.read();
            let (state, count) = (row.text()?, row.count()?);
            match state.as_str() {
                "waiting" => figures.waiting = count,
                "taken" => figures.taken = count,
                _ => figures.dead = count,
            }
        }
        Ok(figures)
    }
}

/// 30 s, 1 min, 2 min … up to 6 hours; a little different for each, so that they do not all come
/// back in one moment.
fn back_off(job: &Job) -> SignedDuration {
    let doubled = 30_i64 << job.attempt.saturating_sub(1).min(10);
    let spread = Sha256::digest(job.id.to_be_bytes()).first().copied().unwrap_or_default();
    SignedDuration::from_secs(doubled.min(6 * 3600) + i64::from(spread % 16))
}

fn job(row: &Row) -> Result<Job, Trouble> {
    let mut row = row.read();
    Ok(Job {
        id: row.int()?,
        kind: row.text()?,
        payload: row.text()?,
        attempt: row.count()?,
        lease_ends: row.time()?,
    })
}
