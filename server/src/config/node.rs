//! What was written, with its places, whether in TOML or in JSON.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::Span;

/// A value with its place. JSON comes parsed, without any places: those are empty.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) value: Value,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value {
    Table(Vec<Member>),
    List(Vec<Node>),
    Text(String),
    /// One that is out of all range is the nearest one that is not.
    Number(i64),
    /// Something that no key takes, by its name.
    Other(&'static str),
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) span: Span,
    pub(super) node: Node,
}

/// Where the text is no TOML, and why.
pub(super) struct SyntaxError {
    pub(super) span: Span,
    pub(super) message: String,
}

impl Node {
    /// Reads TOML; what is broken is left out or guessed, and named.
    pub(super) fn from_toml(text: &str) -> (Self, Vec<SyntaxError>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let span = table.span();
        let node = Self { span: span.into(), value: Value::of_table(table.into_inner()) };
        let errors = errors.into_iter().map(|error| SyntaxError {
            span: error.span().unwrap_or_default().into(),
            message: error.message().to_owned(),
        });
        (node, errors.collect())
    }

    /// Takes over JSON. A member that is null is one that nobody has set.
    pub(super) fn from_json(json: &serde_json::Value) -> Self {
        use serde_json::Value as Json;
        let value = match json {
            Json::Object(members) => Value::Table(
                members
                    .iter()
                    .filter(|(_, value)| !value.is_null())
                    .map(|(key, value)| Member {
                        key: key.clone(),
                        span: Span::default(),
                        node: Self::from_json(value),
                    })
                    .collect(),
            ),
            Json::Array(items) => Value::List(items.iter().map(Self::from_json).collect()),
            Json::String(text) => Value::Text(text.clone()),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Value::Number(number),
                (None, Some(number)) if number.fract() == 0.0 => {
                    Value::Number(if number < 0.0 { i64::MIN } else { i64::MAX })
                }
                _ => Value::Other("a fraction"),
            },
            Json::Bool(_) => Value::Other("true or false"),
            Json::Null => Value::Other("nothing"),
        };
        Self { span: Span::default(), value }
    }

    fn of_toml(value: Spanned<DeValue<'_>>) -> Self {
        let span = value.span().into();
        let value = match value.into_inner() {
            DeValue::Table(table) => Value::of_table(table),
            DeValue::Array(items) => Value::List(items.into_iter().map(Self::of_toml).collect()),
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(number) => {
                let digits = number.as_str();
                let nearest = if digits.starts_with('-') { i64::MIN } else { i64::MAX };
                Value::Number(i64::from_str_radix(digits, number.radix()).unwrap_or(nearest))
            }
            DeValue::Float(_) => Value::Other("a fraction"),
            DeValue::Boolean(_) => Value::Other("true or false"),
            DeValue::Datetime(_) => Value::Other("a date without quotation marks"),
        };
        Self { span, value }
    }
}

impl Value {
    fn of_table(table: DeTable<'_>) -> Self {
        let members = table.into_iter().map(|(key, value)| Member {
            span: key.span().into(),
            key: key.into_inner().into_owned(),
            node: Node::of_toml(value),
        });
        let mut members: Vec<Member> = members.collect();
        // The parser sorts by name; of two that are at odds, the later one is wrong.
        members.sort_by_key(|member| member.span);
        Self::Table(members)
    }

    /// What people call it.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Table(_) => "a table",
            Self::List(_) => "a list",
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Other(name) => name,
        }
    }
}
