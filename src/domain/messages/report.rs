//! The reports that leave the program.

messages! {
    MARKDOWN = "Markdown report", "Informe en Markdown";
    HTML = "HTML report", "Informe en HTML";
    EMPTY = "Nothing is marked yet.", "Todavía no hay nada marcado.";
    HEADLINE = "Headline", "Titular";
    PARAGRAPH = "Paragraph {0}", "Párrafo {0}";
    ORPHANS = "Not in this text any more", "Ya no está en este texto";
    LIST = "Annotations", "Anotaciones";
    SAID_BY = "Said by: {0}", "Lo dice: {0}";
    ATTRIBUTES = "Attributes: {0}", "Atribuye: {0}";
    SOURCE = "Source: {0}", "Fuente: {0}";
    CUE = "Cue: {0}", "Señal: {0}";
    NOTE = "Note: {0}", "Nota: {0}";
    MADE_BY = "Marked by: {0}", "Marcado por: {0}";
}

plurals! {
    ANNOTATIONS = ("{0} annotation", "{0} annotations"), ("{0} anotación", "{0} anotaciones");
}
