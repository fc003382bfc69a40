//! The kinds of settings (*slags*): what each may be. What it should have been is a text key.

use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

type Read<T> = std::result::Result<T, &'static str>;

/// The database's address (*databaseadresse*), never with a password in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Database(String);

impl Database {
    /// The file, where it is one.
    pub(crate) fn file(&self) -> Option<&Path> {
        let path = self.0.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(Path::new(path.split('?').next().unwrap_or(path)))
    }

    /// As the store wants it.
    pub(crate) fn url(&self, password: Option<&str>) -> String {
        let Some(password) = password else { return self.0.clone() };
        let mark = if self.0.contains('?') { '&' } else { '?' };
        let encoded = password.bytes().map(|it| match it {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(it).to_string(),
            other => format!("%{other:02X}"),
        });
        format!("{}{mark}password={}", self.0, encoded.collect::<String>())
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

pub(super) fn database(text: &str) -> Read<Database> {
    if let Some(file) = text.strip_prefix("sqlite:") {
        return if file.trim_matches('/').is_empty() {
            Err("@setting-database")
        } else {
            Ok(Database(text.to_owned()))
        };
    }
    let rest = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://"));
    let rest = rest.ok_or("@setting-database")?;
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let in_place = place.rsplit_once('@').is_some_and(|(user, _)| user.contains(':'));
    let in_query = query.split('&').any(|it| it.starts_with("password="));
    if in_place || in_query {
        return Err("@setting-no-password");
    }
    Ok(Database(text.to_owned()))
}

pub(super) fn path(text: &str) -> Read<PathBuf> {
    if text.is_empty() { Err("@setting-path") } else { Ok(PathBuf::from(text)) }
}

pub(super) fn address(text: &str) -> Read<IpAddr> {
    text.parse().map_err(|_| "@setting-address")
}

pub(super) fn port(text: &str) -> Read<u16> {
    text.parse().map_err(|_| "@setting-port")
}

pub(super) fn web_address(text: &str) -> Read<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.unwrap_or_default().trim_end_matches('/');
    if host.is_empty() || host.contains(['/', '?', '#', '@']) {
        return Err("@setting-web-address");
    }
    Ok(text.trim_end_matches('/').to_owned())
}

pub(super) fn connections(text: &str) -> Read<u32> {
    number(text, 1, 200).ok_or("@setting-connections")
}

pub(super) fn megabytes(text: &str) -> Read<u32> {
    number(text, 1, 500).ok_or("@setting-megabytes")
}

pub(super) fn minutes(text: &str) -> Read<u32> {
    number(text, 1, 24 * 60).ok_or("@setting-minutes")
}

fn number(text: &str, least: u32, most: u32) -> Option<u32> {
    text.parse().ok().filter(|it| (least..=most).contains(it))
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogForm {
    None,
    Text,
    Json,
}

pub(super) fn log(text: &str) -> Read<LogForm> {
    match text {
        "none" => Ok(LogForm::None),
        "text" => Ok(LogForm::Text),
        "json" => Ok(LogForm::Json),
        _ => Err("@setting-log"),
    }
}

/// How much the log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogLevel {
    Error,
    Warn,
    Info,
}

impl fmt::Display for LogLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LogLevel::Error => "error",
            LogLevel::Warn => "warn",
            LogLevel::Info => "info",
        })
    }
}

/// No more than `info`: what a library tells itself at `debug` may be somebody's data.
pub(super) fn log_level(text: &str) -> Read<LogLevel> {
    match text {
        "error" => Ok(LogLevel::Error),
        "warn" => Ok(LogLevel::Warn),
        "info" => Ok(LogLevel::Info),
        _ => Err("@setting-log-level"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_in_the_address_and_is_added_safely() {
        assert_eq!(database("postgres://sag:hemmelig@db/sager"), Err("@setting-no-password"));
        assert_eq!(database("postgres:///sager?user=a&password=b"), Err("@setting-no-password"));
        assert_eq!(database("mysql://x"), Err("@setting-database"));
        let address = database("postgres://sag@db/sager").unwrap();
        assert_eq!(address.url(Some("å& b")), "postgres://sag@db/sager?password=%C3%A5%26%20b");
        assert_eq!(address.url(None), address.to_string());
        let address = database("sqlite:///var/lib/r.db?mode=rwc").unwrap();
        assert_eq!(address.file(), Some(Path::new("/var/lib/r.db")));
    }
}
