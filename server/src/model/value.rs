//! The values of properties that have a form: statuses, kinds of commitment, scores.

use rust_decimal::Decimal;

/// How far an item has come, in its owner's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the word that people write")]
pub enum Status {
    NotStarted,
    OnTrack,
    AtRisk,
    OffTrack,
    Done,
    Dropped,
}

use Status::{AtRisk, Done, Dropped, NotStarted, OffTrack, OnTrack};

/// Each status with the words for it, the first being its name.
const STATUSES: &[(Status, &[&str])] = &[
    (
        NotStarted,
        &[
            "not-started",
            "backlog",
            "draft",
            "gray",
            "grey",
            "new",
            "open",
            "pending",
            "planned",
            "todo",
            "to-do",
            "⚪",
            "⚫",
        ],
    ),
    (
        OnTrack,
        &[
            "on-track",
            "active",
            "ahead",
            "doing",
            "green",
            "in-progress",
            "in-review",
            "ongoing",
            "started",
            "under-way",
            "underway",
            "wip",
            "🟢",
            "💚",
        ],
    ),
    (
        AtRisk,
        &[
            "at-risk", "amber", "behind", "delayed", "late", "on-hold", "orange", "paused", "waiting",
            "yellow", "🟡", "🟠", "💛",
        ],
    ),
    (OffTrack, &["off-track", "blocked", "missed", "red", "stuck", "🔴", "❌"]),
    (
        Done,
        &[
            "done",
            "achieved",
            "blue",
            "closed",
            "complete",
            "completed",
            "finished",
            "reached",
            "shipped",
            "✅",
            "✔",
            "☑",
            "🔵",
        ],
    ),
    (Dropped, &["dropped", "abandoned", "canceled", "cancelled", "stopped", "wontfix"]),
];

impl Status {
    /// The status that `text` begins with, and the remark behind it.
    #[must_use]
    pub fn parse(text: &str) -> Option<(Self, &str)> {
        let text =
            text.trim_start_matches(|c: char| !c.is_alphanumeric() && (c.is_ascii() || c == '\u{FE0F}'));
        let is_join = |c: char| c.is_whitespace() || matches!(c, '-' | '_');
        // "On track", "on-track" and "on_track" are one word.
        let begins = |word: &str| {
            let mut rest = text.chars();
            let fits = word.chars().all(|expected| {
                rest.next()
                    .is_some_and(|c| c.to_ascii_lowercase() == expected || expected == '-' && is_join(c))
            });
            let remark = rest.as_str();
            (fits && !(word.is_ascii() && remark.starts_with(char::is_alphanumeric))).then_some(remark)
        };
        let row = |(status, words): &(Self, &'static [&str])| {
            words.iter().find_map(|word| begins(word)).map(|remark| (*status, remark))
        };
        STATUSES.iter().find_map(row)
    }

    /// The word that names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        // The table has a row for every status, in the order of their declaration: a test holds it so.
        STATUSES[self as usize].1[0]
    }

    /// Every word for a status.
    pub fn words() -> impl Iterator<Item = &'static str> {
        STATUSES.iter().flat_map(|(_, words)| words.iter().copied())
    }

    /// All of them, in the order of a life.
    pub fn all() -> impl Iterator<Item = Self> {
        STATUSES.iter().map(|(status, _)| *status)
    }
}

/// What is expected of a key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// To be met in full.
    Committed,
    /// To be aimed at; 70% of it is a success.
    Aspirational,
    /// To be known afterwards.
    Learning,
    /// Work with an end, by declaration.
    Milestone,
}

impl Commitment {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Committed, Self::Aspirational, Self::Learning, Self::Milestone];

    /// The commitment that `word` names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name().eq_ignore_ascii_case(word))
    }

    /// The first one that `text` names.
    #[must_use]
    pub fn named_in(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_alphanumeric()).find_map(Self::parse)
    }

    /// The word that names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Committed => "committed",
            Self::Aspirational => "aspirational",
            Self::Learning => "learning",
            Self::Milestone => "milestone",
        }
    }
}

/// A number as it opens a value: `0.7`, `70%`, `7/10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub number: Decimal,
    /// What it is out of: 100 for a percentage, the other number of a fraction.
    pub out_of: Option<Decimal>,
    /// Bytes of the text that it takes.
    pub len: usize,
}

impl Figure {
    /// The figure that `text` begins with.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, len) = decimal(text)?;
        let rest = &text[len..];
        let unit = rest.trim_start_matches(' ');
        if let Some(behind) = unit.strip_prefix('%') {
            return Some(Self { number, out_of: Some(Decimal::ONE_HUNDRED), len: text.len() - behind.len() });
        }
        let joined = ["/", "of ", "out of "].iter().find_map(|join| unit.strip_prefix(join));
        let Some(behind) = joined.map(|behind| behind.trim_start_matches(' ')) else {
            return Some(Self { number, out_of: None, len });
        };
        let (of, of_len) = decimal(behind)?;
        Some(Self { number, out_of: Some(of), len: text.len() - behind.len() + of_len })
    }

    /// As a share of one; a bare number is one already.
    #[must_use]
    pub fn share(self) -> Option<Decimal> {
        self.number.checked_div(self.out_of.unwrap_or(Decimal::ONE))
    }
}

/// The number that `text` begins with, and how long it is.
fn decimal(text: &str) -> Option<(Decimal, usize)> {
    let sign = usize::from(text.starts_with(['-', '+']));
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    let end = text[sign..].find(|c| !is_part(c)).map_or(text.len(), |end| sign + end);
    // A full stop ends the sentence, not the number.
    let end = text[..end].trim_end_matches('.').len().max(sign);
    let number = text[..end].trim_start_matches('+').parse().ok()?;
    Some((number, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_row_and_no_word_two() {
        for (index, (status, words)) in STATUSES.iter().enumerate() {
            assert_eq!(*status as usize, index);
            for word in *words {
                assert_eq!(Status::parse(word), Some((*status, "")), "{word}");
            }
        }
        assert_eq!(STATUSES.len(), Status::Dropped as usize + 1);
    }

    #[test]
    fn a_status_is_read_whatever_its_dress() {
        for (text, status) in [
            ("On track", Some((OnTrack, ""))),
            ("ON_TRACK - ahead of plan", Some((OnTrack, " - ahead of plan"))),
            ("🟢 all well", Some((OnTrack, " all well"))),
            ("✔ Done", Some((Done, " Done"))),
            ("**at risk** (vendor)", Some((AtRisk, "** (vendor)"))),
            ("[red]", Some((OffTrack, "]"))),
            ("Reached 40%", Some((Done, " 40%"))),
            ("redo", None),
            ("greem", None),
            ("", None),
            ("…", None),
        ] {
            assert_eq!(Status::parse(text), status, "{text}");
        }
    }

    #[test]
    fn figures_are_read_with_their_scale() {
        let share =
            |text: &str| Figure::parse(text).and_then(Figure::share).map(|it| it.normalize().to_string());
        for (text, expected) in [
            ("0.7", Some("0.7")),
            (".7 - good", Some("0.7")),
            ("70 %", Some("0.7")),
            ("7/10", Some("0.7")),
            ("7 / 10 for the pilot", Some("0.7")),
            ("7 out of 10", Some("0.7")),
            ("0.7.", Some("0.7")),
            ("-2", Some("-2")),
            ("7/0", None),
            ("7/ten", None),
            ("good", None),
            ("", None),
            ("-", None),
            ("1.2.3", None),
            ("99999999999999999999999999999999999999", None),
        ] {
            assert_eq!(share(text).as_deref(), expected, "{text}");
        }
    }
}
