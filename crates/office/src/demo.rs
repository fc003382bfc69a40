//! The demo caseload (*demosager*): believable lives through all states, in every catalogue that
//! stands. The same seed and the same day give the same lives, to the last hash. Every number is an
//! official test person's, or cannot be anybody's.

mod life;
mod persons;

use std::sync::Arc;
use std::sync::mpsc;

use casework::id::UserId;
use fastrand::Rng;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::{Change, CitizenWrite, StoredCatalogue, UserRow, UserWrite};
use uuid::Uuid;

use crate::permission::{Job, Role};
use crate::shelf::Shelved;
use crate::{CannotAct, Office, telling, users};

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub citizens: u32,
    pub seed: u64,
    pub today: Date,
    /// What every demo user logs in by, as argon2 made it.
    pub password: Option<String>,
}

/// What was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Made {
    pub citizens: u64,
    pub cases: u64,
    pub entries: u64,
}

/// Those who work on a catalogue's cases.
#[derive(Debug, Clone)]
pub(crate) struct Staff {
    pub(crate) workers: Vec<UserId>,
    pub(crate) leader: UserId,
    pub(crate) committee: UserId,
    pub(crate) shelter: UserId,
}

/// How many cases go into one transaction.
const TOGETHER: usize = 250;
/// Transactions that wait for the writer before the tellers wait too.
const AHEAD: usize = 4;

impl Office {
    /// Fills the database. `progress` is told how many citizens are kept.
    pub async fn fill(
        &self,
        wanted: &Wanted,
        mut progress: impl FnMut(u64),
    ) -> Result<Made, CannotAct> {
        let mut rng = Rng::with_seed(wanted.seed);
        let catalogues: Vec<Arc<Shelved>> =
            self.shelf.ids().filter_map(|id| self.shelf.get(id)).cloned().collect();
        if catalogues.is_empty() {
            return Err(CannotAct::NotFound("catalogue"));
        }
        let mut staff = Vec::new();
        for shelved in &catalogues {
            staff.push(self.hire(wanted, &mut rng, shelved).await?);
        }
        // Citizen by citizen, each with a chance of its own: two tellers give what one would.
        let mut plan: Vec<(usize, u32, u64)> = (0..wanted.citizens)
            .map(|place| (place as usize % catalogues.len(), place, rng.u64(..)))
            .collect();
        // A catalogue's lives together: its compiled plans are then at hand.
        plan.sort_by_key(|(catalogue, place, _)| (*catalogue, *place));
        let first = self.store.take_numbers(wanted.today.year(), wanted.citizens).await?;
        let (send, received) = mpsc::sync_channel(AHEAD);
        let tellers = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        let chunks: Vec<Vec<(usize, u32, u64)>> =
            plan.chunks(TOGETHER).map(<[_]>::to_vec).collect();
        let zone = self.zone.clone();
        let today = wanted.today;
        let (catalogues, staff) = (Arc::new(catalogues), Arc::new(staff));
        let chunks = Arc::new(chunks);
        for teller in 0..tellers {
            let (send, chunks, zone) = (send.clone(), Arc::clone(&chunks), zone.clone());
            let (catalogues, staff) = (Arc::clone(&catalogues), Arc::clone(&staff));
            std::thread::spawn(move || {
                for chunk in chunks.iter().skip(teller).step_by(tellers) {
                    let told = tell(chunk, &catalogues, &staff, (first, today, &zone));
                    // Nobody listens any more: the writer has met an error and told it.
                    if send.send(told).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut made = Made::default();
        let received = Arc::new(std::sync::Mutex::new(received));
        loop {
            let received = Arc::clone(&received);
            let next = tokio::task::spawn_blocking(move || {
                received.lock().ok().and_then(|it| it.recv().ok())
            });
            let Some((change, part)) = next.await.ok().flatten() else { break };
            self.keep_told(change).await?;
            made.citizens += part.citizens;
            made.cases += part.cases;
            made.entries += part.entries;
            progress(made.citizens);
        }
        Ok(made)
    }

    /// *Medarbejdere*: case workers, a leader, a committee and a shelter's leader.
    async fn hire(
        &self,
        wanted: &Wanted,
        rng: &mut Rng,
        shelved: &Shelved,
    ) -> Result<Staff, CannotAct> {
        let id = &shelved.catalogue.id;
        let unit = life::unit(shelved);
        let short = format!("{}-{}", id.municipality, id.version);
        let mut users = Vec::new();
        let mut hire = |login: String, name: String, job: Job| {
            let id = UserId(uuid(rng));
            let role = Role { units: Some(vec![unit.clone()]), ..Role::everywhere(job) };
            let row = UserRow {
                id,
                version: 0,
                login,
                name,
                password: wanted.password.clone(),
                subject: None,
                roles: users::held(&[role], None, None),
                unit: unit.clone(),
                active: true,
                changed: at(wanted.today, 8, &self.zone),
                changed_by: id,
            };
            users.push(UserWrite { expected: 0, row });
            id
        };
        let workers = (1..=4)
            .map(|it| {
                let login = format!("sagsbehandler{it}-{short}");
                hire(login, format!("Demo Sagsbehandler {it}"), Job::CaseWorker)
            })
            .collect();
        let mut one = |login: &str, name: &str, job| {
            hire(format!("{login}-{short}"), format!("Demo {name}"), job)
        };
        let staff = Staff {
            workers,
            leader: one("leder", "Leder", Job::Leader),
            committee: one("udvalg", "Visitationsudvalg", Job::VisitationCommittee),
            shelter: one("forstander", "Forstander", Job::ShelterLeader),
        };
        self.store.commit(Change { users, ..Change::default() }).await?;
        Ok(staff)
    }
}

fn tell(
    chunk: &[(usize, u32, u64)],
    catalogues: &[Arc<Shelved>],
    staff: &[Staff],
    (first, today, zone): (u64, Date, &TimeZone),
) -> (Change, Made) {
    let mut tellings = Vec::new();
    let mut citizens = Vec::new();
    let mut pinned: Vec<StoredCatalogue> = Vec::new();
    for (catalogue, place, seed) in chunk {
        let (Some(shelved), Some(staff)) = (catalogues.get(*catalogue), staff.get(*catalogue))
        else {
            continue;
        };
        let mut rng = Rng::with_seed(*seed);
        let person = persons::person(*place, &mut rng, shelved, today);
        let number = store::case_number(today.year(), first + u64::from(*place));
        let world = life::World { shelved, staff, today, zone };
        let telling = life::live(&world, &mut rng, &person, number);
        citizens.push(CitizenWrite { expected: 0, row: person.row(at(today, 8, zone)) });
        if !pinned.iter().any(|it| it.hash == shelved.pinned) {
            pinned.push(crate::acts::pinned(shelved, at(today, 8, zone)));
        }
        tellings.push(telling);
    }
    let made = Made {
        citizens: citizens.len() as u64,
        cases: tellings.len() as u64,
        entries: tellings.iter().map(|it| it.entries() as u64).sum(),
    };
    (telling::change(tellings, citizens, pinned), made)
}

/// A moment of a working day.
pub(crate) fn at(day: Date, hour: i8, zone: &TimeZone) -> Timestamp {
    let clock = day.at(hour, 0, 0, 0);
    zone.to_ambiguous_timestamp(clock).compatible().unwrap_or(Timestamp::UNIX_EPOCH)
}

/// An id out of the demo's own chance.
pub(crate) fn uuid(rng: &mut Rng) -> Uuid {
    uuid::Builder::from_random_bytes(rng.u128(..).to_be_bytes()).into_uuid()
}
