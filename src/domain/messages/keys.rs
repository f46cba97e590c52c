//! The sheet of keys.

messages! {
    KEY = "Key", "Tecla";
    WHAT_IT_DOES = "What it does", "Qué hace";
    LABELS =
        "Mark the selected words as {0}. On a focused annotation: change its label. Otherwise: take that pen, again: put it down",
        "Marcar las palabras seleccionadas como {0}. En una anotación con el foco: cambiar su etiqueta. Si no: tomar ese lápiz; otra vez: soltarlo";
    TAB = "Go into the article; again: to the tools behind it", "Entrar en el artículo; otra vez: ir a las herramientas que siguen";
    ARROWS = "Move the caret in the article by letter and line", "Mover el cursor en el artículo por letra y por línea";
    CTRL_ARROWS = "Move it by word and paragraph (Mac: Option)", "Moverlo por palabra y por párrafo (Mac: Opción)";
    HOME_END =
        "Go to the line's start or end; with Ctrl, the article's",
        "Ir al principio o al final de la línea; con Ctrl, del artículo";
    SHIFT = "With any of these: select", "Con cualquiera de ellas: seleccionar";
    SENTENCE = "Select the sentence, or grow to it", "Seleccionar la oración o ampliar hasta ella";
    PARAGRAPH = "Select the paragraph, or grow to it", "Seleccionar el párrafo o ampliar hasta él";
    PREVIOUS = "Go to the annotation before", "Ir a la anotación anterior";
    NEXT = "Go to the annotation behind", "Ir a la anotación siguiente";
    ENTER =
        "Open the annotation at the caret, again: the next one there. On a focused one: its note",
        "Abrir la anotación del cursor; otra vez: la siguiente de ahí. En una con el foco: su nota";
    NOTE = "Write a note on the focused annotation", "Escribir una nota en la anotación con el foco";
    LINK =
        "Link the focused annotation: then choose the other end, and Enter",
        "Enlazar la anotación con el foco: después elegir el otro extremo y pulsar Intro";
    EDGES =
        "Move the edges of the focused annotation: arrows by letter and sentence, with Ctrl by word and paragraph (Mac: Option). Enter keeps, Escape cancels",
        "Mover los bordes de la anotación con el foco: flechas por letra y oración; con Ctrl, por palabra y párrafo (Mac: Opción). Intro guarda, Escape cancela";
    DELETE = "Delete the focused annotation", "Eliminar la anotación con el foco";
    UNDO = "Undo (Mac: Command)", "Deshacer (Mac: Comando)";
    ESCAPE =
        "Clear the selection, leave a note, or put the pen down",
        "Quitar la selección, salir de una nota o soltar el lápiz";
    SHEET = "Show this sheet", "Mostrar esta hoja";

    DELETE_KEY = "Delete", "Supr";
    HOME_KEY = "Home", "Inicio";
    END_KEY = "End", "Fin";
    SHIFT_KEY = "Shift", "Mayús";
}

plurals! {}
