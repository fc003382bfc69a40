//! The catalogues that the program carries, and those of a folder beside or instead of them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use rust_embed::RustEmbed;
use standards::library::Files;

/// The project's own catalogues, embedded when the program is built.
#[derive(RustEmbed)]
#[folder = "../../catalogues"]
struct Embedded;

/// The embedded catalogues, with those of `folder` added: a file of the same name replaces ours.
pub(crate) fn all(folder: Option<&Path>) -> anyhow::Result<Files> {
    let mut files = BTreeMap::new();
    for name in Embedded::iter().filter(|it| it.ends_with(".toml")) {
        if let Some(file) = Embedded::get(&name) {
            files.insert(name.to_string(), String::from_utf8_lossy(&file.data).into_owned());
        }
    }
    if let Some(folder) = folder {
        let mut added = BTreeMap::new();
        add(&mut added, folder, folder)?;
        replace(&mut files, added);
    }
    Ok(Files(files))
}

/// A version in the folder is taken whole: none of our files of the same version stays.
fn replace(files: &mut BTreeMap<String, String>, added: BTreeMap<String, String>) {
    let version = |name: &str| {
        let mut parts = name.splitn(3, '/');
        Some(format!("{}/{}/", parts.next()?, parts.next()?))
    };
    let versions: Vec<String> =
        added.keys().filter(|it| it.ends_with("/katalog.toml")).filter_map(|it| version(it)).collect();
    files.retain(|name, _| !versions.iter().any(|it| name.starts_with(it)));
    files.extend(added);
}

/// Every `.toml` below a folder, by its path from `root` with `/` between folders.
fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            add(files, root, &path)?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            let text = std::fs::read_to_string(&path)
                .with_context(|| format!("the file {} cannot be read", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.insert(parts.join("/"), text);
        }
    }
    Ok(())
}
