//! The shelf (*reol*): the adopted catalogues that cases are held against, read once, with each
//! standard's plan for a day compiled once. What a receipt pins is every file that was read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use casework::receipt::hex;
use casework::role::Competence;
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use standards::format::Standard;
use standards::library::{self, Catalogue, CatalogueId, Common, Files};
use standards::plan::{self, Plan};
use standards::problem::{Diagnostic, Problem};

use crate::competence;

/// How many compiled plans a catalogue keeps: its standards on a handful of days.
const PLANS_KEPT: usize = 2048;

/// A catalogue with all it was read from.
pub struct Shelved {
    pub catalogue: Catalogue,
    /// SHA-256 of every file below: the name they are kept under in the database.
    pub pinned: String,
    /// The catalogue's own files without its examples, its national edition, the vocabulary.
    pub files: Files,
    plans: Mutex<BTreeMap<(String, Date), Arc<Plan>>>,
    /// By standard: who signs its decisions.
    signs: BTreeMap<String, Competence>,
}

impl Shelved {
    fn new(files: &Files, id: &CatalogueId, common: &Common) -> Result<Shelved, Vec<Diagnostic>> {
        let catalogue = library::read_among(files, id, common)?;
        let national = format!("national/{}/", catalogue.file.value.national.edition);
        let (own, examples) = (format!("{id}/"), format!("{id}/eksempler/"));
        let wanted = |path: &str| {
            path.starts_with(&own) && !path.starts_with(&examples)
                || path.starts_with(&national)
                || path == "fakta.toml"
        };
        let kept = files.0.iter().filter(|(path, _)| wanted(path));
        let kept = Files(kept.map(|(path, text)| (path.clone(), text.clone())).collect());
        let pinned = hash(&kept);
        let plans = Mutex::default();
        Ok(Shelved { catalogue, pinned, files: kept, plans, signs: BTreeMap::new() })
    }

    /// One catalogue from files that were kept under a pin.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn kept(files: &Files, id: &CatalogueId) -> Result<Shelved, Vec<Diagnostic>> {
        Shelved::new(files, id, &Common::read(files))
    }

    /// Who signs a standard's decisions.
    pub fn signs(&self, standard: &str) -> Competence {
        self.signs.get(standard).copied().unwrap_or(Competence::CaseWorker)
    }

    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.catalogue.standards.iter().map(|it| &it.value).find(|it| it.id.as_str() == id)
    }

    /// A standard compiled for a day; none where something in it cannot be.
    pub fn plan(&self, standard: &Standard, day: Date) -> Arc<Plan> {
        let key = (standard.id.to_string(), day);
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = plans.get(&key) {
            return Arc::clone(plan);
        }
        if plans.len() >= PLANS_KEPT {
            plans.clear();
        }
        let plan = Arc::new(plan::compile(&self.catalogue, standard, day).0);
        plans.insert(key, Arc::clone(&plan));
        plan
    }
}

/// Every file's name and text, each with its length before it.
fn hash(files: &Files) -> String {
    let mut hasher = Sha256::new();
    for part in files.0.iter().flat_map(|(path, text)| [path, text]) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize())
}

/// All catalogues that were found.
pub struct Shelf {
    all: BTreeMap<String, Arc<Shelved>>,
}

impl Shelf {
    /// Reads every catalogue; one that cannot be read is told of and does not harm the others.
    pub fn read(files: &Files) -> (Shelf, Vec<Diagnostic>) {
        let common = Common::read(files);
        let mut problems = Vec::new();
        let competences = competence::Table::read(files).unwrap_or_else(|error| {
            let span = error.span();
            let problem = Problem::new("syntax").with("reason", error.message());
            problems.push(Diagnostic::error(competence::FILE, span, problem));
            competence::Table::default()
        });
        let mut all = BTreeMap::new();
        for id in files.catalogues() {
            match Shelved::new(files, &id, &common) {
                Ok(mut shelved) => {
                    let standards = shelved.catalogue.standards.iter().map(|it| &it.value);
                    shelved.signs =
                        standards.map(|it| (it.id.to_string(), competences.of(it))).collect();
                    all.insert(id.to_string(), Arc::new(shelved));
                }
                Err(found) => problems.extend(found),
            }
        }
        (Shelf { all }, problems)
    }

    pub fn get(&self, id: &str) -> Option<&Arc<Shelved>> {
        self.all.get(id)
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.all.keys().map(String::as_str)
    }
}
