//! The assessment as an answer (*vurdering med forklaring*): every criterion, also after one has
//! failed, with what it was decided on.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::follows::Restriction;
use super::rests::rests_on;
use super::types::{
    AmbiguityItem, AssessAnswer, Change, CounterfactualItem, CriterionItem, Ground, JudgementItem,
    KnownItem, MissingItems, VariantAnswer, WaitingCriterion,
};
use super::words::{
    applies, cell_json, effect_word, force_word, identity_word, not_the_act, origin_word, plain,
    readings, result_word, shown, source, stated, variant_word,
};
use super::{Case, VERSION, follows};
use crate::assess::{self, Assessment, Counterfactual, Memory, Outcome, Turn};
use crate::calculate::{UsedRate, used_rate};
use crate::context;
use crate::format::{
    Ambiguity, Condition, Criterion, Effect, FactId, Force, Map, OneOrMany, PartRef, Practice,
    Standard, Test, VariantId,
};
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
        let missing = self.with_criteria(assessment, self.missing_items(&wanted));
        // From here on only what the pieces miss, and turn on, is noted.
        context.missing.take();
        context.met.take();
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
            missing,
            missing_for_pieces: MissingItems::default(),
            irrelevant: assessment.irrelevant(plan, own, context),
            counterfactuals: assessment
                .counterfactuals(plan)
                .iter()
                .map(|it| self.counterfactual(it))
                .collect(),
            criteria: self.results(assessment),
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
            rates: self.rates(),
            law_amounts: self.law_amounts(),
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
        add_unclear(&answer.provider, &mut open);
        let variants = answer.variants.iter().filter(|it| it.applies != "no");
        open.extend(variants.flat_map(|it| &it.missing.readings).map(|it| it.id.clone()));
        // Whether a piece applies can turn on a reading, too.
        let of_pieces = context.missing.borrow().clone();
        open.extend(of_pieces.readings.iter().cloned());
        answer.missing_for_pieces = self.missing_of(&of_pieces.without(&wanted));
        let met = context.met.borrow().clone();
        answer.ambiguities = self.ambiguities(&open, &met);
        answer
    }

    /// Every criterion by its id and what it came to.
    pub(super) fn results(&self, assessment: &Assessment) -> Vec<Json> {
        let one = |it: &Planned| {
            let item = self.criterion(assessment, it);
            json!({ "id": item.id, "result": item.result, "force": item.force,
                "origin": item.origin, "effect": item.effect, "condition": item.condition })
        };
        self.plan.criteria.iter().map(one).collect()
    }

    /// The rates in bounds and calculated conditions of the plan.
    fn rates(&self) -> Vec<Json> {
        let context = &self.context;
        let mut used: BTreeSet<UsedRate> = BTreeSet::new();
        for variable in &self.plan.variables {
            if let Key::Calculated(id) = &variable.key {
                used.extend(crate::calculate::calculate(context, id).rates);
            }
        }
        let in_bounds = self.plan.rates.iter().filter_map(|id| used_rate(context, id));
        used.extend(in_bounds);
        used.iter().map(|it| self.used_rate(it)).collect()
    }

    /// Names, for everything missing, the criteria that wait for it.
    pub(super) fn with_criteria(
        &self,
        assessment: &Assessment,
        mut missing: MissingItems,
    ) -> MissingItems {
        let waiting = || {
            self.plan
                .criteria
                .iter()
                .filter(|it| it.counts() && assessment.truth(it.passes) == Truth::Unknown)
        };
        for item in &mut missing.facts {
            let asked =
                waiting().filter_map(|it| asks(self.context.standard, &it.criterion, &item.id));
            item.criteria = asked.collect();
        }
        missing
    }

    /// Criteria that stand for themselves: a part shows where it is named.
    pub(super) fn top_level(&self) -> impl Iterator<Item = &Planned> {
        self.plan.criteria.iter().filter(|it| it.criterion.effect != Effect::Part)
    }

    /// Why a result is a no, or already speaks against a yes: every criterion that is not met.
    /// There is no refusal without a ground.
    pub(super) fn grounds(&self, assessment: &Assessment, place: usize) -> Vec<Ground> {
        let (Some(root), Some(result)) =
            (self.plan.roots.get(place), assessment.results.get(place))
        else {
            return Vec::new();
        };
        if place == 0 && self.plan.by_groups {
            return self.grounds_of_groups(assessment);
        }
        let counting: Vec<&Planned> =
            root.criteria.iter().filter_map(|it| self.plan.criteria.get(*it)).collect();
        let deciding = match result.outcome {
            Outcome::NotEntitled => Some(Force::Act),
            Outcome::OutsideStandard => Some(Force::Standard),
            Outcome::Entitled | Outcome::Undecided => None,
        };
        let decides = |it: &Planned, truth: Truth| {
            Some(it.force) == deciding && assessment.truth(it.passes) == truth
        };
        let in_question = root.when.is_none_or(|it| assessment.truth(it) != Truth::False);
        // Criteria that cannot all be met, though each of them still could, are a ground together.
        let together = in_question && !counting.iter().any(|it| decides(it, Truth::False));
        let mut grounds: Vec<Ground> = counting
            .into_iter()
            .filter(|it| {
                assessment.truth(it.passes) == Truth::False
                    || together && decides(it, Truth::Unknown)
            })
            .map(|it| self.ground(it))
            .collect();
        if let (false, Some((id, _))) = (in_question, &root.variant) {
            grounds.extend(self.not_in_question(id));
        }
        grounds
    }

    fn ground(&self, it: &Planned) -> Ground {
        Ground {
            criterion: it.criterion.id.to_string(),
            text: it.criterion.text.clone(),
            force: force_word(it.force),
            basis: self.basis(it.criterion.basis.as_ref()),
            source: source(it.criterion.source.as_ref()),
        }
    }

    /// The standard has the best result of its groups, and so the grounds of those who have it.
    fn grounds_of_groups(&self, assessment: &Assessment) -> Vec<Ground> {
        let mut grounds: Vec<Ground> = Vec::new();
        for (place, (root, result)) in self.plan.roots.iter().zip(&assessment.results).enumerate() {
            if root.is_group() && result.outcome == assessment.own().outcome {
                for ground in self.grounds(assessment, place) {
                    if !grounds.contains(&ground) {
                        grounds.push(ground);
                    }
                }
            }
        }
        grounds
    }

    /// That a variant is not in question at all, as a ground.
    fn not_in_question(&self, id: &VariantId) -> Option<Ground> {
        let variant = self.context.standard.variants.iter().find(|it| it.id == *id)?;
        Some(Ground {
            criterion: variant.id.to_string(),
            text: variant.text.clone().unwrap_or_else(|| variant.name.clone()),
            force: force_word(Force::Standard),
            basis: None,
            source: source(variant.source.as_ref()),
        })
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
            departure: criterion.departure.clone(),
            basis: self.basis(criterion.basis.as_ref()),
            restates: criterion.restates.as_ref().map(ToString::to_string),
            known: self.known(&criterion.condition()),
            judgement: self.judgement(criterion),
            parts: self.parts(criterion),
            source: source(criterion.source.as_ref()),
        }
    }

    /// Whoever passes a criterion *only* by an opener with `kun` gets only the items it names.
    pub(super) fn restriction(&self, assessment: &Assessment) -> Restriction {
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
            departure: None,
            basis: None,
            restates: criterion.restates.as_ref().map(ToString::to_string),
            known: self.known(&criterion.condition()),
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

    pub(super) fn known(&self, condition: &Condition) -> Vec<KnownItem> {
        let facts = self.context.facts;
        let rests_on = rests_on(&self.context, condition);
        let mut known = Vec::new();
        for id in rests_on.facts.iter().map(String::as_str) {
            let found = facts.values.get(id).or_else(|| {
                // An age is also known by the birth date.
                (id == "alder").then(|| facts.values.get("foedselsdato")).flatten()
            });
            if let Some(value) = found {
                known.push(self.known_item(id, shown(value)));
            }
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
        for id in &rests_on.judgements {
            if let Some(answer) = facts.answer(self.context.standard.id.as_str(), id) {
                known.push(KnownItem {
                    id: id.clone(),
                    label: self.judgement_item(id, Turn::Now).label,
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
                Key::Calculated(id) => {
                    Change { kind: "fact", id: id.clone(), label: id.clone(), to }
                }
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
                known: variant.when.as_ref().map_or(Vec::new(), |it| self.known(it)),
                outcome: result.outcome,
                possible: result.possible.clone(),
                grounds: self.grounds(assessment, place),
                missing: self.missing_items(&wanted),
            });
        }
        res
    }

    /// Those of the standard, and the shared ones that it or a piece of it can turn on or that name it.
    pub(super) fn ambiguities(
        &self,
        open: &BTreeSet<String>,
        met: &BTreeSet<String>,
    ) -> Vec<AmbiguityItem> {
        let context = &self.context;
        let shared = context.catalogue.file.value.ambiguities.iter();
        let id = context.standard.id.as_str();
        let names = |it: &Ambiguity| it.concerns.iter().any(|it| it.as_str() == id);
        let in_pieces =
            |it: &Ambiguity| open.contains(it.id.as_str()) || met.contains(it.id.as_str());
        let shared = shared.filter(|it| self.in_plan(it) || names(it) || in_pieces(it));
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

/// What a criterion, or a part of it, asks of a fact or a list of records.
fn asks(standard: &Standard, criterion: &Criterion, id: &str) -> Option<WaitingCriterion> {
    let words = |tests: &Map<FactId, Test>| {
        tests
            .values()
            .filter_map(|it| it.is.as_ref())
            .flat_map(OneOrMany::values)
            .filter_map(context::word_of)
            .collect::<Vec<String>>()
    };
    let of_set = criterion.exists.as_ref().filter(|it| it.set.as_str() == id);
    let of_tried = criterion.tried.as_ref().filter(|_| id == "forsoeg");
    let by_age = id == "foedselsdato" && criterion.facts.contains_key("alder");
    let asks_of_parts = || {
        criterion.parts.iter().find_map(|part| match part {
            PartRef::Inline(inner) => asks(standard, inner, id),
            PartRef::Id(inner) => {
                asks(standard, context::find_criterion(standard, inner.as_str())?, id)
            }
        })
    };
    let asked = match (of_set, of_tried) {
        (Some(set), _) => words(&set.filter),
        (None, Some(tried)) => tried.offers.clone(),
        (None, None) if by_age => Vec::new(),
        (None, None) if criterion.facts.contains_key(id) => {
            let test = criterion.facts.iter().find(|(it, _)| it.as_str() == id);
            words(&test.map(|(id, it)| (id.clone(), it.clone())).into_iter().collect())
        }
        (None, None) => asks_of_parts()?.asks,
    };
    Some(WaitingCriterion {
        id: criterion.id.to_string(),
        text: criterion.text.clone(),
        asks: asked,
    })
}
