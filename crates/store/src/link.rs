//! One connection (*forbindelse*) to either database: the same SQL, the same values, the same rows.
//!
//! Both understand `$1`, `ON CONFLICT` and `RETURNING`. Where they differ, the caller asks
//! [`Link::is_postgres`] and writes two texts side by side.

use std::borrow::Cow;

use casework::id::{CaseId, CitizenId, DocumentId, GrantId, OrderId, UserId};
use casework::journal::Hash;
use futures_util::TryStreamExt as _;
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Decode, Postgres, Row as _, SqlSafeStr, Sqlite, SqliteConnection, Type};
use uuid::Uuid;

use crate::Trouble;

/// A value that goes into a statement. `None` has a type too: PostgreSQL asks for it.
#[derive(Clone)]
pub(crate) enum Value<'a> {
    Int(Option<i64>),
    Flag(bool),
    Text(Option<Cow<'a, str>>),
    Bytes(Option<Cow<'a, [u8]>>),
    Id(Option<Uuid>),
}

macro_rules! values {
    ($($from:ty => $name:ident => $value:expr;)*) => {$(
        impl<'a> From<$from> for Value<'a> {
            fn from($name: $from) -> Value<'a> {
                $value
            }
        }
    )*};
}

values! {
    i64 => n => Value::Int(Some(n));
    u8 => n => Value::Int(Some(n.into()));
    u16 => n => Value::Int(Some(n.into()));
    u32 => n => Value::Int(Some(n.into()));
    u64 => n => Value::Int(Some(i64::try_from(n).unwrap_or(i64::MAX)));
    usize => n => Value::Int(Some(i64::try_from(n).unwrap_or(i64::MAX)));
    bool => flag => Value::Flag(flag);
    String => text => Value::Text(Some(text.into()));
    &'a str => text => Value::Text(Some(text.into()));
    &'a String => text => Value::Text(Some(text.as_str().into()));
    &'a Option<String> => text => Value::Text(text.as_deref().map(Cow::Borrowed));
    Option<String> => text => Value::Text(text.map(Cow::Owned));
    Vec<u8> => bytes => Value::Bytes(Some(bytes.into()));
    &'a [u8] => bytes => Value::Bytes(Some(bytes.into()));
    Option<Vec<u8>> => bytes => Value::Bytes(bytes.map(Cow::Owned));
    Hash => hash => Value::Bytes(Some(hash.to_vec().into()));
    &'a Hash => hash => Value::Bytes(Some(hash.as_slice().into()));
    Uuid => id => Value::Id(Some(id));
    CaseId => id => Value::Id(Some(id.0));
    CitizenId => id => Value::Id(Some(id.0));
    UserId => id => Value::Id(Some(id.0));
    DocumentId => id => Value::Id(Some(id.0));
    GrantId => id => Value::Id(Some(id.0));
    OrderId => id => Value::Id(Some(id.0));
    Option<CaseId> => id => Value::Id(id.map(|id| id.0));
    Option<CitizenId> => id => Value::Id(id.map(|id| id.0));
    Option<UserId> => id => Value::Id(id.map(|id| id.0));
    Option<GrantId> => id => Value::Id(id.map(|id| id.0));
    Timestamp => at => Value::Int(Some(at.as_microsecond()));
    Date => day => Value::Text(Some(day.to_string().into()));
    Option<Date> => day => Value::Text(day.map(|day| day.to_string().into()));
}

/// `values![id, number, at]`: what `$1`, `$2`, `$3` stand for.
macro_rules! values_of {
    ($($value:expr),* $(,)?) => { vec![$($crate::link::Value::from($value)),*] };
}
pub(crate) use values_of as values;

/// A connection that nobody else uses meanwhile.
pub(crate) enum Link {
    Writer(SqliteConnection),
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Link {
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Link::Postgres(_))
    }

    /// Performs a statement; gives how many rows it touched.
    pub(crate) async fn run(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value<'_>>,
    ) -> Result<u64, Trouble> {
        let touched = match self {
            Link::Writer(conn) => sqlite(sql, values)?.execute(conn).await?.rows_affected(),
            Link::Sqlite(conn) => sqlite(sql, values)?.execute(&mut **conn).await?.rows_affected(),
            Link::Postgres(conn) => {
                postgres(sql, values)?.execute(&mut **conn).await?.rows_affected()
            }
        };
        Ok(touched)
    }

    /// All rows.
    pub(crate) async fn all(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value<'_>>,
    ) -> Result<Vec<Row>, Trouble> {
        let rows = match self {
            Link::Writer(conn) => sqlite(sql, values)?.fetch_all(conn).await.map(rows)?,
            Link::Sqlite(conn) => sqlite(sql, values)?.fetch_all(&mut **conn).await.map(rows)?,
            Link::Postgres(conn) => {
                postgres(sql, values)?.fetch_all(&mut **conn).await.map(rows)?
            }
        };
        Ok(rows)
    }

    /// The first row, if there is one.
    pub(crate) async fn one(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value<'_>>,
    ) -> Result<Option<Row>, Trouble> {
        Ok(self.all(sql, values).await?.into_iter().next())
    }

    /// Row by row, for what does not fit into memory.
    pub(crate) fn stream(
        &mut self,
        sql: &str,
        values: Vec<Value<'_>>,
    ) -> Result<BoxStream<'_, Result<Row, Trouble>>, Trouble> {
        let sql = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Link::Writer(conn) => Box::pin(
                sqlite(sql, values)?.fetch(conn).map_ok(Row::Sqlite).map_err(Trouble::from),
            ),
            Link::Sqlite(conn) => Box::pin(
                sqlite(sql, values)?.fetch(&mut **conn).map_ok(Row::Sqlite).map_err(Trouble::from),
            ),
            Link::Postgres(conn) => Box::pin(
                postgres(sql, values)?
                    .fetch(&mut **conn)
                    .map_ok(Row::Postgres)
                    .map_err(Trouble::from),
            ),
        })
    }

    /// Many statements in one text, without values: migrations.
    pub(crate) async fn script(&mut self, sql: &str) -> Result<(), Trouble> {
        let script = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self {
            Link::Writer(conn) => script.execute(conn).await.map(|_| ())?,
            Link::Sqlite(conn) => script.execute(&mut **conn).await.map(|_| ())?,
            Link::Postgres(conn) => script.execute(&mut **conn).await.map(|_| ())?,
        }
        Ok(())
    }

    /// Puts many rows into a table in few statements. `then` stands behind the values
    /// (`ON CONFLICT …`); gives how many rows were put in.
    pub(crate) async fn insert(
        &mut self,
        table: &str,
        columns: &str,
        rows: Vec<Vec<Value<'_>>>,
        then: &str,
    ) -> Result<u64, Trouble> {
        let mut rows = rows.into_iter();
        let mut touched = 0;
        while rows.len() > 0 {
            let count = chunk(rows.len());
            let width = columns.split(',').count();
            let sql = insert_text(table, columns, width, count, then, self.is_postgres());
            let mut values = Vec::with_capacity(width * count);
            values.extend(rows.by_ref().take(count).flatten());
            touched += self.run(AssertSqlSafe(sql), values).await?;
        }
        Ok(touched)
    }
}

/// A transaction. A connection on which one was begun and not ended (the caller went away) is
/// closed, and not given to the next.
pub(crate) struct Open {
    pub(crate) link: Link,
    ended: bool,
}

impl Open {
    pub(crate) async fn begin(link: Link, how: &'static str) -> Result<Open, Trouble> {
        let mut open = Open { link, ended: false };
        open.link.run(how, vec![]).await?;
        Ok(open)
    }

    /// Everything read in it is from one moment.
    pub(crate) async fn snapshot(link: Link) -> Result<Open, Trouble> {
        let how = if link.is_postgres() {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        } else {
            "BEGIN"
        };
        Open::begin(link, how).await
    }

    pub(crate) async fn end(mut self, sql: &'static str) -> Result<(), Trouble> {
        self.link.run(sql, vec![]).await?;
        self.ended = true;
        Ok(())
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        match &mut self.link {
            Link::Sqlite(connection) => connection.close_on_drop(),
            Link::Postgres(connection) => connection.close_on_drop(),
            // Ends with the connection, which is nobody else's.
            Link::Writer(_) => (),
        }
    }
}

/// Few different sizes, because each is a statement to prepare and keep.
fn chunk(left: usize) -> usize {
    match left {
        0..=8 => left,
        9..=127 => 8,
        _ => 128,
    }
}

fn insert_text(
    table: &str,
    columns: &str,
    width: usize,
    count: usize,
    then: &str,
    numbered: bool,
) -> String {
    let mut sql = format!("INSERT INTO {table} ({columns}) VALUES ");
    for place in 0..width * count {
        sql.push_str(match (place % width, place) {
            (0, 0) => "(",
            (0, _) => "), (",
            _ => ", ",
        });
        // SQLite searches the name of each `$n` among all of them; `?` has none.
        if numbered {
            sql.push('$');
            sql.push_str(&(place + 1).to_string());
        } else {
            sql.push('?');
        }
    }
    sql.push_str(") ");
    sql.push_str(then);
    sql
}

fn rows<R>(rows: Vec<R>) -> Vec<Row>
where
    Row: From<R>,
{
    rows.into_iter().map(Row::from).collect()
}

fn sqlite<'q>(
    sql: impl SqlSafeStr,
    values: Vec<Value<'_>>,
) -> Result<Query<'q, Sqlite, SqliteArguments>, Trouble> {
    values.into_iter().try_fold(sqlx::query(sql), |query, value| {
        Ok(match value {
            Value::Int(n) => query.bind(n),
            Value::Flag(flag) => query.bind(flag),
            Value::Text(text) => query.bind(checked(text)?),
            Value::Bytes(bytes) => query.bind(bytes.map(Cow::into_owned)),
            Value::Id(id) => query.bind(id),
        })
    })
}

fn postgres<'q>(
    sql: impl SqlSafeStr,
    values: Vec<Value<'_>>,
) -> Result<Query<'q, Postgres, PgArguments>, Trouble> {
    values.into_iter().try_fold(sqlx::query(sql), |query, value| {
        Ok(match value {
            Value::Int(n) => query.bind(n),
            Value::Flag(flag) => query.bind(flag),
            Value::Text(text) => query.bind(checked(text)?),
            Value::Bytes(bytes) => query.bind(bytes.map(Cow::into_owned)),
            Value::Id(id) => query.bind(id),
        })
    })
}

/// PostgreSQL has no place for a NUL in a text; so neither database gets one.
fn checked(text: Option<Cow<'_, str>>) -> Result<Option<String>, Trouble> {
    match text {
        Some(text) if text.contains('\0') => Err(Trouble::told("a text holds a NUL character")),
        text => Ok(text.map(Cow::into_owned)),
    }
}

/// A row of either database.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl From<SqliteRow> for Row {
    fn from(row: SqliteRow) -> Row {
        Row::Sqlite(row)
    }
}

impl From<PgRow> for Row {
    fn from(row: PgRow) -> Row {
        Row::Postgres(row)
    }
}

/// What both databases can give.
pub(crate) trait Column<'r>:
    Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>
{
}

impl<'r, T> Column<'r> for T where
    T: Decode<'r, Sqlite> + Type<Sqlite> + Decode<'r, Postgres> + Type<Postgres>
{
}

impl Row {
    pub(crate) fn get<'r, T: Column<'r>>(&'r self, column: usize) -> Result<T, Trouble> {
        Ok(match self {
            Row::Sqlite(row) => row.try_get(column)?,
            Row::Postgres(row) => row.try_get(column)?,
        })
    }

    /// Reads the columns one after the other.
    pub(crate) fn read(&self) -> Reading<'_> {
        Reading { row: self, next: 0 }
    }

    /// The first column as a count.
    pub(crate) fn count(&self) -> Result<u64, Trouble> {
        self.read().count()
    }
}

/// The columns of a row, from left to right.
pub(crate) struct Reading<'r> {
    row: &'r Row,
    next: usize,
}

impl<'r> Reading<'r> {
    pub(crate) fn take<T: Column<'r>>(&mut self) -> Result<T, Trouble> {
        let column = self.next;
        self.next += 1;
        self.row.get(column)
    }

    pub(crate) fn text(&mut self) -> Result<String, Trouble> {
        self.take()
    }

    pub(crate) fn flag(&mut self) -> Result<bool, Trouble> {
        self.take()
    }

    pub(crate) fn int(&mut self) -> Result<i64, Trouble> {
        self.take()
    }

    pub(crate) fn count(&mut self) -> Result<u64, Trouble> {
        u64::try_from(self.int()?).map_err(|_| Trouble::told("a count in the database is negative"))
    }

    pub(crate) fn id<T>(&mut self, name: fn(Uuid) -> T) -> Result<T, Trouble> {
        self.take().map(name)
    }

    pub(crate) fn maybe_id<T>(&mut self, name: fn(Uuid) -> T) -> Result<Option<T>, Trouble> {
        Ok(self.take::<Option<Uuid>>()?.map(name))
    }

    pub(crate) fn hash(&mut self) -> Result<Hash, Trouble> {
        let bytes: &[u8] = self.take()?;
        bytes.try_into().map_err(|_| Trouble::told("a hash in the database has not 32 bytes"))
    }

    pub(crate) fn time(&mut self) -> Result<Timestamp, Trouble> {
        Timestamp::from_microsecond(self.int()?)
            .map_err(|_| Trouble::told("a time in the database is beyond the calendar"))
    }

    pub(crate) fn day(&mut self) -> Result<Date, Trouble> {
        day(self.take()?)
    }

    pub(crate) fn maybe_day(&mut self) -> Result<Option<Date>, Trouble> {
        self.take::<Option<&str>>()?.map(day).transpose()
    }
}

fn day(text: &str) -> Result<Date, Trouble> {
    text.parse().map_err(|_| Trouble::told("a day in the database is no day"))
}
