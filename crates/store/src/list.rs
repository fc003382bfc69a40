//! Lists of cases (*sagslister*), page by page, with the rights of who asks held in SQL.
//!
//! What a person asks for ([`Filter`]) and what a person may see ([`Allowed`]) are two things. A
//! page is one statement and begins where the last one ended, however far down the list is.

use std::fmt::Write as _;

use casework::id::{CitizenId, UserId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::cases::{self, CaseRow, case_row};
use crate::link::{Link, Row, Value};
use crate::{Store, Trouble, names};

/// What is asked for: all of it must hold. The default asks for every case.
#[derive(Clone, Default)]
pub struct Filter {
    /// A part of the case number, or the beginnings of words of the citizen's name.
    pub text: Option<String>,
    /// One of these; none means any.
    pub status: Vec<String>,
    pub worker: Option<UserId>,
    /// One of these; none means any.
    pub units: Vec<String>,
    /// Begins with one of these; none means any.
    pub paragraphs: Vec<String>,
    pub citizen: Option<CitizenId>,
    /// Whose next deadline was before this day.
    pub overdue_on: Option<Date>,
    /// What the person may see.
    pub allowed: Allowed,
}

/// Which cases somebody may see (*adgang*).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Allowed {
    #[default]
    Everything,
    /// What any one of these lets through; none lets nothing through.
    Any(Vec<Constraint>),
}

/// One permission's bounds (*dataafgrænsning*): all of it must hold. `None` bounds nothing, an
/// empty list lets nothing through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Constraint {
    pub units: Option<Vec<String>>,
    /// Beginnings: `8` lets 83 and 85 through.
    pub paragraphs: Option<Vec<String>>,
    pub kle: Option<Vec<String>>,
    /// At most so sensitive.
    pub sensitivity: Option<u8>,
    /// Only cases with an order to this provider.
    pub provider: Option<String>,
    /// Only this citizen's.
    pub citizen: Option<CitizenId>,
    /// Only this case worker's.
    pub worker: Option<UserId>,
}

/// By what a list is sorted. Where two cases are equal, by id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortBy {
    Changed,
    Opened,
    Number,
    /// Cases without one last.
    Deadline,
    /// The citizen's name, in Danish order.
    Name,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    pub by: SortBy,
    /// The last first.
    pub down: bool,
}

/// Which part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many rows; at most 500.
    pub rows: u32,
    /// [`Listing::next`] of the page before.
    pub after: Option<Cursor>,
}

/// Where a page ended. Sealed, so that it may stand in a URL although it holds a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub String);

/// A row of a list.
#[derive(Clone, PartialEq, Eq)]
pub struct ListedCase {
    pub case: CaseRow,
    pub citizen_name: String,
    /// *Adressebeskyttelse*.
    pub protected: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub rows: Vec<ListedCase>,
    /// `None` on the last page.
    pub next: Option<Cursor>,
}

crate::masked::debug! {
    Filter { status, worker, units, paragraphs, citizen, overdue_on, allowed }
    ListedCase { case, protected }
}

/// Why there is no page.
#[derive(Debug, Clone, thiserror::Error)]
pub enum CannotList {
    /// From another sorting, another database, or made up.
    #[error("the place in the list is not one of this list's; begin at the first page")]
    Cursor,
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// What a cursor holds.
#[derive(Serialize, Deserialize)]
struct Place {
    key: Key,
    id: Uuid,
}

#[derive(Serialize, Deserialize)]
enum Key {
    Int(i64),
    Text(String),
}

const MOST: u32 = 500;

impl Store {
    /// A page of the cases a filter lets through, in one statement.
    pub async fn cases(
        &self,
        filter: &Filter,
        sort: Sort,
        page: &Page,
    ) -> Result<Listing, CannotList> {
        let place = page.after.as_ref().map(|cursor| self.place(sort, cursor)).transpose()?;
        let mut link = self.reader().await?;
        let mut text = Text::new(&link);
        let key = key_column(sort.by);
        let _ = write!(
            text.sql,
            "SELECT {}, z.name, z.protected, {key} FROM cases c CROSS JOIN citizens z
             WHERE z.id = c.citizen_id",
            cases::columns!()
        );
        text.filter(filter);
        let (order, beyond) = if sort.down { ("DESC", "<") } else { ("ASC", ">") };
        if let Some(Place { key: value, id }) = place {
            let value = match value {
                Key::Int(n) => text.value(n),
                Key::Text(words) => text.value(words),
            };
            let id = text.value(id);
            text.and(&format!("({key}, c.id) {beyond} ({value}, {id})"));
        }
        let rows = page.rows.clamp(1, MOST);
        let one_more = text.value(rows + 1);
        let _ = write!(text.sql, " ORDER BY {key} {order}, c.id {order} LIMIT {one_more}");
        let found = link.all(AssertSqlSafe(text.sql), text.values).await?;
        self.listing(sort, &found, rows as usize)
    }

    /// How many cases a filter lets through. Reads them all; not for every page.
    pub async fn count_cases(&self, filter: &Filter) -> Result<u64, Trouble> {
        let mut link = self.reader().await?;
        let mut text = Text::new(&link);
        text.sql.push_str("SELECT COUNT(*) FROM cases c WHERE 1 = 1");
        text.filter(filter);
        let row = link.one(AssertSqlSafe(text.sql), text.values).await?;
        row.map_or(Ok(0), |row| row.count())
    }

    fn listing(&self, sort: Sort, found: &[Row], size: usize) -> Result<Listing, CannotList> {
        let mut rows = Vec::with_capacity(found.len());
        let mut last = None;
        for row in found.iter().take(size) {
            let mut row = row.read();
            let case = case_row(&mut row)?;
            let (citizen_name, protected) = (row.text()?, row.flag()?);
            let key = match sort.by {
                SortBy::Changed => Key::Int(row.int()?),
                _ => Key::Text(row.text()?),
            };
            last = Some(Place { key, id: case.id.0 });
            rows.push(ListedCase { case, citizen_name, protected });
        }
        let next = last.filter(|_| found.len() > size).map(|place| self.cursor(sort, &place));
        Ok(Listing { rows, next: next.transpose()? })
    }

    fn cursor(&self, sort: Sort, place: &Place) -> Result<Cursor, Trouble> {
        let place = serde_json::to_vec(place)
            .map_err(|_| Trouble::told("a place in a list cannot be written"))?;
        Ok(Cursor(self.inner.seal.seal_cursor(&list_name(sort), &place)))
    }

    fn place(&self, sort: Sort, Cursor(text): &Cursor) -> Result<Place, CannotList> {
        let opened = self.inner.seal.open_cursor(&list_name(sort), text);
        let place = opened.map_err(|_| CannotList::Cursor)?;
        serde_json::from_slice(&place).map_err(|_| CannotList::Cursor)
    }
}

/// A cursor of one sorting does not open in another.
fn list_name(sort: Sort) -> Vec<u8> {
    format!("cases {:?} {}", sort.by, sort.down).into_bytes()
}

fn key_column(by: SortBy) -> &'static str {
    match by {
        SortBy::Changed => "c.changed",
        SortBy::Opened => "c.opened",
        SortBy::Number => "c.number",
        SortBy::Deadline => "c.next_deadline",
        SortBy::Name => "c.citizen_key",
    }
}

/// A statement while it is written.
struct Text<'a> {
    sql: String,
    values: Vec<Value<'a>>,
    postgres: bool,
}

impl<'a> Text<'a> {
    fn new(link: &Link) -> Text<'a> {
        Text { sql: String::new(), values: Vec::new(), postgres: link.is_postgres() }
    }

    /// Puts a value in; gives what stands for it.
    fn value(&mut self, value: impl Into<Value<'a>>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    /// A column whose index SQLite is not to use: it would fetch and sort thousands of cases
    /// instead of walking along the list's order until a page is full.
    fn plain(&self, column: &str) -> String {
        if self.postgres { column.to_owned() } else { format!("+{column}") }
    }

    /// Where in a text another one stands; 0 for nowhere. Neither knows wildcards.
    fn find(&self, column: &str, part: &str) -> String {
        let function = if self.postgres { "strpos" } else { "instr" };
        format!("{function}({column}, {part})")
    }

    fn one_of(&mut self, column: &str, values: &'a [String]) -> String {
        let places = values.iter().map(|value| self.value(value)).collect::<Vec<_>>();
        match places.as_slice() {
            [] => "1 = 0".to_owned(),
            [one] => format!("{column} = {one}"),
            many => format!("{} IN ({})", self.plain(column), many.join(", ")),
        }
    }

    fn any(conditions: &[String], separator: &str, none: &str) -> String {
        if conditions.is_empty() {
            none.to_owned()
        } else {
            format!("({})", conditions.join(separator))
        }
    }

    fn begins_with_one_of(&mut self, paragraphs: &[String]) -> String {
        let begins = paragraphs.iter().filter(|begin| !begin.contains('|')).map(|paragraph| {
            let part = self.value(format!("|{paragraph}"));
            format!("{} > 0", self.find("c.paragraphs", &part))
        });
        let begins: Vec<String> = begins.collect();
        Self::any(&begins, " OR ", "1 = 0")
    }

    fn filter(&mut self, filter: &'a Filter) {
        if let Some(text) = filter.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            self.text(text);
        }
        if !filter.status.is_empty() {
            let condition = self.one_of("c.status", &filter.status);
            self.and(&condition);
        }
        if let Some(worker) = filter.worker {
            let condition = format!("c.worker = {}", self.value(worker));
            self.and(&condition);
        }
        if !filter.units.is_empty() {
            let condition = self.one_of("c.unit", &filter.units);
            self.and(&condition);
        }
        if !filter.paragraphs.is_empty() {
            let condition = self.begins_with_one_of(&filter.paragraphs);
            self.and(&condition);
        }
        if let Some(citizen) = filter.citizen {
            let condition = format!("c.citizen_id = {}", self.value(citizen));
            self.and(&condition);
        }
        if let Some(day) = filter.overdue_on {
            let condition = format!("c.next_deadline < {}", self.value(day));
            self.and(&condition);
        }
        if let Allowed::Any(constraints) = &filter.allowed {
            let each = constraints.iter().map(|constraint| self.constraint(constraint));
            let each: Vec<String> = each.collect();
            self.and(&Self::any(&each, " OR ", "1 = 0"));
        }
    }

    fn text(&mut self, text: &str) {
        if text.chars().all(|char| char.is_ascii_digit() || char == '-') {
            let part = self.value(text.to_owned());
            let condition = format!("{} > 0", self.find("c.number", &part));
            self.and(&condition);
            return;
        }
        let words = names::words(text);
        if words.is_empty() {
            self.and("1 = 0");
        }
        for word in words {
            let (from, to) = (self.value(word.clone()), self.value(names::after(&word)));
            self.and(&format!(
                "c.citizen_id IN (SELECT w.citizen_id FROM citizen_words w
                     WHERE w.word >= {from} AND w.word < {to})"
            ));
        }
    }

    fn constraint(&mut self, constraint: &'a Constraint) -> String {
        let mut all = Vec::new();
        if let Some(units) = &constraint.units {
            all.push(self.one_of("c.unit", units));
        }
        if let Some(paragraphs) = &constraint.paragraphs {
            all.push(self.begins_with_one_of(paragraphs));
        }
        if let Some(kle) = &constraint.kle {
            let begins = kle.iter().map(|begin| {
                let (from, to) = (self.value(begin), self.value(names::after(begin)));
                format!("(c.kle >= {from} AND c.kle < {to})")
            });
            let begins: Vec<String> = begins.collect();
            all.push(Self::any(&begins, " OR ", "1 = 0"));
        }
        if let Some(most) = constraint.sensitivity {
            all.push(format!("c.sensitivity <= {}", self.value(most)));
        }
        if let Some(provider) = &constraint.provider {
            let provider = self.value(provider);
            all.push(format!(
                "EXISTS (SELECT 1 FROM orders o WHERE o.case_id = c.id AND o.provider = {provider})"
            ));
        }
        if let Some(citizen) = constraint.citizen {
            all.push(format!("c.citizen_id = {}", self.value(citizen)));
        }
        if let Some(worker) = constraint.worker {
            all.push(format!("c.worker = {}", self.value(worker)));
        }
        Self::any(&all, " AND ", "1 = 1")
    }
}

/// Which cases: for a row that is at hand, as [`Filter`] is for rows in the database. The two are
/// held equal by a test.
impl Constraint {
    /// Whether a case is within these bounds; `providers` are those with an order in it.
    pub fn lets_through(&self, case: &CaseRow, providers: &[String]) -> bool {
        let Constraint { units, paragraphs, kle, sensitivity, provider, citizen, worker } = self;
        units.as_ref().is_none_or(|units| units.contains(&case.unit))
            && paragraphs.as_ref().is_none_or(|begins| any_begins(&case.paragraphs, begins))
            && kle.as_ref().is_none_or(|begins| any_begins([&case.kle], begins))
            && sensitivity.is_none_or(|most| case.sensitivity <= most)
            && provider.as_ref().is_none_or(|provider| providers.contains(provider))
            && citizen.is_none_or(|citizen| case.citizen == citizen)
            && worker.is_none_or(|worker| case.worker == Some(worker))
    }
}

impl Allowed {
    pub fn lets_through(&self, case: &CaseRow, providers: &[String]) -> bool {
        match self {
            Allowed::Everything => true,
            Allowed::Any(each) => each.iter().any(|one| one.lets_through(case, providers)),
        }
    }
}

fn any_begins<'a>(values: impl IntoIterator<Item = &'a String>, begins: &[String]) -> bool {
    values.into_iter().any(|value| begins.iter().any(|begin| value.starts_with(begin.as_str())))
}
