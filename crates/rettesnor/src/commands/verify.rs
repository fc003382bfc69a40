//! `verify`: proof (*bevis*) that no journal was changed, offline: chains, heads, checkpoints,
//! tombstones, documents, pinned catalogues. Names the first link that does not hold.

use super::{FINDINGS, FINE};
use crate::args::Kept;
use crate::desk::Desk;
use crate::kept;
use crate::settings::{self, Flags};
use crate::stop::Result;

pub(super) fn verify(desk: &Desk<'_>, kept: &Kept) -> Result<u8> {
    let settings = settings::read(desk, &Flags { kept, listening: None })?;
    let report = kept::runtime()?.block_on(async {
        let store = kept::open(&settings).await?;
        let report = store.verify().await.map_err(kept::failed)?;
        store.close().await;
        Ok::<_, crate::stop::Stop>(report)
    })?;
    let broken = report.broken.as_ref().map(ToString::to_string);
    let json = serde_json::json!({
        "holds": broken.is_none(),
        "cases": report.cases,
        "entries": report.entries,
        "checkpoints": report.checkpoints,
        "tombstones": report.tombstones,
        "documents": report.documents,
        "catalogue_files": report.catalogue_files,
        "broken": broken,
    });
    desk.give(&json, || match &broken {
        None => {
            let counts = [
                ("cases", report.cases),
                ("entries", report.entries),
                ("checkpoints", report.checkpoints),
                ("documents", report.documents),
                ("tombstones", report.tombstones),
                ("files", report.catalogue_files),
                ("citizens", report.citizens),
            ]
            .map(|(name, count)| (name, count.to_string()));
            let values: Vec<(&str, &str)> =
                counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
            format!("{}\n", desk.words.text_with("verify-fine", &values))
        }
        Some(what) => {
            let told = desk.words.text_with("verify-broken", &[("what", what.as_str())]);
            format!("{told}\n{}\n", desk.words.text("verify-broken-help"))
        }
    })?;
    Ok(if broken.is_none() { FINE } else { FINDINGS })
}
