//! How fast the engine is (*hastighed*), on the real catalogue. `make bench` runs it; no test
//! asserts it. The bars are those of the design: see the doc comment of each.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

use std::path::Path;

use divan::{Bencher, black_box};
use standards::answer::{self, Labels};
use standards::assess::{self, Memory};
use standards::context::Context;
use standards::diagram::Mask;
use standards::facts::Facts;
use standards::library::{self, Catalogue, CatalogueId, Files, Which};
use standards::plan::{self, Plan};
use standards::tree;
use standards::{check, compare, review, search};

/// As in the program itself.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

const DAY: &str = "2026-03-02";

/// A person of whom much is known, and not all.
const PERSON: &str = r#"
format = 1
[facts]
foedselsdato = 1980-05-01
oensker-ledsagelse-til-konkrete-formaal = true
sindslidelse = false
folkepension = "nej"
foertidspension = "ingen"
[facts.bevillinger]
komplet = true
poster = [{ paragraf = "SEL § 85", fra = 2020-01-01 }]
[judgements.betydeligt-og-varigt-nedsat]
answer = true
reason = "Lammet i begge ben"
[judgements.varigt-nedsat]
answer = true
reason = "Lammet i begge ben"
"#;

struct Desk {
    catalogue: Catalogue,
    plans: Vec<Plan>,
    facts: Facts,
}

impl Desk {
    fn new() -> Desk {
        let files = files();
        let catalogue = read(&files);
        let day = DAY.parse().unwrap();
        let plan = |it: &library::Read<_>| plan::compile(&catalogue, &it.value, day).0;
        let plans = catalogue.standards.iter().map(plan).collect();
        let facts = facts(&catalogue);
        Desk { catalogue, plans, facts }
    }

    fn context(&self, place: usize) -> Context<'_> {
        let standard = &self.catalogue.standards[place].value;
        Context::new(&self.catalogue, standard, &self.facts, self.plans[place].day)
    }

    fn place(&self, id: &str) -> usize {
        self.catalogue.standards.iter().position(|it| it.value.id.as_str() == id).unwrap()
    }
}

fn facts(catalogue: &Catalogue) -> Facts {
    let (value, spans, _) = tree::from_toml("person", PERSON);
    Facts::read("person", &value, &spans, &catalogue.vocabulary).unwrap()
}

fn read(files: &Files) -> Catalogue {
    let id = CatalogueId { municipality: "hvidovre".to_owned(), version: "2023".to_owned() };
    library::read_catalogue(files, &id, Which::All).unwrap()
}

fn files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = Files::default();
    add(&mut files, &root, &root);
    files
}

fn add(files: &mut Files, root: &Path, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap();
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.0.insert(parts.join("/"), std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Everything is known, and lies in its first cell: no, none, never.
fn first_cells(plan: &Plan) -> Vec<Mask> {
    vec![1; plan.variables.len()]
}

/// The standards that are measured one by one: § 97 has fourteen criteria with those of the law
/// and of the interplay.
const ONE: [&str; 2] = ["97-ledsageordning", "96-bpa"];

/// The decision alone, of somebody half known: at most 100 ns.
#[divan::bench(args = ONE)]
fn decision_alone(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    let plan = &desk.plans[place];
    let masks = plan.bind(&desk.context(place));
    bencher.bench(|| assess::decide(black_box(plan), black_box(&masks)));
}

/// The same of somebody of whom everything is known: one way down the diagram.
#[divan::bench(args = ONE)]
fn decision_alone_all_known(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let plan = &desk.plans[desk.place(id)];
    let masks = first_cells(plan);
    bencher.bench(|| assess::decide(black_box(plan), black_box(&masks)));
}

/// Facts held against the variables, outcome, truth of every condition, exactly what is missing:
/// at most 2 µs.
#[divan::bench(args = ONE)]
fn full_explanation(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    let mut memory = Memory::default();
    let plan = &desk.plans[place];
    bencher.bench_local(|| {
        let context = desk.context(place);
        let masks = plan.bind(&context);
        assess::assess(black_box(plan), masks, &mut memory)
    });
}

/// The parts of it: what is known, as masks.
#[divan::bench(args = ONE)]
fn facts_to_masks(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    bencher.bench(|| desk.plans[place].bind(&desk.context(place)));
}

/// The parts of it: everything after the masks.
#[divan::bench(args = ONE)]
fn masks_to_explanation(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    let mut memory = Memory::default();
    let plan = &desk.plans[place];
    let masks = plan.bind(&desk.context(place));
    bencher.bench_local(|| assess::assess(black_box(plan), masks.clone(), &mut memory));
}

#[divan::bench(args = ONE)]
fn counterfactuals(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    let plan = &desk.plans[place];
    let masks = first_cells(plan);
    let assessment = assess::assess(plan, masks, &mut Memory::default());
    bencher.bench(|| assessment.counterfactuals(black_box(plan)));
}

/// Every standard of the catalogue for one person, with explanation: at most 100 µs.
#[divan::bench]
fn all_standards_for_one_person(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    let mut memory = Memory::default();
    bencher.bench_local(|| {
        for place in 0..desk.plans.len() {
            let plan = &desk.plans[place];
            let masks = plan.bind(&desk.context(place));
            black_box(assess::assess(plan, masks, &mut memory));
        }
    });
}

/// The whole answer as data, with scope, deadlines, payment and the rest.
#[divan::bench(args = ONE)]
fn whole_answer(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let place = desk.place(id);
    let mut memory = Memory::default();
    let standard = &desk.catalogue.standards[place].value;
    bencher.bench_local(|| {
        let plan = &desk.plans[place];
        answer::case(&desk.catalogue, standard, plan, &desk.facts, Labels::Danish)
            .assess(&mut memory)
    });
}

#[divan::bench(args = ONE)]
fn compile_one_plan(bencher: Bencher<'_, '_>, id: &str) {
    let desk = Desk::new();
    let standard = &desk.catalogue.standards[desk.place(id)].value;
    let day = DAY.parse().unwrap();
    bencher.bench(|| plan::compile(&desk.catalogue, black_box(standard), day));
}

#[divan::bench]
fn read_facts(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    bencher.bench(|| facts(black_box(&desk.catalogue)));
}

#[divan::bench]
fn read_catalogue(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher.bench(|| read(black_box(&files)));
}

/// Read and check all catalogues, their examples run: at most 200 ms.
#[divan::bench(sample_count = 10)]
fn read_and_check_all(bencher: Bencher<'_, '_>) {
    let files = files();
    let day = DAY.parse().unwrap();
    bencher.bench(|| check::check(black_box(&files), None, &[day]));
}

fn read_all(files: &Files) -> Vec<Catalogue> {
    let common = library::Common::read(files);
    let ids = files.catalogues();
    ids.iter().map(|id| library::read_among(files, id, &common).unwrap()).collect()
}

#[divan::bench(sample_count = 10)]
fn read_all_catalogues(bencher: Bencher<'_, '_>) {
    let files = files();
    bencher.bench(|| read_all(black_box(&files)));
}

const CATALOGUES: [&str; 5] =
    ["billund/2021", "billund/2024", "hvidovre/2023", "ikast-brande/2025", "lemvig/2024"];

/// Every standard of a catalogue for one person, with explanation: at most 500 µs.
#[divan::bench(args = CATALOGUES)]
fn all_standards_of(bencher: Bencher<'_, '_>, id: &str) {
    let catalogues = read_all(&files());
    let catalogue = catalogues.iter().find(|it| it.id.to_string() == id).unwrap();
    let day = DAY.parse().unwrap();
    let facts = facts(catalogue);
    let standards = catalogue.standards.iter().map(|it| &it.value);
    let plans: Vec<_> = standards.map(|it| (it, plan::compile(catalogue, it, day).0)).collect();
    let mut memory = Memory::default();
    bencher.bench_local(|| {
        for (standard, plan) in &plans {
            let masks = plan.bind(&Context::new(catalogue, standard, &facts, day));
            black_box(assess::assess(plan, masks, &mut memory));
        }
    });
}

/// Two versions of a municipality, whole, with a person for each changed criterion.
#[divan::bench(sample_count = 10)]
fn compare_two_versions(bencher: Bencher<'_, '_>) {
    let catalogues = read_all(&files());
    let day = jiff::civil::date(2024, 1, 1);
    let [before, after, ..] = catalogues.as_slice() else { return };
    bencher.bench(|| compare::compare(before, after, compare::Only::All, day));
}

#[divan::bench(sample_count = 10)]
fn review_all(bencher: Bencher<'_, '_>) {
    let catalogues = read_all(&files());
    let day = DAY.parse().unwrap();
    bencher.bench(|| catalogues.iter().map(|it| review::review(it, day)).collect::<Vec<_>>());
}

#[divan::bench]
fn search_one_need(bencher: Bencher<'_, '_>) {
    let index = search::Index::of(&read_all(&files()), &[]);
    bencher.bench(|| index.search(black_box("hjælp til at komme i bad"), 10));
}
