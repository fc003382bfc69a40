//! Proof (*bevis*) that the journals are what was written: every chain, every head, every
//! checkpoint, every tombstone, every document. Names the first link that does not hold.

use std::collections::BTreeMap;

use casework::id::{CaseId, CitizenId, DocumentId, UserId};
use casework::journal::{self, Entry, Hash, Head, START};
use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};

use crate::link::{Link, Open, Row};
use crate::{Store, Trouble, checkpoints};

/// What was proved, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub cases: u64,
    pub entries: u64,
    pub checkpoints: u64,
    pub tombstones: u64,
    pub documents: u64,
    pub catalogue_files: u64,
    pub citizens: u64,
    /// The first broken link; `None`: all holds.
    pub broken: Option<Broken>,
}

/// A link that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    Journal(#[from] journal::Broken),
    #[error("case {case}: its row was made from entry {}, its journal ends at entry {}", row.number, journal.number)]
    Head { case: CaseId, row: Head, journal: Head },
    #[error("case {case} has a journal, but no row")]
    NoRow { case: CaseId },
    #[error("case {case} has a row, but no journal")]
    NoJournal { case: CaseId },
    #[error("case {case} was deleted by law, and something of it is still there")]
    NotGone { case: CaseId },
    #[error("checkpoint {number} is missing: checkpoint {found} follows")]
    NoCheckpoint { number: u64, found: u64 },
    #[error("checkpoint {number} is not what was written, or does not follow the one before it")]
    Checkpoint { number: u64 },
    #[error(
        "checkpoint {checkpoint} has another hash for entry {number} of case {case}: the whole journal was written anew"
    )]
    Rewritten { case: CaseId, number: u64, checkpoint: u64 },
    #[error(
        "checkpoint {checkpoint} knows entry {number} of case {case}; it is gone, and was not deleted by law"
    )]
    Gone { case: CaseId, number: u64, checkpoint: u64 },
    #[error(
        "the tombstone of case {case} is in no checkpoint, or says another end than its checkpoint"
    )]
    Tombstone { case: CaseId },
    #[error("document {document} is not what was put in")]
    Document { document: DocumentId },
    #[error("the file {path} of catalogue version {hash} is not what was pinned")]
    Catalogue { hash: String, path: String },
    #[error("the CPR number of citizen {citizen} does not open: it was changed or moved")]
    Cpr { citizen: CitizenId },
}

impl Store {
    /// Proves the whole database, as it is at one moment. Takes memory for one head per case.
    pub async fn verify(&self) -> Result<Report, Trouble> {
        let mut open = Open::snapshot(self.reader().await?).await?;
        let mut report = Report::default();
        match self.prove(&mut open.link, &mut report).await {
            Ok(()) => {}
            Err(Stop::Broken(broken)) => report.broken = Some(broken),
            Err(Stop::Trouble(trouble)) => return Err(trouble),
        }
        open.end("COMMIT").await?;
        Ok(report)
    }

    async fn prove(&self, link: &mut Link, report: &mut Report) -> Result<(), Stop> {
        journals(link, report).await?;
        chain_of_checkpoints(link, report).await?;
        heads_and_tombstones(link, report).await?;
        documents(link, report).await?;
        catalogues(link, report).await?;
        self.numbers(link, report).await
    }

    async fn numbers(&self, link: &mut Link, report: &mut Report) -> Result<(), Stop> {
        let mut rows = link.stream("SELECT id, cpr FROM citizens ORDER BY id", vec![])?;
        while let Some(row) = rows.try_next().await? {
            let mut row = row.read();
            let citizen = row.id(CitizenId)?;
            let sealed: Option<&[u8]> = row.take()?;
            report.citizens += 1;
            if sealed.is_some_and(|cpr| self.inner.seal.open(citizen.0.as_bytes(), cpr).is_err()) {
                return Err(Broken::Cpr { citizen }.into());
            }
        }
        Ok(())
    }
}

enum Stop {
    Broken(Broken),
    Trouble(Trouble),
}

impl From<Broken> for Stop {
    fn from(broken: Broken) -> Stop {
        Stop::Broken(broken)
    }
}

impl From<journal::Broken> for Stop {
    fn from(broken: journal::Broken) -> Stop {
        Stop::Broken(broken.into())
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Stop {
        Stop::Trouble(trouble)
    }
}

async fn journals(link: &mut Link, report: &mut Report) -> Result<(), Stop> {
    let mut heads = BTreeMap::new();
    let mut rows = link.stream("SELECT id, head_number, head_hash FROM cases", vec![])?;
    while let Some(row) = rows.try_next().await? {
        let mut row = row.read();
        let case = row.id(CaseId)?;
        heads.insert(case, Head { number: row.count()?, hash: row.hash()? });
    }
    drop(rows);
    let sql = "SELECT e.case_id, e.number, e.at, e.actor, e.kind, e.version, e.reason, e.body,
             e.hash, h.hash, h.checkpoint
         FROM entries e
         LEFT JOIN checkpoint_heads h ON h.case_id = e.case_id AND h.number = e.number
         ORDER BY e.case_id, e.number";
    let mut rows = link.stream(sql, vec![])?;
    let mut journal = Vec::new();
    while let Some(row) = rows.try_next().await? {
        let (entry, kept) = entry_and_kept(&row)?;
        let before = journal.last().map(|(before, _): &(Entry, _)| before.case);
        if let Some(case) = before.filter(|case| *case != entry.case) {
            one(case, &mut journal, &mut heads, report)?;
        }
        journal.push((entry, kept));
    }
    if let Some(case) = journal.last().map(|(entry, _)| entry.case) {
        one(case, &mut journal, &mut heads, report)?;
    }
    match heads.into_keys().next() {
        Some(case) => Err(Broken::NoJournal { case }.into()),
        None => Ok(()),
    }
}

/// What a checkpoint says of an entry: its hash, and which checkpoint.
type Kept = Option<(Hash, u64)>;

/// An entry as it stands, also where it was tampered with: what cannot be read is not what was
/// written.
fn entry_and_kept(row: &Row) -> Result<(Entry, Kept), Trouble> {
    let mut row = row.read();
    let (case, number) = (row.id(CaseId)?, row.int()?);
    let entry = Entry {
        case,
        number: u64::try_from(number).unwrap_or(u64::MAX),
        at: row.time()?,
        actor: row.id(UserId)?,
        kind: row.text()?,
        version: u16::try_from(row.int()?).unwrap_or(u16::MAX),
        reason: row.text()?,
        body: row.text()?,
        hash: row.hash().unwrap_or(START),
    };
    let (hash, checkpoint): (Option<Vec<u8>>, Option<i64>) = (row.take()?, row.take()?);
    let kept = hash.zip(checkpoint).map(|(hash, checkpoint)| {
        (hash.try_into().unwrap_or(START), u64::try_from(checkpoint).unwrap_or(u64::MAX))
    });
    Ok((entry, kept))
}

/// Proves one case's journal, and empties it for the next.
fn one(
    case: CaseId,
    journal: &mut Vec<(Entry, Kept)>,
    heads: &mut BTreeMap<CaseId, Head>,
    report: &mut Report,
) -> Result<(), Stop> {
    let (entries, kept): (Vec<_>, Vec<_>) = journal.drain(..).unzip();
    let end = journal::verify(case, &entries)?;
    let row = heads.remove(&case).ok_or(Broken::NoRow { case })?;
    if row != end {
        return Err(Broken::Head { case, row, journal: end }.into());
    }
    for (entry, kept) in entries.iter().zip(kept) {
        if let Some((_, checkpoint)) = kept.filter(|(hash, _)| *hash != entry.hash) {
            return Err(Broken::Rewritten { case, number: entry.number, checkpoint }.into());
        }
    }
    report.cases += 1;
    report.entries += entries.len() as u64;
    Ok(())
}

async fn chain_of_checkpoints(link: &mut Link, report: &mut Report) -> Result<(), Stop> {
    let sql = "SELECT number, at, heads, tombstones, hash FROM checkpoints ORDER BY number";
    let mut before = START;
    for row in link.all(sql, vec![]).await? {
        let checkpoint = checkpoints::checkpoint(&row)?;
        let number = report.checkpoints + 1;
        if checkpoint.number != number {
            return Err(Broken::NoCheckpoint { number, found: checkpoint.number }.into());
        }
        let hash = checkpoints::hash(link, number, checkpoint.at, &before).await?;
        if hash != checkpoint.hash {
            return Err(Broken::Checkpoint { number }.into());
        }
        before = hash;
        report.checkpoints = number;
    }
    Ok(())
}

async fn heads_and_tombstones(link: &mut Link, report: &mut Report) -> Result<(), Stop> {
    let gone = "SELECT h.case_id, h.number, h.checkpoint FROM checkpoint_heads h
         WHERE NOT EXISTS (SELECT 1 FROM entries e
                 WHERE e.case_id = h.case_id AND e.number = h.number)
             AND NOT EXISTS (SELECT 1 FROM tombstones t
                 WHERE t.case_id = h.case_id AND h.number <= t.head_number)
         ORDER BY h.checkpoint, h.case_id, h.number LIMIT 1";
    if let Some(row) = link.one(gone, vec![]).await? {
        let mut row = row.read();
        let (case, number, checkpoint) = (row.id(CaseId)?, row.count()?, row.count()?);
        return Err(Broken::Gone { case, number, checkpoint }.into());
    }
    let not_gone = "SELECT t.case_id FROM tombstones t
         WHERE EXISTS (SELECT 1 FROM cases c WHERE c.id = t.case_id)
             OR EXISTS (SELECT 1 FROM entries e WHERE e.case_id = t.case_id)
             OR EXISTS (SELECT 1 FROM documents d WHERE d.case_id = t.case_id)
         ORDER BY t.case_id LIMIT 1";
    if let Some(row) = link.one(not_gone, vec![]).await? {
        return Err(Broken::NotGone { case: row.read().id(CaseId)? }.into());
    }
    let unproved = "SELECT t.case_id FROM tombstones t
         WHERE NOT EXISTS (SELECT 1 FROM checkpoints p WHERE p.number = t.checkpoint)
             OR NOT EXISTS (SELECT 1 FROM checkpoint_heads h WHERE h.case_id = t.case_id
                 AND h.number = t.head_number AND h.hash = t.head_hash)
         ORDER BY t.case_id LIMIT 1";
    if let Some(row) = link.one(unproved, vec![]).await? {
        return Err(Broken::Tombstone { case: row.read().id(CaseId)? }.into());
    }
    let count = link.one("SELECT COUNT(*) FROM tombstones", vec![]).await?;
    report.tombstones = count.map_or(Ok(0), |row| row.count())?;
    Ok(())
}

async fn documents(link: &mut Link, report: &mut Report) -> Result<(), Stop> {
    let sql = "SELECT id, sha256, content FROM documents ORDER BY id";
    let mut rows = link.stream(sql, vec![])?;
    while let Some(row) = rows.try_next().await? {
        let mut row = row.read();
        let (document, sha256, content): (_, &[u8], &[u8]) =
            (row.id(DocumentId)?, row.take()?, row.take()?);
        if Sha256::digest(content).as_slice() != sha256 {
            return Err(Broken::Document { document }.into());
        }
        report.documents += 1;
    }
    Ok(())
}

async fn catalogues(link: &mut Link, report: &mut Report) -> Result<(), Stop> {
    let sql = "SELECT hash, path, sha256, content FROM catalogue_files ORDER BY hash, path";
    let mut rows = link.stream(sql, vec![])?;
    while let Some(row) = rows.try_next().await? {
        let mut row = row.read();
        let (hash, path) = (row.text()?, row.text()?);
        let (sha256, content): (&[u8], &str) = (row.take()?, row.take()?);
        if Sha256::digest(content.as_bytes()).as_slice() != sha256 {
            return Err(Broken::Catalogue { hash, path }.into());
        }
        report.catalogue_files += 1;
    }
    Ok(())
}
