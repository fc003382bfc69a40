//! Where the tests' databases come from. SQLite is a file in a temporary folder; PostgreSQL is a
//! server of the tests' own, which ends with them.

#![allow(dead_code, unreachable_pub, reason = "each test program uses its part of this")]

pub mod sample;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use store::{Key, Opening, Store};
use tempfile::TempDir;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A place with room for one database.
pub struct Place {
    pub kind: Kind,
    pub url: String,
    /// Where the SQLite file is, and room for other files.
    pub folder: TempDir,
}

pub fn key() -> Key {
    Key::new([7; 32])
}

impl Place {
    /// An empty place; `None` where PostgreSQL is not installed.
    pub fn new(kind: Kind) -> Option<Place> {
        let folder = tempfile::tempdir().unwrap();
        let url = match kind {
            Kind::Sqlite => format!("sqlite:{}", folder.path().join("case.db").display()),
            Kind::Postgres => SERVER.as_ref()?.new_database(),
        };
        Some(Place { kind, url, folder })
    }

    pub async fn open(&self) -> Store {
        Store::open(&self.url, &key(), &Opening::default()).await.unwrap()
    }

    /// Does to the database what nobody should.
    pub async fn tamper(&self, sqlite: &str, postgres: &str) {
        use sqlx::{AssertSqlSafe, Connection as _};
        match self.kind {
            Kind::Sqlite => {
                let mut link = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(sqlite.to_owned())).execute(&mut link).await.unwrap();
                link.close().await.unwrap();
            }
            Kind::Postgres => {
                let mut link = sqlx::PgConnection::connect(&self.url).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(postgres.to_owned())).execute(&mut link).await.unwrap();
                link.close().await.unwrap();
            }
        }
    }

    /// The same where both understand it.
    pub async fn tamper_both(&self, sql: &str) {
        self.tamper(sql, sql).await;
    }
}

/// Runs a test on one kind of database.
pub fn run<F>(kind: Kind, test: impl FnOnce(Place) -> F)
where
    F: Future<Output = ()>,
{
    let Some(place) = Place::new(kind) else { return };
    runtime().block_on(test(place));
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// Each function becomes a test on both databases.
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($place:ident: Place) $body:block)*) => {
        $($(#[$meta])* async fn $name($place: Place) $body)*
        mod sqlite {
            $(#[test] fn $name() { crate::help::run(crate::help::Kind::Sqlite, super::$name); })*
        }
        mod postgres {
            $(#[test] fn $name() { crate::help::run(crate::help::Kind::Postgres, super::$name); })*
        }
    };
}
pub(crate) use on_both_databases;

static SERVER: LazyLock<Option<Server>> = LazyLock::new(Server::start);
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A PostgreSQL of the tests' own. It ends when this process does, however that ends: its shell
/// waits for the end of our side of a pipe.
pub struct Server {
    folder: PathBuf,
    _shell: Mutex<Child>,
}

const SCRIPT: &str = r#"
set -e
umask 077
cd "$2"
"$1/initdb" --pgdata=data --username=rettesnor --auth=trust --encoding=UTF8 --no-locale --no-sync >initdb.log
"$1/postgres" -D data -k "$2" -c listen_addresses= -c max_connections=200 -c shared_buffers=256MB -c fsync="$3" >server.log 2>&1 &
server=$!
trap 'kill -QUIT $server 2>/dev/null || true; wait $server || true; rm -rf "$2"' EXIT
tries=0
until "$1/pg_isready" -q -h "$2"; do
  tries=$((tries + 1)); [ $tries -lt 200 ] || { cat server.log >&2; exit 1; }
  sleep 0.1
done
echo ready
read -r _ || true
"#;

impl Server {
    fn start() -> Option<Server> {
        let Some(programs) = programs() else {
            let required =
                std::env::var_os("RETTESNOR_TEST_POSTGRES").is_some_and(|is| is == "required");
            assert!(!required, "PostgreSQL is not installed; run scripts/test-packages.sh");
            eprintln!(
                "\n*** PostgreSQL IS NOT INSTALLED: its tests did not run. Run scripts/test-packages.sh. ***\n"
            );
            return None;
        };
        let folder = tempfile::Builder::new().prefix("rettesnor-pg-").tempdir().unwrap().keep();
        // A bench wants the disk; a test only wants the answer.
        let fsync = if std::env::var_os("RETTESNOR_TEST_FSYNC").is_some() { "on" } else { "off" };
        let mut command = unprivileged(&folder);
        command.args(["sh", "-c", SCRIPT, "sh"]).arg(programs).arg(&folder).arg(fsync);
        let mut shell = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(shell.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n", "PostgreSQL did not start; see {}", folder.display());
        Some(Server { folder, _shell: Mutex::new(shell) })
    }

    fn new_database(&self) -> String {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let url = |name: &str| {
            format!("postgres://rettesnor@localhost/{name}?host={}", self.folder.display())
        };
        let create = async {
            use sqlx::{AssertSqlSafe, Connection as _};
            let mut link = sqlx::PgConnection::connect(&url("postgres")).await.unwrap();
            let sql = format!("CREATE DATABASE t{number}");
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut link).await.unwrap();
        };
        std::thread::scope(|scope| {
            scope.spawn(|| runtime().block_on(create)).join().unwrap();
        });
        url(&format!("t{number}"))
    }
}

/// The newest installed.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut versions = versions.filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<_>>();
    versions.sort_by_key(|path| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.parse::<u32>().unwrap_or_default()
    });
    versions.into_iter().rev().map(|path| path.join("bin")).find(|bin| bin.join("initdb").exists())
}

/// PostgreSQL refuses to run as root.
fn unprivileged(folder: &Path) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap().stdout;
    if id != b"0\n" {
        return Command::new("env");
    }
    let known = |user: &str| Command::new("id").arg(user).output().unwrap().status.success();
    let user = if known("postgres") { "postgres" } else { "nobody" };
    assert!(Command::new("chown").arg(user).arg(folder).status().unwrap().success());
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", if user == "nobody" { "nogroup" } else { user }]);
    command.args(["--clear-groups", "--"]);
    command
}
