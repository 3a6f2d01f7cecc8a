//! Turns a change round: its two figures change places, or its verb gives way to the one for the other way.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{TextEdit, capitalised};
use crate::model::Body;
use crate::text::Span;

const OPPOSITES: &str = include_str!("../../lexicon/opposites.tsv");

/// Which way a verb with one sense moves what it is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// More.
    Up,
    /// Less.
    Down,
}

/// The sense of `verb`, in any form; `None` for a verb that can go either way.
#[must_use]
pub fn sense(verb: &str) -> Option<Sense> {
    opposites().get(verb.to_lowercase().as_str()).map(|(sense, _)| *sense)
}

/// Puts the verb for the other way in the place of the one at `verb`.
#[must_use]
pub fn other_verb(body: &Body, verb: Span) -> Option<TextEdit> {
    let word = body.slice(verb);
    let (_, other) = opposites().get(word.to_lowercase().as_str())?;
    let capital = word.starts_with(char::is_uppercase);
    Some(TextEdit::replace(verb, if capital { capitalised(other) } else { (*other).to_owned() }))
}

/// Lets the texts at `one` and `other` change places.
#[must_use]
pub fn swap(body: &Body, one: Span, other: Span) -> Vec<TextEdit> {
    vec![TextEdit::replace(one, body.slice(other)), TextEdit::replace(other, body.slice(one))]
}

type Opposites = HashMap<&'static str, (Sense, &'static str)>;

fn opposites() -> &'static Opposites {
    static OPPOSITES: OnceLock<Opposites> = OnceLock::new();
    OPPOSITES.get_or_init(|| rows().filter_map(|row| row.ok()).collect())
}

/// The rows of the data file; the text of one that does not parse.
fn rows() -> impl Iterator<Item = Result<(&'static str, (Sense, &'static str)), &'static str>> {
    OPPOSITES.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        let sense = |word| match word {
            "up" => Some(Sense::Up),
            "down" => Some(Sense::Down),
            _ => None,
        };
        let row = (|| Some((columns.next()?, (columns.next().and_then(sense)?, columns.next()?))))();
        row.ok_or(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_is_sorted_and_every_opposite_goes_the_other_way() {
        let rows: Vec<_> = rows().collect::<Result<_, _>>().expect("three columns each");
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (verb, (way, other)) in rows {
            // Some opposites are only ever the answer: "shrunk" is seldom written.
            assert!(sense(other).is_none_or(|back| back != way), "{verb} and {other}");
        }
    }

    #[test]
    fn only_verbs_with_one_sense_have_one() {
        assert_eq!(sense("Raise"), Some(Sense::Up));
        assert_eq!(sense("cutting"), Some(Sense::Down));
        for verb in ["improve", "Speed up", "optimise", "scale", ""] {
            assert_eq!(sense(verb), None, "{verb}");
        }
    }
}
