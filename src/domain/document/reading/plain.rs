//! Plain text.

use super::{HEADLINE, Piece};
use crate::domain::document::BlockKind;

/// The blocks of `text`. Blank lines part paragraphs, whose lines are joined; where there is no blank line, every line is
/// one. A line that begins with a bullet is an entry of a list.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines: Vec<&str> = text.split(['\n', '\r', '\u{2029}']).map(str::trim).collect();
    // Two characters end a line of Windows; that is no blank line.
    let joined = text.replace("\r\n", "\n");
    let parted = joined.trim().split('\n').any(|line| line.trim().is_empty());
    if !parted {
        return lines.into_iter().map(line_piece).collect();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in joined.split(['\n', '\r']).map(str::trim).chain([""]) {
        if line.is_empty() {
            close(&mut open, &mut pieces);
        } else if bullet(line).is_some() {
            close(&mut open, &mut pieces);
            pieces.push(line_piece(line));
        } else {
            open.push(line);
        }
    }
    pieces
}

/// Takes the lines of a paragraph. Those above all others, if they are few and short, are headline, byline and date.
fn close(open: &mut Vec<&str>, pieces: &mut Vec<Piece>) {
    let short = |line: &&str| line.chars().count() <= HEADLINE && !line.ends_with(['.', ',']);
    if pieces.is_empty() && open.len() <= 3 && open.iter().all(short) {
        pieces.extend(open.drain(..).map(line_piece));
    } else if !open.is_empty() {
        pieces.push(Piece::new(BlockKind::Paragraph, open.join(" ")));
    }
    open.clear();
}

fn line_piece(line: &str) -> Piece {
    match bullet(line) {
        Some(words) => Piece::new(BlockKind::Item, words),
        None => Piece::new(BlockKind::Paragraph, line),
    }
}

/// What stands behind a bullet.
fn bullet(line: &str) -> Option<&str> {
    ["- ", "* ", "\u{2022} ", "\u{2022}\t", "\u{2023} ", "\u{25e6} "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet))
}
