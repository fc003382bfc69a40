//! What follows from a standard (*ydelse, frister, betaling, opfølgning …*): each piece with
//! whether it applies to the person.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::Case;
use super::types::ItemAnswer;
use super::words::{
    applies, firmness_word, interplay_word, limit_word, plain, source, stated, text_of,
};
use crate::context::Context;
use crate::format::{self, Item, Standard, Stated, Text, TimeLimit};
use crate::library::Catalogue;
use crate::limits;
use crate::truth::Truth;

/// Items that somebody let in by a narrow door may have (*kun*).
#[derive(Debug, Default)]
pub(super) struct Restriction {
    /// None: no restriction.
    pub(super) only: Option<BTreeSet<String>>,
    /// Whether they came in only that way is not known yet.
    pub(super) waits: bool,
}

impl Restriction {
    fn of(&self, item: &str) -> Truth {
        match &self.only {
            Some(only) if !only.contains(item) && self.waits => Truth::Unknown,
            Some(only) => only.contains(item).into(),
            None => Truth::True,
        }
    }
}

impl Case<'_> {
    pub(super) fn items(&self, restriction: &Restriction) -> Vec<ItemAnswer> {
        let standard = self.context.standard;
        let mut res = self.item_list(standard.included.items(), true, None, restriction);
        let open = Restriction::default();
        res.extend(self.item_list(standard.not_included.items(), false, None, &open));
        for variant in &standard.variants {
            let id = Some(variant.id.as_str());
            res.extend(self.item_list(&variant.included, true, id, &open));
            res.extend(self.item_list(&variant.not_included, false, id, &open));
        }
        res
    }

    fn item_list(
        &self,
        items: &[Item],
        included: bool,
        variant: Option<&str>,
        restriction: &Restriction,
    ) -> Vec<ItemAnswer> {
        let truths = self.context.applies(items, |it| it.when.as_ref());
        let answer = |(item, truth): (&Item, Truth)| ItemAnswer {
            id: item.id.to_string(),
            text: item.text.clone(),
            included,
            applies: applies(truth.and(restriction.of(item.id.as_str()))),
            example: item.example == Some(true),
            instead: item.instead.clone(),
            firmness: firmness_word(item.firmness),
            variant: variant.map(str::to_owned),
            source: source(item.source.as_ref()),
        };
        items.iter().zip(truths).map(answer).collect()
    }

    pub(super) fn deadlines(&self) -> Vec<Json> {
        let limits = self.context.standard.time_limits.items();
        let truths = self.context.applies(limits, |it| it.when.as_ref());
        limits.iter().zip(truths).map(|(it, truth)| self.time_limit(it, truth)).collect()
    }

    /// A time limit as the file has it; with its date where the starting event is known.
    pub(super) fn time_limit(&self, limit: &TimeLimit, truth: Truth) -> Json {
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
        let Context { catalogue, standard, facts, .. } = self.context;
        let due = limits::due_in_case(catalogue, standard, facts, limit);
        if let (Some(due), Some(fields)) = (due, res.as_object_mut()) {
            fields.insert("date".to_owned(), plain(&due.safe().map(|it| it.due.to_string())));
            fields.insert("certain".to_owned(), json!(due.is_certain()));
        }
        res
    }

    pub(super) fn follow_up(&self) -> Vec<Json> {
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

    pub(super) fn payment(&self) -> Vec<Json> {
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

    pub(super) fn ending(&self) -> Vec<Json> {
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

    pub(super) fn interplay(&self) -> Vec<Json> {
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

    pub(super) fn competence(&self) -> Vec<Json> {
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

    pub(super) fn notes(&self, notes: &[format::Note]) -> Vec<Json> {
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

    pub(super) fn approach(&self) -> Json {
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

    pub(super) fn provider(&self) -> Json {
        stated(&self.context.standard.provider, |it| {
            json!({
                "choice": stated(&it.choice, plain),
                "demands": self.notes(&it.demands),
                "places": self.notes(&it.places),
                "source": source(it.source.as_ref()),
            })
        })
    }
}

pub(super) fn extension(it: &format::Extension) -> Json {
    json!({
        "to": it.to.as_ref().map(plain),
        "over": it.over.as_ref().map(plain),
        "by": it.by,
        "ground": it.ground,
        "source": source(it.source.as_ref()),
    })
}

pub(super) fn opted_out(it: &format::OptOut) -> Json {
    json!({
        "provision": it.provision,
        "by": stated(&it.by, plain),
        "text": it.text,
        "source": source(it.source.as_ref()),
    })
}

pub(super) fn duty(it: &format::Duty) -> Json {
    json!({ "id": it.id, "who": it.who, "text": it.text, "source": source(it.source.as_ref()) })
}

pub(super) fn decision(standard: &Standard) -> Json {
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

/// Whether there is a complaint, and the way that the catalogue's chapter gives. Where there is
/// none there is no way either; where the standard is silent the way is only the catalogue's.
pub(super) fn complaint(catalogue: &Catalogue, standard: &Standard) -> Json {
    let access = standard.decision.value().map(|it| &it.complaint);
    let allowed = access.map(|it| stated(it, |it| json!(it.allowed)));
    let text = access.and_then(|it| it.value()).and_then(|it| it.text.as_ref());
    if limits::complaint_is_shut_off(standard) {
        let source = standard.decision.value().and_then(|it| source(it.source.as_ref()));
        return json!({ "allowed": allowed, "text": text, "applies": "no", "source": source });
    }
    let said = access.is_some_and(|it| it.value().is_some());
    let rules = &catalogue.file.value.complaint;
    json!({
        "allowed": allowed,
        "text": text,
        // Of a standard that says nothing, the catalogue's chapter does not say that it is meant.
        "applies": applies(if said { Truth::True } else { Truth::Unknown }),
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

/// A text of the file with its lines.
fn said(text: &Text) -> Json {
    let (text, source) = text_of(text);
    json!({ "text": text, "source": source })
}

/// Which fields the document is silent on, or answers otherwise than by a value.
pub(super) fn stated_fields(standard: &Standard) -> Json {
    fn word<T>(it: &Stated<T>) -> Json {
        match it {
            Stated::Is(_) => json!("stated"),
            other => stated(other, |_| Json::Null),
        }
    }
    json!({
        "approved": word(&standard.approved),
        "need": stated(&standard.need, said),
        "purpose": stated(&standard.purpose, said),
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
