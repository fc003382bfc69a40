//! Assessing one person against one standard, step by step.
//!
//! The page asks only what can still change the result, and shows the result and its explanation
//! as they grow. All answers travel in the body of the form; nothing is stored and nothing stands
//! in the address. A judgement (*skøn*) is asked for and never answered here.

use askama::Template;
use axum::extract::{Form, Path, State};

use super::parts::{Ambiguities, Ambiguity, Items, Mark, Node, Outcome, Section, Tree};
use super::questions::{Answered, Question, QuestionFields, Waiting};
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
    /// The day that the facts are judged on, as the form shows it.
    pub day: String,
    pub result: Verdict,
    /// Shown now: one, or all, as the visitor wishes.
    pub questions: Vec<Question>,
    pub waiting: Vec<Waiting>,
    pub answered: Vec<Answered>,
    pub explanation: Vec<Node>,
    /// Smallest changes of fact that would change the result.
    pub counterfactuals: Vec<String>,
    /// Extent, deadlines, payment, follow-up that apply, with their arithmetic.
    pub applies: Vec<Section>,
    /// Ambiguities met on the way.
    pub ambiguities: Vec<Ambiguity>,
    /// The version that was used.
    pub version_hash: String,
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
    pub text: String,
    pub basis: Vec<String>,
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
        self.assessment.questions.iter().filter(|it| it.error.is_some())
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
    Form(pairs): Form<Vec<(String, String)>>,
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
        .library
        .assess(frame.language, &id, &standard, answers, (app.today)())
        .ok_or(PageError::NotFound)?;
    let shown: Vec<_> = assessment.questions.iter().map(|it| it.field.as_str()).collect();
    let carried = answers.carried_beside(&shown);
    frame.carried = Some(answers.carried());
    draw(&AssessPage { frame, assessment, carried, all_at_once: answers.all_at_once })
}
