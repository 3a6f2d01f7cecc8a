//! What day it is.

use jiff::{Zoned, civil::Date};

/// Today, where the server runs.
pub(super) fn today() -> Date {
    Zoned::now().date()
}
