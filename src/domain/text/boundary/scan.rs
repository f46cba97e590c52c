//! Steps over a text. Not generic and not inlined: as closures they would be in the app's wasm a dozen times over.

/// `words` without what `skipped` holds for at their start.
#[inline(never)]
pub(super) fn behind(words: &str, skipped: fn(char) -> bool) -> &str {
    words.trim_start_matches(skipped)
}

/// `words` without what `skipped` holds for at their end.
#[inline(never)]
pub(super) fn before(words: &str, skipped: fn(char) -> bool) -> &str {
    words.trim_end_matches(skipped)
}

/// The start of `words`, up to what `stops` holds for.
#[inline(never)]
pub(super) fn until(words: &str, stops: fn(char) -> bool) -> &str {
    words.find(stops).map_or(words, |at| &words[..at])
}

/// Whether `wanted` holds for the first code point of `words`.
#[inline(never)]
pub(super) fn starts(words: &str, wanted: fn(char) -> bool) -> bool {
    words.chars().next().is_some_and(wanted)
}

/// Whether `word` is one of `list`, whose words are parted by single spaces.
#[inline(never)]
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|entry| entry == word)
}
