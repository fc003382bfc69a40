//! Small catalogues in memory (*kataloger*), for tests that say what a standard says and nothing else.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::allow_attributes, reason = "`expect` cannot know which test file it is in")]

use serde_json::Value as Json;
use standards::library::{self, Catalogue, CatalogueId, Files, Which};
use standards::problem::Diagnostic;

/// The day everybody in these tests is judged.
pub(crate) const DAY: &str = "2026-03-02";

pub(crate) fn day() -> jiff::civil::Date {
    DAY.parse().unwrap()
}

const NATIONAL: &str = r#"
format = 1

[[stykke]]
id = "lov/sikker"
lov = "SEL § 1"
henvisning = "SEL § 1, stk. 1"
tekst = "En grund i loven"
status = "T"
laest-i = "prøve"

[[stykke]]
id = "lov/usikker"
lov = "SEL § 1"
henvisning = "SEL § 1, stk. 2"
tekst = "Et stykke, som ingen har læst"
status = "N"
laest-i = "prøve"

[[stykke]]
id = "lov/ophaevet"
lov = "SEL § 1"
henvisning = "SEL § 1, stk. 3"
tekst = "Et stykke, som er ophævet"
til = 2020-12-31
status = "T"
laest-i = "prøve"

[[stykke]]
id = "lov/alder"
lov = "SEL § 2"
henvisning = "SEL § 2, stk. 1"
tekst = "Under folkepensionsalderen"
status = "Q"
laest-i = "prøve"
[stykke.kriterium]
id = "lov-alder"
tekst = "Er under folkepensionsalderen"
virkning = "kræves"
styrke = "lov"
hjemmel = "lov/alder"
fakta = { alder = { under = "folkepensionsalder, dog mindst 67" } }

[[folkepensionsalder]]
foedt-til = 1953-12-31
aar = 65
status = "T"
laest-i = "prøve"

[[folkepensionsalder]]
foedt-fra = 1954-01-01
foedt-til = 1954-06-30
aar = 65
maaneder = 6
status = "T"
laest-i = "prøve"

[[folkepensionsalder]]
foedt-fra = 1954-07-01
aar = 68
status = "T"
laest-i = "prøve"
"#;

const CATALOGUE: &str = r#"
format = 1
kommune = "Prøve Kommune"
kommunekode = "999"
navn = "Prøve"
enhed = "ikke oplyst"
vedtaget = "ikke oplyst"
gaelder-fra = 2020-01-01
gaelder-til = "ikke oplyst"
kendt-fra = 2020-01-01
frist = "ikke oplyst"
kompetence = "ikke oplyst"
overgang = "ikke oplyst"
kontakt = []
[national]
udgave = "1"
sha256 = "0"
[dokument]
titel = "Prøve"
sha256 = "0"
linjer = 1
[klage]
form = "ikke oplyst"
til = "ikke oplyst"
instans = "ikke oplyst"
opsaettende-virkning = "ikke oplyst"
for-sent = "ikke oplyst"
"#;

/// What a standard must answer, and does not here.
const SILENT: [&str; 19] = [
    "godkendt",
    "behov",
    "formaal",
    "identitet",
    "henvendelse",
    "indgaar",
    "indgaar-ikke",
    "omfang",
    "samspil",
    "frist",
    "afgoerelse",
    "kompetence",
    "opfoelgning",
    "ophoer",
    "betaling",
    "transport",
    "afbud",
    "leverandoer",
    "plan",
];

/// A standard's file from its interesting pieces.
pub(crate) fn standard_text(pieces: &Json) -> String {
    let mut file = serde_json::Map::new();
    for (key, value) in [
        ("format", 1.into()),
        ("id", "1-proeve".into()),
        ("navn", "Prøve".into()),
        ("kilde", "1".into()),
    ] {
        file.insert(key.to_owned(), value);
    }
    for key in SILENT.iter().chain(&["pligter", "kvalitet"]) {
        file.insert((*key).to_owned(), "ikke oplyst".into());
    }
    for (key, value) in pieces.as_object().unwrap() {
        file.insert(key.clone(), value.clone());
    }
    toml::to_string(&Json::Object(file)).unwrap()
}

/// A catalogue with one standard: its text, the vocabulary, the rates, and the rules of counting.
pub(crate) fn small(
    standard: &str,
    vocabulary: &str,
    rates: &str,
    counting: &str,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let standards = [("1-proeve", standard)];
    several(&standards, vocabulary, NATIONAL, rates, &format!("{CATALOGUE}{counting}"))
}

/// The catalogue's file, to change a line of.
pub(crate) fn catalogue_text() -> &'static str {
    CATALOGUE
}

/// The law, to add a piece to.
pub(crate) fn law_text() -> &'static str {
    NATIONAL
}

/// A catalogue with several standards, over a law of its own.
pub(crate) fn several(
    standards: &[(&str, &str)],
    vocabulary: &str,
    law: &str,
    rates: &str,
    catalogue: &str,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut files = Files::default();
    for (name, text) in [
        ("fakta.toml", vocabulary),
        ("national/1/lov.toml", law),
        ("proeve/1/katalog.toml", catalogue),
        ("proeve/1/takster.toml", rates),
    ] {
        files.0.insert(name.to_owned(), text.to_owned());
    }
    for (id, text) in standards {
        files.0.insert(format!("proeve/1/standarder/{id}.toml"), (*text).to_owned());
    }
    let id = CatalogueId { municipality: "proeve".to_owned(), version: "1".to_owned() };
    library::read_catalogue(&files, &id, Which::All)
}
