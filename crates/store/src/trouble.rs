//! What can go wrong with a database (*fejl*), in sentences without anybody's data.

/// The database failed. Keeps its message and never its details, in which values may stand.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the database failed: {what}")]
pub struct Trouble {
    what: String,
    /// The constraint that two rows with the same value would have broken.
    twice: Option<String>,
}

impl Trouble {
    pub(crate) fn told(what: impl Into<String>) -> Trouble {
        Trouble { what: what.into(), twice: None }
    }

    /// Whether it was that a value stands in this column already.
    pub(crate) fn is_twice(&self, table: &str, column: &str, constraint: &str) -> bool {
        self.twice
            .as_deref()
            .is_some_and(|twice| twice == constraint || twice == format!("{table}.{column}"))
    }
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Trouble {
        let sqlx::Error::Database(error) = &error else {
            return Trouble::told(error.to_string());
        };
        let what = error.message().to_owned();
        let twice = error.is_unique_violation().then(|| {
            // PostgreSQL names the constraint, SQLite the column at the end of its message.
            let last = || what.rsplit(' ').next().unwrap_or_default().to_owned();
            error.constraint().map_or_else(last, str::to_owned)
        });
        Trouble { what, twice }
    }
}

/// Why a database cannot be opened. No message repeats the URL: a password may stand in it.
#[derive(Debug, thiserror::Error)]
pub enum CannotOpen {
    #[error("the database's address begins with `sqlite:` or `postgres://`; this one does not")]
    Address,
    #[error("there is no database at that place, and none is to be made")]
    NotThere,
    #[error("the database holds tables, but not Rettesnor's; give it one of its own")]
    Strange,
    #[error(
        "the database is of form {found}, this program knows forms up to {known}; use the program that wrote it, or a newer one"
    )]
    Newer { found: u32, known: u32 },
    #[error(
        "the database is of the older form {found}, this program writes form {known}; make a backup and migrate it"
    )]
    Older { found: u32, known: u32 },
    #[error(
        "the key does not fit the database: its CPR numbers were sealed with another one; give the key file that it was made with"
    )]
    WrongKey,
    #[error("PostgreSQL 15 or newer is needed, the server is version {found}")]
    OldServer { found: String },
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

impl From<sqlx::Error> for CannotOpen {
    fn from(error: sqlx::Error) -> CannotOpen {
        CannotOpen::Trouble(error.into())
    }
}
