//! How a case goes: asking (*henvendelse*), deciding (*afgørelse*), who provides (*leverandør*) and
//! how to complain (*klage*).

use standards::format::{self, Stated};
use standards::limits;

use super::{Portrait, capital, labelled, words};
use crate::engine::contact_lines;
use crate::pages::parts::{Item, Note, Said, Section, Topic};

impl Portrait<'_> {
    pub(super) fn how_to_ask(&self) -> Section {
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

    pub(super) fn decision(&self) -> Section {
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

    pub(super) fn provider(&self) -> Section {
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

    pub(super) fn complaint(&self) -> Section {
        let catalogue = &self.speech.catalogue().file.value;
        let rules = &catalogue.complaint;
        let text = |it: &String| Said::Text(it.clone());
        let list = |it: &Vec<String>| Said::Text(it.join(", "));
        let mut items = Vec::new();
        let access = self.standard().decision.value().map(|it| &it.complaint);
        let mut item = access.map_or_else(|| Item::new(Said::NotStated), |it| self.access(it));
        let shut_off = limits::complaint_is_shut_off(self.standard());
        if !shut_off && access.and_then(|it| it.value()).is_none() {
            item.notes.push(Note::page(self.text("complain-shared")));
        }
        items.push(labelled(self.text("complain-access"), item));
        if shut_off {
            return Section::of(Topic::Complaint, items);
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

    fn access(&self, access: &Stated<format::ComplaintAccess>) -> Item {
        if access.state() == Some(format::State::None) {
            return Item::new(Said::Text(self.text("complain-none")));
        }
        let mut item = self.speech.stated(access, |it| {
            Said::Text(self.text(if it.allowed { "complain-allowed" } else { "complain-none" }))
        });
        item.notes.extend(access.value().and_then(|it| it.text.as_ref()).map(|it| words(it)));
        item
    }

    /// Where the one who takes complaints is reached.
    fn contacts(&self, name: Option<&str>) -> Vec<Item> {
        let all = &self.speech.catalogue().file.value.contacts;
        let found = all.iter().filter(|it| Some(it.name.as_str()) == name);
        found.flat_map(|it| contact_lines(self.speech.tongue(), it)).collect()
    }
}
