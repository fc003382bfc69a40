//! Logging in (*log-in*): who somebody is, for how long, and what a program's token
//! (*adgangsnøgle*) may be used for.
//!
//! Of every secret only the SHA-256 is kept. An unknown log-in name takes as long as a wrong
//! password and is answered the same, and whoever guesses is made to wait. Knows no cookie and no
//! header; secrets and times are arguments.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, Params};
use casework::id::UserId;
use casework::journal::Hash;
use casework::receipt::hex;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use standards::problem::Problem;
use store::{SessionRow, TokenRow, Trouble, UserRow};
use tokio::sync::Semaphore;

use crate::permission::{Permission, Resource, UnreadableRoles, Who};
use crate::users::who;
use crate::{Call, CannotAct, Office};

/// How long a session lasts without being used.
const IDLE: SignedDuration = SignedDuration::from_mins(60);
/// It is made to last longer once less than this is left: not with every request.
const RENEWED_BELOW: SignedDuration = SignedDuration::from_mins(45);
/// How long it lasts at most: a long working day.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long a token lasts where nothing else is said, and at most.
const TOKEN_DAYS: u16 = 90;
const TOKEN_DAYS_MOST: u16 = 366;

/// How often one log-in name may be tried in a window.
const TRIES: u32 = 10;
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// How often anybody may try in a minute: what two hashes at a time have room for.
const TRIES_OF_ALL: u32 = 240;
const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// Names remembered at once; a flood of made-up ones must not fill the memory.
const NAMES: usize = 10_000;
/// Argon2 takes 19 MiB each time it is asked.
const AT_ONCE: usize = 2;

/// A secret that opens something: a session's, a token's, a link's. Made of chance by the caller.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    pub fn new(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    /// As it stands in a cookie or a header.
    pub fn text(&self) -> String {
        hex(&self.0)
    }

    /// None for what is no secret of ours.
    pub fn read(text: &str) -> Option<Secret> {
        let digits = text.as_bytes();
        let mut bytes = [0; 32];
        if digits.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| char::from(*pair.get(at)?).to_digit(16);
            *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
        }
        Some(Secret(bytes))
    }

    /// What is kept of it.
    pub fn hash(&self) -> Hash {
        Sha256::digest(self.0).into()
    }

    /// What a page or a program sends along, to show that it read an answer of ours: a forged form
    /// sends the cookie, but cannot know this.
    pub fn csrf(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(b"rettesnor csrf");
        hasher.update(self.0);
        hex(&hasher.finalize())
    }

    /// Whether a text is that. Takes as long wherever the first difference is.
    pub fn is_csrf(&self, text: &str) -> bool {
        let (ours, theirs) = (Sha256::digest(self.csrf()), Sha256::digest(text));
        ours.iter().zip(&theirs).fold(0, |all, (one, other)| all | (one ^ other)) == 0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(•••)")
    }
}

/// Why somebody is not logged in.
#[derive(Debug, thiserror::Error)]
pub enum CannotLogIn {
    /// Unknown, inactive, or with another password: one answer for all three.
    #[error("no active user has that log-in name and password")]
    Wrong,
    #[error("too many attempts; try again at {again}")]
    TooOften { again: Timestamp },
    #[error(transparent)]
    Roles(#[from] UnreadableRoles),
    #[error(transparent)]
    Trouble(#[from] Trouble),
}

/// The door (*log-in*): passwords, and who has tried how often. One for the whole program.
pub struct Gate {
    argon: Argon2<'static>,
    /// What is held against the password of somebody who is not there.
    nobody: String,
    turns: Semaphore,
    tries: Mutex<Tries>,
}

/// How dear a password is to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// OWASP's: 19 MiB, two passes.
    Real,
    /// For tests, which log in many times.
    Cheap,
}

impl Gate {
    pub fn new(cost: Cost) -> Gate {
        let params = match cost {
            Cost::Real => Params::default(),
            Cost::Cheap => Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or_default(),
        };
        let argon = Argon2::from(params);
        let nobody = argon.hash_password_with_salt(b"nobody", b"of no importance");
        let nobody = nobody.map(|it| it.to_string()).unwrap_or_default();
        Gate { argon, nobody, turns: Semaphore::new(AT_ONCE), tries: Mutex::default() }
    }

    /// A password as it is kept.
    pub async fn hash(self: &Arc<Gate>, password: String, salt: Secret) -> Option<String> {
        let _turn = self.turns.acquire().await.ok()?;
        let gate = Arc::clone(self);
        let hash = tokio::task::spawn_blocking(move || {
            let salt = salt.0.first_chunk::<16>()?;
            gate.argon.hash_password_with_salt(password.as_bytes(), salt).ok()
        });
        hash.await.ok().flatten().map(|it| it.to_string())
    }

    async fn fits(self: &Arc<Gate>, password: String, hash: Option<String>) -> bool {
        let Ok(_turn) = self.turns.acquire().await else { return false };
        let gate = Arc::clone(self);
        let known = hash.is_some();
        let verified = tokio::task::spawn_blocking(move || {
            let hash = hash.unwrap_or_else(|| gate.nobody.clone());
            gate.argon.verify_password(password.as_bytes(), hash.as_str()).is_ok()
        });
        verified.await.unwrap_or(false) && known
    }
}

/// Who has tried. Small and our own: a window per name, which a test can move through by its clock.
#[derive(Default)]
struct Tries {
    all: Window,
    names: HashMap<Hash, Window>,
}

#[derive(Clone, Copy, Default)]
struct Window {
    from: Option<Timestamp>,
    count: u32,
}

impl Window {
    fn over(self, length: SignedDuration) -> Option<Timestamp> {
        self.from?.checked_add(length).ok()
    }

    /// Counts one; or when there is room again.
    fn count(&mut self, at: Timestamp, length: SignedDuration, most: u32) -> Result<(), Timestamp> {
        match self.over(length) {
            Some(over) if at < over => {
                if self.count >= most {
                    return Err(over);
                }
                self.count += 1;
            }
            _ => *self = Window { from: Some(at), count: 1 },
        }
        Ok(())
    }
}

impl Tries {
    fn count(&mut self, login: &str, at: Timestamp) -> Result<(), Timestamp> {
        self.all.count(at, MINUTE, TRIES_OF_ALL)?;
        if self.names.len() >= NAMES {
            self.names.retain(|_, it| it.over(WINDOW).is_some_and(|over| at < over));
        }
        let name = Sha256::digest(login).into();
        if self.names.len() >= NAMES && !self.names.contains_key(&name) {
            return Err(at + MINUTE);
        }
        self.names.entry(name).or_default().count(at, WINDOW, TRIES)
    }
}

/// Somebody who is logged in.
#[derive(Debug, Clone)]
pub struct LoggedIn {
    pub who: Who,
    /// What a token is for; none for a session, which is for everything the person may.
    pub scope: Option<Arc<[Permission]>>,
}

impl Office {
    /// *Log ind*: opens a session under the secret.
    pub async fn log_in(
        &self,
        gate: &Arc<Gate>,
        (login, password): (&str, String),
        at: Timestamp,
        secret: &Secret,
    ) -> Result<Who, CannotLogIn> {
        let user = self.check(gate, (login, password), at).await?;
        let who = who(&user)?;
        let session = SessionRow {
            token_hash: secret.hash(),
            user: who.id,
            opened: at,
            expires: at + IDLE,
            details: "{}".to_owned(),
        };
        self.store.open_session(session).await?;
        Ok(who)
    }

    async fn check(
        &self,
        gate: &Arc<Gate>,
        (login, password): (&str, String),
        at: Timestamp,
    ) -> Result<UserRow, CannotLogIn> {
        let tries = || gate.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries().count(login, at).map_err(|again| CannotLogIn::TooOften { again })?;
        let user = self.store.user_by_login(login).await?.filter(|it| it.active);
        let kept = user.as_ref().and_then(|it| it.password.clone());
        let fits = gate.fits(password, kept).await;
        let user = user.filter(|_| fits).ok_or(CannotLogIn::Wrong)?;
        tries().names.remove(&Hash::from(Sha256::digest(login)));
        Ok(user)
    }

    /// Whether it is somebody's password; counted as an attempt.
    pub(crate) async fn check_password(
        &self,
        gate: &Arc<Gate>,
        given: (&str, String),
        at: Timestamp,
    ) -> Result<(), CannotLogIn> {
        self.check(gate, given, at).await.map(drop)
    }

    /// Whose a session is; nobody's once it has not been used for an hour.
    pub async fn by_session(
        &self,
        secret: &Secret,
        at: Timestamp,
    ) -> Result<Option<LoggedIn>, CannotLogIn> {
        let hash = secret.hash();
        let Some((session, user)) = self.store.session(&hash, at).await? else { return Ok(None) };
        let who = who(&user)?;
        let until = (at + IDLE).min(session.opened + LONGEST);
        if session.expires < at + RENEWED_BELOW && session.expires < until {
            self.store.extend_session(hash, until).await?;
        }
        Ok(Some(LoggedIn { who, scope: None }))
    }

    /// Whose a token is, and for what.
    pub async fn by_token(
        &self,
        secret: &Secret,
        at: Timestamp,
    ) -> Result<Option<LoggedIn>, CannotLogIn> {
        let Some((token, user)) = self.store.token(&secret.hash(), at).await? else {
            return Ok(None);
        };
        let scope = Some(scopes(&token.scopes).into());
        Ok(Some(LoggedIn { who: who(&user)?, scope }))
    }

    /// *Log ud*.
    pub async fn log_out(&self, secret: &Secret) -> Result<(), Trouble> {
        self.store.close_session(secret.hash()).await
    }

    /// *Log ud overalt*; gives from how many places.
    pub async fn log_out_everywhere(&self, user: UserId) -> Result<u64, Trouble> {
        self.store.close_sessions_of(user).await
    }
}

/// Permissions as a token's row has them. A word that this program does not know permits nothing.
fn scopes(text: &str) -> Vec<Permission> {
    text.split(' ').filter_map(|it| it.parse().ok()).collect()
}

/// A token that somebody wants.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for, in the owner's words.
    pub name: String,
    /// At most these; never more than the owner may.
    pub scopes: Vec<Permission>,
    #[serde(default)]
    pub days: Option<u16>,
}

/// A token as its owner sees it: never the secret again.
#[derive(Debug, Clone, Serialize)]
pub struct Token {
    pub id: String,
    pub name: String,
    pub scopes: Vec<Permission>,
    pub opened: Timestamp,
    pub expires: Timestamp,
}

impl From<&TokenRow> for Token {
    fn from(row: &TokenRow) -> Token {
        Token {
            id: name_of(&row.token_hash),
            name: row.name.clone(),
            scopes: scopes(&row.scopes),
            opened: row.opened,
            expires: row.expires,
        }
    }
}

/// The beginning of the hash: enough to tell one owner's tokens apart.
fn name_of(hash: &Hash) -> String {
    hex(hash).chars().take(16).collect()
}

impl Office {
    /// *Udsted adgangsnøgle*, to oneself: nobody can act as somebody else by issuing one. A program
    /// that is no person gets a user of its own.
    pub async fn issue_token(
        &self,
        call: &Call,
        new: NewToken,
        secret: &Secret,
    ) -> Result<Token, CannotAct> {
        Self::in_person(call)?;
        let days = new.days.unwrap_or(TOKEN_DAYS);
        let mut problems = Vec::new();
        if new.name.trim().is_empty() {
            problems.push(Problem::new("token-without-name"));
        }
        if new.scopes.is_empty() {
            problems.push(Problem::new("token-without-scope"));
        }
        if days == 0 || days > TOKEN_DAYS_MOST {
            problems.push(Problem::new("token-too-long").with("most", TOKEN_DAYS_MOST));
        }
        if let Some(problems) = casework::decision::AtLeastOne::new(problems) {
            return Err(CannotAct::Refused(problems));
        }
        let scopes: Vec<&str> = new.scopes.iter().map(|it| it.name()).collect();
        let row = TokenRow {
            token_hash: secret.hash(),
            owner: call.who.id,
            name: new.name,
            scopes: scopes.join(" "),
            opened: call.at,
            expires: call.at + SignedDuration::from_hours(24 * i64::from(days)),
        };
        let token = Token::from(&row);
        self.store.save_token(row).await?;
        Ok(token)
    }

    /// One's own tokens; another's for who keeps the tokens of all.
    pub async fn tokens(&self, call: &Call, owner: UserId) -> Result<Vec<Token>, CannotAct> {
        self.keeps_tokens_of(call, owner)?;
        Ok(self.store.tokens_of(owner).await?.iter().map(Token::from).collect())
    }

    /// *Tilbagekald adgangsnøgle*.
    pub async fn revoke_token(
        &self,
        call: &Call,
        owner: UserId,
        id: &str,
    ) -> Result<(), CannotAct> {
        self.keeps_tokens_of(call, owner)?;
        let tokens = self.store.tokens_of(owner).await?;
        let found = tokens.iter().find(|it| name_of(&it.token_hash) == id);
        let found = found.ok_or(CannotAct::NotFound("token"))?;
        self.store.revoke_token(found.token_hash).await?;
        Ok(())
    }

    fn keeps_tokens_of(&self, call: &Call, owner: UserId) -> Result<(), CannotAct> {
        if owner == call.who.id {
            return Self::in_person(call);
        }
        self.allow(call, Permission::ManageTokens, &Resource::office())
    }

    /// A token can neither make another one nor take one away.
    pub(crate) fn in_person(call: &Call) -> Result<(), CannotAct> {
        match call.scope {
            None => Ok(()),
            Some(_) => Err(CannotAct::Forbidden(Box::new(crate::beyond_token()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    #[test]
    fn whoever_guesses_waits_and_then_may_try_again() {
        let mut tries = Tries::default();
        let refused: Vec<i64> =
            (0..20).filter(|&minute| tries.count("anna", at(minute)).is_err()).collect();
        assert_eq!(refused, [10, 11, 12, 13, 14]);
        assert_eq!(tries.count("bo", at(12)), Ok(()));
    }

    #[test]
    fn a_flood_of_names_is_stopped_as_a_whole() {
        let mut tries = Tries::default();
        let let_through =
            (0..1000).filter(|name| tries.count(&format!("name {name}"), at(0)).is_ok()).count();
        assert_eq!(let_through, TRIES_OF_ALL as usize);
    }

    #[test]
    fn a_secret_is_read_as_it_was_told_and_never_shown() {
        let secret = Secret::new([0xa5; 32]);
        assert_eq!(Secret::read(&secret.text()), Some(secret.clone()));
        assert_eq!(Secret::read("a5"), None);
        assert_eq!(Secret::read(&"x".repeat(64)), None);
        assert_eq!(format!("{secret:?}"), "Secret(•••)");
        assert!(secret.is_csrf(&secret.csrf()));
        assert!(!secret.is_csrf(&secret.text()));
    }

    #[tokio::test]
    async fn an_unknown_user_is_held_against_a_hash_as_dear_as_a_known_one() {
        let gate = Arc::new(Gate::new(Cost::Cheap));
        let hash = gate.hash("korrekt hest".to_owned(), Secret::new([1; 32])).await;
        assert!(gate.fits("korrekt hest".to_owned(), hash.clone()).await);
        assert!(!gate.fits("forkert hest".to_owned(), hash).await);
        assert!(!gate.fits("nobody".to_owned(), None).await);
    }
}
