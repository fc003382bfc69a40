//! `search`: from a need in plain words to the standards that may answer to it (*søgning*).

use serde_json::json;
use standards::answer::VERSION;
use standards::library::{self, Catalogue, CatalogueId, Which};
use standards::search::Index;

use super::{FINDINGS, FINE};
use crate::desk::Desk;
use crate::stop::Result;
use crate::text;

/// More than a screenful is no help.
const MOST: usize = 10;

pub(super) fn search(desk: &Desk<'_>, words: &str, within: Option<&str>) -> Result<u8> {
    let files = &desk.found.files;
    let wanted = |it: &CatalogueId| {
        within.is_none_or(|within| it.municipality == within || it.to_string() == within)
    };
    let ids: Vec<CatalogueId> = files.catalogues().into_iter().filter(wanted).collect();
    if let (true, Some(within)) = (ids.is_empty(), within) {
        // Nothing is called that: the usual sentence names what is nearest.
        desk.catalogue_id(within, desk.on(None)?)?;
    }
    let read = |id: &CatalogueId| library::read_catalogue(files, id, Which::All);
    let catalogues: Vec<Catalogue> = ids.iter().map(read).collect::<std::result::Result<_, _>>()?;
    let everyday = library::read_search_words(files)?;
    let hits = Index::of(&catalogues, &everyday).search(words, MOST);
    let json = json!({ "version": VERSION, "hits": hits });
    desk.give(&json, || text::search::hits(desk.words, &hits))?;
    Ok(if hits.is_empty() { FINDINGS } else { FINE })
}
