//! What is asked about: a case (*sag*), a citizen (*borger*) or the office (*forvaltningen*).

use std::collections::HashMap;

use casework::id::{CaseId, CitizenId, UserId};
use cedar_policy::RestrictedExpression;

/// What rights are held against. With a case it is the case; with a citizen alone, the person; with
/// neither, what belongs to no person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resource {
    pub case: Option<CaseId>,
    pub citizen: Option<CitizenId>,
    /// Empty for a citizen without a case in any unit.
    pub unit: String,
    /// `SEL § 97`, `SEL § 96, stk. 3`. Of the whole case to see it; of one decision to sign it.
    pub paragraphs: Vec<String>,
    pub kle: String,
    pub sensitivity: u8,
    /// *Adressebeskyttelse* of the citizen.
    pub protected: bool,
    /// The providers with an order.
    pub orders_to: Vec<String>,
    /// *Sagsbehandler*. No policy turns on it yet.
    pub worker: Option<UserId>,
}

/// Which of the three it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Case,
    Citizen,
    Office,
}

impl Kind {
    pub(super) const ALL: &[Kind] = &[Kind::Case, Kind::Citizen, Kind::Office];

    /// As in the schema.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Case => "Case",
            Kind::Citizen => "Citizen",
            Kind::Office => "Office",
        }
    }
}

impl Resource {
    /// What belongs to no citizen: users, catalogues, backups, the read log as a whole.
    pub fn office() -> Self {
        Self::default()
    }

    pub(super) fn kind(&self) -> Kind {
        match (self.case, self.citizen) {
            (Some(_), _) => Kind::Case,
            (None, Some(_)) => Kind::Citizen,
            (None, None) => Kind::Office,
        }
    }

    pub(super) fn attributes(&self) -> HashMap<String, RestrictedExpression> {
        let mut attributes = HashMap::new();
        let mut put = |name: &str, it| attributes.insert(name.to_owned(), it);
        let kind = self.kind();
        if kind == Kind::Office {
            return attributes;
        }
        if let Some(citizen) = self.citizen {
            put("citizen", RestrictedExpression::new_string(citizen.to_string()));
        }
        if kind == Kind::Case {
            let paragraphs = self.paragraphs.iter().flat_map(|it| beginnings_of_paragraph(it));
            put("paragraphs", texts(paragraphs));
            put("kle", texts(beginnings_of_kle(&self.kle)));
        }
        put("unit", RestrictedExpression::new_string(self.unit.clone()));
        put("sensitivity", RestrictedExpression::new_long(self.sensitivity.into()));
        put("protected", RestrictedExpression::new_bool(self.protected));
        put("ordersTo", texts(self.orders_to.iter().map(String::as_str)));
        attributes
    }
}

fn texts<'a>(list: impl Iterator<Item = &'a str>) -> RestrictedExpression {
    let text = |it: &str| RestrictedExpression::new_string(it.to_owned());
    RestrictedExpression::new_set(list.map(text))
}

/// `SEL § 96, stk. 3` begins with `SEL`, `SEL § 96` and itself. Not with `SEL § 9`, and `SEL § 82 a`
/// does not begin with `SEL § 82`: those are other paragraphs.
pub(super) fn beginnings_of_paragraph(paragraph: &str) -> impl Iterator<Item = &str> {
    let act = paragraph.find(" §");
    let parts = paragraph.match_indices(", ").map(|(at, _)| at);
    let ends = act.into_iter().chain(parts).chain([paragraph.len()]);
    ends.filter_map(|end| paragraph.get(..end)).filter(|it| !it.is_empty())
}

/// `27.36.04` begins with `27`, `27.36` and itself.
pub(super) fn beginnings_of_kle(kle: &str) -> impl Iterator<Item = &str> {
    let ends = kle.match_indices('.').map(|(at, _)| at).chain([kle.len()]);
    ends.filter_map(|end| kle.get(..end)).filter(|it| !it.is_empty())
}
