//! The laws of the engine (*love for motoren*): what holds for every standard, the real ones and
//! generated ones, and for every person, however little is known. Where something is said to be
//! exact, it is held against all completions, evaluated from the definitions.
//!
//! `RETTESNOR_CASES=2000 cargo test -p standards --test laws` tries harder.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

mod cases;
mod catalogues;
mod generate;
mod people;
mod reference;
#[path = "../support/mod.rs"]
mod support;
#[path = "../world/mod.rs"]
mod world;

use std::collections::BTreeSet;

use people::{Dice, Questions};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use reference::{Completions, Definitions, Rep};
use serde_json::{Value as Json, json};
use standards::answer::{self, AssessAnswer, Labels};
use standards::assess::{self, Assessment, DECIDED, Memory, Outcome};
use standards::context::Context;
use standards::diagram::Mask;
use standards::facts::Facts;
use standards::format::{Effect, FactId, FactType, Force, Standard};
use standards::library::Catalogue;
use standards::plan::{self, Axis, ENTITLED, Key, NOT_ENTITLED, OUTSIDE_STANDARD, Plan};
use standards::tree::{self, Spans};
use standards::truth::Truth;

/// How many cases each law is tried on.
fn cases(few: u32) -> u32 {
    option_env!("RETTESNOR_CASES").and_then(|it| it.parse().ok()).unwrap_or(few)
}

/// How many completions are worth a brute force.
const MOST: usize = 3000;

/// A standard compiled for the day.
struct Desk {
    catalogue: Catalogue,
    place: usize,
    plan: Plan,
}

impl Desk {
    fn of(catalogue: &Catalogue, place: usize) -> Desk {
        let (plan, flaws) =
            plan::compile(catalogue, &catalogue.standards[place].value, world::day());
        assert_eq!(flaws, [], "{}", catalogue.standards[place].name);
        Desk { catalogue: catalogue.clone(), place, plan }
    }

    fn generated(pieces: &Json) -> Desk {
        let text = world::standard_text(pieces);
        Desk::of(&catalogues::generated(&text), 0)
    }

    fn standard(&self) -> &Standard {
        &self.catalogue.standards[self.place].value
    }

    fn questions(&self) -> Questions<'_> {
        Questions::of(&self.catalogue, self.standard(), &self.plan)
    }

    fn context<'a>(&'a self, facts: &'a Facts) -> Context<'a> {
        Context::new(&self.catalogue, self.standard(), facts, world::day())
    }

    fn masks(&self, person: &Json) -> Vec<Mask> {
        let facts = people::read(&self.catalogue, person);
        self.plan.bind(&self.context(&facts))
    }

    fn answer(&self, person: &Json) -> AssessAnswer {
        let facts = people::read(&self.catalogue, person);
        let case =
            answer::case(&self.catalogue, self.standard(), &self.plan, &facts, Labels::Danish);
        case.assess(&mut Memory::default())
    }

    fn assess(&self, masks: &[Mask]) -> Assessment {
        assess::assess(&self.plan, masks.to_vec(), &mut Memory::default())
    }
}

/// Runs a law on generated standards, some people for each.
fn for_generated(few: u32, law: impl Fn(&Desk, &mut Dice)) {
    let config = Config { cases: cases(few), failure_persistence: None, ..Config::default() };
    proptest!(config, |(pieces in generate::standard(), seed in any::<u64>())| {
        let desk = Desk::generated(&pieces);
        let mut dice = Dice(seed);
        for _ in 0..3 {
            law(&desk, &mut dice);
        }
        Ok::<(), TestCaseError>(())?;
    });
}

/// Runs a law on every standard of the repository's catalogues.
fn for_real(few: u32, law: impl Fn(&Desk, &mut Dice)) {
    for catalogue in catalogues::real() {
        for place in 0..catalogue.standards.len() {
            let desk = Desk::of(&catalogue, place);
            for seed in 0..u64::from(cases(few)) {
                law(&desk, &mut Dice(seed * 1000 + place as u64));
            }
        }
    }
}

fn cells(mask: Mask, axis: &Axis) -> Vec<usize> {
    (0..axis.cells()).filter(|it| mask >> it & 1 == 1).collect()
}

/// Knows ever more cells until what is left can be tried through.
fn small_enough(desk: &Desk, masks: &mut [Mask], dice: &mut Dice) -> Vec<Vec<usize>> {
    loop {
        let open: Vec<Vec<usize>> =
            masks.iter().zip(&desk.plan.variables).map(|(it, of)| cells(*it, &of.axis)).collect();
        if reference::count(&open) <= MOST {
            return open;
        }
        let many: Vec<usize> = (0..open.len()).filter(|it| open[*it].len() > 1).collect();
        let place = *dice.pick(&many);
        masks[place] = 1 << dice.pick(&open[place]);
    }
}

fn bits(possible: &[Outcome]) -> u8 {
    let bit = |it: &Outcome| match it {
        Outcome::Entitled => 1 << ENTITLED,
        Outcome::OutsideStandard => 1 << OUTSIDE_STANDARD,
        Outcome::NotEntitled => 1 << NOT_ENTITLED,
        Outcome::Undecided => panic!("undecided is nothing that can come out"),
    };
    possible.iter().map(bit).fold(0, |all, it: u8| all | it)
}

// --- exactness ------------------------------------------------------------------------------------

fn possible_and_missing_are_exact(desk: &Desk, dice: &mut Dice) {
    let mut masks = desk.masks(&desk.questions().person(dice, 6));
    let open = small_enough(desk, &mut masks, dice);
    let definitions = Definitions::of(&desk.catalogue, desk.standard(), &desk.plan);
    let all = Completions::of(&definitions, open);
    let assessment = desk.assess(&masks);
    assert!(desk.plan.exact);
    for (root, result) in assessment.results.iter().enumerate() {
        assert_eq!(bits(&result.possible), all.possible(root), "what is possible, root {root}");
        for (place, mask) in masks.iter().enumerate() {
            let needed = mask.count_ones() > 1 && result.needed[place];
            let key = &desk.plan.variables[place].key;
            assert_eq!(needed, all.matters(root, place), "whether {key:?} is needed, root {root}");
        }
    }
    assert_eq!(assess::decide(&desk.plan, &masks), all.possible(0));
    kleene_never_contradicts(desk, &masks, &definitions, &all);
    what_is_asked_fastest_is_what_is_needed(desk, &assessment);
}

/// Three-valued logic may know less, never something else.
fn kleene_never_contradicts(
    desk: &Desk,
    masks: &[Mask],
    definitions: &Definitions,
    all: &Completions,
) {
    let mut truths = Vec::new();
    desk.plan.evaluate(masks, &mut truths);
    let mut seen = vec![(false, false); desk.plan.criteria.len()];
    reference::each(&all.cells, |here| {
        for (place, seen) in seen.iter_mut().enumerate() {
            match definitions.condition(place, here) {
                true => seen.0 = true,
                false => seen.1 = true,
            }
        }
    });
    for (planned, seen) in desk.plan.criteria.iter().zip(&seen) {
        match truths[planned.condition as usize] {
            Truth::True => assert!(!seen.1, "{} is not certainly true", planned.criterion.id),
            Truth::False => assert!(!seen.0, "{} is not certainly false", planned.criterion.id),
            Truth::Unknown => (),
        }
    }
    for (place, root) in desk.plan.roots.iter().enumerate() {
        if place == 0 && desk.plan.by_groups {
            continue;
        }
        let least = |force: Force| {
            let planned = root.criteria.iter().map(|it| &desk.plan.criteria[*it]);
            Truth::all(planned.filter(|it| it.force == force).map(|it| truths[it.passes as usize]))
        };
        let when = root.when.map_or(Truth::True, |it| truths[it as usize]);
        let possible = match (least(Force::Act), least(Force::Standard).and(when)) {
            (Truth::True, Truth::True) => 1 << ENTITLED,
            (Truth::True, Truth::Unknown) => 1 << ENTITLED | 1 << OUTSIDE_STANDARD,
            (Truth::True, Truth::False) => 1 << OUTSIDE_STANDARD,
            (Truth::Unknown, Truth::True) => 1 << ENTITLED | 1 << NOT_ENTITLED,
            (Truth::Unknown, Truth::Unknown) => {
                1 << ENTITLED | 1 << OUTSIDE_STANDARD | 1 << NOT_ENTITLED
            }
            (Truth::Unknown, Truth::False) => 1 << OUTSIDE_STANDARD | 1 << NOT_ENTITLED,
            (Truth::False, _) => 1 << NOT_ENTITLED,
        };
        let exact = all.possible(place);
        assert_eq!(exact & !possible, 0, "Kleene excludes what can come out, root {place}");
    }
}

fn what_is_asked_fastest_is_what_is_needed(desk: &Desk, assessment: &Assessment) {
    let own = assessment.own();
    let needed = (0..desk.plan.variables.len()).filter(|it| {
        own.outcome == Outcome::Undecided
            && own.needed[*it]
            && assessment.masks[*it].count_ones() != 1
    });
    let needed: BTreeSet<u32> = needed.map(|it| u32::try_from(it).unwrap()).collect();
    let asked = assess::fastest(&desk.plan, assessment, &mut Memory::default());
    assert_eq!(asked.len(), needed.len());
    assert_eq!(asked.into_iter().collect::<BTreeSet<u32>>(), needed);
}

#[test]
fn possible_and_missing_are_exact_for_generated_standards() {
    for_generated(200, possible_and_missing_are_exact);
}

#[test]
fn possible_and_missing_are_exact_for_every_standard_of_the_catalogues() {
    for_real(4, possible_and_missing_are_exact);
}

// --- the two ways to evaluate -----------------------------------------------------------------------

fn directly_and_by_plan_is_the_same(desk: &Desk, dice: &mut Dice) {
    let person = desk.questions().person(dice, 7);
    let facts = people::read(&desk.catalogue, &person);
    let context = desk.context(&facts);
    let masks = desk.plan.bind(&context);
    let mut truths = Vec::new();
    desk.plan.evaluate(&masks, &mut truths);
    let is_open = |place: usize| masks[place].count_ones() != 1;
    let mut readings = desk
        .plan
        .variables
        .iter()
        .enumerate()
        .filter(|(place, it)| is_open(*place) && matches!(it.key, Key::Reading(_)));
    let all_read = readings.next().is_none();
    for planned in &desk.plan.criteria {
        let direct = context.criterion(&planned.criterion);
        let by_plan = truths[planned.condition as usize];
        // Where a reading is open, the direct way tries a whole condition under it at once and
        // may know more; never something else.
        let agree = match by_plan {
            Truth::Unknown if !all_read => true,
            _ => direct == by_plan,
        };
        let id = &planned.criterion.id;
        assert!(agree, "{id}: {direct:?} directly, {by_plan:?} by the plan\n{person:#}");
    }
}

#[test]
fn directly_and_by_plan_is_the_same_for_generated_standards() {
    for_generated(100, directly_and_by_plan_is_the_same);
}

#[test]
fn directly_and_by_plan_is_the_same_for_every_standard_of_the_catalogues() {
    for_real(30, directly_and_by_plan_is_the_same);
}

fn awaited(standard: &Standard, id: &FactId) -> bool {
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    standard.criteria.iter().chain(variants).any(|it| it.awaits.contains(id))
}

/// A value from each cell is found in that cell again.
fn a_value_lies_in_its_cell(desk: &Desk, dice: &mut Dice) {
    for (place, variable) in desk.plan.variables.iter().enumerate() {
        let reps = reference::reps(&desk.catalogue, desk.standard(), &desk.plan, place);
        let cell = dice.below(reps.len());
        let rep = &reps[cell];
        let person = match (&variable.key, rep) {
            // Of a fact that is awaited, *no* is only *not yet*.
            (Key::Fact(id), Rep::YesNo(false)) if awaited(desk.standard(), id) => continue,
            (_, Rep::Nothing) => panic!("no value lies in cell {cell} of {:?}", variable.axis),
            (Key::Fact(_), Rep::Born(born)) => {
                json!({ "facts": { "foedselsdato": born.to_string() } })
            }
            (Key::Fact(id), rep) => {
                let kind = desk.catalogue.vocabulary.fact(id.as_str()).unwrap();
                json!({ "facts": { id.as_str(): people::written(kind, rep) } })
            }
            (Key::Judgement(id), rep) => {
                let kind = standards::context::answer_type(desk.standard(), id);
                let answer = people::written(&kind, rep);
                json!({ "judgements": { id.as_str(): { "answer": answer, "reason": "r" } } })
            }
            (Key::Departure(id), Rep::YesNo(it)) => {
                let id = assess::departure_id(id);
                json!({ "judgements": { id: { "answer": it, "reason": "r" } } })
            }
            (Key::Reading(id), Rep::Word(word)) => json!({ "readings": { id.as_str(): word } }),
            _ => continue,
        };
        assert_eq!(desk.masks(&person)[place], 1 << cell, "{variable:?} {rep:?}");
    }
}

#[test]
fn a_value_lies_in_its_cell_for_generated_standards() {
    for_generated(60, a_value_lies_in_its_cell);
}

#[test]
fn a_value_lies_in_its_cell_for_every_standard_of_the_catalogues() {
    for_real(10, a_value_lies_in_its_cell);
}

// --- grounds ----------------------------------------------------------------------------------------

fn a_no_has_its_grounds(desk: &Desk, dice: &mut Dice) {
    let answer = desk.answer(&desk.questions().person(dice, 8));
    let act_says_no = |grounds: &[answer::Ground]| grounds.iter().any(|it| it.force == "act");
    let of_variants = answer.variants.iter().map(|it| (it.outcome, &it.grounds, it.applies));
    let all = of_variants.chain([(answer.outcome, &answer.grounds, "yes")]);
    for (outcome, grounds, applies) in all {
        match outcome {
            Outcome::NotEntitled => assert!(act_says_no(grounds), "no ground in the Act"),
            Outcome::OutsideStandard if applies == "yes" => {
                assert!(!grounds.is_empty(), "no ground");
                assert!(
                    !act_says_no(grounds),
                    "a ground in the Act, and only outside the standard"
                );
            }
            Outcome::Entitled => assert_eq!(grounds.len(), 0, "a ground against a yes"),
            _ => (),
        }
    }
}

#[test]
fn a_no_has_its_grounds_for_generated_standards() {
    for_generated(100, a_no_has_its_grounds);
}

#[test]
fn a_no_has_its_grounds_for_every_standard_of_the_catalogues() {
    for_real(30, a_no_has_its_grounds);
}

// --- monotone ---------------------------------------------------------------------------------------

fn more_knowledge_never_changes_a_decided_outcome(desk: &Desk, dice: &mut Dice) {
    let questions = desk.questions();
    let more = questions.person(dice, 9);
    if two_rows_hold(desk, &more) {
        return;
    }
    let less = people::forget(&more, &questions, dice);
    let before = desk.assess(&desk.masks(&less));
    let after = desk.assess(&desk.masks(&more));
    for (before, after) in before.results.iter().zip(&after.results) {
        let new = bits(&after.possible) & !bits(&before.possible);
        assert_eq!(new, 0, "became possible by knowing more\nless: {less:#}\nmore: {more:#}");
    }
}

/// Whether two rows of a table hold at once: its rows exclude one another only on paper then.
fn two_rows_hold(desk: &Desk, person: &Json) -> bool {
    let facts = people::read(&desk.catalogue, person);
    let context = desk.context(&facts);
    desk.standard().calculations.values().any(|it| {
        let conditions = it.rows.iter().filter_map(|it| match &it.when {
            standards::format::When::If(condition) => Some(condition),
            standards::format::When::Otherwise(_) => None,
        });
        conditions.filter(|it| context.holds(it) == Truth::True).count() > 1
    })
}

#[test]
fn more_knowledge_never_changes_a_decided_outcome_of_generated_standards() {
    for_generated(100, more_knowledge_never_changes_a_decided_outcome);
}

#[test]
fn more_knowledge_never_changes_a_decided_outcome_of_any_standard_of_the_catalogues() {
    for_real(30, more_knowledge_never_changes_a_decided_outcome);
}

// --- what does not matter ---------------------------------------------------------------------------

/// What is decided on is named in the explanation, and what is not named decides nothing.
fn an_outcome_rests_on_what_its_explanation_names(desk: &Desk, dice: &mut Dice) {
    let questions = desk.questions();
    let person = questions.person(dice, 8);
    let answer = desk.answer(&person);
    let explanation = serde_json::to_value((&answer.explanation, &answer.variants)).unwrap();
    let mut named = BTreeSet::new();
    known_ids(&explanation, &mut named);
    let mut without = person.clone();
    let facts = without["facts"].as_object_mut().unwrap();
    facts.retain(|id, _| {
        let is_age = id == "foedselsdato" && named.contains("alder");
        named.contains(id) || is_age
    });
    let rest = desk.answer(&without);
    assert_eq!(
        (answer.outcome, answer.possible),
        (rest.outcome, rest.possible),
        "{person:#}\n{named:?}"
    );
}

fn known_ids(value: &Json, ids: &mut BTreeSet<String>) {
    match value {
        Json::Object(fields) => {
            for known in fields.get("known").and_then(Json::as_array).into_iter().flatten() {
                ids.insert(known["id"].as_str().unwrap().to_owned());
            }
            fields.values().for_each(|it| known_ids(it, ids));
        }
        Json::Array(items) => items.iter().for_each(|it| known_ids(it, ids)),
        _ => (),
    }
}

#[test]
fn an_outcome_rests_on_what_its_explanation_names_for_generated_standards() {
    for_generated(100, an_outcome_rests_on_what_its_explanation_names);
}

#[test]
fn an_outcome_rests_on_what_its_explanation_names_for_every_standard_of_the_catalogues() {
    for_real(30, an_outcome_rests_on_what_its_explanation_names);
}

fn typical_signs_decide_nothing(desk: &Desk, dice: &mut Dice) {
    let person = desk.questions().person(dice, 7);
    let mut catalogue = desk.catalogue.clone();
    let standard = &mut catalogue.standards[desk.place].value;
    let decides = |it: &standards::format::Criterion| {
        !matches!(it.effect, Effect::Typical | Effect::TypicalAgainst)
    };
    standard.criteria.retain(decides);
    standard.variants.iter_mut().for_each(|it| it.criteria.retain(decides));
    // Nothing else may name what is gone.
    let variants = standard.variants.iter().flat_map(|it| &it.criteria);
    let left: Vec<_> = standard.criteria.iter().chain(variants).map(|it| it.id.clone()).collect();
    for criterion in &mut standard.criteria {
        criterion.opens.retain(|it| left.contains(it));
        if criterion.effect == Effect::Opens && criterion.opens.is_empty() {
            criterion.effect = Effect::Part;
        }
    }
    for variant in &mut standard.variants {
        variant.without.retain(|it| left.contains(it));
        for criterion in &mut variant.criteria {
            criterion.opens.retain(|it| left.contains(it));
            if criterion.effect == Effect::Opens && criterion.opens.is_empty() {
                criterion.effect = Effect::Part;
            }
        }
    }
    if let standards::format::Stated::Is(interplay) = &mut standard.interplay {
        for it in interplay {
            it.except.retain(|it| left.contains(it));
        }
    }
    let bare = Desk::of(&catalogue, desk.place);
    let (with, without) = (desk.answer(&person), bare.answer(&person));
    assert_eq!(with.outcome, without.outcome);
    assert_eq!(with.possible, without.possible);
    assert_eq!(with.missing, without.missing);
    // A bound of a typical sign may cut a range in two; what would have to change is the same.
    let changes = |answer: &AssessAnswer| {
        let of = |it: &answer::CounterfactualItem| {
            let ids = it.changes.iter().map(|it| it.id.clone());
            (it.outcome, ids.collect::<BTreeSet<String>>())
        };
        answer.counterfactuals.iter().map(of).collect::<BTreeSet<_>>()
    };
    assert_eq!(changes(&with), changes(&without));
}

#[test]
fn typical_signs_decide_nothing_in_generated_standards() {
    for_generated(40, typical_signs_decide_nothing);
}

#[test]
fn typical_signs_decide_nothing_in_any_standard_of_the_catalogues() {
    for_real(3, typical_signs_decide_nothing);
}

/// The ambiguity `ens` has two spellings of one amount.
#[test]
fn readings_that_agree_are_never_asked_for() {
    for_generated(40, |desk, dice| {
        let answer = desk.answer(&desk.questions().person(dice, 5));
        let variants = answer.variants.iter().map(|it| &it.missing);
        let asked = variants.chain([&answer.missing]).flat_map(|it| &it.readings);
        assert_eq!(asked.filter(|it| it.id == "ens").count(), 0);
    });
}

// --- judgements -------------------------------------------------------------------------------------

fn no_judgement_is_made_by_the_engine(desk: &Desk, dice: &mut Dice) {
    let person = desk.questions().person(dice, 5);
    let explanation = serde_json::to_value(desk.answer(&person).explanation).unwrap();
    let given = person["judgements"].as_object().unwrap();
    check_answers(&explanation, given);
    let mut silent = person.clone();
    silent["judgements"] = json!({});
    let explanation = serde_json::to_value(desk.answer(&silent).explanation).unwrap();
    check_answers(&explanation, &serde_json::Map::new());
}

fn check_answers(value: &Json, given: &serde_json::Map<String, Json>) {
    match value {
        Json::Object(fields) => {
            if let Some(judgement) = fields.get("judgement") {
                let id = fields["id"].as_str().unwrap();
                let is_answered = judgement.get("answer").is_some();
                assert_eq!(is_answered, given.contains_key(id), "{id}");
                let condition = fields["condition"].as_str().unwrap();
                assert_eq!(condition == "unknown", !is_answered, "{id}");
            }
            fields.values().for_each(|it| check_answers(it, given));
        }
        Json::Array(items) => items.iter().for_each(|it| check_answers(it, given)),
        _ => (),
    }
}

#[test]
fn no_judgement_is_made_by_the_engine_for_generated_standards() {
    for_generated(60, no_judgement_is_made_by_the_engine);
}

#[test]
fn no_judgement_is_made_by_the_engine_for_any_standard_of_the_catalogues() {
    for_real(10, no_judgement_is_made_by_the_engine);
}

// --- counterfactuals --------------------------------------------------------------------------------

#[derive(Clone, Copy)]
enum May {
    Facts,
    FactsAndJudgements,
}

fn may_change(key: &Key, may: May) -> bool {
    !matches!(
        (key, may),
        (Key::Reading(_) | Key::Departure(_), _) | (Key::Judgement(_), May::Facts)
    )
}

/// The fewest changes to a completion of everything in which a terminal comes out.
fn fewest(
    desk: &Desk,
    masks: &[Mask],
    all: &Completions,
    terminal: u32,
    may: May,
) -> Option<usize> {
    let (mut best, mut place) = (None, 0);
    reference::each(&all.cells, |here| {
        let outcome = all.outcomes[0][place];
        place += 1;
        if outcome != terminal {
            return;
        }
        let changed: Vec<usize> =
            (0..here.len()).filter(|it| masks[*it] >> here[*it] & 1 == 0).collect();
        let allowed = changed.iter().all(|it| may_change(&desk.plan.variables[*it].key, may));
        if allowed && best.is_none_or(|it| changed.len() < it) {
            best = Some(changed.len());
        }
    });
    best
}

fn counterfactuals_are_the_smallest_changes(desk: &Desk, dice: &mut Dice) {
    let axes = desk.plan.variables.iter().map(|it| (0..it.axis.cells()).collect());
    let everything: Vec<Vec<usize>> = axes.collect();
    let masks = desk.masks(&desk.questions().person(dice, 8));
    let assessment = desk.assess(&masks);
    let found = assessment.counterfactuals(&desk.plan);
    for it in &found {
        let mut changed = masks.clone();
        for (variable, cell) in &it.changes {
            assert_eq!(masks[*variable as usize] >> cell & 1, 0, "no change at all");
            changed[*variable as usize] = 1 << cell;
        }
        let after = desk.assess(&changed);
        assert!(after.own().possible.contains(&it.outcome), "the outcome stays impossible");
        assert_eq!(it.certain, after.own().outcome == it.outcome);
    }
    if reference::count(&everything) > 10 * MOST {
        return;
    }
    let definitions = Definitions::of(&desk.catalogue, desk.standard(), &desk.plan);
    let all = Completions::of(&definitions, everything);
    for outcome in DECIDED.into_iter().filter(|it| !assessment.own().possible.contains(it)) {
        let terminal = bits(&[outcome]).trailing_zeros();
        let best = fewest(desk, &masks, &all, terminal, May::Facts)
            .or_else(|| fewest(desk, &masks, &all, terminal, May::FactsAndJudgements));
        let mine: Vec<usize> =
            found.iter().filter(|it| it.outcome == outcome).map(|it| it.changes.len()).collect();
        assert_eq!(mine.first().copied(), best, "{outcome:?}");
        assert!(mine.iter().all(|it| Some(*it) == best));
    }
}

#[test]
fn counterfactuals_are_the_smallest_changes_for_generated_standards() {
    for_generated(80, counterfactuals_are_the_smallest_changes);
}

#[test]
fn counterfactuals_are_the_smallest_changes_for_every_standard_of_the_catalogues() {
    for_real(5, counterfactuals_are_the_smallest_changes);
}

// --- the same again ---------------------------------------------------------------------------------

fn written_and_read_again_the_answer_is_the_same(desk: &Desk, dice: &mut Dice) {
    let person = desk.questions().person(dice, 6);
    let toml = toml::to_string(&person).unwrap();
    let (value, spans, problems) = tree::from_toml("f", &toml);
    assert!(problems.is_empty(), "{toml}\n{problems:?}");
    let from_toml = Facts::read("f", &value, &spans, &desk.catalogue.vocabulary).unwrap();
    let (value, spans, _) = tree::from_json("f", &person.to_string());
    let from_json = Facts::read("f", &value, &spans, &desk.catalogue.vocabulary).unwrap();
    assert_eq!(from_toml, from_json);
    let facts = Facts::read("f", &person, &Spans::default(), &desk.catalogue.vocabulary).unwrap();
    assert_eq!(facts, from_toml);
    let text = |it: &AssessAnswer| serde_json::to_string(it).unwrap();
    let again = Desk::of(&desk.catalogue, desk.place);
    assert_eq!(text(&desk.answer(&person)), text(&again.answer(&person)));
}

#[test]
fn written_and_read_again_the_answer_is_the_same_for_generated_standards() {
    for_generated(30, written_and_read_again_the_answer_is_the_same);
}

#[test]
fn written_and_read_again_the_answer_is_the_same_for_every_standard_of_the_catalogues() {
    for_real(2, written_and_read_again_the_answer_is_the_same);
}

/// A fact of an age is no cut of its own: the vocabulary has one age and one birth date.
#[test]
fn every_age_in_a_plan_is_known_by_the_birth_date() {
    for catalogue in catalogues::real() {
        let ages = catalogue.vocabulary.facts.iter().filter(|(_, it)| it.kind == FactType::Age);
        assert_eq!(ages.map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["alder"]);
    }
}
