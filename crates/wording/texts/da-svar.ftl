# Svar og kommandolinje på dansk. Hver nøgle står også i en-svar.ftl.

word-and = og
label-and-text = { $label }: { $text }
day-with-weekday = { $weekday ->
    [1] mandag { $day }
    [2] tirsdag { $day }
    [3] onsdag { $day }
    [4] torsdag { $day }
    [5] fredag { $day }
    [6] lørdag { $day }
   *[7] søndag { $day }
}
day-with-time = { $day } kl. { $time }

## Resultatet

outcome-irrelevant = Uden betydning for resultatet nu: { $ids }
variants-title = Varianter, hver med sit resultat
variant-waits = Afventer: { $questions }
stands-on-title = Det bygger på
stands-on-national = Det nationale lag: udgaven { $edition }
version-from-earliest = Kommunens dokument siger ikke, fra hvornår versionen gælder. Den regnes fra sin tidligst mulige dag, { $day }: { $reason }

## Det, der mangler

missing-now = Det mangler nu
missing-later = Det kan komme til at mangle – kun hvis resten ikke afgør det
missing-facts = Oplysninger
missing-judgements = Skøn, som et menneske skal svare på med en begrundelse
wanted-of-records = Til »{ $criterion }«: { $asks }
missing-readings = Steder, der kan læses på flere måder, og hvor resultatet afhænger af læsningen

## Begrundelsen

basis-known = { $reference } ({ $known })
explanation-signs = Typiske tegn (afgør ikke noget alene)
finding-waits-for-an-exception = Ikke opfyldt, medmindre en undtagelse gælder; det er ikke afklaret
known-from = fra { $source }
judgement-waits = Skøn: { $who } har ikke svaret endnu
judgement-given = Skøn: { $answer }. Begrundelse: { $reason }
judgement-guidance = Vejledning: { $text }
not-the-act-no-basis = Siger, at det er lovens krav, men har ingen hjemmel; regnes som standardens
not-the-act-unknown-basis = Hjemlen findes ikke i det nationale lag; regnes som standardens krav
not-the-act-not-in-force = Hjemlen gjaldt ikke på dagen; regnes som standardens krav
not-the-act-not-verified = Hjemlen er ikke efterprøvet; regnes som standardens krav og kan ikke alene bære et nej

## Det, der ville ændre resultatet

change-certain = { $outcome }, hvis { $changes }
change-possible = { $outcome } bliver muligt, hvis { $changes }
change-is = »{ $label }« er { $value }
change-other-than = »{ $label }« er andet end { $others }
change-holds = »{ $label }« har { $test }
change-does-not-hold = »{ $label }« ikke har { $test }
within-unclear = { $readings } (kan læses på flere måder)
test-is = er { $value }
test-is-not = er ikke { $value }
test-before = før { $value }
test-after = efter { $value }
test-on-list = på listen { $value }
test-same-as = det samme som { $value }
test-age = den dag, borgeren fylder { $age } år
test-any-record = en post
test-record-where = en post, hvor { $test }
test-tried = { $offers } er { $step }

## Det, der følger

applies-marks = Et ? betyder, at det afhænger af noget, der ikke er svaret på endnu. Det, der ikke gælder for borgeren, er udeladt.
topic-transport = Transport
topic-cancellation = Afbud
topic-plans = Planer
topic-duties = Pligter
topic-quality = Kvalitet
topic-remarks = Bemærkninger
topic-opted-out = Kan-regler, som kommunen ikke bruger
topic-law-amounts = Lovens egne beløb
law-amount = { $amount } i { $year } ({ $mark }: { $known })
law-amount-unread = Beløbet for { $year } er ikke læst i loven
law-amount-unread-since = Beløbet for { $year } er ikke læst i loven; det seneste, der er læst, er { $before }
field-approved = hvornår standarden er godkendt
field-identity = Om navn kræves
field-approach = Henvendelse
field-competence = Kompetence
item-instead = i stedet: { $what }
scope-maximum = maksimum
scope-minimum = minimum
scope-norm = norm
scope-range = spænd
scope-fixed = fast
scope-level = niveau
scope-individual = efter konkret vurdering
scope-owed = Det er en ret.
scope-extension = Kan udvides { $reach } af { $by }
scope-request = Ønsket: { $value } – { $verdict }
scope-asks-reason = Det ønskede kræver en begrundelse. Det er ikke udelukket.
verdict-within = inden for rammen
verdict-above = over rammen
verdict-within-extension = over rammen, men inden for den udvidelse, der er nævnt
verdict-below = under rammen
verdict-outside-norm = uden for normen
verdict-unknown = kan ikke holdes op mod rammen endnu
limit-within = inden { $period } – regnet fra: { $point }
limit-before = senest { $period } før – { $point }
limit-on = den { $period } – regnet fra: { $point }
limit-soon-from = { $soon } – regnet fra: { $point }
limit-then-every = derefter hver { $period }
limit-if-missed = Ved overskridelse: { $what }
limit-date = Det er { $day }.
point-last = det sidste af: { $events }
point-first = det første af: { $events }
point-end-of = udgangen af { $period } efter { $event }
payment-citizen = { $what } – borgeren: { $citizen }
payment-calculation = Beløbet: rettesnor calculate … { $id }
follow-up-rhythm = første gang efter: { $first }; derefter hver: { $then }; regnet fra: { $point }
follow-up-after-end = efter afslutning: { $value }
follow-up-occasions = også ved: { $value }
follow-up-form = form: { $value }
follow-up-place = sted: { $value }
follow-up-with = sammen med { $value }
follow-up-by = af { $value }
ending-stops = slutter: { $value }
ending-notice = varsel: { $value }
ending-suspensive = klage har opsættende virkning: { $value }
interplay-not-together = kan ikke gives samtidig
interplay-only-one = kun én af dem
interplay-set-off = modregnes
interplay-may-combine = kan kombineres
interplay-covers = omfatter
interplay-only-when-used-up = først når det er brugt op
decision-written = Skriftlig afgørelse
decision-oral = Mundtlig eller skriftlig afgørelse; skriftlig, når der bedes om det
decision-none = Der træffes ingen afgørelse
decision-contents = Den skal indeholde: { $value }
decision-hearing = Høring: { $value }
competence-recommended = efter indstilling: { $who }
complaint-allowed = Der kan klages.
complaint-not-allowed = Der kan ikke klages.
complaint-forms = Form: { $value }
complaint-to = Til: { $value }
complaint-body = Klageinstans: { $value }
complaint-suspensive = Opsættende virkning: { $value }
complaint-late = For sen klage: { $value }
complaint-for-others = På vegne af en anden: { $value }
complaint-forwarding = Videresendelse: { $value }

## Uklarheder

ambiguity-decides = svaret afhænger af læsningen
ambiguity-chosen = en læsning er valgt
ambiguity-agrees = læsningerne fører til det samme her
ambiguity-elsewhere = har betydning i en beregning, en frist eller et omfang
ambiguity-note = en uoverensstemmelse i dokumentet; intet bliver regnet ud fra den
ambiguity-who-chooses = Kommunen har ikke valgt. Den, der afgør sagen, skal vælge og begrunde; programmet vælger ikke.
ambiguity-practice = Praksis: { $reading }, valgt af { $by } den { $day }: { $reason }
reading-as = »{ $id }« læst som »{ $reading }«

## Beregninger

calculation-day = Beregnet pr. { $day }
calculation-steps = Udregningen
calculation-several = afhænger af, hvordan dokumentet læses
calculation-evidence = Bevis: { $what }
calculation-beside = Afrunding og satser
calculation-rounding = Afrunding: { $how }
calculation-rounded-to = til nærmeste { $step }
calculations-none = Der er ingen beregninger.
step-floor = Hæves til det mindste
step-cap = Sænkes til det højeste
step-rounded = Afrundes
instead-not-covered = Intet trin dækker tallet; dokumentet har et hul her
instead-lost = Mangler i dokumentet
instead-elsewhere = Dokumentet henviser til et andet sted
instead-too-large = Tallene er for store til at blive regnet nøjagtigt
instead-unknown = Kan ikke regnes ud endnu
ledger-title = Kontoen, periode for periode
ledger-period = Periode
ledger-opening = Fra før
ledger-credit = Tilgang
ledger-used = Brugt
ledger-lapsed = Bortfaldet
ledger-over-ceiling = Over loftet
ledger-short = Brugt for meget
ledger-closing = Rest

## Frister

deadline-title = Frist: { $what }
deadline-from = Regnet fra { $day }
deadline-at-latest = Senest { $day }
deadline-safe = Senest { $day } – det er den dag, der er i tide, uanset hvordan dokumentet læses
deadline-no-date = Ingen dato
deadline-none = Dokumentet har ingen frist af den slags, hverken for standarden eller fælles for kataloget.
deadline-no-limit = ingen frist
deadline-shared = Fristen er katalogets fælles og ikke standardens egen.
deadline-does-not-apply = Fristen gælder ikke her.
deadline-may-apply = Om fristen gælder her, er ikke afklaret.
deadline-then = Derefter: { $days }
deadline-steps = Sådan er der talt:
count-started = Begynder { $day }
count-start-day = { $day } tælles med
count-skipped = { $day } tælles ikke ({ $why })
count-month-end = Måneden har ikke dag { $from }; { $day } i stedet
count-added = + { $period }: { $day }
count-subtracted = − { $period }: { $day }
count-free-day = { $day } er en fridag ({ $why })
count-moved = Det bliver { $day }
free-weekend = weekend
free-new-years-day = nytårsdag
free-maundy-thursday = skærtorsdag
free-good-friday = langfredag
free-easter-sunday = påskedag
free-easter-monday = 2. påskedag
free-great-prayer-day = store bededag
free-ascension-day = Kristi himmelfartsdag
free-whit-sunday = pinsedag
free-whit-monday = 2. pinsedag
free-christmas-day = juledag
free-second-christmas-day = 2. juledag
note-start-not-stated = Dokumentet siger ikke entydigt, hvad fristen regnes fra; den dag, der er givet, er brugt.
note-ends-on-free-day = Den sidste dag er ikke en hverdag, og dokumentet siger ikke, hvad der så gælder. Datoen er ikke flyttet.
note-month-end = Måneden har ingen dag med det nummer.
note-first-day-not-counted = Dokumentet siger ikke, om den første dag tæller; den er ikke talt med.
note-guiding = Det er et udgangspunkt eller et mål, ikke en grænse.
note-no-number = Dokumentet siger kun hurtigst muligt; der er intet tal at regne med.
note-no-limit = Dokumentet siger, at der ingen frist er, eller kan læses sådan.
note-no-complaint = Der kan ikke klages over afgørelsen, så kommunens frist for at klage gælder ikke.
note-not-stated = Fristens længde er ikke oplyst, eller den er individuel.

## Spørgsmål og ordforråd

question-fact = oplysning
question-judgement = skøn
question-reading = læsning
question-answered-by = svares af { $who }
question-answers = Svar: { $answers }
question-why-text = Hvorfor: { $why }
kind-yes-no = ja eller nej
kind-choice = et af ordene
kind-level = et trin
kind-number = et tal
kind-money = et beløb
kind-time = en tid
kind-duration = en varighed
kind-length = en længde
kind-share = en andel
kind-date = en dato
kind-code = en kode eller et navn
kind-age = alder i hele år, eller foedselsdato
kind-event = datoen for hændelsen
kind-records = poster, og om der er flere (komplet)
vocabulary-title = Ordforråd
vocabulary-events = Hændelser, som frister regnes fra
vocabulary-standards = Bruges i: { $ids }

## Kataloger

in-force = Gælder fra { $from } til { $until }
in-force-earliest = Gælder fra { $from } (tidligst mulige dag; dokumentet giver ingen) til { $until }
catalogue-principles = Principper
catalogue-process = Sagsgang

## Alle standarder på én gang

overview-all-met = Alle krav er opfyldt, så langt lov og standard rækker.
overview-not-met = Ikke opfyldt: { $grounds }.
overview-first = Først: { $question }

## Eksempler

examples-passed = { $count ->
    [one] Ét eksempel holder.
   *[other] { $count } eksempler holder.
}
examples-failed = { $count ->
    [one] Ét holder ikke.
   *[other] { $count } holder ikke.
}
example-no-such-standard = Standarden findes ikke i kataloget
example-no-such-calculation = Standarden har ikke den beregning
example-asserts-nothing = Eksemplet venter intet, som bliver regnet ud
example-flawed-standard = Standarden har selv fejl:
example-facts = Eksemplets oplysninger kan ikke læses:
example-differs = Andet end ventet på { $place }
example-holds = Noget, der ikke må stå der, står der
example-expected = ventet: { $value }
example-found = fundet: { $value }

## Siderne

serve-stop = Stop med Ctrl-C.
