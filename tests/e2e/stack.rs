//! Overlapping annotations: the same span twice, stacks, and how runs show them.

use serde_json::json;

use crate::harness::{run, span};

/// The same words with the same label open the first; with another label they are another annotation.
#[test]
fn the_same_span_twice_opens_the_first() {
    run(|page| async move {
        page.open().await;
        let first = page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("European Union"), "Claim").await;
        page.drag(span("Carlos Vecchio")).await;
        page.press(".toolbar", "Quote").await;
        page.until_focused("Carlos Vecchio").await;
        page.count(2).await;
        page.hears("Already marked: quote “Carlos Vecchio”").await;
        page.mark(span("Carlos Vecchio"), "Claim").await;
        page.count(3).await;
        assert!(
            page.cards().await.iter().any(|card| card.id == first),
            "the first one is still there"
        );
        // Touching is not overlapping.
        page.mark(span("his envoy in Washington, "), "Quote").await;
        page.mark(span("envoy"), "Quote").await;
        page.count(5).await;
    });
}

/// Three nested annotations: each run has its ids in text order, its labels in the same order, and the badges.
#[test]
fn runs_show_what_covers_them() {
    run(|page| async move {
        page.open().await;
        let wide = page
            .mark(
                span("Venezuelan opposition leader told an Italian newspaper this week"),
                "Claim",
            )
            .await;
        let middle = page.mark(span("told an Italian newspaper"), "Attribution").await;
        let small = page.mark(span("Italian"), "Quote").await;
        let cross = page.mark(span("newspaper this week that he would"), "Quote").await;
        let marks = page.marks().await;
        let shown: Vec<(usize, usize, Vec<&str>, &str)> = marks
            .iter()
            .map(|mark| {
                (
                    mark.units.0,
                    mark.units.1,
                    mark.ids.iter().map(String::as_str).collect(),
                    mark.begins.as_str(),
                )
            })
            .collect();
        let start = |words: &str| {
            crate::harness::article()[6]
                .find(words)
                .expect("the words are in paragraph 6")
        };
        let (told, italian, newspaper) = (start("told"), start("Italian"), start("newspaper"));
        let (that, end) = (start(" that he"), start("would") + 5);
        assert_eq!(
            shown,
            [
                (4, told, vec![wide.as_str()], "C"),
                (told, italian, vec![&wide, &middle], "A"),
                (italian, italian + 7, vec![&wide, &middle, &small], "Q"),
                (italian + 7, newspaper, vec![&wide, &middle], ""),
                (newspaper, newspaper + 9, vec![&wide, &middle, &cross], "Q"),
                (newspaper + 9, that, vec![&wide, &cross], ""),
                (that, end, vec![&cross], ""),
            ]
        );
        for mark in &marks {
            let of = |id: &String| match id {
                id if *id == wide => "claim",
                id if *id == middle => "attribution",
                _ => "quote",
            };
            assert_eq!(
                mark.labels,
                mark.ids.iter().map(of).collect::<Vec<_>>(),
                "labels are in the ids' order"
            );
        }
        // Deleting one leaves the others.
        page.keys(&["Delete"]).await;
        page.count(3).await;
        assert!(page.marks().await.iter().all(|mark| !mark.ids.contains(&cross)));
    });
}

/// A click takes the smallest and offers the others; again: the next, and round.
#[test]
fn a_click_in_a_stack_takes_the_smallest_and_offers_the_others() {
    run(|page| async move {
        page.open().await;
        let words = [
            "The Venezuelan opposition leader told an Italian newspaper this week",
            "told an Italian newspaper",
            "Italian",
        ];
        for (words, label) in words.iter().zip(["Claim", "Attribution", "Quote"]) {
            page.mark(span(words), label).await;
        }
        page.keys(&["Escape"]).await;
        let at = span("Italian").start + 2;
        for expected in [words[2], words[1], words[0], words[2]] {
            page.click_text(at).await;
            page.until_focused(expected).await;
            let offered = page
                .get("return document.querySelectorAll('.card.focused .also button').length")
                .await;
            assert_eq!(offered, 2, "the two others are offered at {expected}");
        }
        // An offered one opens by its name.
        page.press(".card.focused .also", "attribution “told an Italian newspaper”")
            .await;
        page.until_focused(words[1]).await;
        // The keyboard has the same: Enter at the caret, again: the next.
        page.click_text(span("Most Latin").start).await;
        page.until(
            "nothing is focused",
            "return !document.querySelector('.card.focused')",
            json!([]),
        )
        .await;
        page.click_text(at).await;
        page.until_focused(words[2]).await;
        page.keys(&["Enter"]).await;
        page.until_focused(words[1]).await;
        page.keys(&["Enter"]).await;
        page.until_focused(words[0]).await;
    });
}

/// A click in the text goes to the card; a click on the card goes to the words.
#[test]
fn text_and_list_lead_to_each_other() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        page.mark(span("Padrino said that"), "Attribution").await;
        page.get("scrollTo({ top: 0, behavior: 'instant' })").await;
        page.click_text(span("Carlos Vecchio").start + 3).await;
        page.until_focused("Carlos Vecchio").await;
        page.screen(crate::harness::Screen {
            width: 1280,
            height: 420,
            touched: false,
        })
        .await;
        page.get("scrollTo({ top: 0, behavior: 'instant' })").await;
        page.press(".cards > li:last-child", "Padrino said that").await;
        page.until_focused("Padrino said that").await;
        page.until(
            "the words are in view",
            "const { top, bottom } = document.querySelector('mark.focused').getBoundingClientRect();
             return top >= 0 && bottom <= innerHeight",
            json!([]),
        )
        .await;
        let words = page
            .get("return [...document.querySelectorAll('mark.focused')].map((m) => m.textContent).join('')")
            .await;
        assert_eq!(words, "Padrino said that");
    });
}

/// Hidden highlights stay hidden until they are shown again, whatever is done meanwhile.
#[test]
fn hidden_highlights_stay_hidden() {
    run(|page| async move {
        page.open().await;
        page.mark(span("Carlos Vecchio"), "Quote").await;
        let toggle = || async {
            page.press(".bar", "Settings").await;
            page.press("#settings", "Hide highlights").await;
            page.keys(&["Escape"]).await;
        };
        let visible = "return getComputedStyle(document.querySelector('#article mark')).backgroundImage
                       + getComputedStyle(document.querySelector('#article mark')).backgroundColor";
        let bare = "return getComputedStyle(document.querySelector('#article [data-block=\"6\"] span')).backgroundImage
                    + getComputedStyle(document.querySelector('#article [data-block=\"6\"] span')).backgroundColor";
        let plain = page.get(bare).await;
        assert_ne!(page.get(visible).await, plain);
        toggle().await;
        assert_eq!(page.get(visible).await, plain, "hidden");
        page.mark(span("European Union"), "Claim").await;
        page.press(".bar", "Undo").await;
        page.count(1).await;
        assert_eq!(page.get(visible).await, plain, "still hidden after other work");
        toggle().await;
        page.until(
            "they are shown again",
            &format!("return (() => {{ {visible} }})() !== arguments[0]"),
            json!([plain]),
        )
        .await;
    });
}
