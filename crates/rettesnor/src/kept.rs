//! The case work's database (*arkiv*) as the executable opens it: its address, its password and
//! its key, each from where the settings say. Makes what a first start needs, and nothing later.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use casework::receipt::hex;
use standards::problem::Problem;
use store::{CannotOpen, Key, Opening, Store};

use crate::desk::Desk;
use crate::files;
use crate::settings::{Database, Settings};
use crate::stop::{Result, Stop};

const KEY_BYTES: usize = 32;

/// The settings' database; a sentence where there is none.
pub(crate) fn database(settings: &Settings) -> Result<&Database> {
    settings.database.as_ref().ok_or_else(|| Stop::typed(Problem::new("no-database")))
}

/// The address with the password in it: for the store, and for nobody's eyes.
pub(crate) fn address(settings: &Settings) -> Result<String> {
    let database = database(settings)?;
    let Some(file) = &settings.password_file else { return Ok(database.url(None)) };
    let password = files::read(file)?;
    Ok(database.url(Some(password.trim_end_matches(['\r', '\n']))))
}

/// The key that is there.
pub(crate) fn key(settings: &Settings) -> Result<Key> {
    let file = settings.key.as_deref().ok_or_else(|| Stop::typed(Problem::new("no-key")))?;
    if !file.exists() {
        return Err(Stop::typed(Problem::new("key-missing").with("path", file.display())));
    }
    let text = files::read(file)?;
    Key::read(&text).map_err(|_| {
        // Nothing of what stands in it: it may be nearly the key.
        Stop::typed(Problem::new("not-a-key").with("path", file.display()))
    })
}

pub(crate) fn opening(settings: &Settings) -> Opening {
    Opening {
        create: false,
        migrate: false,
        connections: settings.connections,
        document_bytes: settings.document_megabytes as usize * 1024 * 1024,
    }
}

/// The database that is there, in the form this program writes.
pub(crate) async fn open(settings: &Settings) -> Result<Store> {
    // A file that is not there lacks more than its key.
    if database(settings)?.file().is_some_and(|it| !it.exists()) {
        return Err(cannot_open(CannotOpen::NotThere));
    }
    let (address, key) = (address(settings)?, key(settings)?);
    Store::open(&address, &key, &opening(settings)).await.map_err(cannot_open)
}

/// The same; made, with its key, where nothing is there yet.
pub(crate) async fn open_or_make(desk: &Desk<'_>, settings: &Settings) -> Result<Store> {
    let address = address(settings)?;
    if !is_new(settings, &address).await? {
        return open(settings).await;
    }
    make_folder(settings)?;
    let key = match &settings.key {
        Some(file) if !file.exists() => make_key(desk, file)?,
        _ => key(settings)?,
    };
    if let Some(file) = database(settings)?.file() {
        make_private(file)?;
    }
    let how = Opening { create: true, ..opening(settings) };
    Store::open(&address, &key, &how).await.map_err(cannot_open)
}

/// Whether there is no database yet. Only then may a key be made: a new key beside an old
/// database would open nothing, and hide that the right one is lost.
pub(crate) async fn is_new(settings: &Settings, address: &str) -> Result<bool> {
    if let Some(file) = database(settings)?.file() {
        return match std::fs::metadata(file) {
            Ok(about) => Ok(about.len() == 0),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
            Err(error) => Err(files::cannot_read(file, &error)),
        };
    }
    // A key of chance fits no database: all that is asked is whether there is one.
    let key = Key::new(chance()?);
    match Store::open(address, &key, &opening(settings)).await {
        Err(CannotOpen::NotThere) => Ok(true),
        Ok(_) | Err(CannotOpen::WrongKey | CannotOpen::Older { .. }) => Ok(false),
        Err(error) => Err(cannot_open(error)),
    }
}

/// Chance from the system.
pub(crate) fn chance<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

fn make_folder(settings: &Settings) -> Result<()> {
    let data = settings.shown.iter().find(|it| it.name == "data").and_then(|it| it.value.clone());
    let Some(folder) = data else { return Ok(()) };
    let folder = Path::new(&folder);
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| cannot_write(folder, &error))
}

/// An empty file that nobody else may read, before the database writes in it.
fn make_private(file: &Path) -> Result<()> {
    match new_private(file) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(cannot_write(file, &error)),
    }
}

pub(crate) fn new_private(file: &Path) -> io::Result<std::fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

fn make_key(desk: &Desk<'_>, file: &Path) -> Result<Key> {
    let bytes = chance::<KEY_BYTES>()?;
    let written = new_private(file).and_then(|mut made| {
        writeln!(made, "{}", hex(&bytes))?;
        made.sync_all()
    });
    written.map_err(|error| cannot_write(file, &error))?;
    let told = desk.words.text_with("key-made", &[("path", &file.display().to_string())]);
    writeln!(io::stderr().lock(), "{told}")?;
    Ok(Key::new(bytes))
}

pub(crate) fn cannot_write(path: &Path, error: &io::Error) -> Stop {
    let problem = Problem::new("cannot-write").with("path", path.display());
    Stop::typed(problem.with("reason", files::reason(error)))
}

/// What stands in the way, and what to do.
pub(crate) fn cannot_open(error: CannotOpen) -> Stop {
    let problem = match error {
        CannotOpen::Address => Problem::new("wrong-setting")
            .with("place", "database")
            .with("expected", "@setting-database"),
        CannotOpen::NotThere => Problem::new("database-not-there"),
        CannotOpen::Strange => Problem::new("database-strange"),
        CannotOpen::Newer { found, known } => {
            Problem::new("database-newer").with("found", found).with("known", known)
        }
        CannotOpen::Older { found, known } => {
            Problem::new("database-older").with("found", found).with("known", known)
        }
        CannotOpen::WrongKey => Problem::new("database-wrong-key"),
        CannotOpen::OldServer { found } => Problem::new("database-old-server").with("found", found),
        CannotOpen::Trouble(trouble) => return failed(trouble),
    };
    Stop::typed(problem)
}

/// The database failed: its own words, which name nobody.
pub(crate) fn failed(trouble: impl ToString) -> Stop {
    Stop::typed(Problem::new("database-trouble").with("what", trouble))
}

/// Where things are done that wait.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}
