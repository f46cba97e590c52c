//! How messages are written down: each with its texts on the lines below its name.

/// Makes a constant of every line `NAME = "English", "Spanish";`, and `ALL` for the test that goes through them.
macro_rules! messages {
    ($($name:ident = $en:expr, $es:expr;)*) => {
        $(pub const $name: $crate::domain::messages::Message = $crate::domain::messages::Message::new($en, $es);)*
        #[cfg(test)]
        pub const ALL: &[(&str, $crate::domain::messages::Message)] = &[$((stringify!($name), $name)),*];
    };
}

/// Makes a constant of every line `NAME = ("one", "other"), ("uno", "otros");`, and `PLURALS` for the test.
macro_rules! plurals {
    ($($name:ident = ($one:expr, $other:expr), ($uno:expr, $otros:expr);)*) => {
        $(pub const $name: $crate::domain::messages::Plural = $crate::domain::messages::Plural::new(
            $crate::domain::messages::Message::new($one, $uno),
            $crate::domain::messages::Message::new($other, $otros),
        );)*
        #[cfg(test)]
        pub const PLURALS: &[(&str, $crate::domain::messages::Plural)] = &[$((stringify!($name), $name)),*];
    };
}

/// Declares the files of this folder, one for each part of the program, and lists them for the test.
macro_rules! areas {
    ($($area:ident),* $(,)?) => {
        $(#[allow(missing_docs, reason = "the English text says what each is")] pub mod $area;)*
        #[cfg(test)]
        const AREAS: &[(&str, &[(&str, Message)], &[(&str, Plural)])] =
            &[$((stringify!($area), $area::ALL, $area::PLURALS)),*];
    };
}
