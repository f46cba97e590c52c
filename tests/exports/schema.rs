//! The schema says what is written. The checker knows only the keywords that the schema uses, and fails at any other, so
//! that none is passed over.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::build::{now, root};
use crate::sample;

type Schema = serde_json::Map<String, Value>;

/// Where `value` breaks `schema`, as paths with reasons.
fn check(root: &Value, schema: &Value, value: &Value, path: &str, wrong: &mut Vec<String>) {
    let schema: &Schema = schema
        .as_object()
        .unwrap_or_else(|| panic!("the schema of {path} is an object"));
    for (keyword, says) in schema {
        let fine = match keyword.as_str() {
            "$schema" | "$id" | "$defs" | "title" | "description" | "examples" => true,
            "$ref" => {
                let pointer = says
                    .as_str()
                    .and_then(|says| says.strip_prefix('#'))
                    .expect("references are local");
                let target = root
                    .pointer(pointer)
                    .unwrap_or_else(|| panic!("{pointer} is in the schema"));
                check(root, target, value, path, wrong);
                true
            }
            "type" => match says.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("boolean") => value.is_boolean(),
                Some("integer") => value.is_u64() || value.is_i64(),
                other => panic!("type {other:?}"),
            },
            "const" => value == says,
            "enum" => says.as_array().is_some_and(|says| says.contains(value)),
            "minimum" => value.as_i64() >= says.as_i64(),
            "maximum" => value.as_i64() <= says.as_i64(),
            "minLength" => value.as_str().map(|value| value.chars().count() as u64) >= says.as_u64(),
            "maxLength" => value.as_str().map(|value| value.chars().count() as u64) <= says.as_u64(),
            "minItems" => value.as_array().map(|value| value.len() as u64) >= says.as_u64(),
            "pattern" => matches(
                says.as_str().expect("a pattern is text"),
                value.as_str().unwrap_or_default(),
            ),
            "required" => says
                .as_array()
                .expect("a list")
                .iter()
                .all(|name| value.get(name.as_str().unwrap_or("")).is_some()),
            "additionalProperties" => says == &Value::Bool(true),
            "properties" => {
                for (name, schema) in says.as_object().expect("members with schemas") {
                    if let Some(member) = value.get(name) {
                        check(root, schema, member, &format!("{path}/{name}"), wrong);
                    }
                }
                true
            }
            "items" => {
                for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, says, item, &format!("{path}/{nth}"), wrong);
                }
                true
            }
            other => panic!("the checker does not know {other}"),
        };
        if !fine {
            wrong.push(format!("{path}: {keyword}"));
        }
    }
}

/// The few patterns of the schema, by what they mean.
fn matches(pattern: &str, text: &str) -> bool {
    let all = |allowed: fn(char) -> bool, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&text.chars().count()) && text.chars().all(allowed)
    };
    match pattern {
        "^[A-Za-z0-9_-]{1,64}$" => all(|c| c.is_ascii_alphanumeric() || "_-".contains(c), 1..=64),
        "^[a-z0-9-]{1,64}$" => all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-', 1..=64),
        "^[0-9a-f]{64}$" => all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c), 64..=64),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$" => {
            pressmark::domain::annotation::Timestamp::parse(text).is_some_and(|time| time.as_str() == text)
        }
        other => panic!("the checker does not know the pattern {other}"),
    }
}

fn schema() -> Value {
    let text = std::fs::read_to_string(root().join("docs/pressmark.schema.json")).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

fn sample() -> Value {
    let text = pressmark::domain::codec::file::export(&sample::article(), &sample::project(), "Ada", &now());
    serde_json::from_str(&text).expect("an export is JSON")
}

fn wrong(value: &Value) -> Vec<String> {
    let schema = schema();
    let mut wrong = Vec::new();
    check(&schema, &schema, value, "", &mut wrong);
    wrong
}

#[test]
fn the_sample_is_valid() {
    assert_eq!(wrong(&sample()), Vec::<String>::new());
}

#[test]
fn what_is_not_valid_is_found() {
    let cases: [(&str, Value); 8] = [
        ("/version", 2.into()),
        ("/exported", "yesterday".into()),
        ("/article/sha256", "abc".into()),
        ("/article/blocks/0/kind", "title".into()),
        ("/codebook/labels/0/role", "claim".into()),
        ("/annotations/0/start", Value::from(-1)),
        ("/annotations/0/judgements/named", "yes".into()),
        ("/annotations/0/id", "a b".into()),
    ];
    for (pointer, bad) in cases {
        let mut value = sample();
        *value
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer} is in the sample")) = bad;
        let found = wrong(&value);
        assert!(
            found.iter().any(|path| path.starts_with(pointer)),
            "{pointer}: {found:?}"
        );
    }
}

/// Every member that is written is described, and every described one has a sentence.
#[test]
fn every_member_is_described() {
    fn members(schema: &Value, path: &str, out: &mut BTreeMap<String, bool>) {
        for (name, member) in schema
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let path = format!("{path}/{name}");
            out.insert(path.clone(), member.get("description").is_some());
            members(member, &path, out);
        }
        if let Some(items) = schema.get("items") {
            members(items, path, out);
        }
        for (name, def) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
            members(def, &format!("#{name}"), out);
        }
    }
    let mut described = BTreeMap::new();
    members(&schema(), "", &mut described);
    let bare: Vec<_> = described.iter().filter(|(_, says)| !**says).collect();
    assert!(bare.is_empty(), "without a description: {bare:?}");
    let names = |path: &str| described.keys().any(|known| known == path);
    for name in [
        "/format",
        "/article/blocks",
        "/codebook/labels",
        "/orphans",
        "#annotation/start",
        "#orphan/was",
    ] {
        assert!(names(name), "{name} is not in the schema: {described:?}");
    }
}
