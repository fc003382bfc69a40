//! What is asked for (*det der mangler*), with the question and why it may be asked.

use super::types::{Basis, MissingItems, WantedItem};
use super::words::{readings, source};
use super::{Case, Labels};
use crate::assess::{Turn, Wanted};
use crate::context::{Context, Missing};
use crate::format::{self, Criterion, FactFile, PartRef};

/// A criterion that a standard is tried by, or a part written in it, by its id: the standard's
/// own, a variant's, or the law's on the day.
pub fn named_criterion<'a>(context: &Context<'a>, id: &str) -> Option<&'a Criterion> {
    let Context { catalogue, standard, day, .. } = *context;
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    let law = standard.law.iter().flat_map(|it| catalogue.national.of(it, day));
    let law = law.filter_map(|it| it.criterion.as_ref());
    standard.criteria.iter().chain(variants).chain(law).find_map(|it| within(it, id))
}

fn within<'a>(criterion: &'a Criterion, id: &str) -> Option<&'a Criterion> {
    if criterion.id.as_str() == id {
        return Some(criterion);
    }
    criterion.parts.iter().find_map(|it| match it {
        PartRef::Inline(part) => within(part, id),
        PartRef::Id(_) => None,
    })
}

impl Case<'_> {
    pub(super) fn label(&self, fact: &FactFile) -> String {
        match self.labels {
            Labels::Danish => fact.da.clone(),
            Labels::English => fact.en.clone(),
        }
    }

    pub(super) fn fact_item(&self, id: &str, when: Turn) -> WantedItem {
        let fact = self.context.catalogue.vocabulary.fact_or_field(id);
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
            criteria: Vec::new(),
        }
    }

    pub(super) fn judgement_item(&self, id: &str, when: Turn) -> WantedItem {
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
            criteria: Vec::new(),
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
        let Some(criterion) = named_criterion(&self.context, criterion_id) else { return plain };
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

    pub(super) fn reading_item(&self, id: &str, when: Turn) -> WantedItem {
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
            criteria: Vec::new(),
        }
    }

    pub(super) fn missing_items(&self, wanted: &Wanted) -> MissingItems {
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

    pub(super) fn missing_of(&self, missing: &Missing) -> MissingItems {
        MissingItems {
            facts: missing.facts.iter().map(|it| self.fact_item(it, Turn::Now)).collect(),
            judgements: missing
                .judgements
                .iter()
                .map(|it| self.judgement_item(it, Turn::Now))
                .collect(),
            readings: missing.readings.iter().map(|it| self.reading_item(it, Turn::Now)).collect(),
        }
    }

    pub(super) fn basis(&self, id: Option<&format::LawId>) -> Option<Basis> {
        let piece = self.context.catalogue.national.piece(id?.as_str(), self.context.day)?;
        Some(Basis {
            id: piece.id.to_string(),
            reference: piece.reference.clone(),
            text: piece.text.clone(),
            status: piece.status.mark(),
            verified: piece.status.counts(),
            read_in: piece.read_in.clone(),
        })
    }
}
