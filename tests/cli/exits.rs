//! How a run ends, by what is found and what is asked for.

use crate::documents::{BARE, CLEAN, EMPTY, TASK, folder};
use crate::run;

/// Arguments, exit code, and a part of what is printed on either stream.
const RUNS: &[(&str, i32, &str)] = &[
    ("clean.okr", 0, "1 file checked, nothing to say."),
    ("task.okr", 1, "warning[task-not-outcome]"),
    ("bare.okr", 0, "info[missing-direction]"),
    ("empty.okr", 0, "hint[empty-key-result]"),
    // What fails.
    ("clean.okr --fail-on hint", 0, "nothing to say"),
    ("empty.okr --fail-on hint", 1, "hint[empty-key-result]"),
    ("empty.okr --fail-on info", 0, "hint[empty-key-result]"),
    ("bare.okr --fail-on info", 1, "info[missing-direction]"),
    ("bare.okr --fail-on warning", 0, "info[missing-direction]"),
    ("task.okr --fail-on error", 0, "warning[task-not-outcome]"),
    ("task.okr --fail-on never", 0, "warning[task-not-outcome]"),
    ("task.okr --fail-on loud", 2, "possible values: hint, info, warning, error, never"),
    // What is shown, which is another matter.
    ("task.okr --level warning", 1, "1 warning in 1 file (1 checked).\n"),
    ("task.okr --level error", 1, "1 file checked. Not shown at this level: 1 warning.\n"),
    ("empty.okr --level info --fail-on hint", 1, "1 file checked. Not shown at this level: 1 hint.\n"),
    ("bare.okr --level warning --format json", 0, "[]\n"),
    ("task.okr --level error --format github", 1, ""),
    ("task.okr --level never", 2, "possible values: hint, info, warning, error]"),
    // What cannot be read, whatever else is found.
    ("gone.okr", 2, "okr-ls: gone.okr: "),
    ("gone.okr task.okr", 2, "warning[task-not-outcome]"),
    ("gone.okr task.okr --fail-on never", 2, "1 warning in 1 file (1 checked)."),
    ("gone.okr --format json", 2, "[]\n"),
    ("gone.okr --format sarif", 2, "\"executionSuccessful\":false"),
    ("gone.okr --fix", 2, "okr-ls: gone.okr: "),
    // What cannot be run.
    ("task.okr --baseline gone.json", 2, "okr-ls: the baseline gone.json cannot be read"),
    ("task.okr --baseline task.okr", 2, "okr-ls: task.okr is no baseline"),
    ("task.okr --write-baseline gone/known.json", 2, "okr-ls: gone/known.json cannot be written: "),
    ("task.okr --write-baseline a --baseline b", 2, "cannot be used with"),
    ("task.okr --write-baseline a --since HEAD", 2, "cannot be used with"),
    ("task.okr --fix --since HEAD", 2, "cannot be used with"),
    ("task.okr --since HEAD", 2, "okr-ls: `--since` needs a git repository: git says: "),
    ("task.okr --stdin-filename a.okr", 2, "okr-ls: `--stdin-filename` names what `-` reads"),
];

#[test]
fn runs_end_as_expected() {
    for (arguments, code, part) in RUNS {
        let folder = folder(&[
            ("clean.okr", CLEAN.as_bytes()),
            ("task.okr", TASK.as_bytes()),
            ("bare.okr", BARE.as_bytes()),
            ("empty.okr", EMPTY.as_bytes()),
        ]);
        let words: Vec<&str> = ["check"].into_iter().chain(arguments.split(' ')).collect();
        let run = run(folder.path(), &words);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.code, Some(*code), "{arguments}:\n{said}");
        assert!(said.contains(part), "no {part:?} for {arguments}:\n{said}");
    }
}
