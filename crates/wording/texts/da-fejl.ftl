# Fejl og fund på dansk: hvad der var ventet, hvad der blev fundet, og hvad man gør.
# problem-<kode> er sætningen, problem-<kode>-help er rådet. Aldrig en persons oplysninger.

problem-error = fejl
problem-finding = fund
problem-help = hjælp
problem-other = den anden er her
problem-or = eller
problem-near = mener du »{ $near }«?
problem-count = { $errors ->
    [0] { $findings ->
        [0] Ingen fejl og ingen fund.
        [one] Ét fund.
       *[other] { $findings } fund.
    }
    [one] { $findings ->
        [0] Én fejl.
       *[other] Én fejl og { $findings } fund.
    }
   *[other] { $findings ->
        [0] { $errors } fejl.
       *[other] { $errors } fejl og { $findings } fund.
    }
}

## Typer og grunde, som sætningerne nævner

type-object = en tabel
type-array = en liste
type-string = en tekst
type-boolean = ja eller nej (true eller false)
type-integer = et helt tal
type-number = et tal
type-null = ingenting
type-date = en dato som 2024-01-15
type-age = hele år fra 0 til 130
type-quantity = et helt tal eller en mængde som »15 timer«
reason-number = tallet skal have decimalkomma og hverken punktum eller tusindtalsskille, for eksempel »1654,50 kr.«
reason-unit = enheden findes ikke; enhederne er kr., timer, minutter, dage, døgn, hverdage, uger, måneder, år, %, m, km, gange, samtaler, besøg, personer, børn, tilbud, ture og trin
reason-per = efter »pr.« skal der stå time, dag, døgn, uge, måned, kvartal, år, besøg, person, barn, forløb eller km
reason-shape = en mængde er tal, enhed og eventuelt »pr.« og en periode, for eksempel »15 timer pr. måned«
reason-lines = kildelinjer er numre og intervaller, for eksempel »1707-1721, 1800«
reason-period = en frist er et helt tal og en enhed, for eksempel »6 uger«, »10 hverdage« eller »1 måned«
reason-yearly = en dag i året er dag og måned, for eksempel »28. februar«
reason-date = en dato er år, måned og dag, for eksempel 2024-01-15
reason-not-found = den findes ikke
reason-not-allowed = der er ikke adgang
reason-in-use = den bruges allerede
reason-no-text = det er ikke tekst i UTF-8
reason-no-start = begyndelsen
reason-no-end = det sidste

## Filer

problem-syntax = Filen kan ikke læses her: { $reason }
problem-not-readable = Kan ikke læses: { $reason }
problem-not-a-file = { $path } kan ikke læses: { $reason }
problem-not-a-file-help = Tjek, at stien er rigtig, og at filen må læses
problem-no-catalogue-here = { $path } hører ikke til et katalog
problem-no-catalogue-here-help = Giv en mappe med kataloger (den, der har »fakta« og »national« i sig), ét katalog i den eller en fil i et katalog
problem-other-format = Filens format er ikke det, programmet læser ({ $known })
problem-other-format-help = Skriv format = { $known }, eller brug den version af programmet, som filen er skrevet til
problem-unknown-key = »{ $key }« findes ikke her
problem-unknown-key-help = Her kan stå: { $known }
problem-missing-key = »{ $key }« mangler
problem-missing-key-help = Skriv den. Siger dokumentet intet, er værdien "ikke oplyst"
problem-wrong-type = Her skal stå { $expected }
problem-not-an-id = »{ $found }« kan ikke være et id
problem-not-an-id-help = Et id er små bogstaver a-z, tal og bindestreg; skriv ae, oe, aa
problem-unknown-word = »{ $found }« er ikke et af de ord, der kan stå her
problem-unknown-word-help = Her kan stå: { $known }
problem-number-too-large = Tallet er for stort til at blive regnet nøjagtigt
problem-float = Et tal med punktum bliver ikke læst
problem-float-help = Skriv mængden som tekst med komma og enhed: "1654,50 kr."
problem-id-not-file-name = Id'et »{ $id }« er ikke filens navn
problem-id-not-file-name-help = Giv filen id'ets navn, eller ret id'et; de skal være ens, så en standard findes på sit navn
problem-told-twice = »{ $id }« står to gange
problem-told-twice-help = Et id er navnet på ét spørgsmål for altid; giv det nye et nyt id

## En standards indhold

problem-not-one-condition = »{ $id }« har { $found } slags betingelser, og der skal være én
problem-not-one-condition-help = Del kriteriet op, og saml delene med dele og forbindelse
problem-act-without-basis = »{ $id }« har lovens styrke, men ingen hjemmel
problem-act-without-basis-help = Nævn stykket i det nationale lag med hjemmel, eller skriv styrke = "standard"
problem-unknown-basis = Hjemlen »{ $id }« findes ikke i det nationale lag
problem-unknown-criterion = Kriteriet »{ $id }« findes ikke i standarden
problem-opens-nothing = »{ $id }« åbner, men siger ikke hvad
problem-opens-nothing-help = Nævn kriterierne i for = [ … ]
problem-circle = »{ $id }« afhænger af sig selv
problem-parts-without-junction = »{ $id }« har dele, men siger ikke, hvordan de hører sammen
problem-parts-without-junction-help = Skriv forbindelse = "alle", "en-af" eller { "{" } mindst = 2 { "}" }
problem-unknown-ambiguity = Uklarheden »{ $id }« findes ikke
problem-reading-does-not-fit = En læsning af »{ $id }« passer ikke på stedet
problem-reading-does-not-fit-help = Læsningens værdi skal være af samme slags som det sted, den udfylder
problem-unknown-field = Posterne har ikke feltet »{ $id }«
problem-unknown-fact = Oplysningen »{ $id }« findes ikke i ordforrådet
problem-unknown-fact-help = Se dem, der findes, med: rettesnor facts
problem-unknown-judgement = Skønnet »{ $id }« findes ikke i standarden
problem-unknown-calculation = Beregningen »{ $id }« findes ikke i standarden
problem-unknown-list = Listen »{ $id }« findes ikke i standarden
problem-empty-test = Prøven siger ikke, hvad der skal gælde
problem-one-value-only = Her kan kun stå én værdi
problem-unknown-value = Værdien er ikke en af dem, der kan vælges
problem-unknown-value-help = Der kan vælges: { $known }
problem-not-an-age = Grænsen er ikke en alder
problem-not-an-age-help = Skriv hele år, eller "folkepensionsalder"
problem-age-out-of-calendar = Alderen falder uden for kalenderen (1900 til 2199)
problem-wrong-unit = Enheden passer ikke
problem-wrong-unit-help = Her måles i { $unit }
problem-unknown-rate = Satsen »{ $id }« findes ikke i kataloget
problem-no-bound = Grænsen er ikke en værdi, der kan sammenlignes med
problem-too-many-cuts = Der er for mange grænser på den samme oplysning

## En persons oplysninger

problem-write-quantity = Her skal stå en mængde som tekst
problem-write-quantity-help = Skriv tal og enhed i anførselstegn, for eksempel "15 { $unit }"
problem-unknown-event = Hændelsen »{ $id }« findes ikke i ordforrådet
problem-judgement-without-reason = Skønnet har ingen begrundelse
problem-judgement-without-reason-help = Skriv reason = "…"; et skøn uden begrundelse tæller ikke
problem-judgement-without-answer = Skønnet har intet svar
problem-judgement-without-answer-help = Skriv answer = true, et af de ord, der kan vælges, eller en mængde
problem-nobody-asks = Skønnet »{ $id }« er der ingen standard i kataloget, der spørger om
problem-nobody-asks-help = Se dem, der findes, med: rettesnor questions
problem-not-one-standard = »{ $id }« nævner en standard, som ikke er i kataloget
problem-not-one-standard-help = Kataloget har: { $known }
problem-answer-yes-or-no = Skønnet »{ $id }« besvares med ja eller nej (true eller false)
problem-answer-of-these = Svaret på »{ $id }« er ikke et af dem, der kan vælges
problem-answer-of-these-help = Der kan vælges: { $known }
problem-answer-quantity = Skønnet »{ $id }« besvares med et tal
problem-answer-quantity-help = Her måles i { $unit }
problem-answer-per-record = Skønnet »{ $id }« besvares for hver af posterne i »{ $set }«
problem-answer-per-record-help = Skriv per = [ … ] med ét svar for hver post, i posternes rækkefølge
problem-answer-once = Skønnet »{ $id }« besvares én gang
problem-answer-once-help = Skriv answer og reason uden per
problem-more-answers-than-records = Der er flere svar på »{ $id }«, end der er poster i »{ $set }«
problem-more-answers-than-records-help = Der skal være højst ét svar for hver post, i posternes rækkefølge
problem-nothing-unclear = Uklarheden »{ $id }« findes ikke i kataloget
problem-unknown-reading = Uklarheden »{ $id }« kan ikke læses sådan
problem-unknown-reading-help = Læsningerne er: { $known }
problem-nobody-measures = Intet omfang i kataloget hedder »{ $id }«

## Det, der bliver skrevet på kommandolinjen

problem-unknown-catalogue = Kataloget »{ $id }« findes ikke
problem-unknown-catalogue-help = Kataloger: { $known }
problem-no-version-in-force = »{ $id }« har ingen version, der gælder { $day }
problem-no-version-in-force-help = Vælg en dag med --on, eller skriv versionen: kommune/version
problem-unknown-standard = Standarden »{ $id }« findes ikke i kataloget
problem-unknown-standard-help = Standarder: { $known }
problem-several-standards = »{ $id }« passer på flere standarder
problem-several-standards-help = Skriv en af dem helt ud: { $known }
problem-unknown-limit = »{ $id }« er ikke en slags frist
problem-unknown-limit-help = Slags: { $known }
problem-no-such-limit = Standarden har ingen frist med id'et »{ $id }« af den slags
problem-no-such-limit-help = Fristerne er: { $known }
problem-no-calculations-here = Standarden har ingen beregninger
problem-not-a-moment = Det er ikke en dag eller et tidspunkt
problem-not-a-moment-help = Skriv 2024-01-15 eller 2024-01-15T09:30
problem-day-out-of-calendar = Dagen er uden for kalenderen (1900 til 2199)
problem-no-such-example = Der er intet eksempel »{ $id }«, og ingen eksempler på en standard med det navn
problem-port-taken = Der kan ikke lyttes på { $place }: { $reason }
problem-port-taken-help = Vælg en anden port med --port, eller --port 0 for en ledig

## Fund i katalogerne (rettesnor check)

problem-no-catalogue = Der er ingen kataloger
problem-no-catalogue-help = Et katalog er en mappe kommune/version med en katalog.toml
problem-number-out-of-range = Tallet er uden for det, der kan stå her ({ $least } til { $most })
problem-not-a-municipality-code = En kommunekode er tre cifre
problem-other-national-layer = Det nationale lag i udgaven { $edition } er ikke det, kataloget er skrevet på
problem-other-national-layer-help = Gennemgå, hvad der er ændret i loven, og skriv så sha256 = "{ $right }"
problem-no-national-layer = Der er intet nationalt lag i udgaven { $edition }
problem-ends-before-it-begins = Perioden slutter, før den begynder
problem-no-first-day = Hverken den første dag eller den tidligst mulige er oplyst
problem-no-first-day-help = Skriv tidligst med en dag og hvorfor
problem-source-beyond-document = Linje { $line } er efter dokumentets sidste linje, { $last }
problem-rate-without-value = Satsen »{ $id }« har hverken værdi eller trin
problem-rate-told-twice = Satsen »{ $id }« står to gange for den samme tid
problem-rate-told-twice-help = En ny sats for en ny tid har sin egen fra og til
problem-told-twice-in-catalogue = »{ $id }« står også i { $file }
problem-told-twice-in-catalogue-help = Et id er navnet på ét spørgsmål i hele kataloget
problem-limit-not-one-length = Fristen »{ $id }« skal have præcis én længde
problem-limit-not-one-length-help = Skriv én af inden, foer, paa, paa-foer og hurtigst-muligt
problem-no-complaint-rule = Dokumentet siger ikke, om der kan klages
problem-judgement-without-guidance = Skønnet »{ $id }« har ingen vejledning
problem-judgement-without-guidance-help = Skriv i vejledning, hvad der skal ses på
problem-no-source = »{ $id }« har ingen kilde
problem-no-source-help = Skriv linjerne i dokumentet: kilde = "12-14"
problem-no-values = »{ $id }« har ingen svar at vælge imellem
problem-no-values-help = Skriv dem i vaerdier
problem-no-fields = »{ $id }« er poster uden felter
problem-fields-without-records = »{ $id }« har felter, men er ikke poster
problem-no-force = »{ $id }« siger ikke, om det er lovens eller standardens krav
problem-no-force-help = Skriv styrke = "lov" eller styrke = "standard"
problem-unknown-unit = »{ $unit }« er ikke en enhed
problem-fact-without-why = »{ $id }« siger ikke, hvorfor der må spørges
problem-fact-without-why-help = Skriv det i hvorfor; det bliver vist, hver gang der spørges
problem-ambiguity-without-place = Uklarheden »{ $id }« har intet sted
problem-ambiguity-without-place-help = Skriv den, hvor den gælder, eller kun-note = true, hvis den ikke er et sted i en beregning
problem-beside-unclear = »{ $key }« står ved siden af »uklar« og ville blive glemt: den valgte læsning træder i stedet for hele tabellen
problem-beside-unclear-help = Skriv »{ $key }« i hver læsning, eller gør det til et kriterium for sig
problem-note-with-place = »{ $id }« er kun en note, men bliver brugt
problem-note-with-place-help = Fjern kun-note, eller fjern stedet
problem-note-concerns-nothing = Noten »{ $id }« siger ikke, hvad den berører
problem-note-concerns-nothing-help = Skriv id'erne i beroerer
problem-place-without-readings = Uklarheden »{ $id }« står her, men har ingen læsninger
problem-one-reading-only = Uklarheden »{ $id }« har kun én læsning
problem-one-reading-only-help = Er der kun én, er stedet ikke uklart
problem-unknown-piece = »{ $id }« er ikke noget i standarden
problem-reading-without-value = Læsningen »{ $reading }« af »{ $id }« udfylder ikke alle stederne
problem-reading-fills-nothing = Læsningen »{ $reading }« af »{ $id }« har en værdi, som intet sted bruger
problem-basis-not-in-force = Hjemlen »{ $basis }« gjaldt ikke { $day }; »{ $id }« regnes som standardens
problem-basis-not-verified = Hjemlen »{ $basis }« er ikke efterprøvet; »{ $id }« regnes som standardens og kan ikke bære et nej efter loven
problem-opens-the-act = Standardens »{ $id }« åbner »{ $opened }«, som er lovens krav
problem-opens-the-act-help = Kommunen kan ikke fravige loven; åbneren skal have sin egen hjemmel
problem-unknown-law = Det nationale lag har intet om { $id }
problem-unknown-contact = »{ $id }« er ikke en af katalogets kontakter
problem-unknown-item = Ydelsen »{ $id }« findes ikke i standarden
problem-unknown-scope = Omfanget »{ $id }« findes ikke i standarden
problem-not-a-set = »{ $id }« er ikke poster
problem-unused-judgement = Skønnet »{ $id }« bliver ikke brugt til noget
problem-unused-part = Delen »{ $id }« bliver ikke brugt
problem-unused-part-help = Nævn den i dele, eller fjern den
problem-unused-list = Listen »{ $id }« bliver ikke brugt
problem-unused-calculation = Beregningen »{ $id }« bliver ikke brugt
problem-unused-rate = Satsen »{ $id }« bliver ikke brugt
problem-calculation-incomplete = Beregningen mangler »{ $key }«
problem-key-without-effect = »{ $key }« har ingen virkning i en beregning af den art
problem-line-not-plus-or-minus = Linjen skal være enten plus eller minus
problem-use-is-no-series = Forbruget er ikke en serie med én post for hver periode
problem-not-a-number = Værdien er ikke et tal
problem-sum-without-field = Summen siger ikke, hvilket felt der lægges sammen
problem-step-empty = Intet tal kan falde på dette trin
problem-steps-overlap = To trin dækker det samme tal ({ $at })
problem-steps-hole = Der er et hul mellem trinnene: fra »{ $from }« til »{ $to }«
problem-steps-hole-help = Siger dokumentet intet om hullet, så skriv et trin, der giver "ikke oplyst"
problem-table-hole = Tabellen har ingen række til alle
problem-table-hole-help = Skriv en sidste række med naar = "ellers"
problem-rows-overlap = Rækken gælder samtidig med række { $first } og giver noget andet
problem-pension-rows-do-not-follow = Rækkerne med folkepensionsalder følger ikke efter hinanden uden hul
problem-example-asserts-nothing = Eksemplet »{ $id }« venter intet, som bliver regnet ud
problem-example-differs = Eksemplet »{ $id }« holder ikke: på { $place } var ventet { $expected }, fundet { $found }
problem-example-holds-forbidden = Eksemplet »{ $id }« viser noget, der ikke må stå der
problem-report-of-one = En HTML-side er om ét katalog
problem-report-of-one-help = Nævn det: rettesnor check billund/2021 --html

problem-demo-not-empty = Databasen er ikke tom, så der kan ikke lægges demosager i den
problem-demo-not-empty-help = Vælg en anden mappe med --data, eller en anden database med --database
