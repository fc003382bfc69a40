//! What there is: catalogues, standards, the vocabulary, calculations.

use crate::{ask, section};

#[test]
fn a_catalogue_without_a_date_says_from_when_it_counts() {
    let answer = ask("catalogues");
    let start = answer.find("proeve/2024").unwrap_or_default();
    insta::assert_snapshot!(answer.split_at(start).1, @"
    proeve/2024 – Prøve Kommune
      Standarder til at prøve med
      Gælder fra 1. januar 2024 (tidligst mulige dag; dokumentet giver ingen) til ikke oplyst
      3 standarder
    exit 0
    ");
}

#[test]
fn a_catalogue_is_shown_with_its_standards() {
    insta::assert_snapshot!(ask("show proeve --on 2024-06-01"), @"
    Prøve Kommune · proeve/2024
    ═══════════════════════════
    Standarder til at prøve med
    Gælder fra 1. januar 2024 (tidligst mulige dag; dokumentet giver ingen) til ikke oplyst
    Dokumentet nævner 2024 og giver ingen dato

    Standarder
    ──────────
    1-husly     Husly (PRL § 1)
    1-ledsager  Ledsager (PRL § 1)
    2-bolig     Bolig (PRL § 2)

    Kontakt
    ───────
    - Rådgivningen · 00 00 00 00

    Kilde
    ─────
    Standarder til at prøve med
    SHA-256: 00
    Versionens fingeraftryk: HASH
    exit 0
    ");
}

#[test]
fn a_standard_is_shown_as_it_is() {
    insta::assert_snapshot!(ask("show proeve 1-ledsager --on 2024-06-01"), @"
    Ledsager · PRL § 1
    ══════════════════
    Prøve Kommune · proeve/2024 · 1-ledsager

    Behov
    ─────
    At komme ud (linje 2)

    Formål
    ──────
    Ikke oplyst

    Hvem kan få hjælpen
    ───────────────────
    - Er fyldt 18 og er ikke fyldt 67 [kræves · lov · PRL § 1, stk. 1 (efterprøvet: læst som
      citat hos en myndighed)] (linje 10)
    - Kan ikke færdes alene [kræves · standard · skøn: sagsbehandler] (linje 11)
      Vejledning: Se på konkrete ture
    - Bor i botilbud [udelukker · standard] (linje 12)
      Kan fraviges efter en konkret vurdering: Er der grund til at give ledsagelse også i
      botilbuddet?
    - Er under 40 [typisk] (linje 13)

    Det indgår
    ──────────
    - Ture i byen (linje 20)
    - Rejser (linje 21)

    Det indgår ikke
    ───────────────
    - Personlig pleje – i stedet: PRL § 2 (linje 22)

    Hvor meget
    ──────────
    - timer: højst 15 timer pr. måned (maksimum) (linje 30)

    Hvor hurtigt
    ────────────
    - afgørelse: inden 6 uger / 2 måneder (kan læses på flere måder) – regnet fra: kommunen
      modtog ansøgningen. Ved overskridelse: Borgeren får skriftlig besked (linje 31)

    Hvad koster det
    ───────────────
    - ledsageren: borgeren betaler ikke (linje 42)

    Opfølgning
    ──────────
    - første gang efter: 1 år; derefter hver: 1 år; regnet fra: ikke oplyst (linje 43)

    Når hjælpen hører op
    ────────────────────
    - Borgeren flytter; varsel: 14 dage (linje 41)

    Sammen med anden hjælp
    ──────────────────────
    Ikke oplyst

    Hvem leverer hjælpen
    ────────────────────
    Ikke oplyst

    Afgørelsen
    ──────────
    Skriftlig afgørelse
    - Den skal indeholde: timetal
    - bevilling: Rådgivningen (linje 40)

    Klage
    ─────
    Der kan klages.
    - Form: skriftlig, mundtlig
    - Til: Rådgivningen
    - Klageinstans: Ankestyrelsen
    - Opsættende virkning: ikke oplyst
    - For sen klage: ikke oplyst
    (linje 90-92)

    Ikke oplyst
    ───────────
    Ikke oplyst: kommunens dokument siger ikke noget om det.
    hvornår standarden er godkendt · Formål · Om navn kræves · Henvendelse · Transport · Afbud ·
    Planer · Pligter · Kvalitet

    Beregninger
    ───────────
    egenbetaling  Egenbetaling pr. måned

    Uklarheder i dokumentet
    ───────────────────────
    Her modsiger dokumentet sig selv, eller det kan læses på flere måder. Vi har ikke valgt for
    kommunen.

    ! Teksten siger både 6 uger og 2 måneder (linje 31, 44)
      1-frist – svaret afhænger af læsningen
      - uger: 6 uger
      - maaneder: 2 måneder
      Kommunen har ikke valgt. Den, der afgør sagen, skal vælge og begrunde; programmet vælger
      ikke.

    Det bygger på
    ─────────────
    Rettesnor træffer ingen afgørelser. Et resultat siger, hvad lov og standard fører til ud fra
    de svar, der er givet. Afgørelsen træffer et menneske efter en konkret og individuel
    vurdering.
    Versionens fingeraftryk: HASH
    Kommunens dokument siger ikke, fra hvornår versionen gælder. Den regnes fra sin tidligst
    mulige dag, 1. januar 2024: Dokumentet nævner 2024 og giver ingen dato
    Det nationale lag: udgaven proeve
    exit 0
    ");
}

#[test]
fn a_standard_as_json_has_nothing_of_a_person() {
    let answer = ask("show proeve 2 --on 2024-06-01 --format json");
    for key in ["outcome", "missing", "grounds", "counterfactuals"] {
        assert!(!answer.contains(&format!("\n  \"{key}\":")), "{key}");
    }
    assert!(answer.contains("\n  \"deadlines\":"), "{answer}");
}

#[test]
fn the_facts_of_a_standard_are_those_it_asks_for() {
    insta::assert_snapshot!(ask("facts proeve 1-ledsager --on 2024-06-01"), @"
    Ordforråd · proeve/2024 · 1-ledsager
    ════════════════════════════════════

    alder – Alder
      alder i hele år, eller foedselsdato · fra CPR
      Hvorfor: Flere standarder har en aldersgrænse

    proeve-boform – Boform i prøven
      et af ordene: egen bolig · botilbud · fra borgeren
      Hvorfor: Nogle regler er andre for beboere i botilbud

    proeve-indtaegt – Indtægt i prøven
      et beløb (kr. pr. måned) · fra register
      Hvorfor: Egenbetalingen regnes af den
    exit 0
    ");
    insta::assert_snapshot!(ask("facts proeve 2 --on 2024-06-01 --lang en --format json"), @r#"
    {
      "version": 1,
      "facts": [
        {
          "id": "alder",
          "label": "Age",
          "type": "age",
          "unit": null,
          "values": [],
          "question": "How old is the citizen?",
          "why": "Flere standarder har en aldersgrænse",
          "usual_source": "CPR",
          "about": null
        },
        {
          "id": "proeve-boform",
          "label": "Housing in the trial",
          "type": "choice",
          "unit": null,
          "values": [
            "egen bolig",
            "botilbud"
          ],
          "question": "Where does the citizen live?",
          "why": "Nogle regler er andre for beboere i botilbud",
          "usual_source": "borgeren",
          "about": null
        }
      ],
      "events": []
    }
    exit 0
    "#);
}

#[test]
fn the_facts_of_a_catalogue_name_their_standards() {
    let answer = ask("facts proeve --on 2024-06-01");
    insta::assert_snapshot!(section(&answer, "proeve-boform"), @"
    proeve-boform – Boform i prøven
      et af ordene: egen bolig · botilbud · fra borgeren
      Hvorfor: Nogle regler er andre for beboere i botilbud
      Bruges i: 1-husly · 1-ledsager · 2-bolig

    proeve-indtaegt – Indtægt i prøven
      et beløb (kr. pr. måned) · fra register
      Hvorfor: Egenbetalingen regnes af den
      Bruges i: 1-ledsager
    exit 0
    ");
}

#[test]
fn the_whole_vocabulary_has_every_fact_and_event() {
    let answer = ask("facts");
    assert!(answer.contains("proeve-boform – Boform i prøven"), "{answer}");
    assert!(answer.contains("\nHændelser, som frister regnes fra"), "{answer}");
}

#[test]
fn the_calculations_are_listed_by_standard() {
    insta::assert_snapshot!(ask("calculations proeve --on 2024-06-01"), @"
    1-ledsager · Ledsager
    ─────────────────────
    egenbetaling  Egenbetaling pr. måned (kr. pr. måned)
    exit 0
    ");
    insta::assert_snapshot!(ask("calculations proeve 2 --on 2024-06-01"), @"
    Der er ingen beregninger.
    exit 0
    ");
}
