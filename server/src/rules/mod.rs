//! The rules: what can be wrong with an OKR, one file each, and the list of them all.
//!
//! A rule reads the model and the anatomy, says what it found and offers rewrites; it never sees a tree, a rope
//! or a protocol. A new rule is a file and a line in [`ALL`].

mod allow;
mod finding;
mod judge;
mod moderate;
mod phrase;
mod rule;
mod ruling;

mod empty_key_result;
mod misplaced_property;
mod missing_direction;
mod missing_number;
mod misspelt_keyword;
mod not_english;
mod orphan_key_result;
mod task_not_outcome;
mod unfilled_placeholder;
mod unowned_key_result;
mod unused_suppression;

#[cfg(test)]
mod testing;

pub use crate::config::Level;
pub use finding::{Finding, Related, Subject};
pub use judge::Judgement;
pub use rule::{FixContext, Page, Rule};
pub use ruling::Ruling;

/// Every rule, the weightiest first: in this order they are listed and judged, their fixes offered, and of the
/// warnings on one key result the first ones kept.
pub static ALL: &[&Rule] = &[
    &task_not_outcome::RULE,
    &missing_number::RULE,
    &missing_direction::RULE,
    &unfilled_placeholder::RULE,
    &unowned_key_result::RULE,
    &empty_key_result::RULE,
    &orphan_key_result::RULE,
    &misplaced_property::RULE,
    &misspelt_keyword::RULE,
    &not_english::RULE,
    &unused_suppression::RULE,
];

/// The rule of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}

/// The place of a rule in the list of all.
#[must_use]
pub fn rank(rule: &Rule) -> usize {
    ALL.iter().position(|known| known.name == rule.name).unwrap_or(ALL.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_read_like_names() {
        for (index, rule) in ALL.iter().enumerate() {
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(ALL[..index].iter().all(|other| other.name != rule.name), "{} twice", rule.name);
        }
    }

    #[test]
    fn every_page_is_whole_and_its_examples_show_the_rule() {
        for rule in ALL {
            let Page { what, why, bad, good, .. } = rule.page;
            for part in [rule.summary, what, why] {
                assert!(part.ends_with('.'), "{}: {part:?} is no sentence", rule.name);
            }
            let fires = |text: &str| testing::findings(text).iter().any(|name| name == rule.name);
            assert!(fires(bad), "{}: the bad example is clean", rule.name);
            assert!(testing::findings(good).is_empty(), "{}: {:?}", rule.name, testing::findings(good));
        }
    }
}
