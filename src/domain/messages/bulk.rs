//! Several annotations at once.

messages! {
    SELECT = "Select", "Seleccionar";
    SELECT_ONE = "Select {0}", "Seleccionar {0}";
    ALL_SHOWN = "Select all shown", "Seleccionar las visibles";
    LABEL = "Label of the selected annotations", "Etiqueta de las anotaciones seleccionadas";
    CHANGE_TO = "Change the selected to {0}", "Cambiar las seleccionadas a {0}";
    DELETE_SHORT = "Delete", "Eliminar";
    DELETE_SELECTED = "Delete selected", "Eliminar las seleccionadas";
    TOOLS = "Selected annotations", "Anotaciones seleccionadas";
    KEY = "On a box in the list: select; with Shift: up to here. Delete or a label's key then acts on all selected", "En una casilla de la lista: seleccionar; con Shift: hasta aquí. Delete o la tecla de una etiqueta actúa entonces sobre todas";
    BEGUN = "Select annotations in the list. Escape ends it.", "Selecciona anotaciones en la lista. Escape termina.";
    ENDED = "Nothing is selected any more", "Ya no hay nada seleccionado";
    NOTHING = "Nothing selected would change", "Nada de lo seleccionado cambiaría";
}

plurals! {
    CHOSEN = ("{0} selected", "{0} selected"), ("{0} seleccionada", "{0} seleccionadas");
    DELETE = ("delete {0} annotation", "delete {0} annotations"), ("eliminar {0} anotación", "eliminar {0} anotaciones");
    DELETED = ("Deleted {0} annotation", "Deleted {0} annotations"), ("{0} anotación eliminada", "{0} anotaciones eliminadas");
    RELABEL = ("change {0} annotation to {1}", "change {0} annotations to {1}"), ("cambiar {0} anotación a {1}", "cambiar {0} anotaciones a {1}");
    RELABELLED = ("Changed {0} annotation to {1}", "Changed {0} annotations to {1}"), ("{0} anotación cambiada a {1}", "{0} anotaciones cambiadas a {1}");
}
