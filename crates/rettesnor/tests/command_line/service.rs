//! The program as it runs (*drift*): started, asked over HTTP, watched, stopped.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::operations::Place;

const NAME: &str = "Einer Test Lauridsen";
const CPR: &str = "0201609995";
const PASSWORD: &str = "en ganske lang adgangskode";

/// A program that runs, and what it has said.
struct Service {
    child: Child,
    host: String,
    errors: Option<std::thread::JoinHandle<String>>,
    token: Option<String>,
    cookie: String,
    csrf: String,
}

struct Answer {
    status: u16,
    head: String,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}\n{}", self.head, self.text))
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|it| it.split_once(": "));
        lines.filter(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

impl Service {
    fn start(place: &Place, more: &str) -> Service {
        let line = format!("serve --data DATA --port 0{more}");
        let mut command = place.command(&line);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        // The token stands on one of the first lines, if there is one.
        let (mut said, mut token) = (String::new(), None);
        while !said.contains("started") && errors.read_line(&mut said).unwrap() > 0 {
            let last = said.lines().last().unwrap_or_default();
            if let Some((_, after)) = last.split_once("Token, vist kun her: ") {
                token = Some(after.to_owned());
            }
        }
        let errors = std::thread::spawn(move || {
            errors.read_to_string(&mut said).unwrap();
            said
        });
        let (cookie, csrf) = Default::default();
        Service { child, host, errors: Some(errors), token, cookie, csrf }
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: Option<Value>) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let body = body.map(|it| it.to_string()).unwrap_or_default();
        let kind = if body.is_empty() { "" } else { "content-type: application/json\r\n" };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncookie: {}\r\n\
             x-csrf-token: {}\r\n{kind}{headers}content-length: {}\r\n\r\n{body}",
            self.host,
            self.cookie,
            self.csrf,
            body.len()
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, text) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), text: text.to_owned() }
    }

    fn post(&self, path: &str, body: Value) -> Answer {
        self.ask("POST", path, "", Some(body))
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "", None)
    }

    fn log_in(&mut self, login: &str, password: &str) {
        let answer = self.post("/api/session", json!({ "login": login, "password": password }));
        assert_eq!(answer.status, 201, "{}", answer.text);
        let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let csrf = answer.json()["csrf_token"].as_str().unwrap().to_owned();
        (self.cookie, self.csrf) = (cookie, csrf);
    }

    /// Asked to stop as a service is; gives all it has said on standard error.
    fn stop(mut self) -> String {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let said = self.errors.take().unwrap().join().unwrap();
        assert!(self.child.wait().unwrap().success(), "{said}");
        said
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It is gone already where it was stopped.
        let _ = self.child.kill();
    }
}

fn password_of(place: &Place, login: &str, jobs: &str) -> String {
    let line =
        format!("users add {login} --name Anna {jobs} --unit voksne --data DATA --format json");
    let made = place.ask(&line);
    let json = made.rsplit_once("exit").unwrap().0;
    let json = json.split_at(json.find('{').unwrap()).1;
    let json = json.split_at(json.rfind('}').unwrap() + 1).0;
    serde_json::from_str::<Value>(json).unwrap()["password"].as_str().unwrap().to_owned()
}

#[test]
fn the_first_administrator_is_made_with_a_token_that_is_told_once() {
    let place = Place::new();
    let mut service = Service::start(&place, "");
    let token = service.token.clone().unwrap();
    let first = json!({ "token": token, "login": "ada", "name": "Ada", "password": PASSWORD });
    assert_eq!(service.post("/api/first-administrator", first.clone()).status, 201);
    assert!(service.post("/api/first-administrator", first).status >= 400);
    service.log_in("ada", PASSWORD);
    assert_eq!(service.get("/api/users").status, 200);
    let said = service.stop();
    assert!(said.contains("stopped"), "{said}");
    let again = Service::start(&place, "");
    assert_eq!(again.token, None);
    again.stop();
}

#[test]
fn whoever_watches_over_it_sees_that_it_lives_and_works() {
    let place = Place::new();
    let service = Service::start(&place, "");
    assert_eq!(service.get("/health/live").text, "ok\n");
    let ready = service.get("/health/ready");
    assert_eq!(
        (ready.status, ready.json()["ready"].as_bool()),
        (200, Some(true)),
        "{}",
        ready.text
    );
    assert_eq!(service.get("/api/cases").status, 401);
    assert_eq!(service.get("/").status, 200);
    let figures = service.get("/metrics").text;
    for line in [
        "rettesnor_requests_total{method=\"GET\",path=\"/health/ready\",status=\"200\"} 1",
        "rettesnor_requests_total{method=\"GET\",path=\"/api/cases\",status=\"401\"} 1",
        "rettesnor_database_up 1",
    ] {
        assert!(figures.contains(line), "{line}: {figures}");
    }
    assert_eq!(service.ask("GET", "/metrics", "x-forwarded-for: 10.0.0.1\r\n", None).status, 404);
    service.stop();
    let checkpoints = place.ask("verify --data DATA --format json");
    assert!(checkpoints.contains("\"holds\": true"), "{checkpoints}");
}

#[test]
fn a_notice_is_drafted_before_a_deadline_is_missed_and_only_once() {
    let place = Place::new();
    let demo = place.ask("demo --data DATA --citizens 60 --seed 3");
    assert!(demo.ends_with("exit 0"), "{demo}");
    let documents = || {
        let told = place.ask("verify --data DATA --format json");
        let json: Value = serde_json::from_str(told.rsplit_once("exit 0").unwrap().0).unwrap();
        assert_eq!(json["holds"], true, "{told}");
        json["documents"].as_u64().unwrap()
    };
    let before = documents();
    work_is_done(&place, true);
    let drafted = documents();
    assert!(drafted > before, "of {before} documents none was drafted");
    work_is_done(&place, false);
    assert_eq!(documents(), drafted);
}

/// Runs until nothing waits; no job may have failed.
fn work_is_done(place: &Place, is_first: bool) {
    let service = Service::start(place, "");
    let done = "rettesnor_jobs_total{kind=\"watch-deadlines\",result=\"done\"}";
    for _ in 0..600 {
        let figures = service.get("/metrics").text;
        // The four that come again always wait; the watch itself is not due again within the hour.
        let idle = figures.contains("rettesnor_queue{state=\"taken\"} 0")
            && figures.contains("rettesnor_queue{state=\"waiting\"} 4");
        if idle && (figures.contains(done) || !is_first) {
            assert!(!figures.contains("result=\"failed\""), "{figures}");
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    service.stop();
}

#[test]
fn the_log_of_a_case_names_nobody() {
    let place = Place::new();
    let password = password_of(&place, "anna", "--job case-worker --job leader --job auditor");
    let mut service = Service::start(&place, " --log json");
    service.log_in("anna", &password);
    let citizen = json!({ "name": NAME, "municipality": "0756", "cpr": "020160-9995", "address": "Testvej 7" });
    let answer = service.post("/api/citizens", citizen.clone());
    assert_eq!(answer.status, 201, "{}", answer.text);
    let id = answer.json()["citizen"].clone();
    // Twice, mistaken, by name in an address, by CPR number in a query: all of it is asked.
    assert!(service.post("/api/citizens", citizen).status >= 400);
    assert!(
        service.post("/api/citizens", json!({ "name": NAME, "cpr": "3113609995" })).status >= 400
    );
    assert_eq!(service.post("/api/citizens/search", json!({ "cpr": CPR })).status, 200);
    assert_eq!(service.post("/api/citizens/search", json!({ "name": "Lauridsen" })).status, 200);
    let enquiry = json!({
        "citizen": id, "on": "2026-01-05", "channel": "telephone", "from": "citizen",
        "about": "Kan ikke gå ned ad trappen", "catalogue": "ikast-brande/2025", "acting": "0756",
        "unit": "voksne",
    });
    let case = service.post("/api/cases", enquiry);
    assert_eq!(case.status, 201, "{}", case.text);
    let case = case.json()["case"].as_str().unwrap().to_owned();
    let path = format!("/api/cases/{case}");
    let entry = service.get(&path).header("etag").unwrap().to_owned();
    let seen = format!("if-match: {entry}\r\nx-reason: Einer%20ringede\r\n");
    let fact = json!({ "id": "alder", "value": 66, "source": "Lauridsen", "as_of": "2026-01-05" });
    let acted =
        service.ask("POST", &format!("{path}/acts/fact-recorded"), &seen, Some(fact.clone()));
    assert_eq!(acted.status, 200, "{}", acted.text);
    assert_eq!(
        service.ask("POST", &format!("{path}/acts/fact-recorded"), &seen, Some(fact)).status,
        412
    );
    for path in [
        format!("/api/cases?text=Lauridsen&cpr={CPR}"),
        format!("/api/citizens/{CPR}/looks"),
        format!("{path}/acts/Einer"),
        "/api/Lauridsen".to_owned(),
        format!("/katalog/{CPR}/Lauridsen"),
        format!("/Lauridsen/{CPR}"),
    ] {
        service.get(&path);
    }
    let figures = service.get("/metrics").text;
    let said = service.stop();
    assert!(said.contains(&format!("\"path\":\"{path}/acts/{{kind}}\"")), "{said}");
    for line in said.lines().filter(|it| it.starts_with('{')) {
        let _: Value = serde_json::from_str(line).unwrap();
    }
    for words in [&said, &figures] {
        for name in
            ["Einer", "Lauridsen", CPR, "020160", "Testvej", "trappen", "ringede", &password]
        {
            assert!(!words.contains(name), "{name} stands in: {words}");
        }
    }
}
