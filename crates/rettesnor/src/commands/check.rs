//! `check`: every error and every finding (*fejl og fund*) in a folder of catalogues, in one
//! catalogue or in one file.

use std::path::{Path, PathBuf};

use standards::check;
use standards::library::CatalogueId;
use standards::problem::{Diagnostic, Problem, Severity};

use super::{CANNOT_READ, FINDINGS, FINE};
use crate::args::Format;
use crate::desk::Desk;
use crate::files;
use crate::stop::{Result, Stop};

pub(super) fn check(desk: &Desk<'_>, path: Option<&Path>) -> Result<u8> {
    let today = desk.on(None)?;
    let Some(path) = path else {
        return tell(desk, &check::check(&desk.found.files, None, &[today]));
    };
    let place = place(path)?;
    let found = files::all(Some(&place.root))?;
    let desk = &Desk::new(desk.args, found);
    let mut problems = check::check(&desk.found.files, place.only.as_ref(), &[today]);
    match &place.file {
        Some(file) => problems.retain(|it| it.file == *file),
        // The program's own catalogues are not what was asked about.
        None => problems.retain(|it| it.file.is_empty() || desk.found.own().contains(&it.file)),
    }
    tell(desk, &problems)
}

fn tell(desk: &Desk<'_>, problems: &[Diagnostic]) -> Result<u8> {
    let count = |severity| problems.iter().filter(|it| it.severity == severity).count();
    let (errors, findings) = (count(Severity::Error), count(Severity::Finding));
    if !problems.is_empty() || desk.args.format == Format::Json {
        desk.tell(problems)?;
    }
    if desk.args.format == Format::Text {
        desk.give_text(&format!("{}\n", desk.words.found(errors, findings)))?;
    }
    Ok(match (errors, findings) {
        (0, 0) => FINE,
        (0, _) => FINDINGS,
        _ => CANNOT_READ,
    })
}

/// What a path is in a folder of catalogues.
struct Place {
    root: PathBuf,
    only: Option<CatalogueId>,
    file: Option<String>,
}

/// The folder of catalogues is the one that holds the vocabulary or the national layer; a
/// catalogue that stands alone lies two folders deep in it all the same.
fn place(path: &Path) -> Result<Place> {
    let path = path.canonicalize().map_err(|error| files::cannot_read(path, &error))?;
    let holds_all =
        |it: &&Path| ["fakta", "fakta.toml", "national"].iter().any(|name| it.join(name).exists());
    let lone = |it: &&Path| it.join("katalog.toml").exists();
    let root = path
        .ancestors()
        .find(holds_all)
        .or_else(|| path.ancestors().find(lone).and_then(Path::parent).and_then(Path::parent));
    // A folder of catalogues may hold nothing but catalogues.
    let root = root.or_else(|| has_catalogues(&path).then_some(path.as_path()));
    let none = || Problem::new("no-catalogue-here").with("path", path.display());
    let root = root.ok_or_else(|| Stop::typed(none()))?.to_owned();
    let inside = path.strip_prefix(&root).unwrap_or(&path);
    let parts: Vec<String> = inside.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let is_shared = parts.first().is_some_and(|it| it == "national" || it.starts_with("fakta"));
    let only = match parts.as_slice() {
        [municipality, version, ..] if !is_shared => {
            Some(CatalogueId { municipality: municipality.clone(), version: version.clone() })
        }
        _ => None,
    };
    let file = path.is_file().then(|| parts.join("/"));
    Ok(Place { root, only, file })
}

fn has_catalogues(folder: &Path) -> bool {
    let folders = |it: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(it).into_iter().flatten().flatten();
        entries.map(|it| it.path()).filter(|it| it.is_dir()).collect()
    };
    let versions = folders(folder).into_iter().flat_map(|it| folders(&it));
    versions.into_iter().any(|it| it.join("katalog.toml").exists())
}
