//! Any text as a facts file (*oplysninger*), TOML and JSON, against the real vocabulary; what can
//! be read is held against § 97 whole: result, calculations and time limits. Nothing may panic.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use standards::answer::{self, Labels};
use standards::assess::{self, Memory};
use standards::facts::Facts;
use standards::library::{Catalogue, Which};
use standards::plan::{self, Plan};
use standards::tree;

mod catalogue;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let ids = ["97-ledsageordning".to_owned(), "100-merudgifter".to_owned()];
    catalogue::catalogue(&catalogue::files(), Which::Only(&ids))
});

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    let day = "2026-03-02".parse().expect("a day");
    let plan = |it: &standards::library::Read<_>| plan::compile(&CATALOGUE, &it.value, day).0;
    CATALOGUE.standards.iter().map(plan).collect()
});

fuzz_target!(|text: &str| {
    for (value, spans, problems) in [tree::from_toml("f", text), tree::from_json("f", text)] {
        if !problems.is_empty() {
            continue;
        }
        let Ok(facts) = Facts::read("f", &value, &spans, &CATALOGUE.vocabulary) else { continue };
        let mut memory = Memory::default();
        for (standard, plan) in CATALOGUE.standards.iter().zip(&*PLANS) {
            let case = answer::case(&CATALOGUE, &standard.value, plan, &facts, Labels::Danish);
            let _ = serde_json::to_string(&case.assess(&mut memory));
            let masks = plan.bind(&case.context);
            let assessment = assess::assess(plan, masks, &mut memory);
            let _ = assess::fastest(plan, &assessment, &mut memory);
            for id in standard.value.calculations.keys() {
                let _ = case.calculate(id.as_str());
            }
        }
    }
});
