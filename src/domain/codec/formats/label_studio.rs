//! Label Studio's JSON: one task with one annotation. Offsets are code points of its plain text.

use super::super::json::Writer;
use super::super::work::Work;
use super::Export;

/// The task, its regions, and the relations between them.
pub(super) fn write(export: &Export, work: &Work) -> String {
    let text = export.article.text();
    let mut writer = Writer::default();
    let w = &mut writer;
    w.list();
    w.item();
    w.object("data");
    w.text("text", text.as_str());
    w.text("title", &export.article.meta().title);
    w.close('}');
    w.array("annotations");
    w.item();
    w.array("result");
    for (_, annotation, range) in work.placed() {
        let region = |w: &mut Writer, kind: &str| {
            w.item();
            w.text("id", annotation.id.as_str());
            w.text("from_name", if kind == "labels" { "label" } else { "note" });
            w.text("to_name", "text");
            w.text("type", kind);
            w.object("value");
            w.number("start", range.start().get());
            w.number("end", range.end().get());
        };
        region(w, "labels");
        w.text("text", text.slice(range).unwrap_or_default());
        w.array("labels");
        w.value(work.label_name(annotation));
        w.close(']');
        w.close('}');
        w.close('}');
        if !annotation.note.is_empty() {
            region(w, "textarea");
            w.array("text");
            w.value(&annotation.note);
            w.close(']');
            w.close('}');
            w.close('}');
        }
    }
    let placed = |nth: usize| work.annotations[nth].range().is_some();
    for (attribution, content, link) in &work.links {
        if !placed(*attribution) || !placed(*content) {
            continue;
        }
        w.item();
        w.text("from_id", link.content.as_str());
        w.text("to_id", link.attribution.as_str());
        w.text("type", "relation");
        w.text("direction", "right");
        w.array("labels");
        w.value("attributed_to");
        w.close(']');
        w.close('}');
    }
    w.close(']');
    w.close('}');
    w.close(']');
    w.close('}');
    w.close(']');
    writer.finish()
}
