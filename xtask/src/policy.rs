//! The content security policy: what the page may load and run, and nothing beside.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::{inline_scripts, tags};
use crate::{Outcome, html, page};

/// Where the policy goes in the page. It comes before anything it governs.
pub const PLACE: &str = "<!-- policy -->";

/// The policy for `page`: this origin's own files, WebAssembly, and the scripts that stand in the page, told by their hash.
#[must_use]
pub fn policy(page: &str) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for body in inline_scripts(page) {
        scripts.push_str(&format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(body))));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; connect-src 'self'; \
         img-src 'self' data: blob:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// Puts the policy in its place. The scripts of the page must be final: one more byte in them and they do not run.
///
/// # Errors
/// When the place is missing, or the page holds what the policy would block.
pub fn insert(page: &str) -> Outcome<String> {
    refuse_blocked(page)?;
    let meta = format!(
        r#"<meta http-equiv="Content-Security-Policy" content="{}">"#,
        html::escape(&policy(page))
    );
    page::put(page, PLACE, &meta)
}

/// A blocked style or a foreign file shows itself only in a browser's console; the build says it first.
fn refuse_blocked(page: &str) -> Outcome<()> {
    for name in ["link", "script", "img", "iframe", "base", "form"] {
        for tag in tags(page, name) {
            for key in ["href", "src", "action"] {
                if let Some(url) = tag.attribute(key)
                    && (url.starts_with("http:") || url.starts_with("https:") || url.starts_with("//"))
                {
                    return Err(format!("index.html names another origin: {url}"));
                }
            }
        }
    }
    if !tags(page, "style").is_empty() {
        return Err("index.html has a <style> element, which the policy blocks".into());
    }
    // Scripts may well say ` style="`; markup may not.
    let markup = inline_scripts(page)
        .into_iter()
        .fold(page.to_owned(), |markup, body| markup.replacen(body, "", 1));
    for attribute in [" style=\"", " onclick=\"", " onload=\"", " onerror=\""] {
        if markup.contains(attribute) {
            return Err(format!("index.html has{attribute}…\", which the policy blocks"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_named_by_the_hash_of_its_bytes() {
        // The digest of `alert(1)` is known independently: printf 'alert(1)' | openssl dgst -sha256 -binary | base64
        let page = format!("<head>{PLACE}<script>alert(1)</script></head>");
        let hash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";
        let inserted = insert(&page).expect("the page is allowed");
        assert!(inserted.contains(hash), "{inserted}");
        assert!(!inserted.contains(PLACE));
    }

    #[test]
    fn nothing_is_allowed_that_is_not_listed() {
        let policy = policy("");
        assert!(policy.starts_with("default-src 'none'; "));
        for never in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(never), "{never}");
        }
    }

    #[test]
    fn what_the_policy_blocks_fails_the_build() {
        for bad in [
            r#"<link rel="stylesheet" href="https://example.org/a.css">"#,
            r#"<script src="//example.org/a.js"></script>"#,
            "<style>p {}</style>",
            r#"<p style="color: red">"#,
            r#"<button onclick="x()">"#,
        ] {
            assert!(insert(&format!("{PLACE}{bad}")).is_err(), "{bad}");
        }
        let fine = format!(r#"{PLACE}<script>let s = '<p style="x">';</script>"#);
        assert!(insert(&fine).is_ok());
    }

    #[test]
    fn a_page_without_its_place_is_refused() {
        assert!(insert("<head></head>").is_err());
        assert!(insert(&format!("{PLACE}{PLACE}")).is_err());
    }
}
