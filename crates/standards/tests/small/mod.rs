//! A small sound catalogue in memory, and changes in it: what `check` and the reader are tried on.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::allow_attributes, reason = "`expect` cannot know which test file it is in")]

use standards::library::{Files, read_national};
use standards::problem::{Diagnostic, Severity};

const FACTS: &str = r#"format = 1

[fakta.alder]
da = "Alder"
en = "Age"
type = "alder"
hvorfor = "Grænsen er en alder"

[fakta.boform]
da = "Boform"
en = "Housing"
type = "valg"
vaerdier = ["egen bolig", "botilbud"]
hvorfor = "Hjælpen afhænger af den"

[fakta.indtaegt]
da = "Indtægt"
en = "Income"
type = "beløb"
enhed = "kr. pr. måned"
hvorfor = "Egenbetalingen regnes af den"

[fakta.antal-boern]
da = "Antal børn"
en = "Number of children"
type = "tal"
enhed = "børn"
hvorfor = "Rabatten gives pr. barn"

[fakta.medlem]
da = "Er medlem"
en = "Is a member"
type = "ja-nej"
hvorfor = "Medlemmer behandles for sig"

[fakta.bevillinger]
da = "Bevillinger"
en = "Grants"
type = "poster"
hvorfor = "Anden hjælp kan udelukke"
[fakta.bevillinger.felter]
paragraf = { da = "Bestemmelse", en = "Section", type = "kode" }
fra = { da = "Fra", en = "From", type = "dato" }
til = { da = "Til", en = "Until", type = "dato" }
beloeb = { da = "Beløb", en = "Amount", type = "beløb", enhed = "kr." }

[fakta.forbrug]
da = "Forbrug"
en = "Use"
type = "poster"
hvorfor = "Det, der er brugt, trækkes fra"
[fakta.forbrug.felter]
maaned = { da = "Måned", en = "Month", type = "dato" }
timer = { da = "Timer", en = "Hours", type = "tid" }

[haendelse.ansoegning]
da = "Ansøgning"
en = "Application"

[haendelse.indflytning]
da = "Indflytning"
en = "Moving in"
"#;

const LAW: &str = r#"format = 1

[[stykke]]
id = "lov-1/alder"
lov = "LOV § 1"
henvisning = "LOV § 1, stk. 1"
tekst = "Fra 18 år"
fra = 2020-01-01
status = "T"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til = 1962-12-31
aar = 67
status = "T"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-fra = 1963-01-01
aar = 68
status = "T"
laest-i = "Lovsamlingen"
"#;

const CATALOGUE: &str = r#"format = 1
kommune = "By Kommune"
kommunekode = "999"
navn = "Standarder"
enhed = "ikke oplyst"
vedtaget = "ikke oplyst"
gaelder-fra = 2024-01-01
gaelder-til = "ikke oplyst"
kendt-fra = 2024-01-01
overgang = "ikke oplyst"
kompetence = "ikke oplyst"

[national]
udgave = "2026-01-01"
sha256 = "PIN"

[dokument]
titel = "Standarder"
sha256 = "00"
linjer = 100

[[kontakt]]
navn = "Rådgivningen"
aabningstid = "ikke oplyst"

[klage]
form = ["mundtlig"]
til = "Rådgivningen"
instans = "Ankestyrelsen"
opsaettende-virkning = "ikke oplyst"
for-sent = "ikke oplyst"

[[frist]]
id = "klage"
hvad = "klage"
inden = "4 uger"
fra = "ansoegning"

[fristberegning]
loerdag-er-hverdag = { uklar = "loerdag" }
startdag-taeller = false
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"

[[uklarhed]]
id = "loerdag"
tekst = "Er lørdag en hverdag?"
laesninger = [{ id = "ja", vaerdi = true }, { id = "nej", vaerdi = false }]
"#;

const RATES: &str = r#"format = 1

[[sats]]
id = "1-graense"
tekst = "Grænse for indtægten"
fra = 2024-01-01
til = 2024-12-31
aar = 2024
vaerdi = "9000 kr. pr. måned"
reguleres = "ikke oplyst"
kilde = "90"
"#;

const STANDARD: &str = r#"format = 1
id = "1-hjaelp"
navn = "Hjælp"
lov = ["LOV § 1"]
kilde = "1-50"
godkendt = "ikke oplyst"
behov = "ikke oplyst"
formaal = "ikke oplyst"
identitet = "ikke oplyst"
henvendelse = "ikke oplyst"
indgaar = [{ id = "ledsagelse", tekst = "Ledsagelse", naar = { fakta = { medlem = { er = true } } } }]
indgaar-ikke = [{ id = "mad", tekst = "Mad" }]
transport = "ikke oplyst"
afbud = "ikke oplyst"
leverandoer = "ikke oplyst"
plan = "ikke oplyst"
pligter = "ikke oplyst"
kvalitet = "ikke oplyst"
kompetence = "ikke oplyst"

[[kriterium]]
id = "fyldt-18"
tekst = "Er fyldt 18"
virkning = "kræves"
styrke = "lov"
hjemmel = "lov-1/alder"
fakta = { alder = { fra = 18 } }
kilde = "10"

[[kriterium]]
id = "behov"
tekst = "Har behov"
virkning = "kræves"
styrke = "standard"
dele = ["ude", "hjemme"]
forbindelse = "en-af"
kilde = "11"

[[kriterium]]
id = "ude"
tekst = "Ude"
virkning = "del"
skoen = { af = "sagsbehandler", vejledning = "Se på hele dagen" }

[[kriterium]]
id = "hjemme"
tekst = "Hjemme"
virkning = "del"
svar = { omfang-hjemme = { fra = "noget" } }

[[kriterium]]
id = "gruppe"
tekst = "Er i gruppen"
virkning = "typisk"
findes = { i = "bevillinger", hvor = { paragraf = { paa-liste = "grupper" } } }
kilde = "12"

[[kriterium]]
id = "ikke-anden-hjaelp"
tekst = "Har anden hjælp"
virkning = "udelukker"
styrke = "standard"
findes = { i = "bevillinger", hvor = { paragraf = { er = "LOV § 2" } }, gaelder = "på dagen" }
kilde = "13"

[[kriterium]]
id = "dog-medlem"
tekst = "Er dog medlem"
virkning = "åbner"
for = ["ikke-anden-hjaelp"]
kun = ["ledsagelse"]
styrke = "standard"
fakta = { medlem = { er = true } }
kilde = "14"

[[skoen]]
id = "omfang-hjemme"
spoergsmaal = "Hvor meget hjemme?"
type = "niveau"
vaerdier = ["intet", "noget", "meget"]
af = "sagsbehandler"
vejledning = "Se på hele dagen"

[[skoen]]
id = "udgift-godkendt"
spoergsmaal = "Er udgiften nødvendig?"
type = "ja-nej"
pr = "bevillinger"
af = "sagsbehandler"
vejledning = "Sammenlign med andre"

[[liste]]
id = "grupper"
vaerdier = ["LOV § 3"]
udtoemmende = true

[omfang.timer]
art = "maksimum"
maal = "timer"
pr = "måned"
hoejst = "15 timer"
kilde = "20"
[[omfang.timer.raekke]]
naar = { fakta = { boform = { er = "botilbud" } } }
hoejst = "12 timer"
[[omfang.timer.raekke]]
naar = "ellers"
hoejst = "15 timer"

[[samspil]]
id = "2"
med = "LOV § 2"
virkning = "kan kombineres"
tekst = "Sammen med § 2"

[[frist]]
id = "afgoerelse"
hvad = "afgørelse"
inden = "4 uger"
fra = { uklar = "fristens-start" }
kilde = "30"

[afgoerelse]
form = "skriftlig"
klage = { adgang = true }

[[opfoelgning]]
id = "aarlig"
foerste = "1 år"
derefter = "1 år"
fra = "indflytning"

[[ophoer]]
id = "flytning"
tekst = "Flytter"
naar = { fakta = { boform = { er = "egen bolig" } } }
varsel = "14 dage"
varsel-fra = "indflytning"

[[betaling]]
id = "egenbetaling"
for = "hjælpen"
borger = "en del af indtægten"
beregning = "egenbetaling"
kilde = "40"

[beregning.egenbetaling]
tekst = "Egenbetaling"
art = "regnestykke"
enhed = "kr. pr. måned"
mindst = "0 kr. pr. måned"
afrunding = "ikke oplyst"
linjer = [
    { tekst = "Indtægten", plus = { fakta = "indtaegt" } },
    { tekst = "Grænsen", minus = { sats = "1-graense" } },
    { tekst = "Rabat", minus = { beregning = "rabat" } },
]

[beregning.rabat]
tekst = "Rabat"
art = "trin"
enhed = "kr. pr. måned"
af = { fakta = "antal-boern" }
afrunding = "ikke oplyst"
trin = [
    { til = "1 barn", giver = "100 kr. pr. måned" },
    { fra = "2 børn", giver = { uklar = "rabat-to" } },
]

[beregning.sats]
tekst = "Satsen"
art = "tabel"
enhed = "kr."
afrunding = "ikke oplyst"
raekker = [
    { naar = { fakta = { boform = { er = "botilbud" } } }, giver = "10 kr." },
    { naar = { fakta = { boform = { er = "egen bolig" } } }, giver = "20 kr." },
]

[beregning.udgift]
tekst = "Udgifter"
art = "pr-post"
enhed = "kr."
over = "bevillinger"
godkendes = { svar = "udgift-godkendt" }
plus = [{ felt = "beloeb" }, { beregning = "sats" }]
afrunding = "ikke oplyst"

[beregning.opsparing]
tekst = "Timer sparet op"
art = "konto"
enhed = "timer"
tilgang = { omfang = "timer" }
forbrug = { serie = "forbrug" }
begynder = "indflytning"
afrunding = "ikke oplyst"

[[uklarhed]]
id = "fristens-start"
tekst = "Hvad starter fristen?"
laesninger = [{ id = "ansoegt", vaerdi = "ansoegning" }, { id = "flyttet", vaerdi = "indflytning" }]

[[uklarhed]]
id = "rabat-to"
tekst = "Er rabatten 200 eller 300?"
laesninger = [{ id = "to", vaerdi = "200 kr. pr. måned" }, { id = "tre", vaerdi = "300 kr. pr. måned" }]

[[uklarhed]]
id = "ord"
tekst = "To ord for det samme"
kun-note = true
beroerer = ["behov", "timer", "rabat"]
"#;

const EXAMPLES: &str = r#"format = 1

[[eksempel]]
id = "ung"
tekst = "En borger på 17"
standard = "1-hjaelp"
den = 2024-06-01
kilde = "10"
[eksempel.givet.facts]
alder = 17
[eksempel.venter]
outcome = "not_entitled"

[[eksempel]]
id = "udgift"
tekst = "Ingen udgifter"
standard = "1-hjaelp"
den = 2024-06-01
beregning = "udgift"
[eksempel.givet.facts]
bevillinger = { komplet = true, poster = [] }
[eksempel.venter]
value = { text = "0 kr." }

[[eksempel]]
id = "opsparing"
tekst = "Intet forbrug kendt"
standard = "1-hjaelp"
den = 2024-06-01
beregning = "opsparing"
[eksempel.givet.facts]
boform = "egen bolig"
[eksempel.venter]
missing = { facts = [{ id = "forbrug" }] }
"#;

const FILES: [(&str, &str); 6] = [
    ("fakta/fakta.toml", FACTS),
    ("national/2026-01-01/lov-1.toml", LAW),
    ("by/2024/katalog.toml", CATALOGUE),
    ("by/2024/takster.toml", RATES),
    ("by/2024/standarder/1-hjaelp.toml", STANDARD),
    ("by/2024/eksempler/1-hjaelp.toml", EXAMPLES),
];

pub(crate) fn sound() -> Files {
    Files(FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

/// The sound catalogue with each text replaced, in whichever one file has it.
pub(crate) fn changed(changes: &[(&str, &str)]) -> Files {
    let mut files = sound();
    for (old, new) in changes {
        let places: usize = files.0.values().map(|it| it.matches(old).count()).sum();
        assert_eq!(places, 1, "`{old}` must stand in one place");
        for text in files.0.values_mut() {
            *text = text.replace(old, new);
        }
    }
    files
}

/// Pins the national layer as it is: a change there is not what a test is about.
pub(crate) fn pinned(mut files: Files) -> Files {
    let sha256 = read_national(&files, "2026-01-01").map(|it| it.sha256).unwrap_or_default();
    for text in files.0.values_mut() {
        *text = text.replace("PIN", &sha256);
    }
    files
}

/// `file:line: code args`, and behind `»` what is underlined.
pub(crate) fn draw(files: &Files, found: &[Diagnostic]) -> String {
    found.iter().map(|it| draw_one(files, it) + "\n").collect()
}

fn draw_one(files: &Files, it: &Diagnostic) -> String {
    let text = files.0.get(&it.file).map_or("", String::as_str);
    let span = it.span.clone().unwrap_or(0..0);
    let line = text.get(..span.start).map_or(0, |it| it.matches('\n').count()) + 1;
    let file = it.file.rsplit('/').next().unwrap_or_default();
    let error = if it.severity == Severity::Error { "error " } else { "" };
    let mut said = vec![format!("{file}:{line}: {error}{}", it.problem.code)];
    said.extend(it.problem.args.iter().map(|(name, it)| format!("{name}={it}")));
    let marked = text.get(span).and_then(|it| it.lines().next()).unwrap_or_default();
    let marked: String = marked.chars().take(40).map(visible).collect();
    format!("{} » {marked}", said.join(" "))
}

/// What would make a test's own file unreadable is drawn as a point.
fn visible(it: char) -> char {
    if it.is_control() { '·' } else { it }
}
