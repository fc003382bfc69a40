# Drift på dansk: indstillinger, database, brugere, eftersyn.
# Aldrig en borgers oplysninger.

## Indstillinger

setting-text-or-number = en tekst eller et tal
setting-path = en sti
setting-database = sqlite:FIL eller postgres://BRUGER@VÆRT/NAVN
setting-no-password = en adresse uden adgangskode; adgangskoden står i en fil for sig, se database-password-file
setting-address = en IP-adresse, for eksempel 127.0.0.1
setting-port = et tal fra 0 til 65535
setting-web-address = en adresse uden sti, for eksempel https://sager.kommune.dk
setting-connections = et helt tal fra 1 til 200
setting-megabytes = et helt tal fra 1 til 500
setting-minutes = et helt tal fra 1 til 1440
setting-log = none, text eller json
setting-log-level = error, warn eller info
setting-set = sat
setting-not-set = ikke sat
setting-default = standard
settings-fine = Indstillingerne kan bruges.
problem-unknown-setting = Der er ingen indstilling »{ $id }«
problem-unknown-setting-help = Indstillingerne er: { $known }
problem-wrong-setting = { $place } skal være { $expected }

## Database og nøgle

key-made = Der er lavet en ny nøgle i { $path }. Gem en kopi et andet sted end sikkerhedskopierne: uden den kan ingen CPR-numre læses.
problem-no-database = Der er ingen database
problem-no-database-help = Sig hvor: --data MAPPE, --database URL, RETTESNOR_DATABASE eller indstillingen database
problem-no-key = Der er ikke sagt, hvor nøglen er
problem-no-key-help = Sig hvor: --key FIL, RETTESNOR_KEY eller indstillingen key
problem-key-missing = Nøglen { $path } mangler, men databasen er der
problem-key-missing-help = Læg den nøgle tilbage, som databasen er lavet med. En ny kan ikke åbne den
problem-not-a-key = Der står ingen nøgle i { $path }
problem-not-a-key-help = En nøgle er 64 hexadecimale cifre. Læg den rigtige fil tilbage
problem-cannot-write = Der kan ikke skrives i { $path }: { $reason }
problem-cannot-write-help = Tjek, at mappen findes, at der må skrives i den, og at filen ikke er der i forvejen
problem-database-not-there = Der er ingen database på det sted
problem-database-not-there-help = Tjek adressen. En ny database laves af »rettesnor serve« eller af den første »rettesnor users add«
problem-database-strange = Databasen har tabeller i sig, som ikke er Rettesnors
problem-database-strange-help = Giv Rettesnor en database for sig selv
problem-database-newer = Databasen har formen { $found }; dette program kender dem til og med { $known }
problem-database-newer-help = Brug den udgave af programmet, der har skrevet den, eller en nyere
problem-database-older = Databasen har den ældre form { $found }; dette program skriver { $known }
problem-database-older-help = Denne udgave kan ikke føre den frem. Tag en kopi af databasen, og brug den udgave, der skrev den
problem-database-wrong-key = Nøglen passer ikke til databasen: dens CPR-numre er krypteret med en anden
problem-database-wrong-key-help = Giv den nøglefil, databasen er lavet med, med --key eller indstillingen key
problem-database-old-server = PostgreSQL 15 eller nyere er nødvendig; serveren er { $found }
problem-database-trouble = Databasen kan ikke bruges: { $what }
problem-database-trouble-help = Se, om databasen kører, og om brugeren må det, der skal til; »rettesnor doctor« ser det efter

## Databasens form

migrate-none = Der er ingen database endnu. Den laves i formen { $newest }.
migrate-newest = Databasen har formen { $found }, som er den nyeste. Der er intet at gøre.
migrate-older = Databasen har formen { $found }. Dette program skriver { $newest } og kan ikke føre den frem.

## Start

first-administrator =
    Ingen kan logge ind endnu. Opret den første administrator inden for en time:
    POST { $link } med token, login, name og password. Token, vist kun her: { $token }

## Brugere

user-password = Adgangskoden for { $login } er { $password }. Den vises kun her.
user-is-disabled = { $login } kan ikke logge ind mere, og er logget ud overalt.
user-active = åben
user-disabled = lukket
users-none = Der er ingen brugere.
problem-unknown-job = Der er ingen jobfunktion »{ $id }«
problem-unknown-job-help = Jobfunktionerne er: { $known }
problem-unknown-user = Der er ingen bruger med det navn
problem-unknown-user-help = »rettesnor users list« viser dem, der er

## Bevis

verify-fine = Alt holder: { $cases } sager med { $entries } indførsler, { $checkpoints } kontrolpunkter, { $documents } dokumenter, { $tombstones } slettede sager, { $files } filer fra kataloger, { $citizens } borgere.
verify-broken = Første brudte led: { $what }
verify-broken-help = Rør ikke databasen. Tag en kopi af den, som den er, og sammenlign med den seneste sikkerhedskopi, der holder.

## Eftersyn

doctor-ok = ok
doctor-warn = advarsel
doctor-error = fejl
doctor-settings = Indstillinger
doctor-settings-fine = kan bruges
doctor-catalogues = Kataloger
doctor-catalogues-fine = { $count } kan læses
doctor-catalogues-broken = { $count } fejl; »rettesnor check« viser dem
doctor-rates = Satser
doctor-rates-fine = trykt for i år, hvor et år er nævnt
doctor-rates-old = forældede i { $which }; skriv årets satser i kataloget
doctor-database = Database
doctor-database-fine = { $kind }, formen { $form }
doctor-database-none = ingen; der er kun sider, og intet gemmes
doctor-database-new = ingen endnu; den laves ved første start
doctor-key = Nøgle
doctor-key-fine = passer til databasen
doctor-key-open = { $path } kan læses af andre; skriv »chmod 600 { $path }«
doctor-key-beside = ligger i samme mappe som databasen; læg den et andet sted, så den, der får den ene, ikke har begge
doctor-chain = Kæder
doctor-chain-fine = { $count } sager prøvet, alle holder; »rettesnor verify« prøver alle
doctor-chain-broken = { $what }; kør »rettesnor verify«
doctor-queue = Opgavekø
doctor-queue-fine = { $waiting } venter
doctor-queue-dead = { $dead } er opgivet; se loggen
doctor-users = Brugere
doctor-users-fine = { $count }, der kan logge ind
doctor-users-none = ingen endnu; »rettesnor serve« skriver et link til den første administrator
doctor-users-no-administrator = ingen administrator; opret en med »rettesnor users add«
doctor-clock = Ur
doctor-clock-fine = { $day } i Danmark
doctor-clock-back = uret går bagud: den seneste indførsel er fra { $day }; stil uret
doctor-clock-no-zone = tidszonen Europe/Copenhagen er ikke på maskinen; installér tzdata
doctor-disk = Diskplads
doctor-disk-fine = { $megabytes } MB fri
doctor-disk-little = kun { $megabytes } MB fri; giv plads, før databasen ikke kan skrive
doctor-disk-unknown = systemet siger det ikke

## Underretning (RSL § 3, stk. 2)

notice-draft-title = Kladde: underretning om frist
notice-what-decision = afgørelsen
notice-what-access = svaret på anmodningen om aktindsigt
notice-draft =
    KLADDE – læses igennem og sendes af en sagsbehandler

    Sag { $number }

    Vi skulle have haft { $what } klar senest den { $due }. Det kan vi ikke nå, fordi [skriv grunden].

    Du kan forvente { $what } senest den [skriv datoen].
