//! How the article is set: the settings for reading.

messages! {
    READING = "Reading", "Lectura";
    MARKING = "Marking", "Marcas";
    TEXT_SIZE = "Text size", "Tamaño del texto";
    PERCENT = "{0} %", "{0} %";
    MEASURE = "Line length", "Largo de línea";
    NARROW = "Narrow", "Corta";
    NORMAL = "Normal", "Normal";
    WIDE = "Wide", "Larga";
    LINES = "Line spacing", "Espacio entre líneas";
    USUAL = "Usual", "Habitual";
    LOOSE = "Loose", "Amplio";
    DOUBLE = "Double", "Doble";
    SPACED = "Wider letters and words (for dyslexia)", "Letras y palabras más separadas (para dislexia)";
    FOCUS_LINE = "Focus line", "Línea de lectura";
    SEPIA = "Sepia", "Sepia";
}

plurals! {}
