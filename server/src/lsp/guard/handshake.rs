//! Makes the most of an `initialize` request.
//!
//! The framework refuses the whole request for one capability of an unexpected form (a newer protocol, a sloppy client),
//! and the session is over before it began. A capability that cannot be read is one that the client does not have.

use serde_json::{Value, json};
use serde_path_to_error::{Path, Segment};
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types::InitializeParams;
use tracing::warn;

use super::newer;

/// Gives up after so many unreadable members; then it is no `initialize` request at all.
const MOST_MEMBERS: usize = 1000;

/// The request without the members that cannot be read.
pub(super) fn tolerate(request: Request) -> Request {
    let (method, id, params) = request.into_parts();
    let mut params = params.filter(Value::is_object).unwrap_or_else(|| json!({}));
    if !params["capabilities"].is_object() {
        params["capabilities"] = json!({});
    }
    newer::keep_capabilities(&mut params);
    for _ in 0..MOST_MEMBERS {
        let Err(error) = serde_path_to_error::deserialize::<_, InitializeParams>(&params) else {
            break;
        };
        warn!("leaving out of initialize: {error}");
        if !remove(&mut params, error.path()) {
            break;
        }
    }
    let mut request = Request::build(method).params(params);
    if let Some(id) = id {
        request = request.id(id);
    }
    request.finish()
}

/// Removes the member or element at a path; `false` if there is none.
fn remove(value: &mut Value, path: &Path) -> bool {
    let mut steps: Vec<&Segment> = path.iter().collect();
    let Some(last) = steps.pop() else {
        return false;
    };
    let parent = steps.into_iter().try_fold(value, |value, step| match step {
        Segment::Map { key } => value.get_mut(key),
        Segment::Seq { index } => value.get_mut(*index),
        Segment::Enum { .. } | Segment::Unknown => Some(value),
    });
    match (parent, last) {
        (Some(Value::Object(fields)), Segment::Map { key }) => fields.remove(key).is_some(),
        (Some(Value::Array(elements)), Segment::Seq { index }) if *index < elements.len() => {
            elements.remove(*index);
            true
        }
        _ => false,
    }
}
