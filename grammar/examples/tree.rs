//! Prints the tree of a document: `cargo run -p tree-sitter-okr --example tree < team.okr`.

use std::io::Read;

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = Vec::new();
    std::io::stdin().read_to_end(&mut text)?;
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into())?;
    let tree = parser.parse(&text, None).ok_or("the parser was interrupted")?;
    let mut cursor = tree.walk();
    let mut depth = 0;
    loop {
        let node = cursor.node();
        let field = cursor.field_name().map(|name| format!("{name}: ")).unwrap_or_default();
        let excerpt: String = String::from_utf8_lossy(&text[node.byte_range()]).chars().take(90).collect();
        println!("{:depth$}{field}{} {excerpt:?}", "", node.kind());
        if cursor.goto_first_child() {
            depth += 2;
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Ok(());
            }
            depth -= 2;
        }
    }
}
