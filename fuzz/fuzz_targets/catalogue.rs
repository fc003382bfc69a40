//! The real catalogue as it was when the target was built (*katalog*): what a text is held against.

use standards::library::{self, Catalogue, CatalogueId, Files, Which};

/// The catalogue with these standards, by their ids.
pub fn catalogue(files: &Files, which: Which<'_>) -> Catalogue {
    let id = CatalogueId { municipality: "hvidovre".to_owned(), version: "2023".to_owned() };
    library::read_catalogue(files, &id, which).expect("the project's own catalogue can be read")
}

/// Every file under `catalogues/`.
pub fn files() -> Files {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogues");
    let mut files = Files::default();
    add(&mut files, &root, &root);
    files
}

fn add(files: &mut Files, root: &std::path::Path, folder: &std::path::Path) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).expect("below the root");
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            let text = std::fs::read_to_string(&path).expect("the file can be read");
            files.0.insert(parts.join("/"), text);
        }
    }
}
