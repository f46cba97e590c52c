//! What the page shows.

use serde_json::{Value, json};

use super::Page;
use super::text::{Span, article};

/// A highlighted run of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The block.
    pub block: usize,
    /// UTF-16 units of the block's text, half open.
    pub units: (usize, usize),
    /// The annotations over it, in the order that the page has them.
    pub ids: Vec<String>,
    /// Their labels, in the same order.
    pub labels: Vec<String>,
    /// The letters of the badge.
    pub begins: String,
}

/// An item of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The annotation.
    pub id: String,
    /// Its label's name.
    pub label: String,
    /// Its words, a block break as a space.
    pub words: String,
    /// Where it is.
    pub place: String,
    /// Its note.
    pub note: String,
    /// Whether it is the focused one.
    pub focused: bool,
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value} is no text"))
        .to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .map(|all| all.iter().map(text).collect())
        .unwrap_or_default()
}

fn number(value: &Value) -> usize {
    let number = value.as_u64().unwrap_or_else(|| panic!("{value} is no number"));
    usize::try_from(number).expect("a position in a text fits")
}

impl Page {
    /// The list of annotations.
    pub async fn cards(&self) -> Vec<Card> {
        let cards = self.get("return cards()").await;
        let card = |card: &Value| Card {
            id: text(&card["id"]),
            label: text(&card["label"]),
            words: text(&card["words"]).replace('\n', " "),
            place: text(&card["place"]),
            note: text(&card["note"]),
            focused: card["focused"] == true,
        };
        cards
            .as_array()
            .map(|cards| cards.iter().map(card).collect())
            .unwrap_or_default()
    }

    /// The highlighted runs, in text order.
    pub async fn marks(&self) -> Vec<Mark> {
        let blocks = self.get("return marks()").await;
        let blocks = blocks.as_array().cloned().unwrap_or_default();
        let runs = blocks.iter().enumerate().flat_map(|(block, runs)| {
            runs.as_array()
                .cloned()
                .unwrap_or_default()
                .into_iter()
                .map(move |run| Mark {
                    block,
                    units: (number(&run["from"]), number(&run["to"])),
                    ids: texts(&run["ids"]),
                    labels: texts(&run["labels"]),
                    begins: text(&run["begins"]),
                })
        });
        runs.collect()
    }

    /// The label and words of each annotation in the list.
    pub async fn listed(&self) -> Vec<(String, String)> {
        self.cards()
            .await
            .into_iter()
            .map(|card| (card.label, card.words))
            .collect()
    }

    /// The words of each annotation in the list.
    pub async fn words(&self) -> Vec<String> {
        self.cards().await.into_iter().map(|card| card.words).collect()
    }

    /// Waits until the list has `count` annotations.
    pub async fn count(&self, count: usize) {
        self.until(
            &format!("{count} annotations are listed"),
            "return document.querySelectorAll('.cards > li').length === arguments[0]",
            json!([count]),
        )
        .await;
    }

    /// Selects `span` with the mouse and presses `label` in the toolbar. Returns the new annotation's id.
    pub async fn mark(&self, span: Span, label: &str) -> String {
        let before: Vec<String> = self.cards().await.into_iter().map(|card| card.id).collect();
        self.drag(span).await;
        self.press(".toolbar", label).await;
        self.count(before.len() + 1).await;
        let made = self.cards().await.into_iter().find(|card| !before.contains(&card.id));
        made.expect("one more is listed").id
    }

    /// The id of the annotation in the list that is focused.
    pub async fn focused(&self) -> Option<Card> {
        self.cards().await.into_iter().find(|card| card.focused)
    }

    /// Waits until an annotation with these words is the focused one.
    pub async fn until_focused(&self, words: &str) {
        self.until(
            &format!("“{words}” is focused"),
            "return cards().some(card => card.focused && card.words === arguments[0])",
            json!([words]),
        )
        .await;
    }

    /// Whether the toolbar is to be seen.
    pub async fn toolbar(&self) -> bool {
        self.get("return shown(document.querySelector('[role=toolbar]'))").await == true
    }

    /// Waits until the toolbar is to be seen.
    pub async fn until_toolbar(&self) {
        self.until(
            "the toolbar is shown",
            "return shown(document.querySelector('.toolbar'))",
            json!([]),
        )
        .await;
    }

    /// The selected words.
    pub async fn selected(&self) -> String {
        text(&self.get("return getSelection().toString()").await)
    }

    /// What the app has in local storage.
    pub async fn stored(&self) -> serde_json::Map<String, Value> {
        self.get("return store()")
            .await
            .as_object()
            .cloned()
            .unwrap_or_default()
    }

    /// Waits until what was done last is in local storage.
    pub async fn until_stored(&self, part: &str) {
        self.until(
            &format!("“{part}” is stored"),
            "return Object.values(store()).some(text => text.includes(arguments[0]))",
            json!([part]),
        )
        .await;
    }

    /// Checks that every block's text is that of the article, to the letter.
    pub async fn assert_text(&self) {
        let blocks = texts(&self.get("return blocks().map(block => block.textContent)").await);
        assert_eq!(blocks, article(), "the blocks' text is the article's");
    }

    /// Where each block is in the document: left, top, width, height.
    pub async fn rectangles(&self) -> Vec<Vec<f64>> {
        let all = self.get("return rectangles()").await;
        serde_json::from_value(all).expect("rectangles are numbers")
    }
}
