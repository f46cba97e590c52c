//! Compression streams, bound by hand because web-sys has them only behind its unstable flag.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::dom;

#[wasm_bindgen]
extern "C" {
    type Stream;

    #[wasm_bindgen(method, catch)]
    fn stream(this: &Stream) -> Result<Stream, JsValue>;

    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Stream, transform: &JsValue) -> Result<Stream, JsValue>;

    #[wasm_bindgen(method, js_name = getReader)]
    fn get_reader(this: &Stream) -> Stream;

    #[wasm_bindgen(method)]
    fn read(this: &Stream) -> Promise;

    #[wasm_bindgen(method)]
    fn cancel(this: &Stream) -> Promise;
}

/// Why bytes could not be packed or unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// This browser has no such stream.
    Unsupported,
    /// They are not what they should be, or break off.
    Broken,
    /// More than was allowed would come of them.
    TooLarge,
}

/// Compresses `bytes` as raw DEFLATE. `done` is called once, later.
pub fn pack(bytes: &[u8], done: impl FnOnce(Result<Vec<u8>, PackError>) + 'static) {
    let bytes = Uint8Array::from(bytes);
    spawn_local(async move { done(through("CompressionStream", &bytes, usize::MAX).await) });
}

/// Unpacks `bytes`, which are raw DEFLATE, to `most` bytes at most: what would be more is not waited for. `done` is called
/// once, later.
pub fn unpack(bytes: &[u8], most: usize, done: impl FnOnce(Result<Vec<u8>, PackError>) + 'static) {
    let bytes = Uint8Array::from(bytes);
    spawn_local(async move { done(through("DecompressionStream", &bytes, most).await) });
}

async fn through(way: &str, bytes: &Uint8Array, most: usize) -> Result<Vec<u8>, PackError> {
    // Absent, or without this one format.
    let transform = made(way).ok_or(PackError::Unsupported)?;
    let reader = source(bytes)
        .and_then(|source| source.pipe_through(&transform))
        .map_err(|_| PackError::Unsupported)?
        .get_reader();
    let mut out = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(|_| PackError::Broken)?;
        let Some(chunk) = dom::object::<Uint8Array>(&step, "value") else {
            return Ok(out);
        };
        let (from, length) = (out.len(), chunk.length() as usize);
        if length > most - from {
            // Only so that nothing more is unpacked for nobody.
            drop(JsFuture::from(reader.cancel()).await);
            return Err(PackError::TooLarge);
        }
        out.resize(from + length, 0);
        chunk.copy_to(&mut out[from..]);
    }
}

fn made(way: &str) -> Option<JsValue> {
    let class: Function = dom::object(dom::window()?.as_ref(), way)?;
    Reflect::construct(&class, &Array::of1(&"deflate-raw".into())).ok()
}

fn source(bytes: &Uint8Array) -> Result<Stream, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(bytes))?;
    blob.unchecked_into::<Stream>().stream()
}
