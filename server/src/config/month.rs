//! The names of the months.

/// January first.
pub(crate) const MONTHS: [&str; 12] = [
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

/// The number of the month of that name, or of its first three letters; September has four, too.
pub(crate) fn number(name: &str) -> Option<u8> {
    let short = |month: &str| {
        month[..3].eq_ignore_ascii_case(name) || month == MONTHS[8] && name.eq_ignore_ascii_case("sept")
    };
    let is = |month: &str| month.eq_ignore_ascii_case(name) || short(month);
    let index = MONTHS.iter().position(|month| is(month))?;
    u8::try_from(index + 1).ok()
}
