//! The little of XML that programs write: tags, attributes, text. No document types, so there are no entities but the
//! five and those by number, and nothing to expand.

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The element of this local name ends. Not told of one that is empty.
    Close(&'a str),
    /// Text, its entities not yet resolved.
    Text(&'a str),
}

/// The start of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name without a prefix.
    pub name: &'a str,
    /// Whether it ends at once.
    pub empty: bool,
    attributes: &'a str,
}

/// It is no such XML, or breaks off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// Goes through XML from its start.
pub(super) struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(xml: &'a str) -> Self {
        Self { rest: xml }
    }

    /// What comes next; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Event<'a>>, Broken> {
        loop {
            if self.rest.is_empty() {
                return Ok(None);
            }
            let Some(inside) = self.rest.strip_prefix('<') else {
                let (text, rest) = self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return Ok(Some(Event::Text(text)));
            };
            if let Some((_, end)) = [("?", "?>"), ("!--", "-->")]
                .iter()
                .find(|(start, _)| inside.starts_with(start))
            {
                self.rest = inside.split_once(end).ok_or(Broken)?.1;
                continue;
            }
            // Document types, and sections that nobody writes in these files.
            if inside.starts_with('!') {
                return Err(Broken);
            }
            let (tag, rest) = inside.split_at(end(inside).ok_or(Broken)?);
            self.rest = rest.get(1..).unwrap_or_default();
            if let Some(name) = tag.strip_prefix('/') {
                return Ok(Some(Event::Close(local(name.trim_end()))));
            }
            let bare = tag.strip_suffix('/').unwrap_or(tag);
            let (name, attributes) = bare.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((bare, ""));
            return Ok(Some(Event::Open(Tag {
                name: local(name),
                empty: bare.len() < tag.len(),
                attributes,
            })));
        }
    }
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// Where the tag ends: at the first `>` outside of quotes.
fn end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

impl Tag<'_> {
    /// The value of the attribute whose local name is `name`; empty if there is none.
    pub(super) fn value(&self, name: &str) -> String {
        let mut out = String::new();
        let mut rest = self.attributes;
        while let Some((known, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let Some(quote) = behind.chars().next() else { break };
            let mut parts = behind.splitn(3, quote).skip(1);
            let value = parts.next().unwrap_or_default();
            if local(known.trim()) == name {
                resolve(value, &mut out);
                break;
            }
            rest = parts.next().unwrap_or_default();
        }
        out
    }

    /// Whether a switch of this name is on, as its `val` says: there alone, it is.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value("val").as_str(), "0" | "false" | "off")
    }
}

/// Writes `text` behind `out`, its entities resolved; one that is not known stays as it is.
pub(super) fn resolve(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((plain, behind)) = rest.split_once('&') {
        out.push_str(plain);
        let letter = behind
            .split_once(';')
            .and_then(|(name, after)| Some((letter(name)?, after)));
        rest = match letter {
            Some((letter, after)) => {
                out.push(letter);
                after
            }
            None => {
                out.push('&');
                behind
            }
        };
    }
    out.push_str(rest);
}

fn letter(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}
