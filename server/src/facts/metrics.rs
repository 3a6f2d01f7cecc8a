//! Which way a metric should go, and when it moves.

use crate::rules::goes_either_way;
use crate::statement::{Anatomy, Lexicon, Polarity, Timing, Way};

/// What the lexicon says of the longest part of the name, from its end, that it knows as a metric. Neither way is
/// better where some want more of it and others less.
pub(crate) fn known(text: &str, lexicon: &Lexicon) -> Option<(Option<Polarity>, Timing)> {
    let parts = text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let words: Vec<&str> = parts.collect();
    (0..words.len()).find_map(|from| {
        let name = words[from..].join(" ");
        let (polarity, timing) = lexicon.entry(&name).metric?;
        Some(((!goes_either_way(&name)).then_some(polarity), timing))
    })
}

/// Which way is better for the metric of that name: as everybody knows, else as the key result that measures it goes.
pub(crate) fn better(name: &str, measuring: &Anatomy, lexicon: &Lexicon) -> Option<Polarity> {
    known(name, lexicon).and_then(|(polarity, _)| polarity).or_else(|| match measuring.direction?.way {
        Way::Up => Some(Polarity::Higher),
        Way::Down => Some(Polarity::Lower),
        Way::Hold | Way::Reach => None,
    })
}
