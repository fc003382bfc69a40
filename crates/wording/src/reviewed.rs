//! A review (*gennemgang*) in words: the command line, the pages and the report say the same.

use standards::review::{Cited, Finding, Review, Weight};
use standards::vocabulary::Vocabulary;

use crate::{Language, problem, said, text, text_with};

/// The weights in the order of a report: heading, and what it means.
pub const WEIGHTS: [(Weight, &str, &str); 5] = [
    (Weight::BelowTheLaw, "review-weight-below", "review-weight-below-about"),
    (Weight::Contradiction, "review-weight-contradiction", "review-weight-contradiction-about"),
    (Weight::OutOfDate, "review-weight-old", "review-weight-old-about"),
    (Weight::NotSettled, "review-weight-open", "review-weight-open-about"),
    (Weight::Question, "review-weight-question", "review-weight-question-about"),
];

/// The findings of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    pub title: String,
    pub about: String,
    pub count: usize,
    pub parts: Vec<Part>,
}

/// The findings about one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The standard's id; none for the whole catalogue.
    pub standard: Option<String>,
    pub name: String,
    pub findings: Vec<Told>,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub sentence: String,
    pub lines: Option<String>,
    /// A person or an amount that shows it: first what it turns on.
    pub turning: Vec<String>,
    pub rest: Vec<String>,
    pub law: Vec<String>,
    pub help: Option<String>,
}

/// The chapters of a review that have findings.
pub fn chapters(language: Language, vocabulary: &Vocabulary, review: &Review) -> Vec<Chapter> {
    let chapter = |(weight, title, about): (Weight, &str, &str)| {
        let findings: Vec<&Finding> =
            review.findings.iter().filter(|it| it.weight == weight).collect();
        (!findings.is_empty()).then(|| Chapter {
            title: text(language, title),
            about: text(language, about),
            count: findings.len(),
            parts: parts(language, vocabulary, review, &findings),
        })
    };
    WEIGHTS.into_iter().filter_map(chapter).collect()
}

/// How many findings of a weight.
pub fn count(review: &Review, weight: Weight) -> usize {
    review.findings.iter().filter(|it| it.weight == weight).count()
}

fn parts(
    language: Language,
    vocabulary: &Vocabulary,
    review: &Review,
    findings: &[&Finding],
) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for finding in findings {
        let told = told(language, vocabulary, finding);
        match parts.last_mut() {
            Some(part) if part.standard == finding.standard => part.findings.push(told),
            _ => {
                let known =
                    review.standards.iter().find(|it| Some(&it.id) == finding.standard.as_ref());
                let name = known.map(|it| format!("{} ({})", it.name, it.law.join(", ")));
                let name = name.unwrap_or_else(|| text(language, "review-whole-catalogue"));
                let standard = finding.standard.clone();
                parts.push(Part { standard, name, findings: vec![told] });
            }
        }
    }
    parts
}

fn told(language: Language, vocabulary: &Vocabulary, it: &Finding) -> Told {
    let told = problem(language, it.problem.code, &it.problem.args);
    let known = |turns: bool| {
        let known = it.witness.iter().filter(|it| it.turns == turns);
        known.map(|it| said::known(language, vocabulary, it)).collect::<Vec<_>>()
    };
    Told {
        sentence: told.sentence,
        lines: it.source.clone(),
        turning: known(true),
        rest: known(false),
        law: it.law.iter().map(|it| cited(language, it)).collect(),
        help: told.help,
    }
}

fn cited(language: Language, law: &Cited) -> String {
    let status = match law.verified {
        true => law.status.to_owned(),
        false => format!("{}, {}", law.status, text(language, "review-law-unread")),
    };
    let values = [
        ("reference", law.reference.as_str().into()),
        ("status", status.into()),
        ("text", law.text.as_str().into()),
    ];
    text_with(language, "review-law", &values)
}
