//! HTML that a person brings: parsed by the browser into a document of its own, in which no script runs and nothing is
//! loaded, and read from there as plain data.

use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DomParser, Element, Event, Node as DomNode, SupportedType, TextDecoder};

use super::dom;
use crate::domain::document::reading::html::{ATTRIBUTES, Node, Tag, disarmed};

/// The nodes of the page that `html` is, in document order. Empty where there is no browser.
#[must_use]
pub fn parse(html: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let document =
        DomParser::new().and_then(|parser| parser.parse_from_string(&disarmed(html), SupportedType::TextHtml));
    let Some(root) = document.ok().and_then(|document| document.document_element()) else {
        return nodes;
    };
    let root: DomNode = root.into();
    let mut here = root.clone();
    // Without recursion: pages are nested as deeply as somebody likes.
    'tree: loop {
        enter(&here, &mut nodes);
        if let Some(child) = here.first_child() {
            here = child;
            continue;
        }
        loop {
            if here.node_type() == DomNode::ELEMENT_NODE {
                nodes.push(Node::Close);
            }
            if here == root {
                break 'tree;
            }
            if let Some(next) = here.next_sibling() {
                here = next;
                break;
            }
            let Some(parent) = here.parent_node() else { break 'tree };
            here = parent;
        }
    }
    nodes
}

fn enter(node: &DomNode, nodes: &mut Vec<Node>) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let mut tag = Tag {
            name: element.local_name().to_ascii_lowercase(),
            attributes: Vec::new(),
        };
        if element.has_attributes() {
            for name in ATTRIBUTES {
                if let Some(value) = element.get_attribute(name) {
                    tag.attributes.push((name, value));
                }
            }
        }
        nodes.push(Node::Open(tag));
    } else if node.node_type() == DomNode::TEXT_NODE {
        nodes.push(Node::Text(node.node_value().unwrap_or_default()));
    }
}

/// The HTML that is being pasted; `None` if there is none, only text.
#[must_use]
pub fn pasted(event: &Event) -> Option<String> {
    let data: DataTransfer = dom::object(event, "clipboardData")?;
    let html = data.get_data("text/html").ok()?;
    (!html.trim().is_empty()).then_some(html)
}

/// `bytes` as windows-1252, which every byte is a letter of.
#[must_use]
pub fn older_text(bytes: &[u8]) -> Option<String> {
    let decoder = TextDecoder::new_with_label("windows-1252").ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
