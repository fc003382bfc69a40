//! Documents (*dokumenter*) of a case: filed with their bytes and their entry in one transaction,
//! and read by whoever may, which is written down.

use casework::event::{DocumentWay, Event, Filed};
use casework::id::{CaseId, DocumentId};
use casework::receipt::hex;
use jiff::civil::Date;
use store::{DocumentRow, Look, NewDocument};

use crate::acts::{Beside, Done, fold};
use crate::permission::{Permission, Sight};
use crate::{Call, CannotAct, Office};

/// A document that is to be filed.
pub struct NewPaper {
    pub title: String,
    pub theme: String,
    pub direction: DocumentWay,
    /// Received, sent or made.
    pub on: Date,
    pub media_type: String,
    pub content: Vec<u8>,
}

impl Office {
    /// *Journalisér dokument*.
    pub async fn file_document(
        &self,
        call: &Call,
        case: CaseId,
        expected: u64,
        paper: NewPaper,
    ) -> Result<(DocumentId, Done), CannotAct> {
        let loaded = self.load(call, case, expected, Permission::FileDocument).await?;
        let id = DocumentId((self.ids)());
        let direction = match paper.direction {
            DocumentWay::In => "in",
            DocumentWay::Out => "out",
            DocumentWay::Internal => "internal",
        };
        let document = NewDocument {
            id,
            case: Some(case),
            citizen: Some(loaded.case.opened.citizen),
            direction: direction.to_owned(),
            title: paper.title,
            theme: paper.theme.clone(),
            media_type: paper.media_type,
            dated: paper.on,
            at: call.at,
            actor: call.who.id,
            content: paper.content,
        };
        let filed = Filed {
            id,
            direction: paper.direction,
            theme: paper.theme,
            on: paper.on,
            sha256: hex(&document.sha256()),
        };
        let beside = Beside { documents: vec![document], ..Beside::default() };
        let done = self.happen(call, loaded, Event::DocumentFiled(filed), beside).await?;
        Ok((id, done))
    }

    /// *Se dokument*. A party is not shown what is internal.
    pub async fn document(
        &self,
        call: &Call,
        id: DocumentId,
    ) -> Result<(DocumentRow, Vec<u8>), CannotAct> {
        const NONE: CannotAct = CannotAct::NotFound("document");
        let (row, content) = self.store.document(id).await?.ok_or(NONE)?;
        let stored = self.store.case(row.case.ok_or(NONE)?).await?.ok_or(NONE)?;
        let case = fold(&stored)?;
        let permitted = self.allow_on_case(call, Permission::SeeDocument, &stored, &case).await?;
        if permitted.sight != Sight::Whole && row.direction == "internal" {
            return Err(NONE);
        }
        let look = Look {
            at: call.at,
            actor: call.who.id,
            citizen: row.citizen,
            case: row.case,
            act: Permission::SeeDocument.name().to_owned(),
            reason: call.reason.clone(),
            allowed: true,
            protected: false,
        };
        self.store.looked(look).await?;
        Ok((row, content))
    }
}
