//! A mouse and a finger. The browser gets events as from a device: they are trusted, hit what lies there, and have
//! all their consequences.

use serde_json::{Value, json};

use super::Page;
use super::text::{Place, Span, place};

/// Coordinates in the window, CSS pixels.
pub type Pixel = (f64, f64);

/// The bit of the Alt key in a pointer event.
pub const ALT: u8 = 1;

fn pixel(value: &Value) -> Pixel {
    let coordinate = |nth: usize| value[nth].as_f64().unwrap_or_else(|| panic!("{value} is no pixel"));
    (coordinate(0), coordinate(1))
}

impl Page {
    async fn mouse(&self, kind: &str, (x, y): Pixel, button: &str, count: u8, modifiers: u8) {
        let buttons = match (kind, button) {
            ("mouseReleased", _) | (_, "none") => 0,
            (_, "left") => 1,
            (_, "right") => 2,
            _ => 4,
        };
        self.cdp(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": buttons,
                    "clickCount": count, "modifiers": modifiers, "pointerType": "mouse" }),
        )
        .await;
    }

    /// The pixels where a drag over `span` begins and ends, scrolled into the window.
    pub async fn ends(&self, span: Span) -> (Pixel, Pixel) {
        let (first, last): (Place, Place) = (place(span.start), place(span.end - 1));
        let found = self
            .js(
                "const [first, last] = arguments;
                 await rest();
                 const inside = ({ top, bottom }) => top > 60 && bottom < innerHeight - 80;
                 if (!inside(box(...first)) || !inside(box(...last))) {
                   const middle = (box(...first).top + box(...last).bottom) / 2;
                   scrollBy({ top: middle - innerHeight / 2, behavior: 'instant' });
                   await frame();
                 }
                 return [pixel(...first, 1), pixel(...last, -1)]",
                json!([first, last]),
            )
            .await;
        (pixel(&found[0]), pixel(&found[1]))
    }

    /// Presses the main button at `from` and moves to each of `way`, holding it.
    pub async fn hold(&self, from: Pixel, way: &[Pixel], modifiers: u8) {
        self.mouse("mouseMoved", from, "none", 0, modifiers).await;
        self.mouse("mousePressed", from, "left", 1, modifiers).await;
        for at in way {
            self.mouse("mouseMoved", *at, "left", 0, modifiers).await;
        }
    }

    /// Lets the main button go at `at`.
    pub async fn let_go(&self, at: Pixel, modifiers: u8) {
        self.mouse("mouseReleased", at, "left", 1, modifiers).await;
    }

    /// Puts a finger down at `from` and moves it to each of `way`, without letting go.
    pub async fn finger_down(&self, from: Pixel, way: &[Pixel]) {
        self.finger("touchStart", json!([{ "x": from.0, "y": from.1 }])).await;
        for (x, y) in way {
            self.finger("touchMove", json!([{ "x": x, "y": y }])).await;
        }
    }

    /// Lifts the finger, or, `taken`, has the browser take it away.
    pub async fn finger_up(&self, taken: bool) {
        let kind = if taken { "touchCancel" } else { "touchEnd" };
        self.finger(kind, json!([])).await;
    }

    /// Drags with `button` from one pixel to another. Either may lie outside the window.
    pub async fn drag_pixels(&self, from: Pixel, to: Pixel, button: &str, modifiers: u8) {
        let between = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        self.mouse("mouseMoved", from, "none", 0, modifiers).await;
        self.mouse("mousePressed", from, button, 1, modifiers).await;
        self.mouse("mouseMoved", between, button, 0, modifiers).await;
        self.mouse("mouseMoved", to, button, 0, modifiers).await;
        self.mouse("mouseReleased", to, button, 1, modifiers).await;
    }

    /// Selects `span` with the mouse, left to right.
    pub async fn drag(&self, span: Span) {
        let (from, to) = self.ends(span).await;
        self.drag_pixels(from, to, "left", 0).await;
    }

    /// Selects `span` with the mouse, right to left.
    pub async fn drag_back(&self, span: Span) {
        let (from, to) = self.ends(span).await;
        self.drag_pixels(to, from, "left", 0).await;
    }

    /// Presses and releases `button` `times` times at `at`.
    pub async fn click_pixel(&self, at: Pixel, button: &str, times: u8) {
        self.mouse("mouseMoved", at, "none", 0, 0).await;
        for count in 1..=times {
            self.mouse("mousePressed", at, button, count, 0).await;
            self.mouse("mouseReleased", at, button, count, 0).await;
        }
    }

    /// Clicks the middle of the letter at a code point of the text.
    pub async fn click_text(&self, at: usize) {
        let at = self.letter(at).await;
        self.click_pixel(at, "left", 1).await;
    }

    /// The middle of the letter at a code point of the text, scrolled into the window.
    pub async fn letter(&self, at: usize) -> Pixel {
        let (from, to) = self.ends(Span { start: at, end: at + 1 }).await;
        ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0)
    }

    /// Clicks what `css` finds.
    pub async fn click(&self, css: &str) {
        let at = self
            .target("return document.querySelector(arguments[0])", json!([css]), css)
            .await;
        self.click_pixel(at, "left", 1).await;
    }

    /// Clicks the button (or menu item, or labelled choice) named `name` inside what `within` finds.
    pub async fn press(&self, within: &str, name: &str) {
        let at = self
            .target("return named(...arguments)[0]", json!([within, name]), name)
            .await;
        self.click_pixel(at, "left", 1).await;
    }

    /// Chooses what is in the bar's menu of more, at a desk.
    pub async fn choose_more(&self, name: &str) {
        self.press(".bar", "More").await;
        self.press("#more-pop", name).await;
    }

    /// Taps the button named `name` inside what `within` finds.
    pub async fn tap(&self, within: &str, name: &str) {
        let at = self
            .target("return named(...arguments)[0]", json!([within, name]), name)
            .await;
        self.tap_pixel(at).await;
    }

    /// Touches the window at `at` and lets go.
    pub async fn tap_pixel(&self, (x, y): Pixel) {
        self.finger("touchStart", json!([{ "x": x, "y": y }])).await;
        self.finger("touchEnd", json!([])).await;
    }

    async fn finger(&self, kind: &str, points: Value) {
        self.cdp(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        )
        .await;
    }

    /// Selects `span` as a finger does: the browser's long press cannot be had here, so the finger comes down and goes,
    /// and then the selection is set as the system sets it.
    pub async fn touch_select(&self, span: Span) {
        let at = self.letter(span.start).await;
        self.tap_pixel(at).await;
        self.frames().await;
        self.select(span).await;
    }

    /// Sets the selection without pointer or key, as assistive technology does.
    pub async fn select(&self, span: Span) {
        let (from, to) = (place(span.start), place(span.end));
        self.js(
            "const [from, to] = arguments;
             getSelection().setBaseAndExtent(...place(...from, true), ...place(...to, false))",
            json!([from, to]),
        )
        .await;
    }

    /// Waits until the page has been drawn twice.
    pub async fn frames(&self) {
        self.get("await frame()").await;
    }

    /// Waits for the element that `script` returns, and for nothing to lie over its middle. Returns that pixel.
    async fn target(&self, script: &str, arguments: Value, what: &str) -> Pixel {
        let script = format!(
            "const found = (() => {{ {script} }})();
             if (!found || found.disabled || found.ariaDisabled === 'true') return null;
             const [x, y] = await centre(found);
             const hit = document.elementFromPoint(x, y);
             return hit && (found.contains(hit) || hit.contains(found)) && [x, y]"
        );
        let wanted = format!("“{what}” can be pressed");
        pixel(&self.until(&wanted, &script, arguments).await)
    }
}
