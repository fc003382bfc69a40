//! Citizens' master data (*stamdata*): registered once, found by CPR number or name, changed with
//! what stood there kept.

use casework::cpr::CprNumber;
use casework::id::CitizenId;
use serde::{Deserialize, Serialize};
use standards::problem::Problem;
use store::{Change, CitizenRow, CitizenWrite, Cpr, IdempotentAnswer, Look};

use crate::permission::{Permission, Resource};
use crate::{Call, CannotAct, Office, told};

/// What somebody who registers a citizen tells.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCitizen {
    /// None for who has none: an unknown person who needs help now.
    #[serde(default)]
    pub cpr: Option<String>,
    pub name: String,
    #[serde(default)]
    pub address: String,
    /// *Kommunekode*: four digits.
    pub municipality: String,
    /// *Adressebeskyttelse.*
    #[serde(default)]
    pub protected: bool,
    /// Language, interpreter, guardian.
    #[serde(default)]
    pub details: serde_json::Value,
}

/// A citizen that is not known yet: who may look for somebody at all.
const NOBODY_YET: CitizenId = CitizenId(uuid::Uuid::nil());

fn anybody() -> Resource {
    Resource { citizen: Some(NOBODY_YET), ..Resource::default() }
}

impl Office {
    /// *Registrér borger*.
    pub async fn register(&self, call: &Call, new: NewCitizen) -> Result<CitizenRow, CannotAct> {
        self.allow(call, Permission::RegisterCitizen, &anybody())?;
        self.done_before(call).await?;
        let cpr = match &new.cpr {
            None => None,
            Some(text) => {
                let number: CprNumber = text.parse().map_err(told::cpr)?;
                Some(Cpr::new(number.reveal()))
            }
        };
        if new.name.trim().is_empty() {
            return Err(CannotAct::refused(Problem::new("name-missing")));
        }
        let row = CitizenRow {
            id: CitizenId((self.ids)()),
            version: 1,
            name: new.name,
            address: new.address,
            municipality: new.municipality,
            protected: new.protected,
            details: new.details.to_string(),
            cpr,
            changed: call.at,
            changed_by: call.who.id,
        };
        let write = CitizenWrite { expected: 0, row: row.clone() };
        let answer = call.once.as_ref().map(|once| IdempotentAnswer {
            key: once.key.clone(),
            actor: call.who.id,
            request_hash: once.hash,
            response: serde_json::json!({ "citizen": row.id }).to_string(),
            at: call.at,
        });
        self.store.commit(Change { citizens: vec![write], answer, ..Change::default() }).await?;
        Ok(row)
    }

    /// *Find borger* by CPR number: logged, found or not.
    pub async fn find_by_cpr(
        &self,
        call: &Call,
        text: &str,
    ) -> Result<Option<CitizenRow>, CannotAct> {
        self.allow(call, Permission::SeeCitizen, &anybody())?;
        let number: CprNumber = text.parse().map_err(told::cpr)?;
        let found = self.store.citizen_by_cpr(&Cpr::new(number.reveal())).await?;
        let mut shown: Vec<CitizenRow> = found.into_iter().collect();
        self.shown(call, &mut shown).await?;
        Ok(shown.pop())
    }

    /// *Find borger* by the beginning of a name's words.
    pub async fn find_by_name(
        &self,
        call: &Call,
        text: &str,
        count: u32,
    ) -> Result<Vec<CitizenRow>, CannotAct> {
        self.allow(call, Permission::SeeCitizen, &anybody())?;
        let mut found = self.store.citizens_named(text, count).await?;
        self.shown(call, &mut found).await?;
        Ok(found)
    }

    /// What a list shows: no protected address, and every person in it is a look.
    async fn shown(&self, call: &Call, found: &mut [CitizenRow]) -> Result<(), CannotAct> {
        let looks = found.iter().map(|it| Look {
            at: call.at,
            actor: call.who.id,
            citizen: Some(it.id),
            case: None,
            act: Permission::SeeCitizen.name().to_owned(),
            reason: call.reason.clone(),
            allowed: true,
            protected: false,
        });
        let looks: Vec<Look> = looks.collect();
        for citizen in found.iter_mut().filter(|it| it.protected) {
            citizen.address.clear();
        }
        if !looks.is_empty() {
            self.store.commit(Change { looks, ..Change::default() }).await?;
        }
        Ok(())
    }
}
