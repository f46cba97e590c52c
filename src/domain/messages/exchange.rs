//! Export, import and its plan, and copies of stored bytes.

messages! {
    SAVED = "Saved {0}", "Se guardó {0}";
    NOT_SAVED_RAW =
        "The file could not be saved ({0}). Nothing is lost.",
        "No se pudo guardar el archivo ({0}). No se perdió nada.";
    NOT_SAVED =
        "The file could not be saved ({0}). Nothing is lost. Try Copy JSON in the Export menu instead.",
        "No se pudo guardar el archivo ({0}). No se perdió nada. Prueba con Copiar JSON en el menú Exportar.";
    NO_CLIPBOARD =
        "The browser did not let the page use the clipboard. Nothing is lost. Export JSON as a file instead.",
        "El navegador no dejó que la página usara el portapapeles. No se perdió nada. Exporta el JSON como archivo.";
    IS_ARTICLE =
        "It holds no annotations. To read it here, choose Articles, then Add an article.",
        "No contiene anotaciones. Para leerlo aquí, elige Artículos y luego Agregar un artículo.";
    NOT_IMPORTED = "{0} was not imported. {1}", "{0} no se importó. {1}";
    BROWSER_COULD_NOT_READ =
        "The browser could not read it ({0}). Nothing was changed. Try choosing it again.",
        "El navegador no pudo leerlo ({0}). No se cambió nada. Prueba a elegirlo otra vez.";
    NOTHING_TAKEN = "Nothing of the file was taken.", "No se tomó nada del archivo.";
    ALL_HERE = "Everything in the file is already here.", "Todo lo del archivo ya está aquí.";

    PLAN = "Import plan", "Plan de importación";
    LEAD = "{0}. Nothing changes until you agree.", "{0}. Nada cambia hasta que aceptes.";
    LEAD_BY = "{0} by {1}. Nothing changes until you agree.", "{0}, de {1}. Nada cambia hasta que aceptes.";
    AND_MORE = "And {0} more, which are answered as counted above.", "Y {0} más, con las respuestas que se cuentan arriba.";
    ADD_TO_MINE = "Add to mine", "Agregar a lo mío";
    IMPORT = "Import", "Importar";
    CANCEL = "Cancel", "Cancelar";
    LABEL = "Label {0}", "Etiqueta {0}";
    ANNOTATION = "Annotation {0}", "Anotación {0}";
    LINK = "Link {0}", "Enlace {0}";
    ORPHAN = "Orphan {0}", "Huérfana {0}";
    FOR = "For “{0}”", "Para «{0}»";
    LEAVE_DELETED = "Leave it deleted", "Dejarla eliminada";
    BRING_BACK = "Bring it back", "Recuperarla";
    KEEP_MINE = "Keep mine", "Conservar lo mío";
    WITHOUT_PLACE = "Keep it without a place", "Conservarla sin lugar";
    PLACE_HERE = "Place it here", "Ponerla aquí";
    TAKE_THEIRS = "Take theirs", "Tomar lo suyo";

    DISMISS = "Dismiss", "Cerrar";
    SAVE_A_COPY = "Save a copy", "Guardar una copia";
    NOT_SAVED_YET = "Your latest changes are not saved yet.", "Tus últimos cambios aún no se han guardado.";
    NEWER_STORED =
        "Some stored work was written by a newer Pressmark (format {0}) and is not shown here. Open it with that version. {1}",
        "Una parte del trabajo guardado la escribió un Pressmark más nuevo (formato {0}) y no se muestra aquí. Ábrela con esa versión. {1}";
    UNREADABLE_STORED =
        "Some stored work could not be read ({0}) and is not shown here. {1}",
        "Una parte del trabajo guardado no se pudo leer ({0}) y no se muestra aquí. {1}";
    LEFT_AS_IT_IS =
        "It is left exactly as it is, under {0}. Everything else is shown and saved as always. You can save a copy of what could not be read to a file.",
        "Se deja exactamente como está, en {0}. Todo lo demás se muestra y se guarda como siempre. Puedes guardar en un archivo una copia de lo que no se pudo leer.";
}

plurals! {
    COPIED = ("Copied {0} annotation as JSON", "Copied {0} annotations as JSON"),
        ("Se copió {0} anotación como JSON", "Se copiaron {0} anotaciones como JSON");
    IMPORT_OF = ("import of {0} annotation", "import of {0} annotations"),
        ("importación de {0} anotación", "importación de {0} anotaciones");
    ADDED = ("added", "added"), ("se agrega", "se agregan");
    ALREADY_HERE = ("already here", "already here"), ("ya está aquí", "ya están aquí");
    NEWER = ("newer there", "newer there"), ("tiene cambios más nuevos allá", "tienen cambios más nuevos allá");
    CHANGED = ("changed here too", "changed here too"), ("también cambió aquí", "también cambiaron aquí");
    DELETED = ("deleted here", "deleted here"), ("se eliminó aquí", "se eliminaron aquí");
    RE_ANCHORED = ("re-anchored", "re-anchored"), ("cambia de lugar", "cambian de lugar");
    APPROXIMATE = ("words changed", "words changed"), ("sus palabras cambiaron", "sus palabras cambiaron");
    LOST = ("lost", "lost"), ("pierde su lugar", "pierden su lugar");
    REFUSED = ("refused", "refused"), ("no se puede usar", "no se pueden usar");
}
