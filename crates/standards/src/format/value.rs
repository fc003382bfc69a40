//! Values, and what may stand where a value stands.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Condition;
use crate::quantity::{Per, Quantity};

/// Whether a text can be an id: small plain letters, digits, hyphens, points and slashes.
pub(crate) fn is_id(text: &str) -> bool {
    let plain = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
    text.bytes().next().is_some_and(plain)
        && text.bytes().all(|it| plain(it) || matches!(it, b'-' | b'.' | b'/'))
}

/// Makes one id type: ASCII, lower case, digits and hyphens, `/` between a group and a name.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(#[schemars(regex(pattern = r"^[a-z0-9][a-z0-9./-]*$"))] pub String);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                if is_id(&text) {
                    return Ok(Self(text));
                }
                Err(serde::de::Error::custom(format!("`{text}` cannot be an id")))
            }
        }

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )* };
}

ids! {
    /// Names a standard (*standard*) for ever, in every version.
    StandardId,
    /// Names a criterion (*kriterium*), and the judgement asked in it.
    CriterionId,
    /// Names a judgement (*skøn*).
    JudgementId,
    /// Names a fact (*faktum*) of the vocabulary.
    FactId,
    /// Names an event (*hændelse*): a dated starting point.
    EventId,
    /// Names a calculation (*beregning*) of a standard.
    CalculationId,
    /// Names a rate (*sats*) of a catalogue.
    RateId,
    /// Names a list (*liste*).
    ListId,
    /// Names a scope (*omfang*) of a standard.
    ScopeId,
    /// Names a service or a thing that is included or not (*ydelse*).
    ItemId,
    /// Names an ambiguity (*uklarhed*). In a place `id.sted` names one place of several.
    AmbiguityId,
    /// Names a reading (*læsning*) of an ambiguity.
    ReadingId,
    /// Names a piece of the national layer (*hjemmel*): `sel-97/alder`.
    LawId,
    /// Names a variant (*variant*) of a standard.
    VariantId,
    /// Any other piece that wants a name.
    PieceId,
}

/// Lines of the source document (*kildelinjer*): `"1707-1721, 1800"`. Original line numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lines(pub Vec<(u32, u32)>);

/// Why a text is not [`Lines`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("source lines are numbers and ranges, for example \"1707-1721, 1800\"; found `{0}`")]
pub struct InvalidLines(String);

impl FromStr for Lines {
    type Err = InvalidLines;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let range = |part: &str| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
            (0 < from && from <= to).then_some((from, to))
        };
        let ranges = text.split(',').map(range).collect::<Option<Vec<_>>>();
        ranges.map(Lines).ok_or_else(|| InvalidLines(text.to_owned()))
    }
}

impl TryFrom<String> for Lines {
    type Error = InvalidLines;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Lines> for String {
    fn from(lines: Lines) -> String {
        lines.to_string()
    }
}

impl fmt::Display for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (from, to)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            match from == to {
                true => write!(f, "{comma}{from}")?,
                false => write!(f, "{comma}{from}-{to}")?,
            }
        }
        Ok(())
    }
}

impl JsonSchema for Lines {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Kildelinjer".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "linjer",
            "description": "Linjer i kildedokumentet: \"1707-1721, 1800\"",
            "pattern": "^[0-9]+(-[0-9]+)?(, ?[0-9]+(-[0-9]+)?)*$"
        })
    }
}

/// A day: `2024-01-15`, bare in TOML, text in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Day(pub Date);

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        day(&text).map(Day)
    }
}

/// A day alone: with an hour behind it, it would be read as something that was not written.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    let date = text.parse::<Date>().map_err(|it| it.to_string())?;
    if date.to_string() == text {
        return Ok(date);
    }
    Err(format!("a day is year, month and day: {date}"))
}

impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Dato".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "description": "En dag: 2024-01-15"
        })
    }
}

/// The states that a value may have instead of a value. None is zero and none is no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum State {
    /// The document is silent.
    #[serde(rename = "ikke oplyst")]
    NotStated,
    /// The document says: case by case.
    #[serde(rename = "individuel")]
    Individual,
    /// The document says: none.
    #[serde(rename = "ingen")]
    None,
}

/// A state with more to say: where it refers to, what is lost, which ambiguity fills it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, try_from = "Written")]
#[schemars(!try_from)]
pub struct Open {
    /// *Andetsteds*: the document refers elsewhere.
    #[serde(rename = "andetsteds", skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    /// *Mangler*: a text or number is lost in the document.
    #[serde(rename = "mangler", skip_serializing_if = "Option::is_none")]
    pub lost: Option<String>,
    /// *Uklar*: an ambiguity fills it; `id` or `id.sted`.
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
    /// One of the three plain states, where it needs words or source lines.
    #[serde(rename = "tilstand", skip_serializing_if = "Option::is_none")]
    pub state: Option<State>,
    #[serde(rename = "tekst", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "kilde", skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// [`Open`] as it is written; a table that names no state is not one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "andetsteds")]
    elsewhere: Option<String>,
    #[serde(rename = "mangler")]
    lost: Option<String>,
    #[serde(rename = "uklar")]
    unclear: Option<AmbiguityId>,
    #[serde(rename = "tilstand")]
    state: Option<State>,
    #[serde(rename = "tekst")]
    text: Option<String>,
    #[serde(rename = "kilde")]
    source: Option<Lines>,
}

impl TryFrom<Written> for Open {
    type Error = &'static str;

    fn try_from(it: Written) -> Result<Self, Self::Error> {
        let Written { elsewhere, lost, unclear, state, text, source } = it;
        let stands = elsewhere.is_some() || lost.is_some() || unclear.is_some() || state.is_some();
        let open = Open { elsewhere, lost, unclear, state, text, source };
        stands.then_some(open).ok_or("one of andetsteds, mangler, uklar, tilstand")
    }
}

/// A value, or one of the six states in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Stated<T> {
    State(State),
    Open(Open),
    Is(T),
}

impl<T> Stated<T> {
    pub fn value(&self) -> Option<&T> {
        match self {
            Stated::Is(value) => Some(value),
            _ => None,
        }
    }

    pub fn unclear(&self) -> Option<&AmbiguityId> {
        match self {
            Stated::Open(open) => open.unclear.as_ref(),
            _ => None,
        }
    }

    /// The word that stands instead of a value, also where it has a text and lines.
    pub fn state(&self) -> Option<State> {
        match self {
            Stated::State(state) => Some(*state),
            Stated::Open(open) => open.state,
            Stated::Is(_) => None,
        }
    }
}

impl<T> Stated<Vec<T>> {
    /// The pieces; none where a state stands instead.
    pub fn items(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }
}

/// An age bound: whole years, or the state pension age by birth date, with a least age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PensionAge {
    /// *Dog mindst*: the bound is never under this many years.
    pub at_least: Option<u8>,
}

const PENSION_AGE: &str = "folkepensionsalder";
const AT_LEAST: &str = "folkepensionsalder, dog mindst ";

impl TryFrom<String> for PensionAge {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == PENSION_AGE {
            return Ok(PensionAge { at_least: None });
        }
        match text.strip_prefix(AT_LEAST).and_then(|years| years.parse().ok()) {
            Some(years) => Ok(PensionAge { at_least: Some(years) }),
            None => Err(format!("expected \"{PENSION_AGE}\" or \"{AT_LEAST}67\", found `{text}`")),
        }
    }
}

impl From<PensionAge> for String {
    fn from(age: PensionAge) -> String {
        match age.at_least {
            None => PENSION_AGE.to_owned(),
            Some(years) => format!("{AT_LEAST}{years}"),
        }
    }
}

impl JsonSchema for PensionAge {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Folkepensionsalder".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^folkepensionsalder(, dog mindst [0-9]+)?$"
        })
    }
}

/// A value in a bound or a calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    Number(i64),
    YesNo(bool),
    State(State),
    Pension(PensionAge),
    Day(Day),
    Quantity(Quantity),
    From(Box<ValueSource>),
    /// A word from the fact's own values.
    Word(String),
}

impl Value {
    /// Whether an ambiguity stands anywhere in it.
    pub fn is_unclear(&self) -> bool {
        let Value::From(source) = self else { return false };
        source.unclear.is_some()
            || source.least.iter().chain(&source.greatest).any(Value::is_unclear)
            || source.filter.values().any(super::Test::is_unclear)
    }
}

/// Where a value comes from: exactly one of these keys, with `pr`, `andel` beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ValueSource {
    /// *Sats*: a dated rate of the catalogue.
    #[serde(rename = "sats", skip_serializing_if = "Option::is_none")]
    pub rate: Option<RateId>,
    /// *Fakta*: a fact about the person.
    #[serde(rename = "fakta", skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactId>,
    /// *Svar*: the answer a human gave to a judgement.
    #[serde(rename = "svar", skip_serializing_if = "Option::is_none")]
    pub answer: Option<JudgementId>,
    /// *Beregning*: the result of another calculation of the standard.
    #[serde(rename = "beregning", skip_serializing_if = "Option::is_none")]
    pub calculation: Option<CalculationId>,
    /// *Omfang*: the standard's own scope (its maximum, or its fixed value).
    #[serde(rename = "omfang", skip_serializing_if = "Option::is_none")]
    pub scope: Option<ScopeId>,
    /// *Serie*: this period's figure of a set with one record per period.
    #[serde(rename = "serie", skip_serializing_if = "Option::is_none")]
    pub series: Option<FactId>,
    /// *Felt*: a field of the record at hand (with `sum`: of the set's records).
    #[serde(rename = "felt", skip_serializing_if = "Option::is_none")]
    pub field: Option<FactId>,
    /// *Sum*: of a field over the records of a set.
    #[serde(rename = "sum", skip_serializing_if = "Option::is_none")]
    pub sum: Option<FactId>,
    /// *Antal*: how many records of a set.
    #[serde(rename = "antal", skip_serializing_if = "Option::is_none")]
    pub count: Option<FactId>,
    /// *Hvor*: which records of the set.
    #[serde(rename = "hvor", skip_serializing_if = "BTreeMap::is_empty")]
    pub filter: BTreeMap<FactId, super::Test>,
    /// *Dage*: days from one event to another, the first not counted.
    #[serde(rename = "dage", skip_serializing_if = "Option::is_none")]
    pub days: Option<[EventId; 2]>,
    /// *Mindste*: the least of several values.
    #[serde(rename = "mindste", skip_serializing_if = "Vec::is_empty")]
    pub least: Vec<Value>,
    /// *Største*: the greatest of several values.
    #[serde(rename = "stoerste", skip_serializing_if = "Vec::is_empty")]
    pub greatest: Vec<Value>,
    /// *Uklar*: an ambiguity fills it.
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
    /// *Mangler*: the number is lost in the document.
    #[serde(rename = "mangler", skip_serializing_if = "Option::is_none")]
    pub lost: Option<String>,
    /// *Andetsteds*: the document refers elsewhere for it.
    #[serde(rename = "andetsteds", skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<String>,
    /// *Pr.*: converted to this period (only where the number of periods is fixed).
    #[serde(rename = "pr", skip_serializing_if = "Option::is_none")]
    pub per: Option<PerWord>,
}

/// A period word: `måned`, `år`, `uge` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PerWord(pub Per);

impl TryFrom<String> for PerWord {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Per::parse(&text).map(PerWord).ok_or_else(|| {
            format!("`{text}` is no period; expected time, dag, døgn, uge, måned, kvartal, år, besøg, person, barn, forløb or km")
        })
    }
}

impl From<PerWord> for String {
    fn from(per: PerWord) -> String {
        per.0.word().to_owned()
    }
}

impl JsonSchema for PerWord {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Periode".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "enum": ["time", "dag", "døgn", "uge", "måned", "kvartal", "år", "besøg", "person", "barn", "forløb", "km"]
        })
    }
}

/// How binding something is (*styrke*), where the document softens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Firmness {
    /// At the latest; a limit.
    #[serde(rename = "senest")]
    Latest,
    /// A starting point (*som udgangspunkt*, *som hovedregel*); a reason is asked for otherwise.
    #[serde(rename = "vejledende")]
    Guiding,
    #[serde(rename = "tilstræbes")]
    Aimed,
    #[serde(rename = "helst")]
    Preferred,
}

/// One of several pieces under a condition (*række*): the piece holds when `naar` does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum When {
    /// `"ellers"`: when no other row of the list holds.
    Otherwise(Otherwise),
    If(Box<Condition>),
}

/// The word `ellers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Otherwise {
    #[serde(rename = "ellers")]
    Otherwise,
}

/// An ordered map that keeps the file's order.
pub type Map<K, V> = IndexMap<K, V>;
