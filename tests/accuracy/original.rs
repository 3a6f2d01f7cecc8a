//! The same key results as they stand in their documents: with roles, priorities, scores and links around them.

use std::collections::BTreeMap;

use crate::corpus::{self, Labelled};

/// Lines of the documents by source, with what one compares of each.
pub(crate) struct Documents(BTreeMap<String, Vec<(String, String)>>);

impl Documents {
    /// Reads all documents; empty where they are missing.
    pub(crate) fn read() -> Self {
        let folder = corpus::shared().join("docs");
        let index = std::fs::read_to_string(folder.join("INDEX.tsv")).unwrap_or_default();
        let mut documents: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for row in index.lines().skip(1) {
            let mut cells = row.split('\t');
            let (Some(file), Some(source)) = (cells.next(), cells.next()) else { continue };
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
            let lines = text.lines().flat_map(cells_of).map(|line| (compared(line), line.to_owned()));
            documents.entry(source.to_owned()).or_default().extend(lines);
        }
        Self(documents)
    }

    /// The key result as its document has it, where exactly this line holds it and no other of `all`.
    pub(crate) fn original(&self, it: &Labelled, all: &[&Labelled]) -> Option<Labelled> {
        let wanted = compared(&it.kr);
        let lines = self.0.get(&it.source)?;
        let (key, line) = lines.iter().find(|(key, _)| !wanted.is_empty() && key.contains(&wanted))?;
        let others = |other: &&Labelled| {
            let other = compared(&other.kr);
            other.len() > 8 && !wanted.contains(&other) && key.contains(&other)
        };
        // A paragraph that holds a key result is another text.
        let same = key.len() <= wanted.len() * 2 + 30;
        (same && !all.iter().any(|other| other.source == it.source && others(other))).then(|| Labelled {
            kr: line.clone(),
            statement: corpus::statement(line),
            ..it.clone()
        })
    }
}

/// The cells of a table's row, or the line without its list mark.
fn cells_of(line: &str) -> Vec<&str> {
    let line = line.trim();
    if line.starts_with('|') {
        return line.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    }
    let item = line.trim_start_matches(['*', '-', '+', ' ', '#']);
    let numbered = item.trim_start_matches(|char: char| char.is_ascii_digit());
    vec![numbered.strip_prefix(". ").unwrap_or(item).trim()]
}

/// Letters and digits in lower case, without the addresses of links.
fn compared(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        plain.push_str(&rest[..at]);
        let behind = &rest[at + 2..];
        rest = behind.find(')').map_or("", |end| &behind[end + 1..]);
    }
    plain.push_str(rest);
    plain.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
