//! Who signs by the catalogue (*kompetence*): a document says it in its own words; a table in the
//! catalogues' folder says which job those words are. Words that are not there decide nothing.

use std::collections::{BTreeMap, BTreeSet};

use casework::role::Competence;
use serde::Deserialize;
use standards::format::Standard;
use standards::library::Files;

/// Where the table stands among the catalogues' files.
pub const FILE: &str = "kompetencer.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "format")]
    _format: u32,
    /// The acts that are the decision itself, in the documents' words.
    afgoerelser: BTreeSet<String>,
    /// Words of the documents → job.
    af: BTreeMap<String, Competence>,
}

/// Which job the documents' words are.
#[derive(Debug, Default)]
pub struct Table {
    decisions: BTreeSet<String>,
    jobs: BTreeMap<String, Competence>,
}

impl Table {
    /// # Errors
    /// What the file says instead.
    pub fn read(files: &Files) -> Result<Table, toml::de::Error> {
        let Some(text) = files.0.get(FILE) else { return Ok(Table::default()) };
        toml::from_str::<Written>(text).map(|it| Table { decisions: it.afgoerelser, jobs: it.af })
    }

    /// Who signs a decision of a standard: the lowest job that the document names for it without
    /// a condition. Where it names none, a case worker.
    pub fn of(&self, standard: &Standard) -> Competence {
        let named = standard.competence.items().iter().filter(|it| it.when.is_none());
        let decides = named.filter(|it| self.decisions.contains(&it.act));
        let jobs = decides.filter_map(|it| self.jobs.get(&it.by).copied());
        jobs.min().unwrap_or(Competence::CaseWorker)
    }
}
