//! Settings: from `okr.toml`, saved or not, and from the client; what they change, and what is wrong with them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{Client, PROFILES, Profile, uri_of};

/// One finding: a task.
const TASK: &str = "Cycle: 2026-Q4\n\nObjective: Members feel heard\n  KR1: Redesign the member portal @ana\n  \
                    KR2: Cut complaints about waiting from 31 to 12 a month @ana\n";

const OFF: &str = "[rules]\ntask-not-outcome = \"off\"\n";
const ERROR: &str = "[rules]\ntask-not-outcome = \"error\"\n";
const WRONG: &str = "[rules]\ntask-not-outcome = \"error\"\nmissing-numbers = \"off\"\n";

/// What is said of a document: codes with severities.
fn said(diagnostics: &Value) -> Vec<(String, u64)> {
    let one = |it: &Value| (it["code"].as_str().unwrap().to_owned(), it["severity"].as_u64().unwrap());
    diagnostics.as_array().unwrap().iter().map(one).collect()
}

fn task(severity: u64) -> Vec<(String, u64)> {
    vec![("task-not-outcome".to_owned(), severity)]
}

/// A folder of documents and its client.
struct World {
    folder: TempDir,
    client: Client,
}

impl World {
    fn new(profile: Profile, files: &[(&str, &str)]) -> Self {
        let world = Self { folder: TempDir::new().unwrap(), client: Client::start(profile) };
        files.iter().for_each(|(name, text)| world.write(name, text));
        world
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn uri(&self, name: &str) -> String {
        uri_of(&self.folder.path().join(name))
    }

    fn open(&mut self, name: &str, text: &str) -> String {
        self.client.open_at(self.uri(name), text)
    }

    /// What is said of a document that was just opened or changed.
    fn first(&mut self, uri: &str) -> Vec<(String, u64)> {
        said(&json!(self.client.diagnostics(uri)))
    }

    /// What is said next.
    fn next(&mut self, uri: &str) -> Vec<(String, u64)> {
        said(&self.client.publish(uri)["diagnostics"])
    }

    fn watched(&mut self, name: &str) {
        let changes = json!([{ "uri": self.uri(name), "type": 2 }]);
        self.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }
}

#[test]
fn the_nearest_file_above_a_document_holds() {
    for profile in PROFILES {
        let mut world = World::new(profile, &[("okr.toml", ERROR), ("team/okr.toml", OFF)]);
        for (name, expected) in [("a.okr", task(1)), ("deep/er/a.okr", task(1)), ("team/deep/a.okr", vec![])]
        {
            let uri = world.open(name, TASK);
            assert_eq!(world.first(&uri), expected, "{name}");
        }
        world.client.finish();
    }
}

#[test]
fn a_watched_file_that_changes_judges_again() {
    let mut world = World::new(Profile::VsCode, &[]);
    let registration = world.client.registration("workspace/didChangeWatchedFiles");
    assert_eq!(registration["registerOptions"]["watchers"][0]["globPattern"], "**/okr.toml");
    let uri = world.open("a.okr", TASK);
    assert_eq!(world.first(&uri), task(2));
    world.write("okr.toml", ERROR);
    world.watched("okr.toml");
    assert_eq!(world.next(&uri), task(1));
    // What changes nothing says nothing.
    world.write("okr.toml", &format!("# The same\n{ERROR}"));
    world.watched("okr.toml");
    fs::remove_file(world.folder.path().join("okr.toml")).unwrap();
    world.watched("okr.toml");
    assert_eq!(world.next(&uri), task(2));
    world.client.finish();
}

#[test]
fn a_client_that_watches_nothing_is_served_when_it_saves_or_opens() {
    for profile in [Profile::Neovim, Profile::Bare] {
        let mut world = World::new(profile, &[]);
        let uri = world.open("a.okr", TASK);
        assert_eq!(world.first(&uri), task(2));
        world.write("okr.toml", ERROR);
        world.client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(world.next(&uri), task(1));
        world.write("okr.toml", OFF);
        let other = world.open("b.okr", TASK);
        assert_eq!(world.first(&other), []);
        assert_eq!(world.next(&uri), []);
        assert_eq!(world.client.server()["textDocumentSync"]["save"], true);
        world.client.finish();
    }
}

#[test]
fn an_open_file_wins_over_the_disk_until_it_is_closed() {
    for profile in PROFILES {
        let mut world = World::new(profile, &[("okr.toml", ERROR)]);
        let uri = world.open("a.okr", TASK);
        assert_eq!(world.first(&uri), task(1));
        let config = world.open("okr.toml", ERROR);
        assert_eq!(world.first(&config), []);
        let at = ERROR.find("error").unwrap();
        world.client.replace(&config, at..at + 5, "hint");
        assert_eq!(world.next(&uri), task(4), "unsaved text");
        assert_eq!(world.first(&config), []);
        world.client.close(&config);
        assert_eq!(world.next(&uri), task(1), "the disk");
        world.client.finish();
    }
}

#[test]
fn a_file_that_was_never_saved_holds() {
    let mut world = World::new(Profile::Neovim, &[]);
    let config = world.open("okr.toml", OFF);
    let uri = world.open("a.okr", TASK);
    assert_eq!(world.first(&uri), []);
    world.client.close(&config);
    assert_eq!(world.next(&uri), task(2));
    world.client.finish();
}

#[test]
fn mistakes_are_shown_in_the_file_while_it_holds_for_something() {
    for profile in PROFILES {
        let mut world = World::new(profile, &[("okr.toml", WRONG)]);
        let config = world.uri("okr.toml");
        let uri = world.open("a.okr", TASK);
        assert_eq!(world.first(&uri), task(1), "what is right in it holds");
        let published = world.client.publish(&config);
        assert_eq!(published["version"], Value::Null);
        let mistake = &published["diagnostics"][0];
        assert_eq!((&mistake["code"], &mistake["severity"]), (&json!("invalid-configuration"), &json!(1)));
        let place = |character: u64| json!({ "line": 2, "character": character });
        assert_eq!(mistake["range"], json!({ "start": place(0), "end": place(15) }));
        assert!(mistake["message"].as_str().unwrap().contains("Did you mean “missing-number”?"), "{mistake}");

        // Another document brings nothing new; the last one to leave takes the mistakes with it.
        let other = world.open("b.okr", TASK);
        assert_eq!(world.first(&other), task(1));
        world.client.close(&uri);
        world.client.close(&other);
        assert_eq!(world.next(&config), []);

        let uri = world.open("a.okr", TASK);
        assert_eq!((world.first(&uri), world.next(&config).len()), (task(1), 1));
        world.write("okr.toml", ERROR);
        world.client.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
        assert_eq!(world.next(&config), [], "mended");
        world.client.finish();
    }
}

#[test]
fn an_open_file_shows_its_mistakes_as_they_come_and_go() {
    for profile in PROFILES {
        let mut world = World::new(profile, &[]);
        let config = world.open("okr.toml", "# 🎯 \n[limits]\nmax-findings = 0\n");
        assert_eq!(world.first(&config), [("invalid-configuration".to_owned(), 1)], "though nothing uses it");
        let at = world.client.text(&config).find("0\n").unwrap();
        world.client.replace(&config, at..at, "1");
        assert_eq!(world.first(&config), []);
        world.client.replace(&config, at - 2..at - 2, "\"");
        assert_eq!(world.first(&config).len(), 1);
        let params = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 3, "character": 0 } });
        let params =
            json!({ "textDocument": { "uri": config }, "range": params, "context": { "diagnostics": [] } });
        assert_eq!(world.client.request("textDocument/codeAction", params), Value::Null, "no OKR document");
        world.client.close(&config);
        world.client.finish();
    }
}

#[test]
fn what_the_client_sets_wins_key_by_key() {
    for profile in PROFILES {
        let mut world = World::new(
            profile,
            &[("okr.toml", "[rules]\ntask-not-outcome = \"off\"\nmissing-direction = \"off\"\n")],
        );
        let text = format!("{TASK}  KR3: NPS 60 @ana\n");
        let uri = world.open("a.okr", &text);
        assert_eq!(world.first(&uri), []);
        world.client.set(json!({ "okr": { "rules": { "task-not-outcome": "hint" } } }));
        world.client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        assert_eq!(world.next(&uri), task(4), "its level, and the other one of the file");
        world.client.set(Value::Null);
        world.client.notify("workspace/didChangeConfiguration", json!({ "settings": null }));
        assert_eq!(world.next(&uri), []);
        world.client.finish();
    }
}

#[test]
fn a_client_is_asked_at_the_start_and_judged_without_waiting() {
    for profile in PROFILES {
        let mut client = Client::unborn(profile);
        client.set(json!({ "okr": { "rules": { "task-not-outcome": "error" } } }));
        client.initialize(profile.initialize());
        let folder = TempDir::new().unwrap();
        let uri = client.open_at(uri_of(&folder.path().join("a.okr")), TASK);
        // The first publish may come before the answer; the last one knows it.
        let mut last = client.publish(&uri);
        if said(&last["diagnostics"]) == task(2) {
            last = client.publish(&uri);
        }
        assert_eq!(said(&last["diagnostics"]), task(1));
        client.finish();
    }
}

#[test]
fn settings_may_come_with_the_handshake_or_with_the_news() {
    let settings = |level: &str| json!({ "rules": { "task-not-outcome": level } });
    for wrapped in [false, true] {
        let sent = |level: &str| if wrapped { json!({ "okr": settings(level) }) } else { settings(level) };
        let mut client = Client::unborn(Profile::Bare);
        let mut params = Profile::Bare.initialize();
        params["initializationOptions"] = sent("hint");
        client.initialize(params);
        let uri = client.open("a.okr", TASK);
        assert_eq!(said(&json!(client.diagnostics(&uri))), task(4));
        client.notify("workspace/didChangeConfiguration", json!({ "settings": sent("error") }));
        assert_eq!(said(&client.publish(&uri)["diagnostics"]), task(1));
        for nothing in [json!(null), json!([]), json!({ "okr": [] })] {
            client.notify("workspace/didChangeConfiguration", json!({ "settings": nothing }));
        }
        assert_eq!(said(&client.publish(&uri)["diagnostics"]), task(4), "what it began with");
        client.finish();
    }
}

#[test]
fn mistakes_in_the_clients_settings_are_said_once() {
    for profile in [Profile::VsCode, Profile::Neovim, Profile::Bare] {
        let mut client = Client::unborn(profile);
        let wrong = json!({ "okr": { "limits": { "max-findings": "many" }, "rules": { "task-not-outcome": "off" } } });
        let mut params = profile.initialize();
        params["initializationOptions"] = wrong.clone();
        client.set(wrong.clone());
        client.initialize(params);
        let shown = client.shown();
        assert_eq!(shown, "okr.limits.max-findings: “max-findings” takes a whole number, not text.");
        let uri = client.open("a.okr", TASK);
        assert_eq!(client.diagnostics(&uri), [json!(null); 0], "the rest holds");
        client.notify("workspace/didChangeConfiguration", json!({ "settings": wrong }));
        client.rest(Duration::from_millis(100));
        // Whatever was shown again would be left unread.
        client.finish();
    }
}

#[test]
fn what_was_never_saved_is_judged_by_the_file_where_it_will_stand() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("team")).unwrap();
    fs::write(folder.path().join("okr.toml"), ERROR).unwrap();
    fs::write(folder.path().join("team/okr.toml"), OFF).unwrap();
    let home = uri_of(folder.path());
    let in_team = uri_of(&folder.path().join("team/new.okr")).replacen("file://", "untitled:", 1);
    for (folders, root) in [(json!([{ "uri": home, "name": "a" }]), Value::Null), (Value::Null, json!(home))]
    {
        let mut client = Client::unborn(Profile::VsCode);
        let mut params = Profile::VsCode.initialize();
        (params["workspaceFolders"], params["rootUri"]) = (folders, root);
        client.initialize(params);
        for (uri, expected) in [("untitled:Untitled-1", task(1)), (&in_team, vec![])] {
            let uri = client.open_at(uri.to_owned(), TASK);
            assert_eq!(said(&json!(client.diagnostics(&uri))), expected, "{uri}");
        }
        client.finish();
    }
}

#[test]
fn odd_places_are_no_trouble() {
    let mut client = Client::start(Profile::Neovim);
    for uri in ["untitled:Untitled-1", "untitled:okr.toml", "git:/okrs/okr.toml?ref=HEAD", "file:///"] {
        let uri = client.open_at(uri.to_owned(), TASK);
        client.diagnostics(&uri);
        client.replace(&uri, 0..1, "x");
        client.diagnostics(&uri);
    }
    client.finish();
}

#[test]
fn a_file_that_cannot_be_read_is_a_mistake() {
    let mut world = World::new(Profile::Neovim, &[]);
    fs::write(world.folder.path().join("okr.toml"), b"cycle = \"\xff\"").unwrap();
    fs::create_dir_all(world.folder.path().join("sub/okr.toml")).unwrap();
    assert!(Path::new(&world.folder.path().join("sub/okr.toml")).is_dir());
    let uri = world.open("sub/a.okr", TASK);
    assert_eq!(world.first(&uri), task(2));
    let config = world.uri("okr.toml");
    let published = world.client.publish(&config);
    assert!(published["diagnostics"][0]["message"].as_str().unwrap().contains("UTF-8"), "{published}");
    world.client.finish();
}
