//! The questions that can still change a result, as the form asks them, in the order that decides
//! fastest. A judgement is asked with its guidance and a box for the reason; its answer is only
//! ever filled in with what a person has written.

use std::collections::BTreeMap;

use standards::answer::{AssessAnswer, MissingItems, WantedItem};
use standards::assess::{self, Assessment, Memory, Turn};
use standards::context::answer_type;
use standards::format::{FactFile, FactType, Standard};
use standards::plan::{Key, Plan};

use super::given::{Given, records};
use super::named::Named;
use super::speech::{Speech, paragraph};
use crate::answers::{Act, Answers};
use crate::pages::questions::{
    Answered, Choice, Input, Kind, Question, Record, RecordField, Records, Waiting,
};

/// What a form is made from.
pub(super) struct Asker<'a> {
    pub speech: Speech<'a>,
    pub named: &'a Named,
    pub answers: &'a Answers,
    pub given: &'a Given,
}

/// A question by the name of its field, with what the engine says about it.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub field: String,
    pub item: WantedItem,
}

/// A judgement of a standard, and the record it is about where it is about one.
struct Judged<'s, 'n> {
    standard: &'s Standard,
    id: &'n str,
    record: Option<String>,
}

impl Wanted {
    fn fact(facts: &BTreeMap<&str, FactType>, item: &WantedItem) -> Self {
        let kind = match facts.get(item.id.as_str()) {
            Some(FactType::Records) => "saet",
            Some(_) => "fakta",
            None => "haendelse",
        };
        Self { field: format!("{kind}.{}", item.id), item: item.clone() }
    }
}

/// Everything that is missing, facts before judgements before readings.
pub(super) fn all(speech: &Speech<'_>, missing: &MissingItems) -> Vec<Wanted> {
    let kinds = speech.catalogue().vocabulary.facts.iter().map(|(id, it)| (id.as_str(), it.kind));
    let kinds = kinds.collect();
    let standard = &speech.context.standard.id;
    let named = |kind: &str, item: &WantedItem| {
        let field = if kind == "skoen" {
            format!("skoen.{standard}/{}", item.id)
        } else {
            format!("{kind}.{}", item.id)
        };
        Wanted { field, item: item.clone() }
    };
    let facts = missing.facts.iter().map(|it| Wanted::fact(&kinds, it));
    let judgements = missing.judgements.iter().map(|it| named("skoen", it));
    let readings = missing.readings.iter().map(|it| named("laesning", it));
    facts.chain(judgements).chain(readings).collect()
}

/// What is missing in an assessment, in the order that decides fastest.
pub(super) fn in_order(
    speech: &Speech<'_>,
    plan: &Plan,
    assessment: &Assessment,
    answer: &AssessAnswer,
    memory: &mut Memory,
) -> Vec<Wanted> {
    let mut left = all(speech, &answer.missing);
    let mut ordered = Vec::new();
    for variable in assess::fastest(plan, assessment, memory) {
        let Some(variable) = plan.variables.get(variable as usize) else { continue };
        let ids = ids_of(&variable.key);
        let (now, rest) = left.into_iter().partition(|it: &Wanted| ids.contains(&it.item.id));
        left = rest;
        ordered.extend(now);
    }
    ordered.extend(left);
    ordered.sort_by_key(|it| it.item.when);
    ordered
}

/// The names under which a variable can be asked for.
fn ids_of(key: &Key) -> Vec<String> {
    match key {
        Key::Fact(id) => vec![id.to_string(), "foedselsdato".to_owned()],
        Key::Set(test) => vec![test.set.to_string()],
        Key::Tried(_) => vec!["forsoeg".to_owned()],
        Key::Compared(id, _) => vec![id.to_string()],
        Key::Judgement(id) | Key::Calculated(id) => vec![id.clone()],
        Key::Departure(id) => vec![assess::departure_id(id)],
        Key::Reading(id) => vec![id.to_string()],
    }
}

impl Asker<'_> {
    /// A judgement about each record of a set is one question for each record not judged yet.
    pub(super) fn per_record(&self, wanted: Vec<Wanted>) -> Vec<Wanted> {
        let one = |it: Wanted| {
            let mut judgements = self.speech.context.standard.judgements.iter();
            let judgement = judgements.find(|judgement| judgement.id.as_str() == it.item.id);
            let Some(set) = judgement.and_then(|it| it.per.as_ref()) else { return vec![it] };
            let numbers = records(self.answers, set.as_str()).into_keys();
            let fields = numbers.map(|number| format!("{}~{number}", it.field));
            let open = fields.filter(|it| self.answers.get(it).is_none());
            open.map(|field| Wanted { field, item: it.item.clone() }).collect()
        };
        wanted.into_iter().flat_map(one).collect()
    }

    /// Splits what is missing into the questions shown now and those that wait.
    pub(super) fn split(&self, wanted: &[Wanted]) -> (Vec<Question>, Vec<Waiting>) {
        let (mut shown, mut waiting) = (Vec::new(), Vec::new());
        let asked = match &self.answers.act {
            Act::Change(field) | Act::Ask(field) => Some(field.as_str()),
            Act::Answer => None,
        };
        // What could not be read, and what was asked for, comes before the next question.
        let mut first: Vec<String> = asked.map(str::to_owned).into_iter().collect();
        for field in self.given.errors.keys().filter(|it| is_question(it)) {
            if !first.contains(field) {
                first.push(field.clone());
            }
        }
        for field in &first {
            shown.extend(self.question_named(field, wanted));
        }
        for one in wanted.iter().filter(|it| !first.contains(&it.field)) {
            if self.answers.all_at_once || shown.is_empty() {
                shown.extend(self.question(&one.field, &one.item));
            } else {
                waiting.push(waits(one));
            }
        }
        (shown, waiting)
    }

    /// Everything that waits, as buttons that ask for it.
    pub(super) fn waiting(&self, wanted: Vec<Wanted>) -> Vec<Waiting> {
        let all = self.per_record(wanted);
        let text = |it: &Wanted| {
            let id = it.field.split_once('.').map_or("", |(_, id)| id);
            Waiting { text: self.question_text(id, &it.item), ..waits(it) }
        };
        all.iter().map(text).collect()
    }

    /// A question that is asked by name: answered before, or not needed for the result.
    fn question_named(&self, field: &str, wanted: &[Wanted]) -> Option<Question> {
        if let Some(known) = wanted.iter().find(|it| it.field == field) {
            return self.question(field, &known.item);
        }
        let (kind, id) = field.split_once('.')?;
        let item = match kind {
            "fakta" | "saet" => self.fact_item(id)?,
            "skoen" => self.judgement_item(id)?,
            "laesning" => self.reading_item(id)?,
            "haendelse" => item(id, self.speech.event(id)),
            _ => return None,
        };
        self.question(field, &item)
    }

    fn fact_item(&self, id: &str) -> Option<WantedItem> {
        let fact = self.speech.catalogue().vocabulary.fact(id)?;
        let question = match self.speech.language {
            wording::Language::Danish => fact.question.clone(),
            wording::Language::English => fact.question_en.clone(),
        };
        let label = self.speech.tongue().fact(fact);
        Some(WantedItem { why: fact.why.clone(), ..item(id, question.unwrap_or(label)) })
    }

    /// A judgement by its name: `97-ledsageordning/kan-ikke-faerdes-alene`.
    fn judgement_item(&self, name: &str) -> Option<WantedItem> {
        let Judged { standard, id, .. } = self.judged_in(name)?;
        if let Some(judgement) = standard.judgements.iter().find(|it| it.id.as_str() == id) {
            return Some(WantedItem {
                by: Some(judgement.by.clone()),
                why: judgement.guidance.clone(),
                ..item(id, judgement.question.clone())
            });
        }
        let criterion_id = id.strip_suffix("/udgangspunkt").unwrap_or(id);
        let context = standards::context::Context::new(
            self.speech.catalogue(),
            standard,
            self.speech.context.facts,
            self.speech.context.day,
        );
        let criterion = standards::answer::named_criterion(&context, criterion_id)?;
        if criterion_id != id {
            return Some(item(id, criterion.departure.clone()?));
        }
        let asked = criterion.judgement.as_ref()?;
        let question = asked.question.clone().unwrap_or_else(|| criterion.text.clone());
        Some(WantedItem {
            by: Some(asked.by.clone()),
            why: asked.guidance.clone(),
            ..item(id, question)
        })
    }

    /// Takes the name of a judgement apart; `None` when its standard or its record is not there.
    fn judged_in<'n>(&self, name: &'n str) -> Option<Judged<'_, 'n>> {
        let (standard, id) = name.split_once('/')?;
        let standard = self.speech.catalogue().standard(&standard.into())?;
        let Some((id, number)) = id.rsplit_once('~') else {
            return Some(Judged { standard, id, record: None });
        };
        let set = standard.judgements.iter().find(|it| it.id.as_str() == id)?.per.as_ref()?;
        let fields = records(self.answers, set.as_str()).remove(&number.parse().ok()?)?;
        let record = self.record_text(set.as_str(), &fields);
        Some(Judged { standard, id, record: Some(record) })
    }

    fn reading_item(&self, id: &str) -> Option<WantedItem> {
        let ambiguity = self.speech.context.ambiguity(id)?;
        Some(item(id, ambiguity.text.clone()))
    }

    // --- one question -----------------------------------------------------------------------------

    fn question(&self, field: &str, item: &WantedItem) -> Option<Question> {
        let (kind, id) = field.split_once('.')?;
        let (kind, input) = match kind {
            "fakta" => (Kind::Fact, self.input(self.speech.catalogue().vocabulary.fact(id)?, id)),
            "saet" => (Kind::Fact, Input::Records(self.records(id)?)),
            "haendelse" => (Kind::Fact, Input::Date),
            "skoen" => (self.judged(id, item), self.judgement_input(id)?),
            _ => (Kind::Reading { reason: self.beside("grund", id) }, self.readings(id)?),
        };
        Some(Question {
            field: field.to_owned(),
            kind,
            text: self.question_text(id, item),
            guidance: item.why.clone(),
            basis: item.criteria.iter().map(|it| it.text.clone()).collect(),
            input,
            answer: self.answers.get(field).map(str::to_owned),
            error: self.given.errors.get(field).cloned(),
        })
    }

    /// A judgement about one record says which.
    fn question_text(&self, id: &str, item: &WantedItem) -> String {
        match self.judged_in(id).and_then(|it| it.record) {
            Some(record) => format!("{} {record}", item.question),
            None => item.question.clone(),
        }
    }

    fn judged(&self, id: &str, item: &WantedItem) -> Kind {
        let by = item.by.clone().unwrap_or_else(|| self.speech.text("judged-by-someone"));
        Kind::Judgement { by, reason: self.beside("begrundelse", id) }
    }

    fn beside(&self, kind: &str, id: &str) -> Option<String> {
        self.answers.get(&format!("{kind}.{id}")).map(str::to_owned)
    }

    fn judgement_input(&self, name: &str) -> Option<Input> {
        let Judged { standard, id, .. } = self.judged_in(name)?;
        Some(self.input(&answer_type(standard, id), ""))
    }

    fn readings(&self, id: &str) -> Option<Input> {
        let ambiguity = self.speech.context.ambiguity(id)?;
        let choice = |it: &standards::format::Reading| {
            let text = super::speech::reading_text(it);
            let ground = it.ground.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            Choice::new(it.id.as_str(), text + &ground)
        };
        Some(Input::Choice(ambiguity.readings.iter().map(choice).collect()))
    }

    fn input(&self, fact: &FactFile, id: &str) -> Input {
        match fact.kind {
            FactType::YesNo => Input::Choice(vec![
                Choice::new("ja", self.speech.text("answer-yes")),
                Choice::new("nej", self.speech.text("answer-no")),
            ]),
            FactType::Choice | FactType::Level => {
                Input::Choice(fact.values.iter().map(|it| Choice::new(it, it)).collect())
            }
            FactType::Date => Input::Date,
            FactType::Age => {
                Input::Quantity { unit: Some(self.speech.text("unit-years")), hint: None }
            }
            FactType::Code | FactType::Records => self.code(id),
            _ => Input::Quantity {
                unit: unit(fact),
                hint: Some(self.speech.text("answer-number-hint")),
            },
        }
    }

    fn code(&self, id: &str) -> Input {
        let codes = self.named.codes(id);
        if codes.is_empty() {
            return Input::Text { hint: None };
        }
        let choices = codes.iter().map(|it| Choice::new(it, self.named_law(it))).collect();
        Input::Named { choices, other: self.speech.text("answer-other") }
    }

    /// `SEL § 96 – Borgerstyret personlig assistance`, where the catalogue has its standard.
    fn named_law(&self, code: &str) -> String {
        let standards = &self.speech.catalogue().standards;
        let standard =
            standards.iter().find(|it| it.value.law.first().is_some_and(|it| it == code));
        match standard {
            Some(it) => format!("{} {}", paragraph(&it.value.law), it.value.name),
            None => self.speech.tongue().citation(code),
        }
    }

    // --- records ----------------------------------------------------------------------------------

    fn records(&self, set: &str) -> Option<Records> {
        let fact = self.speech.catalogue().vocabulary.fact(set)?;
        let known = records(self.answers, set);
        let unread = self.given.unread.get(set);
        let given: Vec<Record> = known
            .iter()
            .filter(|(_, fields)| unread != Some(*fields))
            .map(|(number, fields)| Record {
                field: format!("saet.{set}.{number}"),
                text: self.record_text(set, fields),
                values: fields
                    .iter()
                    .map(|(id, it)| (format!("saet.{set}.{number}.{id}"), it.clone()))
                    .collect(),
            })
            .collect();
        let next = known.keys().last().map_or(0, |it| it + 1);
        let asked: Vec<_> =
            fact.fields.iter().filter(|(id, _)| self.named.names_field(set, id.as_str())).collect();
        // A set that no condition looks into is asked for whole.
        let whole = asked.iter().all(|(id, _)| matches!(id.as_str(), "fra" | "til"));
        let fields = fact.fields.iter().filter(|it| whole || asked.contains(it));
        Some(Records {
            given,
            next: fields
                .map(|(id, field)| RecordField {
                    field: format!("saet.{set}.{next}.{id}"),
                    label: self.speech.tongue().fact(field),
                    input: self.input(field, &format!("{set}.{id}")),
                    answer: unread.and_then(|it| it.get(id.as_str())).cloned(),
                })
                .collect(),
            complete_field: format!("komplet.{set}"),
            complete: self.answers.get(&format!("komplet.{set}")) == Some("ja"),
            add: format!("spoerg.saet.{set}"),
        })
    }

    /// A record on one line.
    fn record_text(&self, set: &str, fields: &BTreeMap<String, String>) -> String {
        let fact = self.speech.catalogue().vocabulary.fact(set);
        let known = fact.map(|it| it.fields.iter()).into_iter().flatten();
        let said = known.filter_map(|(id, field)| {
            let text = fields.get(id.as_str())?;
            let text = match field.kind {
                FactType::Code => self.named_law(text),
                FactType::YesNo => self.speech.tongue().shown(text),
                _ => unit(field).map_or_else(|| text.clone(), |it| format!("{text} {it}")),
            };
            Some(match field.kind {
                FactType::Code => text,
                _ => format!("{} {text}", self.speech.tongue().fact(field).to_lowercase()),
            })
        });
        said.collect::<Vec<_>>().join(", ")
    }

    // --- what is answered -------------------------------------------------------------------------

    /// Everything answered, but what could not be read.
    pub(super) fn answered(&self, standards: &[&str]) -> Vec<Answered> {
        let mut all = Vec::new();
        let read = |field: &str| !self.given.errors.contains_key(field);
        for (id, text) in
            self.answers.of_kind("fakta").filter(|(id, _)| read(&format!("fakta.{id}")))
        {
            all.extend(self.answered_fact(id, text));
        }
        for id in self.given.facts.sets.keys() {
            all.push(self.answered_set(id));
        }
        for (name, text) in
            self.answers.of_kind("skoen").filter(|(id, _)| read(&format!("skoen.{id}")))
        {
            all.extend(self.answered_judgement(name, text, standards));
        }
        for (id, text) in
            self.answers.of_kind("laesning").filter(|(id, _)| read(&format!("laesning.{id}")))
        {
            all.extend(self.answered_reading(id, text));
        }
        all
    }

    fn answered_fact(&self, id: &str, text: &str) -> Option<Answered> {
        let fact = self.speech.catalogue().vocabulary.fact(id)?;
        let known = self.given.facts.values.get(id).map(standards::answer::shown);
        Some(Answered {
            field: format!("fakta.{id}"),
            label: self.speech.tongue().fact(fact),
            answer: self.speech.tongue().shown(known.as_deref().unwrap_or(text)),
            reason: None,
            irrelevant: !self.used(id),
        })
    }

    /// A birth date is also an age.
    fn used(&self, id: &str) -> bool {
        self.named.names_fact(id)
            || (id == "foedselsdato" && self.named.names_fact("alder"))
            || (id == "alder" && self.named.names_fact("foedselsdato"))
    }

    fn answered_set(&self, id: &str) -> Answered {
        let texts: Vec<String> = records(self.answers, id)
            .values()
            .filter(|it| self.given.unread.get(id) != Some(*it))
            .map(|it| self.record_text(id, it))
            .collect();
        let complete = self.given.facts.sets.get(id).is_some_and(|it| it.complete);
        let answer = match (texts.is_empty(), complete) {
            (true, _) => self.speech.text("records-none"),
            (false, _) => texts.join("; "),
        };
        let key = if complete { "records-complete" } else { "records-not-complete" };
        Answered {
            field: format!("saet.{id}"),
            label: self.speech.label(id),
            answer,
            reason: Some(self.speech.text(key)),
            irrelevant: !self.used(id),
        }
    }

    fn answered_judgement(&self, name: &str, text: &str, standards: &[&str]) -> Option<Answered> {
        let Judged { standard, id, .. } = self.judged_in(name)?;
        if !standards.contains(&standard.id.as_str()) {
            return None;
        }
        let asked = self.judgement_item(name)?;
        let answer = self.speech.tongue().shown(text);
        let unit = unit(&answer_type(standard, id));
        Some(Answered {
            field: format!("skoen.{name}"),
            label: self.question_text(name, &asked),
            answer: unit.map_or_else(|| answer.clone(), |it| format!("{answer} {it}")),
            reason: self.beside("begrundelse", name),
            irrelevant: false,
        })
    }

    fn answered_reading(&self, id: &str, text: &str) -> Option<Answered> {
        let ambiguity = self.speech.context.ambiguity(id)?;
        let reading = ambiguity.readings.iter().find(|it| it.id.as_str() == text)?;
        Some(Answered {
            field: format!("laesning.{id}"),
            label: ambiguity.text.clone(),
            answer: super::speech::reading_text(reading),
            reason: self.beside("grund", id),
            irrelevant: false,
        })
    }

    /// The days that a deadline is counted from, as fields of the form, but those asked already.
    pub(super) fn events(&self, questions: &[Question]) -> Vec<RecordField> {
        let one = |id: &String| {
            let field = format!("haendelse.{id}");
            RecordField {
                label: self.speech.event(id),
                input: Input::Date,
                answer: self.answers.get(&field).map(str::to_owned),
                field,
            }
        };
        let fields = self.named.events.iter().map(one);
        fields.filter(|it| !questions.iter().any(|asked| asked.field == it.field)).collect()
    }
}

/// Events and the day have fields of their own, which always stand on the page.
fn is_question(field: &str) -> bool {
    field != "dag" && !field.starts_with("haendelse.")
}

fn item(id: &str, question: String) -> WantedItem {
    WantedItem {
        id: id.to_owned(),
        when: Turn::Now,
        label: question.clone(),
        question,
        why: None,
        by: None,
        source: None,
        readings: Vec::new(),
        criteria: Vec::new(),
    }
}

fn unit(fact: &FactFile) -> Option<String> {
    match (&fact.unit, fact.kind) {
        (Some(unit), _) => Some(unit.clone()),
        (None, FactType::Money) => Some("kr.".to_owned()),
        (None, FactType::Time) => Some("timer".to_owned()),
        (None, FactType::Share) => Some("%".to_owned()),
        (None, FactType::Length) => Some("m".to_owned()),
        _ => None,
    }
}

fn waits(it: &Wanted) -> Waiting {
    Waiting {
        field: it.field.clone(),
        text: it.item.question.clone(),
        judgement: it.field.starts_with("skoen."),
        later: it.item.when == Turn::Later,
    }
}
