//! All standards at once (*helhedssyn*, RSL § 5): each with the reason why it is or is not
//! relevant, the best result first.

use jiff::civil::Date;
use standards::answer::AssessAnswer;
use standards::assess::{Outcome, Turn};
use standards::library::{Catalogue, sort_key};

use super::Sheet;
use super::assess::outcome_key;
use crate::words::Words;

/// An answer, with the question that would decide it fastest.
pub(crate) struct Answered {
    pub answer: AssessAnswer,
    pub first: Option<String>,
}

type Rank = (u8, usize, (u32, String));

/// Best first; among the undecided those that ask least.
pub(crate) fn rank(answer: &AssessAnswer) -> Rank {
    let can_be = |it| answer.possible.contains(&it);
    let place = match answer.outcome {
        Outcome::Entitled => 0,
        Outcome::Undecided if can_be(Outcome::Entitled) => 1,
        Outcome::Undecided => 2,
        Outcome::OutsideStandard => 3,
        Outcome::NotEntitled => 4,
    };
    (place, missing_now(answer), sort_key(&answer.standard))
}

fn missing_now(answer: &AssessAnswer) -> usize {
    answer.missing.all().filter(|it| it.when == Turn::Now).count()
}

pub(crate) fn write(words: Words, catalogue: &Catalogue, on: Date, answers: &[Answered]) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&format!("{} · {}", words.text("overview-title"), catalogue.id));
    sheet.line(0, &words.text_with("assess-day", &[("day", &words.day(on))]));
    sheet.line(0, &words.text("overview-lead"));
    sheet.blank();
    let rows: Vec<Vec<String>> = answers.iter().map(|it| row(words, it)).collect();
    sheet.table(&rows);
    sheet.blank();
    sheet.line(0, &words.text("layout-not-a-decision"));
    sheet.line(0, &words.text_with("version-hash", &[("hash", &catalogue.version_hash)]));
    sheet.finish()
}

fn row(words: Words, it: &Answered) -> Vec<String> {
    let answer = &it.answer;
    let mark = match answer.outcome {
        Outcome::Entitled => "✓",
        Outcome::Undecided => "?",
        Outcome::OutsideStandard | Outcome::NotEntitled => "✗",
    };
    let outcome = words.text(outcome_key(answer.outcome));
    let reason = format!("{outcome}. {}", reason(words, it));
    vec![mark.to_owned(), answer.standard.clone(), reason]
}

fn reason(words: Words, it: &Answered) -> String {
    let answer = &it.answer;
    let grounds: Vec<&str> = answer.grounds.iter().map(|it| it.text.as_str()).collect();
    let grounds = grounds.join("; ");
    let not_met = || words.text_with("overview-not-met", &[("grounds", &grounds)]);
    match answer.outcome {
        Outcome::Entitled => words.text("overview-all-met"),
        Outcome::OutsideStandard | Outcome::NotEntitled => not_met(),
        Outcome::Undecided => {
            let waits = words.count("overview-missing", missing_now(answer));
            let first = it.first.as_ref();
            let first = first.map(|it| words.text_with("overview-first", &[("question", it)]));
            let first = first.map(|it| format!(" {it}")).unwrap_or_default();
            let not_met =
                if grounds.is_empty() { String::new() } else { format!(" {}", not_met()) };
            format!("{waits}{first}{not_met}")
        }
    }
}
