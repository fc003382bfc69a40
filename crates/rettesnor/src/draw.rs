//! Problems as a reader sees them (*fejl og fund*): file, line, underline and what to do, all of
//! them at once; or as JSON. The words are the `wording` crate's.
//!
//! Of a facts file only the names are shown, never a value: it is somebody's.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use standards::problem::{Diagnostic, Severity};
use wording::Language;

/// A file that a problem stands in.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// Where the reader finds it.
    pub path: String,
    pub text: String,
    /// Whether its lines may be shown.
    pub shown: bool,
}

/// Finds the file of a problem by its name.
pub(crate) type Sources<'a> = dyn Fn(&str) -> Option<Source> + 'a;

/// All problems, drawn.
pub(crate) fn draw(
    language: Language,
    problems: &[Diagnostic],
    sources: &Sources<'_>,
    coloured: bool,
) -> String {
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    let mut drawn = Vec::new();
    for problem in problems {
        let source = sources(&problem.file);
        drawn.push(renderer.render(&[group(language, problem, source.as_ref())]));
    }
    drawn.join("\n\n")
}

fn group<'a>(language: Language, problem: &Diagnostic, source: Option<&'a Source>) -> Group<'a> {
    let told = wording::problem(language, problem.problem.code, &problem.problem.args);
    let level = match problem.severity {
        Severity::Error => Level::ERROR.with_name(wording::text(language, "problem-error")),
        Severity::Finding => Level::WARNING.with_name(wording::text(language, "problem-finding")),
    };
    let title = level.primary_title(told.sentence);
    let mut group = match (source, &problem.span) {
        (Some(source), Some(span)) if source.shown => {
            title.element(snippet(language, source, span, problem.other.as_ref()))
        }
        (Some(source), _) => Group::with_title(title).element(origin(source, problem)),
        (None, _) => Group::with_title(title),
    };
    if let Some(help) = told.help {
        let level = Level::HELP.with_name(wording::text(language, "problem-help"));
        group = group.element(level.message(help));
    }
    group
}

fn snippet<'a>(
    language: Language,
    source: &'a Source,
    span: &Range<usize>,
    other: Option<&Range<usize>>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(on_one_line(&source.text, span));
    let mut snippet =
        Snippet::source(source.text.as_str()).path(source.path.as_str()).annotation(primary);
    if let Some(other) = other {
        let label = wording::text(language, "problem-other");
        let other = AnnotationKind::Context.span(on_one_line(&source.text, other)).label(label);
        snippet = snippet.annotation(other);
    }
    snippet
}

/// The place without its line of text: by line and column, or by the keys that lead to it.
fn origin<'a>(source: &'a Source, problem: &Diagnostic) -> Origin<'a> {
    if let Some(span) = &problem.span {
        let (line, column) = line_and_column(&source.text, span.start);
        return Origin::path(source.path.as_str()).line(line).char_column(column);
    }
    match problem.problem.args.iter().find(|(name, _)| *name == "place") {
        Some((_, place)) if !place.is_empty() => Origin::path(format!("{} ({place})", source.path)),
        _ => Origin::path(source.path.as_str()),
    }
}

/// A whole table underlined says less than its first line.
fn on_one_line(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = span.start.min(text.len());
    let end = span.end.clamp(start, text.len());
    let rest = text.get(start..end).unwrap_or_default();
    let first = rest.lines().next().unwrap_or_default().trim_end();
    start..start + first.len()
}

/// Line and column of a byte, both counted from 1.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

/// A problem as JSON. Keys and codes are stable; `message` and `help` follow the language.
#[derive(Debug, Serialize)]
pub(crate) struct Told {
    severity: Severity,
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    args: serde_json::Map<String, serde_json::Value>,
}

/// All problems as JSON.
pub(crate) fn told(
    language: Language,
    problems: &[Diagnostic],
    sources: &Sources<'_>,
) -> Vec<Told> {
    problems.iter().map(|it| tell(language, it, sources(&it.file))).collect()
}

fn tell(language: Language, problem: &Diagnostic, source: Option<Source>) -> Told {
    let words = wording::problem(language, problem.problem.code, &problem.problem.args);
    let place = source.as_ref().zip(problem.span.as_ref());
    let place = place.map(|(source, span)| line_and_column(&source.text, span.start));
    let args = problem.problem.args.iter();
    Told {
        severity: problem.severity,
        code: problem.problem.code,
        message: words.sentence,
        help: words.help,
        file: source.map(|it| it.path),
        line: place.map(|it| it.0),
        column: place.map(|it| it.1),
        args: args.map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect(),
    }
}

/// A facts file with every value covered: names, headings and places stay as they are.
pub(crate) fn covered(text: &str) -> String {
    text.split_inclusive('\n').map(cover_line).collect()
}

fn cover_line(line: &str) -> String {
    let (kept, covered) = match line.split_once('=') {
        // A line that goes on with a value may hold a `=` of its own, behind a quote.
        Some((name, _)) if is_name(name) => line.split_at(name.len() + 1),
        _ if line.starts_with('[') && line.trim_end().ends_with(']') => (line, ""),
        _ => ("", line),
    };
    let cover = |it: char| match it {
        '\n' | '\r' | ' ' => it.to_string(),
        // As many bytes as before, so that the places of problems stay right.
        other => "*".repeat(other.len_utf8()),
    };
    kept.chars().map(String::from).chain(covered.chars().map(cover)).collect()
}

fn is_name(text: &str) -> bool {
    let plain = |it: char| it.is_alphanumeric() || "-_./\" ".contains(it);
    !text.trim().is_empty() && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_facts_file_only_the_names_are_shown() {
        let text = "[facts]\nallder = 68 # Søren\nudgifter = { poster = [{ a = 1 }] }\nhej = med\n";
        let covered = covered(text);
        insta::assert_snapshot!(covered, @r"
        [facts]
        allder = ** * ******
        udgifter = * ****** * ** * * * ** *
        hej = ***
        ");
        assert_eq!(covered.len(), text.len());
    }

    #[test]
    fn a_place_is_told_by_line_and_character() {
        assert_eq!(line_and_column("a\nø = 1", 6), (2, 4));
    }
}
