//! Two catalogues held against each other (*sammenligning*) as text: what is new, gone and said
//! otherwise; who can gain and who can lose; service levels side by side.

use standards::compare::{
    Cell, Change, Compared, Comparison, Direction, Kind, LevelRow, Named, Sort,
};
use standards::vocabulary::Vocabulary;
use standards::witness::Witness;

use super::Sheet;
use crate::words::Words;

/// The kinds of difference in the order of a report.
const KINDS: [(Kind, &str); 11] = [
    (Kind::Criterion, "compare-kind-criterion"),
    (Kind::Number, "compare-kind-number"),
    (Kind::Deadline, "compare-kind-deadline"),
    (Kind::Content, "compare-kind-content"),
    (Kind::Payment, "compare-kind-payment"),
    (Kind::Process, "compare-kind-process"),
    (Kind::Ambiguity, "compare-kind-ambiguity"),
    (Kind::LegalBasis, "compare-kind-legal-basis"),
    (Kind::Validity, "compare-kind-validity"),
    (Kind::Contact, "compare-kind-contact"),
    (Kind::Wording, "compare-kind-wording"),
];

pub(crate) fn comparison(words: Words, vocabulary: &Vocabulary, it: &Comparison) -> String {
    let writer = Writer { words, vocabulary };
    let mut sheet = Sheet::default();
    let (before, after) = (&it.before.catalogue, &it.after.catalogue);
    sheet.title(&words.text_with("compare-title", &[("before", before), ("after", after)]));
    sheet.line(0, &words.text_with("compare-law-of", &[("day", &words.day(it.on))]));
    let (added, removed) = match it.versions {
        true => (words.text("compare-added"), words.text("compare-removed")),
        false => (
            words.text_with("compare-only-after", &[("catalogue", after)]),
            words.text_with("compare-only-before", &[("catalogue", before)]),
        ),
    };
    writer.names(&mut sheet, &added, &it.added);
    writer.names(&mut sheet, &removed, &it.removed);
    if !it.renamed.is_empty() {
        sheet.heading(&words.text("compare-renamed"));
        for it in &it.renamed {
            sheet.item(0, &writer.became(&it.before, &it.after));
        }
    }
    if !it.shared.is_empty() {
        sheet.heading(&words.text("compare-shared"));
        writer.changes(&mut sheet, &it.shared);
    }
    let (same, other): (Vec<&Compared>, Vec<&Compared>) =
        it.standards.iter().partition(|it| it.changes.is_empty());
    for it in other {
        writer.standard(&mut sheet, it);
    }
    if !same.is_empty() {
        sheet.blank();
        sheet.line(0, &words.count("compare-same-standards", same.len()));
    }
    sheet.finish()
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    words: Words,
    vocabulary: &'a Vocabulary,
}

impl Writer<'_> {
    fn said(self, it: &serde_json::Value) -> String {
        wording::said::value(self.words.0, self.vocabulary, it)
    }

    fn became(self, before: &str, after: &str) -> String {
        self.words.text_with("compare-was-became", &[("before", before), ("after", after)])
    }

    fn names(self, sheet: &mut Sheet, title: &str, names: &[Named]) {
        if names.is_empty() {
            return;
        }
        sheet.heading(title);
        for it in names {
            sheet.item(0, &format!("{} ({})", it.name, it.law.join(", ")));
        }
    }

    fn standard(self, sheet: &mut Sheet, it: &Compared) {
        let title = match it.before.name == it.after.name {
            true => it.after.name.clone(),
            false => self.became(&it.before.name, &it.after.name),
        };
        sheet.heading(&format!("{} ({})", title, it.after.law.join(", ")));
        self.people(sheet, "compare-gains", it.gains.as_ref());
        self.people(sheet, "compare-loses", it.loses.as_ref());
        if it.gains.is_none() && it.loses.is_none() {
            let key = if it.exact { "compare-nobody-found" } else { "compare-too-large" };
            sheet.line(0, &self.words.text(key));
        }
        if !it.taken_as_same.is_empty() {
            let names = it.taken_as_same.join(", ");
            sheet.line(0, &self.words.text_with("compare-taken-as-same", &[("names", &names)]));
        }
        self.levels(sheet, &it.levels);
        self.changes(sheet, &it.changes);
    }

    fn people(self, sheet: &mut Sheet, key: &str, witness: Option<&Witness>) {
        let Some(witness) = witness else { return };
        sheet.hang(0, &format!("{}:", self.words.text(key)), &self.person(witness));
    }

    /// A person, and what the two standards come to: first what it turns on.
    fn person(self, witness: &Witness) -> String {
        let said = |turns: bool| {
            let known = witness.known.iter().filter(|it| it.turns == turns);
            known
                .map(|it| wording::said::known(self.words.0, self.vocabulary, it))
                .collect::<Vec<_>>()
                .join(" · ")
        };
        let (turning, rest) = (said(true), said(false));
        let person = match (turning.is_empty(), rest.is_empty()) {
            (true, _) => rest,
            (_, true) => turning,
            _ => {
                let values = [("turning", turning.as_str()), ("rest", rest.as_str())];
                self.words.text_with("compare-person", &values)
            }
        };
        let outcome = |it| self.words.text(super::assess::outcome_key(it)).to_lowercase();
        let key = if witness.assessed { "compare-assessed" } else { "compare-derived" };
        let outcomes = self.became(&outcome(witness.before), &outcome(witness.after));
        format!("{person} = {outcomes}. {}.", self.words.text(key))
    }

    fn levels(self, sheet: &mut Sheet, rows: &[LevelRow]) {
        let different: Vec<&LevelRow> = rows.iter().filter(|it| !it.same).collect();
        if different.is_empty() {
            return;
        }
        sheet.blank();
        sheet.line(0, &self.words.text("compare-levels"));
        for row in different {
            let cell = |it: &Option<Cell>| {
                it.as_ref()
                    .map_or_else(|| self.words.text("compare-not-there"), |it| self.said(&it.said))
            };
            let about = self.words.text(level_key(row.about));
            let both = format!("{} | {}", cell(&row.before), cell(&row.after));
            sheet.item(1, &format!("{about}: {} – {both}", row.label));
        }
    }

    fn changes(self, sheet: &mut Sheet, changes: &[Change]) {
        for (kind, title) in KINDS {
            let of_kind: Vec<&Change> = changes.iter().filter(|it| it.kind == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            sheet.blank();
            sheet.line(0, &self.words.text(title));
            for it in of_kind {
                self.change(sheet, it);
            }
        }
    }

    fn change(self, sheet: &mut Sheet, it: &Change) {
        let sort = self.words.text(match it.sort {
            Sort::Added => "compare-sort-added",
            Sort::Removed => "compare-sort-removed",
            Sort::Changed => "compare-sort-changed",
        });
        let room = wording::said::name(self.words.0, self.vocabulary, &it.room);
        let label = it.label.clone().unwrap_or_else(|| it.id.clone());
        let lines = match (&it.before_source, &it.after_source) {
            (Some(one), Some(other)) => format!(" ({})", self.became(one, other)),
            (Some(one), None) | (None, Some(one)) => {
                format!(" ({})", self.words.text_with("review-source", &[("lines", one)]))
            }
            (None, None) => String::new(),
        };
        sheet.item(1, &format!("{sort} · {room}: {label}{lines}"));
        for field in &it.fields {
            let name = wording::said::name(self.words.0, self.vocabulary, &field.field);
            let both = self.became(&self.said(&field.before), &self.said(&field.after));
            let way = it.direction.filter(|_| it.fields.len() == 1).map(direction_key);
            let way = way.map_or_else(String::new, |it| format!(" ({})", self.words.text(it)));
            sheet.line(2, format!("{name}: {both}{way}").trim_start_matches(": "));
        }
        let Some(meaning) = &it.meaning else { return };
        let notes = [
            (meaning.same, "compare-same-in-meaning"),
            (!meaning.decides, "compare-decides-nothing"),
            (meaning.other_question, "compare-other-question"),
        ];
        for (_, key) in notes.into_iter().filter(|(holds, _)| *holds) {
            sheet.line(2, &self.words.text(key));
        }
        for (key, witness) in [("compare-gains", &meaning.gains), ("compare-loses", &meaning.loses)]
        {
            if let Some(witness) = witness {
                sheet.hang(2, &format!("{}:", self.words.text(key)), &self.person(witness));
            }
        }
    }
}

fn level_key(about: &str) -> &'static str {
    match about {
        "age" => "compare-level-age",
        "scope" => "compare-level-scope",
        "rate" => "compare-level-rate",
        "deadline" => "compare-level-deadline",
        "follow_up" => "compare-level-follow-up",
        "payment" => "compare-level-payment",
        "interplay" => "compare-level-interplay",
        _ => "compare-level-provider",
    }
}

fn direction_key(it: Direction) -> &'static str {
    match it {
        Direction::More => "compare-more",
        Direction::Less => "compare-less",
        Direction::Sooner => "compare-sooner",
        Direction::Later => "compare-later",
        Direction::Either => "compare-either",
    }
}
