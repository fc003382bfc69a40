//! What a council should look at (*gennemgang*) as text: first what is below the law, then
//! contradictions, what is out of date, what is not settled, and questions to a lawyer.

use standards::review::{Cited, Finding, Review, Weight};
use standards::vocabulary::Vocabulary;

use super::Sheet;
use crate::words::Words;

/// The weights in the order of a report, with their texts.
pub(crate) const WEIGHTS: [(Weight, &str, &str); 5] = [
    (Weight::BelowTheLaw, "review-weight-below", "review-weight-below-about"),
    (Weight::Contradiction, "review-weight-contradiction", "review-weight-contradiction-about"),
    (Weight::OutOfDate, "review-weight-old", "review-weight-old-about"),
    (Weight::NotSettled, "review-weight-open", "review-weight-open-about"),
    (Weight::Question, "review-weight-question", "review-weight-question-about"),
];

pub(crate) fn review(words: Words, vocabulary: &Vocabulary, it: &Review) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&words.text_with("review-title", &[("catalogue", &it.catalogue)]));
    sheet.line(0, &format!("{} · {}", it.municipality, it.name));
    sheet.line(0, &words.text_with("review-held-against", &[("day", &words.day(it.on))]));
    sheet.line(0, &words.count("review-standards", it.standards.len()));
    if it.findings.is_empty() {
        sheet.line(0, &words.text("review-nothing"));
    }
    for (weight, title, about) in WEIGHTS {
        let of_weight: Vec<&Finding> =
            it.findings.iter().filter(|it| it.weight == weight).collect();
        if of_weight.is_empty() {
            continue;
        }
        sheet.heading(&format!("{} ({})", words.text(title), of_weight.len()));
        sheet.line(0, &words.text(about));
        let mut standard = None;
        for finding in of_weight {
            if standard != Some(&finding.standard) {
                standard = Some(&finding.standard);
                sheet.blank();
                let whole = || words.text("review-whole-catalogue");
                sheet.line(0, &finding.standard.clone().unwrap_or_else(whole));
            }
            one(words, vocabulary, &mut sheet, finding);
        }
    }
    sheet.finish()
}

fn one(words: Words, vocabulary: &Vocabulary, sheet: &mut Sheet, it: &Finding) {
    let told = wording::problem(words.0, it.problem.code, &it.problem.args);
    let source = it
        .source
        .as_ref()
        .map(|lines| format!(" ({})", words.text_with("review-source", &[("lines", lines)])));
    sheet.item(1, &format!("{}{}", told.sentence, source.unwrap_or_default()));
    if !it.witness.is_empty() {
        let known: Vec<String> =
            it.witness.iter().map(|it| wording::said::known(words.0, vocabulary, it)).collect();
        sheet.hang(2, &format!("{}:", words.text("review-example")), &known.join(" · "));
    }
    for law in &it.law {
        sheet.line(2, &cited(words, law));
    }
    if let Some(help) = told.help {
        sheet.line(2, &words.text_with("review-what-to-do", &[("help", &help)]));
    }
}

fn cited(words: Words, law: &Cited) -> String {
    let unread = words.text("review-law-unread");
    let status =
        if law.verified { law.status.to_owned() } else { format!("{}, {unread}", law.status) };
    words.text_with(
        "review-law",
        &[("reference", &law.reference), ("status", &status), ("text", &law.text)],
    )
}

/// One line for a catalogue among several.
pub(crate) fn summary(words: Words, it: &Review) -> String {
    let count = |weight| it.findings.iter().filter(|it| it.weight == weight).count().to_string();
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
