//! Another version of an article's text: what becomes of each annotation, shown before anything changes.

use std::rc::Rc;

use yew::prelude::*;

use super::{Desk, Mode, Said};
use crate::domain::anchor::{Piece, Revision};
use crate::domain::annotation::AnnotationId;
use crate::domain::app::words;
use crate::domain::codec::carry::{Carriage, Carried};
use crate::domain::document::Article;
use crate::domain::document::reading::Reading;
use crate::domain::messages::{Language, Plural, library, replace as msg};
use crate::domain::text::Text;
use crate::ui::shelf;

/// How many annotations are shown one by one: those with changed words come first.
const SHOWN: usize = 300;

/// An article, its new version, and what becomes of the work on it.
#[derive(Debug)]
pub(super) struct Version {
    pub old: Rc<Article>,
    pub new: Article,
    pub carriage: Carriage,
}

impl PartialEq for Version {
    /// A version is made once and never changed.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Desk {
    /// Shows what becomes of the work on the article at `place` if its text is what was read.
    pub(super) fn compare(&self, place: &Rc<str>, reading: &Reading) {
        let (Some(old), Some(new)) = (shelf::named(place), reading.article()) else {
            return self.go(Mode::List, Said::default());
        };
        if old.fingerprint() == new.fingerprint() {
            return self.refuse(self.say(msg::SAME_TEXT).to_owned());
        }
        let new = new.version_of(&old);
        match shelf::carried(&old, &new) {
            Ok(carriage) => {
                let version = Version { old, new, carriage };
                self.go(Mode::Compare(Rc::new(version)), Said::default());
            }
            Err(error) => self.refuse(shelf::trouble(&error, self.language)),
        }
    }

    pub(super) fn version(&self, version: &Rc<Version>) -> Html {
        let desk = self.clone();
        let known = version.clone();
        let onagree = Callback::from(move |refused: Vec<AnnotationId>| {
            if let Err(error) = shelf::replace(&known.old, &known.new, &refused) {
                desk.refuse(shelf::trouble(&error, desk.language));
            }
        });
        let built_in = shelf::is_built_in(version.old.place().as_str());
        html! {
            <Outcome
                language={self.language}
                version={version.clone()}
                {built_in}
                {onagree}
                onback={self.going(Mode::Add(Some(version.old.place().as_str().into())))}
            />
        }
    }
}

#[derive(Properties, PartialEq)]
struct OutcomeProps {
    language: Language,
    version: Rc<Version>,
    built_in: bool,
    onagree: Callback<Vec<AnnotationId>>,
    onback: Callback<()>,
}

#[component(Outcome)]
fn outcome(props: &OutcomeProps) -> Html {
    let (language, version) = (props.language, &props.version);
    let refused = use_state(Vec::<AnnotationId>::new);
    let agree = {
        let (onagree, refused) = (props.onagree.clone(), refused.clone());
        move |_| onagree.emit((*refused).clone())
    };
    let lead = if props.built_in { msg::LEAD_BUILT_IN } else { msg::LEAD };
    let items = &version.carriage.items;
    let shown = items.iter().filter(|item| item.rank() < 3);
    let more = shown.clone().count().saturating_sub(SHOWN);
    let lang = AttrValue::from(version.old.meta().language.clone());
    let row = |item: &Carried| {
        let id = item.annotation.id.clone();
        let keeps = !refused.contains(&id);
        let onchange = {
            let refused = refused.clone();
            move |_: Event| {
                let mut next = (*refused).clone();
                next.retain(|known| *known != id);
                if keeps {
                    next.push(id.clone());
                }
                refused.set(next);
            }
        };
        html! {
            <li key={item.annotation.id.as_str()}>
                <span class="facts">{ answer(item.rank()).one().text(language) }</span>
                { both(language, &lang, item) }
                if item.rank() != 1 {
                    <label class="check">
                        <input
                            type="checkbox"
                            checked={keeps}
                            aria-label={[msg::KEEP_PLACE.text(language), ": ", &words::excerpt(item.annotation.words())].concat()}
                            {onchange}
                        />
                        { msg::KEEP_PLACE.text(language) }
                    </label>
                }
            </li>
        }
    };
    html! {
        <>
            <p class="lead">{ lead.fill(language, &[&version.old.meta().title]) }</p>
            <p class="refused" hidden={version.carriage.kin}>{ msg::NOT_KIN.text(language) }</p>
            <h3 id="outcome-title">{ msg::OUTCOME.text(language) }</h3>
            <ul class="counts">
                for rank in 0..4 {
                    {
                        match items.iter().filter(|item| item.rank() == rank).count() {
                            0 => Html::default(),
                            count => html! { <li key={rank}><b>{ count }</b>{ " " }{ answer(rank).count(language, count, &[]) }</li> },
                        }
                    }
                }
            </ul>
            <ol class="outcome" aria-labelledby="outcome-title">
                { for shown.take(SHOWN).map(row) }
            </ol>
            <p class="lead" hidden={more == 0}>{ library::AND_MORE.fill(language, &[&more.to_string()]) }</p>
            <div class="row">
                <button type="button" class="button primary first" onclick={agree}>{ msg::REPLACE_IT.text(language) }</button>
                <button type="button" class="button" onclick={props.onback.reform(|_| ())}>{ library::GO_BACK.text(language) }</button>
            </div>
        </>
    }
}

const fn answer(rank: usize) -> Plural {
    match rank {
        0 => msg::CHANGED,
        1 => msg::LOST,
        2 => msg::MOVED,
        _ => msg::SAME,
    }
}

/// The words as they were and as they are, with what differs struck out and underlined.
fn both(language: Language, lang: &AttrValue, item: &Carried) -> Html {
    let old = item.annotation.words();
    if item.rank() != 0 {
        return html! { <span class="words" {lang} dir="auto">{ AttrValue::from(old.clone()) }</span> };
    }
    let pieces = Revision::new(&Text::new(old.clone()), &Text::new(item.words.clone())).pieces();
    // A line under a space, or through it, would look like part of the word.
    let split = |words: &str| {
        let (word, space) = words.split_at(words.trim_end().len());
        (word.to_owned(), space.to_owned())
    };
    let side = |new: bool| {
        html! {
            for (nth, piece) in pieces.iter().enumerate() {
                {
                    match piece {
                        Piece::Same(words) => html! { <span key={nth}>{ words.clone() }</span> },
                        Piece::Old(words) if !new => {
                            let (word, space) = split(words);
                            html! { <span key={nth}><del>{ word }</del>{ space }</span> }
                        }
                        Piece::New(words) if new => {
                            let (word, space) = split(words);
                            html! { <span key={nth}><ins>{ word }</ins>{ space }</span> }
                        }
                        _ => Html::default(),
                    }
                }
            }
        }
    };
    html! {
        <dl class="both">
            <dt>{ msg::BEFORE.text(language) }</dt>
            <dd class="words" {lang} dir="auto">{ side(false) }</dd>
            <dt>{ msg::NOW.text(language) }</dt>
            <dd class="words" {lang} dir="auto">{ side(true) }</dd>
        </dl>
    }
}
