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
topic-start-and-end = Start og ophør
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
question-why = Hvorfor spørges der?
question-choose = Vælg
question-date-hint = Dag-måned-år, for eksempel 24-12-1980
question-records-complete = Der er ikke flere end dem, der står her
question-error = Fejl:
question-errors = Ret dette for at komme videre
answers-title = Dine svar
answers-change = Ret
answers-remove = Fjern
answers-irrelevant = uden betydning nu
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
