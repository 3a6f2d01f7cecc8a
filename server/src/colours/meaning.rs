//! What words can mean, and what editors call it.

/// What a stretch of words means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// What is measured.
    Metric,
    /// The word for the way it should go.
    Direction,
    /// Where it starts.
    Baseline,
    /// Where it should arrive.
    Target,
    /// By how much it should change.
    Change,
    /// By when.
    Deadline,
    /// Whose it is.
    Owner,
    /// What is still to be filled in.
    Blank,
    /// What sounds like a measure and is none.
    Vague,
    /// One of the words that a property takes: `committed`, `at-risk`.
    Choice,
    /// A rule that a comment silences.
    Rule,
}

/// Each meaning with the type that editors know for it, so that every theme has a colour, and the modifier by
/// which a theme can tell it from others of that type. Where the grammar's highlights colour the same words, the
/// type is the one that looks like that.
pub const LEGEND: [(Meaning, &str, Option<&str>); 11] = [
    (Meaning::Metric, "type", None),
    (Meaning::Direction, "function", None),
    (Meaning::Baseline, "number", Some("baseline")),
    (Meaning::Target, "number", Some("target")),
    (Meaning::Change, "number", Some("change")),
    (Meaning::Deadline, "enumMember", Some("deadline")),
    (Meaning::Owner, "parameter", Some("owner")),
    (Meaning::Blank, "macro", None),
    (Meaning::Vague, "comment", Some("vague")),
    (Meaning::Choice, "enumMember", None),
    (Meaning::Rule, "decorator", None),
];

/// The types of the legend, each once.
#[must_use]
pub fn types() -> Vec<&'static str> {
    once(LEGEND.iter().map(|(_, kind, _)| *kind))
}

/// The modifiers of the legend, each once.
#[must_use]
pub fn modifiers() -> Vec<&'static str> {
    once(LEGEND.iter().filter_map(|(_, _, modifier)| *modifier))
}

fn once(names: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    names.fold(Vec::new(), |mut seen, name| {
        if !seen.contains(&name) {
            seen.push(name);
        }
        seen
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_meaning_has_its_row_and_no_two_look_alike() {
        for (index, (meaning, kind, modifier)) in LEGEND.iter().enumerate() {
            assert_eq!(*meaning as usize, index);
            let same = LEGEND.iter().filter(|(_, other, also)| (other, also) == (kind, modifier));
            assert_eq!(same.count(), 1, "{meaning:?}");
        }
        assert_eq!(LEGEND.len(), Meaning::Rule as usize + 1);
    }

    #[test]
    fn modifiers_fit_into_a_set() {
        assert!(modifiers().len() <= 32 && types().len() < LEGEND.len());
    }
}
