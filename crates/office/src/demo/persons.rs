//! The people of the demo (*testpersoner*): the official ones first, then invented ones whose
//! numbers fail modulus 11 and who are not born on a 1 January, so that no number is anybody's.

use std::sync::LazyLock;

use casework::cpr::CprNumber;
use casework::id::{CitizenId, UserId};
use fastrand::Rng;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;
use store::{CitizenRow, Cpr};
use uuid::Uuid;

use crate::shelf::Shelved;

/// `MedCom`'s test persons by way of hl7dk/dk-core, CC0-1.0; the file tells the version.
const OFFICIAL: &str = include_str!("../../data/testpersoner.toml");

#[derive(Deserialize)]
struct Official {
    person: Vec<TestPerson>,
}

#[derive(Deserialize)]
struct TestPerson {
    cpr: String,
    navn: String,
    adresse: String,
    kommune: String,
}

/// One of them in the demo.
pub(super) struct Person {
    pub(super) id: CitizenId,
    pub(super) born: Date,
    pub(super) municipality: String,
    name: String,
    address: String,
    protected: bool,
    cpr: Option<CprNumber>,
}

const GIVEN: [&str; 24] = [
    "Agnes", "Birk", "Clara", "Dagny", "Esther", "Frode", "Gerda", "Holger", "Inger", "Jonas",
    "Karla", "Ludvig", "Mathilde", "Niels", "Olga", "Palle", "Rosa", "Sofus", "Thyra", "Ulrik",
    "Vera", "Willy", "Yrsa", "Åse",
];
const FAMILY: [&str; 20] = [
    "Agerskov",
    "Birkelund",
    "Damgård",
    "Enghave",
    "Fjordby",
    "Grønlund",
    "Havmose",
    "Isager",
    "Kildegaard",
    "Lyngby",
    "Mosebæk",
    "Nørremark",
    "Overgaard",
    "Pilegård",
    "Rosendal",
    "Skovbo",
    "Tranekær",
    "Ulvedal",
    "Vestermark",
    "Østergård",
];
const ROADS: [&str; 8] = [
    "Demovej",
    "Prøvestien",
    "Eksempelgade",
    "Øvebakken",
    "Modelvænget",
    "Testtoften",
    "Skyggevej",
    "Papirgade",
];

static ADULTS: LazyLock<Vec<TestPerson>> = LazyLock::new(|| {
    let all = toml::from_str::<Official>(OFFICIAL).map(|it| it.person).unwrap_or_default();
    let adult = |it: &TestPerson| {
        it.cpr.parse::<CprNumber>().is_ok_and(|cpr| cpr.birth_date().year() < 2006)
    };
    all.into_iter().filter(adult).collect()
});

/// The citizen at a place in the demo.
pub(super) fn person(place: u32, rng: &mut Rng, shelved: &Shelved, today: Date) -> Person {
    let id = CitizenId(super::uuid(rng));
    let official = ADULTS.get(place as usize);
    let known = official.and_then(|it| Some((it, it.cpr.parse::<CprNumber>().ok()?)));
    if let Some((person, cpr)) = known {
        return Person {
            id,
            born: cpr.birth_date(),
            municipality: person.kommune.clone(),
            name: person.navn.clone(),
            address: person.adresse.clone(),
            protected: false,
            cpr: Some(cpr),
        };
    }
    let number = invented(place, today);
    let pick = |rng: &mut Rng, list: &[&str]| {
        list.get(rng.usize(..list.len())).copied().unwrap_or_default().to_owned()
    };
    let name = format!("{} {}", pick(rng, &GIVEN), pick(rng, &FAMILY));
    let address = format!("{} {}", pick(rng, &ROADS), rng.u8(1..200));
    Person {
        id,
        born: number.as_ref().map_or(today, |(_, born)| *born),
        municipality: super::life::municipality(shelved),
        name,
        address,
        // About as many as have it in the register.
        protected: rng.u8(..100) < 2,
        cpr: number.map(|(cpr, _)| cpr),
    }
}

/// A number that no person has, and that no other place in the demo has: the day follows the
/// place, and where days run out the serial goes on from where it was.
fn invented(place: u32, today: Date) -> Option<(CprNumber, Date)> {
    const DAYS: u32 = 27 * 12; // The 2nd to the 28th of each month.
    const YEARS: u32 = 69;
    // Coprime to the number of days, so that neighbours are not born on neighbouring days.
    let index = u64::from(place) * 7919 % u64::from(DAYS * YEARS);
    let index = u32::try_from(index).ok()?;
    let (year, day) = (index / DAYS, index % DAYS);
    let year = today.year() - 19 - i16::try_from(year).ok()?;
    let month = i8::try_from(day / 27 + 1).ok()?;
    let born = Date::new(year, month, i8::try_from(day % 27 + 2).ok()?).ok()?;
    let century = if year < 2000 { 0 } else { 4000 };
    let from = century + place / (DAYS * YEARS) * 40;
    let serials = (0..40).map(|it| from + (it + place) % 40);
    serials
        .filter_map(|it| u16::try_from(it).ok())
        .find_map(|it| CprNumber::invented(born, it))
        .map(|cpr| (cpr, born))
}

impl Person {
    pub(super) fn row(&self, at: Timestamp) -> CitizenRow {
        CitizenRow {
            id: self.id,
            version: 0,
            name: self.name.clone(),
            address: self.address.clone(),
            municipality: self.municipality.clone(),
            protected: self.protected,
            details: "{}".to_owned(),
            cpr: self.cpr.as_ref().map(|it| Cpr::new(it.reveal())),
            changed: at,
            changed_by: UserId(Uuid::nil()),
        }
    }
}
