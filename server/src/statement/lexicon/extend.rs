//! A user's own words beside the built-in ones.

use super::{Entry, Lexicon};
use crate::statement::class::{Class, Polarity, Timing, VerbClass};
use crate::statement::classes::Classes;

/// Words that a user adds, in their base form: plurals and inflections follow by the rules of spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LexiconAdditions {
    /// Verbs; what is said of one here replaces what was known of it.
    pub verbs: Vec<(String, VerbClass)>,
    /// Metrics: which way is better, and whether they move early or late.
    pub metrics: Vec<(String, Polarity, Timing)>,
    /// Things that are made and handed over: "runbook", "release train".
    pub deliverables: Vec<String>,
}

impl Lexicon {
    /// The same words and the user's. A word of several may be joined by blanks or hyphens.
    #[must_use]
    pub fn extended(&self, additions: &LexiconAdditions) -> Self {
        let mut lexicon = self.clone();
        for (lemma, class) in &additions.verbs {
            if let Some(lemma) = normal(lemma) {
                lexicon.forget(&lemma);
                lexicon.verb(&lemma, *class, "");
            }
        }
        for (name, polarity, timing) in &additions.metrics {
            if let Some(normal) = normal(name) {
                lexicon.metric(&normal, *polarity, *timing);
                lexicon.own_metrics.push((name.clone(), *polarity, *timing));
            }
        }
        for noun in &additions.deliverables {
            if let Some(noun) = normal(noun) {
                let entry = Entry { classes: Classes::of(&[Class::Deliverable]), ..Entry::default() };
                lexicon.noun(&noun, entry);
            }
        }
        lexicon
    }
}

/// The spelling that the table is keyed by: lower case, single blanks. `None` where nothing is left.
fn normal(words: &str) -> Option<String> {
    let words = words.to_lowercase().replace('’', "'");
    let words: Vec<&str> = words.split([' ', '\t', '\n', '-']).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_users_words_join_the_built_in_ones() {
        let lexicon = Lexicon::builtin().extended(&LexiconAdditions {
            verbs: vec![("Gronk".to_owned(), VerbClass::Act), ("create".to_owned(), VerbClass::Win)],
            metrics: vec![("Say-do ratio".to_owned(), Polarity::Higher, Timing::Leading)],
            deliverables: vec!["release  train".to_owned()],
        });
        let class = |word: &str| lexicon.entry(word).verb.map(|(class, _)| class);
        assert_eq!(class("gronking"), Some(VerbClass::Act));
        assert_eq!(class("created"), Some(VerbClass::Win), "the user's word wins");
        assert!(lexicon.entry("say do ratio").is(Class::Metric));
        assert!(lexicon.entry("release trains").is(Class::Deliverable));
        assert!(Lexicon::builtin().entry("gronking").is_unknown(), "the built-in words stay as they are");
    }

    #[test]
    fn blank_words_add_nothing() {
        let additions = LexiconAdditions {
            verbs: vec![(" ".to_owned(), VerbClass::Act)],
            metrics: vec![(String::new(), Polarity::Lower, Timing::Lagging)],
            deliverables: vec!["-".to_owned()],
        };
        let lexicon = Lexicon::builtin().extended(&additions);
        let builtin = Lexicon::builtin();
        assert!(["", "s", "ed", "ing"].iter().all(|word| lexicon.entry(word) == builtin.entry(word)));
    }
}
