//! Small letters for capitals, by rule: the standard library's tables of the whole of Unicode take 6 KB of wasm.

/// `text` in small letters, as far as [`small`] knows them.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// The small letter of a capital in Latin (to U+017F), Greek or Cyrillic (to U+045F); anything else as it is. A final
/// sigma counts as a sigma, and İ as a plain i.
#[must_use]
pub const fn small(c: char) -> char {
    let by = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        'Ά' => 0x26,
        'Έ'..='Ί' => 0x25,
        'Ό' => 0x40,
        'Ύ' | 'Ώ' => 0x3f,
        'İ' => return 'i',
        'Ÿ' => return 'ÿ',
        'ς' => return 'σ',
        // Capitals are even here, and odd where a letter without one has moved them.
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => 1 - (c as u32 & 1),
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => c as u32 & 1,
        _ => 0,
    };
    match char::from_u32(c as u32 + by) {
        Some(small) => small,
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_the_small_one_that_unicode_gives_it() {
        let letters = ('\0'..='\u{17f}')
            .chain('\u{386}'..='\u{3cf}')
            .chain('\u{400}'..='\u{45f}');
        for c in letters.filter(|c| !matches!(c, 'İ' | 'ς' | 'Ϗ')) {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c}");
        }
    }

    #[test]
    fn capitals_make_no_difference() {
        assert_eq!(
            lowercase("JUAN GUAIDÓ, Ñandú, ΣΟΦΟΣ, МОСКВА"),
            "juan guaidó, ñandú, σοφοσ, москва"
        );
        assert_eq!(lowercase("σοφος"), lowercase("ΣΟΦΟΣ"));
    }
}
