//! Small random standards, written as the files are written.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value as Json, json};

/// A test of a fact: its id and the test.
fn fact_test() -> BoxedStrategy<(&'static str, Json)> {
    prop_oneof![
        any::<bool>().prop_map(|it| ("ja-et", json!({ "er": it }))),
        any::<bool>().prop_map(|it| ("ja-to", json!({ "er": it }))),
        (select(vec!["rød", "grøn", "ikke oplyst"]), any::<bool>())
            .prop_map(|(it, not)| ("farve", json!({ if not { "er-ikke" } else { "er" }: [it] }))),
        (
            select(vec!["fra", "over", "til", "under", "er"]),
            select(vec!["ingen", "let", "moderat"])
        )
            .prop_map(|(word, it)| ("niveau", json!({ word: it }))),
        (bound_word(), select(vec!["100 kr. pr. måned", "1200 kr. pr. år", "150 kr. pr. måned"]))
            .prop_map(|(word, it)| ("penge", json!({ word: it }))),
        bound_word().prop_map(|word| ("penge", json!({ word: { "sats": "graense" } }))),
        (bound_word(), 1..4).prop_map(|(word, it)| ("antal", json!({ word: it }))),
        (1..3, 3..4).prop_map(|(from, to)| ("antal", json!({ "over": from, "til": to }))),
        (1..4).prop_map(|it| ("antal", json!({ "er": it }))),
        (bound_word(), select(vec!["2 timer", "120 minutter", "90 minutter"]))
            .prop_map(|(word, it)| ("tid", json!({ word: it }))),
        (select(vec!["foer", "efter", "er"]), select(vec!["2026-01-01", "2026-01-02"]))
            .prop_map(|(word, it)| ("dag", json!({ word: it }))),
        (select(vec!["foer", "efter"]), select(vec![json!(18), json!("folkepensionsalder")]))
            .prop_map(|(word, it)| ("dag", json!({ word: { "alder": it } }))),
        Just(("dag", json!({ "efter": { "haendelse": "ansoegning" } }))),
        (select(vec!["SYG", "SYG, stk. 2", "RASK"]), any::<bool>())
            .prop_map(|(it, not)| ("sygdom", json!({ if not { "er-ikke" } else { "er" }: it }))),
        Just(("sygdom", json!({ "er-fakta": "anden-sygdom" }))),
        Just(("sygdom", json!({ "paa-liste": "lukket" }))),
        Just(("sygdom", json!({ "paa-liste": "aaben" }))),
        (
            bound_word(),
            select(vec![
                json!(18),
                json!(67),
                json!("folkepensionsalder"),
                json!("folkepensionsalder, dog mindst 67")
            ])
        )
            .prop_map(|(word, it)| ("alder", json!({ word: it }))),
        (18..20_u8, 66..68_u8)
            .prop_map(|(from, to)| ("alder", json!({ "fra": from, "under": to }))),
        Just(("antal", json!({ "uklar": "proeve" }))),
        bound_word().prop_map(|word| ("antal", json!({ word: { "uklar": "fler.antal" } }))),
        bound_word().prop_map(|word| ("penge", json!({ word: { "uklar": "fler.penge" } }))),
        bound_word().prop_map(|word| ("penge", json!({ word: { "uklar": "ens" } }))),
    ]
    .boxed()
}

fn bound_word() -> impl Strategy<Value = &'static str> {
    select(vec!["fra", "over", "til", "under"])
}

fn set_test() -> BoxedStrategy<Json> {
    let filter = prop_oneof![
        select(vec!["SEL § 96", "SEL § 97"])
            .prop_map(|it| ("bevillinger", json!({ "paragraf": { "er": [it] } }))),
        Just(("bevillinger", json!({ "fra": { "foer": { "alder": 67 } } }))),
        Just(("bevillinger", json!({}))),
        (1..4).prop_map(|it| ("temaer", json!({ "score": { "fra": it } }))),
        Just(("temaer", json!({ "score": { "uklar": "proeve" }, "tema": { "er": "krop" } }))),
    ];
    let count = prop_oneof![
        3 => Just(json!({})),
        1 => (1..3).prop_map(|it| json!({ "mindst": it })),
        1 => (0..2).prop_map(|it| json!({ "hoejst": it })),
        1 => Just(json!({ "mindst": 1, "hoejst": 2 })),
        1 => Just(json!({ "flest": true })),
    ];
    let holds = select(vec!["", "på dagen", "på startdagen", "nogensinde", "uafbrudt til dagen"]);
    (filter, count, holds)
        .prop_map(|((set, filter), mut count, holds)| {
            let test = count.as_object_mut().unwrap();
            test.insert("i".to_owned(), json!(set));
            test.insert("hvor".to_owned(), filter);
            if !holds.is_empty() {
                test.insert("gaelder".to_owned(), json!(holds));
            }
            count
        })
        .boxed()
}

/// A condition of one kind.
fn condition() -> BoxedStrategy<Json> {
    prop_oneof![
        6 => proptest::collection::vec(fact_test(), 1..3).prop_map(|tests| {
            let tests: Map<String, Json> =
                tests.into_iter().map(|(id, test)| (id.to_owned(), test)).collect();
            json!({ "fakta": tests })
        }),
        2 => set_test().prop_map(|it| json!({ "findes": it })),
        1 => (select(vec!["overvejet", "prøvet"]), proptest::option::of(Just(1)))
            .prop_map(|(step, count)| {
                let mut tried = json!({ "tilbud": ["ambulant", "dag"], "mindst": step });
                if let Some(count) = count {
                    tried["antal"] = json!(count);
                }
                json!({ "forsoegt": tried })
            }),
        1 => prop_oneof![
            select(vec!["lav", "mellem"]).prop_map(|it| ("grad", json!({ "fra": it }))),
            select(vec!["1", "2"]).prop_map(|it| ("tal-valg", json!({ "er": it }))),
            select(vec!["2 timer", "90 minutter"]).prop_map(|it| ("timer", json!({ "over": it }))),
            any::<bool>().prop_map(|it| ("enig", json!({ "er": it }))),
        ]
        .prop_map(|(id, test)| json!({ "svar": { id: test } })),
        1 => (select(vec!["sum", "trin"]), bound_word(), select(vec!["100 kr.", "200 kr."]))
            .prop_map(|(id, word, bound)| json!({ "beregnet": { id: { word: bound } } })),
        1 => Just(json!({ "uklar": "betingelse" })),
    ]
    .boxed()
}

/// A criterion's condition, a judgement or parts.
fn body() -> BoxedStrategy<Json> {
    let part = prop_oneof![
        4 => condition().prop_map(Some),
        1 => Just(None),
    ];
    let junction = prop_oneof![
        Just(json!("alle")),
        Just(json!("en-af")),
        (1..3).prop_map(|it| json!({ "mindst": it })),
        Just(json!({ "uklar": "forbindelse" })),
        Just(json!({ "uklar": "fler.forbindelse" })),
    ];
    prop_oneof![
        5 => condition(),
        2 => Just(json!({ "skoen": { "af": "sagsbehandler", "vejledning": "Se efter" } })),
        2 => (proptest::collection::vec(part, 2..4), junction).prop_map(|(parts, junction)| {
            json!({ "dele": parts, "forbindelse": junction })
        }),
    ]
    .boxed()
}

/// A criterion without its id.
fn criterion() -> impl Strategy<Value = Json> {
    let force = prop_oneof![
        2 => Just(json!({ "styrke": "standard" })),
        3 => Just(json!({ "styrke": "lov", "hjemmel": "lov/sikker" })),
        1 => Just(json!({ "styrke": "lov", "hjemmel": "lov/usikker" })),
        1 => Just(json!({ "styrke": "lov", "hjemmel": "lov/ophaevet" })),
    ];
    let effect = prop_oneof![
        5 => Just("kræves"),
        2 => Just("udelukker"),
        1 => Just("typisk"),
        1 => Just("typisk imod"),
        2 => Just("åbner"),
    ];
    (body(), force, effect, proptest::bool::weighted(0.2)).prop_map(
        |(mut body, force, effect, departs)| {
            let it = body.as_object_mut().unwrap();
            it.insert("virkning".to_owned(), json!(effect));
            if !effect.starts_with("typisk") {
                it.extend(force.as_object().unwrap().clone());
            }
            if departs && matches!(effect, "kræves" | "udelukker") {
                it.insert("udgangspunkt".to_owned(), json!("Skal der gøres en undtagelse?"));
            }
            body
        },
    )
}

/// Gives criteria their ids, parts theirs, and openers something to open.
fn named(mut criteria: Vec<Json>, prefix: &str, opens: &[Index]) -> Vec<Json> {
    let ids: Vec<String> = (0..criteria.len()).map(|it| format!("{prefix}{it}")).collect();
    for (place, criterion) in criteria.iter_mut().enumerate() {
        let id = ids[place].clone();
        let it = criterion.as_object_mut().unwrap();
        if it["virkning"] == "åbner" {
            let first = opens[place % opens.len()].get(&ids).clone();
            let second = opens[(place + 1) % opens.len()].get(&ids).clone();
            let mut opened = vec![first, second];
            opened.dedup();
            it.insert("for".to_owned(), json!(opened));
        }
        if let Some(Json::Array(parts)) = it.get_mut("dele") {
            for (index, part) in parts.iter_mut().enumerate() {
                let mut inner = match part.take() {
                    Json::Object(inner) => inner,
                    _ => json!({ "skoen": { "af": "sagsbehandler" } }).as_object().unwrap().clone(),
                };
                inner.insert("id".to_owned(), json!(format!("{id}-{index}")));
                inner.insert("tekst".to_owned(), json!("En del"));
                inner.insert("virkning".to_owned(), json!("del"));
                *part = Json::Object(inner);
            }
        }
        it.insert("id".to_owned(), json!(id));
        it.insert("tekst".to_owned(), json!("Et kriterium"));
    }
    criteria
}

fn ambiguity(id: &str, readings: Vec<Json>, chosen: bool) -> Json {
    let readings: Vec<Json> = readings
        .into_iter()
        .enumerate()
        .map(|(index, mut it)| {
            it["id"] = json!(format!("l{index}"));
            it
        })
        .collect();
    let mut res = json!({ "id": id, "tekst": "Uklart", "laesninger": readings });
    if chosen {
        res["praksis"] =
            json!({ "laesning": "l1", "af": "byrådet", "den": "2025-01-01", "hvorfor": "prøve" });
    }
    res
}

/// Readings in two or three ways.
fn readings(values: Vec<Json>) -> impl Strategy<Value = Vec<Json>> {
    let values: Vec<Json> = values.into_iter().map(|it| json!({ "vaerdi": it })).collect();
    proptest::sample::subsequence(values, 2..=3).prop_shuffle()
}

fn ambiguities() -> impl Strategy<Value = Vec<Json>> {
    let junctions = readings(vec![json!("alle"), json!("en-af"), json!({ "mindst": 2 })]);
    let tests = readings(vec![json!({ "fra": 2 }), json!({ "over": 2 }), json!({ "under": 1 })]);
    let conditions = readings(vec![
        json!({ "fakta": { "ja-et": { "er": true } } }),
        json!({ "fakta": { "antal": { "fra": 2 } } }),
        json!({ "altid": true }),
        json!({ "findes": { "i": "bevillinger", "hvor": { "paragraf": { "er": ["SEL § 96"] } } } }),
    ]);
    let several = proptest::sample::subsequence(
        vec![
            json!({ "vaerdier": { "antal": 1, "penge": "100 kr. pr. måned", "forbindelse": "alle" } }),
            json!({ "vaerdier": { "antal": 2, "penge": "100 kr. pr. måned", "forbindelse": "en-af" } }),
            json!({ "vaerdier": { "antal": 2, "penge": "150 kr. pr. måned", "forbindelse": "alle" } }),
        ],
        2..=3,
    );
    let agreeing =
        vec![json!({ "vaerdi": "100 kr. pr. måned" }), json!({ "vaerdi": "1200 kr. pr. år" })];
    (junctions, tests, conditions, several, any::<[bool; 4]>()).prop_map(
        move |(junctions, tests, conditions, several, chosen)| {
            vec![
                ambiguity("forbindelse", junctions, chosen[0] && chosen[1]),
                ambiguity("proeve", tests, chosen[1] && chosen[2]),
                ambiguity("betingelse", conditions, chosen[2] && chosen[3]),
                ambiguity("fler", several, chosen[3] && chosen[0]),
                ambiguity("ens", agreeing.clone(), false),
            ]
        },
    )
}

fn calculations() -> Json {
    json!({
        "sum": {
            "tekst": "Sum", "art": "regnestykke", "enhed": "kr.", "afrunding": "ikke oplyst",
            "linjer": [
                { "tekst": "Fast", "plus": "50 kr." },
                { "tekst": "Antal", "plus": { "fakta": "antal" }, "gange": ["100 kr."] },
                { "tekst": "Tillæg", "plus": "60 kr.", "naar": { "fakta": { "ja-to": { "er": true } } } },
            ],
        },
        "trin": {
            "tekst": "Trin", "art": "trin", "enhed": "kr.", "afrunding": "ikke oplyst",
            "af": { "fakta": "antal" },
            "trin": [
                { "under": { "uklar": "fler.antal" }, "giver": "100 kr." },
                { "fra": { "uklar": "fler.antal" }, "giver": "300 kr." },
            ],
        },
    })
}

fn variant() -> impl Strategy<Value = (Vec<Json>, Option<Json>, bool)> {
    let criteria = proptest::collection::vec(criterion(), 1..3);
    (criteria, proptest::option::of(condition()), any::<bool>())
}

/// The interesting pieces of a standard; [`super::world::standard_text`] adds the silent ones.
pub(crate) fn standard() -> impl Strategy<Value = Json> {
    let criteria = proptest::collection::vec(criterion(), 1..6);
    let variants = prop_oneof![
        2 => Just(Vec::new()),
        1 => proptest::collection::vec(variant(), 1..3),
    ];
    let opens = proptest::collection::vec(any::<Index>(), 4);
    let laws = prop_oneof![2 => Just(json!([])), 1 => Just(json!(["SEL § 2"]))];
    let interplay = prop_oneof![3 => Just(None), 1 => any::<Index>().prop_map(Some)];
    let groups = any::<bool>();
    (criteria, variants, opens, laws, interplay, groups, ambiguities()).prop_map(
        |(criteria, variants, opens, laws, interplay, groups, ambiguities)| {
            let criteria = named(criteria, "k", &opens);
            let ids: Vec<String> =
                criteria.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
            let mut file = json!({
                "lov": laws,
                "kriterium": criteria,
                "uklarhed": ambiguities,
                "beregning": calculations(),
                "liste": [
                    { "id": "lukket", "vaerdier": ["SYG", "RASK"], "udtoemmende": true },
                    { "id": "aaben", "vaerdier": ["SYG"], "udtoemmende": false },
                ],
                "skoen": [
                    { "id": "grad", "spoergsmaal": "Hvor meget?", "type": "niveau", "vaerdier": ["ingen", "lav", "mellem"], "af": "sagsbehandler" },
                    { "id": "tal-valg", "spoergsmaal": "Hvilken?", "type": "valg", "vaerdier": ["1", "2", "andet"], "af": "sagsbehandler" },
                    { "id": "timer", "spoergsmaal": "Hvor længe?", "type": "tal", "enhed": "timer", "af": "sagsbehandler" },
                    { "id": "enig", "spoergsmaal": "Enig?", "type": "ja-nej", "af": "sagsbehandler" },
                ],
            });
            // A typical sign lifts nothing.
            let lifts: Vec<&String> = criteria
                .iter()
                .zip(&ids)
                .filter(|(it, _)| !it["virkning"].as_str().unwrap().starts_with("typisk"))
                .map(|(_, id)| id)
                .collect();
            if let Some(opener) = interplay.filter(|_| !lifts.is_empty()) {
                file["samspil"] = json!([{ "id": "s", "med": "SEL § 96", "virkning": "ikke samtidig",
                    "tekst": "Ikke samtidig", "undtagen": [opener.get(&lifts)] }]);
            }
            let variants: Vec<Json> = variants
                .into_iter()
                .enumerate()
                .map(|(place, (criteria, when, less))| {
                    let mut variant = json!({
                        "id": format!("v{place}"),
                        "navn": "Variant",
                        "art": if groups { "gruppe" } else { "ydelse" },
                        "kriterium": named(criteria, &format!("v{place}-"), &opens),
                    });
                    if let Some(when) = when {
                        variant["naar"] = when;
                    }
                    if less {
                        variant["uden"] = json!([ids[0]]);
                    }
                    variant
                })
                .collect();
            if !variants.is_empty() {
                file["variant"] = json!(variants);
            }
            file
        },
    )
}
