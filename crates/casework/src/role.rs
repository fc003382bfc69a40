//! Who may do what by the competence plan (*kompetenceplan*): the job a person has towards a case.
//! Which service, level or duration demands which of them is a catalogue's or a municipality's
//! rule, never this module's.

use serde::{Deserialize, Serialize};

/// *Kompetence*: who may sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Competence {
    /// *Sagsbehandler, visitator.*
    CaseWorker,
    /// *Leder af myndighed.*
    Leader,
    /// *Visitationsudvalg.*
    VisitationCommittee,
    /// *Politisk udvalg.*
    PoliticalCommittee,
    /// *Leder af krisecenter eller forsorgshjem* (SEL §§ 109, 110): decides on admission.
    ShelterLeader,
}

/// Who acts, as far as a rule of the domain turns on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub id: crate::id::UserId,
    /// All the competences the person holds.
    pub competences: Vec<Competence>,
}

impl Actor {
    pub fn holds(&self, competence: Competence) -> bool {
        self.competences.contains(&competence)
    }
}
