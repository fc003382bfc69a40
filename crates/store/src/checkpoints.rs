//! Checkpoints (*kontrolpunkter*): a chain over the newest hashes of the cases that have changed.
//!
//! A case's own chain shows that nothing in it was changed; a checkpoint shows that the chain as a
//! whole was not exchanged for another, and that no case is gone without a tombstone. They are
//! taken by a job, so that one case's writers never wait for another's.

use casework::id::{CaseId, UserId};
use casework::journal::{Hash, Head, START};
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::link::{Link, Row, values};
use crate::removal::Tombstone;
use crate::{Store, Trouble};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// 1, 2, 3 …
    pub number: u64,
    pub at: Timestamp,
    /// How many cases' heads it holds.
    pub heads: u64,
    /// How many deletions by law.
    pub tombstones: u64,
    /// Worth writing down elsewhere: whoever has it can tell whether all before it is as it was.
    pub hash: Hash,
}

/// A case's head in a checkpoint.
pub(crate) struct KeptHead {
    pub(crate) case: CaseId,
    pub(crate) head: Head,
}

/// How many cases go into one.
const MOST: u32 = 5_000;

impl Store {
    /// Takes a checkpoint over cases changed since the last. `None`: none has. When many have,
    /// it holds a part of them, and the job comes again.
    pub async fn checkpoint(&self, at: Timestamp) -> Result<Option<Checkpoint>, Trouble> {
        // Found with a connection that reads, so that nobody waits meanwhile. A head that is older
        // when it is written was true all the same.
        let sql = "SELECT c.id, c.head_number, c.head_hash FROM cases c
             WHERE NOT EXISTS (SELECT 1 FROM checkpoint_heads h
                 WHERE h.case_id = c.id AND h.number = c.head_number)
             LIMIT $1";
        let rows = self.reader().await?.all(sql, values![MOST]).await?;
        let heads = rows.iter().map(kept_head).collect::<Result<Vec<_>, _>>()?;
        self.write(move |link| Box::pin(async move { take(link, at, heads).await })).await
    }

    pub async fn last_checkpoint(&self) -> Result<Option<Checkpoint>, Trouble> {
        last(&mut self.reader().await?).await
    }
}

/// Binds heads, and tombstones that are in none yet, to the last checkpoint.
pub(crate) async fn take(
    link: &mut Link,
    at: Timestamp,
    heads: Vec<KeptHead>,
) -> Result<Option<Checkpoint>, Trouble> {
    if link.is_postgres() {
        link.run("SELECT pg_advisory_xact_lock(20261126)", vec![]).await?;
    }
    let (number, before) = match last(link).await? {
        Some(last) => (last.number + 1, last.hash),
        None => (1, START),
    };
    let mut rows = Vec::with_capacity(heads.len());
    for KeptHead { case, head } in heads {
        rows.push(values![case, head.number, head.hash, number]);
    }
    let columns = "case_id, number, hash, checkpoint";
    let then = "ON CONFLICT (case_id, number) DO NOTHING";
    let heads = link.insert("checkpoint_heads", columns, rows, then).await?;
    let sql = "UPDATE tombstones SET checkpoint = $1 WHERE checkpoint = 0";
    let tombstones = link.run(sql, values![number]).await?;
    if heads == 0 && tombstones == 0 {
        return Ok(None);
    }
    let hash = hash(link, number, at, &before).await?;
    let sql = "INSERT INTO checkpoints (number, at, heads, tombstones, hash)
         VALUES ($1, $2, $3, $4, $5)";
    link.run(sql, values![number, at, heads, tombstones, hash]).await?;
    Ok(Some(Checkpoint { number, at, heads, tombstones, hash }))
}

/// The hash of a checkpoint, from what stands under its number.
pub(crate) async fn hash(
    link: &mut Link,
    number: u64,
    at: Timestamp,
    before: &Hash,
) -> Result<Hash, Trouble> {
    let mut hasher = Sha256::new();
    hasher.update(b"rettesnor checkpoint 1");
    hasher.update(before);
    hasher.update(number.to_be_bytes());
    hasher.update(at.as_microsecond().to_be_bytes());
    let sql = "SELECT case_id, number, hash FROM checkpoint_heads WHERE checkpoint = $1
         ORDER BY case_id, number";
    let heads = link.all(sql, values![number]).await?;
    hasher.update((heads.len() as u64).to_be_bytes());
    for row in &heads {
        let KeptHead { case, head } = kept_head(row)?;
        hasher.update(case.0.as_bytes());
        hasher.update(head.number.to_be_bytes());
        hasher.update(head.hash);
    }
    let sql = "SELECT case_id, head_number, head_hash, day, ground, actor FROM tombstones
         WHERE checkpoint = $1 ORDER BY case_id";
    let tombstones = link.all(sql, values![number]).await?;
    hasher.update((tombstones.len() as u64).to_be_bytes());
    for row in &tombstones {
        let Tombstone { case, head, day, ground, actor } = tombstone(row)?;
        hasher.update(case.0.as_bytes());
        hasher.update(head.number.to_be_bytes());
        hasher.update(head.hash);
        for part in [day.to_string(), ground] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.update(actor.0.as_bytes());
    }
    Ok(hasher.finalize().into())
}

async fn last(link: &mut Link) -> Result<Option<Checkpoint>, Trouble> {
    let sql = "SELECT number, at, heads, tombstones, hash FROM checkpoints
         ORDER BY number DESC LIMIT 1";
    link.one(sql, vec![]).await?.as_ref().map(checkpoint).transpose()
}

pub(crate) fn checkpoint(row: &Row) -> Result<Checkpoint, Trouble> {
    let mut row = row.read();
    Ok(Checkpoint {
        number: row.count()?,
        at: row.time()?,
        heads: row.count()?,
        tombstones: row.count()?,
        hash: row.hash()?,
    })
}

fn kept_head(row: &Row) -> Result<KeptHead, Trouble> {
    let mut row = row.read();
    let case = row.id(CaseId)?;
    Ok(KeptHead { case, head: Head { number: row.count()?, hash: row.hash()? } })
}

pub(crate) fn tombstone(row: &Row) -> Result<Tombstone, Trouble> {
    let mut row = row.read();
    let case = row.id(CaseId)?;
    let head = Head { number: row.count()?, hash: row.hash()? };
    let (day, ground, actor): (Date, String, UserId) = (row.day()?, row.text()?, row.id(UserId)?);
    Ok(Tombstone { case, head, day, ground, actor })
}
