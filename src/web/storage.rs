//! Local storage, which may be absent, blocked or full at any moment: it is looked up anew at every call.

use std::fmt;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Storage, StorageEvent, StorageManager};

use super::{Listener, dom};

/// Why local storage did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// There is none, or the browser forbids it (private windows, blocked cookies, sandboxed frames).
    Blocked,
    /// There is no room for this value.
    Full,
    /// Anything else, in the browser's words.
    Failed(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blocked => f.write_str("this browser does not let the page store anything"),
            Self::Full => f.write_str("the browser's storage is full"),
            Self::Failed(reason) => write!(f, "the browser's storage failed ({reason})"),
        }
    }
}

impl std::error::Error for StorageError {}

impl StorageError {
    fn of(thrown: &JsValue) -> Self {
        let code = js_sys::Reflect::get(thrown, &JsValue::from_str("code"))
            .ok()
            .and_then(|code| code.as_f64());
        match dom::text(thrown, "name").as_str() {
            "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => Self::Full,
            "SecurityError" => Self::Blocked,
            // The codes of the same error: by the standard, and in Firefox.
            _ if code == Some(22.0) || code == Some(1014.0) => Self::Full,
            _ => Self::Failed(dom::reason(thrown)),
        }
    }
}

fn storage() -> Result<Storage, StorageError> {
    let window = dom::window().ok_or(StorageError::Blocked)?;
    match window.local_storage() {
        Ok(found) => found.ok_or(StorageError::Blocked),
        Err(thrown) => Err(StorageError::of(&thrown)),
    }
}

/// Every key there is, the program's own and others', in no order.
///
/// # Errors
/// When the storage cannot be read.
pub fn keys() -> Result<Vec<String>, StorageError> {
    let storage = storage()?;
    let count = storage.length().map_err(|thrown| StorageError::of(&thrown))?;
    let mut keys = Vec::new();
    for index in 0..count {
        // Another tab may take keys away meanwhile: then the last ones are not there.
        if let Some(key) = storage.key(index).map_err(|thrown| StorageError::of(&thrown))? {
            keys.push(key);
        }
    }
    Ok(keys)
}

/// The value of `key`; `None` if there is no such key.
///
/// # Errors
/// When the storage cannot be read.
pub fn get(key: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(key).map_err(|thrown| StorageError::of(&thrown))
}

/// The value of `key` as the browser has it: a Rust string could not hold half a surrogate pair, and this is for saving
/// what is broken as it is.
pub(super) fn raw(key: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(storage().ok()?.as_ref(), &JsValue::from_str(key)).ok()?;
    value.is_string().then_some(value)
}

/// Whether there is such a key. Its value, which may be long, is not copied.
///
/// # Errors
/// When the storage cannot be read.
pub fn has(key: &str) -> Result<bool, StorageError> {
    let value = js_sys::Reflect::get(storage()?.as_ref(), &JsValue::from_str(key));
    value
        .map(|value| value.is_string())
        .map_err(|thrown| StorageError::of(&thrown))
}

/// Every key with the length of its value in UTF-16 code units. The values themselves are not copied.
///
/// # Errors
/// When the storage cannot be read.
pub fn lengths() -> Result<Vec<(String, usize)>, StorageError> {
    let length = |key: &String| raw(key).map_or(0, |value| JsString::from(value).length() as usize);
    let all = keys()?.into_iter();
    Ok(all
        .map(|key| {
            let length = length(&key);
            (key, length)
        })
        .collect())
}

/// Writes `value` under `key`: wholly or, with an error, not at all.
///
/// # Errors
/// `Full` when there is no room; otherwise when the storage cannot be written.
pub fn set(key: &str, value: &str) -> Result<(), StorageError> {
    storage()?
        .set_item(key, value)
        .map_err(|thrown| StorageError::of(&thrown))
}

/// Removes `key`, if it is there.
///
/// # Errors
/// When the storage cannot be written.
pub fn remove(key: &str) -> Result<(), StorageError> {
    storage()?.remove_item(key).map_err(|thrown| StorageError::of(&thrown))
}

/// Asks the browser to keep what is stored until the person clears it, unless it has agreed to already. Some browsers ask
/// the person: it belongs behind an act. Does nothing where a browser, or an insecure page, has no such thing.
pub fn persist() {
    let manager: Option<StorageManager> =
        dom::window().and_then(|window| dom::object(window.navigator().as_ref(), "storage"));
    let Some(manager) = manager else { return };
    spawn_local(async move {
        let kept = match manager.persisted() {
            Ok(answer) => JsFuture::from(answer).await.is_ok_and(|kept| kept.is_truthy()),
            Err(_) => true,
        };
        if !kept && let Ok(answer) = manager.persist() {
            // Whatever it answers, the work is kept as well as can be.
            drop(JsFuture::from(answer).await);
        }
    });
}

fn tab_storage() -> Option<Storage> {
    dom::window()?.session_storage().ok()?
}

/// The value of `key` that this tab alone keeps until it is closed; `None` also where that cannot be read.
#[must_use]
pub fn tab_get(key: &str) -> Option<String> {
    tab_storage()?.get_item(key).ok()?
}

/// Keeps `value` under `key` for this tab alone, or takes it away. False if that cannot be done.
pub fn tab_set(key: &str, value: Option<&str>) -> bool {
    tab_storage().is_some_and(|storage| match value {
        Some(value) => storage.set_item(key, value).is_ok(),
        None => storage.remove_item(key).is_ok(),
    })
}

/// What another tab did to local storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageChange {
    /// The key; `None` when everything was cleared.
    pub key: Option<String>,
    /// The new value; `None` when it was removed.
    pub value: Option<String>,
}

/// Tells of every change to local storage that another tab makes. Session storage is not told.
pub fn on_change(mut callback: impl FnMut(StorageChange) + 'static) -> Listener {
    Listener::default().on(dom::window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            return;
        };
        if let (Some(area), Ok(local)) = (event.storage_area(), storage())
            && JsValue::from(area) == JsValue::from(local)
        {
            callback(StorageChange {
                key: event.key(),
                value: event.new_value(),
            });
        }
    })
}
