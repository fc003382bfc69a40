//! The project's own catalogues, read from its folder.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::allow_attributes, reason = "`expect` cannot know which test file it is in")]
#![allow(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use standards::library::{Catalogue, CatalogueId, Files, Which, read_catalogue};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file of `catalogues/`.
pub(crate) fn files() -> Files {
    let mut files = BTreeMap::new();
    let folder = root().join("catalogues");
    add(&mut files, &folder, &folder);
    Files(files)
}

fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap();
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.insert(parts.join("/"), std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Hvidovre's catalogue, whole.
pub(crate) fn hvidovre(files: &Files) -> Catalogue {
    let id = CatalogueId { municipality: "hvidovre".into(), version: "2023".into() };
    read_catalogue(files, &id, Which::All).unwrap()
}
