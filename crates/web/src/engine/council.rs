//! Pages about catalogues and not about a person: two held against each other, what a council
//! should look at, which facts are asked for by whom, and search.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::Value as Json;
use standards::compare::{self, Change, Compared, Named, Only};
use standards::format::{FactType, Standard};
use standards::library::Catalogue;
use standards::review;
use wording::Language;
use wording::compared::{KINDS, Speaker};
use wording::reviewed;

use super::shelf::{Book, Shelf};
use super::speech::Tongue;
use crate::pages::compare::{Choice, Comparison, Group, Line, Standard as ComparedPage};
use crate::pages::facts::{AskedBy, Fact, Line as FactLine, Use};
use crate::pages::review::Review;
use crate::pages::search::Found;
use crate::path::{self, CatalogueId};

/// More than a page of hits is no help.
const MOST_HITS: usize = 12;

impl Shelf {
    // --- comparing ----------------------------------------------------------------------------------

    /// What can be chosen to compare: at first the last two versions of one municipality.
    pub(crate) fn choice(&self) -> Choice {
        let books: Vec<&Book> = self.books().collect();
        let two = books.windows(2).find_map(|it| match it {
            [one, other] if one.id().municipality == other.id().municipality => {
                Some((*one, *other))
            }
            _ => None,
        });
        let first = two.or_else(|| books.first().copied().zip(books.last().copied()));
        let name = |it: &Book| it.catalogue.id.to_string();
        self.chosen(
            first.map(|it| name(it.0)).unwrap_or_default(),
            first.map(|it| name(it.1)).unwrap_or_default(),
            "",
        )
    }

    fn chosen(&self, before: String, after: String, paragraph: &str) -> Choice {
        let option = |book: &Book| {
            let id = &book.catalogue.id;
            let name = format!("{} {}", book.catalogue.file.value.municipality, id.version);
            (id.to_string(), name)
        };
        let catalogues = self.books().map(option).collect();
        Choice { catalogues, before, after, paragraph: paragraph.to_owned() }
    }

    pub(crate) fn compare(
        &self,
        language: Language,
        before: &CatalogueId,
        after: &CatalogueId,
        paragraph: &str,
    ) -> Option<Comparison> {
        let (one, other) = (self.book(before)?, self.book(after)?);
        let first = |it: &Book| it.catalogue.in_force().0;
        let known = other.catalogue.file.value.known_from.0;
        let on = first(one).max(first(other)).unwrap_or(known);
        let only = if paragraph.is_empty() { Only::All } else { Only::Standard(paragraph) };
        let found = self.comparison(one, other, only, on);
        let speaker = Speaker { language, vocabulary: &other.catalogue.vocabulary };
        let line = |id: &CatalogueId, it: &Named| Line {
            address: path::standard(id, &it.id),
            name: it.name.clone(),
            law: it.law.join(", "),
        };
        let different = found.standards.iter().filter(|it| !it.changes.is_empty());
        let page = Page { language, speaker, before, after };
        Some(Comparison {
            choice: self.chosen(
                one.catalogue.id.to_string(),
                other.catalogue.id.to_string(),
                paragraph,
            ),
            before: before.clone(),
            after: after.clone(),
            before_name: name(&one.catalogue),
            after_name: name(&other.catalogue),
            versions: found.versions,
            day: Tongue(language).day(found.on),
            added: found.added.iter().map(|it| line(after, it)).collect(),
            removed: found.removed.iter().map(|it| line(before, it)).collect(),
            renamed: found.renamed.iter().map(|it| (it.before.clone(), it.after.clone())).collect(),
            shared: page.groups(&found.shared),
            same: found.standards.len() - different.clone().count(),
            standards: different.map(|it| page.standard(it)).collect(),
        })
    }

    // --- reviewing ----------------------------------------------------------------------------------

    pub(crate) fn review(&self, language: Language, id: &CatalogueId, on: Date) -> Option<Review> {
        let book = self.book(id)?;
        Some(review_page(language, &book.catalogue, &review::review(&book.catalogue, on)))
    }

    // --- facts --------------------------------------------------------------------------------------

    pub(crate) fn facts(&self, language: Language) -> Vec<FactLine> {
        let Some(first) = self.books().next() else { return Vec::new() };
        let uses: Vec<(&str, BTreeSet<String>)> = self
            .books()
            .flat_map(|book| {
                let municipality = book.catalogue.file.value.municipality.as_str();
                book.catalogue.standards.iter().map(move |it| (municipality, asked(&it.value)))
            })
            .collect();
        let facts = &first.catalogue.vocabulary.facts;
        let line = |(id, fact): (_, &standards::format::FactFile)| {
            let id: &standards::format::FactId = id;
            let asking = || uses.iter().filter(|(_, asked)| asked.contains(id.as_str()));
            FactLine {
                id: id.to_string(),
                label: label(language, fact),
                standards: asking().count(),
                municipalities: asking().map(|it| it.0).collect::<BTreeSet<_>>().len(),
            }
        };
        let mut lines: Vec<FactLine> = facts.iter().map(line).collect();
        lines.sort_by_key(|it| it.label.to_lowercase());
        lines
    }

    pub(crate) fn fact(&self, language: Language, id: &str) -> Option<Fact> {
        let book = self.books().next()?;
        let fact = book.catalogue.vocabulary.fact(id)?;
        let question = match language {
            Language::Danish => fact.question.clone(),
            Language::English => fact.question_en.clone(),
        };
        Some(Fact {
            id: id.to_owned(),
            label: label(language, fact),
            question,
            why: fact.why.clone(),
            usual_source: fact.usual_source.clone(),
            kind: wording::text(language, kind_key(fact.kind)),
            values: fact.values.clone(),
            asked_by: self.asked_by(id),
        })
    }

    fn asked_by(&self, id: &str) -> Vec<AskedBy> {
        let of_book = |book: &Book| {
            let own = book.id();
            let uses = book.catalogue.standards.iter().filter_map(|it| {
                let decides = decided_by(&it.value, id);
                (!decides.is_empty()).then(|| Use {
                    address: path::standard(&own, it.value.id.as_str()),
                    name: it.value.name.clone(),
                    law: it.value.law.join(", "),
                    decides,
                })
            });
            let standards: Vec<Use> = uses.collect();
            (!standards.is_empty()).then(|| AskedBy {
                catalogue: name(&book.catalogue),
                address: path::catalogue(&own),
                standards,
            })
        };
        self.books().filter_map(of_book).collect()
    }

    // --- searching ----------------------------------------------------------------------------------

    /// Municipalities to choose between, each with its folder's name.
    pub(crate) fn municipalities(&self) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = self
            .books()
            .map(|it| (it.id().municipality, it.catalogue.file.value.municipality.clone()))
            .collect();
        found.dedup();
        found
    }

    pub(crate) fn search(&self, words: &str, municipality: &str) -> Vec<Found> {
        let hits = self.index().search(words, usize::MAX);
        let wanted = hits.into_iter().filter(|it| {
            municipality.is_empty() || it.catalogue.split('/').next() == Some(municipality)
        });
        wanted
            .take(MOST_HITS)
            .filter_map(|it| {
                let id = path::parse(&it.catalogue)?;
                let (_, version) = it.catalogue.split_once('/')?;
                Some(Found {
                    address: path::standard(&id, &it.standard),
                    municipality: format!("{} {version}", it.municipality),
                    name: it.name,
                    law: it.law.join(", "),
                    found_in: it.found_in,
                })
            })
            .collect()
    }
}

/// A review as a page or a report shows it.
pub fn review_page(language: Language, catalogue: &Catalogue, review: &review::Review) -> Review {
    let id = &catalogue.id;
    Review {
        id: CatalogueId::new(&id.municipality, &id.version),
        municipality: review.municipality.clone(),
        title: review.name.clone(),
        version_hash: review.version_hash.clone(),
        day: Tongue(language).day(review.on),
        standards: review.standards.len(),
        chapters: reviewed::chapters(language, &catalogue.vocabulary, review),
    }
}

fn name(catalogue: &Catalogue) -> String {
    format!("{} {}", catalogue.file.value.municipality, catalogue.id.version)
}

fn label(language: Language, fact: &standards::format::FactFile) -> String {
    match language {
        Language::Danish => fact.da.clone(),
        Language::English => fact.en.clone(),
    }
}

fn kind_key(kind: FactType) -> &'static str {
    match kind {
        FactType::YesNo => "fact-kind-yes-no",
        FactType::Choice | FactType::Level => "fact-kind-choice",
        FactType::Number => "fact-kind-number",
        FactType::Money => "fact-kind-money",
        FactType::Time | FactType::Duration => "fact-kind-time",
        FactType::Length => "fact-kind-length",
        FactType::Share => "fact-kind-share",
        FactType::Date => "fact-kind-date",
        FactType::Code => "fact-kind-code",
        FactType::Age => "fact-kind-age",
        FactType::Records => "fact-kind-records",
    }
}

/// The texts of the pieces of a standard that a fact bears on.
fn decided_by(standard: &Standard, fact: &str) -> Vec<String> {
    let data = serde_json::to_value(standard).unwrap_or_default();
    let mut found = Vec::new();
    for (room, value) in data.as_object().into_iter().flatten() {
        pieces(room, value, fact, &mut found);
    }
    if standard.interplay.items().iter().any(|_| fact == "bevillinger") {
        found.extend(standard.interplay.items().iter().map(|it| it.text.clone()));
    }
    found.dedup();
    found
}

fn pieces(room: &str, value: &Json, fact: &str, found: &mut Vec<String>) {
    let each: Vec<&Json> = match value {
        Json::Array(list) => list.iter().collect(),
        Json::Object(map) if matches!(room, "omfang" | "beregning") => map.values().collect(),
        other => vec![other],
    };
    for piece in each {
        if !names(piece, fact) {
            continue;
        }
        let mut text = ["tekst", "navn", "for", "handling"].iter();
        let text = text.find_map(|it| piece.get(*it)?.as_str());
        found.push(text.unwrap_or(room).to_owned());
    }
}

/// Every fact a standard asks for.
fn asked(standard: &Standard) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    named(&serde_json::to_value(standard).unwrap_or_default(), &mut found);
    if !standard.interplay.items().is_empty() {
        found.insert("bevillinger".to_owned());
    }
    found
}

/// Whether a condition or a value names a fact.
fn names(value: &Json, fact: &str) -> bool {
    let mut found = BTreeSet::new();
    named(value, &mut found);
    found.contains(fact)
}

/// The facts that conditions and values name.
fn named(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(map) => {
            for (key, it) in map {
                match (key.as_str(), it) {
                    ("fakta", Json::Object(facts)) => found.extend(facts.keys().cloned()),
                    (
                        "fakta" | "i" | "serie" | "sum" | "antal" | "over" | "er-fakta",
                        Json::String(id),
                    ) => {
                        found.insert(id.clone());
                    }
                    ("forsoegt", _) => {
                        found.insert("forsoeg".to_owned());
                    }
                    _ => {}
                }
                named(it, found);
            }
        }
        Json::Array(list) => list.iter().for_each(|it| named(it, found)),
        _ => {}
    }
}

/// What a page of comparison is written with.
struct Page<'a> {
    language: Language,
    speaker: Speaker<'a>,
    before: &'a CatalogueId,
    after: &'a CatalogueId,
}

impl Page<'_> {
    fn groups(&self, changes: &[Change]) -> Vec<Group> {
        let group = |(kind, title): (compare::Kind, &str)| {
            let of_kind = changes.iter().filter(|it| it.kind == kind);
            let changes: Vec<_> = of_kind.map(|it| self.speaker.change(it)).collect();
            (!changes.is_empty())
                .then(|| Group { title: wording::text(self.language, title), changes })
        };
        KINDS.into_iter().filter_map(group).collect()
    }

    fn standard(&self, it: &Compared) -> ComparedPage {
        let person = |it: &Option<_>| it.as_ref().map(|it| self.speaker.person(it));
        let of_criteria = it.changes.iter().any(|it| it.kind == compare::Kind::Criterion);
        let nobody = of_criteria && it.gains.is_none() && it.loses.is_none();
        let key = if it.exact { "compare-nobody-found" } else { "compare-too-large" };
        let names = it.taken_as_same.join(", ");
        ComparedPage {
            id: it.after.id.clone(),
            name: it.after.name.clone(),
            earlier_name: (it.before.name != it.after.name).then(|| it.before.name.clone()),
            law: it.after.law.join(", "),
            before_address: path::standard(self.before, &it.before.id),
            after_address: path::standard(self.after, &it.after.id),
            gains: person(&it.gains),
            loses: person(&it.loses),
            nobody: nobody.then(|| wording::text(self.language, key)),
            taken_as_same: (!names.is_empty()).then(|| {
                let values = [("names", names.into())];
                wording::text_with(self.language, "compare-taken-as-same", &values)
            }),
            levels: it.levels.iter().map(|it| self.speaker.level(it)).collect(),
            number: it.changes.iter().filter(|it| it.kind.can_matter()).count(),
            changes: self.groups(&it.changes),
        }
    }
}
