//! The work that nobody asks for (*baggrundsarbejde*): jobs of the store's queue, taken with a
//! lease, so that those of a program that was killed are taken by the next. Several programs may
//! work on one database.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use casework::id::CaseId;
use jiff::{SignedDuration, Timestamp};
use office::watch::{DRAFT_NOTICE, REMIND_OF_POWER, program};
use office::{CannotAct, Office};
use serde::Deserialize;
use store::{ATTEMPTS, Job, NewJob};
use tokio::sync::watch;
use uuid::Uuid;

use super::metrics::Figures;
use crate::desk::clock;
use crate::words::Words;

const ROUND: Duration = Duration::from_secs(5);
const LEASE: SignedDuration = SignedDuration::from_mins(10);
const AT_ONCE: u32 = 20;
/// A request that may come twice comes within a few days.
const ANSWERS_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

const CHECKPOINT: &str = "checkpoint";
const WATCH_DEADLINES: &str = "watch-deadlines";
const WATCH_POWERS: &str = "watch-powers";
const FORGET: &str = "forget";

pub(super) struct Work {
    pub office: Office,
    pub figures: Arc<Figures>,
    pub every_minutes: u32,
    /// Since the start.
    pub has_watched: OnceLock<()>,
}

/// What a job is about: ids, nobody's data.
#[derive(Default, Deserialize)]
#[serde(default)]
struct About {
    case: Option<CaseId>,
    deadline: String,
    person: String,
}

impl Work {
    /// Works until told to stop; what was begun is ended.
    pub(super) async fn until(self, mut told: watch::Receiver<bool>) {
        let name = Uuid::now_v7().to_string();
        while !*told.borrow() {
            let more = self.round(&name).await;
            if !more {
                tokio::select! {
                    _ = told.wait_for(|it| *it) => (),
                    () = tokio::time::sleep(ROUND) => (),
                }
            }
        }
    }

    /// Whether there may be more to do at once: one job puts in others, and one that failed waits.
    async fn round(&self, name: &str) -> bool {
        let now = clock().0;
        let store = &self.office.store;
        let again = [CHECKPOINT, WATCH_DEADLINES, WATCH_POWERS, FORGET];
        let jobs = again.map(|kind| recurring(kind, now));
        let claimed = match store.queue(jobs.to_vec()).await {
            Ok(()) => store.claim(name, now, LEASE, AT_ONCE).await,
            Err(trouble) => Err(trouble),
        };
        match claimed {
            Ok(jobs) => {
                self.figures.worked(now);
                for job in &jobs {
                    self.one(job).await;
                }
                !jobs.is_empty()
            }
            Err(trouble) => {
                tracing::error!(why = %trouble, "no jobs could be taken");
                false
            }
        }
    }

    async fn one(&self, job: &Job) {
        let outcome = self.perform(job).await;
        let (now, store) = (clock().0, &self.office.store);
        let every = self.every(&job.kind);
        // What comes again is never given up.
        let tries_again = every.is_none() || job.attempt < ATTEMPTS;
        let ended = match &outcome {
            Err(error) if tries_again => store.failed(job, &reason(error), now).await,
            _ => store.done(job).await,
        };
        let ended = match (ended, every) {
            (Ok(_), Some(every)) if outcome.is_ok() || !tries_again => {
                let due = now.saturating_add(every).unwrap_or(now);
                store.queue(vec![recurring(&job.kind, due)]).await
            }
            (ended, _) => ended.map(drop),
        };
        let kind = job.kind.as_str();
        match &outcome {
            Ok(()) => self.figures.job(kind, "done"),
            Err(error) => {
                self.figures.job(kind, "failed");
                tracing::warn!(
                    job = job.id,
                    kind,
                    attempt = job.attempt,
                    why = reason(error),
                    "a job failed"
                );
            }
        }
        if let Err(trouble) = ended {
            tracing::error!(job = job.id, kind, why = %trouble, "a job could not be ended");
        }
    }

    /// How often a job comes again; none for one that follows from something.
    fn every(&self, kind: &str) -> Option<SignedDuration> {
        match kind {
            CHECKPOINT => Some(SignedDuration::from_mins(self.every_minutes.into())),
            WATCH_DEADLINES => Some(SignedDuration::from_hours(1)),
            WATCH_POWERS => Some(SignedDuration::from_hours(24)),
            FORGET => Some(SignedDuration::from_hours(6)),
            _ => None,
        }
    }

    async fn perform(&self, job: &Job) -> Result<(), CannotAct> {
        let (at, today) = clock();
        let (office, call) = (&self.office, program(at, today));
        let about: About = serde_json::from_str(&job.payload).unwrap_or_default();
        match (job.kind.as_str(), about.case) {
            (CHECKPOINT, _) => {
                office.store.checkpoint(at).await?;
            }
            (FORGET, _) => {
                let before = at.saturating_sub(ANSWERS_KEPT).unwrap_or(Timestamp::MIN);
                office.store.forget_answers(before).await?;
                office.store.forget_expired(at).await?;
            }
            (WATCH_DEADLINES, _) => {
                // The first round finds what nobody watched while the program stood still.
                let first = self.has_watched.get().is_none();
                office.store.queue(office.watch_deadlines(&call, first).await?).await?;
                // Two rounds at once both were the first.
                let _ = self.has_watched.set(());
            }
            (WATCH_POWERS, _) => self.watch_powers(&call).await?,
            (DRAFT_NOTICE, Some(case)) => {
                office.draft_notice(&call, case, &about.deadline, notice).await?;
            }
            (REMIND_OF_POWER, Some(case)) => {
                office.remind_of_power(&call, case, &about.person).await?;
            }
            // Of a newer program; it is tried again, and shown.
            _ => return Err(CannotAct::NotFound("kind of job")),
        }
        Ok(())
    }

    async fn watch_powers(&self, call: &office::Call) -> Result<(), CannotAct> {
        let mut after = None;
        loop {
            let (jobs, next) = self.office.watch_powers(call, after).await?;
            if !jobs.is_empty() {
                self.office.store.queue(jobs).await?;
            }
            match next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }
}

fn recurring(kind: &str, due: Timestamp) -> NewJob {
    NewJob { kind: kind.to_owned(), payload: "{}".to_owned(), due, once: Some(kind.to_owned()) }
}

/// Why a job failed, without anything that was in the case.
fn reason(error: &CannotAct) -> String {
    match error {
        CannotAct::Refused(problems) => {
            problems.iter().map(|it| it.code).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// The draft of the letter: title and text. Danish, whoever runs the program.
fn notice(missing: &office::watch::Missing) -> (String, String) {
    let words = Words(wording::Language::Danish);
    let due = words.day(missing.due);
    let what = match missing.what {
        casework::clock::What::Access => words.text("notice-what-access"),
        _ => words.text("notice-what-decision"),
    };
    let values = [("number", missing.number.as_str()), ("what", &what), ("due", &due)];
    (words.text("notice-draft-title"), words.text_with("notice-draft", &values))
}
