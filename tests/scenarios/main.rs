//! What a reader does, as lists of actions, on the built-in article and on small texts.
#![cfg(not(target_arch = "wasm32"))]

mod bulk;
mod dependents;
mod desk;
mod edges;
mod finding;
mod judging;
mod keymap;
mod keys;
mod labels;
mod lesson;
mod links;
mod orphans;
mod parts;
mod saving;
mod selecting;
mod sentences;
mod stack;
