//! Three values (*sandt, falsk, ukendt*): strong Kleene logic. Unknown is not no.

use serde::Serialize;

/// A truth value. Ordered `False < Unknown < True`: *and* is the least, *or* the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// The least of all; `True` for none.
    pub fn all(values: impl IntoIterator<Item = Truth>) -> Truth {
        values.into_iter().fold(Truth::True, Truth::and)
    }

    /// The greatest of all; `False` for none.
    pub fn any(values: impl IntoIterator<Item = Truth>) -> Truth {
        values.into_iter().fold(Truth::False, Truth::or)
    }

    /// At least `n` are true: certain, impossible, or unknown.
    pub fn at_least(n: usize, values: impl IntoIterator<Item = Truth>) -> Truth {
        let (mut certain, mut possible) = (0, 0);
        for value in values {
            match value {
                Truth::True => certain += 1,
                Truth::Unknown => possible += 1,
                Truth::False => (),
            }
        }
        if certain >= n {
            Truth::True
        } else if certain + possible < n {
            Truth::False
        } else {
            Truth::Unknown
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
            Truth::True => Truth::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(it: bool) -> Truth {
        if it { Truth::True } else { Truth::False }
    }
}
