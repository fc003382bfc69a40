//! The command line: what may be typed. Words here are the contract; nothing is done here.

#![expect(clippy::doc_markdown, reason = "these are read in a terminal")]

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Kvalitetsstandarder som data: hvem kan få hvilken hjælp, og hvorfor.
#[derive(Debug, Parser)]
#[command(
    name = "rettesnor",
    version,
    propagate_version = true,
    after_help = "Et katalog hedder hvidovre/2023; kommunen alene er den version, der gælder på dagen.\n\
                  En standard hedder 97-ledsageordning; §97 eller 97 er nok, når det kun passer på én.\n\n\
                  Slutkoder: 0 i orden · 1 fund · 2 kan ikke læses\n\n\
                  Eksempler:\n  \
                  rettesnor assess hvidovre 97 --facts borger.toml --on 2023-06-01\n  \
                  rettesnor questions hvidovre 97 --facts borger.toml\n  \
                  rettesnor deadline hvidovre 96 decision --from 2023-10-16\n  \
                  rettesnor serve"
)]
pub(crate) struct Args {
    /// Kataloger, der lægges til eller erstatter programmets egne
    #[arg(long, value_name = "DIR", global = true)]
    pub catalogues: Option<PathBuf>,
    /// Tekst til mennesker, eller JSON til programmer
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    pub format: Format,
    /// Sprog for alle tekster; nøgler i JSON er engelske i begge
    #[arg(long, value_enum, default_value_t = Lang::Da, global = true)]
    pub lang: Lang,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    Da,
    En,
}

impl Lang {
    pub(crate) fn language(self) -> wording::Language {
        match self {
            Lang::Da => wording::Language::Danish,
            Lang::En => wording::Language::English,
        }
    }
}

/// What a person's facts are, and on which day they are judged.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Given {
    /// Oplysninger: en TOML- eller JSON-fil, eller - for standard input
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// Den dag, der vurderes på; i dag, hvis intet er sagt
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
}

/// Where the case work is kept.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Kept {
    /// Indstillinger i en TOML-fil; flag og RETTESNOR_… går forud
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Mappe til database og nøgle, hvor intet andet er sagt
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Databasen: sqlite:FIL eller postgres://BRUGER@VÆRT/NAVN
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Filen med adgangskoden til databasen
    #[arg(long, value_name = "FILE")]
    pub database_password_file: Option<PathBuf>,
    /// Filen med nøglen, som CPR-numre er krypteret med
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// How `serve` listens and tells.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Listening {
    /// Port; 0 vælger en ledig [standard: 8480]
    #[arg(long)]
    pub port: Option<u16>,
    /// Adresse, der lyttes på [standard: 127.0.0.1]
    #[arg(long)]
    pub address: Option<std::net::IpAddr>,
    /// Den adresse, brugerne kender: https://sager.kommune.dk
    #[arg(long, value_name = "URL")]
    pub public_url: Option<String>,
    /// Log: none, text eller json
    #[arg(long, value_name = "FORM")]
    pub log: Option<String>,
    /// Hvor meget der logges: error, warn eller info
    #[arg(long, value_name = "LEVEL")]
    pub log_level: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// Kan indstillingerne bruges?
    Check {
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        listening: Listening,
    },
    /// Hver indstilling, og hvor den er sagt
    Show {
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        listening: Listening,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Users {
    /// Opret en bruger; adgangskoden skrives én gang
    Add {
        /// Navnet, der logges ind med
        login: String,
        /// Personens navn
        #[arg(long)]
        name: String,
        /// Jobfunktion: case-worker, leader, visitation-committee, administrator, auditor …
        #[arg(long, required = true)]
        job: Vec<String>,
        /// Enheder, jobfunktionen gælder i; alle, hvis intet er sagt
        #[arg(long, value_name = "UNIT")]
        units: Vec<String>,
        /// Brugerens egen enhed
        #[arg(long, default_value = "")]
        unit: String,
        #[command(flatten)]
        kept: Kept,
    },
    /// Alle brugere
    List {
        #[command(flatten)]
        kept: Kept,
    },
    /// Luk for en bruger, og log vedkommende ud overalt
    Disable {
        login: String,
        #[command(flatten)]
        kept: Kept,
    },
    /// Ny adgangskode, skrevet én gang; brugeren logges ud overalt og åbnes igen
    Reset {
        login: String,
        #[command(flatten)]
        kept: Kept,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Migrate {
    /// Hvad der vil ske med databasen, uden at gøre det
    Plan {
        #[command(flatten)]
        kept: Kept,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Katalogerne: kommune, version, gyldighed, standarder
    #[command(after_help = "Eksempel: rettesnor catalogues --format json")]
    Catalogues,
    /// Et katalog eller en standard, som den er
    #[command(after_help = "Eksempel: rettesnor show hvidovre 97")]
    Show {
        catalogue: String,
        standard: Option<String>,
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Ordforrådet: oplysninger, der kan spørges om, og hvorfor
    #[command(after_help = "Eksempel: rettesnor facts hvidovre 97")]
    Facts {
        catalogue: Option<String>,
        standard: Option<String>,
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Vurdér en person efter en standard, eller efter alle
    #[command(after_help = "Eksempler:\n  \
                          rettesnor assess hvidovre 97 --facts borger.toml --on 2023-06-01\n  \
                          rettesnor assess hvidovre --all --facts borger.toml\n  \
                          echo '{\"facts\":{\"alder\":68}}' | \
                          rettesnor assess hvidovre 97 --facts - --format json")]
    Assess {
        catalogue: String,
        #[arg(required_unless_present = "all")]
        standard: Option<String>,
        /// Alle standarder på én gang (helhedssyn, RSL § 5)
        #[arg(long, conflicts_with = "standard")]
        all: bool,
        #[command(flatten)]
        given: Given,
    },
    /// Hold to kataloger op mod hinanden: hvad er ændret, hvem kan vinde, hvem kan tabe
    #[command(after_help = "Eksempler:\n  \
                          rettesnor compare billund/2021 billund/2024\n  \
                          rettesnor compare ikast-brande/2025 lemvig/2024 97\n  \
                          rettesnor compare billund/2021 billund/2024 100 --facts borger.toml")]
    Compare {
        before: String,
        after: String,
        /// Kun denne standard, eller denne paragraf
        standard: Option<String>,
        /// En borger, der holdes op mod begge: en TOML- eller JSON-fil, eller - for standard input
        #[arg(long, value_name = "FILE", requires = "standard")]
        facts: Option<PathBuf>,
        /// Den dag, hvis lov begge holdes op mod; den seneste af de to første dage, hvis intet er sagt
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// De spørgsmål, der stadig kan ændre resultatet, hurtigste først
    #[command(after_help = "Eksempel: rettesnor questions hvidovre 97 --facts borger.toml")]
    Questions {
        catalogue: String,
        standard: String,
        #[command(flatten)]
        given: Given,
    },
    /// Regn en beregning ud, linje for linje
    #[command(
        after_help = "Eksempel: rettesnor calculate hvidovre 100 ydelse --facts borger.toml --on 2023-06-01"
    )]
    Calculate {
        catalogue: String,
        standard: String,
        calculation: String,
        #[command(flatten)]
        given: Given,
    },
    /// Beregningerne i et katalog eller en standard
    #[command(after_help = "Eksempel: rettesnor calculations hvidovre 100")]
    Calculations {
        catalogue: String,
        standard: Option<String>,
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Regn en frist ud fra en dag
    #[command(
        after_help = "Slags: decision, start, complaint, reassessment, follow-up, notice, notification,\n\
                      plan, status, account, budget, payment, hearing, access (eller de danske ord)\n\n\
                      Eksempler:\n  \
                      rettesnor deadline hvidovre 96 decision --from 2023-10-16\n  \
                      rettesnor deadline hvidovre 101 start --from 2023-10-16T14:30"
    )]
    Deadline {
        catalogue: String,
        standard: String,
        /// Slags frist
        kind: String,
        /// Dagen eller tidspunktet, der regnes fra
        #[arg(long, value_name = "DATE[THH:MM]")]
        from: String,
        /// En bestemt frist af slagsen, ved sit id
        #[arg(long)]
        id: Option<String>,
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
    },
    /// Læs kataloger og find fejl og fund (0: intet, 1: fund, 2: kan ikke læses)
    #[command(after_help = "Eksempler:\n  \
                          rettesnor check billund/2021\n  \
                          rettesnor check billund/2021 --html > gennemgang.html\n  \
                          rettesnor check catalogues/hvidovre/2023")]
    Check {
        /// Et katalog, en mappe med kataloger eller én fil; programmets egne, hvis intet er sagt
        path: Option<PathBuf>,
        /// Den dag, hvis lov og beløb der holdes op mod; i dag, hvis intet er sagt
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// Skriv gennemgangen af ét katalog som en HTML-side, der kan stå alene
        #[arg(long)]
        html: bool,
    },
    /// Find hjælp ud fra et behov, sagt med egne ord
    #[command(after_help = "Eksempel: rettesnor search hjælp til at komme i bad")]
    Search {
        #[arg(required = true)]
        words: Vec<String>,
        /// Kun i dette katalog eller denne kommune
        #[arg(long, value_name = "CATALOGUE")]
        within: Option<String>,
    },
    /// Kør katalogets eksempler (0: alle holder, 1: nogle gør ikke, 2: kan ikke læses)
    #[command(after_help = "Eksempel: rettesnor examples hvidovre 97-ledsageordning")]
    Examples {
        catalogue: String,
        /// Kun dette eksempel, eller kun dem til denne standard
        only: Option<String>,
    },
    /// JSON Schema for filerne, så en editor kan hjælpe med at skrive dem
    #[command(after_help = "Eksempel: rettesnor schema standard > standard.schema.json")]
    Schema {
        #[arg(value_enum)]
        file: SchemaFile,
    },
    /// Start siderne, og sagsarbejdet, hvor der er en database
    #[command(after_help = "Uden --data og --database er der kun siderne, og intet gemmes.\n\n\
                            Eksempler:\n  \
                            rettesnor serve --port 0\n  \
                            rettesnor serve --data /var/lib/rettesnor\n  \
                            rettesnor serve --database postgres://rettesnor@db/sager --key /etc/rettesnor/key")]
    Serve {
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        listening: Listening,
    },
    /// Demosager: opfundne forløb i alle tilstande, i en tom database
    #[command(after_help = "Eksempel: rettesnor demo --data demo --citizens 200")]
    Demo {
        #[command(flatten)]
        kept: Kept,
        /// Hvor mange borgere
        #[arg(long, default_value_t = 200, value_name = "ANTAL")]
        citizens: u32,
        /// Samme tal og samme dag giver de samme forløb
        #[arg(long, default_value_t = 42, value_name = "TAL")]
        seed: u64,
        /// Dagen, forløbene når til
        #[arg(long, value_name = "DATO")]
        today: Option<Date>,
    },
    /// Indstillinger: er de i orden, og hvor kommer de fra
    #[command(subcommand, after_help = "Eksempel: rettesnor config show --config rettesnor.toml")]
    Config(Config),
    /// Bevis, at ingen journal er ændret (0: alt holder, 1: et led er brudt)
    #[command(after_help = "Eksempel: rettesnor verify --data /var/lib/rettesnor")]
    Verify {
        #[command(flatten)]
        kept: Kept,
    },
    /// Se driften efter, punkt for punkt (0: i orden, 1: advarsler, 2: fejl)
    #[command(after_help = "Eksempel: rettesnor doctor --config /etc/rettesnor/rettesnor.toml")]
    Doctor {
        #[command(flatten)]
        kept: Kept,
    },
    /// Brugere, set fra driften
    #[command(subcommand, after_help = "Eksempel: rettesnor users list --data /var/lib/rettesnor")]
    Users(Users),
    /// Databasens form: hvad en nyere udgave af programmet vil ændre
    #[command(
        subcommand,
        after_help = "Eksempel: rettesnor migrate plan --data /var/lib/rettesnor"
    )]
    Migrate(Migrate),
    /// Fuldførelse af kommandoer til en skal
    #[command(
        after_help = "Eksempel: rettesnor completions bash > /etc/bash_completion.d/rettesnor"
    )]
    Completions {
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Manualsider, skrevet i en mappe
    #[command(after_help = "Eksempel: rettesnor man ~/.local/share/man/man1")]
    Man { folder: PathBuf },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFile {
    Standard,
    Katalog,
    Takster,
    Fakta,
    National,
    Eksempler,
    Soegeord,
}
