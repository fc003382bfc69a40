//! The real catalogues of the repository (*kataloger*), and the vocabulary of the generated ones.

use standards::library::{self, Catalogue, CatalogueId, Which};

use super::{support, world};

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

const COUNTING: &str = r#"
[fristberegning]
loerdag-er-hverdag = false
startdag-taeller = false
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"
"#;

/// A catalogue with one generated standard.
pub(crate) fn generated(standard: &str) -> Catalogue {
    match world::small(standard, VOCABULARY, RATES, COUNTING) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{standard}\n{problems:?}"),
    }
}

/// Every catalogue of the repository.
pub(crate) fn real() -> Vec<Catalogue> {
    let files = support::files();
    let read = |id: &CatalogueId| match library::read_catalogue(&files, id, Which::All) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{id} cannot be read: {problems:?}"),
    };
    files.catalogues().iter().map(read).collect()
}
