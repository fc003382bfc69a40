//! The answers as text for people (*svar som tekst*): a case worker, a citizen, a judge. What is
//! said is all in the answers; here it is only set out. Nothing is decided and nothing left out
//! that the result rests on.

pub(crate) mod assess;
pub(crate) mod browse;
pub(crate) mod calculate;
pub(crate) mod compare;
pub(crate) mod deadline;
pub(crate) mod explanation;
pub(crate) mod follows;
pub(crate) mod overview;
pub(crate) mod questions;
pub(crate) mod review;
mod said;
pub(crate) mod search;
mod sheet;
pub(crate) mod unclear;
pub(crate) mod vocabulary;

pub(crate) use said::Reader;
pub(crate) use sheet::Sheet;
