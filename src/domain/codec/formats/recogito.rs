//! W3C annotations as Recogito's `text-annotator` takes them: an array, each with both selectors. Offsets are UTF-16 code
//! units. Orphans have no place and are left out; so are links, which it would refuse.

use super::super::json::Writer;
use super::super::work::Work;
use super::{Export, w3c};

/// The placed annotations.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let text = export.article.text();
    let mut writer = Writer::default();
    let w = &mut writer;
    w.list();
    for (_, annotation, range) in work.placed() {
        let (Some(start), Some(end)) = (text.utf16(range.start()), text.utf16(range.end())) else {
            continue;
        };
        w.item();
        w.text("@context", "http://www.w3.org/ns/anno.jsonld");
        w.text("id", &w3c::iri(&annotation.id));
        w.text("type", "Annotation");
        w3c::times(w, annotation);
        w3c::bodies(w, work, annotation);
        let place = Some((start.get(), end.get()));
        w3c::target(w, text, export.article.fingerprint(), annotation, place);
        w.close('}');
    }
    w.close(']');
    writer.finish()
}
