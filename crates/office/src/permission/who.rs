//! Who asks (*bruger*), and the roles (*jobfunktionsroller*) that person holds: KOMBIT's job
//! function role is a job with constraints, and so is ours.

use std::collections::HashMap;
use std::fmt;

use casework::id::{CitizenId, UserId};
use casework::role::Competence;
use cedar_policy::RestrictedExpression;
use serde::{Deserialize, Deserializer, Serialize};

/// Somebody who is logged in, or the program itself. A stranger is nobody: one without roles.
#[derive(Clone, PartialEq, Eq)]
pub struct Who {
    pub id: UserId,
    pub name: String,
    pub roles: Vec<Role>,
    /// *Udfører* the person works for.
    pub provider: Option<String>,
    /// The person's own record, when that person is a citizen of the municipality.
    pub citizen: Option<CitizenId>,
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Who")
            .field("id", &self.id)
            .field("roles", &self.roles)
            .finish_non_exhaustive()
    }
}

/// *Jobfunktionsrolle*: a job, and what it is held for. `None` does not constrain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Role {
    pub job: Job,
    /// *Enheder*.
    #[serde(deserialize_with = "written")]
    pub units: Option<Vec<String>>,
    /// `SEL § 97`, or a whole Act: `SEL`.
    #[serde(deserialize_with = "written")]
    pub paragraphs: Option<Vec<String>>,
    /// Whole groups of a KLE number: `27.36.04`, `27.36` or `27`.
    #[serde(deserialize_with = "written")]
    pub kle: Option<Vec<String>>,
    /// *Følsomhed*: the ceiling.
    pub sensitivity: u8,
    /// *Adressebeskyttelse*: whether protected addresses may be shown, after the extra click.
    pub protected_addresses: bool,
}

/// A constraint is written, also when it is none: a field that was forgotten must not open
/// everything, as serde's own reading of an `Option` would.
fn written<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<String>>, D::Error> {
    Option::deserialize(from)
}

impl Role {
    /// Without constraints.
    pub fn everywhere(job: Job) -> Self {
        Self {
            job,
            units: None,
            paragraphs: None,
            kle: None,
            sensitivity: u8::MAX,
            protected_addresses: true,
        }
    }

    pub(super) fn attributes(&self, who: &Who) -> HashMap<String, RestrictedExpression> {
        let text = |it: &String| RestrictedExpression::new_string(it.clone());
        let list = |it: &Vec<String>| RestrictedExpression::new_set(it.iter().map(text));
        let citizen = who.citizen.map(|it| RestrictedExpression::new_string(it.to_string()));
        let may_be_there = [
            ("units", self.units.as_ref().map(list)),
            ("paragraphs", self.paragraphs.as_ref().map(list)),
            ("kle", self.kle.as_ref().map(list)),
            ("provider", who.provider.as_ref().map(text)),
            ("citizen", citizen),
            ("sensitivity", Some(RestrictedExpression::new_long(self.sensitivity.into()))),
            ("protectedAddresses", Some(RestrictedExpression::new_bool(self.protected_addresses))),
        ];
        may_be_there.into_iter().filter_map(|(name, it)| Some((name.to_owned(), it?))).collect()
    }

    fn is_written_well(&self) -> Result<(), &'static str> {
        let two_digits =
            |group: &str| group.len() == 2 && group.bytes().all(|it| it.is_ascii_digit());
        let no_kle = |it: &String| !it.split('.').all(two_digits);
        let badly = |it: &String| it.trim().is_empty() || it.trim() != it || it.contains('|');
        let lists = [&self.units, &self.paragraphs, &self.kle];
        if lists.into_iter().flatten().flatten().any(badly) {
            return Err(
                "has a constraint that is empty, has a bar, or begins or ends with a space",
            );
        }
        if self.kle.iter().flatten().any(no_kle) {
            return Err("has a KLE constraint that is not whole groups of two digits, like 27.36");
        }
        Ok(())
    }
}

/// *Jobfunktion*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Job {
    /// *Sagsbehandler, visitator.*
    CaseWorker,
    /// *Leder af myndighed.*
    Leader,
    /// *Visitationsudvalg.*
    VisitationCommittee,
    /// *Politisk udvalg.*
    PoliticalCommittee,
    /// *Leder af krisecenter eller forsorgshjem.*
    ShelterLeader,
    /// *Klagemedarbejder.*
    ComplaintHandler,
    /// *Administrator* of the program: no cases.
    Administrator,
    /// *Revisor, logkontrollant*: the read log and the chains, no cases.
    Auditor,
    /// *Udfører, leverandør.*
    Provider,
    /// *Borger*, or whoever acts for one.
    Citizen,
    /// The program itself (*baggrundsarbejde*).
    Job,
}

impl Job {
    pub const ALL: &[Job] = &[
        Job::CaseWorker,
        Job::Leader,
        Job::VisitationCommittee,
        Job::PoliticalCommittee,
        Job::ShelterLeader,
        Job::ComplaintHandler,
        Job::Administrator,
        Job::Auditor,
        Job::Provider,
        Job::Citizen,
        Job::Job,
    ];

    /// As in the roles of a user and in the policies.
    pub fn name(self) -> &'static str {
        match self {
            Job::CaseWorker => "case-worker",
            Job::Leader => "leader",
            Job::VisitationCommittee => "visitation-committee",
            Job::PoliticalCommittee => "political-committee",
            Job::ShelterLeader => "shelter-leader",
            Job::ComplaintHandler => "complaint-handler",
            Job::Administrator => "administrator",
            Job::Auditor => "auditor",
            Job::Provider => "provider",
            Job::Citizen => "citizen",
            Job::Job => "job",
        }
    }

    fn competence(self) -> Option<Competence> {
        match self {
            Job::CaseWorker => Some(Competence::CaseWorker),
            Job::Leader => Some(Competence::Leader),
            Job::VisitationCommittee => Some(Competence::VisitationCommittee),
            Job::PoliticalCommittee => Some(Competence::PoliticalCommittee),
            Job::ShelterLeader => Some(Competence::ShelterLeader),
            Job::ComplaintHandler
            | Job::Administrator
            | Job::Auditor
            | Job::Provider
            | Job::Citizen
            | Job::Job => None,
        }
    }
}

/// *Kompetencer* a person holds anywhere. Towards one case, ask
/// [`Policies::competences`](super::Policies::competences).
pub fn competences(who: &Who) -> Vec<Competence> {
    competences_of(who.roles.iter())
}

pub(super) fn competences_of<'a>(roles: impl Iterator<Item = &'a Role>) -> Vec<Competence> {
    let mut held: Vec<Competence> = roles.filter_map(|it| it.job.competence()).collect();
    held.sort_unstable();
    held.dedup();
    held
}

/// Why a user's roles cannot be read. Nobody is logged in with roles that are guessed at, and the
/// row's own text is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableRoles {
    #[error("the user's roles are not a JSON list; save them again")]
    NotAList,
    #[error(
        "role {number} of the user has a job that is not known; the jobs are {}",
        Job::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ")
    )]
    UnknownJob { number: usize },
    #[error(
        "role {number} of the user lacks a field or has an unknown one; a role has job, units, \
         paragraphs, kle, sensitivity (0 to 255) and protected-addresses, and a list that does not \
         constrain is null"
    )]
    NotARole { number: usize },
    #[error("role {number} of the user {problem}")]
    Constraint { number: usize, problem: &'static str },
}

/// Reads the roles from the user's row.
pub fn roles(json: &str) -> Result<Vec<Role>, UnreadableRoles> {
    let list: Vec<serde_json::Value> =
        serde_json::from_str(json).map_err(|_| UnreadableRoles::NotAList)?;
    list.into_iter().zip(1..).map(|(role, number)| read(role, number)).collect()
}

fn read(role: serde_json::Value, number: usize) -> Result<Role, UnreadableRoles> {
    let job = role.get("job").and_then(serde_json::Value::as_str);
    if job.is_some_and(|job| Job::ALL.iter().all(|it| it.name() != job)) {
        return Err(UnreadableRoles::UnknownJob { number });
    }
    let role: Role =
        serde_json::from_value(role).map_err(|_| UnreadableRoles::NotARole { number })?;
    match role.is_written_well() {
        Ok(()) => Ok(role),
        Err(problem) => Err(UnreadableRoles::Constraint { number, problem }),
    }
}
