//! What kind of key result a key result says it is: `[committed]`, `Type: milestone`.

use crate::model::{Body, Commitment, Key, KeyResult};

/// True where an attribute or the `Type` says `kind`.
pub(super) fn is_declared(body: &Body, key_result: &KeyResult, kind: &str) -> bool {
    key_result.attributes(body).any(|attribute| attribute.eq_ignore_ascii_case(kind))
        || key_result
            .properties
            .get(Key::Type)
            .is_some_and(|property| body.slice(property.value.span).eq_ignore_ascii_case(kind))
}

/// What is expected of it, where it says so.
pub(crate) fn commitment(body: &Body, key_result: &KeyResult) -> Option<Commitment> {
    Commitment::ALL.into_iter().find(|kind| is_declared(body, key_result, kind.name()))
}
