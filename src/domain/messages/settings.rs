//! The settings.

messages! {
    SETTINGS = "Settings", "Ajustes";
    COMPLETE_WORDS = "Complete words that are cut", "Completar las palabras cortadas";
    HIDE_HIGHLIGHTS = "Hide highlights", "Ocultar las marcas";
    THEME = "Theme", "Tema";
    SYSTEM = "System", "Sistema";
    LIGHT = "Light", "Claro";
    DARK = "Dark", "Oscuro";
    LANGUAGE = "Language", "Idioma";
}

plurals! {}
