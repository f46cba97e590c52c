//! The dialog of articles: its list, and adding one.

use serde_json::json;

use super::Page;

impl Page {
    /// Opens the list of articles, and waits until it is there.
    pub async fn open_articles(&self) {
        self.choose_more("Articles").await;
        self.until(
            "the articles are listed",
            "return document.querySelectorAll('#articles[open] .shelf li').length > 0",
            json!([]),
        )
        .await;
    }

    /// Pastes into the field of a new article as the browser would, with these kinds of data.
    pub async fn paste(&self, html: &str, text: &str) {
        self.js(
            "const data = new DataTransfer();
             if (arguments[0]) data.setData('text/html', arguments[0]);
             data.setData('text/plain', arguments[1]);
             document.querySelector('#articles textarea')
               .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))",
            json!([html, text]),
        )
        .await;
    }

    /// The blocks that the preview of a new article shows.
    pub async fn previewed(&self) -> Vec<String> {
        self.until(
            "a preview is shown",
            "return document.querySelector('#articles .blocks li')",
            json!([]),
        )
        .await;
        let blocks = self
            .get("return [...document.querySelectorAll('#articles .blocks .words')].map((words) => words.textContent)")
            .await;
        serde_json::from_value(blocks).expect("blocks are words")
    }
}
