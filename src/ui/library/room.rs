//! How full the browser's storage is, what takes the room, and what makes some.

use yew::prelude::*;

use super::{Desk, Said};
use crate::domain::codec::meter::{HIGH, ROOM, Taker, Usage};
use crate::domain::messages::{Language, room as msg};
use crate::ui::shelf::{self, Row};

/// A length in UTF-16 code units, for people: what a plain text file of that length has.
fn size(units: usize, language: Language) -> String {
    const KILO: usize = 1024;
    if units < 1000 * KILO {
        return msg::KB.fill(language, &[&units.div_ceil(KILO).to_string()]);
    }
    let tenths = (units * 10 + KILO * KILO / 2) / (KILO * KILO);
    msg::MB.fill(language, &[&(tenths / 10).to_string(), &(tenths % 10).to_string()])
}

impl Desk {
    /// The meter, and what helps.
    pub(super) fn room(&self, rows: &[Row], usage: &Usage) -> Html {
        let language = self.language;
        let used = msg::USED.fill(
            language,
            &[
                &size(usage.total, language),
                &size(ROOM, language),
                &usage.percent().to_string(),
            ],
        );
        let part = |(taker, units): &(Taker, usize)| {
            let article = |fingerprint: &str| rows.iter().find(|row| *row.fingerprint == *fingerprint);
            let name = match taker {
                Taker::Article(fingerprint) => match article(fingerprint) {
                    Some(row) => {
                        let (lang, title) = (
                            AttrValue::from(row.language.clone()),
                            AttrValue::from(row.title.clone()),
                        );
                        html! { <span class="words" {lang} dir="auto">{ title }</span> }
                    }
                    None => self.say(msg::ELSEWHERE).into(),
                },
                Taker::Settings => self.say(msg::SETTINGS).into(),
                Taker::Unreadable => self.say(msg::UNREADABLE).into(),
                Taker::Other => self.say(msg::OTHER).into(),
            };
            html! { <li>{ name }<span class="facts">{ size(*units, language) }</span></li> }
        };
        let tidy = {
            let (desk, before) = (self.clone(), usage.total);
            Callback::from(move |()| {
                let desk = desk.clone();
                let ontidy = desk.ontidy.clone();
                ontidy.emit(Callback::from(move |()| desk.tidied(before)));
            })
        };
        let high = usage.percent() >= HIGH;
        html! {
            <section class="room" aria-labelledby="room-title">
                <h3 id="room-title">{ self.say(msg::STORAGE) }</h3>
                <meter
                    min="0"
                    max="100"
                    low="60"
                    high={HIGH.to_string()}
                    optimum="0"
                    value={usage.percent().to_string()}
                    aria-labelledby="room-title"
                    aria-describedby="room-used"
                />
                <p class="facts" id="room-used">{ used }</p>
                if high {
                    <p class="refused">{ self.say(msg::HIGH) }</p>
                }
                <details>
                    <summary>{ self.say(msg::WHAT) }</summary>
                    <ul>{ for usage.parts.iter().map(part) }</ul>
                </details>
                <div class="row">
                    { self.button("quiet", msg::TIDY, &tidy) }
                    if high {
                        { self.button("button", crate::domain::messages::library::SAVE_ALL, &self.saving_all()) }
                    }
                </div>
            </section>
        }
    }

    /// Says how much room was made.
    fn tidied(&self, before: usize) {
        let freed = before.saturating_sub(shelf::taken());
        let text = if freed == 0 {
            self.say(msg::TIDY_ALREADY).to_owned()
        } else {
            msg::TIDIED.fill(self.language, &[&size(freed, self.language)])
        };
        self.go(
            self.view.mode.clone(),
            Said {
                text,
                ..Said::default()
            },
        );
    }
}
