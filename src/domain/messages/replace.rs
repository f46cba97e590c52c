//! Another version of an article, and words that are not in the text any more.

messages! {
    REPLACE = "Replace the text", "Reemplazar el texto";
    REPLACE_THIS = "Replace the text of “{0}”", "Reemplazar el texto de «{0}»";
    PASTE_VERSION = "Paste the new version here", "Pega aquí la versión nueva";
    OUTCOME = "What becomes of the annotations", "Qué pasa con las anotaciones";
    LEAD =
        "Nothing changes until you agree. “{0}” as it is now is put away with its annotations, and can be brought back.",
        "Nada cambia hasta que aceptes. «{0}» como está ahora se guarda aparte con sus anotaciones, y puedes recuperarlo.";
    LEAD_BUILT_IN =
        "Nothing changes until you agree. The new version opens beside the built-in article, which stays as it is.",
        "Nada cambia hasta que aceptes. La versión nueva se abre aparte del artículo incluido, que queda como está.";
    NOT_KIN =
        "This text has little in common with the article. It may be another article.",
        "Este texto tiene poco en común con el artículo. Puede ser otro artículo.";
    SAME_TEXT = "This is the text that the article has already.", "Es el texto que el artículo ya tiene.";
    BEFORE = "Before", "Antes";
    NOW = "Now", "Ahora";
    KEEP_PLACE = "Keep this place", "Conservar este lugar";
    REPLACE_IT = "Replace", "Reemplazar";
    REPLACED =
        "The text was replaced. The earlier version is under Articles, in what was put away.",
        "Se reemplazó el texto. La versión anterior está en Artículos, en lo que guardaste aparte.";
    BESIDE =
        "This is the new version, with your annotations. The built-in article stays as it is.",
        "Esta es la versión nueva, con tus anotaciones. El artículo incluido queda como está.";
    OTHER_VERSION =
        "{0} is about another version of this article. Nothing changes until you agree.",
        "{0} es sobre otra versión de este artículo. Nada cambia hasta que aceptes.";
    TAKE_BACK = "Undo", "Deshacer";

    PLACE_AGAIN = "Place it again", "Darle un lugar";
    PLACE_AGAIN_THIS = "Place it again: “{0}”", "Darle un lugar a «{0}»";
    HOW = "Select its words in the article, then choose “Place it here”. Escape leaves it as it is.",
        "Selecciona sus palabras en el artículo y elige «Ponerla aquí». Escape la deja como está.";
    PLACE_HERE = "Place it here", "Ponerla aquí";
    PLACE = "place “{0}” again", "darle un lugar a «{0}»";
    PLACED = "Placed at “{0}”", "Tiene un lugar en «{0}»";
}

plurals! {
    CHANGED = ("in its place, with other words", "in their places, with other words"),
        ("en su lugar, con otras palabras", "en su lugar, con otras palabras");
    LOST = ("not in the new text", "not in the new text"), ("no está en el texto nuevo", "no están en el texto nuevo");
    MOVED = ("moved, with the same words", "moved, with the same words"),
        ("cambia de lugar, con las mismas palabras", "cambian de lugar, con las mismas palabras");
    SAME = ("unchanged", "unchanged"), ("no cambia", "no cambian");
}
