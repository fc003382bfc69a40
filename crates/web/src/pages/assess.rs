//! Assessing one person against one standard, step by step.
//!
//! The page asks only what can still change the result, and shows the result and its explanation
//! as they grow. All answers travel in the body of the form; nothing is stored and nothing stands
//! in the address. A judgement (*skøn*) is asked for and never answered here.

use askama::Template;
use axum::extract::{Path, State};

use super::parts::{
    Ambiguities, Ambiguity, Calculation, Groups, Mark, Node, Outcome, Section, Tree,
};
use super::questions::{Answered, Input, Question, QuestionFields, RecordField, Waiting};
use super::{Page, draw};
use crate::App;
use crate::answers::Answers;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

/// Where an assessment stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    pub catalogue: CatalogueId,
    pub municipality: String,
    pub standard: String,
    pub paragraph: String,
    pub name: String,
    pub form: Form,
    pub result: Verdict,
    pub variants: Vec<Variant>,
    pub explanation: Vec<Node>,
    /// Smallest changes of fact that would change the result.
    pub counterfactuals: Vec<Counterfactual>,
    /// What the standard asks about that no longer matters.
    pub irrelevant: Vec<String>,
    /// Extent, deadlines, payment, follow-up that apply.
    pub applies: Vec<Section>,
    /// What would settle which of those apply.
    pub missing_for_pieces: Vec<Waiting>,
    pub calculations: Vec<Calculation>,
    /// Ambiguities that play a part here.
    pub ambiguities: Vec<Ambiguity>,
    /// The version that was used.
    pub version_hash: String,
}

/// The questions, what waits behind them and what is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The day that the facts are judged on, as the form shows it.
    pub day: String,
    pub day_error: Option<String>,
    /// What there is to know about the version on that day.
    pub day_note: Option<String>,
    /// Shown now: one, or all, as the visitor wishes.
    pub questions: Vec<Question>,
    pub waiting: Vec<Waiting>,
    pub answered: Vec<Answered>,
    /// The days that deadlines are counted from.
    pub events: Vec<RecordField>,
}

impl Form {
    /// The fields that stand in the form, and so are not carried along.
    pub(super) fn fields(&self) -> Vec<&str> {
        let questions = self.questions.iter().map(|it| it.field.as_str());
        questions.chain(self.events.iter().map(|it| it.field.as_str())).collect()
    }
}

/// The result and its short reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub outcome: Outcome,
    /// The grounds, when there are any against.
    pub grounds: Vec<Ground>,
    /// Results still possible while undecided.
    pub possible: Vec<Outcome>,
    /// Whether the list of questions is exact; a very large standard may not be.
    pub exact: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What the criterion does: "kræves" or "udelukker".
    pub effect: Mark,
    pub text: String,
    pub basis: Option<String>,
    /// By force of the Act; otherwise of the guiding standard.
    pub act: bool,
}

impl Verdict {
    fn grounds_of(&self, act: bool) -> Vec<&Ground> {
        self.grounds.iter().filter(|it| it.act == act).collect()
    }

    /// Only the Act refuses; beside it the standard's grounds are told, and nothing hangs on them.
    pub(super) fn deciding(&self) -> Vec<&Ground> {
        self.grounds_of(self.outcome == Outcome::NotEntitled)
    }

    pub(super) fn beside(&self) -> Vec<&Ground> {
        match self.outcome {
            Outcome::NotEntitled => self.grounds_of(false),
            _ => Vec::new(),
        }
    }
}

/// The result of one of several services, places or groups in the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    pub name: String,
    pub outcome: Outcome,
    pub grounds: Vec<String>,
    pub missing: Vec<Waiting>,
    /// Whether it is in question at all: an answer decides it that is not given yet.
    pub depends: bool,
}

/// What would change the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counterfactual {
    pub outcome: Outcome,
    /// Whether the result is then certain, or only possible.
    pub certain: bool,
    pub changes: Vec<String>,
}

#[derive(Template)]
#[template(path = "assess.html")]
struct AssessPage {
    frame: Frame,
    assessment: Assessment,
    carried: Vec<(String, String)>,
    all_at_once: bool,
}

impl AssessPage {
    fn errors(&self) -> impl Iterator<Item = &Question> {
        self.assessment.form.questions.iter().filter(|it| it.error.is_some())
    }

    fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Where the form goes, and which part of the next page it jumps to.
    fn address(&self) -> String {
        let path = path::assess(&self.assessment.catalogue, &self.assessment.standard);
        format!("{path}#resultat")
    }
}

pub(crate) async fn start(
    State(app): State<App>,
    frame: Frame,
    Path(place): Path<(String, String, String)>,
) -> Page {
    show(&app, frame, place, &Answers::default())
}

pub(crate) async fn step(
    State(app): State<App>,
    frame: Frame,
    Path(place): Path<(String, String, String)>,
    axum::extract::Form(pairs): axum::extract::Form<Vec<(String, String)>>,
) -> Page {
    show(&app, frame, place, &Answers::from_form(pairs))
}

fn show(
    app: &App,
    mut frame: Frame,
    (municipality, version, standard): (String, String, String),
    answers: &Answers,
) -> Page {
    let id = CatalogueId { municipality, version };
    let assessment = app
        .shelf
        .assess(frame.language, &id, &standard, answers, (app.today)())
        .ok_or(PageError::NotFound)?;
    let carried = answers.carried_beside(&assessment.form.fields());
    frame.carried = Some(answers.carried());
    draw(&AssessPage { frame, assessment, carried, all_at_once: answers.all_at_once })
}
