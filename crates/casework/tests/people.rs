//! Who may act for a citizen, in what, on which day, and why; and what may be collected about one.
//! Everybody here is invented.

#![allow(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]
#![allow(clippy::allow_attributes, reason = "one place for the whole file")]

use std::collections::BTreeSet;

use casework::people::{
    Act, Address, AddressKind, Citizen, Consent, ConsentForm, Guardian, GuardianForm, LocalRule,
    Matter, Part, People, Person, PowerScope, Representative, RepresentativeKind, Span, Wanted,
    Who,
};
use jiff::civil::Date;

mod shelf;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: &str, until: Option<&str>) -> Span {
    Span { from: day(from), until: until.map(day) }
}

fn guardian(form: GuardianForm, matters: &[Matter]) -> Guardian {
    Guardian {
        name: "Vibeke Test".into(),
        form,
        matters: matters.iter().copied().collect(),
        span: span("2025-01-01", None),
        document: None,
    }
}

fn power(kind: RepresentativeKind, signed: &str) -> Representative {
    Representative {
        name: "Rasmus Test".into(),
        kind,
        scope: PowerScope::default(),
        signed: day(signed),
        until: None,
        revoked: None,
        document: None,
    }
}

fn wanted(act: Act, matter: Matter, on: &str) -> Wanted<'static> {
    Wanted { act, paragraph: "SEL § 97", matter, on: day(on) }
}

/// Everybody's answer, one line each.
fn answers(people: &People, wanted: &Wanted<'_>, rule: &LocalRule<'_>) -> String {
    let line = |it: &casework::people::Standing| {
        let who = match it.who {
            Who::Citizen => "citizen".to_owned(),
            Who::Guardian(place) => format!("guardian {}", place + 1),
            Who::Representative(place) => format!("representative {}", place + 1),
        };
        format!("{who}: {:?}, {}", it.may, it.why)
    };
    people.who_may(wanted, rule).iter().map(line).collect::<Vec<_>>().join("\n")
}

fn with_guardian(form: GuardianForm, matters: &[Matter]) -> People {
    People { guardians: vec![guardian(form, matters)], ..People::default() }
}

fn with_power(representative: Representative) -> People {
    People { representatives: vec![representative], ..People::default() }
}

#[test]
fn a_guardian_by_section_5_acts_beside_the_citizen() {
    let people = with_guardian(GuardianForm::Section5, &[Matter::Personal]);
    let apply = wanted(Act::Apply, Matter::Personal, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &apply, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: Alone, the guardian acts for the citizen (værgemålsloven § 5)
    ");
    let money = wanted(Act::Apply, Matter::Economic, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &money, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: No, the guardianship is for other matters (værgemålsloven § 5)
    ");
    let before = wanted(Act::Apply, Matter::Personal, "2024-12-31");
    insta::assert_snapshot!(answers(&people, &before, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: No, the guardianship does not hold on that day (værgemålsloven § 5)
    ");
}

#[test]
fn whoever_has_lost_capacity_by_section_6_decides_in_personal_matters_and_is_heard_in_all() {
    let people = with_guardian(GuardianForm::Section6, &[Matter::Personal, Matter::Economic]);
    let money = wanted(Act::Apply, Matter::Economic, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &money, &LocalRule::NONE), @"
    citizen: No, the guardian decides in money matters (værgemålsloven § 6)
    guardian 1: Alone, the guardian acts for the citizen (værgemålsloven § 6)
    ");
    let personal = wanted(Act::Complain, Matter::Personal, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &personal, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: Alone, the guardian acts for the citizen (værgemålsloven § 6)
    ");
    let heard = wanted(Act::BeHeard, Matter::Economic, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &heard, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: Alone, the guardian acts for the citizen (værgemålsloven § 6)
    ");
}

#[test]
fn a_co_guardian_by_section_7_and_the_citizen_act_together() {
    let people = with_guardian(GuardianForm::Section7, &[Matter::Economic]);
    let money = wanted(Act::Apply, Matter::Economic, "2026-03-02");
    insta::assert_snapshot!(answers(&people, &money, &LocalRule::NONE), @"
    citizen: Together, guardian and citizen act together (værgemålsloven § 7)
    guardian 1: Together, guardian and citizen act together (værgemålsloven § 7)
    ");
}

#[test]
fn a_power_holds_for_what_it_says_and_as_long_as_it_says() {
    let mut paper = power(RepresentativeKind::Attorney, "2026-01-15");
    paper.until = Some(day("2026-06-30"));
    paper.scope.acts = BTreeSet::from([Act::Complain]);
    paper.scope.paragraphs = BTreeSet::from(["SEL § 97".to_owned()]);
    let people = with_power(paper.clone());
    let ask = |act, on| answers(&people, &wanted(act, Matter::Personal, on), &LocalRule::NONE);
    insta::assert_snapshot!(ask(Act::Complain, "2026-01-14"), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, the power holds from 2026-01-15
    ");
    insta::assert_snapshot!(ask(Act::Complain, "2026-01-15"), @"
    citizen: Alone, it is the citizen's own case
    representative 1: Alone, the power signed on 2026-01-15 covers it
    ");
    insta::assert_snapshot!(ask(Act::Complain, "2026-06-30"), @"
    citizen: Alone, it is the citizen's own case
    representative 1: Alone, the power signed on 2026-01-15 covers it
    ");
    insta::assert_snapshot!(ask(Act::Complain, "2026-07-01"), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, the power held until 2026-06-30
    ");
    insta::assert_snapshot!(ask(Act::Apply, "2026-02-01"), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, the power is for something else
    ");
    let other =
        Wanted { paragraph: "SEL § 85", ..wanted(Act::Complain, Matter::Personal, "2026-02-01") };
    insta::assert_snapshot!(answers(&people, &other, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, the power is for something else
    ");
    paper.revoked = Some(day("2026-02-01"));
    let complain = wanted(Act::Complain, Matter::Personal, "2026-02-01");
    insta::assert_snapshot!(answers(&with_power(paper), &complain, &LocalRule::NONE), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, the citizen took the power back on 2026-02-01
    ");
}

#[test]
fn a_companion_is_there_and_does_not_act() {
    let people = with_power(power(RepresentativeKind::Companion, "2026-01-15"));
    let ask =
        |act| answers(&people, &wanted(act, Matter::Personal, "2026-02-01"), &LocalRule::NONE);
    insta::assert_snapshot!(ask(Act::Attend), @"
    citizen: Alone, it is the citizen's own case
    representative 1: Alone, the citizen has a companion
    ");
    insta::assert_snapshot!(ask(Act::Complain), @"
    citizen: Alone, it is the citizen's own case
    representative 1: No, a companion is there and speaks, and does not act
    ");
}

#[test]
fn one_representative_for_one_year_is_a_catalogues_rule_and_not_law() {
    let ikast_brande = LocalRule::of(shelf::catalogue("ikast-brande/2025"));
    let hvidovre = LocalRule::of(shelf::catalogue("hvidovre/2023"));
    let people = with_power(power(RepresentativeKind::Party, "2025-02-15"));

    assert_eq!(ikast_brande.most(), Some((1, Some("76".to_owned()))));
    assert_eq!(hvidovre.most(), None);
    let refused = people.one_more(day("2025-06-01"), &ikast_brande).unwrap_err();
    insta::assert_snapshot!(refused, @"the catalogue speaks of at most 1 at a time, and 1 already hold on that day; end one, or give the reason for one more");
    assert_eq!(people.one_more(day("2025-06-01"), &hvidovre), Ok(()));
    assert_eq!(people.one_more(day("2025-02-14"), &ikast_brande), Ok(()), "not signed yet");

    let after_a_year = wanted(Act::Complain, Matter::Personal, "2026-02-16");
    insta::assert_snapshot!(answers(&people, &after_a_year, &ikast_brande), @"
    citizen: Alone, it is the citizen's own case
    representative 1: Alone, the power signed on 2025-02-15 covers it; the catalogue wants it signed again by 2026-02-15
    ");
    insta::assert_snapshot!(answers(&people, &after_a_year, &hvidovre), @"
    citizen: Alone, it is the citizen's own case
    representative 1: Alone, the power signed on 2025-02-15 covers it
    ");
}

#[test]
fn a_power_signed_on_a_leap_day_lasts_as_long_as_any_reading_lets_it() {
    let rule = LocalRule::of(shelf::catalogue("ikast-brande/2025"));
    assert_eq!(rule.renewed_by(day("2028-02-29")), Some(day("2029-03-01")));
}

#[test]
fn the_vocabulary_is_told_which_power_there_is() {
    let mut people = with_power(power(RepresentativeKind::Party, "2026-01-15"));
    assert_eq!(people.power_of_attorney(day("2026-01-14")), "ingen");
    assert_eq!(people.power_of_attorney(day("2026-01-15")), "almindelig");
    people.representatives.push(power(RepresentativeKind::PartyBesideCitizen, "2026-02-01"));
    assert_eq!(people.power_of_attorney(day("2026-02-01")), "tilpasset");
}

fn consent(with: &str, form: ConsentForm) -> Consent {
    Consent {
        with: BTreeSet::from([with.to_owned()]),
        about: "Helbred".into(),
        form,
        given: day("2026-01-15"),
        until: None,
        withdrawn: None,
        document: None,
    }
}

#[test]
fn nothing_is_collected_without_a_written_consent_that_still_holds() {
    let mut written = consent("egen læge", ConsentForm::Written);
    written.until = Some(day("2026-12-31"));
    let people = |consents: Vec<Consent>| People { consents, ..People::default() };
    let ask = |people: &People, from: &str, on: &str| match people.may_collect(from, day(on)) {
        Ok(_) => "yes".to_owned(),
        Err(why) => why.to_string(),
    };
    let holds = people(vec![written.clone()]);
    insta::assert_snapshot!(ask(&holds, "egen læge", "2026-01-15"), @"yes");
    insta::assert_snapshot!(ask(&holds, "egen læge", "2026-01-14"), @"the consent for this source holds from 2026-01-15: it must be there beforehand");
    insta::assert_snapshot!(ask(&holds, "egen læge", "2027-01-01"), @"the consent for this source held until 2026-12-31; ask for a new one");
    insta::assert_snapshot!(ask(&holds, "jobcentret", "2026-02-01"), @"no consent names this source; ask the citizen for one (RSL § 11 a)");
    let oral = people(vec![consent("egen læge", ConsentForm::Oral)]);
    insta::assert_snapshot!(ask(&oral, "egen læge", "2026-02-01"), @"the consent for this source is oral; the Act wants it in writing (RSL § 11 a)");
    written.withdrawn = Some(day("2026-02-01"));
    let withdrawn = people(vec![written]);
    insta::assert_snapshot!(ask(&withdrawn, "egen læge", "2026-01-31"), @"yes");
    insta::assert_snapshot!(ask(&withdrawn, "egen læge", "2026-02-01"), @"the consent for this source was withdrawn on 2026-02-01");
}

#[test]
fn whoever_is_taken_out_of_a_case_no_longer_may_and_is_still_there() {
    let persons = [
        Person {
            id: "1".to_owned(),
            removed: Some(day("2026-02-01")),
            part: Part::Guardian(guardian(GuardianForm::Section5, &[Matter::Personal])),
        },
        Person {
            id: "2".to_owned(),
            removed: Some(day("2026-02-01")),
            part: Part::Representative(power(RepresentativeKind::Party, "2026-01-15")),
        },
    ];
    let text = serde_json::to_string(&persons).unwrap();
    let persons: Vec<Person> = serde_json::from_str(&text).unwrap();
    let people = People::of(&persons);
    let ask = |on| answers(&people, &wanted(Act::Apply, Matter::Personal, on), &LocalRule::NONE);
    insta::assert_snapshot!(ask("2026-01-31"), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: Alone, the guardian acts for the citizen (værgemålsloven § 5)
    representative 1: Alone, the power signed on 2026-01-15 covers it
    ");
    insta::assert_snapshot!(ask("2026-02-01"), @"
    citizen: Alone, it is the citizen's own case
    guardian 1: No, the guardianship does not hold on that day (værgemålsloven § 5)
    representative 1: No, the citizen took the power back on 2026-02-01
    ");
}

#[test]
fn a_letter_goes_to_the_postal_address_and_nothing_private_reaches_a_log() {
    let address = |kind, from: &str, until: Option<&str>, lines: &str| Address {
        kind,
        lines: lines.into(),
        span: span(from, until),
    };
    let citizen = Citizen {
        id: "00000000-0000-0000-0000-000000000001".parse().unwrap(),
        name: "Signe Test".into(),
        language: Some("da".to_owned()),
        interpreter: None,
        addresses: vec![
            address(AddressKind::Registered, "2020-01-01", None, "Testvej 1"),
            address(AddressKind::Postal, "2026-01-01", Some("2026-01-31"), "Postboks 7"),
        ],
        protected: Some(span("2026-01-01", Some("2026-12-31"))),
        municipality: "0756".to_owned(),
    };
    let to = |on| citizen.letters_go_to(day(on)).map(|it| it.lines.0.clone());
    assert_eq!(to("2026-01-31").as_deref(), Some("Postboks 7"));
    assert_eq!(to("2026-02-01").as_deref(), Some("Testvej 1"));
    assert!(citizen.is_protected(day("2026-12-31")));
    assert!(!citizen.is_protected(day("2027-01-01")));
    let logged = format!("{citizen:?}");
    assert!(
        !logged.contains("Signe") && !logged.contains("Testvej") && !logged.contains("Postboks")
    );
    let text = serde_json::to_string(&citizen).unwrap();
    assert_eq!(serde_json::from_str::<Citizen>(&text).unwrap(), citizen);
}
