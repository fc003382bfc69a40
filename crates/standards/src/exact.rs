//! Exact numbers (*nøjagtige tal*): a ratio of two whole numbers. Never a float, never rounded
//! unless a standard's own rule says so.

use std::cmp::Ordering;
use std::fmt;

use num_rational::Ratio;

/// A number with no rounding in it. Operations that would overflow give [`None`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact(Ratio<i128>);

impl Exact {
    pub const ZERO: Exact = Exact(Ratio::new_raw(0, 1));
    pub const ONE: Exact = Exact(Ratio::new_raw(1, 1));

    pub fn whole(number: i64) -> Exact {
        Exact(Ratio::from_integer(i128::from(number)))
    }

    /// `numerator / denominator`; `None` for a denominator of zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Exact> {
        (denominator != 0)
            .then(|| Exact(Ratio::new(i128::from(numerator), i128::from(denominator))))
    }

    /// Reads `1654,50` – decimal comma, no thousands separator, no exponent.
    pub fn from_danish(text: &str) -> Option<Exact> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once(',').unwrap_or((digits, ""));
        let both = [whole, fraction];
        let all_digits = both.iter().all(|part| part.bytes().all(|it| it.is_ascii_digit()));
        if whole.is_empty() || !all_digits || (digits.contains(',') && fraction.is_empty()) {
            return None;
        }
        if whole.len() + fraction.len() > 18 {
            return None;
        }
        let scale = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let number = both.concat().parse::<i128>().ok()?;
        Some(Exact(Ratio::new(if negative { -number } else { number }, scale)))
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        use num_traits::CheckedAdd;
        self.0.checked_add(&other.0).map(Exact)
    }

    pub fn minus(self, other: Exact) -> Option<Exact> {
        use num_traits::CheckedSub;
        self.0.checked_sub(&other.0).map(Exact)
    }

    pub fn times(self, other: Exact) -> Option<Exact> {
        use num_traits::CheckedMul;
        self.0.checked_mul(&other.0).map(Exact)
    }

    /// `None` for a division by zero, too.
    pub fn divided_by(self, other: Exact) -> Option<Exact> {
        use num_traits::CheckedDiv;
        if other == Exact::ZERO {
            return None;
        }
        self.0.checked_div(&other.0).map(Exact)
    }

    /// The largest whole number not above this one.
    pub fn floor(self) -> Exact {
        Exact(self.0.floor())
    }

    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// Rounded to the nearest multiple of `step`, halves up (the arithmetic rounding of Danish
    /// rate tables).
    pub fn rounded_to(self, step: Exact) -> Option<Exact> {
        let steps = self.divided_by(step)?;
        let half = Exact(Ratio::new(1, 2));
        steps.plus(half)?.floor().times(step)
    }

    /// This number in `1 / scale` parts, if it is a whole number of them.
    pub fn scaled(self, scale: i64) -> Option<i64> {
        let scaled = self.times(Exact::whole(scale))?;
        scaled.is_whole().then(|| scaled.0.to_integer())?.try_into().ok()
    }

    /// This number as a whole number, if it is one.
    pub fn to_whole(self) -> Option<i64> {
        self.scaled(1)
    }

    /// Danish text with at most `decimals` digits after the comma, and whether that is all of it.
    pub fn to_danish(self, decimals: u32) -> (String, bool) {
        use num_traits::CheckedMul;
        let decimals = decimals.min(12);
        let scale = 10_i128.pow(decimals);
        let Some(scaled) = self.0.checked_mul(&Ratio::from_integer(scale)) else {
            // So large that its decimals have no room: the whole part is shown.
            let whole = self.0.trunc().to_integer();
            let sign = if whole < 0 { "-" } else { "" };
            return (format!("{sign}{}", grouped(whole.unsigned_abs())), self.is_whole());
        };
        let exact = scaled.is_integer();
        // Cut, not rounded: a shown digit is always a true digit.
        let cut = scaled.trunc().to_integer();
        let sign = if cut < 0 { "-" } else { "" };
        let (scale, cut) = (scale.unsigned_abs(), cut.unsigned_abs());
        let (whole, fraction) = (cut / scale, cut % scale);
        let mut text = format!("{sign}{}", grouped(whole));
        if fraction != 0 || !exact {
            let width = decimals as usize;
            let digits = format!("{fraction:0width$}");
            text.push(',');
            text.push_str(&digits);
        }
        (text, exact)
    }
}

/// `1234567` as `1.234.567`: for reading only, the file format knows no thousands separator.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

/// Plain decimal or fraction, for data: `1654.5`, `2/3`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (numerator, denominator) = (*self.0.numer(), *self.0.denom());
        let mut rest = denominator;
        let (mut twos, mut fives) = (0_u32, 0_u32);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        let decimals = twos.max(fives);
        // A number that has no end, or more digits than there is room for, is a fraction.
        let scaled = (rest == 1)
            .then(|| {
                10_i128.checked_pow(decimals)?.checked_div(denominator)?.checked_mul(numerator)
            })
            .flatten();
        let (Some(scaled), Some(scale)) = (scaled, 10_u128.checked_pow(decimals)) else {
            return write!(f, "{numerator}/{denominator}");
        };
        if decimals == 0 {
            return write!(f, "{numerator}");
        }
        let sign = if scaled < 0 { "-" } else { "" };
        let (width, scaled) = (decimals as usize, scaled.unsigned_abs());
        write!(f, "{sign}{}.{:0width$}", scaled / scale, scaled % scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn danish(text: &str) -> Exact {
        Exact::from_danish(text).unwrap()
    }

    #[test]
    fn a_decimal_comma_is_read_exactly() {
        assert_eq!(danish("1654,50").scaled(100), Some(165_450));
        assert_eq!(danish("93,38").to_string(), "93.38");
        assert_eq!(danish("-0,5").to_string(), "-0.5");
    }

    #[test]
    fn a_point_or_half_a_number_is_no_number() {
        for text in ["1.5", "1,", ",5", "", "1 000", "1e3", "½", "9999999999999999999"] {
            assert_eq!(Exact::from_danish(text), None, "{text}");
        }
    }

    #[test]
    fn a_shown_digit_is_always_a_true_digit() {
        let monthly = danish("34990").divided_by(Exact::whole(12)).unwrap();
        assert_eq!(monthly.to_danish(2), ("2.915,83".to_owned(), false));
        assert_eq!(monthly.to_string(), "17495/6");
        assert_eq!(danish("6500").to_danish(2), ("6.500".to_owned(), true));
    }

    #[test]
    fn the_largest_and_the_finest_numbers_can_be_shown() {
        let largest = Exact(Ratio::from_integer(i128::MAX));
        assert_eq!(largest.to_danish(2).0.chars().next(), Some('1'));
        assert_eq!(largest.times(Exact::whole(2)), None);
        let finest = Exact(Ratio::new(1, 1 << 126));
        assert_eq!(finest.to_danish(6), ("0,000000".to_owned(), false));
        assert!(finest.to_string().starts_with("1/"));
    }

    #[test]
    fn halves_round_up() {
        assert_eq!(danish("522,5").rounded_to(Exact::ONE), Some(Exact::whole(523)));
        assert_eq!(danish("522,49").rounded_to(Exact::ONE), Some(Exact::whole(522)));
    }
}
