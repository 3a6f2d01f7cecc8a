//! A user's own topics from values.

use super::keys::{self, BETTER, OUTCOME, TIMING, TOPIC, Takes};
use super::node::{Member, Node, Value};
use super::reader::{Reader, normal};
use crate::topics::{OwnOutcome, OwnTopic};

impl Reader<'_> {
    pub(super) fn topic(&mut self, member: &Member) {
        let before = self.mistakes.len();
        let name = normal(&member.key);
        if name.is_empty() {
            return self.wrong(member.span, "This needs a word.");
        }
        if self.settings.topics.contains_key(&name) {
            return self.wrong(member.span, format!("“{name}” stands here twice."));
        }
        let mut topic = OwnTopic::default();
        self.members(&member.node, |reader, part| match part.key.as_str() {
            "words" => topic.words = reader.topic_words(&name, &part.node),
            "outcomes" => topic.outcomes = reader.outcomes(&part.node),
            _ => reader.unknown(part, "key", TOPIC.iter().map(|(key, _)| *key)),
        });
        let parts = [topic.words.is_empty(), topic.outcomes.is_empty()];
        let lacks = parts.iter().zip(TOPIC).find(|(is_empty, _)| **is_empty).map(|(_, part)| part);
        match lacks {
            None => drop(self.settings.topics.insert(name, topic)),
            // What was meant for it is wrong already.
            Some(_) if self.mistakes.len() > before => {}
            Some((key, about)) => {
                self.wrong(member.span, format!("“{name}” lacks “{key}”: {}", keys::in_sentence(about)));
            }
        }
    }

    fn topic_words(&mut self, topic: &str, node: &Node) -> Vec<String> {
        let mut words = Vec::new();
        for item in self.items(node) {
            let Some(word) = self.text(item).map(normal) else { continue };
            if !word.contains(char::is_alphanumeric) {
                self.wrong(item.span, "This needs a word.");
                continue;
            }
            match self.topic_of.get(&word) {
                Some(other) if other == topic => {
                    self.wrong(item.span, format!("“{word}” stands here twice."));
                }
                Some(other) => {
                    let message = format!("“{word}” names the topic “{other}” already.");
                    self.wrong(item.span, message);
                }
                None => {
                    self.topic_of.insert(word.clone(), topic.to_owned());
                    words.push(word);
                }
            }
        }
        words
    }

    fn outcomes(&mut self, node: &Node) -> Vec<OwnOutcome> {
        let mut outcomes: Vec<OwnOutcome> = Vec::new();
        for item in self.items(node) {
            let Some(outcome) = self.outcome(item) else { continue };
            if outcomes.iter().any(|known| known.name == outcome.name) {
                self.wrong(item.span, format!("The outcome “{}” stands here twice.", outcome.name));
            } else {
                outcomes.push(outcome);
            }
        }
        outcomes
    }

    /// An outcome without any mistake.
    fn outcome(&mut self, node: &Node) -> Option<OwnOutcome> {
        let before = self.mistakes.len();
        let mut outcome = OwnOutcome::default();
        let mut said = Vec::new();
        let Value::Table(_) = node.value else {
            self.wrong_type(
                node,
                "a list of tables such as { name = \"…\", better = \"higher\", measure = \"…\" }",
            );
            return None;
        };
        self.members(node, |reader, member| {
            let Some(part) = OUTCOME.iter().find(|part| part.name == member.key) else {
                return reader.unknown(member, "key", OUTCOME.iter().map(|part| part.name));
            };
            said.push(part.name);
            match part.takes {
                Takes::Better => {
                    outcome.better = reader.one_of(&member.node, &BETTER).unwrap_or(outcome.better);
                }
                Takes::Timing => {
                    outcome.timing = reader.one_of(&member.node, &TIMING).unwrap_or(outcome.timing);
                }
                Takes::Words { slots, of } => {
                    let text = reader.text(&member.node).map(one_line).unwrap_or_default();
                    if slots && !has_sound_slots(&text) {
                        reader.wrong(
                            member.node.span,
                            "Brackets hold only {people}, or {it:the card} with words of your own: what the text \
                             speaks of goes there.",
                        );
                    }
                    *of(&mut outcome) = text;
                }
            }
        });
        if self.mistakes.len() > before {
            return None;
        }
        if let Some(part) = OUTCOME.iter().find(|part| part.required && !said.contains(&part.name)) {
            self.wrong(
                node.span,
                format!("This outcome lacks “{}”: {}", part.name, keys::in_sentence(part.about)),
            );
            return None;
        }
        Some(outcome)
    }
}

/// The text without breaks: it stands in one line of a document.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True where brackets hold slots that can be filled, with words for where they are not.
fn has_sound_slots(measure: &str) -> bool {
    let mut parts = measure.split('{');
    let plain = |text: &str| !text.contains(['}', '[', ']']);
    parts.next().is_none_or(plain)
        && parts.all(|part| {
            part.split_once('}').is_some_and(|(slot, behind)| {
                let otherwise = slot.strip_prefix("it:").is_some_and(|words| !words.trim().is_empty());
                (slot == "people" || otherwise) && plain(slot) && plain(behind)
            })
        })
}
