//! Looking (*opslag*): whoever sees a person's case has it written down, before the answer leaves
//! the house.

use casework::case::{self, Case, Known};
use casework::event::DocumentWay;
use casework::id::{CaseId, CitizenId};
use casework::journal::Entry;
use casework::people::Private;
use casework::receipt::Evaluated;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{CitizenRow, Look, StoredCase};

use crate::acts::{self, fold, resource};
use crate::permission::{Permission, Sight};
use crate::{Call, CannotAct, Office};

/// A case as somebody may see it.
pub struct Seen {
    pub case: Case,
    pub citizen: CitizenRow,
    pub entries: Vec<Entry>,
    /// The address is protected and was not asked for: it is not in `citizen`.
    pub address_hidden: bool,
    /// How much is shown; the rest is not in `case`.
    pub sight: Sight,
}

impl Office {
    /// *Se sag*. `day`: the case as it was at the end of that day.
    pub async fn see(&self, call: &Call, id: CaseId, day: Option<Date>) -> Result<Seen, CannotAct> {
        self.see_as(call, id, day, Permission::SeeCase).await
    }

    /// *Se journal*.
    pub async fn see_journal(&self, call: &Call, id: CaseId) -> Result<Seen, CannotAct> {
        self.see_as(call, id, None, Permission::SeeJournal).await
    }

    async fn see_as(
        &self,
        call: &Call,
        id: CaseId,
        day: Option<Date>,
        permission: Permission,
    ) -> Result<Seen, CannotAct> {
        let stored = self.store.case(id).await?.ok_or(CannotAct::NotFound("case"))?;
        let case = fold(&stored)?;
        let permitted = self.allow_on_case(call, permission, &stored, &case).await?;
        let (citizen, address_hidden) = self.address(call, &stored, &case);
        let look = Look {
            at: call.at,
            actor: call.who.id,
            citizen: Some(stored.row.citizen),
            case: Some(id),
            act: behind_glass(permission.name(), permitted.review),
            reason: reason(call, permitted.review),
            allowed: true,
            protected: stored.citizen.protected && !address_hidden,
        };
        self.store.looked(look).await?;
        let mut case = match day {
            None => case,
            Some(day) => as_it_was(id, &stored, day, &self.zone)?,
        };
        let mut entries = stored.entries;
        if permitted.sight != Sight::Whole {
            entries.clear();
            show_only(&mut case, permitted.sight, call.who.provider.as_deref());
        }
        Ok(Seen { case, citizen, entries, address_hidden, sight: permitted.sight })
    }

    /// A protected address is shown to who has the right, and has said why.
    fn address(&self, call: &Call, stored: &StoredCase, case: &Case) -> (CitizenRow, bool) {
        let mut citizen = stored.citizen.clone();
        let resource = resource(stored, case);
        let wants = !call.reason.trim().is_empty();
        let may = || {
            let protected = Permission::SeeProtectedAddress;
            self.may(call, protected, &resource).allowed
        };
        let hidden = citizen.protected && !(wants && may());
        if hidden {
            citizen.address.clear();
        }
        (citizen, hidden)
    }

    /// *Prøv en vurdering* without keeping it: what a standard comes to for what is known now.
    pub async fn try_assessment(
        &self,
        call: &Call,
        id: CaseId,
        standard: &str,
        on: Date,
    ) -> Result<Evaluated, CannotAct> {
        let seen = self.see(call, id, None).await?;
        let shelved = self.shelf.get(&seen.case.opened.catalogue);
        let shelved = shelved.ok_or(CannotAct::NotFound("catalogue"))?;
        acts::evaluate(&seen.case, shelved, standard, on)
    }

    /// *Hvorfor må jeg?*
    pub async fn why_may_i(
        &self,
        call: &Call,
        id: CaseId,
        permission: Permission,
    ) -> Result<crate::permission::Verdict, CannotAct> {
        let stored = self.store.case(id).await?.ok_or(CannotAct::NotFound("case"))?;
        let case = fold(&stored)?;
        self.allow_on_case(call, Permission::SeeCase, &stored, &case).await?;
        let resource = resource(&stored, &case);
        Ok(self.may(call, permission, &resource))
    }

    /// *Hvem har set på borgeren?*
    pub async fn looks_at(
        &self,
        call: &Call,
        citizen: CitizenId,
        count: u32,
    ) -> Result<Vec<Look>, CannotAct> {
        let resource = crate::permission::Resource { citizen: Some(citizen), ..Default::default() };
        self.allow(call, Permission::SeeReadLog, &resource)?;
        let looks = self.store.looks(store::LooksOf::Citizen(citizen), None, count).await?;
        Ok(looks.into_iter().map(|(_, look)| look).collect())
    }
}

/// Emergency access is found in the read log by its act, and reviewed.
fn behind_glass(act: &str, review: bool) -> String {
    if review { format!("{act}-behind-glass") } else { act.to_owned() }
}

fn reason(call: &Call, review: bool) -> String {
    match &call.glass {
        Some(glass) if review => glass.reason().to_owned(),
        _ => call.reason.clone(),
    }
}

/// Takes away what is not to be shown: to a provider all but its own orders, to a party what is
/// internal or not decided yet.
fn show_only(case: &mut Case, sight: Sight, provider: Option<&str>) {
    for matter in &mut case.matters {
        matter.draft = None;
    }
    case.documents.retain(|it| it.direction != DocumentWay::Internal);
    if sight != Sight::Orders {
        return;
    }
    case.opened.about = Private::default();
    case.known = Known::default();
    case.matters.clear();
    case.considered.clear();
    case.vum = None;
    case.people.clear();
    case.documents.clear();
    case.plan = None;
    case.grants.clear();
    case.complaints.clear();
    case.deadlines.clear();
    case.orders.retain(|(it, _)| Some(it.provider.as_str()) == provider);
}

/// The case as its journal was at the end of a day.
fn as_it_was(
    id: CaseId,
    stored: &StoredCase,
    day: Date,
    zone: &TimeZone,
) -> Result<Case, CannotAct> {
    let then = |it: &&Entry| zone.to_datetime(it.at).date() <= day;
    let entries: Vec<Entry> = stored.entries.iter().take_while(then).cloned().collect();
    if entries.is_empty() {
        return Err(CannotAct::NotFound("case on that day"));
    }
    case::fold(id, &entries).map_err(|error| CannotAct::Damaged(error.to_string()))
}
