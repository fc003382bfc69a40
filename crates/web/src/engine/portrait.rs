//! A standard in sections: who, what, how much, how fast, at what price, how to complain. The
//! same for the citizens' page (everything, with its conditions) and for a case (what applies).
//! Nothing is left out because the document is silent: then the section says so.

mod case;
mod clocks;
mod extent;

use standards::answer::{AssessAnswer, ItemAnswer};
use standards::format::{
    self, Criterion, CriterionId, Effect, Force, Item as Thing, Note as Words, PartRef, Stated,
    When,
};
use standards::plan::{NotTheAct, Origin, Plan, Planned};
use standards::truth::Truth;

use super::speech::{self, Speech, firmness};
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
        all.extend(self.law_amounts());
        all
    }

    /// What the Act itself fixes in kroner in the year of the day; no section where it fixes none.
    fn law_amounts(&self) -> Option<Section> {
        let national = &self.speech.catalogue().national;
        let pieces = self.standard().law.iter().flat_map(|it| national.of(it, self.plan.day));
        let one = |piece: &format::LawPiece| {
            let amount = standards::answer::law_amount(piece, self.plan.day);
            let mut item = Item::new(Said::text(&piece.text));
            item.marks
                .extend(amount.amount.as_ref().filter(|it| !it.verified).map(|_| Mark::Unverified));
            item.notes.push(Note::page(wording::said::law_amount(self.speech.language, &amount)));
            item.notes.push(Note::page(self.speech.tongue().citation(&piece.reference)));
            item
        };
        let items: Vec<Item> = pieces.filter(|it| !it.rates.is_empty()).map(one).collect();
        (!items.is_empty()).then(|| Section::of(Topic::LawAmounts, items))
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
        all.into_iter().chain(self.law_amounts()).collect()
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
            .filter_map(|it| tongue.basis(self.speech.catalogue(), it.as_str(), self.plan.day));
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
        let draw = |items: &[Thing], variant: Option<&str>| {
            let truths = self.speech.context.applies(items, |it| it.when.as_ref());
            let one = |(it, truth): (&Thing, Truth)| {
                let truth = self.applies(it, included, variant).unwrap_or(truth);
                self.under(it.when.as_ref(), truth, self.thing(it))
            };
            items.iter().zip(truths).filter_map(one).collect::<Vec<_>>()
        };
        let mut groups = Vec::new();
        let items = self.pieces(stated, |it| draw(it, None));
        if !items.is_empty() {
            groups.push(Group { heading: None, items });
        }
        for variant in &standard.variants {
            let things = if included { &variant.included } else { &variant.not_included };
            let items = draw(things, Some(variant.id.as_str()));
            if !items.is_empty() {
                groups.push(Group { heading: Some(variant.name.clone()), items });
            }
        }
        groups
    }

    /// Whether a thing applies in the case: whoever comes in only by an exception may get only
    /// some of them.
    fn applies(&self, thing: &Thing, included: bool, variant: Option<&str>) -> Option<Truth> {
        let View::Case(answer) = self.view else { return None };
        let same = |it: &&ItemAnswer| {
            it.id == thing.id.as_str()
                && it.included == included
                && it.variant.as_deref() == variant
        };
        Some(match answer.items.iter().find(same)?.applies {
            "yes" => Truth::True,
            "no" => Truth::False,
            _ => Truth::Unknown,
        })
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

    // --- how fast and at what price ---------------------------------------------------------------

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

    // --- the rest -----------------------------------------------------------------------------------

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
