//! What a catalogue says, in words: values, states, conditions, days and places in the law. The
//! catalogue's own words stay Danish; the words around them follow the reader.

use std::borrow::Borrow;

use jiff::civil::Date;
use standards::context::{self, Context};
use standards::format::{
    self, Condition, DayPoint, FactFile, Firmness, Lines, Map, OneOrMany, Open, Point, SetTest,
    State, Stated, Test, Tried, Value, ValueSource, When,
};
use standards::library::Catalogue;
use wording::Language;

use crate::pages::parts::{Basis, Item, Mark, Note, Said, Source};

/// One reader's language, and the standard that is spoken of.
pub(super) struct Speech<'a> {
    pub language: Language,
    pub context: &'a Context<'a>,
}

/// Words that need no standard.
#[derive(Clone, Copy)]
pub(super) struct Tongue(pub Language);

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl Tongue {
    pub(super) fn text(self, key: &str) -> String {
        wording::text(self.0, key)
    }

    pub(super) fn text_with(self, key: &str, name: &str, value: &str) -> String {
        wording::text_with(self.0, key, &[(name, value.to_owned().into())])
    }

    /// `25. november 2026`.
    pub(super) fn day(self, day: Date) -> String {
        let place = usize::try_from(day.month() - 1).unwrap_or_default();
        let month = self.text(MONTHS.get(place).copied().unwrap_or_default());
        let values = [
            ("day", day.day().to_string().into()),
            ("month", month.into()),
            ("year", day.year().to_string().into()),
        ];
        wording::text_with(self.0, "day-in-words", &values)
    }

    /// Days as the engine writes them in a text, turned into words.
    pub(super) fn shown(self, value: &str) -> String {
        match value.parse::<Date>() {
            Ok(day) => self.day(day),
            Err(_) if value == "ja" => self.text("answer-yes"),
            Err(_) if value == "nej" => self.text("answer-no"),
            Err(_) => value.to_owned(),
        }
    }

    pub(super) fn fact(self, fact: &FactFile) -> String {
        match self.0 {
            Language::Danish => fact.da.clone(),
            Language::English => fact.en.clone(),
        }
    }

    pub(super) fn join(self, words: &[String], key: &str) -> String {
        let Some((last, rest)) = words.split_last() else { return String::new() };
        if rest.is_empty() {
            return last.clone();
        }
        format!("{} {} {last}", rest.join(", "), self.text(key))
    }

    /// `SEL § 97, stk. 1` with the Act's name in full.
    pub(super) fn citation(self, reference: &str) -> String {
        let key = match reference.split_whitespace().next() {
            Some("SEL") => "law-sel",
            Some("SUL") => "law-sul",
            Some("ABL") => "law-abl",
            Some("RSL") => "law-rsl",
            _ => return reference.to_owned(),
        };
        let rest = reference.get(3..).unwrap_or_default();
        format!("{}{rest}", self.text(key))
    }

    /// A piece of law as it stood on `day`.
    pub(super) fn basis(self, catalogue: &Catalogue, id: &str, day: Date) -> Option<Basis> {
        let piece = catalogue.national.piece(id, day)?;
        Some(Basis {
            citation: self.citation(&piece.reference),
            text: piece.text.clone(),
            known: self.text(known_key(piece.status)),
        })
    }
}

fn known_key(status: format::Verified) -> &'static str {
    use format::Verified;
    match status {
        Verified::T => "known-text",
        Verified::Q => "known-quoted",
        Verified::S => "known-secondary",
        Verified::N => "known-unread",
        Verified::Disputed => "known-disputed",
    }
}

/// `§ 97`, or the law as it is where it is of another Act.
pub(super) fn paragraph(law: &[String]) -> String {
    let first = law.first().map_or("", String::as_str);
    first.strip_prefix("SEL ").unwrap_or(first).to_owned()
}

pub(super) fn source(catalogue: &Catalogue, lines: Option<&Lines>) -> Option<Source> {
    let document = catalogue.file.value.document.title.clone();
    lines.map(|it| Source { document, lines: it.to_string().replace('-', "–") })
}

pub(super) fn firmness(firmness: Option<Firmness>) -> Option<Mark> {
    match firmness? {
        Firmness::Latest => None,
        Firmness::Guiding => Some(Mark::Softened),
        Firmness::Aimed => Some(Mark::Aimed),
        Firmness::Preferred => Some(Mark::Preferred),
    }
}

pub(super) fn limit_key(what: format::LimitFor) -> &'static str {
    use format::LimitFor;
    match what {
        LimitFor::Decision => "clock-decision",
        LimitFor::Start => "clock-start",
        LimitFor::Complaint => "clock-complaint",
        LimitFor::Reassessment => "clock-reassessment",
        LimitFor::FollowUp => "clock-follow-up",
        LimitFor::Notice => "clock-notice",
        LimitFor::Notification => "clock-notification",
        LimitFor::Plan => "clock-plan",
        LimitFor::Status => "clock-status",
        LimitFor::Account => "clock-account",
        LimitFor::Budget => "clock-budget",
        LimitFor::Payment => "clock-payment",
        LimitFor::Hearing => "clock-hearing",
        LimitFor::Access => "clock-access",
    }
}

impl<'a> Speech<'a> {
    pub(super) fn tongue(&self) -> Tongue {
        Tongue(self.language)
    }

    pub(super) fn text(&self, key: &str) -> String {
        self.tongue().text(key)
    }

    pub(super) fn text_with(&self, key: &str, name: &str, value: &str) -> String {
        self.tongue().text_with(key, name, value)
    }

    pub(super) fn catalogue(&self) -> &'a Catalogue {
        self.context.catalogue
    }

    pub(super) fn source(&self, lines: Option<&Lines>) -> Option<Source> {
        source(self.catalogue(), lines)
    }

    pub(super) fn label(&self, id: &str) -> String {
        let vocabulary = &self.catalogue().vocabulary;
        let fact = vocabulary.fact(id).map(|it| self.tongue().fact(it));
        fact.unwrap_or_else(|| self.event(id))
    }

    /// A field of the record at hand; the set it belongs to stands above it.
    fn field(&self, id: &str) -> String {
        let mut sets = self.catalogue().vocabulary.facts.values();
        let field = sets.find_map(|it| it.fields.get(id));
        field.map_or_else(|| id.to_owned(), |it| self.tongue().fact(it))
    }

    pub(super) fn event(&self, id: &str) -> String {
        let event = self.catalogue().vocabulary.events.get(id);
        event.map_or_else(
            || id.to_owned(),
            |it| match self.language {
                Language::Danish => it.da.clone(),
                Language::English => it.en.clone(),
            },
        )
    }

    // --- what stands in a place -----------------------------------------------------------------

    /// A stated value as a piece with its notes; the state that stands in its place otherwise.
    pub(super) fn stated<T>(&self, it: &Stated<T>, value: impl FnOnce(&T) -> Said) -> Item {
        match it {
            Stated::State(state) => Item::new(said_state(*state)),
            Stated::Is(it) => Item::new(value(it)),
            Stated::Open(open) => self.open(open),
        }
    }

    pub(super) fn said<T>(&self, it: &Stated<T>, value: impl FnOnce(&T) -> Said) -> Said {
        self.stated(it, value).said
    }

    fn open(&self, open: &Open) -> Item {
        let said = if let Some(unclear) = &open.unclear {
            self.unclear(unclear.as_str())
        } else if let Some(place) = &open.elsewhere {
            Said::Elsewhere(place.clone())
        } else if let Some(what) = &open.lost {
            Said::Lost(what.clone())
        } else if let (None, Some(text)) = (open.state, &open.text) {
            // A text with its source lines and no state is the value itself.
            return Item {
                source: self.source(open.source.as_ref()),
                ..Item::new(Said::text(text))
            };
        } else {
            said_state(open.state.unwrap_or(State::NotStated))
        };
        let words = open.text.iter().map(|it| Note { label: None, text: it.clone(), danish: true });
        Item {
            notes: words.collect(),
            source: self.source(open.source.as_ref()),
            ..Item::new(said)
        }
    }

    /// The readings that fill a place. Which of them is chosen stands with the ambiguity.
    pub(super) fn unclear(&self, id: &str) -> Said {
        let ambiguity = self.context.ambiguity(context::split(id).0);
        let readings = ambiguity.map(|it| it.readings.as_slice()).unwrap_or_default();
        Said::Unclear(readings.iter().map(reading_text).collect())
    }

    pub(super) fn value(&self, value: &Value) -> Said {
        match value {
            Value::State(state) => said_state(*state),
            Value::From(source) => self.sourced(source),
            plain => Said::Text(self.plain_value(plain)),
        }
    }

    fn plain_value(&self, value: &Value) -> String {
        match value {
            Value::Number(number) => number.to_string(),
            Value::YesNo(true) => self.text("answer-yes"),
            Value::YesNo(false) => self.text("answer-no"),
            Value::Pension(age) => match age.at_least {
                None => self.text("age-pension"),
                Some(years) => self.text_with("age-pension-at-least", "years", &years.to_string()),
            },
            Value::Day(day) => self.tongue().day(day.0),
            Value::Quantity(quantity) => quantity.to_string(),
            Value::Word(word) => word.clone(),
            Value::State(_) | Value::From(_) => self.words(&self.value(value)),
        }
    }

    fn sourced(&self, from: &ValueSource) -> Said {
        let standard = self.context.standard;
        if let Some(id) = &from.unclear {
            return self.unclear(id.as_str());
        }
        if let Some(what) = &from.lost {
            return Said::Lost(what.clone());
        }
        if let Some(place) = &from.elsewhere {
            return Said::Elsewhere(place.clone());
        }
        if let Some(rate) =
            from.rate.as_ref().and_then(|it| self.catalogue().rate(it.as_str(), self.context.day))
        {
            return Said::Text(match &rate.value {
                Some(value) => value.to_string(),
                None => rate.text.clone(),
            });
        }
        if let Some(id) = &from.calculation {
            let name = standard.calculations.get(id).map(|it| it.text.clone());
            return Said::Text(name.unwrap_or_else(|| id.to_string()));
        }
        if let Some(id) = &from.scope {
            let scope = standard.scope.value().and_then(|it| it.get(id));
            let name = scope.and_then(|it| it.text.clone());
            return Said::Text(name.unwrap_or_else(|| id.to_string()));
        }
        if let Some(id) = &from.answer {
            return Said::Text(self.question(id.as_str()));
        }
        let several = if from.least.is_empty() { &from.greatest } else { &from.least };
        if !several.is_empty() {
            let words: Vec<_> = several.iter().map(|it| self.plain_value(it)).collect();
            let key = if from.least.is_empty() { "value-greatest" } else { "value-least" };
            return Said::Text(self.text_with(
                key,
                "values",
                &self.tongue().join(&words, "word-and"),
            ));
        }
        if let (Some(field), None) = (&from.field, &from.sum) {
            return Said::Text(self.field(field.as_str()));
        }
        let ids = [&from.fact, &from.series, &from.sum, &from.count];
        match ids.into_iter().flatten().next() {
            Some(id) => Said::Text(self.label(id.as_str())),
            None => Said::NotStated,
        }
    }

    /// What is asked in a judgement.
    pub(super) fn question(&self, id: &str) -> String {
        let standard = self.context.standard;
        if let Some(judgement) = standard.judgements.iter().find(|it| it.id.as_str() == id) {
            return judgement.question.clone();
        }
        let criterion = standards::answer::named_criterion(self.context, id);
        let asked = criterion.and_then(|it| it.judgement.as_ref()?.question.clone());
        asked.or_else(|| criterion.map(|it| it.text.clone())).unwrap_or_else(|| id.to_owned())
    }

    /// A state in a sentence of its own.
    pub(super) fn words(&self, said: &Said) -> String {
        said.words_in(self.language)
    }

    pub(super) fn point(&self, point: &Point) -> String {
        let of = match point {
            Point::Event(event) => return self.event(event.as_str()),
            Point::Of(of) => of,
        };
        let names = |ids: &[format::EventId]| -> Vec<String> {
            ids.iter().map(|it| self.event(it.as_str())).collect()
        };
        let tongue = self.tongue();
        let mut text = if !of.last.is_empty() {
            self.text_with("event-last", "events", &tongue.join(&names(&of.last), "word-and"))
        } else if !of.first.is_empty() {
            self.text_with("event-first", "events", &tongue.join(&names(&of.first), "word-and"))
        } else {
            of.after.as_ref().map(|it| self.event(it.as_str())).unwrap_or_default()
        };
        if let Some(per) = of.end_of {
            let values = [("period", per.0.word().into()), ("event", text.into())];
            text = wording::text_with(self.language, "event-end-of", &values);
        }
        match of.plus {
            Some(plus) => format!("{text} + {plus}"),
            None => text,
        }
    }

    // --- conditions -------------------------------------------------------------------------------

    /// When a piece applies, as a line below it; nothing where it always does.
    pub(super) fn when(&self, when: Option<&When>) -> Option<Note> {
        match when? {
            When::Otherwise(_) => Some(Note::page(self.text("when-otherwise"))),
            When::If(condition) => {
                Some(Note::labelled(self.text("when-label"), self.condition(condition)))
            }
        }
    }

    pub(super) fn condition(&self, condition: &Condition) -> String {
        let mut parts = self.tests(&condition.facts, &|id| self.label(id));
        parts.extend(condition.exists.as_ref().map(|it| self.exists(it)));
        parts.extend(self.tests(&condition.answers, &|id| self.question(id)));
        parts.extend(self.tests(&condition.calculated, &|id| {
            let calculation = self.context.standard.calculations.get(id);
            calculation.map_or_else(|| id.to_owned(), |it| it.text.clone())
        }));
        parts.extend(condition.tried.as_ref().map(|it| self.tried(it)));
        parts.extend(condition.criterion.as_ref().map(|id| {
            let criterion = context::find_criterion(self.context.standard, id.as_str());
            criterion.map_or_else(|| id.to_string(), |it| it.text.clone())
        }));
        parts.extend(condition.unclear.as_ref().map(|it| self.words(&self.unclear(it.as_str()))));
        parts.join("; ")
    }

    fn tests<Id: Borrow<str>>(
        &self,
        tests: &Map<Id, Test>,
        name: &dyn Fn(&str) -> String,
    ) -> Vec<String> {
        let one = |(id, test): (&Id, &Test)| format!("{}: {}", name(id.borrow()), self.test(test));
        tests.iter().map(one).collect()
    }

    pub(super) fn test(&self, test: &Test) -> String {
        let mut parts = Vec::new();
        let values = |it: &OneOrMany| {
            let words: Vec<_> = it.values().iter().map(|it| self.plain_value(it)).collect();
            self.tongue().join(&words, "word-or")
        };
        parts.extend(test.is.as_ref().map(&values));
        parts.extend(
            test.is_not.as_ref().map(|it| self.text_with("bound-not", "value", &values(it))),
        );
        let bounds = [
            (&test.from, "bound-from"),
            (&test.over, "bound-over"),
            (&test.to, "bound-to"),
            (&test.under, "bound-under"),
        ];
        for (bound, key) in bounds {
            parts.extend(
                bound.as_ref().map(|it| self.text_with(key, "value", &self.plain_value(it))),
            );
        }
        for (point, key) in [(&test.before, "bound-before"), (&test.after, "bound-after")] {
            parts
                .extend(point.as_ref().map(|it| self.text_with(key, "value", &self.day_point(it))));
        }
        parts.extend(test.on_list.as_ref().map(|it| {
            let list = self.context.standard.lists.iter().find(|list| list.id == *it);
            let values = list.map(|it| it.values.as_slice()).unwrap_or_default();
            self.tongue().join(values, "word-or")
        }));
        parts.extend(
            test.is_fact
                .as_ref()
                .map(|it| self.text_with("bound-same-as", "value", &self.label(it.as_str()))),
        );
        parts.extend(test.unclear.as_ref().map(|it| self.words(&self.unclear(it.as_str()))));
        parts.join(", ")
    }

    fn day_point(&self, point: &DayPoint) -> String {
        match point {
            DayPoint::Day(day) => self.tongue().day(day.0),
            DayPoint::At(at) => match (&at.age, &at.event) {
                (Some(Value::Number(years)), _) => {
                    self.text_with("event-age", "age", &years.to_string())
                }
                (Some(age), _) => self.text_with("event-age-of", "age", &self.plain_value(age)),
                (None, Some(event)) => self.event(event.as_str()),
                (None, None) => String::new(),
            },
        }
    }

    pub(super) fn exists(&self, test: &SetTest) -> String {
        use format::Holds;
        let vocabulary = &self.catalogue().vocabulary;
        let field = |id: &str| {
            let fact = vocabulary.fact(test.set.as_str()).and_then(|it| it.fields.get(id));
            fact.map_or_else(|| id.to_owned(), |it| self.tongue().fact(it))
        };
        let mut said = self.label(test.set.as_str());
        if let Some(least) = test.at_least.filter(|it| *it > 1) {
            let words = self.text_with("bound-from", "value", &least.to_string());
            said = format!("{said}, {words}");
        }
        let filter = self.tests(&test.filter, &field);
        if !filter.is_empty() {
            said = format!("{said} ({})", filter.join("; "));
        }
        match test.holds {
            None => said,
            Some(holds) => {
                let key = match holds {
                    Holds::OnTheDay => "holds-on-the-day",
                    Holds::OnTheStartDay => "holds-on-the-start-day",
                    Holds::Ever => "holds-ever",
                    Holds::UnbrokenToTheDay => "holds-unbroken",
                };
                format!("{said}, {}", self.text(key))
            }
        }
    }

    pub(super) fn tried(&self, tried: &Tried) -> String {
        use format::TriedStep;
        let key = match tried.step {
            TriedStep::Considered => "tried-considered",
            TriedStep::Offered => "tried-offered",
            TriedStep::Tried => "tried-tried",
            TriedStep::Exhausted => "tried-exhausted",
        };
        self.text_with(key, "offers", &self.tongue().join(&tried.offers, "word-and"))
    }
}

pub(super) fn said_state(state: State) -> Said {
    match state {
        State::NotStated => Said::NotStated,
        State::Individual => Said::Individual,
        State::None => Said::Nothing,
    }
}

pub(super) fn reading_text(reading: &format::Reading) -> String {
    reading.text.clone().unwrap_or_else(|| reading.id.to_string())
}
