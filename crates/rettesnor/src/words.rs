//! The texts in the reader's language (*ord*), close at hand for what is written out.

use jiff::civil::{Date, DateTime};
use wording::{Language, Value};

/// The reader's language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(pub Language);

impl Words {
    pub(crate) fn text(self, key: &str) -> String {
        wording::text(self.0, key)
    }

    pub(crate) fn text_with(self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> =
            values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        wording::text_with(self.0, key, &values)
    }

    pub(crate) fn count(self, key: &str, count: usize) -> String {
        wording::text_with(self.0, key, &[("count", count.into())])
    }

    /// How many errors and findings there are.
    pub(crate) fn found(self, errors: usize, findings: usize) -> String {
        let values = [("errors", errors.into()), ("findings", findings.into())];
        wording::text_with(self.0, "problem-count", &values)
    }

    /// `16. oktober 2023`.
    pub(crate) fn day(self, day: Date) -> String {
        let month = self.text(&format!("month-{}", day.month()));
        let (day, year) = (day.day().to_string(), day.year().to_string());
        self.text_with("day-in-words", &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// `mandag 16. oktober 2023`.
    pub(crate) fn weekday(self, day: Date) -> String {
        let weekday = day.weekday().to_monday_one_offset();
        let values = [("weekday", weekday.into()), ("day", self.day(day).into())];
        wording::text_with(self.0, "day-with-weekday", &values)
    }

    /// A day, or a day with a time of day, as the answers write them.
    pub(crate) fn moment(self, text: &str) -> String {
        if let (true, Ok(at)) = (text.contains('T'), text.parse::<DateTime>()) {
            let time = format!("{:02}:{:02}", at.hour(), at.minute());
            let day = self.weekday(at.date());
            return self.text_with("day-with-time", &[("day", &day), ("time", &time)]);
        }
        text.parse().map_or_else(|_| text.to_owned(), |day| self.weekday(day))
    }
}
