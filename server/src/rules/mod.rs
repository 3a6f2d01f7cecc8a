//! The rules: what can be wrong with an OKR, one file each, and the list of them all.
//!
//! A rule reads the model and the anatomy, says what it found and offers rewrites; it never sees a tree, a rope
//! or a protocol. A new rule is a file and a line in [`ALL`].

mod allow;
mod declared;
mod finding;
mod judge;
mod moderate;
mod phrase;
pub mod print;
mod rule;
mod ruling;
mod value;
mod wording;

mod absolute_target;
mod compound_key_result;
mod contradictory_direction;
mod deadline_outside_cycle;
mod duplicate_label;
mod duplicate_metric;
mod empty_key_result;
mod empty_objective;
mod invalid_configuration;
mod invalid_value;
mod lagging_metric;
mod means_before_end;
mod misplaced_property;
mod missing_baseline;
mod missing_direction;
mod missing_number;
mod misspelt_keyword;
mod no_deadline;
mod no_guard_metric;
mod not_english;
mod objective_has_number;
mod objective_is_task;
mod orphan_key_result;
mod shared_owner;
mod single_dimension;
mod task_not_outcome;
mod too_few_key_results;
mod too_many_key_results;
mod too_many_objectives;
mod unfilled_placeholder;
mod unowned_key_result;
mod unused_suppression;
mod unverifiable;
mod vague_wording;
mod vanity_metric;
mod wrong_way;

#[cfg(test)]
mod testing;

use std::sync::LazyLock;

use crate::config::{RuleName, nearest};

pub(crate) use allow::reached;

pub use crate::config::Level;
pub(crate) use deadline_outside_cycle::stated as stated_deadline;
pub use finding::{Finding, Related, Subject};
pub use judge::Judgement;
pub(crate) use phrase::{joined, quote};
pub use rule::{FixContext, Page, Rule};
pub use ruling::Ruling;
pub(crate) use wording::{explicit_pair, singular, with_unit, words};
pub(crate) use wrong_way::goes_either_way;

/// Ways out that are offered without a finding, too.
pub(crate) mod offers {
    pub(crate) use super::compound_key_result::split_up;
    pub(crate) use super::contradictory_direction::swap_figures;
    pub(crate) use super::declared::commitment;
    pub(crate) use super::means_before_end::result_first;
    pub(crate) use super::no_guard_metric::{add_guard, guards, pushes};
    pub(crate) use super::task_not_outcome::to_initiatives;
    pub(crate) use super::unowned_key_result::assignments;
}

/// Every rule, the weightiest first: in this order they are listed and judged, their fixes offered, and of the
/// warnings on one key result the first ones kept.
pub static ALL: &[&Rule] = &[
    &task_not_outcome::RULE,
    &missing_number::RULE,
    &missing_direction::RULE,
    &unfilled_placeholder::RULE,
    &unowned_key_result::RULE,
    &shared_owner::RULE,
    &no_deadline::RULE,
    &deadline_outside_cycle::RULE,
    &contradictory_direction::RULE,
    &wrong_way::RULE,
    &empty_key_result::RULE,
    &missing_baseline::RULE,
    &means_before_end::RULE,
    &compound_key_result::RULE,
    &vague_wording::RULE,
    &vanity_metric::RULE,
    &lagging_metric::RULE,
    &duplicate_metric::RULE,
    &objective_is_task::RULE,
    &objective_has_number::RULE,
    &empty_objective::RULE,
    &too_few_key_results::RULE,
    &too_many_key_results::RULE,
    &too_many_objectives::RULE,
    &orphan_key_result::RULE,
    &misplaced_property::RULE,
    &misspelt_keyword::RULE,
    &duplicate_label::RULE,
    &invalid_value::RULE,
    &not_english::RULE,
    &unused_suppression::RULE,
    &unverifiable::RULE,
    &absolute_target::RULE,
    &no_guard_metric::RULE,
    &single_dimension::RULE,
];

/// The rule of that name, or what is said of a configuration.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().chain([&invalid_configuration::RULE]).find(|rule| rule.name == name)
}

/// What is to be said where there is no rule of that name.
#[must_use]
pub fn unknown(name: &str) -> String {
    match nearest(name, ALL.iter().map(|rule| rule.name)) {
        Some(near) => format!("there is no rule {}; did you mean “{near}”?", quote(name)),
        None => format!("there is no rule {}.", quote(name)),
    }
}

/// What the configuration has to know of each rule.
#[must_use]
pub fn names() -> &'static [RuleName] {
    static NAMES: LazyLock<Vec<RuleName>> = LazyLock::new(|| {
        let level = |rule: &Rule| rule.on.then_some(rule.level);
        let name = |rule: &&Rule| RuleName { name: rule.name, summary: rule.summary, level: level(rule) };
        ALL.iter().map(name).collect()
    });
    &NAMES
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
            let found = testing::findings_with(rule, bad);
            assert!(found.contains(&rule.name), "{}: the bad example is clean", rule.name);
            let found = testing::findings_with(rule, good);
            assert!(found.is_empty(), "{}: {found:?}", rule.name);
        }
    }
}
