//! `examples`: the worked examples of a catalogue (*eksempler*), run: which hold, and of the
//! others what was expected where and what was there.

use serde::Serialize;
use serde_json::{Value as Json, json};
use standards::examples::{self, Failure};
use standards::format::Example;
use standards::library::{self, Catalogue};
use standards::problem::{Diagnostic, Problem};

use super::{FINDINGS, FINE};
use crate::desk::Desk;
use crate::stop::{Result, Stop};
use crate::text::Sheet;
use crate::words::Words;

/// An example and whether it holds.
#[derive(Debug, Serialize)]
struct Ran<'a> {
    id: &'a str,
    standard: &'a str,
    text: &'a str,
    passed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<Told>,
}

/// Why it does not hold.
#[derive(Debug, Serialize)]
struct Told {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<String>,
}

pub(super) fn examples(desk: &Desk<'_>, catalogue: &str, only: Option<&str>) -> Result<u8> {
    let catalogue = desk.catalogue(catalogue, desk.on(None)?)?;
    let (parts, problems) = library::read_examples(&desk.found.files, &catalogue.id);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let wanted = |it: &&Example| only.is_none_or(|id| it.id == id || it.standard.as_str() == id);
    let all: Vec<&Example> =
        parts.iter().flat_map(|it| &it.value.examples).filter(wanted).collect();
    if let (Some(id), true) = (only, all.is_empty()) {
        return Err(Stop::typed(Problem::new("no-such-example").with("id", id)));
    }
    let ran: Vec<Ran<'_>> = all.into_iter().map(|it| run(desk.words, &catalogue, it)).collect();
    let failed = ran.iter().filter(|it| !it.passed).count();
    let json = json!({
        "version": standards::answer::VERSION,
        "catalogue": catalogue.id.to_string(),
        "passed": ran.len() - failed,
        "failed": failed,
        "examples": ran,
    });
    desk.give(&json, || write(desk.words, &ran, failed))?;
    Ok(if failed == 0 { FINE } else { FINDINGS })
}

fn run<'a>(words: Words, catalogue: &Catalogue, example: &'a Example) -> Ran<'a> {
    let failure = examples::run(catalogue, example).err().map(|it| tell(words, it));
    Ran {
        id: &example.id,
        standard: example.standard.as_str(),
        text: &example.text,
        passed: failure.is_none(),
        failure,
    }
}

fn tell(words: Words, failure: Failure) -> Told {
    let plain =
        |kind| Told { kind, place: None, expected: None, found: None, problems: Vec::new() };
    match failure {
        Failure::NoSuchStandard => plain("no_such_standard"),
        Failure::NoSuchCalculation => plain("no_such_calculation"),
        Failure::AssertsNothing => plain("asserts_nothing"),
        Failure::Flawed(flaws) => {
            let problems = flaws.iter().map(|it| sentence(words, &it.problem)).collect();
            Told { problems, ..plain("flawed_standard") }
        }
        Failure::Facts(found) => {
            let told = |it: &Diagnostic| sentence(words, &it.problem);
            Told { problems: found.iter().map(told).collect(), ..plain("facts") }
        }
        Failure::Differs { place, expected, found } => Told {
            place: Some(place),
            expected: Some(*expected),
            found: Some(*found),
            ..plain("differs")
        },
        Failure::Holds { forbidden } => {
            Told { found: Some(*forbidden), ..plain("holds_what_it_must_not") }
        }
    }
}

fn sentence(words: Words, problem: &Problem) -> String {
    let told = wording::problem(words.0, problem.code, &problem.args);
    match problem.args.iter().find(|(name, _)| *name == "place") {
        Some((_, place)) => format!("{place}: {}", told.sentence),
        None => told.sentence,
    }
}

fn write(words: Words, ran: &[Ran<'_>], failed: usize) -> String {
    let mut sheet = Sheet::default();
    for it in ran.iter().filter(|it| !it.passed) {
        sheet.hang(0, "✗", &format!("{} ({}): {}", it.id, it.standard, it.text));
        if let Some(failure) = &it.failure {
            explain(words, &mut sheet, failure);
        }
    }
    sheet.line(0, &words.count("examples-passed", ran.len() - failed));
    if failed > 0 {
        sheet.line(0, &words.count("examples-failed", failed));
    }
    sheet.finish()
}

fn explain(words: Words, sheet: &mut Sheet, failure: &Told) {
    let key = match failure.kind {
        "no_such_standard" => "example-no-such-standard",
        "no_such_calculation" => "example-no-such-calculation",
        "asserts_nothing" => "example-asserts-nothing",
        "flawed_standard" => "example-flawed-standard",
        "facts" => "example-facts",
        "differs" => "example-differs",
        _ => "example-holds",
    };
    let place = failure.place.as_deref().unwrap_or_default();
    sheet.line(1, &words.text_with(key, &[("place", place)]));
    let said = |it: &Json| it.to_string();
    if let Some(expected) = &failure.expected {
        sheet.line(2, &words.text_with("example-expected", &[("value", &said(expected))]));
    }
    if let Some(found) = &failure.found {
        sheet.line(2, &words.text_with("example-found", &[("value", &said(found))]));
    }
    for problem in &failure.problems {
        sheet.item(2, problem);
    }
}
