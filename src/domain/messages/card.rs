//! One annotation in the list.

messages! {
    BY = "by {0}", "de {0}";
}

plurals! {}
