use std::fmt::Write as _;

use casework::id::{CaseId, CitizenId, UserId};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const CITIZEN: CitizenId = CitizenId(Uuid::from_u128(1));

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|&it| it.to_owned()).collect()
}

fn in_unit(job: Job, unit: &str) -> Role {
    Role { units: Some(texts(&[unit])), sensitivity: 2, ..Role::everywhere(job) }
}

fn person(roles: Vec<Role>) -> Who {
    let id = UserId(Uuid::from_u128(9));
    Who { id, name: "Bo Invented".to_owned(), roles, provider: None, citizen: None }
}

fn case_in(unit: &str) -> Resource {
    Resource {
        case: Some(CaseId(Uuid::from_u128(2))),
        citizen: Some(CITIZEN),
        unit: unit.to_owned(),
        paragraphs: texts(&["SEL § 97, stk. 1"]),
        kle: "27.42.08".to_owned(),
        sensitivity: 2,
        ..Resource::default()
    }
}

/// Who asks, what for, of what: the answer as the page *why may I* shows it.
fn why(who: &Who, permission: Permission, resource: &Resource, reason: Option<&str>) -> String {
    let glass = reason.map(|it| BrokenGlass::new(it).unwrap());
    let verdict = Policies::new().unwrap().may(who, permission, resource, glass.as_ref());
    let mut text = String::from(if verdict.allowed { "yes" } else { "no" });
    text += if verdict.review { ", to be reviewed\n" } else { "\n" };
    for why in verdict.because {
        writeln!(text, "{}: {} / {}", why.policy, why.da, why.en).unwrap();
    }
    text
}

#[test]
fn a_yes_and_a_no_say_why_in_both_languages() {
    let who = person(vec![in_unit(Job::CaseWorker, "Handicap")]);
    insta::assert_snapshot!(why(&who, Permission::Sign, &case_in("Handicap"), None), @"
    yes
    case-worker: En sagsbehandler ser og behandler sager inden for sin rolle. / A case worker sees cases and works on them within the role.
    ");
    let far = Resource { sensitivity: 3, ..case_in("Ældre") };
    insta::assert_snapshot!(why(&who, Permission::Sign, &far, None), @"
    no
    other-unit: Sagen hører til en enhed, som rollen ikke omfatter. / The case belongs to a unit that the role does not cover.
    too-sensitive: Oplysningerne er mere følsomme, end rollen giver adgang til. / The information is more sensitive than the role gives access to.
    ");
    insta::assert_snapshot!(why(&who, Permission::ManageUsers, &Resource::office(), None), @"
    no
    nothing-permits: Ingen af personens roller giver ret til det. / None of the person's roles gives the right to it.
    ");
}

#[test]
fn a_broken_glass_opens_a_look_and_never_an_act() {
    let who = person(vec![in_unit(Job::CaseWorker, "Handicap")]);
    let far = case_in("Ældre");
    let reason = Some("Called by the emergency ward");
    insta::assert_snapshot!(why(&who, Permission::SeeJournal, &far, reason), @"
    yes, to be reviewed
    case-worker-breaks-glass: En sagsbehandler har nødadgang med begrundelse; opslaget gennemgås bagefter. / A case worker has emergency access with a reason; the look is reviewed afterwards.
    ");
    insta::assert_snapshot!(why(&who, Permission::SeeDocument, &far, reason), @"
    no
    other-unit: Sagen hører til en enhed, som rollen ikke omfatter. / The case belongs to a unit that the role does not cover.
    ");
    insta::assert_snapshot!(why(&who, Permission::RecordFact, &far, reason), @"
    no
    other-unit: Sagen hører til en enhed, som rollen ikke omfatter. / The case belongs to a unit that the role does not cover.
    ");
}

#[test]
fn a_glass_that_need_not_be_broken_is_not_reviewed() {
    let who = person(vec![in_unit(Job::CaseWorker, "Handicap")]);
    let reason = Some("To be on the safe side");
    insta::assert_snapshot!(why(&who, Permission::SeeCase, &case_in("Handicap"), reason), @"
    yes
    case-worker: En sagsbehandler ser og behandler sager inden for sin rolle. / A case worker sees cases and works on them within the role.
    ");
}

#[test]
fn a_reason_is_more_than_a_dash() {
    for nothing in ["", "  ", "-", "..."] {
        let error = BrokenGlass::new(nothing).unwrap_err().to_string();
        assert_eq!(error, "write why this has to be seen; the reason is kept and reviewed");
    }
    let glass = BrokenGlass::new(" Anna fell ").unwrap();
    assert_eq!(glass.reason(), "Anna fell");
    assert_eq!(format!("{glass:?}"), "BrokenGlass(•••)");
}

#[test]
fn a_protected_address_needs_the_right_and_the_reason() {
    let home = Resource { protected: true, ..case_in("Handicap") };
    let with = person(vec![in_unit(Job::CaseWorker, "Handicap")]);
    let without =
        person(vec![Role { protected_addresses: false, ..in_unit(Job::CaseWorker, "Handicap") }]);
    let reason = Some("A letter that has to go by courier");
    let ask = |who, reason| why(who, Permission::SeeProtectedAddress, &home, reason);
    insta::assert_snapshot!(ask(&with, reason), @"
    yes
    case-worker: En sagsbehandler ser og behandler sager inden for sin rolle. / A case worker sees cases and works on them within the role.
    ");
    insta::assert_snapshot!(ask(&with, None), @"
    no
    protected-address-reason: Adressen er beskyttet og vises først, når der er skrevet en begrundelse. / The address is protected and is shown only once a reason has been written.
    ");
    insta::assert_snapshot!(ask(&without, reason), @"
    no
    protected-address-right: Adressen er beskyttet, og rollen giver ikke ret til beskyttede adresser. / The address is protected, and the role gives no right to protected addresses.
    ");
}

#[test]
fn the_job_of_one_role_does_not_travel_with_the_constraints_of_another() {
    let policies = Policies::new().unwrap();
    let who = person(vec![in_unit(Job::Leader, "Handicap"), in_unit(Job::CaseWorker, "Ældre")]);
    let may = |permission, unit| policies.may(&who, permission, &case_in(unit), None).allowed;
    assert!(may(Permission::DeleteCase, "Handicap"));
    assert!(may(Permission::Sign, "Ældre"));
    assert!(!may(Permission::DeleteCase, "Ældre"));
    assert_eq!(competences(&who), [Competence::CaseWorker, Competence::Leader]);
    assert_eq!(policies.competences(&who, &case_in("Ældre")), [Competence::CaseWorker]);
    assert_eq!(policies.competences(&who, &case_in("Børn")), []);
}

#[test]
fn a_constraint_on_a_paragraph_is_not_one_on_its_neighbours() {
    let bound = |to: &str| {
        person(vec![Role { paragraphs: Some(texts(&[to])), ..Role::everywhere(Job::CaseWorker) }])
    };
    let sees = |to: &str, paragraph: &str| {
        let case = Resource { paragraphs: texts(&[paragraph]), ..case_in("Handicap") };
        seen(&bound(to)).holds(&case)
    };
    assert!(sees("SEL", "SEL § 97"));
    assert!(sees("SEL § 97", "SEL § 97"));
    assert!(sees("SEL § 97", "SEL § 97, stk. 7"));
    assert!(!sees("SEL § 97, stk. 7", "SEL § 97"));
    assert!(!sees("SEL § 9", "SEL § 97"));
    assert!(!sees("SEL § 82", "SEL § 82 a"));
    assert!(!sees("SE", "SEL § 97"));
    assert!(!sees("SEL", "SUL § 140"));
    let nothing_yet = Resource { paragraphs: vec![], ..case_in("Handicap") };
    assert!(!seen(&bound("SEL")).holds(&nothing_yet));
}

#[test]
fn every_policy_says_why_in_danish_and_in_english() {
    let policies = Policies::new().unwrap();
    assert!(policies.whys.len() > 20);
    for explained in policies.whys.values() {
        let Why { policy, da, en } = &*explained.why;
        for sentence in [da, en] {
            let whole = sentence.ends_with('.') && sentence.chars().any(|it| it == ' ');
            assert!(whole, "{policy}: {sentence}");
        }
        assert_ne!(da, en, "{policy}");
    }
}

#[test]
fn every_policy_stands_under_a_comment_in_plain_words() {
    for (file, text) in POLICIES {
        for block in text.split("\n\n").filter(|it| it.contains("@id(")) {
            let words = block.lines().take_while(|it| it.starts_with("// ")).count();
            assert!(words > 0, "{file}: {block}");
        }
        assert_eq!(text.matches("@id(").count(), text.matches(";\n").count(), "{file}");
    }
}

#[test]
fn what_can_be_done_to_a_case_or_a_person_is_bounded_or_behind_the_glass() {
    let schema = read_schema(SCHEMA).unwrap();
    let actions = schema.action_entities().unwrap();
    let bounded = uid("Action", "bounded").unwrap();
    for asked in Asked::all(&schema) {
        let action = uid("Action", &asked.action()).unwrap();
        let personal = kinds(&schema, &action).iter().any(|it| *it != Kind::Office);
        let glass = matches!(asked, Asked::BehindGlass(_) | Asked::Plainly(Permission::BreakGlass));
        let is_bounded = actions.is_ancestor_of(&bounded, &action);
        assert_eq!(
            is_bounded,
            personal && !glass || action_of_office_and_person(asked),
            "{asked:?}"
        );
    }
}

/// Nobody is registered twice, so this one begins at the office and ends at a person.
fn action_of_office_and_person(asked: Asked) -> bool {
    asked == Asked::Plainly(Permission::RegisterCitizen)
}

#[test]
fn the_schema_and_the_permissions_name_the_same_actions() {
    let schema = read_schema(SCHEMA).unwrap();
    let groups: Vec<_> = schema.action_groups().map(|it| it.id().unescaped().to_owned()).collect();
    let mut asked: Vec<_> = Asked::all(&schema).into_iter().map(Asked::action).collect();
    let mut named: Vec<_> = schema.actions().map(|it| it.id().unescaped().to_owned()).collect();
    named.retain(|it| !groups.contains(it));
    asked.sort();
    named.sort();
    assert_eq!(asked, named);
    for &permission in Permission::ALL {
        assert_eq!(permission.name().parse(), Ok(permission));
        let json = serde_json::to_string(&permission).unwrap();
        assert_eq!(json, format!("\"{permission}\""));
    }
    for &job in Job::ALL {
        assert_eq!(serde_json::to_string(&job).unwrap(), format!("\"{}\"", job.name()));
    }
}

#[test]
fn a_policy_that_does_not_fit_stops_the_program() {
    let with = |text: &str| {
        let Err(error) = Policies::read(SCHEMA, &[("own.cedar", text)]) else {
            return "fine".to_owned();
        };
        error.to_string()
    };
    let whys = r#"@id("own") @why_da("Fordi.") @why_en("Because.")"#;
    insta::assert_snapshot!(with("permit ("), @"own.cedar cannot be read: unexpected end of input");
    insta::assert_snapshot!(with("permit (principal, action, resource);"), @"policy without a name in own.cedar has no `@id`; every policy says who it is and why");
    insta::assert_snapshot!(
        with(r#"@id("own") @why_da("Fordi.") permit (principal, action, resource);"#), @"policy own in own.cedar has no `@why_en`; every policy says who it is and why");
    insta::assert_snapshot!(
        with(&format!(r#"{whys} permit (principal in Job::"leader", action == Action::"fly", resource);"#)), @r#"the policies do not fit their schema: for policy `own`, unrecognized action `Action::"fly"`; for policy `own`, unable to find an applicable action given the policy scope constraints; for policy `own`, policy is impossible: the policy expression evaluates to false for all valid requests"#);
    insta::assert_snapshot!(
        with(&format!("{whys} forbid (principal, action, resource) when {{ principal.age > 3 }};")), @"the policies do not fit their schema: for policy `own`, attribute `age` on entity type `Role` not found");
    insta::assert_snapshot!(
        with(&format!("{whys} forbid (principal, action, resource); {whys} forbid (principal, action, resource);")), @"two policies are called `own`; a policy's name is its own");
}

#[test]
fn roles_are_read_from_the_row_as_they_were_written() {
    let written = vec![in_unit(Job::Leader, "Handicap"), Role::everywhere(Job::Auditor)];
    let json = serde_json::to_string(&written).unwrap();
    insta::assert_snapshot!(json, @r#"[{"job":"leader","units":["Handicap"],"paragraphs":null,"kle":null,"sensitivity":2,"protected-addresses":true},{"job":"auditor","units":null,"paragraphs":null,"kle":null,"sensitivity":255,"protected-addresses":true}]"#);
    assert_eq!(roles(&json), Ok(written));
    assert_eq!(roles("[]"), Ok(vec![]));
}

#[test]
fn roles_that_are_not_understood_are_an_error_and_never_a_guess() {
    let said = |json: &str| roles(json).unwrap_err().to_string();
    let role = |job: &str, units: &str, kle: &str| {
        format!(
            r#"[{{"job":"{job}",{units}"paragraphs":null,"kle":{kle},"sensitivity":1,"protected-addresses":false}}]"#
        )
    };
    assert!(roles(&role("leader", r#""units":null,"#, "null")).is_ok());
    insta::assert_snapshot!(said("{}"), @"the user's roles are not a JSON list; save them again");
    insta::assert_snapshot!(said(&role("mayor", r#""units":null,"#, "null")), @"role 1 of the user has a job that is not known; the jobs are case-worker, leader, visitation-committee, political-committee, shelter-leader, complaint-handler, administrator, auditor, provider, citizen, job");
    insta::assert_snapshot!(said(&role("leader", "", "null")), @"role 1 of the user lacks a field or has an unknown one; a role has job, units, paragraphs, kle, sensitivity (0 to 255) and protected-addresses, and a list that does not constrain is null");
    insta::assert_snapshot!(said(&role("leader", r#""units":[" "],"#, "null")), @"role 1 of the user has a constraint that is empty, has a bar, or begins or ends with a space");
    insta::assert_snapshot!(said(&role("leader", r#""units":null,"#, r#"["27.3"]"#)), @"role 1 of the user has a KLE constraint that is not whole groups of two digits, like 27.36");
}

#[test]
fn nobody_s_name_is_in_a_debug_text() {
    let who = Who { citizen: Some(CITIZEN), ..person(vec![Role::everywhere(Job::Citizen)]) };
    assert!(!format!("{who:?}").contains("Invented"));
}

#[test]
fn the_policies_can_be_shared_by_all_requests() {
    fn is_shared<T: Send + Sync>(_: &T) {}
    is_shared(&Policies::new().unwrap());
}

fn some(of: &'static [&'static str]) -> impl Strategy<Value = Option<Vec<String>>> {
    prop::option::of(prop::sample::subsequence(of, 0..=of.len().min(3)).prop_map(|it| texts(&it)))
}

fn one(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of).prop_map(str::to_owned)
}

const UNITS: &[&str] = &["", "Handicap", "Ældre"];
const PARAGRAPHS: &[&str] = &[
    "SEL",
    "SEL § 9",
    "SEL § 97",
    "SEL § 97, stk. 7",
    "SEL § 97 a",
    "SEL § 109",
    "SUL § 140",
    "SUL",
];
const KLE: &[&str] = &["27", "27.36", "27.36.04", "32", "32.27.36", ""];
const PROVIDERS: &[&str] = &["A", "B"];

fn roles_of_somebody() -> impl Strategy<Value = Role> {
    let job = prop::sample::select(Job::ALL);
    (job, some(UNITS), some(PARAGRAPHS), some(KLE), 0..4_u8, any::<bool>()).prop_map(
        |(job, units, paragraphs, kle, sensitivity, protected_addresses)| Role {
            job,
            units,
            paragraphs,
            kle,
            sensitivity,
            protected_addresses,
        },
    )
}

fn somebody() -> impl Strategy<Value = Who> {
    let citizen = prop::option::of((1..3_u128).prop_map(|it| CitizenId(Uuid::from_u128(it))));
    let roles = prop::collection::vec(roles_of_somebody(), 0..4);
    (roles, prop::option::of(one(PROVIDERS)), citizen).prop_map(|(roles, provider, citizen)| Who {
        provider,
        citizen,
        ..person(roles)
    })
}

fn something() -> impl Strategy<Value = Resource> {
    let case = prop::option::weighted(0.8, Just(CaseId(Uuid::from_u128(5))));
    let citizen = prop::option::of((1..3_u128).prop_map(|it| CitizenId(Uuid::from_u128(it))));
    let paragraphs = some(PARAGRAPHS).prop_map(Option::unwrap_or_default);
    let orders = some(PROVIDERS).prop_map(Option::unwrap_or_default);
    (case, citizen, one(UNITS), paragraphs, one(KLE), 0..4_u8, any::<bool>(), orders).prop_map(
        |(case, citizen, unit, paragraphs, kle, sensitivity, protected, orders_to)| Resource {
            case,
            citizen,
            unit,
            paragraphs,
            kle,
            sensitivity,
            protected,
            orders_to,
            worker: None,
        },
    )
}

thread_local! {
    static SHARED: Policies = Policies::new().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_list_shows_the_cases_that_the_policies_let_one_see(who in somebody(), it in something()) {
        let may = SHARED.with(|policies| policies.may(&who, Permission::SeeCase, &it, None).allowed);
        prop_assert_eq!(seen(&who).holds(&it), may);
    }

    #[test]
    fn the_store_s_beginnings_find_the_same_paragraphs(
        bound in some(PARAGRAPHS), paragraphs in some(PARAGRAPHS)
    ) {
        let paragraphs = paragraphs.unwrap_or_default();
        let role = Role { paragraphs: bound, ..Role::everywhere(Job::CaseWorker) };
        let who = person(vec![role]);
        let column = paragraphs.iter().fold(String::from("|"), |text, it| text + it + "|");
        let beginnings = seen(&who).any_of[0].beginnings_of_stored_paragraphs();
        let found = beginnings.is_none_or(|list| {
            list.iter().any(|it| column.contains(&format!("|{it}")))
        });
        let case = Resource { paragraphs, ..case_in("Handicap") };
        prop_assert_eq!(seen(&who).holds(&case), found);
    }

    /// What is left out of a slice has no say: all the policies together answer the same.
    #[test]
    fn a_slice_answers_as_all_the_policies_do(
        who in somebody(), it in something(), reasoned in any::<bool>(),
        permission in prop::sample::select(Permission::ALL),
    ) {
        SHARED.with(|policies| {
            let schema = read_schema(SCHEMA).unwrap();
            let (all, _) = read_policies(&POLICIES).unwrap();
            for role in &who.roles {
                let asked = Asked::Plainly(permission);
                let answer = policies.ask(&who, role, asked, &it, reasoned);
                let (request, entities) =
                    policies.question(&who, role, asked, &it, reasoned).unwrap();
                let known = kinds(&schema, request.action().unwrap()).contains(&it.kind());
                let whole = Authorizer::new().is_authorized(&request, &all, &entities).decision();
                let yes = matches!(answer, Answer::Yes(_));
                prop_assert_eq!(yes, known && whole == Decision::Allow);
            }
            Ok(())
        })?;
    }

    /// Whoever asks, and with whatever reason: an act never comes by the glass, and a look by the
    /// glass is always marked.
    #[test]
    fn the_glass_adds_looks_only_and_marks_them(
        who in somebody(), it in something(), permission in prop::sample::select(Permission::ALL),
    ) {
        SHARED.with(|policies| {
            let glass = BrokenGlass::new("An emergency").unwrap();
            let without = policies.may(&who, permission, &it, None);
            let with = policies.may(&who, permission, &it, Some(&glass));
            prop_assert!(!without.review);
            prop_assert!(with.allowed || !without.allowed);
            if with.allowed && !without.allowed {
                let looks = [Permission::SeeCitizen, Permission::SeeCase, Permission::SeeJournal];
                let address = permission == Permission::SeeProtectedAddress;
                prop_assert!(looks.contains(&permission) || address);
                prop_assert_eq!(with.review, !address);
            }
            prop_assert!(!with.because.is_empty() && !without.because.is_empty());
            Ok(())
        })?;
    }

    #[test]
    fn a_stranger_gets_nothing(it in something(), permission in prop::sample::select(Permission::ALL)) {
        let glass = BrokenGlass::new("An emergency").unwrap();
        let verdict = SHARED.with(|policies| {
            policies.may(&person(vec![]), permission, &it, Some(&glass))
        });
        prop_assert!(!verdict.allowed);
        prop_assert_eq!(&verdict.because[0].policy, "nothing-permits");
        prop_assert!(!seen(&person(vec![])).holds(&it));
    }
}
