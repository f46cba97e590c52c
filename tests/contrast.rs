//! Contrast of every pair of colours that stand on each other, in every theme, worked out from `styles/tokens.css`.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use pressmark::domain::app::Theme;

const TOKENS: &str = include_str!("../styles/tokens.css");

/// The colours of the palette that a label can have.
const PALETTE: [&str; 8] = [
    "yellow",
    "sky",
    "purple",
    "orange",
    "green",
    "blue",
    "vermilion",
    "grey",
];

/// For text (WCAG 2.2, 1.4.3) and for what is not text but must be seen (1.4.11).
const TEXT: f64 = 4.5;
const SEEN: f64 = 3.0;

type Colors = BTreeMap<String, [u8; 3]>;

/// The rules of a style sheet that hold colours: the selectors around them, and the colours by name. Colours that are
/// partly transparent are left out.
fn rules(css: &str) -> Vec<(String, Colors)> {
    let mut plain = css.to_owned();
    while let Some((before, rest)) = plain.split_once("/*") {
        let (_, behind) = rest.split_once("*/").expect("comments end");
        plain = format!("{before}{behind}");
    }
    let (mut found, mut around, mut piece): (Vec<(String, Colors)>, Vec<String>, String) = Default::default();
    for c in plain.chars() {
        match c {
            '{' => around.push(std::mem::take(&mut piece).trim().to_owned()),
            ';' | '}' => {
                let color = piece
                    .trim()
                    .split_once(':')
                    .and_then(|(name, value)| Some((name.trim(), hex(value.trim())?)));
                if let Some((name, color)) = color.filter(|(name, _)| name.starts_with("--")) {
                    let path = around.join(" ");
                    if found.last().is_none_or(|(last, _)| *last != path) {
                        found.push((path, Colors::new()));
                    }
                    let (_, colors) = found.last_mut().expect("one was just put there");
                    colors.insert(name[2..].to_owned(), color);
                }
                piece.clear();
                if c == '}' {
                    around.pop();
                }
            }
            c => piece.push(c),
        }
    }
    found
}

fn hex(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#')?;
    let long = if digits.len() == 3 {
        digits.chars().flat_map(|c| [c, c]).collect()
    } else {
        digits.to_owned()
    };
    let part = |nth: usize| u8::from_str_radix(long.get(nth * 2..nth * 2 + 2)?, 16).ok();
    (long.len() == 6).then_some([part(0)?, part(1)?, part(2)?])
}

/// Every theme that the style sheet has: the first rule's colours, and in each further one what it changes of them.
fn themes() -> Vec<(String, Colors)> {
    let rules = rules(TOKENS);
    let (_, light) = rules.first().expect("there are colours").clone();
    let all = rules.into_iter().filter(|(_, colors)| colors.contains_key("paper"));
    all.map(|(name, colors)| {
        let mut whole = light.clone();
        whole.extend(colors);
        (name, whole)
    })
    .collect()
}

/// Relative luminance, from 0 to 1: <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>.
fn luminance(color: [u8; 3]) -> f64 {
    let linear = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Contrast ratio, from 1 to 21: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What stands on what, and how much contrast it needs.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    let mut add = |above: &[&str], below: &[&str], needed| {
        for above in above {
            pairs.extend(
                below
                    .iter()
                    .map(|below| ((*above).to_owned(), (*below).to_owned(), needed)),
            );
        }
    };
    let grounds = ["paper", "panel", "card", "hover"];
    add(&["ink", "soft"], &grounds, TEXT);
    add(&["ink"], &["draft", "select"], TEXT);
    add(&["danger"], &["paper", "panel", "card"], TEXT);
    // Numbers of paragraphs.
    add(&["faint"], &["paper"], TEXT);
    // What was just done, and the button that is meant.
    add(&["paper"], &["ink"], TEXT);
    add(&["focus"], &["paper", "panel", "card", "hover", "select"], SEEN);
    add(&["edge-ui"], &["paper", "panel", "card"], SEEN);
    add(&["danger"], &["card"], SEEN);
    for color in PALETTE {
        let (strong, line) = (format!("{color}-strong"), format!("{color}-line"));
        add(&["ink"], &[color, strong.as_str()], TEXT);
        // The letter on a badge, and the line under the words, on either fill and on the page around it.
        add(&["paper"], &[line.as_str()], TEXT);
        add(&[line.as_str()], &[color, "paper", "card", "panel"], SEEN);
    }
    pairs
}

#[test]
fn every_pair_of_colours_has_contrast_in_every_theme() {
    let themes = themes();
    assert!(themes.len() >= 3, "light, dark by the system, dark by choice");
    let mut wrong = Vec::new();
    for (theme, colors) in &themes {
        for (above, below, needed) in pairs() {
            let color = |name: &str| *colors.get(name).unwrap_or_else(|| panic!("--{name} in {theme}"));
            let found = contrast(color(&above), color(&below));
            if found < needed {
                wrong.push(format!("--{above} on --{below}: {found:.2}, not {needed}, in {theme}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A theme that can be chosen has its colours, and dark by choice is dark by the system.
#[test]
fn every_theme_has_its_colours() {
    let themes = themes();
    for theme in Theme::ALL {
        if !matches!(theme, Theme::System | Theme::Light) {
            let name = format!("data-theme=\"{}\"", theme.name());
            assert!(themes.iter().any(|(path, _)| path.contains(&name)), "{name}");
        }
    }
    let dark = |part: &str| {
        themes
            .iter()
            .find(|(path, _)| path.contains(part))
            .map(|(_, colors)| colors)
    };
    assert_eq!(dark("prefers-color-scheme: dark"), dark("[data-theme=\"dark\"]"));
}

/// The formula gives what is known: black on white, one on itself, and the grey that just passes.
#[test]
fn the_formula_is_that_of_wcag() {
    let near = |found: f64, known: f64| (found - known).abs() < 0.005;
    assert!(near(contrast([0; 3], [255; 3]), 21.0));
    assert!(near(contrast([9, 99, 199], [9, 99, 199]), 1.0));
    assert!(near(contrast([0x76; 3], [255; 3]), 4.54));
    assert!(near(contrast([0x77; 3], [255; 3]), 4.48));
}
