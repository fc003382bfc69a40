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
