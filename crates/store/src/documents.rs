//! Documents (*dokumenter*) in the database itself, so that one backup and one transaction hold
//! all. A document is written once; a changed one is a new one.

use casework::id::{CaseId, CitizenId, DocumentId, UserId};
use casework::journal::Hash;
use jiff::Timestamp;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::link::{Link, Reading, values};
use crate::{CommitError, Store, Trouble};

/// A document with its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDocument {
    pub id: DocumentId,
    pub case: Option<CaseId>,
    pub citizen: Option<CitizenId>,
    /// `in`, `out`, `internal`.
    pub direction: String,
    pub title: String,
    pub theme: String,
    pub media_type: String,
    /// The date it bears.
    pub dated: Date,
    /// When it was put here, and by whom.
    pub at: Timestamp,
    pub actor: UserId,
    pub content: Vec<u8>,
}

impl NewDocument {
    /// What the journal's event names it by.
    pub fn sha256(&self) -> Hash {
        Sha256::digest(&self.content).into()
    }
}

/// What is known of a document without its bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentRow {
    pub id: DocumentId,
    pub case: Option<CaseId>,
    pub citizen: Option<CitizenId>,
    pub direction: String,
    pub title: String,
    pub theme: String,
    pub media_type: String,
    pub dated: Date,
    pub at: Timestamp,
    pub actor: UserId,
    pub bytes: u64,
    pub sha256: Hash,
}

crate::masked::debug! {
    NewDocument { id, case, at }
    DocumentRow { id, case, at, bytes }
}

/// Refuses what is too large.
pub(crate) fn within(documents: &[NewDocument], limit: usize) -> Result<(), CommitError> {
    match documents.iter().find(|document| document.content.len() > limit) {
        None => Ok(()),
        Some(NewDocument { id, content, .. }) => {
            Err(CommitError::TooLarge { document: *id, bytes: content.len(), limit })
        }
    }
}

pub(crate) async fn write(link: &mut Link, documents: &[NewDocument]) -> Result<(), Trouble> {
    let sql = "INSERT INTO documents (id, case_id, citizen_id, direction, title, theme, media_type,
             dated, at, actor, bytes, sha256, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    for document in documents {
        let values = values![
            document.id,
            document.case,
            document.citizen,
            &document.direction,
            &document.title,
            &document.theme,
            &document.media_type,
            document.dated,
            document.at,
            document.actor,
            document.content.len(),
            document.sha256(),
            document.content.as_slice()
        ];
        link.run(sql, values).await?;
    }
    Ok(())
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, case_id, citizen_id, direction, title, theme, media_type, dated, at, actor,
                 bytes, sha256",
            $rest
        )
    };
}

impl Store {
    pub async fn document(
        &self,
        id: DocumentId,
    ) -> Result<Option<(DocumentRow, Vec<u8>)>, Trouble> {
        let sql = select!(", content FROM documents WHERE id = $1");
        let Some(found) = self.reader().await?.one(sql, values![id]).await? else {
            return Ok(None);
        };
        let mut found = found.read();
        Ok(Some((document(&mut found)?, found.take()?)))
    }

    /// What is known of a case's documents, the oldest first.
    pub async fn documents(&self, case: CaseId) -> Result<Vec<DocumentRow>, Trouble> {
        let sql = select!(" FROM documents WHERE case_id = $1 ORDER BY at, id");
        let rows = self.reader().await?.all(sql, values![case]).await?;
        rows.iter().map(|row| document(&mut row.read())).collect()
    }
}

fn document(row: &mut Reading<'_>) -> Result<DocumentRow, Trouble> {
    Ok(DocumentRow {
        id: row.id(DocumentId)?,
        case: row.maybe_id(CaseId)?,
        citizen: row.maybe_id(CitizenId)?,
        direction: row.text()?,
        title: row.text()?,
        theme: row.text()?,
        media_type: row.text()?,
        dated: row.day()?,
        at: row.time()?,
        actor: row.id(UserId)?,
        bytes: row.count()?,
        sha256: row.hash()?,
    })
}
