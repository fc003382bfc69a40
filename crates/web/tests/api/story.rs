//! One case through the interface alone: enquiry → VUM → judgements → decision with a deviation →
//! complaint → re-assessment → Ankestyrelsen sends it back → a new decision; with five standards,
//! one of every version of every municipality, on both databases. The store's proof and every
//! receipt hold at the end.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::{Value, json};
use standards::format::{FactFile, FactType};

use crate::desk::{House, Person};
use crate::help::{Kind, Place};

struct Story<'a> {
    house: &'a House,
    anna: Person,
    catalogue: &'a str,
    standard: &'a str,
    case: String,
    entry: u64,
    told: String,
    ids: u128,
}

impl Story<'_> {
    fn today(&self) -> Date {
        self.house.today()
    }

    /// A session lasts a working day.
    async fn days_pass(&mut self, days: i32) {
        self.house.day(self.today().saturating_add(days.days()));
        self.anna = self.house.log_in("anna").await;
    }

    fn id(&mut self) -> String {
        self.ids += 1;
        uuid::Uuid::from_u128(self.ids).to_string()
    }

    async fn post(&mut self, what: &str, path: &str, body: Value) -> Value {
        let seen = format!("\"{}\"", self.entry);
        let headers = [("if-match", seen.as_str())];
        let answer = self.house.ask(Some(&self.anna), "POST", path, &headers, Some(body)).await;
        assert!(answer.status < 300, "{what}: {} {:#}", answer.status, answer.body);
        self.entry = answer.headers["etag"].trim_matches('"').parse().unwrap();
        answer.body
    }

    async fn act(&mut self, kind: &str, body: Value) {
        let path = format!("/api/cases/{}/acts/{kind}", self.case);
        let answer = self.post(kind, &path, body).await;
        let follows: Vec<&str> = answer["events"]
            .as_array()
            .unwrap()
            .iter()
            .skip(1)
            .map(|it| it["kind"].as_str().unwrap())
            .collect();
        let follows =
            if follows.is_empty() { String::new() } else { format!(" → {}", follows.join(", ")) };
        writeln!(self.told, "{} {kind}{follows}", self.today()).unwrap();
    }

    async fn begins(&mut self) {
        let citizen =
            json!({ "name": "Einer Test Lauridsen", "municipality": "0756", "cpr": "020160-9995" });
        let answer =
            self.house.ask(Some(&self.anna), "POST", "/api/citizens", &[], Some(citizen)).await;
        let citizen = match answer.status {
            201 => answer.body["citizen"].clone(),
            // Another story of this house registered him.
            _ => {
                let body = json!({ "cpr": "0201609995" });
                let found = self
                    .house
                    .ask(Some(&self.anna), "POST", "/api/citizens/search", &[], Some(body))
                    .await;
                found.body["citizens"][0]["id"].clone()
            }
        };
        let enquiry = json!({
            "citizen": citizen, "on": self.today(), "channel": "telephone", "from": "citizen",
            "about": "Kan ikke klare det alene", "catalogue": self.catalogue, "acting": "0756", "unit": "voksne",
        });
        let answer =
            self.house.ask(Some(&self.anna), "POST", "/api/cases", &[], Some(enquiry)).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["case"].as_str().unwrap().clone_into(&mut self.case);
        self.entry = answer.body["entry"].as_u64().unwrap();
        let shelved = self.house.office.shelf.get(self.catalogue).unwrap();
        let paragraph = shelved.standard(self.standard).unwrap().law[0].clone();
        let applied = json!({
            "standard": self.standard, "paragraph": paragraph, "on": self.today(), "channel": "oral",
            "from": "citizen", "wish": "Hjælp",
        });
        self.act("applied", applied).await;
        self.act("vum-begun", json!({ "form": "full", "on": self.today() })).await;
        let entry = json!({
            "about": "egenomsorg", "finding": { "level": 2 }, "citizen": "Det er svært",
            "professional": "Skal støttes", "source": "samtale", "on": self.today(),
        });
        self.act("vum-entered", entry).await;
        self.act("considered", json!({ "paragraph": "SEL § 85", "relevant": false })).await;
    }

    /// Asks the interface what is missing, and answers until nothing more can change the result.
    async fn is_informed(&mut self) -> Value {
        let path = format!("/api/cases/{}/assessments", self.case);
        for _ in 0..20 {
            let body = json!({ "standard": self.standard, "on": self.today() });
            let tried = self
                .house
                .ask(Some(&self.anna), "POST", &format!("{path}?dry=true"), &[], Some(body.clone()))
                .await;
            assert_eq!(tried.status, 200, "{}", tried.body);
            if tried.body["receipt"]["outcome"] != "undecided" {
                let kept = self.post("assessment", &path, body).await;
                let outcome = kept["receipt"]["outcome"].as_str().unwrap();
                writeln!(self.told, "{} assessed: {outcome}", self.today()).unwrap();
                return kept;
            }
            let missing = &tried.body["answer"]["missing"];
            for wanted in missing["facts"].as_array().unwrap() {
                let id = wanted["id"].as_str().unwrap();
                let shelved = self.house.office.shelf.get(self.catalogue).unwrap().clone();
                let fact = shelved.catalogue.vocabulary.fact(id).unwrap();
                let fact = json!({ "id": id, "value": value(fact, self.today()), "source": "borger", "as_of": self.today() });
                self.act("fact-recorded", fact).await;
            }
            for wanted in missing["judgements"].as_array().unwrap() {
                let judgement = json!({
                    "standard": self.standard, "id": wanted["id"], "answer": true, "reason": "Vurderet i samtalen",
                    "by": wanted["by"].as_str().unwrap_or("sagsbehandler"), "on": self.today(),
                });
                self.act("judgement-given", judgement).await;
            }
            for wanted in missing["readings"].as_array().unwrap() {
                let reading =
                    json!({ "ambiguity": wanted["id"], "reading": wanted["readings"][0]["id"] });
                self.act("reading-chosen", reading).await;
            }
        }
        panic!("{} {} never comes to a result", self.catalogue, self.standard);
    }

    /// Granted, and otherwise than the level says.
    async fn is_decided(&mut self, assessed: &Value, replaces: Option<&str>) -> String {
        let (decision, grant) = (self.id(), self.id());
        let up = assessed["receipt"]["outcome"] == "outside-standard";
        let draft = json!({
            "id": decision, "standard": self.standard,
            "outcome": { "what": "granted", "grant": {
                "id": grant, "paragraph": "SEL", "service": self.standard, "extents": [],
                "from": self.today(), "rates_of": assessed["receipt"]["version_hash"], "follow_up": [],
            } },
            "deviation": { "direction": if up { "up" } else { "down" }, "from": "serviceniveauet", "reason": "Borgerens egen situation" },
            "reasons": { "drawn": "Af sporet", "edited": "Du får hjælpen, men mindre, fordi …" },
            "competence": "case-worker", "four_eyes": false, "replaces": replaces,
        });
        self.act("drafted", draft).await;
        let hearing = json!({ "sent": self.today(), "due": self.today().saturating_add(14.days()), "about": "Lægens udtalelse" });
        self.act("hearing-sent", json!({ "decision": decision, "hearing": hearing })).await;
        self.days_pass(5).await;
        self.act(
            "hearing-closed",
            json!({ "decision": decision, "answer": { "on": self.today(), "text": "Uenig" } }),
        )
        .await;
        self.act("signed", json!({ "decision": decision, "on": self.today() })).await;
        let letter = json!({ "document": null, "sent": self.today(), "received": self.today() });
        self.act("letter-sent", json!({ "decision": decision, "letter": letter })).await;
        decision
    }

    async fn comes_back(&mut self, decision: &str) {
        let complaint = self.id();
        self.days_pass(10).await;
        let received = json!({
            "id": complaint, "decision": decision, "on": self.today(), "oral": true, "by": "borgeren",
            "text": "Det er for lidt", "to": "kommunen",
        });
        self.act("complained", received).await;
        self.days_pass(12).await;
        let reassessed = json!({ "complaint": complaint, "on": self.today(), "result": "maintained", "reason": "Intet nyt" });
        self.act("reassessed", reassessed).await;
        let document = self.file().await;
        self.act(
            "forwarded",
            json!({ "complaint": complaint, "on": self.today(), "index": [document] }),
        )
        .await;
        self.days_pass(60).await;
        let ruling = json!({
            "complaint": complaint, "made": self.today().saturating_sub(3.days()), "received": self.today(),
            "result": "returned", "text": "Ikke tilstrækkeligt oplyst",
        });
        self.act("ruled", ruling).await;
    }

    async fn file(&mut self) -> Value {
        let path = format!(
            "/api/cases/{}/documents?title=Sagsakter&theme=klage&direction=internal&date={}",
            self.case,
            self.today()
        );
        let answer = self.post("document", &path, json!({ "pages": 3 })).await;
        let events = answer["events"].as_array().unwrap();
        events.iter().find(|it| it["kind"] == "document-filed").unwrap()["document"].clone()
    }

    async fn holds(&mut self) {
        let path = format!("/api/cases/{}/replays", self.case);
        let replayed = self.house.ask(Some(&self.anna), "POST", &path, &[], Some(json!({}))).await;
        assert_eq!(replayed.body["same"], true, "{}", replayed.body);
        let path = format!("/api/cases/{}", self.case);
        let seen = self.house.ask(Some(&self.anna), "GET", &path, &[], None).await;
        let decisions = seen.body["matters"][0]["decisions"].as_array().unwrap();
        let standing = decisions.iter().filter(|it| it["replaced_by"].is_null()).count();
        let deadlines = seen.body["deadlines"].as_array().unwrap().len();
        writeln!(
            self.told,
            "{} decisions, {standing} of them stands; {deadlines} deadlines counted; entry {}",
            decisions.len(),
            self.entry
        )
        .unwrap();
    }
}

/// Something that fits: yes, the first of the words, one of the unit.
fn value(fact: &FactFile, today: Date) -> Value {
    let unit = fact.unit.clone().unwrap_or_default();
    match fact.kind {
        FactType::YesNo => json!(true),
        FactType::Choice | FactType::Level => json!(fact.values[0]),
        FactType::Number => json!(2),
        FactType::Money => json!("1000 kr."),
        FactType::Time | FactType::Duration | FactType::Length => json!(format!("5 {unit}")),
        FactType::Share => json!("50 %"),
        FactType::Date => json!(today.saturating_sub(16_000.days())),
        FactType::Code => json!("x"),
        FactType::Age => json!(45),
        FactType::Records => json!({ "komplet": true, "poster": [] }),
    }
}

/// Catalogue, standard, and a day on which the version was in force.
const STANDARDS: [(&str, &str, &str); 5] = [
    ("hvidovre/2023", "97-ledsageordning", "2023-03-01"),
    ("billund/2021", "104-aktivitet-og-samvaer", "2022-06-01"),
    ("billund/2024", "85-socialpaedagogisk-stoette", "2024-06-03"),
    ("ikast-brande/2025", "96-bpa", "2026-02-02"),
    ("lemvig/2024", "107-midlertidigt-botilbud", "2024-02-01"),
];

async fn all_five(place: Place) -> String {
    let house = House::over(place.open().await, STANDARDS[0].2);
    let mut told = String::new();
    house.staffed().await;
    for ((catalogue, standard, day), number) in STANDARDS.into_iter().zip(1..) {
        house.day(day.parse().unwrap());
        let anna = house.log_in("anna").await;
        let (case, ids) = (String::new(), number * 1_000_000);
        let mut story = Story {
            house: &house,
            anna,
            catalogue,
            standard,
            case,
            entry: 0,
            told: String::new(),
            ids,
        };
        story.goes().await;
        writeln!(told, "== {catalogue} {standard}\n{}", story.told).unwrap();
    }
    let report = house.office.store.verify().await.unwrap();
    assert_eq!(report.broken, None);
    writeln!(told, "verified: {} cases, {} entries", report.cases, report.entries).unwrap();
    told
}

impl Story<'_> {
    async fn goes(&mut self) {
        self.begins().await;
        let assessed = self.is_informed().await;
        let decision = self.is_decided(&assessed, None).await;
        self.comes_back(&decision).await;
        let assessed = self.is_informed().await;
        self.is_decided(&assessed, Some(&decision)).await;
        self.holds().await;
    }
}

#[test]
fn five_standards_from_enquiry_to_the_new_decision_on_sqlite() {
    let place = Place::new(Kind::Sqlite).unwrap();
    let told = crate::help::runtime().block_on(all_five(place));
    insta::assert_snapshot!(told, @"
    == hvidovre/2023 97-ledsageordning
    2023-03-01 applied → deadline-set
    2023-03-01 vum-begun
    2023-03-01 vum-entered
    2023-03-01 considered
    2023-03-01 fact-recorded
    2023-03-01 fact-recorded
    2023-03-01 fact-recorded
    2023-03-01 fact-recorded
    2023-03-01 judgement-given
    2023-03-01 judgement-given
    2023-03-01 judgement-given
    2023-03-01 assessed: outside-standard
    2023-03-01 drafted
    2023-03-01 hearing-sent
    2023-03-06 hearing-closed
    2023-03-06 signed → deadline-changed, deadline-set
    2023-03-06 letter-sent → deadline-set
    2023-03-16 complained → deadline-changed, deadline-set
    2023-03-28 reassessed → deadline-changed
    2023-03-28 forwarded
    2023-05-27 ruled → deadline-set
    2023-05-27 assessed: outside-standard
    2023-05-27 drafted
    2023-05-27 hearing-sent
    2023-06-01 hearing-closed
    2023-06-01 signed → deadline-changed, deadline-set
    2023-06-01 letter-sent → deadline-set
    2 decisions, 1 of them stands; 7 deadlines counted; entry 40

    == billund/2021 104-aktivitet-og-samvaer
    2022-06-01 applied → deadline-set
    2022-06-01 vum-begun
    2022-06-01 vum-entered
    2022-06-01 considered
    2022-06-01 fact-recorded
    2022-06-01 fact-recorded
    2022-06-01 fact-recorded
    2022-06-01 judgement-given
    2022-06-01 judgement-given
    2022-06-01 judgement-given
    2022-06-01 judgement-given
    2022-06-01 reading-chosen
    2022-06-01 assessed: entitled
    2022-06-01 drafted
    2022-06-01 hearing-sent
    2022-06-06 hearing-closed
    2022-06-06 signed → deadline-changed, deadline-set
    2022-06-06 letter-sent → deadline-set
    2022-06-16 complained → deadline-changed, deadline-set
    2022-06-28 reassessed → deadline-changed
    2022-06-28 forwarded
    2022-08-27 ruled → deadline-set
    2022-08-27 assessed: entitled
    2022-08-27 drafted
    2022-08-27 hearing-sent
    2022-09-01 hearing-closed
    2022-09-01 signed → deadline-changed, deadline-set
    2022-09-01 letter-sent → deadline-set
    2 decisions, 1 of them stands; 7 deadlines counted; entry 41

    == billund/2024 85-socialpaedagogisk-stoette
    2024-06-03 applied → deadline-set
    2024-06-03 vum-begun
    2024-06-03 vum-entered
    2024-06-03 considered
    2024-06-03 fact-recorded
    2024-06-03 judgement-given
    2024-06-03 judgement-given
    2024-06-03 judgement-given
    2024-06-03 reading-chosen
    2024-06-03 reading-chosen
    2024-06-03 assessed: entitled
    2024-06-03 drafted
    2024-06-03 hearing-sent
    2024-06-08 hearing-closed
    2024-06-08 signed → deadline-changed, deadline-set
    2024-06-08 letter-sent → deadline-set
    2024-06-18 complained → deadline-changed, deadline-set
    2024-06-30 reassessed → deadline-changed
    2024-06-30 forwarded
    2024-08-29 ruled → deadline-set
    2024-08-29 assessed: entitled
    2024-08-29 drafted
    2024-08-29 hearing-sent
    2024-09-03 hearing-closed
    2024-09-03 signed → deadline-changed, deadline-set
    2024-09-03 letter-sent → deadline-set
    2 decisions, 1 of them stands; 7 deadlines counted; entry 39

    == ikast-brande/2025 96-bpa
    2026-02-02 applied → deadline-set
    2026-02-02 vum-begun
    2026-02-02 vum-entered
    2026-02-02 considered
    2026-02-02 fact-recorded
    2026-02-02 fact-recorded
    2026-02-02 fact-recorded
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 judgement-given
    2026-02-02 reading-chosen
    2026-02-02 reading-chosen
    2026-02-02 reading-chosen
    2026-02-02 assessed: entitled
    2026-02-02 drafted
    2026-02-02 hearing-sent
    2026-02-07 hearing-closed
    2026-02-07 signed → deadline-changed, deadline-set, deadline-set
    2026-02-07 letter-sent → deadline-changed
    2026-02-17 complained → deadline-changed, deadline-set
    2026-03-01 reassessed → deadline-changed
    2026-03-01 forwarded
    2026-04-30 ruled → deadline-set
    2026-04-30 assessed: entitled
    2026-04-30 drafted
    2026-04-30 hearing-sent
    2026-05-05 hearing-closed
    2026-05-05 signed → deadline-changed, deadline-set, deadline-set
    2026-05-05 letter-sent → deadline-changed
    2 decisions, 1 of them stands; 7 deadlines counted; entry 48

    == lemvig/2024 107-midlertidigt-botilbud
    2024-02-01 applied
    2024-02-01 vum-begun
    2024-02-01 vum-entered
    2024-02-01 considered
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 judgement-given
    2024-02-01 reading-chosen
    2024-02-01 assessed: outside-standard
    2024-02-01 drafted
    2024-02-01 hearing-sent
    2024-02-06 hearing-closed
    2024-02-06 signed → deadline-set
    2024-02-06 letter-sent → deadline-set
    2024-02-16 complained → deadline-changed, deadline-set
    2024-02-28 reassessed → deadline-changed
    2024-02-28 forwarded
    2024-04-28 ruled → deadline-set
    2024-04-28 assessed: outside-standard
    2024-04-28 drafted
    2024-04-28 hearing-sent
    2024-05-03 hearing-closed
    2024-05-03 signed → deadline-changed, deadline-set
    2024-05-03 letter-sent → deadline-set
    2 decisions, 1 of them stands; 6 deadlines counted; entry 39

    verified: 5 cases, 207 entries
    ");
}

#[test]
fn postgresql_tells_the_very_same_story() {
    let Some(place) = Place::new(Kind::Postgres) else { return };
    let postgres = crate::help::runtime().block_on(all_five(place));
    let sqlite = crate::help::runtime().block_on(all_five(Place::new(Kind::Sqlite).unwrap()));
    assert_eq!(postgres, sqlite);
}
