//! Conditions around the criteria (*betingelser*): what is wrong with them, and whether the rows
//! of a table leave nobody out and hold one at a time.

use jiff::civil::Date;

use super::walk::Walked;
use super::{Found, Tree, Under, root};
use crate::diagram::{Diagram, NodeId};
use crate::format::{CalculationKind, Gives, Limits, Row, ScopeRow, Standard, When};
use crate::library::{Catalogue, Read};
use crate::plan::{self, Key, Node, Outside};
use crate::problem::Problem;
use crate::tree::At;

/// Diagrams of rows larger than this are not judged; no document comes near.
const LIMIT: usize = 50_000;

pub(super) fn standard(
    catalogue: &Catalogue,
    standard: &Read<Standard>,
    tree: &Tree<'_>,
    walked: &Walked,
    day: Date,
    found: &mut Found,
) {
    let fields = walked.tests.iter().filter_map(|it| {
        let kind = catalogue.vocabulary.fact(&it.set)?.fields.get(it.field.as_str())?;
        Some((it.path.clone(), kind.clone(), it.test.clone()))
    });
    let tests: Vec<_> = fields.collect();
    let outside = plan::outside(catalogue, &standard.value, day, &walked.conditions, &tests);
    found.flaws(tree, &outside.flaws);
    if outside.flaws.is_empty()
        && let Some(mut rows) = Rows::new(&outside, walked)
    {
        rows.standard(&standard.value, tree, found);
    }
}

/// The conditions as functions of one diagram.
struct Rows<'a> {
    outside: &'a Outside,
    walked: &'a Walked,
    diagram: Diagram,
    functions: Vec<NodeId>,
}

/// A row of whatever has rows.
struct Ruled<'a> {
    when: &'a When,
    /// What it comes to, to see whether it matters which of two rows is taken.
    result: String,
    /// Not a value but the word that there is none.
    recorded: bool,
}

impl<'a> Rows<'a> {
    fn new(outside: &'a Outside, walked: &'a Walked) -> Option<Rows<'a>> {
        let cells = outside.variables.iter().map(|it| u8::try_from(it.axis.cells()).unwrap_or(64));
        let mut diagram = Diagram::new(cells.collect(), LIMIT);
        let functions = plan::functions(&mut diagram, &outside.nodes).ok()?;
        Some(Rows { outside, walked, diagram, functions })
    }

    fn standard(&mut self, standard: &Standard, tree: &Tree<'_>, found: &mut Found) {
        for (id, calculation) in &standard.calculations {
            if calculation.kind == CalculationKind::Table {
                let path = root("beregning").key(id.as_str()).key("raekker");
                let rows: Vec<Ruled<'_>> = calculation.rows.iter().map(of_table).collect();
                self.hole(&rows, &path, tree, found);
                self.overlaps(&rows, &path, tree, found);
            }
        }
        for (id, scope) in standard.scope.value().into_iter().flatten() {
            let path = root("omfang").key(id.as_str()).key("raekke");
            let rows: Vec<Ruled<'_>> = scope.rows.iter().map(of_scope).collect();
            self.overlaps(&rows, &path, tree, found);
        }
        for (index, variant) in standard.variants.iter().enumerate() {
            for (id, scope) in &variant.scope {
                let path =
                    root("variant").index(index).key("omfang").key(id.as_str()).key("raekke");
                let rows: Vec<Ruled<'_>> = scope.rows.iter().map(of_scope).collect();
                self.overlaps(&rows, &path, tree, found);
            }
        }
    }

    /// Without `ellers`, the rows must hold everybody.
    fn hole(&mut self, rows: &[Ruled<'_>], path: &[At], tree: &Tree<'_>, found: &mut Found) {
        if rows.iter().any(|it| matches!(it.when, When::Otherwise(_))) || rows.is_empty() {
            return;
        }
        let functions: Option<Vec<NodeId>> =
            (0..rows.len()).map(|it| self.function(path, it)).collect();
        let all = functions.and_then(|it| self.diagram.any(&it).ok());
        if all != Some(Diagram::TRUE) {
            found.at(tree, path, Problem::new("table-hole"));
        }
    }

    /// Two rows that hold for the same person and come to different things.
    fn overlaps(&mut self, rows: &[Ruled<'_>], path: &[At], tree: &Tree<'_>, found: &mut Found) {
        for (later, row) in rows.iter().enumerate() {
            let mut before = rows.iter().enumerate().take(later);
            let earlier = before.find(|(earlier, other)| {
                let matters = !row.recorded && !other.recorded && row.result != other.result;
                matters && self.meet(path, *earlier, later)
            });
            if let Some((earlier, _)) = earlier {
                let problem = Problem::new("rows-overlap").with("first", earlier + 1);
                found.pair(tree, &path.index(later), &path.index(earlier), problem);
            }
        }
    }

    fn meet(&mut self, path: &[At], one: usize, other: usize) -> bool {
        let (Some(first), Some(second)) = (self.function(path, one), self.function(path, other))
        else {
            return false;
        };
        // Two conditions on records are two unknowns to the diagram, however much they exclude
        // each other: only what it sees whole is told.
        let hidden = [one, other].into_iter().any(|it| self.is_hidden(path, it));
        !hidden && self.diagram.all(&[first, second]).is_ok_and(|it| it != Diagram::FALSE)
    }

    /// The place of a row's condition among those compiled.
    fn place(&self, path: &[At], index: usize) -> Option<u32> {
        let path = path.index(index).key("naar");
        let place = self.walked.conditions.iter().position(|(it, _)| *it == path)?;
        self.outside.places.get(place).copied()
    }

    fn function(&self, path: &[At], index: usize) -> Option<NodeId> {
        self.functions.get(self.place(path, index)? as usize).copied()
    }

    fn is_hidden(&self, path: &[At], index: usize) -> bool {
        let mut next: Vec<u32> = self.place(path, index).into_iter().collect();
        while let Some(node) = next.pop() {
            let variable = match self.outside.nodes.get(node as usize) {
                Some(Node::Test { variable, .. }) => Some(*variable),
                Some(Node::All(parts) | Node::Any(parts) | Node::AtLeast(_, parts)) => {
                    next.extend(parts);
                    None
                }
                Some(Node::Not(part)) => {
                    next.push(*part);
                    None
                }
                Some(Node::Choice { variable, branches }) => {
                    next.extend(branches);
                    Some(*variable)
                }
                Some(Node::Is(_)) | None => None,
            };
            let variable = variable.and_then(|it| self.outside.variables.get(it as usize));
            let hidden = |key: &Key| {
                matches!(key, Key::Set(_) | Key::Tried(_) | Key::Compared(..) | Key::Calculated(_))
            };
            if variable.is_some_and(|it| hidden(&it.key)) {
                return true;
            }
        }
        false
    }
}

fn of_table(row: &Row) -> Ruled<'_> {
    let recorded = match &row.gives {
        Gives::State(_) => true,
        Gives::Special(special) => special.unclear.is_some() || special.lost.is_some(),
        Gives::Whole(_) | Gives::Quantity(_) => false,
    };
    let result = serde_json::to_string(&row.gives).unwrap_or_default();
    Ruled { when: &row.when, result, recorded }
}

fn of_scope(row: &ScopeRow) -> Ruled<'_> {
    let result = serde_json::to_string(&row.limits).unwrap_or_default();
    let recorded = row.limits == Limits::default() || result.contains("\"uklar\"");
    Ruled { when: &row.when, result, recorded }
}
