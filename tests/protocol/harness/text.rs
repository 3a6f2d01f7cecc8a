//! Positions and edits as the protocol defines them, written without a look at the server's.

use std::ops::Range;

use serde_json::{Value, json};

use super::snippet;

/// The unit of columns.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unit {
    Utf8,
    Utf16,
    Utf32,
}

impl Unit {
    /// The unit's name in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn of(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    fn length(self, text: &str) -> usize {
        text.chars().map(|char| self.of(char)).sum()
    }
}

/// The lines of a text without their ends, of which the protocol knows three.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\r' if bytes.get(at + 1) == Some(&b'\n') => {}
            b'\r' | b'\n' => {
                let end = if *byte == b'\n' && at > start && bytes[at - 1] == b'\r' { at - 1 } else { at };
                lines.push(start..end);
                start = at + 1;
            }
            _ => {}
        }
    }
    lines.push(start..text.len());
    lines
}

/// The byte at a position, `None` if the text has no such position.
pub fn offset(text: &str, unit: Unit, position: &Value) -> Option<usize> {
    let line = usize::try_from(position["line"].as_u64()?).ok()?;
    let character = usize::try_from(position["character"].as_u64()?).ok()?;
    let line = lines(text).get(line)?.clone();
    let content = &text[line.clone()];
    content
        .char_indices()
        .map(|(at, _)| at)
        .chain([content.len()])
        .find(|at| unit.length(&content[..*at]) == character)
        .map(|at| line.start + at)
}

/// The position of a byte, which is not within a line end.
pub fn position(text: &str, unit: Unit, offset: usize) -> Value {
    let lines = lines(text);
    let line = lines.iter().rposition(|line| line.start <= offset).unwrap();
    let start = lines[line].start;
    json!({ "line": line, "character": unit.length(&text[start..offset]) })
}

/// The positions of a stretch of bytes.
pub fn range(text: &str, unit: Unit, bytes: &Range<usize>) -> Value {
    json!({ "start": position(text, unit, bytes.start), "end": position(text, unit, bytes.end) })
}

/// The bytes of a range, or what is wrong with it.
pub fn bytes(text: &str, unit: Unit, range: &Value) -> Result<Range<usize>, String> {
    let place = |end: &str| offset(text, unit, &range[end]).ok_or_else(|| format!("no such place: {range}"));
    let (start, end) = (place("start")?, place("end")?);
    if start <= end { Ok(start..end) } else { Err(format!("it ends before it starts: {range}")) }
}

/// What some text edits do, from the last to the first, each with its bytes in the text before all of them.
pub fn replacements(text: &str, unit: Unit, edits: &[Value]) -> Vec<(Range<usize>, String)> {
    let mut stops = Vec::new();
    let is_snippet = |edit: &Value| edit["snippet"].is_object();
    let adjusts = edits.iter().any(is_snippet);
    let mut replacements: Vec<_> = edits
        .iter()
        .map(|edit| {
            let bytes = bytes(text, unit, &edit["range"]).unwrap();
            let new = match edit["snippet"]["value"].as_str() {
                Some(value) => {
                    assert_eq!(edit["snippet"]["kind"], "snippet", "{edit}");
                    let (new, numbers) = snippet::expanded(value);
                    stops.push((bytes.start, numbers));
                    new
                }
                None => edit["newText"].as_str().expect("a new text").to_owned(),
            };
            let new = if adjusts { snippet::indented(text, bytes.start, &new) } else { new };
            (bytes, new)
        })
        .collect();
    stops.sort();
    let mut numbers: Vec<usize> = stops.into_iter().flat_map(|(_, numbers)| numbers).collect();
    numbers.dedup();
    assert!(numbers.iter().copied().eq(1..=numbers.len()), "stops out of order: {numbers:?}");
    replacements.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
    for pair in replacements.windows(2) {
        assert!(pair[0].0.end <= pair[1].0.start, "edits overlap: {pair:?}");
    }
    replacements.reverse();
    replacements
}

/// The smallest single replacement that makes one text of another.
pub fn difference(old: &str, new: &str) -> (Range<usize>, String) {
    let mut start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(start)
        || !new.is_char_boundary(start)
        || within_line_end(old, start)
        || within_line_end(new, start)
    {
        start -= 1;
    }
    let same = old[start..].bytes().rev().zip(new[start..].bytes().rev()).take_while(|(a, b)| a == b).count();
    let (mut old_end, mut new_end) = (old.len() - same, new.len() - same);
    while !old.is_char_boundary(old_end)
        || !new.is_char_boundary(new_end)
        || within_line_end(old, old_end)
        || within_line_end(new, new_end)
    {
        old_end += 1;
        new_end += 1;
    }
    (start..old_end, new[start..new_end].to_owned())
}

/// Whether a byte lies between the two characters of one line end, where no position is.
pub fn within_line_end(text: &str, offset: usize) -> bool {
    text[..offset].ends_with('\r') && text[offset..].starts_with('\n')
}

#[test]
fn positions_count_units_within_lines() {
    let text = "a\u{FEFF}\r\né😀b\rc\u{2028}d\n";
    assert_eq!(lines(text), [0..4, 6..13, 14..19, 20..20]);
    for unit in [Unit::Utf8, Unit::Utf16, Unit::Utf32] {
        for (at, _) in text.char_indices().filter(|(at, _)| !within_line_end(text, *at)) {
            assert_eq!(offset(text, unit, &position(text, unit, at)), Some(at));
        }
    }
    let place = |character: usize| json!({ "line": 1, "character": character });
    assert_eq!(offset(text, Unit::Utf16, &place(3)), Some(12));
    assert_eq!(offset(text, Unit::Utf16, &place(2)), None);
    assert_eq!(offset(text, Unit::Utf8, &place(6)), Some(12));
    assert_eq!(offset(text, Unit::Utf32, &place(2)), Some(12));
    assert_eq!(offset(text, Unit::Utf32, &place(4)), None);
}
