//! Changing keys, and switching single ones off.

messages! {
    CHANGE = "Change", "Cambiar";
    NEW_KEY = "New key for: {0}", "Tecla nueva para: {0}";
    PRESS_NEW = "New key", "Tecla nueva";
    ASKING = "Press the new key for: {0}. Escape keeps {1}.", "Pulsa la tecla nueva para: {0}. Escape conserva {1}.";
    CHANGED = "{0} now: {1}", "{0} ahora: {1}";
    KEPT = "{0} stays", "Se conserva {0}";
    NO_KEY =
        "That key cannot be used here. Take a letter, a digit or a sign.",
        "Esa tecla no sirve aquí. Elige una letra, una cifra o un signo.";
    TAKEN = "{0} is taken: {1}. Press another key.", "{0} ya está en uso: {1}. Pulsa otra tecla.";
    FIRST_KEYS = "Back to the first keys", "Volver a las teclas iniciales";
    FIRST_KEYS_NOW = "Every command has its first key again", "Cada comando tiene otra vez su tecla inicial";
    SINGLE_KEYS = "Single keys", "Teclas sueltas";
    SINGLE_KEYS_HELP =
        "Letters, digits and signs do something by themselves. Without: Escape, Enter, Delete, arrows and keys with Ctrl still do.",
        "Las letras, cifras y signos hacen algo por sí solos. Sin ellas quedan Escape, Enter, Suprimir, las flechas y las teclas con Ctrl.";
    OFF = " (off)", " (desactivada)";
    ALL_KEYS = "All keys", "Todas las teclas";
    SINGLE_KEYS_ON = "Single keys are on", "Teclas sueltas activadas";
    SINGLE_KEYS_OFF = "Single keys are off", "Teclas sueltas desactivadas";
}

plurals! {}
