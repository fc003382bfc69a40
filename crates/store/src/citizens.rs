//! The person (*borgeren*): master data with its history, and a CPR number that is never in clear.

use casework::id::{CitizenId, UserId};
use jiff::Timestamp;

use crate::link::{Link, Reading, Row, values};
use crate::seal::{Cpr, Seal};
use crate::{CommitError, Store, Trouble, names};

/// *Stamdata*.
#[derive(Clone, PartialEq, Eq)]
pub struct CitizenRow {
    pub id: CitizenId,
    /// 1, 2, 3 …: which version this is. See [`CitizenWrite::expected`].
    pub version: u64,
    pub name: String,
    pub address: String,
    /// Municipality code of where the person lives.
    pub municipality: String,
    /// *Adressebeskyttelse*.
    pub protected: bool,
    /// Guardians, representatives, consents …: JSON, the caller's.
    pub details: String,
    pub cpr: Option<Cpr>,
    pub changed: Timestamp,
    pub changed_by: UserId,
}

/// New or changed master data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenWrite {
    /// The version it replaces; 0 for somebody new. If another stands there: a conflict.
    pub expected: u64,
    /// As it is to stand; its `version` is set by the store.
    pub row: CitizenRow,
}

/// Master data as it was, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerCitizen {
    pub row: CitizenRow,
    pub until: Timestamp,
    pub until_by: UserId,
}

crate::masked::debug! {
    CitizenRow { id, version }
}

macro_rules! columns {
    () => {
        "z.id, z.version, z.name, z.address, z.municipality, z.protected, z.details, z.cpr,
         z.changed_at, z.changed_by"
    };
}
pub(crate) use columns;

pub(crate) fn citizen_row(row: &mut Reading<'_>, seal: &Seal) -> Result<CitizenRow, Trouble> {
    let id = row.id(CitizenId)?;
    Ok(CitizenRow {
        id,
        version: row.count()?,
        name: row.text()?,
        address: row.text()?,
        municipality: row.text()?,
        protected: row.flag()?,
        details: row.text()?,
        cpr: cpr(id, row.take()?, seal)?,
        changed: row.time()?,
        changed_by: row.id(UserId)?,
    })
}

fn cpr(citizen: CitizenId, sealed: Option<&[u8]>, seal: &Seal) -> Result<Option<Cpr>, Trouble> {
    let open = |sealed| seal.open(citizen.0.as_bytes(), sealed);
    let does_not_open = |_| {
        Trouble::told(format!(
            "the CPR number of citizen {citizen} does not open: it was changed or moved"
        ))
    };
    sealed.map(open).transpose().map_err(does_not_open)
}

impl Store {
    pub async fn citizen(&self, id: CitizenId) -> Result<Option<CitizenRow>, Trouble> {
        let sql = concat!("SELECT ", columns!(), " FROM citizens z WHERE z.id = $1");
        let row = self.reader().await?.one(sql, values![id]).await?;
        row.map(|row| citizen_row(&mut row.read(), &self.inner.seal)).transpose()
    }

    pub async fn citizen_by_cpr(&self, cpr: &Cpr) -> Result<Option<CitizenRow>, Trouble> {
        let sql = concat!("SELECT ", columns!(), " FROM citizens z WHERE z.cpr_index = $1");
        let row = self.reader().await?.one(sql, values![self.inner.seal.index(cpr)]).await?;
        row.map(|row| citizen_row(&mut row.read(), &self.inner.seal)).transpose()
    }

    /// Those with a word in their name for each word of the text, which may be the beginning of
    /// it; in the order of the names.
    pub async fn citizens_named(&self, text: &str, count: u32) -> Result<Vec<CitizenRow>, Trouble> {
        let words = names::words(text);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut sql = String::from(concat!("SELECT ", columns!(), " FROM citizens z WHERE "));
        let mut values = values![count];
        for (place, word) in words.into_iter().enumerate() {
            let (from, to) = (2 * place + 2, 2 * place + 3);
            let and = if place == 0 { "" } else { " AND " };
            sql = sql
                + and
                + &format!(
                    "z.id IN (SELECT citizen_id FROM citizen_words WHERE word >= ${from} AND word < ${to})"
                );
            values.extend(values![word.clone(), names::after(&word)]);
        }
        sql += " ORDER BY z.name_key, z.id LIMIT $1";
        let rows = self.reader().await?.all(sqlx::AssertSqlSafe(sql), values).await?;
        rows.iter().map(|row| citizen_row(&mut row.read(), &self.inner.seal)).collect()
    }

    /// What stood there before, the oldest first.
    pub async fn citizen_history(&self, id: CitizenId) -> Result<Vec<FormerCitizen>, Trouble> {
        let sql = "SELECT citizen_id, version, name, address, municipality, protected, details,
                 cpr, from_at, from_by, until_at, until_by
             FROM citizen_history WHERE citizen_id = $1 ORDER BY version";
        let rows = self.reader().await?.all(sql, values![id]).await?;
        let former = |row: &Row| {
            let mut row = row.read();
            Ok(FormerCitizen {
                row: citizen_row(&mut row, &self.inner.seal)?,
                until: row.time()?,
                until_by: row.id(UserId)?,
            })
        };
        rows.iter().map(former).collect()
    }
}

/// Writes all of them: the new in few statements, the changed one by one.
pub(crate) async fn write(
    link: &mut Link,
    seal: &Seal,
    writes: &[CitizenWrite],
) -> Result<(), CommitError> {
    let new = writes.iter().filter(|write| write.expected == 0).collect::<Vec<_>>();
    insert(link, seal, &new).await?;
    for write in writes.iter().filter(|write| write.expected != 0) {
        update(link, seal, write).await?;
    }
    words(link, writes).await?;
    Ok(())
}

async fn insert(link: &mut Link, seal: &Seal, new: &[&CitizenWrite]) -> Result<(), CommitError> {
    let columns = "id, version, name, name_key, address, municipality, protected, details, cpr,
         cpr_index, changed_at, changed_by";
    let mut rows = Vec::with_capacity(new.len());
    for CitizenWrite { row, .. } in new {
        rows.push(values![
            row.id,
            1_u8,
            &row.name,
            names::sort_key(&row.name),
            &row.address,
            &row.municipality,
            row.protected,
            &row.details,
            row.cpr.as_ref().map(|cpr| seal.seal(row.id.0.as_bytes(), cpr)),
            row.cpr.as_ref().map(|cpr| seal.index(cpr)),
            row.changed,
            row.changed_by
        ]);
    }
    let put = link.insert("citizens", columns, rows, "ON CONFLICT (id) DO NOTHING").await;
    let put = put.map_err(|trouble| taken(trouble, new.iter().copied()))?;
    if usize::try_from(put) == Ok(new.len()) {
        return Ok(());
    }
    // With several it cannot be said which; the act that registers one person has one.
    let first = new.first().map_or(CitizenId(uuid::Uuid::nil()), |write| write.row.id);
    let found = version(link, first).await?;
    Err(CommitError::CitizenConflict { citizen: first, expected: 0, found })
}

async fn update(link: &mut Link, seal: &Seal, write: &CitizenWrite) -> Result<(), CommitError> {
    let CitizenWrite { expected, row } = write;
    let sql = "INSERT INTO citizen_history (citizen_id, version, name, address, municipality,
             protected, details, cpr, from_at, from_by, until_at, until_by)
         SELECT id, version, name, address, municipality, protected, details, cpr, changed_at,
             changed_by, $3, $4
         FROM citizens WHERE id = $1 AND version = $2
         ON CONFLICT (citizen_id, version) DO NOTHING";
    let kept = link.run(sql, values![row.id, *expected, row.changed, row.changed_by]).await?;
    let sql = "UPDATE citizens SET version = version + 1, name = $3, name_key = $4, address = $5,
             municipality = $6, protected = $7, details = $8, cpr = $9, cpr_index = $10,
             changed_at = $11, changed_by = $12
         WHERE id = $1 AND version = $2";
    let key = names::sort_key(&row.name);
    let values = values![
        row.id,
        *expected,
        &row.name,
        key.as_str(),
        &row.address,
        &row.municipality,
        row.protected,
        &row.details,
        row.cpr.as_ref().map(|cpr| seal.seal(row.id.0.as_bytes(), cpr)),
        row.cpr.as_ref().map(|cpr| seal.index(cpr)),
        row.changed,
        row.changed_by
    ];
    let changed = link.run(sql, values).await.map_err(|trouble| taken(trouble, [write]))?;
    if kept == 0 || changed == 0 {
        let found = version(link, row.id).await?;
        return Err(CommitError::CitizenConflict { citizen: row.id, expected: *expected, found });
    }
    link.run("DELETE FROM citizen_words WHERE citizen_id = $1", values![row.id]).await?;
    let sql = "UPDATE cases SET citizen_key = $2 WHERE citizen_id = $1 AND citizen_key <> $2";
    link.run(sql, values![row.id, key]).await?;
    Ok(())
}

async fn words(link: &mut Link, writes: &[CitizenWrite]) -> Result<(), Trouble> {
    let mut rows = Vec::new();
    for CitizenWrite { row, .. } in writes {
        rows.extend(names::words(&row.name).into_iter().map(|word| values![word, row.id]));
    }
    link.insert("citizen_words", "word, citizen_id", rows, "").await?;
    Ok(())
}

async fn version(link: &mut Link, id: CitizenId) -> Result<u64, Trouble> {
    let row = link.one("SELECT version FROM citizens WHERE id = $1", values![id]).await?;
    row.map_or(Ok(0), |row| row.count())
}

fn taken<'a>(trouble: Trouble, writes: impl IntoIterator<Item = &'a CitizenWrite>) -> CommitError {
    let mut writes = writes.into_iter();
    match writes.next() {
        // With several it cannot be said which; the act that registers one person has one.
        Some(write) if trouble.is_twice("citizens", "cpr_index", "citizens_cpr") => {
            CommitError::CprTaken { citizen: write.row.id }
        }
        _ => trouble.into(),
    }
}
