//! Writing the stored form, version 1.

use super::super::json::{object, quote};
use super::super::names;
use super::VERSION;
use crate::domain::annotation::{Entity, Entry, Fact, Judgement, ReplicaId, Stamp, Target};
use crate::domain::document::Extra;
use crate::domain::order;
use crate::domain::text::Range;

/// The JSON behind the checksum. Entries that follow each other with one entity, or one entity and stamp, share them.
pub(super) fn payload(entries: &[Entry]) -> String {
    let mut replicas: Vec<ReplicaId> = Vec::new();
    for entry in entries {
        // Mostly there are a few only, and they follow each other.
        if replicas.last() != Some(&entry.stamp.replica) {
            replicas.push(entry.stamp.replica);
        }
    }
    order::sort_by(&mut replicas, Ord::cmp);
    replicas.dedup();
    let mut out = "{\"v\":".to_owned();
    number(&mut out, VERSION);
    out.push_str(",\"r\":");
    let mut sign = '[';
    for replica in &replicas {
        out.push(sign);
        quote(&replica.to_string(), &mut out);
        sign = ',';
    }
    out.push_str(if replicas.is_empty() { "[],\"e\":[" } else { "],\"e\":[" });
    let mut before: Option<(&Entity, Stamp)> = None;
    for entry in entries {
        let known = before.filter(|(entity, _)| **entity == entry.entity);
        if known.is_none() {
            out.push_str(if before.is_some() { "]],[" } else { "[" });
            quote(&entity(&entry.entity), &mut out);
        }
        if known.is_none_or(|(_, stamp)| stamp != entry.stamp) {
            out.push_str(if known.is_some() { "],[" } else { ",[" });
            // A replica is always found in the table made of the same entries.
            let nth = replicas.partition_point(|replica| *replica < entry.stamp.replica);
            number(&mut out, nth as u64);
            out.push(',');
            number(&mut out, entry.stamp.counter);
        }
        fact(&mut out, &entry.fact);
        before = Some((&entry.entity, entry.stamp));
    }
    out.push_str(if before.is_some() { "]]]}" } else { "]}" });
    out
}

fn entity(entity: &Entity) -> String {
    // Ids hold no white space.
    match entity {
        Entity::Annotation(id) => ["a", id.as_str()].concat(),
        Entity::Link(link) => ["l", link.attribution.as_str(), " ", link.content.as_str()].concat(),
        Entity::Label(id) => ["b", id.as_str()].concat(),
        Entity::Project => "p".to_owned(),
    }
}

fn number(out: &mut String, number: u64) {
    out.push_str(&number.to_string());
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
    out.push_str(",\"");
    out.push_str(match fact {
        Fact::Label(_) => "l",
        Fact::Target(Target::Placed { .. }) => "t",
        Fact::Target(Target::Orphan { .. }) => "o",
        Fact::Note(_) => "n",
        Fact::Source(_) => "s",
        Fact::Cue(_) => "c",
        Fact::Continues(_) => "f",
        Fact::Judgement(which, _) => judgement(*which),
        Fact::Creator(_) => "w",
        Fact::Created(_) => "d",
        Fact::Modified(_) => "m",
        Fact::Extra(_) => "x",
        Fact::Deleted(_) => "g",
        Fact::Definition(_) => "b",
        Fact::Codebook(..) => "v",
    });
    out.push_str("\",");
    match fact {
        Fact::Label(label) => quote(label.as_str(), out),
        Fact::Note(text) | Fact::Creator(text) => quote(text, out),
        Fact::Created(time) | Fact::Modified(time) => quote(time.as_str(), out),
        Fact::Continues(Some(earlier)) => quote(earlier.as_str(), out),
        Fact::Judgement(_, Some(answer)) | Fact::Deleted(answer) => {
            out.push_str(if *answer { "true" } else { "false" })
        }
        Fact::Continues(None) | Fact::Judgement(_, None) | Fact::Source(None) | Fact::Cue(None) => {
            out.push_str("null");
        }
        Fact::Extra(kept) => out.push_str(&extra(kept)),
        _ => {
            out.push('[');
            items(out, fact);
            out.push(']');
        }
    }
}

/// What stands between the brackets of a fact that is an array.
fn items(out: &mut String, fact: &Fact) {
    match fact {
        Fact::Source(Some(part)) | Fact::Cue(Some(part)) => range(out, *part),
        Fact::Target(Target::Placed { range: at, exact }) => {
            range(out, *at);
            out.push(',');
            quote(exact, out);
        }
        Fact::Target(Target::Orphan { quote, was }) => {
            texts(out, &[&quote.exact, &quote.prefix, &quote.suffix]);
            if let Some(was) = was {
                out.push(',');
                range(out, *was);
            }
        }
        Fact::Definition(label) => {
            texts(
                out,
                &[
                    label.id.as_str(),
                    names::role(label.role),
                    &label.name,
                    &label.definition,
                    &label.example,
                    &label.nonexample,
                    &label.key,
                    label.color.name(),
                    label.line.name(),
                ],
            );
            out.push(',');
            out.push_str(&extra(&label.extra));
        }
        Fact::Codebook(id, version) => {
            texts(out, &[id]);
            out.push(',');
            number(out, u64::from(*version));
        }
        _ => {}
    }
}

fn range(out: &mut String, range: Range) {
    number(out, range.start().get().into());
    out.push(',');
    number(out, range.end().get().into());
}

fn texts(out: &mut String, texts: &[&str]) {
    for (nth, text) in texts.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        quote(text, out);
    }
}

/// Each value as a string that holds JSON, so that whatever is in it cannot break what stands around it.
fn extra(extra: &Extra) -> String {
    object(extra, quote)
}
