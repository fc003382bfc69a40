//! PostgreSQL: a pool of connections, each act a transaction of its own (*forbindelser*), and one
//! task that writes waiting looks together.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use tokio::sync::mpsc;

use crate::link::{Link, Open};
use crate::seal::Seal;
use crate::write::{Act, Waiting, settle};
use crate::{CannotOpen, Opening, Trouble, looks, migrate};

const GROUP: usize = 256;

pub(crate) struct Postgres {
    pool: PgPool,
    looks: mpsc::Sender<Waiting>,
}

impl Postgres {
    pub(crate) async fn open(
        url: &str,
        seal: &Seal,
        how: &Opening,
    ) -> Result<Postgres, CannotOpen> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("rettesnor")
            .statement_cache_capacity(400)
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .min_connections(1)
            .max_connections(how.connections.max(2))
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire(false)
            // Asking each time costs a way there and back; after a pause the server may be another.
            .before_acquire(|connection, about| {
                Box::pin(async move {
                    let rested = about.idle_for > Duration::from_secs(5);
                    Ok(!rested || sqlx::Connection::ping(connection).await.is_ok())
                })
            })
            .connect_with(options)
            .await?;
        let mut link = Link::Postgres(pool.acquire().await?);
        let version = link.one("SELECT current_setting('server_version_num')", vec![]).await?;
        let found: String = version.map_or(Ok(String::new()), |row| row.get(0))?;
        if found.parse::<u32>().is_ok_and(|number| number < 150_000) {
            return Err(CannotOpen::OldServer { found });
        }
        if !how.create && migrate::form(&mut link).await?.is_none() {
            return Err(CannotOpen::NotThere);
        }
        migrate::prepare(&mut link, seal, how.migrate).await?;
        drop(link);
        let (queue, waiting) = mpsc::channel(4096);
        tokio::spawn(write_looks(pool.clone(), waiting));
        Ok(Postgres { pool, looks: queue })
    }

    pub(crate) async fn reader(&self) -> Result<Link, Trouble> {
        Ok(Link::Postgres(self.pool.acquire().await?))
    }

    pub(crate) fn looks(&self) -> &mpsc::Sender<Waiting> {
        &self.looks
    }

    /// One act, one transaction.
    pub(crate) async fn perform(&self, act: &mut dyn Act) -> Result<(), Trouble> {
        let mut open = Open::begin(self.reader().await?, "BEGIN").await?;
        let sql = if act.run(&mut open.link).await { "COMMIT" } else { "ROLLBACK" };
        open.end(sql).await
    }

    pub(crate) async fn close(&self) {
        // Its answer comes when all before it are written.
        let _ = self.looks.send(Waiting::End).await;
        self.looks.closed().await;
        self.pool.close().await;
    }
}

async fn write_looks(pool: PgPool, mut waiting: mpsc::Receiver<Waiting>) {
    while let Some(first) = waiting.recv().await {
        let mut group = vec![first];
        while group.len() < GROUP
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        let end = group.iter().any(|one| matches!(one, Waiting::End));
        let outcome = together(&pool, &mut group).await;
        settle(group, &outcome);
        if end {
            break;
        }
    }
}

async fn together(pool: &PgPool, group: &mut [Waiting]) -> Result<(), Trouble> {
    let looks = group.iter_mut().filter_map(Waiting::looks).flatten().collect::<Vec<_>>();
    if looks.is_empty() {
        return Ok(());
    }
    let link = Link::Postgres(pool.acquire().await?);
    let mut open = Open::begin(link, "BEGIN").await?;
    looks::insert(&mut open.link, &looks).await?;
    open.end("COMMIT").await
}
