//! The case (*sagen*): who asks for what, what is known, what was judged, decided, complained of,
//! and by when each thing is due.
//!
//! Pure: no IO, no clock, no chance. A case is a journal of events; its state is folded from them.
//! [`decide`](decide::decide) answers a command with events or with a refusal that says what is
//! missing; [`apply`](case::apply) is all that changes a state. Nothing here knows a database, a
//! page or a letter, and nothing here answers a judgement.

pub mod case;
pub mod clock;
pub mod complaint;
pub mod cpr;
pub mod decide;
pub mod decision;
pub mod due;
pub mod event;
pub mod id;
pub mod journal;
pub mod people;
pub mod receipt;
pub mod role;
pub mod vum;
