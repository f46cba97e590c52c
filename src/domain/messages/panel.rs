//! The list of annotations.

messages! {
    YOUR_ANNOTATIONS = "Your annotations", "Tus anotaciones";
    ANNOTATIONS = "Annotations", "Anotaciones";
    CLOSE = "Close", "Cerrar";
    EMPTY = "Select words in the article to mark them", "Selecciona palabras del artículo para marcarlas";
    EMPTY_OR = ", or press ", " o pulsa ";
    EMPTY_KEYS = " for keys", " para ver las teclas";
    NOT_IN_THIS_TEXT = "Not in this text any more", "Ya no está en este texto";
}

plurals! {}
