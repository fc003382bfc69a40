//! Decisions (*afgørelser*): drafted, heard, recommended, approved, signed. What must not happen
//! has no form here: a refusal without a ground, a stop of help in a 14-week case without its
//! notice, a deviation without a reason.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{DecisionId, DocumentId, GrantId, UserId};
use crate::people::Private;
use crate::receipt::Judged;
use crate::role::Competence;

/// A list that holds at least one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<T>", into = "Vec<T>")]
pub struct AtLeastOne<T: Clone>(Vec<T>);

impl<T: Clone> AtLeastOne<T> {
    pub fn new(all: Vec<T>) -> Option<AtLeastOne<T>> {
        (!all.is_empty()).then_some(AtLeastOne(all))
    }

    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a AtLeastOne<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Nothing stands in a list that must hold something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at least one is needed, found none")]
pub struct Nothing;

impl<T: Clone> TryFrom<Vec<T>> for AtLeastOne<T> {
    type Error = Nothing;

    fn try_from(all: Vec<T>) -> Result<Self, Nothing> {
        AtLeastOne::new(all).ok_or(Nothing)
    }
}

impl<T: Clone> From<AtLeastOne<T>> for Vec<T> {
    fn from(all: AtLeastOne<T>) -> Vec<T> {
        all.0
    }
}

/// How far a ground binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// *Lov.*
    Act,
    /// *Vejledende serviceniveau* (SEL § 138): never enough alone.
    Standard,
}

/// *Grund til afslag*: a criterion that is not met, as it stood in the evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    pub criterion: String,
    pub text: String,
    pub force: Force,
    /// The paragraph or the lines of the document that it stands on.
    pub basis: Option<String>,
}

/// What a person is refused, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    pub grounds: AtLeastOne<Ground>,
    /// *Konkret individuel vurdering*: why the level is kept to in this case. Wanted where no
    /// ground is the Act's, because the level only guides.
    pub individual: Option<Private>,
}

/// How much of what, per what: `15 timer pr. måned`. Exact, as the catalogues write amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// The scope of the standard it is measured by.
    pub scope: String,
    /// Number, unit and period: `15 timer pr. måned`.
    pub amount: String,
}

/// *Bevilling*: what payments, orders and simulation later stand on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    pub id: GrantId,
    /// The paragraph it is given by: `SEL § 97`.
    pub paragraph: String,
    pub service: String,
    pub extents: Vec<Extent>,
    pub from: Date,
    /// The last day; none while it runs on.
    pub to: Option<Date>,
    /// Which version of the rates it is paid by.
    pub rates_of: String,
    pub follow_up: Vec<Date>,
    #[serde(default)]
    pub conditions: Vec<String>,
}

/// *Varsel*: help is taken away or reduced no earlier than so long after the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The piece of law or of the catalogue that demands it; none where none was found.
    pub rule: Option<String>,
    /// The first day on which the change may take effect.
    pub earliest: Date,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Outcome {
    /// *Bevilling.*
    Granted { grant: Grant },
    /// *Delvis bevilling*: so much, and not the rest.
    Partly { grant: Grant, refusal: Refusal },
    /// *Afslag.*
    Refused { refusal: Refusal },
    /// *Ændring* of a running grant. A reduction takes effect no earlier than its notice says.
    Changed { grant: Grant, instead_of: GrantId, reduction: Option<Notice>, why: Private },
    /// *Ophør* of a running grant.
    Stopped { of: GrantId, on: Date, notice: Notice, why: Private },
    /// Where the law gives none, as in SEL § 99: help without a decision, nothing to complain of.
    NoDecision { service: String, why: Private },
}

impl Outcome {
    pub fn grant(&self) -> Option<&Grant> {
        match self {
            Outcome::Granted { grant }
            | Outcome::Partly { grant, .. }
            | Outcome::Changed { grant, .. } => Some(grant),
            _ => None,
        }
    }

    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Outcome::Partly { refusal, .. } | Outcome::Refused { refusal } => Some(refusal),
            _ => None,
        }
    }

    /// The grant that no longer runs once this is signed.
    pub fn ends(&self) -> Option<GrantId> {
        match self {
            Outcome::Changed { instead_of, .. } => Some(*instead_of),
            Outcome::Stopped { of, .. } => Some(*of),
            _ => None,
        }
    }

    /// Whether the citizen gets less than asked for, or than until now.
    pub fn is_adverse(&self) -> bool {
        match self {
            Outcome::Granted { .. } | Outcome::NoDecision { .. } => false,
            Outcome::Changed { reduction, .. } => reduction.is_some(),
            Outcome::Partly { .. } | Outcome::Refused { .. } | Outcome::Stopped { .. } => true,
        }
    }
}

/// *Fravigelse af serviceniveauet* (SEL § 138). Both outcomes are kept: the standard's stands in
/// the receipt, the individual one in the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deviation {
    pub direction: Direction,
    /// What is departed from, in the words of the level.
    pub from: String,
    pub reason: Private,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Up,
    Down,
}

/// *Begrundelse*: what the letter says why (FVL § 24), drawn from the trace and then edited; both
/// are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    pub drawn: Private,
    pub edited: Private,
}

/// *Udkast til afgørelse*. Everything in it may still change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: DecisionId,
    /// The standard whose matter it is.
    pub standard: String,
    pub outcome: Outcome,
    #[serde(default)]
    pub deviation: Option<Deviation>,
    pub reasons: Reasons,
    /// Who must sign, as the catalogue and the municipality have it.
    pub competence: Competence,
    /// *Fire øjne*: somebody other than who drafted it must approve.
    pub four_eyes: bool,
    /// Which decision this one replaces: after a complaint, a return or a re-opening.
    #[serde(default)]
    pub replaces: Option<DecisionId>,
}

/// *Partshøring* (FVL § 19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hearing {
    pub sent: Date,
    pub due: Date,
    /// The facts that the party is not assumed to know are in the case.
    pub about: Private,
    #[serde(default)]
    pub answer: Option<HearingAnswer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HearingAnswer {
    pub on: Date,
    /// None: the deadline passed without an answer.
    pub text: Option<Private>,
}

/// A draft on its way to a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    pub draft: Draft,
    pub by: UserId,
    /// Its reason for being: the evaluation it stands on, by number in the journal.
    pub receipt: Option<u64>,
    pub hearing: Option<Hearing>,
    /// *Indstilling.*
    pub recommended_by: Option<UserId>,
    pub approved_by: Option<UserId>,
    /// *Protokol*: what the committee noted.
    pub minutes: Option<String>,
}

/// *Afgørelse*: signed, and from then on only ever replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub draft: Draft,
    pub receipt: Option<u64>,
    /// What the standard came to: kept beside what was decided.
    pub by_standard: Option<Judged>,
    pub signed_on: Date,
    pub signed_by: UserId,
    pub letter: Option<Letter>,
    pub replaced_by: Option<DecisionId>,
}

/// The letter that told it. The complaint clock starts when it was received, never when it was
/// written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub document: Option<DocumentId>,
    pub sent: Date,
    pub received: Date,
}
