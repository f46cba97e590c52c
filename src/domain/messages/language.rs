//! The languages of the interface.

/// A language that the program speaks. Not the language of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Language; 2] = [Self::English, Self::Spanish];

    /// Its tag (BCP 47): in storage and in the page's `lang`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// The language that a tag such as `es` or `es-MX` asks for, if the program speaks it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The first of `tags`, in the order of the reader's preference, that the program speaks; else English.
    pub fn preferred<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::of_tag).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_first_language_that_is_spoken_is_taken() {
        let cases = [
            (&["fr-CA", "es-MX", "en"][..], Language::Spanish),
            (&["EN_us"], Language::English),
            (&["de"], Language::English),
            (&[], Language::English),
            (&["est"], Language::English),
        ];
        for (tags, expected) in cases {
            assert_eq!(Language::preferred(tags.iter().copied()), expected, "{tags:?}");
        }
    }
}
