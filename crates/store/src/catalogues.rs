//! Catalogue versions (*katalogversioner*) kept whole under their hash, so that neither an edited
//! file nor a new program changes what a decision stood on. Written once.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::link::{Link, values};
use crate::{Store, Trouble};

/// All files of a catalogue version, its national layer and vocabulary included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCatalogue {
    /// What a receipt names it by.
    pub hash: String,
    /// `billund/2024`.
    pub name: String,
    pub at: Timestamp,
    /// Path and text.
    pub files: Vec<(String, String)>,
}

/// Which versions are known to be in the database already.
#[derive(Default)]
pub(crate) struct Pinned(Mutex<BTreeSet<String>>);

impl Pinned {
    /// Takes out those that are there, and gives the names of the others.
    pub(crate) fn unknown(&self, catalogues: &mut Vec<StoredCatalogue>) -> Vec<String> {
        if catalogues.is_empty() {
            return Vec::new();
        }
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        catalogues.retain(|catalogue| !known.contains(&catalogue.hash));
        catalogues.iter().map(|catalogue| catalogue.hash.clone()).collect()
    }

    pub(crate) fn known(&self, hashes: Vec<String>) {
        if !hashes.is_empty() {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(hashes);
        }
    }
}

pub(crate) async fn write(link: &mut Link, catalogues: &[StoredCatalogue]) -> Result<(), Trouble> {
    for StoredCatalogue { hash, name, at, files } in catalogues {
        let sql = "INSERT INTO catalogues (hash, name, at) VALUES ($1, $2, $3)
             ON CONFLICT (hash) DO NOTHING";
        if link.run(sql, values![hash, name, *at]).await? == 0 {
            continue;
        }
        let mut rows = Vec::with_capacity(files.len());
        for (path, text) in files {
            rows.push(values![hash, path, Sha256::digest(text.as_bytes()).to_vec(), text]);
        }
        link.insert("catalogue_files", "hash, path, sha256, content", rows, "").await?;
    }
    Ok(())
}

impl Store {
    /// A version as it was when it was pinned.
    pub async fn catalogue(&self, hash: &str) -> Result<Option<StoredCatalogue>, Trouble> {
        let mut link = self.reader().await?;
        let sql = "SELECT hash, name, at FROM catalogues WHERE hash = $1";
        let Some(found) = link.one(sql, values![hash]).await? else { return Ok(None) };
        let mut found = found.read();
        let (hash, name, at) = (found.text()?, found.text()?, found.time()?);
        let sql = "SELECT path, content FROM catalogue_files WHERE hash = $1 ORDER BY path";
        let mut files = Vec::new();
        for row in link.all(sql, values![&hash]).await? {
            let mut row = row.read();
            files.push((row.text()?, row.text()?));
        }
        Ok(Some(StoredCatalogue { hash, name, at, files }))
    }

    /// Hash and name of every version that is kept.
    pub async fn catalogues(&self) -> Result<Vec<(String, String)>, Trouble> {
        let sql = "SELECT hash, name FROM catalogues ORDER BY name, hash";
        let rows = self.reader().await?.all(sql, vec![]).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }
}
