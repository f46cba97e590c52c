//! Starting and ending the driver and its browser.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::Builder;

use super::Page;

static TESTS: AtomicUsize = AtomicUsize::new(0);

/// What a test needs beside a plain browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether every request of the browser is recorded (slower).
    pub requests: bool,
    /// The languages that the browser prefers, as in `Accept-Language`; English if nothing is said.
    pub languages: Option<&'static str>,
    /// Whether trouble in the console is part of the test.
    pub trouble_expected: bool,
}

/// A driver process. Ends when dropped.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start() -> Self {
        let program = env::var("CHROMEDRIVER").expect("script/test sets CHROMEDRIVER");
        let port = TcpListener::bind(("127.0.0.1", 0))
            .and_then(|free| free.local_addr())
            .expect("a port is free")
            .port();
        let process = Command::new(program)
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        Self { process, port }
    }

    async fn session(&self, capabilities: Capabilities) -> WebDriver {
        let address = format!("http://127.0.0.1:{}", self.port);
        let deadline = Instant::now() + Duration::from_secs(60);
        loop {
            match WebDriver::new(address.as_str(), capabilities.clone()).await {
                Ok(driver) => return driver,
                Err(error) => assert!(Instant::now() < deadline, "the browser does not start: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _gone = self.process.kill();
        let _gone = self.process.wait();
    }
}

/// A folder of a test's own. Removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let nth = TESTS.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("pressmark-e2e-{}-{nth}", std::process::id()));
        for part in ["profile", "files"] {
            fs::create_dir_all(path.join(part)).expect("a folder of our own can be made");
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn capabilities(folder: &Folder, options: Options) -> Capabilities {
    let profile = format!("--user-data-dir={}", folder.0.join("profile").display());
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
        "--lang=en",
        "--window-size=1300,1000",
        &profile,
    ];
    let mut chrome = json!({ "args": arguments });
    if let Some(languages) = options.languages {
        chrome["prefs"] = json!({ "intl": { "accept_languages": languages } });
    }
    if let Ok(binary) = env::var("CHROME") {
        chrome["binary"] = json!(binary);
    }
    let mut logs = json!({ "browser": "ALL" });
    if options.requests {
        logs["performance"] = json!("ALL");
    }
    let mut wanted = Capabilities::new();
    for (key, value) in [
        ("browserName", json!("chrome")),
        ("goog:chromeOptions", chrome),
        ("goog:loggingPrefs", logs),
    ] {
        wanted.set(key, value).expect("plain JSON can be sent");
    }
    wanted
}

/// Runs a test in a browser of its own.
pub fn run<F: Future<Output = ()>>(test: impl FnOnce(Page) -> F) {
    run_with(Options::default(), test);
}

/// [`run`] with `options`. Trouble in the console fails the test unless it is expected, and so does whatever axe-core
/// finds in the state that the test leaves behind.
pub fn run_with<F: Future<Output = ()>>(options: Options, test: impl FnOnce(Page) -> F) {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime starts");
    let folder = Folder::new();
    let driver = Driver::start();
    let session = runtime.block_on(driver.session(capabilities(&folder, options)));
    let page = Page::new(session.clone(), folder.0.join("files"));
    let ended = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(page.clone()).await;
            if !options.trouble_expected {
                let trouble = page.trouble().await;
                assert!(trouble.is_empty(), "the console says: {trouble:#?}");
            }
            let found = page.axe_at_the_end().await;
            assert!(found.is_empty(), "axe-core finds at the end: {found:#?}");
        });
    }));
    if ended.is_err() {
        runtime.block_on(page.keep_picture());
    }
    let _gone = runtime.block_on(session.quit());
    drop(driver);
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}
