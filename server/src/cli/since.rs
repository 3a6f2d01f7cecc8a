//! Which lines have changed since a revision: git knows.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, anyhow, bail};

use super::files::Source;
use crate::text::Span;

/// Files that one call of git is asked about: systems limit the length of a command.
const AT_ONCE: usize = 200;

/// What has changed in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// All of it: git does not know it.
    Whole,
    /// These lines, counted from 0.
    Lines(Vec<Range<usize>>),
}

impl Changed {
    /// The changed lines of `text`, without their breaks.
    pub(super) fn spans(&self, text: &str) -> Vec<Span> {
        let Self::Lines(changed) = self else { return vec![Span::new(0, text.len())] };
        let mut spans = Vec::new();
        let mut ranges = changed.iter().peekable();
        let mut start = 0;
        // Lines as git counts them: only LF ends one.
        for (number, line) in text.split_inclusive('\n').enumerate() {
            while ranges.next_if(|range| range.end <= number).is_some() {}
            if ranges.peek().is_some_and(|range| range.contains(&number)) {
                spans.push(Span::new(start, start + line.trim_end_matches(['\r', '\n']).len()));
            }
            start += line.len();
        }
        spans
    }
}

/// What has changed in the files to check.
#[derive(Debug)]
pub(super) struct Changes {
    /// The top folder of the repository.
    top: PathBuf,
    /// By names as seen from there.
    files: HashMap<String, Changed>,
}

impl Changes {
    /// Asks git what has changed in `sources` since `revision`, whether it is committed or not.
    pub(super) fn since(revision: &str, sources: &[Source]) -> anyhow::Result<Self> {
        if sources.iter().any(|source| source.is_stdin) {
            bail!("`--since` compares files, and standard input has no earlier state");
        }
        let top = git(Path::new("."), &["rev-parse", "--show-toplevel"])
            .context("`--since` needs a git repository")?;
        let top = Path::new(top.trim_end_matches(['\r', '\n']));
        let top = top.canonicalize().with_context(|| format!("{} cannot be read", top.display()))?;
        let tree = format!("{revision}^{{tree}}");
        let tree =
            git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &tree]).map_err(|_| {
                anyhow!("`--since`: git knows no revision “{revision}” here (a shallow clone may lack it)")
            })?;

        let mut changes = Self { top, files: HashMap::new() };
        let mut names = BTreeSet::new();
        for Source { name, .. } in sources {
            // What cannot be read is reported by those who read it.
            if let Ok(path) = name.canonicalize() {
                let top = changes.top.display();
                names.insert(changes.inside(&path).with_context(|| {
                    format!("`--since`: {} lies outside of the repository {top}", name.display())
                })?);
            }
        }
        for some in names.iter().map(String::as_str).collect::<Vec<_>>().chunks(AT_ONCE) {
            changes.files.extend(ask(&changes.top, tree.trim(), some)?);
        }
        Ok(changes)
    }

    /// What has changed in the file.
    pub(super) fn of(&self, source: &Source) -> &Changed {
        const NOTHING: &Changed = &Changed::Lines(Vec::new());
        let inside = source.name.canonicalize().ok().and_then(|path| self.inside(&path));
        inside.and_then(|inside| self.files.get(&inside)).unwrap_or(NOTHING)
    }

    /// The path as git names it.
    fn inside(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.top).ok()?;
        Some(inside.to_string_lossy().replace(MAIN_SEPARATOR, "/"))
    }
}

/// The changes of the files of those names, as seen from the top of the repository; without those that are the
/// same.
fn ask(top: &Path, tree: &str, names: &[&str]) -> anyhow::Result<HashMap<String, Changed>> {
    // The raw form names each file of the patch behind it, in order and unquoted. The rest undoes what people may
    // have configured.
    const DIFF: [&str; 11] = [
        "diff",
        "--patch-with-raw",
        "-z",
        "--unified=0",
        "--inter-hunk-context=0",
        "--text",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
        "--ignore-submodules",
    ];
    let diff = git(top, &[&DIFF, &[tree, "--"][..], names].concat())?;
    let mut changed = read(&diff);
    let tracked = git(top, &[&["ls-files", "-z", "--"][..], names].concat())?;
    let tracked: Vec<&str> = tracked.split('\0').collect();
    let unknown = names.iter().filter(|name| !tracked.contains(name));
    changed.extend(unknown.map(|&name| (name.to_owned(), Changed::Whole)));
    Ok(changed)
}

/// Reads what git says: `:… STATUS NUL path NUL` for each file, a NUL, then a patch for each.
fn read(diff: &str) -> HashMap<String, Changed> {
    let mut names = Vec::new();
    let mut rest = diff;
    while let Some((status, behind)) = rest.split_once('\0').filter(|(status, _)| status.starts_with(':')) {
        let Some((name, behind)) = behind.split_once('\0') else { break };
        rest = behind;
        // What is being merged is named once more, without a patch of its own.
        if !status.ends_with('U') {
            names.push(name);
        }
    }
    let mut patches: Vec<Vec<Range<usize>>> = Vec::new();
    for line in rest.trim_start_matches('\0').split('\n') {
        if line.starts_with("diff --git ") {
            patches.push(Vec::new());
        } else if let (Some(hunk), Some(patch)) = (line.strip_prefix("@@ "), patches.last_mut()) {
            patch.extend(lines(hunk));
        }
    }
    names.into_iter().map(str::to_owned).zip(patches.into_iter().map(Changed::Lines)).collect()
}

/// The new lines of a hunk: `-3,2 +5,4 @@` are lines 5 to 8.
fn lines(hunk: &str) -> Option<Range<usize>> {
    let new = hunk.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (first, count) = new.split_once(',').unwrap_or((new, "1"));
    let (first, count): (usize, usize) = (first.parse().ok()?, count.parse().ok()?);
    let start = first.checked_sub(1)?;
    (count > 0).then(|| start..start + count)
}

/// What git prints.
fn git(folder: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git")
        .arg("--literal-pathspecs")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .context("git could not be started")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("git says: {}", said.trim().strip_prefix("fatal: ").unwrap_or(said.trim()));
    }
    // The changed lines themselves may be anything; only their numbers are read.
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "lists of one range are meant")]
mod tests {
    use super::*;

    #[test]
    fn hunks_say_which_lines_are_new() {
        assert_eq!(lines("-3,2 +5,4 @@ Objective"), Some(4..8));
        assert_eq!(lines("-3 +5 @@"), Some(4..5));
        assert_eq!(lines("-3,2 +2,0 @@"), None, "only taken away");
        assert_eq!(lines("-1 +0,0 @@"), None);
    }

    #[test]
    fn each_patch_belongs_to_the_file_of_its_place() {
        let diff = ":100644 100644 1 0 M\0a b.okr\0:000000 000000 0 0 U\0c.okr\0:100644 100644 1 0 M\0\"d\n.okr\0\0\
                    diff --git a/a b.okr b/a b.okr\n--- a\n+++ b\n@@ -1 +1,2 @@\n-x\n+diff --git\n+@@ -9 +9 @@\n\
                    * Unmerged path c.okr\ndiff --git x x\n@@ -4,0 +5 @@\n+y\n";
        let expected = [("a b.okr", vec![0..2]), ("\"d\n.okr", vec![4..5])];
        let expected = expected.map(|(name, lines)| (name.to_owned(), Changed::Lines(lines)));
        assert_eq!(read(diff), HashMap::from(expected));
    }

    #[test]
    fn lines_become_spans_without_their_breaks() {
        let changed = Changed::Lines(vec![1..2, 3..9]);
        assert_eq!(changed.spans("a\r\nbc\r\nd\n\ne"), [Span::new(3, 5), Span::new(9, 9), Span::new(10, 11)]);
        assert_eq!(Changed::Lines(vec![0..1]).spans("a\rb\nc"), [Span::new(0, 3)]);
        assert_eq!(Changed::Whole.spans("a\nb"), [Span::new(0, 3)]);
    }
}
