//! Compression streams, and the fragment of the address.

use js_sys::Reflect;
use pressmark::domain::codec::share;
use pressmark::web::address;
use pressmark::web::pack::{PackError, pack, unpack};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::{heard, later};

async fn packed(bytes: &[u8]) -> Vec<u8> {
    let (tell, come) = later();
    pack(bytes, tell);
    come.get().await.expect("this browser packs")
}

async fn unpacked(bytes: &[u8], most: usize) -> Result<Vec<u8>, PackError> {
    let (tell, come) = later();
    unpack(bytes, most, tell);
    come.get().await
}

#[wasm_bindgen_test]
async fn what_is_packed_comes_back_through_a_link() {
    let noise: Vec<u8> = (0..300_000_u32)
        .map(|nth| (nth.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    for bytes in [
        &b"x"[..],
        "\u{201c}Words\u{201d} \u{1f600}".as_bytes(),
        &noise,
        &vec![7; 200_000],
    ] {
        let fragment = share::write(&packed(bytes).await);
        let carried = share::read(&fragment).expect("it was just written");
        assert_eq!(unpacked(&carried, bytes.len()).await.as_deref(), Ok(bytes));
        assert_eq!(unpacked(&carried, bytes.len() - 1).await, Err(PackError::TooLarge));
    }
}

#[wasm_bindgen_test]
async fn what_is_not_whole_is_broken() {
    let whole = packed(&[b'a'; 5000]).await;
    for length in 0..whole.len() {
        assert_eq!(
            unpacked(&whole[..length], 10_000).await,
            Err(PackError::Broken),
            "{length}"
        );
    }
    assert_eq!(unpacked(&[0xff; 50], 10_000).await, Err(PackError::Broken));
    let behind = [whole, vec![0]].concat();
    assert_eq!(
        unpacked(&behind, 10_000).await,
        Err(PackError::Broken),
        "something behind it"
    );
}

#[wasm_bindgen_test]
async fn a_bomb_is_let_go() {
    let mut bomb = vec![0; 40_000_000];
    for _ in 0..2 {
        bomb = packed(&bomb).await;
    }
    let once = unpacked(&bomb, 1_000_000).await.expect("the first shell is small");
    assert_eq!(unpacked(&once, 1_000_000).await, Err(PackError::TooLarge));
}

#[wasm_bindgen_test]
async fn a_browser_without_streams_says_so() {
    let window = web_sys::window().expect("tests run in a page");
    for (name, way) in [("CompressionStream", true), ("DecompressionStream", false)] {
        let kept = Reflect::get(&window, &name.into()).expect("the window has properties");
        for missing in [
            "undefined",
            "class { constructor() { throw new TypeError('no such format') } }",
        ] {
            let missing = js_sys::eval(&format!("({missing})")).expect("it is a value");
            Reflect::set(&window, &name.into(), &missing).expect("it can be replaced");
            let answer = if way {
                let (tell, come) = later();
                pack(b"x", tell);
                come.get().await
            } else {
                unpacked(b"x", 10).await
            };
            Reflect::set(&window, &name.into(), &kept).expect("it can be put back");
            assert_eq!(answer, Err(PackError::Unsupported));
        }
    }
}

#[wasm_bindgen_test]
async fn the_fragment_is_heard_read_and_forgotten() {
    let location = web_sys::window().expect("tests run in a page").location();
    let base = address::base();
    let (hear, list) = heard();
    let (tell, come) = later();
    let mut tell = Some(tell);
    let listener = address::fragment_change(move || {
        hear(address::fragment());
        if let Some(tell) = tell.take() {
            tell(());
        }
    });
    location.set_hash("pressmark=1.Zg").expect("it can be set");
    come.get().await;
    assert_eq!(*list.borrow(), ["#pressmark=1.Zg"]);
    assert_eq!(address::base(), base);
    address::forget_fragment();
    assert_eq!((address::fragment().as_str(), location.href().ok()), ("", Some(base)));
    drop(listener);
}
