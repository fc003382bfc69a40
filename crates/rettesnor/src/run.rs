//! One function per command: find, read, evaluate, print.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use standards::answer::{self, Labels};
use standards::assess::{self, Memory};
use standards::facts::Facts;
use standards::format;
use standards::library::{self, Catalogue, CatalogueId, Files, Which};
use standards::plan::{self, Plan};
use standards::problem::{Diagnostic, Severity};
use standards::{examples, find, limits, tree};

use crate::args::{Args, Command, Format, Given, Lang, SchemaFile};
use crate::files;

/// Everything was fine.
pub(crate) const FINE: u8 = 0;
/// Something was found that somebody should look at.
pub(crate) const FINDINGS: u8 = 1;
/// Input cannot be read.
pub(crate) const CANNOT_READ: u8 = 2;

pub(crate) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let files = files::all(args.catalogues.as_deref())?;
    let desk = Desk { args, files };
    let code = match &args.command {
        Command::Examples { catalogue, only } => desk.examples(catalogue, only.as_deref())?,
        Command::Assess { catalogue, standard, all, given } => {
            desk.assess(catalogue, standard.as_deref(), *all, given)?
        }
        Command::Calculate { catalogue, standard, calculation, given } => {
            desk.calculate(catalogue, standard, calculation, given)?
        }
        Command::Deadline { catalogue, standard, kind, from, id, facts } => {
            desk.deadline(catalogue, standard, kind, from, id.as_deref(), facts.as_deref())?
        }
        _ => return Err(anyhow!("not yet")),
    };
    Ok(ExitCode::from(code))
}

struct Desk<'a> {
    args: &'a Args,
    files: Files,
}

impl Desk<'_> {
    fn labels(&self) -> Labels {
        match self.args.lang {
            Lang::Da => Labels::Danish,
            Lang::En => Labels::English,
        }
    }

    fn print(&self, json: &impl serde::Serialize) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, json)?;
        writeln!(out)?;
        Ok(())
    }

    fn refuse(&self, problems: &[Diagnostic]) -> anyhow::Error {
        let lines: Vec<String> = problems.iter().map(|it| {
            let line = it.span.as_ref().and_then(|s| self.files.0.get(&it.file).map(|t| t[..s.start.min(t.len())].matches('\n').count()+1));
            format!("{}:{}: {} {:?}", it.file, line.unwrap_or(0), it.problem.code, it.problem.args)
        }).collect();
        anyhow!(lines.join("\n"))
    }

    fn on(&self, on: Option<Date>) -> Date {
        on.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
    }

    fn catalogue(&self, text: &str, on: Date, standard: Option<&str>) -> anyhow::Result<(Catalogue, Option<String>)> {
        let id = find::catalogue(&self.files, text, on).map_err(|it| self.refuse(&it))?;
        let ids = self.files.standard_ids(&id);
        let standard = standard.map(|it| find::standard(&ids, it)).transpose().map_err(|it| self.refuse(&[Diagnostic::error(text, None, it)]))?;
        let only = standard.clone().map(|it| vec![it]);
        let which = only.as_ref().map_or(Which::All, |it| Which::Only(it));
        let catalogue = library::read_catalogue(&self.files, &id, which).map_err(|it| self.refuse(&it))?;
        Ok((catalogue, standard))
    }

    fn facts(&self, path: Option<&Path>, catalogue: &Catalogue) -> anyhow::Result<Facts> {
        let Some(path) = path else { return Ok(Facts::default()) };
        let (name, text) = if path == Path::new("-") {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            ("-".to_owned(), text)
        } else {
            (path.display().to_string(), std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?)
        };
        let (value, spans, problems) = if text.trim_start().starts_with('{') { tree::from_json(&name, &text) } else { tree::from_toml(&name, &text) };
        if !problems.is_empty() { return Err(self.refuse(&problems)); }
        Facts::read(&name, &value, &spans, &catalogue.vocabulary).map_err(|it| self.refuse(&it))
    }

    fn plan(&self, catalogue: &Catalogue, standard: &format::Standard, on: Date) -> anyhow::Result<Plan> {
        let (plan, flaws) = plan::compile(catalogue, standard, on);
        if flaws.is_empty() { return Ok(plan); }
        let read = catalogue.standards.iter().find(|it| it.value.id == standard.id);
        let diagnostics: Vec<Diagnostic> = flaws.into_iter().map(|it| Diagnostic::error(read.map_or("", |it| &it.name), read.and_then(|r| r.span(&it.path)), it.problem)).collect();
        Err(self.refuse(&diagnostics))
    }

    fn assess(&self, catalogue: &str, standard: Option<&str>, all: bool, given: &Given) -> anyhow::Result<u8> {
        let on = self.on(given.on);
        let (catalogue, _) = self.catalogue(catalogue, on, if all { None } else { standard })?;
        let facts = self.facts(given.facts.as_deref(), &catalogue)?;
        let mut memory = Memory::default();
        let mut answers = Vec::new();
        for standard in &catalogue.standards {
            let plan = self.plan(&catalogue, &standard.value, on)?;
            answers.push(answer::case(&catalogue, &standard.value, &plan, &facts, self.labels()).assess(&mut memory));
        }
        if all { self.print(&json!({"standards": answers}))?; } else if let Some(one) = answers.first() { self.print(one)?; }
        Ok(FINE)
    }

    fn calculate(&self, catalogue: &str, standard: &str, calculation: &str, given: &Given) -> anyhow::Result<u8> {
        let on = self.on(given.on);
        let (catalogue, _) = self.catalogue(catalogue, on, Some(standard))?;
        let facts = self.facts(given.facts.as_deref(), &catalogue)?;
        let standard = catalogue.standards.first().ok_or_else(|| anyhow!("none"))?;
        let plan = self.plan(&catalogue, &standard.value, on)?;
        let case = answer::case(&catalogue, &standard.value, &plan, &facts, self.labels());
        match case.calculate(calculation) { Some(it) => { self.print(&it)?; Ok(FINE) }, None => Err(anyhow!("no such calculation")) }
    }

    fn deadline(&self, catalogue: &str, standard: &str, kind: &str, from: &str, id: Option<&str>, facts: Option<&Path>) -> anyhow::Result<u8> {
        let what = find::limit(kind).map_err(|it| self.refuse(&[Diagnostic::error(kind, None, it)]))?;
        let from = limits::moment(from).ok_or_else(|| anyhow!("from"))?;
        let on = from.date();
        let (catalogue, _) = self.catalogue(catalogue, on, Some(standard))?;
        let facts = self.facts(facts, &catalogue)?;
        let standard = catalogue.standards.first().ok_or_else(|| anyhow!("none"))?;
        let plan = self.plan(&catalogue, &standard.value, on)?;
        let case = answer::case(&catalogue, &standard.value, &plan, &facts, self.labels());
        self.print(&case.deadline(what, id, from))?;
        Ok(FINE)
    }

    fn examples(&self, catalogue: &str, only: Option<&str>) -> anyhow::Result<u8> {
        let (catalogue, _) = self.catalogue(catalogue, self.on(None), None)?;
        let (parts, problems) = library::read_examples(&self.files, &catalogue.id);
        if !problems.is_empty() { return Err(self.refuse(&problems)); }
        let (mut passed, mut failed) = (0, 0);
        for example in parts.iter().flat_map(|it| &it.value.examples) {
            if only.is_some_and(|it| example.id != it && example.standard.as_str() != it) { continue; }
            match examples::run(&catalogue, example) {
                Ok(_) => passed += 1,
                Err(failure) => { failed += 1; println!("{}: {failure:?}", example.id); }
            }
        }
        println!("{passed} passed, {failed} failed");
        Ok(if failed == 0 { FINE } else { FINDINGS })
    }
}
