//! What was done, what can be undone, and what is said about it. An annotation is put in as `quote “cooperation.”`.

messages! {
    NAMED = "{0} “{1}”", "{0} «{1}»";
    MARK = "mark {0}", "marcar {0}";
    MARKED = "Marked {0}", "Se marcó {0}";
    ALREADY_MARKED = "Already marked: {0}", "Ya está marcado: {0}";
    MOVE_EDGES = "move the edges of {0}", "mover los bordes de {0}";
    NOW = "Now {0}", "Ahora: {0}";
    CHANGE = "change {0} to {1}", "cambiar {0} a {1}";
    CHANGED = "Changed {0} to {1}", "Se cambió {0} a {1}";
    NOTE = "note on {0}", "nota en {0}";
    DELETE = "delete {0}", "eliminar {0}";
    DELETED = "Deleted {0}", "Se eliminó {0}";
    PEN_UP =
        "{0} pen in hand: what you select is marked at once. Escape puts it down.",
        "Lápiz en mano: {0}. Lo que selecciones se marca al instante. Escape lo suelta.";
    PEN_DOWN = "{0} pen put down", "Se soltó el lápiz: {0}";
    IMPORTED = "Imported: {0}", "Listo: {0}";
    UNDONE = "Undone: {0}", "Se deshizo: {0}";
    DONE_AGAIN = "Done again: {0}", "Se rehízo: {0}";
    NOTHING_TO_UNDO = "Nothing to undo", "No hay nada que deshacer";
    NOTHING_TO_REDO = "Nothing to redo", "No hay nada que rehacer";
    NOT_UNDONE =
        "Not undone: {0}. It was changed in another tab since. Nothing was changed now; edit it there or here.",
        "No se deshizo: {0}. Cambió después en otra pestaña. Ahora no se tocó nada; edítala allá o aquí.";
    NOT_DONE_AGAIN =
        "Not done again: {0}. It was changed in another tab since. Nothing was changed now; edit it there or here.",
        "No se rehízo: {0}. Cambió después en otra pestaña. Ahora no se tocó nada; edítala allá o aquí.";
    KEPT =
        "Another tab deleted {0}. It is kept, because you are writing its note.",
        "Otra pestaña eliminó {0}. Se conserva porque estás escribiendo su nota.";
    WRITTEN_AGAIN =
        "Some of your work was gone from the browser's storage. It is stored again.",
        "Parte de tu trabajo ya no estaba en el almacenamiento del navegador. Se guardó otra vez.";
    SAVING_WORKS =
        "Saving works again. Everything is stored.",
        "Ya se puede guardar otra vez. Todo está guardado.";
    STORAGE_FULL =
        "The browser's storage is full, so your latest changes are not saved yet. {0}",
        "El almacenamiento del navegador está lleno: tus últimos cambios aún no se han guardado. {0}";
    STORAGE_BLOCKED =
        "This browser does not let the page store anything, so your work is not saved. {0}",
        "Este navegador no deja que la página guarde nada: tu trabajo no se guarda. {0}";
    STORAGE_FAILED =
        "The browser could not store your latest changes. {0}",
        "El navegador no pudo guardar tus últimos cambios. {0}";
    STILL_SAFE =
        "They are safe as long as this page stays open. Save a copy to a file now; saving is tried again after every change.",
        "Están a salvo mientras esta página siga abierta. Guarda ahora una copia en un archivo; tras cada cambio se intenta guardar de nuevo.";
    HEADLINE = "Headline", "Titular";
    PARAGRAPH = "Paragraph {0}", "Párrafo {0}";
}

plurals! {
    MORE_HERE =
        (". {0} other here: pick again for the next", ". {0} others here: pick again for the next"),
        (". {0} más aquí: elige otra vez para ver la siguiente", ". {0} más aquí: elige otra vez para ver la siguiente");
}
