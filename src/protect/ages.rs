//! How an indicator's age groups lie in each other.

use crate::domain::AgeGroup;

/// The age groups as a tree, in the order of a lattice's ages.
pub(super) struct AgeTree {
    /// Of each group the smallest one that holds it.
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
}

/// Two groups that some people belong to both of, and others to only one of
/// each: what they have in common cannot be told, nor protected.
pub(super) struct Crossing(pub(super) AgeGroup, pub(super) AgeGroup);

impl AgeTree {
    /// `ages` are sorted, everybody first, as a lattice has them.
    pub(super) fn new(ages: &[AgeGroup]) -> Result<Self, Crossing> {
        let mut parents = vec![None; ages.len()];
        for (at, &one) in ages.iter().enumerate() {
            for (other_at, &other) in ages.iter().enumerate().filter(|&(other_at, _)| other_at != at) {
                if !one.overlaps(other) {
                    continue;
                }
                if holds(other, one) {
                    let smaller =
                        |parent: &usize| ages.get(*parent).is_some_and(|&parent| holds(parent, other));
                    if parents[at].as_ref().is_none_or(smaller) {
                        parents[at] = Some(other_at);
                    }
                } else if !holds(one, other) {
                    return Err(Crossing(one, other));
                }
            }
        }
        let mut children = vec![Vec::new(); ages.len()];
        for (at, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(at);
            }
        }
        Ok(Self { parents, children })
    }

    /// The groups that lie directly in a group.
    pub(super) fn children(&self, group: usize) -> &[usize] {
        self.children.get(group).map_or(&[], Vec::as_slice)
    }

    /// The groups that lie in no other.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> {
        self.parents.iter().enumerate().filter(|(_, parent)| parent.is_none()).map(|(at, _)| at)
    }
}

/// True if everybody of the second group belongs to the first; a group holds itself.
fn holds(outer: AgeGroup, inner: AgeGroup) -> bool {
    match (outer, inner) {
        (AgeGroup::All, _) => true,
        (AgeGroup::Years { .. }, AgeGroup::All) => false,
        (AgeGroup::Years { from: a, to: b }, AgeGroup::Years { from: c, to: d }) => {
            a <= c && d.unwrap_or(u8::MAX) <= b.unwrap_or(u8::MAX)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(ages: &[&str]) -> Option<Vec<Option<usize>>> {
        let ages: Vec<AgeGroup> = ages.iter().map(|age| age.parse().unwrap()).collect();
        AgeTree::new(&ages).ok().map(|tree| tree.parents)
    }

    #[test]
    fn a_group_lies_in_the_smallest_that_holds_it() {
        assert_eq!(tree(&["all", "0-17", "10-14", "18+"]), Some(vec![None, Some(0), Some(1), Some(0)]));
    }

    #[test]
    fn groups_that_cross_are_no_tree() {
        assert_eq!(tree(&["all", "10-17", "15-24"]), None);
    }
}
