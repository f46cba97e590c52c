//! End-to-end tests: the built site (`PRESSMARK_DIST`) in a real headless Chromium (`CHROMEDRIVER`, `CHROME`).
#![cfg(not(target_arch = "wasm32"))]

mod harness;

mod access;
mod attack;
mod attribution;
mod codebook;
mod comfort;
mod controls;
mod crowd;
mod duplicate;
mod edges;
mod finding;
mod focus;
mod foreign;
mod formats;
mod import;
mod job;
mod keeping;
mod keyboard;
mod keymap;
mod language;
mod lesson;
mod library;
mod links;
mod mouse;
mod notes;
mod pens;
mod picture;
mod reflow;
mod scripts;
mod sentence;
mod share;
mod stack;
mod states;
mod still;
mod storage;
mod tabs;
mod targets;
mod touch;
mod trouble;
mod undo;
mod versions;
mod word;
