//! The answers as data (*svar*): what the command line, the page and the API give out. Keys and
//! words of these types are English and stable ([`VERSION`]); only texts follow the reader's
//! language. The house has no other form of an answer.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::assess::{self, Assessment, Counterfactual, Memory, Outcome, Turn, Wanted};
use crate::calculate::{Calculated, Instead, Possible};
use crate::context::{self, Context, Missing};
use crate::facts::{FactValue, Facts};
use crate::format::{
    self, Ambiguity, Criterion, Effect, FactFile, Force, Identity, Item, Lines, Limits, Open,
    PartRef, Point, Practice, Scope, ScopeKind, Standard, State, Stated, Text, TimeLimit, Value,
};
use crate::library::Catalogue;
use crate::limits::{self, Due};
use crate::plan::{Axis, Key, NotTheAct, Origin, Plan, Planned};
use crate::quantity::Quantity;
use crate::truth::Truth;

/// The version of the answers' form. It grows when a key changes its meaning or goes.
pub const VERSION: u32 = 1;

/// Which labels of the vocabulary are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    Danish,
    English,
}

/// A standard held against a person, with all it needs at hand.
pub struct Case<'a> {
    pub context: Context<'a>,
    pub plan: &'a Plan,
    pub labels: Labels,
}

/// What is wanted from whom, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WantedItem {
    pub id: String,
    pub when: Turn,
    pub label: String,
    pub question: String,
    /// Why it may be asked for; for a judgement what to weigh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who judges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// For a reading: the readings there are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<ReadingItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingItem {
    pub id: String,
    pub text: String,
    /// Said when the reading is from outside the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
}

/// What is still missing, exactly.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MissingItems {
    pub facts: Vec<WantedItem>,
    pub judgements: Vec<WantedItem>,
    pub readings: Vec<WantedItem>,
}

impl MissingItems {
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.judgements.is_empty() && self.readings.is_empty()
    }

    /// All of them, facts first.
    pub fn all(&self) -> impl Iterator<Item = &WantedItem> {
        self.facts.iter().chain(&self.judgements).chain(&self.readings)
    }
}

/// A ground for a no: a criterion that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ground {
    pub criterion: String,
    pub text: String,
    pub force: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The piece of law a criterion rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    pub id: String,
    pub reference: String,
    pub text: String,
    /// How well it is known: T, Q, S, N, ≠.
    pub status: &'static str,
    pub verified: bool,
    pub read_in: String,
}

/// A criterion in the explanation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionItem {
    pub id: String,
    pub text: String,
    pub effect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub force: Option<&'static str>,
    /// Why a criterion that claims the Act counts only as the standard's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_the_act: Option<&'static str>,
    pub origin: &'static str,
    /// `met`, `not_met`, `unknown`; of typical signs `for`, `against`, `silent`; of openers and
    /// parts `holds`, `does_not_hold`, `unknown`.
    pub result: &'static str,
    /// Whether its own condition holds, whatever its effect.
    pub condition: Truth,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub opened_by: Vec<String>,
    pub departed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restates: Option<String>,
    /// The facts and answers it was decided on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<KnownItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judgement: Option<JudgementItem>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<CriterionItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A fact that was known, with where it is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KnownItem {
    pub id: String,
    pub label: String,
    pub value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// A judgement asked for, and the answer a human gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgementItem {
    pub by: String,
    pub question: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// A smallest change that would change the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CounterfactualItem {
    pub outcome: Outcome,
    /// Whether the outcome is then certain, or only possible.
    pub certain: bool,
    pub changes: Vec<Change>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `fact` or `judgement`.
    pub kind: &'static str,
    pub id: String,
    pub label: String,
    /// What it would have to be.
    pub to: Json,
}

/// An ambiguity and the part it played.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmbiguityItem {
    pub id: String,
    pub text: String,
    /// `decides`: the result waits for a reading; `chosen`: the case or a practice has one;
    /// `agrees`: its readings come to the same here; `note`: it has no place in a computation.
    pub role: &'static str,
    pub readings: Vec<ReadingItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub practice: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concerns: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Something included or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemAnswer {
    pub id: String,
    pub text: String,
    pub included: bool,
    pub applies: &'static str,
    pub example: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScopeAnswer {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub kind: &'static str,
    pub measure: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    pub applies: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub over: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual: Option<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    pub owed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extension: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A wanted extent held against a scope. Anything but `within` asks for a reason and is never
/// blocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    pub value: String,
    pub verdict: &'static str,
    pub asks_reason: bool,
}

/// The result of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantAnswer {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub applies: &'static str,
    pub outcome: Outcome,
    pub possible: Vec<Outcome>,
    pub grounds: Vec<Ground>,
    pub missing: MissingItems,
}

/// `rettesnor assess`: the whole answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AssessAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    /// The version's document gives no date: it counts from its earliest possible day.
    pub in_force_is_earliest: bool,
    pub national: Json,
    pub standard: String,
    pub name: String,
    pub law: Vec<String>,
    pub on: Date,
    pub outcome: Outcome,
    /// Whether `missing` is exact; false only where the diagram grew too large.
    pub exact: bool,
    pub possible: Vec<Outcome>,
    pub grounds: Vec<Ground>,
    pub missing: MissingItems,
    pub irrelevant: Vec<String>,
    pub counterfactuals: Vec<CounterfactualItem>,
    pub explanation: Vec<CriterionItem>,
    /// The same criteria without their nesting, for those who look one up by id.
    pub criteria: Vec<Json>,
    pub variants: Vec<VariantAnswer>,
    pub items: Vec<ItemAnswer>,
    pub scope: Vec<ScopeAnswer>,
    pub deadlines: Vec<Json>,
    pub follow_up: Vec<Json>,
    pub payment: Vec<Json>,
    pub ending: Vec<Json>,
    pub interplay: Vec<Json>,
    pub competence: Vec<Json>,
    pub opted_out: Vec<Json>,
    pub transport: Vec<Json>,
    pub cancellation: Vec<Json>,
    pub plans: Vec<Json>,
    pub duties: Vec<Json>,
    pub quality: Vec<Json>,
    pub remarks: Vec<Json>,
    pub identity: Json,
    pub approach: Json,
    pub provider: Json,
    pub decision: Json,
    pub complaint: Json,
    /// Fields where the document says nothing, or something else than a value.
    pub stated: Json,
    pub ambiguities: Vec<AmbiguityItem>,
}

/// `rettesnor calculate`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalculateAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    pub standard: String,
    pub calculation: String,
    pub name: String,
    pub on: Date,
    /// The value, where every reading comes to the same.
    pub value: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What stands instead of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
    pub certain: bool,
    pub values: Vec<Json>,
    pub steps: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ledger: Vec<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    pub missing: MissingItems,
    pub rates: Vec<Json>,
    pub rounding: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<&'static str>,
    pub ambiguities: Vec<AmbiguityItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// `rettesnor deadline`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeadlineAnswer {
    pub version: u32,
    pub catalogue: String,
    pub version_hash: String,
    pub standard: String,
    pub what: &'static str,
    pub from: String,
    /// The first limit's safe date.
    pub date: Option<String>,
    pub certain: bool,
    pub dates: Vec<Json>,
    pub then: Vec<Date>,
    pub soon: bool,
    pub notes: Vec<limits::Note>,
    pub limits: Vec<Json>,
    pub ambiguities: Vec<AmbiguityItem>,
}

/// Yes, no, unknown: whether a piece applies.
pub fn applies(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "yes",
        Truth::False => "no",
        Truth::Unknown => "unknown",
    }
}

fn source(lines: Option<&Lines>) -> Option<String> {
    lines.map(ToString::to_string)
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::Required => "required",
        Effect::Excludes => "excludes",
        Effect::Typical => "typical",
        Effect::TypicalAgainst => "typical_against",
        Effect::Opens => "opens",
        Effect::Part => "part",
    }
}

fn force_word(force: Force) -> &'static str {
    match force {
        Force::Act => "act",
        Force::Standard => "standard",
    }
}

fn not_the_act(why: NotTheAct) -> &'static str {
    match why {
        NotTheAct::NoBasis => "no_basis",
        NotTheAct::UnknownBasis => "unknown_basis",
        NotTheAct::NotInForce => "not_in_force",
        NotTheAct::NotVerified => "not_verified",
    }
}

fn firmness_word(firmness: Option<format::Firmness>) -> Option<&'static str> {
    firmness.map(|it| match it {
        format::Firmness::Latest => "at_the_latest",
        format::Firmness::Guiding => "guiding",
        format::Firmness::Aimed => "aimed",
        format::Firmness::Preferred => "preferred",
    })
}

fn scope_word(kind: ScopeKind) -> &'static str {
    match kind {
        ScopeKind::Maximum => "maximum",
        ScopeKind::Minimum => "minimum",
        ScopeKind::Norm => "norm",
        ScopeKind::Range => "range",
        ScopeKind::Fixed => "fixed",
        ScopeKind::Level => "level",
        ScopeKind::Individual => "individual",
    }
}

/// The English word of a kind of time limit: as in the answers and on the command line.
pub fn limit_word(what: format::LimitFor) -> &'static str {
    use format::LimitFor;
    match what {
        LimitFor::Decision => "decision",
        LimitFor::Start => "start",
        LimitFor::Complaint => "complaint",
        LimitFor::Reassessment => "reassessment",
        LimitFor::FollowUp => "follow-up",
        LimitFor::Notice => "notice",
        LimitFor::Notification => "notification",
        LimitFor::Plan => "plan",
        LimitFor::Status => "status",
        LimitFor::Account => "account",
        LimitFor::Budget => "budget",
        LimitFor::Payment => "payment",
        LimitFor::Hearing => "hearing",
        LimitFor::Access => "access",
    }
}

fn state_word(state: State) -> &'static str {
    match state {
        State::NotStated => "not_stated",
        State::Individual => "individual",
        State::None => "none",
    }
}

fn open(open: &Open) -> Json {
    let mut res = serde_json::Map::new();
    let mut put = |key: &str, value: Option<Json>| {
        if let Some(value) = value {
            res.insert(key.to_owned(), value);
        }
    };
    put("state", open.state.map(|it| json!(state_word(it))));
    put("elsewhere", open.elsewhere.as_ref().map(|it| json!(it)));
    put("lost", open.lost.as_ref().map(|it| json!(it)));
    put("unclear", open.unclear.as_ref().map(|it| json!(it)));
    put("text", open.text.as_ref().map(|it| json!(it)));
    put("source", source(open.source.as_ref()).map(|it| json!(it)));
    Json::Object(res)
}

/// A stated value as it is, or the state that stands in its place.
pub fn stated<T>(it: &Stated<T>, value: impl FnOnce(&T) -> Json) -> Json {
    match it {
        Stated::State(state) => json!({ "state": state_word(*state) }),
        Stated::Open(it) => open(it),
        Stated::Is(it) => value(it),
    }
}

/// Plain serialisation, for types whose written form is already the answer's.
fn plain<T: Serialize>(it: &T) -> Json {
    serde_json::to_value(it).unwrap_or(Json::Null)
}

/// A quantity with its number, unit and text.
pub fn quantity(it: &Quantity) -> Json {
    let (_, exact) = it.shown();
    let mut res = json!({
        "number": it.value.to_string(),
        "unit": it.unit.word(crate::exact::Exact::whole(2)),
        "text": it.to_string(),
        "exact_text": exact,
    });
    if let (Some(per), Some(fields)) = (it.per, res.as_object_mut()) {
        fields.insert("per".to_owned(), json!(per.word()));
    }
    res
}

/// A fact's value for a reader.
pub fn shown(value: &FactValue) -> String {
    match value {
        FactValue::YesNo(true) => "ja".to_owned(),
        FactValue::YesNo(false) => "nej".to_owned(),
        FactValue::Word(word) => word.clone(),
        FactValue::Quantity(quantity) => quantity.to_string(),
        FactValue::Day(day) => day.to_string(),
        FactValue::Age(age) => format!("{age} år"),
    }
}

impl Case<'_> {
    fn label(&self, fact: &FactFile) -> String {
        match self.labels {
            Labels::Danish => fact.da.clone(),
            Labels::English => fact.en.clone(),
        }
    }

    fn fact_item(&self, id: &str, when: Turn) -> WantedItem {
        let fact = self.context.catalogue.vocabulary.fact(id);
        let event = self.context.catalogue.vocabulary.events.get(id);
        let label = match (fact, event, self.labels) {
            (Some(fact), ..) => self.label(fact),
            (None, Some(event), Labels::Danish) => event.da.clone(),
            (None, Some(event), Labels::English) => event.en.clone(),
            (None, None, _) => id.to_owned(),
        };
        let question = fact.and_then(|it| match self.labels {
            Labels::Danish => it.question.clone(),
            Labels::English => it.question_en.clone(),
        });
        WantedItem {
            id: id.to_owned(),
            when,
            question: question.unwrap_or_else(|| label.clone()),
            label,
            why: fact.and_then(|it| it.why.clone()),
            by: fact.and_then(|it| it.usual_source.clone()),
            source: None,
            readings: Vec::new(),
        }
    }

    fn judgement_item(&self, id: &str, when: Turn) -> WantedItem {
        let standard = self.context.standard;
        let plain = WantedItem {
            id: id.to_owned(),
            when,
            label: id.to_owned(),
            question: id.to_owned(),
            why: None,
            by: None,
            source: None,
            readings: Vec::new(),
        };
        if let Some(judgement) = standard.judgements.iter().find(|it| it.id.as_str() == id) {
            return WantedItem {
                label: judgement.question.clone(),
                question: judgement.question.clone(),
                why: judgement.guidance.clone(),
                by: Some(judgement.by.clone()),
                source: source(judgement.source.as_ref()),
                ..plain
            };
        }
        let (criterion_id, departs) = match id.strip_suffix("/udgangspunkt") {
            Some(criterion) => (criterion, true),
            None => (id, false),
        };
        let Some(criterion) = context::find_criterion(standard, criterion_id) else { return plain };
        let question = match (departs, &criterion.judgement) {
            (true, _) => criterion.departure.clone(),
            (false, Some(judgement)) => judgement.question.clone(),
            (false, None) => None,
        };
        let asked = criterion.judgement.as_ref();
        WantedItem {
            label: criterion.text.clone(),
            question: question.unwrap_or_else(|| criterion.text.clone()),
            why: asked.and_then(|it| it.guidance.clone()),
            by: asked.map(|it| it.by.clone()),
            source: source(criterion.source.as_ref()),
            ..plain
        }
    }

    fn reading_item(&self, id: &str, when: Turn) -> WantedItem {
        let ambiguity = self.context.ambiguity(id);
        let text = ambiguity.map_or_else(|| id.to_owned(), |it| it.text.clone());
        WantedItem {
            id: id.to_owned(),
            when,
            label: text.clone(),
            question: text,
            why: None,
            by: None,
            source: ambiguity.and_then(|it| source(it.source.as_ref())),
            readings: ambiguity.map(readings).unwrap_or_default(),
        }
    }

    fn missing_items(&self, wanted: &Wanted) -> MissingItems {
        MissingItems {
            facts: wanted.facts.iter().map(|(id, turn)| self.fact_item(id, *turn)).collect(),
            judgements: wanted
                .judgements
                .iter()
                .map(|(id, turn)| self.judgement_item(id, *turn))
                .collect(),
            readings: wanted
                .readings
                .iter()
                .map(|(id, turn)| self.reading_item(id, *turn))
                .collect(),
        }
    }

    fn missing_of(&self, missing: &Missing) -> MissingItems {
        MissingItems {
            facts: missing.facts.iter().map(|it| self.fact_item(it, Turn::Now)).collect(),
            judgements: missing.judgements.iter().map(|it| self.judgement_item(it, Turn::Now)).collect(),
            readings: missing.readings.iter().map(|it| self.reading_item(it, Turn::Now)).collect(),
        }
    }

    fn basis(&self, id: Option<&format::LawId>) -> Option<Basis> {
        let piece = self.context.catalogue.national.piece(id?.as_str())?;
        Some(Basis {
            id: piece.id.to_string(),
            reference: piece.reference.clone(),
            text: piece.text.clone(),
            status: piece.status.mark(),
            verified: piece.status.counts(),
            read_in: piece.read_in.clone(),
        })
    }

    // --- assessment ---------------------------------------------------------------------------

    /// The whole answer to `assess`.
    pub fn assess(&self, memory: &mut Memory) -> AssessAnswer {
        let masks = self.plan.bind(&self.context);
        let assessment = assess::assess(self.plan, masks, memory);
        self.answer(&assessment)
    }

    /// The answer that an assessment comes to.
    pub fn answer(&self, assessment: &Assessment) -> AssessAnswer {
        let Case { context, plan, .. } = self;
        let (catalogue, standard) = (context.catalogue, context.standard);
        let own = assessment.own();
        let wanted = assessment.wanted(plan, own, context);
        let explanation: Vec<CriterionItem> =
            self.top_level().map(|it| self.criterion(assessment, it)).collect();
        AssessAnswer {
            version: VERSION,
            catalogue: catalogue.id.to_string(),
            version_hash: catalogue.version_hash.clone(),
            in_force_is_earliest: catalogue.in_force().2,
            national: json!({
                "edition": catalogue.national.edition,
                "sha256": catalogue.national.sha256,
            }),
            standard: standard.id.to_string(),
            name: standard.name.clone(),
            law: standard.law.clone(),
            on: context.day,
            outcome: own.outcome,
            exact: plan.exact,
            possible: own.possible.clone(),
            grounds: self.grounds(assessment, 0),
            missing: self.missing_items(&wanted),
            irrelevant: assessment.irrelevant(plan, own, context),
            counterfactuals: assessment
                .counterfactuals(plan)
                .iter()
                .map(|it| self.counterfactual(it))
                .collect(),
            criteria: plan
                .criteria
                .iter()
                .map(|it| {
                    let item = self.criterion(assessment, it);
                    json!({ "id": item.id, "result": item.result, "force": item.force,
                        "origin": item.origin, "effect": item.effect, "condition": item.condition })
                })
                .collect(),
            explanation,
            variants: self.variants(assessment),
            items: self.items(),
            scope: self.scopes(),
            deadlines: self.deadlines(),
            follow_up: self.follow_up(),
            payment: self.payment(),
            ending: self.ending(),
            interplay: self.interplay(),
            competence: self.competence(),
            opted_out: standard.opted_out.iter().map(opted_out).collect(),
            transport: self.notes(standard.transport.items()),
            cancellation: self.notes(standard.cancellation.items()),
            plans: self.notes(standard.plans.items()),
            duties: standard.duties.items().iter().map(duty).collect(),
            quality: self.notes(standard.quality.items()),
            remarks: self.notes(&standard.remarks),
            identity: stated(&standard.identity, |it| json!(identity_word(*it))),
            approach: self.approach(),
            provider: self.provider(),
            decision: decision(standard),
            complaint: complaint(catalogue, standard),
            stated: stated_fields(standard),
            ambiguities: self.ambiguities(&wanted),
        }
    }

    /// Criteria that stand for themselves: a part shows where it is named.
    fn top_level(&self) -> impl Iterator<Item = &Planned> {
        self.plan.criteria.iter().filter(|it| it.criterion.effect != Effect::Part)
    }

    fn grounds(&self, assessment: &Assessment, root: usize) -> Vec<Ground> {
        let Some(root) = self.plan.roots.get(root) else { return Vec::new() };
        let planned = root.criteria.iter().filter_map(|it| self.plan.criteria.get(*it));
        planned
            .filter(|it| assessment.truth(it.passes) == Truth::False)
            .map(|it| Ground {
                criterion: it.criterion.id.to_string(),
                text: it.criterion.text.clone(),
                force: force_word(it.force),
                basis: self.basis(it.criterion.basis.as_ref()),
                source: source(it.criterion.source.as_ref()),
            })
            .collect()
    }

    fn criterion(&self, assessment: &Assessment, planned: &Planned) -> CriterionItem {
        let criterion = &planned.criterion;
        let condition = assessment.truth(planned.condition);
        let passes = assessment.truth(planned.passes);
        let opened_by = planned
            .openers
            .iter()
            .filter_map(|it| self.plan.criteria.get(*it))
            .filter(|it| assessment.truth(it.condition) == Truth::True)
            .map(|it| it.criterion.id.to_string())
            .collect::<Vec<_>>();
        let departed = planned.departure.is_some()
            && passes == Truth::True
            && assessment.truth(planned.fulfilled) == Truth::False
            && opened_by.is_empty();
        CriterionItem {
            id: criterion.id.to_string(),
            text: criterion.text.clone(),
            effect: effect_word(criterion.effect),
            force: planned.counts().then(|| force_word(planned.force)),
            not_the_act: planned.not_the_act.map(not_the_act),
            origin: origin_word(&planned.origin),
            result: result_word(criterion.effect, condition, passes),
            condition,
            opened_by,
            departed,
            basis: self.basis(criterion.basis.as_ref()),
            restates: criterion.restates.as_ref().map(ToString::to_string),
            known: self.known(criterion),
            judgement: self.judgement(criterion),
            parts: self.parts(criterion),
            source: source(criterion.source.as_ref()),
        }
    }

    /// A part of a criterion, evaluated for the reader.
    fn part(&self, criterion: &Criterion) -> CriterionItem {
        let inner = self.context.trying(self.context.trying.clone());
        let condition = inner.criterion(criterion);
        CriterionItem {
            id: criterion.id.to_string(),
            text: criterion.text.clone(),
            effect: effect_word(criterion.effect),
            force: None,
            not_the_act: None,
            origin: "standard",
            result: result_word(Effect::Part, condition, condition),
            condition,
            opened_by: Vec::new(),
            departed: false,
            basis: None,
            restates: criterion.restates.as_ref().map(ToString::to_string),
            known: self.known(criterion),
            judgement: self.judgement(criterion),
            parts: self.parts(criterion),
            source: source(criterion.source.as_ref()),
        }
    }

    fn parts(&self, criterion: &Criterion) -> Vec<CriterionItem> {
        let find = |part: &PartRef| match part {
            PartRef::Inline(criterion) => Some((**criterion).clone()),
            PartRef::Id(id) => context::find_criterion(self.context.standard, id.as_str()).cloned(),
        };
        criterion.parts.iter().filter_map(find).map(|it| self.part(&it)).collect()
    }

    fn known(&self, criterion: &Criterion) -> Vec<KnownItem> {
        let facts = self.context.facts;
        let mut known = Vec::new();
        for id in criterion.facts.keys() {
            let found = facts.values.get(id.as_str()).or_else(|| {
                // An age is also known by the birth date.
                (id.as_str() == "alder").then(|| facts.values.get("foedselsdato")).flatten()
            });
            if let Some(value) = found {
                known.push(self.known_item(id.as_str(), shown(value)));
            }
        }
        let sets = criterion.exists.iter().map(|it| it.set.as_str());
        let tried = criterion.tried.iter().map(|_| "forsoeg");
        for id in sets.chain(tried) {
            if let Some(set) = facts.sets.get(id) {
                let mut texts: Vec<String> = set
                    .records
                    .iter()
                    .map(|it| it.values().map(shown).collect::<Vec<_>>().join(", "))
                    .collect();
                if texts.is_empty() {
                    texts.push("–".to_owned());
                }
                known.push(self.known_item(id, texts.join("; ")));
            }
        }
        for id in criterion.answers.keys() {
            if let Some(answer) = facts.answer(self.context.standard.id.as_str(), id.as_str()) {
                known.push(KnownItem {
                    id: id.to_string(),
                    label: self.judgement_item(id.as_str(), Turn::Now).label,
                    value: shown(&answer.value),
                    from: Some(answer.reason.clone()),
                });
            }
        }
        known
    }

    fn known_item(&self, id: &str, value: String) -> KnownItem {
        let fact = self.context.catalogue.vocabulary.fact(id);
        KnownItem {
            id: id.to_owned(),
            label: fact.map_or_else(|| id.to_owned(), |it| self.label(it)),
            value,
            from: self.context.facts.sources.get(id).cloned(),
        }
    }

    fn judgement(&self, criterion: &Criterion) -> Option<JudgementItem> {
        let asked = criterion.judgement.as_ref()?;
        let answer =
            self.context.facts.answer(self.context.standard.id.as_str(), criterion.id.as_str());
        Some(JudgementItem {
            by: asked.by.clone(),
            question: asked.question.clone().unwrap_or_else(|| criterion.text.clone()),
            guidance: asked.guidance.clone(),
            answer: answer.map(|it| shown(&it.value)),
            reason: answer.map(|it| it.reason.clone()),
            answered_by: answer.and_then(|it| it.by.clone()),
            on: answer.and_then(|it| it.on),
        })
    }

    fn counterfactual(&self, it: &Counterfactual) -> CounterfactualItem {
        let changes = it.changes.iter().filter_map(|(variable, cell)| {
            let variable = self.plan.variables.get(*variable as usize)?;
            let to = cell_json(&variable.axis, *cell as usize);
            Some(match &variable.key {
                Key::Fact(id) => self.change(id.as_str(), to),
                Key::Compared(id, test) => {
                    self.change(id.as_str(), json!({ "holds": to, "test": plain(test) }))
                }
                Key::Set(test) => {
                    self.change(test.set.as_str(), json!({ "holds": to, "test": plain(test) }))
                }
                Key::Tried(tried) => {
                    self.change("forsoeg", json!({ "holds": to, "test": plain(tried) }))
                }
                Key::Calculated(id) => Change {
                    kind: "fact",
                    id: id.clone(),
                    label: id.clone(),
                    to,
                },
                Key::Judgement(id) => Change {
                    kind: "judgement",
                    id: id.clone(),
                    label: self.judgement_item(id, Turn::Now).label,
                    to,
                },
                Key::Departure(_) | Key::Reading(_) => return None,
            })
        });
        CounterfactualItem { outcome: it.outcome, certain: it.certain, changes: changes.collect() }
    }

    fn change(&self, id: &str, to: Json) -> Change {
        let label = self.fact_item(id, Turn::Now).label;
        Change { kind: "fact", id: id.to_owned(), label, to }
    }

    fn variants(&self, assessment: &Assessment) -> Vec<VariantAnswer> {
        let Case { context, plan, .. } = self;
        let mut res = Vec::new();
        for (place, (root, result)) in plan.roots.iter().zip(&assessment.results).enumerate() {
            let Some((id, _)) = &root.variant else { continue };
            let Some(variant) = context.standard.variants.iter().find(|it| it.id == *id) else {
                continue;
            };
            let when = root.when.map_or(Truth::True, |it| assessment.truth(it));
            let wanted = assessment.wanted(plan, result, context);
            res.push(VariantAnswer {
                id: id.to_string(),
                name: variant.name.clone(),
                kind: variant_word(variant.kind),
                applies: applies(when),
                outcome: result.outcome,
                possible: result.possible.clone(),
                grounds: self.grounds(assessment, place),
                missing: self.missing_items(&wanted),
            });
        }
        res
    }

    // --- what follows -------------------------------------------------------------------------

    fn items(&self) -> Vec<ItemAnswer> {
        let standard = self.context.standard;
        let mut res = Vec::new();
        self.add_items(&mut res, standard.included.items(), true, None);
        self.add_items(&mut res, standard.not_included.items(), false, None);
        for variant in &standard.variants {
            self.add_items(&mut res, &variant.included, true, Some(variant.id.as_str()));
            self.add_items(&mut res, &variant.not_included, false, Some(variant.id.as_str()));
        }
        res
    }

    fn add_items(
        &self,
        res: &mut Vec<ItemAnswer>,
        items: &[Item],
        included: bool,
        variant: Option<&str>,
    ) {
        let truths = self.context.applies(items, |it| it.when.as_ref());
        for (item, truth) in items.iter().zip(truths) {
            res.push(ItemAnswer {
                id: item.id.to_string(),
                text: item.text.clone(),
                included,
                applies: applies(truth),
                example: item.example == Some(true),
                instead: item.instead.clone(),
                firmness: firmness_word(item.firmness),
                variant: variant.map(str::to_owned),
                source: source(item.source.as_ref()),
            });
        }
    }

    fn scopes(&self) -> Vec<ScopeAnswer> {
        let standard = self.context.standard;
        let own = standard.scope.value().into_iter().flatten();
        let mut res: Vec<ScopeAnswer> =
            own.map(|(id, scope)| self.scope(id.as_str(), scope, None)).collect();
        for variant in &standard.variants {
            let scopes = variant.scope.iter();
            res.extend(scopes.map(|(id, it)| self.scope(id.as_str(), it, Some(variant.id.as_str()))));
        }
        res
    }

    fn scope(&self, id: &str, scope: &Scope, variant: Option<&str>) -> ScopeAnswer {
        let rows = self.context.applies(&scope.rows, |it| Some(&it.when));
        let row = scope.rows.iter().zip(&rows).find(|(_, it)| **it == Truth::True).map(|it| it.0);
        let undecided = row.is_none() && rows.contains(&Truth::Unknown);
        let limits = row.map_or(&scope.limits, |it| &it.limits);
        let applies_now = self.context.when(scope.when.as_ref());
        let request = self.context.facts.requests.get(id);
        let limit = |it: &Option<Value>| it.as_ref().map(|it| self.limit(it));
        ScopeAnswer {
            id: id.to_owned(),
            text: row.and_then(|it| it.text.clone()).or_else(|| scope.text.clone()),
            kind: scope_word(scope.kind),
            measure: scope.measure.clone(),
            per: scope.per.map(|it| it.0.word()),
            applies: applies(if undecided { Truth::Unknown } else { applies_now }),
            at_least: limit(&limits.at_least),
            over: limit(&limits.over),
            at_most: limit(&limits.at_most),
            under: limit(&limits.under),
            usual: limit(&limits.usual),
            levels: scope.levels.clone(),
            owed: scope.owed == Some(true),
            firmness: firmness_word(scope.firmness),
            extension: scope.extension.iter().map(extension).collect(),
            request: request.map(|it| self.request(scope, limits, it)),
            variant: variant.map(str::to_owned),
            source: row.and_then(|it| source(it.source.as_ref())).or_else(|| source(scope.source.as_ref())),
        }
    }

    fn limit(&self, value: &Value) -> Json {
        match value {
            Value::Quantity(it) => json!(it.to_string()),
            Value::State(state) => json!({ "state": state_word(*state) }),
            Value::From(_) => match self.context.filled(value) {
                Ok(filled) => match self.context.bound(&filled) {
                    Some(quantity) => json!(quantity.to_string()),
                    None => plain(&filled),
                },
                Err(ambiguity) => json!({ "unclear": ambiguity.id }),
            },
            other => plain(other),
        }
    }

    fn request(&self, scope: &Scope, limits: &Limits, wanted: &Quantity) -> Request {
        let verdict = self.verdict(scope, limits, wanted);
        Request { value: wanted.to_string(), verdict, asks_reason: verdict != "within" }
    }

    fn verdict(&self, scope: &Scope, limits: &Limits, wanted: &Quantity) -> &'static str {
        let soft = matches!(scope.kind, ScopeKind::Norm)
            || scope.firmness.is_some_and(|it| it != format::Firmness::Latest);
        let mut verdict = "within";
        let bounds = [
            (&limits.at_least, false, true),
            (&limits.over, true, true),
            (&limits.at_most, true, false),
            (&limits.under, false, false),
        ];
        for (bound, behind, lower) in bounds {
            let Some(bound) = bound else { continue };
            let passed = self.passed(bound, behind, wanted);
            match passed {
                None => return "unknown",
                Some(passed) if passed != lower => {
                    verdict = match (soft, lower) {
                        (true, _) => "outside_norm",
                        (false, true) => "below",
                        (false, false) => "above",
                    };
                }
                Some(_) => (),
            }
        }
        if verdict == "within"
            && let Some(usual) = &limits.usual
            && matches!(scope.kind, ScopeKind::Norm | ScopeKind::Fixed)
        {
            let differs = self
                .bound(usual)
                .and_then(|it| wanted.compare(&it))
                .map(std::cmp::Ordering::is_ne);
            return match differs {
                None => "unknown",
                Some(true) => "outside_norm",
                Some(false) => "within",
            };
        }
        verdict
    }

    fn bound(&self, value: &Value) -> Option<Quantity> {
        let filled = self.context.filled(value).ok()?;
        self.context.bound(&filled)
    }

    fn passed(&self, bound: &Value, behind: bool, wanted: &Quantity) -> Option<bool> {
        let order = wanted.compare(&self.bound(bound)?)?;
        Some(if behind { order.is_gt() } else { order.is_ge() })
    }

    fn deadlines(&self) -> Vec<Json> {
        let limits = self.context.standard.time_limits.items();
        let truths = self.context.applies(limits, |it| it.when.as_ref());
        limits.iter().zip(truths).map(|(it, truth)| self.time_limit(it, truth)).collect()
    }

    /// A time limit as the file has it; with its date where the starting event is known.
    fn time_limit(&self, limit: &TimeLimit, truth: Truth) -> Json {
        let mut res = json!({
            "id": limit.id,
            "what": limit_word(limit.what),
            "text": limit.text,
            "within": limit.within.as_ref().map(|it| stated(it, plain)),
            "before": limit.before.as_ref().map(|it| stated(it, plain)),
            "on": limit.on.as_ref().or(limit.on_before.as_ref()).map(plain),
            "soon": limit.soon == Some(true),
            "from": stated(&limit.from, plain),
            "then_every": limit.then_every.as_ref().map(plain),
            "firmness": firmness_word(limit.firmness),
            "if_missed": limit.if_missed,
            "applies": applies(truth),
            "source": source(limit.source.as_ref()),
        });
        let event = match &limit.from {
            Stated::Is(Point::Event(event)) => self.context.facts.events.get(event.as_str()),
            _ => None,
        };
        if let (Some(day), Some(fields)) = (event, res.as_object_mut()) {
            let Context { catalogue, standard, facts, .. } = self.context;
            let due = limits::due(catalogue, standard, facts, limit, (*day).into(), false);
            fields.insert("date".to_owned(), plain(&due.safe().map(|it| it.due.to_string())));
            fields.insert("certain".to_owned(), json!(due.dates.len() == 1));
        }
        res
    }

    fn follow_up(&self) -> Vec<Json> {
        let all = self.context.standard.follow_up.items();
        let truths = self.context.applies(all, |it| it.when.as_ref());
        let one = |(it, truth): (&format::FollowUp, Truth)| {
            json!({
                "id": it.id,
                "applies": applies(truth),
                "first": stated(&it.first, plain),
                "then_every": stated(&it.then_every, plain),
                "from": stated(&it.from, plain),
                "after_end": plain(&it.after_end),
                "occasions": it.occasions,
                "form": it.form.as_ref().map(|it| stated(it, plain)),
                "place": it.place.as_ref().map(|it| stated(it, plain)),
                "together_with": it.together_with,
                "by": it.by,
                "firmness": firmness_word(it.firmness),
                "text": it.text,
                "source": source(it.source.as_ref()),
            })
        };
        all.iter().zip(truths).map(one).collect()
    }

    fn payment(&self) -> Vec<Json> {
        let all = self.context.standard.payment.items();
        let truths = self.context.applies(all, |it| it.when.as_ref());
        let one = |(it, truth): (&format::Payment, Truth)| {
            json!({
                "id": it.id,
                "for": it.what,
                "applies": applies(truth),
                "citizen": stated(&it.citizen, |it| json!({ "text": self.limit(it) })),
                "calculation": it.calculation,
                "who": it.who,
                "text": it.text,
                "firmness": firmness_word(it.firmness),
                "source": source(it.source.as_ref()),
            })
        };
        all.iter().zip(truths).map(one).collect()
    }

    fn ending(&self) -> Vec<Json> {
        let all = self.context.standard.ending.items();
        let truths = self.context.applies(all, |it| it.when.as_ref());
        let one = |(it, truth): (&format::Ending, Truth)| {
            json!({
                "id": it.id,
                "text": it.text,
                "applies": applies(truth),
                "stops": it.stops.as_ref().map(|it| stated(it, plain)),
                "notice": it.notice.as_ref().map(|it| stated(it, plain)),
                "notice_from": it.notice_from.as_ref().map(|it| stated(it, plain)),
                "suspensive": it.suspensive.as_ref().map(|it| stated(it, plain)),
                "source": source(it.source.as_ref()),
            })
        };
        all.iter().zip(truths).map(one).collect()
    }

    fn interplay(&self) -> Vec<Json> {
        let one = |it: &format::Interplay| {
            json!({
                "id": it.id,
                "with": it.with,
                "effect": interplay_word(it.effect),
                "text": it.text,
                "except": it.except,
                "source": source(it.source.as_ref()),
            })
        };
        self.context.standard.interplay.items().iter().map(one).collect()
    }

    fn competence(&self) -> Vec<Json> {
        let own = self.context.standard.competence.items();
        let shared = self.context.catalogue.file.value.competence.items();
        let mut res = Vec::new();
        for list in [own, shared] {
            let truths = self.context.applies(list, |it| it.when.as_ref());
            for (it, truth) in list.iter().zip(truths) {
                res.push(json!({
                    "act": it.act,
                    "by": it.by,
                    "recommended_by": it.recommended_by,
                    "applies": applies(truth),
                    "source": source(it.source.as_ref()),
                }));
            }
        }
        res
    }

    fn notes(&self, notes: &[format::Note]) -> Vec<Json> {
        let truths = self.context.applies(notes, |it| it.when.as_ref());
        let one = |(it, truth): (&format::Note, Truth)| {
            json!({
                "id": it.id,
                "text": it.text,
                "applies": applies(truth),
                "firmness": firmness_word(it.firmness),
                "source": source(it.source.as_ref()),
            })
        };
        notes.iter().zip(truths).map(one).collect()
    }

    fn approach(&self) -> Json {
        stated(&self.context.standard.approach, |it| {
            json!({
                "by": stated(&it.by, plain),
                "channel": it.channel.as_ref().map(|it| stated(it, plain)),
                "consent": it.consent.as_ref().map(|it| stated(it, plain)),
                "assessment": it.assessment.as_ref().map(|it| stated(it, plain)),
                "documents": self.notes(&it.documents),
                "source": source(it.source.as_ref()),
            })
        })
    }

    fn provider(&self) -> Json {
        stated(&self.context.standard.provider, |it| {
            json!({
                "choice": stated(&it.choice, plain),
                "demands": self.notes(&it.demands),
                "places": self.notes(&it.places),
                "source": source(it.source.as_ref()),
            })
        })
    }

    fn ambiguities(&self, wanted: &Wanted) -> Vec<AmbiguityItem> {
        let context = &self.context;
        let shared = context.catalogue.file.value.ambiguities.iter().filter(|it| {
            let in_plan = |key: &Key| matches!(key, Key::Reading(id) if *id == it.id);
            self.plan.variables.iter().any(|it| in_plan(&it.key))
        });
        let all = context.standard.ambiguities.iter().chain(shared);
        all.map(|it| self.ambiguity(it, wanted.readings.contains_key(it.id.as_str()))).collect()
    }

    fn ambiguity(&self, it: &Ambiguity, decides: bool) -> AmbiguityItem {
        let chosen = self.context.reading(it);
        let role = if it.note_only == Some(true) {
            "note"
        } else if chosen.is_some() {
            "chosen"
        } else if decides {
            "decides"
        } else {
            "agrees"
        };
        AmbiguityItem {
            id: it.id.to_string(),
            text: it.text.clone(),
            role,
            readings: readings(it),
            chosen,
            practice: match &it.practice {
                Some(Practice::Chosen(practice)) => Some(plain(practice)),
                _ => None,
            },
            concerns: it.concerns.iter().map(ToString::to_string).collect(),
            source: source(it.source.as_ref()),
        }
    }

    // --- calculation and deadline ---------------------------------------------------------------

    /// The whole answer to `calculate`. `None` where the standard has no such calculation.
    pub fn calculate(&self, id: &str) -> Option<CalculateAnswer> {
        let Context { catalogue, standard, day, .. } = self.context;
        let calculation = standard.calculations.get(id)?;
        let result = crate::calculate::calculate(&self.context, id);
        let one = match result.values.as_slice() {
            [one] => Some(one),
            _ => None,
        };
        let differs = result.values.len() > 1;
        Some(CalculateAnswer {
            version: VERSION,
            catalogue: catalogue.id.to_string(),
            version_hash: catalogue.version_hash.clone(),
            standard: standard.id.to_string(),
            calculation: id.to_owned(),
            name: calculation.text.clone(),
            on: day,
            value: one.and_then(|it| it.value.as_ref()).map(quantity),
            text: one.and_then(|it| it.text.clone()),
            instead: one.and_then(|it| it.instead),
            certain: one.is_some_and(|it| it.instead != Some(Instead::Unknown)),
            values: result.values.iter().map(possible).collect(),
            steps: one.map(|it| it.steps.iter().map(worked).collect()).unwrap_or_default(),
            ledger: one.map(|it| it.ledger.iter().map(ledger_line).collect()).unwrap_or_default(),
            evidence: one.and_then(|it| it.evidence.clone()),
            missing: self.missing_of(&result.missing),
            rates: result
                .rates
                .iter()
                .map(|it| json!({ "id": it.id, "outdated": it.outdated }))
                .collect(),
            rounding: stated(&calculation.rounding, |it| json!(it.to.to_string())),
            note: calculation.note.clone(),
            firmness: firmness_word(calculation.firmness),
            ambiguities: self.calculation_ambiguities(id, &result, differs),
            source: source(calculation.source.as_ref()),
        })
    }

    /// Those met on the way, and those that only concern the calculation.
    fn calculation_ambiguities(
        &self,
        id: &str,
        result: &Calculated,
        differs: bool,
    ) -> Vec<AmbiguityItem> {
        let shared = &self.context.catalogue.file.value.ambiguities;
        let all = self.context.standard.ambiguities.iter().chain(shared);
        let decides = |it: &Ambiguity| {
            differs && result.values.iter().any(|value| value.readings.contains_key(it.id.as_str()))
        };
        all.filter(|it| {
            result.ambiguities.iter().any(|met| met == it.id.as_str())
                || it.concerns.iter().any(|concerned| concerned.as_str() == id)
        })
        .map(|it| self.ambiguity(it, decides(it)))
        .collect()
    }

    /// The whole answer to `deadline`: the limits of one kind, counted from a moment.
    pub fn deadline(
        &self,
        what: format::LimitFor,
        id: Option<&str>,
        from: crate::calendar::Moment,
    ) -> DeadlineAnswer {
        let Context { catalogue, standard, facts, .. } = self.context;
        let limits = limits::limits_of(standard, catalogue, what);
        let dues: Vec<Due> = limits
            .iter()
            .filter(|(it, _)| id.is_none_or(|id| it.id.as_str() == id))
            .map(|(it, shared)| limits::due(catalogue, standard, facts, it, from, *shared))
            .collect();
        // What certainly applies goes before what may; what does not apply is not the answer.
        let first = dues
            .iter()
            .filter(|it| it.applies != Truth::False)
            .max_by_key(|it| it.applies)
            .filter(|_| true);
        let first = dues.iter().find(|it| it.applies == Truth::True).or(first);
        let safe = first.and_then(Due::safe);
        let met = |it: &Ambiguity| dues.iter().any(|due| due.ambiguities.contains(it.id.as_str()));
        let concerned = |it: &Ambiguity| {
            dues.iter().any(|due| it.concerns.iter().any(|id| id.as_str() == due.id))
        };
        let all = standard.ambiguities.iter().chain(&catalogue.file.value.ambiguities);
        let decides = |it: &Ambiguity| {
            first.is_some_and(|due| {
                due.dates.iter().any(|date| date.readings.contains_key(it.id.as_str()))
            })
        };
        DeadlineAnswer {
            version: VERSION,
            catalogue: catalogue.id.to_string(),
            version_hash: catalogue.version_hash.clone(),
            standard: standard.id.to_string(),
            what: limit_word(what),
            from: from.to_string(),
            date: safe.map(|it| it.due.to_string()),
            certain: first.is_some_and(|it| it.dates.len() == 1),
            dates: first.map(|it| it.dates.iter().map(due_date).collect()).unwrap_or_default(),
            then: safe.map(|it| it.then.clone()).unwrap_or_default(),
            soon: first.is_some_and(|it| it.soon),
            notes: first.map(|it| it.notes.iter().copied().collect()).unwrap_or_default(),
            ambiguities: all
                .filter(|it| met(it) || concerned(it))
                .map(|it| self.ambiguity(it, decides(it)))
                .collect(),
            limits: dues.iter().map(|it| self.due(it)).collect(),
        }
    }

    fn due(&self, due: &Due) -> Json {
        let mut res = self.time_limit(&due.limit, due.applies);
        if let Some(fields) = res.as_object_mut() {
            let safe = due.safe();
            fields.insert("date".to_owned(), plain(&safe.map(|it| it.due.to_string())));
            fields.insert("certain".to_owned(), json!(due.dates.len() == 1));
            fields.insert("dates".to_owned(), due.dates.iter().map(due_date).collect());
            fields.insert("then".to_owned(), plain(&safe.map(|it| it.then.clone())));
            fields.insert("notes".to_owned(), plain(&due.notes));
            fields.insert("shared".to_owned(), json!(due.shared));
            let steps = safe.map(|it| it.steps.iter().map(step).collect::<Vec<_>>());
            fields.insert("steps".to_owned(), plain(&steps));
        }
        res
    }
}

fn readings(ambiguity: &Ambiguity) -> Vec<ReadingItem> {
    let one = |it: &format::Reading| ReadingItem {
        id: it.id.to_string(),
        text: it.text.clone().unwrap_or_else(|| it.id.to_string()),
        ground: it.ground.clone(),
    };
    ambiguity.readings.iter().map(one).collect()
}

fn origin_word(origin: &Origin) -> &'static str {
    match origin {
        Origin::Standard => "standard",
        Origin::Variant(_) => "variant",
        Origin::National(_) => "national",
        Origin::Interplay(_) => "interplay",
    }
}

fn result_word(effect: Effect, condition: Truth, passes: Truth) -> &'static str {
    match (effect, condition, passes) {
        (Effect::Required | Effect::Excludes, _, Truth::True) => "met",
        (Effect::Required | Effect::Excludes, _, Truth::False) => "not_met",
        (Effect::Typical, Truth::True, _) | (Effect::TypicalAgainst, Truth::False, _) => "for",
        (Effect::Typical, Truth::False, _) | (Effect::TypicalAgainst, Truth::True, _) => "against",
        (Effect::Typical | Effect::TypicalAgainst, Truth::Unknown, _) => "silent",
        (Effect::Opens | Effect::Part, Truth::True, _) => "holds",
        (Effect::Opens | Effect::Part, Truth::False, _) => "does_not_hold",
        _ => "unknown",
    }
}

fn variant_word(kind: format::VariantKind) -> &'static str {
    match kind {
        format::VariantKind::Service => "service",
        format::VariantKind::Place => "place",
        format::VariantKind::Performer => "performer",
        format::VariantKind::Group => "group",
    }
}

fn identity_word(identity: Identity) -> &'static str {
    match identity {
        Identity::Required => "required",
        Identity::AnonymousPossible => "anonymous-possible",
        Identity::AnonymousGuaranteed => "anonymous-guaranteed",
    }
}

fn interplay_word(effect: format::InterplayEffect) -> &'static str {
    use format::InterplayEffect;
    match effect {
        InterplayEffect::NotTogether => "not_together",
        InterplayEffect::OnlyOne => "only_one",
        InterplayEffect::SetOff => "set_off",
        InterplayEffect::MayCombine => "may_combine",
        InterplayEffect::Covers => "covers",
        InterplayEffect::OnlyWhenUsedUp => "only_when_used_up",
    }
}

/// What a variable in a cell would be: yes or no, a word, or the cuts it lies between.
pub fn cell_json(axis: &Axis, cell: usize) -> Json {
    match axis {
        Axis::YesNo => json!(cell == 1),
        Axis::Words(words) => json!(words.get(cell)),
        Axis::Codes(codes) => match codes.get(cell) {
            Some(code) => json!(code),
            None => json!({ "other_than": codes }),
        },
        Axis::Ordered(cuts) => {
            let mut res = serde_json::Map::new();
            if let Some(cut) = cell.checked_sub(1).and_then(|it| cuts.get(it)) {
                let key = if cut.behind { "over" } else { "from" };
                res.insert(key.to_owned(), json!(cut.label));
            }
            if let Some(cut) = cuts.get(cell) {
                let key = if cut.behind { "to" } else { "under" };
                res.insert(key.to_owned(), json!(cut.label));
            }
            Json::Object(res)
        }
    }
}

fn extension(it: &format::Extension) -> Json {
    json!({
        "to": it.to.as_ref().map(plain),
        "over": it.over.as_ref().map(plain),
        "by": it.by,
        "ground": it.ground,
        "source": source(it.source.as_ref()),
    })
}

fn opted_out(it: &format::OptOut) -> Json {
    json!({
        "provision": it.provision,
        "by": stated(&it.by, plain),
        "text": it.text,
        "source": source(it.source.as_ref()),
    })
}

fn duty(it: &format::Duty) -> Json {
    json!({ "id": it.id, "who": it.who, "text": it.text, "source": source(it.source.as_ref()) })
}

fn decision(standard: &Standard) -> Json {
    use format::DecisionForm;
    let form = |it: &DecisionForm| {
        json!(match it {
            DecisionForm::Written => "written",
            DecisionForm::OralOrWritten => "oral_written_on_request",
            DecisionForm::NoDecision => "no_decision",
        })
    };
    stated(&standard.decision, |it| {
        json!({
            "form": stated(&it.form, form),
            "contents": it.contents,
            "hearing": it.hearing.as_ref().map(|it| stated(it, plain)),
            "complaint": stated(&it.complaint, |it| json!({ "allowed": it.allowed, "text": it.text })),
            "source": source(it.source.as_ref()),
        })
    })
}

fn complaint(catalogue: &Catalogue, standard: &Standard) -> Json {
    let rules = &catalogue.file.value.complaint;
    let allowed = standard.decision.value().map(|it| stated(&it.complaint, |it| json!(it.allowed)));
    json!({
        "allowed": allowed,
        "forms": stated(&rules.forms, plain),
        "to": stated(&rules.to, plain),
        "body": stated(&rules.body, plain),
        "for_others": rules.for_others.as_ref().map(|it| stated(it, plain)),
        "outcomes": rules.outcomes,
        "forwarding": rules.forwarding.as_ref().map(|it| stated(it, plain)),
        "suspensive": stated(&rules.suspensive, plain),
        "late": stated(&rules.late, plain),
        "enclosed": rules.enclosed,
        "source": source(rules.source.as_ref()),
    })
}

/// Which fields the document is silent on, or answers otherwise than by a value.
fn stated_fields(standard: &Standard) -> Json {
    fn word<T>(it: &Stated<T>) -> Json {
        match it {
            Stated::Is(_) => json!("stated"),
            other => stated(other, |_| Json::Null),
        }
    }
    json!({
        "approved": word(&standard.approved),
        "need": word(&standard.need),
        "purpose": word(&standard.purpose),
        "identity": word(&standard.identity),
        "approach": word(&standard.approach),
        "included": word(&standard.included),
        "not_included": word(&standard.not_included),
        "scope": word(&standard.scope),
        "interplay": word(&standard.interplay),
        "deadlines": word(&standard.time_limits),
        "decision": word(&standard.decision),
        "competence": word(&standard.competence),
        "follow_up": word(&standard.follow_up),
        "ending": word(&standard.ending),
        "payment": word(&standard.payment),
        "transport": word(&standard.transport),
        "cancellation": word(&standard.cancellation),
        "provider": word(&standard.provider),
        "plans": word(&standard.plans),
        "duties": word(&standard.duties),
        "quality": word(&standard.quality),
    })
}

fn possible(it: &Possible) -> Json {
    json!({
        "value": it.value.as_ref().map(quantity),
        "text": it.text,
        "instead": it.instead,
        "readings": it.readings,
        "evidence": it.evidence,
        "steps": it.steps.iter().map(worked).collect::<Vec<_>>(),
    })
}

fn worked(it: &crate::calculate::Worked) -> Json {
    json!({ "text": it.text, "value": it.value.as_ref().map(quantity), "source": it.source })
}

fn ledger_line(it: &crate::calculate::LedgerLine) -> Json {
    let number = |it: &crate::exact::Exact| it.to_string();
    json!({
        "period": it.period,
        "opening": number(&it.opening),
        "credit": number(&it.credit),
        "used": number(&it.used),
        "drawn": it.drawn.iter().map(|(from, it)| json!({ "from": from, "number": number(it) })).collect::<Vec<_>>(),
        "lapsed": number(&it.lapsed),
        "over_ceiling": number(&it.over_ceiling),
        "closing": number(&it.closing),
    })
}

fn due_date(it: &limits::DueDate) -> Json {
    json!({ "date": it.due.to_string(), "readings": it.readings, "then": it.then })
}

/// A step of a count, as data.
fn step(it: &crate::calendar::Step) -> Json {
    use crate::calendar::Step;
    match it {
        Step::Started { at } => json!({ "step": "started", "at": at.to_string() }),
        Step::StartDayCounted { date } => json!({ "step": "start-day-counted", "date": date }),
        Step::Skipped { date, why } => {
            json!({ "step": "skipped", "date": date, "why": why_word(why) })
        }
        Step::MonthEndClamped { from_day, to } => {
            json!({ "step": "month-end", "from_day": from_day, "to": to })
        }
        Step::Added { period, reached } => {
            json!({ "step": "added", "period": plain(period), "reached": reached.to_string() })
        }
        Step::Subtracted { period, reached } => {
            json!({ "step": "subtracted", "period": plain(period), "reached": reached.to_string() })
        }
        Step::EndsOnFreeDay { date, why } => {
            json!({ "step": "ends-on-free-day", "date": date, "why": why_word(why) })
        }
        Step::MovedTo { to } => json!({ "step": "moved", "to": to.to_string() }),
    }
}

fn why_word(why: &crate::calendar::WhyFree) -> Json {
    use crate::calendar::WhyFree;
    match why {
        WhyFree::Holiday(holiday) => json!(holiday.id()),
        WhyFree::Weekend => json!("weekend"),
        WhyFree::Extra(extra) => json!({ "extra": plain(extra) }),
    }
}

/// The words of a text of the file.
pub fn text_of(text: &Text) -> (&str, Option<String>) {
    match text {
        Text::Plain(text) => (text, None),
        Text::Sourced(it) => (&it.text, Some(it.source.to_string())),
    }
}

/// A case of a standard for a person.
pub fn case<'a>(
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    plan: &'a Plan,
    facts: &'a Facts,
    labels: Labels,
) -> Case<'a> {
    Case { context: Context::new(catalogue, standard, facts, plan.day), plan, labels }
}
