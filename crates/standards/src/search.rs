//! Search (*søgning*): from a need in plain Danish words to the services that may meet it.
//!
//! A hundred pages need no search engine. What they need is Danish: words are stemmed (Snowball)
//! and folded, so that *ansøgning* meets *ansøge* and *koerestol* meets *kørestol*; parts of
//! compounds meet their whole; and a list of everyday words (`soegeord.toml`) says what people
//! call things that the standards call something else. Scores are whole numbers and ties are
//! broken by name, so the order never depends on the order of the files.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::compare::as_data;
use crate::format::Standard;
use crate::library::Catalogue;

/// `soegeord.toml`: what people say, and what the standards call it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWordsFile {
    pub format: u32,
    #[serde(rename = "ord", default)]
    pub words: Vec<SearchWord>,
}

/// An everyday word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWord {
    /// What people say, one or several ways.
    #[serde(rename = "siger")]
    pub said: Vec<String>,
    /// What the standards call it.
    #[serde(rename = "mener")]
    pub meant: Vec<String>,
}

/// A service found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    pub catalogue: String,
    pub municipality: String,
    pub standard: String,
    pub name: String,
    pub law: Vec<String>,
    pub score: u64,
    /// The texts of the standard that the words were found in, best first.
    pub found_in: Vec<String>,
}

/// All standards, ready to be searched.
#[derive(Debug, Default)]
pub struct Index {
    documents: Vec<Document>,
    /// In how many standards a term stands.
    frequency: BTreeMap<String, u64>,
    everyday: Vec<(Vec<String>, Vec<String>)>,
}

#[derive(Debug)]
struct Document {
    catalogue: String,
    municipality: String,
    standard: String,
    name: String,
    law: Vec<String>,
    /// The numbers of its paragraphs: `97` of `SEL § 97`.
    numbers: BTreeSet<String>,
    texts: Vec<Text>,
}

impl Document {
    /// How much of its name is asked for, of a hundred. Who asks for a part of a compound
    /// (*pleje*) has asked for that part of it (*plejebolig*), not for the whole.
    fn named(&self, wanted: &[(String, u64)]) -> u64 {
        let Some(name) = self.texts.first().filter(|it| !it.terms.is_empty()) else { return 0 };
        let length = |it: &str| it.chars().count() as u64;
        let share = |own: &String| {
            let close = wanted.iter().filter(|(it, _)| quality(it, own) >= 6);
            let asked = close.map(|(it, _)| length(it).min(length(own)) * 100 / length(own));
            asked.max().unwrap_or(0)
        };
        name.terms.iter().map(share).sum::<u64>() / name.terms.len() as u64
    }
}

#[derive(Debug)]
struct Text {
    weight: u64,
    shown: String,
    terms: Vec<String>,
}

/// How much a text says about what a standard is for.
const WEIGHTS: [(&str, u64); 11] = [
    ("navn", 14),
    ("behov", 7),
    ("formaal", 5),
    ("indgaar", 6),
    ("kriterium", 4),
    ("variant", 4),
    ("omfang", 3),
    ("beregning", 2),
    ("leverandoer", 2),
    ("bemaerkning", 1),
    ("indgaar-ikke", 1),
];

/// Words that say nothing about a need.
const STOP: &[&str] = &[
    "af", "alle", "at", "blive", "bliver", "da", "de", "deltage", "den", "der", "det", "dig", "du",
    "efter", "eget", "egen", "eller", "en", "er", "et", "for", "fra", "få", "får", "gerne", "går",
    "gå", "ham", "han", "har", "have", "hendes", "hjælp", "hun", "hvad", "hvem", "hvis", "hvor",
    "hvordan", "i", "ikke", "jeg", "kan", "komme", "kommer", "man", "med", "meget", "men", "mig",
    "min", "mine", "mit", "noget", "nogen", "når", "og", "om", "os", "over", "på", "selv", "sig",
    "sin", "skal", "så", "til", "ud", "ude", "under", "ved", "vi", "vil", "være",
];

impl Index {
    /// Reads all standards of some catalogues.
    pub fn of<'a>(
        catalogues: impl IntoIterator<Item = &'a Catalogue>,
        everyday: &[SearchWord],
    ) -> Index {
        let language = Danish::new();
        let documents: Vec<Document> = catalogues
            .into_iter()
            .flat_map(|catalogue| {
                let standards = catalogue.standards.iter();
                standards.map(|it| language.document(catalogue, &it.value)).collect::<Vec<_>>()
            })
            .collect();
        let mut frequency = BTreeMap::new();
        for document in &documents {
            let terms: BTreeSet<&String> = document.texts.iter().flat_map(|it| &it.terms).collect();
            for term in terms {
                *frequency.entry(term.clone()).or_insert(0) += 1;
            }
        }
        let terms = |words: &[String]| -> Vec<String> {
            words.iter().flat_map(|it| language.terms(it)).collect()
        };
        let everyday = everyday
            .iter()
            .flat_map(|it| {
                let meant = terms(&it.meant);
                it.said.iter().map(move |said| (said.clone(), meant.clone())).collect::<Vec<_>>()
            })
            .map(|(said, meant)| (language.terms(&said), meant))
            .collect();
        Index { documents, frequency, everyday }
    }

    /// The services that fit the words best, best first; none where no word is known.
    pub fn search(&self, words: &str, most: usize) -> Vec<Hit> {
        let wanted = self.wanted(words);
        let numbers = paragraphs(words);
        let mut hits: Vec<Hit> =
            self.documents.iter().filter_map(|it| self.hit(it, &wanted, &numbers)).collect();
        hits.sort_by(|a, b| {
            let name = |it: &Hit| (it.standard.clone(), it.catalogue.clone());
            b.score.cmp(&a.score).then_with(|| name(a).cmp(&name(b)))
        });
        hits.truncate(most);
        hits
    }

    /// The terms asked for, each with how much it counts: what people mean counts nearly as what
    /// they say.
    fn wanted(&self, words: &str) -> Vec<(String, u64)> {
        let said = Danish::new().terms(words);
        let mut wanted: Vec<(String, u64)> = said.iter().map(|it| (it.clone(), 10)).collect();
        for (everyday, meant) in &self.everyday {
            let is_said =
                !everyday.is_empty() && everyday.iter().all(|it| said.iter().any(|own| own == it));
            for term in meant.iter().filter(|_| is_said) {
                if !wanted.iter().any(|(it, _)| it == term) {
                    wanted.push((term.clone(), 9));
                }
            }
        }
        wanted
    }

    fn hit(
        &self,
        document: &Document,
        wanted: &[(String, u64)],
        numbers: &[String],
    ) -> Option<Hit> {
        let mut score = 0;
        let mut met: u64 = 0;
        let mut found: BTreeSet<(u64, usize)> = BTreeSet::new();
        for (term, counts) in wanted {
            let best = document.texts.iter().enumerate().filter_map(|(place, text)| {
                let (quality, own) =
                    text.terms.iter().map(|own| (quality(term, own), own)).max_by_key(|it| it.0)?;
                (quality > 0).then(|| (text.weight * quality * counts * self.rarity(own), place))
            });
            if let Some((points, place)) = best.max() {
                score += points;
                met += 1;
                found.insert((points, place));
            }
        }
        // Somebody who says three things wants the service that answers to all three; and of two
        // services the one whose whole name is meant, not the one that has the word among others.
        score *= met;
        score += score * document.named(wanted) / 100;
        if numbers.iter().any(|it| document.numbers.contains(it)) {
            score += 1_000_000;
        }
        let shown =
            |(_, place): &(u64, usize)| document.texts.get(*place).map(|it| it.shown.clone());
        (score > 0).then(|| Hit {
            catalogue: document.catalogue.clone(),
            municipality: document.municipality.clone(),
            standard: document.standard.clone(),
            name: document.name.clone(),
            law: document.law.clone(),
            score,
            found_in: found.iter().rev().filter_map(shown).take(3).collect(),
        })
    }

    /// A term in few standards says more than one in all.
    fn rarity(&self, term: &str) -> u64 {
        let all = self.documents.len() as u64;
        let here = self.frequency.get(term).copied().unwrap_or(1).max(1);
        u64::from((all * 8 / here).max(2).ilog2())
    }
}

/// How well a term of a text answers to a term asked for: the same, a part of a compound, or the
/// same but for one letter.
fn quality(wanted: &str, own: &str) -> u64 {
    let (asked, here) = (wanted.chars().count(), own.chars().count());
    if wanted == own {
        return 12;
    }
    if asked >= 4 && (own.starts_with(wanted) || own.ends_with(wanted)) {
        return 7;
    }
    if here >= 4 && asked > here && (wanted.starts_with(own) || wanted.ends_with(own)) {
        return 6;
    }
    if asked == 3 && here >= 6 && own.starts_with(wanted) {
        return 4;
    }
    if here == 3 && asked >= 6 && wanted.ends_with(own) {
        return 4;
    }
    if asked >= 5 && own.contains(wanted) {
        return 4;
    }
    if asked >= 5 && here >= 5 && strsim::damerau_levenshtein(wanted, own) <= 1 {
        return 5;
    }
    0
}

/// Paragraphs named in the words: `§ 97`, `97`.
fn paragraphs(words: &str) -> Vec<String> {
    let tokens = words.split(|it: char| it.is_whitespace() || it == '§' || it == ',');
    let number =
        |it: &str| it.chars().next().is_some_and(|it| it.is_ascii_digit()) && it.len() <= 4;
    tokens.filter(|it| number(it)).map(str::to_lowercase).collect()
}

// --- Danish -----------------------------------------------------------------------------------------

struct Danish(Stemmer);

impl Danish {
    fn new() -> Danish {
        Danish(Stemmer::create(Algorithm::Danish))
    }

    fn document(&self, catalogue: &Catalogue, standard: &Standard) -> Document {
        let data = as_data(standard);
        let mut texts = Vec::new();
        for (room, weight) in WEIGHTS {
            let mut found = Vec::new();
            collect(data.get(room).unwrap_or(&Json::Null), &mut found);
            texts.extend(found.into_iter().map(|shown| {
                let terms = self.terms(&shown);
                Text { weight, shown, terms }
            }));
        }
        let number = |law: &String| {
            let (_, number) = law.split_once('§')?;
            Some(number.trim().replace(' ', "").to_lowercase())
        };
        Document {
            catalogue: catalogue.id.to_string(),
            municipality: catalogue.file.value.municipality.clone(),
            standard: standard.id.to_string(),
            name: standard.name.clone(),
            numbers: standard.law.iter().filter_map(number).collect(),
            law: standard.law.clone(),
            texts,
        }
    }

    /// The terms of a text, without words that say nothing.
    fn terms(&self, text: &str) -> Vec<String> {
        let lower = text.to_lowercase();
        let words =
            lower.split(|it: char| !it.is_alphanumeric()).filter(|it| it.chars().count() > 1);
        words.filter(|it| !STOP.contains(it)).map(|it| self.term(it)).collect()
    }

    /// The stem of a word, without endings that make a noun of a verb, in plain letters.
    fn term(&self, word: &str) -> String {
        let stem = self.0.stem(word);
        let shorter = ["ning", "ing", "else"]
            .iter()
            .find_map(|ending| stem.strip_suffix(ending).filter(|it| it.chars().count() >= 4));
        folded(shorter.unwrap_or(&stem))
    }
}

/// Letters as somebody without a Danish keyboard types them, and without them: *ø*, *oe* and *o*
/// are one.
fn folded(word: &str) -> String {
    let plain = word.replace("ae", "a").replace("oe", "o").replace("aa", "a");
    plain
        .chars()
        .map(|it| match it {
            'æ' | 'å' | 'ä' => 'a',
            'ø' | 'ö' => 'o',
            'é' => 'e',
            other => other,
        })
        .collect()
}

/// The texts that a reader sees in a part of a standard.
fn collect(value: &Json, found: &mut Vec<String>) {
    match value {
        Json::String(text) => found.push(text.clone()),
        Json::Array(list) => list.iter().for_each(|it| collect(it, found)),
        Json::Object(map) => {
            for (key, it) in map {
                match it {
                    Json::String(text)
                        if matches!(key.as_str(), "tekst" | "navn" | "valg" | "i-stedet") =>
                    {
                        found.push(text.clone());
                    }
                    Json::String(_) => (),
                    other => collect(other, found),
                }
            }
        }
        _ => (),
    }
}
