//! The reducer of the whole app, and the way to it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::domain::app::{Action, State, update};

/// The state as the reducer holds it, with a cell in which listeners find the newest one: they outlive the render
/// that made them, and must not act on what was true then.
pub struct Held {
    state: Rc<State>,
    newest: Rc<RefCell<Rc<State>>>,
}

impl Reducible for Held {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let Some(next) = update(&self.state, action) else {
            return self;
        };
        let state = Rc::new(next);
        self.newest.replace(state.clone());
        Rc::new(Self {
            state,
            newest: self.newest.clone(),
        })
    }
}

/// Sends actions. It never changes, so giving it to a component never renders that component again.
pub type Dispatch = UseReducerDispatcher<Held>;

/// Reads the newest state and sends actions. For listeners and callbacks; cheap to clone.
#[derive(Clone)]
pub struct Store {
    newest: Rc<RefCell<Rc<State>>>,
    dispatch: Dispatch,
}

impl Store {
    /// The newest state.
    pub fn state(&self) -> Rc<State> {
        self.newest.borrow().clone()
    }

    /// The newest state, unless it is being replaced right now. For the last resort, which must not panic.
    pub fn try_state(&self) -> Option<Rc<State>> {
        self.newest.try_borrow().ok().map(|state| state.clone())
    }

    /// Sends an action.
    pub fn dispatch(&self, action: Action) {
        self.dispatch.dispatch(action);
    }

    /// The dispatcher alone.
    pub fn dispatcher(&self) -> Dispatch {
        self.dispatch.clone()
    }
}

/// The app's store, beginning with `first`.
#[hook]
pub fn use_store(first: impl FnOnce() -> State) -> Store {
    let handle = use_reducer(|| {
        let state = Rc::new(first());
        Held {
            newest: Rc::new(RefCell::new(state.clone())),
            state,
        }
    });
    Store {
        newest: handle.newest.clone(),
        dispatch: handle.dispatcher(),
    }
}
