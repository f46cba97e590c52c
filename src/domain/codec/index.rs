//! Where in a list the item with a name is. One index for all lists: every type of map adds kilobytes to the wasm.

use std::rc::Rc;

use crate::domain::order;

/// Names with the places of what they name.
#[derive(Debug)]
pub(super) struct Index {
    names: Vec<Rc<str>>,
    /// The places of the names in the order of the names; equal ones in the order of their places.
    order: Vec<usize>,
}

impl Index {
    /// The places of `names`, counted from 0.
    pub(super) fn new(names: Vec<Rc<str>>) -> Self {
        let mut order: Vec<usize> = (0..names.len()).collect();
        order::sort_by(&mut order, |a, b| names[*a].cmp(&names[*b]));
        Self { names, order }
    }

    /// The first place of `name`.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        let nth = self.order.partition_point(|place| *self.names[*place] < *name);
        self.order
            .get(nth)
            .copied()
            .filter(|place| *self.names[*place] == *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_each_name_is_found() {
        let index = Index::new(["b", "a", "b", "c"].map(Rc::from).to_vec());
        assert_eq!(
            ["a", "b", "c", "d", ""].map(|name| index.get(name)),
            [Some(1), Some(0), Some(3), None, None]
        );
    }
}
