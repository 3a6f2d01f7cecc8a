//! Documents to check, and folders to keep them in.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

/// Of which there is nothing to say.
pub(crate) const CLEAN: &str = "\
Cycle: 2026-Q4

Objective: Members feel heard
  KR1: Raise replies within a day from 40% to 80% @ana
  KR2: Cut complaints about waiting from 31 to 12 a month @li
";

/// The same with a warning.
pub(crate) const TASK: &str = "\
Cycle: 2026-Q4

Objective: Members feel heard
  KR1: Raise replies within a day from 40% to 80% @ana
  KR2: Redesign the member portal @li
";

/// The same with an info, and nothing above.
pub(crate) const BARE: &str = "\
Cycle: 2026-Q4

Objective: Members feel heard
  KR1: Raise replies within a day from 40% to 80% @ana
  KR2: NPS 60 @li
";

/// The same with a hint, and nothing above.
pub(crate) const EMPTY: &str = "\
Cycle: 2026-Q4

Objective: Members feel heard
  KR1: Raise replies within a day from 40% to 80% @ana
  KR2: Cut complaints about waiting from 31 to 12 a month @li
  KR3:
";

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// File, line and rule of each finding in the JSON output.
pub(crate) fn places(json: &str) -> Vec<(String, u64, String)> {
    let findings: Vec<Value> = serde_json::from_str(json).expect("an array");
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").replace('\\', "/");
    let place = |it: &Value| (text(it, "file"), it["line"].as_u64().expect("a line"), text(it, "rule"));
    findings.iter().map(place).collect()
}
