//! Circles (*ring*) among calculations.

use std::collections::{BTreeMap, BTreeSet};

use super::Numbers;
use crate::check::walk::{self, Kind};
use crate::check::{Under, root};
use crate::context;
use crate::problem::Problem;

impl Numbers<'_, '_> {
    /// A calculation that needs its own result.
    pub(super) fn circles(&mut self) {
        let names = self.standard.calculations.keys();
        let needs: BTreeMap<&str, BTreeSet<String>> =
            names.map(|id| (id.as_str(), self.needs(id.as_str()))).collect();
        for id in needs.keys() {
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            let mut next: Vec<&str> = vec![id];
            while let Some(here) = next.pop() {
                for inner in needs.get(here).into_iter().flatten() {
                    if seen.insert(inner) {
                        next.push(inner);
                    }
                }
            }
            if seen.contains(id) {
                let problem = Problem::new("circle").with("id", id);
                self.found.at_key(self.tree, &root("beregning").key(id), problem);
            }
        }
    }

    /// Which calculations one needs: by name, through criteria, and through readings.
    fn needs(&self, id: &str) -> BTreeSet<String> {
        let mut needs = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let piece = self.standard.calculations.get(id).map(serde_json::to_value);
        let mut next: Vec<serde_json::Value> = piece.and_then(Result::ok).into_iter().collect();
        while let Some(piece) = next.pop() {
            for reference in walk::walk(&piece).references {
                let inner = match reference.kind {
                    Kind::Calculation => {
                        needs.insert(reference.id);
                        continue;
                    }
                    Kind::Criterion => context::find_criterion(self.standard, &reference.id)
                        .and_then(|it| serde_json::to_value(it).ok()),
                    Kind::Ambiguity => {
                        let (id, _) = context::split(&reference.id);
                        context::ambiguity(self.catalogue, self.standard, id)
                            .and_then(|it| serde_json::to_value(&it.readings).ok())
                    }
                    _ => continue,
                };
                if seen.insert(reference.id) {
                    next.extend(inner);
                }
            }
        }
        needs
    }
}
