//! One person held against one standard: the result, its explanation, what is missing, what would
//! change it, and what follows. Everything here is told by the engine; nothing is decided here,
//! and no judgement is ever answered.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use standards::answer::{
    AssessAnswer, Case, Change, CounterfactualItem, CriterionItem, Labels, MissingItems,
};
use standards::assess::{self, Memory, Outcome as Engine};
use standards::format::{FactType, PensionAge, SetTest, Standard, Test, Tried};
use standards::library::Catalogue;
use standards::plan::Plan;
use wording::Language;

use super::ask::{self, Asker};
use super::given::{Given, day_in_form};
use super::named::Named;
use super::portrait::{Portrait, View, ambiguity, not_the_act_word};
use super::speech::{Speech, Tongue, paragraph, source};
use crate::answers::Answers;
use crate::pages::assess::{Assessment, Counterfactual, Form, Ground, Variant, Verdict};
use crate::pages::parts::{
    Ambiguity, Calculation, Effect, Finding, Ledger, Mark, Node, Note, Outcome, ResultLine, Said,
    Source, Step,
};
use crate::path::CatalogueId;

/// All that is at hand for one assessment.
pub(super) struct Desk<'a> {
    pub catalogue: &'a Catalogue,
    pub standard: &'a Standard,
    pub plan: &'a Plan,
    pub named: &'a Named,
    pub answers: &'a Answers,
    pub given: &'a Given,
    pub language: Language,
}

pub(super) fn outcome(it: Engine) -> Outcome {
    match it {
        Engine::Entitled => Outcome::Entitled,
        Engine::OutsideStandard => Outcome::OutsideStandard,
        Engine::NotEntitled => Outcome::NotEntitled,
        Engine::Undecided => Outcome::Undecided,
    }
}

pub(super) fn labels(language: Language) -> Labels {
    match language {
        Language::Danish => Labels::Danish,
        Language::English => Labels::English,
    }
}

/// What an assessment came to, and what is still missing in the order that decides fastest.
pub(super) struct Held {
    pub answer: AssessAnswer,
    pub wanted: Vec<ask::Wanted>,
}

impl<'a> Desk<'a> {
    fn case(&self) -> Case<'a> {
        let labels = labels(self.language);
        standards::answer::case(self.catalogue, self.standard, self.plan, &self.given.facts, labels)
    }

    fn tongue(&self) -> Tongue {
        Tongue(self.language)
    }

    fn text(&self, key: &str) -> String {
        self.tongue().text(key)
    }

    pub(super) fn hold(&self) -> Held {
        let mut memory = Memory::default();
        let case = self.case();
        let assessment = assess::assess(self.plan, self.plan.bind(&case.context), &mut memory);
        let answer = case.answer(&assessment);
        let speech = Speech { language: self.language, context: &case.context };
        let wanted = ask::in_order(&speech, self.plan, &assessment, &answer, &mut memory);
        Held { answer, wanted }
    }

    /// The whole page.
    pub(super) fn assessment(&self, id: &CatalogueId) -> Assessment {
        let Held { answer, wanted } = self.hold();
        let case = self.case();
        let speech = || Speech { language: self.language, context: &case.context };
        let asker =
            Asker { speech: speech(), named: self.named, answers: self.answers, given: self.given };
        let portrait = Portrait { speech: speech(), plan: self.plan, view: View::Case(&answer) };
        let (questions, waiting) = asker.split(&asker.per_record(wanted));
        let answered = asker.answered(&[self.standard.id.as_str()]);
        let events = asker.events(&questions);
        Assessment {
            catalogue: id.clone(),
            municipality: self.catalogue.file.value.municipality.clone(),
            standard: self.standard.id.to_string(),
            paragraph: paragraph(&self.standard.law),
            name: self.standard.name.clone(),
            form: Form {
                day: day_in_form(self.given.day),
                day_error: self.given.errors.get("dag").cloned(),
                day_note: day_note(self.catalogue, self.given, self.tongue()),
                questions,
                waiting,
                answered,
                events,
            },
            result: self.verdict(&answer),
            variants: variants(&answer, &asker),
            explanation: self.explanation(&answer),
            counterfactuals: self.counterfactuals(&answer, &portrait.speech),
            irrelevant: self.irrelevant(&answer, &portrait.speech),
            applies: portrait.in_case(),
            missing_for_pieces: asker
                .waiting(ask::all(&portrait.speech, &answer.missing_for_pieces)),
            calculations: self.calculations(&asker),
            ambiguities: ambiguities(&answer, &portrait.speech),
            version_hash: self.catalogue.version_hash.clone(),
        }
    }

    pub(super) fn verdict(&self, answer: &AssessAnswer) -> Verdict {
        let decided = answer.outcome != Engine::Undecided;
        let ground = |it: &standards::answer::Ground| {
            let excludes =
                find(&answer.explanation, &it.criterion).is_some_and(|it| it.effect == "excludes");
            Ground {
                effect: if excludes { Mark::Excludes } else { Mark::Required },
                text: it.text.clone(),
                basis: it.basis.as_ref().map(|it| self.tongue().citation(&it.reference)),
                act: it.force == "act",
            }
        };
        Verdict {
            outcome: outcome(answer.outcome),
            grounds: answer.grounds.iter().map(ground).collect(),
            possible: if decided {
                Vec::new()
            } else {
                answer.possible.iter().copied().map(outcome).collect()
            },
            exact: answer.exact,
        }
    }

    // --- the explanation ----------------------------------------------------------------------------

    pub(super) fn explanation(&self, answer: &AssessAnswer) -> Vec<Node> {
        let missing = ids(&answer.missing);
        let mut items: Vec<&CriterionItem> = answer.explanation.iter().collect();
        items.sort_by_key(|it| rank(it));
        items.into_iter().map(|it| self.node(it, &missing)).collect()
    }

    fn node(&self, it: &CriterionItem, missing: &BTreeSet<&str>) -> Node {
        let finding = match it.result {
            "met" | "for" | "holds" => Finding::Met,
            "not_met" | "against" | "does_not_hold" => Finding::NotMet,
            _ if self.is_asked(&it.id, missing) => Finding::Unknown,
            _ => Finding::NotNeeded,
        };
        let mut marks: Vec<Mark> = effect_mark(it.effect).into_iter().collect();
        marks.extend(it.force.map(|it| if it == "act" { Mark::Act } else { Mark::Standard }));
        marks.extend(it.judgement.is_some().then_some(Mark::Judgement));
        marks.extend(it.not_the_act.is_some().then_some(Mark::Unverified));
        let tongue = self.tongue();
        let ids = [it.basis.as_ref().map(|it| it.id.as_str()), it.restates.as_deref()];
        Node {
            effect: effect(it.effect),
            finding,
            text: it.text.clone(),
            marks,
            because: self.because(it),
            basis: ids
                .into_iter()
                .flatten()
                .filter_map(|id| tongue.basis(self.catalogue, id, self.given.day))
                .collect(),
            source: self.source(it.source.as_deref()),
            parts: it.parts.iter().map(|it| self.node(it, missing)).collect(),
        }
    }

    fn source(&self, lines: Option<&str>) -> Option<Source> {
        source(self.catalogue, lines.and_then(|it| it.parse().ok()).as_ref())
    }

    /// Whether something a criterion hangs on is among what is still missing.
    fn is_asked(&self, id: &str, missing: &BTreeSet<&str>) -> bool {
        let planned = self.plan.criteria.iter().find(|it| it.criterion.id.as_str() == id);
        let criterion = planned
            .map(|it| &it.criterion)
            .or_else(|| standards::context::find_criterion(self.standard, id));
        // A part written in place has no id that can be looked up; its parent tells for it.
        let Some(criterion) = criterion else { return !missing.is_empty() };
        let mut wanted = BTreeSet::new();
        named_in(&serde_json::to_value(criterion).unwrap_or_default(), &mut wanted);
        wanted.insert(id.to_owned());
        wanted.insert(format!("{id}/udgangspunkt"));
        if wanted.contains("alder") {
            wanted.insert("foedselsdato".to_owned());
        }
        let parts = criterion.parts.iter().filter_map(|it| match it {
            standards::format::PartRef::Id(id) => Some(id.as_str()),
            standards::format::PartRef::Inline(_) => None,
        });
        // What it is calculated from, or tried against, is told apart nowhere: ask then.
        let opaque = !criterion.calculated.is_empty() || criterion.unclear.is_some();
        wanted.iter().any(|it| missing.contains(it.as_str()))
            || (opaque && !missing.is_empty())
            || parts.filter(|it| *it != id).any(|it| self.is_asked(it, missing))
    }

    fn because(&self, it: &CriterionItem) -> Vec<Note> {
        let mut lines = Vec::new();
        for known in &it.known {
            if known.value == "–" {
                lines.push(Note::page(format!("{}: {}", known.label, self.text("records-none"))));
                continue;
            }
            let value = known.value.split("; ").map(|it| {
                it.split(", ").map(|it| self.tongue().shown(it)).collect::<Vec<_>>().join(", ")
            });
            let value = value.collect::<Vec<_>>().join("; ");
            let from = known.from.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            lines.push(Note::page(format!("{}: {value}{from}", known.label)));
        }
        if let Some(judgement) = &it.judgement {
            match (&judgement.answer, &judgement.reason) {
                (Some(answer), Some(reason)) => {
                    let answer = self.tongue().shown(answer);
                    let text = self.tongue().text_with("judged", "answer", &answer);
                    lines.push(Note::page(text));
                    lines.push(Note::labelled(self.text("question-reason"), reason));
                }
                _ => lines.push(Note::labelled(self.text("judged-by"), &judgement.by)),
            }
        }
        for opener in &it.opened_by {
            let text = find_text(self.plan, opener);
            lines.push(Note::labelled(self.text("opened-by-exception"), text));
        }
        if it.departed {
            lines.push(Note::page(self.text("departed")));
        }
        if it.effect == "opens" {
            let opens =
                self.plan.criteria.iter().find(|planned| planned.criterion.id.as_str() == it.id);
            let opened = opens.map(|it| it.criterion.opens.as_slice()).unwrap_or_default();
            let texts: Vec<_> = opened.iter().map(|it| find_text(self.plan, it.as_str())).collect();
            if !texts.is_empty() {
                lines.push(Note::labelled(self.text("opens-for"), texts.join("; ")));
            }
        }
        lines.extend(it.not_the_act.map(|it| Note::page(self.text(not_the_act_word(it)))));
        lines
    }

    // --- what would change it ------------------------------------------------------------------------

    fn irrelevant(&self, answer: &AssessAnswer, speech: &Speech<'_>) -> Vec<String> {
        let label = |id: &String| match self.catalogue.vocabulary.fact(id) {
            Some(fact) => self.tongue().fact(fact),
            None => speech.question(id.strip_suffix("/udgangspunkt").unwrap_or(id)),
        };
        answer.irrelevant.iter().map(label).collect()
    }

    fn counterfactuals(&self, answer: &AssessAnswer, speech: &Speech<'_>) -> Vec<Counterfactual> {
        let one = |it: &CounterfactualItem| Counterfactual {
            outcome: outcome(it.outcome),
            certain: it.certain,
            changes: it.changes.iter().map(|it| self.change(it, speech)).collect(),
        };
        answer.counterfactuals.iter().map(one).collect()
    }

    /// `Alder: fra 18, under 67`.
    fn change(&self, change: &Change, speech: &Speech<'_>) -> String {
        let test = change.to.get("test").cloned();
        let holds = change.to.get("holds").and_then(Json::as_bool);
        if let (Some(test), Some(holds)) = (test, holds) {
            let words = if change.id == "forsoeg" {
                serde_json::from_value::<Tried>(test).ok().map(|it| speech.tried(&it))
            } else if test.get("i").is_some() {
                serde_json::from_value::<SetTest>(test).ok().map(|it| speech.exists(&it))
            } else {
                let test = serde_json::from_value::<Test>(test).ok();
                test.map(|it| format!("{}: {}", change.label, speech.test(&it)))
            };
            let key = if holds { "change-yes" } else { "change-no" };
            return self.tongue().text_with(
                key,
                "what",
                &words.unwrap_or_else(|| change.label.clone()),
            );
        }
        let calculation = self.standard.calculations.get(change.id.as_str());
        let label = calculation.map_or_else(|| change.label.clone(), |it| it.text.clone());
        let unit = self.catalogue.vocabulary.fact(&change.id).and_then(|it| match it.kind {
            FactType::Age => Some(self.text("unit-years")),
            _ => None,
        });
        let value = self.cell(&change.to, unit.as_deref());
        match change.kind {
            "judgement" => format!("{} – {label}: {value}", self.text("mark-judgement")),
            _ => format!("{label}: {value}"),
        }
    }

    fn cell(&self, to: &Json, unit: Option<&str>) -> String {
        match to {
            Json::Bool(true) => self.text("answer-yes"),
            Json::Bool(false) => self.text("answer-no"),
            Json::String(word) => self.tongue().shown(word),
            Json::Object(bounds) => {
                let keys = [
                    ("from", "bound-from"),
                    ("over", "bound-over"),
                    ("to", "bound-to"),
                    ("under", "bound-under"),
                ];
                let one = |(name, key): (&str, &str)| {
                    let bound = self.bound(bounds.get(name)?.as_str()?, unit);
                    Some(self.tongue().text_with(key, "value", &bound))
                };
                let mut parts: Vec<String> = keys.into_iter().filter_map(one).collect();
                if let Some(Json::Array(codes)) = bounds.get("other_than") {
                    let codes: Vec<String> =
                        codes.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect();
                    let codes = self.tongue().join(&codes, "word-or");
                    parts.push(self.tongue().text_with("bound-not", "value", &codes));
                }
                parts.join(", ")
            }
            other => other.to_string(),
        }
    }

    /// A bound as the file writes it, in words.
    fn bound(&self, bound: &str, unit: Option<&str>) -> String {
        if let Ok(age) = PensionAge::try_from(bound.to_owned()) {
            return match age.at_least {
                None => self.text("age-pension"),
                Some(years) => {
                    self.tongue().text_with("age-pension-at-least", "years", &years.to_string())
                }
            };
        }
        let bare = bound.chars().all(|it| it.is_ascii_digit());
        match unit.filter(|_| bare) {
            Some(unit) => format!("{bound} {unit}"),
            None => self.tongue().shown(bound),
        }
    }

    // --- ambiguities and calculations -----------------------------------------------------------------

    fn calculations(&self, asker: &Asker<'_>) -> Vec<Calculation> {
        let ids = self.standard.calculations.keys();
        ids.filter_map(|id| self.calculation(id.as_str(), asker)).collect()
    }

    fn calculation(&self, id: &str, asker: &Asker<'_>) -> Option<Calculation> {
        let answer = self.case().calculate(id)?;
        let mut marks = Vec::new();
        if answer.rates.iter().any(|it| it.get("outdated") == Some(&Json::Bool(true))) {
            marks.push(Mark::Outdated);
        }
        if answer.values.len() > 1 {
            marks.push(Mark::Ambiguity);
        }
        if answer.firmness.is_some() {
            marks.push(Mark::Softened);
        }
        let results = if answer.missing.is_empty() {
            answer.values.iter().map(|it| self.result(it, &asker.speech)).collect()
        } else {
            Vec::new()
        };
        let mut notes: Vec<Note> = Vec::new();
        notes.extend(answer.note.iter().map(|it| Note {
            label: None,
            text: it.clone(),
            danish: true,
        }));
        notes.extend(answer.evidence.iter().map(|it| Note::labelled(self.text("evidence"), it)));
        let steps = if results.is_empty() { Vec::new() } else { steps(&answer.steps) };
        Some(Calculation {
            id: id.to_owned(),
            name: answer.name.clone(),
            results,
            steps,
            ledger: ledger(&answer.ledger),
            notes,
            marks,
            missing: asker.waiting(ask::all(&asker.speech, &answer.missing)),
            source: self.source(answer.source.as_deref()),
        })
    }

    fn result(&self, value: &Json, speech: &Speech<'_>) -> ResultLine {
        let text = value.get("value").and_then(|it| it.get("text")).or_else(|| value.get("text"));
        let said = match text.and_then(Json::as_str) {
            Some(text) => Said::text(text),
            None => self.instead(value.get("instead")),
        };
        let readings = value.get("readings").and_then(Json::as_object);
        let reading = |(ambiguity, reading): (&String, &Json)| {
            let found = speech.context.ambiguity(ambiguity)?;
            let reading = reading.as_str()?;
            let one = found.readings.iter().find(|it| it.id.as_str() == reading)?;
            Some(super::speech::reading_text(one))
        };
        let readings = readings.into_iter().flatten().filter_map(reading).collect();
        ResultLine { said, readings }
    }

    fn instead(&self, instead: Option<&Json>) -> Said {
        match instead.and_then(Json::as_str) {
            Some("individual") => Said::Individual,
            Some("none") => Said::Nothing,
            Some("not_covered") => Said::Lost(self.text("not-covered")),
            Some("lost") => Said::Lost(self.text("lost-number")),
            Some("elsewhere") => Said::Text(self.text("instead-elsewhere")),
            Some("too_large") => Said::Text(self.text("too-large")),
            _ => Said::NotStated,
        }
    }
}

fn variants(answer: &AssessAnswer, asker: &Asker<'_>) -> Vec<Variant> {
    let shown = answer.variants.iter().filter(|it| it.applies != "no");
    shown
        .map(|it| Variant {
            name: it.name.clone(),
            outcome: outcome(it.outcome),
            grounds: it.grounds.iter().map(|it| it.text.clone()).collect(),
            missing: asker.waiting(ask::all(&asker.speech, &it.missing)),
            depends: it.applies == "unknown",
        })
        .collect()
}

/// The ambiguities that the result, or what follows of it, turns on.
fn ambiguities(answer: &AssessAnswer, speech: &Speech<'_>) -> Vec<Ambiguity> {
    let met = answer.ambiguities.iter().filter(|it| matches!(it.role, "decides" | "chosen"));
    met.filter_map(|it| {
        let found = speech.context.ambiguity(&it.id)?;
        Some(ambiguity(speech, found, it.chosen.as_deref()))
    })
    .collect()
}

/// What there is to know about the version on the day: that its date is not stated, or that the
/// day is outside.
pub(super) fn day_note(catalogue: &Catalogue, given: &Given, tongue: Tongue) -> Option<String> {
    let (from, until, earliest) = catalogue.in_force();
    if let Some(from) = from.filter(|it| given.day < *it) {
        return Some(tongue.text_with("day-too-early", "day", &tongue.day(from)));
    }
    if let Some(until) = until.filter(|it| *it < given.day) {
        return Some(tongue.text_with("day-too-late", "day", &tongue.day(until)));
    }
    let from = from.filter(|_| earliest)?;
    Some(tongue.text_with("day-earliest", "day", &tongue.day(from)))
}

fn steps(steps: &[Json]) -> Vec<Step> {
    let text =
        |it: &Json, key: &str| it.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let one = |it: &Json| Step {
        text: text(it, "text"),
        value: it.get("value").map(|it| text(it, "text")).unwrap_or_default(),
    };
    steps.iter().map(one).collect()
}

fn ledger(lines: &[Json]) -> Option<Ledger> {
    const COLUMNS: [&str; 7] =
        ["period", "opening", "credit", "used", "lapsed", "over_ceiling", "closing"];
    let row = |line: &Json| -> Vec<String> {
        let cell = |key| line.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
        COLUMNS.into_iter().map(cell).collect()
    };
    (!lines.is_empty()).then(|| Ledger { rows: lines.iter().map(row).collect() })
}

/// Facts, sets, answers and readings that a condition names.
fn named_in(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Array(list) => list.iter().for_each(|it| named_in(it, found)),
        Json::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("fakta" | "svar", Json::Object(tests)) => found.extend(tests.keys().cloned()),
                    ("i" | "fakta" | "svar", Json::String(id)) => drop(found.insert(id.clone())),
                    ("forsoegt", _) => drop(found.insert("forsoeg".to_owned())),
                    _ => (),
                }
                named_in(value, found);
            }
        }
        _ => (),
    }
}

fn ids(missing: &MissingItems) -> BTreeSet<&str> {
    missing.all().map(|it| it.id.as_str()).collect()
}

/// The Act first, then the standard, then what opens, then what is only typical.
fn rank(it: &CriterionItem) -> u8 {
    match (it.force, it.effect) {
        (Some("act"), _) => 0,
        (Some(_), _) => 1,
        (None, "opens") => 2,
        _ => 3,
    }
}

fn find<'a>(items: &'a [CriterionItem], id: &str) -> Option<&'a CriterionItem> {
    items.iter().find(|it| it.id == id)
}

fn find_text(plan: &Plan, id: &str) -> String {
    let planned = plan.criteria.iter().find(|it| it.criterion.id.as_str() == id);
    planned.map_or_else(|| id.to_owned(), |it| it.criterion.text.clone())
}

fn effect(word: &str) -> Effect {
    match word {
        "required" => Effect::Required,
        "excludes" => Effect::Excludes,
        "opens" => Effect::Opens,
        "part" => Effect::Part,
        _ => Effect::Typical,
    }
}

fn effect_mark(word: &str) -> Option<Mark> {
    match word {
        "required" => Some(Mark::Required),
        "excludes" => Some(Mark::Excludes),
        "opens" => Some(Mark::Opens),
        "typical" => Some(Mark::Typical),
        "typical_against" => Some(Mark::TypicalAgainst),
        _ => None,
    }
}
