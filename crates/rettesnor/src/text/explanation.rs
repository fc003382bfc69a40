//! The reasons (*begrundelse*): grounds for a no, and the tree of criteria with what each came to.

use standards::answer::{AssessAnswer, CriterionItem, Ground, JudgementItem, KnownItem};
use standards::truth::Truth;

use super::{Reader, Sheet};

/// The grounds of a no, each with its force, the law behind it and where it stands.
pub(crate) fn grounds(reader: Reader<'_>, sheet: &mut Sheet, depth: usize, grounds: &[Ground]) {
    for ground in grounds {
        sheet.hang(depth, "✗", &ground.text);
        sheet.line(depth + 1, &standing(reader, ground));
    }
}

fn standing(reader: Reader<'_>, ground: &Ground) -> String {
    let force = match ground.force {
        "act" => reader.text("force-act-long"),
        _ => reader.text("force-standard-long"),
    };
    let basis = ground.basis.as_ref().map(|it| format!(": {}", reader.basis(it)));
    format!("{force}{}{}", basis.unwrap_or_default(), reader.source(ground.source.as_deref()))
}

/// The tree, in two parts: what decides, and what only speaks for or against.
pub(crate) fn tree(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    let typical = |it: &&CriterionItem| it.effect.starts_with("typical");
    sheet.heading(&reader.text("explanation-title"));
    for criterion in answer.explanation.iter().filter(|it| !typical(it)) {
        node(reader, sheet, 0, criterion);
    }
    let signs: Vec<&CriterionItem> = answer.explanation.iter().filter(typical).collect();
    if !signs.is_empty() {
        sheet.heading(&reader.text("explanation-signs"));
        for criterion in signs {
            node(reader, sheet, 0, criterion);
        }
    }
}

fn node(reader: Reader<'_>, sheet: &mut Sheet, depth: usize, it: &CriterionItem) {
    let finding = reader.text(finding_key(it));
    sheet.hang(depth, mark(it), &format!("{} – {}", it.text, finding.to_lowercase()));
    let mut notes = vec![standing_of(reader, it)];
    notes.extend(it.known.iter().map(|it| known(reader, it)));
    notes.extend(it.judgement.iter().map(|it| judgement(reader, it)));
    if !it.opened_by.is_empty() {
        notes.push(format!("{}: {}", reader.text("opened-by-exception"), it.opened_by.join(", ")));
    }
    if it.departed {
        notes.push(reader.text("departed"));
    }
    notes.extend(it.not_the_act.map(|why| not_the_act(reader, why)));
    for note in notes.iter().filter(|it| !it.is_empty()) {
        sheet.line(depth + 1, note);
    }
    for part in &it.parts {
        node(reader, sheet, depth + 1, part);
    }
}

/// `kræves · lov · SEL § 97, stk. 1 (efterprøvet, Q) · linje 12`.
fn standing_of(reader: Reader<'_>, it: &CriterionItem) -> String {
    let mut parts = Vec::new();
    match it.effect {
        "required" => parts.push(reader.text("effect-required")),
        "excludes" => parts.push(reader.text("effect-excludes")),
        "opens" => parts.push(reader.text("effect-opens")),
        _ => (),
    }
    match it.force {
        Some("act") => parts.push(reader.text("force-act")),
        Some(_) => parts.push(reader.text("force-standard")),
        None => (),
    }
    parts.extend(it.basis.as_ref().map(|basis| reader.basis(basis)));
    if let Some(lines) = &it.source {
        parts.push(reader.words.text_with("source-lines", &[("lines", lines)]));
    }
    parts.push(it.id.clone());
    parts.join(" · ")
}

fn known(reader: Reader<'_>, it: &KnownItem) -> String {
    let from = it
        .from
        .as_ref()
        .map(|from| format!(" ({})", reader.words.text_with("known-from", &[("source", from)])));
    format!("{}: {}{}", it.label, it.value, from.unwrap_or_default())
}

fn judgement(reader: Reader<'_>, it: &JudgementItem) -> String {
    let Some(answer) = &it.answer else {
        return reader.words.text_with("judgement-waits", &[("who", &it.by)]);
    };
    let reason = it.reason.as_deref().unwrap_or_default();
    let mut text =
        reader.words.text_with("judgement-given", &[("answer", answer), ("reason", reason)]);
    if let Some(by) = &it.answered_by {
        let on = it.on.map(|it| format!(", {}", reader.words.day(it))).unwrap_or_default();
        text = format!("{text} ({by}{on})");
    }
    text
}

fn not_the_act(reader: Reader<'_>, why: &str) -> String {
    let key = match why {
        "no_basis" => "not-the-act-no-basis",
        "unknown_basis" => "not-the-act-unknown-basis",
        "not_in_force" => "not-the-act-not-in-force",
        _ => "not-the-act-not-verified",
    };
    reader.text(key)
}

/// Whether only an exception that is not settled stands between this and a no.
fn waits_for_an_exception(it: &CriterionItem) -> bool {
    it.result == "unknown"
        && matches!(
            (it.effect, it.condition),
            ("required", Truth::False) | ("excludes", Truth::True)
        )
}

fn mark(it: &CriterionItem) -> &'static str {
    match it.result {
        "met" | "holds" | "for" => "✓",
        "not_met" | "against" => "✗",
        "does_not_hold" => "–",
        _ => "?",
    }
}

/// The finding in the words that fit the effect.
fn finding_key(it: &CriterionItem) -> &'static str {
    match (it.effect, it.result) {
        _ if waits_for_an_exception(it) => "finding-waits-for-an-exception",
        ("typical" | "typical_against", "for") => "finding-speaks-for",
        ("typical" | "typical_against", "against") => "finding-speaks-against",
        ("typical" | "typical_against", _) => "finding-not-known",
        ("excludes", "met") => "finding-does-not-exclude",
        ("excludes", "not_met") => "finding-excludes",
        ("opens", "holds") => "finding-opens",
        ("opens", "does_not_hold") => "finding-does-not-open",
        (_, "met" | "holds") => "finding-met",
        (_, "not_met" | "does_not_hold") => "finding-not-met",
        _ => "finding-unknown",
    }
}
