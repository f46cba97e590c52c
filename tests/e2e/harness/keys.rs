//! The keyboard.

use serde_json::{Value, json};

use super::Page;

/// The code that WebDriver has for a named key, or the letter itself.
fn code(name: &str) -> &str {
    match name {
        "Shift" => "\u{e008}",
        "Control" => "\u{e009}",
        "Alt" => "\u{e00a}",
        "Enter" => "\u{e007}",
        "Escape" => "\u{e00c}",
        "Tab" => "\u{e004}",
        "Space" => " ",
        "End" => "\u{e010}",
        "Home" => "\u{e011}",
        "ArrowLeft" => "\u{e012}",
        "ArrowUp" => "\u{e013}",
        "ArrowRight" => "\u{e014}",
        "ArrowDown" => "\u{e015}",
        "Delete" => "\u{e017}",
        "Backspace" => "\u{e003}",
        letter if letter.chars().count() == 1 => letter,
        other => panic!("no key is named {other}"),
    }
}

impl Page {
    /// Presses keys one after another: `"s"`, `"Shift+ArrowRight"`, `"Control+Shift+z"`.
    pub async fn keys(&self, presses: &[&str]) {
        let mut steps = Vec::new();
        for press in presses {
            let parts: Vec<&str> = if press.chars().count() == 1 {
                vec![*press]
            } else {
                press.split('+').collect()
            };
            for part in &parts {
                steps.push(json!({ "type": "keyDown", "value": code(part) }));
            }
            for part in parts.iter().rev() {
                steps.push(json!({ "type": "keyUp", "value": code(part) }));
            }
        }
        self.perform(steps).await;
    }

    /// Holds Shift down and presses `key` `times` times.
    pub async fn extend(&self, key: &str, times: usize) {
        let mut steps = vec![json!({ "type": "keyDown", "value": code("Shift") })];
        for _ in 0..times {
            steps.push(json!({ "type": "keyDown", "value": code(key) }));
            steps.push(json!({ "type": "keyUp", "value": code(key) }));
        }
        steps.push(json!({ "type": "keyUp", "value": code("Shift") }));
        self.perform(steps).await;
    }

    /// Types `text`, letter by letter, without a pause. Letters beyond the keyboard come as from an input method.
    pub async fn types(&self, text: &str) {
        for letter in text.split_inclusive(|c: char| !c.is_ascii()) {
            let ascii: Vec<Value> = letter
                .chars()
                .filter(char::is_ascii)
                .map(|c| {
                    if c == '\n' {
                        code("Enter").to_owned()
                    } else {
                        c.to_string()
                    }
                })
                .flat_map(|c| {
                    [
                        json!({ "type": "keyDown", "value": c }),
                        json!({ "type": "keyUp", "value": c }),
                    ]
                })
                .collect();
            if !ascii.is_empty() {
                self.perform(ascii).await;
            }
            if let Some(beyond) = letter.chars().find(|c| !c.is_ascii()) {
                self.cdp("Input.insertText", json!({ "text": beyond.to_string() }))
                    .await;
            }
        }
    }

    async fn perform(&self, steps: Vec<Value>) {
        self.call(
            "actions",
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] }),
        )
        .await;
    }

    /// Brings the keyboard to the article as a person does, with Tab, and the caret to the start of block 1.
    pub async fn to_article(&self) {
        self.get("document.activeElement?.blur(); document.querySelector('#article').focus({ preventScroll: true })")
            .await;
    }
}
