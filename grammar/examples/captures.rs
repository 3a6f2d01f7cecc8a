//! Prints what the highlights colour, for tests of other highlighters: a line `== FILE` for each file, then a line
//! `START END NAME` for each capture, in bytes: `cargo run -p tree-sitter-okr --example captures -- FILE...`.

use std::error::Error;
use std::{env, fs};

use tree_sitter::{Parser, Query, QueryCursor, StreamingIterator};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn Error>> {
    let language = tree_sitter_okr::LANGUAGE.into();
    let query = Query::new(&language, tree_sitter_okr::HIGHLIGHTS_QUERY)?;
    let mut parser = Parser::new();
    parser.set_language(&language)?;
    for file in env::args().skip(1) {
        let text = fs::read(&file)?;
        let tree = parser.parse(&text, None).ok_or("the parser was interrupted")?;
        println!("== {file}");
        let mut cursor = QueryCursor::new();
        let mut captures = cursor.captures(&query, tree.root_node(), text.as_slice());
        while let Some((matched, index)) = captures.next() {
            let capture = matched.captures()[*index];
            let range = capture.node.byte_range();
            println!("{} {} {}", range.start, range.end, query.capture_names()[capture.index as usize]);
        }
    }
    Ok(())
}
