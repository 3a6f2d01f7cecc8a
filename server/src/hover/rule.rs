//! The name of a rule in a comment that silences it: the rule's page.

use super::{Context, Found};
use crate::page::Format;
use crate::rules::{self, print};

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let names = cx.body.suppressions.iter().flat_map(|suppression| &suppression.names);
    let name = *names.into_iter().find(|name| cx.is_in(**name))?;
    let rule = rules::find(&cx.body.slice(name).to_lowercase())?;
    let mut page = cx.page();
    match cx.format {
        Format::Markdown => {
            page.paragraph(&cx.format.strong(rule.name));
            page.paragraph(print::markdown(rule).trim_end());
        }
        Format::Plain => page.paragraph(print::text(rule).trim_end()),
    }
    Some((name, page))
}
