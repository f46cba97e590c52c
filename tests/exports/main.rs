//! What leaves and enters the program as bytes: the file, the plan of an import, the stored log and its keys.

mod build;
mod damage;
mod file;
mod foreign;
mod formats;
mod import;
mod journal;
mod laws;
mod log;
mod room;
mod sample;
mod schema;
mod shelf;
