//! The files of all catalogues, and a catalogue read from them (*katalog*). Reading is all or
//! nothing: a broken file never half-loads, and every error is told at once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::format::{
    CatalogueFile, ExamplesFile, FORMAT, LawPiece, NationalFile, PensionAgeRow, Rate, RatesFile,
    Standard, StandardId, VocabularyFile,
};
use crate::problem::{Diagnostic, Problem};
use crate::search::{SearchWord, SearchWordsFile};
use crate::shape;
use crate::tree::{self, At, Spans};
use crate::vocabulary::Vocabulary;

/// Every file by its path under `catalogues/`, with `/` between folders.
#[derive(Debug, Clone, Default)]
pub struct Files(pub BTreeMap<String, String>);

/// A file read into its type, with the places of everything in it.
#[derive(Debug, Clone)]
pub struct Read<T> {
    pub name: String,
    pub value: T,
    pub spans: Spans,
}

impl<T> Read<T> {
    /// Where the value on a path stands.
    pub fn span(&self, path: &[At]) -> Option<std::ops::Range<usize>> {
        self.spans.find(path)
    }
}

/// `hvidovre/2023`: a municipality and one version of its catalogue, as its folders are called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CatalogueId {
    pub municipality: String,
    pub version: String,
}

impl std::fmt::Display for CatalogueId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.municipality, self.version)
    }
}

/// The pieces of the national layer, in one edition (*lovlag*).
#[derive(Debug, Clone, Default)]
pub struct National {
    pub edition: String,
    pub pieces: Vec<LawPiece>,
    pub pension_ages: Vec<PensionAgeRow>,
    /// SHA-256 of the edition's files.
    pub sha256: String,
}

impl National {
    /// A piece by its key, which survives renumbering: as it stood on `day`, else the last there
    /// is of it.
    pub fn piece(&self, id: &str, day: Date) -> Option<&LawPiece> {
        let mut named = self.pieces.iter().filter(|it| it.id.as_str() == id);
        let standing = named.clone().find(|it| in_force(it, day));
        standing.or_else(|| named.next_back())
    }

    /// The pieces of a section that were in force on `day`.
    pub fn of<'a>(&'a self, law: &'a str, day: Date) -> impl Iterator<Item = &'a LawPiece> + 'a {
        self.pieces.iter().filter(move |it| it.law == law && in_force(it, day))
    }
}

/// Whether a piece was in force on `day`. Both ends count; an end not given is open.
pub fn in_force(piece: &LawPiece, day: Date) -> bool {
    piece.from.is_none_or(|from| from.0 <= day) && piece.until.is_none_or(|until| day <= until.0)
}

/// One municipality's catalogue in one version, whole or with the standards asked for.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub id: CatalogueId,
    pub file: Read<CatalogueFile>,
    pub rates: Vec<Rate>,
    pub standards: Vec<Read<Standard>>,
    pub national: National,
    pub vocabulary: Vocabulary,
    /// SHA-256 of the version's files: what a decision pins.
    pub version_hash: String,
}

/// Which standards to read.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    All,
    Only(&'a [String]),
}

impl Files {
    /// Catalogue folders: those that hold a `katalog.toml`.
    pub fn catalogues(&self) -> Vec<CatalogueId> {
        let of = |path: &String| {
            let mut parts = path.strip_suffix("/katalog.toml")?.split('/');
            let (municipality, version) = (parts.next()?.to_owned(), parts.next()?.to_owned());
            parts.next().is_none().then_some(CatalogueId { municipality, version })
        };
        self.0.keys().filter_map(of).collect()
    }

    /// Files under a folder, in order.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> + 'a {
        let files = self.0.range(folder.to_owned()..);
        files
            .take_while(move |(path, _)| path.starts_with(folder))
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .filter(|(path, _)| stem(path).is_some())
    }

    /// The ids of a catalogue's standards, from the file names.
    pub fn standard_ids(&self, catalogue: &CatalogueId) -> Vec<String> {
        let folder = format!("{catalogue}/standarder/");
        self.under(&folder).filter_map(|(path, _)| stem(path)).collect()
    }
}

fn stem(path: &str) -> Option<String> {
    Some(path.rsplit('/').next()?.strip_suffix(".toml")?.to_owned())
}

/// The JSON Schema of one kind of file.
pub fn schema<T: JsonSchema>() -> Schema {
    schemars::schema_for!(T)
}

/// Reads one file. The closed types find that something is wrong; only then does the walk of
/// the schema find all of it, and where.
pub fn read<T: DeserializeOwned + JsonSchema>(
    name: &str,
    text: &str,
) -> Result<Read<T>, Vec<Diagnostic>> {
    let (value, spans, problems) = tree::from_toml(name, text);
    if !problems.is_empty() {
        // What could not be read at all is not also of the wrong type.
        let mut others = misfits::<T>(name, &value, &spans);
        others.retain(|it| !problems.iter().any(|told| told.span == it.span));
        return Err(problems.into_iter().chain(others).collect());
    }
    if let Some(problem) = other_format(&value) {
        return Err(vec![Diagnostic::error(
            name,
            spans.find(&[At::Key("format".into())]),
            problem,
        )]);
    }
    match serde_json::from_value::<T>(value.clone()) {
        Ok(value) => Ok(Read { name: name.to_owned(), value, spans }),
        Err(error) => {
            let mut all = misfits::<T>(name, &value, &spans);
            if all.is_empty() {
                let problem = Problem::new("not-readable").with("reason", error);
                all.push(Diagnostic::error(name, None, problem));
            }
            Err(all)
        }
    }
}

fn other_format(value: &serde_json::Value) -> Option<Problem> {
    let found = value.get("format")?.as_i64()?;
    (found != i64::from(FORMAT))
        .then(|| Problem::new("other-format").with("found", found).with("known", FORMAT))
}

fn misfits<T: JsonSchema>(name: &str, value: &serde_json::Value, spans: &Spans) -> Vec<Diagnostic> {
    let schema = schema::<T>();
    let to_diagnostic = |misfit: shape::Misfit| {
        let span = match (misfit.key, misfit.path.split_last()) {
            (true, Some((At::Key(key), path))) => find(spans, path).and_then(|it| it.key_span(key)),
            _ => spans.find(&misfit.path),
        };
        Diagnostic::error(name, span, misfit.problem)
    };
    shape::misfits(&schema, value).into_iter().map(to_diagnostic).collect()
}

fn find<'a>(spans: &'a Spans, path: &[At]) -> Option<&'a Spans> {
    path.iter().try_fold(spans, |here, step| match step {
        At::Key(key) => here.key(key),
        At::Index(index) => here.index(*index),
    })
}

/// Reads the vocabulary: every `fakta/*.toml`, or `fakta.toml`.
pub fn read_vocabulary(files: &Files) -> Result<Vocabulary, Vec<Diagnostic>> {
    let (parts, problems) = read_all::<VocabularyFile>(files, "fakta");
    if !problems.is_empty() {
        return Err(problems);
    }
    Vocabulary::of(&parts)
}

/// Reads the everyday words that people search with; none where there is no such file.
pub fn read_search_words(files: &Files) -> Result<Vec<SearchWord>, Vec<Diagnostic>> {
    let (parts, problems) = read_all::<SearchWordsFile>(files, "soegeord");
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(parts.into_iter().flat_map(|it| it.value.words).collect())
}

/// Reads an edition of the national layer.
pub fn read_national(files: &Files, edition: &str) -> Result<National, Vec<Diagnostic>> {
    let folder = format!("national/{edition}/");
    let (parts, problems) = read_all::<NationalFile>(files, &folder);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut national = National {
        edition: edition.to_owned(),
        sha256: hash(files.under(&folder)),
        ..National::default()
    };
    for part in parts {
        national.pieces.extend(part.value.pieces);
        national.pension_ages.extend(part.value.pension_ages);
    }
    Ok(national)
}

fn read_all<T: DeserializeOwned + JsonSchema>(
    files: &Files,
    folder: &str,
) -> (Vec<Read<T>>, Vec<Diagnostic>) {
    let (mut parts, mut problems) = (Vec::new(), Vec::new());
    for (name, text) in files.under(folder) {
        match read(name, text) {
            Ok(part) => parts.push(part),
            Err(errors) => problems.extend(errors),
        }
    }
    (parts, problems)
}

/// SHA-256 over names and texts, so that neither can change unseen.
fn hash<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in files {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(text.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // Writing to a string cannot fail.
        text
    })
}

/// The files a version's hash stands on: everything but its worked examples.
fn hashed<'a>(files: &'a Files, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    files.under(folder).filter(|(path, _)| !path.contains("/eksempler/"))
}

/// What all catalogues share, read once for several of them.
pub struct Common {
    vocabulary: Result<Vocabulary, Vec<Diagnostic>>,
    nationals: BTreeMap<String, Result<National, Vec<Diagnostic>>>,
}

impl Common {
    /// Reads the vocabulary and every edition of the national layer.
    pub fn read(files: &Files) -> Common {
        let edition =
            |path: &str| path.strip_prefix("national/")?.split('/').next().map(str::to_owned);
        let editions: std::collections::BTreeSet<String> =
            files.under("national/").filter_map(|(path, _)| edition(path)).collect();
        let national = |it: String| {
            let read = read_national(files, &it);
            (it, read)
        };
        Common {
            vocabulary: read_vocabulary(files),
            nationals: editions.into_iter().map(national).collect(),
        }
    }

    fn national(&self, edition: &str) -> Result<National, Vec<Diagnostic>> {
        match self.nationals.get(edition) {
            Some(read) => read.clone(),
            None => Ok(National { edition: edition.to_owned(), ..National::default() }),
        }
    }
}

/// Reads a catalogue. All errors of all its files come together.
pub fn read_catalogue(
    files: &Files,
    id: &CatalogueId,
    which: Which<'_>,
) -> Result<Catalogue, Vec<Diagnostic>> {
    read_with(files, id, which, read_vocabulary(files), |it| read_national(files, it))
}

/// Reads a catalogue whole, with what it shares with others already read.
pub fn read_among(
    files: &Files,
    id: &CatalogueId,
    common: &Common,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let vocabulary = common.vocabulary.clone();
    read_with(files, id, Which::All, vocabulary, |it| common.national(it))
}

fn read_with(
    files: &Files,
    id: &CatalogueId,
    which: Which<'_>,
    vocabulary: Result<Vocabulary, Vec<Diagnostic>>,
    national: impl Fn(&str) -> Result<National, Vec<Diagnostic>>,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let folder = format!("{id}/");
    let name = format!("{id}/katalog.toml");
    let text = files.0.get(&name).map_or("", String::as_str);
    let file = read::<CatalogueFile>(&name, text).map_err(|it| problems.extend(it)).ok();
    let (rates, errors) = read_all::<RatesFile>(files, &format!("{id}/takster"));
    problems.extend(errors);
    let vocabulary = vocabulary.map_err(|it| problems.extend(it)).ok();
    let standards = read_standards(files, id, which, &mut problems);
    let law = file.as_ref().and_then(|file| {
        let edition = &file.value.national.edition;
        national(edition).map_err(|it| problems.extend(it)).ok()
    });
    match (file, vocabulary, law) {
        (Some(mut file), Some(vocabulary), Some(national)) if problems.is_empty() => {
            let mut all_rates = Vec::new();
            for part in rates {
                all_rates.extend(part.value.rates);
                file.value.ambiguities.extend(part.value.ambiguities);
            }
            Ok(Catalogue {
                id: id.clone(),
                file,
                rates: all_rates,
                standards,
                national,
                vocabulary,
                version_hash: hash(hashed(files, &folder)),
            })
        }
        _ => Err(problems),
    }
}

fn read_standards(
    files: &Files,
    id: &CatalogueId,
    which: Which<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Read<Standard>> {
    let folder = format!("{id}/standarder/");
    let wanted = |path: &str| match which {
        Which::All => true,
        Which::Only(ids) => stem(path).is_some_and(|stem| ids.contains(&stem)),
    };
    let mut standards: Vec<Read<Standard>> = Vec::new();
    for (name, text) in files.under(&folder).filter(|(path, _)| wanted(path)) {
        match read::<Standard>(name, text) {
            Ok(standard) => {
                if stem(name).as_deref() != Some(standard.value.id.as_str()) {
                    let span = standard.span(&[At::Key("id".into())]);
                    let problem = Problem::new("id-not-file-name").with("id", &standard.value.id);
                    problems.push(Diagnostic::error(name, span, problem));
                }
                standards.push(standard);
            }
            Err(errors) => problems.extend(errors),
        }
    }
    // `100` after `97`: by paragraph number, then by name.
    standards.sort_by_key(|it| sort_key(it.value.id.as_str()));
    standards
}

/// Orders ids by the number they begin with.
pub fn sort_key(id: &str) -> (u32, String) {
    let digits: String = id.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(u32::MAX), id.to_owned())
}

/// Reads the worked examples of a catalogue.
pub fn read_examples(
    files: &Files,
    id: &CatalogueId,
) -> (Vec<Read<ExamplesFile>>, Vec<Diagnostic>) {
    read_all(files, &format!("{id}/eksempler/"))
}

impl Catalogue {
    pub fn standard(&self, id: &StandardId) -> Option<&Standard> {
        self.standards.iter().map(|it| &it.value).find(|it| it.id == *id)
    }

    /// The rate that pays for `day`: the last one that began, by its own dates.
    pub fn rate(&self, id: &str, day: Date) -> Option<&Rate> {
        let candidates = self.rates.iter().filter(|it| it.id.as_str() == id);
        candidates
            .filter(|it| it.from.value().is_none_or(|from| from.0 <= day))
            .max_by_key(|it| it.from.value().copied())
            .or_else(|| self.rates.iter().find(|it| it.id.as_str() == id))
    }

    /// The first and last day the version is in force, as far as it is known; and whether the
    /// first is only the earliest possible.
    pub fn in_force(&self) -> (Option<Date>, Option<Date>, bool) {
        let file = &self.file.value;
        let stated = file.from.value().map(|it| it.0);
        let earliest = file.earliest.as_ref().map(|it| it.on.0);
        let until = file.until.value().map(|it| it.0);
        (stated.or(earliest), until, stated.is_none())
    }
}
