//! The notice after a mistake in the program.

messages! {
    STOPPED =
        "Pressmark has stopped because of a mistake in the program. What was stored in this browser is safe. Save a copy, then reload the page.",
        "Pressmark se detuvo por un error del programa. Lo que se guardó en este navegador está a salvo. Guarda una copia y luego recarga la página.";
    SAVE_STORED = "Save what is stored", "Guardar lo almacenado";
    SAVE_A_COPY = "Save a copy", "Guardar una copia";
    RELOAD = "Reload", "Recargar";
}

plurals! {}
