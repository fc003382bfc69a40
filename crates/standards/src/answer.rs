//! The answers as data (*svar*): what the command line, the page and the API give out. Keys and
//! words of these types are English and stable ([`VERSION`]); only texts follow the reader's
//! language. The house has no other form of an answer.
mod calculation;
mod explanation;
mod follows;
mod law_amounts;
mod part;
mod rests;
mod scope;
mod types;
mod wanted;
mod words;

pub use law_amounts::law_amount;
pub use types::*;
pub use wanted::named_criterion;
pub use words::{applies, cell_json, limit_word, quantity, shown, stated, text_of};

use crate::context::Context;
use crate::facts::Facts;
use crate::format::Standard;
use crate::library::Catalogue;
use crate::plan::Plan;

/// The version of the answers' form. It grows when a key changes its meaning or goes.
pub const VERSION: u32 = 1;

/// Which labels of the vocabulary are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    Danish,
    English,
}

/// A standard held against a person, with all it needs at hand.
pub struct Case<'a> {
    pub context: Context<'a>,
    pub plan: &'a Plan,
    pub labels: Labels,
}

/// A case of a standard for a person.
pub fn case<'a>(
    catalogue: &'a Catalogue,
    standard: &'a Standard,
    plan: &'a Plan,
    facts: &'a Facts,
    labels: Labels,
) -> Case<'a> {
    Case { context: Context::new(catalogue, standard, facts, plan.day), plan, labels }
}
