//! Users (*brugere*), the sessions they are logged in with, and the tokens programs use.
//!
//! Of a session or token only the SHA-256 is kept: who reads the database cannot log in with it.

use casework::id::UserId;
use casework::journal::Hash;
use jiff::Timestamp;

use crate::link::{Link, Reading, Row, values};
use crate::{CommitError, Store, Trouble};

/// Somebody who can log in.
#[derive(Clone, PartialEq, Eq)]
pub struct UserRow {
    pub id: UserId,
    /// 1, 2, 3 …; set by the store.
    pub version: u64,
    pub login: String,
    pub name: String,
    /// Argon2, as text. `None`: cannot log in by a password.
    pub password: Option<String>,
    /// Who it is at the log-in provider (OIDC issuer and subject as one text).
    pub subject: Option<String>,
    /// JSON, the caller's.
    pub roles: String,
    pub unit: String,
    pub active: bool,
    pub changed: Timestamp,
    pub changed_by: UserId,
}

/// A new or changed user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserWrite {
    /// The version it replaces; 0 for somebody new.
    pub expected: u64,
    pub row: UserRow,
}

/// A log-in that lasts (*session*).
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub token_hash: Hash,
    pub user: UserId,
    pub opened: Timestamp,
    pub expires: Timestamp,
    /// JSON, the caller's: a secret against forged forms, how somebody logged in.
    pub details: String,
}

/// A token of a program (*adgangsnøgle*).
#[derive(Clone, PartialEq, Eq)]
pub struct TokenRow {
    pub token_hash: Hash,
    pub owner: UserId,
    pub name: String,
    /// What it may be used for, as the caller writes it.
    pub scopes: String,
    pub opened: Timestamp,
    pub expires: Timestamp,
}

crate::masked::debug! {
    UserRow { id, version, active }
    SessionRow { user, opened, expires }
    TokenRow { owner, opened, expires }
}

macro_rules! columns {
    () => {
        "u.id, u.version, u.login, u.name, u.password, u.subject, u.roles, u.unit, u.active,
         u.changed_at, u.changed_by"
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", columns!(), " FROM users u ", $rest)
    };
}

impl Store {
    pub async fn user(&self, id: UserId) -> Result<Option<UserRow>, Trouble> {
        let sql = select!("WHERE u.id = $1");
        self.reader().await?.one(sql, values![id]).await?.map(user).transpose()
    }

    pub async fn user_by_login(&self, login: &str) -> Result<Option<UserRow>, Trouble> {
        let sql = select!("WHERE u.login = $1");
        self.reader().await?.one(sql, values![login]).await?.map(user).transpose()
    }

    pub async fn user_by_subject(&self, subject: &str) -> Result<Option<UserRow>, Trouble> {
        let sql = select!("WHERE u.subject = $1");
        self.reader().await?.one(sql, values![subject]).await?.map(user).transpose()
    }

    pub async fn users(&self) -> Result<Vec<UserRow>, Trouble> {
        let sql = select!("ORDER BY u.login");
        self.reader().await?.all(sql, vec![]).await?.into_iter().map(user).collect()
    }

    /// A change with this one user in it.
    pub async fn save_user(&self, write: UserWrite) -> Result<(), CommitError> {
        self.write(move |link| Box::pin(async move { self::write(link, &[write]).await })).await
    }

    pub async fn open_session(&self, session: SessionRow) -> Result<(), Trouble> {
        self.write(move |link| {
            Box::pin(async move {
                let sql =
                    "INSERT INTO sessions (token_hash, user_id, opened_at, expires_at, details)
                     VALUES ($1, $2, $3, $4, $5)";
                let SessionRow { token_hash, user, opened, expires, details } = session;
                link.run(sql, values![token_hash, user, opened, expires, details]).await?;
                Ok(())
            })
        })
        .await
    }

    /// Who is logged in with a token, in one statement. Nobody whose session has expired or who
    /// is no longer active.
    pub async fn session(
        &self,
        token_hash: &Hash,
        now: Timestamp,
    ) -> Result<Option<(SessionRow, UserRow)>, Trouble> {
        let sql = concat!(
            "SELECT s.token_hash, s.user_id, s.opened_at, s.expires_at, s.details, ",
            columns!(),
            " FROM sessions s JOIN users u ON u.id = s.user_id
              WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.active"
        );
        let Some(found) = self.reader().await?.one(sql, values![token_hash, now]).await? else {
            return Ok(None);
        };
        let mut found = found.read();
        let session = SessionRow {
            token_hash: found.hash()?,
            user: found.id(UserId)?,
            opened: found.time()?,
            expires: found.time()?,
            details: found.text()?,
        };
        Ok(Some((session, user_row(&mut found)?)))
    }

    /// Lets a session last longer.
    pub async fn extend_session(
        &self,
        token_hash: Hash,
        expires: Timestamp,
    ) -> Result<(), Trouble> {
        let sql = "UPDATE sessions SET expires_at = $2 WHERE token_hash = $1";
        self.write(move |link| {
            Box::pin(async move { link.run(sql, values![token_hash, expires]).await })
        })
        .await
        .map(drop)
    }

    /// *Log ud*.
    pub async fn close_session(&self, token_hash: Hash) -> Result<(), Trouble> {
        let sql = "DELETE FROM sessions WHERE token_hash = $1";
        self.write(move |link| Box::pin(async move { link.run(sql, values![token_hash]).await }))
            .await
            .map(drop)
    }

    /// *Log ud overalt*; gives how many sessions there were.
    pub async fn close_sessions_of(&self, user: UserId) -> Result<u64, Trouble> {
        let sql = "DELETE FROM sessions WHERE user_id = $1";
        self.write(move |link| Box::pin(async move { link.run(sql, values![user]).await })).await
    }

    /// Takes away what has expired, sessions and tokens; gives how many.
    pub async fn forget_expired(&self, now: Timestamp) -> Result<u64, Trouble> {
        self.write(move |link| {
            Box::pin(async move {
                let sessions = "DELETE FROM sessions WHERE expires_at <= $1";
                let tokens = "DELETE FROM tokens WHERE expires_at <= $1";
                Ok::<_, Trouble>(
                    link.run(sessions, values![now]).await?
                        + link.run(tokens, values![now]).await?,
                )
            })
        })
        .await
    }

    pub async fn save_token(&self, token: TokenRow) -> Result<(), Trouble> {
        self.write(move |link| {
            Box::pin(async move {
                let sql =
                    "INSERT INTO tokens (token_hash, owner, name, scopes, opened_at, expires_at)
                     VALUES ($1, $2, $3, $4, $5, $6)";
                let TokenRow { token_hash, owner, name, scopes, opened, expires } = token;
                link.run(sql, values![token_hash, owner, name, scopes, opened, expires]).await?;
                Ok(())
            })
        })
        .await
    }

    /// Whose a program's token is, and for what; as [`Store::session`].
    pub async fn token(
        &self,
        token_hash: &Hash,
        now: Timestamp,
    ) -> Result<Option<(TokenRow, UserRow)>, Trouble> {
        let sql = concat!(
            "SELECT t.token_hash, t.owner, t.name, t.scopes, t.opened_at, t.expires_at, ",
            columns!(),
            " FROM tokens t JOIN users u ON u.id = t.owner
              WHERE t.token_hash = $1 AND t.expires_at > $2 AND u.active"
        );
        let Some(found) = self.reader().await?.one(sql, values![token_hash, now]).await? else {
            return Ok(None);
        };
        let mut found = found.read();
        let token = token_row(&mut found)?;
        Ok(Some((token, user_row(&mut found)?)))
    }

    pub async fn tokens_of(&self, owner: UserId) -> Result<Vec<TokenRow>, Trouble> {
        let sql = "SELECT token_hash, owner, name, scopes, opened_at, expires_at
             FROM tokens WHERE owner = $1 ORDER BY opened_at, token_hash";
        let rows = self.reader().await?.all(sql, values![owner]).await?;
        rows.iter().map(|row| token_row(&mut row.read())).collect()
    }

    pub async fn revoke_token(&self, token_hash: Hash) -> Result<bool, Trouble> {
        let sql = "DELETE FROM tokens WHERE token_hash = $1";
        let revoked = self
            .write(move |link| Box::pin(async move { link.run(sql, values![token_hash]).await }))
            .await?;
        Ok(revoked > 0)
    }
}

pub(crate) async fn write(link: &mut Link, writes: &[UserWrite]) -> Result<(), CommitError> {
    for UserWrite { expected, row } in writes {
        let sql = if *expected == 0 {
            "INSERT INTO users (id, version, login, name, password, subject, roles, unit, active,
                 changed_at, changed_by)
             VALUES ($1, $2 + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING"
        } else {
            "UPDATE users SET version = version + 1, login = $3, name = $4, password = $5,
                 subject = $6, roles = $7, unit = $8, active = $9, changed_at = $10,
                 changed_by = $11
             WHERE id = $1 AND version = $2"
        };
        let values = values![
            row.id,
            *expected,
            &row.login,
            &row.name,
            &row.password,
            &row.subject,
            &row.roles,
            &row.unit,
            row.active,
            row.changed,
            row.changed_by
        ];
        let written = link.run(sql, values).await.map_err(taken)?;
        if written == 0 {
            let sql = "SELECT version FROM users WHERE id = $1";
            let found = link.one(sql, values![row.id]).await?;
            let found = found.map_or(Ok(0), |row| row.count())?;
            return Err(CommitError::UserConflict { user: row.id, expected: *expected, found });
        }
    }
    Ok(())
}

fn taken(trouble: Trouble) -> CommitError {
    if trouble.is_twice("users", "login", "users_login")
        || trouble.is_twice("users", "subject", "users_subject")
    {
        CommitError::LoginTaken
    } else {
        trouble.into()
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands in `map`")]
fn user(row: Row) -> Result<UserRow, Trouble> {
    user_row(&mut row.read())
}

fn user_row(row: &mut Reading<'_>) -> Result<UserRow, Trouble> {
    Ok(UserRow {
        id: row.id(UserId)?,
        version: row.count()?,
        login: row.text()?,
        name: row.text()?,
        password: row.take()?,
        subject: row.take()?,
        roles: row.text()?,
        unit: row.text()?,
        active: row.flag()?,
        changed: row.time()?,
        changed_by: row.id(UserId)?,
    })
}

fn token_row(row: &mut Reading<'_>) -> Result<TokenRow, Trouble> {
    Ok(TokenRow {
        token_hash: row.hash()?,
        owner: row.id(UserId)?,
        name: row.text()?,
        scopes: row.text()?,
        opened: row.time()?,
        expires: row.time()?,
    })
}
