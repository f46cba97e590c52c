//! W3C annotations as Recogito's `text-annotator` takes them: an array, each with both selectors. Offsets are UTF-16 code
//! units. Orphans have no place and are left out; so are links, which it would refuse.

use super::super::json::Writer;
use super::super::work::{Work, quote};
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
        w.object("target");
        w.text(
            "source",
            &format!("urn:sha256:{}", export.article.fingerprint().as_str()),
        );
        w.array("selector");
        let quote = quote(text, &annotation.target);
        w.item();
        w.text("type", "TextQuoteSelector");
        w.text("exact", &quote.exact);
        w.some_text("prefix", &quote.prefix);
        w.some_text("suffix", &quote.suffix);
        w.close('}');
        w.item();
        w.text("type", "TextPositionSelector");
        w.number("start", start.get());
        w.number("end", end.get());
        w.close('}');
        w.close(']');
        w.close('}');
        w.close('}');
    }
    w.close(']');
    writer.finish()
}
