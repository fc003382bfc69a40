//! What the Act itself fixes in kroner (*lovens beløb*), in the year of the day: the amount with
//! its mark, or openly that this year's was not read. No year is made from another.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::words::quantity;
use super::{Case, LawAmount, YearAmount};
use crate::calculate::UsedRate;
use crate::format::{LawPiece, NationalRate};

/// The amount of a piece of law on a day.
pub fn law_amount(piece: &LawPiece, day: Date) -> LawAmount {
    let of_year = |it: &NationalRate| YearAmount {
        year: it.year,
        value: quantity(&it.value),
        status: it.status.mark(),
        verified: it.status.counts(),
        read_in: it.read_in.clone().unwrap_or_else(|| piece.read_in.clone()),
    };
    let amount = piece.rate(day.year());
    LawAmount {
        id: piece.id.to_string(),
        reference: piece.reference.clone(),
        text: piece.text.clone(),
        year: day.year(),
        amount: amount.map(of_year),
        latest_read: piece.rate_before(day.year()).filter(|_| amount.is_none()).map(of_year),
    }
}

impl Case<'_> {
    /// The amounts of the pieces in force of the standard's sections.
    pub(super) fn law_amounts(&self) -> Vec<LawAmount> {
        let context = &self.context;
        let national = &context.catalogue.national;
        let pieces = context.standard.law.iter().flat_map(|it| national.of(it, context.day));
        let amounts = pieces.filter(|it| !it.rates.is_empty());
        amounts.map(|it| law_amount(it, context.day)).collect()
    }

    /// A rate that was used, and beside one that restates the Act the Act's own amount.
    pub(super) fn used_rate(&self, used: &UsedRate) -> Json {
        let catalogue = self.context.catalogue;
        let restates =
            catalogue.rate(&used.id, self.context.day).and_then(|it| it.restates.as_ref());
        let piece = restates.and_then(|it| catalogue.national.piece(it.as_str(), self.context.day));
        let mut answer = json!({ "id": used.id, "outdated": used.outdated });
        if let (Some(piece), Some(fields)) = (piece, answer.as_object_mut()) {
            fields.insert("law".to_owned(), json!(law_amount(piece, self.context.day)));
        }
        answer
    }
}
