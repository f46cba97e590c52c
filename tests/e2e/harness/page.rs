//! The page: opening it, running scripts in it, waiting for what must become true.

use std::path::PathBuf;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId, WebDriver};
use xtask::serve::Server;

use super::look::{DESK, Screen};

const HELPERS: &str = include_str!("helpers.js");
/// How long something may take that must happen, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser's front window, on the built site. Every call panics with a sentence when it cannot be done.
#[derive(Clone)]
pub struct Page {
    driver: WebDriver,
    files: PathBuf,
    server: Rc<Mutex<Arc<Server>>>,
}

/// A call of the driver beyond what the library has names for.
#[derive(Debug)]
struct Call {
    path: &'static str,
    body: Value,
}

impl FormatRequestData for Call {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let post = "POST".parse().expect("POST is a method");
        RequestData::new(post, format!("session/{session}/{}", self.path)).add_body(self.body.clone())
    }
}

fn serve() -> Arc<Server> {
    let dist = std::env::var("PRESSMARK_DIST").expect("script/test sets PRESSMARK_DIST to the built site");
    Arc::new(Server::start(dist.as_ref(), 0).expect("the built site can be served"))
}

impl Page {
    pub(super) fn new(driver: WebDriver, files: PathBuf) -> Self {
        let server = Rc::new(Mutex::new(serve()));
        Self { driver, files, server }
    }

    pub(super) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The folder for downloads, and for files to import.
    pub fn files(&self) -> &PathBuf {
        &self.files
    }

    pub(super) async fn call(&self, path: &'static str, body: Value) -> Value {
        let answer = self.driver.handle().cmd(Call { path, body }).await;
        answer
            .and_then(|answer| answer.value_json())
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A command of the browser's own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.call("goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
            .await
    }

    /// The address of the site.
    pub fn url(&self) -> String {
        self.server.lock().expect("no test panics while it holds this").url()
    }

    /// Opens the site where nothing has been stored, and waits until it is live.
    pub async fn open(&self) {
        self.open_on(DESK).await;
    }

    /// [`Page::open`] on another screen.
    pub async fn open_on(&self, screen: Screen) {
        self.fresh(screen).await;
        self.ready().await;
    }

    /// A new origin on `screen`, not waited for.
    pub async fn fresh(&self, screen: Screen) {
        *self.server.lock().expect("no test panics while it holds this") = serve();
        self.screen(screen).await;
        self.visit().await;
    }

    /// Opens the site in a frame that fills the window and is sandboxed but for what is `allowed`, and waits until it is live.
    pub async fn open_in_frame(&self, allowed: &str) {
        *self.server.lock().expect("no test panics while it holds this") = serve();
        self.screen(DESK).await;
        // Around it is a page without any policy: the one that says that there is nothing.
        let around = self.url() + "nothing";
        self.driver.goto(around).await.expect("the frame's page opens");
        self.js(
            "const frame = document.createElement('iframe');
             frame.title = 'Pressmark';
             frame.sandbox = arguments[0];
             frame.src = '/';
             for (const part of [document.body, frame]) part.style = 'margin: 0; border: 0; width: 100vw; height: 100vh';
             document.body.replaceChildren(frame);
             await new Promise((loaded) => frame.onload = loaded)",
            json!([allowed]),
        )
        .await;
        self.driver.enter_frame(0).await.expect("the frame is there");
        self.ready().await;
    }

    /// Opens the site as it is stored now, not waited for.
    pub async fn visit(&self) {
        self.driver.goto(self.url()).await.expect("the site opens");
    }

    /// [`Page::open`] with `fragment` behind the address from the start.
    pub async fn open_at(&self, fragment: &str) {
        *self.server.lock().expect("no test panics while it holds this") = serve();
        self.screen(DESK).await;
        let address = format!("{}{fragment}", self.url());
        self.driver.goto(address).await.expect("the site opens");
        self.ready().await;
    }

    /// Loads the page again, and waits until it is live.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the page loads again");
        self.ready().await;
    }

    /// Waits until the app is live.
    pub async fn ready(&self) {
        self.until(
            "the app is live",
            "return document.documentElement.hasAttribute('data-ready')",
            json!([]),
        )
        .await;
    }

    /// What `script` returns (or the promise that it returns, resolved). Its arguments are `arguments[0]` and so on.
    pub async fn js(&self, script: &str, arguments: Value) -> Value {
        let script = format!("{HELPERS}\nreturn (async function () {{ {script} }}).apply(null, arguments);");
        self.call("execute/sync", json!({ "script": script, "args": arguments }))
            .await
    }

    /// [`Page::js`] without arguments.
    pub async fn get(&self, script: &str) -> Value {
        self.js(script, json!([])).await
    }

    /// Waits until `script` returns something true, and returns it.
    pub async fn until(&self, what: &str, script: &str, arguments: Value) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let value = self.js(script, arguments.clone()).await;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            if Instant::now() > deadline {
                let heard = self
                    .get("return document.querySelector('.notices')?.textContent ?? ''")
                    .await;
                panic!("in vain waited until {what}; the notices say {heard}");
            }
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }

    /// Waits so long that whatever the page does after a quiet time (300 ms) has been done. For what must not happen.
    pub async fn settled(&self) {
        self.get("await new Promise((next) => setTimeout(next, 420)); await frame()")
            .await;
    }

    /// Waits until `text` is in the status or the alert.
    pub async fn hears(&self, text: &str) {
        self.until(
            &format!("“{text}” is said"),
            "return document.querySelector('.notices').textContent.toLowerCase().includes(arguments[0].toLowerCase())",
            json!([text]),
        )
        .await;
    }

    /// The alert's words.
    pub async fn alert(&self) -> String {
        let alert = self
            .get("return document.querySelector('[role=alert]').textContent")
            .await;
        alert.as_str().unwrap_or_default().to_owned()
    }

    /// The windows of this browser, in the order in which they were opened.
    pub async fn windows(&self) -> Vec<thirtyfour::WindowHandle> {
        self.driver.windows().await.expect("windows can be listed")
    }

    /// Opens the same origin in another window, which is then in front. Returns its handle.
    pub async fn another(&self) -> thirtyfour::WindowHandle {
        let window = self.made("window").await;
        self.screen(DESK).await;
        self.visit().await;
        self.ready().await;
        window
    }

    /// [`Page::another`] as a tab of the front window.
    pub async fn another_tab(&self) -> thirtyfour::WindowHandle {
        let tab = self.made("tab").await;
        self.visit().await;
        self.ready().await;
        tab
    }

    /// Opens something that is not the app in another window, which is then in front.
    pub async fn elsewhere(&self, address: &str) -> thirtyfour::WindowHandle {
        let window = self.made("window").await;
        self.driver.goto(address).await.expect("it opens");
        window
    }

    async fn made(&self, kind: &str) -> thirtyfour::WindowHandle {
        let made = self.call("window/new", json!({ "type": kind })).await;
        let handle = made["handle"].as_str().expect("a window has a handle").to_owned();
        let window = thirtyfour::WindowHandle::from(handle);
        self.front(&window).await;
        window
    }

    /// Brings a window to the front.
    pub async fn front(&self, window: &thirtyfour::WindowHandle) {
        self.driver
            .switch_to_window(window.clone())
            .await
            .expect("the window is there");
    }

    /// Closes the front window as a person does.
    pub async fn close(&self) {
        self.driver.close_window().await.expect("the window can be closed");
    }

    /// Kills the front window's page, as a crash does, and goes to none.
    pub async fn crash(&self) {
        // The driver cannot answer for a page that is gone: its error is what is wanted.
        let crash = Call {
            path: "goog/cdp/execute",
            body: json!({ "cmd": "Page.crash", "params": {} }),
        };
        let _dead = self.driver.handle().cmd(crash).await;
    }

    /// Loads the page again, with `script` run between the old page's end and the new one's start.
    pub async fn reload_after(&self, script: &str) {
        let identifier = self.before_every_page(script).await;
        self.reload().await;
        self.cdp(
            "Page.removeScriptToEvaluateOnNewDocument",
            json!({ "identifier": identifier }),
        )
        .await;
    }

    /// Runs `script` at the start of every page that is opened from now on, before anything else.
    pub async fn before_every_page(&self, script: &str) -> String {
        let made = self
            .cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
            .await;
        made["identifier"].as_str().expect("it has an identifier").to_owned()
    }

    /// What went wrong in the console since the last call: errors and broken policies.
    pub async fn trouble(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("the console is recorded");
        log.into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect()
    }

    /// The addresses asked for since the last call. Only with `Options::requests`.
    pub async fn requests(&self) -> Vec<String> {
        let log = self.driver.get_log("performance").await.expect("requests are recorded");
        let asked = |message: &str| -> Option<String> {
            let event: Value = serde_json::from_str(message).ok()?;
            let event = event.get("message")?;
            (event["method"] == "Network.requestWillBeSent").then(|| event["params"]["request"]["url"].to_string())
        };
        log.iter().filter_map(|entry| asked(&entry.message)).collect()
    }
}
