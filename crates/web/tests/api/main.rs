//! The interface as a program meets it: the whole way of a case through it, and everything that it
//! refuses.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

#[path = "../../../store/tests/help/mod.rs"]
#[expect(unused_macros, unused_imports, reason = "the store's own tests use all of it")]
mod help;

mod desk;
mod document;
mod door;
mod story;
