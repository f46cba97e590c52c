//! Pressmark: read the news closely. An article in the page, stretches of it marked as claim, quote or attribution.
//!
//! Three storeys, one direction: [`domain`] is pure, [`web`] is the browser's edge, [`ui`] is Yew. See ARCHITECTURE.md.

pub mod domain;
pub mod ui;
pub mod web;
