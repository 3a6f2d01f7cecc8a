//! Findings in the Static Analysis Results Interchange Format (SARIF 2.1.0), for code scanning.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::{MAIN_SEPARATOR, Path};

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::files::Failure;
use super::report::Report;
use super::{identity, paths, place};
use crate::rewrite::{Fix, TextEdit};
use crate::rules::{self, Level, Rule, Ruling};
use crate::text::Span;

/// What relative paths count from: the folder in which the check runs.
const BASE: &str = "%SRCROOT%";

/// The whole of a log, but for its results.
#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    invocations: Value,
    original_uri_base_ids: Value,
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    results: &'a RawValue,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Mending<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message<'a>>,
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: &'a Value,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mending<'a> {
    description: Message<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: &'a Value,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    #[serde(skip_serializing_if = "Option::is_none")]
    inserted_content: Option<Message<'static>>,
}

/// All that is shown of a file, as the inside of an array.
pub(super) fn findings(report: &Report<'_>) -> String {
    let artifact = artifact(report.name);
    let mut seen = HashMap::new();
    let results = report.shown.iter().map(|ruling| {
        let finding = finding(report, &artifact, ruling, &mut seen);
        // A record of strings and numbers has a text.
        serde_json::to_string(&finding).unwrap_or_default()
    });
    results.collect::<Vec<_>>().join(",")
}

fn finding<'a>(
    report: &Report<'a>,
    artifact: &'a Value,
    ruling: &Ruling<'a>,
    seen: &mut HashMap<String, usize>,
) -> Finding<'a> {
    let document = report.analysis.document();
    let finding = ruling.finding;
    let place = |span: Span| PhysicalLocation { artifact_location: artifact, region: region(report, span) };
    let related = finding.related.iter().enumerate().map(|(index, related)| Location {
        id: Some(index + 1),
        message: Some(Message { text: related.message.as_str().into() }),
        physical_location: place(document.place(ruling.block, related.span)),
    });
    let replacement = |edit: TextEdit| Replacement {
        deleted_region: region(report, edit.span),
        inserted_content: (!edit.new.is_empty()).then(|| Message { text: edit.new.into() }),
    };
    let mending = |fix: Fix| Mending {
        description: Message { text: fix.title.into() },
        artifact_changes: [ArtifactChange {
            artifact_location: artifact,
            replacements: fix.edits.into_iter().map(replacement).collect(),
        }],
    };
    // The same item twice in a file: the first, the second.
    let item = format!("{}\n{}", finding.rule.name, identity::item(report.analysis, ruling));
    let occurrence = seen.entry(item.clone()).or_default();
    *occurrence += 1;
    let fingerprint = format!("{}:{occurrence}", identity::fingerprint(&item));
    Finding {
        rule_id: finding.rule.name,
        rule_index: rules::rank(finding.rule),
        level: level(finding.level),
        message: Message { text: finding.message.as_str().into() },
        locations: [Location { id: None, message: None, physical_location: place(ruling.span(document)) }],
        related_locations: related.collect(),
        partial_fingerprints: BTreeMap::from([("okrItem/v1", fingerprint)]),
        fixes: ruling.fixes(document).into_iter().map(mending).collect(),
    }
}

fn region(report: &Report<'_>, span: Span) -> Region {
    let place::Range { line, column, end_line, end_column } = place::Range::of(report, span);
    Region { start_line: line, start_column: column, end_line, end_column }
}

/// Writes the log: `results` are those of all files, as the inside of an array.
pub(super) fn log(out: &mut impl Write, results: &str, failures: &[Failure]) -> io::Result<()> {
    let notifications: Vec<Value> = failures.iter().map(notification).collect();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: json!({ "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules::ALL.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } }),
            invocations: json!([{
                "executionSuccessful": failures.is_empty(),
                "toolExecutionNotifications": notifications,
            }]),
            original_uri_base_ids: json!({ BASE: { "uri": file_uri(&paths::absolute(Path::new(".")), true) } }),
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            results: &RawValue::from_string(format!("[{results}]"))?,
        }],
    };
    serde_json::to_writer(&mut *out, &log)?;
    writeln!(out)
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.page.what },
        "help": { "text": rules::print::text(rule), "markdown": rules::print::markdown(rule) },
        "helpUri": rule.url(),
        "defaultConfiguration": { "enabled": rule.on, "level": level(rule.level) },
    })
}

fn notification(failure: &Failure) -> Value {
    let mut notification = json!({ "level": "error", "message": { "text": failure.to_string() } });
    if let Some(path) = failure.path() {
        let location = json!({ "physicalLocation": { "artifactLocation": artifact(path) } });
        notification["locations"] = json!([location]);
    }
    notification
}

/// Where a file is: as seen from the base, or by its whole path where it lies elsewhere.
fn artifact(name: &Path) -> Value {
    match paths::below(Path::new("."), name) {
        Some(inside) => json!({ "uri": encoded(&inside), "uriBaseId": BASE }),
        None => json!({ "uri": file_uri(&paths::absolute(name), false) }),
    }
}

fn file_uri(path: &Path, is_folder: bool) -> String {
    let path = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let end = if is_folder && !path.ends_with('/') { "/" } else { "" };
    format!("file:///{}{end}", encoded(path.trim_start_matches('/')))
}

/// Everything but what may stand in the path of a URI is escaped.
fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Hint | Level::Info => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(encoded("a b/ü%#.okr"), "a%20b/%C3%BC%25%23.okr");
        assert_eq!(file_uri(Path::new("/a b"), true), "file:///a%20b/");
        assert_eq!(file_uri(Path::new("/"), true), "file:///");
    }
}
