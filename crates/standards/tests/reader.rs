//! Reading (*læsning*): all or nothing, every error at once, each with its place.

mod small;

use standards::format::{RatesFile, VocabularyFile};
use standards::library::{CatalogueId, Files, Which, read, read_catalogue, read_vocabulary};

use small::{changed, draw, pinned, sound};

fn id() -> CatalogueId {
    CatalogueId { municipality: "by".into(), version: "2024".into() }
}

/// Reads the whole small catalogue: how many standards it has, or every error.
fn whole(files: &Files) -> String {
    match read_catalogue(files, &id(), Which::All) {
        Ok(catalogue) => format!("read, {} standard", catalogue.standards.len()),
        Err(errors) => draw(files, &errors),
    }
}

fn with(changes: &[(&str, &str)]) -> String {
    whole(&pinned(changed(changes)))
}

/// Reads one text as a vocabulary.
fn vocabulary(text: &str) -> String {
    match read::<VocabularyFile>("fakta.toml", text) {
        Ok(file) => format!("{} facts", file.value.facts.len()),
        Err(errors) => draw(&one("fakta.toml", text), &errors),
    }
}

/// Reads one text as rates.
fn rates(text: &str) -> String {
    match read::<RatesFile>("takster.toml", text) {
        Ok(file) => format!("{} rates", file.value.rates.len()),
        Err(errors) => draw(&one("takster.toml", text), &errors),
    }
}

fn one(name: &str, text: &str) -> Files {
    Files([(name.to_owned(), text.to_owned())].into())
}

const FACT: &str = r#"format = 1
[fakta.alder]
da = "Alder"
en = "Age"
type = "alder"
"#;

#[test]
fn a_sound_catalogue_reads() {
    insta::assert_snapshot!(whole(&pinned(sound())), @"read, 1 standard");
}

#[test]
fn all_errors_of_all_files_come_at_once() {
    insta::assert_snapshot!(with(&[
        (r#"type = "valg""#, r#"type = "vlag""#),
        ("kommunekode", "komunekode"),
        (r#"vaerdi = "9000 kr. pr. måned""#, r#"vaerdi = "9.000 kr. pr. måned""#),
        (r#"virkning = "typisk""#, r#"virkning = "typsk""#),
        (r#"inden = "4 uger"
fra = { uklar"#, r#"inden = "4 ugr"
fra = { uklar"#),
        (r#"id = "fyldt-18""#, r#"id = "Fyldt 18""#),
    ]), @r#"
    katalog.toml:3: error unknown-key key=komunekode near=kommunekode known=format, kommune, kommunekode, navn, enhed, vedtaget, gaelder-fra, tidligst, gaelder-til, kendt-fra, national, dokument, kontakt, princip, sagsgang, klage, frist, fristberegning, kompetence, uklarhed, overgang, mangler-standarder » komunekode
    katalog.toml:1: error missing-key key=kommunekode » 
    takster.toml:9: error not-readable reason=@reason-number » "9.000 kr. pr. måned"
    fakta.toml:12: error unknown-word found=vlag near=valg known=ja-nej, tal, beløb, tid, varighed, længde, andel, dato, valg, trin, kode, alder, poster » "vlag"
    1-hjaelp.toml:22: error not-an-id found=Fyldt 18 » "Fyldt 18"
    1-hjaelp.toml:54: error unknown-word found=typsk near=typisk known=kræves, udelukker, typisk, typisk imod, åbner, del » "typsk"
    1-hjaelp.toml:119: error not-readable reason=@reason-period » "4 ugr"
    "#);
}

#[test]
fn a_syntax_error_does_not_hide_what_comes_after_it() {
    let text = "format = 1\n[fakta.a]\nda = \nen = \"A\"\ntype = \"datoo\"\n[fakta.b\nda = \"B\"\n";
    insta::assert_snapshot!(vocabulary(text), @r#"
    fakta.toml:6: error syntax reason=unclosed table, expected `]` » 
    fakta.toml:3: error syntax reason=string values must be quoted, expected literal string » 
    fakta.toml:5: error unknown-word found=datoo near=dato known=ja-nej, tal, beløb, tid, varighed, længde, andel, dato, valg, trin, kode, alder, poster » "datoo"
    fakta.toml:7: error unknown-key key=da near= known=format, fakta, haendelse » da
    "#);
}

#[test]
fn an_unknown_key_names_the_nearest_and_those_there_are() {
    insta::assert_snapshot!(vocabulary(&FACT.replace("type", "typ")), @"
    fakta.toml:5: error unknown-key key=typ near=type known=da, en, type, enhed, vaerdier, felter, om, diagnose, fra, hvorfor, spoergsmaal, question » typ
    fakta.toml:2: error missing-key key=type » [fakta.alder]
    ");
}

#[test]
fn a_key_that_must_be_there_is_asked_for() {
    insta::assert_snapshot!(with(&[("identitet = \"ikke oplyst\"\n", "")]), @"1-hjaelp.toml:1: error missing-key key=identitet »");
}

#[test]
fn a_key_told_twice_is_an_error() {
    insta::assert_snapshot!(vocabulary(&FACT.replace("en =", "da =")), @"
    fakta.toml:4: error syntax reason=duplicate key » da
    fakta.toml:2: error missing-key key=en » [fakta.alder]
    ");
}

#[test]
fn a_value_of_another_type_is_told_with_both_types() {
    insta::assert_snapshot!(vocabulary(&FACT.replace("\"Alder\"", "3")), @"fakta.toml:3: error wrong-type expected=@type-string found=@type-integer » 3");
    insta::assert_snapshot!(vocabulary(&FACT.replace("\"Alder\"", "[\"Alder\"]")), @r#"fakta.toml:3: error wrong-type expected=@type-string found=@type-array » ["Alder"]"#);
    insta::assert_snapshot!(vocabulary("format = 1\nfakta = 3\n"), @"fakta.toml:2: error wrong-type expected=@type-object found=@type-integer » 3");
}

#[test]
fn a_number_is_whole_or_a_text_with_a_decimal_comma() {
    let rate = |value: &str| {
        format!(
            "format = 1\n[[sats]]\nid = \"a\"\ntekst = \"A\"\nfra = \"ikke oplyst\"\ntil = \"ikke oplyst\"\n\
             aar = 2024\nvaerdi = {value}\nreguleres = \"ikke oplyst\"\nkilde = \"1\"\n"
        )
    };
    insta::assert_snapshot!(rates(&rate("\"93,38 kr. pr. døgn\"")), @"1 rates");
    insta::assert_snapshot!(rates(&rate("93.38")), @"takster.toml:8: error float » 93.38");
    insta::assert_snapshot!(rates(&rate("\"93.38 kr.\"")), @r#"takster.toml:8: error not-readable reason=@reason-number » "93.38 kr.""#);
    insta::assert_snapshot!(rates(&rate("\"93,38 kroner\"")), @r#"takster.toml:8: error not-readable reason=@reason-unit » "93,38 kroner""#);
    insta::assert_snapshot!(rates(&rate("1e3")), @"takster.toml:8: error float » 1e3");
    insta::assert_snapshot!(rates(&rate("nan")), @"takster.toml:8: error float » nan");
    insta::assert_snapshot!(rates(&rate("93")), @"takster.toml:8: error wrong-type expected=@type-string|@type-null found=@type-integer » 93");
    insta::assert_snapshot!(rates(&rate("true")), @"takster.toml:8: error wrong-type expected=@type-string|@type-null found=@type-boolean » true");
    insta::assert_snapshot!(rates(&rate("\"99999999999999999999999999 kr.\"")), @r#"takster.toml:8: error not-readable reason=@reason-number » "99999999999999999999999999 kr.""#);
    insta::assert_snapshot!(rates(&rate("1").replace("2024", "99999999999999999999")), @"
    takster.toml:7: error number-too-large » 99999999999999999999
    takster.toml:8: error wrong-type expected=@type-string|@type-null found=@type-integer » 1
    ");
    insta::assert_snapshot!(rates(&rate("\"1 kr.\"").replace("2024", "99999")), @"takster.toml:7: error number-out-of-range least=0 most=65535 » 99999");
    insta::assert_snapshot!(rates(&rate("\"1 kr.\"").replace("2024", "-1")), @"takster.toml:7: error number-out-of-range least=0 most=65535 » -1");
}

#[test]
fn a_day_is_a_day_of_the_calendar() {
    let day =
        |value: &str| with(&[("gaelder-fra = 2024-01-01", &format!("gaelder-fra = {value}"))]);
    insta::assert_snapshot!(day("\"2024-01-01\""), @"read, 1 standard");
    insta::assert_snapshot!(day("2024-02-30"), @"katalog.toml:7: error syntax reason=invalid date, expected day between 01 and 29 » 2024-02-30");
    insta::assert_snapshot!(day("\"1. januar 2024\""), @r#"katalog.toml:7: error not-readable reason=@reason-date » "1. januar 2024""#);
    insta::assert_snapshot!(day("2024-01-01T10:00:00"), @"katalog.toml:7: error not-readable reason=@reason-date » 2024-01-01T10:00:00");
}

#[test]
fn another_format_number_is_another_format() {
    insta::assert_snapshot!(vocabulary(&FACT.replace("format = 1", "format = 2")), @"fakta.toml:1: error other-format found=2 known=1 » 2");
    insta::assert_snapshot!(vocabulary(&FACT.replace("format = 1\n", "")), @"fakta.toml:1: error missing-key key=format »");
    insta::assert_snapshot!(vocabulary(&FACT.replace("format = 1", "format = \"1\"")), @r#"fakta.toml:1: error wrong-type expected=@type-integer found=@type-string » "1""#);
}

#[test]
fn a_broken_file_never_half_loads() {
    // One word wrong in one file, and nothing of the catalogue is there.
    let files = pinned(changed(&[(r#"art = "konto""#, r#"art = "kontoen""#)]));
    assert!(read_catalogue(&files, &id(), Which::All).is_err());
    // Only what was asked for is read: a case on another standard is not held up by it.
    assert!(read_catalogue(&files, &id(), Which::Only(&[])).is_ok());
    let files = changed(&[(r#"type = "valg""#, r#"type = "vlag""#)]);
    assert!(read_vocabulary(&files).is_err());
}

#[test]
fn a_standard_is_called_what_its_file_is_called() {
    let mut files = pinned(sound());
    let text = files.0.remove("by/2024/standarder/1-hjaelp.toml").unwrap();
    files.0.insert("by/2024/standarder/2-hjaelp.toml".into(), text);
    insta::assert_snapshot!(whole(&files), @r#"2-hjaelp.toml:2: error id-not-file-name id=1-hjaelp » "1-hjaelp""#);
}

#[test]
fn a_fact_in_two_files_is_told_twice() {
    let mut files = pinned(sound());
    files.0.insert("fakta/igen.toml".into(), FACT.to_owned());
    insta::assert_snapshot!(whole(&files), @"igen.toml:2: error told-twice id=alder » [fakta.alder]");
}

#[test]
fn without_any_file_there_is_nothing() {
    let files = Files::default();
    assert!(files.catalogues().is_empty());
    assert!(read_vocabulary(&files).unwrap().facts.is_empty());
    insta::assert_snapshot!(whole(&files), @"
    katalog.toml:1: error missing-key key=format » 
    katalog.toml:1: error missing-key key=kommune » 
    katalog.toml:1: error missing-key key=kommunekode » 
    katalog.toml:1: error missing-key key=navn » 
    katalog.toml:1: error missing-key key=enhed » 
    katalog.toml:1: error missing-key key=vedtaget » 
    katalog.toml:1: error missing-key key=gaelder-fra » 
    katalog.toml:1: error missing-key key=gaelder-til » 
    katalog.toml:1: error missing-key key=kendt-fra » 
    katalog.toml:1: error missing-key key=national » 
    katalog.toml:1: error missing-key key=dokument » 
    katalog.toml:1: error missing-key key=kontakt » 
    katalog.toml:1: error missing-key key=klage » 
    katalog.toml:1: error missing-key key=frist » 
    katalog.toml:1: error missing-key key=fristberegning » 
    katalog.toml:1: error missing-key key=kompetence » 
    katalog.toml:1: error missing-key key=overgang »
    ");
}

#[test]
fn files_that_are_no_toml_are_left_alone() {
    let mut files = pinned(sound());
    files.0.insert("by/2024/standarder/notat.md".into(), "# Notat".to_owned());
    files.0.insert("by/2024/standarder/1-hjaelp.toml.orig".into(), "[[[".to_owned());
    insta::assert_snapshot!(whole(&files), @"read, 1 standard");
}

#[test]
fn line_ends_of_windows_change_nothing() {
    let mut files = pinned(sound());
    for text in files.0.values_mut() {
        *text = text.replace('\n', "\r\n");
    }
    // The pinned law is the same law; its hash is another, and `check` says so.
    insta::assert_snapshot!(whole(&files), @"read, 1 standard");
    let broken = FACT.replace('\n', "\r\n").replace("type", "typ");
    insta::assert_snapshot!(vocabulary(&broken), @"
    fakta.toml:5: error unknown-key key=typ near=type known=da, en, type, enhed, vaerdier, felter, om, diagnose, fra, hvorfor, spoergsmaal, question » typ
    fakta.toml:2: error missing-key key=type » [fakta.alder]
    ");
}

#[test]
fn letters_are_any_letters_but_ids_are_plain() {
    // Written as one character or as a letter and its ring: texts are kept as they are.
    insta::assert_snapshot!(vocabulary(&FACT.replace("\"Alder\"", "\"A\u{30a}lder 👵 \u{202e}\"")), @"1 facts");
    insta::assert_snapshot!(vocabulary(&FACT.replace("fakta.alder", "fakta.ålder")), @"
    fakta.toml:2: error syntax reason=invalid unquoted key, expected letters, numbers, `-`, `_` » å
    fakta.toml:2: error not-an-id found=ålder » ålder
    ");
    insta::assert_snapshot!(vocabulary(&FACT.replace("fakta.alder", "fakta.\"å\"")), @r#"fakta.toml:2: error not-an-id found=å » "å""#);
    insta::assert_snapshot!(vocabulary(&FACT.replace("fakta.alder", "fakta.Alder")), @"fakta.toml:2: error not-an-id found=Alder » Alder");
    insta::assert_snapshot!(vocabulary(&FACT.replace("\"Alder\"", "\"A\0\"")), @r#"fakta.toml:3: error syntax reason=invalid basic string, expected non-double-quote visible characters, `\` » ·"#);
    // A byte order mark, as some editors write it.
    insta::assert_snapshot!(vocabulary(&format!("\u{feff}{FACT}")), @"1 facts");
}

#[test]
fn an_empty_file_says_what_it_lacks() {
    insta::assert_snapshot!(vocabulary(""), @"fakta.toml:1: error missing-key key=format »");
    insta::assert_snapshot!(rates("\n# Intet endnu\n"), @"takster.toml:1: error missing-key key=format »");
}

#[test]
fn deep_nesting_is_an_error_and_no_crash() {
    let deep = format!("format = 1\nx = {}{}\n", "[".repeat(5_000), "]".repeat(5_000));
    assert!(read::<VocabularyFile>("fakta.toml", &deep).is_err());
}
