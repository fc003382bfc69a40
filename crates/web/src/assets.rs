//! Stylesheets, fonts and icons, from inside the executable.
//!
//! Their address carries a hash of all of them, so a browser may keep them for ever and still
//! sees a new version at once. Nothing here is read from disk when the program runs.

use std::fmt::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "assets/generated/"]
struct Files;

/// The address that all assets lie under.
pub(crate) static BASE: LazyLock<String> = LazyLock::new(|| format!("/aktiver/{}", fingerprint()));

/// Eight bytes made from the hashes of all files: enough to tell two builds apart.
fn fingerprint() -> String {
    let mut mixed = [0u8; 8];
    let hashes =
        Files::iter().filter_map(|name| Files::get(&name)).map(|it| it.metadata.sha256_hash());
    for (at, byte) in hashes.flatten().enumerate() {
        if let Some(place) = mixed.get_mut(at % 8) {
            *place = place.rotate_left(1) ^ byte;
        }
    }
    mixed.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // Writing to a String does not fail.
        text
    })
}

pub(crate) async fn file(Path((_version, name)): Path<(String, String)>) -> Response {
    match Files::get(&name) {
        Some(file) => answer(&name, file),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(name: &str, file: EmbeddedFile) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type(name)),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, file.data).into_response()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}
