//! Abbreviations of news English and Spanish: words whose full stop may not end a sentence.

use super::scan::{lists, starts};

/// What a full stop behind a word says about the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It ends the sentence: an ordinary word.
    Ends,
    /// It never does: a title, after which the name comes.
    GoesOn,
    /// It does not before a number ("No. 5", "Sept. 3").
    EndsUnlessNumber,
    /// It does only before a word that often begins a sentence ("in the U.S. The…", but "the U.S. Navy").
    EndsBeforeStarter,
}

/// Titles and words that always lead on to another, separated by spaces. Upper and lower case count.
const GOES_ON: &str = "\
    Mr Mrs Ms Mx Messrs Mme Mlle Dr dr Drs Prof prof Rev Hon Fr Br \
    Gen Maj Col Lt Ltc Capt Cmdr Cdr Adm Brig Sgt Cpl Pvt Pfc Supt Insp Det \
    Sen Sens Rep Reps Gov Govs Pres Amb Atty Asst Assoc Sec Secy Del \
    Gral gral Cnel cnel Tte Cap Alm Cdte Mons Pdte Pdta Ing ing Lic lic Arq Abg Dip dip Profa \
    Sra sra Sres Srta srta Dra dra Dres Dña Da Dn Stg \
    Mt Ft v vs Vs viz cf Cf ej eg ie approx aprox EE FF RR CC Avda avda";

/// Words before a number.
const BEFORE_NUMBER: &str = "\
    No Nos Nr Núm núm Nro nro Art art Arts arts Fig fig Figs figs Vol vol Vols Ch Chap Cap cap \
    p pp pág págs ca par párr Sect \
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec";

/// Words that stand as well within a sentence as at its end.
const WITHIN_OR_AT_END: &str = "\
    Inc Corp Co Cos Ltd LLC Bros Cía Cia Jr jr Sr sr Esq St Ste Ave Blvd Rd Hwy \
    Ud Uds Vd Vds UU AA HH OO Univ Dept Gob Min \
    Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa \
    Tenn Tex Va Vt Wash Wis Wyo";

/// Words with a capital that often begin a sentence and seldom a name.
const STARTERS: &str = "\
    The A An This That These Those He She It They We You I His Her Its Their Our My Your There Here \
    In On At As After Before During When While If But And So Yet Or For From With Without Since By To \
    Although Though However Meanwhile Because Despite Most Many Some Several Both Each Now Then \
    Earlier Later Also What Why How Who Where Not No Last Under Among \
    El Los Las Un Una Unos Unas Él Ella Ellos Ellas Esto Este Esta Estos Estas Ese Esa Eso \
    En Por Para Con Sin Según Pero Y Aunque Cuando Mientras Desde Tras Se Su Sus Al \
    Además También Ayer Hoy Lo Así Entonces Durante Antes Después";

/// What a full stop behind `word` says. `word` has no white space, no opening marks and not its last full stop.
pub(super) fn stop_after(word: &str) -> Stop {
    if word.contains('.') {
        return match word {
            "e.g" | "i.e" | "E.g" | "I.e" | "p.ej" => Stop::GoesOn,
            _ if initials(word) => Stop::EndsBeforeStarter,
            _ => Stop::Ends,
        };
    }
    // Most words: no entry is longer, and none begins with a digit.
    if word.len() > 8 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return Stop::Ends;
    }
    let listed = |list: &str| lists(list, word);
    if listed(GOES_ON) {
        Stop::GoesOn
    } else if listed(BEFORE_NUMBER) {
        Stop::EndsUnlessNumber
    } else if listed(WITHIN_OR_AT_END) || initials(word) {
        Stop::EndsBeforeStarter
    } else {
        Stop::Ends
    }
}

/// Whether a sentence often begins with `word`.
pub(super) fn is_starter(word: &str) -> bool {
    starts(word, char::is_uppercase) && lists(STARTERS, word)
}

/// Whether `word` is an initial or several: `J`, `J.K`, `U.S`, `a.m`, `EE.UU`.
fn initials(word: &str) -> bool {
    let (mut letters, mut stops) = (0, 0);
    for c in word.chars() {
        if c == '.' {
            if letters == 0 {
                return false;
            }
            (letters, stops) = (0, stops + 1);
        } else {
            letters += 1;
            if letters > 2 || !c.is_alphabetic() {
                return false;
            }
        }
    }
    letters > 0 && (stops > 0 || letters == 1 && starts(word, char::is_uppercase))
}

/// Words that tell that somebody spoke, behind a name: `“Why?” Guaido asked`.
const SPEAKING: &str = "\
    said says asked asks told tells added adds wrote writes replied shouted cried exclaimed tweeted \
    dijo dice preguntó pregunta añadió agregó exclamó escribió respondió";

/// Whether `word` tells that somebody spoke.
pub(super) fn is_speaking(word: &str) -> bool {
    lists(SPEAKING, word)
}
