//! `demo`: a caseload (*demosager*) of invented lives in a database of its own, to try everything
//! on. It says DEMO wherever it is told of, and only an empty database takes it.

use std::io::Write as _;

use jiff::civil::Date;
use office::demo::{Made, Wanted};
use office::login::{Cost, Gate, Secret};
use standards::problem::Problem;

use super::FINE;
use crate::args::Kept;
use crate::desk::{Desk, clock};
use crate::kept;
use crate::settings::{self, Flags};
use crate::stop::{Result, Stop};

/// What was typed.
pub(super) struct Asked {
    pub(super) citizens: u32,
    pub(super) seed: u64,
    pub(super) today: Option<Date>,
}

pub(super) fn demo(desk: &Desk<'_>, kept: &Kept, asked: &Asked) -> Result<u8> {
    let settings = settings::read(desk, &Flags { kept, listening: None })?;
    kept::runtime()?.block_on(async {
        let store = kept::open_or_make(desk, &settings).await?;
        if !store.users().await.map_err(kept::failed)?.is_empty() {
            store.close().await;
            return Err(Stop::typed(Problem::new("demo-not-empty")));
        }
        let office = super::office(store.clone(), &desk.found.files)?;
        let password = super::users::password()?;
        let salt = Secret::new(kept::chance()?);
        let gate = std::sync::Arc::new(Gate::new(Cost::Real));
        let wanted = Wanted {
            citizens: asked.citizens,
            seed: asked.seed,
            today: asked.today.unwrap_or_else(|| clock().1),
            password: gate.hash(password.clone(), salt).await,
        };
        let mut told = 0;
        let progress = |made: u64| {
            if made / 10_000 > told {
                told = made / 10_000;
                // Only somebody who waits looks at it.
                let _ = writeln!(std::io::stderr().lock(), "{made}");
            }
        };
        let made = office.fill(&wanted, progress).await.map_err(super::cannot_act)?;
        let logins = store.users().await.map_err(kept::failed)?;
        store.close().await;
        let logins: Vec<String> = logins.into_iter().map(|it| it.login).collect();
        tell(desk, &made, &logins, &password)
    })
}

fn tell(desk: &Desk<'_>, made: &Made, logins: &[String], password: &str) -> Result<u8> {
    let json = serde_json::json!({ "made": made, "logins": logins, "password": password });
    desk.give(&json, || {
        let (citizens, cases, entries) =
            (made.citizens.to_string(), made.cases.to_string(), made.entries.to_string());
        let values = [
            ("citizens", citizens.as_str()),
            ("cases", cases.as_str()),
            ("entries", entries.as_str()),
            ("password", password),
        ];
        let mut text = desk.words.text_with("demo-made", &values);
        for login in logins {
            text = text + "\n  " + login;
        }
        text + "\n"
    })?;
    Ok(FINE)
}
