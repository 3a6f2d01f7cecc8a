//! The day it is: the one place that looks at a clock. What depends on the day is told it, so that tests choose one.

use jiff::{Zoned, civil::Date};

/// Today, where the program runs.
#[must_use]
pub fn today() -> Date {
    Zoned::now().date()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::today;

    #[test]
    fn it_is_later_than_when_this_was_written() {
        assert!(today() >= date(2026, 11, 21) && today() < date(2126, 1, 1));
    }
}
