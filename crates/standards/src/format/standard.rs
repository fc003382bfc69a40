//! One standard (*kvalitetsstandard*) of one adopted version.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Ambiguity, Calculation, CalculationId, Choices, Citizens, Condition, Criterion, CriterionId,
    Day, Decision, Ending, Firmness, FollowUp, ItemId, JudgementId, LawId, Lines, ListId, Map,
    Payment, PieceId, ScopeId, StandardId, Stated, TimeLimit, Value, VariantId, When,
};

/// A standard's file: `standarder/<§>-<name>.toml`.
///
/// What a council must answer for every standard is required here, so that silence is written as
/// `"ikke oplyst"` and never just left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    pub format: u32,
    pub id: StandardId,
    /// Earlier id of the same standard, where it had to change.
    #[serde(rename = "tidligere-id", default, skip_serializing_if = "Option::is_none")]
    pub earlier_id: Option<StandardId>,
    #[serde(rename = "navn")]
    pub name: String,
    /// *Retsgrundlag*: `["SEL § 97"]`; brings in the national pieces valid that day.
    #[serde(rename = "lov")]
    pub law: Vec<String>,
    /// Lines of the document that the standard stands on.
    #[serde(rename = "kilde")]
    pub source: Lines,
    /// When this standard itself was approved, where it says so.
    #[serde(rename = "godkendt")]
    pub approved: Stated<Day>,
    /// *Behov*: the need covered.
    #[serde(rename = "behov")]
    pub need: Stated<Text>,
    /// *Formål*: what it is for.
    #[serde(rename = "formaal")]
    pub purpose: Stated<Text>,
    /// Whether the person must be known by name.
    #[serde(rename = "identitet")]
    pub identity: Stated<Identity>,
    /// *Henvendelse*: who may approach, how, with what.
    #[serde(rename = "henvendelse")]
    pub approach: Stated<Approach>,
    /// Who applies, whom it is about, who consents; the citizen throughout if nothing is said.
    #[serde(rename = "personer", default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<Persons>,
    /// *Målgruppe*: the tree of criteria.
    #[serde(rename = "kriterium", default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    /// Typed judgements; yes/no ones may stand in the criterion itself.
    #[serde(rename = "skoen", default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    #[serde(rename = "indgaar")]
    pub included: Stated<Vec<Item>>,
    #[serde(rename = "indgaar-ikke")]
    pub not_included: Stated<Vec<Item>>,
    /// *Omfang*: how much.
    #[serde(rename = "omfang")]
    pub scope: Stated<Map<ScopeId, Scope>>,
    #[serde(rename = "variant", default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// *Samspil*: with other grants.
    #[serde(rename = "samspil")]
    pub interplay: Stated<Vec<Interplay>>,
    /// *Frister*: what, within what, from which point.
    #[serde(rename = "frist")]
    pub time_limits: Stated<Vec<TimeLimit>>,
    #[serde(rename = "afgoerelse")]
    pub decision: Stated<Decision>,
    /// *Kompetence*: who decides which act.
    #[serde(rename = "kompetence")]
    pub competence: Stated<Vec<Competence>>,
    #[serde(rename = "opfoelgning")]
    pub follow_up: Stated<Vec<FollowUp>>,
    #[serde(rename = "ophoer")]
    pub ending: Stated<Vec<Ending>>,
    #[serde(rename = "betaling")]
    pub payment: Stated<Vec<Payment>>,
    /// *Transport* to and from, and for the help.
    #[serde(rename = "transport")]
    pub transport: Stated<Vec<Note>>,
    /// *Afbud*: cancellations and staying away.
    #[serde(rename = "afbud")]
    pub cancellation: Stated<Vec<Note>>,
    #[serde(rename = "leverandoer")]
    pub provider: Stated<Provider>,
    /// *Planer*: § 141 plan, the provider's plan, status reports.
    #[serde(rename = "plan")]
    pub plans: Stated<Vec<Note>>,
    /// *Pligter*: of the citizen and of the provider.
    #[serde(rename = "pligter")]
    pub duties: Stated<Vec<Duty>>,
    /// *Kvalitetsmål* and monitoring.
    #[serde(rename = "kvalitet")]
    pub quality: Stated<Vec<Note>>,
    /// *Særlige bemærkninger*: whatever else the document says.
    #[serde(rename = "bemaerkning", default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Note>,
    /// *Fravalg*: a *may* rule the council does not use. Informs, never refuses.
    #[serde(rename = "fravalg", default, skip_serializing_if = "Vec::is_empty")]
    pub opted_out: Vec<OptOut>,
    #[serde(rename = "liste", default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<List>,
    #[serde(rename = "beregning", default, skip_serializing_if = "Map::is_empty")]
    pub calculations: Map<CalculationId, Calculation>,
    #[serde(rename = "uklarhed", default, skip_serializing_if = "Vec::is_empty")]
    pub ambiguities: Vec<Ambiguity>,
}

/// A plain text, alone or with its source lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    Plain(String),
    Sourced(SourcedText),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcedText {
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "kilde")]
    pub source: Lines,
}

/// A statement for the reader, with an id (*bemærkning*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: PieceId,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Identity {
    #[serde(rename = "kræves")]
    Required,
    #[serde(rename = "anonym mulig")]
    AnonymousPossible,
    #[serde(rename = "anonym sikret")]
    AnonymousGuaranteed,
}

/// Who may approach and how (*henvendelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approach {
    #[serde(rename = "af")]
    pub by: Stated<Vec<String>>,
    #[serde(rename = "kanal", default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Stated<Vec<String>>>,
    #[serde(rename = "samtykke", default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Stated<String>>,
    /// *Visitation*: whether the authority must assess first.
    #[serde(rename = "visitation", default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Stated<String>>,
    #[serde(rename = "dokumenter", default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Note>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Who applies, whom the help is about, whose consent is needed (*personer*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Persons {
    #[serde(rename = "modtager")]
    pub receiver: Role,
    #[serde(rename = "omhandler", default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Role>,
    #[serde(rename = "samtykke", default, skip_serializing_if = "Vec::is_empty")]
    pub consent: Vec<Role>,
}

/// The closed list of roles a fact may belong to (*rolle*).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    #[serde(rename = "borger")]
    Citizen,
    #[serde(rename = "paaroerende")]
    Relative,
    #[serde(rename = "partner")]
    Partner,
    #[serde(rename = "barn")]
    Child,
    #[serde(rename = "plejer")]
    Carer,
    #[serde(rename = "foraeldremyndighed")]
    Custody,
    #[serde(rename = "husstand")]
    Household,
}

/// A typed judgement (*skøn*): a question to a professional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    pub id: JudgementId,
    #[serde(rename = "spoergsmaal")]
    pub question: String,
    #[serde(rename = "type")]
    pub kind: AnswerKind,
    /// For `niveau` (ordered, least first) and `valg`: the possible answers.
    #[serde(rename = "vaerdier", default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// For `tal`: the unit.
    #[serde(rename = "enhed", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// One answer and one reason for each record of a set.
    #[serde(rename = "pr", default, skip_serializing_if = "Option::is_none")]
    pub per: Option<super::FactId>,
    #[serde(rename = "af")]
    pub by: String,
    #[serde(rename = "vejledning", default, skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum AnswerKind {
    #[serde(rename = "ja-nej")]
    YesNo,
    #[serde(rename = "niveau")]
    Level,
    #[serde(rename = "valg")]
    Choice,
    #[serde(rename = "tal")]
    Number,
}

/// Something that is, or is not, part of the help (*ydelse*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: ItemId,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// *I stedet*: what covers it instead.
    #[serde(rename = "i-stedet", default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// Only an example: the document's list is open.
    #[serde(rename = "eksempel", default, skip_serializing_if = "Option::is_none")]
    pub example: Option<bool>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// How a scope binds (*art*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ScopeKind {
    #[serde(rename = "maksimum")]
    Maximum,
    #[serde(rename = "minimum")]
    Minimum,
    #[serde(rename = "norm")]
    Norm,
    /// A printed range with both ends.
    #[serde(rename = "spænd")]
    Range,
    #[serde(rename = "fast")]
    Fixed,
    #[serde(rename = "niveau")]
    Level,
    #[serde(rename = "individuelt")]
    Individual,
}

/// How much (*omfang*): hours, times, weeks, money, levels, and per what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "art")]
    pub kind: ScopeKind,
    /// What is measured: `timer`, `uger`, `samtaler` …
    #[serde(rename = "maal")]
    pub measure: String,
    #[serde(rename = "pr", default, skip_serializing_if = "Option::is_none")]
    pub per: Option<super::PerWord>,
    #[serde(flatten)]
    pub limits: Limits,
    /// The levels, least first, for `art = "niveau"`.
    #[serde(rename = "niveauer", default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// *Ret*: it is owed, not only possible.
    #[serde(rename = "ret", default, skip_serializing_if = "Option::is_none")]
    pub owed: Option<bool>,
    /// Who may extend it how far.
    #[serde(rename = "udvidelse", default, skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Extension>,
    #[serde(rename = "raekke", default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ScopeRow>,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// The bounds of a scope. `over` and `under` where the end itself does not count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Limits {
    #[serde(rename = "mindst", skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Value>,
    #[serde(rename = "over", skip_serializing_if = "Option::is_none")]
    pub over: Option<Value>,
    #[serde(rename = "hoejst", skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Value>,
    #[serde(rename = "under", skip_serializing_if = "Option::is_none")]
    pub under: Option<Value>,
    /// The usual extent (`art = "norm"`) or the fixed one (`art = "fast"`).
    #[serde(rename = "normalt", skip_serializing_if = "Option::is_none")]
    pub usual: Option<Value>,
}

/// A scope under a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeRow {
    #[serde(rename = "naar")]
    pub when: When,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(flatten)]
    pub limits: Limits,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Who may go beyond the scope, and how far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    #[serde(rename = "til", default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Value>,
    #[serde(rename = "over", default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Value>,
    #[serde(rename = "af", default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// On which ground.
    #[serde(rename = "grund", default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// What sort of variant (*art*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum VariantKind {
    /// A service of its own inside the standard.
    #[serde(rename = "ydelse")]
    Service,
    /// A place.
    #[serde(rename = "sted")]
    Place,
    /// A performer.
    #[serde(rename = "udfører")]
    Performer,
    /// A group of people with criteria of its own: the standard is open to whoever is in one of
    /// its groups, so the best group result is the standard's.
    #[serde(rename = "gruppe")]
    Group,
}

/// One of several services, places, performers or groups in one standard (*variant*). It
/// inherits the common criteria and adds its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub id: VariantId,
    #[serde(rename = "navn")]
    pub name: String,
    #[serde(rename = "art")]
    pub kind: VariantKind,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When the variant is in question at all.
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Common criteria that do not apply here.
    #[serde(rename = "uden", default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<CriterionId>,
    #[serde(rename = "kriterium", default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<Criterion>,
    #[serde(rename = "indgaar", default, skip_serializing_if = "Vec::is_empty")]
    pub included: Vec<Item>,
    #[serde(rename = "indgaar-ikke", default, skip_serializing_if = "Vec::is_empty")]
    pub not_included: Vec<Item>,
    #[serde(rename = "omfang", default, skip_serializing_if = "Map::is_empty")]
    pub scope: Map<ScopeId, Scope>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// What a grant does to another (*virkning* of a *samspil*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum InterplayEffect {
    /// Not at the same time: an excluding criterion on the day.
    #[serde(rename = "ikke samtidig")]
    NotTogether,
    /// Only one of the kind: an excluding criterion on the day.
    #[serde(rename = "kun én")]
    OnlyOne,
    #[serde(rename = "modregnes")]
    SetOff,
    #[serde(rename = "kan kombineres")]
    MayCombine,
    #[serde(rename = "omfatter")]
    Covers,
    #[serde(rename = "først når brugt op")]
    OnlyWhenUsedUp,
}

/// With another grant (*samspil*). `ikke samtidig` and `kun én` become an excluding criterion
/// `samspil-<id>`, opened by the criteria named in `undtagen`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Interplay {
    pub id: PieceId,
    /// The other grant's paragraph, as in the set `bevillinger`.
    #[serde(rename = "med")]
    pub with: String,
    #[serde(rename = "virkning")]
    pub effect: InterplayEffect,
    #[serde(rename = "tekst")]
    pub text: String,
    /// Openers or parts that lift it.
    #[serde(rename = "undtagen", default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<CriterionId>,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub force: Option<super::Force>,
    #[serde(rename = "hjemmel", default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<LawId>,
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<LawId>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Who decides which act (*kompetence*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Competence {
    #[serde(rename = "handling")]
    pub act: String,
    #[serde(rename = "af")]
    pub by: String,
    /// *Indstilling*: on whose recommendation.
    #[serde(rename = "indstilling", default, skip_serializing_if = "Option::is_none")]
    pub recommended_by: Option<String>,
    #[serde(rename = "naar", default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// Who performs it (*leverandør*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    #[serde(rename = "valg")]
    pub choice: Stated<Choices>,
    #[serde(rename = "krav", default, skip_serializing_if = "Vec::is_empty")]
    pub demands: Vec<Note>,
    #[serde(rename = "steder", default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Note>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A duty (*pligt*) and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: PieceId,
    #[serde(rename = "hvem")]
    pub who: Citizens,
    #[serde(rename = "tekst")]
    pub text: String,
    #[serde(rename = "styrke", default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A *may* rule the council has chosen not to use (*fravalg*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptOut {
    #[serde(rename = "bestemmelse")]
    pub provision: String,
    #[serde(rename = "af")]
    pub by: Stated<String>,
    #[serde(rename = "tekst")]
    pub text: String,
    /// *Gengiver*: the piece of the national layer that this text restates.
    #[serde(rename = "gengiver", default, skip_serializing_if = "Option::is_none")]
    pub restates: Option<super::LawId>,
    /// *Forhold*: how it stands to that piece, where no computation can tell.
    #[serde(rename = "forhold", default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<super::Relation>,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}

/// A printed list, open or closed (*liste*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct List {
    pub id: ListId,
    #[serde(rename = "tekst", default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    #[serde(rename = "vaerdier")]
    pub values: Vec<String>,
    /// Whether nothing else belongs on it.
    #[serde(rename = "udtoemmende")]
    pub closed: bool,
    #[serde(rename = "kilde", default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Lines>,
}
