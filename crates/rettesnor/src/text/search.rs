//! Services found (*søgning*) as text.

use standards::search::Hit;

use super::Sheet;
use crate::words::Words;

pub(crate) fn hits(words: Words, hits: &[Hit]) -> String {
    let mut sheet = Sheet::default();
    if hits.is_empty() {
        sheet.line(0, &words.text("search-nothing"));
        return sheet.finish();
    }
    sheet.line(0, &words.count("search-found", hits.len()));
    for it in hits {
        sheet.blank();
        sheet.line(0, &format!("{} ({})", it.name, it.law.join(", ")));
        sheet.line(1, &format!("{} · {} {}", it.municipality, it.catalogue, it.standard));
        it.found_in.iter().for_each(|text| sheet.item(1, text));
    }
    sheet.finish()
}
