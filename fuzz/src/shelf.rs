//! Storage in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

use pressmark::domain::codec::journal::{Shelf, ShelfError};

/// A shelf with room for everything.
#[derive(Default)]
pub struct Memory(RefCell<BTreeMap<String, String>>);

impl Memory {
    pub fn all(&self) -> BTreeMap<String, String> {
        self.0.borrow().clone()
    }
}

impl Shelf for Memory {
    fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }
}
