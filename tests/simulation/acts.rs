//! What a reader does at random.

use std::rc::Rc;

use pressmark::domain::annotation::{AnnotationId, Codebook, Judgement, LabelId, Role, Timestamp};
use pressmark::domain::app::parts::Part;
use pressmark::domain::app::{
    Action, Aim, Choice, Draft, EdgeAct, EdgeStep, Fate, Filter, Gesture, LabelAct, LabelPart, LinkAct, Popup, Side,
    State, update,
};
use pressmark::domain::codec::file::{export, read};
use pressmark::domain::codec::plan::{Choices, plan};
use pressmark::domain::document::Article;
use pressmark::domain::text::{Offset, Range};

use crate::rng::Rng;

/// A few sentences with interrupted quotations, and letters outside the basic plane.
const TEXT: &str = "TALKS GO ON\nROME (Wire) -- Ann Lee said: \u{201c}yes\u{201d} \u{1f600}. The rally drew 4,000 people.\n\
    \u{201c}We will,\u{201d} Bob re\u{301}plied, \u{201c}go on,\u{201d} and he added: \u{201c}no matter what.\u{201d}\n\
    Officials, who asked not to be named, said no. She told the paper that rain fell.";

thread_local! {
    static ARTICLE: Rc<Article> = Rc::new(Article::from_lines("small", "en", TEXT).expect("the text has words"));
}

/// The article that all tabs have open.
pub fn article() -> Rc<Article> {
    ARTICLE.with(Rc::clone)
}

/// What acts are made of.
pub struct Reader<'a> {
    pub rng: &'a Rng,
    pub now: Timestamp,
    /// Files that were exported, for anybody to import.
    pub files: &'a mut Vec<String>,
}

impl Reader<'_> {
    /// Does something; gives what came of it, and its name.
    pub fn act(&mut self, state: &State) -> (State, &'static str) {
        let mut state = state.clone();
        let name = self.choose(&mut state);
        (state, name)
    }

    fn choose(&mut self, state: &mut State) -> &'static str {
        let now = self.now.clone();
        let mut run = |action: Action| {
            if let Some(next) = update(state, action) {
                *state = next;
            }
        };
        match self.rng.below(100) {
            0..22 => {
                let range = self.range();
                let draft = Draft {
                    range,
                    gesture: Gesture::Mouse,
                    backward: false,
                    words: article().text().slice(range).unwrap_or_default().into(),
                };
                run(Action::Drafted(Some(draft)));
                let (label, id) = (self.label(state), self.new_id());
                let keep = self.rng.chance(10);
                if let Some(next) = update(state, Action::Mark { label, id, now, keep }) {
                    *state = next;
                }
                "mark"
            }
            22..34 => {
                let Some(id) = self.annotation(state) else { return "-" };
                let label = self.label(state);
                self.run(state, Action::Relabel { id, label, now });
                "relabel"
            }
            34..46 => {
                let Some(id) = self.annotation(state) else { return "-" };
                if self.rng.chance(50) {
                    self.run(state, Action::OpenNote(id.clone()));
                }
                let text = format!("note {}", self.rng.below(50)).into();
                self.run(state, Action::SetNote { id, text, now });
                if self.rng.chance(50) {
                    self.run(state, Action::CloseNote);
                }
                "note"
            }
            46..54 => {
                let Some(id) = self.annotation(state) else { return "-" };
                let side = *self.rng.pick(&Side::ALL).expect("there are two");
                self.run(state, Action::Focus(Some(id.clone())));
                self.run(state, Action::Edge(EdgeAct::Begin(id, side)));
                let steps = [
                    EdgeStep::Letter,
                    EdgeStep::Word,
                    EdgeStep::Sentence,
                    EdgeStep::Paragraph,
                ];
                for _ in 0..=self.rng.below(3) {
                    let step = *self.rng.pick(&steps).expect("there are four");
                    let onward = self.rng.chance(50);
                    self.run(state, Action::Edge(EdgeAct::Step { onward, step }));
                }
                self.run(state, Action::Edge(EdgeAct::Keep(now)));
                "move an edge"
            }
            54..62 => self.link(state, Aim::Contents),
            62..68 => self.link(state, Aim::Earlier),
            68..71 => {
                let Some(id) = self.annotation(state) else { return "-" };
                let part = *self.rng.pick(&Part::ALL).expect("there are two");
                let whole = state.annotations.get(&id).and_then(|one| one.range());
                let range = whole.and_then(|whole| self.range().intersection(whole));
                let more = self.rng.chance(20);
                self.run(
                    state,
                    Action::SetPart {
                        id,
                        part,
                        range,
                        more,
                        now,
                    },
                );
                "source or cue"
            }
            71..74 => {
                let Some(id) = self.annotation(state) else { return "-" };
                let what = *self.rng.pick(&Judgement::ALL).expect("there are some");
                let answer = *self
                    .rng
                    .pick(&[None, Some(true), Some(false)])
                    .expect("there are three");
                self.run(state, Action::Judge { id, what, answer, now });
                "judge"
            }
            74..80 => {
                let Some(id) = self.annotation(state) else { return "-" };
                self.run(state, Action::Delete(id));
                "delete"
            }
            80..86 => {
                self.run(state, Action::Undo(now));
                self.run(state, Action::Alert(None));
                "undo"
            }
            86..89 => {
                self.run(state, Action::Redo(now));
                self.run(state, Action::Alert(None));
                "redo"
            }
            89..92 => self.bulk(state),
            92..95 => self.codebook(state),
            95..97 => {
                let words = if self.rng.chance(50) { "" } else { "said" };
                let filter = Filter {
                    words: words.into(),
                    ..Filter::default()
                };
                self.run(state, Action::Find(filter));
                "find"
            }
            97 => {
                let name = *self.rng.pick(&["", "Ada", "Ben"]).expect("there are three");
                self.run(state, Action::Name(name.into()));
                "name"
            }
            98 => {
                self.files
                    .push(export(&state.article, &state.project, &state.ui.name, &self.now));
                "export"
            }
            _ => self.import(state),
        }
    }

    fn run(&self, state: &mut State, action: Action) {
        if let Some(next) = update(state, action) {
            *state = next;
        }
    }

    fn link(&self, state: &mut State, aim: Aim) -> &'static str {
        let now = self.now.clone();
        let Some(from) = self.annotation(state) else { return "-" };
        if self.rng.chance(15) {
            self.run(
                state,
                Action::Links {
                    act: LinkAct::Separate(from),
                    now,
                },
            );
            return "separate";
        }
        let aim = if aim == Aim::Contents && self.rng.chance(50) {
            Aim::Speakers
        } else {
            aim
        };
        self.run(
            state,
            Action::Links {
                act: LinkAct::Begin(from, aim),
                now: now.clone(),
            },
        );
        let Some(linking) = state.ui.linking.clone() else {
            return "-";
        };
        let ends: Vec<AnnotationId> = state
            .annotations
            .iter()
            .filter(|one| linking.takes(&state.codebook, &one.id, &one.label, one.range()))
            .map(|one| one.id.clone())
            .collect();
        let Some(to) = self.rng.pick(&ends).cloned() else {
            return "-";
        };
        self.run(
            state,
            Action::Links {
                act: LinkAct::Choose(to),
                now: now.clone(),
            },
        );
        self.run(
            state,
            Action::Links {
                act: LinkAct::Leave,
                now,
            },
        );
        if aim == Aim::Earlier { "join" } else { "link" }
    }

    fn bulk(&self, state: &mut State) -> &'static str {
        let now = self.now.clone();
        self.run(state, Action::Choose(Choice::Begin));
        for _ in 0..=self.rng.below(4) {
            let Some(id) = self.annotation(state) else { return "-" };
            self.run(state, Action::Choose(Choice::One(id)));
        }
        if self.rng.chance(60) {
            let label = self.label(state);
            self.run(state, Action::RelabelChosen { label, now });
        } else {
            self.run(state, Action::DeleteChosen);
        }
        self.run(state, Action::Choose(Choice::End));
        "several at once"
    }

    fn codebook(&self, state: &mut State) -> &'static str {
        let now = self.now.clone();
        let run = |state: &mut State, act| self.run(state, Action::Labels(act));
        let label = self.label(state);
        run(state, LabelAct::Show(Some(label.clone())));
        match self.rng.below(10) {
            0..3 => run(state, LabelAct::Add(format!("Rumour {}", self.rng.below(4)).into())),
            3..7 => {
                let part = match self.rng.below(4) {
                    0 => LabelPart::Name(format!("Name {}", self.rng.below(6)).into()),
                    1 => LabelPart::Definition(format!("What it is {}", self.rng.below(6)).into()),
                    2 => LabelPart::Role(
                        *self
                            .rng
                            .pick(&[Role::Content, Role::Attribution, Role::None])
                            .expect("three"),
                    ),
                    _ => LabelPart::Key(self.rng.below(10).to_string().into()),
                };
                run(state, LabelAct::Edit(Some(label.clone())));
                run(state, LabelAct::Change(label, part));
            }
            7..9 => {
                let fate = if self.rng.chance(50) {
                    Fate::Deleted
                } else {
                    Fate::Become(self.label(state))
                };
                run(state, LabelAct::Delete(label, Some(fate), now));
            }
            _ => run(state, LabelAct::BuiltIn),
        }
        self.run(state, Action::Show(None::<Popup>));
        "codebook"
    }

    /// Takes in a file that somebody exported, with some of the choices made the other way.
    fn import(&self, state: &mut State) -> &'static str {
        let Some(file) = self.rng.pick(self.files) else {
            return "-";
        };
        let contents = read(file.as_bytes()).expect("an export can be read");
        let plan = plan(&state.article, &state.project, &contents, &state.ui.name).expect("the article is the same");
        let other = plan
            .items
            .iter()
            .chain(&plan.labels)
            .filter(|item| item.choosable() && self.rng.chance(50));
        let choices: Choices = other
            .filter_map(|item| Some((item.entity.clone()?, !item.takes)))
            .collect();
        let facts = plan.edits(&state.project, &choices);
        self.run(
            state,
            Action::Import {
                facts,
                words: "import".into(),
            },
        );
        "import"
    }

    fn annotation(&self, state: &State) -> Option<AnnotationId> {
        let nth = self.rng.below(state.annotations.len());
        state.annotations.iter().nth(nth).map(|one| one.id.clone())
    }

    fn label(&self, state: &State) -> LabelId {
        let built_in = Codebook::built_in();
        // Mostly the three that matter for links; sometimes one of the reader's own.
        let of = if self.rng.chance(80) {
            &built_in.labels
        } else {
            &state.codebook.labels
        };
        let id = self.rng.pick(of).map(|label| label.id.clone());
        id.unwrap_or_else(|| built_in.labels[0].id.clone())
    }

    fn new_id(&self) -> AnnotationId {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.rng.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.rng.next().to_be_bytes());
        AnnotationId::from_random(bytes)
    }

    /// One to five words that follow each other.
    fn range(&self) -> Range {
        let article = article();
        let mut words = Vec::new();
        let mut at = 0;
        for word in article.text().as_str().split(char::is_whitespace) {
            let length = u32::try_from(word.chars().count()).expect("the text is short");
            if length > 0 {
                words.push((at, at + length));
            }
            at += length + 1;
        }
        let first = self.rng.below(words.len());
        let last = (first + self.rng.below(5)).min(words.len() - 1);
        Range::between(Offset::new(words[first].0), Offset::new(words[last].1))
    }
}
