//! A library with one made-up catalogue, for the pages' own tests. Its standard resembles § 97
//! enough to meet every kind of piece; its rules are no one's.

use jiff::civil::Date;
use web::Library;
use web::answers::{Act, Answers};
use web::pages::assess::{Assessment, Ground, Verdict};
use web::pages::catalogue::{Catalogue, StandardLine};
use web::pages::home::CatalogueLine;
use web::pages::overview::{Overview, StandardResult};
use web::pages::parts::{
    Ambiguity, Effect, Finding, Item, Mark, Node, Outcome, Reading, Said, Section, Source, Topic,
};
use web::pages::questions::{
    Answered, Choice, Input, Kind, Question, Record, RecordField, Records, Waiting,
};
use web::pages::standard::Standard;
use web::path::CatalogueId;
use wording::Language;

pub(crate) struct Samples;

const DOCUMENT: &str = "Prøveby Kommunes kvalitetsstandarder";

fn id() -> CatalogueId {
    CatalogueId::new("proeveby", "2023")
}

fn source(lines: &str) -> Source {
    Source { document: DOCUMENT.into(), lines: lines.into() }
}

fn said(text: &str, lines: &str) -> Item {
    Item { source: Some(source(lines)), ..Item::new(Said::text(text)) }
}

fn row(label: &str, text: &str, lines: &str) -> Item {
    Item { source: Some(source(lines)), ..Item::labelled(label, Said::text(text)) }
}

fn ambiguity() -> Ambiguity {
    Ambiguity {
        id: "97-ti-timer".into(),
        text: "Tilskuddet gives ved mere end ti timer, men ikke i hvilken periode".into(),
        readings: vec![
            Reading { text: "Ti timer på et år".into(), ground: None, chosen: false },
            Reading {
                text: "Ti timer på en måned".into(),
                ground: Some("uden for dokumentet".into()),
                chosen: false,
            },
        ],
        practice: None,
        source: Some(source("1415–1419")),
    }
}

/// The answers that the sample standard looks at.
#[derive(Default)]
struct Given {
    age: Option<i64>,
    wish: Option<bool>,
    other_help: Option<bool>,
    alone: Option<bool>,
}

impl Given {
    fn read(answers: &Answers) -> Self {
        let yes = |field| answers.get(field).map(|it| it == "ja");
        let other_help = if answers.of_kind("saet").count() > 0 {
            Some(true)
        } else {
            answers.get("komplet.bevillinger").map(|_| false)
        };
        Self {
            age: answers.get("fakta.alder").and_then(|it| it.parse().ok()),
            wish: yes("fakta.eget-oenske"),
            other_help,
            alone: answers.get("begrundelse.kan-ikke-faerdes").and(yes("skoen.kan-ikke-faerdes")),
        }
    }

    fn outcome(&self) -> Outcome {
        match self {
            Self { age: Some(..18 | 67..), .. } | Self { other_help: Some(true), .. } => {
                Outcome::NotEntitled
            }
            Self { wish: Some(false), .. } => Outcome::OutsideStandard,
            Self { age: Some(_), wish: Some(true), other_help: Some(false), alone: Some(true) } => {
                Outcome::Entitled
            }
            Self { alone: Some(false), .. } => Outcome::NotEntitled,
            _ => Outcome::Undecided,
        }
    }
}

fn finding(met: Option<bool>) -> Finding {
    match met {
        Some(true) => Finding::Met,
        Some(false) => Finding::NotMet,
        None => Finding::Unknown,
    }
}

fn node(effect: Effect, finding: Finding, text: &str, marks: Vec<Mark>, lines: &str) -> Node {
    Node {
        effect,
        finding,
        text: text.into(),
        marks,
        because: vec![],
        basis: vec![],
        source: Some(source(lines)),
        parts: vec![],
    }
}

fn explanation(given: &Given, answers: &Answers) -> Vec<Node> {
    let age = given.age.map(|age| (18..67).contains(&age));
    let act = |effect| vec![effect, Mark::Act];
    vec![
        Node {
            because: given.age.map(|age| format!("Alder: {age} år")).into_iter().collect(),
            basis: vec!["Serviceloven § 97, stk. 1".into()],
            ..node(
                Effect::Required,
                finding(age),
                "Fyldt 18 år og under 67 år",
                act(Mark::Required),
                "1297",
            )
        },
        Node {
            because: answers
                .get("begrundelse.kan-ikke-faerdes")
                .map(|reason| format!("Begrundelse: {reason}"))
                .into_iter()
                .collect(),
            basis: vec!["Serviceloven § 97, stk. 1".into()],
            ..node(
                Effect::Required,
                finding(given.alone),
                "Kan ikke færdes alene på grund af betydelig og varig nedsættelse",
                vec![Mark::Required, Mark::Act, Mark::Judgement],
                "1299–1301",
            )
        },
        node(
            Effect::Required,
            finding(given.wish),
            "Ønsker selv ledsagelse til bestemte formål",
            vec![Mark::Required, Mark::Standard],
            "1304–1305",
        ),
        Node {
            parts: vec![
                node(
                    Effect::Part,
                    finding(given.other_help.map(|it| !it)),
                    "Ingen hjælp efter § 96",
                    vec![],
                    "1312–1314",
                ),
                node(
                    Effect::Part,
                    finding(given.other_help.map(|it| !it)),
                    "Ingen kontaktperson efter § 98",
                    vec![],
                    "1315–1317",
                ),
            ],
            ..node(
                Effect::Excludes,
                finding(given.other_help.map(|it| !it)),
                "Har anden hjælp, der dækker det samme",
                act(Mark::Excludes),
                "1312–1317",
            )
        },
        node(
            Effect::Typical,
            Finding::Unknown,
            "Bruger kørestol, er blind eller har udviklingshæmning",
            vec![Mark::Typical, Mark::Ambiguity],
            "1301–1303",
        ),
    ]
}

fn yes_no() -> Input {
    Input::Choice(vec![Choice::new("ja", "Ja"), Choice::new("nej", "Nej")])
}

fn question(field: &str, text: &str, guidance: &str, input: Input) -> Question {
    Question {
        field: field.into(),
        kind: Kind::Fact,
        text: text.into(),
        guidance: Some(guidance.into()),
        basis: vec!["Serviceloven § 97, stk. 1".into()],
        input,
        answer: None,
        error: None,
    }
}

fn all_questions(answers: &Answers) -> Vec<Question> {
    let records = answers.of_kind("saet").filter(|(id, _)| id.starts_with("bevillinger"));
    let given: Vec<_> = records
        .map(|(id, value)| Record {
            field: format!("saet.{}", id.rsplit_once('.').map_or(id, |it| it.0)),
            text: value.into(),
            values: vec![(format!("saet.{id}"), value.into())],
        })
        .collect();
    let next = given.len();
    vec![
        question(
            "fakta.alder",
            "Hvor gammel er borgeren?",
            "Alderen på den dag, der bedømmes på.",
            Input::Quantity { unit: Some("år".into()), hint: None },
        ),
        question(
            "fakta.eget-oenske",
            "Ønsker borgeren selv ledsagelse til bestemte formål?",
            "Et ønske fra andre er ikke nok.",
            yes_no(),
        ),
        question(
            "saet.bevillinger",
            "Hvilken anden hjælp har borgeren fået bevilget?",
            "Hjælp efter § 96 og § 98 dækker også ledsagelse.",
            Input::Records(Records {
                given,
                next: vec![RecordField {
                    field: format!("saet.bevillinger.{next}.paragraf"),
                    label: "Paragraf".into(),
                    input: Input::Text { hint: None },
                    answer: None,
                }],
                complete_field: "komplet.bevillinger".into(),
                complete: false,
            }),
        ),
        Question {
            kind: Kind::Judgement {
                by: "sagsbehandler".into(),
                reason: answers.get("begrundelse.kan-ikke-faerdes").map(str::to_owned),
            },
            ..question(
                "skoen.kan-ikke-faerdes",
                "Kan borgeren ikke færdes alene på grund af en betydelig og varig nedsættelse?",
                "Hvad sker der, når borgeren er ude alene? Se på hele hverdagen.",
                yes_no(),
            )
        },
    ]
}

fn is_open(question: &Question, given: &Given, answers: &Answers) -> bool {
    let unanswered = match question.field.as_str() {
        "fakta.alder" => given.age.is_none(),
        "fakta.eget-oenske" => given.wish.is_none(),
        "saet.bevillinger" => given.other_help.is_none(),
        _ => given.alone.is_none(),
    };
    let asked =
        matches!(&answers.act, Act::Change(field) | Act::Ask(field) if *field == question.field);
    asked || (unanswered && given.outcome() == Outcome::Undecided)
}

fn with_answer(mut question: Question, answers: &Answers) -> Question {
    question.answer = answers.get(&question.field).map(str::to_owned);
    question.error = match (&question.kind, question.answer.as_deref()) {
        (Kind::Judgement { reason: None, .. }, Some(_)) => {
            Some("Skriv hvad vurderingen bygger på.".into())
        }
        (Kind::Fact, Some(text)) if question.field == "fakta.alder" => text
            .parse::<i64>()
            .is_err()
            .then(|| "Skriv alderen som et helt tal, for eksempel 45.".into()),
        _ => None,
    };
    question
}

/// The questions shown now, and those that wait.
fn questions(given: &Given, answers: &Answers) -> (Vec<Question>, Vec<Waiting>) {
    let asked = |it: &Question| matches!(&answers.act, Act::Change(field) | Act::Ask(field) if *field == it.field);
    let mut open: Vec<_> = all_questions(answers)
        .into_iter()
        .filter(|it| is_open(it, given, answers))
        .map(|it| with_answer(it, answers))
        .collect();
    open.sort_by_key(|it| (!asked(it), it.error.is_none()));
    let rest = if answers.all_at_once { vec![] } else { open.split_off(open.len().min(1)) };
    let waiting = rest.into_iter().map(|it| Waiting {
        judgement: it.is_judgement(),
        field: it.field,
        text: it.text,
        later: false,
    });
    (open, waiting.collect())
}

fn answered(given: &Given, answers: &Answers) -> Vec<Answered> {
    let line = |field: &str, label: &str, answer: String, reason: Option<&str>| Answered {
        field: field.into(),
        label: label.into(),
        answer,
        reason: reason.map(str::to_owned),
        irrelevant: false,
    };
    let word = |yes: bool| if yes { "Ja".to_owned() } else { "Nej".to_owned() };
    let mut lines = Vec::new();
    lines.extend(given.age.map(|it| line("fakta.alder", "Alder", format!("{it} år"), None)));
    lines.extend(given.wish.map(|it| line("fakta.eget-oenske", "Eget ønske", word(it), None)));
    lines
        .extend(given.other_help.map(|it| line("saet.bevillinger", "Anden hjælp", word(it), None)));
    lines.extend(given.alone.map(|it| {
        let reason = answers.get("begrundelse.kan-ikke-faerdes");
        line("skoen.kan-ikke-faerdes", "Kan ikke færdes alene", word(it), reason)
    }));
    lines
}

fn verdict(given: &Given) -> Verdict {
    let outcome = given.outcome();
    let ground = |text: &str, basis: &[&str]| Ground {
        text: text.into(),
        basis: basis.iter().map(|it| (*it).into()).collect(),
    };
    Verdict {
        outcome,
        grounds: match outcome {
            Outcome::NotEntitled => {
                vec![ground("Fyldt 18 år og under 67 år", &["Serviceloven § 97, stk. 1"])]
            }
            Outcome::OutsideStandard => {
                vec![ground("Ønsker selv ledsagelse til bestemte formål", &[])]
            }
            _ => vec![],
        },
        possible: match outcome {
            Outcome::Undecided => {
                vec![Outcome::Entitled, Outcome::OutsideStandard, Outcome::NotEntitled]
            }
            _ => vec![],
        },
        exact: true,
    }
}

fn day(answers: &Answers, today: Date) -> String {
    answers.get("dag").map_or_else(|| today.strftime("%d-%m-%Y").to_string(), str::to_owned)
}

impl Library for Samples {
    fn catalogues(&self, _: Language) -> Vec<CatalogueLine> {
        vec![CatalogueLine {
            id: id(),
            municipality: "Prøveby Kommune".into(),
            title: "Kvalitetsstandarder for voksne 2023".into(),
            in_force: "Ikrafttræden er ikke oplyst; tidligst 1. januar 2023".into(),
            standards: 2,
        }]
    }

    fn catalogue(&self, _: Language, asked: &CatalogueId) -> Option<Catalogue> {
        let line = |id: &str, paragraph: &str, name: &str, purpose: &str| StandardLine {
            id: id.into(),
            paragraph: paragraph.into(),
            name: name.into(),
            purpose: Some(purpose.into()),
            judgements: 3,
            ambiguities: 1,
        };
        (*asked == id()).then(|| Catalogue {
            id: id(),
            municipality: "Prøveby Kommune".into(),
            title: "Kvalitetsstandarder for voksne 2023".into(),
            about: vec![
                Item::labelled("Vedtaget", Said::NotStated),
                row("Kilde", "PDF, 142 sider", "1–5030"),
            ],
            contacts: vec![row("Voksenrådgivningen", "Telefon 12 34 56 78", "30")],
            standards: vec![
                line(
                    "97-ledsageordning",
                    "§ 97",
                    "Ledsageordning",
                    "At komme ud til noget, man selv har valgt",
                ),
                line("85-stoette", "§ 85", "Socialpædagogisk støtte", "At klare hverdagen"),
            ],
            ambiguities: vec![],
        })
    }

    fn standard(&self, _: Language, asked: &CatalogueId, standard: &str) -> Option<Standard> {
        (*asked == id() && standard == "97-ledsageordning").then(|| Standard {
            catalogue: id(),
            municipality: "Prøveby Kommune".into(),
            catalogue_title: "Kvalitetsstandarder for voksne 2023".into(),
            id: standard.into(),
            paragraph: "§ 97".into(),
            name: "Ledsageordning".into(),
            law: vec!["Serviceloven § 97".into()],
            purpose: Some(
                "At komme ud til noget, man selv har valgt, uden at være afhængig af familien"
                    .into(),
            ),
            sections: sections(),
            ambiguities: vec![ambiguity()],
            source: Some(source("1229–1421")),
            version_hash: "b1946ac92492d234".into(),
        })
    }

    fn assess(
        &self,
        _: Language,
        asked: &CatalogueId,
        standard: &str,
        answers: &Answers,
        today: Date,
    ) -> Option<Assessment> {
        let given = Given::read(answers);
        let (questions, waiting) = questions(&given, answers);
        let entitled = given.outcome() == Outcome::Entitled;
        (*asked == id() && standard == "97-ledsageordning").then(|| Assessment {
            catalogue: id(),
            municipality: "Prøveby Kommune".into(),
            standard: standard.into(),
            paragraph: "§ 97".into(),
            name: "Ledsageordning".into(),
            day: day(answers, today),
            result: verdict(&given),
            questions,
            waiting,
            answered: answered(&given, answers),
            explanation: explanation(&given, answers),
            counterfactuals: if entitled {
                vec!["Alder: 67 år eller mere".into()]
            } else {
                vec![]
            },
            applies: if entitled {
                sections().into_iter().skip(3).take(4).collect()
            } else {
                vec![]
            },
            ambiguities: if entitled { vec![ambiguity()] } else { vec![] },
            version_hash: "b1946ac92492d234".into(),
        })
    }

    fn assess_all(
        &self,
        _: Language,
        asked: &CatalogueId,
        answers: &Answers,
        today: Date,
    ) -> Option<Overview> {
        let given = Given::read(answers);
        let (questions, waiting) = questions(&given, answers);
        let missing = questions.len() + waiting.len();
        (*asked == id()).then(|| Overview {
            catalogue: id(),
            municipality: "Prøveby Kommune".into(),
            day: day(answers, today),
            questions,
            waiting,
            answered: answered(&given, answers),
            standards: vec![StandardResult {
                id: "97-ledsageordning".into(),
                paragraph: "§ 97".into(),
                name: "Ledsageordning".into(),
                result: verdict(&given),
                why: "Handler om at færdes uden for hjemmet.".into(),
                missing,
                explanation: explanation(&given, answers),
            }],
        })
    }
}

fn sections() -> Vec<Section> {
    let section = |topic, items| Section { topic, items };
    vec![
        section(
            Topic::Who,
            vec![
                Item {
                    marks: vec![Mark::Required, Mark::Act],
                    basis: vec!["Serviceloven § 97, stk. 1".into()],
                    ..said("Fyldt 18 år og under 67 år", "1297")
                },
                Item {
                    marks: vec![Mark::Required, Mark::Act, Mark::Judgement],
                    notes: vec!["Hvad sker der, når borgeren er ude alene?".into()],
                    ..said(
                        "Kan ikke færdes alene på grund af betydelig og varig nedsættelse",
                        "1299–1301",
                    )
                },
                Item {
                    marks: vec![Mark::Excludes, Mark::Act],
                    items: vec![
                        said("Hjælp efter § 96", "1312–1314"),
                        said("Kontaktperson efter § 98", "1315–1317"),
                    ],
                    ..said("Har anden hjælp, der dækker det samme", "1312–1317")
                },
            ],
        ),
        section(
            Topic::Included,
            vec![
                said("Skubbe kørestol", "1263"),
                said("Følge med til kulturelle arrangementer", "1269"),
            ],
        ),
        section(
            Topic::NotIncluded,
            vec![Item {
                notes: vec!["I stedet: serviceloven § 83".into()],
                ..said("Praktisk hjælp i hjemmet", "1280")
            }],
        ),
        section(
            Topic::Extent,
            vec![
                row("Højst", "15 timer pr. måned", "1327–1330"),
                Item {
                    marks: vec![Mark::Softened],
                    ..row(
                        "Opsparing",
                        "Højst 90 timer inden for 6 måneder, efter aftale",
                        "1340–1344",
                    )
                },
                Item::labelled("Mindst", Said::NotStated),
            ],
        ),
        section(Topic::Deadlines, vec![row("Afgørelse", "4 uger fra ansøgningen", "1361–1362")]),
        section(
            Topic::Payment,
            vec![
                row("Ledsagelse", "Gratis", "1407"),
                Item {
                    marks: vec![Mark::Outdated, Mark::Ambiguity],
                    source: Some(source("1421")),
                    ..Item::labelled(
                        "Tilskud til transport",
                        Said::Unclear(vec!["974 kr. pr. år".into(), "højst 974 kr. pr. år".into()]),
                    )
                },
            ],
        ),
        section(Topic::FollowUp, vec![row("Mindst", "Én gang om året", "1403–1405")]),
        section(Topic::Complaint, vec![]),
    ]
}
