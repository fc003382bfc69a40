//! Any text through every reader of catalogue files (*katalogfiler*); a standard that can be read
//! is compiled, checked for a person nobody knows anything about, and calculated. Nothing may panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use standards::answer::{self, Labels};
use standards::assess::Memory;
use standards::facts::Facts;
use standards::format::{CatalogueFile, ExamplesFile, NationalFile, RatesFile, Standard, VocabularyFile};
use standards::library::{self, Catalogue, Which};
use standards::plan;

mod catalogue;

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| catalogue::catalogue(&catalogue::files(), Which::Only(&[])));

fuzz_target!(|text: &str| {
    let _ = library::read::<CatalogueFile>("f", text);
    let _ = library::read::<VocabularyFile>("f", text);
    let _ = library::read::<NationalFile>("f", text);
    let _ = library::read::<RatesFile>("f", text);
    let _ = library::read::<ExamplesFile>("f", text);
    let Ok(standard) = library::read::<Standard>("f", text) else { return };
    let day = "2026-03-02".parse().expect("a day");
    let (plan, flaws) = plan::compile(&CATALOGUE, &standard.value, day);
    if !flaws.is_empty() {
        return;
    }
    let facts = Facts::default();
    let case = answer::case(&CATALOGUE, &standard.value, &plan, &facts, Labels::Danish);
    let _ = format!("{:?}", case.assess(&mut Memory::default()));
    for id in standard.value.calculations.keys() {
        let _ = case.calculate(id.as_str());
    }
});
