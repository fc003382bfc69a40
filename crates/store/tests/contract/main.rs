//! What the store promises (*kontrakt*), held by both databases: one suite, run on each.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics says where, and that is what it is for"
)]

#[path = "../help/mod.rs"]
mod help;

mod access;
mod cases;
mod lists;
mod opening;
mod proof;
mod queue;
