//! Attributions with the guess that is wanted: `{source}` and `[cue]`, everything else as it stands.

use super::parts;
use crate::domain::text::{Offset, Range, Text};

/// The text without its marks, and where the source and the cue are.
fn parse(marked: &str) -> (String, [Option<(u32, u32)>; 2]) {
    let (mut text, mut at, mut starts, mut found) = (String::new(), 0, [0; 2], [None; 2]);
    for c in marked.chars() {
        match c {
            '{' => starts[0] = at,
            '[' => starts[1] = at,
            '}' => found[0] = Some((starts[0], at)),
            ']' => found[1] = Some((starts[1], at)),
            _ => {
                text.push(c);
                at += 1;
            }
        }
    }
    (text, found)
}

fn check(language: &str, cases: &[&str]) {
    let mut wrong = String::new();
    for marked in cases {
        let (plain, expected) = parse(marked);
        let text = Text::new(plain.clone());
        let guess = parts(&text, text.all(), language);
        let found = [guess.source, guess.cue].map(|part| part.map(|part| (part.start().get(), part.end().get())));
        if found != expected {
            let mut shown: Vec<char> = Vec::new();
            for (at, c) in (0..).zip(plain.chars().chain([' '])) {
                for (part, (open, close)) in found.iter().zip([('{', '}'), ('[', ']')]) {
                    if part.is_some_and(|(_, end)| end == at) {
                        shown.push(close);
                    }
                    if part.is_some_and(|(start, _)| start == at) {
                        shown.push(open);
                    }
                }
                shown.push(c);
            }
            wrong.push_str(&format!("\n{marked}\n{}\n", shown.iter().collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "wanted and guessed:{wrong}");
}

#[test]
fn the_attributions_of_the_built_in_article() {
    check(
        "en",
        &[
            "{Venezuelan opposition leader Juan Guaido} [has called for]",
            "{Juan Guaido} [has called for] \"direct relationship”",
            "{Guaido} [said]",
            "{Guaido} [said] at a Saturday rally in the capital Caracas that",
            "\"We have instructed our ambassador Carlos Vecchio to meet immediately with the Southern Command and its admiral to establish direct relationship for cooperation,\" {Guaido} [said].",
            "{The Venezuelan opposition leader} [told] an Italian newspaper this week that",
            "[told] an Italian newspaper",
            "{Guaido} [has repeatedly echoed] comments from the U.S. administration that",
            "{Guaido} [has repeatedly echoed]",
            "In a tweet on Thursday, {the U.S. Southern Command (SOCOM)} [said]",
            "{the U.S. Southern Command (SOCOM)} [said]",
            "[reportedly]",
            "were [reportedly] injured",
            "The remarks are regarded as",
            "{Maduro}, who [has called] Guaido a puppet of Washington",
            "{Maduro}, who has called Guaido a puppet of Washington, [announced] in a televised speech later in the day that",
            "{Most Latin American countries}, as well as the European Union, [have expressed] opposition",
            "On Saturday, {Venezuela’s Defense Minister Vladimir Padrino} [lashed out] at",
            "{Venezuela’s Defense Minister Vladimir Padrino} [lashed out] at what he said",
            "what {he} [said]",
            "{Padrino} [said] that",
            "comments from the U.S. administration",
            "a self-proclamation by Guaido",
        ],
    );
}

#[test]
fn other_attributions_in_english() {
    check(
        "en",
        &[
            "[According to] {the ministry}",
            "[According to] {the ministry}, the strike began on Monday",
            "[according to] {people familiar with the matter}",
            "[according to] {Dr. Ana Ruiz of the University of Chicago}",
            "[according to] {a report} published on Tuesday",
            "{Maria Lopez} [told] reporters",
            "{She} [told] the BBC that the talks had failed",
            "But {the mayor} [said]",
            "[said] {Guaido}",
            "[said] {Guaido} on Saturday",
            "[said] {Carlos Vecchio}, his envoy",
            "[said] {the minister of defense}",
            "[said] {Mr. J. R. Smith}",
            "[said] he would go",
            "[said] it was prepared to discuss",
            "[said] Maduro had fled",
            "[said] {he}",
            "[told] Guaido",
            "[says] {a spokesman for the ministry}",
            "It [was announced] by {the ministry}",
            "It [was announced] that schools would close",
            "He [was told] to leave",
            "Maduro [is said] to have fled",
            "{Maduro} [was quoted as saying]",
            "{The president} [also said]",
            "{The president} [has said]",
            "{The president} [did not say]",
            "{a senior official}, speaking on condition of anonymity, [said]",
            "On Saturday {Guaido} [said]",
            "Last week {the bank} [warned]",
            "{Guaido} on Saturday [said]",
            "In Caracas Guaido [said]",
            "In Caracas {he} [said]",
            "{the workers’ union} [said]",
            "{O'Brien} [says]",
            "{The report} [claims] that",
            "the claims",
            "their claims were",
            "the stated goal",
            "[allegedly]",
            "{police} [said]",
            "{Officials in Washington and Bogota} [confirmed]",
            "as Guaido put it",
            "one man who was there [said]",
            "😀 {Guaido} [said] 😀",
            "{Jose\u{301} Nu\u{303}ez} [said]",
            "{Guaido} 😀 [said]",
            "",
            "...",
            "the crisis in the country",
            "{The U.N.} [said]",
            "[said] {the U.N.}",
            "[in the view of] {Padrino}",
            "[according to] {a source close to the talks}",
            "[according to] {a man at the scene}",
            "[declined] to say",
            "[refused] to comment on claims",
            "[said] {Guaido} to the crowd",
            "{Sources close to the talks} [say]",
            "{The New York Times} [reported]",
            "{Reuters} [reports]",
            "{Italy} [said]",
            "{The group} recently [announced]",
            "When asked, {he} [said]",
        ],
    );
}

#[test]
fn attributions_in_spanish() {
    check(
        "es",
        &[
            "{Guaidó} [dijo]",
            "[dijo] {Guaidó}",
            "[afirmó] {el ministro de Defensa}",
            "[afirmó] {el ministro de Defensa}, Vladimir Padrino",
            "[dijo] {Maduro} en un discurso",
            "[dijo] que",
            "[dijo] el lunes",
            "[dijo] a la prensa",
            "[dijo] {Maduro} al diario El País",
            "[le dijo] {la ministra}",
            "{El presidente} [ha dicho] que",
            "{La oposición} [no aseguró]",
            "[Según] {el ministerio}",
            "[según] {fuentes cercanas al gobierno}, hubo heridos",
            "[según informó] {el ministerio de Salud}",
            "[según dijo] {Guaidó}",
            "[de acuerdo con] {la policía}",
            "[De acuerdo con] {Ana de la Torre}",
            "[Se informó] que no habrá clases",
            "El acuerdo [fue anunciado] por {el gobierno}",
            "[supuestamente]",
            "{El vocero}, que [ha denunciado] amenazas",
            "{Ana Ruiz}, directora del hospital, [explicó] que",
            "El sábado {Guaidó} [reiteró]",
            "{Ella} [señaló]",
            "En Caracas Guaidó [dijo]",
            "En Caracas, {Guaidó} [dijo]",
            "{Guaido\u{301}} [afirmo\u{301}]",
            "yo afirmo",
            "También [dijo] {Guaidó}",
            "«No», [respondió] {la vicepresidenta}",
            "[aseguró] {Delcy Rodríguez} el jueves",
            "{La Organización Mundial de la Salud} [advirtió] que",
            "{El presidente de Colombia}, Gustavo Petro, [anunció]",
            "{un portavoz del ejército} [declaró] a la agencia EFE",
            "{Petro} también [pidió]",
            "[explicó] {la directora del hospital}, Ana Ruiz",
            "[Según] {datos oficiales}, hubo heridos",
            "[según] {ella} dijo",
            "[según] {ella}",
            "{Los vecinos} [denunciaron] cortes",
            "«Nos vamos», [gritó] {Ana}",
            "se quejó Luis",
        ],
    );
}

#[test]
fn nothing_is_guessed_in_a_language_without_rules() {
    let text = Text::new("Guaido said");
    assert_eq!(parts(&text, text.all(), "de"), super::Parts::default());
    assert_ne!(parts(&text, text.all(), ""), super::Parts::default());
    assert_ne!(parts(&text, text.all(), "EN-us"), super::Parts::default());
}

#[test]
fn a_word_that_the_edges_cut_is_no_source() {
    let text = Text::new("Guaido said so");
    let range = |start, end| Range::between(Offset::new(start), Offset::new(end));
    assert_eq!(parts(&text, range(2, 11), "en").source, None);
    assert_eq!(parts(&text, range(0, 9), "en").cue, None);
    assert_eq!(parts(&text, range(0, 11), "en").source, Some(range(0, 6)));
}

#[test]
fn attributions_as_newspapers_write_them() {
    check(
        "en",
        &[
            "{Health officials in New York} [said] on Tuesday",
            "{the company’s chief executive}, Jane Doe, [told] investors",
            "{Jane Doe}, the company’s chief executive, [told] investors",
            "{Ms. Doe} [wrote] in an email",
            "{A spokeswoman for the European Commission} [declined] to comment",
            "{The lawsuit} [alleges] that",
            "{Researchers at Stanford University} [found] that",
            "{Mayor Eric Adams} [says] he will not resign",
            "{Adams’s lawyer} [said]",
            "{The agency} [has not responded] to a request",
            "{Sen. Bernie Sanders (I-Vt.)} [said]",
            "{Prime Minister Benjamin Netanyahu} [has vowed]",
            "[wrote] {Justice Elena Kagan} in a dissent",
            "[said] {Tom}",
            "[said] {Dr. Lee}, who led the study",
            "{Two people briefed on the matter} [said]",
            "[According to] {court documents}",
            "[According to] {a statement from the White House}",
            "[citing] {unnamed sources}",
            "{The White House} [denied] the report",
            "the minister’s claim that",
            "{They} [also said] that",
            "{Israel} [says] it struck a base",
            "{Trump} [claimed], without evidence, that",
            "{Trump}, without evidence, [claimed]",
            "{Biden and Harris} [said]",
            "{critics} [say]",
            "It [is believed] that",
            "{one resident}, 43, [said]",
            "the report was published by the ministry",
            "{the Associated Press} [reported] Monday",
        ],
    );
}
