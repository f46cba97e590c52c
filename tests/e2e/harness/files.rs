//! Files that come from the page and go to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::By;

use super::Page;

impl Page {
    /// Exports as JSON through the menu. Returns the file's name and bytes.
    pub async fn export(&self) -> (String, Vec<u8>) {
        self.press(".bar", "Export").await;
        self.download(".bar", "JSON").await
    }

    /// Presses a button that gives a file. Returns its name and bytes.
    pub async fn download(&self, within: &str, button: &str) -> (String, Vec<u8>) {
        let folder = self.expect_file().await;
        self.press(within, button).await;
        first_in(&folder).await
    }

    /// Presses keys that give a file. Returns its name and bytes.
    pub async fn download_by_keys(&self, presses: &[&str]) -> (String, Vec<u8>) {
        let folder = self.expect_file().await;
        self.keys(presses).await;
        first_in(&folder).await
    }

    /// An empty folder where the next file goes.
    async fn expect_file(&self) -> PathBuf {
        let folder = self.files().join("downloads");
        let _old = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("our own folder can be made");
        self.cdp(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": folder.display().to_string() }),
        )
        .await;
        folder
    }

    /// [`Page::export`] as JSON.
    pub async fn exported(&self) -> Value {
        serde_json::from_slice(&self.export().await.1).expect("the export is JSON")
    }

    /// [`Page::exported`] by the bottom bar of a phone.
    pub async fn exported_on_phone(&self) -> Value {
        self.tap(".pens", "More").await;
        self.tap("#more", "Export as").await;
        serde_json::from_slice(&self.download("#export-pop", "JSON").await.1).expect("the export is JSON")
    }

    /// Gives `bytes` to the import as a file named `name`.
    pub async fn give(&self, name: &str, bytes: &[u8]) {
        let path = self.files().join(name);
        fs::write(&path, bytes).expect("our own folder can be written");
        self.give_path(&path).await;
    }

    /// Gives `bytes` as a file named `name` to the input that `css` finds.
    pub async fn give_to(&self, css: &str, name: &str, bytes: &[u8]) {
        let path = self.files().join(name);
        fs::write(&path, bytes).expect("our own folder can be written");
        let input = self.driver().find(By::Css(css)).await.expect("there is such an input");
        input
            .send_keys(path.display().to_string())
            .await
            .expect("it takes a file");
    }

    /// Gives several files to the import at once.
    pub async fn give_all(&self, files: &[(&str, &str)]) {
        let mut paths = Vec::new();
        for (name, words) in files {
            let path = self.files().join(name);
            fs::write(&path, words).expect("our own folder can be written");
            paths.push(path.display().to_string());
        }
        self.give_path(Path::new(&paths.join("\n"))).await;
    }

    async fn give_path(&self, path: &Path) {
        let input = self
            .driver()
            .find(By::Css("input[type=file]"))
            .await
            .expect("the import has an input");
        input
            .send_keys(path.display().to_string())
            .await
            .expect("it takes a file");
    }

    /// Gives `file` to the import and answers the plan with the button `answer`.
    pub async fn import(&self, file: &Value, answer: &str) {
        self.give("given.json", file.to_string().as_bytes()).await;
        self.press("#import-plan", answer).await;
        self.until(
            "the plan is closed",
            "return !document.querySelector('#import-plan').open",
            json!([]),
        )
        .await;
    }
}

async fn first_in(folder: &Path) -> (String, Vec<u8>) {
    let deadline = Instant::now() + Duration::from_secs(15);
    loop {
        if let Some(path) = finished(folder) {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            return (name, fs::read(&path).expect("what was downloaded can be read"));
        }
        assert!(Instant::now() < deadline, "no file came");
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

fn finished(folder: &Path) -> Option<PathBuf> {
    let mut files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    // The browser first makes an empty file under the final name.
    let whole = |path: &PathBuf| fs::metadata(path).is_ok_and(|file| file.len() > 0);
    files.find(|path| path.extension().is_some_and(|end| end != "crdownload" && end != "tmp") && whole(path))
}
