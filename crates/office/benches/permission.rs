//! How long *may I* (*må jeg*) takes: it is asked on every request, of which it may be a twentieth.

#![expect(clippy::unwrap_used, reason = "a bench that panics says where")]

use casework::id::{CaseId, CitizenId, UserId};
use divan::{Bencher, black_box};
use office::permission::{BrokenGlass, Job, Permission, Policies, Resource, Role, Who, seen};
use uuid::Uuid;

fn main() {
    divan::main();
}

fn who(roles: usize) -> Who {
    let texts = |list: &[&str]| Some(list.iter().map(|&it| it.to_owned()).collect());
    let mut role = Role {
        units: texts(&["Handicap"]),
        paragraphs: texts(&["SEL § 85", "SEL § 97", "SEL § 100", "SEL § 107"]),
        kle: texts(&["27"]),
        ..Role::everywhere(Job::CaseWorker)
    };
    let mut held = vec![role.clone()];
    role.units = texts(&["Ældre"]);
    // The role that reaches the case is the last one asked.
    held.splice(0..0, vec![role; roles - 1]);
    let id = UserId(Uuid::from_u128(1));
    Who { id, name: String::new(), roles: held, provider: None, citizen: None }
}

fn case() -> Resource {
    Resource {
        case: Some(CaseId(Uuid::from_u128(2))),
        citizen: Some(CitizenId(Uuid::from_u128(3))),
        unit: "Handicap".to_owned(),
        paragraphs: vec!["SEL § 97, stk. 1".to_owned(), "SEL § 85".to_owned()],
        kle: "27.42.08".to_owned(),
        sensitivity: 2,
        ..Resource::default()
    }
}

#[divan::bench]
fn read_the_policies() -> Policies {
    Policies::new().unwrap()
}

#[divan::bench(args = [1, 3])]
fn may_see_a_case(bencher: Bencher<'_, '_>, roles: usize) {
    let (policies, who, case) = (Policies::new().unwrap(), who(roles), case());
    bencher
        .bench_local(|| policies.may(black_box(&who), Permission::SeeCase, black_box(&case), None));
}

#[divan::bench]
fn may_sign(bencher: Bencher<'_, '_>) {
    let (policies, who, case) = (Policies::new().unwrap(), who(1), case());
    bencher.bench_local(|| policies.may(black_box(&who), Permission::Sign, black_box(&case), None));
}

#[divan::bench]
fn may_not_see_another_unit(bencher: Bencher<'_, '_>) {
    let (policies, who) = (Policies::new().unwrap(), who(1));
    let case = Resource { unit: "Børn".to_owned(), ..case() };
    bencher
        .bench_local(|| policies.may(black_box(&who), Permission::SeeCase, black_box(&case), None));
}

#[divan::bench]
fn may_see_by_a_broken_glass(bencher: Bencher<'_, '_>) {
    let (policies, who) = (Policies::new().unwrap(), who(1));
    let case = Resource { unit: "Børn".to_owned(), ..case() };
    let glass = BrokenGlass::new("An emergency").unwrap();
    bencher.bench_local(|| {
        policies.may(black_box(&who), Permission::SeeCase, black_box(&case), Some(&glass))
    });
}

#[divan::bench]
fn a_case_held_against_what_is_seen(bencher: Bencher<'_, '_>) {
    let (seen, case) = (seen(&who(1)), case());
    bencher.bench_local(|| black_box(&seen).holds(black_box(&case)));
}
