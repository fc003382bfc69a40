//! Standards compiled for a day, kept while they are in use. A visitor may choose any day, so the
//! number kept is bounded and the one used longest ago goes first.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use standards::plan::Plan;

/// Enough for all standards of several catalogues on a few days.
const KEPT: usize = 128;

/// Which plan: the place of its catalogue, of its standard, and the day.
pub(super) type Key = (usize, usize, Date);

#[derive(Default)]
pub(super) struct Plans {
    kept: Mutex<VecDeque<(Key, Arc<Plan>)>>,
}

impl Plans {
    /// The plan, compiled if it is not at hand. Two visitors may both compile it at first; that
    /// is cheaper than making everybody wait for one of them.
    pub(super) fn get(&self, key: Key, compile: impl FnOnce() -> Plan) -> Arc<Plan> {
        if let Some(plan) = self.find(key) {
            return plan;
        }
        let plan = Arc::new(compile());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.truncate(KEPT - 1);
        kept.push_front((key, Arc::clone(&plan)));
        plan
    }

    fn find(&self, key: Key) -> Option<Arc<Plan>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(it, _)| *it == key)?;
        let found = kept.remove(place)?;
        let plan = Arc::clone(&found.1);
        kept.push_front(found);
        Some(plan)
    }
}
