//! What the tests stand on: an article in the page, and callbacks as futures.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use pressmark::domain::text::Utf16;
use pressmark::web::selection::Place;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Selection};

/// The blocks of the usual article. Marks cut words, an accent follows its letter, two letters lie outside the basic plane.
pub const BLOCKS: &str = "<h1 data-block=\"0\"><span>Title of it</span></h1>\
<p data-block=\"1\"><span>He said </span><mark>\u{201C}no\u{201D}</mark><mark>, e\u{301} \u{1F600} </mark><span>and \u{1D49C}stral</span></p>\
<p data-block=\"2\"></p>\
<p data-block=\"3\"><mark>La</mark><mark>st on</mark><span>e.</span></p>";

/// An element in the page with an article in it and a paragraph on either side; dropped, it goes.
pub struct Stage {
    root: Element,
    pub article: Element,
}

impl Stage {
    pub fn new(blocks: &str) -> Self {
        let root = document().create_element("div").expect("a div can be made");
        root.set_inner_html(&format!(
            "<p id=\"before\">Words before</p><article tabindex=\"0\">{blocks}</article><p id=\"after\">Words after</p>"
        ));
        document()
            .body()
            .expect("the test page has a body")
            .append_child(&root)
            .expect("the body takes a div");
        let article = root
            .query_selector("article")
            .ok()
            .flatten()
            .expect("it was just written");
        Self { root, article }
    }

    pub fn usual() -> Self {
        Self::new(BLOCKS)
    }

    pub fn find(&self, css: &str) -> Element {
        self.root.query_selector(css).ok().flatten().expect("the stage has it")
    }

    /// The text of a block as the browser has it.
    pub fn text(&self, block: usize) -> String {
        self.find(&format!("[data-block=\"{block}\"]"))
            .text_content()
            .unwrap_or_default()
    }

    /// Every place of the article between two code points.
    pub fn places(&self) -> Vec<Place> {
        (0..4)
            .flat_map(|block| {
                let mut units = 0;
                let mut places = vec![at(block, 0)];
                for letter in self.text(block).chars() {
                    units += letter.len_utf16();
                    places.push(at(block, u32::try_from(units).expect("short")));
                }
                places
            })
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = selection().remove_all_ranges();
        self.root.remove();
    }
}

pub fn document() -> Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect("tests run in a page")
}

pub fn selection() -> Selection {
    document()
        .get_selection()
        .ok()
        .flatten()
        .expect("a page has a selection")
}

pub fn at(block: usize, offset: u32) -> Place {
    Place::new(block, Utf16::new(offset))
}

/// A callback that may be called once, and the value that it is called with.
pub struct Later<T> {
    value: Rc<RefCell<Option<T>>>,
    came: Promise,
}

pub fn later<T: 'static>() -> (impl FnOnce(T) + 'static, Later<T>) {
    let value = Rc::new(RefCell::new(None));
    let mut come: Option<Function> = None;
    let came = Promise::new(&mut |resolve, _reject| come = Some(resolve));
    let kept = Rc::clone(&value);
    let tell = move |given| {
        *kept.borrow_mut() = Some(given);
        if let Some(come) = come {
            let _ = come.call0(&JsValue::UNDEFINED);
        }
    };
    (tell, Later { value, came })
}

impl<T> Later<T> {
    pub fn has_come(&self) -> bool {
        self.value.borrow().is_some()
    }

    pub async fn get(self) -> T {
        JsFuture::from(self.came).await.expect("it is never rejected");
        self.value.borrow_mut().take().expect("it was set before it came")
    }
}

/// A list that a callback fills, and a way to look at it.
pub fn heard<T: 'static>() -> (impl Fn(T) + Clone + 'static, Rc<RefCell<Vec<T>>>) {
    let list = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&list);
    (move |item| kept.borrow_mut().push(item), list)
}
