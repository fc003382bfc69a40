//! The form of the database (*skema*) and how an older one becomes the newest.
//!
//! To change it: a new file with the next number in both folders of `migrations/`, never an edit
//! of one that was released. A test holds the two equal table by table.

use crate::link::{Link, values};
use crate::seal::Seal;
use crate::{CannotOpen, Trouble};

/// The files of one form: SQLite's, PostgreSQL's.
type Step = (&'static str, &'static str);

macro_rules! steps {
    ($($name:literal),* $(,)?) => {
        &[$((
            include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        )),*]
    };
}

const STEPS: &[Step] = steps!["0001_cases", "0002_access", "0003_work"];

/// The form this program writes.
#[expect(clippy::cast_possible_truncation, reason = "a handful of files")]
pub const LATEST: u32 = STEPS.len() as u32;

/// Brings an empty or older database to the newest form; `upwards` says whether an older one may
/// be changed. The caller holds no transaction.
pub(crate) async fn prepare(link: &mut Link, seal: &Seal, upwards: bool) -> Result<(), CannotOpen> {
    let fits = if let Some((found, check)) = form(link).await? {
        if found > LATEST {
            return Err(CannotOpen::Newer { found, known: LATEST });
        }
        if found < LATEST && !upwards {
            return Err(CannotOpen::Older { found, known: LATEST });
        }
        seal.fits(&check)
    } else {
        true
    };
    if !fits {
        return Err(CannotOpen::WrongKey);
    }
    begin(link).await?;
    let done = climb(link, seal, LATEST).await;
    link.run(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }, vec![]).await?;
    done
}

/// Makes an empty database of an older form, for a backup of that form to be laid into. The caller
/// holds the transaction.
pub(crate) async fn climb(link: &mut Link, seal: &Seal, to: u32) -> Result<(), CannotOpen> {
    // Asked again under the lock: another program may have been at it.
    let found = match form(link).await? {
        Some((found, _)) => found,
        None if is_empty(link).await? => {
            found(link, seal).await?;
            0
        }
        None => return Err(CannotOpen::Strange),
    };
    let steps = STEPS.iter().zip(1..).skip(found as usize).take_while(|(_, number)| *number <= to);
    for ((sqlite, postgres), number) in steps {
        link.script(if link.is_postgres() { postgres } else { sqlite }).await?;
        link.run("UPDATE rettesnor SET form = $1", values![number]).await?;
    }
    Ok(())
}

/// The form and the sealed check of a database, unless it has none of ours.
pub(crate) async fn form(link: &mut Link) -> Result<Option<(u32, Vec<u8>)>, Trouble> {
    let there = if link.is_postgres() {
        "SELECT COUNT(*) FROM information_schema.tables
         WHERE table_schema = current_schema() AND table_name = 'rettesnor'"
    } else {
        "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'rettesnor'"
    };
    if link.one(there, vec![]).await?.map_or(Ok(0), |row| row.count())? == 0 {
        return Ok(None);
    }
    let Some(row) = link.one("SELECT form, key_check FROM rettesnor", vec![]).await? else {
        return Ok(None);
    };
    let mut row = row.read();
    let form = u32::try_from(row.int()?).map_err(|_| Trouble::told("its form is no number"))?;
    Ok(Some((form, row.take()?)))
}

async fn found(link: &mut Link, seal: &Seal) -> Result<(), Trouble> {
    link.script(if link.is_postgres() {
        "CREATE TABLE rettesnor (form bigint NOT NULL, key_check bytea NOT NULL)"
    } else {
        "CREATE TABLE rettesnor (form INTEGER NOT NULL, key_check BLOB NOT NULL) STRICT"
    })
    .await?;
    link.run("INSERT INTO rettesnor (form, key_check) VALUES (0, $1)", values![seal.check()])
        .await?;
    Ok(())
}

async fn is_empty(link: &mut Link) -> Result<bool, Trouble> {
    let tables = if link.is_postgres() {
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()"
    } else {
        "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table'"
    };
    Ok(link.one(tables, vec![]).await?.map_or(Ok(0), |row| row.count())? == 0)
}

/// Begins a transaction in which only one program at a time changes the form.
pub(crate) async fn begin(link: &mut Link) -> Result<(), Trouble> {
    if link.is_postgres() {
        link.run("BEGIN", vec![]).await?;
        link.run("SELECT pg_advisory_xact_lock(20261125)", vec![]).await?;
    } else {
        link.run("BEGIN IMMEDIATE", vec![]).await?;
    }
    Ok(())
}
