//! Snippets in edits, as VS Code inserts them.

/// What a snippet inserts before anybody types. Its stops must be there from the first to the last, in the order of the
/// text, each with the same words wherever it comes again, and one place to end at.
pub fn expanded(snippet: &str) -> (String, Vec<usize>) {
    let mut text = String::new();
    let mut stops: Vec<(usize, String)> = Vec::new();
    let mut ends = 0;
    let mut rest = snippet;
    while let Some(char) = rest.chars().next() {
        rest = &rest[char.len_utf8()..];
        match char {
            '\\' => {
                let escaped = rest.chars().next().expect("something behind a backslash");
                assert!(matches!(escaped, '\\' | '$' | '}'), "no escape: \\{escaped} in {snippet:?}");
                text.push(escaped);
                rest = &rest[1..];
            }
            '$' if rest.starts_with('0') => {
                ends += 1;
                rest = &rest[1..];
            }
            '$' => {
                let inner = rest.strip_prefix('{').unwrap_or_else(|| panic!("a bare $ in {snippet:?}"));
                let (number, behind) = inner.split_once(':').expect("a stop with words");
                let (words, behind) = behind.split_once('}').expect("the end of a stop");
                assert!(!words.contains(['\\', '$']), "{snippet:?}");
                let number = number.parse().expect("a number");
                let again = stops.iter().find(|(other, _)| *other == number);
                assert!(again.is_none_or(|(_, other)| other == words), "two things in one: {snippet:?}");
                stops.push((number, words.to_owned()));
                text.push_str(words);
                rest = behind;
            }
            char => text.push(char),
        }
    }
    assert!(ends <= 1 && !stops.is_empty(), "{snippet:?}");
    (text, stops.into_iter().map(|(number, _)| number).collect())
}

/// The text with the blanks in front of `start` on each further line: so VS Code inserts all edits of a document where
/// one of them is a snippet.
pub fn indented(document: &str, start: usize, text: &str) -> String {
    let line = document[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let before = &document[line..start];
    let blanks = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        if out.ends_with('\n') {
            out.push_str(blanks);
        }
        out.push_str(line);
    }
    if out.ends_with('\n') {
        out.push_str(blanks);
    }
    out
}
