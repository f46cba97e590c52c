//! Yew: components, hooks, the store.

mod app;
mod article;
mod bar;
mod card;
mod card_judge;
mod card_links;
mod card_parts;
mod commands;
mod edges;
mod export;
mod fresh;
mod import;
mod keeper;
mod keyboard;
mod keysheet;
mod linkbar;
mod marks;
mod menu;
mod notices;
mod panel;
mod pens;
mod places;
mod plan;
mod rekey;
pub mod renders;
mod saving;
mod selecting;
mod sentences;
mod settings;
mod speakers;
mod start;
mod store;
mod toolbar;

pub use app::{App, AppProps};
pub use start::{Opening, open, start};
