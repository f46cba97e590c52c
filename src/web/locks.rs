//! Web Locks, bound by hand because web-sys has them only behind its unstable flag. A lock says "this tab is alive".

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::dom;

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// A lock that this page holds. Dropping it gives it back.
#[must_use = "a lock that is dropped is given back"]
#[derive(Debug)]
pub struct Lock {
    release: Function,
}

impl Lock {
    /// Holds the lock until the page goes.
    pub fn keep(self) {
        // Forgotten, not only left unreleased: a promise that nobody can settle any more could be collected.
        std::mem::forget(self);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Settling a promise cannot throw.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Attempt {
    /// It is this page's now.
    Held(Lock),
    /// Another page (or this one) holds it.
    Taken,
    /// There are no locks here, or the browser refused to say.
    Unsupported,
}

fn manager() -> Option<LockManager> {
    dom::object(dom::window()?.navigator().as_ref(), "locks")
}

/// Whether this browser has locks on this page (insecure pages have none).
#[must_use]
pub fn supported() -> bool {
    manager().is_some()
}

/// Waits for the lock `name` and then keeps it until the page goes. Does nothing where there are no locks.
pub fn hold_for_life(name: &str) {
    request(name, false, |attempt| {
        if let Attempt::Held(lock) = attempt {
            lock.keep();
        }
    });
}

/// Takes the lock `name` if nobody holds it. `answer` is called exactly once, and never before this returns.
pub fn try_hold(name: &str, answer: impl FnOnce(Attempt) + 'static) {
    request(name, true, answer);
}

fn request(name: &str, if_available: bool, answer: impl FnOnce(Attempt) + 'static) {
    let answer = Rc::new(Cell::new(Some(answer)));
    let settle = {
        let answer = Rc::clone(&answer);
        move |attempt| {
            if let Some(answer) = answer.take() {
                answer(attempt);
            }
        }
    };
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            settle(Attempt::Taken);
            return JsValue::UNDEFINED;
        }
        let mut release = None;
        // The lock is held for as long as this promise is pending.
        let pending = Promise::new(&mut |resolve, _reject| release = Some(resolve));
        settle(release.map_or(Attempt::Unsupported, |release| Attempt::Held(Lock { release })));
        pending.into()
    });
    let asked = manager().map(|manager| manager.request(name, &options(if_available), &granted));
    spawn_local(async move {
        let refused = match asked {
            Some(Ok(promise)) => JsFuture::from(promise).await.is_err(),
            Some(Err(_)) | None => true,
        };
        if refused && let Some(answer) = answer.take() {
            answer(Attempt::Unsupported);
        }
    });
}

fn options(if_available: bool) -> Object {
    let options = Object::new();
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(
        options.as_ref(),
        &JsValue::from_str("ifAvailable"),
        &JsValue::from_bool(if_available),
    );
    options.unchecked_into()
}
