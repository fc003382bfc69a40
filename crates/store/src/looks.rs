//! The read log (*læselog*): who looked at which person or case, when and why, and who was
//! refused. Rows are only ever added; writing them is [`Store::looked`].

use casework::id::{CaseId, CitizenId, UserId};
use jiff::Timestamp;

use crate::link::{Link, Row, values};
use crate::{Store, Trouble};

/// One look (*opslag*).
#[derive(Clone, PartialEq, Eq)]
pub struct Look {
    pub at: Timestamp,
    pub actor: UserId,
    pub citizen: Option<CitizenId>,
    pub case: Option<CaseId>,
    /// What was done: `open-case`, `find-citizen`.
    pub act: String,
    /// In the actor's words, where the act asks for one: break-glass, a protected address.
    pub reason: String,
    /// A look that was refused is kept too.
    pub allowed: bool,
    /// Whether a protected address was shown.
    pub protected: bool,
}

crate::masked::debug! {
    Look { at, actor, citizen, case, act, allowed, protected }
}

/// Whose looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksOf {
    Citizen(CitizenId),
    Case(CaseId),
    Actor(UserId),
    Everybody,
}

const COLUMNS: &str = "at, actor, citizen_id, case_id, act, reason, allowed, protected";

pub(crate) async fn insert<'a>(link: &mut Link, looks: &'a [Look]) -> Result<(), Trouble> {
    let row = |look: &'a Look| {
        let Look { at, actor, citizen, case, act, reason, allowed, protected } = look;
        values![*at, *actor, *citizen, *case, act, reason, *allowed, *protected]
    };
    let rows = looks.iter().map(row).collect();
    link.insert("looks", COLUMNS, rows, "").await?;
    Ok(())
}

impl Store {
    /// The newest looks first, each with its number; `before` a number, to go on from there.
    pub async fn looks(
        &self,
        of: LooksOf,
        before: Option<i64>,
        count: u32,
    ) -> Result<Vec<(i64, Look)>, Trouble> {
        let before = before.unwrap_or(i64::MAX);
        let mut link = self.reader().await?;
        macro_rules! select {
            ($where:literal) => {
                concat!(
                    "SELECT id, at, actor, citizen_id, case_id, act, reason, allowed, protected
                     FROM looks WHERE ",
                    $where,
                    " id < $1 ORDER BY id DESC LIMIT $2"
                )
            };
        }
        let rows = match of {
            LooksOf::Citizen(id) => {
                link.all(select!("citizen_id = $3 AND"), values![before, count, id]).await?
            }
            LooksOf::Case(id) => {
                link.all(select!("case_id = $3 AND"), values![before, count, id]).await?
            }
            LooksOf::Actor(id) => {
                link.all(select!("actor = $3 AND"), values![before, count, id]).await?
            }
            LooksOf::Everybody => link.all(select!(""), values![before, count]).await?,
        };
        rows.iter().map(look).collect()
    }
}

fn look(row: &Row) -> Result<(i64, Look), Trouble> {
    let mut row = row.read();
    let id = row.int()?;
    let look = Look {
        at: row.time()?,
        actor: row.id(UserId)?,
        citizen: row.maybe_id(CitizenId)?,
        case: row.maybe_id(CaseId)?,
        act: row.text()?,
        reason: row.text()?,
        allowed: row.flag()?,
        protected: row.flag()?,
    };
    Ok((id, look))
}
