//! What is wrong with a file or with facts (*fejl og fund*), in words: a sentence and what to do.
//! The problem itself comes as a code with its arguments; nothing is decided here.

use fluent_bundle::FluentArgs;

use crate::{Language, Value, lookup};

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What was expected and what was found.
    pub sentence: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// The words for a problem: `problem-<code>`, and as help the nearest right name (argument
/// `near`) or else `problem-<code>-help`.
///
/// ```
/// use wording::{Language, problem};
///
/// let args = [("id", "allder".to_owned()), ("near", "alder".to_owned())];
/// let told = problem(Language::English, "unknown-fact", &args);
/// assert_eq!(told.help.as_deref(), Some("did you mean `alder`?"));
/// ```
pub fn problem(language: Language, code: &str, args: &[(&str, String)]) -> Told {
    let filled: FluentArgs =
        args.iter().map(|(name, value)| (*name, Value::from(spoken(language, value)))).collect();
    let sentence = lookup(language, &format!("problem-{code}"), Some(&filled));
    let is_near = args.iter().any(|(name, value)| *name == "near" && !value.is_empty());
    let near = lookup(language, "problem-near", Some(&filled)).filter(|_| is_near);
    let help = || lookup(language, &format!("problem-{code}-help"), Some(&filled));
    Told { sentence: sentence.unwrap_or_else(|| code.to_owned()), help: near.or_else(help) }
}

/// An argument in the reader's language: `@type-string` is a text key, `@a|@b` several.
fn spoken(language: Language, value: &str) -> String {
    if !value.starts_with('@') {
        return day(language, value).unwrap_or_else(|| value.to_owned());
    }
    let or = lookup(language, "problem-or", None).unwrap_or_default();
    let word = |part: &str| {
        let key = part.trim_start_matches('@');
        lookup(language, key, None).unwrap_or_else(|| key.to_owned())
    };
    value.split('|').map(word).collect::<Vec<_>>().join(&format!(" {or} "))
}

/// A day as the files write it, in words: `1. januar 2023` of `2023-01-01`.
fn day(language: Language, value: &str) -> Option<String> {
    let (year, rest) = value.split_once('-').filter(|(year, _)| year.len() == 4)?;
    let (month, day) = rest.split_once('-')?;
    let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
    let month = lookup(language, &format!("month-{month}"), None)?;
    let args: FluentArgs = [("day", day.to_string()), ("month", month), ("year", year.to_owned())]
        .into_iter()
        .map(|(name, value)| (name, Value::from(value)))
        .collect();
    lookup(language, "day-in-words", Some(&args))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_expected_types_are_told_as_alternatives() {
        let args = [
            ("expected", "@type-string|@type-object".to_owned()),
            ("found", "@type-boolean".to_owned()),
        ];
        let told = problem(Language::English, "wrong-type", &args);
        assert!(told.sentence.contains("a text or a table"), "{}", told.sentence);
    }

    #[test]
    fn a_code_without_a_text_shows_itself() {
        assert_eq!(problem(Language::Danish, "no-such-code", &[]).sentence, "no-such-code");
    }
}
