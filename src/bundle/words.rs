//! The descriptor's texts and the files' names, for who looks at every word.

use serde_json::{Map, Value};

/// Members that hold digits by nature and nothing that anybody wrote.
const NO_WORDS: [&str; 2] = ["hash", "$schema"];

/// How deep a descriptor is followed.
const DEPTH: u8 = 32;

/// Every text of a descriptor with the member it stands in: `title`,
/// `sources.title`, `resources.schema.fields.name`. Names of members are texts too.
pub(super) fn of(package: &Map<String, Value>) -> Vec<(String, String)> {
    let mut words = Vec::new();
    members(package, "", DEPTH, &mut words);
    words
}

fn members(object: &Map<String, Value>, path: &str, depth: u8, words: &mut Vec<(String, String)>) {
    let Some(deeper) = depth.checked_sub(1) else { return };
    for (name, value) in object.iter().filter(|(name, _)| !NO_WORDS.contains(&name.as_str())) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        words.push((path.clone(), name.clone()));
        texts(value, &path, deeper, words);
    }
}

fn texts(value: &Value, path: &str, depth: u8, words: &mut Vec<(String, String)>) {
    let Some(deeper) = depth.checked_sub(1) else { return };
    match value {
        Value::String(text) => words.push((path.to_owned(), text.clone())),
        Value::Number(number) => words.push((path.to_owned(), number.to_string())),
        Value::Array(values) => values.iter().for_each(|value| texts(value, path, deeper, words)),
        Value::Object(object) => members(object, path, depth, words),
        Value::Null | Value::Bool(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_text_is_told_with_its_member() {
        let Value::Object(package) = json!({"title": "T", "sources": [{"title": "S"}], "resources": [{"hash": "sha256:12", "bytes": 7}]})
        else {
            panic!("an object")
        };
        let words = of(&package);
        let texts: Vec<_> = words.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        for expected in
            [("title", "T"), ("sources.title", "S"), ("resources.bytes", "7"), ("sources", "sources")]
        {
            assert!(texts.contains(&expected), "{expected:?}");
        }
        assert!(!texts.iter().any(|(_, text)| text.contains("sha256")));
    }
}
