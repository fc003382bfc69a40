# Rettesnors tekster på dansk. Hver nøgle står også i en.ftl.
# Tekster, der hører til en kvalitetsstandard, står i kataloget og ikke her.

## Rammen om hver side

layout-skip = Gå til sidens indhold
layout-tagline = kvalitetsstandarder, der kan læses, regnes efter og efterprøves
layout-language = Sprog
layout-breadcrumb = Brødkrumme
layout-not-a-decision = Rettesnor træffer ingen afgørelser. Et resultat siger, hvad lov og standard fører til ud fra de svar, der er givet. Afgørelsen træffer et menneske efter en konkret og individuel vurdering.
layout-nothing-kept = Siderne gemmer ikke dine svar. De findes kun i din browser og forsvinder, når du lukker siden.
layout-accessibility = Tilgængelighed

## Fejlsider

error-home = Gå til forsiden
error-code = Fejlkode { $status }
error-not-found = Siden findes ikke
error-not-found-do = Kataloget eller standarden findes ikke på denne adresse. Gå til forsiden, og vælg kommunen på listen.
error-method = Siden kan ikke hentes på den måde
error-method-do = Gå tilbage, og brug knapperne på siden.
error-too-large = Der er skrevet for meget på én gang
error-too-large-do = Gå tilbage, og gør begrundelserne kortere. Dine svar står der endnu.
error-request = Vi kunne ikke læse det, der blev sendt
error-request-do = Gå tilbage, og prøv igen. Hjælper det ikke, så begynd forfra fra forsiden.
error-ours = Noget gik galt hos os
error-ours-do = Gå tilbage, og prøv igen om lidt. Bliver det ved, så fortæl det til dem, der driver siden, og skriv fejlkoden.

## Tilgængelighed

access-title = Tilgængelighed
access-lead = Siderne skal kunne bruges af alle. De er lavet efter WCAG 2.1, niveau A og AA, som loven kræver (EN 301 549).
access-no-script = Alt virker uden JavaScript.
access-keyboard = Alt kan gøres fra tastaturet, og det er altid synligt, hvor du er.
access-contrast = Farverne har tilstrækkelig kontrast på lys og på mørk skærm, og ingen oplysning gives med farve alene.
access-tested = Hver side og hver tilstand prøves automatisk i en rigtig browser, før en ny version tages i brug.
access-problem = Kan du ikke bruge en side?
access-problem-do = Fortæl det til kommunen eller til dem, der driver siden. Skriv hvilken side det er, og hvad du ville gøre.

## Forsiden

home-title = Hvad siger kommunens kvalitetsstandarder?
home-lead = En kommunes kvalitetsstandarder siger, hvilken hjælp den giver voksne med handicap eller sociale problemer. Her kan du læse dem, holde en situation op mod dem og se hvorfor resultatet bliver, som det bliver.
home-read = Læs standarden.
home-read-more = Hvem, hvad, hvor meget, hvor hurtigt og til hvilken pris, med henvisning til linjerne i kommunens dokument. Det, dokumentet ikke siger, står som ikke oplyst.
home-assess = Hold en situation op mod den.
home-assess-more = Du bliver kun spurgt om det, der stadig kan ændre resultatet, og ser begrundelsen vokse.
home-judge = Skøn hører til mennesker.
home-judge-more = Hvor loven kræver et fagligt skøn, bliver der spurgt efter det med en begrundelse. Siden svarer aldrig selv.
home-catalogues = Kataloger
home-no-catalogues = Der er ingen kataloger. Den, der driver siden, skal starte programmet med en mappe, der har mindst ét katalog.
home-standards = { $count ->
    [one] Én standard
   *[other] { $count } standarder
}

## Et katalog

catalogue-standards = Standarder
catalogue-standard = Standard
catalogue-paragraph = Paragraf
catalogue-judgements = Skøn
catalogue-ambiguities = Uklarheder
catalogue-act = Handling
catalogue-assess = Vurdér
catalogue-assess-all = Vurdér alle standarder på én gang
catalogue-about = Om kataloget
catalogue-contacts = Kontakt

## En standard

standard-contents = På denne side
standard-assess = Hold en situation op mod standarden
topic-who = Hvem kan få hjælpen
topic-included = Det indgår
topic-not-included = Det indgår ikke
topic-extent = Hvor meget
topic-deadlines = Hvor hurtigt
topic-payment = Hvad koster det
topic-provider = Hvem leverer hjælpen
topic-follow-up = Opfølgning
topic-combinations = Sammen med anden hjælp
topic-decision = Afgørelsen
topic-complaint = Klage
topic-calculations = Beregninger
version-hash = Versionens fingeraftryk: { $hash }

## Hvad et dokument siger, når det ikke siger noget

said-not-stated = Ikke oplyst
said-not-stated-sentence = Ikke oplyst: kommunens dokument siger ikke noget om det.
said-individual = Vurderes i hvert enkelt tilfælde
said-none = Ingen
said-elsewhere = Står et andet sted: { $place }
said-lost = Mangler i dokumentet: { $what }
said-unclear = Uklart: { $readings }

## Mærker

mark-legend = Hvad betyder mærkerne?
mark-judgement = skøn
mark-judgement-long = Et menneske skal vurdere det
mark-ambiguity = uklarhed
mark-ambiguity-long = Dokumentet kan læses på flere måder
mark-not-stated = ikke oplyst
mark-not-stated-long = Dokumentet siger ikke noget om det
mark-outdated = forældet
mark-outdated-long = Satsen bruges ud over det år, den er trykt for
mark-softened = vejledende
mark-softened-long = Ikke bindende
mark-unverified = ikke efterprøvet
mark-unverified-long = Stedet i loven er ikke efterprøvet og kan ikke alene bære et nej
force-act = lov
force-act-long = Følger af loven
force-standard = standard
force-standard-long = Følger af kommunens vejledende serviceniveau
effect-required = kræves
effect-required-long = Skal være opfyldt
effect-excludes = udelukker
effect-excludes-long = Udelukker, hvis det gælder
effect-typical = typisk
effect-typical-long = Taler for eller imod, men afgør ikke noget alene
effect-opens = åbner
effect-opens-long = En undtagelse, der lukker op

## Resultatet

outcome-title = Resultat
outcome-entitled = I målgruppen
outcome-entitled-meaning = Så langt lov og standard rækker. Et menneske træffer afgørelsen.
outcome-not-entitled = Ikke i målgruppen efter loven
outcome-not-entitled-meaning = Mindst ét krav i loven er ikke opfyldt:
outcome-outside-standard = Uden for kvalitetsstandarden – kræver individuel vurdering
outcome-outside-standard-meaning = Standarden er vejledende og kan ikke alene føre til afslag (servicelovens § 138). En sagsbehandler skal vurdere situationen konkret:
outcome-undecided = Kan ikke afgøres endnu
outcome-undecided-meaning = Der mangler svar, som kan ændre resultatet.
outcome-possible = Stadig muligt:
outcome-not-exact = Standarden er så stor, at listen over spørgsmål kan rumme nogle, der ikke længere betyder noget.

## Begrundelsen

explanation-title = Begrundelse
finding-met = Opfyldt
finding-not-met = Ikke opfyldt
finding-unknown = Mangler svar
finding-not-known = Ikke oplyst
finding-excludes = Udelukker
finding-does-not-exclude = Udelukker ikke
finding-speaks-for = Taler for
finding-speaks-against = Taler ikke for
finding-opens = Åbner
finding-does-not-open = Åbner ikke
counterfactuals-title = Det ville ændre resultatet
applies-title = Det gælder her
applies-lead = Omfang, frister, betaling og opfølgning, som standarden siger dem for denne situation.

## Kilder

source-title = Kilde
source-and-basis-title = Lovgrundlag og kilde
source-lines = linje { $lines }

## Uklarheder

ambiguities-title = Uklarheder i dokumentet
ambiguities-lead = Her modsiger dokumentet sig selv, eller det kan læses på flere måder. Vi har ikke valgt for kommunen.
ambiguities-met = Uklarheder, der er mødt undervejs
ambiguities-readings = Det kan læses som:
ambiguities-chosen = valgt
ambiguities-not-chosen = Kommunen har ikke valgt en læsning.

## Vurdering

assess-title = Vurdering
assess-day = Bedømmes pr. { $day }
assess-day-label = Dag, der bedømmes på
assess-day-hint = Dag-måned-år. Dagen bestemmer, hvilken version og hvilke satser der gælder.
assess-see-all = Se alle standarder med de samme svar
questions-next = Næste spørgsmål
questions-all = Spørgsmål, der kan ændre resultatet
questions-none = Der er ikke flere spørgsmål
questions-none-more = Intet svar mere kan ændre resultatet. Du kan stadig rette de svar, der er givet.
questions-answer = Svar og se resultatet
questions-show-all = Vis alle spørgsmål
questions-one-by-one = Vis ét spørgsmål ad gangen
questions-waiting = { $count ->
    [one] Ét spørgsmål mere kan ændre resultatet
   *[other] { $count } spørgsmål mere kan ændre resultatet
}
questions-later = kun hvis resten ikke afgør det
questions-ask-now = Svar på det nu
question-judged-by = Vurderes af { $who }
question-reason = Begrundelse
question-reason-hint = Skriv hvad vurderingen bygger på. Uden begrundelse tæller svaret ikke. Skriv ikke navn eller CPR-nummer.
question-why = Hvad svaret har betydning for
question-choose = Vælg
question-date-hint = Dag-måned-år, for eksempel 24-12-1980
question-records-complete = Der er ikke flere end dem, der står her
question-error = Fejl:
question-errors = Ret dette for at komme videre
answers-title = Dine svar
answers-not-back = Ret et svar her og ikke med browserens tilbageknap: intet trin bliver gemt, så browseren ville spørge, om den skal sende igen.
answers-change = Ret
answers-remove = Fjern
answers-irrelevant = bruges ikke her
answers-start-over = Begynd forfra

## Alle standarder på én gang

overview-title = Alle standarder på én gang
overview-lead = Kommunen skal se på alle muligheder for hjælp ud fra hele situationen (retssikkerhedslovens § 5). Her holdes de samme svar op mod alle katalogets standarder.
overview-results = Resultater
overview-missing = { $count ->
    [one] Ét svar mangler.
   *[other] { $count } svar mangler.
}
overview-continue = Fortsæt med denne standard

## Hvad en standard siger, i ord

topic-how-to-ask = Sådan søger man
topic-end = Når hjælpen hører op
standard-need = Behov
standard-purpose = Formål
standard-approved = Standarden er godkendt: { $day }.
catalogue-not-entered = Står i dokumentet, men er ikke lagt ind endnu:
who-act = Efter loven
who-standard = Efter kommunens vejledende standard
who-opens = Undtagelser, der åbner
who-typical = Taler typisk for eller imod
judged-by = Vurderes af
judged-by-someone = en fagperson
look-at = Vejledning
departure = Kan fraviges efter en konkret vurdering
opens-for = Undtagelse fra
opened-by-exception = Åbnet af undtagelsen
departed = Fraveget efter en konkret vurdering
judged = Vurderet: { $answer }
law-sel = Serviceloven
law-sul = Sundhedsloven
law-abl = Almenboligloven
law-rsl = Retssikkerhedsloven
known-text = læst i lovteksten
known-quoted = efterprøvet: læst som citat hos en myndighed
known-secondary = ikke efterprøvet: kun læst i en sekundær kilde
known-unread = ikke efterprøvet: ikke læst
known-disputed = ikke efterprøvet: kilderne er uenige
mark-aimed = tilstræbes
mark-aimed-long = Noget, kommunen stræber efter
mark-preferred = helst
mark-preferred-long = Noget, kommunen helst vil
mark-depends = afhænger af svar
mark-depends-long = Om det gælder, afhænger af svar, der ikke er givet
mark-owed = ret
mark-owed-long = Noget, borgeren har krav på, når betingelserne er opfyldt
mark-example = eksempel
mark-example-long = Kun et eksempel; listen er ikke udtømmende
effect-typical-against = typisk imod
effect-typical-against-long = Taler imod, men afgør ikke noget alene
word-or = eller
answer-yes = ja
answer-no = nej
value-least = det mindste af { $values }
value-greatest = det største af { $values }
age-pension = folkepensionsalderen
age-pension-at-least = folkepensionsalderen, dog mindst { $years } år
event-age = { $age }-års fødselsdagen
event-age-of = dagen for { $age }
when-label = Når
when-otherwise = Ellers
bound-not = ikke { $value }
holds-on-the-day = på dagen
holds-on-the-start-day = den dag hjælpen begynder
holds-ever = på noget tidspunkt
holds-unbroken = uden afbrydelse til dagen
tried-considered = Er overvejet: { $offers }
tried-offered = Er tilbudt: { $offers }
tried-tried = Er prøvet: { $offers }
tried-exhausted = Er udtømt: { $offers }
limit-at-least = mindst { $value }
limit-over = over { $value }
limit-at-most = højst { $value }
limit-under = under { $value }
limit-usual = normalt { $value }
limit-fixed = { $value }
limit-at-least-label = Mindst
limit-at-most-label = Højst
scope-by-rows = Det afhænger af:
extension = Kan udvides
extension-to = til { $value }
extension-over = ud over { $value }
decided-by = efter afgørelse af { $who }
decided-by-label = Besluttet af
instead = Dækkes i stedet af
clock-decision = Afgørelse
clock-start = Hjælpen begynder
clock-complaint = Frist for at klage
clock-reassessment = Kommunen vurderer sagen igen
clock-follow-up = Opfølgning
clock-notice = Varsel
clock-notification = Underretning
clock-plan = Plan
clock-status = Status
clock-account = Regnskab
clock-budget = Budget
clock-payment = Betaling
clock-hearing = Høring
clock-access = Aktindsigt
within = inden for { $period }
before = senest { $period } før
as-soon-as-possible = hurtigst muligt
counted-from = Regnes fra
then-every = Derefter hver
if-missed = Hvis fristen ikke holdes
date-is = Det er { $day }
date-is-safe = Den sikre dato er { $day }. Regnet efter en anden læsning kan det være en anden dag.
pays-nothing = Borgeren betaler ikke
by-calculation = Beløbet regnes sådan
identity = Navn
identity-required = Borgeren skal sige, hvem vedkommende er
identity-anonymous-possible = Man kan være anonym
identity-anonymous-guaranteed = Man er sikret at være anonym
approach-by = Hvem kan henvende sig
approach-channel = Hvordan
approach-consent = Samtykke
approach-assessment = Visitation
approach-documents = Dokumenter
listed-below = Se herunder
decision-form = Form
decision-must-hold = Skal indeholde
decision-hearing-label = Partshøring
who-decides = Hvem afgør
recommended-by = Efter indstilling
provider-choice = Valg
provider-demands = Krav
provider-places = Steder
follow-up-first = Første gang efter
follow-up-how = Form
follow-up-where = Sted
after-end = Også efter afslutningen
also-on = Også ved
together-with = Sammen med
done-by = Gøres af
stops = Slutter
notice = Varsel
suspensive = En klage holder hjælpen i gang
except = Dog ikke
complain-access = Kan der klages?
complain-allowed = Ja
complain-none = Nej
complain-shared = Standarden siger ikke selv, om der kan klages. Det, der står her, er katalogets fælles kapitel om klage; om det også er skrevet for denne standard, siger dokumentet ikke.
complain-to = Klag til
complain-form = Måde
complain-body = Klagen afgøres af
complain-for-others = På vegne af andre
complain-forwarding = Hvad der sker
complain-late = Kommer klagen for sent
contact-address = Adresse
contact-phone = Telefon
contact-mail = Mail
contact-web = Web
contact-hours = Åbningstid
practice = Kommunen har valgt
in-force-not-before = Dokumentet siger ikke, hvornår det gælder fra; tidligst { $day }.
in-force-from = Gælder fra { $day }.
in-force-until = Gælder til { $day }.
in-force-unknown = Dokumentet siger ikke, hvornår det gælder fra.
about-unit = Udgivet af
about-adopted-by = Vedtaget af
about-adopted-on = Vedtaget den
about-from = Gælder fra
about-until = Gælder til
about-document = Dokument
about-known = Lagt ind her
about-hash = Versionens fingeraftryk
day-in-words = { $day }. { $month } { $year }
month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
day-too-early = Dagen ligger før kataloget. Det gælder tidligst fra { $day }.
day-too-late = Dagen ligger efter kataloget. Det gjaldt til { $day }.
day-earliest = Kommunens dokument har ingen dato. Det regnes her for at gælde fra { $day }, som er det tidligst mulige, og indtil en nyere version er kendt.
answer-choose = Vælg et af svarene.
answer-date = Skriv dagen som dag-måned-år, for eksempel 24-12-1980.
answer-age = Skriv alderen i hele år, for eksempel 45.
answer-text = Skriv svaret med ord.
answer-number = Skriv et tal med komma og uden punktum, for eksempel 1654,50.
answer-number-hint = For eksempel 12 eller 1654,50
answer-judgement-reason = Skriv en begrundelse. Uden den tæller vurderingen ikke.
answer-reading-reason = Skriv hvorfor denne læsning er valgt. Uden det tæller valget ikke.
answer-other = Eller skriv en anden
unit-years = år
records-none = Ingen
records-complete = Listen er komplet
records-not-complete = Listen er ikke meldt komplet; det, der ikke står på den, er ukendt
records-lead = Tilføj en ad gangen. Er der ingen, så sæt blot mærket nedenfor.
records-add = Tilføj, og skriv en til
records-complete-why = Fravær ved man kun noget om, når listen er komplet. Er du i tvivl, så lad mærket stå tomt: så regnes resten for ukendt, ikke for et nej.
events-title = Regn frister ud fra kendte dage
events-lead = Skriv de dage, du kender. Så står datoen ved hver frist.
events-count = Regn frister
outcome-person-decides = Det er ikke en afgørelse. Kommunen oplyser sagen og afgør den efter en konkret og individuel vurdering.
grounds-already = Allerede nu er dette ikke opfyldt:
grounds-beside = Kommunens standard er heller ikke opfyldt; det ville ikke alene kunne føre til afslag:
ground-excludes-label = Udelukker
ground-not-met-label = Ikke opfyldt
ground-excludes = Udelukker: { $text }
ground-not-met = Ikke opfyldt: { $text }
finding-holds = Gælder
finding-does-not-hold = Gælder ikke
finding-not-needed = Uden betydning nu
counterfactuals-lead = De mindste ændringer, som ville føre til et andet resultat. De siger ikke, hvad borgeren skal gøre.
counterfactual-certain = så ville resultatet blive
counterfactual-possible = så kunne resultatet blive
change-yes = Ja til: { $what }
change-no = Nej til: { $what }
irrelevant-title = { $count ->
    [one] Ét spørgsmål har ingen betydning for resultatet nu
   *[other] { $count } spørgsmål har ingen betydning for resultatet nu
}
variants-parts = Ydelser og grupper i standarden
variants-lead = Standarden har flere dele med hver sit resultat.
variant-depends = Om den er på tale, afhænger af svar, der ikke er givet.
variant-grounds = Ikke opfyldt:
calculations-lead = Sådan regner standarden. Med tal fra en bestemt sag regnes de ud på siden »Vurdering«.
calculations-case-lead = Regnet ud af de samme svar, linje for linje. Mangler der et tal, kan det skrives her.
calculation-missing = { $count ->
    [0] kan ikke regnes ud
    [one] ét svar mangler
   *[other] { $count } svar mangler
}
calculation-readings = Dokumentet kan læses på flere måder, og det giver forskellige resultater:
calculation-arithmetic = Regnestykket
calculation-line = Linje
calculation-value = Værdi
calculation-needs = Det mangler:
evidence = Dokumentation
not-covered = ingen linje dækker tallet
lost-number = et tal
too-large = Tallene er for store til at regnes nøjagtigt
calc-kind = Slags
calc-sum = Et regnestykke
calc-steps = Trin
calc-table = En tabel
calc-per-record = Post for post, og så summen
calc-ledger = En konto, periode for periode
calc-unit = Enhed
calc-of = Slås op efter
calc-over = Hver post i
calc-approved-by = Godkendes ved
calc-plus = Plus
calc-minus = Minus
calc-credit = Tilgang pr. periode
calc-used = Forbrug
calc-ceiling = Loft
calc-expiry = Lever i
calc-periods = { $number } perioder
calc-needs = Kræver
calc-rounding = Afrundes til nærmeste
calc-row = Række
calc-whole = hele beløbet
calc-share = { $share } af tallet
calc-steps-of = Trin på
why-entitled = Lov og standard peger på, at borgeren er i målgruppen. Et menneske afgør det.
why-undecided = { $met ->
    [one] Ét kriterium er opfyldt
   *[other] { $met } kriterier er opfyldt
}, { $open ->
    [one] ét er ikke afklaret.
   *[other] { $open } er ikke afklaret.
}
overview-facts = { $count ->
    [0] Ingen oplysninger mangler.
    [one] Én oplysning mangler.
   *[other] { $count } oplysninger mangler.
}
overview-judgements = { $count ->
    [0] Intet skøn mangler.
    [one] Ét skøn mangler.
   *[other] { $count } skøn mangler.
}
applies-missing = { $count ->
    [one] Ét svar mere siger, hvad der gælder
   *[other] { $count } svar mere siger, hvad der gælder
}
bound-from = mindst { $value }
bound-over = over { $value }
bound-to = højst { $value }
bound-under = under { $value }
bound-before = før { $value }
bound-after = efter { $value }
bound-same-as = det samme som { $value }
event-last = den seneste af { $events }
event-first = den første af { $events }
event-end-of = udgangen af den { $period }, hvor dette sker: { $event }
date-on-free-day = Dagen er en fridag. Dokumentet siger ikke, hvad der så gælder.
date-month-end = Måneden har ikke den dag. Dokumentet siger ikke, hvad der så gælder.
date-first-day = Dokumentet siger ikke, om den første dag tæller; her tæller den ikke.

demo-made = DEMO: { $citizens } borgere, { $cases } sager og { $entries } linjer i journalerne. Alle er opfundet. Adgangskoden for alle demobrugere er { $password } – den vises kun nu. Brugerne er:
