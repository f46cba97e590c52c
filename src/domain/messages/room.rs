//! The room that the browser gives, and what takes it.

messages! {
    STORAGE = "Storage", "Almacenamiento";
    USED = "{0} of {1} used ({2} %)", "{0} de {1} en uso ({2} %)";
    KB = "{0} KB", "{0} KB";
    MB = "{0}.{1} MB", "{0}.{1} MB";
    WHAT = "What takes the room", "Qué ocupa el espacio";
    SETTINGS = "Settings", "Ajustes";
    UNREADABLE = "What cannot be read", "Lo que no se puede leer";
    ELSEWHERE = "Work on an article that is not here", "Trabajo sobre un artículo que no está aquí";
    OTHER = "Other programs on this address", "Otros programas de esta dirección";
    HIGH =
        "It is nearly full. Tidy up, erase articles that you have put away, and save a copy. When it is full, your work goes on, but is not stored.",
        "Está casi lleno. Haz limpieza, borra los artículos que guardaste aparte y guarda una copia. Cuando se llene podrás seguir trabajando, pero no se guardará.";
    HIGH_ALERT =
        "The browser’s storage is nearly full ({0} %). Everything is stored so far. Open Articles to make room.",
        "El almacenamiento del navegador está casi lleno ({0} %). Por ahora todo está guardado. Abre Artículos para hacer espacio.";
    TIDY = "Tidy up", "Hacer limpieza";
    TIDIED = "Tidied up: {0} more is free.", "Listo: ahora hay {0} más de espacio libre.";
    TIDY_ALREADY =
        "There was nothing to tidy up. To make room, erase articles that you have put away.",
        "No había nada que limpiar. Para hacer espacio, borra artículos que guardaste aparte.";
}

plurals! {}
