//! SQLite: one file, one connection that writes and a few that read (*skriver og læsere*).
//!
//! All writing passes through one task. It takes what waits, does each in a savepoint of its own,
//! commits once, and only then answers: many wait for one turn of the disk, and one that fails
//! harms no other.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions as _, Connection as _};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::link::Link;
use crate::seal::Seal;
use crate::write::{Waiting, settle};
use crate::{CannotOpen, Opening, Trouble, looks, migrate};

/// How many may share one transaction.
const GROUP: usize = 256;

pub(crate) struct Sqlite {
    readers: SqlitePool,
    queue: mpsc::Sender<Waiting>,
    writer: tokio::sync::Mutex<Option<JoinHandle<()>>>,
}

impl Sqlite {
    pub(crate) async fn open(url: &str, seal: &Seal, how: &Opening) -> Result<Sqlite, CannotOpen> {
        let options = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(400)
            .pragma("temp_store", "MEMORY")
            .pragma("mmap_size", "268435456")
            // What the law has deleted is not to be read from the free pages.
            .pragma("secure_delete", "ON")
            .disable_statement_logging();
        if !how.create && !options.get_filename().exists() {
            return Err(CannotOpen::NotThere);
        }
        let writer = options
            .clone()
            .create_if_missing(how.create)
            .pragma("cache_size", "-32000")
            .pragma("wal_autocheckpoint", "2000")
            .pragma("journal_size_limit", "67108864");
        let mut link = Link::Writer(writer.connect().await?);
        migrate::prepare(&mut link, seal, how.migrate).await?;
        let readers = SqlitePoolOptions::new()
            .min_connections(1)
            .max_connections(how.connections)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.read_only(true))
            .await?;
        let (queue, waiting) = mpsc::channel(4096);
        let writer = tokio::spawn(write(link, waiting));
        Ok(Sqlite { readers, queue, writer: Some(writer).into() })
    }

    pub(crate) async fn reader(&self) -> Result<Link, Trouble> {
        Ok(Link::Sqlite(self.readers.acquire().await?))
    }

    pub(crate) fn queue(&self) -> &mpsc::Sender<Waiting> {
        &self.queue
    }

    /// Waits until what was given to the writer is written, and closes the file.
    pub(crate) async fn close(&self) {
        self.readers.close().await;
        if self.queue.send(Waiting::End).await.is_ok()
            && let Some(writer) = self.writer.lock().await.take()
        {
            // It does not panic; and if it did, there is nothing left to close.
            let _ = writer.await;
        }
    }
}

async fn write(mut link: Link, mut waiting: mpsc::Receiver<Waiting>) {
    while let Some(first) = waiting.recv().await {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        let end = group.iter().any(|one| matches!(one, Waiting::End));
        let outcome = together(&mut link, &mut group).await;
        if outcome.is_err() {
            // Fails where the database has rolled back by itself.
            let _ = link.run("ROLLBACK", vec![]).await;
        }
        if group.iter().any(|one| matches!(one, Waiting::Tidy(_))) {
            // A reader at work keeps it from being whole; then the next does it.
            let _ = link.run("PRAGMA wal_checkpoint(TRUNCATE)", vec![]).await;
        }
        settle(group, &outcome);
        if end {
            break;
        }
    }
    if let Link::Writer(connection) = link {
        // Writes the WAL back into the file; if that fails, the next start does it.
        let _ = connection.close().await;
    }
}

/// One transaction for all of them.
async fn together(link: &mut Link, group: &mut [Waiting]) -> Result<(), Trouble> {
    link.run("BEGIN IMMEDIATE", vec![]).await?;
    let looks = group.iter_mut().filter_map(Waiting::looks).flatten().collect::<Vec<_>>();
    if !looks.is_empty() {
        looks::insert(link, &looks).await?;
    }
    let alone = group.len() == 1;
    for one in group {
        let Waiting::Act(act) = one else { continue };
        if alone {
            let sql = if act.run(link).await { "COMMIT" } else { "ROLLBACK" };
            link.run(sql, vec![]).await?;
            return Ok(());
        }
        link.run("SAVEPOINT act", vec![]).await?;
        if !act.run(link).await {
            link.run("ROLLBACK TO act", vec![]).await?;
        }
        link.run("RELEASE act", vec![]).await?;
    }
    link.run("COMMIT", vec![]).await?;
    Ok(())
}
