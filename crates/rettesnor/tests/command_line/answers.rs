//! Answers about a person.

use crate::{ask, ask_with, run, section};

const GRANTED: &str = r#"
[facts]
alder = 30
proeve-boform = "egen bolig"

[sources]
alder = "CPR"

[judgements.kan-ikke-alene]
answer = true
reason = "Kan ikke finde hjem fra bussen"
by = "sagsbehandler"
on = 2024-05-20

[requests]
timer = "20 timer pr. måned"
"#;

#[test]
fn an_assessment_is_told_whole() {
    let answer = ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", GRANTED);
    insta::assert_snapshot!(answer, @"
    Ledsager · PRL § 1
    ══════════════════
    Prøve Kommune · proeve/2024 · 1-ledsager
    Bedømmes pr. 1. juni 2024

    Resultat: I målgruppen
    ──────────────────────
    Så langt lov og standard rækker. Et menneske træffer afgørelsen.
    Uden betydning for resultatet nu: bor-i-botilbud/udgangspunkt

    Det ville ændre resultatet
    ──────────────────────────
    - Uden for kvalitetsstandarden – kræver individuel vurdering bliver muligt, hvis »Boform i
      prøven« er botilbud
    - Ikke i målgruppen efter loven, hvis »Alder« er under 18
    - Ikke i målgruppen efter loven, hvis »Alder« er mindst 67

    Begrundelse
    ───────────
    ✓ Er fyldt 18 og er ikke fyldt 67 – opfyldt
      kræves · lov · PRL § 1, stk. 1 (efterprøvet: læst som citat hos en myndighed) · linje 10 ·
      alder
      Alder: 30 år (fra CPR)
    ✓ Kan ikke færdes alene – opfyldt
      kræves · standard · linje 11 · kan-ikke-alene
      Skøn: ja. Begrundelse: Kan ikke finde hjem fra bussen (sagsbehandler, 20. maj 2024)
    ✓ Bor i botilbud – udelukker ikke
      udelukker · standard · linje 12 · bor-i-botilbud
      Boform i prøven: egen bolig

    Typiske tegn (afgør ikke noget alene)
    ─────────────────────────────────────
    ✓ Er under 40 – taler for
      linje 13 · typisk-yngre
      Alder: 30 år (fra CPR)

    Det gælder her
    ──────────────
    Et ? betyder, at det afhænger af noget, der ikke er svaret på endnu. Det, der ikke gælder
    for borgeren, er udeladt.

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
      Ønsket: 20 timer pr. måned – over rammen
      Det ønskede kræver en begrundelse. Det er ikke udelukket.

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
fn what_is_missing_is_told_now_and_later_and_by_whom() {
    let answer = ask("assess proeve 2 --on 2024-06-01");
    let now = section(&answer, "Det mangler nu");
    let later = section(&answer, "Det kan komme til");
    insta::assert_snapshot!(format!("{now}\n\n{later}"), @"
    Det mangler nu
    ──────────────
    Oplysninger
      - Hvor gammel er borgeren? (CPR)
        alder – Flere standarder har en aldersgrænse
      - Hvor bor borgeren? (borgeren)
        proeve-boform – Nogle regler er andre for beboere i botilbud
    Skøn, som et menneske skal svare på med en begrundelse
      - Har borgeren intet sted at bo? (sagsbehandler) (linje 11)
        uden-bolig – Se på konkrete ture

    Det kan komme til at mangle – kun hvis resten ikke afgør det
    ────────────────────────────────────────────────────────────
    Skøn, som et menneske skal svare på med en begrundelse
      - Er der grund til at give ledsagelse også i botilbuddet? (linje 12)
        bor-i-botilbud/udgangspunkt
    ");
}

#[test]
fn a_no_by_the_act_names_the_law_and_how_well_it_is_known() {
    let answer =
        ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01", "[facts]\nalder = 70\n");
    let result = section(&answer, "Resultat");
    let changes = section(&answer, "Det ville ændre");
    insta::assert_snapshot!(format!("{result}\n\n{changes}"), @"
    Resultat: Ikke i målgruppen efter loven
    ───────────────────────────────────────
    Mindst ét krav i loven er ikke opfyldt:
    ✗ Er fyldt 18 og er ikke fyldt 67
      Følger af loven: PRL § 1, stk. 1 (efterprøvet: læst som citat hos en myndighed) (linje 10)
    Uden betydning for resultatet nu: bor-i-botilbud/udgangspunkt, kan-ikke-alene, proeve-boform

    Det ville ændre resultatet
    ──────────────────────────
    - I målgruppen bliver muligt, hvis »Alder« er mindst 18 og under 67
    - Uden for kvalitetsstandarden – kræver individuel vurdering bliver muligt, hvis »Alder« er
      mindst 18 og under 67
    ");
}

#[test]
fn only_the_words_are_english_in_english() {
    let answer = ask("assess proeve 1-ledsager --on 2024-06-01 --lang en");
    insta::assert_snapshot!(section(&answer, "Result"), @"
    Result: Cannot be settled yet
    ─────────────────────────────
    Answers that can change the result are missing.
    Still possible: In the target group · Outside the quality standard – needs an individual
    assessment · Not in the target group by the Act
    ");
}

#[test]
fn json_facts_give_json() {
    let facts = r#"{ "facts": { "alder": 70 } }"#;
    let answer =
        ask_with("assess proeve 1-ledsager --facts - --on 2024-06-01 --format json", facts);
    insta::assert_snapshot!(answer, @r#"
    {
      "version": 1,
      "catalogue": "proeve/2024",
      "version_hash": "HASH",
      "in_force_is_earliest": true,
      "national": {
        "edition": "proeve",
        "sha256": "HASH"
      },
      "standard": "1-ledsager",
      "name": "Ledsager",
      "law": [
        "PRL § 1"
      ],
      "on": "2024-06-01",
      "outcome": "not_entitled",
      "exact": true,
      "possible": [
        "not_entitled"
      ],
      "grounds": [
        {
          "criterion": "alder",
          "text": "Er fyldt 18 og er ikke fyldt 67",
          "force": "act",
          "basis": {
            "id": "proevelov-1/alder",
            "reference": "PRL § 1, stk. 1",
            "text": "Gælder fra 18 til 66 år",
            "status": "Q",
            "verified": true,
            "read_in": "Prøvesamlingen"
          },
          "source": "10"
        }
      ],
      "missing": {
        "facts": [],
        "judgements": [],
        "readings": []
      },
      "missing_for_pieces": {
        "facts": [
          {
            "id": "proeve-boform",
            "when": "now",
            "label": "Boform i prøven",
            "question": "Hvor bor borgeren?",
            "why": "Nogle regler er andre for beboere i botilbud",
            "by": "borgeren"
          }
        ],
        "judgements": [],
        "readings": []
      },
      "irrelevant": [
        "bor-i-botilbud/udgangspunkt",
        "kan-ikke-alene",
        "proeve-boform"
      ],
      "counterfactuals": [
        {
          "outcome": "entitled",
          "certain": false,
          "changes": [
            {
              "kind": "fact",
              "id": "alder",
              "label": "Alder",
              "to": {
                "from": "18",
                "under": "40"
              }
            }
          ]
        },
        {
          "outcome": "entitled",
          "certain": false,
          "changes": [
            {
              "kind": "fact",
              "id": "alder",
              "label": "Alder",
              "to": {
                "from": "40",
                "under": "67"
              }
            }
          ]
        },
        {
          "outcome": "outside_standard",
          "certain": false,
          "changes": [
            {
              "kind": "fact",
              "id": "alder",
              "label": "Alder",
              "to": {
                "from": "18",
                "under": "40"
              }
            }
          ]
        },
        {
          "outcome": "outside_standard",
          "certain": false,
          "changes": [
            {
              "kind": "fact",
              "id": "alder",
              "label": "Alder",
              "to": {
                "from": "40",
                "under": "67"
              }
            }
          ]
        }
      ],
      "explanation": [
        {
          "id": "alder",
          "text": "Er fyldt 18 og er ikke fyldt 67",
          "effect": "required",
          "force": "act",
          "origin": "standard",
          "result": "not_met",
          "condition": "false",
          "departed": false,
          "basis": {
            "id": "proevelov-1/alder",
            "reference": "PRL § 1, stk. 1",
            "text": "Gælder fra 18 til 66 år",
            "status": "Q",
            "verified": true,
            "read_in": "Prøvesamlingen"
          },
          "known": [
            {
              "id": "alder",
              "label": "Alder",
              "value": "70 år"
            }
          ],
          "source": "10"
        },
        {
          "id": "kan-ikke-alene",
          "text": "Kan ikke færdes alene",
          "effect": "required",
          "force": "standard",
          "origin": "standard",
          "result": "unknown",
          "condition": "unknown",
          "departed": false,
          "judgement": {
            "by": "sagsbehandler",
            "question": "Kan borgeren ikke færdes alene?",
            "guidance": "Se på konkrete ture"
          },
          "source": "11"
        },
        {
          "id": "bor-i-botilbud",
          "text": "Bor i botilbud",
          "effect": "excludes",
          "force": "standard",
          "origin": "standard",
          "result": "unknown",
          "condition": "unknown",
          "departed": false,
          "departure": "Er der grund til at give ledsagelse også i botilbuddet?",
          "source": "12"
        },
        {
          "id": "typisk-yngre",
          "text": "Er under 40",
          "effect": "typical",
          "origin": "standard",
          "result": "against",
          "condition": "false",
          "departed": false,
          "known": [
            {
              "id": "alder",
              "label": "Alder",
              "value": "70 år"
            }
          ],
          "source": "13"
        }
      ],
      "criteria": [
        {
          "id": "alder",
          "result": "not_met",
          "force": "act",
          "origin": "standard",
          "effect": "required",
          "condition": "false"
        },
        {
          "id": "kan-ikke-alene",
          "result": "unknown",
          "force": "standard",
          "origin": "standard",
          "effect": "required",
          "condition": "unknown"
        },
        {
          "id": "bor-i-botilbud",
          "result": "unknown",
          "force": "standard",
          "origin": "standard",
          "effect": "excludes",
          "condition": "unknown"
        },
        {
          "id": "typisk-yngre",
          "result": "against",
          "force": null,
          "origin": "standard",
          "effect": "typical",
          "condition": "false"
        }
      ],
      "variants": [],
      "items": [
        {
          "id": "ture",
          "text": "Ture i byen",
          "included": true,
          "applies": "yes",
          "example": false,
          "source": "20"
        },
        {
          "id": "rejser",
          "text": "Rejser",
          "included": true,
          "applies": "unknown",
          "example": false,
          "source": "21"
        },
        {
          "id": "pleje",
          "text": "Personlig pleje",
          "included": false,
          "applies": "yes",
          "example": false,
          "instead": "PRL § 2",
          "source": "22"
        }
      ],
      "scope": [
        {
          "id": "timer",
          "kind": "maximum",
          "measure": "timer",
          "per": "måned",
          "applies": "yes",
          "at_most": "15 timer",
          "owed": false,
          "source": "30"
        }
      ],
      "deadlines": [
        {
          "id": "afgoerelse",
          "what": "decision",
          "text": null,
          "within": {
            "unclear": "1-frist"
          },
          "before": null,
          "on": null,
          "soon": false,
          "from": "ansoegning-modtaget",
          "then_every": null,
          "firmness": null,
          "if_missed": "Borgeren får skriftlig besked",
          "applies": "yes",
          "source": "31"
        }
      ],
      "follow_up": [
        {
          "id": "aarlig",
          "applies": "yes",
          "first": "1 år",
          "then_every": "1 år",
          "from": {
            "state": "not_stated"
          },
          "after_end": [],
          "occasions": [],
          "form": null,
          "place": null,
          "together_with": null,
          "by": null,
          "firmness": null,
          "text": null,
          "source": "43"
        }
      ],
      "payment": [
        {
          "id": "ledsageren",
          "for": "ledsageren",
          "applies": "yes",
          "citizen": {
            "state": "none"
          },
          "calculation": null,
          "who": null,
          "text": null,
          "firmness": null,
          "source": "42"
        }
      ],
      "ending": [
        {
          "id": "flytter",
          "text": "Borgeren flytter",
          "applies": "yes",
          "stops": null,
          "notice": "14 dage",
          "notice_from": "fraflytning",
          "suspensive": null,
          "source": "41"
        }
      ],
      "interplay": [],
      "competence": [
        {
          "act": "bevilling",
          "by": "Rådgivningen",
          "recommended_by": null,
          "applies": "yes",
          "source": "40"
        }
      ],
      "opted_out": [],
      "transport": [],
      "cancellation": [],
      "plans": [],
      "duties": [],
      "quality": [],
      "remarks": [],
      "identity": {
        "state": "not_stated"
      },
      "approach": {
        "state": "not_stated"
      },
      "provider": {
        "state": "not_stated"
      },
      "decision": {
        "form": "written",
        "contents": [
          "timetal"
        ],
        "hearing": null,
        "complaint": {
          "allowed": true,
          "text": null
        },
        "source": "44"
      },
      "complaint": {
        "allowed": true,
        "text": null,
        "applies": "yes",
        "forms": [
          "skriftlig",
          "mundtlig"
        ],
        "to": "Rådgivningen",
        "body": "Ankestyrelsen",
        "for_others": null,
        "outcomes": [],
        "forwarding": null,
        "suspensive": {
          "state": "not_stated"
        },
        "late": {
          "state": "not_stated"
        },
        "enclosed": [],
        "source": "90-92"
      },
      "stated": {
        "approved": {
          "state": "not_stated"
        },
        "need": {
          "text": "At komme ud",
          "source": "2"
        },
        "purpose": {
          "state": "not_stated"
        },
        "identity": {
          "state": "not_stated"
        },
        "approach": {
          "state": "not_stated"
        },
        "included": "stated",
        "not_included": "stated",
        "scope": "stated",
        "interplay": {
          "state": "not_stated"
        },
        "deadlines": "stated",
        "decision": "stated",
        "competence": "stated",
        "follow_up": "stated",
        "ending": "stated",
        "payment": "stated",
        "transport": {
          "state": "not_stated"
        },
        "cancellation": {
          "state": "not_stated"
        },
        "provider": {
          "state": "not_stated"
        },
        "plans": {
          "state": "not_stated"
        },
        "duties": {
          "state": "not_stated"
        },
        "quality": {
          "state": "not_stated"
        }
      },
      "rates": [],
      "law_amounts": [],
      "ambiguities": [
        {
          "id": "1-frist",
          "text": "Teksten siger både 6 uger og 2 måneder",
          "role": "decides",
          "readings": [
            {
              "id": "uger",
              "text": "6 uger"
            },
            {
              "id": "maaneder",
              "text": "2 måneder"
            }
          ],
          "concerns": [
            "afgoerelse"
          ],
          "source": "31, 44"
        }
      ]
    }
    exit 0
    "#);
}

#[test]
fn all_standards_come_best_first_with_their_reasons() {
    insta::assert_snapshot!(ask_with("assess proeve --all --facts - --on 2024-06-01", GRANTED), @"
    Alle standarder på én gang · proeve/2024
    ════════════════════════════════════════
    Bedømmes pr. 1. juni 2024
    Kommunen skal se på alle muligheder for hjælp ud fra hele situationen (retssikkerhedslovens
    § 5). Her holdes de samme svar op mod alle katalogets standarder.

    ✓  1-ledsager  I målgruppen. Alle krav er opfyldt, så langt lov og standard rækker.
    ?  1-husly     Kan ikke afgøres endnu. Ét svar mangler. Først: Har borgeren intet sted at
                   bo?
    ?  2-bolig     Kan ikke afgøres endnu. Ét svar mangler. Først: Har borgeren intet sted at
                   bo?

    Rettesnor træffer ingen afgørelser. Et resultat siger, hvad lov og standard fører til ud fra
    de svar, der er givet. Afgørelsen træffer et menneske efter en konkret og individuel
    vurdering.
    Versionens fingeraftryk: HASH
    exit 0
    ");
}

#[test]
fn all_standards_are_a_list_in_json() {
    let answer = ask("assess proeve --all --on 2024-06-01 --format json");
    let lines = answer.lines().filter(|it| it.starts_with("      \"standard\""));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r#"
    "standard": "1-husly",
    "standard": "1-ledsager",
    "standard": "2-bolig",
    "#);
}

#[test]
fn questions_come_in_the_order_that_decides_fastest() {
    insta::assert_snapshot!(ask("questions proeve 1-ledsager --on 2024-06-01"), @"
    Ledsager · PRL § 1
    ══════════════════
    proeve/2024 · 1-ledsager
    Bedømmes pr. 1. juni 2024
    Resultat: Kan ikke afgøres endnu

    Spørgsmål, der kan ændre resultatet
    ───────────────────────────────────
    1. Hvor gammel er borgeren?
        oplysning · alder · svares af CPR
        Svar: alder i hele år, eller foedselsdato
        Hvorfor: Flere standarder har en aldersgrænse
    2. Kan borgeren ikke færdes alene?
        skøn · kan-ikke-alene · svares af sagsbehandler
        Svar: ja eller nej
        Hvorfor: Se på konkrete ture
    3. Hvor bor borgeren?
        oplysning · proeve-boform · svares af borgeren
        Svar: egen bolig · botilbud
        Hvorfor: Nogle regler er andre for beboere i botilbud
    4. Er der grund til at give ledsagelse også i botilbuddet? [kun hvis resten ikke afgør det]
        skøn · bor-i-botilbud/udgangspunkt
        Svar: ja eller nej
    exit 0
    ");
}

#[test]
fn questions_as_json_have_the_answers_there_are() {
    let answer = ask_with(
        "questions proeve 1-ledsager --facts - --on 2024-06-01 --format json",
        "[facts]\nalder = 30\n[judgements.kan-ikke-alene]\nanswer = true\nreason = \"Set\"\n",
    );
    insta::assert_snapshot!(answer, @r#"
    {
      "version": 1,
      "catalogue": "proeve/2024",
      "version_hash": "HASH",
      "standard": "1-ledsager",
      "on": "2024-06-01",
      "outcome": "undecided",
      "questions": [
        {
          "kind": "fact",
          "id": "proeve-boform",
          "when": "now",
          "label": "Boform i prøven",
          "question": "Hvor bor borgeren?",
          "why": "Nogle regler er andre for beboere i botilbud",
          "by": "borgeren",
          "criteria": [
            {
              "id": "bor-i-botilbud",
              "text": "Bor i botilbud",
              "asks": [
                "botilbud"
              ]
            }
          ],
          "type": "choice",
          "unit": null,
          "values": [
            "egen bolig",
            "botilbud"
          ]
        },
        {
          "kind": "judgement",
          "id": "bor-i-botilbud/udgangspunkt",
          "when": "later",
          "label": "Bor i botilbud",
          "question": "Er der grund til at give ledsagelse også i botilbuddet?",
          "source": "12",
          "type": "yes-no",
          "unit": null,
          "values": []
        }
      ]
    }
    exit 0
    "#);
}

#[test]
fn a_calculation_is_told_line_by_line() {
    let facts = "[facts]\nproeve-indtaegt = \"12000,50 kr. pr. måned\"\n";
    let line = "calculate proeve 1-ledsager egenbetaling --facts - --on";
    insta::assert_snapshot!(ask_with(&format!("{line} 2024-06-01"), facts), @"
    Egenbetaling pr. måned · PRL § 1
    ════════════════════════════════
    proeve/2024 · 1-ledsager · egenbetaling
    Beregnet pr. 1. juni 2024

    Resultat: 3.000,50 kr. pr. måned
    ────────────────────────────────
    (linje 50-52)

    Udregningen
    ───────────
    Indtægten: 12.000,50 kr. pr. måned (linje 50)
    Grænsen: -9.000 kr. pr. måned (linje 51)

    Afrunding og satser
    ───────────────────
    - Afrunding: Ikke oplyst
    - Grænse for indtægten: 9.000 kr. pr. måned (2024)

    Det bygger på
    ─────────────
    Versionens fingeraftryk: HASH
    Kommunens dokument siger ikke, fra hvornår versionen gælder. Den regnes fra sin tidligst
    mulige dag, 1. januar 2024: Dokumentet nævner 2024 og giver ingen dato
    exit 0
    ");
    let later = ask_with(&format!("{line} 2025-06-01"), facts);
    insta::assert_snapshot!(section(&later, "Afrunding"), @"
    Afrunding og satser
    ───────────────────
    - Afrunding: Ikke oplyst
    - Grænse for indtægten: 9.000 kr. pr. måned (2024) [forældet: Satsen bruges ud over det år,
      den er trykt for]
    ");
}

#[test]
fn a_deadline_with_two_readings_gives_the_safe_day() {
    insta::assert_snapshot!(ask("deadline proeve 1-ledsager decision --from 2024-06-03"), @"
    Frist: afgørelse
    ════════════════
    Ledsager · proeve/2024 · 1-ledsager
    Regnet fra mandag 3. juni 2024

    Senest mandag 15. juli 2024 – det er den dag, der er i tide, uanset hvordan dokumentet læses
    ────────────────────────────────────────────────────────────────────────────────────────────
    inden 6 uger / 2 måneder (kan læses på flere måder) – regnet fra: kommunen modtog
    ansøgningen (linje 31)
    Ved overskridelse: Borgeren får skriftlig besked
    - mandag 15. juli 2024 – »1-frist« læst som »uger«
    - lørdag 3. august 2024 – »1-frist« læst som »maaneder«
    Kommunen har ikke valgt. Den, der afgør sagen, skal vælge og begrunde; programmet vælger
    ikke.
    Sådan er der talt:
      - Begynder mandag 3. juni 2024
      - + 6 uger: mandag 15. juli 2024
    ! Den sidste dag er ikke en hverdag, og dokumentet siger ikke, hvad der så gælder. Datoen er
      ikke flyttet.
    ! Dokumentet siger ikke, om den første dag tæller; den er ikke talt med.

    Det mangler nu
    ──────────────
    Steder, der kan læses på flere måder, og hvor resultatet afhænger af læsningen
      - Teksten siger både 6 uger og 2 måneder (linje 31, 44)
        1-frist
        - uger: 6 uger
        - maaneder: 2 måneder
        Kommunen har ikke valgt. Den, der afgør sagen, skal vælge og begrunde; programmet vælger
        ikke.

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
    Versionens fingeraftryk: HASH
    Kommunens dokument siger ikke, fra hvornår versionen gælder. Den regnes fra sin tidligst
    mulige dag, 1. januar 2024: Dokumentet nævner 2024 og giver ingen dato
    exit 0
    ");
}

#[test]
fn a_deadline_of_the_whole_catalogue_is_found_by_its_danish_word_too() {
    let answer = ask("deadline proeve 2 klage --from 2024-06-03T10:30");
    insta::assert_snapshot!(section(&answer, "Senest"), @"
    Senest mandag 1. juli 2024
    ──────────────────────────
    inden 4 uger – regnet fra: borgeren modtog afgørelsen (linje 93)
    Fristen er katalogets fælles og ikke standardens egen.
    Sådan er der talt:
      - Begynder mandag 3. juni 2024
      - + 4 uger: mandag 1. juli 2024
    ! Dokumentet siger ikke, om den første dag tæller; den er ikke talt med.
    ");
}

#[test]
fn where_there_is_no_complaint_nobody_is_named_and_no_day_counted() {
    let shown = run(&["show", "billund/2024", "handicapkoersel", "--on", "2024-06-03"], "");
    insta::assert_snapshot!(section(&shown, "Klage"), @"
    Klage
    ─────
    Der kan ikke klages. Transportministeriet har ingen regler fastsat om klage, og visitators
    afgørelse kan ikke ankes. Nye oplysninger kan få sagen vurderet igen (linje 2185-2189)
    ");
    let line = [
        "deadline",
        "billund/2024",
        "99-stoette-og-kontaktperson",
        "klage",
        "--from",
        "2024-06-03",
    ];
    insta::assert_snapshot!(section(&run(&line, ""), "Resultat"), @"
    Resultat: Ingen
    ───────────────
    Der kan ikke klages over afgørelsen, så kommunens frist for at klage gælder ikke.
    ");
}

#[test]
fn a_standard_that_is_silent_on_complaints_is_not_given_the_catalogues_words() {
    let shown = run(&["show", "lemvig/2024", "83-madservice", "--on", "2024-06-03"], "");
    insta::assert_snapshot!(section(&shown, "Klage"), @"
    Klage
    ─────
    Ikke oplyst
    Standarden siger ikke selv, om der kan klages. Det, der står her, er katalogets fælles
    kapitel om klage; om det også er skrevet for denne standard, siger dokumentet ikke.
    - Form: ikke oplyst: Klagen rettes til afdelingen på telefon eller mail, hvor standarden har
      et klageafsnit
    - Til: Myndighedsafdelingen
    - Klageinstans: Ankestyrelsen
    - Opsættende virkning: ikke oplyst
    - For sen klage: ikke oplyst
    - På vegne af en anden: ikke oplyst
    - Videresendelse: Fastholdes afgørelsen, sendes klagen til Ankestyrelsen. Vejen står i §§
      85, 96, 97, 100, 103, 104, 107 og 108; § 98 har mistet det første af den, § 117 a har sin
      egen, og om madservice, § 99 og de forebyggende indsatser står intet
    (linje 489-499, 846-857, 1190-1201, 1360-1362, 1844-1847, 2157-2167, 2481-2494, 2669-2679,
    3065-3075, 3494-3504)
    ");
}

#[test]
fn a_question_of_the_act_is_asked_in_words() {
    let line = ["assess", "lemvig/2024", "83-madservice", "--on", "2026-03-01"];
    let answer = run(&line, "");
    let question = "  - Er borgeren efter kommunens vurdering omfattet af ældreloven? (kommunen)\n";
    assert!(section(&answer, "Det mangler nu").contains(question), "{answer}");
}

#[test]
fn a_decision_for_bpa_ends_on_christmas_day() {
    let line = ["deadline", "hvidovre", "96", "decision", "--from", "2023-10-16"];
    let answer = run(&line, "");
    insta::assert_snapshot!(section(&answer, "Senest"), @"
    Senest mandag 25. december 2023
    ───────────────────────────────
    inden 10 uger – regnet fra: kommunen modtog ansøgningen (linje 1038-1039)
    Det kan tage op til så lang tid
    Sådan er der talt:
      - Begynder mandag 16. oktober 2023
      - + 10 uger: mandag 25. december 2023
      - mandag 25. december 2023 er en fridag (juledag)
    ! Den sidste dag er ikke en hverdag, og dokumentet siger ikke, hvad der så gælder. Datoen er
      ikke flyttet.
    ! Dokumentet siger ikke, om den første dag tæller; den er ikke talt med.
    ");
}

#[test]
fn the_bare_municipality_and_the_bare_paragraph_are_enough() {
    for standard in ["97", "§97", "97-ledsageordning"] {
        let line = ["assess", "hvidovre", standard, "--on", "2023-06-01", "--format", "json"];
        let answer = run(&line, "");
        assert!(answer.contains("\"catalogue\": \"hvidovre/2023\""), "{answer}");
        assert!(answer.contains("\"standard\": \"97-ledsageordning\""), "{answer}");
        assert!(answer.ends_with("exit 0"), "{answer}");
    }
}
