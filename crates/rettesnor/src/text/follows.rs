//! What follows (*ydelse, omfang, frister, betaling, opfølgning, klage …*): each piece of the
//! standard that applies, and openly where the document says nothing.

use serde_json::Value as Json;
use standards::answer::{AssessAnswer, ItemAnswer, ScopeAnswer};

use super::{Reader, Sheet};

/// For whom the pieces are set out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// One person: what certainly does not apply is left out.
    Person,
    /// Nobody: the standard as it is.
    Standard,
}

/// Every section, in the order of a standard.
pub(crate) fn sections(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer, view: View) {
    let it = Section { reader, view };
    if view == View::Person {
        sheet.heading(&reader.text("applies-title"));
        sheet.line(0, &reader.text("applies-marks"));
        missing_for_pieces(reader, sheet, answer);
    }
    it.items(sheet, answer);
    it.scope(sheet, answer);
    it.pieces(sheet, "topic-deadlines", &answer.deadlines, answer.stated.get("deadlines"), limit);
    it.pieces(sheet, "topic-payment", &answer.payment, answer.stated.get("payment"), payment);
    it.pieces(
        sheet,
        "topic-follow-up",
        &answer.follow_up,
        answer.stated.get("follow_up"),
        follow_up,
    );
    it.pieces(sheet, "topic-end", &answer.ending, answer.stated.get("ending"), ending);
    it.pieces(
        sheet,
        "topic-combinations",
        &answer.interplay,
        answer.stated.get("interplay"),
        interplay,
    );
    it.provider(sheet, answer);
    it.decision(sheet, answer);
    it.complaint(sheet, answer);
    it.notes(sheet, answer);
    law_amounts(reader, sheet, answer);
}

/// What the Act itself fixes in kroner, beside the municipality's rates.
fn law_amounts(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    if answer.law_amounts.is_empty() {
        return;
    }
    sheet.heading(&reader.text("topic-law-amounts"));
    for it in &answer.law_amounts {
        sheet.item(0, &format!("{} [{}]", it.text, it.reference));
        sheet.line(1, &wording::said::law_amount(reader.words.0, it));
    }
}

/// What would settle the question marks.
fn missing_for_pieces(reader: Reader<'_>, sheet: &mut Sheet, answer: &AssessAnswer) {
    let missing = &answer.missing_for_pieces;
    if missing.is_empty() {
        return;
    }
    sheet.line(0, &reader.words.count("applies-missing", missing.all().count()));
    for it in missing.all() {
        sheet.item(1, &format!("{} ({})", it.question, it.id));
    }
}

#[derive(Clone, Copy)]
struct Section<'a> {
    reader: Reader<'a>,
    view: View,
}

type Write = fn(Reader<'_>, &Json) -> String;

impl Section<'_> {
    fn is_shown(self, applies: &str) -> bool {
        self.view == View::Standard || applies != "no"
    }

    /// Whether it is open that a piece applies; for nobody everything is.
    fn mark(self, applies: &str) -> &'static str {
        if self.view == View::Person && applies == "unknown" { "?" } else { "-" }
    }

    fn pieces(
        self,
        sheet: &mut Sheet,
        title: &str,
        all: &[Json],
        stated: Option<&Json>,
        write: Write,
    ) {
        sheet.heading(&self.reader.text(title));
        if all.is_empty() {
            let said = stated.filter(|it| !it.is_string()).unwrap_or(&Json::Null);
            sheet.line(0, &self.reader.said(said));
        }
        self.list(sheet, all, write);
    }

    fn list(self, sheet: &mut Sheet, all: &[Json], write: Write) {
        for piece in all {
            let applies = field(piece, "applies").unwrap_or("yes");
            if self.is_shown(applies) {
                let firmness = self.reader.firmness(field(piece, "firmness"));
                let source = self.reader.source(field(piece, "source"));
                let text = write(self.reader, piece);
                sheet.hang(0, self.mark(applies), &format!("{text}{firmness}{source}"));
            }
        }
    }

    // --- the help --------------------------------------------------------------------------------

    fn items(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        for (included, title, key) in
            [(true, "topic-included", "included"), (false, "topic-not-included", "not_included")]
        {
            sheet.heading(&self.reader.text(title));
            let items: Vec<&ItemAnswer> =
                answer.items.iter().filter(|it| it.included == included).collect();
            if items.is_empty() {
                let stated = answer.stated.get(key).filter(|it| !it.is_string());
                sheet.line(0, &self.reader.said(stated.unwrap_or(&Json::Null)));
            }
            for item in items.into_iter().filter(|it| self.is_shown(it.applies)) {
                sheet.hang(0, self.mark(item.applies), &self.item(item));
            }
        }
    }

    fn item(self, it: &ItemAnswer) -> String {
        let words = self.reader.words;
        let mut text = it.text.clone();
        if it.example {
            text = format!("{text} ({})", self.reader.text("mark-example"));
        }
        if let Some(instead) = &it.instead {
            text = format!("{text} – {}", words.text_with("item-instead", &[("what", instead)]));
        }
        let firmness = self.reader.firmness(it.firmness);
        format!("{text}{firmness}{}", self.reader.source(it.source.as_deref()))
    }

    fn scope(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        sheet.heading(&self.reader.text("topic-extent"));
        if answer.scope.is_empty() {
            let stated = answer.stated.get("scope").filter(|it| !it.is_string());
            sheet.line(0, &self.reader.said(stated.unwrap_or(&Json::Null)));
        }
        for scope in answer.scope.iter().filter(|it| self.is_shown(it.applies)) {
            let source = self.reader.source(scope.source.as_deref());
            let firmness = self.reader.firmness(scope.firmness);
            let text = format!("{}{firmness}{source}", self.extent(scope));
            sheet.hang(0, self.mark(scope.applies), &text);
            self.beside_the_extent(sheet, scope);
        }
    }

    /// `timer: højst 15 timer pr. måned (maksimum)`.
    fn extent(self, it: &ScopeAnswer) -> String {
        let words = self.reader.words;
        let bound = |key: &str, value: &Option<Json>| {
            let value = self.reader.within(value.as_ref()?);
            Some(words.text_with(key, &[("value", &value)]))
        };
        let mut bounds: Vec<String> = [
            bound("limit-at-least", &it.at_least),
            bound("limit-over", &it.over),
            bound("limit-at-most", &it.at_most),
            bound("limit-under", &it.under),
            bound("limit-usual", &it.usual),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !it.levels.is_empty() {
            bounds.push(it.levels.join(" < "));
        }
        let and = format!(" {} ", self.reader.text("word-and"));
        let mut text = format!("{}: {}", it.measure, bounds.join(&and));
        if bounds.is_empty() {
            text =
                format!("{}: {}", it.measure, self.reader.text("said-individual").to_lowercase());
        }
        // Most bounds say themselves what they are per.
        if let Some(per) = it.per.filter(|it| !text.contains(&format!("pr. {it}"))) {
            text = format!("{text} pr. {per}");
        }
        let kind = self.reader.text(kind_key(it.kind));
        let own = it.text.as_ref().map(|it| format!(" – {it}")).unwrap_or_default();
        format!("{text} ({kind}){own}")
    }

    fn beside_the_extent(self, sheet: &mut Sheet, it: &ScopeAnswer) {
        let words = self.reader.words;
        if it.owed {
            sheet.line(1, &self.reader.text("scope-owed"));
        }
        for extension in &it.extension {
            let said = |key: &str| extension.get(key).filter(|it| !it.is_null());
            let reach = said("to")
                .map(|it| words.text_with("limit-at-most", &[("value", &self.reader.said(it))]))
                .or_else(|| {
                    let over = said("over")?;
                    Some(words.text_with("limit-over", &[("value", &self.reader.said(over))]))
                });
            let by = self.reader.said(extension.get("by").unwrap_or(&Json::Null));
            let reach = reach.unwrap_or_default();
            let mut text = words.text_with("scope-extension", &[("reach", &reach), ("by", &by)]);
            if let Some(ground) = said("ground").and_then(Json::as_str) {
                text = format!("{text}: {ground}");
            }
            sheet.line(1, &text);
        }
        if let Some(request) = &it.request {
            let verdict = self.reader.text(verdict_key(request.verdict));
            let values = [("value", request.value.as_str()), ("verdict", &verdict)];
            sheet.line(1, &words.text_with("scope-request", &values));
            if request.asks_reason {
                sheet.line(1, &self.reader.text("scope-asks-reason"));
            }
        }
    }

    // --- provider, decision, complaint -------------------------------------------------------------

    fn provider(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        sheet.heading(&self.reader.text("topic-provider"));
        let provider = &answer.provider;
        match provider.get("choice") {
            Some(choice) => sheet.line(0, &self.reader.said(choice)),
            None => sheet.line(0, &self.reader.said(provider)),
        }
        for key in ["demands", "places"] {
            let list = provider.get(key).and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
            self.list(sheet, list, note);
        }
    }

    fn decision(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        sheet.heading(&self.reader.text("topic-decision"));
        let decision = &answer.decision;
        match decision.get("form").and_then(Json::as_str) {
            Some("written") => sheet.line(0, &self.reader.text("decision-written")),
            Some("oral_written_on_request") => sheet.line(0, &self.reader.text("decision-oral")),
            Some(_) => sheet.line(0, &self.reader.text("decision-none")),
            None => sheet.line(0, &self.reader.said(decision.get("form").unwrap_or(decision))),
        }
        self.labelled(sheet, "decision-contents", decision.get("contents"));
        self.labelled(sheet, "decision-hearing", decision.get("hearing"));
        for competence in &answer.competence {
            let applies = field(competence, "applies").unwrap_or("yes");
            if self.is_shown(applies) {
                let source = self.reader.source(field(competence, "source"));
                let text = format!("{}{source}", competence_of(self.reader, competence));
                sheet.hang(0, self.mark(applies), &text);
            }
        }
    }

    fn complaint(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        let complaint = &answer.complaint;
        sheet.heading(&self.reader.text("topic-complaint"));
        let allowed = complaint.get("allowed").unwrap_or(&Json::Null);
        let source = self.reader.source(field(complaint, "source"));
        if field(complaint, "applies") == Some("no") {
            let text = field(complaint, "text").or_else(|| field(allowed, "text"));
            let text = text.map(|it| format!(" {it}")).unwrap_or_default();
            let none = self.reader.text("complaint-not-allowed");
            sheet.line(0, &format!("{none}{text}{source}"));
            return;
        }
        match allowed {
            Json::Bool(_) => sheet.line(0, &self.reader.text("complaint-allowed")),
            other => {
                sheet.line(0, &self.reader.said(other));
                sheet.line(0, &self.reader.text("complain-shared"));
            }
        }
        if let Some(text) = field(complaint, "text") {
            sheet.line(0, text);
        }
        for (key, name) in [
            ("complaint-forms", "forms"),
            ("complaint-to", "to"),
            ("complaint-body", "body"),
            ("complaint-suspensive", "suspensive"),
            ("complaint-late", "late"),
            ("complaint-for-others", "for_others"),
            ("complaint-forwarding", "forwarding"),
        ] {
            // What the document was never asked about is not told as its silence.
            let said = complaint.get(name).filter(|it| !it.is_null());
            self.labelled(sheet, key, said);
        }
        if !source.is_empty() {
            sheet.line(0, source.trim());
        }
    }

    fn labelled(self, sheet: &mut Sheet, key: &str, value: Option<&Json>) {
        let is_empty = |it: &Json| it.is_null() || it.as_array().is_some_and(Vec::is_empty);
        if let Some(value) = value.filter(|it| !is_empty(it)) {
            let value = self.reader.within(value);
            sheet.item(0, &self.reader.words.text_with(key, &[("value", &value)]));
        }
    }

    fn notes(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        for (title, list) in [
            ("topic-transport", &answer.transport),
            ("topic-cancellation", &answer.cancellation),
            ("topic-plans", &answer.plans),
            ("topic-duties", &answer.duties),
            ("topic-quality", &answer.quality),
            ("topic-remarks", &answer.remarks),
            ("topic-opted-out", &answer.opted_out),
        ] {
            if !list.is_empty() {
                self.pieces(sheet, title, list, None, note);
            }
        }
        self.silences(sheet, answer);
    }

    /// Where the document says nothing, said openly.
    fn silences(self, sheet: &mut Sheet, answer: &AssessAnswer) {
        let told = [
            "included",
            "not_included",
            "scope",
            "deadlines",
            "payment",
            "follow_up",
            "ending",
            "interplay",
            "provider",
            "decision",
        ];
        let fields = answer.stated.as_object().into_iter().flatten();
        let silent: Vec<String> = fields
            .filter(|(key, it)| {
                !told.contains(&key.as_str()) && field(it, "state") == Some("not_stated")
            })
            .filter_map(|(key, _)| Some(self.reader.text(field_key(key)?)))
            .collect();
        if !silent.is_empty() {
            sheet.heading(&self.reader.text("said-not-stated"));
            sheet.line(0, &self.reader.text("said-not-stated-sentence"));
            sheet.line(0, &silent.join(" · "));
        }
    }
}

fn field<'j>(piece: &'j Json, key: &str) -> Option<&'j str> {
    piece.get(key).and_then(Json::as_str)
}

/// A value that is there: neither null nor an empty list.
fn present<'j>(piece: &'j Json, key: &str) -> Option<&'j Json> {
    piece.get(key).filter(|it| !it.is_null() && !it.as_array().is_some_and(Vec::is_empty))
}

fn note(reader: Reader<'_>, it: &Json) -> String {
    let text = field(it, "text").unwrap_or_default();
    match field(it, "who").or_else(|| field(it, "provision")) {
        Some(who) => reader.words.text_with("label-and-text", &[("label", who), ("text", text)]),
        None => text.to_owned(),
    }
}

/// `afgørelse: inden 10 uger fra ansøgning modtaget`, and what happens if it is missed.
pub(crate) fn limit(reader: Reader<'_>, it: &Json) -> String {
    let words = reader.words;
    let what = reader.text(limit_key(field(it, "what").unwrap_or_default())).to_lowercase();
    let mut text = format!("{what}: {}", length(reader, it));
    if let Some(every) = field(it, "then_every") {
        text = format!("{text}, {}", words.text_with("limit-then-every", &[("period", every)]));
    }
    if let Some(own) = field(it, "text") {
        text = format!("{text} – {own}");
    }
    if let Some(missed) = field(it, "if_missed") {
        text = format!("{text}. {}", words.text_with("limit-if-missed", &[("what", missed)]));
    }
    if let Some(date) = field(it, "date") {
        let day = words.moment(date);
        text = format!("{text}. {}", words.text_with("limit-date", &[("day", &day)]));
    }
    text
}

/// How long, and from which point.
pub(crate) fn length(reader: Reader<'_>, it: &Json) -> String {
    let words = reader.words;
    let point = |it: Option<&Json>| reader.point(it.unwrap_or(&Json::Null));
    let from = point(it.get("from"));
    let spans = [("within", "limit-within"), ("before", "limit-before"), ("on", "limit-on")];
    let length = spans.into_iter().find_map(|(name, key)| {
        let period = present(it, name)?;
        let said = reader.within(period);
        // A length that is not stated is not "within" anything.
        let is_length = period.is_string() || period.get("unclear").is_some();
        let values = [("period", said.as_str()), ("point", &from)];
        Some(if is_length { words.text_with(key, &values) } else { said })
    });
    match (length, it.get("soon")) {
        (Some(length), Some(Json::Bool(true))) => {
            format!("{}, {length}", reader.text("as-soon-as-possible"))
        }
        (Some(length), _) => length,
        (None, Some(Json::Bool(true))) => {
            let soon = reader.text("as-soon-as-possible");
            words.text_with("limit-soon-from", &[("soon", &soon), ("point", &from)])
        }
        (None, _) => reader.text("said-not-stated"),
    }
}

fn payment(reader: Reader<'_>, it: &Json) -> String {
    let words = reader.words;
    let what = field(it, "for").unwrap_or_default();
    let citizen = it.get("citizen").unwrap_or(&Json::Null);
    let citizen = citizen.get("text").unwrap_or(citizen);
    let mut text = match field(citizen, "state") {
        Some("none") => {
            let nothing = reader.text("pays-nothing").to_lowercase();
            words.text_with("label-and-text", &[("label", what), ("text", &nothing)])
        }
        _ => {
            let citizen = reader.within(citizen);
            words.text_with("payment-citizen", &[("what", what), ("citizen", &citizen)])
        }
    };
    for own in [field(it, "who"), field(it, "text")].into_iter().flatten() {
        text = format!("{text}. {own}");
    }
    if let Some(calculation) = field(it, "calculation") {
        let see = words.text_with("payment-calculation", &[("id", calculation)]);
        text = format!("{text}. {see}");
    }
    text
}

fn follow_up(reader: Reader<'_>, it: &Json) -> String {
    let words = reader.words;
    let said = |key: &str| reader.within(it.get(key).unwrap_or(&Json::Null));
    let from = reader.point(it.get("from").unwrap_or(&Json::Null));
    let values = [("first", said("first")), ("then", said("then_every")), ("point", from)];
    let values: Vec<(&str, &str)> = values.iter().map(|(key, it)| (*key, it.as_str())).collect();
    let mut text = words.text_with("follow-up-rhythm", &values);
    for (key, name) in [
        ("follow-up-after-end", "after_end"),
        ("follow-up-occasions", "occasions"),
        ("follow-up-form", "form"),
        ("follow-up-place", "place"),
        ("follow-up-with", "together_with"),
        ("follow-up-by", "by"),
    ] {
        if let Some(value) = present(it, name) {
            let value = reader.within(value);
            text = format!("{text}; {}", words.text_with(key, &[("value", &value)]));
        }
    }
    match field(it, "text") {
        Some(own) => format!("{text}. {own}"),
        None => text,
    }
}

fn ending(reader: Reader<'_>, it: &Json) -> String {
    let mut text = field(it, "text").unwrap_or_default().to_owned();
    for (key, name) in [
        ("ending-stops", "stops"),
        ("ending-notice", "notice"),
        ("ending-suspensive", "suspensive"),
    ] {
        if let Some(value) = present(it, name) {
            let value = reader.within(value);
            text = format!("{text}; {}", reader.words.text_with(key, &[("value", &value)]));
        }
    }
    text
}

fn interplay(reader: Reader<'_>, it: &Json) -> String {
    let effect = match field(it, "effect") {
        Some("not_together") => "interplay-not-together",
        Some("only_one") => "interplay-only-one",
        Some("set_off") => "interplay-set-off",
        Some("covers") => "interplay-covers",
        Some("only_when_used_up") => "interplay-only-when-used-up",
        _ => "interplay-may-combine",
    };
    let with = field(it, "with").unwrap_or_default();
    let text = field(it, "text").unwrap_or_default();
    format!("{with}: {} – {text}", reader.text(effect))
}

fn competence_of(reader: Reader<'_>, it: &Json) -> String {
    let act = field(it, "act").unwrap_or_default();
    let by = field(it, "by").unwrap_or_default();
    let text = reader.words.text_with("label-and-text", &[("label", act), ("text", by)]);
    match field(it, "recommended_by") {
        Some(who) => {
            let values = [("who", who)];
            format!("{text} ({})", reader.words.text_with("competence-recommended", &values))
        }
        None => text,
    }
}

fn kind_key(kind: &str) -> &'static str {
    match kind {
        "maximum" => "scope-maximum",
        "minimum" => "scope-minimum",
        "norm" => "scope-norm",
        "range" => "scope-range",
        "fixed" => "scope-fixed",
        "level" => "scope-level",
        _ => "scope-individual",
    }
}

fn verdict_key(verdict: &str) -> &'static str {
    match verdict {
        "within" => "verdict-within",
        "above" => "verdict-above",
        "within_extension" => "verdict-within-extension",
        "below" => "verdict-below",
        "outside_norm" => "verdict-outside-norm",
        _ => "verdict-unknown",
    }
}

/// The word of a kind of time limit.
pub(crate) fn limit_key(what: &str) -> &'static str {
    match what {
        "decision" => "clock-decision",
        "start" => "clock-start",
        "complaint" => "clock-complaint",
        "reassessment" => "clock-reassessment",
        "follow-up" => "clock-follow-up",
        "notice" => "clock-notice",
        "notification" => "clock-notification",
        "plan" => "clock-plan",
        "status" => "clock-status",
        "account" => "clock-account",
        "budget" => "clock-budget",
        "payment" => "clock-payment",
        "hearing" => "clock-hearing",
        _ => "clock-access",
    }
}

fn field_key(field: &str) -> Option<&'static str> {
    Some(match field {
        "approved" => "field-approved",
        "need" => "standard-need",
        "purpose" => "standard-purpose",
        "identity" => "field-identity",
        "approach" => "field-approach",
        "competence" => "field-competence",
        "transport" => "topic-transport",
        "cancellation" => "topic-cancellation",
        "plans" => "topic-plans",
        "duties" => "topic-duties",
        "quality" => "topic-quality",
        _ => return None,
    })
}
