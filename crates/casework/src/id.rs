//! Names of things that are never reused (*id*). One type per kind: a citizen's cannot stand
//! where a case's is wanted. Made by the caller, because chance is an argument.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    )*};
}

ids! {
    /// *Sag*.
    CaseId;
    /// *Borger*. Stands in journals and URLs where a CPR number never may.
    CitizenId;
    /// *Bruger*: somebody who can log in, or a job of the program itself.
    UserId;
    /// *Dokument*.
    DocumentId;
    /// *Afgørelse*.
    DecisionId;
    /// *Bevilling*: what a decision gave.
    GrantId;
    /// *Klage*.
    ComplaintId;
    /// *Bestilling* to a provider.
    OrderId;
}
