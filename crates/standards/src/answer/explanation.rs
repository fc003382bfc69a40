//! The assessment as an answer (*vurdering med forklaring*): every criterion, also after one has
//! failed, with what it was decided on.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::types::{
    AmbiguityItem, AssessAnswer, Change, CounterfactualItem, CriterionItem, Ground, JudgementItem,
    KnownItem, VariantAnswer,
};
use super::words::{
    applies, cell_json, effect_word, force_word, identity_word, not_the_act, origin_word, plain,
    readings, result_word, shown, source, stated, variant_word,
};
use super::follows::Restriction;
use super::{Case, VERSION, follows};
use crate::assess::{self, Assessment, Counterfactual, Memory, Turn};
use crate::context;
use crate::format::{Ambiguity, Criterion, Effect, PartRef, Practice};
use crate::plan::{Key, Planned};
use crate::truth::Truth;

impl Case<'_> {

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
        let mut answer = AssessAnswer {
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
            items: self.items(&self.restriction(assessment)),
            scope: self.scopes(),
            deadlines: self.deadlines(),
            follow_up: self.follow_up(),
            payment: self.payment(),
            ending: self.ending(),
            interplay: self.interplay(),
            competence: self.competence(),
            opted_out: standard.opted_out.iter().map(follows::opted_out).collect(),
            transport: self.notes(standard.transport.items()),
            cancellation: self.notes(standard.cancellation.items()),
            plans: self.notes(standard.plans.items()),
            duties: standard.duties.items().iter().map(follows::duty).collect(),
            quality: self.notes(standard.quality.items()),
            remarks: self.notes(&standard.remarks),
            identity: stated(&standard.identity, |it| json!(identity_word(*it))),
            approach: self.approach(),
            provider: self.provider(),
            decision: follows::decision(standard),
            complaint: follows::complaint(catalogue, standard),
            stated: follows::stated_fields(standard),
            ambiguities: Vec::new(),
        };
        let shown = [&answer.deadlines, &answer.follow_up, &answer.payment, &answer.ending];
        let mut open: BTreeSet<String> = wanted.readings.keys().cloned().collect();
        for piece in shown.into_iter().flatten() {
            add_unclear(piece, &mut open);
        }
        for scope in &answer.scope {
            add_unclear(&plain(scope), &mut open);
        }
        // Whether a piece applies can turn on a reading, too.
        open.extend(context.missing.borrow().readings.iter().cloned());
        answer.ambiguities = self.ambiguities(&open);
        answer
    }

    /// Criteria that stand for themselves: a part shows where it is named.
    pub(super) fn top_level(&self) -> impl Iterator<Item = &Planned> {
        self.plan.criteria.iter().filter(|it| it.criterion.effect != Effect::Part)
    }

    pub(super) fn grounds(&self, assessment: &Assessment, root: usize) -> Vec<Ground> {
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

    pub(super) fn criterion(&self, assessment: &Assessment, planned: &Planned) -> CriterionItem {
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

    /// Whoever passes a criterion *only* by an opener with `kun` gets only the items it names.
    fn restriction(&self, assessment: &Assessment) -> Restriction {
        let mut res = Restriction::default();
        for planned in self.plan.criteria.iter().filter(|it| it.counts()) {
            let open = planned
                .openers
                .iter()
                .filter_map(|it| self.plan.criteria.get(*it))
                .filter(|it| assessment.truth(it.condition) == Truth::True);
            let open: Vec<&Planned> = open.collect();
            let only = |it: &&Planned| !it.criterion.only.is_empty();
            let fulfilled = assessment.truth(planned.fulfilled);
            if open.is_empty() || !open.iter().all(only) || fulfilled == Truth::True {
                continue;
            }
            res.waits |= fulfilled == Truth::Unknown;
            let named = open.iter().flat_map(|it| &it.criterion.only).map(ToString::to_string);
            res.only.get_or_insert_default().extend(named);
        }
        res
    }

    /// A part of a criterion, evaluated for the reader.
    pub(super) fn part(&self, criterion: &Criterion) -> CriterionItem {
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

    pub(super) fn parts(&self, criterion: &Criterion) -> Vec<CriterionItem> {
        let find = |part: &PartRef| match part {
            PartRef::Inline(criterion) => Some((**criterion).clone()),
            PartRef::Id(id) => context::find_criterion(self.context.standard, id.as_str()).cloned(),
        };
        criterion.parts.iter().filter_map(find).map(|it| self.part(&it)).collect()
    }

    pub(super) fn known(&self, criterion: &Criterion) -> Vec<KnownItem> {
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

    pub(super) fn known_item(&self, id: &str, value: String) -> KnownItem {
        let fact = self.context.catalogue.vocabulary.fact(id);
        KnownItem {
            id: id.to_owned(),
            label: fact.map_or_else(|| id.to_owned(), |it| self.label(it)),
            value,
            from: self.context.facts.sources.get(id).cloned(),
        }
    }

    pub(super) fn judgement(&self, criterion: &Criterion) -> Option<JudgementItem> {
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

    pub(super) fn counterfactual(&self, it: &Counterfactual) -> CounterfactualItem {
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

    pub(super) fn change(&self, id: &str, to: Json) -> Change {
        let label = self.fact_item(id, Turn::Now).label;
        Change { kind: "fact", id: id.to_owned(), label, to }
    }

    pub(super) fn variants(&self, assessment: &Assessment) -> Vec<VariantAnswer> {
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
    /// Those of the standard, and the shared ones that it can turn on or that name it.
    pub(super) fn ambiguities(&self, open: &BTreeSet<String>) -> Vec<AmbiguityItem> {
        let context = &self.context;
        let shared = context.catalogue.file.value.ambiguities.iter();
        let id = context.standard.id.as_str();
        let names = |it: &Ambiguity| it.concerns.iter().any(|it| it.as_str() == id);
        let shared = shared.filter(|it| self.in_plan(it) || names(it));
        let all = context.standard.ambiguities.iter().chain(shared);
        all.map(|it| self.ambiguity(it, open.contains(it.id.as_str()))).collect()
    }

    /// Whether the result can turn on it.
    fn in_plan(&self, ambiguity: &Ambiguity) -> bool {
        let is = |key: &Key| matches!(key, Key::Reading(id) if *id == ambiguity.id);
        self.plan.variables.iter().any(|it| is(&it.key))
    }

    pub(super) fn ambiguity(&self, it: &Ambiguity, decides: bool) -> AmbiguityItem {
        let chosen = self.context.reading(it);
        let role = if it.note_only == Some(true) {
            "note"
        } else if chosen.is_some() {
            "chosen"
        } else if decides {
            "decides"
        } else if self.in_plan(it) {
            "agrees"
        } else {
            "elsewhere"
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
}

/// The ambiguities that still stand in a piece that may apply.
fn add_unclear(piece: &Json, open: &mut BTreeSet<String>) {
    match piece {
        Json::Object(fields) if fields.get("applies") == Some(&json!("no")) => (),
        Json::Object(fields) => {
            if let Some(Json::String(id)) = fields.get("unclear") {
                open.insert(context::split(id).0.to_owned());
            }
            fields.values().for_each(|it| add_unclear(it, open));
        }
        Json::Array(items) => items.iter().for_each(|it| add_unclear(it, open)),
        _ => (),
    }
}
