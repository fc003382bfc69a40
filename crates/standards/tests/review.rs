//! Every kind of finding about what standards say, each on a small catalogue with that fault and
//! on the same without it.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

mod world;

use jiff::civil::{Date, date};
use serde_json::{Value as Json, json};
use standards::library::Catalogue;
use standards::review::{self, Weight};

const ON: Date = date(2026, 11, 25);

const VOCABULARY: &str = r#"format = 1
[fakta.foedselsdato]
da = "Fødselsdato"
en = "Date of birth"
type = "dato"
[fakta.alder]
da = "Alder"
en = "Age"
type = "alder"
[fakta.sindslidelse]
da = "Har en sindslidelse"
en = "Has a mental illness"
type = "ja-nej"
diagnose = true
[fakta.bor-her]
da = "Bor i kommunen"
en = "Lives here"
type = "ja-nej"
[fakta.udgift]
da = "Udgift"
en = "Expense"
type = "beløb"
enhed = "kr. pr. måned"
[fakta.bevillinger]
da = "Bevillinger"
en = "Grants"
type = "poster"
[fakta.bevillinger.felter]
paragraf = { da = "Bestemmelse", en = "Section", type = "kode" }
fra = { da = "Fra", en = "From", type = "dato" }
til = { da = "Til", en = "Until", type = "dato" }
[haendelse.klage-modtaget]
da = "Klage modtaget"
en = "Complaint received"
"#;

const LAW: &str = r#"
[[stykke]]
id = "lov/timer"
lov = "SEL § 2"
henvisning = "SEL § 2, stk. 2"
tekst = "15 timer om måneden"
status = "Q"
laest-i = "prøve"
omfang = { art = "fast", maal = "timer", pr = "måned", normalt = "15 timer" }

[[stykke]]
id = "lov/genvurdering"
lov = "SEL § 3"
henvisning = "SEL § 3"
tekst = "Genvurdering inden 4 uger"
status = "S"
laest-i = "prøve"
frist = { id = "g", hvad = "genvurdering", inden = "4 uger", fra = "klage-modtaget" }

[[stykke]]
id = "lov/beloeb"
lov = "SEL § 7"
henvisning = "SEL § 7"
tekst = "Et beløb"
status = "T"
laest-i = "prøve"
sats = [{ aar = 2023, vaerdi = "5 kr.", status = "T" }, { aar = 2026, vaerdi = "7 kr.", status = "S" }]

[[stykke]]
id = "lov/beloeb-uden-aaret"
lov = "SEL § 7"
henvisning = "SEL § 7"
tekst = "Et beløb"
status = "T"
laest-i = "prøve"
sats = [{ aar = 2023, vaerdi = "5 kr.", status = "T" }]

[[stykke]]
id = "lov/beloeb-til-2025"
lov = "SEL § 7"
henvisning = "SEL § 7"
tekst = "Et beløb"
til = 2025-08-31
status = "T"
laest-i = "prøve"
sats = [{ aar = 2023, vaerdi = "5 kr.", status = "T" }]

[[stykke]]
id = "lov/ingen-klage"
lov = "SEL § 5"
henvisning = "SEL § 5, stk. 2"
tekst = "Afgørelsen kan ikke påklages"
status = "Q"
laest-i = "prøve"
klageadgang = false

[[stykke]]
id = "lov/uden-for-kraft"
lov = "SEL § 4"
henvisning = "SEL § 4"
tekst = "Ophævet"
til = 2025-06-30
status = "T"
laest-i = "prøve"
"#;

const COUNTING: &str = r#"
[fristberegning]
loerdag-er-hverdag = "ikke oplyst"
startdag-taeller = "ikke oplyst"
slutter-paa-fridag = "ikke oplyst"
maanedsslut = "ikke oplyst"
"#;

/// One standard on SEL § 2 with these pieces.
fn standard(pieces: &Json) -> Catalogue {
    of(&[("1-proeve", pieces)], "", world::catalogue_text())
}

fn of(standards: &[(&str, &Json)], rates: &str, catalogue: &str) -> Catalogue {
    let text = |(id, pieces): &(&str, &Json)| {
        let mut pieces = (*pieces).clone();
        let fields = pieces.as_object_mut().unwrap();
        fields.insert("id".to_owned(), json!(id));
        fields.entry("lov").or_insert(json!(["SEL § 2"]));
        world::standard_text(&pieces)
    };
    let texts: Vec<String> = standards.iter().map(text).collect();
    let named: Vec<(&str, &str)> =
        standards.iter().zip(&texts).map(|((id, _), text)| (*id, text.as_str())).collect();
    let law = format!("{}{LAW}", world::law_text());
    let rates = format!("format = 1\n{rates}");
    let catalogue = format!("{catalogue}{COUNTING}");
    world::several(&named, VOCABULARY, &law, &rates, &catalogue).unwrap()
}

/// The findings of one kind: weight, pieces, lines, law with its mark, and what a witness shows.
fn found(catalogue: &Catalogue, code: &str) -> Vec<String> {
    let review = review::review(catalogue, ON);
    let of_code = review.findings.iter().filter(|it| it.problem.code == code);
    of_code
        .map(|it| {
            let law: Vec<String> =
                it.law.iter().map(|it| format!("{} [{}]", it.reference, it.status)).collect();
            let turning = it.witness.iter().filter(|it| it.turns);
            let turning: Vec<String> =
                turning.map(|it| format!("{} = {}", it.label, it.value)).collect();
            let parts = [it.pieces.join(" + "), law.join(", "), turning.join(", ")];
            let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            format!("{:?}: {}", it.weight, parts.join(" · "))
        })
        .collect()
}

fn none(catalogue: &Catalogue, code: &str) {
    assert_eq!(found(catalogue, code), Vec::<String>::new());
}

fn age(test: &Json) -> Json {
    json!({ "kriterium": [{ "id": "alder", "tekst": "Alderen", "virkning": "kræves",
        "styrke": "standard", "gengiver": "lov/alder", "fakta": { "alder": test } }] })
}

#[test]
fn a_criterion_narrower_than_the_act_is_shown_by_a_person() {
    let narrow = standard(&age(&json!({ "under": 60 })));
    assert_eq!(
        found(&narrow, "narrower-than-the-act"),
        ["BelowTheLaw: alder · SEL § 2, stk. 1 [Q] · Alder = 60"]
    );
    none(
        &standard(&age(&json!({ "under": "folkepensionsalder, dog mindst 67" }))),
        "narrower-than-the-act",
    );
    // Wider is no harm: the Act still decides.
    none(&standard(&age(&json!({ "under": 90 }))), "narrower-than-the-act");
}

#[test]
fn a_scope_that_gives_less_than_the_act() {
    let scope = |hours: &str| {
        json!({ "omfang": { "timer": { "art": "maksimum", "maal": "timer", "pr": "måned",
            "hoejst": hours, "gengiver": "lov/timer" } } })
    };
    assert_eq!(
        found(&standard(&scope("10 timer")), "less-than-the-act"),
        ["BelowTheLaw: timer · SEL § 2, stk. 2 [Q]"]
    );
    none(&standard(&scope("15 timer")), "less-than-the-act");
}

#[test]
fn a_limit_longer_than_the_act_is_a_question_where_the_act_was_not_read() {
    let limit = |within: &str| {
        json!({ "lov": ["SEL § 3"], "frist": [{ "id": "genvurdering", "hvad": "genvurdering",
            "inden": within, "fra": "klage-modtaget" }] })
    };
    assert_eq!(
        found(&standard(&limit("8 uger")), "limit-against-the-act"),
        ["Question: genvurdering · SEL § 3 [S]"]
    );
    none(&standard(&limit("4 uger")), "limit-against-the-act");
    none(&standard(&limit("2 uger")), "limit-against-the-act");
    let silent = standard(&json!({ "lov": ["SEL § 3"] }));
    assert_eq!(
        found(&silent, "limit-of-the-act-not-mentioned"),
        ["Question: lov/genvurdering · SEL § 3 [S]"]
    );
    none(&standard(&limit("4 uger")), "limit-of-the-act-not-mentioned");
}

#[test]
fn a_text_that_its_reader_found_below_the_law() {
    let text = |relation: &str| {
        json!({ "bemaerkning": [{ "id": "kun-en", "tekst": "Kun én repræsentant",
            "gengiver": "lov/timer", "forhold": relation }] })
    };
    let below = ["BelowTheLaw: kun-en · SEL § 2, stk. 2 [Q]"];
    assert_eq!(found(&standard(&text("snævrere")), "text-below-the-law"), below);
    none(&standard(&text("som loven")), "text-below-the-law");
    let looks = ["Question: kun-en · SEL § 2, stk. 2 [Q]"];
    assert_eq!(found(&standard(&text("kun lokalt")), "text-looks-like-law"), looks);
    none(&standard(&text("videre")), "text-looks-like-law");
    assert_eq!(found(&standard(&text("anderledes")), "text-other-than-the-law"), looks);
    none(&standard(&text("som loven")), "text-other-than-the-law");
}

#[test]
fn a_complaint_that_no_law_shuts_off() {
    let decision = |access: bool| json!({ "afgoerelse": { "form": "skriftlig", "klage": { "adgang": access } } });
    assert_eq!(found(&standard(&decision(false)), "complaint-shut-off"), ["Question: afgoerelse"]);
    none(&standard(&decision(true)), "complaint-shut-off");
    let by_law = json!({ "lov": ["SEL § 5"], "afgoerelse": { "form": "skriftlig",
        "klage": { "adgang": false } } });
    none(&standard(&by_law), "complaint-shut-off");
}

#[test]
fn a_paragraph_that_is_no_longer_in_force() {
    let catalogue = standard(&json!({ "lov": ["SEL § 4"] }));
    assert_eq!(found(&catalogue, "paragraph-repealed"), ["OutOfDate: SEL § 4 · SEL § 4 [T]"]);
    none(&standard(&json!({ "lov": ["SEL § 2"] })), "paragraph-repealed");
}

#[test]
fn a_refusal_by_the_level_alone() {
    let criterion = |more: &Json| {
        let mut criterion = json!({ "id": "bor-her", "tekst": "Bor her", "virkning": "kræves",
            "styrke": "standard", "fakta": { "bor-her": { "er": true } } });
        let fields = criterion.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        json!({ "kriterium": [criterion] })
    };
    let hard = found(&standard(&criterion(&json!({}))), "refuses-by-the-level-alone");
    assert_eq!(hard, ["Question: bor-her"]);
    none(
        &standard(&criterion(&json!({ "udgangspunkt": "Skal der ses bort fra det?" }))),
        "refuses-by-the-level-alone",
    );
}

#[test]
fn whoever_is_asked_or_waited_for_deep_in_the_parts_is_not_refused_by_the_level_alone() {
    let parts = |deepest: &Json| {
        let mut deepest = deepest.clone();
        let fields = deepest.as_object_mut().unwrap();
        for (key, value) in [("id", "inderst"), ("tekst", "Inderst"), ("virkning", "del")] {
            fields.insert(key.to_owned(), json!(value));
        }
        json!({ "kriterium": [
            { "id": "bor-her", "tekst": "Bor her", "virkning": "kræves", "styrke": "standard",
                "dele": ["mellem"], "forbindelse": "alle" },
            { "id": "mellem", "tekst": "Mellem", "virkning": "del", "dele": ["inderst"],
                "forbindelse": "alle" },
            deepest,
        ] })
    };
    let code = "refuses-by-the-level-alone";
    let hard = parts(&json!({ "fakta": { "bor-her": { "er": true } } }));
    assert_eq!(found(&standard(&hard), code), ["Question: bor-her"]);
    let asked = json!({ "skoen": { "af": "sagsbehandler", "vejledning": "Se efter" } });
    none(&standard(&parts(&asked)), code);
    let awaited = json!({ "fakta": { "bor-her": { "er": true } }, "afventer": ["bor-her"] });
    none(&standard(&parts(&awaited)), code);
}

#[test]
fn what_the_act_says_itself_and_that_somebody_is_grown_up_is_no_refusal_by_the_level() {
    let code = "refuses-by-the-level-alone";
    let criterion = |more: &Json, readings: &Json| {
        let mut criterion = json!({ "id": "k", "tekst": "Kravet", "virkning": "kræves",
            "styrke": "standard" });
        criterion.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let ambiguity = json!({ "id": "u", "tekst": "To måder", "laesninger": readings });
        let ambiguities = if readings.is_null() { json!([]) } else { json!([ambiguity]) };
        standard(&json!({ "kriterium": [criterion], "uklarhed": ambiguities }))
    };
    let here = json!({ "bor-her": { "er": true } });
    let as_the_act = json!({ "fakta": here, "gengiver": "lov/timer", "forhold": "som loven" });
    none(&criterion(&as_the_act, &Json::Null), code);
    let grown = json!([
        { "id": "fra", "vaerdi": { "fakta": { "alder": { "fra": 18 } } } },
        { "id": "over", "vaerdi": { "fakta": { "alder": { "over": 18 } } } },
    ]);
    none(&criterion(&json!({ "uklar": "u" }), &grown), code);
    let older = json!([
        { "id": "fra", "vaerdi": { "fakta": { "alder": { "fra": 18 } } } },
        { "id": "aeldre", "vaerdi": { "fakta": { "alder": { "fra": 60 } } } },
    ]);
    assert_eq!(found(&criterion(&json!({ "uklar": "u" }), &older), code), ["Question: k"]);
}

#[test]
fn a_group_of_diagnoses_shut_out() {
    let criterion = |effect: &str| {
        json!({ "kriterium": [{ "id": "sindslidelse", "tekst": "Sindslidelse", "virkning": effect,
            "styrke": "standard", "fakta": { "sindslidelse": { "er": true } } }] })
    };
    assert_eq!(
        found(&standard(&criterion("udelukker")), "diagnosis-shut-out"),
        ["Question: sindslidelse"]
    );
    none(&standard(&criterion("kræves")), "diagnosis-shut-out");
}

#[test]
fn what_nobody_can_fulfil() {
    let criteria = |under: u8| {
        json!({ "kriterium": [
            { "id": "voksen", "tekst": "Er fyldt 18", "virkning": "kræves", "styrke": "standard",
                "fakta": { "alder": { "fra": 18 } } },
            { "id": "ung", "tekst": "Er ung", "virkning": "kræves", "styrke": "standard",
                "fakta": { "alder": { "under": under } } },
        ] })
    };
    assert_eq!(found(&standard(&criteria(18)), "nobody-can"), ["Contradiction: voksen + ung"]);
    none(&standard(&criteria(19)), "nobody-can");
    let between = |under: u8| {
        json!({ "kriterium": [{ "id": "alder", "tekst": "Alderen", "virkning": "kræves",
            "styrke": "standard", "fakta": { "alder": { "fra": 30, "under": under } } }] })
    };
    assert_eq!(found(&standard(&between(30)), "never-true"), ["Contradiction: alder"]);
    none(&standard(&between(31)), "never-true");
}

#[test]
fn two_standards_that_say_different_things_about_having_both() {
    let with = |law: &str, other: &str, effect: &str| {
        json!({ "lov": [law], "samspil": [{ "id": "x", "med": other, "virkning": effect,
            "tekst": "Om den anden" }] })
    };
    let both = |answer: &str| {
        let one = with("SEL § 2", "SEL § 3", "ikke samtidig");
        let other = with("SEL § 3", "SEL § 2", answer);
        of(&[("1-en", &one), ("2-to", &other)], "", world::catalogue_text())
    };
    assert_eq!(
        found(&both("kan kombineres"), "combination-contradicted"),
        ["Contradiction: x + 2-to/x"]
    );
    none(&both("ikke samtidig"), "combination-contradicted");
}

#[test]
fn a_number_of_times_that_cannot_be_reached() {
    let scopes = |times: &str| {
        json!({ "omfang": {
            "i-alt": { "art": "norm", "maal": "gange", "normalt": times },
            "hyppighed": { "art": "fast", "maal": "gange", "pr": "uge", "normalt": "1 gang" },
            "laengde": { "art": "maksimum", "maal": "måneder", "hoejst": "3 måneder" },
        } })
    };
    assert_eq!(
        found(&standard(&scopes("16 gange")), "cannot-be-delivered"),
        ["Contradiction: i-alt + hyppighed + laengde"]
    );
    none(&standard(&scopes("13 gange")), "cannot-be-delivered");
}

fn steps(open: &Json) -> Json {
    json!({
        "beregning": { "ydelse": { "tekst": "Ydelsen", "art": "trin", "enhed": "kr. pr. måned",
            "af": { "fakta": "udgift" }, "afrunding": "ikke oplyst", "trin": [
                { "under": "600 kr.", "giver": "0 kr." },
                { "fra": "600 kr.", "under": "1707 kr.", "giver": "1138 kr." },
                open,
                { "over": "1707 kr.", "giver": "2277 kr." },
            ] } },
        "uklarhed": [{ "id": "graensen", "tekst": "1707 kr. står i to trin",
            "laesninger": [{ "id": "nederst", "vaerdi": "1138 kr." },
                { "id": "oeverst", "vaerdi": "2277 kr." }] }],
    })
}

#[test]
fn an_amount_with_two_answers_or_none_is_shown() {
    let step = |gives: &Json| json!({ "fra": "1707 kr.", "til": "1707 kr.", "giver": gives });
    let two = standard(&steps(&step(&json!({ "uklar": "graensen" }))));
    assert_eq!(
        found(&two, "step-gives-two"),
        ["NotSettled: ydelse + 1.707 kr. · Ydelsen = \"1707 kr.\""]
    );
    let nothing = standard(&steps(&step(&json!("ikke oplyst"))));
    assert_eq!(
        found(&nothing, "step-gives-nothing"),
        ["NotSettled: ydelse + 1.707 kr. · Ydelsen = \"1707 kr.\""]
    );
    let settled = standard(&steps(&step(&json!("1138 kr."))));
    none(&settled, "step-gives-two");
    none(&settled, "step-gives-nothing");
}

#[test]
fn an_ambiguity_without_a_practice() {
    let ambiguity = |practice: &Json| {
        json!({ "uklarhed": [{ "id": "u", "tekst": "Kan læses på to måder", "kun-note": true,
            "beroerer": ["x"], "praksis": practice, "laesninger": [
                { "id": "a", "tekst": "Sådan" }, { "id": "b", "tekst": "Eller sådan" }] }] })
    };
    let open = standard(&ambiguity(&json!("ikke valgt")));
    assert_eq!(found(&open, "said-two-ways"), ["NotSettled: u"]);
    let chosen =
        json!({ "laesning": "a", "af": "byrådet", "den": "2024-01-15", "hvorfor": "Det er ment" });
    none(&standard(&ambiguity(&chosen)), "said-two-ways");
    let mut live =
        steps(&json!({ "fra": "1707 kr.", "til": "1707 kr.", "giver": { "uklar": "graensen" } }));
    assert_eq!(found(&standard(&live), "practice-not-chosen"), ["NotSettled: graensen"]);
    live["uklarhed"][0]["praksis"] = json!({ "laesning": "oeverst", "af": "byrådet", "den": "2024-01-15", "hvorfor": "Det er ment" });
    none(&standard(&live), "practice-not-chosen");
    none(&standard(&live), "step-gives-two");
}

#[test]
fn what_is_out_of_date_or_never_adopted() {
    let silent = json!({});
    let rate = |until: &str| {
        format!(
            "[[sats]]\nid = \"s\"\ntekst = \"Beløb\"\nfra = 2020-01-01\ntil = {until}\n\
             aar = \"ikke oplyst\"\nvaerdi = \"5 kr.\"\nreguleres = \"ikke oplyst\"\nkilde = \"1\"\n"
        )
    };
    let old = of(&[("1-proeve", &silent)], &rate("2023-12-31"), world::catalogue_text());
    assert_eq!(found(&old, "amount-out-of-date"), ["OutOfDate: s"]);
    let still = of(&[("1-proeve", &silent)], &rate("2026-12-31"), world::catalogue_text());
    none(&still, "amount-out-of-date");

    // Of an amount that the Act fixes the finding says the Act's, or that it was not read.
    let owed = |piece: &str| {
        let restating =
            rate("2023-12-31").replace("kilde", &format!("gengiver = \"{piece}\"\nkilde"));
        let catalogue = of(&[("1-proeve", &silent)], &restating, world::catalogue_text());
        let told = |key: &str, it: &review::Finding| {
            it.problem.args.iter().find(|(name, _)| *name == key).map(|it| it.1.clone()).unwrap()
        };
        let findings = review::review(&catalogue, ON).findings;
        let out_of_date =
            findings.iter().find(|it| it.problem.code == "amount-out-of-date").unwrap();
        assert_eq!(out_of_date.law[0].id, piece);
        ["owed", "now", "mark"].map(|it| told(it, out_of_date))
    };
    assert_eq!(owed("lov/beloeb"), ["7 kr.", "2026", "S"]);
    assert_eq!(owed("lov/beloeb-uden-aaret"), ["unread", "2026", ""]);
    assert_eq!(owed("lov/beloeb-til-2025"), ["ended", "2025-08-31", ""]);

    assert_eq!(found(&still, "in-force-without-adoption"), ["Question: "]);
    let adopted = world::catalogue_text()
        .replace("vedtaget = \"ikke oplyst\"", "vedtaget = { af = \"byrådet\", den = 2019-12-01 }");
    none(&of(&[("1-proeve", &silent)], "", &adopted), "in-force-without-adoption");

    let approved = json!({ "godkendt": "2019-12-01" });
    let one_without = of(&[("1-en", &approved), ("2-to", &silent)], "", world::catalogue_text());
    assert_eq!(found(&one_without, "standard-without-approval"), ["Question: "]);
    none(&still, "standard-without-approval");
}

#[test]
fn a_complaint_limit_that_is_nowhere_printed() {
    let silent = json!({});
    let none_printed = standard(&silent);
    assert_eq!(found(&none_printed, "no-complaint-limit"), ["Question: "]);
    let printed = world::catalogue_text().replace(
        "frist = \"ikke oplyst\"",
        "frist = [{ id = \"klage\", hvad = \"klage\", inden = \"4 uger\", fra = \"ikke oplyst\" }]",
    );
    none(&of(&[("1-proeve", &silent)], "", &printed), "no-complaint-limit");
}

#[test]
fn below_the_law_is_only_said_on_a_ground_that_was_read() {
    for catalogue in
        [standard(&age(&json!({ "under": 60 }))), standard(&json!({ "lov": ["SEL § 3"] }))]
    {
        for finding in review::review(&catalogue, ON).findings {
            if finding.weight == Weight::BelowTheLaw {
                assert!(finding.law.iter().all(|it| it.verified), "{finding:?}");
            }
        }
    }
}
