//! What a descriptor says of a table's columns: numbers and missing values.

use serde_json::Value;

use super::number::NumberFormat;
use crate::finding::{Finding, Place};

/// Statistics Denmark's mark for a figure that is not there, which is taken as
/// such where a schema declares nothing.
pub(super) const NOT_THERE: &str = "..";

/// The schema of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Schema {
    /// Columns in the schema's order.
    pub(super) fields: Vec<Field>,
    /// Values that stand for none, besides the empty one; `None` if not declared.
    pub(super) missing: Option<Vec<String>>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) number: NumberFormat,
    pub(super) missing: Option<Vec<String>>,
}

impl Schema {
    /// Reads a `schema` object of either version.
    pub(super) fn parse(value: &Value, file: &str, findings: &mut Vec<Finding>) -> Self {
        let mut fields = Vec::new();
        for field in value.get("fields").and_then(Value::as_array).into_iter().flatten() {
            fields.extend(Field::parse(field, file, findings));
        }
        Self { fields, missing: missing_values(value) }
    }

    /// How numbers are written in the column of this name.
    pub(super) fn number(&self, column: &str) -> NumberFormat {
        self.field(column).map_or(NumberFormat::PLAIN, |field| field.number)
    }

    /// What stands for no value in the column of this name.
    pub(super) fn missing(&self, column: &str) -> Missing {
        let field = self.field(column).and_then(|field| field.missing.as_ref());
        match field.or(self.missing.as_ref()) {
            Some(values) => Missing { values: values.clone(), habit: false },
            None => Missing { values: vec![NOT_THERE.to_owned()], habit: true },
        }
    }

    fn field(&self, column: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == column)
    }
}

/// What stands for no value in a column. An empty cell always does.
#[derive(Clone, Debug, Default)]
pub(super) struct Missing {
    values: Vec<String>,
    /// Not declared, but what one is used to.
    pub(super) habit: bool,
}

impl Missing {
    /// True if this cell holds no value.
    pub(super) fn is(&self, cell: &str) -> bool {
        cell.is_empty() || self.values.iter().any(|value| value == cell)
    }
}

impl Field {
    fn parse(value: &Value, file: &str, findings: &mut Vec<Finding>) -> Option<Self> {
        let name = value.get("name")?.as_str()?.to_owned();
        let place = || Place::resource(file).column(&name);
        let mut character = |key: &str| {
            let text = value.get(key)?.as_str().unwrap_or_default();
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) if !c.is_ascii_digit() => return Some(c),
                (None, None) if key == "groupChar" => {}
                _ => {
                    findings.push(Finding::refused("number-format", place()).value(text).detail("name", key));
                }
            }
            None
        };
        let decimal = character("decimalChar").unwrap_or('.');
        let group = character("groupChar");
        if group == Some(decimal) {
            let text = decimal.to_string();
            findings
                .push(Finding::refused("number-format", place()).value(&text).detail("name", "groupChar"));
        }
        if value.get("bareNumber") == Some(&Value::Bool(false)) {
            findings.push(Finding::warning("number-not-bare", place()));
        }
        let number = NumberFormat { decimal, group };
        Some(Self { missing: missing_values(value), number, name })
    }
}

/// `missingValues`: texts, or in version 2 also objects with a `value`.
fn missing_values(value: &Value) -> Option<Vec<String>> {
    let values = value.get("missingValues")?.as_array()?;
    let text = |value: &Value| value.get("value").unwrap_or(value).as_str().map(str::to_owned);
    Some(values.iter().filter_map(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_say_how_their_numbers_are_written() {
        let mut findings = Vec::new();
        let schema = Schema::parse(
            &json!({"fields": [{"name": "value", "type": "number", "decimalChar": ",", "groupChar": "."},
                               {"name": "base", "type": "integer"}]}),
            "x.csv",
            &mut findings,
        );
        assert_eq!(schema.number("value"), NumberFormat { decimal: ',', group: Some('.') });
        assert_eq!(schema.number("base"), NumberFormat::PLAIN);
        assert_eq!(schema.number("not there"), NumberFormat::PLAIN);
        assert_eq!(findings, []);
    }

    #[test]
    fn impossible_formats_are_refused() {
        let mut findings = Vec::new();
        let fields = json!({"fields": [
            {"name": "a", "decimalChar": ".", "groupChar": "."},
            {"name": "b", "decimalChar": "xx"},
            {"name": "c", "bareNumber": false},
        ]});
        Schema::parse(&fields, "x.csv", &mut findings);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["number-format", "number-format", "number-not-bare"]);
    }

    #[test]
    fn missing_values_of_a_field_outweigh_the_schemas() {
        let schema = Schema::parse(
            &json!({"missingValues": ["", "NA"],
                    "fields": [{"name": "value", "missingValues": [{"value": "x", "label": "unknown"}]}]}),
            "x.csv",
            &mut Vec::new(),
        );
        assert!(schema.missing("value").is("x") && schema.missing("value").is(""));
        assert!(!schema.missing("value").is("NA"));
        assert!(schema.missing("area").is("NA") && !schema.missing("area").is(NOT_THERE));
        assert!(Schema::default().missing("value").is(NOT_THERE));
        assert!(Schema::default().missing("value").habit);
    }
}
