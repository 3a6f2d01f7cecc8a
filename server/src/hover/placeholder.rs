//! A blank: what to fill in.

use super::{Context, Found, word};
use crate::syntax::TokenKind;

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let (_, span) = cx.token().filter(|(kind, _)| *kind == TokenKind::Placeholder)?;
    let mut page = cx.page();
    word::explain(&mut page, cx.format, &cx.body.slice(span).to_lowercase())
        .or_else(|| word::explain(&mut page, cx.format, "<blank>"))?;
    Some((span, page))
}
