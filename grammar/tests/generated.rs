//! The committed parser is what `grammar.js` says. `UPDATE=1` writes it anew; the next build takes it up.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use tree_sitter_generate::{OptLevel, generate_parser_in_directory};

const ABI: usize = 14;

#[test]
fn parser_is_current() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    for name in ["grammar.js", "package.json", "tree-sitter.json"] {
        fs::copy(home.join(name), folder.path().join(name)).unwrap();
    }
    generate_parser_in_directory(
        folder.path(),
        Some(folder.path().join("src")),
        Some(folder.path().join("grammar.js")),
        ABI,
        None,
        Some("native"),
        true,
        OptLevel::default(),
        &mut Vec::new(),
    )
    .unwrap();

    let update = std::env::var_os("UPDATE").is_some();
    let headers = ["alloc.h", "array.h", "parser.h"].map(|name| format!("tree_sitter/{name}"));
    for name in
        ["parser.c", "grammar.json", "node-types.json"].into_iter().chain(headers.iter().map(String::as_str))
    {
        let current = fs::read_to_string(folder.path().join("src").join(name)).unwrap();
        let committed = home.join("src").join(name);
        if update {
            fs::write(&committed, &current).unwrap();
        }
        // A checkout may have turned the line ends.
        let committed = fs::read_to_string(committed).unwrap().replace("\r\n", "\n");
        assert!(
            committed == current,
            "src/{name} is out of date: UPDATE=1 cargo test -p tree-sitter-okr --test generated"
        );
    }
}
