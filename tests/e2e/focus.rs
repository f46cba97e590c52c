//! Where the keyboard goes: in the order of reading, always to be seen, never caught, and back after everything that
//! closes.

use serde_json::{Value, json};

use crate::access::some;
use crate::harness::{DESK, PHONE, Page, run, span};

/// What the keyboard is on: its name, whether it is seen with a sign of focus, and whether it comes behind the last one.
const STOP: &str = "const here = document.activeElement;
    if (!here || here === document.body || here === window.first) return null;
    window.first ??= here;
    const order = !window.last || !window.last.isConnected || !!(window.last.compareDocumentPosition(here) & (arguments[0] ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING));
    window.last = here;
    await rest();
    const r = here.getBoundingClientRect();
    const [x, y] = [Math.min(Math.max(r.left + Math.min(r.width, 200) / 2, 1), innerWidth - 1), Math.min(Math.max((Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2, 1), innerHeight - 1)];
    const above = document.elementFromPoint(x, y);
    const uncovered = here.id === 'article' || !!above && (here.contains(above) || above.contains(here) || !!above.closest('label')?.contains(here));
    const style = getComputedStyle(here), after = getComputedStyle(here, '::after');
    const sign = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || after.content !== 'none' && after.width === '2px';
    const called = here.getAttribute('aria-label') ?? (here.labels?.[0]?.textContent || name(here));
    return { name: called.trim().slice(0, 40), order, uncovered, sign, inside: r.bottom > 0 && r.top < innerHeight, named: called.trim() !== '' }";

/// Presses `key` until the keyboard leaves the page; gives the names of the stops.
async fn stops(page: &Page, key: &str, back: bool) -> Vec<String> {
    let mut names = Vec::new();
    page.get("window.last = window.first = null").await;
    loop {
        page.keys(&[key]).await;
        let stop = page.js(STOP, json!([back])).await;
        if stop == Value::Null {
            return names;
        }
        for what in ["order", "uncovered", "sign", "inside", "named"] {
            assert_eq!(stop[what], true, "{what} of {stop} after {names:?}");
        }
        names.push(stop["name"].as_str().unwrap_or_default().to_owned());
        assert!(names.len() < 120, "the keyboard is caught: {names:?}");
    }
}

/// Tab goes through everything in the order of the page, shows where it is, and leaves; Shift and Tab go back the same way.
#[test]
fn tab_goes_in_the_order_of_reading_and_leaves() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        page.keys(&["Escape", "m"]).await;
        page.hears("sentence mode on").await;
        page.get("const top = document.querySelector('.name'); top.tabIndex = -1; top.focus(); top.removeAttribute('tabindex'); getSelection().removeAllRanges(); scrollTo(0, 0)")
            .await;
        let there = stops(&page, "Tab", false).await;
        let at = |what: &str| {
            let found = there.iter().position(|name| name.starts_with(what));
            found.unwrap_or_else(|| panic!("{what} is a stop among {there:?}"))
        };
        let order = [
            "Claim",
            "Sentence mode",
            "Undo",
            "Keys",
            "More",
            "Guaido Seeks",
            "Guaido has called",
        ];
        let places: Vec<usize> = order.iter().map(|what| at(what)).collect();
        assert!(places.is_sorted(), "{order:?} in {there:?}");
        let mut back = stops(&page, "Shift+Tab", true).await;
        back.reverse();
        assert_eq!(there.len(), back.len(), "{there:?} and back {back:?}");
    });
}

impl Page {
    /// Gives the keyboard to the visible control that `css` finds, and presses Enter there.
    async fn enter(&self, css: &str) {
        self.js(
            "[...document.querySelectorAll(arguments[0])].find(shown).focus()",
            json!([css]),
        )
        .await;
        self.keys(&["Enter"]).await;
    }

    async fn until_on(&self, what: &str, css: &str) {
        self.until(
            &format!("the keyboard is back {what}"),
            "return document.activeElement?.closest(arguments[0]) !== null && shown(document.activeElement)",
            json!([css]),
        )
        .await;
    }
}

/// What was opened with the keyboard takes it, and gives it back to where it was opened.
#[test]
fn what_closes_gives_the_keyboard_back() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        for (opener, opened) in [
            ("#export-button", "#export-pop"),
            ("#settings-button", "#settings"),
            ("#keys-button", "#keys"),
            ("#more-button", "#more-pop"),
        ] {
            page.enter(opener).await;
            page.until_on("in what was opened", opened).await;
            page.keys(&["Escape"]).await;
            page.until_on("on its button", opener).await;
        }
        // The import plan, and a note, give it to the text or the list: what opened them is not there any more.
        let file = page.exported().await;
        page.give("mine.json", file.to_string().as_bytes()).await;
        page.until_on("in the plan", "#import-plan").await;
        page.keys(&["Escape"]).await;
        page.until_on("on something", "button, #article, [tabindex]").await;

        page.open_on(PHONE).await;
        page.enter(".more").await;
        page.until_on("in the menu", "#more").await;
        page.keys(&["Escape"]).await;
        page.until_on("on its button", ".more").await;
        page.screen(DESK).await;
    });
}

/// Each change is said with the words concerned, once, in the one place for what was done.
#[test]
fn every_change_is_said_with_its_words() {
    run(|page| async move {
        page.open().await;
        page.get(
            "window.heard = []; const status = document.querySelector('[role=status]');
             new MutationObserver(() => { const said = status.textContent.trim(); if (said && heard.at(-1) !== said) heard.push(said) })
               .observe(status, { childList: true, subtree: true, characterData: true })",
        )
        .await;
        page.mark(span("Saturday rally"), "Claim").await;
        page.keys(&["2"]).await;
        page.hears("Changed claim “Saturday rally” to quote").await;
        page.keys(&["Control+z"]).await;
        page.hears("Undone: change claim “Saturday rally” to quote").await;
        page.keys(&["Delete"]).await;
        page.hears("Deleted claim “Saturday rally”").await;
        page.keys(&["Control+z"]).await;
        page.hears("Undone: delete claim “Saturday rally”").await;
        let heard = page.get("return heard").await;
        let heard: Vec<String> = serde_json::from_value(heard).expect("it was said in words");
        assert_eq!(
            heard,
            [
                "Marked claim “Saturday rally”",
                "Changed claim “Saturday rally” to quote",
                "Undone: change claim “Saturday rally” to quote",
                "Deleted claim “Saturday rally”",
                "Undone: delete claim “Saturday rally”",
            ]
        );
    });
}

/// A highlight is told as what it is, the names of its labels in place of "highlight", and the words are left as they are.
#[test]
fn highlights_are_told_by_their_labels() {
    run(|page| async move {
        page.open().await;
        some(&page).await;
        let told = page
            .get("return [...document.querySelectorAll('#article mark')].map((m) => [m.getAttribute('aria-roledescription'), m.textContent])")
            .await;
        let told: Vec<(String, String)> = serde_json::from_value(told).expect("each has a word for itself");
        assert!(
            told.contains(&("Claim, Quote".to_owned(), "direct relationship".to_owned())),
            "{told:?}"
        );
        let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let marks = nodes
            .iter()
            .filter(|node| node["role"]["value"] == "mark" && node["ignored"] != true);
        let roles: Vec<String> = marks
            .flat_map(|node| node["properties"].as_array().cloned().unwrap_or_default())
            .filter(|property| property["name"] == "roledescription")
            .filter_map(|property| property["value"]["value"].as_str().map(str::to_owned))
            .collect();
        assert_eq!(roles.len(), told.len(), "the browser passes each on: {roles:?}");
        page.assert_text().await;
    });
}
