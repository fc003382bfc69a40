//! The addresses of the pages, in one place. None of them can hold a person's data.

/// A catalogue in one version: `hvidovre/2023`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueId {
    pub municipality: String,
    pub version: String,
}

impl CatalogueId {
    pub fn new(municipality: impl Into<String>, version: impl Into<String>) -> Self {
        Self { municipality: municipality.into(), version: version.into() }
    }
}

pub fn catalogue(id: &CatalogueId) -> String {
    format!("/katalog/{}/{}", id.municipality, id.version)
}

pub fn standard(id: &CatalogueId, standard: &str) -> String {
    format!("{}/{standard}", catalogue(id))
}

pub fn assess(id: &CatalogueId, standard: &str) -> String {
    format!("{}/{standard}/vurder", catalogue(id))
}

/// All standards of a catalogue from one set of facts.
pub fn assess_all(id: &CatalogueId) -> String {
    assess(id, "alle")
}

/// `billund/2021`, as forms send it; none for anything else.
pub fn parse(text: &str) -> Option<CatalogueId> {
    let (municipality, version) = text.split_once('/')?;
    let is_plain =
        |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_alphanumeric() || it == '-');
    (is_plain(municipality) && is_plain(version)).then(|| CatalogueId::new(municipality, version))
}

/// Two catalogues held against each other; a paragraph alone where one is named.
pub fn compare(before: &CatalogueId, after: &CatalogueId, paragraph: &str) -> String {
    let catalogues = format!(
        "/sammenlign/{}/{}/{}/{}",
        before.municipality, before.version, after.municipality, after.version
    );
    if paragraph.is_empty() { catalogues } else { format!("{catalogues}/{paragraph}") }
}

/// What a council should look at.
pub fn review(id: &CatalogueId) -> String {
    format!("{}/gennemgang", catalogue(id))
}

pub fn fact(id: &str) -> String {
    format!("/oplysninger/{id}")
}
