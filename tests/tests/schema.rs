//! As much of JSON Schema (2020-12) as the API's description uses. A keyword that is not known here fails, so that nothing
//! is taken for checked that was not; and so does a property that the description does not name.

use serde_json::{Map, Value};
use url::Url;

/// Keywords that say nothing about a value.
const WORDS: [&str; 9] =
    ["title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly", "$comment"];

/// What is wrong with `value` by `schema`, each with its place. `document` is where references lead.
pub(crate) fn problems(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Check { document, found: &mut found }.value(schema, value, "$");
    found
}

struct Check<'a> {
    document: &'a Value,
    found: &'a mut Vec<String>,
}

impl Check<'_> {
    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        let Some(keywords) = schema.as_object() else {
            if *schema != Value::Bool(true) {
                self.say(at, &format!("no value is allowed here, and there is {value}"));
            }
            return;
        };
        for (keyword, rule) in keywords {
            self.keyword(keywords, keyword, rule, value, at);
        }
        if let (Some(object), Some(Value::Object(declared))) = (value.as_object(), keywords.get("properties")) {
            for name in object.keys().filter(|name| !declared.contains_key(*name)) {
                if !keywords.contains_key("additionalProperties") {
                    self.say(at, &format!("the property {name} is not described"));
                }
            }
        }
    }

    fn keyword(&mut self, keywords: &Map<String, Value>, keyword: &str, rule: &Value, value: &Value, at: &str) {
        match keyword {
            "$ref" => match self.resolve(rule) {
                Some(schema) => self.value(&schema, value, at),
                None => self.say(at, &format!("{rule} leads nowhere")),
            },
            "type" => self.expect(has_type(rule, value), at, keyword, rule, value),
            "enum" => self.expect(rule.as_array().is_some_and(|all| all.contains(value)), at, keyword, rule, value),
            "const" => self.expect(rule == value, at, keyword, rule, value),
            "allOf" => each(rule).for_each(|schema| self.value(schema, value, at)),
            "anyOf" => self.expect(self.n_fitting(rule, value) > 0, at, keyword, rule, value),
            "oneOf" => self.expect(self.n_fitting(rule, value) == 1, at, keyword, rule, value),
            "minimum" | "maximum" => {
                let fits = value.as_f64().zip(rule.as_f64()).is_none_or(|(value, bound)| match keyword {
                    "minimum" => value >= bound,
                    _ => value <= bound,
                });
                self.expect(fits, at, keyword, rule, value);
            }
            "minLength" | "maxLength" | "minItems" | "maxItems" => self.size(keyword, rule, value, at),
            "pattern" => {
                let fits =
                    value.as_str().is_none_or(|text| regex::Regex::new(rule.as_str().unwrap()).unwrap().is_match(text));
                self.expect(fits, at, keyword, rule, value);
            }
            "format" => self.expect(has_format(rule, value), at, keyword, rule, value),
            "required" => self.required(rule, value, at),
            "properties" | "additionalProperties" => self.properties(keywords, keyword, rule, value, at),
            "items" => {
                for (place, item) in each(value).enumerate() {
                    self.value(rule, item, &format!("{at}[{place}]"));
                }
            }
            word if WORDS.contains(&word) => {}
            unknown => self.say(at, &format!("the keyword {unknown} is not known to this check")),
        }
    }

    fn required(&mut self, rule: &Value, value: &Value, at: &str) {
        let Some(object) = value.as_object() else { return };
        for name in each(rule).filter_map(Value::as_str).filter(|name| !object.contains_key(*name)) {
            self.say(at, &format!("the property {name} is missing"));
        }
    }

    fn properties(&mut self, keywords: &Map<String, Value>, keyword: &str, rule: &Value, value: &Value, at: &str) {
        let Some(object) = value.as_object() else { return };
        for (name, inner) in object {
            let declared = keywords.get("properties").and_then(|all| all.get(name));
            match (keyword, declared) {
                ("properties", Some(schema)) => self.value(schema, inner, &format!("{at}.{name}")),
                ("additionalProperties", None) => self.value(rule, inner, &format!("{at}.{name}")),
                _ => {}
            }
        }
    }

    fn size(&mut self, keyword: &str, rule: &Value, value: &Value, at: &str) {
        let size = match (keyword, value) {
            ("minLength" | "maxLength", Value::String(text)) => text.chars().count(),
            ("minItems" | "maxItems", Value::Array(items)) => items.len(),
            _ => return,
        };
        let bound = usize::try_from(rule.as_u64().unwrap()).unwrap();
        let fits = if keyword.starts_with("min") { size >= bound } else { size <= bound };
        self.expect(fits, at, keyword, rule, value);
    }

    fn n_fitting(&self, schemas: &Value, value: &Value) -> usize {
        each(schemas).filter(|schema| problems(self.document, schema, value).is_empty()).count()
    }

    fn resolve(&self, reference: &Value) -> Option<Value> {
        self.document.pointer(reference.as_str()?.strip_prefix('#')?).cloned()
    }

    fn expect(&mut self, fits: bool, at: &str, keyword: &str, rule: &Value, value: &Value) {
        if !fits {
            self.say(at, &format!("{value} does not fit {keyword}: {rule}"));
        }
    }

    fn say(&mut self, at: &str, what: &str) {
        self.found.push(format!("{at}: {what}"));
    }
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn has_type(rule: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    };
    rule.as_str().is_some_and(is) || each(rule).filter_map(Value::as_str).any(is)
}

fn has_format(rule: &Value, value: &Value) -> bool {
    let format = rule.as_str().unwrap_or_default();
    match value {
        Value::String(text) => match format {
            "uuid" => regex::Regex::new("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$").unwrap().is_match(text),
            "date-time" => text.parse::<jiff::Timestamp>().is_ok(),
            "date" => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
            "uri" => Url::parse(text).is_ok(),
            _ => false,
        },
        Value::Number(number) => match format {
            "int32" => number.as_i64().is_some_and(|n| i32::try_from(n).is_ok()),
            "int64" => number.is_i64() || number.as_u64().is_some_and(|n| i64::try_from(n).is_ok()),
            "double" | "float" => number.is_f64() || number.is_i64() || number.is_u64(),
            _ => false,
        },
        // A format speaks of the one type that it is made for.
        _ => true,
    }
}

#[test]
fn the_check_finds_what_is_wrong_and_nothing_else() {
    let document = serde_json::json!({ "components": { "schemas": {
        "Name": { "type": "string", "minLength": 2, "pattern": "^[a-z]+$" },
        "One": {
            "type": "object", "required": ["id"],
            "properties": {
                "id": { "type": "string", "format": "uuid" },
                "name": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Name" }] },
                "n": { "type": ["integer", "null"], "format": "int64", "minimum": 0 },
                "list": { "type": "array", "items": { "$ref": "#/components/schemas/Name" } },
            },
        },
    } } });
    let one = serde_json::json!({ "$ref": "#/components/schemas/One" });
    let check = |text: &str| problems(&document, &one, &serde_json::from_str(text).unwrap());
    let id = "\"id\":\"019ab000-0000-7000-8000-000000000000\"";
    assert_eq!(check(&format!("{{{id}}}")), Vec::<String>::new());
    assert_eq!(check(&format!("{{{id},\"name\":null,\"n\":3,\"list\":[\"ab\"]}}")), Vec::<String>::new());
    for (wrong, word) in [
        ("{}".to_owned(), "missing"),
        ("{\"id\":7}".to_owned(), "type"),
        ("{\"id\":\"x\"}".to_owned(), "format"),
        (format!("{{{id},\"name\":\"A\"}}"), "oneOf"),
        (format!("{{{id},\"n\":-1}}"), "minimum"),
        (format!("{{{id},\"n\":1.5}}"), "type"),
        (format!("{{{id},\"list\":[\"ab\",\"a\"]}}"), "$.list[1]"),
        (format!("{{{id},\"more\":1}}"), "more is not described"),
    ] {
        let found = check(&wrong).join("\n");
        assert!(found.contains(word), "{wrong}: {found}");
    }
    let unknown = serde_json::json!({ "uniqueItems": true });
    assert!(problems(&document, &unknown, &Value::Null)[0].contains("not known"));
}
