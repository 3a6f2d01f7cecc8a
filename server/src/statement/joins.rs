//! Two numbers that are one figure: "9 of 10", "between 82% and 88%".

use rust_decimal::Decimal;

use super::change::opens_with;
use super::class::Dimension;
use super::items::{Item, Items, Kind};
use super::number::{Value, is_year};
use super::quantity::{Quantity, Role, Unit};

impl Items {
    /// "9 of 10", "one in five": one number, a share.
    pub(super) fn join_ratios(&mut self, text: &str) {
        let mut at = 0;
        while at + 2 < self.list.len() && self.quantities.len() > 1 {
            let (one, word, other) = (self.list[at], self.list[at + 1], self.list[at + 2]);
            at += 1;
            let (Kind::Number(part), Kind::Number(whole)) = (one.kind, other.kind) else { continue };
            // "A 50 by 50 challenge" is a name.
            if word.span.of(text).eq_ignore_ascii_case("by")
                && self.quantities[part].value == self.quantities[whole].value
            {
                self.quantities[part].role = Role::Label;
                self.quantities[whole].role = Role::Label;
            }
            let joins =
                ["of", "in", "out of"].iter().any(|known| word.span.of(text).eq_ignore_ascii_case(known));
            let bare = |quantity: &Quantity| {
                quantity.unit.is_none() && quantity.comparator.is_none() && !quantity.signed
            };
            // "2 in 30 days" is no share; "11 of 12 months" is one.
            let within = word.span.of(text).eq_ignore_ascii_case("in");
            let counted =
                self.list.get(at + 2).is_some_and(|next| within && next.entry.unit.is_some() || next.joined);
            let (less, more) = (self.quantities[part], self.quantities[whole]);
            let (Some(low), Some(high)) = (less.value.exact(), more.value.exact()) else { continue };
            let whole_number = |value: Decimal| value.fract().is_zero() && value >= Decimal::ONE;
            if joins
                && bare(&less)
                && bare(&more)
                && !counted
                && whole_number(low)
                && low < high
                && high <= Decimal::ONE_HUNDRED
            {
                let span = one.span.cover(other.span);
                let unit = Some(Unit { span: other.span, dimension: Dimension::Share });
                self.quantities[part] = Quantity { span, value: Value::Ratio(low, high), unit, ..less };
                self.quantities[whole].role = Role::Label;
                self.list[at - 1].span = span;
                self.list.drain(at..at + 2);
            }
        }
    }

    /// "between 82% and 88%": one number, a range.
    pub(super) fn join_ranges(&mut self, text: &str) {
        let mut at = 0;
        while at + 3 < self.list.len() && self.quantities.len() > 1 {
            let [between, one, and, other] = [0, 1, 2, 3].map(|next| self.list[at + next]);
            at += 1;
            let (Kind::Number(from), Kind::Number(to)) = (one.kind, other.kind) else { continue };
            let (least, most) = (self.quantities[from], self.quantities[to]);
            let (Some(low), Some(high)) = (least.value.exact(), most.value.exact()) else { continue };
            let years = [one, other].iter().all(|year| is_year(year.span.of(text)));
            if is_range_in_words(between.span.of(text))
                && and.span.of(text).eq_ignore_ascii_case("and")
                && low < high
                && !years
            {
                let span = between.span.cover(other.span);
                self.quantities[to] =
                    Quantity { span, value: Value::Range(low, high), unit: most.unit.or(least.unit), ..most };
                self.quantities[from].role = Role::Label;
                self.list[at - 1] = Item { span, ..other };
                self.list.drain(at..at + 3);
            }
        }
    }
}

/// True for words of a range: "between 82% and 88%".
pub(super) fn is_range_in_words(words: &str) -> bool {
    opens_with(words, "between")
}
