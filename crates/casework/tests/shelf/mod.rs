//! The project's own catalogues, read from its folder.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::allow_attributes, reason = "`expect` cannot know which test file it is in")]
#![allow(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use standards::format::Standard;
use standards::library::{Catalogue, CatalogueId, Common, Files, read_among};

/// The five catalogues, whole.
pub(crate) static SHELF: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let files = files();
    let common = Common::read(&files);
    files.catalogues().iter().map(|it| read_among(&files, it, &common).unwrap()).collect()
});

pub(crate) fn catalogue(id: &str) -> &'static Catalogue {
    SHELF.iter().find(|it| it.id.to_string() == id).unwrap()
}

pub(crate) fn standard<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Standard {
    &catalogue.standards.iter().find(|it| it.value.id.as_str() == id).unwrap().value
}

/// One catalogue, with a change in the text of some of its files.
pub(crate) fn changed(id: &str, change: impl Fn(&str, &mut String)) -> Catalogue {
    let mut files = files();
    for (name, text) in &mut files.0 {
        change(name, text);
    }
    let (municipality, version) = id.split_once('/').unwrap();
    let id = CatalogueId { municipality: municipality.into(), version: version.into() };
    read_among(&files, &id, &Common::read(&files)).unwrap()
}

fn files() -> Files {
    let mut files = BTreeMap::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    add(&mut files, &folder, &folder);
    Files(files)
}

fn add(files: &mut BTreeMap<String, String>, root: &Path, folder: &PathBuf) {
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
