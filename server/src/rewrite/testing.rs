//! What tests of rewrites need: a document read from its text.

use crate::config::Config;
use crate::model::Document;
use crate::syntax::SyntaxTree;
use crate::text::Text;

pub(super) fn read(text: &str) -> Document {
    let text = Text::from(text);
    Document::read(&SyntaxTree::parse(&text), &text, &Config::builtin())
}
