//! One annotation in the list.

messages! {
    BY = "by {0}", "de {0}";
    ALSO_HERE = "Also here: ", "También aquí: ";
    AND_MORE = "and {0} more", "y {0} más";
    NOTE_ON = "Note on “{0}”", "Nota en «{0}»";
    DONE_NOTE_ON = "Done with the note on “{0}”", "Nota terminada en «{0}»";
    LABEL = "Label", "Etiqueta";
    LABEL_NAME = "{0} label", "Etiqueta {0}";
    NOTE = "Note", "Nota";
    DONE = "Done", "Listo";
    DELETE = "Delete", "Eliminar";
    DELETE_THIS = "Delete {0} “{1}”", "Eliminar {0} «{1}»";
}

plurals! {}
