//! `users`: who may log in (*brugere*), as the operator keeps them: the same acts as an
//! administrator's, done by nobody in the office. A password is made by chance and told once.

use std::sync::Arc;

use casework::id::UserId;
use office::login::{Cost, Gate, Secret};
use office::permission::{Job, Role, Who};
use office::users::{NewUser, User, UserChange};
use office::{Call, Office};
use standards::library::Files;
use standards::problem::Problem;
use uuid::Uuid;

use super::FINE;
use crate::args::Users;
use crate::desk::{Desk, clock};
use crate::kept::{self, chance};
use crate::settings::{self, Flags};
use crate::stop::{Result, Stop};
use crate::text::Sheet;

pub(super) fn users(desk: &Desk<'_>, what: &Users) -> Result<u8> {
    let (Users::Add { kept, .. }
    | Users::List { kept }
    | Users::Disable { kept, .. }
    | Users::Reset { kept, .. }) = what;
    let settings = settings::read(desk, &Flags { kept, listening: None })?;
    kept::runtime()?.block_on(async {
        let store = match what {
            // The first user may be made before the first start.
            Users::Add { .. } => kept::open_or_make(desk, &settings).await?,
            _ => kept::open(&settings).await?,
        };
        let operator = Operator { office: super::office(store.clone(), &Files::default())?, desk };
        let done = match what {
            Users::Add { login, name, job, units, unit, .. } => {
                operator.add(login, name, (job, units), unit).await
            }
            Users::List { .. } => operator.list().await,
            Users::Disable { login, .. } => operator.disable(login).await,
            Users::Reset { login, .. } => operator.reset(login).await,
        };
        store.close().await;
        done
    })
}

struct Operator<'a, 'd> {
    office: Office,
    desk: &'a Desk<'d>,
}

impl Operator<'_, '_> {
    async fn add(
        &self,
        login: &str,
        name: &str,
        (jobs, units): (&[String], &[String]),
        unit: &str,
    ) -> Result<u8> {
        let units = (!units.is_empty()).then(|| units.to_vec());
        let role = |job: &String| {
            let known = Job::ALL.iter().find(|it| it.name() == job.as_str());
            let names = Job::ALL.iter().map(|it| it.name());
            let problem = || {
                let known = names.clone().collect::<Vec<_>>().join(", ");
                Problem::new("unknown-job")
                    .with("id", job)
                    .near(job, names.clone())
                    .with("known", known)
            };
            let known = known.ok_or_else(|| Stop::typed(problem()))?;
            Ok(Role { units: units.clone(), ..Role::everywhere(*known) })
        };
        let password = password()?;
        let new = NewUser {
            login: login.to_owned(),
            name: name.to_owned(),
            password: Some(password.clone()),
            subject: None,
            unit: unit.to_owned(),
            roles: jobs.iter().map(role).collect::<Result<Vec<_>>>()?,
            provider: None,
            citizen: None,
        };
        let added = self.office.add_user(&call(), &gate(), new, secret()?).await;
        self.told(&added.map_err(super::cannot_act)?, &password)
    }

    /// The password, this once.
    fn told(&self, user: &User, password: &str) -> Result<u8> {
        let json = serde_json::json!({ "login": user.login, "password": password });
        let values = [("login", user.login.as_str()), ("password", password)];
        self.desk
            .give(&json, || format!("{}\n", self.desk.words.text_with("user-password", &values)))?;
        Ok(FINE)
    }

    async fn list(&self) -> Result<u8> {
        let users = self.office.users(&call()).await.map_err(super::cannot_act)?;
        let json = serde_json::json!({ "users": users });
        self.desk.give(&json, || {
            let mut sheet = Sheet::default();
            if users.is_empty() {
                sheet.line(0, &self.desk.words.text("users-none"));
            }
            sheet.table(&users.iter().map(|it| self.row(it)).collect::<Vec<_>>());
            sheet.finish()
        })?;
        Ok(FINE)
    }

    fn row(&self, user: &User) -> Vec<String> {
        let words = self.desk.words;
        let state = words.text(if user.active { "user-active" } else { "user-disabled" });
        let role = |role: &Role| match &role.units {
            Some(units) => format!("{} ({})", role.job.name(), units.join(", ")),
            None => role.job.name().to_owned(),
        };
        let roles = user.roles.iter().map(role).collect::<Vec<_>>().join(", ");
        vec![user.login.clone(), state, user.name.clone(), roles]
    }

    async fn disable(&self, login: &str) -> Result<u8> {
        let change = UserChange { active: Some(false), ..UserChange::default() };
        self.change(login, change).await?;
        let json = serde_json::json!({ "login": login, "active": false });
        self.desk.give(&json, || {
            format!("{}\n", self.desk.words.text_with("user-is-disabled", &[("login", login)]))
        })?;
        Ok(FINE)
    }

    async fn reset(&self, login: &str) -> Result<u8> {
        let password = password()?;
        let change = UserChange {
            active: Some(true),
            password: Some(password.clone()),
            ..UserChange::default()
        };
        let user = self.change(login, change).await?;
        self.told(&user, &password)
    }

    async fn change(&self, login: &str, change: UserChange) -> Result<User> {
        let found = self.office.store.user_by_login(login).await.map_err(kept::failed)?;
        let row = found.ok_or_else(|| Stop::typed(Problem::new("unknown-user")))?;
        let (call, gate, whose) = (call(), gate(), (row.id, row.version));
        let changed = self.office.change_user(&call, &gate, whose, change, secret()?).await;
        changed.map_err(super::cannot_act)
    }
}

/// The operator is no user: the id of nobody stands where a user's would.
fn call() -> Call {
    let (at, today) = clock();
    let who = Who {
        id: UserId(Uuid::nil()),
        name: String::new(),
        roles: vec![Role::everywhere(Job::Administrator)],
        provider: None,
        citizen: None,
    };
    Call { who, at, today, reason: String::new(), once: None, glass: None, scope: None }
}

fn gate() -> Arc<Gate> {
    Arc::new(Gate::new(Cost::Real))
}

pub(super) fn secret() -> Result<Secret> {
    Ok(Secret::new(chance()?))
}

/// Twenty letters and digits that are not mistaken for one another: a hundred bits.
pub(super) fn password() -> Result<String> {
    const SIGNS: [char; 32] = [
        'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u',
        'v', 'w', 'x', 'y', 'z', '2', '3', '4', '5', '6', '7', '8', '9', 'R',
    ];
    let bytes = chance::<20>()?;
    Ok(bytes.iter().filter_map(|it| SIGNS.get(usize::from(it % 32))).collect())
}
