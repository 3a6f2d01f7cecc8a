//! The settings that hold, as an `okr.toml` that would set them.

use super::keys::{BETTER, KEYS, Key, LEVELS, OUTCOME, Shape, TIMING, TOPIC, Takes, name_of};
use super::month::MONTHS;
use super::{RuleName, Settings};
use crate::topics::OwnOutcome;

/// All settings, with what is built in where nothing is set.
#[must_use]
pub fn print(settings: &Settings, rules: &[RuleName]) -> String {
    let mut tables = vec![Table::default()];
    table(KEYS, 0, settings, rules, &mut tables);
    let written =
        tables.iter().filter(|table| !table.lines.is_empty()).map(|table| match table.path.as_str() {
            "" => table.lines.clone(),
            path => format!("[{path}]\n{}", table.lines),
        });
    written.collect::<Vec<_>>().join("\n")
}

#[derive(Default)]
struct Table {
    path: String,
    lines: String,
}

impl Table {
    fn set(&mut self, key: &str, value: &str) {
        self.lines.push_str(&format!("{key} = {value}\n"));
    }

    /// Says where a value is nobody's choice.
    fn hold(&mut self, key: &str, value: &str, is_set: bool) {
        self.set(key, &if is_set { value.to_owned() } else { format!("{value} # default") });
    }
}

/// Writes what the keys of the table at that index hold.
fn table(keys: &[Key], at: usize, settings: &Settings, rules: &[RuleName], tables: &mut Vec<Table>) {
    let Settings { levels, limits, words, topics, fiscal_year_start, cycle, files } = settings;
    for key in keys {
        let name = key.name;
        match &key.shape {
            Shape::Cycle => {
                cycle.iter().for_each(|cycle| tables[at].set(name, &quoted(cycle)));
            }
            Shape::FiscalYearStart => {
                let month = MONTHS[usize::from(settings.fiscal_year_start() - 1) % MONTHS.len()];
                tables[at].hold(name, &quoted(month), fiscal_year_start.is_some());
            }
            Shape::Files => tables[at].hold(name, &list(files.iter().flatten()), files.is_some()),
            Shape::Limit { of, .. } => {
                let limit = *of(&mut settings.limits());
                tables[at].hold(name, &limit.to_string(), limits.contains_key(name));
            }
            Shape::Deliverables if words.deliverables.is_empty() => {}
            Shape::Deliverables => tables[at].set(name, &list(&words.deliverables)),
            Shape::Table(keys) => {
                let at = below(at, name, tables);
                table(keys, at, settings, rules, tables);
            }
            Shape::Rules => {
                let at = below(at, name, tables);
                for rule in rules {
                    let set = levels.get(rule.name);
                    let level = name_of(&LEVELS, &set.unwrap_or(rule.level));
                    tables[at].hold(rule.name, &quoted(level), set.is_some());
                }
            }
            Shape::Verbs => {
                let at = below(at, name, tables);
                for (verb, class) in &words.verbs {
                    tables[at].set(&quoted(verb), &quoted(class.name()));
                }
            }
            Shape::Metrics => {
                let at = below(at, name, tables);
                for (metric, (better, timing)) in &words.metrics {
                    let (better, timing) = (name_of(&BETTER, better), name_of(&TIMING, timing));
                    let value = format!("{{ better = \"{better}\", timing = \"{timing}\" }}");
                    tables[at].set(&quoted(metric), &value);
                }
            }
            Shape::Topics => {
                let at = below(at, name, tables);
                for (topic, about) in topics {
                    let at = below(at, &quoted(topic), tables);
                    let [(words, _), (outcomes, _)] = TOPIC;
                    tables[at].set(words, &list(&about.words));
                    let lines: String = about.outcomes.iter().map(outcome).collect();
                    tables[at].set(outcomes, &format!("[\n{lines}]"));
                }
            }
        }
    }
}

/// A line of a list of outcomes.
fn outcome(outcome: &OwnOutcome) -> String {
    let mut outcome = outcome.clone();
    let parts = OUTCOME.iter().filter_map(|part| {
        let value = match part.takes {
            Takes::Words { of, .. } => of(&mut outcome).as_str(),
            Takes::Better => name_of(&BETTER, &outcome.better),
            Takes::Timing => name_of(&TIMING, &outcome.timing),
        };
        (!value.is_empty()).then(|| format!("{} = {}", part.name, quoted(value)))
    });
    let parts: Vec<String> = parts.collect();
    format!("  {{ {} }},\n", parts.join(", "))
}

/// Begins a table within the one at that index.
fn below(at: usize, name: &str, tables: &mut Vec<Table>) -> usize {
    let path = match tables[at].path.as_str() {
        "" => name.to_owned(),
        parent => format!("{parent}.{name}"),
    };
    tables.push(Table { path, lines: String::new() });
    tables.len() - 1
}

fn list<'a>(words: impl IntoIterator<Item = &'a String>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| quoted(word)).collect();
    format!("[{}]", words.join(", "))
}

/// The text in TOML, which writes strings as JSON does.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
