//! A link that carries the work.

messages! {
    COPY = "Copy a link", "Copiar un enlace";
    ADDRESS = "The link", "El enlace";
    NO_CLIPBOARD =
        "The browser did not let the page use the clipboard. Copy the link from here.",
        "El navegador no dejó que la página usara el portapapeles. Copia el enlace de aquí.";
    TOO_MUCH =
        "This work is too much for a link: it would have {0} KB, and many programs take no more than {1} KB. Send it as a file instead.",
        "Este trabajo es demasiado para un enlace: tendría {0} KB, y muchos programas no aceptan más de {1} KB. Envíalo como archivo.";
    NOT_PACKED =
        "This browser cannot make such links. Send the work as a file instead.",
        "Este navegador no puede crear estos enlaces. Envía el trabajo como archivo.";

    WORK = "The work in this link", "El trabajo de este enlace";
    BROKEN =
        "A part of the link is missing or was changed on the way. Nothing here was changed. Copy the whole link again, or ask for a file.",
        "Una parte del enlace falta o se cambió en el camino. Aquí no se cambió nada. Copia otra vez el enlace completo o pide un archivo.";
    TOO_LONG =
        "The link has {0} KB; up to {1} KB can be read. Nothing here was changed. Ask for a file.",
        "El enlace tiene {0} KB; se pueden leer hasta {1} KB. Aquí no se cambió nada. Pide un archivo.";
    TOO_LARGE =
        "It unpacks to more than {0} MB, which is no work of a person. Nothing here was changed.",
        "Al descomprimirlo pasa de {0} MB, y eso no es el trabajo de una persona. Aquí no se cambió nada.";
    NEWER =
        "The link has version {0}, from a newer Pressmark; this one reads version {1}. Nothing here was changed. Open it with a newer Pressmark.",
        "El enlace tiene la versión {0}, de un Pressmark más nuevo; este lee la versión {1}. Aquí no se cambió nada. Ábrelo con un Pressmark más nuevo.";
    NOT_UNPACKED =
        "This browser cannot unpack such links. Nothing here was changed. Open it in a newer browser, or ask for a file.",
        "Este navegador no puede descomprimir estos enlaces. Aquí no se cambió nada. Ábrelo en un navegador más nuevo o pide un archivo.";
}

plurals! {
    COPIED = ("Copied a link that holds {0} annotation", "Copied a link that holds {0} annotations"),
        ("Se copió un enlace que contiene {0} anotación", "Se copió un enlace que contiene {0} anotaciones");
}
