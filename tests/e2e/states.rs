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
    in_the_list(page, screen, &check).await;
    articles(page, &check).await;
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

/// The list while one selects in it, and as speakers.
async fn in_the_list(page: &Page, screen: Screen, check: &impl AsyncFn(&str)) {
    let narrow = screen.width < 1100;
    if narrow {
        page.press(".pens", "More").await;
        shown(page, "#more").await;
        page.js(
            "named('#more', arguments[0])[0].scrollIntoView({ block: 'nearest' })",
            json!(["List of annotations"]),
        )
        .await;
        page.press("#more", "List of annotations").await;
        shown(page, ".panel").await;
    }
    page.get("document.querySelector('.select-button').click()").await;
    shown(page, ".bulk").await;
    page.get("document.querySelector('.tick').click()").await;
    check("selecting in the list").await;
    page.get("document.querySelector('.select-button').click()").await;
    page.get("named('.views', 'Speakers')[0].click()").await;
    shown(page, ".speakers").await;
    check("speakers").await;
    page.get("named('.views', 'List')[0].click()").await;
    if narrow {
        page.keys(&["Escape"]).await;
    }
}

/// The dialog of the articles with what opens in it, and the plan of an import.
async fn articles(page: &Page, check: &impl AsyncFn(&str)) {
    let press = async |button: &str| {
        page.until(
            &format!("“{button}” is there"),
            "const [button] = named('#articles', arguments[0]);
             button?.click();
             return Boolean(button)",
            json!([button]),
        )
        .await;
    };
    page.get(
        "[...document.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Articles').click()",
    )
    .await;
    shown(page, "#articles .shelf").await;
    page.get("document.querySelector('#articles summary')?.click()").await;
    press("Duplicate “Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro”").await;
    shown(page, "#articles .told button").await;
    check("articles").await;
    press("Rename “Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro (2)”").await;
    shown(page, "#articles .shelf input").await;
    check("renaming an article").await;
    press("Cancel").await;
    press("Put away “Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro (2)”").await;
    shown(page, "#away-title").await;
    press("Erase for good: “Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro (2)”").await;
    shown(page, "#articles .danger.button").await;
    check("erasing an article").await;
    press("Erase for good").await;
    press("Start afresh on this computer…").await;
    check("starting afresh").await;
    press("Back").await;
    press("Add an article").await;
    shown(page, "#articles textarea").await;
    check("adding an article").await;
    page.give_to(
        "#article-file",
        "rain.md",
        b"# Rain\n\nIt rained all day, *they* said.\n\n- more\n",
    )
    .await;
    shown(page, "#articles .blocks").await;
    check("preview").await;
    page.get("document.querySelector('#articles').close()").await;
    page.give("other.json", include_bytes!("other-article.json")).await;
    shown(page, "#import-plan").await;
    check("import plan").await;
    page.keys(&["Escape"]).await;
    page.get(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false",
    )
    .await;
    page.get(
        "[...document.querySelectorAll('[role=menuitem]')].find((item) => item.textContent === 'Copy a link').click()",
    )
    .await;
    shown(page, "#link").await;
    check("a link to copy").await;
    page.press("[role=alert]", "Dismiss").await;
    page.to_article().await;
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
