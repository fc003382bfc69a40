//! Which cases somebody sees (*synlige sager*), as data: a list cannot ask a policy for each of
//! 100,000 rows, so the store makes a filter of this. A property test holds it equal to the policies.

use casework::id::CitizenId;

use super::resource::{beginnings_of_kle, beginnings_of_paragraph};
use super::{Job, Resource, Role, Who};

/// The cases that any one of the parts holds. No part: no case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub any_of: Vec<Within>,
}

/// One role's cases: all of what is given must hold. `None` does not constrain, and an empty list
/// holds nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The case's unit is one of them.
    pub units: Option<Vec<String>>,
    /// One of the case's paragraphs begins with one of them; see
    /// [`Within::beginnings_of_stored_paragraphs`].
    pub paragraphs: Option<Vec<String>>,
    /// The case's KLE number begins with one of them, in whole groups.
    pub kle: Option<Vec<String>>,
    /// The case is not more sensitive than this.
    pub sensitivity: u8,
    /// The provider has an order in the case.
    pub orders_to: Option<String>,
    /// The case is this citizen's.
    pub citizen: Option<CitizenId>,
}

/// The constraints of all the roles that permit to see a case.
pub fn seen(who: &Who) -> Seen {
    Seen { any_of: who.roles.iter().filter_map(|role| within(who, role)).collect() }
}

fn within(who: &Who, role: &Role) -> Option<Within> {
    let mut within = Within {
        units: role.units.clone(),
        paragraphs: role.paragraphs.clone(),
        kle: role.kle.clone(),
        sensitivity: role.sensitivity,
        orders_to: None,
        citizen: None,
    };
    match role.job {
        Job::CaseWorker
        | Job::Leader
        | Job::VisitationCommittee
        | Job::PoliticalCommittee
        | Job::ShelterLeader
        | Job::ComplaintHandler
        | Job::Job => (),
        Job::Provider => within.orders_to = Some(who.provider.clone()?),
        Job::Citizen => within.citizen = Some(who.citizen?),
        Job::Administrator | Job::Auditor => return None,
    }
    Some(within)
}

impl Seen {
    /// Whether the case is among them.
    pub fn holds(&self, resource: &Resource) -> bool {
        resource.case.is_some() && self.any_of.iter().any(|it| it.holds(resource))
    }
}

impl Within {
    fn holds(&self, resource: &Resource) -> bool {
        let one_of = |list: &Option<Vec<String>>, text: &str| {
            list.as_ref().is_none_or(|list| list.iter().any(|it| it == text))
        };
        let any_of = |list: &Option<Vec<String>>,
                      mut found: Box<dyn Iterator<Item = &str> + '_>| {
            list.as_ref().is_none_or(|list| found.any(|it| list.iter().any(|item| item == it)))
        };
        let paragraphs = resource.paragraphs.iter().flat_map(|it| beginnings_of_paragraph(it));
        one_of(&self.units, &resource.unit)
            && any_of(&self.paragraphs, Box::new(paragraphs))
            && any_of(&self.kle, Box::new(beginnings_of_kle(&resource.kle)))
            && resource.sensitivity <= self.sensitivity
            && self.orders_to.as_ref().is_none_or(|it| resource.orders_to.contains(it))
            && self.citizen.is_none_or(|it| resource.citizen == Some(it))
    }

    /// How the paragraphs can begin in the store's column (`|SEL § 82 a|SEL § 97|`), after a bar.
    /// A plain `SEL § 82` would find `SEL § 82 a` too, and `SEL § 9` would find § 97.
    pub fn beginnings_of_stored_paragraphs(&self) -> Option<Vec<String>> {
        let ends = |it: &String| {
            let whole_act = if it.contains(" §") { None } else { Some(format!("{it} §")) };
            [format!("{it}|"), format!("{it}, ")].into_iter().chain(whole_act)
        };
        Some(self.paragraphs.as_ref()?.iter().flat_map(ends).collect())
    }
}
