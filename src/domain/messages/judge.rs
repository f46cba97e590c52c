//! The questions of news literacy about an attribution's source, and the hint at a note.

messages! {
    WHY = "Why did you mark this?", "¿Por qué marcaste esto?";
    QUESTIONS = "About the source of {0}", "Sobre la fuente de {0}";
    MEANING = "What do these ask?", "¿Qué se pregunta aquí?";
    YES = "yes", "sí";
    NO = "no", "no";
    UNANSWERED = "not answered", "sin respuesta";
    ANSWER = "answer “{0}” with {1} for {2}", "responder «{0}» con {1} en {2}";
    TAKE_BACK = "take back the answer to “{0}” for {1}", "retirar la respuesta a «{0}» en {1}";
    ANSWERED = "{0}: {1}, for {2}", "{0}: {1}, en {2}";
    INDEPENDENT = "Independent", "Independiente";
    NOT_INDEPENDENT = "not Independent", "no Independiente";
    ABOUT_INDEPENDENT = "Has the source nothing to win or lose by what it says?",
        "¿La fuente no gana ni pierde nada con lo que dice?";
    MULTIPLE = "Multiple", "Múltiple";
    NOT_MULTIPLE = "not Multiple", "no Múltiple";
    ABOUT_MULTIPLE = "Do several sources say the same?", "¿Varias fuentes dicen lo mismo?";
    VERIFIES = "Verifies", "Verifica";
    NOT_VERIFIES = "not Verifies", "no Verifica";
    ABOUT_VERIFIES = "Does the source give evidence, rather than only assert it?",
        "¿La fuente da pruebas, en vez de solo afirmarlo?";
    AUTHORITATIVE = "Authoritative", "Autorizada";
    NOT_AUTHORITATIVE = "not Authoritative", "no Autorizada";
    ABOUT_AUTHORITATIVE = "Is the source in a position to know, by its office or its knowledge?",
        "¿La fuente puede saberlo, por su cargo o sus conocimientos?";
    NAMED = "Named", "Con nombre";
    NOT_NAMED = "not Named", "sin nombre";
    ABOUT_NAMED = "Is the source named, so that one could ask it?",
        "¿Se dice quién es la fuente, de modo que se le podría preguntar?";
}

plurals! {}
