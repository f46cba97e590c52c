//! The command line of the build's helper. `cargo xtask` prints its commands.

use std::path::Path;
use std::process::ExitCode;

use xtask::{Outcome, page, serve::Server, sizes};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  page                         finish the page that Trunk has staged (its post_build hook;
                               reads TRUNK_STAGING_DIR, TRUNK_SOURCE_DIR and TRUNK_PROFILE)
  sizes DIR [--budget-kb N]    what a first visit to the site in DIR loads, in bytes as they are,
                               by gzip and by brotli; fails above N KB of brotli (1 KB = 1024 bytes)
  serve DIR [--port N]         serve DIR to this machine alone, until stopped (port 0: a free one)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome<()> {
    match words {
        ["page"] => page::finish_staged(),
        ["sizes", dir] => sizes::report(Path::new(dir), None),
        ["sizes", dir, "--budget-kb", kb] => sizes::report(Path::new(dir), Some(number("--budget-kb", kb)?)),
        ["serve", dir] => serve(dir, 0),
        ["serve", dir, "--port", port] => serve(dir, number("--port", port)?),
        _ => Err(format!("not understood: {}\n\n{USAGE}", words.join(" "))),
    }
}

fn number<T: std::str::FromStr>(option: &str, word: &str) -> Outcome<T> {
    word.parse()
        .map_err(|_| format!("{option} wants a whole number in range, not {word}"))
}

fn serve(dir: &str, port: u16) -> Outcome<()> {
    let server = Server::start(Path::new(dir), port)?;
    println!("{}", server.url());
    loop {
        std::thread::park();
    }
}
