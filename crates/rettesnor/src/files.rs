//! The catalogues that the program carries, and those of a folder beside or instead of them
//! (*kataloger*).

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;
use standards::library::Files;
use standards::problem::{Diagnostic, Problem};

use crate::stop::{Result, Stop};

/// The project's own catalogues, embedded when the program is built.
#[derive(RustEmbed)]
#[folder = "../../catalogues"]
struct Embedded;

/// All files by name, and the folder that some of them come from.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub files: Files,
    folder: Option<PathBuf>,
    from_folder: BTreeSet<String>,
}

impl Found {
    /// Where a reader finds a file: on the disk, or by its name in the program.
    pub(crate) fn place(&self, name: &str) -> String {
        match &self.folder {
            Some(folder) if self.from_folder.contains(name) => {
                folder.join(name).display().to_string()
            }
            _ => name.to_owned(),
        }
    }

    /// The names of the files that come from the folder.
    pub(crate) fn own(&self) -> &BTreeSet<String> {
        &self.from_folder
    }
}

/// The embedded catalogues, with those of `folder` added.
pub(crate) fn all(folder: Option<&Path>) -> Result<Found> {
    let mut files = embedded();
    let Some(folder) = folder else {
        return Ok(Found { files: Files(files), ..Found::default() });
    };
    let mut added = BTreeMap::new();
    add(&mut added, folder, folder)?;
    let from_folder = added.keys().cloned().collect();
    replace(&mut files, added);
    Ok(Found { files: Files(files), folder: Some(folder.to_owned()), from_folder })
}

fn embedded() -> BTreeMap<String, String> {
    let read = |name: std::borrow::Cow<'static, str>| {
        let file = Embedded::get(&name)?;
        Some((name.to_string(), String::from_utf8_lossy(&file.data).into_owned()))
    };
    Embedded::iter().filter(|it| it.ends_with(".toml")).filter_map(read).collect()
}

/// An edition of the national layer and a version of a catalogue are taken whole: none of our
/// files of the same one stays. The vocabulary is shared by all, so its files only add to ours,
/// or replace one of the same name.
fn replace(files: &mut BTreeMap<String, String>, added: BTreeMap<String, String>) {
    let wholes: BTreeSet<String> = added.keys().filter_map(|it| whole(it)).collect();
    files.retain(|name, _| whole(name).is_none_or(|it| !wholes.contains(&it)));
    files.extend(added);
}

fn whole(name: &str) -> Option<String> {
    let (municipality, rest) = name.split_once('/')?;
    let (version, _) = rest.split_once('/')?;
    (municipality != "fakta").then(|| format!("{municipality}/{version}"))
}

/// Every `.toml` below a folder, by its path from `root` with `/` between folders.
fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) -> Result<()> {
    let unreadable = |error: io::Error| cannot_read(folder, &error);
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.is_dir() {
            add(files, root, &path)?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.insert(parts.join("/"), read(&path)?);
        }
    }
    Ok(())
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| cannot_read(path, &error))
}

/// Why the system refuses, in words where it happens often.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "@reason-not-found".to_owned(),
        io::ErrorKind::PermissionDenied => "@reason-not-allowed".to_owned(),
        io::ErrorKind::AddrInUse => "@reason-in-use".to_owned(),
        io::ErrorKind::InvalidData => "@reason-no-text".to_owned(),
        other => other.to_string(),
    }
}

pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Stop {
    let problem = Problem::new("not-a-file").with("path", path.display());
    let problem = problem.with("reason", reason(error));
    Stop::Problems(vec![Diagnostic::error("", None, problem)])
}
