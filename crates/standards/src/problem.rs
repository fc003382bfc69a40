//! What can be wrong with a file or with facts (*fejl og fund*), as data without a language: a
//! code and its arguments. The words stand in the texts of the `wording` crate, in Danish and
//! English, under `problem-<code>` and `problem-<code>-help`.

use std::ops::Range;

use serde::Serialize;

/// One problem: a code, and what the sentence about it names.
///
/// Arguments never hold a person's data: ids, types and numbers of the *files* only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl Problem {
    pub fn new(code: &'static str) -> Problem {
        Problem { code, args: Vec::new() }
    }

    /// Names something in the sentence. A value that starts with `@` is itself a text key.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "an id, a number or a text, as it comes")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Problem {
        self.args.push((name, value.to_string()));
        self
    }

    /// Names the nearest known name, empty where none is near.
    #[must_use]
    pub fn near<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Problem {
        let near = crate::nearest::nearest(name, known).unwrap_or_default().to_owned();
        self.with("near", near)
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and somebody should look at this.
    Finding,
}

/// A problem and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    pub file: String,
    /// Bytes of the file; none where the whole file is meant.
    pub span: Option<Range<usize>>,
    /// Another place that belongs to it: "the first is here".
    pub other: Option<Range<usize>>,
    pub problem: Problem,
}

impl Diagnostic {
    pub fn error(file: &str, span: Option<Range<usize>>, problem: Problem) -> Diagnostic {
        Diagnostic { severity: Severity::Error, file: file.to_owned(), span, other: None, problem }
    }

    pub fn finding(file: &str, span: Option<Range<usize>>, problem: Problem) -> Diagnostic {
        Diagnostic { severity: Severity::Finding, ..Diagnostic::error(file, span, problem) }
    }
}
