//! What stands around every page: its language, its address, the way to the other language.
//!
//! The language comes from `?sprog=`, else from a cookie that holds nothing but the language,
//! else it is Danish.

use axum::extract::{FromRequestParts, Request};
use axum::http::header::{CONTENT_LANGUAGE, COOKIE, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri};
use axum::middleware::Next;
use axum::response::Response;
use std::convert::Infallible;
use wording::Language;

use crate::assets;

const PARAMETER: &str = "sprog";

/// Handed to every template.
#[derive(Debug, Clone)]
pub struct Frame {
    pub language: Language,
    /// The address of this page, without the language.
    pub path: String,
    /// What a form page must carry along when the language is changed; `None` on other pages.
    pub carried: Option<Vec<(String, String)>>,
}

impl Frame {
    pub fn text(&self, key: &str) -> String {
        wording::text(self.language, key)
    }

    /// A text with one variable.
    pub fn text_with(&self, key: &str, name: &str, value: &(impl ToString + ?Sized)) -> String {
        wording::text_with(self.language, key, &[(name, value.to_string().into())])
    }

    /// A text that depends on how many there are.
    pub fn count(&self, key: &str, count: usize) -> String {
        wording::text_with(self.language, key, &[("count", count.into())])
    }

    pub fn asset(&self, name: &str) -> String {
        format!("{}/{name}", *assets::BASE)
    }

    pub fn icon(&self, name: &str) -> String {
        format!("{}/img/icons.svg#{name}", *assets::BASE)
    }

    pub fn other_language(&self) -> Language {
        match self.language {
            Language::Danish => Language::English,
            Language::English => Language::Danish,
        }
    }

    /// This page in the other language.
    pub fn other_path(&self) -> String {
        format!("{}?{PARAMETER}={}", self.path, self.other_language().code())
    }
}

impl<S: Sync> FromRequestParts<S> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.uri, &parts.headers))
    }
}

impl Frame {
    pub(crate) fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        let language = asked_for(uri).or_else(|| remembered(headers)).unwrap_or_default();
        Self { language, path: uri.path().to_owned(), carried: None }
    }
}

fn asked_for(uri: &Uri) -> Option<Language> {
    uri.query()?.split('&').find_map(|pair| value_of(pair)?.parse().ok())
}

fn remembered(headers: &HeaderMap) -> Option<Language> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    cookies.flat_map(|it| it.split("; ")).find_map(|pair| value_of(pair)?.parse().ok())
}

fn value_of(pair: &str) -> Option<&str> {
    pair.strip_prefix(PARAMETER)?.strip_prefix('=')
}

/// Says which language the answer is in, and remembers a language that was asked for.
pub(crate) async fn language(request: Request, next: Next) -> Response {
    let frame = Frame::of(request.uri(), request.headers());
    let chosen = asked_for(request.uri());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(frame.language.code()));
    if let Some(language) = chosen {
        let cookie = format!(
            "{PARAMETER}={}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
            language.code()
        );
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, cookie);
        }
    }
    response
}
