//! The clocks around a complaint (*klage*): the ordinary one, the one with 14 weeks' notice, and
//! the one that may hold a decision about housing back. Which applies is read from the national
//! layer: a section that has a notice is a section with notice.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use standards::format::LawPiece;
use standards::library::in_force;
use standards::limits;

use super::counting::{Basis, COMPLAINED, DECIDED, best, bind};
use super::{Deadline, Place, What};

/// Which clocks a complaint over a decision runs by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// RSL §§ 66 and 67: the complaint holds nothing back.
    Ordinary,
    /// Help is taken away or reduced under a section that demands notice: nothing takes effect
    /// before the whole of complaint, re-assessment and appeal has had its time.
    WithNotice,
    /// Housing: Ankestyrelsen may on request let the complaint hold the decision back (RSL § 72).
    SuspensiveOnRequest,
}

/// Whether anybody can complain, and who says not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "to-complain")]
pub enum ToComplain {
    Open,
    ShutByLaw { piece: String, reference: String, mark: String },
    ShutByStandard,
}

/// What kind of decision it was, as far as the clocks turn on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decided {
    /// Help that is running is taken away or reduced.
    pub takes_away: bool,
    /// It is about housing under SEL chapter 20. The national layer does not say which sections
    /// that chapter has, so the caller does.
    pub housing: bool,
}

/// The clocks around a complaint, as far as the events have started them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintClocks {
    pub to_complain: ToComplain,
    pub scheme: Scheme,
    /// The citizen's time; none where nobody can complain.
    pub complaint: Option<Deadline>,
    /// Once a complaint has come in.
    pub reassessment: Option<Deadline>,
    /// With notice: the time Ankestyrelsen has, in all from the decision.
    pub appeal: Option<Deadline>,
    /// With notice: the first day the decision may take effect.
    pub effect: Option<Deadline>,
    /// The piece by which effect may be held back on request, with its mark.
    pub on_request: Option<Place>,
}

impl Basis<'_> {
    /// The first day on which help may be taken away or reduced, where a section demands notice.
    /// None: no section of the standard does.
    pub fn notice(&self) -> Option<Deadline> {
        let law = self.law_where(What::Notice, |it| self.is_of_section(it));
        best(What::Notice, law)
    }

    /// Whether anybody can complain of a decision of this standard on its day.
    pub fn to_complain(&self, on: Date) -> ToComplain {
        let mut pieces = self.catalogue.national.pieces.iter();
        let shut = pieces.find(|it| {
            // Only what was read can shut a way that is otherwise open.
            let read = it.status.counts() && in_force(it, on);
            it.appeal == Some(false) && read && self.is_of_section(it)
        });
        // One section that shuts it does not shut it for a standard that stands on others too.
        let alone = |it: &LawPiece| self.standard.law.iter().all(|law| *law == it.law);
        if let Some(piece) = shut.filter(|it| alone(it)) {
            return ToComplain::ShutByLaw {
                piece: piece.id.to_string(),
                reference: piece.reference.clone(),
                mark: piece.status.mark().to_owned(),
            };
        }
        match limits::complaint_is_shut_off(self.standard) {
            true => ToComplain::ShutByStandard,
            false => ToComplain::Open,
        }
    }

    /// The clocks around a complaint. None until the decision has its day.
    pub fn complaint(&self, decided: Decided) -> Option<ComplaintClocks> {
        let on = self.day(DECIDED)?;
        let effect = if decided.takes_away { self.notice() } else { None };
        let scheme = match (&effect, decided.housing) {
            (Some(_), _) => Scheme::WithNotice,
            (None, true) => Scheme::SuspensiveOnRequest,
            (None, false) => Scheme::Ordinary,
        };
        let with_notice = scheme == Scheme::WithNotice;
        let on_request = match scheme {
            Scheme::SuspensiveOnRequest => {
                let piece = self.catalogue.national.piece("rsl-72/botilbud", on);
                piece.filter(|it| in_force(it, on)).map(|it| self.law_place(it))
            }
            Scheme::Ordinary | Scheme::WithNotice => None,
        };
        let to_complain = self.to_complain(on);
        let open = to_complain == ToComplain::Open;
        let timer = |what: What, of_notice: &str, event: &str| {
            let mut law = self.law_where(what, |it| self.is_general(it));
            if with_notice {
                law.extend(self.law_where(what, |it| self.is_of_section(it)));
                law.extend(self.piece(of_notice, what, event));
            }
            bind(what, self.round, self.own(what), law)
        };
        let complaint = || timer(What::Complaint, "sel-3a/klage", DECIDED);
        let reassessment = || timer(What::Reassessment, "sel-3a/genvurdering", COMPLAINED);
        let appeal = || self.piece("sel-3a/ankestyrelsen", What::Appeal, DECIDED);
        Some(ComplaintClocks {
            scheme,
            complaint: if open { complaint() } else { None },
            reassessment: if open { reassessment() } else { None },
            appeal: if open && with_notice { appeal() } else { None },
            effect,
            on_request,
            to_complain,
        })
    }
}
