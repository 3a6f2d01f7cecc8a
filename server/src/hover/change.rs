//! How far a figure is to move, in its own unit and in percent.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::facts::figures::Amount;
use crate::rules::singular;

/// "+28 points, +67%"; `None` where the two cannot be compared.
pub(super) fn change(from: &Amount<'_>, to: &Amount<'_>) -> Option<String> {
    let same_unit = from.unit == to.unit || singular(from.unit) == singular(to.unit);
    let (start, end) = from.number.zip(to.number).filter(|_| same_unit)?;
    let moved = end.checked_sub(start).filter(|moved| !moved.is_zero())?;
    let sign = if moved.is_sign_negative() { "−" } else { "+" };
    let digits = grouped(moved.abs());
    let unit = if from.unit.len() > to.unit.len() { from.unit } else { to.unit };
    let own = match unit {
        "" => format!("{sign}{digits}"),
        "%" => format!("{sign}{digits} points"),
        unit if to.unit_first => format!("{sign}{unit}{digits}"),
        unit => format!("{sign}{digits} {unit}"),
    };
    let share =
        moved.abs().checked_mul(Decimal::ONE_HUNDRED).and_then(|moved| moved.checked_div(start.abs()));
    Some(share.map_or_else(|| own.clone(), |share| format!("{own}, {sign}{}%", grouped(rounded(share)))))
}

/// A percentage in whole numbers; below one with a digit more.
fn rounded(share: Decimal) -> Decimal {
    let digits = u32::from(share < Decimal::ONE);
    share.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
}

/// A number with a comma between each three digits in front of the point.
fn grouped(number: Decimal) -> String {
    let text = number.round_dp(3).normalize().to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::with_capacity(text.len() + 4);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}
