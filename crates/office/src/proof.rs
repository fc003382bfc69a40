//! Proof (*bevis*): that a decision's evaluation comes out the same today, from the very files it
//! stood on. The chain itself is proved by the store.

use std::sync::Arc;

use casework::event::Event;
use casework::id::CaseId;
use casework::journal::Entry;
use casework::receipt::{self, Evaluated, Receipt};
use standards::format::Standard;
use standards::library::{CatalogueId, Files};
use standards::plan::Plan;

use crate::permission::Permission;
use crate::shelf::Shelved;
use crate::{Call, CannotAct, Office};

/// A receipt that was computed again.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Replayed {
    /// Its number in the journal.
    pub entry: u64,
    pub standard: String,
    pub pinned: String,
    pub same: bool,
}

impl Office {
    /// *Efterprøv*: every evaluation of a case again, from what was pinned.
    pub async fn replay(&self, call: &Call, id: CaseId) -> Result<Vec<Replayed>, CannotAct> {
        let stored = self.store.case(id).await?.ok_or(CannotAct::NotFound("case"))?;
        let case = crate::acts::fold(&stored)?;
        self.allow_on_case(call, Permission::SeeJournal, &stored, &case).await?;
        let mut all = Vec::new();
        for entry in stored.entries.iter().filter(|it| it.kind == "evaluated") {
            let Some(receipt) = receipt_in(entry)? else { continue };
            let shelved = self.pinned(&receipt).await?;
            let (standard, plan) = compiled(&shelved, &receipt)?;
            let same = shelved.pinned == receipt.pinned
                && receipt::replays(&receipt, &shelved.catalogue, standard, &plan)
                    .map_err(CannotAct::DoesNotFit)?;
            let (standard, pinned) = (receipt.standard.clone(), receipt.pinned.clone());
            all.push(Replayed { entry: entry.number, standard, pinned, same });
        }
        Ok(all)
    }

    /// The whole answer of a receipt again, from the files it stood on.
    pub async fn answer_again(
        &self,
        call: &Call,
        id: CaseId,
        entry: u64,
    ) -> Result<Evaluated, CannotAct> {
        let seen = self.see_journal(call, id).await?;
        let entry = seen.entries.iter().find(|it| it.number == entry);
        let receipt = entry.map(receipt_in).transpose()?.flatten();
        let receipt = receipt.ok_or(CannotAct::NotFound("receipt"))?;
        let shelved = self.pinned(&receipt).await?;
        let (standard, plan) = compiled(&shelved, &receipt)?;
        receipt::evaluate(&shelved.catalogue, standard, &plan, &receipt.pinned, &receipt.known)
            .map_err(CannotAct::DoesNotFit)
    }

    /// The catalogue as it was when the receipt was made.
    async fn pinned(&self, receipt: &Receipt) -> Result<Shelved, CannotAct> {
        let kept = self.store.catalogue(&receipt.pinned).await?;
        let kept = kept.ok_or(CannotAct::NotFound("catalogue that the receipt pins"))?;
        let (municipality, version) =
            receipt.catalogue.split_once('/').ok_or(CannotAct::NotFound("catalogue"))?;
        let id = CatalogueId { municipality: municipality.to_owned(), version: version.to_owned() };
        let files = Files(kept.files.into_iter().collect());
        Shelved::kept(&files, &id).map_err(CannotAct::DoesNotFit)
    }
}

fn receipt_in(entry: &Entry) -> Result<Option<Receipt>, CannotAct> {
    let event = Event::read(entry.number, &entry.kind, entry.version, &entry.body)
        .map_err(|error| CannotAct::Damaged(error.to_string()))?;
    Ok(match event {
        Event::Evaluated(receipt) => Some(receipt),
        _ => None,
    })
}

fn compiled<'a>(
    shelved: &'a Shelved,
    receipt: &Receipt,
) -> Result<(&'a Standard, Arc<Plan>), CannotAct> {
    let standard = shelved.standard(&receipt.standard);
    let standard = standard.ok_or(CannotAct::NotFound("standard"))?;
    Ok((standard, shelved.plan(standard, receipt.day)))
}
