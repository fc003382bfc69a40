//! All standards of a catalogue from one set of facts: the whole view (*helhedsvurdering*,
//! retssikkerhedsloven § 5). Says for each why it is or is not relevant.

use askama::Template;
use axum::extract::{Path, State};

use super::assess::{Form, Verdict};
use super::parts::{Node, Outcome, Tree};
use super::questions::{Input, Question, QuestionFields};
use super::{Page, draw};
use crate::App;
use crate::answers::Answers;
use crate::error::PageError;
use crate::frame::Frame;
use crate::path::{self, CatalogueId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub catalogue: CatalogueId,
    pub municipality: String,
    pub form: Form,
    pub standards: Vec<StandardResult>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardResult {
    pub id: String,
    pub paragraph: String,
    pub name: String,
    pub result: Verdict,
    /// Why it is or is not relevant, each in a sentence.
    pub why: Vec<String>,
    pub facts_missing: usize,
    pub judgements_missing: usize,
    pub explanation: Vec<Node>,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    frame: Frame,
    overview: Overview,
    carried: Vec<(String, String)>,
    all_at_once: bool,
}

impl OverviewPage {
    fn errors(&self) -> impl Iterator<Item = &Question> {
        self.overview.form.questions.iter().filter(|it| it.error.is_some())
    }

    fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }

    /// Where the form goes, and which part of the next page it jumps to.
    fn address(&self) -> String {
        let path = path::assess_all(&self.overview.catalogue);
        format!("{path}#svar")
    }

    /// The standards of one result.
    fn of(&self, outcome: Outcome) -> Vec<&StandardResult> {
        self.overview.standards.iter().filter(|it| it.result.outcome == outcome).collect()
    }

    /// How many standards have each result.
    fn counts(&self) -> [(Outcome, usize); 4] {
        use Outcome::{Entitled, NotEntitled, OutsideStandard, Undecided};
        let number = |outcome| {
            self.overview.standards.iter().filter(|it| it.result.outcome == outcome).count()
        };
        [Entitled, Undecided, OutsideStandard, NotEntitled].map(|it| (it, number(it)))
    }
}

pub(crate) async fn start(
    State(app): State<App>,
    frame: Frame,
    Path(place): Path<(String, String)>,
) -> Page {
    show(&app, frame, place, &Answers::default())
}

pub(crate) async fn step(
    State(app): State<App>,
    frame: Frame,
    Path(place): Path<(String, String)>,
    axum::extract::Form(pairs): axum::extract::Form<Vec<(String, String)>>,
) -> Page {
    show(&app, frame, place, &Answers::from_form(pairs))
}

fn show(
    app: &App,
    mut frame: Frame,
    (municipality, version): (String, String),
    answers: &Answers,
) -> Page {
    let id = CatalogueId { municipality, version };
    let overview = app
        .shelf
        .assess_all(frame.language, &id, answers, (app.today)())
        .ok_or(PageError::NotFound)?;
    let carried = answers.carried_beside(&overview.form.fields());
    frame.carried = Some(answers.carried());
    draw(&OverviewPage { frame, overview, carried, all_at_once: answers.all_at_once })
}
