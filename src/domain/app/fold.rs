//! Letters as they are looked for: without case and without accents.

/// The plain letters of U+00C0 to U+017F, Latin-1 and Latin Extended-A; a full stop where there is none.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiii.nooooo.ouuuuy.s\
aaaaaa.ceeeeiiii.nooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnn..oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// `text` without case, accents and the difference between straight and curly quotation marks.
///
/// Case is folded in Latin (to U+017F), Greek and Cyrillic, accents in Latin and where they are letters of their own
/// (combining marks). Whole case tables would cost a first visit more than they would find.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().filter_map(folded).collect()
}

fn folded(c: char) -> Option<char> {
    let moved = |by: u32| char::from_u32(u32::from(c) + by);
    match c {
        '\u{300}'..='\u{36f}' => None,
        '\u{c0}'..='\u{17f}' => {
            let plain = LATIN.get(u32::from(c) as usize - 0xc0).copied().unwrap_or(b'.');
            match c {
                _ if plain != b'.' => Some(char::from(plain)),
                'Æ' | 'Ð' | 'Þ' => moved(0x20),
                'Ĳ' | 'Ŋ' | 'Œ' => moved(1),
                _ => Some(c),
            }
        }
        'Α'..='Ω' | 'А'..='Я' => moved(0x20),
        'Ѐ'..='Џ' => moved(0x50),
        '‘' | '’' => Some('\''),
        '“' | '”' => Some('"'),
        _ => Some(c.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, expected) in [
            ("Juan GUAIDÓ", "juan guaido"),
            ("Guaido\u{301}", "guaido"),
            ("ÑANDÚ, niño", "nandu, nino"),
            ("Łódź Žižek Ÿ ẞ", "lodz zizek y ẞ"),
            ("Straße, ŒUVRE, Æon, 2×2÷4", "strase, œuvre, æon, 2×2÷4"),
            ("ΑΘΗΝΑ МОСКВА Ђ", "αθηνα москва ђ"),
            ("“It’s”", "\"it's\""),
            ("谁说的 🧐", "谁说的 🧐"),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn the_table_has_the_small_letter_of_every_capital() {
        for c in '\u{c0}'..='\u{17f}' {
            let small = c.to_lowercase().to_string();
            assert_eq!(fold(&fold(&small)), fold(&c.to_string()), "{c}");
        }
    }
}
