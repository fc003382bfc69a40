//! What the files say (*filformatet*): closed types for every file of a catalogue. They are the
//! one truth about the format: reader, JSON Schema and checks are derived from them.
//!
//! Keys are Danish because the files' editors are; names in the code are the field's English
//! words. Nothing here evaluates anything.

mod calculation;
mod catalogue;
mod condition;
mod example;
mod national;
mod process;
mod standard;
mod value;
mod vocabulary;

pub use calculation::*;
pub use catalogue::*;
pub use condition::*;
pub use example::*;
pub use national::*;
pub use process::*;
pub use standard::*;
pub use value::*;
pub(crate) use value::{day, is_id};
pub use vocabulary::*;

/// The format number that this program reads and that every file states as `format = 1`.
pub const FORMAT: u32 = 1;
