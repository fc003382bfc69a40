# Gennemgang af et katalog og sammenligning af to, på dansk. Hver nøgle står også i en-gennemgang.ftl.

## Fund i det, standarderne siger

problem-narrower-than-the-act = »{ $text }« er snævrere end loven, som den var { $day }: her er en person, som loven lukker ind, og standarden ikke
problem-narrower-than-the-act-help = Ret standarden, eller skriv, hvordan den står til loven
problem-less-than-the-act = Standarden giver højst { $given }; loven giver { $owed } (loven, som den var { $day })
problem-less-than-the-act-help = Et serviceniveau kan ikke gå under det, loven selv giver
problem-limit-against-the-act = Fristen er { $given }; lovens er { $owed } (loven, som den var { $day })
problem-limit-against-the-act-help = Borgerens frister kan ikke gøres kortere, og kommunens ikke længere
problem-limit-of-the-act-not-mentioned = Loven har en frist eller et varsel, som standarden ikke nævner: { $law }
problem-limit-of-the-act-not-mentioned-help = Skriv den ind, så borgeren kan se den
problem-text-below-the-law = »{ $text }« giver mindre eller kræver mere end loven
problem-text-below-the-law-help = Ret teksten før den vedtages
problem-text-other-than-the-law = »{ $text }« siger noget andet end loven, og det er ikke klart, hvilken vej
problem-text-other-than-the-law-help = Spørg en jurist, hvad der gælder
problem-text-looks-like-law = »{ $text }« ligner en lovregel, men er kommunens egen
problem-text-looks-like-law-help = Skriv, at det er kommunens regel, så ingen tror, at loven siger den
problem-complaint-shut-off = Standarden siger, at der ikke kan klages; ingen lov, der er læst, siger det
problem-complaint-shut-off-help = Skriv den fulde klagevejledning, medmindre loven lukker for klage
problem-paragraph-repealed = Standarden bygger på { $law }, som ikke gælder efter { $until }
problem-paragraph-repealed-help = Find den bestemmelse, der er kommet i stedet
problem-refuses-by-the-level-alone = Standarden siger nej alene på serviceniveauet, uden en undtagelse i teksten: { $texts }
problem-refuses-by-the-level-alone-help = Et serviceniveau er vejledende. Skriv, at der altid vurderes konkret, eller hvornår der kan fraviges
problem-diagnosis-shut-out = En hel gruppe diagnoser er lukket ude: »{ $text }«
problem-diagnosis-shut-out-help = Funktionsevnen afgør, ikke diagnosen. Spørg en jurist, om udelukkelsen kan stå
problem-never-true = Ingen kan opfylde »{ $texts }«
problem-never-true-help = Betingelsen modsiger sig selv. Slå efter i dokumentet
problem-nobody-can = Ingen kan opfylde dette på én gang: { $texts }
problem-nobody-can-help = Det, der kræves, er udelukket af noget andet. Slå efter i dokumentet
problem-combination-contradicted = »{ $text }« – men standarden »{ $other }« siger: »{ $answer }«
problem-combination-contradicted-help = Vælg, hvilken af de to der gælder, og ret den anden
problem-cannot-be-delivered = { $total } kan ikke nås: { $often } i { $length } giver højst { $most }
problem-cannot-be-delivered-help = Ret antallet, hyppigheden eller varigheden
problem-practice-not-chosen = { $text } · Læses på flere måder: { $readings }
problem-practice-not-chosen-help = Vælg en praksis, så alle sager afgøres ens
problem-said-two-ways = { $text } · Læses på flere måder: { $readings }
problem-said-two-ways-help = Ret teksten, eller skriv, hvad der er ment
problem-step-gives-nothing = { $calculation }: for beløb mellem { $from } og { $until } siger dokumentet intet
problem-step-gives-nothing-help = Skriv grænserne, så trinnene hænger sammen
problem-step-gives-two = { $calculation }: for beløb mellem { $from } og { $until } giver dokumentet to svar. { $reading }
problem-step-gives-two-help = Vælg en praksis, eller ret grænserne
problem-in-force-without-adoption = Det er ikke oplyst, hvornår kataloget er vedtaget
problem-in-force-without-adoption-help = Skriv, hvem der vedtog det, og hvornår
problem-standard-without-approval = Standarden har ingen godkendelsesdato, selv om andre i kataloget har
problem-standard-without-approval-help = Find ud af, om den er vedtaget sammen med de andre
problem-amount-out-of-date = »{ $text }« er trykt { $value } for { $year ->
    [none] et år, der ikke er oplyst
   *[other] { $year }
}{ $standards ->
    [none] {""}
   *[other] {" "}og bruges i: { $standards }
}{ $owed ->
    [none] {""}
    [ended] . Loven fastsatte beløbet til og med { $now }
    [unread] . Lovens beløb for { $now } er ikke læst
   *[other] . Lovens beløb for { $now } er { $owed } ({ $mark })
}
problem-amount-out-of-date-help = Skriv årets beløb ind
problem-no-complaint-limit = Der står ingen klagefrist for borgeren
problem-no-complaint-limit-help = Borgeren skal kunne læse, hvor længe der kan klages

## Rapporten

review-title = Gennemgang af { $catalogue }
review-held-against = Holdt op mod loven og beløbene den { $day }, og loven på versionens første dag
review-standards = { $count ->
    [one] én standard er læst
   *[other] { $count } standarder er læst
}
review-nothing = Der er ikke fundet noget, nogen skal se på.
review-summary = { $catalogue }: { $below } under loven · { $contradictions } modsigelser · { $old } forældet · { $open } uafklaret · { $questions } til en jurist
review-how-to-read-on = Hele gennemgangen: rettesnor check { $catalogue }
review-weight-below = Under loven
review-weight-below-about = Loven er læst (mærke T eller Q), og teksten går under den.
review-weight-contradiction = Modsigelser
review-weight-contradiction-about = Dokumentet siger to ting, der ikke kan gælde på én gang.
review-weight-old = Forældet
review-weight-old-about = Beløb, år og bestemmelser, der er løbet ud.
review-weight-open = Uafklaret
review-weight-open-about = Dokumentet lader det stå åbent, og ingen har valgt en praksis.
review-weight-question = Spørgsmål til en jurist
review-weight-question-about = Grundlaget er ikke læst i loven selv (mærke S, N eller ≠), eller svaret kræver en vurdering. Det er spørgsmål, ikke domme.
review-whole-catalogue = Hele kataloget
review-source = linje { $lines }
review-law = { $reference } [{ $status }]: { $text }
review-law-unread = ikke læst i loven selv
review-example = Eksempel
review-what-to-do = Gør: { $help }

## En opfundet person

known-no-records = { $label }: ingen med { $said }
known-records = { $label }: { $count ->
    [one] én med { $said }
   *[other] { $count } med { $said }
}
known-tried = Har prøvet: { $offers }
known-not-tried = Har ikke prøvet: { $offers }
known-holds = { $label }: { $test }
known-holds-not = { $label }: ikke { $test }
known-reading = Læst sådan: »{ $label }« – { $said }

## Sammenligning

compare-not-there = står der ikke
compare-title = { $before } og { $after }
compare-law-of = Kriterierne er holdt op mod loven den { $day }
compare-added = Nye standarder
compare-removed = Standarder, der er væk
compare-only-before = Kun i { $catalogue }
compare-only-after = Kun i { $catalogue }
compare-renamed = Nyt navn
compare-shared = Fælles for alle standarder
compare-nothing = Ingen forskel.
compare-same-standards = { $count ->
    [one] én standard siger det samme i begge
   *[other] { $count } standarder siger det samme i begge
}
compare-gains = Kan vinde
compare-loses = Kan tabe
compare-better-in = Bedre stillet i { $catalogue }
compare-person = { $turning } (og i øvrigt: { $rest })
compare-bands = Beløb, der giver noget andet
compare-nobody-found = Ingen person er fundet, for hvem kriterierne giver noget andet.
compare-too-large = Kriterierne er for mange til at søge igennem: at ingen person er vist, siger ikke, at der ingen er.
compare-taken-as-same = Regnes forskelligt i de to og er her behandlet som ét tal: { $names }
compare-was-became = { $before } → { $after }
compare-assessed = Prøvet i begge kataloger
compare-derived = Udledt af betingelserne; beløbet er en beregnings resultat
compare-same-in-meaning = Skrevet anderledes, men sandt for de samme personer
compare-part = En del, som krav bygger på
compare-part-of-nothing = En del, som intet krav bygger på; den bruges kun, hvor andet nævner den
compare-decides-nothing = Et tegn, der taler for eller imod; det afgør intet
compare-other-question = Spørgsmålet til fagpersonen er et andet; hvad det ændrer, afgør mennesker
compare-more = mere
compare-less = mindre
compare-sooner = kortere
compare-later = længere
compare-either = snart det ene, snart det andet længst
compare-sort-added = ny
compare-sort-removed = væk
compare-sort-changed = ændret
compare-kind-criterion = Hvem kan få det
compare-kind-number = Hvor meget
compare-kind-deadline = Hvornår
compare-kind-content = Hvad der indgår
compare-kind-payment = Betaling
compare-kind-process = Sådan foregår det
compare-kind-ambiguity = Uklarheder
compare-kind-legal-basis = Retsgrundlag
compare-kind-validity = Gyldighed
compare-kind-contact = Kontakt
compare-kind-wording = Kun ordene
compare-levels = Side om side
compare-level-age = Alder
compare-level-scope = Omfang
compare-level-rate = Beløb
compare-level-deadline = Frister
compare-level-follow-up = Opfølgning
compare-level-payment = Betaling
compare-level-interplay = Samspil
compare-level-provider = Leverandør
compare-same = ens

compare-heading = Sammenlign standarder
compare-first = Det første katalog
compare-second = Det andet katalog
compare-paragraph = Kun denne paragraf (fx 97)
compare-do = Sammenlign
compare-about = Hvad
compare-changes = { $count ->
    [one] én ændring
   *[other] { $count } ændringer
}
compare-all-changes = { $count ->
    [one] Én forskel i det, der kan betyde noget
   *[other] Alle { $count } forskelle i det, der kan betyde noget
}
compare-rest-of-person = Resten om personen
review-short = Gennemgang

## Oplysninger

facts-title = Oplysninger, der kan spørges om
facts-lead = Det samme spørgsmål er det samme i alle kommuner. Her står, hvorfor der må spørges, og hvem der spørger.
facts-fact = Oplysning
facts-standards = Standarder
facts-municipalities = Kommuner
fact-question = Spørgsmålet
fact-why = Hvorfor der må spørges
fact-from = Kommer som regel fra
fact-kind = Svaret er
fact-asked-by = Hvem der spørger, og hvad svaret afgør
fact-asked-by-nobody = Ingen standard spørger om det.
fact-kind-yes-no = ja eller nej
fact-kind-choice = et af disse ord
fact-kind-number = et tal
fact-kind-money = et beløb
fact-kind-time = en tid
fact-kind-length = en længde
fact-kind-share = en andel
fact-kind-date = en dag
fact-kind-code = et ord fra en åben liste
fact-kind-age = en alder
fact-kind-records = et sæt af poster

## Søgning

search-title = Find hjælp
search-label = Hvad er der brug for?
search-hint = Skriv med egne ord, fx »hjælp til at komme i bad«. Skriv ikke navn eller CPR-nummer.
search-municipality = Kommune
search-everywhere = Alle
search-do = Søg
search-found = { $count ->
    [one] Én standard kan passe
   *[other] { $count } standarder kan passe, bedst først
}
search-nothing = Ingen standard svarer til de ord. Prøv med andre ord, eller se alle standarder på kommunens side.
