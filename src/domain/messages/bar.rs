//! The bars, the pens and the toolbar at the selection.

messages! {
    PEN = "Pen", "Lápiz";
    SUFFIX_PEN = " pen", ": lápiz";
    KEYS = "Keys", "Teclas";
    UNDO = "Undo", "Deshacer";
    REDO = "Redo", "Rehacer";
    UNDO_THIS = "Undo: {0}", "Deshacer: {0}";
    REDO_THIS = "Redo: {0}", "Rehacer: {0}";
    TOOLS = "Tools", "Herramientas";
    MORE = "More", "Más";
    LIST = "List of annotations", "Lista de anotaciones";
    IMPORT = "Import", "Importar";
    IMPORT_A_FILE = "Import a file", "Importar un archivo";
    EXPORT = "Export", "Exportar";
    EXPORT_AS = "Export as", "Exportar como";
    YOUR_NAME = "Your name or code (optional)", "Tu nombre o código (opcional)";
    COPY_JSON = "Copy JSON", "Copiar JSON";
    ANNOTATE_SELECTION = "Annotate selection", "Anotar la selección";
}

plurals! {}
