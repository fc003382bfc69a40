//! Encryption at rest of the *CPR-nummer*, and the keyed index it is found by.
//!
//! One key of 32 bytes, read from a file by the executable and never stored. Three keys are made
//! of it: one that seals, one that indexes, one that seals the place in a list. What is sealed is
//! bound to where it stands, so that one citizen's number moved to another's row does not open.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, ZeroizeOnDrop};

/// The key (*nøgle*) that the database is opened with.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

/// Why a text is no key. Messages never repeat it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    #[error("a key is 64 hexadecimal digits, found {found} characters")]
    Length { found: usize },
    #[error("a key is 64 hexadecimal digits; character {place} is something else")]
    Character { place: usize },
}

impl Key {
    pub fn new(bytes: [u8; 32]) -> Key {
        Key(bytes)
    }

    /// Reads what a key file holds: 64 hexadecimal digits, and white space around them.
    pub fn read(text: &str) -> Result<Key, NoKey> {
        let text = text.trim();
        let found = text.chars().count();
        if found != 64 {
            return Err(NoKey::Length { found });
        }
        let mut bytes = [0; 32];
        let mut digits = text.chars().enumerate().map(|(at, digit)| {
            let value = digit.to_digit(16).and_then(|value| u8::try_from(value).ok());
            value.ok_or(NoKey::Character { place: at + 1 })
        });
        for byte in &mut bytes {
            if let (Some(high), Some(low)) = (digits.next(), digits.next()) {
                *byte = (high? << 4) | low?;
            }
        }
        Ok(Key(bytes))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(••••)")
    }
}

/// A *CPR-nummer* as the store keeps it: what was given, not judged. No `Display`, masked `Debug`,
/// gone from memory when it is dropped.
#[derive(Clone, PartialEq, Eq, ZeroizeOnDrop)]
pub struct Cpr(String);

impl Cpr {
    /// From the ten digits.
    pub fn new(digits: impl Into<String>) -> Cpr {
        Cpr(digits.into())
    }

    /// The one way out.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cpr(••••••-••••)")
    }
}

/// What the key can do.
#[derive(Clone)]
pub(crate) struct Seal {
    cipher: XChaCha20Poly1305,
    cursors: XChaCha20Poly1305,
    index: Hmac<Sha256>,
}

/// What is sealed does not open: another key, another place, or changed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

const NONCE: usize = 24;
const CHECK: &[u8] = b"rettesnor key check";

impl Seal {
    pub(crate) fn new(key: &Key) -> Seal {
        let mut sealing = derive(key, b"seal cpr 1");
        let mut cursors = derive(key, b"seal cursor 1");
        let mut indexing = derive(key, b"index cpr 1");
        let seal = Seal {
            cipher: XChaCha20Poly1305::new(&sealing.into()),
            cursors: XChaCha20Poly1305::new(&cursors.into()),
            index: mac(&indexing),
        };
        sealing.zeroize();
        cursors.zeroize();
        indexing.zeroize();
        seal
    }

    /// Seals a number for the citizen with these bytes of an id.
    pub(crate) fn seal(&self, citizen: &[u8], cpr: &Cpr) -> Vec<u8> {
        seal(&self.cipher, citizen, cpr.0.as_bytes())
    }

    pub(crate) fn open(&self, citizen: &[u8], sealed: &[u8]) -> Result<Cpr, DoesNotOpen> {
        let bytes = open(&self.cipher, citizen, sealed)?;
        String::from_utf8(bytes).map(Cpr).map_err(|_| DoesNotOpen)
    }

    /// The same for the same number and key; without the key it tells nothing.
    pub(crate) fn index(&self, cpr: &Cpr) -> Vec<u8> {
        let mut mac = self.index.clone();
        mac.update(cpr.0.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }

    /// Kept in the database, so that another key is found out at once.
    pub(crate) fn check(&self) -> Vec<u8> {
        seal(&self.cipher, CHECK, CHECK)
    }

    pub(crate) fn fits(&self, check: &[u8]) -> bool {
        open(&self.cipher, CHECK, check).is_ok_and(|opened| opened == CHECK)
    }

    /// A place in a list, as a text that may stand in a URL although it holds a name.
    pub(crate) fn seal_cursor(&self, list: &[u8], place: &[u8]) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(seal(&self.cursors, list, place))
    }

    pub(crate) fn open_cursor(&self, list: &[u8], text: &str) -> Result<Vec<u8>, DoesNotOpen> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| DoesNotOpen)?;
        open(&self.cursors, list, &sealed)
    }
}

fn derive(key: &Key, purpose: &[u8]) -> [u8; 32] {
    let mut mac = mac(&key.0);
    mac.update(b"rettesnor ");
    mac.update(purpose);
    mac.finalize().into_bytes().into()
}

#[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("any length")
}

/// Nonce and sealed bytes. 24 bytes of chance never meet twice, however many numbers there are.
#[expect(clippy::expect_used, reason = "without chance from the system nothing may be sealed")]
fn seal(cipher: &XChaCha20Poly1305, aad: &[u8], msg: &[u8]) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).expect("the system gives random bytes");
    let payload = Payload { msg, aad };
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).expect("a short text can be sealed");
    [nonce.as_slice(), &sealed].concat()
}

fn open(cipher: &XChaCha20Poly1305, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
    let (nonce, msg) = sealed.split_first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg, aad }).map_err(|_| DoesNotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_number_opens_with_its_key_at_its_place_only() {
        let (seal, other) = (Seal::new(&Key::new([1; 32])), Seal::new(&Key::new([2; 32])));
        let cpr = Cpr::new("0102031234");
        let sealed = seal.seal(b"anna", &cpr);
        assert_eq!(seal.open(b"anna", &sealed), Ok(cpr.clone()));
        assert_eq!(seal.open(b"bent", &sealed), Err(DoesNotOpen));
        assert_eq!(other.open(b"anna", &sealed), Err(DoesNotOpen));
        assert_ne!(seal.seal(b"anna", &cpr), sealed, "sealed twice, it looks different");
    }

    #[test]
    fn the_index_of_a_number_is_the_same_each_time_and_another_under_another_key() {
        let (seal, other) = (Seal::new(&Key::new([1; 32])), Seal::new(&Key::new([2; 32])));
        let cpr = Cpr::new("0102031234");
        assert_eq!(seal.index(&cpr), seal.index(&cpr));
        assert_ne!(seal.index(&cpr), other.index(&cpr));
    }

    #[test]
    fn a_key_is_read_from_its_file_and_never_shown() {
        let key = Key::read(&format!("{}\n", "0f".repeat(32))).unwrap();
        assert_eq!(key.0, [15; 32]);
        assert_eq!(format!("{key:?} {:?}", Cpr::new("0102031234")), "Key(••••) Cpr(••••••-••••)");
        insta::assert_snapshot!(Key::read("0f").unwrap_err(), @"a key is 64 hexadecimal digits, found 2 characters");
        insta::assert_snapshot!(
            Key::read(&"0x".repeat(32)).unwrap_err(),
            @"a key is 64 hexadecimal digits; character 2 is something else"
        );
    }
}
