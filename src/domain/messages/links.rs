//! Links: who said what, and which fragments are one quotation.

messages! {
    SAID_BY = "said by:", "lo dijo:";
    SAYS = "said:", "dijo:";
    CONTINUES = "continues:", "continúa:";
    CONTINUED = "continued by:", "sigue en:";
    WHO = "Who said this?", "¿Quién lo dijo?";
    WHO_NAME = "Who said this? “{0}”", "¿Quién lo dijo? «{0}»";
    LINK_TO = "Link to…", "Enlazar con…";
    LINK_TO_NAME = "Link to…, from “{0}”", "Enlazar con…, desde «{0}»";
    CONTINUE_QUOTE = "Continues an earlier quote…", "Continúa una cita anterior…";
    CONTINUE_CLAIM = "Continues an earlier claim…", "Continúa una afirmación anterior…";
    CONTINUE = "Continues earlier words…", "Continúa palabras anteriores…";
    CONTINUE_NAME = "{0} “{1}”", "{0} «{1}»";
    SEPARATE_IT = "Separate", "Separar";
    SEPARATE_NAME = "Separate “{0}”", "Separar «{0}»";
    CAN_CHOOSE = "Can be chosen", "Se puede elegir";

    CHOOSE_CONTENT = "Link {0}: choose a quote or claim.", "Enlazar {0}: elige una cita o una afirmación.";
    CHOOSE_SPEAKER = "Who said {0}? Choose an attribution.", "¿Quién dijo {0}? Elige una atribución.";
    CHOOSE_EARLIER = "Which earlier words does {0} continue? Choose them.",
        "¿Qué palabras anteriores continúa {0}? Elígelas.";
    HOW = "Click it in the text or in the list, or use {0} {1} and Enter. Escape leaves.",
        "Elige con un clic en el texto o en la lista, o usa {0} {1} e Intro. Escape sale.";
    HOW_CLICK = "Click it in the text or in the list. Escape leaves.",
        "Elige con un clic en el texto o en la lista. Escape sale.";
    NOW_AT = "{0} Now at {1}. Enter chooses it.", "{0} Ahora en {1}. Intro lo elige.";
    NO_CONTENTS = "Mark a quote or claim first; then you can link it.",
        "Primero marca una cita o una afirmación; después puedes enlazarla.";
    NO_SPEAKERS = "Mark first who said it, as an attribution; then you can link it.",
        "Primero marca quién lo dijo, como atribución; después puedes enlazarla.";
    NO_EARLIER = "Nothing before it has the same label.", "Nada anterior tiene la misma etiqueta.";
    NOT_A_CONTENT = "Only a quote or claim can be linked to an attribution.",
        "Con una atribución solo se enlaza una cita o una afirmación.";
    NOT_A_SPEAKER = "Only an attribution can say who said it.", "Solo una atribución puede decir quién lo dijo.";
    NOT_EARLIER = "Only earlier words with the same label can be continued.",
        "Solo se continúan palabras anteriores con la misma etiqueta.";
    AT = "{0}. Enter chooses it.", "{0}. Intro lo elige.";
    AT_LINKED = "{0}, linked already. Enter cuts the link.", "{0}, ya con enlace. Intro lo corta.";
    LEFT = "Nothing was linked.", "No se enlazó nada.";

    LINK = "link {0} to {1}", "enlazar {0} con {1}";
    LINKED = "Linked {0} to {1}", "Enlace hecho: {0} con {1}";
    CUT = "cut the link from {0} to {1}", "cortar el enlace de {0} con {1}";
    WAS_CUT = "Cut the link from {0} to {1}", "Enlace cortado: {0} con {1}";
    JOIN = "join {0} to {1}", "unir {0} a {1}";
    JOINED = "Joined: {0} continues {1}", "Unidas: {0} continúa {1}";
    SEPARATE = "separate {0} from {1}", "separar {0} de {1}";
    SEPARATED = "Separated {0} from {1}", "Separadas: {0} y {1}";

    LINKING = "Linking", "Enlazar";
    PREVIOUS = "Previous", "Anterior";
    NEXT = "Next", "Siguiente";
    CHOOSE_THIS = "Link to {0}", "Enlazar con {0}";
    CUT_THIS = "Cut the link to {0}", "Cortar el enlace con {0}";
    JOIN_THIS = "Join to {0}", "Unir a {0}";
    SEPARATE_THIS = "Separate from {0}", "Separar de {0}";
    CANCEL = "Cancel linking", "Cancelar el enlace";
    OFFER = "Link to {0}?", "¿Enlazar con {0}?";
    OFFER_SAID = "{0}. Link to {1}? Press {2}, then Enter.", "{0}. ¿Enlazar con {1}? Pulsa {2} y después Intro.";
    OFFER_ALONE = "{0}. Link to {1}?", "{0}. ¿Enlazar con {1}?";
    DO_LINK = "Link", "Enlazar";
    NOT_NOW = "Not now", "Ahora no";

    VIEW = "View", "Vista";
    LIST = "List", "Lista";
    SPEAKERS = "Speakers", "Hablantes";
    NOBODY = "Nobody named yet", "Nadie nombrado aún";
    NOTHING_SAID = "Nothing linked yet", "Nada enlazado aún";
    NO_SPEAKERS_YET = "Mark who speaks as an attribution; their words are listed here.",
        "Marca quién habla como atribución; sus palabras se listan aquí.";
}

plurals! {}
