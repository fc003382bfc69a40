//! Pieces that several pages show: what a document says, a mark, a criterion in the explanation,
//! a question. They hold ready texts; what a standard means was settled before they were made.

use askama::Template;
use wording::Language;

use crate::frame::Frame;

/// What a document says in one place, or how it does not say it. "Not stated" (*ikke oplyst*) is
/// shown as openly as a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Text(String),
    /// *Ikke oplyst*: the document is silent.
    NotStated,
    /// *Individuel*: case by case.
    Individual,
    /// *Ingen*: the document says that there is none.
    Nothing,
    /// *Andetsteds*: where the document refers to.
    Elsewhere(String),
    /// *Mangler*: what is lost in the document.
    Lost(String),
    /// *Uklar*: the readings that fill the place, while none is chosen.
    Unclear(Vec<String>),
}

impl Said {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The words to show. Those of a text are the document's own, and Danish.
    pub fn words(&self, frame: &Frame) -> String {
        self.words_in(frame.language)
    }

    pub fn words_in(&self, language: Language) -> String {
        let with = |key: &str, name: &'static str, value: &str| {
            wording::text_with(language, key, &[(name, value.to_owned().into())])
        };
        match self {
            Self::Text(text) => text.clone(),
            Self::NotStated => wording::text(language, "said-not-stated"),
            Self::Individual => wording::text(language, "said-individual"),
            Self::Nothing => wording::text(language, "said-none"),
            Self::Elsewhere(place) => with("said-elsewhere", "place", place),
            Self::Lost(what) => with("said-lost", "what", what),
            Self::Unclear(readings) => with("said-unclear", "readings", &readings.join(" / ")),
        }
    }

    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text(_))
    }
}

/// A word beside a piece that says what sort it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// *Skøn*: a person must judge.
    Judgement,
    /// *Uklarhed*: the document can be read in several ways.
    Ambiguity,
    /// *Ikke oplyst*.
    NotStated,
    /// *Forældet*: a rate beyond its printed year.
    Outdated,
    /// The Act decides.
    Act,
    /// The council's guiding level.
    Standard,
    Required,
    Excludes,
    Typical,
    Opens,
    TypicalAgainst,
    /// *Vejledende*: a starting point, not binding.
    Softened,
    /// *Tilstræbes*: aimed at.
    Aimed,
    /// *Helst*: preferred.
    Preferred,
    /// A national piece that is not verified.
    Unverified,
    /// Whether it applies hangs on an answer not given yet.
    Depends,
    /// *Ret*: owed, not only possible.
    Owed,
    /// *Eksempel*: the document's list is open.
    Example,
}

impl Mark {
    /// Those that the legend of a page explains, in its order.
    pub const EXPLAINED: [Self; 10] = [
        Self::Act,
        Self::Standard,
        Self::Judgement,
        Self::Required,
        Self::Excludes,
        Self::Opens,
        Self::Typical,
        Self::Ambiguity,
        Self::Unverified,
        Self::Outdated,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::Judgement => "mark-judgement",
            Self::Ambiguity => "mark-ambiguity",
            Self::NotStated => "mark-not-stated",
            Self::Outdated => "mark-outdated",
            Self::Act => "force-act",
            Self::Standard => "force-standard",
            Self::Required => "effect-required",
            Self::Excludes => "effect-excludes",
            Self::Typical => "effect-typical",
            Self::Opens => "effect-opens",
            Self::TypicalAgainst => "effect-typical-against",
            Self::Softened => "mark-softened",
            Self::Aimed => "mark-aimed",
            Self::Preferred => "mark-preferred",
            Self::Unverified => "mark-unverified",
            Self::Depends => "mark-depends",
            Self::Owed => "mark-owed",
            Self::Example => "mark-example",
        }
    }

    /// The long form, for whoever meets the word for the first time.
    pub fn title_key(self) -> &'static str {
        match self {
            Self::Judgement => "mark-judgement-long",
            Self::Ambiguity => "mark-ambiguity-long",
            Self::NotStated => "mark-not-stated-long",
            Self::Outdated => "mark-outdated-long",
            Self::Act => "force-act-long",
            Self::Standard => "force-standard-long",
            Self::Required => "effect-required-long",
            Self::Excludes => "effect-excludes-long",
            Self::Typical => "effect-typical-long",
            Self::Opens => "effect-opens-long",
            Self::TypicalAgainst => "effect-typical-against-long",
            Self::Softened => "mark-softened-long",
            Self::Aimed => "mark-aimed-long",
            Self::Preferred => "mark-preferred-long",
            Self::Unverified => "mark-unverified-long",
            Self::Depends => "mark-depends-long",
            Self::Owed => "mark-owed-long",
            Self::Example => "mark-example-long",
        }
    }

    pub fn class(self) -> &'static str {
        match self {
            Self::Judgement => "r-mark r-mark--judgement",
            Self::Ambiguity | Self::Outdated | Self::Unverified => "r-mark r-mark--ambiguity",
            Self::NotStated | Self::Depends => "r-mark r-mark--silent",
            Self::Act => "r-mark r-mark--act",
            _ => "r-mark",
        }
    }
}

/// Where in which document a piece stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub document: String,
    /// `1327–1331`, or several of them.
    pub lines: String,
}

/// A piece of the Act (*hjemmel*) that something rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// As a letter cites it: `Serviceloven § 97, stk. 1`.
    pub citation: String,
    /// What it says, in Danish.
    pub text: String,
    /// How well it is known, in a sentence.
    pub known: String,
}

/// A line below a piece. The document's own words are Danish on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What the line is: "Når", "I stedet", "Se på".
    pub label: Option<String>,
    pub text: String,
    pub danish: bool,
}

impl Note {
    /// Words of the page, in the reader's language.
    pub fn page(text: impl Into<String>) -> Self {
        Self { label: None, text: text.into(), danish: false }
    }

    /// Words of the catalogue, below a label.
    pub fn labelled(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self { label: Some(label.into()), text: text.into(), danish: true }
    }
}

/// One piece of a standard: a line of text, or a label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub label: Option<String>,
    pub said: Said,
    pub marks: Vec<Mark>,
    pub basis: Vec<Basis>,
    /// What a person should look at, when this is a judgement; what applies instead; and so on.
    pub notes: Vec<Note>,
    pub source: Option<Source>,
    pub items: Vec<Item>,
}

impl Item {
    pub fn new(said: Said) -> Self {
        Self {
            label: None,
            said,
            marks: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            source: None,
            items: Vec::new(),
        }
    }

    pub fn labelled(label: impl Into<String>, said: Said) -> Self {
        Self { label: Some(label.into()), ..Self::new(said) }
    }
}

/// One of the four results, and none of them is a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Entitled,
    NotEntitled,
    OutsideStandard,
    Undecided,
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Self::Entitled => "outcome-entitled",
            Self::NotEntitled => "outcome-not-entitled",
            Self::OutsideStandard => "outcome-outside-standard",
            Self::Undecided => "outcome-undecided",
        }
    }

    /// What it means for the reader, in a sentence.
    pub fn meaning_key(self) -> &'static str {
        match self {
            Self::Entitled => "outcome-entitled-meaning",
            Self::NotEntitled => "outcome-not-entitled-meaning",
            Self::OutsideStandard => "outcome-outside-standard-meaning",
            Self::Undecided => "outcome-undecided-meaning",
        }
    }

    /// The design system's alert of the same weight.
    pub fn class(self) -> &'static str {
        match self {
            Self::Entitled => "success",
            Self::NotEntitled => "error",
            Self::OutsideStandard => "warning",
            Self::Undecided => "info",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Undecided => "help",
            other => other.class(),
        }
    }
}

/// What a criterion (*kriterium*) does when it is fulfilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Required,
    Excludes,
    Typical,
    Opens,
    /// A part of another criterion.
    Part,
}

/// What a criterion came to. For one that excludes, `Met` means that it stands in nobody's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    Met,
    NotMet,
    /// An answer is missing that can still change the result.
    Unknown,
    /// Not known, and the result does not hang on it.
    NotNeeded,
}

/// One criterion in the explanation, with its parts below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub effect: Effect,
    pub finding: Finding,
    pub text: String,
    pub marks: Vec<Mark>,
    /// What was found: facts with values and source, a judgement with its reason, and so on.
    pub because: Vec<Note>,
    pub basis: Vec<Basis>,
    pub source: Option<Source>,
    pub parts: Vec<Node>,
}

impl Node {
    /// The finding in the words that fit the effect: "udelukker ikke", "taler for".
    pub fn finding_key(&self) -> &'static str {
        use Effect::{Excludes, Opens, Part, Required, Typical};
        match (self.effect, self.finding) {
            // It decides nothing, so nobody is asked.
            (Typical, Finding::Unknown | Finding::NotNeeded) => "finding-not-known",
            (_, Finding::Unknown) => "finding-unknown",
            (_, Finding::NotNeeded) => "finding-not-needed",
            (Required, Finding::Met) => "finding-met",
            (Required, Finding::NotMet) => "finding-not-met",
            (Part, Finding::Met) => "finding-holds",
            (Part, Finding::NotMet) => "finding-does-not-hold",
            (Excludes, Finding::Met) => "finding-does-not-exclude",
            (Excludes, Finding::NotMet) => "finding-excludes",
            (Typical, Finding::Met) => "finding-speaks-for",
            (Typical, Finding::NotMet) => "finding-speaks-against",
            (Opens, Finding::Met) => "finding-opens",
            (Opens, Finding::NotMet) => "finding-does-not-open",
        }
    }

    pub fn icon(&self) -> &'static str {
        match self.finding {
            Finding::Met => "check",
            Finding::NotMet => "close",
            Finding::Unknown => "help",
            Finding::NotNeeded => "minus",
        }
    }

    pub fn class(&self) -> &'static str {
        match (self.effect, self.finding) {
            (_, Finding::NotNeeded)
            | (Effect::Typical | Effect::Part, Finding::Unknown | Finding::NotMet)
            | (Effect::Opens, Finding::NotMet) => "r-finding r-finding--weak",
            (_, Finding::Unknown) => "r-finding r-finding--unknown",
            (_, Finding::Met) => "r-finding r-finding--met",
            (_, Finding::NotMet) => "r-finding r-finding--not-met",
        }
    }
}

/// A tree of criteria as nested lists.
#[derive(Template)]
#[template(path = "parts/tree.html")]
pub struct Tree<'a> {
    pub frame: &'a Frame,
    pub nodes: &'a [Node],
}

impl<'a> Tree<'a> {
    fn below(&self, node: &'a Node) -> Tree<'a> {
        Tree { frame: self.frame, nodes: &node.parts }
    }
}

/// Pieces of a standard as a list, or as labels with values where they have labels.
#[derive(Template)]
#[template(path = "parts/items.html")]
pub struct Items<'a> {
    pub frame: &'a Frame,
    pub items: &'a [Item],
}

/// The pieces of a section, group by group.
#[derive(Template)]
#[template(path = "parts/groups.html")]
pub struct Groups<'a> {
    pub frame: &'a Frame,
    pub section: &'a Section,
}

impl<'a> Items<'a> {
    fn below(&self, item: &'a Item) -> Items<'a> {
        Items { frame: self.frame, items: &item.items }
    }

    /// A list with labels throughout is a definition list.
    fn are_labelled(&self) -> bool {
        self.items.iter().all(|it| it.label.is_some())
    }
}

/// A place in the document with several readings (*uklarhed*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    pub id: String,
    pub text: String,
    pub readings: Vec<Reading>,
    /// The reading that the municipality has chosen: which, by whom, when and why.
    pub practice: Option<String>,
    pub source: Option<Source>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub text: String,
    /// A reading that the document itself does not give says where it is from.
    pub ground: Option<String>,
    pub chosen: bool,
}

#[derive(Template)]
#[template(path = "parts/ambiguities.html")]
pub struct Ambiguities<'a> {
    pub frame: &'a Frame,
    pub ambiguities: &'a [Ambiguity],
}

impl Ambiguities<'_> {
    /// An ambiguity rests on no piece of the Act.
    const NO_BASIS: [Basis; 0] = [];
}

/// A heading with pieces below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub topic: Topic,
    /// Empty where the document is silent: the page then says so.
    pub groups: Vec<Group>,
}

/// Pieces of a section that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Group {
    pub heading: Option<String>,
    pub items: Vec<Item>,
}

impl Section {
    /// A section with pieces and without inner headings.
    pub fn of(topic: Topic, items: Vec<Item>) -> Self {
        let group = Group { heading: None, items };
        Self { topic, groups: if group.items.is_empty() { Vec::new() } else { vec![group] } }
    }
}

/// The arithmetic of a calculation (*beregning*), or what it still needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculation {
    pub id: String,
    pub name: String,
    /// Its results: one, or one for each reading that makes a difference.
    pub results: Vec<ResultLine>,
    pub steps: Vec<Step>,
    pub ledger: Option<Ledger>,
    pub notes: Vec<Note>,
    pub marks: Vec<Mark>,
    pub missing: Vec<super::questions::Waiting>,
    pub source: Option<Source>,
}

impl Calculation {
    /// Whether there is something to read: a value, or a place where the document has none.
    pub fn has_result(&self) -> bool {
        !self.results.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultLine {
    pub said: Said,
    /// The readings that lead to it, when there are several results.
    pub readings: Vec<String>,
}

/// A line of the arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub text: String,
    pub value: String,
}

/// An account, period by period (*konto*): a table with its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    pub rows: Vec<Vec<String>>,
}

/// What a section of a standard's page is about, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Who,
    Included,
    NotIncluded,
    Extent,
    Deadlines,
    Payment,
    Transport,
    Cancellation,
    HowToAsk,
    Decision,
    Provider,
    FollowUp,
    End,
    Combinations,
    Complaint,
    Plans,
    Duties,
    Quality,
    Remarks,
    OptedOut,
    LawAmounts,
    Calculations,
}

impl Topic {
    pub fn key(self) -> &'static str {
        match self {
            Self::Who => "topic-who",
            Self::Included => "topic-included",
            Self::NotIncluded => "topic-not-included",
            Self::Extent => "topic-extent",
            Self::Deadlines => "topic-deadlines",
            Self::Payment => "topic-payment",
            Self::Transport => "topic-transport",
            Self::Cancellation => "topic-cancellation",
            Self::HowToAsk => "topic-how-to-ask",
            Self::Decision => "topic-decision",
            Self::Provider => "topic-provider",
            Self::FollowUp => "topic-follow-up",
            Self::End => "topic-end",
            Self::Combinations => "topic-combinations",
            Self::Complaint => "topic-complaint",
            Self::Plans => "topic-plans",
            Self::Duties => "topic-duties",
            Self::Quality => "topic-quality",
            Self::Remarks => "topic-remarks",
            Self::OptedOut => "topic-opted-out",
            Self::LawAmounts => "topic-law-amounts",
            Self::Calculations => "topic-calculations",
        }
    }

    /// The place on the page that a link can jump to.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Who => "hvem",
            Self::Included => "indgaar",
            Self::NotIncluded => "indgaar-ikke",
            Self::Extent => "omfang",
            Self::Deadlines => "frister",
            Self::Payment => "betaling",
            Self::Transport => "transport",
            Self::Cancellation => "afbud",
            Self::HowToAsk => "henvendelse",
            Self::Decision => "afgoerelse",
            Self::Provider => "leverandoer",
            Self::FollowUp => "opfoelgning",
            Self::End => "ophoer",
            Self::Combinations => "samspil",
            Self::Complaint => "klage",
            Self::Plans => "planer",
            Self::Duties => "pligter",
            Self::Quality => "kvalitet",
            Self::Remarks => "bemaerkninger",
            Self::OptedOut => "fravalg",
            Self::LawAmounts => "lovens-beloeb",
            Self::Calculations => "beregninger",
        }
    }
}
