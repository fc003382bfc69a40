//! One life in the demo (*et forløb*): from the enquiry as far as chance takes it. What is
//! missing is asked of the catalogue itself, and answered by chance; what the standard comes to
//! decides the rest, as it would at a desk.

use casework::complaint::{Forwarded, Reassessed, Reassessment, Received, Ruled, Ruling};
use casework::decision::{
    AtLeastOne, Deviation, Direction, Draft, Extent, Grant, Hearing, HearingAnswer, Letter,
    Outcome, Reasons, Refusal,
};
use casework::event::{
    Applied, Channel, Event, Fact, Filed, FollowedUp, From, Judgement, Opened, Order, Plan,
};
use casework::id::{
    CaseId, CitizenId, ComplaintId, DecisionId, DocumentId, GrantId, OrderId, UserId,
};
use casework::people::{Consent, ConsentForm, Part, Private};
use casework::receipt::{Evaluated, Judged, hex};
use casework::role::Competence;
use casework::vum;
use fastrand::Rng;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value as Json, json};
use sha2::{Digest as _, Sha256};
use standards::answer::{AssessAnswer, WantedItem};
use standards::format::{FactFile, FactType, Standard};

use super::persons::Person;
use super::{Staff, at, uuid};
use crate::shelf::Shelved;
use crate::telling::{By, CannotTell, Telling};

/// What lives are lived in.
pub(super) struct World<'a> {
    pub(super) shelved: &'a Shelved,
    pub(super) staff: &'a Staff,
    pub(super) today: Date,
    pub(super) zone: &'a TimeZone,
}

/// The unit that a catalogue is for.
pub(super) fn unit(shelved: &Shelved) -> String {
    let named = shelved.catalogue.file.value.unit.value().cloned();
    named.unwrap_or_else(|| shelved.catalogue.file.value.municipality.clone())
}

/// Four digits.
pub(super) fn municipality(shelved: &Shelved) -> String {
    format!("{:0>4}", shelved.catalogue.file.value.code)
}

/// A life stops where today comes, where chance stops it, or where something stands in the way.
enum Stop {
    Here,
}

impl std::convert::From<CannotTell> for Stop {
    fn from(_: CannotTell) -> Stop {
        Stop::Here
    }
}

type Go = Result<(), Stop>;

struct Life<'a> {
    world: &'a World<'a>,
    rng: &'a mut Rng,
    telling: Telling,
    day: Date,
    worker: UserId,
    standard: &'a Standard,
}

pub(super) fn live(world: &World<'_>, rng: &mut Rng, person: &Person, number: String) -> Telling {
    let standards = &world.shelved.catalogue.standards;
    let place = rng.usize(..standards.len().max(1));
    let day = first_day(world, rng);
    let worker = world.staff.workers.get(rng.usize(..world.staff.workers.len().max(1)));
    let worker = worker.copied().unwrap_or(world.staff.leader);
    let code = municipality(world.shelved);
    let channels = [Channel::Letter, Channel::DigitalPost, Channel::Telephone, Channel::Oral];
    let channel = channels.get(rng.usize(..4)).copied().unwrap_or(Channel::Oral);
    let from = if rng.u8(..10) < 7 { From::Citizen } else { From::Authority };
    let opened = Opened {
        citizen: person.id,
        number,
        on: day,
        channel,
        from,
        about: words("Beder om hjælp i hverdagen"),
        catalogue: world.shelved.catalogue.id.to_string(),
        acting: code.clone(),
        paying: code,
        residence: person.municipality.clone(),
        unit: unit(world.shelved),
        case_worker: None,
    };
    let by = By {
        actor: worker,
        competences: &[Competence::CaseWorker],
        at: at(day, 9, world.zone),
        today: day,
    };
    let telling = Telling::begin(CaseId(uuid(rng)), opened, by);
    let Some(standard) = standards.get(place).map(|it| &it.value) else { return telling };
    let mut life = Life { world, rng, telling, day, worker, standard };
    // However far it came: that is where the case stands today.
    let _ = life.goes(person);
    life.telling
}

/// A day on which the version was in force, up to two and a half years back.
fn first_day(world: &World<'_>, rng: &mut Rng) -> Date {
    let (from, until, _) = world.shelved.catalogue.in_force();
    let last = until.map_or(world.today, |it| it.min(world.today));
    let first = last.saturating_sub(900.days());
    let first = from.map_or(first, |it| it.max(first)).min(last);
    let days = first.duration_until(last).as_hours() / 24;
    let back = i32::try_from(days).unwrap_or(0).max(1);
    last.saturating_sub(rng.i32(0..back).days())
}

fn words(text: &str) -> Private {
    Private(text.to_owned())
}

impl Life<'_> {
    fn id(&mut self) -> uuid::Uuid {
        uuid(self.rng)
    }

    fn chance(&mut self, of_100: u8) -> bool {
        self.rng.u8(..100) < of_100
    }

    /// Time passes; a day to come has not come.
    fn after(&mut self, days: std::ops::Range<i32>) -> Go {
        let next = self.day.saturating_add(self.rng.i32(days).days());
        if next > self.world.today {
            return Err(Stop::Here);
        }
        self.day = next;
        Ok(())
    }

    fn by(&self, actor: UserId) -> By<'static> {
        let staff = self.world.staff;
        let competences: &[Competence] = match () {
            () if actor == staff.leader => &[Competence::CaseWorker, Competence::Leader],
            () if actor == staff.committee => &[Competence::VisitationCommittee],
            () if actor == staff.shelter => &[Competence::ShelterLeader],
            () => &[Competence::CaseWorker],
        };
        By { actor, competences, at: at(self.day, 10, self.world.zone), today: self.day }
    }

    fn happens(&mut self, event: &Event) -> Go {
        let by = self.by(self.worker);
        self.telling.happen(by, event, "")?;
        Ok(())
    }

    fn counted(&mut self, because: &str) -> Go {
        let by = self.by(self.worker);
        self.telling.count(by, self.world.shelved, because)?;
        Ok(())
    }

    fn goes(&mut self, person: &Person) -> Go {
        self.after(0..3)?;
        let unit = unit(self.world.shelved);
        self.happens(&Event::Assigned { unit, case_worker: Some(self.worker) })?;
        self.applies()?;
        self.is_informed(person)?;
        let evaluated = self.is_assessed()?;
        let decision = self.is_decided(&evaluated)?;
        self.follows(decision)?;
        self.complains(decision)
    }

    fn applies(&mut self) -> Go {
        self.after(0..10)?;
        let paragraph = self.standard.law.first().cloned().unwrap_or_default();
        let applied = Applied {
            standard: self.standard.id.to_string(),
            paragraph: paragraph.clone(),
            on: self.day,
            channel: Channel::DigitalPost,
            from: From::Citizen,
            wish: words("Ønsker hjælp efter standarden"),
        };
        self.happens(&Event::Applied(applied))?;
        self.counted("applied")?;
        for other in ["SEL § 85", "SEL § 97", "SUL § 138"] {
            if other != paragraph && self.chance(60) {
                let considered = Event::Considered { paragraph: other.to_owned(), relevant: false };
                self.happens(&considered)?;
            }
        }
        Ok(())
    }

    fn is_informed(&mut self, person: &Person) -> Go {
        if self.chance(8) {
            return Err(Stop::Here);
        }
        self.after(1..12)?;
        let consent = Consent {
            with: ["egen læge".to_owned()].into(),
            about: words("Oplysninger om helbred og funktion"),
            form: ConsentForm::Written,
            given: self.day,
            until: None,
            withdrawn: None,
            document: None,
        };
        let id = self.id().to_string();
        let consent = casework::people::Person { id, removed: None, part: Part::Consent(consent) };
        self.happens(&Event::PersonAdded(consent))?;
        let filed = self.document(person.id, "Udtalelse fra egen læge");
        self.happens(&Event::DocumentFiled(filed))?;
        self.after(1..12)?;
        self.happens(&Event::VumBegun { form: vum::Form::Full, on: self.day })?;
        let themes: Vec<vum::Subject> = vum::Subject::all().filter(|it| it.is_theme()).collect();
        for about in themes {
            if self.chance(45) {
                let level = vum::Level::try_from(self.rng.u8(1..=3)).map_err(|_| Stop::Here)?;
                let entry = vum::Entry {
                    about,
                    finding: vum::Finding::Level(level),
                    citizen: words("Siger, at det er svært på de fleste dage"),
                    professional: words("Har brug for støtte for at klare det"),
                    source: "samtale".to_owned(),
                    on: self.day,
                    by: self.worker,
                };
                self.happens(&Event::VumEntered(entry))?;
            }
        }
        if self.vocabulary("foedselsdato").is_some() {
            self.fact("foedselsdato", json!(person.born), "CPR")?;
        }
        Ok(())
    }

    fn document(&mut self, of: CitizenId, theme: &str) -> Filed {
        let id = DocumentId(self.id());
        // The demo keeps no bytes of its papers: only that they are there.
        let sha256 = hex(&Sha256::digest(format!("{of} {theme}").as_bytes()));
        let direction = casework::event::DocumentWay::In;
        Filed { id, direction, theme: theme.to_owned(), on: self.day, sha256 }
    }

    fn vocabulary(&self, id: &str) -> Option<&FactFile> {
        self.world.shelved.catalogue.vocabulary.fact(id)
    }

    fn fact(&mut self, id: &str, value: Json, source: &str) -> Go {
        let fact = Fact { id: id.to_owned(), value, source: source.to_owned(), as_of: self.day };
        self.happens(&Event::FactRecorded(fact))
    }

    fn evaluate(&self) -> Result<Evaluated, Stop> {
        let id = self.standard.id.as_str();
        // Those who assess meet twice a month: a standard is compiled for those days.
        let meeting = if self.day.day() < 15 { 1 } else { 15 };
        let on = Date::new(self.day.year(), self.day.month(), meeting).unwrap_or(self.day);
        crate::acts::evaluate(&self.telling.case, self.world.shelved, id, on)
            .map_err(|_| Stop::Here)
    }

    /// What is missing is asked and answered until nothing more can change the result.
    fn is_assessed(&mut self) -> Result<Evaluated, Stop> {
        let mut evaluated = self.evaluate()?;
        for _ in 0..8 {
            if evaluated.receipt.outcome != Judged::Undecided {
                break;
            }
            if self.chance(4) {
                return Err(Stop::Here);
            }
            self.after(0..4)?;
            let missing = &evaluated.answer.missing;
            let facts: Vec<String> = now(&missing.facts);
            let judgements: Vec<WantedItem> = missing.judgements.clone();
            let readings = missing.readings.clone();
            for id in facts {
                self.learns(&id)?;
            }
            for wanted in judgements {
                self.judges(&wanted)?;
            }
            for wanted in readings {
                if let Some(reading) = wanted.readings.first() {
                    let (ambiguity, reading) = (wanted.id.clone(), reading.id.clone());
                    self.happens(&Event::ReadingChosen { ambiguity, reading })?;
                }
            }
            evaluated = self.evaluate()?;
        }
        self.happens(&Event::Evaluated(evaluated.receipt.clone()))?;
        self.counted("evaluated")?;
        match evaluated.receipt.outcome {
            Judged::Undecided => Err(Stop::Here),
            _ => Ok(evaluated),
        }
    }

    fn learns(&mut self, id: &str) -> Go {
        let Some(fact) = self.vocabulary(id).cloned() else { return Err(Stop::Here) };
        let Some(value) = value_of(&fact, self.rng, self.day) else { return Err(Stop::Here) };
        let source = fact.usual_source.clone().unwrap_or_else(|| "borger".to_owned());
        self.fact(id, value, &source)
    }

    fn judges(&mut self, wanted: &WantedItem) -> Go {
        let judgement = Judgement {
            standard: self.standard.id.to_string(),
            id: wanted.id.clone(),
            answer: json!(self.chance(75)),
            reason: words("Vurderet ud fra samtalen og lægens udtalelse"),
            by: wanted.by.clone().unwrap_or_else(|| "sagsbehandler".to_owned()),
            on: self.day,
        };
        self.happens(&Event::JudgementGiven(judgement))
    }

    fn is_decided(&mut self, evaluated: &Evaluated) -> Result<DecisionId, Stop> {
        if self.chance(6) {
            return Err(Stop::Here);
        }
        self.after(1..10)?;
        let draft = self.draft(evaluated)?;
        let (id, competence, adverse) = (draft.id, draft.competence, draft.outcome.is_adverse());
        self.happens(&Event::Drafted(draft))?;
        if self.chance(4) {
            return Err(Stop::Here);
        }
        if adverse && self.chance(50) {
            let due = self.day.saturating_add(14.days());
            let hearing = Hearing {
                sent: self.day,
                due,
                about: words("Lægens udtalelse, som borgeren ikke har set"),
                answer: None,
            };
            self.happens(&Event::HearingSent { decision: id, hearing })?;
            self.after(3..25)?;
            let text = self.chance(50).then(|| words("Er ikke enig i udtalelsen"));
            let on =
                if text.is_some() { self.day } else { self.day.max(due.saturating_add(1.days())) };
            if on > self.world.today {
                return Err(Stop::Here);
            }
            self.day = on;
            let answer = HearingAnswer { on, text };
            self.happens(&Event::HearingClosed { decision: id, answer })?;
        }
        self.is_signed(id, competence)?;
        let letter = Letter { document: None, sent: self.day, received: self.day };
        self.happens(&Event::LetterSent { decision: id, letter })?;
        self.counted("letter-sent")?;
        Ok(id)
    }

    fn is_signed(&mut self, id: DecisionId, competence: Competence) -> Go {
        let staff = self.world.staff;
        let approver = match competence {
            Competence::CaseWorker => None,
            Competence::Leader => Some(staff.leader),
            Competence::ShelterLeader => Some(staff.shelter),
            Competence::VisitationCommittee | Competence::PoliticalCommittee => {
                Some(staff.committee)
            }
        };
        if let Some(approver) = approver {
            self.happens(&Event::Recommended { decision: id })?;
            self.after(1..8)?;
            let by = self.by(approver);
            self.telling.happen(by, &Event::Approved { decision: id, minutes: None }, "")?;
        }
        self.happens(&Event::Signed { decision: id, on: self.day })
    }

    fn draft(&mut self, evaluated: &Evaluated) -> Result<Draft, Stop> {
        let receipt = &evaluated.receipt;
        let refuses = match receipt.outcome {
            Judged::Entitled => false,
            Judged::OutsideStandard => self.chance(80),
            Judged::NotEntitled => true,
            Judged::Undecided => return Err(Stop::Here),
        };
        let outcome = if refuses {
            let grounds = AtLeastOne::new(receipt.grounds.clone()).ok_or(Stop::Here)?;
            let individual = Some(words("Borgerens egen situation er vejet og giver ikke mere"));
            Outcome::Refused { refusal: Refusal { grounds, individual } }
        } else {
            Outcome::Granted { grant: self.grant(&evaluated.answer) }
        };
        let deviates = receipt.outcome == Judged::OutsideStandard && !refuses;
        let deviation = deviates.then(|| Deviation {
            direction: Direction::Up,
            from: "serviceniveauet".to_owned(),
            reason: words("Borgeren kan ikke undvære hjælpen"),
        });
        let case = &self.telling.case;
        let replaces =
            case.matter(self.standard.id.as_str()).and_then(casework::case::Matter::decided);
        Ok(Draft {
            replaces: replaces.map(|it| it.draft.id),
            id: DecisionId(uuid(self.rng)),
            standard: self.standard.id.to_string(),
            outcome,
            deviation,
            reasons: Reasons {
                drawn: words("Se kvitteringen for vurderingen"),
                edited: words("Afgørelsen bygger på samtalen, udredningen og standarden"),
            },
            competence: self.competence(),
            four_eyes: false,
        })
    }

    fn competence(&self) -> Competence {
        self.world.shelved.signs(self.standard.id.as_str())
    }

    fn grant(&mut self, answer: &AssessAnswer) -> Grant {
        let from = self.day.saturating_add(7.days());
        let extents = answer.scope.iter().filter(|it| it.applies == "yes").filter_map(|it| {
            let most = it.at_most.as_ref().or(it.usual.as_ref())?;
            let text = most.get("text")?.as_str()?;
            Some(Extent { scope: it.id.clone(), amount: text.to_owned() })
        });
        Grant {
            extents: extents.take(1).collect(),
            id: GrantId(uuid(self.rng)),
            paragraph: self.standard.law.first().cloned().unwrap_or_default(),
            service: self.standard.name.clone(),
            from,
            to: None,
            rates_of: answer.version_hash.clone(),
            follow_up: vec![from.saturating_add(180.days())],
            conditions: Vec::new(),
        }
    }

    /// What follows from a grant: plan, order, follow-up.
    fn follows(&mut self, decision: DecisionId) -> Go {
        let granted = self.telling.case.grants.iter().find(|it| it.decision == decision);
        let Some(grant) = granted.map(|it| it.grant.clone()) else { return Ok(()) };
        let content = Plan {
            purpose: words("At klare hverdagen selv så meget som muligt"),
            effort: words("Støtte efter bevillingen"),
            duration: words("Indtil videre, med opfølgning"),
            other: words("Ingen andre forhold"),
        };
        self.happens(&Event::PlanOffered { on: self.day, content })?;
        let order = Order {
            id: OrderId(self.id()),
            grant: grant.id,
            provider: "Demoleverandøren".to_owned(),
            purpose: words("At klare hverdagen"),
            goals: vec![words("Kommer ud to gange om ugen")],
            extent: grant.extents.first().map(|it| it.amount.clone()).unwrap_or_default(),
            from: grant.from,
            to: grant.to,
        };
        let id = order.id;
        self.happens(&Event::Ordered(order))?;
        self.after(1..6)?;
        let accepted = self.chance(75);
        self.happens(&Event::PlanAnswered { on: self.day, accepted })?;
        let accepted = self.chance(95);
        self.happens(&Event::OrderAnswered { order: id, on: self.day, accepted })?;
        for _ in 0..2 {
            self.after(150..220)?;
            let next = Some(self.day.saturating_add(365.days()));
            let event = Event::FollowedUp {
                grant: grant.id,
                on: self.day,
                result: FollowedUp::Continue,
                next,
            };
            self.happens(&event)?;
        }
        Ok(())
    }

    /// One in three who are refused complain; a few come back.
    fn complains(&mut self, decision: DecisionId) -> Go {
        let refused = self.telling.case.decision(decision);
        let refused = refused.is_some_and(|(_, it)| it.draft.outcome.is_adverse());
        if !refused || !self.chance(35) {
            return self.ends();
        }
        self.after(3..27)?;
        let complaint = ComplaintId(self.id());
        let last_day = self.day.saturating_add(20.days());
        let received = Received {
            id: complaint,
            decision,
            on: self.day,
            oral: self.chance(20),
            by: words("Borgeren"),
            text: words("Jeg kan ikke klare mig uden hjælpen"),
            last_day: Some(last_day),
            to: "Kommunen".to_owned(),
        };
        self.happens(&Event::Complained(received))?;
        self.counted("complained")?;
        if self.chance(8) {
            return Err(Stop::Here);
        }
        self.after(5..27)?;
        let result = if self.chance(20) { Reassessed::InFull } else { Reassessed::Maintained };
        let reason = words("Der er ikke kommet nyt frem, som ændrer vurderingen");
        let reassessed = Reassessment { complaint, on: self.day, result, reason };
        self.happens(&Event::Reassessed(reassessed))?;
        self.counted("reassessed")?;
        if result == Reassessed::InFull {
            return Ok(());
        }
        let index = self.telling.case.documents.iter().map(|it| it.id).collect();
        self.happens(&Event::Forwarded(Forwarded { complaint, on: self.day, index }))?;
        self.after(60..200)?;
        let made = self.day.saturating_sub(3.days());
        let result = if self.chance(25) { Ruled::Returned } else { Ruled::Upheld };
        let text = words("Ankestyrelsens afgørelse");
        let ruling = Ruling { complaint, made, received: self.day, result, text };
        self.happens(&Event::Ruled(ruling))?;
        self.counted("ruled")?;
        if result == Ruled::Returned {
            return self.is_decided_anew();
        }
        self.ends()
    }

    fn is_decided_anew(&mut self) -> Go {
        self.after(3..20)?;
        let evaluated = self.is_assessed()?;
        let again = self.is_decided(&evaluated)?;
        self.follows(again)
    }

    fn ends(&mut self) -> Go {
        let runs = self.telling.case.grants.iter().any(|it| it.ended.is_none());
        if runs {
            return Ok(());
        }
        self.after(30..90)?;
        self.happens(&Event::Closed { on: self.day })
    }
}

fn now(items: &[WantedItem]) -> Vec<String> {
    let now = items.iter().filter(|it| it.when == standards::assess::Turn::Now);
    now.map(|it| it.id.clone()).collect()
}

/// Some believable value of a fact.
fn value_of(fact: &FactFile, rng: &mut Rng, day: Date) -> Option<Json> {
    let unit = fact.unit.as_deref().unwrap_or_default();
    let amount = |number: u32| json!(format!("{number} {unit}").trim());
    Some(match fact.kind {
        FactType::YesNo => json!(rng.u8(..100) < 60),
        FactType::Choice | FactType::Level => {
            json!(fact.values.get(rng.usize(..fact.values.len().max(1)))?)
        }
        FactType::Number => json!(rng.u32(1..10)),
        FactType::Money => json!(format!("{} kr.", rng.u32(5..40) * 100)),
        FactType::Time | FactType::Duration | FactType::Length => amount(rng.u32(1..15)),
        FactType::Share => json!(format!("{} %", rng.u32(1..10) * 10)),
        FactType::Date => json!(day.saturating_sub(rng.i32(30..700).days())),
        FactType::Age => json!(rng.u32(20..66)),
        FactType::Records => json!({ "komplet": true, "poster": [] }),
        FactType::Code => return None,
    })
}
