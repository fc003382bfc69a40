//! What the store promises (*kontrakt*), held by both databases: one suite, run on each.

#[path = "../help/mod.rs"]
mod help;

mod access;
mod cases;
mod lists;
mod opening;
mod queue;
