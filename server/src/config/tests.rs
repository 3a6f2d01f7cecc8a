//! Configurations with their mistakes drawn under the words.

use std::path::Path;

use super::*;
use crate::rules;
use crate::statement::{Class, Polarity, Timing};
use crate::text::{Encoding, Text};
use crate::topics::OwnOutcome;

fn read(text: &str) -> ConfigFile {
    ConfigFile::read(Path::new("/okrs/okr.toml"), text.to_owned(), rules::names())
}

/// Compares the mistakes of a configuration with those drawn under its lines: `^^^ part of the message`.
/// What holds is given back.
#[track_caller]
fn check(fixture: &str) -> Settings {
    let mut lines: Vec<&str> = Vec::new();
    let mut expected = Vec::new();
    for line in fixture.lines() {
        let marks = line.trim_start();
        match marks.len() - marks.trim_start_matches('^').len() {
            0 => lines.push(line),
            width => {
                let part = marks[width..].trim().to_owned();
                expected.push((lines.len() - 1, line.len() - marks.len(), width, part));
            }
        }
    }
    let source = lines.join("\n") + "\n";
    let file = read(&source);
    let text = Text::from(source.as_str());
    let mut found = file.mistakes().iter();
    for (line, column, width, part) in expected {
        let mistake = found.next().unwrap_or_else(|| panic!("no mistake for {part:?}"));
        let (start, end) = text.positions_of(mistake.span, Encoding::Utf32);
        let place = (start.line, start.column, end.column - start.column);
        assert_eq!(place, (line, column, width), "{mistake:?}");
        assert!(mistake.message.contains(&part), "{part:?} is not in {mistake:?}");
    }
    assert_eq!(found.next(), None, "more than was drawn");
    file.settings().clone()
}

/// A configuration that uses every key.
const WHOLE: &str = r#"
cycle = "2026-Q4"
fiscal-year-start = "April"
files = ["okrs/*.md", "**/goals.txt"]

[rules]
task-not-outcome = "error"
missing-direction = "off"

[limits]
min-key-results = 1
max-key-results = 4
max-objectives = 3
max-findings = 50

[words]
deliverables = ["Runbook", "release train"]

[words.verbs]
onboard = "win"
"hand over" = "ship"

[words.metrics]
"no-show" = "lower"
"say-do ratio" = { better = "higher", timing = "lagging" }

[topics.loyalty]
words = ["Loyalty  card", "regulars"]
outcomes = [
  { name = "repeat visits", better = "higher", unit = "%", measure = "the share of {people} who come back within a month" },
  { name = "idle cards", better = "lower", measure = "the number of {it:the cards} that lie idle", timing = "lagging", actor = "guests", guard = "cards given out" },
]

[topics."night shift"]
words = ["night shift"]
outcomes = [{ name = "calls at night", better = "lower", measure = "the number of calls that wake somebody" }]
"#;

#[test]
fn every_key_is_taken() {
    let file = read(WHOLE);
    assert_eq!(file.mistakes(), []);
    let config = file.settings().config();
    assert_eq!(config.levels.get("task-not-outcome"), Some(Some(Level::Error)));
    assert_eq!(config.levels.get("missing-direction"), Some(None));
    assert_eq!(config.levels.get("missing-number"), None);
    let limits = Limits { min_key_results: 1, max_key_results: 4, max_objectives: 3, max_findings: 50 };
    assert_eq!(config.limits, limits);
    assert_eq!((config.fiscal_year_start, config.cycle.as_deref()), (4, Some("2026-Q4")));
    assert!(config.lexicon().entry("runbooks").is(Class::Deliverable));
    assert!(config.lexicon().entry("no shows").metric.is_some());
    let loyalty = &file.settings().topics["loyalty"];
    assert_eq!(loyalty.words, ["loyalty card", "regulars"]);
    let OwnOutcome { better, unit, timing, actor, .. } = &loyalty.outcomes[0];
    assert_eq!(
        (*better, unit.as_str(), *timing, actor.as_str()),
        (Polarity::Higher, "%", Timing::Leading, "people")
    );
    let OwnOutcome { better, unit, timing, actor, guard, .. } = &loyalty.outcomes[1];
    assert_eq!((*better, unit.as_str(), *timing), (Polarity::Lower, "", Timing::Lagging));
    assert_eq!((actor.as_str(), guard.as_str()), ("guests", "cards given out"));
    assert!(file.settings().topics.contains_key("night shift"));
    for (path, listed) in
        [("okrs/a.md", true), ("okrs/deep/a.md", false), ("x/goals.txt", true), ("a.md", false)]
    {
        assert_eq!(file.lists(&Path::new("/okrs").join(path)), listed, "{path}");
    }
    assert!(!file.lists(Path::new("/elsewhere/okrs/a.md")));
}

#[test]
fn nothing_set_is_what_is_built_in() {
    let settings = check("# nothing\n");
    assert_eq!(settings, Settings::default());
    let config = settings.config();
    assert_eq!(config.limits, Limits::default());
    assert!(config.words.is_none() && config.topics.is_none() && config.cycle.is_none());
    assert_eq!(config.fiscal_year_start, 1);
}

#[test]
fn unknown_names_bring_the_nearest_to_mind() {
    let settings = check(
        r#"limit = 3
^^^^^ There is no key “limit”. Did you mean “limits”?
colour = "red"
^^^^^^ Here may stand "cycle", "fiscal-year-start", "files", "rules", "limits", "words" or "topics".
[rules]
missing-numbers = "off"
^^^^^^^^^^^^^^^ There is no rule “missing-numbers”. Did you mean “missing-number”?
spelling = "off"
^^^^^^^^ `okr-ls rules` lists them all.
missing-direction = "warn"
                    ^^^^^^ “warn” is none of the values. Did you mean "warning"?
task-not-outcome = "loud"
                   ^^^^^^ Write "off", "hint", "info", "warning" or "error".
unowned-key-result = "Error"
[limits]
maxKeyResults = 3
^^^^^^^^^^^^^ Did you mean “max-key-results”?
[words.verbs]
onboard = "wins"
          ^^^^^^ Did you mean "win"?
[words.metrics]
churn = { good = "lower" }
          ^^^^ Here may stand "better" or "timing".
"#,
    );
    assert_eq!(
        settings.config().levels.get("unowned-key-result"),
        Some(Some(Level::Error)),
        "the rest holds"
    );
}

#[test]
fn types_and_ranges_are_checked() {
    let settings = check(
        r#"cycle = 2026
        ^^^^ “cycle” takes text in quotation marks, not a number.
fiscal-year-start = "Smarch"
                    ^^^^^^^^ “Smarch” is no month.
files = "*.md"
        ^^^^^^ “files” takes a list of patterns, not text.
[rules]
task-not-outcome = false
                   ^^^^^ "off" for silence
missing-number = 3
                 ^ “missing-number” takes text in quotation marks, not a number.
[limits]
min-key-results = -1
                  ^^ “min-key-results” lies between 0 and 10000.
max-key-results = 3.5
                  ^^^ “max-key-results” takes a whole number, not a fraction.
max-objectives = 99999999999999999999999
                 ^^^^^^^^^^^^^^^^^^^^^^^ “max-objectives” lies between 1 and 10000.
max-findings = 1_000
[words]
deliverables = ["runbook", 5, " "]
                           ^ “deliverables” takes text in quotation marks, not a number.
                              ^^^ This needs a word.
verbs = ["onboard"]
        ^^^^^^^^^^^ “verbs” takes a table, not a list.
[words.metrics]
churn = { timing = "lagging" }
^^^^^ Which way is “churn” better?
"#,
    );
    assert_eq!(settings.config().limits.max_findings, 1000, "the rest holds");
    check("fiscal-year-start = 13\n                    ^^ lies between 1 and 12\n");
    assert_eq!(check("fiscal-year-start = \"oct\"\n").config().fiscal_year_start, 10);
}

#[test]
fn limits_that_no_number_meets_do_not_hold() {
    let settings = check(
        "[limits]
max-key-results = 2
min-key-results = 4
                  ^ At least 4 and at most 2
max-objectives = 9
",
    );
    assert_eq!(settings.config().limits, Limits { max_objectives: 9, ..Limits::default() });
}

#[test]
fn a_word_has_one_sense_and_one_place() {
    check(
        r#"[words]
deliverables = ["runbook", "Runbook", "uptime"]
                           ^^^^^^^^^ “runbook” stands here twice.
[words.verbs]
Onboard = "win"
onboard = "make"
^^^^^^^ “onboard” stands here twice.
[words.metrics]
"uptime" = "higher"
^^^^^^^^ “uptime” stands among the deliverables, too.
"reply  time" = "lower"
"reply time" = "higher"
^^^^^^^^^^^^ “reply time” stands here twice.
"#,
    );
}

#[test]
fn topics_have_words_and_outcomes() {
    let settings = check(
        r#"[topics.loyalty]
words = ["regulars", "Regulars", 5, "-"]
                     ^^^^^^^^^^ “regulars” stands here twice.
                                 ^ “words” takes text in quotation marks, not a number.
                                    ^^^ This needs a word.
outcomes = [
  { name = "repeat visits", better = "higher", measure = "the share who come back", units = "%" },
                                                                                    ^^^^^ Did you mean “unit”?
  { name = "tips", better = "more", measure = "the tips" },
                            ^^^^^^ Write "higher" or "lower".
  { name = "idle cards", better = "lower" },
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This outcome lacks “measure”: what the key result measures
  { name = "visits", better = "higher", measure = "the visits of {people} to {it:the shop}", timing = "soon" },
                                                                                                      ^^^^^^ “soon” is none
  { name = "regulars", better = "higher", measure = "the number of {people}" },
  { name = "regulars", better = "higher", measure = "the number of guests we know" },
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The outcome “regulars” stands here twice.
  "fewer complaints",
  ^^^^^^^^^^^^^^^^^^ “outcomes” takes a list of tables
]
[topics.baking]
        ^^^^^^ “baking” lacks “outcomes”: what such work is usually for
words = ["oven"]
[topics.care]
words = ["regulars", "oven"]
         ^^^^^^^^^^ “regulars” names the topic “loyalty” already.
                     ^^^^^^ “oven” names the topic “baking” already.
outcome = []
^^^^^^^ There is no key “outcome”. Did you mean “outcomes”?
[topics]
ovens = "hot"
        ^^^^^ “ovens” takes a table, not text.
"" = {}
^^ This needs a word.
"#,
    );
    let names: Vec<&str> = settings.topics.keys().map(String::as_str).collect();
    let outcomes: Vec<&str> =
        settings.topics["loyalty"].outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
    assert_eq!((names, outcomes), (vec!["loyalty"], vec!["regulars"]), "the rest holds");
}

#[test]
fn slots_of_a_measure_can_be_filled() {
    let outcome = |measure: &str| {
        format!(
            "[topics.x]\nwords = ['x']\noutcomes = [{{ name = 'x', better = 'lower', measure = '{measure}' }}]"
        )
    };
    for sound in ["the wait", "the wait of {people}", "{it:the oven} and {people} below <a limit>"] {
        assert_eq!(read(&outcome(sound)).mistakes(), [], "{sound}");
    }
    for wrong in
        ["{", "}", "the {people", "{it}", "{it: }", "{name:us}", "{{people}}", "the wait[ of {people}]"]
    {
        let text = outcome(wrong);
        let file = read(&text);
        let [mistake] = file.mistakes() else { panic!("{wrong}: {:?}", file.mistakes()) };
        assert_eq!(mistake.span.of(&text), format!("'{wrong}'"));
        assert!(file.settings().topics.is_empty(), "{wrong}");
    }
}

#[test]
fn patterns_are_checked() {
    check(
        r#"files = ["okrs/*.md", "/abs/*.md", "../x.md", "a[.md"]
                      ^^^^^^^^^^^ “/abs/*.md” matches nothing
                                   ^^^^^^^^^ “../x.md” matches nothing
                                              ^^^^^^^ “a[.md” is no pattern
"#,
    );
}

#[test]
fn broken_toml_costs_only_what_is_broken() {
    let settings = check(
        r#"cycle = "2026-Q4
^^^^^^^^^^^^^^^^ This is not TOML
fiscal-year-start = 4
[limits]
max-key-results =
^^^^^^^^^^^^^^^^^ This is not TOML
max-objectives = 7
max-objectives = 8
^^^^^^^^^^^^^^ This is not TOML: duplicate key.
max-findings = 007
               ^ This is not TOML
[rules]
missing-direction = off
                    ^^^ This is not TOML: string values must be quoted
missing-number = "error"
"#,
    );
    let config = settings.config();
    assert_eq!((config.fiscal_year_start, config.limits.max_objectives), (4, 7));
    assert_eq!(config.levels.get("missing-number"), Some(Some(Level::Error)));
    assert_eq!(config.levels.get("missing-direction"), Some(None), "what was clearly meant");
}

#[test]
fn whatever_is_written_is_read() {
    let pieces =
        ["[", "]", "\"", "=", "{", ",", "[[rules]]\n", "\u{0}", "🎯", "\r", "'''", "-", ".", "[words]\n"];
    for (at, _) in WHOLE.char_indices().step_by(3) {
        for piece in pieces {
            let text = format!("{}{piece}{}", &WHOLE[..at], &WHOLE[at..]);
            for mistake in read(&text).mistakes() {
                assert!(text.get(mistake.span.range()).is_some(), "{mistake:?} in {text:?}");
            }
        }
        read(&WHOLE[..at]);
    }
    read(&"[".repeat(100_000));
    read(&"a={".repeat(50_000));
    read(&"a.".repeat(50_000));
}

#[test]
fn a_page_of_rubbish_takes_no_time() {
    for line in ["=\n", "a = 1\n", "[x]\n", "a = [\n", "\"\n", "k = {\n", "a.b.c = 1\n"] {
        let begin = std::time::Instant::now();
        read(&line.repeat((256 << 10) / line.len()));
        assert!(begin.elapsed().as_secs() < 5, "{line:?} takes {:?}", begin.elapsed());
    }
}

#[test]
fn an_editor_sets_the_same_in_json() {
    let json = serde_json::json!({
        "cycle": "2026-Q4",
        "fiscal-year-start": null,
        "rules": { "missing-direction": "off", "missing-numbers": "off" },
        "limits": { "max-findings": "many", "max-key-results": 4 },
        "words": [],
        "trace": { "server": "off" },
    });
    let (settings, mistakes) = from_json(&json, rules::names());
    let paths: Vec<&str> = mistakes.iter().map(|mistake| mistake.path.as_str()).collect();
    assert_eq!(paths, ["limits.max-findings", "rules.missing-numbers"]);
    let expected =
        read("cycle = \"2026-Q4\"\nrules.missing-direction = \"off\"\nlimits.max-key-results = 4\n");
    assert_eq!(settings, *expected.settings());
}

#[test]
fn what_lies_over_another_wins_key_by_key() {
    let topic = |name: &str, word: &str| {
        format!(
            "[topics.{name}]\nwords = ['{word}']\noutcomes = [{{ name = 'x', better = 'lower', measure = 'x' }}]\n"
        )
    };
    let below = read(&(topic("care", "ward") + &topic("oven", "oven")));
    let over = read(&topic("care", "clinic"));
    let topics = over.settings().clone().over(below.settings()).topics;
    assert_eq!((&*topics["care"].words[0], &*topics["oven"].words[0]), ("clinic", "oven"));

    let below = read(
        "cycle = \"H1\"\n[rules]\nmissing-number = \"off\"\nmissing-direction = \"off\"\n[limits]\nmax-findings = 9\n",
    );
    let over = read("cycle = \"H2\"\n[rules]\nmissing-number = \"error\"\n[limits]\nmax-objectives = 8\n");
    let config = over.settings().clone().over(below.settings()).config();
    assert_eq!(config.cycle.as_deref(), Some("H2"));
    assert_eq!(config.levels.get("missing-number"), Some(Some(Level::Error)));
    assert_eq!(config.levels.get("missing-direction"), Some(None));
    assert_eq!(config.limits, Limits { max_objectives: 8, max_findings: 9, ..Limits::default() });
}

#[test]
fn what_is_printed_sets_the_same() {
    for text in [WHOLE, ""] {
        let settings = read(text).settings().clone();
        let printed = print(&settings, rules::names());
        let again = read(&printed);
        assert_eq!(again.mistakes(), [], "{printed}");
        let (config, expected) = (again.settings().config(), settings.config());
        assert_eq!((config.limits, config.cycle), (expected.limits, expected.cycle));
        assert_eq!(again.settings().words, settings.words);
        assert_eq!(again.settings().topics, settings.topics);
        for rule in rules::names() {
            let level = settings.levels.get(rule.name).unwrap_or(rule.level);
            assert_eq!(again.settings().levels.get(rule.name), Some(level), "{printed}");
        }
    }
}

#[test]
fn the_schema_knows_every_rule_and_takes_what_is_taken() {
    let schema = schema(rules::names());
    let validator = jsonschema::draft7::new(&schema).expect("a sound schema");
    jsonschema::draft7::meta::validate(&schema).expect("a schema by the draft");
    for rule in rules::ALL {
        assert!(schema["properties"]["rules"]["properties"][rule.name].is_object(), "{}", rule.name);
    }
    let json = |text: &str| {
        json(&toml::de::DeValue::Table(toml::de::DeTable::parse(text).expect("TOML").into_inner()))
    };
    for text in [WHOLE, &example(), &readme()] {
        let errors: Vec<_> = validator.iter_errors(&json(text)).map(|error| error.to_string()).collect();
        assert_eq!((errors, read(text).mistakes()), (vec![], &[][..]), "{text}");
    }
    for wrong in [
        "limit = 3",
        "cycle = 2026",
        "fiscal-year-start = 13",
        "fiscal-year-start = \"Smarch\"",
        "files = \"*.md\"",
        "rules.missing-numbers = \"off\"",
        "rules.missing-number = \"loud\"",
        "limits.max-findings = 0",
        "limits.max-findings = \"many\"",
        "words.verbs.onboard = \"wins\"",
        "words.metrics.churn = { timing = \"lagging\" }",
        "words.metrics.churn = \"down\"",
        "words.deliverables = [5]",
        "topics.care.words = [\"care\"]",
        "topics.care = { words = [\"care\"], outcomes = [{ name = \"calls\", measure = \"the calls\" }] }",
        "topics.care = { words = [], outcomes = [{ name = \"a\", better = \"lower\", measure = \"b\" }] }",
    ] {
        assert!(!validator.is_valid(&json(wrong)), "the schema takes {wrong}");
        assert_ne!(read(wrong).mistakes(), [], "{wrong} is taken");
    }
}

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).expect("a file")
}

/// The configuration of the example documents.
fn example() -> String {
    file("tests/examples/bakery/okr.toml")
}

/// The configuration that the README shows.
fn readme() -> String {
    let readme = file("README.md");
    let (_, block) = readme.split_once("```toml\n").expect("a block");
    block.split_once("```").expect("its end").0.to_owned()
}

/// TOML as the editors for it hand it to a schema.
fn json(value: &toml::de::DeValue<'_>) -> serde_json::Value {
    use toml::de::DeValue;
    match value {
        DeValue::Table(table) => {
            let member =
                |(key, value): (&toml::Spanned<toml::de::DeString<'_>>, &toml::Spanned<DeValue<'_>>)| {
                    (key.get_ref().to_string(), json(value.get_ref()))
                };
            table.iter().map(member).collect()
        }
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => number.as_str().parse::<i64>().expect("a number").into(),
        DeValue::Boolean(truth) => (*truth).into(),
        other => panic!("no JSON for {other:?}"),
    }
}

#[test]
fn the_nearest_file_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(path("team/deep")).expect("folders");
    std::fs::write(path("okr.toml"), "cycle = \"H1\"").expect("a file");
    let mut lookup = Lookup::new(rules::names());
    let cycle = |lookup: &mut Lookup, name: &str| lookup.of(Some(&path(name))).config.cycle.clone();
    assert_eq!(cycle(&mut lookup, "team/deep/a.okr").as_deref(), Some("H1"));

    std::fs::write(path("team/okr.toml"), "cycle = \"H2\"").expect("a file");
    assert_eq!(cycle(&mut lookup, "team/deep/b.okr").as_deref(), Some("H1"), "the disk is read once");
    lookup.look_again();
    assert_eq!(cycle(&mut lookup, "team/deep/../deep/./a.okr").as_deref(), Some("H2"));
    assert_eq!(cycle(&mut lookup, "a.okr").as_deref(), Some("H1"));

    lookup.edit(&path("team/okr.toml"), Some("cycle = \"H3\"".to_owned()));
    assert_eq!(cycle(&mut lookup, "team/a.okr").as_deref(), Some("H3"), "what is open wins over the disk");
    lookup.edit(&path("team/deep/okr.toml"), Some("cycle = \"H4\"".to_owned()));
    assert_eq!(cycle(&mut lookup, "team/deep/a.okr").as_deref(), Some("H4"), "though it was never saved");
    lookup.edit(&path("team/deep/okr.toml"), None);
    lookup.edit(&path("team/okr.toml"), None);
    assert_eq!(cycle(&mut lookup, "team/a.okr").as_deref(), Some("H2"));

    lookup.set_over(read("cycle = \"H5\"").settings().clone());
    assert_eq!(cycle(&mut lookup, "team/a.okr").as_deref(), Some("H5"));
    assert_eq!(lookup.of(None).config.cycle.as_deref(), Some("H5"), "for what has no place, too");
}

#[test]
fn equal_settings_are_one_configuration() {
    let mut lookup = Lookup::new(rules::names());
    let path = Path::new("/okrs/okr.toml");
    let document = Some(Path::new("/okrs/a.okr"));
    lookup.edit(path, Some("cycle = \"H1\"".to_owned()));
    let first = lookup.of(document).config;
    lookup.edit(path, Some("# the same\ncycle = 'H1'".to_owned()));
    assert!(Arc::ptr_eq(&first, &lookup.of(document).config));
    lookup.edit(path, Some("cycle = 'H2'".to_owned()));
    assert!(!Arc::ptr_eq(&first, &lookup.of(document).config));
}

#[test]
fn what_is_no_configuration_is_a_mistake() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("okr.toml");
    std::fs::write(&path, b"cycle = \"caf\xe9\"").expect("a file");
    assert!(ConfigFile::load(&path, rules::names()).mistakes()[0].message.contains("UTF-8"));
    std::fs::write(&path, " ".repeat(1 << 20)).expect("a file");
    assert!(ConfigFile::load(&path, rules::names()).mistakes()[0].message.contains("larger than 256 KiB"));
    std::fs::write(&path, "\u{FEFF}cycle = \"H1\"").expect("a file");
    assert_eq!(ConfigFile::load(&path, rules::names()).mistakes(), []);
}
