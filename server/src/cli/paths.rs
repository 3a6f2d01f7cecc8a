//! Paths as other places see them: from a folder, with `/`.

use std::path::{Component, Path, PathBuf};

/// `path` from the root, without `.` and `..`; links are not followed.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).components() {
        match component {
            Component::ParentDir => drop(out.pop()),
            Component::CurDir => {}
            component => out.push(component),
        }
    }
    out
}

/// `path` as seen from `folder`, with `/`; as it is where no way leads from one to the other.
pub(super) fn seen_from(folder: &Path, path: &Path) -> String {
    let (folder, path) = (absolute(folder), absolute(path));
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return path.to_string_lossy().into_owned();
    }
    let up = folder.components().skip(shared).map(|_| "..".into());
    let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// `path` as seen from `folder`; `None` where it does not lie below it.
pub(super) fn below(folder: &Path, path: &Path) -> Option<String> {
    absolute(path).starts_with(absolute(folder)).then(|| seen_from(folder, path))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_way_leads_up_and_down() {
        let seen = |folder: &str, path: &str| seen_from(Path::new(folder), Path::new(path));
        assert_eq!(seen("/a/b", "/a/b/c/d.okr"), "c/d.okr");
        assert_eq!(seen("/a/b", "/a/x/./y/../d.okr"), "../x/d.okr");
        assert_eq!(seen("/", "/d.okr"), "d.okr");
    }

    #[test]
    fn what_lies_elsewhere_is_not_below() {
        let below = |folder: &str, path: &str| below(Path::new(folder), Path::new(path));
        assert_eq!(below("/a", "/a/b.okr").as_deref(), Some("b.okr"));
        assert_eq!(below("/a", "/a/../b.okr"), None);
        assert_eq!(below("/a", "/ab/c.okr"), None);
    }
}
