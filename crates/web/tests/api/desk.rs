//! A program at the interface: it logs in, asks, and remembers what it saw.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use office::Office;
use office::login::{Cost, Gate, Secret};
use office::permission::Policies;
use office::shelf::Shelf;
use office::users::FirstKey;
use serde_json::{Value, json};
use standards::library::Files;
use store::Store;
use tower::ServiceExt as _;
use uuid::Uuid;
use web::api::State;

pub(crate) const PASSWORD: &str = "en ganske lang adgangskode";

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Value,
}

/// The interface over a database, with a clock that the test sets.
pub(crate) struct House {
    pub(crate) app: Router,
    pub(crate) office: Office,
    clock: Arc<Mutex<Date>>,
}

/// Somebody who is logged in.
#[derive(Clone, Default)]
pub(crate) struct Person {
    cookie: String,
    csrf: String,
}

fn add(files: &mut Files, root: &Path, folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(files, root, &path);
        } else if path.extension().is_some_and(|it| it == "toml") {
            let name = path.strip_prefix(root).unwrap();
            let parts: Vec<_> = name.iter().map(|it| it.to_string_lossy()).collect();
            files.0.insert(parts.join("/"), std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn at(day: Date) -> Timestamp {
    format!("{day}T10:00:00Z").parse().unwrap()
}

impl House {
    pub(crate) fn over(store: Store, day: &str) -> House {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
        let mut files = Files::default();
        add(&mut files, &root, &root);
        let (shelf, problems) = Shelf::read(&files);
        assert!(problems.is_empty());
        let counter = AtomicU64::new(1);
        let office = Office {
            store,
            shelf: Arc::new(shelf),
            policies: Arc::new(Policies::new().unwrap()),
            zone: jiff::tz::TimeZone::UTC,
            ids: Arc::new(move || Uuid::from_u128(counter.fetch_add(1, Ordering::Relaxed).into())),
        };
        let clock = Arc::new(Mutex::new(day.parse::<Date>().unwrap()));
        let now = Arc::clone(&clock);
        let secrets = AtomicU64::new(1);
        let fresh = move || {
            let mut bytes = [9; 32];
            bytes[..8].copy_from_slice(&secrets.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            Secret::new(bytes)
        };
        let first = FirstKey::new(&Secret::new([1; 32]), at("2030-01-01".parse().unwrap()));
        let state = State {
            office: office.clone(),
            clock: Arc::new(move || {
                let day = *now.lock().unwrap();
                (at(day), day)
            }),
            secrets: Arc::new(fresh),
            gate: Arc::new(Gate::new(Cost::Cheap)),
            first: Arc::new(first),
            secure_cookies: false,
            document_bytes: 10_000,
        };
        House { app: web::api::router(state), office, clock }
    }

    pub(crate) fn day(&self, day: Date) {
        *self.clock.lock().unwrap() = day;
    }

    pub(crate) fn today(&self) -> Date {
        *self.clock.lock().unwrap()
    }

    pub(crate) async fn ask(
        &self,
        who: Option<&Person>,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(who) = who {
            request = request.header("cookie", &who.cookie).header("x-csrf-token", &who.csrf);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header("content-type", "application/json");
                Body::from(body.to_string())
            }
        };
        let response = self.app.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        answer(response).await
    }

    /// The first administrator, and a case worker who holds every competence the stories need.
    pub(crate) async fn staffed(&self) -> Person {
        let first = json!({
            "token": Secret::new([1; 32]).text(), "login": "admin", "name": "Ada", "password": PASSWORD,
        });
        let made = self.ask(None, "POST", "/api/first-administrator", &[], Some(first)).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let admin = self.log_in("admin").await;
        let role = |job: &str| {
            json!({
                "job": job, "units": null, "paragraphs": null, "kle": null, "sensitivity": 9,
                "protected-addresses": true,
            })
        };
        let user = json!({
            "login": "anna", "name": "Anna", "password": PASSWORD, "unit": "voksne",
            "roles": [role("case-worker"), role("leader"), role("visitation-committee"), role("complaint-handler")],
        });
        let made = self.ask(Some(&admin), "POST", "/api/users", &[], Some(user)).await;
        assert_eq!(made.status, 201, "{}", made.body);
        self.log_in("anna").await
    }

    pub(crate) async fn log_in(&self, login: &str) -> Person {
        let body = json!({ "login": login, "password": PASSWORD });
        let answer = self.ask(None, "POST", "/api/session", &[], Some(body)).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        let cookie = answer.headers["set-cookie"].split(';').next().unwrap().to_owned();
        Person { cookie, csrf: answer.body["csrf_token"].as_str().unwrap().to_owned() }
    }
}

async fn answer(response: Response<Body>) -> Answer {
    let status = response.status().as_u16();
    let headers = response.headers().iter();
    let headers =
        headers.map(|(name, it)| (name.to_string(), it.to_str().unwrap_or_default().to_owned()));
    let headers = headers.collect();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    Answer { status, headers, body }
}
