//! The article: blocks drawn from runs. Nothing else touches its DOM.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::{marks, renders};
use crate::domain::annotation::{AnnotationId, Codebook, LabelId};
use crate::domain::app::{Linking, PageBlock, Ties};
use crate::domain::document::{Article as Text, BlockKind};
use crate::domain::messages::Language;
use crate::domain::segment::Run;

/// What the article is drawn from.
#[derive(Properties, PartialEq)]
pub struct ArticleProps {
    /// The language of the interface.
    pub language: Language,
    /// The article.
    pub article: Rc<Text>,
    /// Its blocks.
    pub blocks: Rc<Vec<Rc<PageBlock>>>,
    /// The badges in each block.
    pub badges: Rc<Vec<Ties>>,
    /// Linking mode.
    pub linking: Option<Rc<Linking>>,
    /// The focused annotation.
    pub focus: Option<AnnotationId>,
    /// The labels.
    pub codebook: Rc<Codebook>,
    /// The pen in hand.
    pub pen: Option<LabelId>,
    /// Whether highlights are off.
    pub marks_hidden: bool,
    /// The keyboard has come to the article.
    pub onfocus: Callback<()>,
    /// The keyboard has left it.
    pub onblur: Callback<()>,
}

/// The article with its marks.
#[component(Article)]
pub fn article(props: &ArticleProps) -> Html {
    let meta = props.article.meta();
    let linking = props.linking.as_ref();
    let class = classes!(
        pen_classes(props),
        props.marks_hidden.then_some("marks-hidden"),
        linking.is_some().then_some("linking"),
    );
    html! {
        <article
            id="article"
            {class}
            tabindex="0"
            lang={AttrValue::from(meta.language.clone())}
            dir={meta.direction.name()}
            translate="no"
            aria-label={AttrValue::from(meta.title.clone())}
            onfocusin={props.onfocus.reform(|_| ())}
            onfocusout={props.onblur.reform(|_| ())}
        >
            for block in props.blocks.iter() {
                <BlockView
                    key={block.index}
                    language={props.language}
                    block={block.clone()}
                    codebook={props.codebook.clone()}
                    badges={props.badges.get(block.index).cloned().unwrap_or_default()}
                    linking={linking.filter(|linking| marks::takes_part(linking, &block.spans, &props.codebook)).cloned()}
                    focus={props.focus.clone().filter(|id| block.spans.iter().any(|span| span.id == *id))}
                />
            }
        </article>
    }
}

fn pen_classes(props: &ArticleProps) -> Option<String> {
    let label = props.codebook.label(props.pen.as_ref()?)?;
    Some(format!("armed fill-{}", label.color.name()))
}

#[derive(Properties, PartialEq)]
struct BlockProps {
    /// The language of the letters of labels.
    language: Language,
    block: Rc<PageBlock>,
    codebook: Rc<Codebook>,
    badges: Ties,
    /// Linking mode, if an annotation over this block takes part in it.
    linking: Option<Rc<Linking>>,
    /// The focused annotation, if it is over this block.
    focus: Option<AnnotationId>,
}

#[component(BlockView)]
fn block_view(props: &BlockProps) -> Html {
    renders::block_rendered();
    let block = &props.block;
    let (tag, class) = match (block.block.kind, block.block.level) {
        (BlockKind::Heading, Some(1)) => ("h1", None),
        (BlockKind::Heading, Some(2)) => ("h2", None),
        (BlockKind::Heading, _) => ("h3", None),
        (BlockKind::Paragraph, _) => ("p", None),
        (BlockKind::Item, _) => ("p", Some("item")),
        (BlockKind::Blockquote, _) => ("blockquote", None),
        (BlockKind::Byline, _) => ("p", Some("byline")),
        (BlockKind::Caption, _) => ("p", Some("caption")),
    };
    html! {
        <@{tag} class={classes!(class)} data-block={block.index.to_string()}>
            for (run, words) in block.runs.iter() {
                { run_view(props, run, words) }
            }
        </@>
    }
}

/// One keyed element a run, its words the only child.
fn run_view(props: &BlockProps, run: &Run, words: &Rc<str>) -> Html {
    let key = Key::from(run.range.start().get().to_string());
    let dateline = props
        .block
        .dateline
        .is_some_and(|end| run.range.end() <= end)
        .then_some("dateline");
    let words = AttrValue::from(words.clone());
    if run.cover.is_empty() {
        return html! { <span {key} class={classes!(dateline)}>{ words }</span> };
    }
    let badge = marks::badge(run, &props.badges);
    let many = badge
        .as_ref()
        .is_some_and(|badge| badge.starts_with(|c: char| c.is_ascii_digit()))
        .then_some("many");
    let part = props
        .linking
        .as_ref()
        .and_then(|linking| marks::part(linking, run, &props.codebook));
    let look = marks::look(run, props.focus.as_ref(), &props.codebook, props.language);
    html! {
        <mark
            {key}
            class={classes!(look.class, dateline, many, part)}
            data-annotations={look.annotations}
            data-labels={look.labels}
            data-begins={look.begins}
            data-links={badge}
            aria-roledescription={look.spoken}
        >{ words }</mark>
    }
}
