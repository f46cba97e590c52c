//! The questions of news literacy about an attribution's source.

use super::update::{act, say};
use super::{State, words};
use crate::domain::annotation::{Annotation, AnnotationId, Codebook, Entity, Fact, Judgement, Role, Timestamp};
use crate::domain::messages::{Language, Message, judge as msg};

/// Whether `annotation` says who is responsible for something, so that one can ask about its source.
#[must_use]
pub fn is_attribution(codebook: &Codebook, annotation: &Annotation) -> bool {
    codebook.role(&annotation.label) == Role::Attribution
}

/// A question's short name, what it means when it is denied, and the question in a sentence.
#[must_use]
pub const fn question(what: Judgement) -> [Message; 3] {
    match what {
        Judgement::Independent => [msg::INDEPENDENT, msg::NOT_INDEPENDENT, msg::ABOUT_INDEPENDENT],
        Judgement::Multiple => [msg::MULTIPLE, msg::NOT_MULTIPLE, msg::ABOUT_MULTIPLE],
        Judgement::Verifies => [msg::VERIFIES, msg::NOT_VERIFIES, msg::ABOUT_VERIFIES],
        Judgement::Authoritative => [msg::AUTHORITATIVE, msg::NOT_AUTHORITATIVE, msg::ABOUT_AUTHORITATIVE],
        Judgement::Named => [msg::NAMED, msg::NOT_NAMED, msg::ABOUT_NAMED],
    }
}

/// "yes", "no" or "not answered".
#[must_use]
pub const fn answered(answer: Option<bool>) -> Message {
    match answer {
        Some(true) => msg::YES,
        Some(false) => msg::NO,
        None => msg::UNANSWERED,
    }
}

/// What was answered, in one line: "Independent · Named · not Multiple". What is affirmed stands before what is denied;
/// empty if nothing was answered.
#[must_use]
pub fn summary(annotation: &Annotation, language: Language) -> String {
    let mut line = String::new();
    for wanted in [true, false] {
        for (what, answer) in Judgement::ALL.into_iter().zip(annotation.judgements.0) {
            if answer == Some(wanted) {
                if !line.is_empty() {
                    line.push_str(" · ");
                }
                let [name, denied, _] = question(what);
                line.push_str(if wanted { name } else { denied }.text(language));
            }
        }
    }
    line
}

/// Writes an answer, or takes it back.
pub(super) fn answer(
    state: &mut State,
    id: &AnnotationId,
    what: Judgement,
    answer: Option<bool>,
    now: &Timestamp,
) -> bool {
    let Some(annotation) = state.annotations.get(id).cloned() else {
        return false;
    };
    let known = Judgement::ALL.into_iter().zip(annotation.judgements.0);
    let same = |(which, known): (Judgement, Option<bool>)| which == what && known == answer;
    if !is_attribution(&state.codebook, &annotation) || known.into_iter().any(same) {
        return false;
    }
    let language = state.ui.language;
    let name = question(what)[0].text(language);
    let named = words::annotation(&state.codebook, &annotation, language);
    let said = answered(answer).text(language);
    let entity = Entity::Annotation(id.clone());
    let facts = vec![
        (entity.clone(), Fact::Judgement(what, answer)),
        (entity, Fact::Modified(now.clone())),
    ];
    let step = match answer {
        Some(_) => msg::ANSWER.fill(language, &[name, said, &named]),
        None => msg::TAKE_BACK.fill(language, &[name, &named]),
    };
    act(state, &step, None, facts);
    say(state, &msg::ANSWERED.fill(language, &[name, said, &named]));
    true
}
