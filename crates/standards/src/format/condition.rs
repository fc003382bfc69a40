//! Conditions over facts, answers and calculations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    AmbiguityId, CalculationId, CriterionId, Day, EventId, FactId, JudgementId, Lines, ListId, Map,
    Value,
};

/// A test of one fact, answer, field or result (*prøve*). Several operators must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Test {
    /// *Er*: equals the value, or one of the values.
    #[serde(rename = "er", skip_serializing_if = "Option::is_none")]
    pub is: Option<OneOrMany>,
    /// *Er ikke*: equals none of the values.
    #[serde(rename = "er-ikke", skip_serializing_if = "Option::is_none")]
    pub is_not: Option<OneOrMany>,
    /// *Fra*: at least (≥).
    #[serde(rename = "fra", skip_serializing_if = "Option::is_none")]
    pub from: Option<Value>,
    /// *Over*: more than (>).
    #[serde(rename = "over", skip_serializing_if = "Option::is_none")]
    pub over: Option<Value>,
    /// *Til*: at most (≤).
    #[serde(rename = "til", skip_serializing_if = "Option::is_none")]
    pub to: Option<Value>,
    /// *Under*: less than (<).
    #[serde(rename = "under", skip_serializing_if = "Option::is_none")]
    pub under: Option<Value>,
    /// *Før*: earlier than a day.
    #[serde(rename = "foer", skip_serializing_if = "Option::is_none")]
    pub before: Option<DayPoint>,
    /// *Efter*: later than a day.
    #[serde(rename = "efter", skip_serializing_if = "Option::is_none")]
    pub after: Option<DayPoint>,
    /// *På liste*: is on a printed list.
    #[serde(rename = "paa-liste", skip_serializing_if = "Option::is_none")]
    pub on_list: Option<ListId>,
    /// *Er fakta*: equals another fact.
    #[serde(rename = "er-fakta", skip_serializing_if = "Option::is_none")]
    pub is_fact: Option<FactId>,
    /// *Uklar*: an ambiguity says which test it is; its readings are tests.
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
}

impl Test {
    /// Whether an ambiguity stands anywhere in it.
    pub fn is_unclear(&self) -> bool {
        let values = self.is.iter().chain(&self.is_not).flat_map(OneOrMany::values);
        let bounds = [&self.from, &self.over, &self.to, &self.under].into_iter().flatten();
        let points = [&self.before, &self.after].into_iter().flatten();
        let ages = points.filter_map(|it| match it {
            DayPoint::Day(_) => None,
            DayPoint::At(point) => point.age.as_ref(),
        });
        self.unclear.is_some() || values.chain(bounds).chain(ages).any(Value::is_unclear)
    }
}

/// One value or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    Many(Vec<Value>),
    One(Value),
}

impl OneOrMany {
    pub fn values(&self) -> &[Value] {
        match self {
            OneOrMany::One(value) => std::slice::from_ref(value),
            OneOrMany::Many(values) => values,
        }
    }
}

/// A day, said directly or by an age or an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum DayPoint {
    Day(Day),
    At(DayPointSource),
}

/// `{ alder = 67 }`, `{ alder = "folkepensionsalder" }` or `{ haendelse = "ansoegning" }`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DayPointSource {
    /// *Alder*: the day the citizen reaches an age.
    #[serde(rename = "alder", skip_serializing_if = "Option::is_none")]
    pub age: Option<Value>,
    /// *Hændelse*: the day of an event.
    #[serde(rename = "haendelse", skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
}

/// Records in a set (*findes*): how many must match, and when they must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTest {
    /// The set of records.
    #[serde(rename = "i")]
    pub set: FactId,
    /// What each matching record says, field by field.
    #[serde(rename = "hvor", default, skip_serializing_if = "Map::is_empty")]
    pub filter: Map<FactId, Test>,
    /// *Gælder*: when the record's period must hold.
    #[serde(rename = "gaelder", default, skip_serializing_if = "Option::is_none")]
    pub holds: Option<Holds>,
    /// At least so many records; one if nothing is said.
    #[serde(rename = "mindst", default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// At most so many records.
    #[serde(rename = "hoejst", default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// *Flest*: more than half of the records.
    #[serde(rename = "flest", default, skip_serializing_if = "Option::is_none")]
    pub most: Option<bool>,
}

/// When a record must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Holds {
    /// On the day the facts are judged.
    #[serde(rename = "på dagen")]
    OnTheDay,
    /// On the day the help starts (event `startdag`; else the day itself).
    #[serde(rename = "på startdagen")]
    OnTheStartDay,
    #[serde(rename = "nogensinde")]
    Ever,
    /// From its beginning without a break to the day.
    #[serde(rename = "uafbrudt til dagen")]
    UnbrokenToTheDay,
}

/// How far something has been tried: each step includes those before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum TriedStep {
    #[serde(rename = "overvejet")]
    Considered,
    #[serde(rename = "tilbudt")]
    Offered,
    #[serde(rename = "prøvet")]
    Tried,
    #[serde(rename = "udtømt")]
    Exhausted,
}

/// What must first be considered, offered, tried or exhausted (*forsøgt*), as recorded in the
/// set `forsoeg` (fields `tilbud`, `trin`; `ikke-relevant` with a reason counts as done).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tried {
    #[serde(rename = "tilbud")]
    pub offers: Vec<ItemName>,
    /// How far, at least.
    #[serde(rename = "mindst")]
    pub step: TriedStep,
    /// How many of the offers; all if nothing is said.
    #[serde(rename = "antal", default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

/// A thing that can be tried first, in plain words; the same word names it in `forsoeg`.
pub type ItemName = String;

/// A condition (*betingelse*): what it names must all hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// *Fakta*: values of typed facts, all of them.
    #[serde(rename = "fakta", skip_serializing_if = "Map::is_empty")]
    pub facts: Map<FactId, Test>,
    /// *Findes*: records in a set.
    #[serde(rename = "findes", skip_serializing_if = "Option::is_none")]
    pub exists: Option<SetTest>,
    /// *Svar*: a condition on the answer a human gave to a judgement.
    #[serde(rename = "svar", skip_serializing_if = "Map::is_empty")]
    pub answers: Map<JudgementId, Test>,
    /// *Beregnet*: a condition on the result of a calculation.
    #[serde(rename = "beregnet", skip_serializing_if = "Map::is_empty")]
    pub calculated: Map<CalculationId, Test>,
    /// *Forsøgt*: what must first be tried.
    #[serde(rename = "forsoegt", skip_serializing_if = "Option::is_none")]
    pub tried: Option<Tried>,
    /// *Kriterium*: another criterion of the standard, by id (also one that is only a part).
    #[serde(rename = "kriterium", skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// *Altid*: always (`true`) or never (`false`) – for a reading that says so.
    #[serde(rename = "altid", skip_serializing_if = "Option::is_none")]
    pub always: Option<bool>,
    /// *Uklar*: an ambiguity says which condition it is; its readings are conditions.
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
}

impl Condition {
    pub fn is_empty(&self) -> bool {
        *self == Condition::default()
    }
}

/// What a criterion does when its condition holds (*virkning*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Effect {
    /// The condition must hold.
    #[serde(rename = "kræves")]
    Required,
    /// The condition must not hold.
    #[serde(rename = "udelukker")]
    Excludes,
    /// Speaks for it; decides nothing.
    #[serde(rename = "typisk")]
    Typical,
    /// Speaks against it; decides nothing.
    #[serde(rename = "typisk imod")]
    TypicalAgainst,
    /// An exception that lets in: opens the criteria named in `for`.
    #[serde(rename = "åbner")]
    Opens,
    /// A part; counts only where another criterion names it.
    #[serde(rename = "del")]
    Part,
}

/// Whether the Act or the council's guiding level says it (*styrke*).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub enum Force {
    #[serde(rename = "lov")]
    Act,
    #[serde(rename = "standard")]
    Standard,
}

/// How the parts of a criterion join (*forbindelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Junction {
    Word(JunctionWord),
    Special(JunctionSpecial),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum JunctionWord {
    #[serde(rename = "alle")]
    All,
    #[serde(rename = "en-af")]
    AnyOf,
}

/// `{ mindst = 2 }`, or `{ uklar = "id" }` where the document does not say (its readings are
/// junctions).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct JunctionSpecial {
    #[serde(rename = "mindst", skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    #[serde(rename = "uklar", skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
}

/// A part of a criterion: another criterion by id, or a short one written in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum PartRef {
    Id(CriterionId),
    Inline(Box<Criterion>),
}

/// A yes/no judgement asked in a criterion (*skøn*). By its type it has no place for a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedJudgement {
    /// Who judges: `sagsbehandler`, `visitationsudvalg`, `leder af krisecenter` …
    #[serde(rename = "af")]
    pub by: String,
    /// The question; the criterion's own text if nothing is said.
    #[serde(rename = "spoergsmaal", default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// What the document says should be weighed.
    #[serde(rename = "vejledning", default, skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
}

/// One criterion (*kriterium*) of a standard's target group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: CriterionId,
    /// Earlier id of the same question, where it had to change.
    #[serde(rename = "tidligere-id", default, skip_serializing_if = "Option::is_none")]
    pub earlier_id: Option<CriterionId>,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "virkning")]
    pub effect: Effect,
    /// Whose word it is; not for parts and typical signs.
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// The piece of the national layer that a criterion by force of the Act rests on.
    #[serde(rename = "hjemmel", default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<super::LawId>,
    /// The piece of the national layer that a local text repeats in its own words.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to the piece it restates, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    /// For an opener: the criteria it opens.
    #[serde(rename = "for", default, skip_serializing_if = "Vec::is_empty")]
    pub opens: Vec<CriterionId>,
    /// For an opener: whoever comes in only this way gets only these items.
    #[serde(rename = "kun", default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<super::ItemId>,
    /// *Som udgangspunkt*: the question whether to depart from the criterion, asked only when it
    /// is not met.
    #[serde(rename = "udgangspunkt", default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<String>,
    #[serde(rename = "fakta", default, skip_serializing_if = "Map::is_empty")]
    pub facts: Map<FactId, Test>,
    #[serde(rename = "findes", default, skip_serializing_if = "Option::is_none")]
    pub exists: Option<SetTest>,
    #[serde(rename = "svar", default, skip_serializing_if = "Map::is_empty")]
    pub answers: Map<JudgementId, Test>,
    #[serde(rename = "beregnet", default, skip_serializing_if = "Map::is_empty")]
    pub calculated: Map<CalculationId, Test>,
    #[serde(rename = "forsoegt", default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<Tried>,
    #[serde(rename = "skoen", default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<AskedJudgement>,
    #[serde(rename = "dele", default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRef>,
    #[serde(rename = "forbindelse", default, skip_serializing_if = "Option::is_none")]
    pub junction: Option<Junction>,
    /// *Uklar*: an ambiguity says which condition it is; its readings are conditions.
    #[serde(rename = "uklar", default, skip_serializing_if = "Option::is_none")]
    pub unclear: Option<AmbiguityId>,
    /// *Afventer*: yes/no facts (a document, a consent) whose `nej` only means *not yet*: the
    /// case waits for them and nobody is refused for want of them.
    #[serde(rename = "afventer", default, skip_serializing_if = "Vec::is_empty")]
    pub awaits: Vec<FactId>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

impl Criterion {
    /// The plain condition, without judgement and parts.
    pub fn condition(&self) -> Condition {
        Condition {
            facts: self.facts.clone(),
            exists: self.exists.clone(),
            answers: self.answers.clone(),
            calculated: self.calculated.clone(),
            tried: self.tried.clone(),
            criterion: None,
            always: None,
            unclear: self.unclear.clone(),
        }
    }

    /// How many of the seven kinds of condition are written; exactly one is right.
    pub fn kinds(&self) -> usize {
        [
            !self.facts.is_empty(),
            self.exists.is_some(),
            !self.answers.is_empty(),
            !self.calculated.is_empty(),
            self.tried.is_some(),
            self.judgement.is_some(),
            !self.parts.is_empty(),
            self.unclear.is_some(),
        ]
        .into_iter()
        .filter(|it| *it)
        .count()
    }
}
