//! Reads JSON whose text is not quite Unicode.
//!
//! A document may hold half of a surrogate pair (JavaScript strings can, and editors send it as `\ud83d`) or bytes of an
//! older encoding. Refusing the message would leave the document without any help, or worse, with a change missing. Each
//! broken piece becomes U+FFFD instead, which is one UTF-16 unit like the half it stands for, so that positions stay right.

use std::borrow::Cow;

use serde_json::Value;

pub(super) fn parse(body: &[u8]) -> serde_json::Result<Value> {
    serde_json::from_slice(body).or_else(|error| match mended(body) {
        Some(text) => serde_json::from_str(&text),
        None => Err(error),
    })
}

/// The text with every broken piece replaced, `None` if there is none.
fn mended(body: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let mut mended = String::new();
    let mut kept = 0;
    let mut from = 0;
    while let Some(escape) = text[from..].find('\\').map(|at| from + at) {
        from = escape
            + match surrogate(&text[escape..]) {
                Some(0xD800..=0xDBFF) if matches!(surrogate(&text[escape + 6..]), Some(0xDC00..)) => 12,
                Some(_) => {
                    mended.push_str(&text[kept..escape]);
                    mended.push('\u{FFFD}');
                    kept = escape + 6;
                    6
                }
                None => 1 + text[escape + 1..].chars().next().map_or(0, char::len_utf8),
            };
    }
    if kept == 0 && matches!(text, Cow::Borrowed(_)) {
        return None;
    }
    mended.push_str(&text[kept..]);
    Some(mended)
}

/// The surrogate whose escape begins the text.
fn surrogate(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let unit = u32::from_str_radix(digits, 16).ok()?;
    (0xD800..=0xDFFF).contains(&unit).then_some(unit)
}
