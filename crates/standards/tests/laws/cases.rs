//! Small cases that the laws found (*fundne tilfælde*), told so that a reader sees what each is
//! about.

use standards::answer::{self, Labels};
use standards::assess::{self, Memory};
use standards::format::Standard;
use standards::library::Catalogue;
use standards::plan::{self, ENTITLED, OUTSIDE_STANDARD};
use standards::tree;

use super::{catalogues, people, world};

fn catalogue(standard: &str) -> Catalogue {
    let (pieces, _, problems) = tree::from_toml("standard", &format!("lov = []\n{standard}"));
    assert_eq!(problems, []);
    catalogues::generated(&world::standard_text(&pieces))
}

fn only(catalogue: &Catalogue) -> &Standard {
    &catalogue.standards[0].value
}

/// The outcome, its grounds, and what is asked for.
fn assess(standard: &str, facts: &str) -> String {
    let catalogue = catalogue(standard);
    let (facts, _, problems) = tree::from_toml("facts", facts);
    assert_eq!(problems, []);
    let facts = people::read(&catalogue, &facts);
    let (plan, flaws) = plan::compile(&catalogue, only(&catalogue), world::day());
    assert_eq!(flaws, []);
    let case = answer::case(&catalogue, only(&catalogue), &plan, &facts, Labels::Danish);
    let answer = case.assess(&mut Memory::default());
    let grounds: Vec<&str> = answer.grounds.iter().map(|it| it.criterion.as_str()).collect();
    let missing: Vec<&str> = answer.missing.all().map(|it| it.id.as_str()).collect();
    format!("{:?} on {grounds:?}, asks {missing:?}", answer.outcome)
}

const LAW: &str = r#"virkning = "kræves", styrke = "lov", hjemmel = "lov/sikker""#;

#[test]
fn a_refusal_names_the_criteria_that_cannot_all_be_met() {
    let standard = format!(
        r#"kriterium = [
            {{ id = "mange", tekst = "Mange", {LAW}, fakta = {{ antal = {{ fra = 3 }} }} }},
            {{ id = "faa", tekst = "Få", {LAW}, fakta = {{ antal = {{ under = 3 }} }} }},
        ]"#
    );
    insta::assert_snapshot!(assess(&standard, ""), @r#"NotEntitled on ["mange", "faa"], asks []"#);
    insta::assert_snapshot!(assess(&standard, "facts.antal = 4"), @r#"NotEntitled on ["faa"], asks []"#);
}

const GROUPS: &str = r#"
    kriterium = [{ id = "voksen", tekst = "Voksen", virkning = "kræves", styrke = "standard", fakta = { alder = { fra = 18 } } }]
    [[variant]]
    id = "unge"
    navn = "Unge"
    art = "gruppe"
    uden = ["voksen"]
    kriterium = [{ id = "ung", tekst = "Ung", virkning = "kræves", styrke = "standard", fakta = { alder = { under = 18 } } }]
    [[variant]]
    id = "voksne"
    navn = "Voksne"
    art = "gruppe"
    kriterium = [{ id = "syg", tekst = "Syg", virkning = "kræves", styrke = "standard", fakta = { ja-et = { er = true } } }]
"#;

#[test]
fn the_grounds_of_a_standard_of_groups_are_those_of_its_groups() {
    insta::assert_snapshot!(assess(GROUPS, "facts.alder = 12"), @"Entitled on [], asks []");
    insta::assert_snapshot!(assess(GROUPS, "facts = { alder = 40, ja-et = false }"), @r#"OutsideStandard on ["ung", "syg"], asks []"#);
}

#[test]
fn a_subsection_is_itself_and_its_section() {
    let standard = r#"kriterium = [
        { id = "afsnit", tekst = "A", virkning = "kræves", styrke = "standard", fakta = { sygdom = { er = "SYG" } } },
        { id = "stykke", tekst = "S", virkning = "kræves", styrke = "standard", fakta = { sygdom = { er = "SYG, stk. 2" } } },
    ]"#;
    insta::assert_snapshot!(assess(standard, "facts.sygdom = \"SYG, stk. 2\""), @"Entitled on [], asks []");
    insta::assert_snapshot!(assess(standard, "facts.sygdom = \"SYG\""), @r#"OutsideStandard on ["stykke"], asks []"#);
}

#[test]
fn an_answer_counts_in_the_unit_of_its_judgement() {
    let standard = r#"
        skoen = [{ id = "timer", spoergsmaal = "?", type = "tal", enhed = "timer", af = "sagsbehandler" }]
        kriterium = [{ id = "over", tekst = "O", virkning = "kræves", styrke = "standard", svar = { timer = { over = "2 timer" } } }]
    "#;
    let answer = |it: &str| format!("judgements.timer = {{ answer = \"{it}\", reason = \"r\" }}");
    insta::assert_snapshot!(assess(standard, &answer("90 minutter")), @r#"OutsideStandard on ["over"], asks []"#);
    insta::assert_snapshot!(assess(standard, &answer("3 timer")), @"Entitled on [], asks []");
}

#[test]
fn how_far_something_was_tried_may_be_unknown_in_a_complete_set() {
    let standard = r#"kriterium = [
        { id = "f", tekst = "F", virkning = "kræves", styrke = "standard", forsoegt = { tilbud = ["dag"], mindst = "prøvet" } },
    ]"#;
    let tried = |it: &str| format!("facts.forsoeg = {{ komplet = true, poster = [{it}] }}");
    insta::assert_snapshot!(assess(standard, &tried("{ tilbud = \"dag\" }")), @r#"Undecided on [], asks ["forsoeg"]"#);
    insta::assert_snapshot!(assess(standard, &tried("{ tilbud = \"dag\", trin = \"tilbudt\" }")), @r#"OutsideStandard on ["f"], asks []"#);
    insta::assert_snapshot!(assess(standard, &tried("")), @r#"OutsideStandard on ["f"], asks []"#);
}

#[test]
fn an_amount_over_a_thousand_stays_an_amount_beside_an_ambiguity() {
    let standard = r#"
        uklarhed = [{ id = "u", tekst = "U", laesninger = [{ id = "a", vaerdi = { fra = 1 } }, { id = "b", vaerdi = { over = 1 } }] }]
        kriterium = [{ id = "k", tekst = "K", virkning = "kræves", styrke = "standard", dele = [
            { id = "d", tekst = "D", virkning = "del", fakta = { penge = { fra = "20000 kr. pr. måned" }, antal = { uklar = "u" } } },
        ] }]
    "#;
    let facts = "facts = { penge = \"30000 kr. pr. måned\", antal = 5 }";
    insta::assert_snapshot!(assess(standard, facts), @"Entitled on [], asks []");
}

#[test]
fn between_one_day_and_the_next_there_is_nothing_to_ask_for() {
    let standard = r#"kriterium = [
        { id = "efter", tekst = "E", virkning = "kræves", styrke = "standard", fakta = { dag = { efter = 2026-01-01 } } },
        { id = "foer", tekst = "F", virkning = "kræves", styrke = "standard", fakta = { dag = { foer = 2026-01-02 } } },
    ]"#;
    insta::assert_snapshot!(assess(standard, ""), @r#"OutsideStandard on ["efter", "foer"], asks []"#);
}

/// Such a standard is refused for its flaw; its plan would still let nobody in or out.
#[test]
fn a_condition_that_nobody_can_compute_is_neither_yes_nor_no() {
    for effect in ["kræves", "udelukker"] {
        let catalogue = catalogue(&format!(
            r#"kriterium = [{{ id = "k", tekst = "K", virkning = "{effect}", styrke = "standard", dele = ["findes-ikke"], forbindelse = "alle" }}]"#
        ));
        let (plan, flaws) = plan::compile(&catalogue, only(&catalogue), world::day());
        assert_eq!(flaws.len(), 1);
        assert_eq!(assess::decide(&plan, plan.unknown()), 1 << ENTITLED | 1 << OUTSIDE_STANDARD);
    }
}
