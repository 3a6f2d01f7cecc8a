//! `--fix`: what needs no thought is mended in place, and nothing else is touched.

use std::fs;
use std::path::Path;

use crate::documents::{folder, places};
use crate::{run, run_with};

const SLIPS: &str = "\u{FEFF}Cycle: 2026-Q4\r\n\r\nObjetive: Members feel heard\r\n  Owner @ana\r\n  KR1: Redesign the member portal @li";
const MENDED: &str = "\u{FEFF}Cycle: 2026-Q4\r\n\r\nObjective: Members feel heard\r\n  Owner: @ana\r\n  KR1: Redesign the member portal @li";

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn slips_are_mended_and_the_rest_is_reported() {
    let folder = folder(&[("a.okr", SLIPS.as_bytes())]);
    let run = run(folder.path(), &["check", "--fix"]);
    assert_eq!(fs::read_to_string(folder.path().join("a.okr")).expect("a file"), MENDED);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    for part in [
        "mended[misspelt-keyword]: a.okr:3:1: Correct to “Objective”\n",
        "mended[misspelt-keyword]: a.okr:4:3: Correct to “Owner:”\n",
        "warning[task-not-outcome]",
        "a.okr:5:8",
        " Mended 2 findings.\n",
    ] {
        assert!(run.stdout.contains(part), "no {part:?} in\n{}", run.stdout);
    }
    assert_eq!(names(folder.path()), ["a.okr"], "nothing is left behind");
}

#[test]
fn other_formats_say_on_standard_error_what_was_mended() {
    let folder = folder(&[("a.okr", SLIPS.as_bytes())]);
    let run = run(folder.path(), &["check", "--fix", "--format", "json"]);
    assert!(places(&run.stdout).contains(&("a.okr".into(), 5, "task-not-outcome".into())), "{}", run.stdout);
    assert!(run.stderr.starts_with("mended[misspelt-keyword]: a.okr:3:1: "), "{}", run.stderr);
}

#[test]
fn standard_input_comes_back_mended() {
    let arguments = ["check", "--fix", "-", "--stdin-filename", "plans/a.okr"];
    let run = run_with(Path::new("."), &arguments, SLIPS.as_bytes());
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), MENDED));
    for part in ["mended[misspelt-keyword]: plans/a.okr:3:1: ", "plans/a.okr:5:8", "Mended 2 findings."] {
        assert!(run.stderr.contains(part), "no {part:?} in\n{}", run.stderr);
    }
    let clean = run_with(Path::new("."), &arguments, MENDED.as_bytes());
    assert_eq!(clean.stdout, MENDED, "even if there is nothing to mend");
    let broken = run_with(Path::new("."), &arguments, b"caf\xe9");
    assert_eq!((broken.code, broken.stdout.as_str()), (Some(2), ""), "an editor would take it for the text");
    assert!(broken.stderr.contains("okr-ls: plans/a.okr: not valid UTF-8"), "{}", broken.stderr);
}

#[test]
fn what_is_not_shown_is_not_mended() {
    let folder = folder(&[("a.okr", SLIPS.as_bytes())]);
    let path = folder.path();
    let unchanged = || assert_eq!(fs::read_to_string(path.join("a.okr")).expect("a file"), SLIPS);
    assert_eq!(run(path, &["check", "--fix", "--level", "error"]).code, Some(1));
    unchanged();
    assert_eq!(run(path, &["check", "--write-baseline", "known.json"]).code, Some(0));
    assert_eq!(run(path, &["check", "--fix", "--baseline", "known.json"]).code, Some(0));
    unchanged();
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;
    use crate::documents::TASK;

    #[test]
    fn permissions_and_links_stay() {
        let folder = folder(&[("kept/a.okr", SLIPS.as_bytes())]);
        let real = folder.path().join("kept/a.okr");
        let link = folder.path().join("link.okr");
        symlink("kept/a.okr", &link).expect("a link");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions");
        run(folder.path(), &["check", "--fix", "link.okr"]);
        assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
        assert_eq!(fs::read_to_string(&real).expect("a file"), MENDED);
        assert_eq!(fs::metadata(&real).expect("a file").mode() & 0o777, 0o640);
    }

    #[test]
    fn a_file_without_slips_is_not_written() {
        let folder = folder(&[("a.okr", TASK.as_bytes())]);
        let file = || fs::metadata(folder.path().join("a.okr")).expect("a file");
        let before = (file().ino(), file().mtime_nsec());
        run(folder.path(), &["check", "--fix"]);
        assert_eq!((file().ino(), file().mtime_nsec()), before);
    }

    #[test]
    fn a_read_only_file_is_left_alone_and_reported_as_it_is() {
        let folder = folder(&[("a.okr", SLIPS.as_bytes())]);
        let path = folder.path().join("a.okr");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("permissions");
        let run = run(folder.path(), &["check", "--fix"]);
        assert_eq!(run.code, Some(2));
        assert_eq!(fs::read_to_string(&path).expect("a file"), SLIPS);
        assert!(run.stdout.contains("warning[misspelt-keyword]"), "{}", run.stdout);
        assert_eq!(run.stderr, "okr-ls: a.okr: not mended: it is read-only\n");
    }
}
