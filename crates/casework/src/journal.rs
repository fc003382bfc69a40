//! The journal (*journal*): one chain of entries per case, each bound to the one before.
//!
//! An entry's hash covers all that is stored of it and the hash before it, so that an entry that
//! was changed, taken out, put in or moved is found, and named, by anybody who has the rows. This
//! is the duty to keep notes (*notatpligt*, offentlighedsloven § 13) and to journalise (§ 15) as
//! data. How an event reads is not known here: old kinds are read for ever by [`crate::case`].

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::id::{CaseId, UserId};

/// SHA-256.
pub type Hash = [u8; 32];

/// The hash before the first entry.
pub const START: Hash = [0; 32];

/// One entry as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Entry {
    pub case: CaseId,
    /// 1, 2, 3 … without holes.
    pub number: u64,
    pub at: Timestamp,
    pub actor: UserId,
    /// Which kind of event, for ever: `fact-recorded`.
    pub kind: String,
    /// The version of that kind's body.
    pub version: u16,
    /// Why the actor did it, in the actor's words; empty where none was given.
    pub reason: String,
    /// The event as JSON, byte for byte as it was hashed.
    pub body: String,
    pub hash: Hash,
}

/// An entry that has no place in a chain yet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub at: Timestamp,
    pub actor: UserId,
    pub kind: String,
    pub version: u16,
    pub reason: String,
    pub body: String,
}

/// Where a chain ends: what the next entry is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub number: u64,
    pub hash: Hash,
}

impl Head {
    pub const EMPTY: Head = Head { number: 0, hash: START };
}

/// Binds notes to the end of a case's chain.
pub fn chain(case: CaseId, head: Head, notes: Vec<Note>) -> Vec<Entry> {
    let mut head = head;
    let bind = |note: Note| {
        let Note { at, actor, kind, version, reason, body } = note;
        let number = head.number + 1;
        let mut entry = Entry { case, number, at, actor, kind, version, reason, body, hash: START };
        entry.hash = hash(&entry, &head.hash);
        head = Head { number, hash: entry.hash };
        entry
    };
    notes.into_iter().map(bind).collect()
}

/// What is wrong with a chain: the first broken link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("entry {number} of case {case} is missing: entry {found} follows entry {before}")]
    Missing { case: CaseId, before: u64, number: u64, found: u64 },
    #[error(
        "entry {number} of case {case} is not what was written, or does not follow the entry before it"
    )]
    Changed { case: CaseId, number: u64 },
    #[error("an entry of case {found} stands in the journal of case {case}")]
    Stranger { case: CaseId, found: CaseId },
}

/// Proves a case's entries from the first on; gives where the chain ends.
///
/// # Errors
/// The first link that does not hold.
pub fn verify(case: CaseId, entries: &[Entry]) -> Result<Head, Broken> {
    let mut head = Head::EMPTY;
    for entry in entries {
        if entry.case != case {
            return Err(Broken::Stranger { case, found: entry.case });
        }
        let number = head.number + 1;
        if entry.number != number {
            return Err(Broken::Missing { case, before: head.number, number, found: entry.number });
        }
        if entry.hash != hash(entry, &head.hash) {
            return Err(Broken::Changed { case, number });
        }
        head = Head { number, hash: entry.hash };
    }
    Ok(head)
}

/// Every part with its length before it, so that no two entries have the same bytes.
fn hash(entry: &Entry, before: &Hash) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(b"rettesnor journal 1");
    hasher.update(before);
    hasher.update(entry.case.0.as_bytes());
    hasher.update(entry.number.to_be_bytes());
    hasher.update(entry.at.as_microsecond().to_be_bytes());
    hasher.update(entry.actor.0.as_bytes());
    hasher.update(entry.version.to_be_bytes());
    for part in [&entry.kind, &entry.reason, &entry.body] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// A body and a reason are about a person: they are not shown.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} of {}: {})", self.number, self.case, self.kind)
    }
}

impl fmt::Debug for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Note({})", self.kind)
    }
}
