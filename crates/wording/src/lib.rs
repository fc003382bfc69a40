//! What a reader sees, in Danish and English: the words on the pages and on the command line.
//!
//! The texts stand in `texts/` (Fluent), the same files for each language: `da.ftl` (pages,
//! and what pages and command line share), `da-svar.ftl` (answers and command line), `da-fejl.ftl`
//! (problems), `da-gennemgang.ftl` (reviews and comparisons), `da-drift.ftl` (operations). Their keys are named after what they are about (`outcome-entitled`), never after
//! where they are shown. Here are none of the texts of a standard (*kvalitetsstandard*): those
//! belong to its catalogue. This crate reads no file and no setting, and never looks anything up
//! about a person.
//!
//! To add a text, put its key in both files and use it as a literal in code or template: a test
//! finds a key that is missing, unused, or not the same in the two languages.

pub mod compared;
mod problem;
pub mod reviewed;
pub mod said;

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

pub use fluent_bundle::FluentValue as Value;
pub use problem::{Told, problem};

/// A language that every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Danish,
    English,
}

/// Why a text is not a [`Language`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLanguage;

impl Language {
    pub const ALL: [Self; 2] = [Self::Danish, Self::English];

    /// As in the `lang` attribute and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Danish => "da",
            Self::English => "en",
        }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Danish => "Dansk",
            Self::English => "English",
        }
    }

    fn bundle(self) -> &'static Texts {
        match self {
            Self::Danish => &DANISH,
            Self::English => &ENGLISH,
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|it| it.code() == text).ok_or(UnknownLanguage)
    }
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the languages are `da` and `en`")
    }
}

impl std::error::Error for UnknownLanguage {}

type Texts = FluentBundle<FluentResource>;

static DANISH: LazyLock<Texts> = LazyLock::new(|| {
    read(
        Language::Danish,
        &[
            include_str!("../texts/da.ftl"),
            include_str!("../texts/da-svar.ftl"),
            include_str!("../texts/da-fejl.ftl"),
            include_str!("../texts/da-gennemgang.ftl"),
            include_str!("../texts/da-sag.ftl"),
            include_str!("../texts/da-drift.ftl"),
        ],
    )
});
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| {
    read(
        Language::English,
        &[
            include_str!("../texts/en.ftl"),
            include_str!("../texts/en-svar.ftl"),
            include_str!("../texts/en-fejl.ftl"),
            include_str!("../texts/en-gennemgang.ftl"),
            include_str!("../texts/en-sag.ftl"),
            include_str!("../texts/en-drift.ftl"),
        ],
    )
});

fn read(language: Language, sources: &[&str]) -> Texts {
    let plural_rules = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![plural_rules]);
    // The marks around inserted words are for mixed writing directions; here they would only
    // be in the way of whoever copies a sentence.
    bundle.set_use_isolating(false);
    for source in sources {
        // A message with a mistake in it is left out here; the tests do not let it through.
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(some, _)| some);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text under `key`; the key itself where there is none.
pub fn text(language: Language, key: &str) -> String {
    format(language, key, None)
}

/// The text under `key`, with its variables filled in.
///
/// ```
/// use wording::{Language, text_with};
///
/// let text = text_with(Language::English, "source-lines", &[("lines", "12–14".into())]);
/// assert_eq!(text, "lines 12–14");
/// ```
pub fn text_with(language: Language, key: &str, values: &[(&str, Value<'_>)]) -> String {
    let args: FluentArgs = values.iter().cloned().collect();
    format(language, key, Some(&args))
}

fn format(language: Language, key: &str, args: Option<&FluentArgs>) -> String {
    lookup(language, key, args).unwrap_or_else(|| key.to_owned())
}

/// The text under `key`, if there is one.
fn lookup(language: Language, key: &str, args: Option<&FluentArgs>) -> Option<String> {
    let bundle = language.bundle();
    let pattern = bundle.get_message(key)?.value()?;
    // A variable that is missing shows as its name, which is better than no page.
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_without_a_text_shows_itself() {
        assert_eq!(text(Language::Danish, "no-such-key"), "no-such-key");
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        assert_eq!("en".parse(), Ok(Language::English));
        assert_eq!("de".parse::<Language>(), Err(UnknownLanguage));
    }
}
