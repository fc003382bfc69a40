//! Settings (*indstillinger*): what an operator decides, from a file, the environment and the
//! command line, the later the stronger; each remembers where it was said.
//!
//! Read by the house's own reader of TOML: the libraries for settings know neither the line a
//! mistake stands on nor the nearest right name, and speak English only. A secret is never a
//! setting; a setting names the file it stands in.

mod kinds;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::ops::Range;
use std::path::{Path, PathBuf};

use standards::problem::{Diagnostic, Problem};
use standards::tree;

use crate::args::{Kept, Listening};
use crate::desk::Desk;
use crate::stop::{Result, Stop};
pub(crate) use kinds::{Database, LogForm, LogLevel};

/// Everything that may be set, as in the file; `RETTESNOR_…` and `--…` are named after it.
pub(crate) const NAMES: [&str; 13] = [
    "data",
    "database",
    "database-password-file",
    "key",
    "catalogues",
    "address",
    "port",
    "public-url",
    "log",
    "log-level",
    "connections",
    "document-megabytes",
    "checkpoint-minutes",
];

/// Said of the tests and the pages' own tests, not of the program.
const NOT_OURS: [&str; 2] = ["RETTESNOR_TEST_", "RETTESNOR_SERVER"];
const PREFIX: &str = "RETTESNOR_";
/// Names the file itself; it cannot stand in it.
const FILE: &str = "RETTESNOR_CONFIG";

#[derive(Debug)]
pub(crate) struct Settings {
    pub file: Option<PathBuf>,
    /// None: no case work, only the pages.
    pub database: Option<Database>,
    pub password_file: Option<PathBuf>,
    pub key: Option<PathBuf>,
    pub catalogues: Option<PathBuf>,
    pub address: IpAddr,
    pub port: u16,
    pub public_url: Option<String>,
    /// None: what fits, with or without a database.
    pub log: Option<LogForm>,
    pub log_level: LogLevel,
    pub connections: u32,
    pub document_megabytes: u32,
    pub checkpoint_minutes: u32,
    /// All of them in the order of [`NAMES`], for people.
    pub shown: Vec<Shown>,
}

/// A setting as it came out.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub name: &'static str,
    pub value: Option<String>,
    pub origin: Origin,
}

/// Where a setting was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    Default,
    /// With the line.
    File(String),
    Environment(String),
    Flag(String),
}

/// What was said, before it is read.
struct Said {
    text: String,
    origin: Origin,
    span: Option<Range<usize>>,
}

impl Said {
    /// As whoever wrote it knows it.
    fn place(&self, name: &str) -> String {
        match &self.origin {
            Origin::Environment(name) | Origin::Flag(name) => name.clone(),
            Origin::Default | Origin::File(_) => name.to_owned(),
        }
    }
}

/// What the command line says, and whether it may say more than where the case work is kept.
pub(crate) struct Flags<'a> {
    pub kept: &'a Kept,
    pub listening: Option<&'a Listening>,
}

impl Flags<'_> {
    fn said(&self, desk: &Desk<'_>) -> Vec<(&'static str, String)> {
        let path = |it: &Option<PathBuf>| it.as_ref().map(|it| it.display().to_string());
        let kept = self.kept;
        let mut all = vec![
            ("data", path(&kept.data)),
            ("database", kept.database.clone()),
            ("database-password-file", path(&kept.database_password_file)),
            ("key", path(&kept.key)),
            ("catalogues", path(&desk.args.catalogues)),
        ];
        if let Some(it) = self.listening {
            all.extend([
                ("address", it.address.map(|it| it.to_string())),
                ("port", it.port.map(|it| it.to_string())),
                ("public-url", it.public_url.clone()),
                ("log", it.log.clone()),
                ("log-level", it.log_level.clone()),
            ]);
        }
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

/// Reads all settings; every mistake is told at once.
pub(crate) fn read(desk: &Desk<'_>, flags: &Flags<'_>) -> Result<Settings> {
    let mut problems = Vec::new();
    let mut said = BTreeMap::new();
    let file = flags.kept.config.clone().or_else(|| environment(FILE).map(PathBuf::from));
    let name = file.as_deref().map(|it| it.display().to_string()).unwrap_or_default();
    if let Some(file) = &file {
        let text = crate::files::read(file)?;
        desk.shows(&name, &text);
        problems.extend(from_file(&name, &text, &mut said));
    }
    problems.extend(from_environment(&mut said));
    for (name, text) in flags.said(desk) {
        let origin = Origin::Flag(format!("--{name}"));
        said.insert(name, Said { text, origin, span: None });
    }
    let mut reader = Reader { file: &name, said, problems, shown: Vec::new() };
    let settings = reader.all(file.clone());
    if reader.problems.is_empty() { Ok(settings) } else { Err(Stop::Problems(reader.problems)) }
}

fn from_file(name: &str, text: &str, said: &mut BTreeMap<&'static str, Said>) -> Vec<Diagnostic> {
    let (value, spans, mut problems) = tree::from_toml(name, text);
    for (key, value) in value.as_object().into_iter().flatten() {
        let Some(known) = NAMES.into_iter().find(|it| it == key) else {
            problems.push(Diagnostic::error(name, spans.key_span(key), unknown(key, NAMES)));
            continue;
        };
        let span = spans.key(key).and_then(|it| it.span.clone());
        let text_of = match value {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let Some(text_of) = text_of else {
            let problem = wrong(key, "@setting-text-or-number");
            problems.push(Diagnostic::error(name, span, problem));
            continue;
        };
        let line = span.as_ref().map_or(1, |it| 1 + newlines(text, it.start));
        let origin = Origin::File(format!("{name}:{line}"));
        said.insert(known, Said { text: text_of, origin, span });
    }
    problems
}

fn newlines(text: &str, before: usize) -> usize {
    text.bytes().take(before).filter(|it| *it == b'\n').count()
}

fn from_environment(said: &mut BTreeMap<&'static str, Said>) -> Vec<Diagnostic> {
    let known: Vec<String> = NAMES.iter().map(|it| variable(it)).collect();
    let mut problems = Vec::new();
    // A variable that is no text is not ours to read; its name is told all the same.
    let all = std::env::vars_os().map(|(name, value)| {
        (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned())
    });
    let mut all: Vec<(String, String)> = all.filter(|(name, _)| is_ours(name)).collect();
    all.sort();
    for (variable, text) in all {
        match NAMES.into_iter().find(|it| self::variable(it) == variable) {
            Some(name) => {
                let origin = Origin::Environment(variable);
                said.insert(name, Said { text, origin, span: None });
            }
            None => {
                let problem = unknown(&variable, known.iter().map(String::as_str));
                problems.push(Diagnostic::error("", None, problem));
            }
        }
    }
    problems
}

/// `RETTESNOR_PUBLIC_URL` of `public-url`.
pub(crate) fn variable(name: &str) -> String {
    format!("{PREFIX}{}", name.to_uppercase().replace('-', "_"))
}

fn is_ours(variable: &str) -> bool {
    variable.starts_with(PREFIX)
        && variable != FILE
        && !NOT_OURS.iter().any(|it| variable.starts_with(it))
}

#[expect(clippy::disallowed_methods, reason = "settings are read here, once, and passed on")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|it| !it.is_empty())
}

fn unknown<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Problem {
    let all = known.clone().into_iter().collect::<Vec<_>>().join(", ");
    Problem::new("unknown-setting").with("id", name).near(name, known).with("known", all)
}

fn wrong(place: &str, expected: &str) -> Problem {
    Problem::new("wrong-setting").with("place", place).with("expected", expected)
}

/// Turns what was said into values of the right kind.
struct Reader<'a> {
    file: &'a str,
    said: BTreeMap<&'static str, Said>,
    problems: Vec<Diagnostic>,
    shown: Vec<Shown>,
}

/// Reads one value, or says with a text key what it should be.
type Reads<T> = fn(&str) -> std::result::Result<T, &'static str>;

impl Reader<'_> {
    fn all(&mut self, file: Option<PathBuf>) -> Settings {
        let data = self.optional("data", kinds::path);
        let below = |name: &str| data.as_deref().map(|it| it.join(name));
        let standard = below("rettesnor.db").map(|it| format!("sqlite:{}", it.display()));
        let database = self.with("database", standard, kinds::database);
        // Beside the database's file, where nothing else is said.
        let beside = |name: &str| {
            let folder = database.as_ref().and_then(Database::file);
            below(name).or_else(|| Some(folder?.parent().unwrap_or(Path::new("")).join(name)))
        };
        let told = |it: Option<PathBuf>| it.map(|it| it.display().to_string());
        let key = told(beside("rettesnor.key"));
        Settings {
            file,
            password_file: self.optional("database-password-file", kinds::path),
            key: self.with("key", key, kinds::path),
            catalogues: self.optional("catalogues", kinds::path),
            address: self.or("address", IpAddr::from([127, 0, 0, 1]), kinds::address),
            port: self.or("port", 8480, kinds::port),
            public_url: self.optional("public-url", kinds::web_address),
            log: self.optional("log", kinds::log),
            log_level: self.or("log-level", LogLevel::Info, kinds::log_level),
            connections: self.or("connections", 4, kinds::connections),
            document_megabytes: self.or("document-megabytes", 20, kinds::megabytes),
            checkpoint_minutes: self.or("checkpoint-minutes", 10, kinds::minutes),
            database,
            shown: std::mem::take(&mut self.shown),
        }
    }

    fn optional<T>(&mut self, name: &'static str, reads: Reads<T>) -> Option<T> {
        self.with(name, None, reads)
    }

    fn or<T: ToString>(&mut self, name: &'static str, standard: T, reads: Reads<T>) -> T {
        self.with(name, Some(standard.to_string()), reads).unwrap_or(standard)
    }

    fn with<T>(
        &mut self,
        name: &'static str,
        standard: Option<String>,
        reads: Reads<T>,
    ) -> Option<T> {
        let Some(said) = self.said.remove(name) else {
            let value = standard.as_deref().and_then(|it| reads(it).ok());
            self.shown.push(Shown { name, value: standard, origin: Origin::Default });
            return value;
        };
        match reads(&said.text) {
            Ok(value) => {
                let value_said = Some(said.text);
                self.shown.push(Shown { name, value: value_said, origin: said.origin });
                Some(value)
            }
            Err(expected) => {
                let file = if said.span.is_some() { self.file } else { "" };
                let problem = wrong(&said.place(name), expected);
                self.problems.push(Diagnostic::error(file, said.span, problem));
                None
            }
        }
    }
}

impl Settings {
    /// Whether whoever logs in comes by https: only then may the browser be told to demand it.
    pub(crate) fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|it| it.starts_with("https:"))
    }
}
