//! Cycles and deadlines: their days, and how much of them is left.

use super::line::Line;
use super::{Context, Found};
use crate::facts::due::{self, Whose};
use crate::facts::time::{ago, amount, days, left};
use crate::model::{Key, KeyResult, Period, When, deadline};
use crate::rules::stated_deadline;
use crate::syntax::TokenKind;
use crate::text::Span;

pub(super) fn hover(cx: &Context<'_>) -> Option<Found> {
    let (span, text) = match cx.line? {
        Line::Property(property) if property.key == Key::Cycle => (property.value.span, cycle(cx)?),
        Line::Property(property) if property.key == Key::Due => {
            (property.value.span, day(cx, property.value.span)?)
        }
        line => words(cx, line)?,
    };
    let mut page = cx.page();
    page.paragraph(&text);
    cx.is_in(span).then_some((span, page))
}

/// The words for a time at the place, a deadline or another one that is told with its year, and what they mean.
fn words(cx: &Context<'_>, line: Line<'_>) -> Option<(Span, String)> {
    if let Line::KeyResult(_, key_result) = line
        && let Some(deadline) = stated_deadline(cx.body, key_result)
        && cx.is_in(deadline)
    {
        return Some((deadline, day(cx, deadline)?));
    }
    let (kind, span) = cx.token()?;
    let dated = matches!(deadline(cx.body.slice(span), 1), Some(When::Once(_)));
    let time = dated && matches!(kind, TokenKind::Date | TokenKind::Quarter);
    Some((span, day(cx, span).filter(|_| time)?))
}

/// The days of the cycle that holds at the place, and how much of it is left.
pub(super) fn cycle(cx: &Context<'_>) -> Option<String> {
    let Period { first, last } = cx.surroundings.cycle?.on(cx.today);
    let rest = match () {
        () if cx.today < first => format!("It starts in {}", amount(days(cx.today, first))),
        () if cx.today == last => "It ends today".to_owned(),
        () if cx.today < last => format!("{} left", of(days(cx.today, last), days(first, last) + 1)),
        () => format!("It ended {}", ago(days(last, cx.today))),
    };
    Some(format!("From {first} to {last}. {rest}."))
}

/// The day that the words at `span` mean, and how far off it is.
fn day(cx: &Context<'_>, span: Span) -> Option<String> {
    let Period { first, last } = placed(cx, cx.body.slice(span))?;
    let day = format!("{:?} {last}", last.weekday());
    let from = if first == last { String::new() } else { format!("From {first} to ") };
    Some(format!("{from}{day}, {}.", left(cx.today, last)))
}

/// When a key result is due, in a few words: by its own deadline, its objective's, or at the end of the cycle.
pub(super) fn due(cx: &Context<'_>, key_result: &KeyResult) -> Option<String> {
    match due::words(cx.body, key_result) {
        Some((span, Whose::Own)) => Some(told(cx, span, "")),
        Some((span, Whose::Objective)) => Some(told(cx, span, " with its objective")),
        None => {
            let last = cx.surroundings.cycle?.on(cx.today).last;
            Some(format!("{last}, the end of the cycle, {}", left(cx.today, last)))
        }
    }
}

fn told(cx: &Context<'_>, span: Span, whose: &str) -> String {
    let words = cx.body.slice(span);
    let Some(Period { last, .. }) = placed(cx, words) else { return cx.format.user(words) + whose };
    let meant = last.to_string();
    let words = if words == meant { String::new() } else { format!("{}, ", cx.format.user(words)) };
    format!("{words}{meant}{whose}, {}", left(cx.today, last))
}

fn placed(cx: &Context<'_>, text: &str) -> Option<Period> {
    due::placed(text, cx.surroundings.cycle, cx.today, cx.config())
}

/// "5 of 13 weeks"; near the end "6 days of 13 weeks".
fn of(rest: i64, all: i64) -> String {
    match rest {
        ..14 => format!("{} of {}", amount(rest), amount(all)),
        _ => format!("{} of {}", rest / 7, amount(all)),
    }
}
