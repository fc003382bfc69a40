//! Standards (*kvalitetsstandarder*): read, checked, evaluated and explained.
//!
//! A municipality's adopted standard is data in versions with dates. This crate reads it, holds
//! it against what is known about a person on a day, and says what it comes to and why: one of
//! four results, what is missing exactly, how much, by when, at what price. It does no IO, never
//! asks what day it is and holds no person's data: the same standard and the same facts give the
//! same answer in an appeal years from now. It never answers a judgement.
//!
//! The way through it: [`library`] reads files into a catalogue, [`plan`] compiles a standard for
//! a day, [`facts`] reads what is known, and [`answer`] puts the three questions – [`assess`],
//! [`calculate`], [`limits`] – and gives the answers as data.

pub mod answer;
pub mod assess;
pub mod calculate;
pub mod calendar;
pub mod check;
pub mod compare;
pub mod context;
pub mod diagram;
pub mod exact;
pub mod examples;
pub mod facts;
pub mod facts_check;
pub mod find;
pub mod format;
pub mod library;
pub mod limits;
pub mod nearest;
pub mod plan;
pub mod problem;
pub mod quantity;
pub mod review;
pub mod search;
pub mod shape;
pub mod tree;
pub mod truth;
pub mod vocabulary;
pub mod witness;
