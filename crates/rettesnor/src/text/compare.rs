//! Two catalogues held against each other (*sammenligning*) as text: what is new, gone and said
//! otherwise; who can gain and who can lose; service levels side by side.

use serde_json::Value as Json;
use standards::compare::{self, Both, Change, Compared, Comparison, Kind, LevelRow, Named};
use standards::vocabulary::Vocabulary;
use standards::witness::Witness;
use wording::compared::{self, KINDS, Person, Speaker};

use super::{Sheet, calculate};
use crate::words::Words;

pub(crate) fn comparison(words: Words, vocabulary: &Vocabulary, it: &Comparison) -> String {
    let better = (!it.versions).then(|| {
        let name = |it: &compare::Side| format!("{} {}", it.municipality, it.catalogue);
        (name(&it.after), name(&it.before))
    });
    let better = better.as_ref();
    let writer = Writer { words, speaker: Speaker { language: words.0, vocabulary }, better };
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
    Writer::names(&mut sheet, &added, &it.added);
    Writer::names(&mut sheet, &removed, &it.removed);
    if !it.renamed.is_empty() {
        sheet.heading(&words.text("compare-renamed"));
        for it in &it.renamed {
            sheet.item(0, &writer.speaker.became(&it.before, &it.after));
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

/// One person held against both: what the person comes to by each.
pub(crate) fn people(words: Words, before: &str, after: &str, people: &[Both]) -> String {
    let mut sheet = Sheet::default();
    sheet.title(&words.text_with("compare-title", &[("before", before), ("after", after)]));
    for it in people {
        sheet.heading(&it.standard);
        for (name, comes) in [(before, &it.before), (after, &it.after)] {
            let outcome = words.text(compared::outcome_key(comes.outcome));
            sheet.line(0, &format!("{name}: {outcome}"));
            for ground in &comes.grounds {
                sheet.item(1, &ground.text);
            }
            if !comes.missing.is_empty() {
                let missing = words.text("missing-now");
                sheet.hang(1, &format!("{missing}:"), &comes.missing.join(", "));
            }
        }
        for amounts in &it.calculations {
            let [one, other] = [&amounts.before, &amounts.after].map(|it| comes_to(words, it));
            let both = [("before", one.as_str()), ("after", other.as_str())];
            let both = words.text_with("compare-was-became", &both);
            sheet.hang(0, &format!("{}:", amounts.text), &both);
        }
        if !it.differ() {
            sheet.line(0, &words.text("compare-nothing"));
        }
    }
    sheet.finish()
}

/// The values of a calculation, more than one where readings differ.
fn comes_to(words: Words, values: &Json) -> String {
    let Some(values) = values.as_array() else { return words.text("compare-not-there") };
    let values: Vec<String> = values.iter().map(|it| calculate::value(words, it)).collect();
    values.join(" / ")
}

/// What something turns on, and the rest.
pub(crate) fn turning_and_rest(words: Words, turning: &[String], rest: &[String]) -> String {
    let (turning, rest) = (turning.join(" · "), rest.join(" · "));
    match (turning.is_empty(), rest.is_empty()) {
        (true, _) => rest,
        (_, true) => turning,
        _ => words.text_with("compare-person", &[("turning", &turning), ("rest", &rest)]),
    }
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    words: Words,
    speaker: Speaker<'a>,
    /// Between two municipalities nobody gains or loses: they are better off in one of the two.
    better: Option<&'a (String, String)>,
}

impl Writer<'_> {
    fn names(sheet: &mut Sheet, title: &str, names: &[Named]) {
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
            false => self.speaker.became(&it.before.name, &it.after.name),
        };
        sheet.heading(&format!("{} ({})", title, it.after.law.join(", ")));
        let (more, less) = self.ways();
        self.people(sheet, &more, it.gains.as_ref());
        self.people(sheet, &less, it.loses.as_ref());
        let of_criteria = it.changes.iter().any(|it| it.kind == Kind::Criterion);
        if of_criteria && it.gains.is_none() && it.loses.is_none() {
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

    /// What is said of somebody who gets more, and of somebody who gets less.
    fn ways(self) -> (String, String) {
        let better = |it: &str| self.words.text_with("compare-better-in", &[("catalogue", it)]);
        match self.better {
            Some((after, before)) => (better(after), better(before)),
            None => (self.words.text("compare-gains"), self.words.text("compare-loses")),
        }
    }

    fn people(self, sheet: &mut Sheet, way: &str, witness: Option<&Witness>) {
        if let Some(witness) = witness {
            self.person(sheet, 0, way, &self.speaker.person(witness));
        }
    }

    /// A person, and what the two standards come to.
    fn person(self, sheet: &mut Sheet, depth: usize, way: &str, it: &Person) {
        let known = turning_and_rest(self.words, &it.turning, &it.rest);
        let outcomes = self.speaker.became(&it.before.to_lowercase(), &it.after.to_lowercase());
        let text = format!("{known} = {outcomes}. {}.", it.how);
        sheet.hang(depth, &format!("{way}:"), &text);
    }

    fn levels(self, sheet: &mut Sheet, rows: &[LevelRow]) {
        let different: Vec<&LevelRow> = rows.iter().filter(|it| !it.same).collect();
        if different.is_empty() {
            return;
        }
        sheet.blank();
        sheet.line(0, &self.words.text("compare-levels"));
        for row in different {
            let it = self.speaker.level(row);
            sheet.item(1, &format!("{}: {} – {} | {}", it.about, it.label, it.before, it.after));
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
                self.change(sheet, &self.speaker.change(it));
            }
        }
    }

    fn change(self, sheet: &mut Sheet, it: &compared::Told) {
        let lines = it.lines.as_ref();
        let lines = lines.map(|it| self.words.text_with("review-source", &[("lines", it)]));
        let lines = lines.map(|it| format!(" ({it})")).unwrap_or_default();
        let label = if it.label.is_empty() { String::new() } else { format!(": {}", it.label) };
        sheet.item(1, &format!("{} · {}{label}{lines}", it.sort, it.room));
        for field in &it.fields {
            let both = self.speaker.became(&field.before, &field.after);
            let way = field.direction.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
            sheet.line(2, format!("{}: {both}{way}", field.name).trim_start_matches(": "));
        }
        if !it.bands.is_empty() {
            let bands = it.bands.join(" · ");
            sheet.hang(2, &format!("{}:", self.words.text("compare-bands")), &bands);
        }
        it.notes.iter().for_each(|note| sheet.line(2, note));
        let (more, less) = self.ways();
        for (way, person) in [(more, &it.gains), (less, &it.loses)] {
            if let Some(person) = person {
                self.person(sheet, 2, &way, person);
            }
        }
    }
}
