//! The built-in labels. Their English is what stands in the codebook and in files.

messages! {
    CLAIM = "Claim", "Afirmación";
    CLAIM_DEFINITION =
        "An assertion about the world that evidence could prove or disprove, whoever makes it.",
        "Algo que se asegura sobre el mundo y que las pruebas podrían confirmar o desmentir, lo diga quien lo diga.";
    CLAIM_NONEXAMPLE =
        "A headline's mood, an opinion without checkable content, or a plan (“we will use all the resources…”).",
        "El tono de un titular, una opinión sin contenido comprobable o un plan (“we will use all the resources…”).";
    QUOTE = "Quote", "Cita";
    QUOTE_DEFINITION =
        "Words presented as someone's own, between quotation marks, however few.",
        "Palabras que se presentan como propias de alguien, entre comillas, por pocas que sean.";
    QUOTE_NONEXAMPLE =
        "A title or term in marks that nobody is said to have uttered, or a paraphrase.",
        "Un título o un término entre comillas que no se dice que alguien haya pronunciado, o una paráfrasis.";
    ATTRIBUTION = "Attribution", "Atribución";
    ATTRIBUTION_DEFINITION =
        "The words that say who is responsible for a quote or claim: the source and the cue.",
        "Las palabras que dicen quién responde por una cita o una afirmación: la fuente y la señal.";
    ATTRIBUTION_NONEXAMPLE =
        "A person merely mentioned, or a dateline.",
        "Una persona a la que solo se menciona, o la línea de lugar y fecha.";
}

plurals! {}
