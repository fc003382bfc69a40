//! What an operator types (*drift*): settings, users, proof, inspection.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;

/// A folder of its own, gone with the test.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Place {
        Place { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        fs::write(self.file(name), text).unwrap();
        self.file(name)
    }

    /// A command that finds its data here.
    pub(crate) fn command(&self, line: &str) -> Command {
        let data = self.file("data").display().to_string();
        let args: Vec<String> = line
            .split(' ')
            .map(|it| it.replace("DATA", &data).replace("HERE", self.path()))
            .collect();
        let mut command = command(&args.iter().map(String::as_str).collect::<Vec<_>>());
        for name in ["DATA", "DATABASE", "KEY", "PORT", "CONFIG", "LOG"] {
            command.env_remove(format!("RETTESNOR_{name}"));
        }
        command
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    pub(crate) fn ask(&self, line: &str) -> String {
        self.answer(self.command(line))
    }

    pub(crate) fn answer(&self, mut command: Command) -> String {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let (out, err) = (text(output.stdout), text(output.stderr));
        let lines = format!("{out}{err}exit {}", output.status.code().unwrap());
        let lines = lines.replace(&self.file("data").display().to_string(), "DATA");
        let lines = lines.replace(self.path(), "HERE");
        // What hangs off a table's last line is no part of what it says.
        lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn the_command_line_is_stronger_than_the_environment_and_that_than_the_file() {
    let place = Place::new();
    place.write(
        "rettesnor.toml",
        "data = \"/var/lib/rettesnor\"\nport = 9000\nlog = \"json\"\npublic-url = \"https://sager.kommune.dk/\"\n",
    );
    let mut command = place.command("config show --config HERE/rettesnor.toml --port 9002");
    command.env("RETTESNOR_PORT", "9001").env("RETTESNOR_LOG", "text");
    insta::assert_snapshot!(place.answer(command), @"
    data                    /var/lib/rettesnor                      HERE/rettesnor.toml:1
    database                sqlite:/var/lib/rettesnor/rettesnor.db  standard
    database-password-file  ikke sat                                standard
    key                     ikke sat                                standard
    catalogues              –                                       standard
    address                 127.0.0.1                               standard
    port                    9002                                    --port
    public-url              https://sager.kommune.dk/               HERE/rettesnor.toml:4
    log                     text                                    RETTESNOR_LOG
    log-level               info                                    standard
    connections             4                                       standard
    document-megabytes      20                                      standard
    checkpoint-minutes      10                                      standard
    exit 0
    ");
}

#[test]
fn every_mistake_in_the_settings_is_told_with_its_place_and_without_its_value() {
    let place = Place::new();
    let text = "prot = 9000\nlog = \"xml\"\nconnections = 0\n\
                database = \"postgres://sag:hemmelig@db/sager\"\nkey = true\n";
    place.write("rettesnor.toml", text);
    let mut command = place.command("config check --config HERE/rettesnor.toml");
    command.env("RETTESNOR_DATABSE", "sqlite:x").env("RETTESNOR_ADDRESS", "localhost");
    let told = place.answer(command);
    assert!(!told.contains("hemmelig"), "{told}");
    insta::assert_snapshot!(told, @"
    fejl: Der er ingen indstilling »prot«
     --> HERE/rettesnor.toml:1:1
      |
    1 | prot = ****
      | ^^^^
      |
      = hjælp: mener du »port«?

    fejl: key skal være en tekst eller et tal
     --> HERE/rettesnor.toml:5:7
      |
    5 | key = ****
      |       ^^^^

    fejl: Der er ingen indstilling »RETTESNOR_DATABSE«
     |
     = hjælp: mener du »RETTESNOR_DATABASE«?

    fejl: database skal være en adresse uden adgangskode; adgangskoden står i en fil for sig, se database-password-file
     --> HERE/rettesnor.toml:4:12
      |
    4 | database = **********************************
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

    fejl: RETTESNOR_ADDRESS skal være en IP-adresse, for eksempel 127.0.0.1

    fejl: log skal være none, text eller json
     --> HERE/rettesnor.toml:2:7
      |
    2 | log = *****
      |       ^^^^^

    fejl: connections skal være et helt tal fra 1 til 200
     --> HERE/rettesnor.toml:3:15
      |
    3 | connections = *
      |               ^
    exit 2
    ");
}

#[test]
fn what_the_settings_point_at_is_looked_at() {
    let place = Place::new();
    insta::assert_snapshot!(place.ask("config check --data DATA"), @"
    Indstillingerne kan bruges.
    exit 0
    ");
    place.write("key", "0f0f\n");
    let line = "config check --data DATA --key HERE/key --database-password-file HERE/nothing";
    insta::assert_snapshot!(place.ask(line), @"
    fejl: HERE/nothing kan ikke læses: den findes ikke
     |
     = hjælp: Tjek, at stien er rigtig, og at filen må læses

    fejl: Der står ingen nøgle i HERE/key
     |
     = hjælp: En nøgle er 64 hexadecimale cifre. Læg den rigtige fil tilbage
    exit 2
    ");
}

#[test]
fn the_operator_makes_shuts_out_and_lets_in_users() {
    let place = Place::new();
    let made = place.ask(
        "users add anna --name Anna --job case-worker --job leader --units voksne --data DATA",
    );
    assert!(made.contains("Adgangskoden for anna er "), "{made}");
    assert!(made.contains("Der er lavet en ny nøgle i DATA/rettesnor.key"), "{made}");
    insta::assert_snapshot!(place.ask("users list --data DATA"), @"
    anna  åben  Anna  case-worker (voksne), leader (voksne)
    exit 0
    ");
    insta::assert_snapshot!(place.ask("users add anna --name Anne --job leader --data DATA"), @"
    fejl: En anden bruger har det brugernavn eller den identitet
    exit 2
    ");
    insta::assert_snapshot!(place.ask("users add bo --name Bo --job leder --data DATA"), @"
    fejl: Der er ingen jobfunktion »leder«
     |
     = hjælp: mener du »leader«?
    exit 2
    ");
    insta::assert_snapshot!(place.ask("users disable anna --data DATA"), @"
    anna kan ikke logge ind mere, og er logget ud overalt.
    exit 0
    ");
    insta::assert_snapshot!(place.ask("users list --data DATA"), @"
    anna  lukket  Anna  case-worker (voksne), leader (voksne)
    exit 0
    ");
    let again = place.ask("users reset anna --data DATA");
    assert!(again.contains("Adgangskoden for anna er ") && again.ends_with("exit 0"), "{again}");
    assert_ne!(made, again);
    insta::assert_snapshot!(place.ask("users reset anne --data DATA"), @"
    fejl: Der er ingen bruger med det navn
     |
     = hjælp: »rettesnor users list« viser dem, der er
    exit 2
    ");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_key_or_the_database() {
    use std::os::unix::fs::PermissionsExt as _;

    let place = Place::new();
    place.ask("users add anna --name Anna --job leader --data DATA");
    let mode = |it: &str| fs::metadata(place.file(it)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("data"), 0o700);
    assert_eq!(mode("data/rettesnor.key"), 0o600);
    assert_eq!(mode("data/rettesnor.db"), 0o600);
}

#[test]
fn an_old_database_is_never_given_a_new_key() {
    let place = Place::new();
    place.ask("users add anna --name Anna --job leader --data DATA");
    let key = place.file("data/rettesnor.key");
    fs::rename(&key, place.file("elsewhere")).unwrap();
    insta::assert_snapshot!(place.ask("serve --data DATA --port 0"), @"
    fejl: Nøglen DATA/rettesnor.key mangler, men databasen er der
     |
     = hjælp: Læg den nøgle tilbage, som databasen er lavet med. En ny kan ikke åbne den
    exit 2
    ");
    assert!(!key.exists());
    place.write("other", &"0f".repeat(32));
    insta::assert_snapshot!(place.ask("users list --data DATA --key HERE/other"), @"
    fejl: Nøglen passer ikke til databasen: dens CPR-numre er krypteret med en anden
     |
     = hjælp: Giv den nøglefil, databasen er lavet med, med --key eller indstillingen key
    exit 2
    ");
    assert!(place.ask("users list --data DATA --key HERE/elsewhere").ends_with("exit 0"));
}

#[test]
fn without_a_database_it_is_said_how_to_name_one() {
    let place = Place::new();
    insta::assert_snapshot!(place.ask("verify"), @"
    fejl: Der er ingen database
     |
     = hjælp: Sig hvor: --data MAPPE, --database URL, RETTESNOR_DATABASE eller indstillingen database
    exit 2
    ");
    insta::assert_snapshot!(place.ask("verify --data DATA"), @"
    fejl: Der er ingen database på det sted
     |
     = hjælp: Tjek adressen. En ny database laves af »rettesnor serve« eller af den første »rettesnor users add«
    exit 2
    ");
}

#[test]
fn the_form_of_the_database_is_told() {
    let place = Place::new();
    insta::assert_snapshot!(place.ask("migrate plan --data DATA --lang en"), @"
    There is no database yet. It will be made in form 3.
    exit 0
    ");
    place.ask("users add anna --name Anna --job leader --data DATA");
    insta::assert_snapshot!(place.ask("migrate plan --data DATA --lang en"), @"
    The database has form 3, which is the newest. There is nothing to do.
    exit 0
    ");
}

#[test]
fn an_inspection_says_what_to_do_about_each_point() {
    let place = Place::new();
    let told = |text: String| {
        let own = |it: &&str| !it.contains("Ur ") && !it.contains("Diskplads");
        text.lines().filter(own).collect::<Vec<_>>().join("\n")
    };
    let line = "doctor --data DATA --catalogues KATALOGER";
    let line = line.replace("KATALOGER", &crate::catalogues().display().to_string());
    insta::assert_snapshot!(told(place.ask(&line)), @"
    ok        Indstillinger  kan bruges
    ok        Kataloger      6 kan læses
    advarsel  Satser         forældede i billund/2021, billund/2024, hvidovre/2023,
                             ikast-brande/2025, proeve/2024; skriv årets satser i kataloget
    advarsel  Database       ingen endnu; den laves ved første start
    exit 1
    ");
    place.ask("users add anna --name Anna --job leader --data DATA");
    insta::assert_snapshot!(told(place.ask(&line)), @"
    ok        Indstillinger  kan bruges
    ok        Kataloger      6 kan læses
    advarsel  Satser         forældede i billund/2021, billund/2024, hvidovre/2023,
                             ikast-brande/2025, proeve/2024; skriv årets satser i kataloget
    ok        Database       SQLite, formen 3
    advarsel  Nøgle          ligger i samme mappe som databasen; læg den et andet sted, så den,
                             der får den ene, ikke har begge
    ok        Kæder          0 sager prøvet, alle holder; »rettesnor verify« prøver alle
    ok        Opgavekø       0 venter
    advarsel  Brugere        ingen administrator; opret en med »rettesnor users add«
    exit 1
    ");
}

#[test]
fn a_changed_byte_in_a_journal_is_found_and_named() {
    let place = Place::new();
    place.ask("demo --data DATA --citizens 5 --seed 1 --today 2026-11-25");
    let fine = place.ask("verify --data DATA");
    assert!(fine.starts_with("Alt holder: ") && fine.ends_with("exit 0"), "{fine}");
    change_a_byte(&place.file("data/rettesnor.db"));
    let broken = place.ask("verify --data DATA --lang en");
    assert!(broken.starts_with("The first broken link: entry "), "{broken}");
    assert!(broken.ends_with("exit 1"), "{broken}");
    let inspected = place.ask("doctor --data DATA --format json");
    assert!(inspected.contains("\"chains\"") && inspected.ends_with("exit 2"), "{inspected}");
}

/// In the body of an event, as somebody with the file and an editor would.
fn change_a_byte(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let body = b"\"channel\":\"";
    let at = bytes.windows(body.len()).position(|it| it == body).unwrap() + body.len();
    bytes[at] ^= 1;
    fs::write(file, bytes).unwrap();
}
