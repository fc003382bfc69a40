//! Two adopted standards held against each other (*sammenligning*): what is added, removed and
//! said otherwise, and what it means – who can gain, who can lose, with a concrete person for
//! each changed criterion. Works between two versions of one municipality, and between two
//! municipalities on the same paragraph.
//!
//! The figures of the two files are compared as data, the criteria as functions: both standards
//! are compiled over the same variables ([`plan::pair`](crate::plan::pair)), so that *the same in
//! other words* is seen to be the same. A question put to a professional that is worded otherwise
//! is another question; what its answers would be nobody can compute, and none is made up.

mod bands;
mod diff;
mod direction;
mod levels;
mod meaning;
mod person;
mod readings;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use crate::format::Standard;
use crate::library::Catalogue;
use crate::witness::Witness;

pub use bands::Band;
pub(crate) use direction::days;
pub use direction::lengths as lengths_go;
pub use levels::{Cell, LevelRow};
pub use meaning::{Meaning, Role};
pub use person::{Amounts, Both, Comes, person};

/// Two catalogues held against each other.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    pub version: u32,
    pub before: Side,
    pub after: Side,
    /// The day on which criteria are compared: the law is then the same for both.
    pub on: Date,
    /// Two versions of one municipality; else two municipalities on the same paragraphs.
    pub versions: bool,
    pub added: Vec<Named>,
    pub removed: Vec<Named>,
    pub renamed: Vec<Renamed>,
    /// What all standards share: the catalogue's own pieces and its rates.
    pub shared: Vec<Change>,
    /// Standards of both, those that say the same included.
    pub standards: Vec<Compared>,
}

/// One of the two catalogues.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    pub catalogue: String,
    pub municipality: String,
    pub name: String,
    pub from: Option<Date>,
    pub from_is_earliest: bool,
    pub version_hash: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub law: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Renamed {
    pub id: String,
    pub before: String,
    pub after: String,
}

/// A standard in both catalogues.
#[derive(Debug, Clone, Serialize)]
pub struct Compared {
    pub before: Named,
    pub after: Named,
    pub changes: Vec<Change>,
    /// The service levels beside each other.
    pub levels: Vec<LevelRow>,
    /// Somebody who gets more from the second than from the first by its criteria.
    pub gains: Option<Witness>,
    /// Somebody who gets less.
    pub loses: Option<Witness>,
    /// False where the criteria are too many to search through: then a missing witness says
    /// nothing.
    pub exact: bool,
    /// Calculations that are defined otherwise in the two and treated as one figure.
    pub taken_as_same: Vec<String>,
}

/// Whether a piece came, went or says something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Added,
    Removed,
    Changed,
}

/// What a difference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Who can get it.
    Criterion,
    /// How much: a scope, a calculation, a rate.
    Number,
    /// By when: a time limit, a follow-up, an end.
    Deadline,
    /// What is part of it.
    Content,
    Payment,
    /// Who does what, how, with what duties.
    Process,
    Ambiguity,
    LegalBasis,
    Validity,
    Contact,
    /// Only the words.
    Wording,
    /// A list that was not there at all, or no longer is; its pieces tell what.
    Silence,
}

impl Kind {
    /// Whether such a difference can change what somebody gets, when, at what price, or how.
    pub fn can_matter(self) -> bool {
        matches!(
            self,
            Kind::Criterion
                | Kind::Number
                | Kind::Deadline
                | Kind::Content
                | Kind::Payment
                | Kind::Process
        )
    }
}

/// One difference.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    /// The part of the file: `frist`, `kriterium`, `variant/<id>/kriterium` …
    pub room: String,
    /// The piece's id in it; empty where the part is one piece.
    pub id: String,
    pub sort: Sort,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where a piece says something else: each place.
    pub fields: Vec<FieldChange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before_source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_source: Option<String>,
    /// The amounts for which a table of steps comes to something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// What a changed criterion means for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Meaning>,
}

/// A place in a piece that says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Keys from the piece, with `/` between them; a row by its id or its number.
    pub field: String,
    pub before: Json,
    pub after: Json,
    /// Which way a length or an amount went, where that is certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// Which way something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    More,
    Less,
    Sooner,
    Later,
    /// Two lengths of which either can be the longer: 10 weekdays and 2 weeks.
    Either,
}

/// Which standards to compare.
#[derive(Debug, Clone, Copy)]
pub enum Only<'a> {
    All,
    /// Those with this id, or this paragraph as `97` or `SEL § 97`.
    Standard(&'a str),
}

/// Compares two catalogues on a day.
pub fn compare(before: &Catalogue, after: &Catalogue, only: Only<'_>, on: Date) -> Comparison {
    let versions = before.id.municipality == after.id.municipality;
    let pairs = pairs(before, after, versions);
    let wanted = |it: &Standard| match only {
        Only::All => true,
        Only::Standard(text) => is_about(it, text),
    };
    let of = |list: &[&Standard]| list.iter().filter(|it| wanted(it)).map(|it| named(it)).collect();
    let renamed = |(one, other): &(&Standard, &Standard)| {
        (versions && one.name != other.name).then(|| Renamed {
            id: other.id.to_string(),
            before: one.name.clone(),
            after: other.name.clone(),
        })
    };
    let both: Vec<(&Standard, &Standard)> =
        pairs.both.into_iter().filter(|(one, other)| wanted(one) || wanted(other)).collect();
    let shared = match (versions, only) {
        (true, Only::All) => shared(before, after),
        _ => Vec::new(),
    };
    Comparison {
        version: crate::answer::VERSION,
        before: side(before),
        after: side(after),
        on,
        versions,
        added: of(&pairs.after),
        removed: of(&pairs.before),
        renamed: both.iter().filter_map(renamed).collect(),
        shared,
        standards: both
            .iter()
            .map(|(one, other)| compared((before, one), (after, other), versions, on))
            .collect(),
    }
}

fn side(catalogue: &Catalogue) -> Side {
    let (from, _, from_is_earliest) = catalogue.in_force();
    Side {
        catalogue: catalogue.id.to_string(),
        municipality: catalogue.file.value.municipality.clone(),
        name: catalogue.file.value.name.clone(),
        from,
        from_is_earliest,
        version_hash: catalogue.version_hash.clone(),
    }
}

fn named(standard: &Standard) -> Named {
    Named { id: standard.id.to_string(), name: standard.name.clone(), law: standard.law.clone() }
}

fn is_about(standard: &Standard, text: &str) -> bool {
    let bare = text.trim_start_matches("SEL").trim().trim_start_matches('§').trim();
    let number = |law: &String| law.split_once('§').is_some_and(|(_, it)| it.trim() == bare);
    let id = standard.id.as_str();
    id == text
        || id.split('-').next() == Some(bare)
        || standard.law.iter().any(|it| it == text || number(it))
}

// --- which standards meet -------------------------------------------------------------------------

struct Pairs<'a> {
    both: Vec<(&'a Standard, &'a Standard)>,
    before: Vec<&'a Standard>,
    after: Vec<&'a Standard>,
}

/// Versions of one municipality meet by id (also an earlier one); those of two municipalities by
/// id, then by paragraph.
fn pairs<'a>(before: &'a Catalogue, after: &'a Catalogue, versions: bool) -> Pairs<'a> {
    let mut left: Vec<&Standard> = before.standards.iter().map(|it| &it.value).collect();
    let mut right: Vec<&Standard> = after.standards.iter().map(|it| &it.value).collect();
    let mut both = Vec::new();
    let same_id = |one: &Standard, other: &Standard| {
        one.id == other.id || other.earlier_id.as_ref() == Some(&one.id)
    };
    meet(&mut left, &mut right, &mut both, same_id);
    if versions {
        let same_name = |one: &Standard, other: &Standard| {
            one.law == other.law && one.name.to_lowercase() == other.name.to_lowercase()
        };
        meet(&mut left, &mut right, &mut both, same_name);
    } else {
        meet(&mut left, &mut right, &mut both, |one, other| one.law.first() == other.law.first());
        meet(&mut left, &mut right, &mut both, |one, other| {
            one.law.iter().any(|it| other.law.contains(it))
        });
    }
    let place = |it: &Standard| after.standards.iter().position(|other| other.value.id == it.id);
    both.sort_by_key(|(_, other): &(&Standard, &Standard)| place(other));
    Pairs { both, before: left, after: right }
}

fn meet<'a>(
    left: &mut Vec<&'a Standard>,
    right: &mut Vec<&'a Standard>,
    both: &mut Vec<(&'a Standard, &'a Standard)>,
    is_same: impl Fn(&Standard, &Standard) -> bool,
) {
    left.retain(|one| match right.iter().position(|other| is_same(one, other)) {
        Some(place) => {
            both.push((one, right.remove(place)));
            false
        }
        None => true,
    });
}

// --- one standard ---------------------------------------------------------------------------------

fn compared(
    before: (&Catalogue, &Standard),
    after: (&Catalogue, &Standard),
    versions: bool,
    on: Date,
) -> Compared {
    let mut changes = diff::changes(&as_data(before.1), &as_data(after.1));
    if !versions {
        // Another municipality has other contacts, names and oddities; that is no news.
        changes.retain(|it| it.kind.can_matter());
    }
    for change in &mut changes {
        direction::give(change);
        readings::spell_out(before, after, change);
        if change.room == "beregning" && change.sort == Sort::Changed {
            let of = |it: &Standard| it.calculations.get(change.id.as_str()).cloned();
            let both = of(before.1).zip(of(after.1));
            change.bands = both.map_or_else(Vec::new, |(one, other)| {
                bands::bands((before.0, &one), (after.0, &other))
            });
        }
    }
    let study = meaning::Study::new(before, after, on);
    study.give_meaning(&mut changes);
    // One criterion's person says more than anybody: what it turns on is known.
    let (anybody_gains, anybody_loses) = study.whole();
    let of = |pick: fn(&Meaning) -> &Option<Witness>| {
        changes.iter().filter_map(|it| pick(it.meaning.as_ref()?).clone()).find(|it| it.assessed)
    };
    let gains = of(|it| &it.gains).or(anybody_gains);
    let loses = of(|it| &it.loses).or(anybody_loses);
    Compared {
        before: named(before.1),
        after: named(after.1),
        levels: levels::rows(before, after),
        exact: study.is_exact(),
        taken_as_same: study.taken_as_same(),
        changes,
        gains,
        loses,
    }
}

pub(crate) fn as_data(value: &impl Serialize) -> Json {
    // The types of the files always write.
    serde_json::to_value(value).unwrap_or_default()
}

/// What the catalogues say for all standards, and their rates. The latest of a rate counts.
fn shared(before: &Catalogue, after: &Catalogue) -> Vec<Change> {
    const OF_THE_VERSION: [&str; 5] =
        ["national", "kendt-fra", "dokument", "kommunekode", "mangler-standarder"];
    let data = |catalogue: &Catalogue| {
        let mut data = as_data(&catalogue.file.value);
        if let Json::Object(fields) = &mut data {
            for key in OF_THE_VERSION {
                fields.remove(key);
            }
            let mut latest: Vec<&crate::format::Rate> = Vec::new();
            for rate in &catalogue.rates {
                latest.retain(|it| it.id != rate.id);
                latest.push(rate);
            }
            fields.insert("sats".to_owned(), as_data(&latest));
        }
        data
    };
    let mut changes = diff::changes(&data(before), &data(after));
    changes.iter_mut().for_each(direction::give);
    changes
}
