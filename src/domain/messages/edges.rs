//! Moving the edges of an annotation.

messages! {
    EDGES = "Edges", "Bordes";
    EDGES_OF = "Edges of “{0}”", "Bordes de “{0}”";
    START_OF = "Start of {0}", "Inicio de {0}";
    END_OF = "End of {0}", "Final de {0}";
    MOVING_START = "Moving the start of {0}. Left and Right go by letter, with Ctrl or Option by word; Up and Down by sentence. {1} changes to the end, Enter keeps, Escape cancels.",
        "Mueves el inicio de {0}. Izquierda y derecha van por letra, con Ctrl u Opción por palabra; arriba y abajo, por oración. {1} cambia al final, Intro guarda, Escape cancela.";
    MOVING_END = "Moving the end of {0}. Left and Right go by letter, with Ctrl or Option by word; Up and Down by sentence. {1} changes to the start, Enter keeps, Escape cancels.",
        "Mueves el final de {0}. Izquierda y derecha van por letra, con Ctrl u Opción por palabra; arriba y abajo, por oración. {1} cambia al inicio, Intro guarda, Escape cancela.";
    NO_FURTHER = "It goes no further this way", "No llega más allá por este lado";
    LEFT = "Not moved: {0}", "Sin mover: {0}";
    TWIN = "Already marked: {0}. Nothing was moved.", "Ya está marcado: {0}. No se movió nada.";
}

plurals! {}
