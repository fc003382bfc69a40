//! VUM 2.0 (*voksenudredningsmetoden*): the assessment of a citizen's situation in eleven themes,
//! and what of it a standard may ask for.
//!
//! A level is a professional's, never a sum: no theme's level is computed from its sub-themes, and
//! neither the overall A–E nor the need of support from the themes. The names and ids of themes
//! are our own list; the official codes come from KL's file by [`Terminology::import`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use crate::id::UserId;
use crate::people::Private;

// --- the themes ---------------------------------------------------------------------------------------

/// The three areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// *Funktioner og forhold*: assessed without any help.
    Functions,
    /// *Aktivitet og deltagelse*: assessed with medicine and aids, and without the support of
    /// services or network.
    Activity,
    /// *Omgivelsesfaktorer*.
    Surroundings,
}

impl Area {
    pub fn name(self) -> &'static str {
        match self {
            Area::Functions => "Funktioner og forhold",
            Area::Activity => "Aktivitet og deltagelse",
            Area::Surroundings => "Omgivelsesfaktorer",
        }
    }
}

/// *Tema*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Theme {
    pub id: &'static str,
    pub name: &'static str,
    pub area: Area,
    /// *Undertemaer*.
    pub parts: &'static [Part],
}

/// *Undertema*. Its id begins with its theme's, because *Prostitution* stands in two lists of KL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Part {
    pub id: &'static str,
    pub name: &'static str,
}

macro_rules! themes {
    ($($area:ident $id:literal $name:literal { $($part:literal $part_name:literal,)* })*) => {
        /// The eleven themes with their 67 sub-themes, in the order of the method.
        pub const THEMES: &[Theme] = &[$(Theme {
            id: $id,
            name: $name,
            area: Area::$area,
            parts: &[$(Part { id: concat!($id, "/", $part), name: $part_name },)*],
        },)*];
    };
}

themes! {
    Functions "mentale-funktioner" "Mentale funktioner" {
        "opmaerksomhed" "Opmærksomhed og koncentrationsevne",
        "virkelighedsopfattelse" "Virkelighedsopfattelse",
        "bevidsthed" "Bevidsthedstilstand",
        "psykosociale-funktioner" "Psykosociale funktioner",
        "hukommelse" "Hukommelse",
        "indsigt" "Indsigt i egen situation",
        "igangsaetning" "Igangsætning og motivation",
        "organisering" "Organisering og planlægning",
        "problemloesning" "Problemløsning",
        "foelelser-og-adfaerd" "Følelser og adfærd",
        "intellektuelle-funktioner" "Intellektuelle funktioner",
        "orienteringsevne" "Orienteringsevne",
    }
    Functions "fysiske-funktioner" "Fysiske funktioner" {
        "stemme-og-tale" "Stemme og tale",
        "bevaegelse" "Bevægelse",
        "syn" "Syn",
        "smerte-og-sansefunktioner" "Smerte og sansefunktioner",
        "hoerelse" "Hørelse",
    }
    Functions "sundhedsforhold" "Sundhedsforhold" {
        "behandling-og-traening" "Sundhedsfaglig behandling og træning",
        "motion" "Motion",
        "fysisk-helbred" "Fysisk helbred",
        "soevn" "Søvn",
        "kost" "Kost",
        "rusmidler" "Rusmidler",
        "doegnrytme" "Døgnrytme",
        "tobak" "Tobak",
    }
    Functions "sociale-forhold" "Sociale forhold" {
        "oekonomisk-situation" "Økonomisk situation",
        "boligsituation" "Boligsituation",
        "interesser" "Interesser",
        "familiesituation" "Familiesituation",
        "kriminalitet" "Kriminalitet",
        "traumatiske-oplevelser" "Traumatiske oplevelser",
        "prostitution" "Prostitution",
        "uddannelse-og-job" "Uddannelse og job",
    }
    Activity "relationer" "Relationer" {
        "samspil-og-kontakt" "Indgå i samspil og kontakt",
        "netvaerk" "Varetage relationer til netværk",
        "faellesskaber" "Deltage i sociale fællesskaber og fritidsaktiviteter",
    }
    Activity "kommunikation" "Kommunikation" {
        "fremstille-meddelelser" "Fremstille meddelelser",
        "samtale" "Samtale",
        "forstaa-meddelelser" "Forstå meddelelser",
        "kommunikationsudstyr" "Anvende kommunikationsudstyr- og teknikker",
    }
    Activity "mobilitet" "Mobilitet" {
        "genstande" "Bære, flytte og håndtere genstande",
        "gaa" "Gå og bevæge sig",
        "kropsstilling" "Ændre og opretholde kropsstilling",
        "transportmidler" "Færdes med transportmidler",
    }
    Activity "egenomsorg" "Egenomsorg" {
        "drikke" "Drikke",
        "seksualitet" "Varetage sin seksualitet",
        "klaede-sig" "Klæde sig af og på",
        "dyrke-interesse" "Dyrke interesse",
        "spise" "Spise",
        "egen-sundhed" "Varetage egen sundhed",
        "vaske-sig" "Vaske sig",
        "toilet" "Gå på toilettet",
        "pleje-krop" "Pleje sin krop",
    }
    Activity "samfundsliv" "Samfundsliv" {
        "beskaeftigelse" "Varetage beskæftigelse",
        "oekonomi" "Varetage økonomi",
        "uddannelse" "Varetage uddannelse",
        "post" "Håndtere post",
        "bolig" "Varetage bolig",
    }
    Activity "praktiske-opgaver" "Praktiske opgaver" {
        "koebe-ind" "Købe ind",
        "ejendele" "Passe ejendele",
        "hjaelp-og-omsorg" "Udvise hjælp og omsorg for andre",
        "goere-rent" "Gøre rent",
        "lave-mad" "Lave mad",
        "vaske-toej" "Vaske tøj",
    }
    Surroundings "omgivelser" "Omgivelser" {
        "holdninger" "Holdninger i omgivelserne",
        "boligomraade" "Boligområde",
        "personer-i-netvaerk" "Personer i netværk",
    }
}

/// A theme or sub-theme of our list, by its id: `egenomsorg`, `egenomsorg/spise`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Subject {
    theme: &'static Theme,
    part: Option<&'static Part>,
}

/// No theme or sub-theme has such an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no theme or sub-theme of VUM 2.0 has the id `{0}`; write it as `egenomsorg` or `egenomsorg/spise`"
)]
pub struct NoSuchSubject(pub String);

impl Subject {
    /// Every theme, each followed by its sub-themes.
    pub fn all() -> impl Iterator<Item = Subject> {
        THEMES.iter().flat_map(|theme| {
            let parts = theme.parts.iter().map(move |it| Subject { theme, part: Some(it) });
            std::iter::once(Subject { theme, part: None }).chain(parts)
        })
    }

    pub fn id(self) -> &'static str {
        self.part.map_or(self.theme.id, |it| it.id)
    }

    pub fn name(self) -> &'static str {
        self.part.map_or(self.theme.name, |it| it.name)
    }

    pub fn theme(self) -> &'static Theme {
        self.theme
    }

    pub fn is_theme(self) -> bool {
        self.part.is_none()
    }
}

impl std::str::FromStr for Subject {
    type Err = NoSuchSubject;

    fn from_str(id: &str) -> Result<Subject, NoSuchSubject> {
        Subject::all().find(|it| it.id() == id).ok_or_else(|| NoSuchSubject(id.to_owned()))
    }
}

impl TryFrom<String> for Subject {
    type Error = NoSuchSubject;

    fn try_from(id: String) -> Result<Subject, NoSuchSubject> {
        id.parse()
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Subject, D::Error> {
        let id = String::deserialize(deserializer)?;
        id.parse().map_err(serde::de::Error::custom)
    }
}

// --- levels -------------------------------------------------------------------------------------------

/// *Funktionsevneniveau* and *støttebehovsniveau*: 0 none, 1 slight, 2 moderate, 3 severe,
/// 4 complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// A number that is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is a whole number from 0 to 4, found {0}")]
pub struct NoSuchLevel(pub u8);

impl TryFrom<u8> for Level {
    type Error = NoSuchLevel;

    fn try_from(number: u8) -> Result<Level, NoSuchLevel> {
        if number <= 4 { Ok(Level(number)) } else { Err(NoSuchLevel(number)) }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a theme was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    Level(Level),
    NotRelevant,
    /// *Ikke vurderet*: looked at, and no level given.
    NotAssessed,
}

/// *Samlet vurdering* A–E, where the municipality uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Overall {
    A,
    B,
    C,
    D,
    E,
}

/// *Problemernes størrelse*, where the municipality uses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problems {
    None,
    Slight,
    Moderate,
    Extensive,
    Complete,
}

impl Problems {
    fn word(self) -> &'static str {
        match self {
            Problems::None => "ingen",
            Problems::Slight => "lette",
            Problems::Moderate => "moderate",
            Problems::Extensive => "omfattende",
            Problems::Complete => "fuldstændige",
        }
    }
}

// --- the assessment -----------------------------------------------------------------------------------

/// *Udredning*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub form: Form,
    pub begun: Date,
    /// Everything entered, in order. The last about a theme is what holds; those before are kept.
    #[serde(default)]
    pub entries: Vec<Entry>,
    /// *Samlet støttebehov*: of this case, and set by the professional.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_need: Option<Set<Finding>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<Set<Overall>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<Set<Problems>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    Full,
    /// *Let udredning* of the early help of SEL §§ 82 a and 82 b: no themes are asked for.
    Light(Light),
}

/// The light form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Light {
    /// `SEL § 82 a` or `SEL § 82 b`.
    pub paragraph: String,
    /// What it is about, in the citizen's words.
    pub citizen: Private,
    /// *Forventet virkning*: what the help is expected to better or to keep from getting worse.
    pub expected: Private,
    /// The professional's own.
    #[serde(default)]
    pub professional: Private,
}

/// Something set by a professional on a day, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Set<T> {
    pub value: T,
    pub on: Date,
    pub by: UserId,
    #[serde(default)]
    pub reason: Private,
}

/// What was found about a theme or a sub-theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub about: Subject,
    pub finding: Finding,
    /// *Borgerens egne ord*, apart from the professional's.
    #[serde(default, skip_serializing_if = "Private::is_empty")]
    pub citizen: Private,
    /// *Den faglige beskrivelse*.
    #[serde(default, skip_serializing_if = "Private::is_empty")]
    pub professional: Private,
    /// Where it is from: `samtale`, `egen læge`, `udfører`.
    pub source: String,
    pub on: Date,
    pub by: UserId,
}

/// Something to know about an assessment. None of it stops anybody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    #[error(
        "{}: the standards ask for levels on any theme; the national report takes them for Aktivitet og deltagelse only, and this one stays out of it",
        .0.name()
    )]
    LevelNotReported(Subject),
    #[error("{}: the national report wants a level for Aktivitet og deltagelse", .0.name())]
    LevelWanted(Subject),
    #[error(
        "{}: its sub-themes have levels and the theme itself has none; a standard that asks for the theme will wait",
        .0.name()
    )]
    ThemeWithoutLevel(Subject),
    #[error("{}: nothing is entered", .0.name())]
    NothingEntered(Subject),
    #[error("no overall need of support is set")]
    NoSupportNeed,
    #[error("the light form is for SEL §§ 82 a and 82 b; `{0}` asks for the full one")]
    NotForLightForm(String),
}

impl Assessment {
    /// What holds about a theme or a sub-theme.
    pub fn entry(&self, about: Subject) -> Option<&Entry> {
        self.entries.iter().rev().find(|it| it.about == about)
    }

    fn level(&self, about: Subject) -> Option<Level> {
        match self.entry(about)?.finding {
            Finding::Level(level) => Some(level),
            Finding::NotRelevant | Finding::NotAssessed => None,
        }
    }

    fn is_relevant(&self, about: Subject) -> bool {
        self.entry(about).is_none_or(|it| it.finding != Finding::NotRelevant)
    }

    /// What a professional should look at before the assessment is used.
    pub fn remarks(&self) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if let Form::Light(light) = &self.form {
            if !matches!(light.paragraph.as_str(), "SEL § 82 a" | "SEL § 82 b") {
                remarks.push(Remark::NotForLightForm(light.paragraph.clone()));
            }
            return remarks;
        }
        for theme in THEMES {
            let whole = Subject { theme, part: None };
            let parts: Vec<Subject> =
                theme.parts.iter().map(|it| Subject { theme, part: Some(it) }).collect();
            let entered = |it: &&Subject| self.entry(**it).is_some();
            if !entered(&&whole) && !parts.iter().any(|it| entered(&it)) {
                remarks.push(Remark::NothingEntered(whole));
                continue;
            }
            let levels = parts.iter().any(|it| self.level(*it).is_some());
            if levels && self.level(whole).is_none() && self.is_relevant(whole) {
                remarks.push(Remark::ThemeWithoutLevel(whole));
            }
            for about in std::iter::once(whole).chain(parts) {
                let level = self.level(about).is_some();
                if theme.area != Area::Activity && level {
                    remarks.push(Remark::LevelNotReported(about));
                } else if theme.area == Area::Activity
                    && !about.is_theme()
                    && entered(&&about)
                    && self.is_relevant(about)
                    && !level
                {
                    remarks.push(Remark::LevelWanted(about));
                }
            }
        }
        if self.support_need.is_none() {
            remarks.push(Remark::NoSupportNeed);
        }
        remarks
    }
}

/// The facts of the vocabulary that an assessment tells, as a facts file has them. A theme that is
/// not assessed is not told, so that the list of themes is then not whole: unknown is not no.
pub fn facts_of(assessment: &Assessment) -> Vec<(&'static str, Json)> {
    let mut facts = Vec::new();
    let themes = || THEMES.iter().map(|theme| Subject { theme, part: None });
    let record = |about: Subject| {
        let level = assessment.level(about)?;
        // The vocabulary names a theme as the method does, in small letters.
        Some(json!({ "tema": about.name().to_lowercase(), "score": u8::from(level) }))
    };
    let records: Vec<Json> = themes().filter_map(record).collect();
    let is_told = |it: Subject| assessment.level(it).is_some() || !assessment.is_relevant(it);
    if themes().any(is_told) {
        let whole = themes().all(is_told);
        facts.push(("vum-temaer", json!({ "komplet": whole, "poster": records })));
    }
    if let Some(overall) = &assessment.overall {
        facts.push(("vum-samlet", json!(overall.value)));
    }
    if let Some(problems) = &assessment.problems {
        facts.push(("vum-problemer", json!(problems.value.word())));
    }
    facts
}

// --- official codes -------------------------------------------------------------------------------------

/// *Terminologiudgave*: the official codes of one release, as KL published them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terminology {
    /// `urn:oid:1.2.208.176.2.22` is *Fælles Faglige Begreber*.
    pub system: String,
    /// `20240530`.
    pub release: String,
    pub name: String,
    pub status: String,
    /// Every code, parents before children.
    pub concepts: Vec<Concept>,
}

/// *Begreb*: an official code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    pub code: String,
    pub display: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// The code above; none for the outermost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// What it is with us: a [`Subject`]'s id, or `niveau/3` and `stoettebehov/3`. None where we
    /// have nothing that corresponds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ours: Option<String>,
}

/// Why a file is not a terminology. One sentence each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotImport {
    #[error("the file is no JSON (line {line}, column {column}); fetch it again from KL")]
    NotJson { line: usize, column: usize },
    #[error("expected a FHIR resource of type CodeSystem, found {0}")]
    NotCodeSystem(String),
    #[error("the code system has no `{0}`; without it nobody can tell which release a report used")]
    Missing(&'static str),
    #[error("the code system says that its content is `{0}`; only a complete one names every code")]
    NotComplete(String),
    #[error("a concept under `{under}` has no `{field}`")]
    Incomplete { under: String, field: &'static str },
    #[error("the code `{0}` stands there twice; a code names one thing")]
    Twice(String),
    #[error("the code system has no concepts")]
    Empty,
}

impl Terminology {
    /// Reads KL's CodeSystem file.
    ///
    /// # Errors
    /// Everything that is wrong with the file, at once; then nothing is imported.
    pub fn import(text: &str) -> Result<Terminology, Vec<CannotImport>> {
        let file: Json = serde_json::from_str(text).map_err(|error| {
            vec![CannotImport::NotJson { line: error.line(), column: error.column() }]
        })?;
        let mut import = Import::default();
        match file.get("resourceType").and_then(Json::as_str) {
            Some("CodeSystem") => (),
            other => {
                let found = other.unwrap_or("no resourceType").to_owned();
                return Err(vec![CannotImport::NotCodeSystem(found)]);
            }
        }
        let system = import.field(&file, "url");
        let release = import.field(&file, "version");
        let name = import.field(&file, "name");
        let status = import.field(&file, "status");
        match file.get("content").and_then(Json::as_str) {
            Some("complete") => (),
            other => {
                let found = other.unwrap_or("not stated").to_owned();
                import.problems.push(CannotImport::NotComplete(found));
            }
        }
        import.concepts(&file, &mut Vec::new());
        if import.read.is_empty() && import.problems.is_empty() {
            import.problems.push(CannotImport::Empty);
        }
        if import.problems.is_empty() {
            Ok(Terminology { system, release, name, status, concepts: import.read })
        } else {
            Err(import.problems)
        }
    }

    /// The code of one of our ids in this release.
    pub fn code(&self, ours: &str) -> Option<&Concept> {
        self.concepts.iter().find(|it| it.ours.as_deref() == Some(ours))
    }

    /// Our themes and sub-themes that this release has no code for.
    pub fn unmapped(&self) -> Vec<Subject> {
        Subject::all().filter(|it| self.code(it.id()).is_none()).collect()
    }

    /// Codes of what VUM assesses that have no place in our list: the release knows more than we do.
    pub fn unknown_to_us(&self) -> Vec<&Concept> {
        let by_code: BTreeMap<&str, &Concept> =
            self.concepts.iter().map(|it| (it.code.as_str(), it)).collect();
        let depth_in_conditions = |it: &Concept| {
            let mut depth = 0;
            let mut here = Some(it);
            while let Some(concept) = here {
                if concept.parent.is_none() {
                    return same(&concept.display, CONDITIONS).then_some(depth);
                }
                depth += 1;
                here = concept.parent.as_deref().and_then(|it| by_code.get(it).copied());
            }
            None
        };
        // Below the root and the areas.
        let counts =
            |it: &&Concept| it.ours.is_none() && depth_in_conditions(it).is_some_and(|it| it >= 2);
        self.concepts.iter().filter(counts).collect()
    }
}

/// Where the themes, the levels and the needs stand in KL's file.
const CONDITIONS: &str = "FFB tilstande";
const LEVELS: &str = "Funktionsevneniveau";
const NEEDS: &str = "Støttebehovsniveau";
/// The codes carry no number; the words are in order from 0 to 4.
const LEVEL_WORDS: [&str; 5] = ["ingen", "let", "moderat", "svært", "fuldstændig"];
const NEED_WORDS: [&str; 5] = ["intet", "let", "moderat", "højt", "fuldstændigt"];

#[derive(Default)]
struct Import {
    read: Vec<Concept>,
    seen: BTreeSet<String>,
    problems: Vec<CannotImport>,
}

impl Import {
    fn field(&mut self, file: &Json, field: &'static str) -> String {
        match file.get(field).and_then(Json::as_str) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => {
                self.problems.push(CannotImport::Missing(field));
                String::new()
            }
        }
    }

    /// The concepts of a level. `above` is the way from the outermost: code and display.
    fn concepts(&mut self, at: &Json, above: &mut Vec<(String, String)>) {
        for it in at.get("concept").and_then(Json::as_array).into_iter().flatten() {
            let text = |key: &str| it.get(key).and_then(Json::as_str).map(str::to_owned);
            let under = above.last().map_or_else(|| "the top".to_owned(), |it| it.1.clone());
            let (code, display) = match (text("code"), text("display")) {
                (Some(code), Some(display)) => (code, display),
                (code, _) => {
                    let field = if code.is_some() { "display" } else { "code" };
                    self.problems.push(CannotImport::Incomplete { under, field });
                    continue;
                }
            };
            if !self.seen.insert(code.clone()) {
                self.problems.push(CannotImport::Twice(code.clone()));
            }
            let way: Vec<&str> = above.iter().map(|it| it.1.as_str()).collect();
            self.read.push(Concept {
                code: code.clone(),
                display: display.clone(),
                definition: text("definition").filter(|it| *it != display),
                parent: above.last().map(|it| it.0.clone()),
                ours: ours(&way, &display),
            });
            above.push((code, display));
            self.concepts(it, above);
            above.pop();
        }
    }
}

/// What an official concept is with us, by where it stands and what it is called.
fn ours(way: &[&str], display: &str) -> Option<String> {
    let numbered = |prefix: &str, words: [&str; 5]| {
        let first = display.split_whitespace().next()?.to_lowercase();
        let number = words.iter().position(|it| *it == first)?;
        Some(format!("{prefix}/{number}"))
    };
    match way {
        [root, _area] if same(root, CONDITIONS) => {
            let theme = THEMES.iter().find(|it| same(it.name, display))?;
            Some(theme.id.to_owned())
        }
        [root, _area, above] if same(root, CONDITIONS) => {
            let theme = THEMES.iter().find(|it| same(it.name, above))?;
            let part = theme.parts.iter().find(|it| same(it.name, display))?;
            Some(part.id.to_owned())
        }
        [root] if same(root, LEVELS) => numbered("niveau", LEVEL_WORDS),
        [root] if same(root, NEEDS) => numbered("stoettebehov", NEED_WORDS),
        _ => None,
    }
}

/// Equal but for capitals and spaces.
fn same(one: &str, other: &str) -> bool {
    let words =
        |it: &str| it.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    words(one) == words(other)
}
