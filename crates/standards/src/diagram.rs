//! A decision diagram (*beslutningsdiagram*): the exact query plan. Ordered, reduced and
//! many-valued, so that what depends on what can be read off it – also where an exclusion and
//! its exception are written as two cases, which plain three-valued logic does not see.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A node: a place in [`Diagram::nodes`], or a terminal below [`Diagram::TERMINALS`].
pub type NodeId = u32;

/// The values of a variable that are still possible: one bit each.
pub type Mask = u64;

/// How many values a variable may have.
pub const MAX_CELLS: usize = 64;

#[derive(Debug, Clone, Copy)]
struct Node {
    variable: u32,
    /// Where its children stand in [`Diagram::children`]: one for each cell of the variable.
    first: u32,
    cells: u8,
    /// Which terminals lie under it: a bit each.
    below: u8,
}

/// What functions came to, by the functions. Keys are ids of our own making, so a hash need not
/// stand up to anybody who would choose them badly.
type Memo<K> = HashMap<K, NodeId, BuildHasherDefault<Mix>>;

/// A quick hash of a few small numbers.
#[derive(Debug, Clone, Copy, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(4) {
            let word = chunk.iter().fold(0, |word, byte| word << 8 | u32::from(*byte));
            self.write_u32(word);
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_usize(&mut self, word: usize) {
        self.0 = (self.0.rotate_left(5) ^ word as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A growing set of nodes that several functions share.
#[derive(Debug, Clone)]
pub struct Diagram {
    nodes: Vec<Node>,
    children: Vec<NodeId>,
    unique: Memo<(u32, Box<[NodeId]>)>,
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
        Diagram { nodes: Vec::new(), children: Vec::new(), unique: Memo::default(), cells, limit }
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

    fn children(&self, node: &Node) -> &[NodeId] {
        let first = node.first as usize;
        self.children.get(first..first + usize::from(node.cells)).unwrap_or(&[])
    }

    fn child_at(&self, node: &Node, cell: u32) -> NodeId {
        let here = node.first as usize + cell as usize;
        self.children.get(here).copied().unwrap_or(Self::FALSE)
    }

    /// The terminals that lie under a node, or the terminal itself.
    fn below(&self, id: NodeId) -> u8 {
        self.node(id).map_or(1 << (id & 7), |it| it.below)
    }

    fn make(&mut self, variable: u32, children: Vec<NodeId>) -> Result<NodeId, TooLarge> {
        if let [first, rest @ ..] = children.as_slice()
            && rest.iter().all(|it| it == first)
        {
            return Ok(*first);
        }
        let key = (variable, children.into_boxed_slice());
        if let Some(id) = self.unique.get(&key) {
            return Ok(*id);
        }
        if self.nodes.len() >= self.limit {
            return Err(TooLarge);
        }
        let id = u32::try_from(self.nodes.len()).map_err(|_| TooLarge)? + Self::TERMINALS;
        let first = u32::try_from(self.children.len()).map_err(|_| TooLarge)?;
        let cells = u8::try_from(key.1.len()).map_err(|_| TooLarge)?;
        let below = key.1.iter().fold(0, |bits, it| bits | self.below(*it));
        self.children.extend_from_slice(&key.1);
        self.nodes.push(Node { variable, first, cells, below });
        self.unique.insert(key, id);
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
        self.apply_memo(functions, join, &mut Memo::default())
    }

    fn apply_memo(
        &mut self,
        functions: &[NodeId],
        join: &dyn Fn(&[NodeId]) -> NodeId,
        memo: &mut Memo<Box<[NodeId]>>,
    ) -> Result<NodeId, TooLarge> {
        let Some(top) = self.top(functions) else { return Ok(join(functions)) };
        if let Some(known) = memo.get(functions) {
            return Ok(*known);
        }
        let cells = self.cells.get(top as usize).copied().unwrap_or(0);
        let mut children = Vec::with_capacity(usize::from(cells));
        let mut inner = functions.to_vec();
        for cell in 0..usize::from(cells) {
            for (it, function) in inner.iter_mut().zip(functions) {
                *it = self.child(*function, top, cell);
            }
            children.push(self.apply_memo(&inner, join, memo)?);
        }
        let id = self.make(top, children)?;
        memo.insert(functions.into(), id);
        Ok(id)
    }

    /// The first variable that any of the functions turns on.
    fn top(&self, functions: &[NodeId]) -> Option<u32> {
        functions.iter().filter_map(|it| self.node(*it)).map(|it| it.variable).min()
    }

    /// Two functions joined by *and* or *or*: `settles` is the terminal that decides alone.
    fn join(
        &mut self,
        one: NodeId,
        other: NodeId,
        settles: NodeId,
        memo: &mut Memo<[NodeId; 2]>,
    ) -> Result<NodeId, TooLarge> {
        let pair = [one.min(other), one.max(other)];
        match pair {
            [it, rest] | [rest, it] if it < Self::TERMINALS => {
                return Ok(if it == settles { it } else { rest });
            }
            [it, same] if it == same => return Ok(it),
            _ => (),
        }
        if let Some(known) = memo.get(&pair) {
            return Ok(*known);
        }
        let Some(top) = self.top(&pair) else { return Ok(settles) };
        let cells = self.cells.get(top as usize).copied().unwrap_or(0);
        let mut children = Vec::with_capacity(usize::from(cells));
        for cell in 0..usize::from(cells) {
            let (one, other) = (self.child(one, top, cell), self.child(other, top, cell));
            children.push(self.join(one, other, settles, memo)?);
        }
        let id = self.make(top, children)?;
        memo.insert(pair, id);
        Ok(id)
    }

    fn child(&self, id: NodeId, variable: u32, cell: usize) -> NodeId {
        match self.node(id) {
            Some(node) if node.variable == variable => {
                self.children(node).get(cell).copied().unwrap_or(Self::FALSE)
            }
            _ => id,
        }
    }

    pub fn all(&mut self, functions: &[NodeId]) -> Result<NodeId, TooLarge> {
        let mut memo = Memo::default();
        functions.iter().try_fold(Self::TRUE, |res, it| self.join(res, *it, Self::FALSE, &mut memo))
    }

    pub fn any(&mut self, functions: &[NodeId]) -> Result<NodeId, TooLarge> {
        let mut memo = Memo::default();
        functions.iter().try_fold(Self::FALSE, |res, it| self.join(res, *it, Self::TRUE, &mut memo))
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
            let mask = mask_of(masks, node.variable);
            if !mask.is_power_of_two() {
                let (mut few, mut many) = ([0; FEW], Vec::new());
                let seen = if self.nodes.len() <= FEW * 64 {
                    few.as_mut_slice()
                } else {
                    many.resize(self.nodes.len() / 64 + 1, 0);
                    many.as_mut_slice()
                };
                let mut found = 0;
                self.collect(here, masks, seen, &mut found);
                return found;
            }
            here = self.child_at(node, mask.trailing_zeros());
        }
        1 << here
    }

    /// Adds what can come out under a node, unless all of it has been found before.
    fn collect(&self, id: NodeId, masks: &[Mask], seen: &mut [u64], found: &mut u8) {
        if self.below(id) & !*found == 0 {
            return;
        }
        let Some(node) = self.node(id) else {
            *found |= 1 << id;
            return;
        };
        let place = (id - Self::TERMINALS) as usize;
        let Some(word) = seen.get_mut(place / 64) else { return };
        if *word >> (place % 64) & 1 == 1 {
            return;
        }
        *word |= 1 << (place % 64);
        let mask = mask_of(masks, node.variable);
        for (cell, child) in self.children(node).iter().enumerate() {
            if mask >> cell & 1 == 1 {
                self.collect(*child, masks, seen, found);
            }
        }
    }

    /// The variables that the function still depends on under the masks: a bit per variable of
    /// the list, in `needed`; and what can still come out.
    pub fn needed(&self, root: NodeId, masks: &[Mask], scratch: &mut Scratch) -> u8 {
        scratch.clear(masks.len(), self.nodes.len());
        let restricted = self.restrict(root, masks, scratch);
        scratch.outcomes(restricted)
    }

    /// The function under the masks, reduced again: two parts that became equal are one.
    fn restrict(&self, id: NodeId, masks: &[Mask], scratch: &mut Scratch) -> NodeId {
        let Some(node) = self.node(id) else { return id };
        let place = (id - Self::TERMINALS) as usize;
        if let Some(known) = scratch.known(place) {
            return known;
        }
        let mask = mask_of(masks, node.variable);
        let res = if mask.is_power_of_two() {
            self.restrict(self.child_at(node, mask.trailing_zeros()), masks, scratch)
        } else {
            let start = scratch.stack.len();
            for (cell, child) in self.children(node).iter().enumerate() {
                if mask >> cell & 1 == 1 {
                    let child = self.restrict(*child, masks, scratch);
                    scratch.stack.push(child);
                }
            }
            scratch.reduced(node.variable, start)
        };
        scratch.know(place, res);
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

    /// Which of so many variables any of the functions turns on.
    pub fn turns_on(&self, functions: &[NodeId], variables: usize) -> Vec<bool> {
        let mut found = vec![false; variables];
        let mut seen = std::collections::HashSet::new();
        let mut next = functions.to_vec();
        while let Some(id) = next.pop() {
            let Some(node) = self.node(id).filter(|_| seen.insert(id)) else { continue };
            if let Some(it) = found.get_mut(node.variable as usize) {
                *it = true;
            }
            next.extend_from_slice(self.children(node));
        }
        found
    }

    /// Ways down to *true*, at most so many: each as variables and the cell each must be in.
    pub fn ways_to_true(&self, root: NodeId, most: usize) -> Vec<Vec<(u32, u32)>> {
        let mut ways = Vec::new();
        self.to_true(root, most, &mut Vec::new(), &mut ways);
        ways
    }

    fn to_true(
        &self,
        id: NodeId,
        most: usize,
        so_far: &mut Vec<(u32, u32)>,
        ways: &mut Vec<Vec<(u32, u32)>>,
    ) {
        if ways.len() >= most || self.below(id) >> Self::TRUE & 1 == 0 {
            return;
        }
        let Some(node) = self.node(id) else {
            ways.push(so_far.clone());
            return;
        };
        for (cell, child) in self.children(node).iter().enumerate() {
            so_far.push((node.variable, u32::try_from(cell).unwrap_or(0)));
            self.to_true(*child, most, so_far, ways);
            so_far.pop();
        }
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
        let mask = mask_of(masks, node.variable);
        let mut best = UNREACHABLE;
        for (cell, child) in self.children(node).iter().enumerate() {
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
        let mask = mask_of(masks, node.variable);
        for (cell, child) in self.children(node).iter().enumerate() {
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

/// Diagrams of up to so many times 64 nodes are walked without allocating.
const FEW: usize = 16;

fn mask_of(masks: &[Mask], variable: u32) -> Mask {
    masks.get(variable as usize).copied().unwrap_or(Mask::MAX)
}

/// Working memory of [`Diagram::needed`], kept between calls so that none is allocated anew.
#[derive(Debug, Clone, Default)]
pub struct Scratch {
    /// Which call this is: what an earlier one left behind does not count.
    turn: u32,
    /// By node of the diagram: the turn, and what the node came to in it.
    memo: Vec<(u32, NodeId)>,
    stack: Vec<NodeId>,
    /// Restricted nodes: variable, where its children stand in `children`, and the node of the
    /// same variable that was made before it.
    made: Vec<Made>,
    children: Vec<NodeId>,
    /// By variable: the last node made of it, one up; 0 for none.
    last_made: Vec<u32>,
    /// Which variables the function depends on.
    pub needed: Vec<bool>,
}

#[derive(Debug, Clone, Copy)]
struct Made {
    variable: u32,
    from: usize,
    to: usize,
    before: u32,
}

/// Restricted nodes get ids from here, so that they never meet those of the diagram.
const MADE: NodeId = 1 << 31;

impl Scratch {
    fn clear(&mut self, variables: usize, nodes: usize) {
        self.turn = self.turn.wrapping_add(1);
        if self.turn == 0 {
            self.memo.clear();
            self.turn = 1;
        }
        if self.memo.len() < nodes {
            self.memo.resize(nodes, (0, 0));
        }
        self.stack.clear();
        self.made.clear();
        self.children.clear();
        self.last_made.clear();
        self.last_made.resize(variables, 0);
        self.needed.clear();
        self.needed.resize(variables, false);
    }

    fn known(&self, place: usize) -> Option<NodeId> {
        self.memo.get(place).filter(|it| it.0 == self.turn).map(|it| it.1)
    }

    fn know(&mut self, place: usize, id: NodeId) {
        if let Some(it) = self.memo.get_mut(place) {
            *it = (self.turn, id);
        }
    }

    /// The reduced node of the children on the stack from `start` on.
    fn reduced(&mut self, variable: u32, start: usize) -> NodeId {
        let children = self.stack.get(start..).unwrap_or(&[]);
        let first = children.first().copied().unwrap_or(Diagram::FALSE);
        if children.iter().all(|it| *it == first) {
            self.stack.truncate(start);
            return first;
        }
        // Only nodes of the same variable can be the same.
        if self.last_made.len() <= variable as usize {
            self.last_made.resize(variable as usize + 1, 0);
        }
        let last = self.last_made.get(variable as usize).copied().unwrap_or(0);
        let mut same = last;
        while let Some(made) = same.checked_sub(1).and_then(|it| self.made.get(it as usize)) {
            if self.children.get(made.from..made.to) == Some(children) {
                self.stack.truncate(start);
                return MADE + same - 1;
            }
            same = made.before;
        }
        let from = self.children.len();
        self.children.extend_from_slice(children);
        self.made.push(Made { variable, from, to: self.children.len(), before: last });
        let count = u32::try_from(self.made.len()).unwrap_or(u32::MAX);
        if let Some(it) = self.last_made.get_mut(variable as usize) {
            *it = count;
        }
        self.stack.truncate(start);
        MADE + count - 1
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
            let Some(made) = self.made.get(place).copied() else { continue };
            if let Some(needed) = self.needed.get_mut(made.variable as usize) {
                *needed = true;
            }
            for child in self.children.get(made.from..made.to).unwrap_or(&[]) {
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
