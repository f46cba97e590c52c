//! Sentence mode.

messages! {
    MODE = "Sentence mode", "Modo de oraciones";
    SENTENCES = "Sentences", "Oraciones";
    ON =
        "Sentence mode on: tap a sentence to take it, and the one beside it to take that too. Then choose a label.",
        "Modo de oraciones activado: toca una oración para tomarla y la de al lado para tomarla también. Luego elige una etiqueta.";
    OFF = "Sentence mode off", "Modo de oraciones desactivado";
    LET_GO = "Nothing is taken", "No hay nada tomado";
    HOW =
        "Choose a sentence, and one beside it to take both; arrow keys do the same, with Shift for several. The labels follow as buttons.",
        "Elige una oración, y otra de al lado para tomar ambas; las flechas hacen lo mismo, con Mayús para varias. Después vienen las etiquetas como botones.";
    KEY = "Sentence mode on or off: whole sentences are taken, by a tap or with the arrows",
        "Activar o desactivar el modo de oraciones: se toman oraciones enteras, con un toque o con las flechas";
}

plurals! {
    TAKEN =
        ("Taken: “{1}”", "{0} sentences taken: “{1}”"),
        ("Tomada: «{1}»", "{0} oraciones tomadas: «{1}»");
}
