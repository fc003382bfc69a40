//! Lists (*sagslister*): the cases and deadlines that somebody may see. The constraints of the
//! roles are in the statement, so that no row is fetched only to be hidden.

use std::collections::BTreeSet;

use casework::id::CaseId;
use jiff::civil::Date;
use store::{
    Allowed, CannotList, Constraint, Cursor, DueDeadline, Filter, ListedCase, Listing, Look, Page,
    Sort, SortBy,
};

use crate::permission::{Job, Permission, Seen, Within, seen};
use crate::{Call, CannotAct, Office};

/// Rows that are read at a time while deadlines are gathered, and how many times.
const STRIDE: u32 = 500;
const STRIDES: u32 = 20;

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum NoList {
    /// Not a place in this list; it begins at the first page.
    #[error("the place in the list is not one of this list's")]
    Place,
    #[error(transparent)]
    Act(#[from] CannotAct),
}

impl From<CannotList> for NoList {
    fn from(error: CannotList) -> NoList {
        match error {
            CannotList::Cursor => NoList::Place,
            CannotList::Trouble(trouble) => NoList::Act(trouble.into()),
        }
    }
}

impl From<store::Trouble> for NoList {
    fn from(trouble: store::Trouble) -> NoList {
        NoList::Act(trouble.into())
    }
}

/// What the roles let through, as the store asks for it.
pub fn allowed(seen: &Seen) -> Allowed {
    let constraint = |it: &Within| Constraint {
        units: it.units.clone(),
        paragraphs: it.beginnings_of_stored_paragraphs(),
        kle: it.kle.clone(),
        sensitivity: Some(it.sensitivity),
        provider: it.orders_to.clone(),
        citizen: it.citizen,
        worker: None,
    };
    Allowed::Any(seen.any_of.iter().map(constraint).collect())
}

impl Office {
    /// *Sagsliste*. Who may see no case gets an empty one.
    pub async fn cases(
        &self,
        call: &Call,
        filter: Filter,
        sort: Sort,
        page: &Page,
    ) -> Result<Listing, NoList> {
        let filter = Filter { allowed: Self::seen_by(call)?, ..filter };
        let mut listing = self.store.cases(&filter, sort, page).await?;
        if sees_orders_only(call) {
            listing.rows.iter_mut().for_each(blank);
        }
        self.store.looked(list_look(call)).await?;
        Ok(listing)
    }

    /// *Fristliste*: open deadlines from the one day to the other, in the cases one may see.
    pub async fn deadlines(
        &self,
        call: &Call,
        (from, to): (Date, Date),
        unit: Option<String>,
        count: u32,
    ) -> Result<Vec<DueDeadline>, NoList> {
        let allowed = Self::seen_by(call)?;
        if sees_orders_only(call) {
            return Ok(Vec::new());
        }
        let filter = Filter { allowed, units: unit.into_iter().collect(), ..Filter::default() };
        let sort = Sort { by: SortBy::Deadline, down: false };
        let mut cases: BTreeSet<CaseId> = BTreeSet::new();
        let mut after: Option<Cursor> = None;
        for _ in 0..STRIDES {
            let page = Page { rows: STRIDE, after: after.take() };
            let listing = self.store.cases(&filter, sort, &page).await?;
            let is_near = |it: &&ListedCase| it.case.next_deadline.is_some_and(|day| day <= to);
            let near: Vec<CaseId> =
                listing.rows.iter().take_while(is_near).map(|it| it.case.id).collect();
            after = listing.next.filter(|_| near.len() == listing.rows.len());
            cases.extend(near);
            if after.is_none() {
                break;
            }
        }
        let mut due = self.store.deadlines_due(from, to, count).await?;
        due.retain(|it| cases.contains(&it.case));
        self.store.looked(list_look(call)).await?;
        Ok(due)
    }

    fn seen_by(call: &Call) -> Result<Allowed, CannotAct> {
        if call.scope.as_ref().is_some_and(|it| !it.contains(&Permission::SeeCase)) {
            return Err(CannotAct::Forbidden(Box::new(crate::beyond_token())));
        }
        Ok(allowed(&seen(&call.who)))
    }
}

/// A provider is shown that there is an order and whom it is for; nothing else of the case.
fn sees_orders_only(call: &Call) -> bool {
    call.who.roles.iter().all(|it| it.job == Job::Provider)
}

fn blank(row: &mut ListedCase) {
    row.case.status.clear();
    row.case.paragraphs.clear();
    row.case.standards.clear();
    row.case.next_deadline = None;
}

/// That somebody read a list; whoever opens a case from it is written down for that case.
fn list_look(call: &Call) -> Look {
    Look {
        at: call.at,
        actor: call.who.id,
        citizen: None,
        case: None,
        act: "list-cases".to_owned(),
        reason: call.reason.clone(),
        allowed: true,
        protected: false,
    }
}
