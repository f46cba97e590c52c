//! Screens, media, pictures, and what axe-core finds.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::Page;

/// A screen to look at the page on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// CSS pixels.
    pub width: u32,
    /// CSS pixels.
    pub height: u32,
    /// Whether it is a phone's or tablet's: touched, not clicked.
    pub touched: bool,
}

/// A desk's screen.
pub const DESK: Screen = Screen {
    width: 1280,
    height: 900,
    touched: false,
};

/// A phone's screen.
pub const PHONE: Screen = Screen {
    width: 390,
    height: 844,
    touched: true,
};

impl Page {
    /// Changes the screen.
    pub async fn screen(&self, screen: Screen) {
        let (width, height, touched) = (screen.width, screen.height, screen.touched);
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": touched }),
        )
        .await;
        self.cdp(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": touched, "maxTouchPoints": 5 }),
        )
        .await;
    }

    /// Emulates a medium (`"print"`, or `""` for the screen) and its features, such as `forced-colors: active`.
    pub async fn media(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.cdp(
            "Emulation.setEmulatedMedia",
            json!({ "media": medium, "features": features }),
        )
        .await;
        self.frames().await;
    }

    /// What axe-core finds: rule, what is wrong, and where.
    pub async fn axe(&self) -> Vec<String> {
        let path = std::env::var("PRESSMARK_AXE").expect("script/test sets PRESSMARK_AXE");
        let axe = fs::read_to_string(path).expect("axe-core can be read");
        // Colours are judged when nothing is half faded in any more.
        let script = format!(
            "{axe}
             await Promise.all(document.getAnimations().filter((a) => a.effect.getComputedTiming().endTime < 2000)
               .map((a) => a.finished.catch(() => 0)));
             const found = await axe.run(document, {{ resultTypes: ['violations'] }});
             return found.violations.flatMap((rule) =>
               rule.nodes.map((node) => `${{rule.id}}: ${{node.failureSummary}} [${{node.html}}]`))"
        );
        let found = self.get(&script).await;
        serde_json::from_value(found).expect("axe answers with a list")
    }

    /// What axe-core finds in the page that a test leaves behind; nothing if that is not the app.
    pub(super) async fn axe_at_the_end(&self) -> Vec<String> {
        let live = "return document.documentElement.hasAttribute('data-ready')";
        let live = self.driver().execute(live, Vec::new()).await;
        if !live.is_ok_and(|live| *live.json() == true) {
            return Vec::new();
        }
        self.media("", &[]).await;
        self.axe().await
    }

    /// A picture of the window, written to `path` as PNG.
    pub async fn picture(&self, path: &Path) {
        self.driver().screenshot(path).await.expect("a picture can be taken");
    }

    /// Keeps a picture of a failed test where `PRESSMARK_PICTURES` says.
    pub(super) async fn keep_picture(&self) {
        let Ok(folder) = std::env::var("PRESSMARK_PICTURES") else {
            return;
        };
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let _tried = self
            .driver()
            .screenshot(&Path::new(&folder).join(format!("{test}.png")))
            .await;
    }
}
