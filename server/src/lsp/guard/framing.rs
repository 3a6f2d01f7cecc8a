//! Reads the frames of the base protocol from a byte stream, and finds its way back after a broken one.
//!
//! There is one rule for all that can go wrong (bad JSON, a length that is missing, odd, too small or too large, garbage
//! between frames): report it once, then go on at the next line `Content-Length: N`. No valid JSON holds such a line,
//! since line ends within its strings are escaped, so nothing inside a sound message is ever taken for a header.

use std::io::{self, BufRead};
use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};
use serde_json::Value;

use super::unicode;

/// The longest body that is read; far above any document, far below what would exhaust the memory.
const LONGEST_BODY: usize = 64 << 20;
/// The longest block of headers; whatever is longer without a length is garbage.
const LONGEST_HEADERS: usize = 4096;
/// A buffer that has grown beyond this is given back after use.
const KEPT_BUFFER: usize = 256 << 10;

/// Why a part of the input was skipped.
#[derive(Debug)]
pub(super) enum Lost {
    /// Bytes that are no header, or a header without a usable length.
    Header,
    /// A body beyond [`LONGEST_BODY`].
    TooLong(usize),
    /// A body that is not JSON.
    Json(serde_json::Error),
}

/// The JSON values of a stream of frames.
pub(super) struct Frames<R> {
    input: R,
    buffer: Vec<u8>,
    /// Where in the buffer the bytes begin that are not dealt with yet.
    start: usize,
    /// Whether the bytes that are being skipped have been reported.
    reported: bool,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), start: 0, reported: false }
    }

    /// The next value, what was lost before it, or `None` at the end of the input.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Value, Lost>>> {
        loop {
            match headers(&self.buffer[self.start..]) {
                Headers::Complete { end, length } => {
                    self.advance(end);
                    self.reported = false;
                    return self.body(length);
                }
                Headers::Incomplete => {
                    if !self.fill()? {
                        return Ok(None);
                    }
                }
                Headers::Garbage { end } => {
                    self.advance(end);
                    if !std::mem::replace(&mut self.reported, true) {
                        return Ok(Some(Err(Lost::Header)));
                    }
                }
            }
        }
    }

    /// Whether the next frame has arrived as a whole, so that nobody need wait for it.
    pub(super) fn has_next(&self) -> bool {
        let arrived = &self.buffer[self.start..];
        matches!(headers(arrived), Headers::Complete { end, length } if arrived.len() - end >= length)
    }

    /// The body that begins here. A broken one stays in the buffer, where the search for the next header starts.
    fn body(&mut self, length: usize) -> io::Result<Option<Result<Value, Lost>>> {
        if length > LONGEST_BODY {
            return Ok(Some(Err(self.lose(Lost::TooLong(length)))));
        }
        // Only set aside here: pages that no byte arrives for cost nothing.
        let missing = length.saturating_sub(self.buffer.len() - self.start);
        self.buffer.reserve_exact(missing);

        let mut searched = 0;
        while self.buffer.len() - self.start < length {
            let arrived = &self.buffer[self.start + searched..];
            if length_line(arrived).is_some() {
                return Ok(Some(Err(self.lose(Lost::Header))));
            }
            // A header may lie across two reads.
            searched += arrived.len().saturating_sub(LONGEST_LENGTH_LINE);
            if !self.fill()? {
                return Ok(None);
            }
        }
        match unicode::parse(&self.buffer[self.start..self.start + length]) {
            Ok(value) => {
                self.advance(length);
                Ok(Some(Ok(value)))
            }
            Err(error) => Ok(Some(Err(self.lose(Lost::Json(error))))),
        }
    }

    fn lose(&mut self, lost: Lost) -> Lost {
        self.reported = true;
        lost
    }

    /// Waits for more bytes; `false` at the end of the input.
    fn fill(&mut self) -> io::Result<bool> {
        self.buffer.drain(..self.start);
        self.start = 0;
        loop {
            match self.input.fill_buf() {
                Ok(bytes) => {
                    let count = bytes.len();
                    self.buffer.extend_from_slice(bytes);
                    self.input.consume(count);
                    return Ok(count > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn advance(&mut self, count: usize) {
        self.start += count;
        if self.start == self.buffer.len() {
            self.buffer.clear();
            self.start = 0;
            self.buffer.shrink_to(KEPT_BUFFER);
        }
    }
}

/// What stands at the beginning of some bytes.
enum Headers {
    /// Headers up to `end`, with a length.
    Complete { end: usize, length: usize },
    /// Nothing wrong yet, nothing complete either.
    Incomplete,
    /// Bytes up to `end` that belong to no frame.
    Garbage { end: usize },
}

fn headers(bytes: &[u8]) -> Headers {
    let Some((name, mut length)) = length_line(bytes) else {
        let lines = memrchr(b'\n', bytes).map_or(0, |line_end| line_end + 1);
        return if !are_headers(&bytes[..lines]) {
            Headers::Garbage { end: lines }
        } else if bytes.len() > LONGEST_HEADERS {
            // The last bytes may be the beginning of a header.
            Headers::Garbage { end: bytes.len() - LONGEST_LENGTH_LINE }
        } else {
            Headers::Incomplete
        };
    };
    if !are_headers(&bytes[..name.start]) {
        return Headers::Garbage { end: name.start };
    }
    let mut at = name.end;
    while let Some(line_end) = memchr(b'\n', &bytes[at..]) {
        let line = &bytes[at..=at + line_end];
        if line.trim_ascii().is_empty() {
            return Headers::Complete { end: at + line.len(), length };
        } else if !is_header(line) {
            return Headers::Garbage { end: at };
        }
        if let Some((_, newer)) = length_line(line) {
            length = newer;
        }
        at += line.len();
    }
    if bytes.len() - at > LONGEST_HEADERS {
        return Headers::Garbage { end: at };
    }
    Headers::Incomplete
}

const NAME: &[u8] = b"content-length";
/// Name, blanks, digits and line end of any sensible length fit in here.
const LONGEST_LENGTH_LINE: usize = 80;

/// The first whole line `Content-Length: N` and its N; garbage may stand before it on the same line.
fn length_line(bytes: &[u8]) -> Option<(Range<usize>, usize)> {
    memchr_iter(b':', bytes).find_map(|colon| {
        let name = colon.checked_sub(NAME.len())?;
        if !bytes[name..colon].eq_ignore_ascii_case(NAME) || bytes[..name].ends_with(b"-") {
            return None;
        }
        let rest = &bytes[colon + 1..bytes.len().min(name + LONGEST_LENGTH_LINE)];
        let line_end = memchr(b'\n', rest)?;
        let length = std::str::from_utf8(rest[..line_end].trim_ascii()).ok()?.parse().ok()?;
        Some((name..colon + 1 + line_end + 1, length))
    })
}

/// Whether some whole lines are blank ones, then headers. A blank line behind a header ends a frame without a length.
fn are_headers(lines: &[u8]) -> bool {
    lines.trim_ascii_start().split_inclusive(|&byte| byte == b'\n').all(is_header)
}

fn is_header(line: &[u8]) -> bool {
    let name = memchr(b':', line).map_or(&[][..], |colon| &line[..colon]);
    !name.is_empty()
        && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
        && line.ends_with(b"\n")
}
