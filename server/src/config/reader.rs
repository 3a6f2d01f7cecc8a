//! Settings from values: what does not hold becomes a mistake, and all else holds.

use std::collections::HashMap;
use std::collections::btree_map::Entry;

use globset::{GlobBuilder, GlobMatcher};

use super::keys::{self, BETTER, Choice, KEYS, Key, LEVELS, MOST, Shape, TIMING};
use super::node::{Member, Node, Value};
use super::{Mistake, RuleName, Settings, month, nearest};
use crate::text::Span;

/// Goes through what was written, key by key.
pub(super) struct Reader<'a> {
    rules: &'a [RuleName],
    pub(super) settings: Settings,
    pub(super) mistakes: Vec<Mistake>,
    /// The keys that lead to where the reader is.
    path: Vec<String>,
    /// The nouns so far, with the list that each is in.
    nouns: HashMap<String, &'static str>,
    /// The words of topics so far, with the topic that each names.
    pub(super) topic_of: HashMap<String, String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(rules: &'a [RuleName]) -> Self {
        Self {
            rules,
            settings: Settings::default(),
            mistakes: Vec::new(),
            path: Vec::new(),
            nouns: HashMap::new(),
            topic_of: HashMap::new(),
        }
    }

    /// Reads the whole of a configuration.
    pub(super) fn top(&mut self, node: &Node) {
        self.table(node, KEYS);
        let limit = |name| self.settings.limits.get(name).copied();
        if let (Some(least), Some(most)) = (limit("min-key-results"), limit("max-key-results"))
            && least > most
        {
            let span = member(node, "limits").and_then(|node| member(node, "min-key-results"));
            self.path = vec!["limits".into(), "min-key-results".into()];
            self.wrong(
                span.map(|node| node.span).unwrap_or_default(),
                format!("At least {least} and at most {most}: no number is both."),
            );
            self.settings.limits.retain(|name, _| !name.ends_with("-key-results"));
        }
    }

    pub(super) fn wrong(&mut self, span: Span, message: impl Into<String>) {
        self.mistakes.push(Mistake { span, path: self.path.join("."), message: message.into() });
    }

    pub(super) fn wrong_type(&mut self, node: &Node, expected: &str) {
        let key = self.path.last().cloned().unwrap_or_else(|| "This".to_owned());
        self.wrong(node.span, format!("“{key}” takes {expected}, not {}.", node.value.name()));
    }

    /// Goes through the members of a table, each under its own path.
    pub(super) fn members(&mut self, node: &Node, mut each: impl FnMut(&mut Self, &Member)) {
        match &node.value {
            Value::Table(members) => {
                for member in members {
                    self.path.push(member.key.clone());
                    each(self, member);
                    self.path.pop();
                }
            }
            // An empty table of Lua arrives as an empty list.
            Value::List(items) if items.is_empty() => {}
            _ => self.wrong_type(node, "a table"),
        }
    }

    fn table(&mut self, node: &Node, keys: &'static [Key]) {
        self.members(node, |reader, member| match keys.iter().find(|key| key.name == member.key) {
            Some(key) => reader.value(key, &member.node),
            None => reader.unknown(member, "key", keys.iter().map(|key| key.name)),
        });
    }

    pub(super) fn unknown<'n>(
        &mut self,
        member: &Member,
        what: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let name = &member.key;
        let hint = match nearest(name, known.clone()) {
            Some(near) => format!("Did you mean “{near}”?"),
            None if what == "rule" => "`okr-ls rules` lists them all.".to_owned(),
            None => format!("Here may stand {}.", listed(&known.collect::<Vec<_>>())),
        };
        self.wrong(member.span, format!("There is no {what} “{name}”. {hint}"));
    }

    fn value(&mut self, key: &'static Key, node: &Node) {
        match key.shape {
            Shape::Table(keys) => self.table(node, keys),
            Shape::Rules => self.members(node, Self::rule),
            Shape::Limit { least, .. } => {
                if let Some(limit) = self.number(node, least, MOST) {
                    self.settings.limits.insert(key.name, limit);
                }
            }
            Shape::FiscalYearStart => {
                self.settings.fiscal_year_start = self.month(node);
            }
            Shape::Cycle => self.settings.cycle = self.text(node).map(str::to_owned),
            Shape::Files => self.settings.files = self.files(node),
            Shape::Verbs => self.members(node, Self::verb),
            Shape::Metrics => self.members(node, Self::metric),
            Shape::Deliverables => self.deliverables(node),
            Shape::Topics => self.members(node, Self::topic),
        }
    }

    fn rule(&mut self, member: &Member) {
        let rules = self.rules;
        let Some(rule) = rules.iter().find(|rule| rule.name == member.key) else {
            return self.unknown(member, "rule", rules.iter().map(|rule| rule.name));
        };
        let level = match &member.node.value {
            Value::Other("true or false") => {
                return self.wrong(
                    member.node.span,
                    "A level is text: \"off\" for silence, else how serious the findings are.",
                );
            }
            _ => self.one_of(&member.node, &LEVELS),
        };
        if let Some(level) = level {
            self.settings.levels.set(rule.name, level);
        }
    }

    fn verb(&mut self, member: &Member) {
        let class = self.one_of(&member.node, &keys::verb_classes());
        let word = normal(&member.key);
        if word.is_empty() {
            return self.wrong(member.span, "This needs a word.");
        }
        let Some(class) = class else { return };
        match self.settings.words.verbs.entry(word) {
            Entry::Vacant(free) => {
                free.insert(class);
            }
            Entry::Occupied(taken) => {
                let message = format!("“{}” stands here twice.", taken.key());
                self.wrong(member.span, message);
            }
        }
    }

    fn metric(&mut self, member: &Member) {
        let (mut better, mut timing) = (None, Some(TIMING[0].1));
        match &member.node.value {
            Value::Table(_) => {
                let before = self.mistakes.len();
                self.members(&member.node, |reader, part| match part.key.as_str() {
                    "better" => better = reader.one_of(&part.node, &BETTER),
                    "timing" => timing = reader.one_of(&part.node, &TIMING),
                    _ => reader.unknown(part, "key", ["better", "timing"].into_iter()),
                });
                if better.is_none() && self.mistakes.len() == before {
                    self.wrong(
                        member.span,
                        format!(
                            "Which way is “{}” better? Add better = \"higher\" or \"lower\".",
                            member.key
                        ),
                    );
                }
            }
            _ => better = self.one_of(&member.node, &BETTER),
        }
        if let Some(word) = self.noun(&member.key, member.span, "metrics")
            && let Some(metric) = better.zip(timing)
        {
            self.settings.words.metrics.insert(word, metric);
        }
    }

    fn deliverables(&mut self, node: &Node) {
        for item in self.items(node) {
            if let Some(word) = self.text(item)
                && let Some(word) = self.noun(word, item.span, "deliverables")
            {
                self.settings.words.deliverables.insert(word);
            }
        }
    }

    /// The word, where it stands in no list yet: a thing that is made is no metric.
    fn noun(&mut self, word: &str, span: Span, list: &'static str) -> Option<String> {
        let word = normal(word);
        if word.is_empty() {
            self.wrong(span, "This needs a word.");
            return None;
        }
        match self.nouns.get(&word) {
            Some(other) if *other == list => self.wrong(span, format!("“{word}” stands here twice.")),
            Some(other) => self.wrong(
                span,
                format!("“{word}” stands among the {other}, too. Is it something made, or a figure?"),
            ),
            None => {
                self.nouns.insert(word.clone(), list);
                return Some(word);
            }
        }
        None
    }

    fn files(&mut self, node: &Node) -> Option<Vec<String>> {
        if !matches!(node.value, Value::List(_)) {
            self.wrong_type(node, "a list of patterns");
            return None;
        }
        let mut patterns = Vec::new();
        for item in self.items(node) {
            let Some(pattern) = self.text(item) else { continue };
            if pattern.starts_with('/') || pattern.split('/').any(|part| matches!(part, "." | "..")) {
                self.wrong(
                    item.span,
                    format!("“{pattern}” matches nothing: write it from this file's folder, such as \"okrs/*.md\"."),
                );
            } else if let Err(error) = glob(pattern) {
                self.wrong(item.span, format!("“{pattern}” is no pattern: {}.", error.kind()));
            } else {
                patterns.push(pattern.to_owned());
            }
        }
        Some(patterns)
    }

    pub(super) fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            _ => {
                self.wrong_type(node, "a list");
                &[]
            }
        }
    }

    /// Text that says something.
    pub(super) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => {
                self.wrong(node.span, "This needs a word.");
                None
            }
            Value::Text(text) => Some(text.trim()),
            _ => {
                self.wrong_type(node, "text in quotation marks");
                None
            }
        }
    }

    pub(super) fn one_of<T: Copy>(&mut self, node: &Node, choices: &[Choice<T>]) -> Option<T> {
        let text = self.text(node)?;
        let found = choices.iter().find(|(name, _)| name.eq_ignore_ascii_case(text));
        if found.is_none() {
            let names = keys::names(choices);
            let hint = match nearest(text, names.iter().copied()) {
                Some(near) => format!("Did you mean \"{near}\"?"),
                None => format!("Write {}.", listed(&names)),
            };
            self.wrong(node.span, format!("“{text}” is none of the values. {hint}"));
        }
        found.map(|(_, value)| *value)
    }

    fn number(&mut self, node: &Node, least: usize, most: usize) -> Option<usize> {
        let Value::Number(number) = node.value else {
            self.wrong_type(node, "a whole number");
            return None;
        };
        let fits = usize::try_from(number).ok().filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            let key = self.path.last().cloned().unwrap_or_default();
            self.wrong(node.span, format!("“{key}” lies between {least} and {most}."));
        }
        fits
    }

    fn month(&mut self, node: &Node) -> Option<u8> {
        match &node.value {
            Value::Number(_) => self.number(node, 1, 12).and_then(|number| u8::try_from(number).ok()),
            Value::Text(text) => {
                let number = month::number(text.trim());
                if number.is_none() {
                    self.wrong(node.span, format!("“{text}” is no month. Write 4, or \"April\"."));
                }
                number
            }
            _ => {
                self.wrong_type(node, "a month");
                None
            }
        }
    }
}

fn member<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Table(members) => members.iter().find(|member| member.key == key).map(|it| &it.node),
        _ => None,
    }
}

/// The spelling by which a word is known.
pub(super) fn normal(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// "a", "b" or "c".
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// The pattern, which matches paths below the folder of its file.
pub(super) fn glob(pattern: &str) -> Result<GlobMatcher, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build().map(|glob| glob.compile_matcher())
}
