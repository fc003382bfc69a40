//! `doctor`: looks over what the program stands on (*eftersyn*), point by point, each with what to
//! do. Changes nothing.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::tz::TimeZone;
use office::permission::Job;
use office::shelf::Shelf;
use standards::format::Rate;
use store::{Filter, ListedCase, Page, Sort, SortBy, Store};

use super::migrate::{Form, form};
use super::{CANNOT_READ, FINDINGS, FINE};
use crate::args::Kept;
use crate::desk::{Desk, ZONE, clock, today, zone};
use crate::settings::{self, Flags, Settings};
use crate::stop::{Result, Stop};
use crate::text::Sheet;
use crate::{disk, files, kept};

/// How many of the newest cases are proved.
const SAMPLE: u32 = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Ok,
    Warn,
    Error,
}

impl State {
    /// As in JSON.
    fn word(self) -> &'static str {
        match self {
            State::Ok => "ok",
            State::Warn => "warn",
            State::Error => "error",
        }
    }

    fn key(self) -> &'static str {
        match self {
            State::Ok => "doctor-ok",
            State::Warn => "doctor-warn",
            State::Error => "doctor-error",
        }
    }
}

/// One point.
struct Point {
    id: &'static str,
    /// The text key of what is looked at.
    what: &'static str,
    state: State,
    text: String,
}

struct Doctor<'a, 'd> {
    desk: &'a Desk<'d>,
    settings: &'a Settings,
    points: Vec<Point>,
}

pub(super) fn doctor(desk: &Desk<'_>, kept: &Kept) -> Result<u8> {
    let settings = settings::read(desk, &Flags { kept, listening: None })?;
    let mut doctor = Doctor { desk, settings: &settings, points: Vec::new() };
    doctor.note("settings", "doctor-settings", State::Ok, "doctor-settings-fine", &[]);
    doctor.catalogues()?;
    doctor.clock();
    doctor.disk();
    kept::runtime()?.block_on(doctor.database());
    doctor.told()
}

impl Doctor<'_, '_> {
    fn note(
        &mut self,
        id: &'static str,
        what: &'static str,
        state: State,
        key: &str,
        values: &[(&str, &str)],
    ) {
        let text = self.desk.words.text_with(key, values);
        self.points.push(Point { id, what, state, text });
    }

    /// What a problem says, and its help, as a point.
    fn wrong(&mut self, id: &'static str, what: &'static str, stop: &Stop) {
        let text = match stop {
            Stop::Problems(problems) => {
                let told = problems.iter().map(|it| {
                    let told =
                        wording::problem(self.desk.words.0, it.problem.code, &it.problem.args);
                    [Some(told.sentence), told.help].into_iter().flatten().collect::<Vec<_>>()
                });
                told.flatten().collect::<Vec<_>>().join(". ")
            }
            Stop::Io(error) => error.to_string(),
            Stop::NobodyListens => String::new(),
        };
        self.points.push(Point { id, what, state: State::Error, text });
    }

    fn catalogues(&mut self) -> Result<()> {
        let found = match (&self.desk.args.catalogues, &self.settings.catalogues) {
            (None, Some(folder)) => Some(files::all(Some(folder))?),
            _ => None,
        };
        let files = &found.as_ref().unwrap_or(&self.desk.found).files;
        let (read, problems) = Shelf::read(files);
        let what = "doctor-catalogues";
        if problems.is_empty() {
            let count = read.ids().count().to_string();
            let values = [("count", count.as_str())];
            self.note("catalogues", what, State::Ok, "doctor-catalogues-fine", &values);
        } else {
            let count = problems.len().to_string();
            let values = [("count", count.as_str())];
            self.note("catalogues", what, State::Error, "doctor-catalogues-broken", &values);
        }
        let today = today();
        let catalogues = read.ids().filter_map(|it| read.get(it)).map(|it| &it.catalogue);
        let standing = catalogues.filter(|it| {
            let (from, until, _) = it.in_force();
            from.is_none_or(|it| it <= today) && until.is_none_or(|it| today <= it)
        });
        let old = standing.filter(|it| is_past(&it.rates, today)).map(|it| it.id.to_string());
        let old = old.collect::<Vec<_>>().join(", ");
        match old.is_empty() {
            true => self.note("rates", "doctor-rates", State::Ok, "doctor-rates-fine", &[]),
            false => {
                let values = [("which", old.as_str())];
                self.note("rates", "doctor-rates", State::Warn, "doctor-rates-old", &values);
            }
        }
        Ok(())
    }

    fn clock(&mut self) {
        let what = "doctor-clock";
        if TimeZone::get(ZONE).is_err() {
            return self.note("clock", what, State::Error, "doctor-clock-no-zone", &[]);
        }
        let day = self.desk.words.weekday(today());
        self.note("clock", what, State::Ok, "doctor-clock-fine", &[("day", &day)]);
    }

    fn disk(&mut self) {
        let what = "doctor-disk";
        let file = self.settings.database.as_ref().and_then(|it| it.file());
        let Some(file) = file else { return };
        let Some(bytes) = disk::free_bytes(file) else {
            return self.note("disk", what, State::Warn, "doctor-disk-unknown", &[]);
        };
        let megabytes = (bytes / 1024 / 1024).to_string();
        let values = [("megabytes", megabytes.as_str())];
        match bytes > disk::TOO_LITTLE {
            true => self.note("disk", what, State::Ok, "doctor-disk-fine", &values),
            false => self.note("disk", what, State::Error, "doctor-disk-little", &values),
        }
    }

    async fn database(&mut self) {
        let what = "doctor-database";
        if self.settings.database.is_none() {
            return self.note("database", what, State::Ok, "doctor-database-none", &[]);
        }
        match form(self.settings).await {
            Err(stop) => return self.wrong("database", what, &stop),
            Ok(Form::None) => {
                return self.note("database", what, State::Warn, "doctor-database-new", &[]);
            }
            Ok(Form::Older(found)) => {
                let (found, newest) = (found.to_string(), store::LATEST.to_string());
                let values = [("found", found.as_str()), ("newest", newest.as_str())];
                return self.note("database", what, State::Warn, "migrate-older", &values);
            }
            Ok(Form::Newest) => (),
        }
        let store = match kept::open(self.settings).await {
            Ok(store) => store,
            Err(stop) => return self.wrong("database", what, &stop),
        };
        let form = store::LATEST.to_string();
        let values = [("kind", store.kind()), ("form", form.as_str())];
        self.note("database", what, State::Ok, "doctor-database-fine", &values);
        self.key();
        if let Err(stop) = self.inside(&store).await {
            self.wrong("database", what, &stop);
        }
        store.close().await;
    }

    /// It was just opened, so the key fits.
    fn key(&mut self) {
        let what = "doctor-key";
        let Some(key) = self.settings.key.clone() else { return };
        let path = key.display().to_string();
        if is_open(&key) {
            let values = [("path", path.as_str())];
            return self.note("key", what, State::Warn, "doctor-key-open", &values);
        }
        let folder = |it: &Path| it.canonicalize().ok()?.parent().map(Path::to_owned);
        let database = self.settings.database.as_ref().and_then(|it| it.file());
        match database.is_some_and(|it| folder(it) == folder(&key)) {
            true => self.note("key", what, State::Warn, "doctor-key-beside", &[]),
            false => self.note("key", what, State::Ok, "doctor-key-fine", &[]),
        }
    }

    async fn inside(&mut self, store: &Store) -> Result<()> {
        let newest = newest(store).await?;
        self.chains(store, &newest).await?;
        // What was written in the future was written by another clock.
        let ahead = newest.first().map(|it| it.case.changed).filter(|it| *it > clock().0);
        if let Some(ahead) = ahead {
            let day = self.desk.words.weekday(zone().to_datetime(ahead).date());
            self.note("clock", "doctor-clock", State::Warn, "doctor-clock-back", &[("day", &day)]);
        }
        let queue = store.queue_figures().await.map_err(kept::failed)?;
        let (waiting, dead) = (queue.waiting.to_string(), queue.dead.to_string());
        match queue.dead {
            0 => {
                let values = [("waiting", waiting.as_str())];
                self.note("queue", "doctor-queue", State::Ok, "doctor-queue-fine", &values);
            }
            _ => {
                let values = [("dead", dead.as_str())];
                self.note("queue", "doctor-queue", State::Warn, "doctor-queue-dead", &values);
            }
        }
        self.users(store).await
    }

    async fn chains(&mut self, store: &Store, newest: &[ListedCase]) -> Result<()> {
        for id in newest.iter().map(|it| it.case.id) {
            let stored = store.case(id).await.map_err(kept::failed)?;
            let Some(stored) = stored else { continue };
            let proved = casework::journal::verify(id, &stored.entries);
            let broken = match proved {
                Ok(head) if head == stored.row.head => None,
                Ok(_) => Some(id.to_string()),
                Err(broken) => Some(broken.to_string()),
            };
            if let Some(broken) = broken {
                let values = [("what", broken.as_str())];
                self.note("chains", "doctor-chain", State::Error, "doctor-chain-broken", &values);
                return Ok(());
            }
        }
        let count = newest.len().to_string();
        let values = [("count", count.as_str())];
        self.note("chains", "doctor-chain", State::Ok, "doctor-chain-fine", &values);
        Ok(())
    }

    async fn users(&mut self, store: &Store) -> Result<()> {
        let what = "doctor-users";
        let users = store.users().await.map_err(kept::failed)?;
        let active = users.iter().filter(|it| it.active);
        let keeps = |it: &store::UserRow| {
            let who = office::users::who(it);
            who.is_ok_and(|who| who.roles.iter().any(|it| it.job == Job::Administrator))
        };
        let (count, has_one) = (active.clone().count().to_string(), active.clone().any(keeps));
        match (users.is_empty(), has_one) {
            (true, _) => self.note("users", what, State::Warn, "doctor-users-none", &[]),
            (_, false) => {
                self.note("users", what, State::Warn, "doctor-users-no-administrator", &[]);
            }
            (_, true) => {
                let values = [("count", count.as_str())];
                self.note("users", what, State::Ok, "doctor-users-fine", &values);
            }
        }
        Ok(())
    }

    fn told(&self) -> Result<u8> {
        let point = |it: &Point| serde_json::json!({ "id": it.id, "state": it.state.word(), "text": it.text });
        let json =
            serde_json::json!({ "points": self.points.iter().map(point).collect::<Vec<_>>() });
        let words = self.desk.words;
        self.desk.give(&json, || {
            let mut sheet = Sheet::default();
            let row =
                |it: &Point| vec![words.text(it.state.key()), words.text(it.what), it.text.clone()];
            sheet.table(&self.points.iter().map(row).collect::<Vec<_>>());
            sheet.finish()
        })?;
        Ok(match self.points.iter().map(|it| it.state).max() {
            Some(State::Error) => CANNOT_READ,
            Some(State::Warn) => FINDINGS,
            Some(State::Ok) | None => FINE,
        })
    }
}

/// The cases that changed last, the last first.
async fn newest(store: &Store) -> Result<Vec<ListedCase>> {
    let sort = Sort { by: SortBy::Changed, down: true };
    let page = Page { rows: SAMPLE, after: None };
    let listing = store.cases(&Filter::default(), sort, &page).await.map_err(kept::failed)?;
    Ok(listing.rows)
}

/// Whether the newest of an amount is of a year that is past.
fn is_past(rates: &[Rate], today: jiff::civil::Date) -> bool {
    let newest: BTreeMap<&str, &Rate> = rates.iter().map(|it| (it.id.as_str(), it)).collect();
    newest.values().any(|it| {
        let ended = it.until.value().is_some_and(|it| it.0 < today);
        ended || it.year.value().is_some_and(|it| i32::from(*it) < i32::from(today.year()))
    })
}

/// Whether others on the machine may read it.
#[cfg(unix)]
fn is_open(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(file).is_ok_and(|it| it.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open(_file: &Path) -> bool {
    false
}
