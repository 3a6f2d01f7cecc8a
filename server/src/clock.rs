//! The day it is: the one place that looks at a clock. What depends on the day is told it, so that tests choose one.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::{ToSpan, civil::Date};

/// Today, by universal time: nothing here is about hours.
#[must_use]
pub fn today() -> Date {
    const SECONDS: u64 = 24 * 60 * 60;
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(elapsed.as_secs() / SECONDS).unwrap_or_default();
    let first = jiff::civil::date(1970, 1, 1);
    first.checked_add(days.days()).unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::today;

    #[test]
    fn it_is_later_than_when_this_was_written() {
        assert!(today() >= date(2026, 11, 22) && today() < date(2126, 1, 1));
    }
}
