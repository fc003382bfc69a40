//! Small catalogues in memory (*kataloger*), and the real ones of the repository.

use std::path::Path;

use serde_json::Value as Json;
use standards::library::{self, Catalogue, CatalogueId, Files, Which};
use standards::problem::Diagnostic;

/// The day everybody in these tests is judged.
pub(crate) const DAY: &str = "2026-03-02";

pub(crate) fn day() -> jiff::civil::Date {
    DAY.parse().unwrap()
}

const VOCABULARY: &str = r#"
format = 1
[fakta]
foedselsdato = { da = "Fødselsdato", en = "Date of birth", type = "dato" }
alder = { da = "Alder", en = "Age", type = "alder" }
ja-et = { da = "Et", en = "One", type = "ja-nej" }
ja-to = { da = "To", en = "Two", type = "ja-nej" }
farve = { da = "Farve", en = "Colour", type = "valg", vaerdier = ["rød", "grøn", "ikke oplyst"] }
niveau = { da = "Niveau", en = "Level", type = "trin", vaerdier = ["ingen", "let", "moderat", "svær"] }
penge = { da = "Penge", en = "Money", type = "beløb", enhed = "kr. pr. måned" }
antal = { da = "Antal", en = "Number", type = "tal" }
tid = { da = "Tid", en = "Time", type = "tid", enhed = "timer" }
dag = { da = "Dag", en = "Day", type = "dato" }
sygdom = { da = "Sygdom", en = "Illness", type = "kode" }
anden-sygdom = { da = "Anden sygdom", en = "Other illness", type = "kode" }

[fakta.bevillinger]
da = "Bevillinger"
en = "Grants"
type = "poster"
[fakta.bevillinger.felter]
paragraf = { da = "Paragraf", en = "Section", type = "kode" }
fra = { da = "Fra", en = "From", type = "dato" }
til = { da = "Til", en = "Until", type = "dato" }

[fakta.temaer]
da = "Temaer"
en = "Themes"
type = "poster"
[fakta.temaer.felter]
tema = { da = "Tema", en = "Theme", type = "valg", vaerdier = ["krop", "sind"] }
score = { da = "Score", en = "Score", type = "tal" }

[fakta.forsoeg]
da = "Forsøgt"
en = "Tried"
type = "poster"
[fakta.forsoeg.felter]
tilbud = { da = "Tilbud", en = "Offer", type = "kode" }
trin = { da = "Trin", en = "Step", type = "trin", vaerdier = ["overvejet", "tilbudt", "prøvet", "udtømt"] }
ikke-relevant = { da = "Ikke relevant", en = "Not relevant", type = "kode" }

[haendelse]
startdag = { da = "Startdag", en = "Start day" }
ansoegning = { da = "Ansøgning", en = "Application" }
"#;

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
[fristberegning]
loerdag-er-hverdag = false
startdag-taeller = false
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"
"#;

const RATES: &str = r#"
format = 1
[[sats]]
id = "graense"
tekst = "En grænse"
fra = 2020-01-01
til = "ikke oplyst"
aar = 2020
vaerdi = "150 kr. pr. måned"
reguleres = "ikke oplyst"
kilde = "1"
"#;

/// What a standard must answer, and does not here.
const SILENT: [&str; 19] = [
    "godkendt", "behov", "formaal", "identitet", "henvendelse", "indgaar", "indgaar-ikke", "omfang",
    "samspil", "frist", "afgoerelse", "kompetence", "opfoelgning", "ophoer", "betaling",
    "transport", "afbud", "leverandoer", "plan",
];

/// A standard's file from its interesting pieces.
pub(crate) fn standard_text(pieces: &Json) -> String {
    let mut file = serde_json::Map::new();
    for (key, value) in
        [("format", 1.into()), ("id", "1-proeve".into()), ("navn", "Prøve".into()), ("kilde", "1".into())]
    {
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

/// A catalogue with one standard.
pub(crate) fn small(standard: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut files = Files::default();
    for (name, text) in [
        ("fakta.toml", VOCABULARY),
        ("national/1/lov.toml", NATIONAL),
        ("proeve/1/katalog.toml", CATALOGUE),
        ("proeve/1/takster.toml", RATES),
        ("proeve/1/standarder/1-proeve.toml", standard),
    ] {
        files.0.insert(name.to_owned(), text.to_owned());
    }
    let id = CatalogueId { municipality: "proeve".to_owned(), version: "1".to_owned() };
    library::read_catalogue(&files, &id, Which::All)
}

/// Every catalogue of the repository.
pub(crate) fn real() -> Vec<Catalogue> {
    let files = real_files();
    let read = |id: &CatalogueId| match library::read_catalogue(&files, id, Which::All) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{id} cannot be read: {problems:?}"),
    };
    files.catalogues().iter().map(read).collect()
}

pub(crate) fn real_files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues");
    let mut files = Files::default();
    add(&mut files, &root, &root);
    files
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
