//! Deletion by law (*sletning*, databeskyttelsesforordningen art. 17 and the archive's deadlines): a
//! whole case goes away, and a tombstone stays that tells nothing of what it was.

use casework::id::{CaseId, CitizenId, UserId};
use casework::journal::Head;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::change::head;
use crate::checkpoints::{self, KeptHead};
use crate::link::values;
use crate::{CommitError, Store, Trouble};

/// Which case is deleted, and on what ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    pub case: CaseId,
    /// The head that was read, as for any act.
    pub expected: Head,
    pub day: Date,
    /// The rule, and nobody's data: `arkivloven, kassation efter 5 år`.
    pub ground: String,
    pub actor: UserId,
    pub at: Timestamp,
}

/// What stays of it (*gravsten*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    pub case: CaseId,
    pub head: Head,
    pub day: Date,
    pub ground: String,
    pub actor: UserId,
}

impl Store {
    /// Deletes a case with all that hangs on it, and takes a checkpoint over its tombstone. The
    /// read log stays: it tells who looked, and not at what.
    pub async fn remove_case(&self, removal: Removal) -> Result<Tombstone, CommitError> {
        let tombstone = self
            .write(move |link| {
                Box::pin(async move {
                    let Removal { case, expected, day, ground, actor, at } = removal;
                    let sql = "DELETE FROM cases
                         WHERE id = $1 AND head_number = $2 AND head_hash = $3";
                    let values = values![case, expected.number, expected.hash];
                    if link.run(sql, values).await? == 0 {
                        return Err(match head(link, case).await? {
                            Some(found) => CommitError::Conflict { case, expected, found },
                            None => CommitError::Deleted { case },
                        });
                    }
                    for sql in [
                        "DELETE FROM entries WHERE case_id = $1",
                        "DELETE FROM deadlines WHERE case_id = $1",
                        "DELETE FROM grants WHERE case_id = $1",
                        "DELETE FROM orders WHERE case_id = $1",
                        "DELETE FROM documents WHERE case_id = $1",
                    ] {
                        link.run(sql, values![case]).await?;
                    }
                    // An answer kept for a second sending may tell of the case too.
                    let sql = if link.is_postgres() {
                        "DELETE FROM answers WHERE strpos(response, $1) > 0"
                    } else {
                        "DELETE FROM answers WHERE instr(response, $1) > 0"
                    };
                    link.run(sql, values![case.to_string()]).await?;
                    let sql =
                        "INSERT INTO tombstones (case_id, head_number, head_hash, day, ground,
                             actor, checkpoint)
                         VALUES ($1, $2, $3, $4, $5, $6, 0)";
                    let Head { number, hash } = expected;
                    link.run(sql, values![case, number, hash, day, &ground, actor]).await?;
                    let last = vec![KeptHead { case, head: expected }];
                    checkpoints::take(link, at, last).await?;
                    Ok(Tombstone { case, head: expected, day, ground, actor })
                })
            })
            .await?;
        self.tidy().await?;
        Ok(tombstone)
    }

    /// Deletes a person who has no case left, history included. `false`: there are cases still,
    /// or nobody of that id.
    pub async fn remove_citizen(&self, citizen: CitizenId) -> Result<bool, Trouble> {
        let removed = self
            .write(move |link| {
                Box::pin(async move {
                    let sql = "DELETE FROM citizens WHERE id = $1
                         AND NOT EXISTS (SELECT 1 FROM cases WHERE citizen_id = $1)";
                    if link.run(sql, values![citizen]).await? == 0 {
                        return Ok::<_, Trouble>(false);
                    }
                    for sql in [
                        "DELETE FROM citizen_words WHERE citizen_id = $1",
                        "DELETE FROM citizen_history WHERE citizen_id = $1",
                        "DELETE FROM documents WHERE citizen_id = $1",
                    ] {
                        link.run(sql, values![citizen]).await?;
                    }
                    Ok(true)
                })
            })
            .await?;
        self.tidy().await?;
        Ok(removed)
    }

    /// The tombstone of a case that was deleted.
    pub async fn tombstone(&self, case: CaseId) -> Result<Option<Tombstone>, Trouble> {
        let sql = "SELECT case_id, head_number, head_hash, day, ground, actor FROM tombstones
             WHERE case_id = $1";
        let row = self.reader().await?.one(sql, values![case]).await?;
        row.as_ref().map(checkpoints::tombstone).transpose()
    }
}
