//! What can be wrong with a file, with one item of it, and with stored bytes.

messages! {
    NO_ROOM =
        "there is room for {0} labels; what is marked with it comes all the same, under its id",
        "caben {0} etiquetas; lo marcado con ella llega de todos modos, con su identificador";
    NO_WORDS = "it marks no words of the text", "no marca palabras del texto";
    NO_LABEL_ROOM =
        "there is no label {0} here, and no room for it: a codebook has up to {1}",
        "aquí no hay una etiqueta {0}, y no cabe: una guía tiene hasta {1}";
    OTHER_TEXT = "it is about another text, “{0}”", "es sobre otro texto, «{0}»";
    SEVERAL = "There are {0} files in it that can be imported", "Tiene {0} archivos que se pueden importar";
    ONE_BY_ONE = "Take them out and import them one by one.", "Sácalos e impórtalos uno por uno.";
    PACKED = "This archive could not be unpacked", "No se pudo descomprimir este archivo";
    UNPACK = "Unpack it and import the files in it.", "Descomprímelo e importa los archivos que contiene.";
    NOTHING = "There are no annotations in this file", "En este archivo no hay anotaciones";
    NOT_HERE =
        "None of the words marked in this file were found in the article that is open",
        "Ninguna de las palabras marcadas en este archivo se encontró en el artículo que está abierto";
    OPEN_ITS_ARTICLE =
        "Open the article that it is about, then import it again.",
        "Abre el artículo del que trata y luego impórtalo otra vez.";
    UNLABELLED = "No label", "Sin etiqueta";
    CUT = "its {0} was cut after {1} letters", "su {0} se cortó después de {1} letras";
    ONE_SIGN = "it is not one letter or digit", "no es una sola letra o un solo dígito";
    NOT_READ = "{0}. Nothing here was changed. {1}", "{0}. Aquí no se cambió nada. {1}";
    EMPTY = "This file is empty", "Este archivo está vacío";
    TOO_LARGE =
        "This file has {0} MB; Pressmark reads files up to {1} MB",
        "Este archivo tiene {0} MB; Pressmark lee archivos de hasta {1} MB";
    TOO_MANY_LABELS =
        "This file has {0} labels; Pressmark reads up to {1}",
        "Este archivo tiene {0} etiquetas; Pressmark lee hasta {1}";
    TOO_MANY_ITEMS =
        "This file has {0} items; Pressmark reads up to {1}",
        "Este archivo tiene {0} elementos; Pressmark lee hasta {1}";
    UTF_16 = "This file is stored as UTF-16", "Este archivo está guardado como UTF-16";
    NOT_UTF_8 = "This file is not text in UTF-8", "Este archivo no es texto en UTF-8";
    TRUNCATED =
        "This file breaks off before its end; part of it is missing",
        "Este archivo se corta antes del final; le falta una parte";
    NOT_JSON =
        "This file is not JSON: the mistake is in line {0}, column {1}",
        "Este archivo no es JSON: el error está en la línea {0}, columna {1}";
    TOO_DEEP =
        "This file is nested too deeply to be read",
        "Este archivo tiene demasiados niveles anidados para leerlo";
    NOT_PRESSMARK = "This is not a Pressmark file", "Este no es un archivo de Pressmark";
    LOOKS_LIKE =
        "This is not a Pressmark file; it looks like {0}",
        "Este no es un archivo de Pressmark; parece {0}";
    NEWER =
        "This file has format version {0}, from a newer Pressmark; this one reads version {1}",
        "Este archivo tiene la versión {0} del formato, de un Pressmark más nuevo; este lee la versión {1}";
    BAD_MEMBER =
        "This Pressmark file is damaged: “{0}” is missing or is not what it must be",
        "Este archivo de Pressmark está dañado: «{0}» falta o no es lo que debe ser";
    BAD_ARTICLE =
        "The article in this file cannot be used: {0}",
        "El artículo de este archivo no se puede usar: {0}";
    NO_TEXT = "the article has no text", "el artículo no tiene texto";
    BLOCK_COUNT =
        "the article's text has {0} lines but {1} blocks are described",
        "el texto del artículo tiene {0} líneas, pero se describen {1} bloques";
    TEXT_CHANGED =
        "The article's text in this file was changed after it was exported: it no longer fits its sha256",
        "El texto del artículo de este archivo se cambió después de exportarlo: ya no coincide con su sha256";
    CHOOSE_EXPORTED = "Choose the file that was exported.", "Elige el archivo que se exportó.";
    CHOOSE_SMALLER = "Choose a smaller file.", "Elige un archivo más pequeño.";
    SAVE_AS_UTF_8 = "Save it again as UTF-8, then import it.", "Guárdalo otra vez como UTF-8 y luego impórtalo.";
    COPY_AGAIN = "Copy or download it again, then import it.", "Cópialo o descárgalo otra vez y luego impórtalo.";
    OPEN_WITH_NEWER = "Open it with a newer Pressmark.", "Ábrelo con un Pressmark más nuevo.";
    ASK_AGAIN = "Ask for the file again.", "Pide el archivo otra vez.";
    CHOOSE_JSON =
        "Choose a file that Pressmark exported, or one of Hypothesis, Recogito, brat, doccano, Label Studio, or a table (CSV).",
        "Elige un archivo que haya exportado Pressmark, o uno de Hypothesis, Recogito, brat, doccano, Label Studio, o una tabla (CSV).";
    LABEL_STUDIO = "a Label Studio export", "una exportación de Label Studio";
    WEB_ANNOTATIONS = "a list of W3C Web Annotations", "una lista de anotaciones web del W3C";
    UIMA = "UIMA CAS JSON (INCEpTION)", "UIMA CAS JSON (INCEpTION)";
    WEB_ANNOTATION = "W3C Web Annotation", "W3C Web Annotation";
    JSON_LD = "JSON-LD", "JSON-LD";
    HYPOTHESIS = "a Hypothesis export", "una exportación de Hypothesis";
    DOCCANO = "a doccano export", "una exportación de doccano";
    OTHER_ARTICLE =
        "This file is about another article, “{0}”. Nothing here was changed. Import it where that article is open.",
        "Este archivo es de otro artículo, «{0}». Aquí no se cambió nada. Impórtalo donde ese artículo esté abierto.";

    NOT_AN_OBJECT = "it is not an object", "no es un objeto";
    MISSING = "“{0}” is missing", "falta «{0}»";
    WRONG = "“{0}” is not {1}", "«{0}» no es {1}";
    A_TEXT = "text", "texto";
    WHOLE_NUMBER = "a whole number from 0", "un número entero desde 0";
    A_SLUG =
        "up to 64 lowercase letters, digits and hyphens",
        "una serie de hasta 64 letras minúsculas, cifras y guiones";
    A_ROLE = "content, attribution or none", "«content», «attribution» ni «none»";
    BACKWARDS =
        "it runs from {0} to {1}, which holds no words",
        "va de {0} a {1}, donde no hay palabras";
    TWICE = "an earlier item has the same id", "un elemento anterior tiene el mismo id";
    UNKNOWN_LABEL =
        "the file's codebook has no label {0}",
        "la guía de etiquetas del archivo no tiene la etiqueta {0}";
    NO_END =
        "its end {0} is not among the annotations that can be used",
        "su extremo {0} no está entre las anotaciones que se pueden usar";
    WRONG_END = "its “{0}” has a label that is no {1}", "su «{0}» tiene una etiqueta que no es de tipo «{1}»";
    BEYOND =
        "it lies beyond the text, which has {0} code points, and “exact” is missing",
        "queda fuera del texto, que tiene {0} puntos de código, y falta «exact»";

    NEW_ID =
        "its id has a form that is not allowed; it got a new one",
        "su id tiene una forma que no se permite; recibió uno nuevo";
    LEFT_OUT = "“{0}” was left out: {1}", "se dejó fuera «{0}»: {1}";
    UNCHECKED =
        "it does not say its words; its offsets were taken as they are",
        "no dice cuáles son sus palabras; sus posiciones se tomaron tal cual";
    LOOK = "its {0} is not known here; {1} stands for it", "aquí no se conoce su «{0}»; en su lugar se usa «{1}»";
    END_DELETED =
        "one of its ends was deleted here; it comes back with that end",
        "aquí se eliminó uno de sus extremos; volverá con él";
    OTHER_WORDS_NOW = "its words were “{0}”", "sus palabras eran «{0}»";
    NOBODY = "it names no annotation of the file", "no nombra ninguna anotación del archivo";
    OTHER_LABEL = "it names an annotation with another label", "nombra una anotación con otra etiqueta";
    CYCLE = "following it leads back to where it began", "al seguirlo se vuelve al punto de partida";
    OTHER_WORDS = "its words are others", "sus palabras son otras";
    NO_RANGE = "it has no range", "no dice de dónde a dónde va";
    OUTSIDE = "it lies outside of its annotation", "queda fuera de su anotación";
    NOT_TRUTH = "it is neither true nor false", "no es ni «true» ni «false»";
    NOT_A_TIME = "it is not a time in UTC", "no es una hora en UTC";

    DAMAGED = "the stored bytes are damaged", "los datos guardados están dañados";
    STORED_NEWER =
        "they were stored by a newer Pressmark (version {0}; this one reads {1})",
        "los guardó un Pressmark más nuevo (versión {0}; este lee la {1})";
    UNKNOWN_KIND =
        "they were stored by a newer Pressmark and say what this one does not know",
        "los guardó un Pressmark más nuevo y dicen algo que este no conoce";
    SHELF_FULL =
        "the browser's storage for this site is full",
        "el almacenamiento del navegador para este sitio está lleno";
    SHELF_BLOCKED =
        "the browser does not let this site store anything",
        "el navegador no deja que este sitio guarde nada";
    SHELF_FAILED = "the browser's storage failed ({0})", "falló el almacenamiento del navegador ({0})";
}

plurals! {}
