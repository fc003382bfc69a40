//! Users (*brugere*) and the roles they hold, kept by an administrator; and the very first
//! administrator, by a key that is told once.

use std::sync::{Arc, Mutex, PoisonError};

use casework::decision::AtLeastOne;
use casework::id::{CitizenId, UserId};
use casework::journal::Hash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use standards::problem::Problem;
use store::{UserRow, UserWrite};
use uuid::Uuid;

use crate::login::{CannotLogIn, Gate, Secret};
use crate::permission::{Job, Permission, Resource, Role, UnreadableRoles, Who, roles};
use crate::{Call, CannotAct, Office, told};

/// NIST and CFCS ask for length, and for nothing else.
const PASSWORD_LEAST: usize = 12;
const PASSWORD_MOST: usize = 256;

/// What stands in a user's row: the roles, and whom the person is towards providers and citizens.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    roles: serde_json::Value,
    #[serde(default)]
    provider: Option<String>,
    #[serde(default)]
    citizen: Option<CitizenId>,
}

/// Who a user is to the policies.
///
/// # Errors
/// The row's roles cannot be read; nobody is logged in with roles that are guessed at.
pub fn who(row: &UserRow) -> Result<Who, UnreadableRoles> {
    let held: Held = serde_json::from_str(&row.roles).map_err(|_| UnreadableRoles::NotAList)?;
    Ok(Who {
        id: row.id,
        name: row.name.clone(),
        roles: roles(&held.roles.to_string())?,
        provider: held.provider,
        citizen: held.citizen,
    })
}

/// The column of a user's row that [`who`] reads.
#[expect(clippy::needless_pass_by_value, reason = "as they come from a new user")]
pub fn held(roles: &[Role], provider: Option<String>, citizen: Option<CitizenId>) -> String {
    serde_json::json!({ "roles": roles, "provider": provider, "citizen": citizen }).to_string()
}

/// A user as the administrator sees one. Never a password, not even its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct User {
    pub id: UserId,
    pub version: u64,
    pub login: String,
    pub name: String,
    pub unit: String,
    pub active: bool,
    pub roles: Vec<Role>,
    pub provider: Option<String>,
    pub citizen: Option<CitizenId>,
    /// Logs in at the municipality's own log-in.
    pub elsewhere: bool,
}

impl User {
    fn of(row: &UserRow) -> Result<User, UnreadableRoles> {
        let Who { roles, provider, citizen, .. } = who(row)?;
        Ok(User {
            id: row.id,
            version: row.version,
            login: row.login.clone(),
            name: row.name.clone(),
            unit: row.unit.clone(),
            active: row.active,
            roles,
            provider,
            citizen,
            elsewhere: row.subject.is_some(),
        })
    }
}

/// Somebody who is to log in.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    pub login: String,
    pub name: String,
    /// None for who logs in elsewhere.
    #[serde(default)]
    pub password: Option<String>,
    #[serde(default)]
    pub subject: Option<String>,
    #[serde(default)]
    pub unit: String,
    pub roles: Vec<Role>,
    #[serde(default)]
    pub provider: Option<String>,
    #[serde(default)]
    pub citizen: Option<CitizenId>,
}

/// What is to be otherwise; what is left out stays.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UserChange {
    pub name: Option<String>,
    pub password: Option<String>,
    pub unit: Option<String>,
    pub roles: Option<Vec<Role>>,
    pub active: Option<bool>,
}

impl Office {
    pub async fn users(&self, call: &Call) -> Result<Vec<User>, CannotAct> {
        self.allow(call, Permission::ManageUsers, &Resource::office())?;
        let rows = self.store.users().await?;
        rows.iter().map(|row| User::of(row).map_err(unreadable)).collect()
    }

    /// *Opret bruger*.
    pub async fn add_user(
        &self,
        call: &Call,
        gate: &Arc<Gate>,
        new: NewUser,
        salt: Secret,
    ) -> Result<User, CannotAct> {
        self.allow(call, Permission::ManageUsers, &Resource::office())?;
        self.save_new(gate, new, (call.who.id, call.at), salt).await
    }

    async fn save_new(
        &self,
        gate: &Arc<Gate>,
        new: NewUser,
        (by, at): (UserId, Timestamp),
        salt: Secret,
    ) -> Result<User, CannotAct> {
        let mut problems = Vec::new();
        if new.login.trim().is_empty() || new.login.trim() != new.login {
            problems.push(Problem::new("login-missing"));
        }
        if new.name.trim().is_empty() {
            problems.push(Problem::new("user-name-missing"));
        }
        problems.extend(new.password.as_deref().and_then(unfit));
        let text = held(&new.roles, new.provider, new.citizen);
        let row = UserRow {
            id: UserId((self.ids)()),
            version: 1,
            login: new.login,
            name: new.name,
            password: None,
            subject: new.subject,
            roles: text,
            unit: new.unit,
            active: true,
            changed: at,
            changed_by: by,
        };
        // Held against the same demands as when somebody logs in with them.
        if let Err(error) = who(&row) {
            problems.push(told::roles(&error));
        }
        if let Some(problems) = AtLeastOne::new(problems) {
            return Err(CannotAct::Refused(problems));
        }
        let password = match new.password {
            Some(password) => gate.hash(password, salt).await,
            None => None,
        };
        let row = UserRow { password, ..row };
        let user = User::of(&row).map_err(unreadable)?;
        self.store.save_user(UserWrite { expected: 0, row }).await?;
        Ok(user)
    }

    /// *Ret bruger*. Whoever's rights or password changed has to log in again.
    pub async fn change_user(
        &self,
        call: &Call,
        gate: &Arc<Gate>,
        (id, expected): (UserId, u64),
        change: UserChange,
        salt: Secret,
    ) -> Result<User, CannotAct> {
        self.allow(call, Permission::ManageUsers, &Resource::office())?;
        let mut row = self.store.user(id).await?.ok_or(CannotAct::NotFound("user"))?;
        let again = change.password.is_some() || change.roles.is_some() || change.active.is_some();
        let mut problems = Vec::new();
        if let Some(name) = change.name {
            row.name = name;
        }
        if let Some(unit) = change.unit {
            row.unit = unit;
        }
        if let Some(active) = change.active {
            row.active = active;
        }
        if let Some(new) = change.roles {
            let now = who(&row).ok();
            let provider = now.as_ref().and_then(|it| it.provider.clone());
            row.roles = held(&new, provider, now.and_then(|it| it.citizen));
        }
        match who(&row) {
            // The last administrator could never come back in.
            Ok(it) if id == call.who.id => {
                let keeps = it.roles.iter().any(|it| it.job == Job::Administrator) && row.active;
                if !keeps {
                    problems.push(Problem::new("own-administrator"));
                }
            }
            Ok(_) => (),
            Err(error) => problems.push(told::roles(&error)),
        }
        if row.name.trim().is_empty() {
            problems.push(Problem::new("user-name-missing"));
        }
        problems.extend(change.password.as_deref().and_then(unfit));
        if let Some(problems) = AtLeastOne::new(problems) {
            return Err(CannotAct::Refused(problems));
        }
        if let Some(password) = change.password {
            row.password = gate.hash(password, salt).await;
        }
        (row.changed, row.changed_by) = (call.at, call.who.id);
        self.store.save_user(UserWrite { expected, row: row.clone() }).await?;
        if again {
            self.store.close_sessions_of(id).await?;
        }
        row.version = expected + 1;
        User::of(&row).map_err(unreadable)
    }

    /// *Skift adgangskode*, one's own: the old one is asked for, and every session ends.
    pub async fn change_password(
        &self,
        call: &Call,
        gate: &Arc<Gate>,
        (old, new): (String, String),
        salt: Secret,
    ) -> Result<(), CannotAct> {
        Self::in_person(call)?;
        let mut row = self.store.user(call.who.id).await?.ok_or(CannotAct::NotFound("user"))?;
        if let Some(problem) = unfit(&new) {
            return Err(CannotAct::refused(problem));
        }
        let login = row.login.clone();
        match self.check_password(gate, (&login, old), call.at).await {
            Ok(()) => (),
            Err(CannotLogIn::Trouble(trouble)) => return Err(trouble.into()),
            Err(_) => return Err(CannotAct::refused(Problem::new("old-password-wrong"))),
        }
        row.password = gate.hash(new, salt).await;
        (row.changed, row.changed_by) = (call.at, call.who.id);
        let expected = row.version;
        self.store.save_user(UserWrite { expected, row }).await?;
        self.store.close_sessions_of(call.who.id).await?;
        Ok(())
    }
}

fn unfit(password: &str) -> Option<Problem> {
    let length = password.chars().count();
    let fits = (PASSWORD_LEAST..=PASSWORD_MOST).contains(&length);
    let problem = || Problem::new("password-length").with("least", PASSWORD_LEAST);
    (!fits).then(|| problem().with("most", PASSWORD_MOST))
}

fn unreadable(error: UnreadableRoles) -> CannotAct {
    CannotAct::refused(told::roles(&error))
}

/// The key by which the first administrator (*første administrator*) is made: told once when the
/// program starts and nobody can log in yet, and of no use once somebody can.
#[derive(Default)]
pub struct FirstKey(Mutex<Option<(Hash, Timestamp)>>);

impl FirstKey {
    pub fn new(secret: &Secret, until: Timestamp) -> FirstKey {
        FirstKey(Mutex::new(Some((secret.hash(), until))))
    }

    fn opens(&self, secret: &Secret, at: Timestamp) -> bool {
        let kept = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.is_some_and(|(hash, until)| hash == secret.hash() && at < until)
    }

    fn used(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Who is to be the first administrator.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstAdministrator {
    /// The key that was told.
    pub token: String,
    pub login: String,
    pub name: String,
    pub password: String,
}

impl Office {
    /// Makes the first administrator, where there is no user yet.
    pub async fn first_administrator(
        &self,
        gate: &Arc<Gate>,
        key: &FirstKey,
        first: FirstAdministrator,
        at: Timestamp,
        salt: Secret,
    ) -> Result<User, CannotAct> {
        let opens = Secret::read(&first.token).is_some_and(|it| key.opens(&it, at));
        if !opens || !self.store.users().await?.is_empty() {
            return Err(CannotAct::refused(Problem::new("first-key-wrong")));
        }
        let new = NewUser {
            login: first.login,
            name: first.name,
            password: Some(first.password),
            subject: None,
            unit: String::new(),
            roles: vec![Role::everywhere(Job::Administrator)],
            provider: None,
            citizen: None,
        };
        // By the program itself.
        let user = self.save_new(gate, new, (UserId(Uuid::nil()), at), salt).await?;
        key.used();
        Ok(user)
    }
}
