//! Stretches of time, as people say them.

use jiff::civil::Date;

/// Days from one to the other.
pub(crate) fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// "5 weeks left", "3 days ago".
pub(crate) fn left(today: Date, last: Date) -> String {
    match days(today, last) {
        0 => "today".to_owned(),
        ahead @ 1.. => format!("{} left", amount(ahead)),
        past => ago(-past),
    }
}

/// "3 days ago".
pub(crate) fn ago(days: i64) -> String {
    format!("{} ago", amount(days))
}

/// Days as people say it: in weeks from two of them on, and at last in years.
pub(crate) fn amount(days: i64) -> String {
    match days {
        1 => "1 day".to_owned(),
        _ if days < 14 => format!("{days} days"),
        _ if days < 730 => format!("{} weeks", days / 7),
        _ => format!("{} years", days / 365),
    }
}
