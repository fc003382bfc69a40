//! What a request says besides its body: why, once, on which picture of the case.

use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_TYPE, HeaderMap, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use office::permission::BrokenGlass;
use office::{Call, Once};
use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use standards::problem::Problem;
use wording::Language;

use super::State;
use super::door::Caller;
use super::problem::{self, Refusal};

/// Why somebody looks or acts: percent-encoded UTF-8, because a header has no ø.
const REASON: &str = "x-reason";
/// *Nødadgang*, with the reason.
const GLASS: &str = "x-break-glass";
const ONCE: &str = "idempotency-key";
/// Room for a uuid, a hash, or somebody's own way of numbering.
const LONGEST_KEY: usize = 128;

/// A request, before its body is read.
pub(super) struct Ask {
    pub(super) caller: Caller,
    pub(super) language: Language,
    headers: HeaderMap,
    method: Method,
    uri: Uri,
}

impl FromRequestParts<State> for Ask {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Ask, Refusal> {
        let stranger = || Refusal::new(StatusCode::UNAUTHORIZED, Problem::new("not-logged-in"));
        Ok(Ask {
            caller: parts.extensions.get::<Caller>().cloned().ok_or_else(stranger)?,
            language: problem::language(&parts.headers),
            headers: parts.headers.clone(),
            method: parts.method.clone(),
            uri: parts.uri.clone(),
        })
    }
}

impl Ask {
    /// A look, or an act that may be done as often as it is asked for.
    pub(super) fn call(&self) -> Result<Call, Refusal> {
        let glass = self.words(GLASS)?.map(|it| BrokenGlass::new(&it)).transpose();
        let glass =
            glass.map_err(|_| Refusal::bad_request(Problem::new("glass-without-reason")))?;
        let Caller { logged_in, at, today, .. } = self.caller.clone();
        Ok(Call {
            who: logged_in.who,
            at,
            today,
            reason: self.words(REASON)?.unwrap_or_default(),
            once: None,
            glass,
            scope: logged_in.scope,
        })
    }

    /// An act. With an `Idempotency-Key` it is done once however often it comes.
    pub(super) fn act(&self, body: &[u8]) -> Result<Call, Refusal> {
        let call = self.call()?;
        let Some(key) = self.headers.get(ONCE) else { return Ok(call) };
        let key = key.to_str().ok().filter(|it| !it.is_empty() && it.len() <= LONGEST_KEY);
        let key = key.ok_or_else(|| self.unreadable(ONCE))?;
        let mut hasher = Sha256::new();
        let expected = self.headers.get(IF_MATCH).map_or(&b""[..], |it| it.as_bytes());
        let target = self.uri.to_string();
        for part in [self.method.as_str().as_bytes(), target.as_bytes(), expected, body] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
        let once = Once { key: key.to_owned(), hash: hasher.finalize().into() };
        Ok(Call { once: Some(once), ..call })
    }

    /// The entry or version that the caller saw last.
    pub(super) fn expected(&self) -> Result<u64, Refusal> {
        let Some(given) = self.headers.get(IF_MATCH) else {
            let status = StatusCode::PRECONDITION_REQUIRED;
            return Err(Refusal::new(status, Problem::new("if-match-missing")));
        };
        let number = given.to_str().ok().map(|it| it.trim().trim_matches('"'));
        let number = number.and_then(|it| it.parse().ok());
        number.ok_or_else(|| self.unreadable("if-match"))
    }

    pub(super) fn media_type(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// The body, as what the act wants.
    pub(super) fn read<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, Refusal> {
        // A form on somebody else's page cannot say that it is JSON.
        if !self.media_type().starts_with("application/json") {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(Refusal::new(status, Problem::new("not-json")));
        }
        read(body)
    }

    fn words(&self, name: &'static str) -> Result<Option<String>, Refusal> {
        let Some(given) = self.headers.get(name) else { return Ok(None) };
        let decoded = given.to_str().ok().map(|it| percent_decode_str(it).decode_utf8());
        let decoded = decoded.and_then(Result::ok).ok_or_else(|| self.unreadable(name))?;
        Ok(Some(decoded.into_owned()))
    }

    #[expect(clippy::unused_self, reason = "it reads as what it is about")]
    fn unreadable(&self, header: &'static str) -> Refusal {
        Refusal::bad_request(Problem::new("header-unreadable").with("header", header))
    }
}

/// Reads JSON; says where it does not fit, never what stands there.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let place = error.path().to_string();
        does_not_fit(&place, error.inner())
    })
}

pub(super) fn does_not_fit(place: &str, error: &serde_json::Error) -> Refusal {
    let problem = match error.classify() {
        serde_json::error::Category::Data => {
            let text = error.to_string();
            let missing = text.strip_prefix("missing field `").and_then(|it| it.split('`').next());
            match missing {
                // The name of a field of ours, never of theirs.
                Some(field) => Problem::new("body-field-missing").with("field", field),
                None => Problem::new("body-does-not-fit").with("place", place),
            }
        }
        _ => {
            Problem::new("body-not-json").with("line", error.line()).with("column", error.column())
        }
    };
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, problem)
}
