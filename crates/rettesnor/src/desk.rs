//! What a command works at (*skrivebord*): the files, the words, and how things are found, read
//! and given out. Every command reads only what it needs.

use std::cell::RefCell;
use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use standards::answer::{self, Case, Labels};
use standards::facts::Facts;
use standards::facts_check;
use standards::library::{self, Catalogue, CatalogueId, Read, Which};
use standards::plan::{self, Flaw, Plan};
use standards::problem::{Diagnostic, Problem};
use standards::tree::{self, Spans};
use standards::{find, format};

use crate::args::{Args, Format, Lang};
use crate::draw::{self, Source};
use crate::files::{self, Found};
use crate::stop::{Result, Stop};
use crate::words::Words;

pub(crate) struct Desk<'a> {
    pub args: &'a Args,
    pub found: Found,
    pub words: Words,
    /// The facts file or the settings, kept so that a problem can show where it stands.
    facts: RefCell<Option<(String, Source)>>,
}

/// A facts file read, with the places of everything in it.
#[derive(Debug, Default)]
pub(crate) struct Given {
    pub name: String,
    pub facts: Facts,
    pub spans: Spans,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(args: &'a Args, found: Found) -> Desk<'a> {
        let words = Words(args.lang.language());
        Desk { args, found, words, facts: RefCell::default() }
    }

    pub(crate) fn labels(&self) -> Labels {
        match self.args.lang {
            Lang::Da => Labels::Danish,
            Lang::En => Labels::English,
        }
    }

    // --- giving out ---------------------------------------------------------------------------

    /// The answer in the form asked for: JSON, or the text that `write` makes.
    pub(crate) fn give(&self, json: &impl Serialize, write: impl FnOnce() -> String) -> Result<()> {
        match self.args.format {
            Format::Json => self.give_json(json),
            Format::Text => self.give_text(&write()),
        }
    }

    pub(crate) fn give_json(&self, json: &impl Serialize) -> Result<()> {
        // Compact writing is no use to a reader, and a program does not mind.
        let text = serde_json::to_string_pretty(json).map_err(std::io::Error::from)?;
        self.give_text(&format!("{text}\n"))
    }

    #[expect(clippy::unused_self, reason = "giving out belongs to the desk")]
    pub(crate) fn give_text(&self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        out.write_all(text.as_bytes())?;
        Ok(out.flush()?)
    }

    /// Problems as data, in the reader's language.
    pub(crate) fn told(&self, problems: &[Diagnostic]) -> serde_json::Value {
        let sources = |name: &str| self.source(name);
        serde_json::json!(draw::told(self.words.0, problems, &sources))
    }

    /// Problems: drawn to standard error, or as JSON to standard output.
    pub(crate) fn tell(&self, problems: &[Diagnostic]) -> Result<()> {
        let sources = |name: &str| self.source(name);
        let language = self.words.0;
        if self.args.format == Format::Json {
            return self.give_json(&serde_json::json!({ "problems": self.told(problems) }));
        }
        let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let text = draw::draw(language, problems, &sources, coloured);
        writeln!(std::io::stderr().lock(), "{text}")?;
        Ok(())
    }

    /// A file that a problem may stand in: its names and places are shown, its values never.
    pub(crate) fn shows(&self, name: &str, text: &str) {
        let source = Source { path: name.to_owned(), text: draw::covered(text), shown: true };
        *self.facts.borrow_mut() = Some((name.to_owned(), source));
    }

    fn source(&self, name: &str) -> Option<Source> {
        if let Some((known, source)) = &*self.facts.borrow()
            && known == name
        {
            return Some(source.clone());
        }
        let text = self.found.files.0.get(name)?.clone();
        Some(Source { path: self.found.place(name), text, shown: true })
    }

    // --- finding and reading --------------------------------------------------------------------

    /// The day asked about; today where none is given.
    #[expect(clippy::unused_self, reason = "the day belongs to the desk")]
    pub(crate) fn on(&self, on: Option<Date>) -> Result<Date> {
        in_calendar(on.unwrap_or_else(today))
    }

    pub(crate) fn catalogue_id(&self, text: &str, on: Date) -> Result<CatalogueId> {
        find::catalogue(&self.found.files, text, on).map_err(|problems| {
            // What was typed is no file.
            let typed = |it: Diagnostic| {
                if it.file == text { Diagnostic { file: String::new(), ..it } } else { it }
            };
            Stop::Problems(problems.into_iter().map(typed).collect())
        })
    }

    /// A catalogue with all its standards.
    pub(crate) fn catalogue(&self, text: &str, on: Date) -> Result<Catalogue> {
        let id = self.catalogue_id(text, on)?;
        Ok(library::read_catalogue(&self.found.files, &id, Which::All)?)
    }

    /// A catalogue with the one standard asked for.
    pub(crate) fn standard(&self, text: &str, standard: &str, on: Date) -> Result<Catalogue> {
        let id = self.catalogue_id(text, on)?;
        let ids = self.found.files.standard_ids(&id);
        let only = [find::standard(&ids, standard).map_err(Stop::typed)?];
        Ok(library::read_catalogue(&self.found.files, &id, Which::Only(&only))?)
    }

    /// The catalogue with one standard, or with all where none is named.
    pub(crate) fn one_or_all(
        &self,
        text: &str,
        standard: Option<&str>,
        on: Date,
    ) -> Result<Catalogue> {
        match standard {
            Some(standard) => self.standard(text, standard, on),
            None => self.catalogue(text, on),
        }
    }

    /// The facts of a file or of standard input, held against the standards of `catalogue`.
    pub(crate) fn facts(&self, path: Option<&Path>, catalogue: &Catalogue) -> Result<Given> {
        let Some(path) = path else { return Ok(Given::default()) };
        let given = self.read_facts(path, catalogue)?;
        self.hold_against(&given, catalogue)?;
        Ok(given)
    }

    /// The facts of a file, held against the standards of two catalogues: what either knows is
    /// known.
    pub(crate) fn facts_for_both(
        &self,
        path: &Path,
        before: &Catalogue,
        after: &Catalogue,
    ) -> Result<Facts> {
        let Given { name, facts, spans } = self.read_facts(path, after)?;
        let standards = [values(&before.standards), values(&after.standards)].concat();
        let problems = facts_check::check(&name, &spans, &facts, after, &standards);
        if problems.is_empty() { Ok(facts) } else { Err(problems.into()) }
    }

    fn read_facts(&self, path: &Path, catalogue: &Catalogue) -> Result<Given> {
        let (name, text) = text_of(path)?;
        let is_json = text.trim_start().starts_with('{');
        let source = Source { path: name.clone(), text: draw::covered(&text), shown: !is_json };
        *self.facts.borrow_mut() = Some((name.clone(), source));
        let read = if is_json { tree::from_json } else { tree::from_toml };
        let (value, spans, problems) = read(&name, &text);
        if !problems.is_empty() {
            return Err(problems.into());
        }
        let facts = Facts::read(&name, &value, &spans, &catalogue.vocabulary)?;
        Ok(Given { name, facts, spans })
    }

    /// One set of facts answers every standard at once, so what the standard at hand does not
    /// know may be another's; what none knows is an error.
    fn hold_against(&self, given: &Given, catalogue: &Catalogue) -> Result<()> {
        let Given { name, facts, spans } = given;
        let standards = values(&catalogue.standards);
        let mut problems = facts_check::check(name, spans, facts, catalogue, &standards);
        let has_all = standards.len() == self.found.files.standard_ids(&catalogue.id).len();
        if problems.iter().any(facts_check::may_be_anothers) && !has_all {
            let all = library::read_catalogue(&self.found.files, &catalogue.id, Which::All)?;
            problems = facts_check::check(name, spans, facts, &all, &values(&all.standards));
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
    }

    pub(crate) fn case<'c>(
        &self,
        catalogue: &'c Catalogue,
        standard: &'c format::Standard,
        plan: &'c Plan,
        facts: &'c Facts,
    ) -> Case<'c> {
        answer::case(catalogue, standard, plan, facts, self.labels())
    }
}

/// A standard compiled for a day. One with flaws answers nothing.
pub(crate) fn compiled(
    catalogue: &Catalogue,
    standard: &Read<format::Standard>,
    on: Date,
) -> Result<Plan> {
    let (plan, flaws) = plan::compile(catalogue, &standard.value, on);
    if flaws.is_empty() {
        return Ok(plan);
    }
    let at = |it: Flaw| Diagnostic::error(&standard.name, standard.span(&it.path), it.problem);
    Err(flaws.into_iter().map(at).collect::<Vec<_>>().into())
}

/// The one look at the clock.
#[expect(clippy::disallowed_methods, reason = "here, and only here, now is found out")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// Where the law's days are counted, wherever the machine stands. Also for `doctor`.
pub(crate) const ZONE: &str = "Europe/Copenhagen";

/// Denmark's time; the machine's own where it does not know it, which `doctor` tells.
pub(crate) fn zone() -> TimeZone {
    static DENMARK: LazyLock<TimeZone> =
        LazyLock::new(|| TimeZone::get(ZONE).unwrap_or_else(|_| TimeZone::system()));
    DENMARK.clone()
}

/// The moment, and the day it is in Denmark.
pub(crate) fn clock() -> (Timestamp, Date) {
    let now = now();
    (now, zone().to_datetime(now).date())
}

/// The day it is in Denmark.
pub(crate) fn today() -> Date {
    clock().1
}

/// The calendar, and so every rule of the house, ends somewhere.
pub(crate) fn in_calendar(day: Date) -> Result<Date> {
    if (1900..=2199).contains(&day.year()) {
        Ok(day)
    } else {
        Err(Stop::typed(Problem::new("day-out-of-calendar")))
    }
}

/// The one standard of a catalogue that was read with one.
pub(crate) fn only(catalogue: &Catalogue) -> Result<&Read<format::Standard>> {
    let none = || Stop::typed(Problem::new("unknown-standard").with("id", ""));
    catalogue.standards.first().ok_or_else(none)
}

fn values(standards: &[Read<format::Standard>]) -> Vec<&format::Standard> {
    standards.iter().map(|it| &it.value).collect()
}

fn text_of(path: &Path) -> Result<(String, String)> {
    let name = path.display().to_string();
    if path != Path::new("-") {
        return Ok((name, files::read(path)?));
    }
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text);
    read.map_err(|error| files::cannot_read(path, &error))?;
    Ok((name, text))
}
