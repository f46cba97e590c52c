//! Writing the stored form, version 1.

use super::super::json::quoted;
use super::super::names;
use super::VERSION;
use crate::domain::annotation::{Entity, Entry, Fact, Judgement, LabelDefinition, ReplicaId, Stamp, Target};
use crate::domain::document::Extra;
use crate::domain::order;
use crate::domain::text::Range;

/// The JSON behind the checksum. Entries that follow each other with one entity, or one entity and stamp, share them.
pub(super) fn payload(through: Option<u64>, entries: &[Entry]) -> String {
    let mut replicas: Vec<ReplicaId> = entries.iter().map(|entry| entry.stamp.replica).collect();
    order::sort_by(&mut replicas, Ord::cmp);
    replicas.dedup();
    let mut out = format!("{{\"v\":{VERSION}");
    if let Some(through) = through {
        out.push_str(&format!(",\"t\":{through}"));
    }
    out.push_str(",\"r\":[");
    for (nth, replica) in replicas.iter().enumerate() {
        out.push_str(&format!("{}\"{replica}\"", comma(nth == 0)));
    }
    out.push_str("],\"e\":[");
    let mut before: Option<(&Entity, Stamp)> = None;
    for entry in entries {
        let same_entity = before.is_some_and(|(entity, _)| *entity == entry.entity);
        let same_stamp = same_entity && before.is_some_and(|(_, stamp)| stamp == entry.stamp);
        if !same_entity {
            out.push_str(if before.is_some() { "]],[" } else { "[" });
            out.push_str(&quoted(&entity(&entry.entity)));
        }
        if !same_stamp {
            // A replica is always found in the table made of the same entries.
            let replica = replicas.binary_search(&entry.stamp.replica).unwrap_or_default();
            let close = if same_entity { "]" } else { "" };
            out.push_str(&format!("{close},[{replica},{}", entry.stamp.counter));
        }
        fact(&mut out, &entry.fact);
        before = Some((&entry.entity, entry.stamp));
    }
    out.push_str(if before.is_some() { "]]]}" } else { "]}" });
    out
}

const fn comma(first: bool) -> &'static str {
    if first { "" } else { "," }
}

fn entity(entity: &Entity) -> String {
    match entity {
        Entity::Annotation(id) => format!("a{id}"),
        // Ids hold no white space.
        Entity::Link(link) => format!("l{} {}", link.attribution, link.content),
        Entity::Label(id) => format!("b{id}"),
        Entity::Project => "p".to_owned(),
    }
}

/// The short name of a judgement's field.
pub(super) const fn judgement(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::Independent => "ji",
        Judgement::Multiple => "jm",
        Judgement::Verifies => "jv",
        Judgement::Authoritative => "ja",
        Judgement::Named => "jn",
    }
}

fn fact(out: &mut String, fact: &Fact) {
    let (name, value) = match fact {
        Fact::Label(label) => ("l", quoted(label.as_str())),
        Fact::Target(Target::Placed { range: at, exact }) => ("t", format!("[{},{}]", range(*at), quoted(exact))),
        Fact::Target(Target::Orphan { quote, was }) => {
            let [exact, prefix, suffix] = [&quote.exact, &quote.prefix, &quote.suffix].map(|text| quoted(text));
            let was = was.map_or_else(String::new, |was| format!(",{}", range(was)));
            ("o", format!("[{exact},{prefix},{suffix}{was}]"))
        }
        Fact::Note(note) => ("n", quoted(note)),
        Fact::Source(part) => ("s", part.map_or_else(null, |part| format!("[{}]", range(part)))),
        Fact::Cue(part) => ("c", part.map_or_else(null, |part| format!("[{}]", range(part)))),
        Fact::Continues(earlier) => (
            "f",
            earlier.as_ref().map_or_else(null, |earlier| quoted(earlier.as_str())),
        ),
        Fact::Judgement(which, answer) => (judgement(*which), answer.map_or_else(null, |answer| answer.to_string())),
        Fact::Creator(name) => ("w", quoted(name)),
        Fact::Created(time) => ("d", quoted(time.as_str())),
        Fact::Modified(time) => ("m", quoted(time.as_str())),
        Fact::Extra(kept) => ("x", extra(kept)),
        Fact::Deleted(deleted) => ("g", deleted.to_string()),
        Fact::Definition(label) => ("b", definition(label)),
        Fact::Codebook(id, version) => ("v", format!("[{},{version}]", quoted(id))),
    };
    out.push_str(&format!(",\"{name}\",{value}"));
}

fn null() -> String {
    "null".to_owned()
}

fn range(range: Range) -> String {
    format!("{},{}", range.start(), range.end())
}

/// Each value as a string that holds JSON, so that whatever is in it cannot break what stands around it.
fn extra(extra: &Extra) -> String {
    let members: Vec<String> = extra
        .iter()
        .map(|(name, json)| format!("{}:{}", quoted(name), quoted(json)))
        .collect();
    format!("{{{}}}", members.join(","))
}

fn definition(label: &LabelDefinition) -> String {
    let role = names::role(label.role);
    let texts = [
        label.id.as_str(),
        role,
        &label.name,
        &label.definition,
        &label.example,
        &label.nonexample,
        &label.key,
        label.color.name(),
        label.line.name(),
    ];
    format!("[{},{}]", texts.map(quoted).join(","), extra(&label.extra))
}
