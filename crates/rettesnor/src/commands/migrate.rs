//! `migrate`: the form of the database (*skema*), and what a newer program will change in it.

use standards::problem::Problem;
use store::{CannotOpen, LATEST, Store};

use super::FINE;
use crate::args::Migrate;
use crate::desk::Desk;
use crate::kept;
use crate::settings::{self, Flags, Settings};
use crate::stop::{Result, Stop};

/// How a database stands towards this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    None,
    Newest,
    Older(u32),
}

pub(super) fn migrate(desk: &Desk<'_>, what: &Migrate) -> Result<u8> {
    let Migrate::Plan { kept } = what;
    let settings = settings::read(desk, &Flags { kept, listening: None })?;
    let form = kept::runtime()?.block_on(form(&settings))?;
    let found = match form {
        Form::None => None,
        Form::Newest => Some(LATEST),
        Form::Older(found) => Some(found),
    };
    let steps: Vec<u32> = (found.unwrap_or(0) + 1..=LATEST).collect();
    let json = serde_json::json!({ "found": found, "newest": LATEST, "steps": steps });
    desk.give(&json, || {
        let (found, newest) = (found.unwrap_or(0).to_string(), LATEST.to_string());
        let values = [("found", found.as_str()), ("newest", newest.as_str())];
        let text = match form {
            Form::None => desk.words.text_with("migrate-none", &values),
            Form::Newest => desk.words.text_with("migrate-newest", &values),
            Form::Older(_) => desk.words.text_with("migrate-older", &values),
        };
        format!("{text}\n")
    })?;
    Ok(FINE)
}

/// Asks without changing anything.
pub(super) async fn form(settings: &Settings) -> Result<Form> {
    let address = kept::address(settings)?;
    if kept::is_new(settings, &address).await? {
        return Ok(Form::None);
    }
    let key = kept::key(settings)?;
    match Store::open(&address, &key, &kept::opening(settings)).await {
        Ok(store) => {
            store.close().await;
            Ok(Form::Newest)
        }
        Err(CannotOpen::Older { found, .. }) => Ok(Form::Older(found)),
        Err(error) => Err(kept::cannot_open(error)),
    }
}

/// The database for `serve`: made if there is none. An older one waits: it is not changed before
/// there is a backup of it.
pub(super) async fn open_newest(desk: &Desk<'_>, settings: &Settings) -> Result<Store> {
    let Form::Older(found) = form(settings).await? else {
        return kept::open_or_make(desk, settings).await;
    };
    let problem = Problem::new("database-older").with("found", found).with("known", LATEST);
    Err(Stop::typed(problem))
}
