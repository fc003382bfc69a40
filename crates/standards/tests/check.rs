//! Every finding of `check`, each on a small sound catalogue with one change in it.
//!
//! A finding is drawn as `file:line: code args`, and behind `»` what is underlined.

mod small;
mod support;

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use small::{changed, draw, pinned, sound};
use standards::library::{CatalogueId, Files};
use standards::problem::{Diagnostic, Severity};

const DAYS: [Date; 1] = [date(2026, 11, 25)];

fn check(files: &Files) -> String {
    draw(files, &standards::check::check(files, None, &DAYS))
}

/// What each change alone in the sound catalogue is told as, with what it was changed to.
fn each(changes: &[(&str, &str)]) -> String {
    let one = |(old, new): &(&str, &str)| {
        let is_new = |it: &&str| !it.trim().is_empty() && !old.lines().any(|old| old == *it);
        let gone = || format!("without {}", old.lines().next().unwrap_or_default());
        let title = new.lines().find(is_new).map_or_else(gone, |it| it.trim().to_owned());
        let told = check(&pinned(changed(&[(old, new)])));
        let told: Vec<String> = told.lines().map(|it| format!("  {it}\n")).collect();
        format!("{title}\n{}", told.concat())
    };
    changes.iter().map(one).collect()
}

#[test]
fn a_sound_catalogue_is_not_criticised() {
    insta::assert_snapshot!(check(&pinned(sound())), @"");
}

#[test]
fn an_unknown_name_is_told_with_the_nearest_wherever_it_stands() {
    let changes = [
        ("fakta = { alder = { fra = 18 } }", "fakta = { allder = { fra = 18 } }"),
        (
            r#"tekst = "Flytter"
naar = { fakta = { boform"#,
            r#"tekst = "Flytter"
naar = { fakta = { bofrom"#,
        ),
        (r#"plus = { fakta = "indtaegt" }"#, r#"plus = { fakta = "indtegt" }"#),
        (r#"over = "bevillinger""#, r#"over = "bevilinger""#),
        (r#"over = "bevillinger""#, r#"over = "boform""#),
        ("hvor = { paragraf = { er =", "hvor = { paragaf = { er ="),
        (r#"felt = "beloeb""#, r#"felt = "belob""#),
        (
            r#"foerste = "1 år"
derefter = "1 år"
fra = "indflytning""#,
            r#"foerste = "1 år"
derefter = "1 år"
fra = "indflyting""#,
        ),
        (r#"varsel-fra = "indflytning""#, r#"varsel-fra = "indflyting""#),
        (r#"begynder = "indflytning""#, r#"begynder = { seneste = ["ansoegning", "indflyting"] }"#),
        (
            r#"inden = "4 uger"
fra = "ansoegning""#,
            r#"inden = "4 uger"
fra = "ansoegt""#,
        ),
        (r#"sats = "1-graense""#, r#"sats = "1-grense""#),
        (r#"minus = { beregning = "rabat" }"#, r#"minus = { beregning = "rabbat" }"#),
        (
            r#"beregning = "egenbetaling"
kilde"#,
            r#"beregning = "egenbetalling"
kilde"#,
        ),
        (r#"paa-liste = "grupper""#, r#"paa-liste = "gruppen""#),
        (r#"dele = ["ude", "hjemme"]"#, r#"dele = ["ude", "hjeme"]"#),
        (r#"for = ["ikke-anden-hjaelp"]"#, r#"for = ["ikke-anden-hjelp"]"#),
        (r#"kun = ["ledsagelse"]"#, r#"kun = ["ledsagels"]"#),
        ("svar = { omfang-hjemme =", "svar = { omfang-hjem ="),
        (
            r#"godkendes = { svar = "udgift-godkendt" }"#,
            r#"godkendes = { svar = "udgift-godkent" }"#,
        ),
        (r#"pr = "bevillinger""#, r#"pr = "bevilinger""#),
        (r#"tilgang = { omfang = "timer" }"#, r#"tilgang = { omfang = "timerne" }"#),
        (r#"fra = { uklar = "fristens-start" }"#, r#"fra = { uklar = "frist-start" }"#),
        (r#"hjemmel = "lov-1/alder""#, r#"hjemmel = "lov-1/alderen""#),
        (r#"lov = ["LOV § 1"]"#, r#"lov = ["LOV § 11"]"#),
        (r#"til = "Rådgivningen""#, r#"til = "Rådgivning""#),
        (r#"vaerdi = "indflytning""#, r#"vaerdi = "indflyttet""#),
        (
            r#"plus = { fakta = "indtaegt" }"#,
            r#"plus = { fakta = "indtaegt", mindste = [{ sats = "1-graens" }] }"#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    fakta = { allder = { fra = 18 } }
      1-hjaelp.toml:27: unknown-fact id=allder near=alder » allder
    naar = { fakta = { bofrom
      1-hjaelp.toml:136: unknown-fact id=bofrom near=boform » bofrom
    plus = { fakta = "indtegt" }
      1-hjaelp.toml:154: unknown-fact id=indtegt near=indtaegt » "indtegt"
    over = "bevilinger"
      1-hjaelp.toml:22: example-differs id=udgift place=value expected={"text":"0 kr."} found=null » [eksempel.venter]
      1-hjaelp.toml:184: unknown-fact id=bevilinger near=bevillinger » "bevilinger"
    over = "boform"
      1-hjaelp.toml:22: example-differs id=udgift place=value expected={"text":"0 kr."} found=null » [eksempel.venter]
      1-hjaelp.toml:184: not-a-set id=boform » "boform"
    hvor = { paragaf = { er =
      1-hjaelp.toml:63: unknown-field id=paragaf near=paragraf » paragaf
    felt = "belob"
      1-hjaelp.toml:186: unknown-field id=belob near=beloeb » "belob"
    fra = "indflyting"
      1-hjaelp.toml:131: unknown-event id=indflyting near=indflytning » "indflyting"
    varsel-fra = "indflyting"
      1-hjaelp.toml:138: unknown-event id=indflyting near=indflytning » "indflyting"
    begynder = { seneste = ["ansoegning", "indflyting"] }
      1-hjaelp.toml:195: unknown-event id=indflyting near=indflytning » "indflyting"
    fra = "ansoegt"
      katalog.toml:37: unknown-event id=ansoegt near= » "ansoegt"
    sats = "1-grense"
      1-hjaelp.toml:155: unknown-rate id=1-grense near=1-graense » "1-grense"
      takster.toml:4: unused-rate id=1-graense » "1-graense"
    minus = { beregning = "rabbat" }
      1-hjaelp.toml:156: unknown-calculation id=rabbat near=rabat » "rabbat"
      1-hjaelp.toml:159: unused-calculation id=rabat » rabat
    beregning = "egenbetalling"
      1-hjaelp.toml:144: unknown-calculation id=egenbetalling near=egenbetaling » "egenbetalling"
      1-hjaelp.toml:147: unused-calculation id=egenbetaling » egenbetaling
    paa-liste = "gruppen"
      1-hjaelp.toml:55: unknown-list id=gruppen near=grupper » "gruppen"
      1-hjaelp.toml:93: unused-list id=grupper » "grupper"
    dele = ["ude", "hjeme"]
      1-hjaelp.toml:35: unknown-criterion id=hjeme near=hjemme » "hjeme"
      1-hjaelp.toml:46: unused-part id=hjemme » "hjemme"
    for = ["ikke-anden-hjelp"]
      1-hjaelp.toml:70: unknown-criterion id=ikke-anden-hjelp near=ikke-anden-hjaelp » "ikke-anden-hjelp"
    kun = ["ledsagels"]
      1-hjaelp.toml:71: unknown-item id=ledsagels near=ledsagelse » "ledsagels"
    svar = { omfang-hjem =
      1-hjaelp.toml:49: unknown-judgement id=omfang-hjem near=omfang-hjemme » omfang-hjem
      1-hjaelp.toml:77: unused-judgement id=omfang-hjemme » "omfang-hjemme"
    godkendes = { svar = "udgift-godkent" }
      1-hjaelp.toml:85: unused-judgement id=udgift-godkendt » "udgift-godkendt"
      1-hjaelp.toml:185: unknown-judgement id=udgift-godkent near=udgift-godkendt » "udgift-godkent"
    pr = "bevilinger"
      1-hjaelp.toml:88: unknown-fact id=bevilinger near=bevillinger » "bevilinger"
    tilgang = { omfang = "timerne" }
      1-hjaelp.toml:33: example-differs id=opsparing place=missing.facts expected={"id":"forbrug"} found=[] » [eksempel.venter]
      1-hjaelp.toml:193: unknown-scope id=timerne near=timer » "timerne"
    fra = { uklar = "frist-start" }
      1-hjaelp.toml:120: unknown-ambiguity id=frist-start near=fristens-start » "frist-start"
      1-hjaelp.toml:199: ambiguity-without-place id=fristens-start » "fristens-start"
    hjemmel = "lov-1/alderen"
      1-hjaelp.toml:26: unknown-basis id=lov-1/alderen near=lov-1/alder » "lov-1/alderen"
    lov = ["LOV § 11"]
      1-hjaelp.toml:4: unknown-law id=LOV § 11 near=LOV § 1 » "LOV § 11"
    til = "Rådgivning"
      katalog.toml:28: unknown-contact id=Rådgivning near=Rådgivningen » "Rådgivning"
    vaerdi = "indflyttet"
      1-hjaelp.toml:201: unknown-event id=indflyttet near= » "indflyttet"
    plus = { fakta = "indtaegt", mindste = [{ sats = "1-graens" }] }
      1-hjaelp.toml:154: unknown-rate id=1-graens near=1-graense » "1-graens"
    "#);
}

#[test]
fn a_condition_around_the_criteria_is_held_to_the_same_rules_as_a_criterion() {
    let changes = [
        (
            r#"tekst = "Flytter"
naar = { fakta = { boform = { er = "egen bolig" } } }"#,
            r#"tekst = "Flytter"
naar = { fakta = { boform = { er = "eget hus" } } }"#,
        ),
        (
            "naar = { fakta = { medlem = { er = true } } }",
            r#"naar = { fakta = { medlem = { er = "ja" } } }"#,
        ),
        (
            "naar = { fakta = { medlem = { er = true } } }",
            r#"naar = { fakta = { indtaegt = { over = "3 timer" } } }"#,
        ),
        ("naar = { fakta = { medlem = { er = true } } }", "naar = { fakta = { medlem = {} } }"),
        ("naar = { fakta = { medlem = { er = true } } }", r#"naar = { kriterium = "hjeme" }"#),
        (r#"hvor = { paragraf = { er = "LOV § 2" } }"#, r#"hvor = { fra = { er = "LOV § 2" } }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    naar = { fakta = { boform = { er = "eget hus" } } }
      1-hjaelp.toml:136: unknown-value near= known=egen bolig, botilbud » "eget hus"
    naar = { fakta = { medlem = { er = "ja" } } }
      1-hjaelp.toml:11: wrong-type expected=@type-boolean found= » "ja"
    naar = { fakta = { indtaegt = { over = "3 timer" } } }
      1-hjaelp.toml:11: wrong-unit unit=kr. pr. måned » "3 timer"
    naar = { fakta = { medlem = {} } }
      1-hjaelp.toml:11: empty-test » {}
    naar = { kriterium = "hjeme" }
      1-hjaelp.toml:11: unknown-criterion id=hjeme near=hjemme » "hjeme"
    hvor = { fra = { er = "LOV § 2" } }
      1-hjaelp.toml:63: wrong-type expected=@type-date found= » "LOV § 2"
    "#);
}

#[test]
fn an_id_is_told_once() {
    let changes = [
        (r#"id = "ude""#, r#"id = "hjemme""#),
        (r#"id = "mad""#, r#"id = "ledsagelse""#),
        (r#"id = "omfang-hjemme""#, r#"id = "ude""#),
        (
            r#"id = "udgift"
"#,
            r#"id = "ung"
"#,
        ),
        (
            r#"[[uklarhed]]
id = "ord""#,
            r#"[[uklarhed]]
id = "loerdag""#,
        ),
        (r#"{ id = "tre", vaerdi"#, r#"{ id = "to", vaerdi"#),
        (
            r#"kilde = "90"
"#,
            r#"kilde = "90"

[[sats]]
id = "1-graense"
tekst = "Igen"
fra = 2024-12-01
til = "ikke oplyst"
aar = "ikke oplyst"
vaerdi = "1 kr. pr. måned"
reguleres = "ikke oplyst"
kilde = "91"
"#,
        ),
        (
            r"[[folkepensionsalder]]
foedt-til",
            r#"[[stykke]]
id = "lov-1/alder"
lov = "LOV § 1"
henvisning = "LOV § 1"
tekst = "Igen"
status = "T"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til"#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    id = "hjemme"
      1-hjaelp.toml:35: unknown-criterion id=ude near= » "ude"
      1-hjaelp.toml:46: told-twice id=hjemme » "hjemme"
    id = "ledsagelse"
      1-hjaelp.toml:12: told-twice id=ledsagelse » "ledsagelse"
    id = "ude"
      1-hjaelp.toml:49: unknown-judgement id=omfang-hjemme near= » omfang-hjemme
      1-hjaelp.toml:77: told-twice id=ude » "ude"
      1-hjaelp.toml:77: unused-judgement id=ude » "ude"
    id = "ung"
      1-hjaelp.toml:15: told-twice id=ung » "ung"
    id = "loerdag"
      katalog.toml:40: place-without-readings id=loerdag » "loerdag"
      1-hjaelp.toml:209: told-twice-in-catalogue id=loerdag file=by/2024/katalog.toml » "loerdag"
      1-hjaelp.toml:211: note-with-place id=loerdag » true
    { id = "to", vaerdi
      1-hjaelp.toml:206: told-twice id=to » "to"
    [[sats]]
      takster.toml:14: rate-told-twice id=1-graense » "1-graense"
    [[stykke]]
      lov-1.toml:13: told-twice id=lov-1/alder » "lov-1/alder"
    "#);
}

#[test]
fn what_nobody_uses_is_told() {
    let changes = [
        (r#"svar = { omfang-hjemme = { fra = "noget" } }"#, "fakta = { medlem = { er = true } }"),
        (r#"dele = ["ude", "hjemme"]"#, r#"dele = ["hjemme"]"#),
        (r#"paa-liste = "grupper""#, r#"er = "LOV § 3""#),
        (r#"beregning = "udgift""#, r#"beregning = "opsparing""#),
        (r#"minus = { sats = "1-graense" }"#, r#"minus = "9000 kr. pr. måned""#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    fakta = { medlem = { er = true } }
      1-hjaelp.toml:77: unused-judgement id=omfang-hjemme » "omfang-hjemme"
    dele = ["hjemme"]
      1-hjaelp.toml:40: unused-part id=ude » "ude"
    er = "LOV § 3"
      1-hjaelp.toml:93: unused-list id=grupper » "grupper"
    beregning = "opsparing"
      1-hjaelp.toml:22: example-differs id=udgift place=value expected={"text":"0 kr."} found=null » [eksempel.venter]
      1-hjaelp.toml:180: unused-calculation id=udgift » udgift
    minus = "9000 kr. pr. måned"
      takster.toml:4: unused-rate id=1-graense » "1-graense"
    "#);
}

#[test]
fn steps_follow_each_other_without_a_hole_or_an_overlap() {
    let changes = [
        (r#"fra = "2 børn""#, r#"fra = "3 børn""#),
        (r#"giver = { uklar = "rabat-to" }"#, r#"til = "9 børn", giver = { uklar = "rabat-to" }"#),
        (r#"til = "1 barn""#, r#"fra = "1 barn", til = "1 barn""#),
        (
            r#"{ til = "1 barn", giver = "100 kr. pr. måned" },"#,
            r#"{ til = "1 barn", giver = "100 kr. pr. måned" },
    { fra = "1 barn", til = "1 barn", giver = "150 kr. pr. måned" },"#,
        ),
        (
            r#"{ til = "1 barn", giver = "100 kr. pr. måned" },"#,
            r#"{ til = "1 barn", giver = "100 kr. pr. måned" },
    { fra = "1 barn", til = "1 barn", giver = "ikke oplyst" },"#,
        ),
        (r#"til = "1 barn""#, r#"fra = "1 barn", under = "1 barn""#),
        (r#"af = { fakta = "antal-boern" }"#, r#"af = { fakta = "indtaegt" }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    fra = "3 børn"
      1-hjaelp.toml:167: steps-hole from=1 barn to=3 børn » { fra = "3 børn", giver = { uklar = "rab
    til = "9 børn", giver = { uklar = "rabat-to" }
      1-hjaelp.toml:167: steps-hole from=9 børn to=@reason-no-end » { fra = "2 børn", til = "9 børn", giver 
    fra = "1 barn", til = "1 barn"
      1-hjaelp.toml:166: steps-hole from=@reason-no-start to=1 barn » { fra = "1 barn", til = "1 barn", giver 
    { fra = "1 barn", til = "1 barn", giver = "150 kr. pr. måned" },
      1-hjaelp.toml:167: steps-overlap at=1 barn » { fra = "1 barn", til = "1 barn", giver 
    { fra = "1 barn", til = "1 barn", giver = "ikke oplyst" },
    fra = "1 barn", under = "1 barn"
      1-hjaelp.toml:166: step-empty » { fra = "1 barn", under = "1 barn", give
      1-hjaelp.toml:166: steps-hole from=@reason-no-start to=1 barn » { fra = "1 barn", under = "1 barn", give
      1-hjaelp.toml:167: steps-hole from=1 barn to=2 børn » { fra = "2 børn", giver = { uklar = "rab
    af = { fakta = "indtaegt" }
      1-hjaelp.toml:166: wrong-unit unit=kr. pr. måned found=børn » "1 barn"
      1-hjaelp.toml:167: wrong-unit unit=kr. pr. måned found=børn » "2 børn"
    "#);
}

#[test]
fn money_has_something_between_two_whole_amounts() {
    let changes = [
        (
            r#"af = { fakta = "antal-boern" }
afrunding = "ikke oplyst"
trin = [
    { til = "1 barn", giver = "100 kr. pr. måned" },
    { fra = "2 børn","#,
            r#"af = { fakta = "indtaegt" }
afrunding = "ikke oplyst"
trin = [
    { til = "1654 kr.", giver = "100 kr. pr. måned" },
    { fra = "1655 kr.","#,
        ),
        (
            r#"af = { fakta = "antal-boern" }
afrunding = "ikke oplyst"
trin = [
    { til = "1 barn", giver = "100 kr. pr. måned" },
    { fra = "2 børn","#,
            r#"af = { fakta = "indtaegt" }
afrunding = "ikke oplyst"
trin = [
    { til = "1654 kr.", giver = "100 kr. pr. måned" },
    { over = "1654 kr.", under = "1655 kr.", giver = "ikke oplyst" },
    { fra = "1655 kr.","#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    af = { fakta = "indtaegt" }
      1-hjaelp.toml:167: steps-hole from=1.654 kr. to=1.655 kr. » { fra = "1655 kr.", giver = { uklar = "r
    af = { fakta = "indtaegt" }
    "#);
}

#[test]
fn a_table_holds_everybody_and_one_row_at_a_time() {
    let changes = [
        (
            r#"    { naar = { fakta = { boform = { er = "egen bolig" } } }, giver = "20 kr." },
"#,
            "",
        ),
        (
            r#"{ naar = { fakta = { boform = { er = "egen bolig" } } }, giver"#,
            "{ naar = { fakta = { medlem = { er = true } } }, giver",
        ),
        (
            r#"{ naar = { fakta = { boform = { er = "egen bolig" } } }, giver"#,
            r#"{ naar = "ellers", giver"#,
        ),
        (
            r#"naar = "ellers"
hoejst = "15 timer""#,
            r#"naar = { fakta = { alder = { fra = 30 } } }
hoejst = "15 timer""#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    without     { naar = { fakta = { boform = { er = "egen bolig" } } }, giver = "20 kr." },
      1-hjaelp.toml:175: table-hole » [
    { naar = { fakta = { medlem = { er = true } } }, giver
      1-hjaelp.toml:175: table-hole » [
      1-hjaelp.toml:177: rows-overlap first=1 » { naar = { fakta = { medlem = { er = tru
    { naar = "ellers", giver
    naar = { fakta = { alder = { fra = 30 } } }
      1-hjaelp.toml:33: example-differs id=opsparing place=missing.facts expected={"id":"forbrug"} found=["alder"] » [eksempel.venter]
      1-hjaelp.toml:106: rows-overlap first=1 » [[omfang.timer.raekke]]
    "#);
}

#[test]
fn units_fit() {
    let changes = [
        (r#"minus = { sats = "1-graense" }"#, r#"minus = "9000 timer""#),
        (r#"plus = { fakta = "indtaegt" }"#, r#"plus = { fakta = "medlem" }"#),
        (r#"plus = { fakta = "indtaegt" }"#, r#"plus = "9000 kroner""#),
        (r#"mindst = "0 kr. pr. måned""#, r#"mindst = "0 timer""#),
        (r#"plus = [{ felt = "beloeb" },"#, r#"plus = [{ felt = "fra" },"#),
        (
            r#"tekst = "Egenbetaling"
art = "regnestykke"
enhed = "kr. pr. måned""#,
            r#"tekst = "Egenbetaling"
art = "regnestykke"
enhed = "kr. pr. måned""#,
        ),
        (
            r#"tekst = "Egenbetaling"
art = "regnestykke"
enhed = "kr. pr. måned""#,
            r#"tekst = "Egenbetaling"
art = "regnestykke"
enhed = "kr.""#,
        ),
        (
            r#"tekst = "Indtægten", plus = { fakta = "indtaegt" }"#,
            r#"tekst = "Indtægten", plus = { fakta = "indtaegt" }, andel = "3 kr.""#,
        ),
        (r#"giver = "100 kr. pr. måned""#, r#"giver = "hele beløbet""#),
        (
            r#"pr = "måned"
hoejst = "15 timer""#,
            r#"pr = "måned"
hoejst = "15 tmer""#,
        ),
        (r#"hoejst = "12 timer""#, r#"hoejst = "12 kr.""#),
        (r#"vaerdi = "300 kr. pr. måned""#, r#"vaerdi = "300 timer""#),
        (r#"borger = "en del af indtægten""#, r#"borger = "1.100 kr.""#),
        (r#"tilgang = { omfang = "timer" }"#, r#"tilgang = { sats = "1-graense" }"#),
        (
            "naar = { fakta = { medlem = { er = true } } }",
            r#"naar = { fakta = { indtaegt = { over = { fakta = "antal-boern" } } } }"#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    minus = "9000 timer"
      1-hjaelp.toml:155: wrong-unit unit=kr. pr. måned found=timer » "9000 timer"
      takster.toml:4: unused-rate id=1-graense » "1-graense"
    plus = { fakta = "medlem" }
      1-hjaelp.toml:154: not-a-number » { fakta = "medlem" }
    plus = "9000 kroner"
      1-hjaelp.toml:154: not-readable reason=@reason-unit » "9000 kroner"
    mindst = "0 timer"
      1-hjaelp.toml:151: wrong-unit unit=kr. pr. måned found=timer » "0 timer"
    plus = [{ felt = "fra" },
      1-hjaelp.toml:186: not-a-number » { felt = "fra" }
    without tekst = "Egenbetaling"
    enhed = "kr."
      1-hjaelp.toml:151: wrong-unit unit=kr. found=kr. pr. måned » "0 kr. pr. måned"
      1-hjaelp.toml:154: wrong-unit unit=kr. found=kr. pr. måned » { fakta = "indtaegt" }
      1-hjaelp.toml:155: wrong-unit unit=kr. found=kr. pr. måned » { sats = "1-graense" }
      1-hjaelp.toml:156: wrong-unit unit=kr. found=kr. pr. måned » { beregning = "rabat" }
    tekst = "Indtægten", plus = { fakta = "indtaegt" }, andel = "3 kr."
      1-hjaelp.toml:154: wrong-unit unit=% found=kr. » "3 kr."
    giver = "hele beløbet"
      1-hjaelp.toml:166: wrong-unit unit=kr. pr. måned found=børn » "hele beløbet"
    hoejst = "15 tmer"
      1-hjaelp.toml:101: not-readable reason=@reason-unit » "15 tmer"
    hoejst = "12 kr."
      1-hjaelp.toml:105: wrong-unit unit=timer pr. måned found=kr. » "12 kr."
    vaerdi = "300 timer"
      1-hjaelp.toml:167: wrong-unit unit=kr. pr. måned found=timer » { uklar = "rabat-to" }
    borger = "1.100 kr."
      1-hjaelp.toml:143: not-readable reason=@reason-number » "1.100 kr."
    tilgang = { sats = "1-graense" }
      1-hjaelp.toml:193: wrong-unit unit=timer found=kr. pr. måned » { sats = "1-graense" }
    naar = { fakta = { indtaegt = { over = { fakta = "antal-boern" } } } }
      1-hjaelp.toml:11: wrong-unit unit=kr. pr. måned found=børn » { fakta = "antal-boern" }
    "#);
}

#[test]
fn a_calculation_has_what_its_kind_needs_and_nothing_else() {
    let changes = [
        (
            r#"forbrug = { serie = "forbrug" }
"#,
            "",
        ),
        (
            r#"begynder = "indflytning"
afrunding"#,
            r#"begynder = "indflytning"
marginal = true
afrunding"#,
        ),
        (r#"plus = { fakta = "indtaegt" }"#, r#"plus = { fakta = "indtaegt" }, minus = "1 kr.""#),
        (r#"forbrug = { serie = "forbrug" }"#, r#"forbrug = { sum = "forbrug" }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    without forbrug = { serie = "forbrug" }
      1-hjaelp.toml:33: example-differs id=opsparing place=missing.facts expected={"id":"forbrug"} found=["indflytning"] » [eksempel.venter]
      1-hjaelp.toml:189: calculation-incomplete key=forbrug place=beregning.opsparing » opsparing
    marginal = true
      1-hjaelp.toml:196: key-without-effect key=marginal » marginal
    plus = { fakta = "indtaegt" }, minus = "1 kr."
      1-hjaelp.toml:154: line-not-plus-or-minus » { tekst = "Indtægten", plus = { fakta = 
    forbrug = { sum = "forbrug" }
      1-hjaelp.toml:33: example-differs id=opsparing place=missing.facts expected={"id":"forbrug"} found=["indflytning"] » [eksempel.venter]
      1-hjaelp.toml:194: use-is-no-series » { sum = "forbrug" }
    "#);
}

#[test]
fn no_calculation_needs_its_own_result() {
    let changes = [
        (r#"minus = { beregning = "rabat" }"#, r#"minus = { beregning = "egenbetaling" }"#),
        (r#"af = { fakta = "antal-boern" }"#, r#"af = { beregning = "egenbetaling" }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    minus = { beregning = "egenbetaling" }
      1-hjaelp.toml:147: circle id=egenbetaling » egenbetaling
      1-hjaelp.toml:159: unused-calculation id=rabat » rabat
    af = { beregning = "egenbetaling" }
      1-hjaelp.toml:147: circle id=egenbetaling » egenbetaling
      1-hjaelp.toml:159: circle id=rabat » rabat
      1-hjaelp.toml:166: wrong-unit unit=kr. pr. måned found=børn » "1 barn"
      1-hjaelp.toml:167: wrong-unit unit=kr. pr. måned found=børn » "2 børn"
    "#);
}

#[test]
fn an_ambiguity_has_its_place_or_says_that_it_is_a_note() {
    let changes = [
        (r#"fra = { uklar = "fristens-start" }"#, r#"fra = "ansoegning""#),
        (
            r#"tekst = "Hvad starter fristen?""#,
            r#"tekst = "Hvad starter fristen?"
kun-note = true
beroerer = ["afgoerelse"]"#,
        ),
        (
            r#"beroerer = ["behov", "timer", "rabat"]
"#,
            "",
        ),
        (r#"beroerer = ["behov", "timer", "rabat"]"#, r#"beroerer = ["behovet", "timer"]"#),
        (
            r#"laesninger = [{ id = "ansoegt", vaerdi = "ansoegning" }, { id = "flyttet", vaerdi = "indflytning" }]
"#,
            "",
        ),
        (r#", { id = "flyttet", vaerdi = "indflytning" }"#, ""),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    fra = "ansoegning"
      1-hjaelp.toml:199: ambiguity-without-place id=fristens-start » "fristens-start"
    kun-note = true
      1-hjaelp.toml:201: note-with-place id=fristens-start » true
    without beroerer = ["behov", "timer", "rabat"]
      1-hjaelp.toml:209: note-concerns-nothing id=ord » "ord"
    beroerer = ["behovet", "timer"]
      1-hjaelp.toml:212: unknown-piece id=behovet near=behov » "behovet"
    without laesninger = [{ id = "ansoegt", vaerdi = "ansoegning" }, { id = "flyttet", vaerdi = "indflytning" }]
      1-hjaelp.toml:120: place-without-readings id=fristens-start » "fristens-start"
    without , { id = "flyttet", vaerdi = "indflytning" }
      1-hjaelp.toml:201: one-reading-only id=fristens-start » [{ id = "ansoegt", vaerdi = "ansoegning"
    "#);
}

#[test]
fn a_reading_fills_its_place_and_fits_it() {
    let changes = [
        (r#"{ id = "nej", vaerdi = false }"#, r#"{ id = "nej", vaerdi = "nej" }"#),
        (r#"{ id = "nej", vaerdi = false }"#, r#"{ id = "nej" }"#),
        (r#"{ uklar = "rabat-to" }"#, r#"{ uklar = "rabat-to.to" }"#),
        (
            r#"{ id = "tre", vaerdi = "300 kr. pr. måned" }"#,
            r#"{ id = "tre", vaerdi = "300 kr. pr. måned", vaerdier = { tre = "1 kr." } }"#,
        ),
        (
            r#"{ id = "tre", vaerdi = "300 kr. pr. måned" }"#,
            r#"{ id = "tre", vaerdi = { uklar = "rabat-to" } }"#,
        ),
        (
            r#"tekst = "Er rabatten 200 eller 300?""#,
            r#"tekst = "Er rabatten 200 eller 300?"
praksis = { laesning = "toe", af = "byrådet", den = 2024-01-15, hvorfor = "Trykt" }"#,
        ),
        ("fakta = { alder = { fra = 18 } }", r#"fakta = { alder = { uklar = "rabat-to" } }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    { id = "nej", vaerdi = "nej" }
      katalog.toml:48: reading-does-not-fit id=loerdag reading=nej » { id = "nej", vaerdi = "nej" }
    { id = "nej" }
      katalog.toml:48: reading-without-value id=loerdag reading=nej » { id = "nej" }
    { uklar = "rabat-to.to" }
      1-hjaelp.toml:206: reading-without-value id=rabat-to reading=to » { id = "to", vaerdi = "200 kr. pr. måned
      1-hjaelp.toml:206: reading-fills-nothing id=rabat-to reading=to » "200 kr. pr. måned"
      1-hjaelp.toml:206: reading-without-value id=rabat-to reading=tre » { id = "tre", vaerdi = "300 kr. pr. måne
      1-hjaelp.toml:206: reading-fills-nothing id=rabat-to reading=tre » "300 kr. pr. måned"
    { id = "tre", vaerdi = "300 kr. pr. måned", vaerdier = { tre = "1 kr." } }
      1-hjaelp.toml:206: reading-fills-nothing id=rabat-to reading=tre » tre
    { id = "tre", vaerdi = { uklar = "rabat-to" } }
      1-hjaelp.toml:204: circle id=rabat-to » "rabat-to"
    praksis = { laesning = "toe", af = "byrådet", den = 2024-01-15, hvorfor = "Trykt" }
      1-hjaelp.toml:206: unknown-reading id=rabat-to near=to known=to, tre » "toe"
    fakta = { alder = { uklar = "rabat-to" } }
      1-hjaelp.toml:27: reading-does-not-fit id=rabat-to reading=to » { uklar = "rabat-to" }
    "#);
}

#[test]
fn what_stands_beside_an_unclear_place_would_be_lost_and_is_an_error() {
    let changes = [
        (
            r#"tekst = "Flytter"
naar = { fakta = { boform = { er = "egen bolig" } } }"#,
            r#"tekst = "Flytter"
naar = { uklar = "rabat-to", fakta = { boform = { er = "egen bolig" } } }"#,
        ),
        (r#"giver = { uklar = "rabat-to" }"#, r#"giver = { uklar = "rabat-to", andel = "50 %" }"#),
    ];
    let told = each(&changes);
    let beside: Vec<&str> =
        told.lines().filter(|it| it.contains("beside-unclear")).map(str::trim).collect();
    insta::assert_snapshot!(beside.join("\n"), @"
    1-hjaelp.toml:136: error beside-unclear key=fakta » fakta
    1-hjaelp.toml:167: error beside-unclear key=andel » andel
    ");
    // The words and the lines of a place are about the place.
    let words = (
        r#"fra = { uklar = "fristens-start" }"#,
        r#"fra = { uklar = "fristens-start", tekst = "Uklart", kilde = "30" }"#,
    );
    insta::assert_snapshot!(check(&pinned(changed(&[words]))), @"");
    let files = pinned(changed(&changes[..1]));
    let found = standards::check::check(&files, None, &DAYS);
    let beside = found.iter().find(|it| it.problem.code == "beside-unclear");
    assert_eq!(beside.map(|it| it.severity), Some(Severity::Error));
}

#[test]
fn the_act_is_read_and_in_force_and_only_the_act_opens_it() {
    let changes = [
        (
            r#"status = "T"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til"#,
            r#"status = "S"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til"#,
        ),
        ("fra = 2020-01-01", "fra = 2025-01-01"),
        (r#"for = ["ikke-anden-hjaelp"]"#, r#"for = ["fyldt-18"]"#),
        (
            r#"hjemmel = "lov-1/alder"
"#,
            "",
        ),
        (
            r#"kilde = "10"

[[kriterium]]
id = "behov""#,
            r#"gengiver = "lov-1/alderen"
kilde = "10"

[[kriterium]]
id = "behov""#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    status = "S"
      1-hjaelp.toml:11: example-differs id=ung place=outcome expected="not_entitled" found="outside_standard" » [eksempel.venter]
      1-hjaelp.toml:26: basis-not-verified id=fyldt-18 basis=lov-1/alder » "lov-1/alder"
    fra = 2025-01-01
      1-hjaelp.toml:11: example-differs id=ung place=outcome expected="not_entitled" found="outside_standard" » [eksempel.venter]
      1-hjaelp.toml:26: basis-not-in-force id=fyldt-18 basis=lov-1/alder day=2024-01-01 » "lov-1/alder"
    for = ["fyldt-18"]
      1-hjaelp.toml:11: example-differs id=ung place=outcome expected="not_entitled" found="undecided" » [eksempel.venter]
      1-hjaelp.toml:70: opens-the-act id=dog-medlem opened=fyldt-18 » ["fyldt-18"]
    without hjemmel = "lov-1/alder"
      1-hjaelp.toml:21: act-without-basis id=fyldt-18 » [[kriterium]]
    gengiver = "lov-1/alderen"
      1-hjaelp.toml:28: unknown-basis id=lov-1/alderen near=lov-1/alder » "lov-1/alderen"
    "#);
}

#[test]
fn the_document_is_found_again() {
    let changes = [
        (
            r#"kilde = "10"

[[kriterium]]
id = "behov""#,
            r#"kilde = "10, 99-101"

[[kriterium]]
id = "behov""#,
        ),
        (
            r#"tekst = "En borger på 17"
standard = "1-hjaelp"
den = 2024-06-01
kilde = "10""#,
            r#"tekst = "En borger på 17"
standard = "1-hjaelp"
den = 2024-06-01
kilde = "200""#,
        ),
        (
            r#"kilde = "11"
"#,
            "",
        ),
        (
            r#"kilde = "20"
"#,
            "",
        ),
        (
            r#"kilde = "30"
"#,
            "",
        ),
        (
            r#"kilde = "40"
"#,
            "",
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    kilde = "10, 99-101"
      1-hjaelp.toml:28: source-beyond-document line=101 last=100 » "10, 99-101"
    kilde = "200"
      1-hjaelp.toml:8: source-beyond-document line=200 last=100 » "200"
    without kilde = "11"
      1-hjaelp.toml:31: no-source id=behov » "behov"
    without kilde = "20"
      1-hjaelp.toml:97: no-source id=timer » timer
    without kilde = "30"
      1-hjaelp.toml:117: no-source id=afgoerelse » "afgoerelse"
    without kilde = "40"
      1-hjaelp.toml:141: no-source id=egenbetaling » "egenbetaling"
    "#);
}

#[test]
fn whoever_judges_and_whoever_complains_is_told_how() {
    let changes = [
        (
            r#"skoen = { af = "sagsbehandler", vejledning = "Se på hele dagen" }"#,
            r#"skoen = { af = "sagsbehandler" }"#,
        ),
        (
            r#"vejledning = "Sammenlign med andre"
"#,
            "",
        ),
        ("klage = { adgang = true }", r#"klage = "ikke oplyst""#),
        ("klage = { adgang = true }", r#"klage = { andetsteds = "katalogets klageregler" }"#),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    skoen = { af = "sagsbehandler" }
      1-hjaelp.toml:43: judgement-without-guidance id=ude » { af = "sagsbehandler" }
    without vejledning = "Sammenlign med andre"
      1-hjaelp.toml:85: judgement-without-guidance id=udgift-godkendt » "udgift-godkendt"
    klage = "ikke oplyst"
      1-hjaelp.toml:125: no-complaint-rule » "ikke oplyst"
    klage = { andetsteds = "katalogets klageregler" }
    "#);
}

#[test]
fn a_catalogue_says_whose_and_when_it_is() {
    let changes = [
        (r#"kommunekode = "999""#, r#"kommunekode = "0999""#),
        (r#"gaelder-til = "ikke oplyst""#, "gaelder-til = 2023-12-31"),
        ("gaelder-fra = 2024-01-01", r#"gaelder-fra = "ikke oplyst""#),
        ("til = 2024-12-31", "til = 2023-12-31"),
        (
            r#"vaerdi = "9000 kr. pr. måned"
"#,
            "",
        ),
        (
            r#"inden = "4 uger"
fra = "ansoegning""#,
            r#"fra = "ansoegning""#,
        ),
        (
            r#"inden = "4 uger"
fra = { uklar"#,
            r#"inden = "4 uger"
foer = "1 uge"
fra = { uklar"#,
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    kommunekode = "0999"
      katalog.toml:3: not-a-municipality-code found=0999 » "0999"
    gaelder-til = 2023-12-31
      katalog.toml:8: ends-before-it-begins » 2023-12-31
    gaelder-fra = "ikke oplyst"
      katalog.toml:7: no-first-day » "ikke oplyst"
    til = 2023-12-31
      takster.toml:7: ends-before-it-begins » 2023-12-31
    without vaerdi = "9000 kr. pr. måned"
      1-hjaelp.toml:155: not-a-number » { sats = "1-graense" }
      takster.toml:4: rate-without-value id=1-graense » "1-graense"
    without inden = "4 uger"
      katalog.toml:34: limit-not-one-length id=klage » "klage"
    foer = "1 uge"
      1-hjaelp.toml:117: limit-not-one-length id=afgoerelse » "afgoerelse"
    "#);
}

#[test]
fn the_vocabulary_can_be_asked_answered_and_explained() {
    let changes = [
        (
            r#"vaerdier = ["egen bolig", "botilbud"]
"#,
            "",
        ),
        (
            r#"hvorfor = "Rabatten gives pr. barn"
"#,
            "",
        ),
        (r#"enhed = "børn""#, r#"enhed = "unger""#),
        (
            r#"hvorfor = "Medlemmer behandles for sig""#,
            r#"hvorfor = "Medlemmer"
felter = { a = { da = "A", en = "A", type = "dato" } }"#,
        ),
        (
            r#"vaerdier = ["intet", "noget", "meget"]
"#,
            "",
        ),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    without vaerdier = ["egen bolig", "botilbud"]
      1-hjaelp.toml:32: unknown-value near= known= place=facts.boform » "egen bolig"
      1-hjaelp.toml:104: unknown-value near= known= » "botilbud"
      1-hjaelp.toml:136: unknown-value near= known= » "egen bolig"
      1-hjaelp.toml:176: unknown-value near= known= » "botilbud"
      1-hjaelp.toml:177: unknown-value near= known= » "egen bolig"
      fakta.toml:9: no-values id=boform » boform
    without hvorfor = "Rabatten gives pr. barn"
      fakta.toml:23: fact-without-why id=antal-boern » antal-boern
    enhed = "unger"
      fakta.toml:27: unknown-unit unit=unger » "unger"
    hvorfor = "Medlemmer"
      fakta.toml:35: fields-without-records id=medlem » { a = { da = "A", en = "A", type = "dato
    without vaerdier = ["intet", "noget", "meget"]
      1-hjaelp.toml:49: unknown-value near= known= » "noget"
      1-hjaelp.toml:79: no-values id=omfang-hjemme » "niveau"
    "#);
}

#[test]
fn a_criterion_that_decides_says_whose_word_it_is() {
    let changes = [(
        r#"tekst = "Har behov"
virkning = "kræves"
styrke = "standard""#,
        r#"tekst = "Har behov"
virkning = "kræves""#,
    )];
    insta::assert_snapshot!(each(&changes), @r#"
    without tekst = "Har behov"
      1-hjaelp.toml:31: no-force id=behov » "behov"
    "#);
}

#[test]
fn pension_ages_follow_each_other_without_a_gap() {
    let changes = [
        ("foedt-fra = 1963-01-01", "foedt-fra = 1963-02-01"),
        (
            "foedt-fra = 1963-01-01",
            r"foedt-fra = 1963-01-01
foedt-til = 1970-12-31",
        ),
    ];
    insta::assert_snapshot!(each(&changes), @"
    foedt-fra = 1963-02-01
      lov-1.toml:18: pension-rows-do-not-follow » [[folkepensionsalder]]
    foedt-til = 1970-12-31
      lov-1.toml:18: pension-rows-do-not-follow » [[folkepensionsalder]]
    ");
}

#[test]
fn an_example_still_holds_and_says_something() {
    let changes = [
        (r#"outcome = "not_entitled""#, r#"outcome = "entitled""#),
        (r#"outcome = "not_entitled""#, r#"catalogue = "by/2024""#),
        (r#"outcome = "not_entitled""#, r#"interplay = [{ effect = "set_off" }]"#),
        (
            r#"outcome = "not_entitled""#,
            r#"outcome = "not_entitled"
[eksempel.venter-ikke]
outcome = "not_entitled""#,
        ),
        (r#"beregning = "udgift""#, r#"beregning = "udgifter""#),
        (
            r#"tekst = "En borger på 17"
standard = "1-hjaelp""#,
            r#"tekst = "En borger på 17"
standard = "1-hjelp""#,
        ),
        ("alder = 17", "aldr = 17"),
    ];
    insta::assert_snapshot!(each(&changes), @r#"
    outcome = "entitled"
      1-hjaelp.toml:11: example-differs id=ung place=outcome expected="entitled" found="not_entitled" » [eksempel.venter]
    catalogue = "by/2024"
      1-hjaelp.toml:11: example-asserts-nothing id=ung » [eksempel.venter]
    interplay = [{ effect = "set_off" }]
      1-hjaelp.toml:11: example-differs id=ung place=interplay expected={"effect":"set_off"} found=["2"] » [eksempel.venter]
    [eksempel.venter-ikke]
      1-hjaelp.toml:13: example-holds-forbidden id=ung » [eksempel.venter-ikke]
    beregning = "udgifter"
      1-hjaelp.toml:19: unknown-calculation id=udgifter near=udgift » "udgifter"
      1-hjaelp.toml:180: unused-calculation id=udgift » udgift
    standard = "1-hjelp"
      1-hjaelp.toml:6: unknown-standard id=1-hjelp near=1-hjaelp known=1-hjaelp » "1-hjelp"
    aldr = 17
      1-hjaelp.toml:10: unknown-fact id=aldr near=alder place=facts.aldr » aldr
    "#);
}

#[test]
fn the_pinned_law_is_the_one_that_is_there() {
    let files = changed(&[("PIN", "0000")]);
    insta::assert_snapshot!(check(&files), @r#"katalog.toml:15: other-national-layer edition=2026-01-01 right=fff7c701e290af82244e618a7efc7362bf19c08160995569e489822c5e721fe1 » "0000""#);
    let files = pinned(changed(&[(r#"udgave = "2026-01-01""#, r#"udgave = "2025-01-01""#)]));
    insta::assert_snapshot!(check(&files), @r#"
    katalog.toml:14: no-national-layer edition=2025-01-01 » "2025-01-01"
    katalog.toml:15: other-national-layer edition=2025-01-01 right= » "fff7c701e290af82244e618a7efc7362bf19c08
    1-hjaelp.toml:4: unknown-law id=LOV § 1 near= » "LOV § 1"
    1-hjaelp.toml:26: unknown-basis id=lov-1/alder near= » "lov-1/alder"
    "#);
}

#[test]
fn a_criterion_of_the_law_names_what_there_is() {
    let law = r#"laest-i = "Lovsamlingen"
[stykke.kriterium]
id = "lov-alder"
tekst = "Fra 18 år"
virkning = "åbner"
for = ["lov-aldr"]
styrke = "lov"
hjemmel = "lov-1/aldr"
fakta = { aldr = { fra = 18 } }

[[folkepensionsalder]]
foedt-til"#;
    let changes = [("laest-i = \"Lovsamlingen\"\n\n[[folkepensionsalder]]\nfoedt-til", law)];
    insta::assert_snapshot!(each(&changes), @r#"
    [stykke.kriterium]
      1-hjaelp.toml:1: unknown-criterion id=lov-aldr near=lov-alder » 
      lov-1.toml:15: unknown-criterion id=lov-aldr near=lov-alder » "lov-aldr"
      lov-1.toml:17: unknown-basis id=lov-1/aldr near=lov-1/alder » "lov-1/aldr"
      lov-1.toml:18: unknown-fact id=aldr near=alder » aldr
    "#);
}

#[test]
fn one_catalogue_can_be_checked_alone() {
    let files = pinned(changed(&[(r#"kommunekode = "999""#, r#"kommunekode = "99""#)]));
    let mut res = String::new();
    for version in ["2024", "2042"] {
        let id = CatalogueId { municipality: "by".into(), version: version.into() };
        res += &draw(&files, &standards::check::check(&files, Some(&id), &DAYS));
    }
    insta::assert_snapshot!(res, @r#"
    katalog.toml:3: not-a-municipality-code found=99 » "99"
    katalog.toml:1: error unknown-catalogue id=by/2042 near=by/2024 »
    "#);
}

#[test]
fn a_folder_without_a_catalogue_is_an_error() {
    insta::assert_snapshot!(check(&Files::default()), @"katalog.toml:1: error no-catalogue »");
}

#[test]
fn what_cannot_be_read_is_told_with_everything_else_that_cannot() {
    let changes = [
        (r#"type = "valg""#, r#"type = "vlg""#),
        (
            r#"status = "T"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til"#,
            r#"status = "X"
laest-i = "Lovsamlingen"

[[folkepensionsalder]]
foedt-til"#,
        ),
        (r#"kommunekode = "999""#, "kommunekode = 999"),
        ("aar = 2024", "aar = 2024.5"),
        (r#"art = "konto""#, r#"art = "kontoen""#),
        (r#"outcome = "not_entitled""#, "outcome = "),
    ];
    insta::assert_snapshot!(check(&changed(&changes)), @r#"
    1-hjaelp.toml:12: error syntax reason=string values must be quoted, expected literal string » 
    katalog.toml:3: error wrong-type expected=@type-string found=@type-integer » 999
    1-hjaelp.toml:191: error unknown-word found=kontoen near=konto known=regnestykke, trin, tabel, pr-post, konto » "kontoen"
    takster.toml:8: error float » 2024.5
    fakta.toml:12: error unknown-word found=vlg near=valg known=ja-nej, tal, beløb, tid, varighed, længde, andel, dato, valg, trin, kode, alder, poster » "vlg"
    lov-1.toml:9: error unknown-word found=X near=T known=T, Q, S, N, ≠ » "X"
    "#);
}

/// What is accepted in the project's own catalogues, and why.
const ACCEPTED: [(&str, &str); 10] = [
    (
        "101-rusmiddelbehandling.toml: rows-overlap first=1",
        "the kind of treatment goes before the number of talks, which the document counts for \
         outpatients only; the note says so",
    ),
    (
        "107-midlertidigt-botilbud.toml: unused-list id=107-faelles-hjaelpemidler",
        "printed for the reader; which aids are shared decides nothing that is reckoned here",
    ),
    (
        "108-laengerevarende-botilbud.toml: unused-list id=108-faelles-hjaelpemidler",
        "printed for the reader; which aids are shared decides nothing that is reckoned here",
    ),
    (
        "109-krisecenter.toml: no-complaint-rule",
        "the document says nothing of complaints about crisis centres",
    ),
    (
        "83-madservice.toml: no-complaint-rule",
        "Lemvig says nothing of complaints about this service",
    ),
    (
        "99-stoette-og-kontaktperson.toml: no-complaint-rule",
        "Lemvig says nothing of complaints about this service",
    ),
    (
        "forebyggende-indsatser.toml: no-complaint-rule",
        "Lemvig says nothing of complaints about this service",
    ),
    (
        "110-forsorgshjem.toml: no-complaint-rule",
        "the document says nothing of complaints about shelters",
    ),
    (
        "110-forsorgshjem.toml: basis-not-in-force id=uden-bolig-der-kan-bruges \
         basis=sel-110/personkreds day=2023-01-01",
        "the Act was read as it stands from 1 October 2023; until then the standard's word counts",
    ),
    (
        "takster.toml: unused-rate id=raadighed-mad",
        "the part of the allowance that is for food; no rule of the document reckons with it",
    ),
];

#[test]
fn the_projects_own_catalogues_have_no_errors_and_only_the_accepted_findings() {
    let files = support::files();
    let found = standards::check::check(&files, None, &DAYS);
    let errors = found.iter().filter(|it| it.severity == Severity::Error).cloned();
    insta::assert_snapshot!(draw(&files, &errors.collect::<Vec<_>>()), @"");
    let found: BTreeSet<String> = found.iter().map(without_its_line).collect();
    let accepted: BTreeSet<String> = ACCEPTED.iter().map(|(it, _)| (*it).to_owned()).collect();
    let new: Vec<&String> = found.difference(&accepted).collect();
    let gone: Vec<&String> = accepted.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "new: {new:#?}\naccepted, but gone: {gone:#?}");
}

/// Lines move with every edit; what is accepted is the finding.
fn without_its_line(it: &Diagnostic) -> String {
    let mut said = vec![format!("{}:", it.file.rsplit('/').next().unwrap_or_default())];
    said.push(it.problem.code.to_owned());
    said.extend(it.problem.args.iter().map(|(name, it)| format!("{name}={it}")));
    said.join(" ")
}
