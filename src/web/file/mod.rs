//! Files in and out, and the clipboard.

mod clipboard;

use std::fmt;

use gloo_events::EventListenerOptions;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlAnchorElement, HtmlInputElement, Url};

pub use clipboard::copy;

use super::{Listener, dom, timer};

/// Why a file could not be read or made, in the browser's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError(pub String);

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FileError {}

/// How long a download's address stays good, in milliseconds: browsers may ask the person first.
const ADDRESS_LIFE: u32 = 60_000;

/// The file's name, without its folder.
#[must_use]
pub fn name(file: &File) -> String {
    file.name()
}

/// The file's size in bytes, known before anything is read.
#[must_use]
pub fn size(file: &File) -> f64 {
    file.size()
}

/// Reads the whole file into memory: look at its size first. `done` is called once, later.
pub fn read(file: &File, done: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    let reading = JsFuture::from(file.array_buffer());
    spawn_local(async move {
        done(match reading.await {
            Ok(buffer) => Ok(Uint8Array::new(&buffer).to_vec()),
            Err(thrown) => Err(FileError(dom::reason(&thrown))),
        });
    });
}

/// The files that were picked with a file input, on its `change` event. The input is emptied, or else picking the same
/// file again would tell nothing.
#[must_use]
pub fn picked(event: &Event) -> Vec<File> {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = all(input.files());
    input.set_value("");
    files
}

fn all(list: Option<FileList>) -> Vec<File> {
    let mut files = Vec::new();
    for nth in 0..list.as_ref().map_or(0, FileList::length) {
        files.extend(list.as_ref().and_then(|list| list.item(nth)));
    }
    files
}

/// Hears files that are dropped anywhere on the page: those of one drop together. Dragged text is left to the browser.
pub fn on_drop(mut callback: impl FnMut(Vec<File>) + 'static) -> Listener {
    let options = EventListenerOptions::enable_prevent_default;
    Listener::default()
        .with(dom::document(), "dragover", options(), |event| {
            // Without this the page would be replaced by the file.
            if event.dyn_ref::<DragEvent>().is_some_and(carries_files) {
                event.prevent_default();
            }
        })
        .with(dom::document(), "drop", options(), move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| carries_files(event)) else {
                return;
            };
            event.prevent_default();
            let files = all(event.data_transfer().and_then(|data| data.files()));
            if !files.is_empty() {
                callback(files);
            }
        })
}

/// The file that is dropped by `event`, which then nobody else hears of.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    let file = event.data_transfer()?.files()?.item(0)?;
    event.prevent_default();
    event.stop_propagation();
    Some(file)
}

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// Offers `text` as a download called `name`.
///
/// # Errors
/// When the browser cannot make the file.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    let missing = || FileError("there is no page".to_owned());
    let address = address(mime, bytes)?;
    let link = link(name, &address).ok_or_else(missing)?;
    // Firefox follows only links that are in the page.
    let body = dom::body().ok_or_else(missing)?;
    body.append_child(&link)
        .map_err(|thrown| FileError(dom::reason(&thrown)))?;
    link.click();
    link.remove();
    timer::forget(ADDRESS_LIFE, move || {
        // An address that is gone already is as good as revoked.
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}

/// An address in this page for a file of `bytes`. Until it is revoked they stay in memory.
pub(super) fn address(mime: &str, bytes: &[u8]) -> Result<String, FileError> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob))
        .map_err(|thrown| FileError(dom::reason(&thrown)))
}

/// A link that downloads what is at `address` when it is clicked.
pub(super) fn link(name: &str, address: &str) -> Option<HtmlAnchorElement> {
    let link = dom::document()?
        .create_element("a")
        .ok()?
        .dyn_into::<HtmlAnchorElement>()
        .ok()?;
    link.set_href(address);
    link.set_download(name);
    Some(link)
}
