//! The national layer (*lovlaget*): what the law itself fixes, as dated pieces.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Criterion, Day, FollowUp, LawId, TimeLimit};

/// A file of the national layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalFile {
    pub format: u32,
    #[serde(rename = "stykke", default)]
    pub pieces: Vec<LawPiece>,
    #[serde(rename = "folkepensionsalder", default, skip_serializing_if = "Vec::is_empty")]
    pub pension_ages: Vec<PensionAgeRow>,
}

/// How well a piece is known (*status*). T and Q count as verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Verified {
    /// The text was read in a dated consolidated copy.
    T,
    /// The Act's own words, read as a quotation in an authority's document.
    Q,
    /// A secondary source.
    S,
    /// Not read anywhere.
    N,
    /// Two sources disagree.
    #[serde(rename = "≠")]
    Disputed,
}

impl Verified {
    pub fn counts(self) -> bool {
        matches!(self, Verified::T | Verified::Q)
    }

    pub fn mark(self) -> &'static str {
        match self {
            Verified::T => "T",
            Verified::Q => "Q",
            Verified::S => "S",
            Verified::N => "N",
            Verified::Disputed => "≠",
        }
    }
}

/// A piece of an Act (*stykke*), under a key that survives renumbering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawPiece {
    pub id: LawId,
    /// The Act and section that brings it in: `SEL § 97`.
    #[serde(rename = "lov")]
    pub law: String,
    /// The number printed, valid in this period: `SEL § 97, stk. 1`.
    #[serde(rename = "henvisning")]
    pub reference: String,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "fra", default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    #[serde(rename = "til", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    pub status: Verified,
    /// Where it was read: which copy, which day.
    #[serde(rename = "laest-i")]
    pub read_in: String,
    /// A criterion of the Act that every standard on this section is tried against. None: the
    /// piece is only a ground that local criteria name as `hjemmel`.
    #[serde(rename = "kriterium", default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Criterion>,
    #[serde(rename = "frist", default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<TimeLimit>,
    #[serde(rename = "opfoelgning", default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
    /// *Omfang*: how much the Act itself gives.
    #[serde(rename = "omfang", default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<super::Scope>,
    /// *Satser*: the amounts that the Act fixes, by year. A year that was not read is not there.
    #[serde(rename = "sats", default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<NationalRate>,
    /// *Klageadgang*: `false` where the Act lets nobody appeal the decision.
    #[serde(rename = "klageadgang", default, skip_serializing_if = "Option::is_none")]
    pub appeal: Option<bool>,
}

impl LawPiece {
    /// The amount that the Act fixes for a year; none where that year's was not read.
    pub fn rate(&self, year: i16) -> Option<&NationalRate> {
        self.rates.iter().find(|it| i32::from(it.year) == i32::from(year))
    }

    /// The latest amount before a year that was read.
    pub fn rate_before(&self, year: i16) -> Option<&NationalRate> {
        let before = self.rates.iter().filter(|it| i32::from(it.year) < i32::from(year));
        before.max_by_key(|it| it.year)
    }
}

/// An amount of the Act in one year (*sats*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalRate {
    #[serde(rename = "aar")]
    pub year: u16,
    #[serde(rename = "vaerdi")]
    pub value: crate::quantity::Quantity,
    pub status: Verified,
    #[serde(rename = "laest-i", default, skip_serializing_if = "Option::is_none")]
    pub read_in: Option<String>,
}

/// How a local text stands to the law that it restates (*forhold*): a person's judgement, where
/// no computation can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Relation {
    #[serde(rename = "som loven")]
    Same,
    /// It gives less, or asks more, than the law: it falls below it.
    #[serde(rename = "snævrere")]
    Narrower,
    #[serde(rename = "videre")]
    Wider,
    /// It says something else, and which way is not clear.
    #[serde(rename = "anderledes")]
    Other,
    /// It looks like law and is the municipality's own.
    #[serde(rename = "kun lokalt")]
    LocalOnly,
}

/// A row of the table of state pension ages (*folkepensionsalder*) by birth date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PensionAgeRow {
    /// First birth date of the row; none: everybody before `foedt-til`.
    #[serde(rename = "foedt-fra", default, skip_serializing_if = "Option::is_none")]
    pub born_from: Option<Day>,
    #[serde(rename = "foedt-til", default, skip_serializing_if = "Option::is_none")]
    pub born_until: Option<Day>,
    /// The first day the row is the law; none: as far back as is known.
    #[serde(rename = "fra", default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The last day the row was the law.
    #[serde(rename = "til", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    #[serde(rename = "aar")]
    pub years: u8,
    /// Half years exist.
    #[serde(rename = "maaneder", default)]
    pub months: u8,
    pub status: Verified,
    #[serde(rename = "laest-i")]
    pub read_in: String,
}
