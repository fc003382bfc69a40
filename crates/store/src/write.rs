//! How a write (*skrivning*) gets to the database and its answer back, whichever database it is.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::sync::oneshot;

use crate::link::Link;
use crate::looks::Look;
use crate::{Database, Store, Trouble};

/// What is to be done in a transaction.
pub(crate) trait Act: Send {
    /// Does it, and says whether it is to be kept.
    fn run<'a>(&'a mut self, link: &'a mut Link) -> BoxFuture<'a, bool>;
    /// Answers who waits, once it is durable or has failed.
    fn settle(self: Box<Self>, outcome: &Result<(), Trouble>);
}

/// What waits for a writer.
pub(crate) enum Waiting {
    Act(Box<dyn Act>),
    Looks(Vec<Look>, oneshot::Sender<Result<(), Trouble>>),
    /// SQLite only: takes what was deleted out of the WAL too.
    Tidy(oneshot::Sender<Result<(), Trouble>>),
    /// Nothing comes after it.
    End,
}

impl Waiting {
    /// Takes the looks out.
    pub(crate) fn looks(&mut self) -> Option<Vec<Look>> {
        match self {
            Waiting::Looks(looks, _) => Some(std::mem::take(looks)),
            Waiting::Act(_) | Waiting::Tidy(_) | Waiting::End => None,
        }
    }
}

/// Answers all of a group. That somebody no longer waits is no trouble.
pub(crate) fn settle(group: Vec<Waiting>, outcome: &Result<(), Trouble>) {
    for one in group {
        match one {
            Waiting::Act(act) => act.settle(outcome),
            Waiting::Looks(_, answer) | Waiting::Tidy(answer) => {
                drop(answer.send(outcome.clone()));
            }
            Waiting::End => (),
        }
    }
}

/// The closure of one write, its result, and who waits for it.
struct Closure<F, T, E> {
    work: Option<F>,
    result: Option<Result<T, E>>,
    answer: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Act for Closure<F, T, E>
where
    F: for<'a> FnOnce(&'a mut Link) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: From<Trouble> + Send + 'static,
{
    fn run<'a>(&'a mut self, link: &'a mut Link) -> BoxFuture<'a, bool> {
        Box::pin(async move {
            let Some(work) = self.work.take() else { return false };
            // A defect in one act must not end the task that writes for all.
            let result = AssertUnwindSafe(work(link)).catch_unwind().await;
            self.result = result.ok();
            matches!(self.result, Some(Ok(_)))
        })
    }

    fn settle(self: Box<Self>, outcome: &Result<(), Trouble>) {
        let answer = match (self.result, outcome) {
            (Some(Err(refused)), _) => Err(refused),
            (_, Err(trouble)) => Err(trouble.clone().into()),
            (Some(Ok(done)), Ok(())) => Ok(done),
            (None, Ok(())) => {
                Err(Trouble::told("an act ended in a defect; nothing of it was kept").into())
            }
        };
        let _ = self.answer.send(answer);
    }
}

impl Store {
    /// Does `work` in one transaction: kept whole if it gives `Ok`, not at all otherwise.
    pub(crate) async fn write<F, T, E>(&self, work: F) -> Result<T, E>
    where
        F: for<'a> FnOnce(&'a mut Link) -> BoxFuture<'a, Result<T, E>> + Send + 'static,
        T: Send + 'static,
        E: From<Trouble> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let mut act = Box::new(Closure { work: Some(work), result: None, answer });
        match &self.inner.database {
            Database::Sqlite(sqlite) => {
                sqlite.queue().send(Waiting::Act(act)).await.map_err(|_| closed())?;
            }
            Database::Postgres(postgres) => {
                let outcome = postgres.perform(act.as_mut()).await;
                act.settle(&outcome);
            }
        }
        answered.await.map_err(|_| closed())?
    }

    /// After a deletion by law. PostgreSQL's own vacuum does it there.
    pub(crate) async fn tidy(&self) -> Result<(), Trouble> {
        let Database::Sqlite(sqlite) = &self.inner.database else { return Ok(()) };
        let (answer, answered) = oneshot::channel();
        sqlite.queue().send(Waiting::Tidy(answer)).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }

    /// Keeps that somebody looked. When this gives `Ok`, it is on the disk.
    pub async fn looked(&self, look: Look) -> Result<(), Trouble> {
        self.looked_at_all(vec![look]).await
    }

    /// The same for several at once, as for a list with several people on it.
    pub async fn looked_at_all(&self, looks: Vec<Look>) -> Result<(), Trouble> {
        let (answer, answered) = oneshot::channel();
        let queue = match &self.inner.database {
            Database::Sqlite(sqlite) => sqlite.queue(),
            Database::Postgres(postgres) => postgres.looks(),
        };
        queue.send(Waiting::Looks(looks, answer)).await.map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

fn closed() -> Trouble {
    Trouble::told("the store is closed")
}
