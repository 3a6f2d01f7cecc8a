//! The shape of a configuration, for editors that complete and check it: a JSON Schema.

use serde_json::{Map, Value, json};

use super::keys::{
    BETTER, KEYS, Key, LEVELS, MOST, OUTCOME, Part, Shape, TIMING, TOPIC, Takes, name_of, names, verb_classes,
};
use super::month::MONTHS;
use super::{FILE_NAME, Limits, RuleName};
use crate::statement::VerbClass;

/// The schema, in draft 7: the one that editors for TOML and for JSON both know.
#[must_use]
pub fn schema(rules: &[RuleName]) -> Value {
    let mut schema = table(KEYS, rules);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(FILE_NAME);
    schema["description"] = json!("Settings of okr-ls, the language server for OKR documents.");
    schema
}

fn table(keys: &[Key], rules: &[RuleName]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut schema = value(&key.shape, rules);
            schema["description"] = json!(key.about);
            (key.name.to_owned(), schema)
        })
        .collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

fn value(shape: &Shape, rules: &[RuleName]) -> Value {
    let words = json!({ "type": "string", "pattern": "\\S" });
    match shape {
        Shape::Table(keys) => table(keys, rules),
        Shape::Rules => {
            let level = |rule: &RuleName| {
                let default = name_of(&LEVELS, &rule.level);
                let schema =
                    json!({ "enum": names(&LEVELS), "default": default, "description": rule.summary });
                (rule.name.to_owned(), schema)
            };
            let properties: Map<String, Value> = rules.iter().map(level).collect();
            json!({ "type": "object", "properties": properties, "additionalProperties": false })
        }
        Shape::Limit { least, of } => {
            json!({ "type": "integer", "minimum": least, "maximum": MOST, "default": *of(&mut Limits::default()) })
        }
        Shape::FiscalYearStart => json!({
            "anyOf": [{ "type": "integer", "minimum": 1, "maximum": 12 }, { "enum": MONTHS }],
            "default": MONTHS[0],
        }),
        Shape::Cycle => words,
        Shape::Files => json!({ "type": "array", "items": words, "default": [] }),
        Shape::Verbs => {
            let about: Vec<&str> = VerbClass::ALL.iter().map(|class| class.about().trim()).collect();
            let class = json!({ "enum": names(&verb_classes()), "enumDescriptions": about });
            json!({ "type": "object", "additionalProperties": class })
        }
        Shape::Metrics => json!({ "type": "object", "additionalProperties": { "anyOf": [
            { "enum": names(&BETTER) },
            {
                "type": "object",
                "properties": {
                    "better": { "enum": names(&BETTER), "description": "Which way is better." },
                    "timing": { "enum": names(&TIMING), "default": TIMING[0].0, "description": "When it moves." },
                },
                "required": ["better"],
                "additionalProperties": false,
            },
        ] } }),
        Shape::Deliverables => json!({ "type": "array", "items": words, "uniqueItems": true }),
        Shape::Topics => {
            let [(words_key, words_about), (outcomes_key, outcomes_about)] = TOPIC;
            json!({ "type": "object", "additionalProperties": {
                "type": "object",
                "properties": {
                    words_key: {
                        "type": "array", "items": words, "uniqueItems": true, "minItems": 1, "description": words_about,
                    },
                    outcomes_key: {
                        "type": "array", "items": outcome(), "minItems": 1, "description": outcomes_about,
                    },
                },
                "required": [words_key, outcomes_key],
                "additionalProperties": false,
            } })
        }
    }
}

fn outcome() -> Value {
    let part = |part: &Part| {
        let mut schema = match part.takes {
            Takes::Words { .. } => json!({ "type": "string", "pattern": "\\S" }),
            Takes::Better => json!({ "enum": names(&BETTER) }),
            Takes::Timing => json!({ "enum": names(&TIMING), "default": TIMING[0].0 }),
        };
        schema["description"] = json!(part.about);
        (part.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = OUTCOME.iter().map(part).collect();
    let required: Vec<&str> = OUTCOME.iter().filter(|part| part.required).map(|part| part.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}
