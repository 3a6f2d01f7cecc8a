//! The names of the months.

/// January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of the month of that name, or of its first three letters.
pub(super) fn number(name: &str) -> Option<u8> {
    let is = |month: &str| month.eq_ignore_ascii_case(name) || month[..3].eq_ignore_ascii_case(name);
    let index = MONTHS.iter().position(|month| is(month))?;
    u8::try_from(index + 1).ok()
}
