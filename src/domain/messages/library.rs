//! The library: one's own articles.

messages! {
    ARTICLES = "Articles", "Artículos";
    LEAD =
        "The articles stay in this browser. Nothing is sent anywhere.",
        "Los artículos se quedan en este navegador. No se envía nada a ningún lado.";
    BUILT_IN = "built in", "incluido";
    OPEN_NOW = "open now", "abierto ahora";
    RENAME = "Rename", "Cambiar el título";
    RENAME_THIS = "Rename “{0}”", "Cambiar el título de «{0}»";
    NEW_TITLE = "New title", "Título nuevo";
    KEEP_TITLE = "Save title", "Guardar el título";
    RENAMED = "Renamed to “{0}”.", "El título ahora es «{0}».";
    DUPLICATE = "Duplicate", "Duplicar";
    DUPLICATE_THIS = "Duplicate “{0}”", "Duplicar «{0}»";
    DUPLICATED =
        "“{0}” is a copy with the same annotations. What you do in it stays in it.",
        "«{0}» es una copia con las mismas anotaciones. Lo que hagas en ella se queda en ella.";
    PUT_AWAY = "Put away", "Guardar aparte";
    PUT_AWAY_THIS = "Put away “{0}”", "Guardar aparte «{0}»";
    WAS_PUT_AWAY =
        "“{0}” was put away. Its annotations are kept.",
        "«{0}» se guardó aparte. Sus anotaciones se conservan.";
    ALL_PUT_AWAY = "What was put away", "Lo que guardaste aparte";
    BRING_BACK = "Bring back", "Recuperar";
    BRING_BACK_THIS = "Bring back “{0}”", "Recuperar «{0}»";
    BACK = "“{0}” is in the list again.", "«{0}» está otra vez en la lista.";
    ERASE = "Erase for good", "Borrar para siempre";
    ERASE_THIS = "Erase for good: “{0}”", "Borrar para siempre: «{0}»";
    ASK_ERASE =
        "Erase “{0}” and everything marked in it? This cannot be undone.",
        "¿Borrar «{0}» y todo lo que está marcado en él? No se puede deshacer.";
    ERASED = "“{0}” was erased.", "«{0}» se borró.";
    UNDO = "Undo", "Deshacer";
    CANCEL = "Cancel", "Cancelar";
    CLOSE = "Close", "Cerrar";
    AFRESH_MORE = "Start afresh on this computer…", "Empezar de cero en este equipo…";
    AFRESH = "Start afresh on this computer", "Empezar de cero en este equipo";
    AFRESH_LEAD =
        "Everything that Pressmark keeps in this browser goes: all annotations, the articles you added, your name and the settings. Files that you saved stay. This cannot be undone, so save a copy first; close other tabs with Pressmark.",
        "Se borra todo lo que Pressmark guarda en este navegador: todas las anotaciones, los artículos que agregaste, tu nombre y los ajustes. Los archivos que guardaste se quedan. Esto no se puede deshacer: guarda antes una copia y cierra las demás pestañas de Pressmark.";
    SAVE_ALL = "Save a copy of everything", "Guardar una copia de todo";
    ERASE_ALL = "Erase everything", "Borrar todo";
    SAVED_ALL =
        "Saved {0}. It holds a file for each article with annotations, which Import reads.",
        "Se guardó {0}. Tiene un archivo por cada artículo con anotaciones, que Importar sabe leer.";
    NOT_SAVED_ALL =
        "The copy could not be saved ({0}). Nothing was erased.",
        "No se pudo guardar la copia ({0}). No se borró nada.";
    ADD_ONE = "Add an article", "Agregar un artículo";
    PASTE_HERE = "Paste or type the article here", "Pega o escribe aquí el artículo";
    PASTE_HELP =
        "What you copy from a web page keeps its headings and lists. You can also drop a file on this window: Word (.docx), plain text, Markdown or HTML.",
        "Lo que copias de una página web conserva sus títulos y listas. También puedes soltar un archivo en esta ventana: Word (.docx), texto sin formato, Markdown o HTML.";
    CHOOSE_FILE = "Choose a file", "Elegir un archivo";
    PREVIEW = "Preview", "Vista previa";
    CHECK = "Check before you add it", "Revisa antes de agregar";
    CHECK_LEAD =
        "This is what was understood. The text cannot be changed later, only its title.",
        "Esto es lo que se entendió. Después no se puede cambiar el texto, solo el título.";
    TITLE = "Title", "Título";
    LANGUAGE = "Language of the article", "Idioma del artículo";
    NOT_KNOWN = "Not known", "No se sabe";
    RIGHT_TO_LEFT = "It runs from right to left.", "Se lee de derecha a izquierda.";
    BLOCKS = "Blocks", "Bloques";
    HEADLINE = "Headline", "Titular";
    HEADING = "Heading {0}", "Título de nivel {0}";
    PARAGRAPH = "Paragraph", "Párrafo";
    ITEM = "List entry", "Elemento de lista";
    BLOCKQUOTE = "Block quote", "Cita aparte";
    BYLINE = "Byline", "Firma";
    CAPTION = "Caption", "Pie de foto";
    AND_MORE = "And {0} more.", "Y {0} más.";
    ADD = "Add", "Agregar";
    GO_BACK = "Back", "Volver";
    NO_WORDS = "There are no words in it. Nothing was added.", "No tiene palabras. No se agregó nada.";
    TOO_LARGE =
        "The file has {0} MB; up to {1} MB can be read. Nothing was added. Try a part of it.",
        "El archivo tiene {0} MB; se pueden leer hasta {1} MB. No se agregó nada. Prueba con una parte.";
    TOO_LONG =
        "The text has {0} letters and signs; up to {1} fit. Nothing was added. Try a part of it.",
        "El texto tiene {0} letras y signos; caben hasta {1}. No se agregó nada. Prueba con una parte.";
    A_PDF =
        "This is a PDF, which cannot be read. Copy its text and paste it instead.",
        "Es un PDF, que no se puede leer. Copia su texto y pégalo.";
    A_WORD_FILE =
        "This is an old Word document (.doc) or one with a password, which cannot be read. Save it as .docx without a password, or copy its text and paste it.",
        "Es un documento antiguo de Word (.doc) o uno con contraseña, que no se puede leer. Guárdalo como .docx sin contraseña, o copia su texto y pégalo.";
    DAMAGED_WORD =
        "This Word document is damaged: a part of it is missing or was changed. Nothing was added. Copy or download it again.",
        "Este documento de Word está dañado: una parte falta o se cambió. No se agregó nada. Cópialo o descárgalo otra vez.";
    AN_ARCHIVE =
        "This is an archive or a document of another program, which cannot be read. Save it as .docx, HTML or plain text, or copy its text and paste it.",
        "Es un archivo comprimido o un documento de otro programa, que no se puede leer. Guárdalo como .docx, HTML o texto sin formato, o copia su texto y pégalo.";
    UNPACKS_TO_TOO_MUCH =
        "Unpacked, this document has more than 40 MB, which is too much. Nothing was added. Try a part of it.",
        "Descomprimido, este documento pasa de 40 MB, que es demasiado. No se agregó nada. Prueba con una parte.";
    NOT_UNPACKED =
        "This browser cannot unpack Word documents. Copy the text and paste it instead.",
        "Este navegador no puede descomprimir documentos de Word. Copia el texto y pégalo.";
    NO_TEXT =
        "This file is no text. Choose a Word document (.docx), plain text, Markdown or HTML.",
        "Este archivo no es texto. Elige un documento de Word (.docx), texto sin formato, Markdown o HTML.";
    NOT_READ = "{0} was not read. {1}", "{0} no se leyó. {1}";
    BROWSER_COULD_NOT_READ =
        "The browser could not read it ({0}). Try choosing it again.",
        "El navegador no pudo leerlo ({0}). Prueba a elegirlo otra vez.";
    FULL =
        "The browser's storage is full. Nothing was added or changed. Erase an article that you have put away, or add a shorter one.",
        "El almacenamiento del navegador está lleno. No se agregó ni se cambió nada. Borra un artículo que guardaste aparte o agrega uno más corto.";
    BLOCKED =
        "This browser does not let the page store anything, so your own articles cannot be kept. The built-in article works all the same.",
        "Este navegador no deja que la página guarde nada, así que no se pueden conservar tus artículos. El artículo incluido funciona igual.";
    FAILED =
        "The browser's storage failed ({0}). Nothing was added or changed.",
        "El almacenamiento del navegador falló ({0}). No se agregó ni se cambió nada.";
    DAMAGED =
        "An article in the browser's storage could not be read. It is left exactly as it is, under {0}.",
        "No se pudo leer un artículo del almacenamiento del navegador. Se deja exactamente como está, en {0}.";
    GONE =
        "The article that was open last is not in this browser any more. This is the built-in one.",
        "El artículo que estaba abierto ya no está en este navegador. Este es el incluido.";
    OPEN_SEPARATELY = "Open separately", "Abrir por separado";
    ABOUT_ANOTHER =
        "{0} is about another article: “{1}”. It opens beside this one, which stays as it is.",
        "{0} es sobre otro artículo: «{1}». Se abre aparte de este, que queda como está.";
}

plurals! {
    WORDS = ("{0} word", "{0} words"), ("{0} palabra", "{0} palabras");
    MARKS = ("{0} annotation", "{0} annotations"), ("{0} anotación", "{0} anotaciones");
    BLOCK_COUNT = ("{0} block", "{0} blocks"), ("{0} bloque", "{0} bloques");
}
