//! What may happen next in a case (*sagsgang*): a proposed event is let through, or refused with
//! every reason at once, so that whoever asked need only come back one time. Time is an argument.
//!
//! Who may act at all – units, paragraphs, protected addresses – is not asked here: this holds for
//! whoever acts. The law's own demands on a decision are here, and cannot be configured away.

use jiff::civil::Date;
use standards::problem::Problem;

use crate::case::{Case, Matter};
use crate::complaint::{Reassessed, Stage};
use crate::decision::{AtLeastOne, Decision, Draft, Drafted, Force, Outcome, Refusal};
use crate::event::Event;
use crate::id::{ComplaintId, DecisionId, GrantId};
use crate::receipt::Judged;
use crate::role::{Actor, Competence};

/// Everything that stands in the way.
pub type Refused = AtLeastOne<Problem>;

/// Whether an event may happen now.
///
/// # Errors
/// All that stands in the way, as codes with arguments.
pub fn decide(case: &Case, actor: &Actor, today: Date, event: &Event) -> Result<(), Refused> {
    let mut check = Check { case, actor, today, problems: Vec::new() };
    check.event(event);
    match AtLeastOne::new(check.problems) {
        Some(refused) => Err(refused),
        None => Ok(()),
    }
}

struct Check<'a> {
    case: &'a Case,
    actor: &'a Actor,
    today: Date,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn no(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn demand(&mut self, holds: bool, code: &'static str) {
        if !holds {
            self.no(Problem::new(code));
        }
    }

    /// A person's words are wanted.
    fn words(&mut self, text: impl AsRef<str>, code: &'static str) {
        self.demand(!text.as_ref().trim().is_empty(), code);
    }

    fn event(&mut self, event: &Event) {
        // A closed case may still be complained of, and what was sent may still be answered.
        let late = matches!(
            event,
            Event::Reopened { .. }
                | Event::Complained(_)
                | Event::DocumentFiled(_)
                | Event::LetterSent { .. }
                | Event::Assigned { .. }
        );
        if self.case.closed.is_some() && !late {
            return self.no(Problem::new("case-closed"));
        }
        match event {
            Event::Opened(_) => self.no(Problem::new("case-already-opened")),
            Event::Applied(it) => {
                self.not_later_than_today(it.on);
                let open = self.case.matter(&it.standard).is_some_and(Matter::is_open);
                if open {
                    self.no(Problem::new("applied-already").with("standard", &it.standard));
                }
            }
            Event::ApplicationWithdrawn { standard, on } => {
                self.not_later_than_today(*on);
                self.open_matter(standard);
            }
            Event::Assigned { unit, .. } => self.words(unit, "unit-missing"),
            Event::FactRecorded(it) => {
                self.words(&it.source, "source-missing");
                self.not_later_than_today(it.as_of);
            }
            Event::FactWithdrawn { id } => {
                if !self.case.known.facts.contains_key(id) {
                    self.no(Problem::new("fact-not-recorded").with("id", id));
                }
            }
            Event::HappeningRecorded { source, .. } => self.words(source, "source-missing"),
            Event::JudgementGiven(it) => {
                self.matter(&it.standard);
                if it.reason.is_empty() {
                    self.no(Problem::new("judgement-reason-missing").with("id", &it.id));
                }
                self.not_later_than_today(it.on);
            }
            Event::ReadingChosen { .. }
            | Event::Considered { .. }
            | Event::VumBegun { .. }
            | Event::DeadlineSet(_) => (),
            Event::VumEntered(_) | Event::VumNeedSet(_) | Event::VumOverallSet(_) => {
                self.demand(self.case.vum.is_some(), "vum-not-begun");
            }
            Event::ExtentWanted { standard, .. } => {
                self.matter(standard);
            }
            Event::PersonAdded(it) => {
                let known = self.case.people.iter().any(|person| person.id == it.id);
                self.demand(!known, "person-id-taken");
            }
            Event::PersonRemoved { id, .. } => {
                let known = self.case.people.iter().any(|it| it.id == *id && it.removed.is_none());
                self.demand(known, "no-such-person");
            }
            Event::DocumentFiled(it) => self.words(&it.theme, "theme-missing"),
            Event::Evaluated(it) => {
                self.matter(&it.standard);
            }
            Event::Drafted(draft) => self.drafted(draft),
            Event::DraftDropped { id } | Event::SentBack { decision: id } => {
                self.draft(*id);
            }
            Event::HearingSent { decision, hearing } => {
                self.draft(*decision);
                self.words(&hearing.about, "hearing-about-nothing");
                self.demand(hearing.due > hearing.sent, "hearing-without-time");
            }
            Event::HearingClosed { decision, answer } => {
                self.hearing_closed(*decision, answer.on, answer.text.is_some());
            }
            Event::Recommended { decision } => {
                self.draft(*decision);
            }
            Event::Approved { decision, .. } => self.approved(*decision),
            Event::Signed { decision, on } => self.signed(*decision, *on),
            Event::LetterSent { decision, letter } => {
                if let Some(decided) = self.decision(*decision) {
                    let signed = decided.signed_on;
                    self.demand(letter.sent >= signed, "letter-before-decision");
                    self.demand(letter.received >= letter.sent, "letter-received-before-sent");
                    self.demand(decided.letter.is_none(), "letter-sent-already");
                }
            }
            Event::PlanOffered { content, .. } => {
                for text in [&content.purpose, &content.effort, &content.duration] {
                    self.words(text, "plan-incomplete");
                }
            }
            Event::PlanAnswered { .. } => {
                let waits = matches!(self.case.plan, Some((_, None)));
                self.demand(waits, "plan-not-offered");
            }
            Event::Ordered(it) => {
                self.running(it.grant);
                self.words(&it.purpose, "order-without-purpose");
                self.demand(!it.goals.is_empty(), "order-without-goals");
                self.period(it.from, it.to);
            }
            Event::OrderAnswered { order, .. } => {
                let waits = |(it, answer): &(crate::event::Order, Option<bool>)| {
                    it.id == *order && answer.is_none()
                };
                self.demand(self.case.orders.iter().any(waits), "order-not-waiting");
            }
            Event::FollowedUp { grant, on, .. } => {
                self.not_later_than_today(*on);
                self.running(*grant);
            }
            Event::Complained(it) => self.complained(it),
            Event::Reassessed(it) => {
                self.not_later_than_today(it.on);
                self.words(&it.reason, "reassessment-without-reason");
                self.stage(
                    it.complaint,
                    |stage| matches!(stage, Stage::Received),
                    "complaint-reassessed-already",
                );
            }
            Event::Forwarded(it) => {
                self.not_later_than_today(it.on);
                self.demand(!it.index.is_empty(), "forwarded-without-file");
                let ready = |stage: &Stage| matches!(stage, Stage::Reassessed(before) if before.result != Reassessed::InFull);
                self.stage(it.complaint, ready, "complaint-not-to-forward");
            }
            Event::Ruled(it) => {
                self.demand(it.received >= it.made, "ruling-received-before-made");
                self.not_later_than_today(it.received);
                self.stage(
                    it.complaint,
                    |stage| matches!(stage, Stage::Forwarded(..)),
                    "complaint-not-forwarded",
                );
            }
            Event::ComplaintWithdrawn { complaint, .. } => {
                let open = |stage: &Stage| !matches!(stage, Stage::Ruled(..) | Stage::Withdrawn(_));
                self.stage(*complaint, open, "complaint-over");
            }
            Event::DeadlineChanged { id, .. } => {
                let known = self.case.deadlines.iter().any(|it| it.id == *id);
                self.demand(known, "no-such-deadline");
            }
            Event::Reopened { .. } => {
                self.demand(self.case.closed.is_some(), "case-not-closed");
            }
            Event::Closed { .. } => self.closing(),
        }
    }

    fn not_later_than_today(&mut self, day: Date) {
        if day > self.today {
            self.no(Problem::new("day-to-come").with("day", day));
        }
    }

    fn period(&mut self, from: Date, to: Option<Date>) {
        self.demand(to.is_none_or(|to| from <= to), "period-backwards");
    }

    fn matter(&mut self, standard: &str) -> Option<&'a Matter> {
        let matter = self.case.matter(standard).filter(|it| it.withdrawn.is_none());
        if matter.is_none() {
            self.no(Problem::new("not-applied-for").with("standard", standard));
        }
        matter
    }

    fn open_matter(&mut self, standard: &str) -> Option<&'a Matter> {
        let matter = self.matter(standard)?;
        if !matter.is_open() {
            self.no(Problem::new("matter-decided").with("standard", standard));
        }
        Some(matter)
    }

    fn draft(&mut self, id: DecisionId) -> Option<(&'a Matter, &'a Drafted)> {
        let draft = self.case.draft(id);
        self.demand(draft.is_some(), "no-such-draft");
        draft
    }

    fn decision(&mut self, id: DecisionId) -> Option<&'a Decision> {
        let decision = self.case.decision(id).map(|(_, it)| it);
        self.demand(decision.is_some(), "no-such-decision");
        decision
    }

    fn running(&mut self, id: GrantId) -> Option<&'a crate::case::Granted> {
        let grant = self.case.grant(id).filter(|it| it.ended.is_none());
        self.demand(grant.is_some(), "no-such-running-grant");
        grant
    }

    fn stage(&mut self, id: ComplaintId, holds: impl Fn(&Stage) -> bool, code: &'static str) {
        match self.case.complaint(id) {
            None => self.no(Problem::new("no-such-complaint")),
            Some(complaint) => self.demand(holds(&complaint.stage), code),
        }
    }

    fn drafted(&mut self, draft: &Draft) {
        let Some(matter) = self.matter(&draft.standard) else { return };
        if matter.draft.is_some() {
            self.no(Problem::new("drafted-already").with("standard", &draft.standard));
        }
        match &draft.outcome {
            Outcome::Changed { grant, instead_of, reduction, .. } => {
                self.running(*instead_of);
                self.period(grant.from, grant.to);
                if let Some(notice) = reduction {
                    self.demand(grant.from >= notice.earliest, "notice-too-short");
                }
            }
            Outcome::Stopped { of, on, notice, .. } => {
                self.running(*of);
                self.demand(*on >= notice.earliest, "notice-too-short");
            }
            Outcome::NoDecision { why, .. } => self.words(why, "no-decision-without-why"),
            Outcome::Granted { grant } | Outcome::Partly { grant, .. } => {
                self.new_matter(matter, draft);
                self.period(grant.from, grant.to);
            }
            Outcome::Refused { .. } => self.new_matter(matter, draft),
        }
        self.content(matter, draft);
    }

    /// An application is decided once; after that it takes a re-opening.
    fn new_matter(&mut self, matter: &Matter, draft: &Draft) {
        if !matter.is_open() {
            self.no(Problem::new("matter-decided").with("standard", &draft.standard));
        }
        let replaces = matter.decided().map(|it| it.draft.id);
        self.demand(draft.replaces == replaces, "replaces-another");
    }

    /// What the Acts demand of any decision, and what the evaluation says to it.
    fn content(&mut self, matter: &Matter, draft: &Draft) {
        if draft.outcome.is_adverse() {
            self.words(&draft.reasons.edited, "decision-without-reasons");
        }
        if let Some(refusal) = draft.outcome.refusal() {
            self.refusal(refusal);
        }
        if let Some(deviation) = &draft.deviation {
            self.words(&deviation.reason, "deviation-without-reason");
        }
        let judged = matches!(
            draft.outcome,
            Outcome::Granted { .. } | Outcome::Partly { .. } | Outcome::Refused { .. }
        );
        if judged {
            self.against_receipt(matter, draft);
        }
    }

    /// The level only guides (SEL § 138): with no ground in the Act the person's own situation
    /// must have been weighed.
    fn refusal(&mut self, refusal: &Refusal) {
        let by_the_act = refusal.grounds.iter().any(|it| it.force == Force::Act);
        let weighed = refusal.individual.as_ref().is_some_and(|it| !it.is_empty());
        self.demand(by_the_act || weighed, "refusal-by-level-alone");
    }

    fn against_receipt(&mut self, matter: &Matter, draft: &Draft) {
        let Some((_, receipt)) = &matter.receipt else {
            return self.no(Problem::new("not-evaluated").with("standard", &draft.standard));
        };
        self.demand(!matter.stale, "evaluation-out-of-date");
        let unanswered = [
            ("judgements-unanswered", &receipt.missing_judgements),
            ("facts-missing", &receipt.missing_facts),
            ("readings-not-chosen", &receipt.missing_readings),
        ];
        for (code, missing) in unanswered {
            if receipt.outcome == Judged::Undecided && !missing.is_empty() {
                self.no(Problem::new(code).with("missing", missing.join(", ")));
            }
        }
        let gives = draft.outcome.grant().is_some();
        match receipt.outcome {
            // What the Act shuts out nobody can grant; what is known may be wrong.
            Judged::NotEntitled => self.demand(!gives, "the-act-says-no"),
            Judged::Entitled => {
                self.demand(gives || draft.deviation.is_some(), "refusal-against-standard");
            }
            Judged::OutsideStandard => {
                self.demand(!gives || draft.deviation.is_some(), "grant-beyond-standard");
            }
            Judged::Undecided => (),
        }
    }

    fn hearing_closed(&mut self, id: DecisionId, on: Date, answered: bool) {
        let Some((_, drafted)) = self.draft(id) else { return };
        match &drafted.hearing {
            Some(hearing) if hearing.answer.is_none() => {
                self.demand(answered || on > hearing.due, "hearing-still-running");
            }
            _ => self.no(Problem::new("no-hearing-open")),
        }
    }

    fn competent(&mut self, competence: Competence) {
        if !self.actor.holds(competence) {
            let word = match competence {
                Competence::CaseWorker => "@competence-case-worker",
                Competence::Leader => "@competence-leader",
                Competence::VisitationCommittee => "@competence-visitation-committee",
                Competence::PoliticalCommittee => "@competence-political-committee",
                Competence::ShelterLeader => "@competence-shelter-leader",
            };
            self.no(Problem::new("not-competent").with("competence", word));
        }
    }

    fn approved(&mut self, id: DecisionId) {
        let Some((_, drafted)) = self.draft(id) else { return };
        if drafted.draft.four_eyes {
            self.demand(drafted.by != self.actor.id, "four-eyes-own-draft");
        }
        self.competent(drafted.draft.competence);
    }

    fn signed(&mut self, id: DecisionId, on: Date) {
        let Some((matter, drafted)) = self.draft(id) else { return };
        self.demand(on == self.today, "signed-on-another-day");
        let draft = &drafted.draft;
        let waits = drafted.hearing.as_ref().is_some_and(|it| it.answer.is_none());
        self.demand(!waits, "hearing-open");
        let alone = !draft.four_eyes && self.actor.holds(draft.competence);
        self.demand(alone || drafted.approved_by.is_some(), "not-approved");
        // What was known may have changed since it was drafted.
        self.content(matter, draft);
        let evaluated = matter.receipt.as_ref().map(|(number, _)| *number);
        self.demand(evaluated == drafted.receipt, "evaluated-since-draft");
    }

    fn complained(&mut self, it: &crate::complaint::Received) {
        self.not_later_than_today(it.on);
        let Some(decision) = self.decision(it.decision) else { return };
        let none = matches!(decision.draft.outcome, Outcome::NoDecision { .. });
        self.demand(!none, "nothing-to-complain-of");
        self.demand(it.on >= decision.signed_on, "complaint-before-decision");
    }

    fn closing(&mut self) {
        let waiting = |it: &Matter| it.is_open() || it.draft.is_some();
        self.demand(!self.case.matters.iter().any(waiting), "matter-still-open");
        let complaint = self.case.complaints.iter().any(crate::complaint::Complaint::is_open);
        self.demand(!complaint, "complaint-still-open");
    }
}
