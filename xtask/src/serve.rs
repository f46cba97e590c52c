//! A small server for the built site, for tests: one folder, this machine alone, nothing stored by the browser. Other origins may
//! read it, as on usual hosts for static pages: a sandboxed frame is one.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::Outcome;

/// Answers until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the files of `dir` at `127.0.0.1:port`; port 0 takes a free one.
    ///
    /// # Errors
    /// When `dir` has no index.html, or the port is taken.
    pub fn start(dir: &Path, port: u16) -> Outcome<Self> {
        if !dir.join("index.html").is_file() {
            return Err(format!("{} has no index.html", dir.display()));
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| format!("port {port}: {e}"))?;
        let address = listener.local_addr().map_err(|e| e.to_string())?;
        let stopping = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stopping);
        let dir = dir.to_owned();
        let listening = thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if told.load(Ordering::Relaxed) {
                    break;
                }
                let dir = dir.clone();
                // A browser that goes away mid-answer is no concern of anybody's.
                thread::spawn(move || answer(&stream, &dir));
            }
        });
        Ok(Self {
            address,
            stopping,
            listening: Some(listening),
        })
    }

    /// The address of the page, with its final slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Relaxed);
        // `incoming` waits for one more visitor before it can see that it should stop.
        let woken = TcpStream::connect(self.address).is_ok();
        if let (true, Some(listening)) = (woken, self.listening.take()) {
            let _ended = listening.join();
        }
    }
}

fn answer(mut stream: &TcpStream, dir: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let found = file(dir, target).and_then(|path| Some((fs::read(&path).ok()?, kind(&path))));
    let (status, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some((bytes, kind))) => ("200 OK", kind, bytes),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"Not found\n".to_vec()),
        _ => (
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"Only GET\n".to_vec(),
        ),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// The file that a request's target names, when it lies in `dir`.
fn file(dir: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let whole = dir.join(path);
    (inside && whole.is_file()).then_some(whole)
}

/// The media type, without which a browser refuses modules and cannot compile WebAssembly while it loads.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).expect("the server listens");
        stream
            .write_all(format!("{request}\r\nHost: x\r\n\r\n").as_bytes())
            .expect("it takes a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in full");
        answer
    }

    #[test]
    fn files_come_with_their_kind_and_nothing_else_comes() {
        let dir = std::env::temp_dir().join(format!("pressmark-serve-{}", std::process::id()));
        let site = dir.join("site");
        fs::create_dir_all(&site).expect("a folder of our own can be made");
        for (path, text) in [("site/index.html", "page"), ("site/a.wasm", "code"), ("secret", "no")] {
            fs::write(dir.join(path), text).expect("it can be written");
        }
        assert!(Server::start(&dir, 0).is_err(), "a folder without a page is a mistake");
        let server = Server::start(&site, 0).expect("a free port is free");
        let page = ask(&server, "GET /?x HTTP/1.1");
        assert!(
            page.starts_with("HTTP/1.1 200") && page.ends_with("\r\n\r\npage"),
            "{page}"
        );
        let wasm = ask(&server, "GET /a.wasm HTTP/1.1");
        assert!(wasm.contains("Content-Type: application/wasm\r\n"), "{wasm}");
        let head = ask(&server, "HEAD / HTTP/1.1");
        assert!(
            head.contains("Content-Length: 4\r\n") && head.ends_with("\r\n\r\n"),
            "{head}"
        );
        for outside in ["/../secret", "//etc/passwd", "/none", "secret", ""] {
            let answer = ask(&server, &format!("GET {outside} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{outside}: {answer}");
        }
        assert!(ask(&server, "POST / HTTP/1.1").starts_with("HTTP/1.1 405"));
        let address = server.address;
        drop(server);
        assert!(TcpStream::connect(address).is_err(), "it stops when dropped");
        fs::remove_dir_all(&dir).expect("our own folder can be removed");
    }
}
