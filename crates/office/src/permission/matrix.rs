//! The permission matrix (*rettighedsmatrix*) as text: a table for each job, a row for each
//! permission, a column for each situation. Every cell is the policies' own answer.

use casework::id::{CaseId, CitizenId, UserId};
use uuid::Uuid;

use super::*;

const CITIZEN: CitizenId = CitizenId(Uuid::from_u128(1));
const SOMEBODY_ELSE: CitizenId = CitizenId(Uuid::from_u128(2));
const CASE: CaseId = CaseId(Uuid::from_u128(3));
const USER: UserId = UserId(Uuid::from_u128(4));

/// The typical role: bound to one unit, two paragraphs, one KLE group and a sensitivity of 2.
fn typical(job: Job) -> Who {
    let all = |list: &[&str]| Some(list.iter().map(|&it| it.to_owned()).collect());
    let bound = Role {
        job,
        units: all(&["Handicap"]),
        paragraphs: all(&["SEL § 97", "SEL § 109"]),
        kle: all(&["27"]),
        sensitivity: 2,
        protected_addresses: matches!(job, Job::Leader | Job::ShelterLeader | Job::Provider),
    };
    let role = match job {
        Job::CaseWorker | Job::Leader | Job::ShelterLeader | Job::ComplaintHandler => bound,
        Job::VisitationCommittee | Job::PoliticalCommittee => Role { units: None, ..bound },
        Job::Administrator | Job::Auditor | Job::Provider | Job::Citizen | Job::Job => {
            Role { protected_addresses: bound.protected_addresses, ..Role::everywhere(job) }
        }
    };
    Who {
        id: USER,
        name: "Ann Invented".to_owned(),
        roles: vec![role],
        provider: (job == Job::Provider).then(|| "Plejen ApS".to_owned()),
        citizen: (job == Job::Citizen).then_some(CITIZEN),
    }
}

/// A case of § 97 in the unit Handicap, in which Plejen has an order.
fn case() -> Resource {
    Resource {
        case: Some(CASE),
        citizen: Some(CITIZEN),
        unit: "Handicap".to_owned(),
        paragraphs: vec!["SEL § 97, stk. 1".to_owned()],
        kle: "27.42.08".to_owned(),
        sensitivity: 2,
        protected: false,
        orders_to: vec!["Plejen ApS".to_owned()],
        worker: None,
    }
}

struct Situation {
    heading: &'static str,
    resource: Resource,
    /// With a written reason.
    glass: bool,
    /// Who asks is the citizen of the case as well.
    own: bool,
}

fn situations() -> Vec<Situation> {
    let case = case;
    let text = str::to_owned;
    let at = |heading, resource| Situation { heading, resource, glass: false, own: false };
    let other_unit = || Resource { unit: text("Ældre"), ..case() };
    let protected = || Resource { protected: true, ..case() };
    let person = || Resource { case: None, paragraphs: vec![], kle: String::new(), ..case() };
    let strange =
        Resource {
            citizen: Some(SOMEBODY_ELSE), orders_to: vec![text("Anden Udfører")], ..case()
        };
    vec![
        at("in reach", case()),
        at("§ 109", Resource { paragraphs: vec![text("SEL § 109, stk. 1")], ..case() }),
        at("other unit", other_unit()),
        at("§ 85", Resource { paragraphs: vec![text("SEL § 85")], ..case() }),
        at("KLE 32", Resource { kle: text("32.18.00"), ..case() }),
        at("sens. 3", Resource { sensitivity: 3, ..case() }),
        at("protected", protected()),
        Situation { glass: true, ..at("+ reason", protected()) },
        Situation { glass: true, ..at("unit+reason", other_unit()) },
        at("not theirs", strange),
        Situation { own: true, ..at("themselves", case()) },
        at("person", person()),
        at("unit's person", Resource { unit: text("Ældre"), ..person() }),
        at("office", Resource::office()),
    ]
}

fn cell(policies: &Policies, who: &Who, permission: Permission, at: &Situation) -> &'static str {
    let glass = BrokenGlass::new("Called by the emergency ward").ok().filter(|_| at.glass);
    let citizen = if at.own { Some(CITIZEN) } else { who.citizen };
    let who = Who { citizen, ..who.clone() };
    let verdict = policies.may(&who, permission, &at.resource, glass.as_ref());
    match (verdict.allowed, verdict.review, verdict.sight) {
        (true, true, _) => "review",
        (true, false, Some(Sight::Whole)) => "yes",
        (true, false, Some(Sight::Party)) => "party",
        (true, false, Some(Sight::Orders)) => "orders",
        (true, false, None) => "?",
        (false, ..) => "·",
    }
}

fn table(policies: &Policies, title: &str, who: &Who) -> String {
    let situations = situations();
    let line = |name: &str, cells: &mut dyn Iterator<Item = &str>| {
        let cells = cells.zip(&situations);
        let text = cells.fold(format!("{name:<24}"), |text, (cell, it)| {
            format!("{text}{cell:<width$}", width = it.heading.chars().count() + 2)
        });
        text.trim_end().to_owned() + "\n"
    };
    let mut text = format!("{title}\n");
    text += &line("", &mut situations.iter().map(|it| it.heading));
    let mut never = Vec::new();
    for &permission in Permission::ALL {
        let cells = situations.iter().map(|it| cell(policies, who, permission, it));
        let cells: Vec<_> = cells.collect();
        if cells.iter().all(|it| *it == "·") {
            never.push(permission.name());
        } else {
            text += &line(permission.name(), &mut cells.into_iter());
        }
    }
    text + &never_line(&never)
}

fn never_line(never: &[&str]) -> String {
    let mut text = String::from("in none of these:");
    let mut width = text.len();
    for name in never {
        if width + name.len() > 110 {
            text += "\n   ";
            width = 3;
        }
        text += " ";
        text += name;
        width += name.len() + 1;
    }
    text + "\n"
}

#[test]
fn the_permission_matrix() {
    let policies = Policies::new().unwrap();
    let mut text = String::from(
        "A role is bound to the unit Handicap, SEL §§ 97 and 109, KLE 27 and a sensitivity of 2; a\n\
         committee's to no unit; an administrator's, auditor's, provider's, citizen's and the\n\
         program's to nothing. Leader, shelter leader and provider have the right to protected\n\
         addresses. The case is in Handicap, under § 97, KLE 27.42.08, of sensitivity 2, the\n\
         citizen's own, with an order to the provider. Each column changes what it names.\n\
         yes: the whole; party: as a party sees it; orders: the orders alone; review: yes, by a\n\
         broken glass; ·: no.\n\n",
    );
    for &job in Job::ALL {
        text += &table(&policies, &format!("# {}", job.name()), &typical(job));
        text += "\n";
    }
    let stranger = Who { roles: Vec::new(), ..typical(Job::CaseWorker) };
    text += &table(&policies, "# a stranger", &stranger);
    insta::assert_snapshot!(text);
}
