//! What a council should look at (*gennemgang*) as text: first what is below the law, then
//! contradictions, what is out of date, what is not settled, and questions to a lawyer.

use standards::review::{Review, Weight};
use standards::vocabulary::Vocabulary;
use wording::reviewed::{self, Told};

use super::Sheet;
use crate::words::Words;

pub(crate) fn review(words: Words, vocabulary: &Vocabulary, it: &Review) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&words.text_with("review-title", &[("catalogue", &it.catalogue)]));
    sheet.line(0, &format!("{} · {}", it.municipality, it.name));
    sheet.line(0, &words.text_with("review-held-against", &[("day", &words.day(it.on))]));
    sheet.line(0, &words.count("review-standards", it.standards.len()));
    if it.findings.is_empty() {
        sheet.line(0, &words.text("review-nothing"));
    }
    for chapter in reviewed::chapters(words.0, vocabulary, it) {
        sheet.heading(&format!("{} ({})", chapter.title, chapter.count));
        sheet.line(0, &chapter.about);
        for part in &chapter.parts {
            sheet.blank();
            sheet.line(0, &part.name);
            part.findings.iter().for_each(|it| one(words, &mut sheet, it));
        }
    }
    sheet.finish()
}

fn one(words: Words, sheet: &mut Sheet, it: &Told) {
    let lines =
        it.lines.as_ref().map(|lines| words.text_with("review-source", &[("lines", lines)]));
    let lines = lines.map(|it| format!(" ({it})")).unwrap_or_default();
    sheet.item(1, &format!("{}{lines}", it.sentence));
    let example = super::compare::turning_and_rest(words, &it.turning, &it.rest);
    if !example.is_empty() {
        sheet.hang(2, &format!("{}:", words.text("review-example")), &example);
    }
    it.law.iter().for_each(|law| sheet.line(2, law));
    if let Some(help) = &it.help {
        sheet.line(2, &words.text_with("review-what-to-do", &[("help", help)]));
    }
}

/// One line for a catalogue among several.
pub(crate) fn summary(words: Words, it: &Review) -> String {
    let count = |weight| reviewed::count(it, weight).to_string();
    words.text_with(
        "review-summary",
        &[
            ("catalogue", &it.catalogue),
            ("below", &count(Weight::BelowTheLaw)),
            ("contradictions", &count(Weight::Contradiction)),
            ("old", &count(Weight::OutOfDate)),
            ("open", &count(Weight::NotSettled)),
            ("questions", &count(Weight::Question)),
        ],
    )
}
