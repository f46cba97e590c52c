//! Finding annotations, and how much is marked.

messages! {
    FIND = "Find", "Buscar";
    FIELD = "Find in annotations", "Buscar en las anotaciones";
    KEY = "Find in the annotations. In the field, Escape shows all again", "Buscar en las anotaciones. En el campo, Escape vuelve a mostrarlas todas";
    KEY_HIDE = "Hide the highlights, or show them again", "Ocultar las marcas, o mostrarlas de nuevo";
    NO_NOTE = "No note", "Sin nota";
    NO_SOURCE = "No source", "Sin fuente";
    NOT_PLACED = "Not placed", "Sin lugar";
    SHOW_ALL = "Show all", "Mostrar todas";
    HIDE = "Hide highlights", "Ocultar marcas";
    SHOW_MARKS = "Show highlights", "Mostrar marcas";
    OF = "{0} of {1}", "{0} de {1}";
    SHOWN = "{0} of {1} shown", "Se muestran {0} de {1}";
    ALL_SHOWN = "All {0} shown", "Se muestran las {0}";
    NOTHING_FITS = "None of your annotations fits.", "Ninguna de tus anotaciones coincide.";
    COVERAGE = "You have marked {0} % of the article", "Llevas marcado el {0} % del artículo";
    EVERYTHING = "When everything is marked, nothing stands out.", "Cuando todo está marcado, nada se destaca.";
    METER = "Marked part of the article", "Parte marcada del artículo";
    MARKS_HIDDEN = "Highlights hidden", "Marcas ocultas";
    MARKS_SHOWN = "Highlights shown", "Marcas a la vista";
}

plurals! {}
