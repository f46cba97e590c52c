//! The states that the page can be in, one after another, for checks that must hold in every one.

use serde_json::json;

use crate::access::some;
use crate::harness::{Page, Screen, span};

/// Goes through the states of the page on `screen` and calls `check` with the name of each.
pub async fn each_state(page: &Page, screen: Screen, check: impl AsyncFn(&str)) {
    page.open_on(screen).await;
    check("first visit").await;
    page.drag(span("Saturday rally")).await;
    page.until_toolbar().await;
    check("toolbar").await;
    page.keys(&["Escape"]).await;
    some(page).await;
    check("annotations").await;
    page.keys(&["n"]).await;
    check("open note").await;
    page.keys(&["Escape", "?"]).await;
    shown(page, "#keys").await;
    check("sheet of keys").await;
    page.keys(&["Escape"]).await;
    if screen.width >= 1100 {
        for (menu, opened) in [("Export", "[role=menu]"), ("Settings", "#settings")] {
            page.press(".bar", menu).await;
            shown(page, opened).await;
            check(menu).await;
            page.keys(&["Escape"]).await;
        }
    } else {
        for (item, opened) in [
            ("Export as", ".bar [role=menu]"),
            ("Settings", "#settings"),
            ("List of annotations", ".panel"),
        ] {
            page.press(".pens", "More").await;
            shown(page, "#more").await;
            check("More").await;
            page.js(
                "named('#more', arguments[0])[0].scrollIntoView({ block: 'nearest' })",
                json!([item]),
            )
            .await;
            page.press("#more", item).await;
            shown(page, opened).await;
            check(item).await;
            page.keys(&["Escape"]).await;
        }
    }
    page.keys(&["c"]).await;
    shown(page, "#labels").await;
    check("cards of the labels").await;
    page.get("document.querySelector('.label-card .quiet').click()").await;
    shown(page, "#labels input").await;
    check("editor of a label").await;
    page.get("document.querySelector('#labels').close()").await;
    page.keys(&["]", "e"]).await;
    check("edges").await;
    page.keys(&["Escape", "l"]).await;
    shown(page, ".linkbar").await;
    check("linking").await;
    page.keys(&["Escape", "/"]).await;
    shown(page, "#finding").await;
    check("finding").await;
    page.keys(&["Escape", "Escape"]).await;
    page.keys(&["Escape", "m"]).await;
    page.hears("sentence mode on").await;
    page.get("document.querySelector('[role=option][tabindex=\"0\"]').focus()")
        .await;
    shown(page, ".sentences").await;
    check("list of sentences").await;
    page.keys(&["ArrowDown"]).await;
    check("sentence taken").await;
    page.give("broken.json", b"{").await;
    page.hears("was not imported").await;
    check("alert").await;
}

async fn shown(page: &Page, css: &str) {
    page.until(
        &format!("{css} is shown"),
        "const found = [...document.querySelectorAll(arguments[0])].find(shown);
         if (!found) return false;
         await Promise.all(found.getAnimations({ subtree: true }).filter((a) => a.effect.getComputedTiming().endTime < 2000).map((a) => a.finished.catch(() => 0)));
         return true",
        json!([css]),
    )
    .await;
}
