//! The catalogues on the shelf, and one function for each page.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use standards::compare::{self, Comparison, Only};
use standards::context::Context;
use standards::facts::Facts;
use standards::format::{self, Stated};
use standards::library::{self, Catalogue, Common, Files};
use standards::plan::{self, Plan};
use standards::problem::Diagnostic;
use standards::search::Index;
use wording::Language;

use super::desk::Desk;
use super::given;
use super::named::Named;
use super::plans::Plans;
use super::portrait::{Portrait, View, ambiguity};
use super::speech::{Speech, Tongue, paragraph, source};
use super::whole;
use crate::answers::Answers;
use crate::pages::assess::Assessment;
use crate::pages::catalogue::{Catalogue as CataloguePage, StandardLine};
use crate::pages::home::CatalogueLine;
use crate::pages::overview::Overview;
use crate::pages::parts::{Item, Note, Said};
use crate::pages::standard::Standard as StandardPage;
use crate::path::CatalogueId;

/// All catalogues, read and checked once.
pub struct Shelf {
    books: Vec<Book>,
    plans: Plans,
    index: Index,
    /// Whole comparisons take a while; the last few are kept.
    compared: Mutex<VecDeque<(ComparedKey, Arc<Comparison>)>>,
}

/// Which comparison: two catalogues, the paragraph where one is named, and the day.
type ComparedKey = (String, String, String, Date);

/// How many comparisons are kept.
const COMPARED: usize = 8;

/// One catalogue, with what each of its standards names.
pub(super) struct Book {
    pub(super) catalogue: Catalogue,
    named: Vec<Named>,
    all_named: Named,
}

impl Shelf {
    /// Reads every catalogue whole.
    ///
    /// # Errors
    /// Everything that is wrong in any of the files: a broken catalogue is not half shown.
    pub fn open(files: &Files) -> Result<Self, Vec<Diagnostic>> {
        let (mut books, mut problems) = (Vec::new(), Vec::new());
        let common = Common::read(files);
        for id in files.catalogues() {
            match library::read_among(files, &id, &common) {
                Ok(catalogue) => {
                    problems.extend(flaws(&catalogue));
                    books.push(Book::new(catalogue));
                }
                Err(errors) => problems.extend(errors),
            }
        }
        let words = library::read_search_words(files).unwrap_or_else(|errors| {
            problems.extend(errors);
            Vec::new()
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        let index = Index::of(books.iter().map(|it| &it.catalogue), &words);
        Ok(Self { books, plans: Plans::default(), index, compared: Mutex::default() })
    }

    pub(super) fn books(&self) -> impl Iterator<Item = &Book> {
        self.books.iter()
    }

    pub(super) fn book(&self, id: &CatalogueId) -> Option<&Book> {
        self.find(id).map(|(_, book)| book)
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// Two catalogues held against each other, from those kept if it is among them.
    pub(super) fn comparison(
        &self,
        before: &Book,
        after: &Book,
        only: Only<'_>,
        on: Date,
    ) -> Arc<Comparison> {
        let paragraph = match only {
            Only::All => String::new(),
            Only::Standard(text) => text.to_owned(),
        };
        let (one, other) = (before.catalogue.id.to_string(), after.catalogue.id.to_string());
        let key = (one, other, paragraph, on);
        let kept = |it: &VecDeque<(ComparedKey, Arc<Comparison>)>| {
            it.iter().find(|(own, _)| *own == key).map(|(_, it)| Arc::clone(it))
        };
        let known = kept(&self.compared.lock().unwrap_or_else(PoisonError::into_inner));
        known.unwrap_or_else(|| {
            let found = Arc::new(compare::compare(&before.catalogue, &after.catalogue, only, on));
            let mut compared = self.compared.lock().unwrap_or_else(PoisonError::into_inner);
            compared.truncate(COMPARED - 1);
            compared.push_front((key.clone(), Arc::clone(&found)));
            found
        })
    }

    fn find(&self, id: &CatalogueId) -> Option<(usize, &Book)> {
        self.books.iter().enumerate().find(|(_, it)| it.id() == *id)
    }

    fn plan(
        &self,
        book: usize,
        catalogue: &Catalogue,
        place: usize,
        day: Date,
    ) -> Option<Arc<Plan>> {
        let standard = &catalogue.standards.get(place)?.value;
        Some(self.plans.get((book, place, day), || plan::compile(catalogue, standard, day).0))
    }

    // --- pages that only show -----------------------------------------------------------------------

    pub(crate) fn catalogues(&self, language: Language) -> Vec<CatalogueLine> {
        let line = |book: &Book| {
            let file = &book.catalogue.file.value;
            CatalogueLine {
                id: book.id(),
                municipality: file.municipality.clone(),
                title: file.name.clone(),
                in_force: in_force(&book.catalogue, Tongue(language)),
                standards: book.catalogue.standards.len(),
            }
        };
        self.books.iter().map(line).collect()
    }

    pub(crate) fn catalogue(&self, language: Language, id: &CatalogueId) -> Option<CataloguePage> {
        let (_, book) = self.find(id)?;
        let catalogue = &book.catalogue;
        let file = &catalogue.file.value;
        let line = |it: &library::Read<format::Standard>| StandardLine {
            id: it.value.id.to_string(),
            paragraph: paragraph(&it.value.law),
            name: it.value.name.clone(),
            purpose: purpose(&it.value),
            judgements: judgements(&it.value),
            ambiguities: it.value.ambiguities.len(),
        };
        let nobody = Facts::default();
        let first = &catalogue.standards.first()?.value;
        let context = Context::new(catalogue, first, &nobody, file.known_from.0);
        let speech = Speech { language, context: &context };
        Some(CataloguePage {
            id: id.clone(),
            municipality: file.municipality.clone(),
            title: file.name.clone(),
            about: about(&speech),
            contacts: contacts(&speech),
            standards: catalogue.standards.iter().map(line).collect(),
            not_encoded: file.not_encoded.clone(),
            ambiguities: file.ambiguities.iter().map(|it| ambiguity(&speech, it, None)).collect(),
        })
    }

    pub(crate) fn standard(
        &self,
        language: Language,
        id: &CatalogueId,
        standard: &str,
        today: Date,
    ) -> Option<StandardPage> {
        let (number, book) = self.find(id)?;
        let catalogue = &book.catalogue;
        let place = book.place(standard)?;
        let standard = &catalogue.standards.get(place)?.value;
        let plan = self.plan(number, catalogue, place, today)?;
        let nobody = Facts::default();
        let context = Context::new(catalogue, standard, &nobody, today);
        let speech = || Speech { language, context: &context };
        let portrait = Portrait { speech: speech(), plan: &plan, view: View::Document };
        let shared = catalogue.file.value.ambiguities.iter().filter(|it| {
            plan.variables
                .iter()
                .any(|variable| matches!(&variable.key, plan::Key::Reading(id) if *id == it.id))
        });
        let speech = speech();
        Some(StandardPage {
            catalogue: id.clone(),
            municipality: catalogue.file.value.municipality.clone(),
            catalogue_title: catalogue.file.value.document.title.clone(),
            id: standard.id.to_string(),
            paragraph: paragraph(&standard.law),
            name: standard.name.clone(),
            law: standard.law.iter().map(|it| speech.tongue().citation(it)).collect(),
            need: words(&speech, &standard.need),
            purpose: words(&speech, &standard.purpose),
            approved: approved(&speech, standard),
            in_force: in_force(catalogue, speech.tongue()),
            sections: portrait.sections(),
            calculations: portrait.calculations(),
            ambiguities: standard
                .ambiguities
                .iter()
                .chain(shared)
                .map(|it| ambiguity(&speech, it, None))
                .collect(),
            source: source(catalogue, Some(&standard.source)),
            version_hash: catalogue.version_hash.clone(),
        })
    }

    // --- pages about a person ---------------------------------------------------------------------

    pub(crate) fn assess(
        &self,
        language: Language,
        id: &CatalogueId,
        standard: &str,
        answers: &Answers,
        today: Date,
    ) -> Option<Assessment> {
        let (number, book) = self.find(id)?;
        let place = book.place(standard)?;
        let given = given::read(&book.catalogue, answers, today, language);
        let plan = self.plan(number, &book.catalogue, place, given.day)?;
        let desk = Desk {
            catalogue: &book.catalogue,
            standard: &book.catalogue.standards.get(place)?.value,
            plan: &plan,
            named: book.named.get(place)?,
            answers,
            given: &given,
            language,
        };
        Some(desk.assessment(id))
    }

    pub(crate) fn assess_all(
        &self,
        language: Language,
        id: &CatalogueId,
        answers: &Answers,
        today: Date,
    ) -> Option<Overview> {
        let (number, book) = self.find(id)?;
        let given = given::read(&book.catalogue, answers, today, language);
        let places = 0..book.catalogue.standards.len();
        let plans: Vec<_> =
            places.filter_map(|it| self.plan(number, &book.catalogue, it, given.day)).collect();
        let desks: Vec<Desk<'_>> = book
            .catalogue
            .standards
            .iter()
            .zip(&plans)
            .map(|(standard, plan)| Desk {
                catalogue: &book.catalogue,
                standard: &standard.value,
                plan,
                named: &book.all_named,
                answers,
                given: &given,
                language,
            })
            .collect();
        whole::overview(id, &desks)
    }
}

impl Book {
    fn new(catalogue: Catalogue) -> Self {
        let standards = catalogue.standards.iter();
        let named: Vec<Named> = standards.map(|it| Named::of(&catalogue, &it.value)).collect();
        let mut all_named = Named::default();
        for one in &named {
            all_named.extend(one);
        }
        Self { catalogue, named, all_named }
    }

    pub(super) fn id(&self) -> CatalogueId {
        let id = &self.catalogue.id;
        CatalogueId::new(&id.municipality, &id.version)
    }

    fn place(&self, standard: &str) -> Option<usize> {
        self.catalogue.standards.iter().position(|it| it.value.id.as_str() == standard)
    }
}

/// What is wrong in standards that can be read: an assessment never starts on any of it.
fn flaws(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let day = catalogue.file.value.known_from.0;
    let of = |read: &library::Read<format::Standard>| {
        let (_, flaws) = plan::compile(catalogue, &read.value, day);
        let diagnostic =
            |it: plan::Flaw| Diagnostic::error(&read.name, read.span(&it.path), it.problem);
        flaws.into_iter().map(diagnostic).collect::<Vec<_>>()
    };
    catalogue.standards.iter().flat_map(of).collect()
}

/// What a standard is for, in the list of the catalogue.
fn purpose(standard: &format::Standard) -> Option<String> {
    match &standard.purpose {
        Stated::Is(text) => Some(text_of(text)),
        Stated::Open(open) if open.state.is_none() => open.text.clone(),
        _ => None,
    }
}

fn text_of(text: &format::Text) -> String {
    standards::answer::text_of(text).0.to_owned()
}

/// A text of the standard with its source; nothing where the document is silent.
fn words(speech: &Speech<'_>, stated: &Stated<format::Text>) -> Option<Item> {
    if matches!(stated, Stated::State(format::State::NotStated)) {
        return None;
    }
    let mut item = speech.stated(stated, |it| Said::Text(text_of(it)));
    if let Some(format::Text::Sourced(it)) = stated.value() {
        item.source = speech.source(Some(&it.source));
    }
    Some(item)
}

fn approved(speech: &Speech<'_>, standard: &format::Standard) -> String {
    let said = speech.said(&standard.approved, |it| Said::Text(speech.tongue().day(it.0)));
    speech.text_with("standard-approved", "day", &speech.words(&said))
}

/// Questions to a professional, in criteria and on their own.
fn judgements(standard: &format::Standard) -> usize {
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    let asked = standard.criteria.iter().chain(variants);
    standard.judgements.len()
        + asked.filter(|it| it.judgement.is_some() || it.departure.is_some()).count()
}

fn in_force(catalogue: &Catalogue, tongue: Tongue) -> String {
    let (from, until, earliest) = catalogue.in_force();
    let from = match (from, earliest) {
        (Some(from), true) => tongue.text_with("in-force-not-before", "day", &tongue.day(from)),
        (Some(from), false) => tongue.text_with("in-force-from", "day", &tongue.day(from)),
        (None, _) => tongue.text("in-force-unknown"),
    };
    match until {
        Some(until) => {
            format!("{from} {}", tongue.text_with("in-force-until", "day", &tongue.day(until)))
        }
        None => from,
    }
}

fn about(speech: &Speech<'_>) -> Vec<Item> {
    let catalogue = speech.catalogue();
    let file = &catalogue.file.value;
    let tongue = speech.tongue();
    let text = |it: &String| Said::Text(it.clone());
    let day = |it: &format::Day| Said::Text(tongue.day(it.0));
    let row = |key: &str, item: Item| Item { label: Some(speech.text(key)), ..item };
    let mut rows = vec![row("about-unit", speech.stated(&file.unit, text))];
    match &file.adopted {
        Stated::Is(adoption) => {
            let mut by = row("about-adopted-by", speech.stated(&adoption.by, text));
            by.source = speech.source(adoption.source.as_ref());
            rows.push(by);
            rows.push(row("about-adopted-on", speech.stated(&adoption.on, day)));
        }
        other => rows.push(row("about-adopted-by", speech.stated(other, |_| Said::NotStated))),
    }
    let mut from = row("about-from", speech.stated(&file.from, day));
    if let Some(earliest) = &file.earliest {
        from.notes.push(Note::page(tongue.text_with(
            "in-force-not-before",
            "day",
            &tongue.day(earliest.on.0),
        )));
        from.notes.push(Note { label: None, text: earliest.reason.clone(), danish: true });
        from.source = speech.source(earliest.source.as_ref());
    }
    rows.push(from);
    rows.push(row("about-until", speech.stated(&file.until, day)));
    let mut document = row("about-document", Item::new(Said::text(&file.document.title)));
    document.notes.extend(file.document.note.iter().map(|it| Note {
        label: None,
        text: it.clone(),
        danish: true,
    }));
    rows.push(document);
    rows.push(row("about-known", Item::new(Said::Text(tongue.day(file.known_from.0)))));
    rows.push(row("about-hash", Item::new(Said::Text(catalogue.version_hash.clone()))));
    rows
}

fn contacts(speech: &Speech<'_>) -> Vec<Item> {
    let one = |it: &format::Contact| {
        let purpose = it.purpose.clone().unwrap_or_default();
        let hours = speech.said(&it.hours, |it| Said::Text(it.clone()));
        let mut item = Item::labelled(&it.name, Said::Text(purpose));
        item.items = super::contact_lines(speech.tongue(), it);
        item.items.push(Item::labelled(speech.text("contact-hours"), hours));
        item.source = speech.source(it.source.as_ref());
        item
    };
    speech.catalogue().file.value.contacts.iter().map(one).collect()
}
