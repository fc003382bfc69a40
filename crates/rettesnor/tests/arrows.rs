//! The arrows in ARCHITECTURE.md, as a test.

#![expect(clippy::unwrap_used, reason = "a test may panic, also in its helpers")]

use std::process::Command;

/// The crates that must be able to run on paper: no network, no database, no threads.
const PURE: [&str; 3] = ["standards", "wording", "casework"];
const WORLD: [&str; 6] = ["tokio", "sqlx", "axum", "hyper", "reqwest", "rand"];

/// Each room, and the rooms it may use.
const ARROWS: [(&str, &[&str]); 7] = [
    ("standards", &[]),
    ("wording", &["standards"]),
    ("casework", &["standards"]),
    ("store", &["standards", "casework"]),
    ("office", &["standards", "casework", "store"]),
    ("web", &["standards", "wording", "casework", "store", "office"]),
    ("rettesnor", &["standards", "wording", "casework", "store", "office", "web"]),
];

/// The names of everything a room is built from.
fn tree(room: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--package", room])
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(tree.starts_with(room), "cargo tree did not answer for `{room}`");
    tree.lines().filter_map(|it| it.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn pure_rooms_do_not_know_the_world() {
    for room in PURE {
        let tree = tree(room);
        for name in WORLD {
            assert!(!tree.iter().any(|it| it == name), "`{room}` must not depend on `{name}`");
        }
    }
}

#[test]
fn no_arrow_points_back() {
    for (room, allowed) in ARROWS {
        let tree = tree(room);
        for (other, _) in ARROWS {
            let uses = tree.iter().any(|it| it == other);
            let may = other == room || allowed.contains(&other);
            assert!(!uses || may, "`{room}` must not depend on `{other}`");
        }
    }
}
