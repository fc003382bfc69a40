//! The laws of a case, held by random runs: whatever anybody proposes in whatever order, a case
//! never gets where it must not be; and the fold of its journal is the state.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

use casework::case::{self, Case};
use casework::complaint::{Forwarded, Reassessed, Reassessment, Received, Ruled, Ruling, Stage};
use casework::decide::decide;
use casework::decision::{
    AtLeastOne, Deviation, Direction, Draft, Force, Grant, Ground, Hearing, HearingAnswer, Notice,
    Outcome, Reasons, Refusal,
};
use casework::event::{Applied, Channel, Event, From, Judgement, Opened};
use casework::id::{CaseId, CitizenId, ComplaintId, DecisionId, DocumentId, GrantId, UserId};
use casework::journal::{self, Entry, Head};
use casework::people::Private;
use casework::receipt::{Judged, Receipt};
use casework::role::{Actor, Competence};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use uuid::Uuid;

const STANDARDS: [&str; 2] = ["97-ledsageordning", "96-bpa"];

fn uuid(number: u8) -> Uuid {
    Uuid::from_u128(number.into())
}

fn private(said: bool) -> Private {
    Private(if said { "because".to_owned() } else { " ".to_owned() })
}

fn first_day() -> Date {
    "2026-01-05".parse().unwrap()
}

fn opened() -> Opened {
    Opened {
        citizen: CitizenId(uuid(1)),
        number: "2026-000001".to_owned(),
        on: first_day(),
        channel: Channel::Oral,
        from: From::Citizen,
        about: private(true),
        catalogue: "ikast-brande/2025".to_owned(),
        acting: "0756".to_owned(),
        paying: "0756".to_owned(),
        residence: "0756".to_owned(),
        unit: "adults".to_owned(),
        case_worker: None,
    }
}

/// Small numbers that choose what is proposed: ids collide on purpose.
#[derive(Debug, Clone)]
struct Proposal {
    kind: u8,
    standard: usize,
    id: u8,
    of: u8,
    flag: bool,
    other: bool,
    level: u8,
    days: i32,
    actor: u8,
}

fn proposals() -> impl Strategy<Value = Vec<Proposal>> {
    let one = (
        0u8..19,
        0usize..2,
        0u8..4,
        0u8..4,
        any::<bool>(),
        any::<bool>(),
        0u8..4,
        0i32..40,
        0u8..3,
    );
    let one = one.prop_map(|(kind, standard, id, of, flag, other, level, days, actor)| Proposal {
        kind,
        standard,
        id,
        of,
        flag,
        other,
        level,
        days,
        actor,
    });
    proptest::collection::vec(one, 0..200)
}

impl Proposal {
    fn standard(&self) -> String {
        STANDARDS[self.standard].to_owned()
    }

    fn refusal(&self) -> Refusal {
        let force = if self.flag { Force::Act } else { Force::Standard };
        let ground = Ground { criterion: "a".to_owned(), text: "t".to_owned(), force, basis: None };
        let grounds = AtLeastOne::new(vec![ground]).unwrap();
        Refusal { grounds, individual: self.other.then(|| private(self.level > 0)) }
    }

    fn grant(&self, today: Date) -> Grant {
        Grant {
            id: GrantId(uuid(50 + self.id)),
            paragraph: "SEL § 97".to_owned(),
            service: "companion".to_owned(),
            extents: Vec::new(),
            from: today.saturating_add(self.days.days()),
            to: None,
            rates_of: "h".to_owned(),
            follow_up: Vec::new(),
            conditions: Vec::new(),
        }
    }

    fn outcome(&self, today: Date, state: &Case) -> Outcome {
        let notice = Notice { rule: None, earliest: today.saturating_add(98.days()) };
        let on = today.saturating_add((self.days * 5).days());
        let running = state.grants.iter().rfind(|it| it.ended.is_none()).map(|it| it.grant.id);
        let of = running.unwrap_or(GrantId(uuid(50 + self.of)));
        let mut grant = self.grant(today);
        grant.id = GrantId(Uuid::from_u128(5000 + u128::from(state.head.number)));
        let why = private(self.other);
        // Half of the time what the standard came to, else anything.
        let judged = state.matter(&self.standard()).and_then(|it| it.receipt.as_ref());
        let level = match judged.map(|(_, it)| it.outcome) {
            Some(Judged::Entitled) if self.of < 2 => 0,
            Some(_) if self.of < 2 => 1,
            _ => self.level,
        };
        match level {
            0 => Outcome::Granted { grant },
            1 => Outcome::Refused { refusal: self.refusal() },
            2 => Outcome::Stopped { of, on, notice, why },
            _ if self.flag => {
                Outcome::Changed { grant, instead_of: of, reduction: Some(notice), why }
            }
            _ => Outcome::Partly { grant, refusal: self.refusal() },
        }
    }

    fn receipt(&self, today: Date) -> Receipt {
        let outcome = match self.level {
            0 => Judged::Entitled,
            1 => Judged::OutsideStandard,
            2 => Judged::NotEntitled,
            _ => Judged::Undecided,
        };
        let missing = if outcome == Judged::Undecided { vec!["a".to_owned()] } else { Vec::new() };
        Receipt {
            catalogue: "ikast-brande/2025".to_owned(),
            version_hash: "h".to_owned(),
            pinned: "p".to_owned(),
            standard: self.standard(),
            day: today,
            known: serde_json::json!({}),
            outcome,
            grounds: Vec::new(),
            missing_facts: Vec::new(),
            missing_judgements: missing,
            missing_readings: Vec::new(),
            answer_hash: "x".to_owned(),
        }
    }

    fn draft(&self, today: Date, state: &Case) -> Draft {
        let decided = state.matter(&self.standard()).and_then(case::Matter::decided);
        let replaces = decided.map(|it| it.draft.id);
        let deviation = Deviation {
            direction: Direction::Up,
            from: "level".to_owned(),
            reason: private(self.flag),
        };
        Draft {
            id: DecisionId(Uuid::from_u128(1000 + u128::from(state.head.number))),
            standard: self.standard(),
            outcome: self.outcome(today, state),
            deviation: self.other.then_some(deviation),
            reasons: Reasons { drawn: private(true), edited: private(self.days > 3) },
            competence: if self.flag { Competence::Leader } else { Competence::CaseWorker },
            four_eyes: self.other && self.of == 0,
            replaces: if self.of < 3 { replaces } else { Some(DecisionId(uuid(10))) },
        }
    }

    /// Mostly about what is there, and sometimes about what is not.
    fn event(&self, today: Date, state: &Case) -> Event {
        let there = |id: Option<DecisionId>| {
            id.filter(|_| self.of < 3).unwrap_or(DecisionId(uuid(10 + self.id)))
        };
        let mut drafted =
            state.matters.iter().filter_map(|it| it.draft.as_ref()).map(|it| it.draft.id);
        let mut signed = state.matters.iter().flat_map(|it| &it.decisions).map(|it| it.draft.id);
        let decision = match self.kind {
            13 => there(signed.next_back()),
            _ => there(drafted.next_back()),
        };
        let known = state.complaints.last().map(|it| it.received.id);
        let complaint = match self.kind {
            13 => ComplaintId(Uuid::from_u128(
                300 + u128::from(self.id) + u128::from(state.head.number),
            )),
            _ => known.filter(|_| self.of < 3).unwrap_or(ComplaintId(uuid(30 + self.id))),
        };
        let past = today.saturating_sub((self.days / 8).days());
        match self.kind {
            0 => Event::Applied(Applied {
                standard: self.standard(),
                paragraph: "SEL § 97".to_owned(),
                on: past,
                channel: Channel::Oral,
                from: From::Citizen,
                wish: private(true),
            }),
            1 => Event::JudgementGiven(Judgement {
                standard: self.standard(),
                id: "a".to_owned(),
                answer: self.flag.into(),
                reason: private(self.other),
                by: "sagsbehandler".to_owned(),
                on: past,
            }),
            2 | 3 => Event::Evaluated(self.receipt(today)),
            4..=6 => Event::Drafted(self.draft(today, state)),
            7 => Event::HearingSent {
                decision,
                hearing: Hearing {
                    sent: today,
                    due: today.saturating_add(14.days()),
                    about: private(true),
                    answer: None,
                },
            },
            8 => Event::HearingClosed {
                decision,
                answer: HearingAnswer { on: today, text: self.flag.then(|| private(true)) },
            },
            9 => Event::Approved { decision, minutes: None },
            10..=12 => Event::Signed { decision, on: today },
            13 => Event::Complained(Received {
                id: complaint,
                decision,
                on: past,
                oral: self.flag,
                by: private(true),
                text: private(true),
                last_day: None,
                to: "us".to_owned(),
            }),
            14 => Event::Reassessed(Reassessment {
                complaint,
                on: past,
                result: if self.flag { Reassessed::InFull } else { Reassessed::Maintained },
                reason: private(self.other),
            }),
            15 => Event::Forwarded(Forwarded {
                complaint,
                on: past,
                index: if self.flag { vec![DocumentId(uuid(90))] } else { Vec::new() },
            }),
            16 => Event::Ruled(Ruling {
                complaint,
                made: past,
                received: today,
                result: if self.flag { Ruled::Returned } else { Ruled::Upheld },
                text: private(true),
            }),
            17 => Event::DraftDropped { id: decision },
            _ if self.flag && self.other && self.of == 0 => Event::Closed { on: today },
            _ => Event::Reopened { on: today },
        }
    }
}

/// Proposes everything; gives the state and the journal of what was let through.
fn run(proposals: &[Proposal]) -> (Case, Vec<Entry>) {
    let id = CaseId(uuid(9));
    let at = |day: Date| -> Timestamp { format!("{day}T10:00:00Z").parse().unwrap() };
    let mut today = first_day();
    let first = Event::Opened(opened()).note(at(today), UserId(uuid(100)), "");
    let mut entries = journal::chain(id, Head::EMPTY, vec![first]);
    let mut state = case::fold(id, &entries).unwrap();
    for proposal in proposals {
        today = today.saturating_add((proposal.days / 4).days());
        let event = proposal.event(today, &state);
        let competences = match proposal.actor {
            0 => vec![Competence::CaseWorker],
            1 => vec![Competence::CaseWorker, Competence::Leader],
            _ => Vec::new(),
        };
        let actor = Actor { id: UserId(uuid(100 + proposal.actor)), competences };
        if decide(&state, &actor, today, &event).is_err() {
            continue;
        }
        let note = event.note(at(today), actor.id, "");
        let before = entries.last().unwrap();
        let head = Head { number: before.number, hash: before.hash };
        entries.extend(journal::chain(id, head, vec![note]));
        case::apply(&mut state, &event, head.number + 1, actor.id);
        laws(&state);
        let last = entries.last().unwrap();
        state.head = Head { number: last.number, hash: last.hash };
        state.changed = last.at;
    }
    (state, entries)
}

/// What is never to be seen in any state.
fn laws(case: &Case) {
    for matter in &case.matters {
        for decision in &matter.decisions {
            let outcome = &decision.draft.outcome;
            if let Some(refusal) = outcome.refusal() {
                let act = refusal.grounds.iter().any(|it| it.force == Force::Act);
                let weighed = refusal.individual.as_ref().is_some_and(|it| !it.is_empty());
                assert!(act || weighed, "refused by the level alone");
            }
            if outcome.is_adverse() {
                assert!(!decision.draft.reasons.edited.is_empty(), "adverse without reasons");
            }
            if let Outcome::Stopped { on, notice, .. } = outcome {
                assert!(*on >= notice.earliest, "stopped before its notice");
            }
            let judged = matches!(
                outcome,
                Outcome::Granted { .. } | Outcome::Partly { .. } | Outcome::Refused { .. }
            );
            if judged {
                let by = decision.by_standard.unwrap();
                assert_ne!(by, Judged::Undecided, "a required judgement was unanswered");
                let gives = outcome.grant().is_some();
                assert!(!(gives && by == Judged::NotEntitled), "granted against the Act");
                let departs =
                    gives && by == Judged::OutsideStandard || !gives && by == Judged::Entitled;
                let reason = decision.draft.deviation.as_ref().map(|it| !it.reason.is_empty());
                assert!(!departs || reason == Some(true), "departed without a reason");
            }
        }
        let standing = matter.decisions.iter().filter(|it| it.replaced_by.is_none());
        let first = |it: &&casework::decision::Decision| {
            !matches!(it.draft.outcome, Outcome::Stopped { .. } | Outcome::Changed { .. })
        };
        assert!(standing.filter(first).count() <= 1, "two decisions of one application stand");
        if let Some(draft) = &matter.draft
            && draft.draft.four_eyes
        {
            assert!(draft.approved_by != Some(draft.by), "four eyes were two");
        }
    }
    for complaint in &case.complaints {
        if let Stage::Forwarded(before, _) | Stage::Ruled(before, _, _) = &complaint.stage {
            assert_ne!(before.result, Reassessed::InFull, "forwarded though upheld in full");
        }
    }
    if case.closed.is_some() {
        let open = case.complaints.iter().any(casework::complaint::Complaint::is_open);
        assert!(!open, "closed over an open complaint");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_proposals_gets_a_case_where_it_must_not_be(proposals in proposals()) {
        let (state, entries) = run(&proposals);
        prop_assert_eq!(case::fold(state.id, &entries).unwrap() == state, true, "the fold is the state");
        prop_assert!(journal::verify(state.id, &entries).is_ok());
    }

    #[test]
    fn an_entry_that_was_touched_is_named(proposals in proposals(), place in any::<prop::sample::Index>(), how in 0u8..5) {
        let (state, mut entries) = run(&proposals);
        let place = place.index(entries.len());
        let number = entries[place].number;
        match how {
            0 => entries[place].body.push(' '),
            1 => entries[place].reason.push('x'),
            2 => entries[place].actor = UserId(uuid(200)),
            3 => entries[place].at = entries[place].at.checked_add(1.microsecond()).unwrap(),
            _ => entries[place].hash[7] ^= 1,
        }
        let broken = journal::verify(state.id, &entries).unwrap_err();
        prop_assert_eq!(broken, journal::Broken::Changed { case: state.id, number });
    }
}

/// The runs above are worth something only if they get far.
#[test]
fn random_runs_reach_decisions_and_rulings() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut decided, mut ruled, mut grants) = (0, 0, 0);
    for _ in 0..1500 {
        let (state, _) = run(&proposals().new_tree(&mut runner).unwrap().current());
        decided += state.matters.iter().map(|it| it.decisions.len()).sum::<usize>();
        grants += state.grants.len();
        ruled += state.complaints.iter().filter(|it| matches!(it.stage, Stage::Ruled(..))).count();
    }
    assert!(decided > 200 && grants > 100 && ruled > 5, "{decided} {grants} {ruled}");
}
