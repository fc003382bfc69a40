//! *CPR-nummer*: the ten digits that identify a person, and what they say of themselves.
//!
//! A number cannot reach a log, a URL or a journal by accident: it has no `Display`, its `Debug` is
//! masked, it does not serialise, and no error repeats what was typed. [`CprNumber::reveal`] is
//! the one way out. The check digit is a hint and never a refusal, and nothing is told of a
//! person from the last digit.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use standards::calendar::{self, CannotTellAge};

/// *CPR-nummer*, or a replacement for one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CprNumber {
    // Invariant: each 0–9, and a day and a century that exist.
    digits: [u8; 10],
    birth: Date,
    kind: Kind,
}

/// What sort of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// *Personnummer*, given by the CPR register.
    Registered,
    /// *Erstatningspersonnummer*: given locally to somebody who has no other, with 60 added to the
    /// day. Whether a municipality takes it is its own setting.
    Replacement,
}

/// Something to look at again, and never a reason to refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// The last digit does not fit by modulus 11. Often a slip of the finger; since October 2007
    /// also numbers that are quite in order.
    CheckDigit,
}

/// Why a text is no CPR number. It never repeats the text: it may be a real number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCprNumber {
    #[error("a CPR number has ten digits, found {found}; write it as DDMMYY-SSSS")]
    Length { found: usize },
    #[error(
        "a CPR number has only digits and one hyphen after the sixth; character {place} is something else"
    )]
    Character { place: usize },
    #[error(
        "the first six digits of a CPR number are a date, and these are none; look at the day and the month"
    )]
    NoSuchDate,
}

impl FromStr for CprNumber {
    type Err = InvalidCprNumber;

    /// Reads `DDMMYY-SSSS` and `DDMMYYSSSS`.
    fn from_str(text: &str) -> Result<CprNumber, InvalidCprNumber> {
        let mut digits = [0; 10];
        let mut found = 0;
        for (index, char) in text.trim().chars().enumerate() {
            match char.to_digit(10).and_then(|it| u8::try_from(it).ok()) {
                Some(digit) => {
                    if let Some(place) = digits.get_mut(found) {
                        *place = digit;
                    }
                    found += 1;
                }
                None if char == '-' && index == 6 => (),
                None => return Err(InvalidCprNumber::Character { place: index + 1 }),
            }
        }
        if found != digits.len() {
            return Err(InvalidCprNumber::Length { found });
        }
        CprNumber::of(digits).ok_or(InvalidCprNumber::NoSuchDate)
    }
}

impl CprNumber {
    fn of(digits: [u8; 10]) -> Option<CprNumber> {
        let [d1, d2, m1, m2, y1, y2, century, ..] = digits.map(i16::from);
        let year = year(y1 * 10 + y2, century)?;
        let (day, kind) = match d1 * 10 + d2 {
            day @ 61..=91 => (day - 60, Kind::Replacement),
            day => (day, Kind::Registered),
        };
        let month = i8::try_from(m1 * 10 + m2).ok()?;
        let birth = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
        Some(CprNumber { digits, birth, kind })
    }

    /// A number that cannot be anybody's, for an invented person born on `birth`: it fails modulus
    /// 11, and only numbers of people born on a 1 January are known to do so. `serial` is the
    /// last four digits. None where such a number could be real, or is of another century.
    pub fn invented(birth: Date, serial: u16) -> Option<CprNumber> {
        if serial > 9999 {
            return None;
        }
        let (day, month, year) = (birth.day(), birth.month(), birth.year().rem_euclid(100));
        let text = format!("{day:02}{month:02}{year:02}{serial:04}");
        let number: CprNumber = text.parse().ok()?;
        (number.birth == birth && number.is_invented()).then_some(number)
    }

    /// Whether the number cannot be a real person's, as all that the demo caseload invents.
    pub fn is_invented(&self) -> bool {
        self.kind == Kind::Registered && self.hint() == Some(Hint::CheckDigit)
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// *Fødselsdato*, as the number has it. The register's own date is the one that counts where
    /// the two differ; a replacement number's date is only what was told when it was given.
    pub fn birth_date(&self) -> Date {
        self.birth
    }

    /// *Alder* in whole years on a day.
    ///
    /// # Errors
    /// The day lies before the birth, or one of them outside the calendar.
    pub fn age_on(&self, day: Date) -> Result<u16, CannotTellAge> {
        calendar::birthday_age(self.birth, day)
    }

    /// What to look at again. Nothing for whoever is born on a 1 January, whose numbers ran out
    /// first, nor for a replacement number, which has no check digit.
    pub fn hint(&self) -> Option<Hint> {
        const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let first_of_january = self.birth.month() == 1 && self.birth.day() == 1;
        if first_of_january || self.kind == Kind::Replacement {
            return None;
        }
        let sum: u32 = self.digits.iter().zip(WEIGHTS).map(|(it, by)| u32::from(*it) * by).sum();
        (!sum.is_multiple_of(11)).then_some(Hint::CheckDigit)
    }

    /// The ten digits, for the CPR register, Digital Post and the encrypted column. Never for a log
    /// or a URL.
    pub fn reveal(&self) -> String {
        self.digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    /// As people write it, `DDMMYY-SSSS`, for a page or a letter of somebody who may see it.
    pub fn reveal_written(&self) -> String {
        let mut text = self.reveal();
        text.insert(6, '-');
        text
    }
}

/// The year of birth from its two digits and the seventh digit.
fn year(year: i16, seventh: i16) -> Option<i16> {
    let century = match (seventh, year) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, ..=57) => 2000,
        (5..=8, _) => 1800,
        _ => return None,
    };
    Some(century + year)
}

impl fmt::Debug for CprNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CprNumber(••••••-••••)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]
    #![allow(clippy::allow_attributes, reason = "`unwrap` is not in every test")]

    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// What is told of a number. The numbers in these tests are invented or official test persons.
    fn told(text: &str) -> String {
        match text.parse::<CprNumber>() {
            Err(error) => error.to_string(),
            Ok(it) => {
                let hint = if it.hint().is_some() { ", check digit" } else { "" };
                format!("{:?} {}{hint}", it.kind(), it.birth_date())
            }
        }
    }

    #[test]
    fn a_number_is_read_with_and_without_its_hyphen() {
        insta::assert_snapshot!(told("020160-9996"), @"Registered 1960-01-02, check digit");
        insta::assert_snapshot!(told(" 0201609996 "), @"Registered 1960-01-02, check digit");
        insta::assert_snapshot!(told("070761-4285"), @"Registered 1961-07-07");
    }

    #[test]
    fn the_seventh_digit_tells_the_century() {
        insta::assert_snapshot!(told("311299-3000"), @"Registered 1999-12-31, check digit");
        insta::assert_snapshot!(told("311236-4000"), @"Registered 2036-12-31, check digit");
        insta::assert_snapshot!(told("311237-4000"), @"Registered 1937-12-31, check digit");
        insta::assert_snapshot!(told("311236-9000"), @"Registered 2036-12-31, check digit");
        insta::assert_snapshot!(told("311257-5000"), @"Registered 2057-12-31, check digit");
        insta::assert_snapshot!(told("311258-8000"), @"Registered 1858-12-31, check digit");
    }

    #[test]
    fn a_replacement_number_is_a_kind_of_its_own() {
        insta::assert_snapshot!(told("620160-9996"), @"Replacement 1960-01-02");
        insta::assert_snapshot!(told("910160-9996"), @"Replacement 1960-01-31");
    }

    #[test]
    fn what_is_no_number_is_refused_without_being_repeated() {
        insta::assert_snapshot!(told("0201609"), @"a CPR number has ten digits, found 7; write it as DDMMYY-SSSS");
        insta::assert_snapshot!(told("02016099961"), @"a CPR number has ten digits, found 11; write it as DDMMYY-SSSS");
        insta::assert_snapshot!(told("0201-609996"), @"a CPR number has only digits and one hyphen after the sixth; character 5 is something else");
        insta::assert_snapshot!(told("300290-0000"), @"the first six digits of a CPR number are a date, and these are none; look at the day and the month");
        insta::assert_snapshot!(told("290223-0000"), @"the first six digits of a CPR number are a date, and these are none; look at the day and the month");
        insta::assert_snapshot!(told("450190-0000"), @"the first six digits of a CPR number are a date, and these are none; look at the day and the month");
        insta::assert_snapshot!(told("920190-0000"), @"the first six digits of a CPR number are a date, and these are none; look at the day and the month");
    }

    #[test]
    fn the_check_digit_is_no_matter_for_somebody_born_on_a_1_january() {
        insta::assert_snapshot!(told("010190-0000"), @"Registered 1990-01-01");
    }

    #[test]
    fn an_age_rises_on_the_birthday() {
        let number: CprNumber = "020160-9996".parse().unwrap();
        assert_eq!(number.age_on(date(2026, 1, 1)), Ok(65));
        assert_eq!(number.age_on(date(2026, 1, 2)), Ok(66));
        insta::assert_snapshot!(number.age_on(date(1959, 1, 1)).unwrap_err(),
            @"the birth date lies after 1959-01-01, the day to tell the age on; one of them is wrong");
    }

    #[test]
    fn a_number_does_not_reach_a_log() {
        let number: CprNumber = "020160-9996".parse().unwrap();
        insta::assert_snapshot!(format!("{number:?}"), @"CprNumber(••••••-••••)");
        assert_eq!(number.reveal(), "0201609996");
        assert_eq!(number.reveal_written(), "020160-9996");
    }

    #[test]
    fn an_invented_number_fails_modulus_11_and_is_not_of_a_1_january() {
        assert_eq!(CprNumber::invented(date(1990, 1, 1), 0), None);
        assert_eq!(CprNumber::invented(date(1990, 5, 4), 5000), None, "born in 2090, or never");
        assert_eq!(CprNumber::invented(date(1961, 7, 7), 4285), None, "fits modulus 11");
        assert!(CprNumber::invented(date(1961, 7, 7), 4286).unwrap().is_invented());
    }

    proptest! {
        #[test]
        fn an_invented_number_has_the_birth_date_it_was_made_for(
            year in 1858..=2057_i16, month in 1..=12_i8, day in 2..=28_i8, serial in 0..=9999_u16,
        ) {
            let birth = date(year, month, day);
            if let Some(number) = CprNumber::invented(birth, serial) {
                prop_assert_eq!(number.birth_date(), birth);
                prop_assert_eq!(number.reveal_written().parse(), Ok(number));
            }
        }

        #[test]
        fn every_day_has_an_invented_number(
            year in 1858..=2057_i16, month in 1..=12_i8, day in 2..=28_i8,
        ) {
            let birth = date(year, month, day);
            prop_assert!((0..=9999).any(|it| CprNumber::invented(birth, it).is_some()));
        }

        #[test]
        fn no_text_makes_an_error_that_repeats_it(text in "[0-9]{4}[0-9 -]{2,9}") {
            if let Err(error) = text.parse::<CprNumber>() {
                prop_assert!(!error.to_string().contains(text.trim()));
            }
        }
    }
}
