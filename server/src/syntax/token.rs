//! The shape tokens of a statement or value, as the grammar yields them.

use crate::text::Span;

/// What a token is by its shape alone; what it means is the analyser's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Digits with adjacent sign, currency, separators, unit letters or `%`: `$1.2M`, `95%+`, `10-15`.
    Quantity,
    /// `→` or `->` between two quantities.
    Arrow,
    /// An ISO date: `2026-10-19`.
    Date,
    /// `Q4`, `2026-Q4`, `Q4 2026`, `FY27-Q2`, `H1`.
    Quarter,
    /// `@name`, the sign included.
    Mention,
    /// `[committed]`, `[weight: 2]`, the brackets included.
    Attribute,
    /// `#growth`, the sign included.
    Tag,
    /// `[text](url)`; its text counts as words.
    Link,
    /// A bare address.
    Url,
    /// `` `code` ``.
    Code,
    /// A blank to be filled in: `<baseline>`, `TBD`, `X%`.
    Placeholder,
    /// `=> 80%`: how it went, never judged.
    Result,
    /// `company.okr#O2`, `O1/KR2`: in property values.
    Reference,
}

/// One shape token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its shape.
    pub kind: TokenKind,
    /// Where it stands, in bytes of the text that it was read from.
    pub span: Span,
}
