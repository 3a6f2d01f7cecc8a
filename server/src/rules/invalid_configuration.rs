//! `invalid-configuration`: what is wrong in an `okr.toml`. No rule for documents, but told like one.

use super::{
    Finding, Level, Page, Rule, Subject,
    rule::{Check, no_fix},
};
use crate::config::ConfigFile;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "invalid-configuration",
    level: Level::Error,
    on: true,
    words: false,
    summary: "An `okr.toml` says something that does not hold.",
    page: Page {
        what: "It fires on text that is not TOML, on keys, rules and values that do not exist, on numbers out of \
               range, and on words that stand there twice. All else in the file holds. It cannot be switched off.",
        why: "A setting that is silently left out looks like one that works.",
        bad: "[rules]\nmissing-numbers = \"error\"\n",
        good: "[rules]\nmissing-number = \"error\"\n",
        configuration: "",
    },
    check: Check::Configuration,
    fixes: no_fix,
};

/// The mistakes in a file, as findings.
pub(super) fn findings(file: &ConfigFile) -> Vec<Finding> {
    let finding = |mistake: &crate::config::Mistake| {
        Finding::new(&RULE, Subject::Note(0), mistake.span, mistake.message.clone())
    };
    file.mistakes().iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{RULE, findings};
    use crate::config::ConfigFile;
    use crate::rules;

    #[test]
    fn the_page_shows_what_it_says() {
        let read = |text: &str| ConfigFile::read(Path::new("okr.toml"), text.to_owned(), rules::names());
        assert_eq!(findings(&read(RULE.page.bad)).len(), 1);
        assert!(findings(&read(RULE.page.good)).is_empty());
    }
}
