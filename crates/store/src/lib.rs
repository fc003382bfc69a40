//! The store (*arkivet*): cases to and from one database, SQLite or PostgreSQL, chosen by a URL.
//!
//! It keeps and finds; it never decides, authorises, formats, reads an event's body, looks at the
//! clock or makes an id. Nothing else in the house writes SQL.
//!
//! # How to use it
//!
//! ```no_run
//! # async fn example(now: jiff::Timestamp) -> Result<(), Box<dyn std::error::Error>> {
//! use store::{Change, Key, Opening, Store};
//!
//! let key = Key::read(&std::fs::read_to_string("rettesnor.key")?)?;
//! let store = Store::open("sqlite:rettesnor.db", &key, &Opening::default()).await?;
//!
//! let committed = store.commit(Change::default()).await?; // one act, one change, one transaction
//! # Ok(())
//! # }
//! ```
//!
//! - **One act writes one [`Change`]**: entries already chained, the rows made from the state after
//!   them, documents, looks, jobs, the answer to an idempotent request. All of it is kept, or
//!   nothing. `Ok` means: on the disk.
//! - **Two on one case**: a [`CaseChange`] says the head it was read with. If another stands there,
//!   [`CommitError::Conflict`]; [`Store::entries_after`] tells what came between. People and users
//!   have a version for the same.
//! - **Sent twice**: with an [`IdempotentAnswer`] the second of two equal requests is
//!   [`CommitError::Repeated`] with what the first was answered.
//! - **Reading**: [`Store::case`] (two statements), [`Store::session`] (one), [`Store::cases`]
//!   (one; rights as [`Allowed`] in the statement). Before an answer leaves: [`Store::looked`].
//! - **Chance and time** are arguments: ids, tokens' hashes, `now`.
//!
//! # How it is made
//!
//! SQL is written once where both databases understand it (`link`), and twice, side by side, where
//! they do not. SQLite has one connection that writes, in groups (`sqlite`); PostgreSQL a pool
//! (`postgres`). One suite of tests holds for both (`tests/contract`).
//!
//! To add a table: a file with the next number in both folders of `migrations/`, a module with its
//! row and its statements, its name in `backup`'s list, a contract test.

mod cases;
mod catalogues;
mod change;
mod checkpoints;
mod citizens;
mod documents;
mod link;
mod list;
mod looks;
mod masked;
mod migrate;
mod names;
mod postgres;
mod queue;
mod removal;
mod seal;
mod sqlite;
mod trouble;
mod users;
mod verify;
mod write;

use std::sync::Arc;

pub use cases::{CaseRow, DeadlineRow, DueDeadline, GrantRow, OrderRow, StoredCase, case_number};
pub use catalogues::StoredCatalogue;
pub use change::{CaseChange, Change, CommitError, Committed, IdempotentAnswer, Response};
pub use checkpoints::Checkpoint;
pub use citizens::{CitizenRow, CitizenWrite, FormerCitizen};
pub use documents::{DocumentRow, NewDocument};
pub use list::{
    Allowed, CannotList, Constraint, Cursor, Filter, ListedCase, Listing, Page, Sort, SortBy,
};
pub use looks::{Look, LooksOf};
pub use migrate::LATEST;
pub use queue::{ATTEMPTS, Job, NewJob, QueueFigures};
pub use removal::{Removal, Tombstone};
pub use seal::{Cpr, Key, NoKey};
pub use trouble::{CannotOpen, Trouble};
pub use users::{SessionRow, TokenRow, UserRow, UserWrite};
pub use verify::{Broken, Report};

use catalogues::Pinned;
use link::Link;
use seal::Seal;

/// The database, open. Cheap to clone; may be used by many at once.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    seal: Seal,
    document_bytes: usize,
    pinned: Pinned,
}

enum Database {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// How to open it.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Make it if it is not there.
    pub create: bool,
    /// Bring an older database to the newest form. Without it an older one is
    /// [`CannotOpen::Older`], so that the caller can make a backup first.
    pub migrate: bool,
    /// Connections that read (SQLite), or in all (PostgreSQL).
    pub connections: u32,
    /// How large a document may be.
    pub document_bytes: usize,
}

impl Default for Opening {
    fn default() -> Opening {
        Opening { create: true, migrate: false, connections: 4, document_bytes: 20 * 1024 * 1024 }
    }
}

impl Store {
    /// Opens the database at `sqlite:path` or `postgres://user:password@host/name`.
    pub async fn open(url: &str, key: &Key, how: &Opening) -> Result<Store, CannotOpen> {
        let seal = Seal::new(key);
        let database = if url.starts_with("sqlite:") {
            Database::Sqlite(sqlite::Sqlite::open(url, &seal, how).await?)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Database::Postgres(postgres::Postgres::open(url, &seal, how).await?)
        } else {
            return Err(CannotOpen::Address);
        };
        let document_bytes = how.document_bytes;
        let inner = Inner { database, seal, document_bytes, pinned: Pinned::default() };
        Ok(Store { inner: Arc::new(inner) })
    }

    /// `SQLite` or `PostgreSQL`.
    pub fn kind(&self) -> &'static str {
        match self.inner.database {
            Database::Sqlite(_) => "SQLite",
            Database::Postgres(_) => "PostgreSQL",
        }
    }

    /// Whether it answers.
    pub async fn ready(&self) -> Result<(), Trouble> {
        self.reader().await?.one("SELECT form FROM rettesnor", vec![]).await.map(drop)
    }

    /// Waits for what is being written, and closes. Whoever still has a clone gets an error.
    pub async fn close(&self) {
        match &self.inner.database {
            Database::Sqlite(sqlite) => sqlite.close().await,
            Database::Postgres(postgres) => postgres.close().await,
        }
    }

    async fn reader(&self) -> Result<Link, Trouble> {
        match &self.inner.database {
            Database::Sqlite(sqlite) => sqlite.reader().await,
            Database::Postgres(postgres) => postgres.reader().await,
        }
    }
}
