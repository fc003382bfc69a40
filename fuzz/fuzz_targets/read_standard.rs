//! Any text through every reader of catalogue files (*katalogfiler*); a standard that can be read
//! is compiled, held against a person nobody knows anything about, and calculated. Nothing may panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use standards::answer::{self, Labels};
use standards::assess::Memory;
use standards::facts::Facts;
use standards::format::{
    CatalogueFile, ExamplesFile, LimitFor, NationalFile, RatesFile, Standard, VocabularyFile,
};
use standards::library::{self, Catalogue, Files, Which};
use standards::{check, limits, plan, tree};

mod catalogue;

/// The catalogue's files without its standards and examples.
static FILES: LazyLock<Files> = LazyLock::new(|| {
    let mut files = catalogue::files();
    files.0.retain(|it, _| !it.contains("/standarder/") && !it.contains("/eksempler/"));
    files
});

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| catalogue::catalogue(&FILES, Which::Only(&[])));

fuzz_target!(|text: &str| {
    // One reader of many for each text, so that a run has time for many texts.
    match text.len() % 16 {
        0 => _ = library::read::<CatalogueFile>("f", text),
        1 => _ = library::read::<VocabularyFile>("f", text),
        2 => _ = library::read::<NationalFile>("f", text),
        3 => _ = library::read::<RatesFile>("f", text),
        4 => _ = library::read::<ExamplesFile>("f", text),
        5 => _ = library::read::<Standard>("f", text),
        _ => (),
    }
    // Telling all that is wrong takes a hundred times as long as seeing that something is.
    let (value, _, problems) = tree::from_toml("f", text);
    if !problems.is_empty() || serde_json::from_value::<Standard>(value).is_err() {
        return;
    }
    let Ok(standard) = library::read::<Standard>("f", text) else { return };
    let day = "2026-03-02".parse().expect("a day");
    let standard = &standard.value;
    let (plan, flaws) = plan::compile(&CATALOGUE, standard, day);
    let facts = Facts::default();
    for what in [LimitFor::Decision, LimitFor::FollowUp, LimitFor::Account] {
        for (limit, shared) in limits::limits_of(standard, &CATALOGUE, what) {
            let _ = limits::due(&CATALOGUE, standard, &facts, &limit, day.into(), shared);
        }
    }
    let case = answer::case(&CATALOGUE, standard, &plan, &facts, Labels::Danish);
    // Checking reads the whole catalogue again.
    if text.len() % 8 == 0 {
        let mut files = FILES.clone();
        files.0.insert(format!("hvidovre/2023/standarder/{}.toml", standard.id), text.to_owned());
        let _ = check::check(&files, None, &[day]);
    }
    if flaws.is_empty() {
        let _ = serde_json::to_string(&case.assess(&mut Memory::default()));
    }
    for id in standard.calculations.keys() {
        let _ = case.calculate(id.as_str());
    }
});
