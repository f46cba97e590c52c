//! What the rules need to know of a language: lists of words in lowercase, parted by single spaces.

/// The words of one language that the rules go by.
pub(super) struct Tongue {
    /// Forms of verbs that report and are hardly anything else.
    pub reports: &'static str,
    /// The same, but they are also nouns: verbs only behind a name or a pronoun.
    pub doubtful: &'static str,
    /// Forms that report only behind a helper: "has called Guaido a puppet".
    pub helped: &'static str,
    /// Several words that are one cue.
    pub joined: &'static [&'static str],
    /// Forms behind which the source may follow: "said the minister". Empty: all of them.
    pub turned: &'static str,
    /// What may stand before the verb and belongs to the cue.
    pub helpers: &'static str,
    /// Helpers that make a participle passive: who is named before it did not speak.
    pub passive: &'static str,
    /// How forms end that stay active behind those helpers.
    pub active: &'static str,
    /// Adverbs that may stand between the source and the cue, beside those with `adverb` at their end.
    pub adverbs: &'static str,
    /// The end of adverbs.
    pub adverb: &'static str,
    /// Words with that end which are none.
    pub no_adverbs: &'static str,
    /// Cues that stand before their source: "according to".
    pub phrases: &'static [&'static str],
    /// Cues that name nobody: "reportedly".
    pub hearsay: &'static str,
    /// Words at which a clause begins: no source reaches beyond them.
    pub clauses: &'static str,
    /// Words that join, and cannot begin a source.
    pub joints: &'static str,
    /// Pronouns that stand for a source named before: "Maduro, who has called …".
    pub who: &'static str,
    /// Pronouns that can be a source.
    pub pronouns: &'static str,
    /// Words with which the name of a source may begin.
    pub openers: &'static str,
    /// Nouns that can be a source without any such word.
    pub people: &'static str,
    /// Words that may stand inside a name.
    pub inside: &'static str,
    /// Prepositions that lead to a time or place.
    pub adjuncts: &'static str,
    /// Words of time.
    pub times: &'static str,
    /// What leads to the source of a passive: "by".
    pub by: &'static str,
    /// What leads to an infinitive, or to a noun: "to". Empty: nothing does both.
    pub to: &'static str,
    /// What begins the words that were said: "that".
    pub that: &'static str,
}

impl Tongue {
    /// The language of a tag such as `en-US`; `None` if there are no rules for it. Without a tag it is English.
    pub(super) fn of(tag: &str) -> Option<&'static Tongue> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.is_empty() || primary.eq_ignore_ascii_case("en") {
            Some(&ENGLISH)
        } else if primary.eq_ignore_ascii_case("es") {
            Some(&SPANISH)
        } else {
            None
        }
    }
}

static ENGLISH: Tongue = Tongue {
    reports: "said says say saying told tells telling stated stating announced announces announcing claimed claiming added \
              adds adding noted noting wrote writes writing tweeted tweeting explained explains explaining argued \
              argues arguing warned warns warning insisted insists insisting declared declares declaring acknowledged \
              acknowledges admitted admits confirmed confirms denied denies asserted asserts alleged alleges \
              stressed stresses emphasized emphasizes emphasised emphasises reiterated reiterates repeated replied \
              replies responded responds asked suggested suggests reported reporting revealed reveals testified \
              testifies recalled recalls remarked commented concluded concludes predicted predicts estimated believes \
              vowed vows pledged promised threatened urged urges complained complains cautioned conceded concedes \
              contended contends maintained maintains echoed echoes expressed expresses accused accuses criticized \
              criticised condemned condemns denounced denounces quipped shouted exclaimed quoted cited \
              disclosed informed declined declines refused refuses believed",
    doubtful: "claims states notes reports comments remarks tweets estimates answers promises tell announce argue \
               believe insist warn write found finds showed shows",
    helped: "called calls described",
    joined: &[
        "called for",
        "calls for",
        "calling for",
        "called on",
        "calls on",
        "pointed out",
        "points out",
        "lashed out",
        "made clear",
        "makes clear",
        "spoke of",
        "quoted as saying",
        "cited as saying",
        "went on to say",
    ],
    turned: "said says added adds wrote writes explained explains argued argues noted insisted insists replied replies \
             responded asked declared declares recalled recalls admitted admits concluded concludes remarked commented \
             stated warned exclaimed shouted tweeted quipped",
    helpers: "has have had was were is are be been being would will could may might did does do must should shall can \
              not never also",
    passive: "was were is are be been being",
    active: "ing",
    adverbs: "also later then again once now already still even further soon first just once twice often never always \
              earlier",
    adverb: "ly",
    no_adverbs: "family ally assembly rally supply reply monopoly bully july italy",
    phrases: &[
        "according to",
        "in the words of",
        "in the view of",
        "in the opinion of",
        "citing",
    ],
    hearsay: "reportedly allegedly purportedly supposedly",
    clauses: "that what which when while but because as if although though where since until unless whether how why than then",
    joints: "and but or yet so nor",
    who: "who which",
    pronouns: "he she they it we i you who",
    openers: "the a an this these those some many most several two three another one his her their its our my your no \
              all both each every",
    people: "officials police authorities sources witnesses activists analysts experts lawyers people critics \
             supporters residents researchers scientists doctors prosecutors protesters reporters investigators \
             diplomats lawmakers organizers observers",
    inside: "of for the and from with at",
    adjuncts: "on in at during after before by under over amid following into near published \
               released issued",
    times: "monday tuesday wednesday thursday friday saturday sunday january february march april june july august \
            september october november december yesterday today tomorrow week month year morning afternoon evening \
            night last next late early earlier later ago",
    by: "by",
    to: "to",
    that: "that",
};

static SPANISH: Tongue = Tongue {
    reports: "dijo dijeron dice dicen decía decían dicho diciendo afirmó afirmaron afirma afirman afirmado aseguró \
              aseguraron asegura aseguran asegurado declaró declararon declarado sostuvo sostuvieron sostiene \
              sostienen señaló señalaron señala señalan señalado indicó indicaron indicado explicó explicaron explica \
              explicado anunció anunciaron anunciado informó informaron informado agregó agregaron añadió añadieron \
              añade manifestó manifestaron expresó expresaron expresado comentó comentaron admitió admitieron \
              reconoció reconocieron reconocido denunció denunciaron denunciado advirtió advirtieron advierte \
              advertido reiteró reiteraron reiterado insistió insistieron insiste insistido aclaró aclararon apuntó \
              apuntaron subrayó subrayaron subraya destacó destacaron contó contaron respondió respondieron preguntó \
              preguntaron escribió escribieron escribe tuiteó alegó alegaron aseveró aseveraron recordó recordaron \
              negó negaron confirmó confirmaron confirmado reveló revelaron revelado pidió pidieron pedido exigió \
              exigieron exigido concluyó concluyeron opinó opinaron precisó precisaron lamentó lamentaron criticó \
              criticaron criticado acusó acusaron acusado prometió prometieron relató relataron replicó reclamó \
              reclamaron puntualizó enfatizó enfatizaron argumentó argumentaron gritó gritaron",
    doubtful: "",
    helped: "llamado calificado descrito",
    joined: &[
        "dio a conocer",
        "dieron a conocer",
        "hizo saber",
        "dejó claro",
        "puso de manifiesto",
    ],
    turned: "",
    helpers: "ha han había habían hubo habría fue fueron es son era eran ser sido siendo se le les lo la los las me nos \
              te no nunca está están estaba",
    passive: "fue fueron es son era eran ser sido siendo se",
    active: "ndo",
    adverbs: "también además luego después ya siempre nunca entonces ayer hoy aún todavía incluso",
    adverb: "mente",
    no_adverbs: "",
    phrases: &[
        "según",
        "de acuerdo con",
        "de acuerdo a",
        "en palabras de",
        "a juicio de",
        "en opinión de",
    ],
    hearsay: "supuestamente presuntamente aparentemente",
    clauses: "que cuando mientras pero porque como si aunque donde desde hasta lo cual sino para así tal",
    joints: "y e o u ni pero",
    who: "que quien quienes",
    pronouns: "él ella ellos ellas yo nosotros usted ustedes quien",
    openers: "el la los las un una unos unas su sus este esta estos estas ese esa algunos algunas varios varias muchos \
              muchas otro otra dos tres al del mi nuestro nuestra",
    people: "funcionarios autoridades fuentes testigos activistas analistas expertos abogados críticos vecinos \
             investigadores científicos médicos fiscales manifestantes periodistas diplomáticos",
    inside: "de del al la las los el y e para",
    adjuncts: "en a durante tras ante por con sobre contra desde al",
    times: "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto \
            septiembre octubre noviembre diciembre ayer hoy mañana semana mes año tarde noche pasado pasada próximo",
    by: "por",
    to: "",
    that: "que",
};
