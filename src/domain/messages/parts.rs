//! The source and the cue of an attribution.

messages! {
    SOURCE = "Source", "Fuente";
    CUE = "Cue", "Señal";
    NO_WORDS = "none", "ninguna";
    ABOUT_SOURCE = "Who is said to have spoken", "Quién se dice que habló";
    ABOUT_CUE = "The words that say that somebody spoke", "Las palabras que dicen que alguien habló";
    PARTS = "Source and cue of {0}", "Fuente y señal de {0}";
    CHANGE_SOURCE = "Change the source of {0}", "Cambiar la fuente de {0}";
    CHANGE_CUE = "Change the cue of {0}", "Cambiar la señal de {0}";
    CHANGE = "Change", "Cambiar";
    CHOOSE_SOURCE = "Choose the source: the first word, then the last", "Elige la fuente: la primera palabra y luego la última";
    CHOOSE_CUE = "Choose the cue: the first word, then the last", "Elige la señal: la primera palabra y luego la última";
    HOW = "Press a word, then the last one. With keys: arrows move, Shift and arrows take more, Enter takes them, Escape closes.",
        "Pulsa una palabra y luego la última. Con teclas: las flechas mueven, Mayús y flechas toman más, Intro las toma, Escape cierra.";
    NONE = "None", "Ninguna";
    DONE = "Done", "Listo";
    SET_SOURCE = "set the source of {0} to “{1}”", "poner «{1}» como fuente de {0}";
    CLEAR_SOURCE = "clear the source of {0}", "quitar la fuente de {0}";
    SET_CUE = "set the cue of {0} to “{1}”", "poner «{1}» como señal de {0}";
    CLEAR_CUE = "clear the cue of {0}", "quitar la señal de {0}";
    SOURCE_SET = "The source of {0} is now “{1}”", "La fuente de {0} es ahora «{1}»";
    SOURCE_CLEARED = "No words are the source of {0} now", "Ninguna palabra es ya la fuente de {0}";
    CUE_SET = "The cue of {0} is now “{1}”", "La señal de {0} es ahora «{1}»";
    CUE_CLEARED = "No words are the cue of {0} now", "Ninguna palabra es ya la señal de {0}";
}

plurals! {}
