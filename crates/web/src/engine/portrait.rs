//! A standard in sections: who, what, how much, how fast, at what price, how to complain. The
//! same for the citizens' page (everything, with its conditions) and for a case (what applies).
//! Nothing is left out because the document is silent: then the section says so.

use standards::answer::AssessAnswer;
use standards::format::{
    self, Criterion, CriterionId, Effect, Ending, Force, Item as Thing, Limits, Note as Words,
    PartRef, ScopeKind, Stated, TimeLimit, Value, When,
};
use standards::plan::{NotTheAct, Origin, Plan, Planned};
use standards::truth::Truth;

use super::speech::{self, Speech, firmness, limit_key};
use crate::pages::parts::{Group, Item, Mark, Note, Said, Section, Topic};

/// What is drawn: the document as it is, or what follows of it in a case.
#[derive(Clone, Copy)]
pub(super) enum View<'a> {
    Document,
    Case(&'a AssessAnswer),
}

pub(super) struct Portrait<'a> {
    pub speech: Speech<'a>,
    pub plan: &'a Plan,
    pub view: View<'a>,
}

/// A label and its value.
fn labelled(label: String, item: Item) -> Item {
    Item { label: Some(label), ..item }
}

impl Portrait<'_> {
    /// Every section of the citizens' page, in its order.
    pub(super) fn sections(&self) -> Vec<Section> {
        let standard = self.standard();
        let mut all = vec![
            Section { topic: Topic::Who, groups: self.who() },
            Section { topic: Topic::Included, groups: self.things(true) },
            Section { topic: Topic::NotIncluded, groups: self.things(false) },
            self.extent(),
            self.deadlines(),
            self.payment(),
            self.notes(Topic::Transport, &standard.transport),
            self.notes(Topic::Cancellation, &standard.cancellation),
            self.how_to_ask(),
            self.decision(),
            self.provider(),
            self.follow_up(),
            self.end(),
            self.combinations(),
            self.complaint(),
            self.notes(Topic::Plans, &standard.plans),
            self.duties(),
            self.notes(Topic::Quality, &standard.quality),
        ];
        let remarks = self.words(&standard.remarks);
        if !remarks.is_empty() {
            all.push(Section::of(Topic::Remarks, remarks));
        }
        if !standard.opted_out.is_empty() {
            all.push(Section::of(Topic::OptedOut, self.opted_out()));
        }
        all
    }

    /// What applies in a case, besides the result.
    pub(super) fn in_case(&self) -> Vec<Section> {
        let all = [
            self.extent(),
            self.deadlines(),
            self.payment(),
            self.follow_up(),
            Section { topic: Topic::Included, groups: self.things(true) },
            Section { topic: Topic::NotIncluded, groups: self.things(false) },
            self.decision(),
            self.complaint(),
        ];
        all.into_iter().collect()
    }

    fn standard(&self) -> &format::Standard {
        self.speech.context.standard
    }

    fn text(&self, key: &str) -> String {
        self.speech.text(key)
    }

    /// A piece under its condition; in a case nothing where it does not apply.
    fn under(&self, when: Option<&When>, truth: Truth, mut item: Item) -> Option<Item> {
        match (self.view, truth) {
            (View::Case(_), Truth::False) => return None,
            (View::Case(_), Truth::True) => return Some(item),
            (View::Case(_), Truth::Unknown) => item.marks.push(Mark::Depends),
            (View::Document, _) => (),
        }
        item.notes.splice(0..0, self.speech.when(when));
        Some(item)
    }

    fn all_under<T>(
        &self,
        pieces: &[T],
        when: impl Fn(&T) -> Option<&When>,
        draw: impl Fn(&T) -> Item,
    ) -> Vec<Item> {
        let truths = self.speech.context.applies(pieces, &when);
        let pairs = pieces.iter().zip(truths);
        pairs.filter_map(|(it, truth)| self.under(when(it), truth, draw(it))).collect()
    }

    /// A section of pieces, or the state that stands in their place.
    fn section<T>(
        &self,
        topic: Topic,
        stated: &Stated<Vec<T>>,
        draw: impl Fn(&[T]) -> Vec<Item>,
    ) -> Section {
        Section::of(topic, self.pieces(stated, draw))
    }

    fn pieces<T>(&self, stated: &Stated<Vec<T>>, draw: impl Fn(&[T]) -> Vec<Item>) -> Vec<Item> {
        match stated {
            Stated::Is(items) => draw(items),
            Stated::State(format::State::NotStated) => Vec::new(),
            other => vec![self.speech.stated(other, |_| Said::NotStated)],
        }
    }

    // --- who --------------------------------------------------------------------------------------

    fn who(&self) -> Vec<Group> {
        let own = |it: &&Planned| !matches!(it.origin, Origin::Variant(_));
        let mut groups =
            self.criteria_groups(&self.plan.criteria.iter().filter(own).collect::<Vec<_>>());
        for variant in &self.standard().variants {
            let of = |it: &&Planned| matches!(&it.origin, Origin::Variant(id) if *id == variant.id);
            let planned: Vec<_> = self.plan.criteria.iter().filter(of).collect();
            let mut items: Vec<Item> = planned.iter().map(|it| self.planned(it)).collect();
            if let Some(text) = &variant.text {
                items.insert(
                    0,
                    Item {
                        source: self.speech.source(variant.source.as_ref()),
                        ..Item::new(Said::text(text))
                    },
                );
            }
            if !items.is_empty() {
                groups.push(Group { heading: Some(variant.name.clone()), items });
            }
        }
        groups
    }

    fn criteria_groups(&self, planned: &[&Planned]) -> Vec<Group> {
        let group = |key: &str, fits: &dyn Fn(&Planned) -> bool| {
            let items: Vec<_> =
                planned.iter().filter(|it| fits(it)).map(|it| self.planned(it)).collect();
            (!items.is_empty()).then(|| Group { heading: Some(self.text(key)), items })
        };
        let counts = |it: &Planned, force: Force| it.counts() && it.force == force;
        [
            group("who-act", &|it| counts(it, Force::Act)),
            group("who-standard", &|it| counts(it, Force::Standard)),
            group("who-opens", &|it| it.criterion.effect == Effect::Opens),
            group("who-typical", &|it| {
                matches!(it.criterion.effect, Effect::Typical | Effect::TypicalAgainst)
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn planned(&self, planned: &Planned) -> Item {
        let mut item = self.criterion(&planned.criterion, 0);
        if planned.counts() {
            let force = match planned.force {
                Force::Act => Mark::Act,
                Force::Standard => Mark::Standard,
            };
            item.marks.insert(1.min(item.marks.len()), force);
        }
        if let Some(why) = planned.not_the_act {
            item.marks.push(Mark::Unverified);
            item.notes.push(Note::page(self.text(not_the_act_key(why))));
        }
        item
    }

    fn criterion(&self, criterion: &Criterion, depth: usize) -> Item {
        let mut marks: Vec<Mark> = effect_mark(criterion.effect).into_iter().collect();
        let mut notes = Vec::new();
        if let Some(asked) = &criterion.judgement {
            marks.push(Mark::Judgement);
            notes.push(Note::labelled(self.text("judged-by"), &asked.by));
            if let Some(guidance) = &asked.guidance {
                notes.push(Note::labelled(self.text("look-at"), guidance));
            }
        }
        if let Some(question) = &criterion.departure {
            notes.push(Note::labelled(self.text("departure"), question));
        }
        if !criterion.opens.is_empty() {
            let texts: Vec<_> = criterion.opens.iter().map(|it| self.criterion_text(it)).collect();
            notes.push(Note::labelled(self.text("opens-for"), texts.join("; ")));
        }
        if self.concerned(criterion.id.as_str()) || criterion.unclear.is_some() {
            marks.push(Mark::Ambiguity);
        }
        let tongue = self.speech.tongue();
        let ids = [&criterion.basis, &criterion.restates];
        let basis = ids
            .into_iter()
            .flatten()
            .filter_map(|it| tongue.basis(self.speech.catalogue(), it.as_str()));
        Item {
            marks,
            notes,
            basis: basis.collect(),
            source: self.speech.source(criterion.source.as_ref()),
            items: self.parts(criterion, depth),
            ..Item::new(Said::text(&criterion.text))
        }
    }

    /// Deeper than the law ever nests, so that a circle of parts comes to an end.
    const DEEPEST: usize = 6;

    fn parts(&self, criterion: &Criterion, depth: usize) -> Vec<Item> {
        if depth >= Self::DEEPEST {
            return Vec::new();
        }
        let find = |part: &PartRef| match part {
            PartRef::Inline(it) => Some((**it).clone()),
            PartRef::Id(id) => {
                standards::context::find_criterion(self.standard(), id.as_str()).cloned()
            }
        };
        criterion.parts.iter().filter_map(find).map(|it| self.criterion(&it, depth + 1)).collect()
    }

    fn criterion_text(&self, id: &CriterionId) -> String {
        let planned = self.plan.criteria.iter().find(|it| it.criterion.id == *id);
        planned.map_or_else(|| id.to_string(), |it| it.criterion.text.clone())
    }

    /// Whether an ambiguity names the piece.
    fn concerned(&self, id: &str) -> bool {
        let ambiguities = self.standard().ambiguities.iter();
        ambiguities.flat_map(|it| &it.concerns).any(|it| it.as_str() == id)
    }

    fn doubt(&self, id: &str) -> Option<Mark> {
        self.concerned(id).then_some(Mark::Ambiguity)
    }

    // --- what and how much ------------------------------------------------------------------------

    fn things(&self, included: bool) -> Vec<Group> {
        let standard = self.standard();
        let stated = if included { &standard.included } else { &standard.not_included };
        let draw =
            |items: &[Thing]| self.all_under(items, |it| it.when.as_ref(), |it| self.thing(it));
        let mut groups = Vec::new();
        let items = self.pieces(stated, draw);
        if !items.is_empty() {
            groups.push(Group { heading: None, items });
        }
        for variant in &standard.variants {
            let items = draw(if included { &variant.included } else { &variant.not_included });
            if !items.is_empty() {
                groups.push(Group { heading: Some(variant.name.clone()), items });
            }
        }
        groups
    }

    fn thing(&self, thing: &Thing) -> Item {
        let mut marks: Vec<Mark> = firmness(thing.firmness).into_iter().collect();
        marks.extend((thing.example == Some(true)).then_some(Mark::Example));
        marks.extend(self.doubt(thing.id.as_str()));
        let instead = thing.instead.iter();
        Item {
            marks,
            notes: instead
                .map(|it| Note::labelled(self.text("instead"), self.speech.tongue().citation(it)))
                .collect(),
            source: self.speech.source(thing.source.as_ref()),
            ..Item::new(Said::text(&thing.text))
        }
    }

    fn extent(&self) -> Section {
        let standard = self.standard();
        let mut groups = Vec::new();
        let draw = |scopes: &format::Map<format::ScopeId, format::Scope>| {
            let pieces: Vec<_> = scopes.iter().collect();
            self.all_under(&pieces, |it| it.1.when.as_ref(), |it| self.scope(it.0.as_str(), it.1))
        };
        let items = match &standard.scope {
            Stated::Is(scopes) => draw(scopes),
            Stated::State(format::State::NotStated) => Vec::new(),
            other => vec![self.speech.stated(other, |_| Said::NotStated)],
        };
        if !items.is_empty() {
            groups.push(Group { heading: None, items });
        }
        for variant in &standard.variants {
            let items = draw(&variant.scope);
            if !items.is_empty() {
                groups.push(Group { heading: Some(variant.name.clone()), items });
            }
        }
        Section { topic: Topic::Extent, groups }
    }

    fn scope(&self, id: &str, scope: &format::Scope) -> Item {
        let truths = self.speech.context.applies(&scope.rows, |it| Some(&it.when));
        let rows = scope.rows.iter().zip(&truths);
        let chosen = match self.view {
            View::Case(_) => rows.clone().find(|(_, it)| **it == Truth::True).map(|it| it.0),
            View::Document => None,
        };
        let limits = chosen.map_or(&scope.limits, |it| &it.limits);
        let mut item = Item::new(self.limits(scope, limits));
        item.label = scope.text.clone().or_else(|| Some(scope.measure.clone()));
        item.marks.extend(firmness(scope.firmness));
        item.marks.extend((scope.owed == Some(true)).then_some(Mark::Owed));
        item.marks.extend(self.doubt(id));
        item.source =
            self.speech.source(chosen.and_then(|it| it.source.as_ref()).or(scope.source.as_ref()));
        item.notes.extend(scope.extension.iter().map(|it| self.extension(it)));
        if chosen.is_none() {
            let open = rows
                .filter(|(_, truth)| !matches!((self.view, truth), (View::Case(_), Truth::False)));
            item.items = open
                .map(|(row, _)| {
                    let mut inner = Item::new(self.limits(scope, &row.limits));
                    inner.label.clone_from(&row.text);
                    inner.notes.extend(self.speech.when(Some(&row.when)));
                    inner.source = self.speech.source(row.source.as_ref());
                    inner
                })
                .collect();
            // The rows say it all; the line above them would say it twice.
            if !item.items.is_empty() {
                item.said = Said::text(self.text("scope-by-rows"));
            }
        }
        item
    }

    fn limits(&self, scope: &format::Scope, limits: &Limits) -> Said {
        let bounds: [(&Option<Value>, &str); 5] = [
            (&limits.at_least, "limit-at-least"),
            (&limits.over, "limit-over"),
            (&limits.at_most, "limit-at-most"),
            (&limits.under, "limit-under"),
            (
                &limits.usual,
                if scope.kind == ScopeKind::Norm { "limit-usual" } else { "limit-fixed" },
            ),
        ];
        let mut parts = Vec::new();
        for (bound, key) in bounds {
            let Some(bound) = bound else { continue };
            match self.speech.value(bound) {
                Said::Text(text) => parts.push(self.speech.text_with(key, "value", &text)),
                other => return other,
            }
        }
        if parts.is_empty() && !scope.levels.is_empty() {
            parts.push(scope.levels.join(" · "));
        }
        if parts.is_empty() {
            return Said::Individual;
        }
        let per = scope.per.map(|it| format!(" pr. {}", it.0.word())).unwrap_or_default();
        let text = parts.join(", ");
        Said::Text(if text.contains(" pr. ") { text } else { text + &per })
    }

    fn extension(&self, it: &format::Extension) -> Note {
        let value = |it: &Option<Value>, key: &str| {
            let said = self.speech.value(it.as_ref()?);
            Some(self.speech.text_with(key, "value", &self.speech.words(&said)))
        };
        let parts: Vec<String> = [
            value(&it.to, "extension-to"),
            value(&it.over, "extension-over"),
            it.ground.clone(),
            it.by.as_ref().map(|it| self.speech.text_with("decided-by", "who", it)),
        ]
        .into_iter()
        .flatten()
        .collect();
        Note::labelled(self.text("extension"), parts.join(", "))
    }

    // --- how fast and at what price ---------------------------------------------------------------

    fn deadlines(&self) -> Section {
        self.section(Topic::Deadlines, &self.standard().time_limits, |limits| {
            self.all_under(limits, |it| it.when.as_ref(), |it| self.limit(it))
        })
    }

    fn limit(&self, limit: &TimeLimit) -> Item {
        let mut item = self.length(limit);
        item.label = Some(self.text(limit_key(limit.what)));
        item.marks.extend(firmness(limit.firmness));
        item.marks.extend(self.doubt(limit.id.as_str()));
        let from = self.speech.said(&limit.from, |it| Said::Text(self.speech.point(it)));
        item.notes.push(Note::labelled(self.text("counted-from"), self.speech.words(&from)));
        item.notes.extend(limit.text.iter().map(|it| words(it)));
        if let Some(every) = &limit.then_every {
            item.notes.push(Note::labelled(self.text("then-every"), every.to_string()));
        }
        if let Some(missed) = &limit.if_missed {
            item.notes.push(Note::labelled(self.text("if-missed"), missed));
        }
        item.notes.extend(self.date(limit.id.as_str()));
        item.source = self.speech.source(limit.source.as_ref());
        item
    }

    fn length(&self, limit: &TimeLimit) -> Item {
        let of = |it: &Stated<standards::calendar::Period>, key: &str| {
            self.speech
                .stated(it, |it| Said::Text(self.speech.text_with(key, "period", &it.to_string())))
        };
        if let Some(within) = &limit.within {
            return of(within, "within");
        }
        if let Some(before) = &limit.before {
            return of(before, "before");
        }
        if let Some(on) = limit.on.as_ref().or(limit.on_before.as_ref()) {
            return Item::new(Said::Text(on.to_string()));
        }
        Item::new(if limit.soon == Some(true) {
            Said::Text(self.text("as-soon-as-possible"))
        } else {
            Said::NotStated
        })
    }

    /// The date itself, where the case knows the day it is counted from.
    fn date(&self, id: &str) -> Option<Note> {
        let View::Case(answer) = self.view else { return None };
        let limit = answer
            .deadlines
            .iter()
            .find(|it| it.get("id").and_then(|it| it.as_str()) == Some(id))?;
        let date = limit.get("date")?.as_str()?;
        let key =
            if limit.get("certain") == Some(&true.into()) { "date-is" } else { "date-is-safe" };
        let day =
            date.get(..10).map_or_else(|| date.to_owned(), |it| self.speech.tongue().shown(it));
        Some(Note::page(self.speech.text_with(key, "day", &day)))
    }

    fn payment(&self) -> Section {
        self.section(Topic::Payment, &self.standard().payment, |payments| {
            self.all_under(payments, |it| it.when.as_ref(), |it| self.pays(it))
        })
    }

    fn pays(&self, payment: &format::Payment) -> Item {
        let mut item = self.speech.stated(&payment.citizen, |it| match self.speech.value(it) {
            Said::Nothing => Said::text(self.text("pays-nothing")),
            other => other,
        });
        if item.said == Said::Nothing {
            item.said = Said::text(self.text("pays-nothing"));
        }
        item.label = Some(payment.what.clone());
        item.marks.extend(firmness(payment.firmness));
        item.marks.extend(self.doubt(payment.id.as_str()));
        item.notes.extend(payment.who.iter().map(|it| words(it)));
        item.notes.extend(payment.text.iter().map(|it| words(it)));
        if let Some(id) = &payment.calculation {
            let name = self.standard().calculations.get(id).map(|it| it.text.clone());
            let name = name.unwrap_or_else(|| id.to_string());
            item.notes.push(Note::labelled(self.text("by-calculation"), name));
        }
        item.source = item.source.or_else(|| self.speech.source(payment.source.as_ref()));
        item
    }

    // --- the case -----------------------------------------------------------------------------------

    fn how_to_ask(&self) -> Section {
        use format::Identity;
        let standard = self.standard();
        let mut items = Vec::new();
        if !matches!(standard.identity, Stated::State(format::State::NotStated)) {
            let item = self.speech.stated(&standard.identity, |it| {
                Said::Text(self.text(match it {
                    Identity::Required => "identity-required",
                    Identity::AnonymousPossible => "identity-anonymous-possible",
                    Identity::AnonymousGuaranteed => "identity-anonymous-guaranteed",
                }))
            });
            items.push(labelled(self.text("identity"), item));
        }
        match &standard.approach {
            Stated::Is(approach) => items.extend(self.approach(approach)),
            Stated::State(format::State::NotStated) => (),
            other => items.push(self.speech.stated(other, |_| Said::NotStated)),
        }
        Section::of(Topic::HowToAsk, items)
    }

    fn approach(&self, approach: &format::Approach) -> Vec<Item> {
        let list = |it: &Vec<String>| Said::Text(it.join(", "));
        let text = |it: &String| Said::Text(it.clone());
        let mut items =
            vec![labelled(self.text("approach-by"), self.speech.stated(&approach.by, list))];
        if let Some(channel) = &approach.channel {
            items.push(labelled(self.text("approach-channel"), self.speech.stated(channel, list)));
        }
        for (stated, key) in
            [(&approach.consent, "approach-consent"), (&approach.assessment, "approach-assessment")]
        {
            if let Some(stated) = stated {
                items.push(labelled(self.text(key), self.speech.stated(stated, text)));
            }
        }
        let documents = self.words(&approach.documents);
        if !documents.is_empty() {
            let said = Said::text(self.text("listed-below"));
            let item = Item { items: documents, ..Item::new(said) };
            items.push(labelled(self.text("approach-documents"), item));
        }
        if let Some(first) = items.first_mut() {
            first.source = self.speech.source(approach.source.as_ref());
        }
        items
    }

    fn decision(&self) -> Section {
        let standard = self.standard();
        let mut items = match &standard.decision {
            Stated::Is(decision) => self.decided(decision),
            Stated::State(format::State::NotStated) => Vec::new(),
            other => vec![self.speech.stated(other, |_| Said::NotStated)],
        };
        let own = self.pieces(&standard.competence, |all| {
            self.all_under(all, |it| it.when.as_ref(), |it| self.competence(it))
        });
        items.extend(own.into_iter().map(|it| {
            let label = it.label.clone().unwrap_or_else(|| self.text("who-decides"));
            labelled(label, it)
        }));
        Section::of(Topic::Decision, items)
    }

    fn decided(&self, decision: &format::Decision) -> Vec<Item> {
        use format::DecisionForm;
        let form = |it: &DecisionForm| {
            Said::Text(self.text(match it {
                DecisionForm::Written => "decision-written",
                DecisionForm::OralOrWritten => "decision-oral",
                DecisionForm::NoDecision => "decision-none",
            }))
        };
        let mut first =
            labelled(self.text("decision-form"), self.speech.stated(&decision.form, form));
        first.source = self.speech.source(decision.source.as_ref());
        let mut items = vec![first];
        if !decision.contents.is_empty() {
            let said = Said::Text(decision.contents.join(", "));
            items.push(Item::labelled(self.text("decision-must-hold"), said));
        }
        if let Some(hearing) = &decision.hearing {
            let item = self.speech.stated(hearing, |it| Said::Text(it.clone()));
            items.push(labelled(self.text("decision-hearing-label"), item));
        }
        items
    }

    fn competence(&self, it: &format::Competence) -> Item {
        let recommended = it.recommended_by.iter();
        Item {
            label: Some(capital(&it.act)),
            notes: recommended.map(|by| Note::labelled(self.text("recommended-by"), by)).collect(),
            source: self.speech.source(it.source.as_ref()),
            ..Item::new(Said::text(&it.by))
        }
    }

    fn provider(&self) -> Section {
        let items = match &self.standard().provider {
            Stated::State(format::State::NotStated) => Vec::new(),
            Stated::Is(provider) => {
                let choice = self.speech.stated(&provider.choice, |it| Said::Text(it.clone()));
                let mut first = labelled(self.text("provider-choice"), choice);
                first.source = self.speech.source(provider.source.as_ref());
                let mut items = vec![first];
                for (notes, key) in
                    [(&provider.demands, "provider-demands"), (&provider.places, "provider-places")]
                {
                    let inner = self.words(notes);
                    if !inner.is_empty() {
                        let said = Said::text(self.text("listed-below"));
                        items.push(labelled(
                            self.text(key),
                            Item { items: inner, ..Item::new(said) },
                        ));
                    }
                }
                items
            }
            other => vec![self.speech.stated(other, |_| Said::NotStated)],
        };
        Section::of(Topic::Provider, items)
    }

    fn follow_up(&self) -> Section {
        self.section(Topic::FollowUp, &self.standard().follow_up, |all| {
            self.all_under(all, |it| it.when.as_ref(), |it| self.followed_up(it))
        })
    }

    fn followed_up(&self, it: &format::FollowUp) -> Item {
        let period = |it: &standards::calendar::Period| Said::Text(it.to_string());
        let first = self.speech.stated(&it.first, period);
        let mut item =
            labelled(it.text.clone().unwrap_or_else(|| self.text("follow-up-first")), first);
        let then = self.speech.said(&it.then_every, period);
        item.notes.push(Note::labelled(self.text("then-every"), self.speech.words(&then)));
        let from = self.speech.said(&it.from, |it| Said::Text(self.speech.point(it)));
        item.notes.push(Note::labelled(self.text("counted-from"), self.speech.words(&from)));
        if !it.after_end.is_empty() {
            let periods: Vec<_> = it.after_end.iter().map(ToString::to_string).collect();
            item.notes.push(Note::labelled(self.text("after-end"), periods.join(", ")));
        }
        if !it.occasions.is_empty() {
            item.notes.push(Note::labelled(self.text("also-on"), it.occasions.join(", ")));
        }
        for (stated, key) in [(&it.form, "follow-up-how"), (&it.place, "follow-up-where")] {
            if let Some(stated) = stated {
                let said = self.speech.said(stated, |it| Said::Text(it.clone()));
                item.notes.push(Note::labelled(self.text(key), self.speech.words(&said)));
            }
        }
        for (plain, key) in [(&it.together_with, "together-with"), (&it.by, "done-by")] {
            item.notes.extend(plain.iter().map(|it| Note::labelled(self.text(key), it)));
        }
        item.marks.extend(firmness(it.firmness));
        item.marks.extend(self.doubt(it.id.as_str()));
        item.source = self.speech.source(it.source.as_ref());
        item
    }

    fn end(&self) -> Section {
        self.section(Topic::End, &self.standard().ending, |all| {
            self.all_under(all, |it| it.when.as_ref(), |it| self.ends(it))
        })
    }

    fn ends(&self, it: &Ending) -> Item {
        let mut item = Item::new(Said::text(&it.text));
        let mut put = |key: &str, said: Said| {
            item.notes.push(Note::labelled(self.text(key), self.speech.words(&said)));
        };
        if let Some(stops) = &it.stops {
            put("stops", self.speech.said(stops, |it| Said::Text(it.clone())));
        }
        if let Some(notice) = &it.notice {
            put("notice", self.speech.said(notice, |it| Said::Text(it.to_string())));
        }
        if let Some(from) = &it.notice_from {
            put("counted-from", self.speech.said(from, |it| Said::Text(self.speech.point(it))));
        }
        if let Some(suspensive) = &it.suspensive {
            put("suspensive", self.speech.said(suspensive, |it| self.yes_no(*it)));
        }
        item.marks.extend(self.doubt(it.id.as_str()));
        item.source = self.speech.source(it.source.as_ref());
        item
    }

    fn yes_no(&self, it: bool) -> Said {
        Said::Text(self.text(if it { "answer-yes" } else { "answer-no" }))
    }

    fn combinations(&self) -> Section {
        use format::InterplayEffect;
        self.section(Topic::Combinations, &self.standard().interplay, |all| {
            let draw = |it: &format::Interplay| {
                let key = match it.effect {
                    InterplayEffect::NotTogether => "interplay-not-together",
                    InterplayEffect::OnlyOne => "interplay-only-one",
                    InterplayEffect::SetOff => "interplay-set-off",
                    InterplayEffect::MayCombine => "interplay-may-combine",
                    InterplayEffect::Covers => "interplay-covers",
                    InterplayEffect::OnlyWhenUsedUp => "interplay-only-when-used-up",
                };
                let mut item =
                    Item::labelled(self.speech.tongue().citation(&it.with), Said::text(&it.text));
                item.notes.push(Note::page(self.text(key)));
                item.notes.extend(
                    it.except
                        .iter()
                        .map(|id| Note::labelled(self.text("except"), self.criterion_text(id))),
                );
                item.source = self.speech.source(it.source.as_ref());
                item
            };
            all.iter().map(draw).collect()
        })
    }

    fn complaint(&self) -> Section {
        let catalogue = &self.speech.catalogue().file.value;
        let rules = &catalogue.complaint;
        let text = |it: &String| Said::Text(it.clone());
        let list = |it: &Vec<String>| Said::Text(it.join(", "));
        let mut items = Vec::new();
        let access = self.standard().decision.value().map(|it| &it.complaint);
        if let Some(access) = access {
            let mut item = self.speech.stated(access, |it| {
                Said::Text(self.text(if it.allowed { "complain-allowed" } else { "complain-none" }))
            });
            item.notes.extend(access.value().and_then(|it| it.text.as_ref()).map(|it| words(it)));
            items.push(labelled(self.text("complain-access"), item));
            if access.value().is_some_and(|it| !it.allowed) {
                return Section::of(Topic::Complaint, items);
            }
        }
        let mut to = labelled(self.text("complain-to"), self.speech.stated(&rules.to, text));
        to.items = self.contacts(rules.to.value().map(String::as_str));
        to.source = self.speech.source(rules.source.as_ref());
        items.push(to);
        items.push(labelled(self.text("complain-form"), self.speech.stated(&rules.forms, list)));
        for limit in catalogue.time_limits.items() {
            items.push(self.limit(limit));
        }
        items.push(labelled(self.text("complain-body"), self.speech.stated(&rules.body, text)));
        for (stated, key) in
            [(&rules.for_others, "complain-for-others"), (&rules.forwarding, "complain-forwarding")]
        {
            if let Some(stated) = stated {
                items.push(labelled(self.text(key), self.speech.stated(stated, text)));
            }
        }
        let suspensive = self.speech.stated(&rules.suspensive, |it| self.yes_no(*it));
        items.push(labelled(self.text("suspensive"), suspensive));
        items.push(labelled(self.text("complain-late"), self.speech.stated(&rules.late, text)));
        Section::of(Topic::Complaint, items)
    }

    /// Where the one who takes complaints is reached.
    fn contacts(&self, name: Option<&str>) -> Vec<Item> {
        let all = &self.speech.catalogue().file.value.contacts;
        let found = all.iter().filter(|it| Some(it.name.as_str()) == name);
        found.flat_map(|it| super::contact_lines(self.speech.tongue(), it)).collect()
    }

    // --- the rest -----------------------------------------------------------------------------------

    fn notes(&self, topic: Topic, stated: &Stated<Vec<Words>>) -> Section {
        self.section(topic, stated, |it| self.words(it))
    }

    fn words(&self, notes: &[Words]) -> Vec<Item> {
        self.all_under(
            notes,
            |it| it.when.as_ref(),
            |it| {
                let mut marks: Vec<Mark> = firmness(it.firmness).into_iter().collect();
                marks.extend(self.doubt(it.id.as_str()));
                Item {
                    marks,
                    source: self.speech.source(it.source.as_ref()),
                    ..Item::new(Said::text(&it.text))
                }
            },
        )
    }

    fn duties(&self) -> Section {
        self.section(Topic::Duties, &self.standard().duties, |all| {
            let draw = |it: &format::Duty| Item {
                marks: firmness(it.firmness).into_iter().collect(),
                source: self.speech.source(it.source.as_ref()),
                ..Item::labelled(capital(&it.who), Said::text(&it.text))
            };
            all.iter().map(draw).collect()
        })
    }

    fn opted_out(&self) -> Vec<Item> {
        let draw = |it: &format::OptOut| {
            let by = self.speech.said(&it.by, |it| Said::Text(it.clone()));
            Item {
                notes: vec![Note::labelled(self.text("decided-by-label"), self.speech.words(&by))],
                source: self.speech.source(it.source.as_ref()),
                ..Item::labelled(self.speech.tongue().citation(&it.provision), Said::text(&it.text))
            }
        };
        self.standard().opted_out.iter().map(draw).collect()
    }
}

/// A line of the catalogue's own words.
fn words(text: &str) -> Note {
    Note { label: None, text: text.to_owned(), danish: true }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|it| it.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

pub(super) fn effect_mark(effect: Effect) -> Option<Mark> {
    match effect {
        Effect::Required => Some(Mark::Required),
        Effect::Excludes => Some(Mark::Excludes),
        Effect::Typical => Some(Mark::Typical),
        Effect::TypicalAgainst => Some(Mark::TypicalAgainst),
        Effect::Opens => Some(Mark::Opens),
        Effect::Part => None,
    }
}

fn not_the_act_key(why: NotTheAct) -> &'static str {
    match why {
        NotTheAct::NoBasis => "not-the-act-no-basis",
        NotTheAct::UnknownBasis => "not-the-act-unknown-basis",
        NotTheAct::NotInForce => "not-the-act-not-in-force",
        NotTheAct::NotVerified => "not-the-act-not-verified",
    }
}

/// The same from the word in an answer.
pub(super) fn not_the_act_word(word: &str) -> &'static str {
    match word {
        "no_basis" => "not-the-act-no-basis",
        "unknown_basis" => "not-the-act-unknown-basis",
        "not_in_force" => "not-the-act-not-in-force",
        _ => "not-the-act-not-verified",
    }
}

/// The ambiguities of a standard, with what is chosen.
pub(super) fn ambiguity(
    speech: &Speech<'_>,
    it: &format::Ambiguity,
    chosen: Option<&str>,
) -> crate::pages::parts::Ambiguity {
    let reading = |one: &format::Reading| crate::pages::parts::Reading {
        text: speech::reading_text(one),
        ground: one.ground.clone(),
        chosen: chosen == Some(one.id.as_str()),
    };
    let practice = match &it.practice {
        Some(format::Practice::Chosen(practice)) => Some(format!(
            "{} ({}, {}): {}",
            speech.text("practice"),
            practice.by,
            speech.tongue().day(practice.on.0),
            practice.reason
        )),
        _ => None,
    };
    crate::pages::parts::Ambiguity {
        id: it.id.to_string(),
        text: it.text.clone(),
        readings: it.readings.iter().map(reading).collect(),
        practice,
        source: speech.source(it.source.as_ref()),
    }
}
