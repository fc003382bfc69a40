//! A decision diagram (*beslutningsdiagram*): the exact query plan. Ordered, reduced and
//! many-valued, so that what depends on what can be read off it – also where an exclusion and
//! its exception are written as two cases, which plain three-valued logic does not see.

use std::collections::HashMap;

/// A node: a place in [`Diagram::nodes`], or a terminal below [`Diagram::TERMINALS`].
pub type NodeId = u32;

/// The values of a variable that are still possible: one bit each.
pub type Mask = u64;

/// How many values a variable may have.
pub const MAX_CELLS: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Node {
    variable: u32,
    children: Box<[NodeId]>,
}

/// A growing set of nodes that several functions share.
#[derive(Debug, Clone)]
pub struct Diagram {
    nodes: Vec<Node>,
    unique: HashMap<Node, NodeId>,
    /// How many cells each variable has; the order of variables is that of the list.
    cells: Vec<u8>,
    limit: usize,
}

/// The diagram would grow past its limit: the answer is then only Kleene's, and says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl Diagram {
    /// Ids under this are terminals: 0 and 1 for functions of truth, any for outcomes.
    pub const TERMINALS: NodeId = 8;
    pub const FALSE: NodeId = 0;
    pub const TRUE: NodeId = 1;

    pub fn new(cells: Vec<u8>, limit: usize) -> Diagram {
        Diagram { nodes: Vec::new(), unique: HashMap::new(), cells, limit }
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.checked_sub(Self::TERMINALS)? as usize)
    }

    fn make(&mut self, variable: u32, children: Vec<NodeId>) -> Result<NodeId, TooLarge> {
        if let [first, rest @ ..] = children.as_slice()
            && rest.iter().all(|it| it == first)
        {
            return Ok(*first);
        }
        let node = Node { variable, children: children.into() };
        if let Some(id) = self.unique.get(&node) {
            return Ok(*id);
        }
        if self.nodes.len() >= self.limit {
            return Err(TooLarge);
        }
        let id = u32::try_from(self.nodes.len()).map_err(|_| TooLarge)? + Self::TERMINALS;
        self.nodes.push(node.clone());
        self.unique.insert(node, id);
        Ok(id)
    }

    /// A function that may be true or false whatever is known: it turns on a variable that
    /// nobody has a name for, behind all others.
    pub fn unanswerable(&mut self) -> Result<NodeId, TooLarge> {
        let variable = u32::try_from(self.cells.len()).map_err(|_| TooLarge)?;
        self.cells.push(2);
        self.test(variable, 0b10)
    }

    /// The function that is true where the variable's value is one of `mask`.
    pub fn test(&mut self, variable: u32, mask: Mask) -> Result<NodeId, TooLarge> {
        let cells = self.cells.get(variable as usize).copied().unwrap_or(0);
        let children = (0..cells).map(|cell| NodeId::from(mask >> cell & 1 == 1)).collect();
        self.make(variable, children)
    }

    /// The function that takes, for each value of the variable, the branch of that value.
    pub fn choice(&mut self, variable: u32, branches: &[NodeId]) -> Result<NodeId, TooLarge> {
        let mut res = Self::FALSE;
        for (cell, branch) in branches.iter().enumerate() {
            let here = self.test(variable, 1 << cell)?;
            res = self.apply(&[here, *branch, res], &|it| match it {
                [Self::TRUE, branch, _] => *branch,
                [_, _, rest] => *rest,
                _ => Self::FALSE,
            })?;
        }
        Ok(res)
    }

    /// Joins functions by what `join` makes of their terminals.
    pub fn apply(
        &mut self,
        functions: &[NodeId],
        join: &dyn Fn(&[NodeId]) -> NodeId,
    ) -> Result<NodeId, TooLarge> {
        self.apply_memo(functions, join, &mut HashMap::new())
    }

    fn apply_memo(
        &mut self,
        functions: &[NodeId],
        join: &dyn Fn(&[NodeId]) -> NodeId,
        memo: &mut HashMap<Vec<NodeId>, NodeId>,
    ) -> Result<NodeId, TooLarge> {
        if let Some(known) = memo.get(functions) {
            return Ok(*known);
        }
        let top = functions.iter().filter_map(|it| self.node(*it)).map(|it| it.variable).min();
        let Some(top) = top else { return Ok(join(functions)) };
        let cells = self.cells.get(top as usize).copied().unwrap_or(0);
        let mut children = Vec::with_capacity(usize::from(cells));
        for cell in 0..usize::from(cells) {
            let inner: Vec<NodeId> =
                functions.iter().map(|it| self.child(*it, top, cell)).collect();
            children.push(self.apply_memo(&inner, join, memo)?);
        }
        let id = self.make(top, children)?;
        memo.insert(functions.to_vec(), id);
        Ok(id)
    }

    fn child(&self, id: NodeId, variable: u32, cell: usize) -> NodeId {
        match self.node(id) {
            Some(node) if node.variable == variable => {
                node.children.get(cell).copied().unwrap_or(Self::FALSE)
            }
            _ => id,
        }
    }

    pub fn all(&mut self, functions: &[NodeId]) -> Result<NodeId, TooLarge> {
        functions.iter().try_fold(Self::TRUE, |res, it| {
            self.apply(&[res, *it], &|it| NodeId::from(it == [Self::TRUE, Self::TRUE]))
        })
    }

    pub fn any(&mut self, functions: &[NodeId]) -> Result<NodeId, TooLarge> {
        functions.iter().try_fold(Self::FALSE, |res, it| {
            self.apply(&[res, *it], &|it| NodeId::from(it.contains(&Self::TRUE)))
        })
    }

    pub fn at_least(&mut self, n: usize, functions: &[NodeId]) -> Result<NodeId, TooLarge> {
        self.apply(functions, &|it| {
            NodeId::from(it.iter().filter(|it| **it == Self::TRUE).count() >= n)
        })
    }

    pub fn not(&mut self, function: NodeId) -> Result<NodeId, TooLarge> {
        self.apply(&[function], &|it| NodeId::from(it == [Self::FALSE]))
    }

    /// What can still come out, as a bit per terminal, when each variable is one of its mask.
    pub fn possible(&self, root: NodeId, masks: &[Mask]) -> u8 {
        // With everything known there is one way down, and no memory is needed.
        let mut here = root;
        while let Some(node) = self.node(here) {
            let mask = masks.get(node.variable as usize).copied().unwrap_or(Mask::MAX);
            if mask.count_ones() != 1 {
                let mut seen = Vec::new();
                return self.possible_memo(here, masks, &mut seen);
            }
            here = child_at(node, mask.trailing_zeros());
        }
        1 << here
    }

    fn possible_memo(&self, id: NodeId, masks: &[Mask], seen: &mut Vec<NodeId>) -> u8 {
        let Some(node) = self.node(id) else { return 1 << id };
        if seen.contains(&id) {
            return 0;
        }
        seen.push(id);
        let mask = masks.get(node.variable as usize).copied().unwrap_or(Mask::MAX);
        let mut res = 0;
        for (cell, child) in node.children.iter().enumerate() {
            if mask >> cell & 1 == 1 {
                res |= self.possible_memo(*child, masks, seen);
            }
        }
        res
    }

    /// The variables that the function still depends on under the masks: a bit per variable of
    /// the list, in `needed`; and what can still come out.
    pub fn needed(&self, root: NodeId, masks: &[Mask], scratch: &mut Scratch) -> u8 {
        scratch.clear(masks.len());
        let restricted = self.restrict(root, masks, scratch);
        scratch.outcomes(restricted)
    }

    /// The function under the masks, reduced again: two parts that became equal are one.
    fn restrict(&self, id: NodeId, masks: &[Mask], scratch: &mut Scratch) -> NodeId {
        let Some(node) = self.node(id) else { return id };
        if let Some((_, known)) = scratch.memo.iter().find(|(it, _)| *it == id) {
            return *known;
        }
        let mask = masks.get(node.variable as usize).copied().unwrap_or(Mask::MAX);
        let res = if mask.is_power_of_two() {
            self.restrict(child_at(node, mask.trailing_zeros()), masks, scratch)
        } else {
            let start = scratch.stack.len();
            for (cell, child) in node.children.iter().enumerate() {
                if mask >> cell & 1 == 1 {
                    let child = self.restrict(*child, masks, scratch);
                    scratch.stack.push(child);
                }
            }
            scratch.reduced(node.variable, start)
        };
        scratch.memo.push((id, res));
        res
    }

    /// The fewest changes of known variables after which `terminal` is possible, and one such
    /// set of changes for each variable that may be changed. Unknown variables are free.
    pub fn nearest(
        &self,
        root: NodeId,
        masks: &[Mask],
        terminal: NodeId,
        changeable: &dyn Fn(u32) -> bool,
    ) -> Option<Vec<Vec<(u32, u32)>>> {
        let mut memo = HashMap::new();
        let cost = self.cost(root, masks, terminal, changeable, &mut memo);
        if cost == UNREACHABLE || cost == 0 {
            return None;
        }
        let mut ways = Vec::new();
        self.ways(root, masks, terminal, changeable, &memo, &mut Vec::new(), &mut ways);
        ways.sort();
        ways.dedup();
        Some(ways)
    }

    fn cost(
        &self,
        id: NodeId,
        masks: &[Mask],
        terminal: NodeId,
        changeable: &dyn Fn(u32) -> bool,
        memo: &mut HashMap<NodeId, u32>,
    ) -> u32 {
        let Some(node) = self.node(id) else {
            return if id == terminal { 0 } else { UNREACHABLE };
        };
        if let Some(known) = memo.get(&id) {
            return *known;
        }
        let mask = masks.get(node.variable as usize).copied().unwrap_or(Mask::MAX);
        let mut best = UNREACHABLE;
        for (cell, child) in node.children.iter().enumerate() {
            let step = u32::from(mask >> cell & 1 == 0);
            if step == 1 && !changeable(node.variable) {
                continue;
            }
            let cost = self.cost(*child, masks, terminal, changeable, memo);
            best = best.min(cost.saturating_add(step));
        }
        memo.insert(id, best);
        best
    }

    #[expect(clippy::too_many_arguments, reason = "one walk, and everything it reads")]
    fn ways(
        &self,
        id: NodeId,
        masks: &[Mask],
        terminal: NodeId,
        changeable: &dyn Fn(u32) -> bool,
        memo: &HashMap<NodeId, u32>,
        so_far: &mut Vec<(u32, u32)>,
        ways: &mut Vec<Vec<(u32, u32)>>,
    ) {
        // A reader wants a few ways, not all of them.
        if ways.len() >= 64 {
            return;
        }
        let Some(node) = self.node(id) else {
            ways.push(so_far.clone());
            return;
        };
        let best = memo.get(&id).copied().unwrap_or(UNREACHABLE);
        let mask = masks.get(node.variable as usize).copied().unwrap_or(Mask::MAX);
        for (cell, child) in node.children.iter().enumerate() {
            let step = u32::from(mask >> cell & 1 == 0);
            if step == 1 && !changeable(node.variable) {
                continue;
            }
            let cost = match self.node(*child) {
                Some(_) => memo.get(child).copied().unwrap_or(UNREACHABLE),
                None if *child == terminal => 0,
                None => UNREACHABLE,
            };
            if cost == UNREACHABLE || cost + step != best {
                continue;
            }
            if step == 1 {
                so_far.push((node.variable, u32::try_from(cell).unwrap_or(0)));
            }
            self.ways(*child, masks, terminal, changeable, memo, so_far, ways);
            if step == 1 {
                so_far.pop();
            }
        }
    }
}

const UNREACHABLE: u32 = u32::MAX;

fn child_at(node: &Node, cell: u32) -> NodeId {
    node.children.get(cell as usize).copied().unwrap_or(Diagram::FALSE)
}

/// Working memory of [`Diagram::needed`], kept between calls so that none is allocated anew.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    memo: Vec<(NodeId, NodeId)>,
    stack: Vec<NodeId>,
    /// Restricted nodes: variable, and where its children stand in `children`.
    made: Vec<(u32, usize, usize)>,
    children: Vec<NodeId>,
    /// Which variables the function depends on.
    pub needed: Vec<bool>,
}

/// Restricted nodes get ids from here, so that they never meet those of the diagram.
const MADE: NodeId = 1 << 31;

impl Scratch {
    fn clear(&mut self, variables: usize) {
        self.memo.clear();
        self.stack.clear();
        self.made.clear();
        self.children.clear();
        self.needed.clear();
        self.needed.resize(variables, false);
    }

    /// The reduced node of the children on the stack from `start` on.
    fn reduced(&mut self, variable: u32, start: usize) -> NodeId {
        let children = self.stack.get(start..).unwrap_or(&[]);
        let first = children.first().copied().unwrap_or(Diagram::FALSE);
        if children.iter().all(|it| *it == first) {
            self.stack.truncate(start);
            return first;
        }
        let same = |(it, from, to): &(u32, usize, usize)| {
            *it == variable && self.children.get(*from..*to) == Some(children)
        };
        let place = self.made.iter().position(same).unwrap_or_else(|| {
            let from = self.children.len();
            self.children.extend_from_slice(children);
            self.made.push((variable, from, self.children.len()));
            self.made.len() - 1
        });
        self.stack.truncate(start);
        MADE + u32::try_from(place).unwrap_or(0)
    }

    /// Marks what the reduced function depends on – every node that hangs on its root – and
    /// collects its terminals.
    fn outcomes(&mut self, root: NodeId) -> u8 {
        if root < MADE {
            return 1 << root;
        }
        // Children are made before their parents, so one walk downwards from the root meets
        // every node after all nodes that point at it.
        let mut outcomes = 0;
        let root = (root - MADE) as usize;
        let mut reached = std::mem::take(&mut self.stack);
        reached.clear();
        reached.resize(root + 1, 0);
        if let Some(it) = reached.get_mut(root) {
            *it = 1;
        }
        for place in (0..=root).rev() {
            if reached.get(place) != Some(&1) {
                continue;
            }
            let Some((variable, from, to)) = self.made.get(place).copied() else { continue };
            if let Some(needed) = self.needed.get_mut(variable as usize) {
                *needed = true;
            }
            for child in self.children.get(from..to).unwrap_or(&[]) {
                match child.checked_sub(MADE) {
                    Some(child) => {
                        if let Some(it) = reached.get_mut(child as usize) {
                            *it = 1;
                        }
                    }
                    None => outcomes |= 1 << child,
                }
            }
        }
        self.stack = reached;
        outcomes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// x: three values; y and z: two.
    fn diagram() -> Diagram {
        Diagram::new(vec![3, 2, 2], 1000)
    }

    fn needed(diagram: &Diagram, root: NodeId, masks: &[Mask]) -> (Vec<bool>, u8) {
        let mut scratch = Scratch::default();
        let outcomes = diagram.needed(root, masks, &mut scratch);
        (scratch.needed.clone(), outcomes)
    }

    #[test]
    fn who_qualifies_either_way_is_not_asked() {
        let mut d = diagram();
        // y, or not y: plain three-valued logic would ask.
        let y = d.test(1, 0b10).unwrap();
        let not_y = d.not(y).unwrap();
        let either = d.any(&[y, not_y]).unwrap();
        assert_eq!(either, Diagram::TRUE);
    }

    #[test]
    fn what_is_needed_shrinks_as_more_is_known() {
        let mut d = diagram();
        let x = d.test(0, 0b100).unwrap();
        let y = d.test(1, 0b10).unwrap();
        let z = d.test(2, 0b10).unwrap();
        let yz = d.all(&[y, z]).unwrap();
        let root = d.any(&[x, yz]).unwrap();
        assert_eq!(needed(&d, root, &[0b111, 0b11, 0b11]), (vec![true, true, true], 0b11));
        assert_eq!(needed(&d, root, &[0b100, 0b11, 0b11]), (vec![false, false, false], 0b10));
        assert_eq!(needed(&d, root, &[0b011, 0b11, 0b11]), (vec![false, true, true], 0b11));
        assert_eq!(needed(&d, root, &[0b111, 0b01, 0b11]), (vec![true, false, false], 0b11));
    }

    #[test]
    fn the_nearest_change_is_the_smallest() {
        let mut d = diagram();
        let x = d.test(0, 0b100).unwrap();
        let y = d.test(1, 0b10).unwrap();
        let z = d.test(2, 0b10).unwrap();
        let yz = d.all(&[y, z]).unwrap();
        let root = d.any(&[x, yz]).unwrap();
        let ways = d.nearest(root, &[0b001, 0b01, 0b01], Diagram::TRUE, &|_| true);
        assert_eq!(ways, Some(vec![vec![(0, 2)]]));
        let ways = d.nearest(root, &[0b001, 0b01, 0b10], Diagram::TRUE, &|it| it != 0);
        assert_eq!(ways, Some(vec![vec![(1, 1)]]));
        assert_eq!(d.nearest(root, &[0b100, 0b01, 0b01], Diagram::TRUE, &|_| true), None);
    }
}
