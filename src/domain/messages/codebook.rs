//! The labels: their cards and their editor.

messages! {
    SHORTCUT = "Show what each label is for, the focused annotation's first",
        "Mostrar para qué sirve cada etiqueta, primero la de la anotación activa";
    LABELS = "Labels", "Etiquetas";
    LEAD = "What each label is for, and what it is not.", "Para qué sirve cada etiqueta, y para qué no.";
    WHAT_IS = "What is “{0}”?", "¿Qué es «{0}»?";
    EXAMPLE = "Example", "Ejemplo";
    NOT_ONE = "Not one", "No lo es";
    KEY_IS = "Key {0}", "Tecla {0}";
    NO_KEY = "No key", "Sin tecla";
    CHANGE = "Change", "Cambiar";
    CHANGE_ONE = "Change “{0}”", "Cambiar «{0}»";
    DONE = "Done", "Listo";
    CLOSE = "Close", "Cerrar";
    CANCEL = "Cancel", "Cancelar";
    DELETE = "Delete this label", "Eliminar esta etiqueta";
    NEW = "New label", "Etiqueta nueva";
    NEW_NAME = "Its name", "Su nombre";
    ADD = "Add", "Agregar";
    FULL = "There are {0} labels, which is as many as there can be.",
        "Hay {0} etiquetas: no puede haber más.";
    BUILT_IN = "Back to the built-in labels", "Volver a las etiquetas originales";
    NAME = "Name", "Nombre";
    DEFINITION = "When to use it", "Cuándo usarla";
    EXAMPLE_FIELD = "Words that are an example", "Palabras que son un ejemplo";
    NONEXAMPLE_FIELD = "What looks like one, but is not", "Lo que se le parece, pero no lo es";
    KEY = "Key (a letter or digit)", "Tecla (una letra o un dígito)";
    ROLE = "What it marks", "Qué marca";
    ROLE_CONTENT = "Something said: it can be linked to who said it",
        "Algo dicho: se puede enlazar con quien lo dijo";
    ROLE_ATTRIBUTION = "The words that say who said it", "Las palabras que dicen quién lo dijo";
    ROLE_NONE = "Neither", "Ninguna de las dos cosas";
    COLOUR = "Colour", "Color";
    LINE = "Line", "Línea";
    YELLOW = "Yellow", "Amarillo";
    SKY = "Sky blue", "Celeste";
    PURPLE = "Purple", "Morado";
    ORANGE = "Orange", "Naranja";
    GREEN = "Green", "Verde";
    BLUE = "Blue", "Azul";
    VERMILION = "Vermilion", "Bermellón";
    GREY = "Grey", "Gris";
    SOLID = "Solid", "Continua";
    DOUBLE = "Double", "Doble";
    DOTTED = "Dotted", "Punteada";
    DASHED = "Dashed", "Discontinua";
    WAVY = "Wavy", "Ondulada";
    TAKEN_BY = "{0}, taken by “{1}”", "{0}, ya es de «{1}»";

    NAME_EMPTY = "A label needs a name.", "Una etiqueta necesita un nombre.";
    NAME_TAKEN = "There is a label “{0}” already.", "Ya hay una etiqueta «{0}».";
    TOO_LONG = "That is too long: there is room for {0} letters.",
        "Es demasiado largo: caben {0} letras.";
    NOT_A_KEY = "A key is one letter or digit.", "Una tecla es una letra o un dígito.";
    KEY_TAKEN = "“{0}” is the key of “{1}”.", "«{0}» es la tecla de «{1}».";
    KEY_COMMAND = "“{0}” is the key of a command.", "«{0}» es la tecla de un comando.";
    LOOK_TAKEN = "“{0}” looks the same. Choose another colour or line.",
        "«{0}» se ve igual. Elige otro color u otra línea.";
    LAST = "One label must stay.", "Debe quedar una etiqueta.";
    NOT_KEPT = "“{0}” was not kept. {1}", "No se guardó «{0}». {1}";

    RENAME_STEP = "rename a label to “{0}”", "cambiar el nombre de una etiqueta a «{0}»";
    TEXT_STEP = "describe the label “{0}”", "describir la etiqueta «{0}»";
    KEY_STEP = "change the key of the label “{0}”", "cambiar la tecla de la etiqueta «{0}»";
    ROLE_STEP = "change what the label “{0}” marks", "cambiar lo que marca la etiqueta «{0}»";
    LOOK_STEP = "change the look of the label “{0}”", "cambiar el aspecto de la etiqueta «{0}»";
    ADD_STEP = "add the label “{0}”", "agregar la etiqueta «{0}»";
    DELETE_STEP = "delete the label “{0}”", "eliminar la etiqueta «{0}»";
    BUILT_IN_STEP = "go back to the built-in labels", "volver a las etiquetas originales";
    ADDED = "Added the label “{0}”. {1}.", "Se agregó la etiqueta «{0}». {1}.";
    DELETED = "Deleted the label “{0}”.", "Se eliminó la etiqueta «{0}».";
    BACK = "The built-in labels are back.", "Las etiquetas originales están de vuelta.";
    BACK_BUT = "The built-in labels are back. Your own labels that are in use stay.",
        "Las etiquetas originales están de vuelta. Las tuyas que están en uso se quedan.";
    GIVE = "Give them another label:", "Darles otra etiqueta:";
    MAKE = "Make them “{0}”", "Hacerlas «{0}»";
    DELETE_THEM = "Delete them too", "Eliminarlas también";
}

plurals! {
    ASK = ("{0} annotation has the label “{1}”. What becomes of it?",
        "{0} annotations have the label “{1}”. What becomes of them?"),
        ("{0} anotación tiene la etiqueta «{1}». ¿Qué hacemos con ella?",
        "{0} anotaciones tienen la etiqueta «{1}». ¿Qué hacemos con ellas?");
    GAVE = ("Deleted the label “{1}”. {0} annotation is now “{2}”.",
        "Deleted the label “{1}”. {0} annotations are now “{2}”."),
        ("Se eliminó la etiqueta «{1}». {0} anotación ahora es «{2}».",
        "Se eliminó la etiqueta «{1}». {0} anotaciones ahora son «{2}».");
    WENT = ("Deleted the label “{1}” and {0} annotation.", "Deleted the label “{1}” and {0} annotations."),
        ("Se eliminó la etiqueta «{1}» con {0} anotación.", "Se eliminó la etiqueta «{1}» con {0} anotaciones.");
}
