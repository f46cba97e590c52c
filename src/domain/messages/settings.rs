//! The settings.

messages! {
    SETTINGS = "Settings", "Ajustes";
    COMPLETE_WORDS = "Complete words that are cut", "Completar las palabras cortadas";
    HIDE_HIGHLIGHTS = "Hide highlights", "Ocultar las marcas";
    THEME = "Theme", "Tema";
    SYSTEM = "System", "Sistema";
    LIGHT = "Light", "Claro";
    DARK = "Dark", "Oscuro";
    SPEAKS = "The page speaks English now", "La página está ahora en español";
    LANGUAGE = "Language", "Idioma";
}

plurals! {}
