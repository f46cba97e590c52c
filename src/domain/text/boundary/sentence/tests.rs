use super::super::marked::{parse, show};
use super::*;

/// Checks cases where every sentence is marked.
fn check(cases: &[&str]) {
    for marked in cases {
        let (text, expected) = parse(marked);
        let found = sentences(&text, text.all());
        assert_eq!(show(&text, &found), *marked);
        assert_eq!(found, expected, "{marked}");
    }
}

#[test]
fn ordinary_sentences() {
    check(&[
        "",
        " \t",
        "{Guaido Seeks ‘Direct’ Pentagon Ties to Oust Maduro}",
        "{He left.} {She stayed.}",
        " {He left.}  {She stayed.} ",
        "{He left.}\u{a0}{She stayed.}",
        "{Did he leave?} {No!} {She stayed.}",
        "{He left.}\n{She stayed}\n{and slept.}",
        "{At 5.30 he paid $1,000.50 for 2.5 kg.} {Then he left.}",
        "{See example.com now.} {Then go.}",
        "{It rose in 2018.} {25 people died.}",
        "{Some 25 died.} {“100 were hurt,” he said.}",
        "{Was it him?!} {Yes.}",
        "{* * *}",
        "{The end. * * *}",
        "{她走了。}{他留下。}",
        "{「她走了。」}{「他留下！」}{他说。}",
        "{她走了？……}{他留下。}",
        "{π≈３．１４。}{是。}",
        "{Ո՞վ։} {Նա։}",
        "{He paid.} {€25 million was lost.}",
        "{He paid.} {(€25 million was lost.)}",
        "{He left. @user said so.}",
        "{वह गया।} {वह रही।}",
        "{هل غادر؟} {نعم.}",
    ]);
}

#[test]
fn closing_marks_belong_to_the_sentence_before() {
    check(&[
        "{“We will build pressure.”} {She said no more.}",
        "{\"We will build pressure.\"} {She said no more.}",
        "{possible military \"cooperation.”} {He left.}",
        "{He left (as planned.)} {She stayed.}",
        "{He left (as planned).} {She stayed.}",
        "{‘He left.’} {‘She stayed.’}",
        "{He left.} {\"We stay,\" she said.}",
        "{He left.}\n{» She stayed.}",
        "{« Il est parti. »} {Elle reste.}",
        "{«Se fue.»} {Ella no.}",
        "{He left.[1]} {She stayed.[12]} {They slept.}",
        "{He left.*} {She stayed.}",
    ]);
}

#[test]
fn abbreviations_and_initials_go_on() {
    check(&[
        "{The U.S. Southern Command (SOCOM) said so.} {He left.}",
        "{He left the U.S.} {The remarks came late.}",
        "{It told the U.S. Guaido agreed.}",
        "{The administration of U.S. President Donald Trump.} {It left.}",
        "{Mr. Smith met Mrs. Jones and Dr. No.} {They left.}",
        "{Gen. X met Lt. Col. Y, Sen. Z and Rep. W.}",
        "{It was No. 5 Street.} {No. 5 is small.}",
        "{They said No.} {Maduro left.}",
        "{On Sept. 3 he left.} {By Oct. he was back.}",
        "{J. K. Rowling and J.K. Simmons met George W. Bush.} {They left.}",
        "{He lives in Washington, D.C.} {The embassy is there.}",
        "{It opens at 8 a.m. Monday.} {It closes at 5 p.m.} {On Sunday it rests.}",
        "{Acme Inc. Chairman Smith left Acme Corp.} {He sold it.}",
        "{Martin Luther King Jr. Day is a holiday.} {So is John Smith Jr.} {He said so.}",
        "{Fruit, e.g. Apples, etc.} {Then bread.}",
        "{Sen. Marco Rubio (R-Fla.) Tweeted it.}",
        "{He went to St. Louis.} {She stayed on Wall St.} {The end.}",
        "{Guaido v. Maduro, Smith vs. Jones.}",
        "{It has, approx. 25 Ships.}",
        "{1. First comes this.} {2. Second comes that.}",
        "{a. First comes this.} {Then that.}",
    ]);
}

#[test]
fn spanish_news() {
    check(&[
        "{El Sr. Guaidó y la Sra. Pérez llegaron.} {Se fueron.}",
        "{La Dra. Gómez habló con el Gral. Padrino López.} {Luego salió.}",
        "{Viajó a EE. UU.} {El lunes volvió.}",
        "{El gobierno de EE. UU. Anunció medidas.}",
        "{El gobierno de EE.UU. Anunció medidas.}",
        "{¿Se fue?} {¡No!} {Se quedó.}",
        "{Se fue.} {¿Quién sabe?}",
        "{—¿Se fue? —preguntó ella.} {—No —dijo él.}",
        "{Vive en la Avda. Bolívar núm. 5.} {Es alto.}",
        "{Según el art. 233 asumió.} {Art. 5.}",
        "{Hablé con Ud.} {Ayer llovió.}",
    ]);
}

#[test]
fn a_question_in_marks_does_not_end_the_telling() {
    check(&[
        "{“Really?” he asked.} {“Yes!” she said.}",
        "{“Will he go?” Guaido asked.} {Nobody knew.}",
        "{\"Will he go?\" Juan Guaido asked reporters.} {No.}",
        "{“Will he go?”} {Guaido left the room.}",
        "{Yahoo! is old.} {Yahoo!} {It is old.}",
        "{He left.[sic]} {Then he came.}",
    ]);
}

#[test]
fn an_ellipsis_ends_a_sentence_before_a_capital() {
    check(&[
        "{He paused...} {Then he left.}",
        "{He paused…} {Then he left.}",
        "{He paused… then left.} {So did she.}",
        "{He paused ... then left.}",
        "{“He paused…”} {She did not.}",
        "{The government […] Maduro led fell.} {It did.}",
        "{The government (...) Maduro led fell.}",
        "{... Maduro left.} {… And came back.}",
        "{Well…}",
    ]);
}

#[test]
fn each_paragraph_of_the_article_has_its_sentences() {
    let article = include_str!("../../../../../content/guaido-pentagon.txt").trim_end_matches('\n');
    let text = Text::new(article);
    let mut start = Offset::START;
    let counts: Vec<usize> = article
        .split('\n')
        .map(|line| {
            let end = start.plus(u32::try_from(line.chars().count()).expect("the article is short"));
            let block = Range::between(start, end);
            start = end.plus(1);
            let found = sentences(&text, block);
            let first = found.first().map(|range| range.start());
            assert_eq!(
                (first, found.last().map(|range| range.end())),
                (Some(block.start()), Some(block.end()))
            );
            found.len()
        })
        .collect();
    // One each, but for "Last Tuesday, … petered out. More than 100 people…".
    assert_eq!(counts, [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]);
}

#[test]
fn the_sentence_at_an_offset() {
    let (text, ranges) = parse("x\n {He left.}  {She stayed.} \ny");
    let block = Range::between(Offset::new(2), Offset::new(28));
    let at = |offset| sentence_at(&text, block, Offset::new(offset));
    let (first, second) = (Some(ranges[0]), Some(ranges[1]));
    let cases = [
        (1, None),
        (2, first),
        (3, first),
        (11, first),
        (12, first),
        (13, second),
        (25, second),
        (29, None),
    ];
    for (offset, expected) in cases {
        assert_eq!(at(offset), expected, "{offset}");
    }
}

/// Quadratic work would take minutes here; `benches/pure.rs` measures.
#[test]
fn hostile_blocks_cost_no_more_than_others() {
    for piece in [
        ".[", ". ", ".)", ".", "?” A ", "1. ", "🇺", "\u{301}", "… ", " ", "U.S. ", "((", "。", ".* ",
    ] {
        for first in ["", "He left. "] {
            let text = Text::new(format!("{first}{}", piece.repeat(10_000)));
            let found = sentences(&text, text.all());
            assert!(found.len() <= 10_001);
        }
    }
}
