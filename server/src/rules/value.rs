//! What is wrong with a property's value, and what it may have meant.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::phrase::quote;
use crate::model::{Commitment, Figure, Holder, Key, Status, cycle};
use crate::text::Span;

/// Words for a type that are none of it, with the type that they stand for.
const TYPES: &[(&str, Commitment)] = &[
    ("ambitious", Commitment::Aspirational),
    ("aspiration", Commitment::Aspirational),
    ("commitment", Commitment::Committed),
    ("experiment", Commitment::Learning),
    ("learn", Commitment::Learning),
    ("moonshot", Commitment::Aspirational),
    ("roofshot", Commitment::Committed),
    ("stretch", Commitment::Aspirational),
];

/// What people write where there is no score yet.
const NO_SCORE: &[&str] =
    &["later", "n/a", "na", "no", "none", "not", "open", "pending", "unknown", "unscored"];

/// Where a value ends and a remark begins.
const REMARKS: &[&str] = &[" - ", " – ", " — ", " (", ",", ";", ". "];

/// A value that cannot be read, and those that could.
pub(super) struct Fault {
    /// Where it stands.
    pub(super) span: Span,
    /// What is wrong with it, and the way out.
    pub(super) message: String,
    /// What it may have meant, the likeliest first.
    pub(super) instead: Vec<String>,
    /// True where the first of them is most likely meant.
    pub(super) clear: bool,
    /// True where only a letter is wrong with it.
    pub(super) slip: bool,
}

impl Fault {
    fn new(text: &str, wrong: &str, message: String, instead: Vec<String>) -> Self {
        let start = wrong.as_ptr() as usize - text.as_ptr() as usize;
        Self {
            span: Span::new(start, start + wrong.len()),
            message,
            clear: instead.len() == 1,
            instead,
            slip: false,
        }
    }

    /// The same, a slip of the pen or not.
    fn with_slip(self, slip: bool) -> Self {
        Self { slip, ..self }
    }

    /// The same, `offset` bytes further on.
    pub(super) fn shifted(self, offset: usize) -> Self {
        Self { span: self.span.shifted(offset), ..self }
    }
}

/// What is wrong with `text` as the value of `key`; its span counts from the start of `text`.
pub(super) fn fault(holder: Holder, key: Key, text: &str) -> Option<Fault> {
    if !text.contains(char::is_alphanumeric) {
        return None;
    }
    match key {
        Key::Type if holder == Holder::KeyResult => of_type(text),
        Key::Status => of_status(text),
        Key::Score => of_score(text),
        Key::Confidence => of_share(text, "confidence", Some(Decimal::ONE_HUNDRED)),
        Key::Weight => of_share(text, "weight", None),
        Key::Due => of_due(text),
        Key::Cycle => of_cycle(text),
        _ => None,
    }
}

fn of_type(text: &str) -> Option<Fault> {
    let is_word = |c: char| !c.is_alphanumeric();
    if text.split(is_word).any(|word| Commitment::parse(word).is_some()) {
        return None;
    }
    let wrong = head(text);
    let word = wrong.split(is_word).find(|word| !word.is_empty())?.to_lowercase();
    let known = TYPES.iter().find(|(other, _)| *other == word).map(|(_, meant)| *meant);
    let distance = |known: &Commitment| strsim::damerau_levenshtein(known.name(), &word);
    let near = Commitment::ALL.into_iter().find(|known| distance(known) <= 2);
    let instead = match known.or(near) {
        Some(meant) => vec![meant.name().to_owned()],
        None => Commitment::ALL.iter().map(|known| known.name().to_owned()).collect(),
    };
    let message = format!(
        "{} is no type of a key result. {}",
        quote(wrong),
        meant(&instead).unwrap_or_else(|| "Say committed, aspirational, learning or milestone.".into())
    );
    let slip = known.is_none() && near.is_some_and(|near| distance(&near) == 1);
    Some(Fault::new(text, wrong, message, instead).with_slip(slip))
}

/// A type in brackets that is one slip away from being one; any other word may stand there.
pub(super) fn misspelt_type(text: &str) -> Option<Fault> {
    let word = text.trim().to_lowercase();
    let meant =
        Commitment::ALL.into_iter().find(|known| strsim::damerau_levenshtein(known.name(), &word) == 1)?;
    let message = format!("{} is read as nothing. Did you mean “{}”?", quote(text), meant.name());
    Some(Fault::new(text, text.trim(), message, vec![meant.name().to_owned()]).with_slip(true))
}

fn of_status(text: &str) -> Option<Fault> {
    if Status::parse(text).is_some() {
        return None;
    }
    let wrong = head(text);
    let written = wrong.to_lowercase().replace([' ', '_'], "-");
    let near = Status::words()
        .filter(|word| word.len() > 3 && word.is_ascii())
        .find(|word| strsim::damerau_levenshtein(word, &written) == 1);
    let instead = match near {
        Some(word) => vec![word.to_owned()],
        None => Status::all().map(|status| status.name().to_owned()).collect(),
    };
    let message = format!(
        "{} is no status. {}",
        quote(wrong),
        meant(&instead).unwrap_or_else(|| {
            "Say not-started, on-track, at-risk, off-track, done or dropped, or a colour.".into()
        })
    );
    Some(Fault::new(text, wrong, message, instead).with_slip(near.is_some()))
}

fn of_score(text: &str) -> Option<Fault> {
    const FORM: &str = "A score goes from 0 to 1, as in 0.7, 70% or 7/10.";
    let Some(figure) = Figure::parse(text) else {
        let wrong = head(text);
        let word = wrong.split(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let silent = wrong.contains(|c: char| c.is_ascii_digit()) || NO_SCORE.contains(&word.as_str());
        let message = format!("{} is no score. {FORM}", quote(wrong));
        return (!silent).then(|| Fault::new(text, wrong, message, Vec::new()));
    };
    let decimals = text[figure.len..]
        .strip_prefix(',')
        .map(|rest| rest.find(|c: char| !c.is_ascii_digit()).map_or(rest, |end| &rest[..end]));
    if let Some(decimals) = decimals.filter(|decimals| !decimals.is_empty()) {
        let wrong = &text[..figure.len + 1 + decimals.len()];
        let instead = format!("{}.{decimals}", figure.number);
        let message = format!("{} needs a full stop to be read: {instead}.", quote(wrong));
        return Some(Fault::new(text, wrong, message, vec![instead]));
    }
    let share = figure.share().filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share));
    if share.is_some() {
        return None;
    }
    let wrong = &text[..figure.len];
    let number = figure.number;
    let instead = match figure.out_of {
        None if number > Decimal::ONE && number <= Decimal::TEN => vec![format!("{wrong}/10")],
        None if number > Decimal::TEN && number <= Decimal::ONE_HUNDRED => vec![format!("{wrong}%")],
        _ => Vec::new(),
    };
    let message = format!("{} is no score. {FORM}", quote(wrong));
    // On which scale somebody counts is a guess.
    Some(Fault { clear: false, ..Fault::new(text, wrong, message, instead) })
}

/// A figure that may be neither negative nor more than all, nor above `most` where it stands alone.
fn of_share(text: &str, name: &str, most: Option<Decimal>) -> Option<Fault> {
    let figure = Figure::parse(text)?;
    let fits = match figure.out_of {
        Some(of) => figure.number <= of,
        None => most.is_none_or(|most| figure.number <= most),
    };
    let wrong = &text[..figure.len];
    let form = format!("A {name} is neither negative nor above 100%.");
    let message = format!("{} is no {name}. {form}", quote(wrong));
    (!fits || figure.number < Decimal::ZERO).then(|| Fault::new(text, wrong, message, Vec::new()))
}

fn of_due(text: &str) -> Option<Fault> {
    let word = text.split_whitespace().find(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    if let Some(fault) = impossible_date(word) {
        return Some(Fault::new(text, word, fault.message, fault.instead));
    }
    let readings = readings(word).filter(|_| cycle::date(word).is_none())?;
    let written: Vec<String> = readings.iter().map(Date::to_string).collect();
    let way_out = match written.as_slice() {
        [] => "Write year-month-day.".to_owned(),
        [one] => format!("Write it as {one}."),
        [one, other, ..] => format!("Write it as year-month-day: is it {one} or {other}?"),
    };
    let message = format!("{} is not read as a date. {way_out}", quote(word));
    Some(Fault::new(text, word, message, written))
}

/// The dates that `30.11.2026`, `11/30/26` or `2026/11/30` may stand for; `None` for what is no such thing.
fn readings(word: &str) -> Option<Vec<Date>> {
    let sign = word.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let parts: Vec<&str> = word.split(sign).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let short = |part: &str| matches!(part.len(), 1 | 2);
    let number = |part: &str| part.parse::<i16>().ok();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        || !short(second)
    {
        return None;
    }
    let date =
        |year: i16, month: &str, day: &str| Date::new(year, month.parse().ok()?, day.parse().ok()?).ok();
    let dates = match (first.len(), third.len()) {
        (4, 1 | 2) => vec![date(number(first)?, second, third)],
        (1 | 2, 2 | 4) => {
            let year = number(third)? + if third.len() == 2 { 2000 } else { 0 };
            let day_first = date(year, second, first);
            if sign == '.' { vec![day_first] } else { vec![date(year, first, second), day_first] }
        }
        _ => return None,
    };
    let mut dates: Vec<Date> = dates.into_iter().flatten().collect();
    dates.dedup();
    Some(dates)
}

fn of_cycle(text: &str) -> Option<Fault> {
    if let Some((first, last)) = cycle::range(text) {
        let fault = [first, last].into_iter().find_map(|end| {
            let fault = impossible_date(end)?;
            Some(Fault::new(text, end, fault.message, fault.instead))
        });
        let turned = || {
            let (from, to) = (cycle::date(first)?, cycle::date(last)?);
            let message = format!("{} ends before it begins. Swap the two dates.", quote(text));
            (to < from).then(|| Fault::new(text, text, message, vec![format!("{to}..{from}")]))
        };
        return fault.or_else(turned);
    }
    // "Q5 2026" would be a quarter with another digit.
    let sign = text.find(['Q', 'q', 'H'])?;
    let digit =
        text.get(sign + 1..sign + 2).filter(|digit| digit.bytes().all(|byte| byte.is_ascii_digit()))?;
    let other = format!("{}1{}", &text[..sign + 1], &text[sign + 2..]);
    let out_of_range = cycle::cycle(text, 1).is_none() && cycle::cycle(&other, 1).is_some() && text.len() > 2;
    let wrong = &text[sign..sign + 1 + digit.len()];
    let range = if wrong.starts_with('H') { "H1 and H2" } else { "Q1 to Q4" };
    let message = format!("There is no {wrong} in a year, only {range}. Say which one this is.");
    out_of_range.then(|| Fault::new(text, wrong, message, Vec::new()))
}

/// What is wrong with a date that is written like one and stands in no calendar.
pub(super) fn impossible_date(text: &str) -> Option<Fault> {
    let (year, month, day) = cycle::date_parts(text)?;
    if Date::new(year, month, day).is_ok() {
        return None;
    }
    let last = || Some(Date::new(year, month, 1).ok()?.last_of_month()).filter(|_| day > 0);
    let instead: Vec<String> =
        Date::new(year, day, month).ok().or_else(last).iter().map(Date::to_string).collect();
    let way_out =
        instead.first().map_or("Write year-month-day.".into(), |date| format!("Did you mean {date}?"));
    Some(Fault::new(text, text, format!("{} is no day of the calendar. {way_out}", quote(text)), instead))
}

/// The value without the remark behind it.
fn head(text: &str) -> &str {
    let end = REMARKS.iter().filter_map(|remark| text.find(remark)).min().unwrap_or(text.len());
    let head = text[..end].trim();
    if head.is_empty() { text } else { head }
}

/// The question that names the one value that was meant.
fn meant(instead: &[String]) -> Option<String> {
    match instead {
        [one] => Some(format!("Did you mean “{one}”?")),
        _ => None,
    }
}
