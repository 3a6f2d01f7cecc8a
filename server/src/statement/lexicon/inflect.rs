//! English spelling rules: the forms of regular verbs and the plural of nouns.
//!
//! A form is a stem of the word with an ending, so that loading the lexicon builds no strings.

/// A form of a word: what stays of it, and what is added.
pub(crate) type Form<'a> = (&'a str, &'static str);

/// The third person singular of a verb, or the plural of a noun: `ships`, `passes`, `tries`.
pub(crate) fn with_s(word: &str) -> Form<'_> {
    /// Words in `o` that take a plain `s`.
    const PLAIN: [&str; 12] =
        ["oo", "eo", "io", "demo", "pro", "photo", "memo", "logo", "kilo", "euro", "repo", "poc"];
    if let Some(stem) = consonant_y(word) {
        return (stem, "ies");
    }
    let hissing = match word.as_bytes() {
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => true,
        [.., b'o'] => !PLAIN.iter().any(|end| word.ends_with(end)),
        _ => false,
    };
    (word, if hissing { "es" } else { "s" })
}

/// The past of a regular verb: `launched`, `created`, `tried`.
pub(crate) fn past(verb: &str) -> Form<'_> {
    match consonant_y(verb) {
        Some(stem) => (stem, "ied"),
        None => (verb, if verb.ends_with('e') { "d" } else { "ed" }),
    }
}

/// The gerund: `launching`, `creating`, `shipping` (doubled where an irregular past is).
pub(crate) fn gerund<'a>(verb: &'a str, irregular: &'a str) -> Form<'a> {
    /// Verbs that double their last letter without a past that shows it.
    const DOUBLED: [(&str, &str); 14] = [
        ("begin", "ning"),
        ("cut", "ting"),
        ("get", "ting"),
        ("hit", "ting"),
        ("let", "ting"),
        ("put", "ting"),
        ("reset", "ting"),
        ("run", "ning"),
        ("set", "ting"),
        ("shut", "ting"),
        ("spin", "ning"),
        ("split", "ting"),
        ("swim", "ming"),
        ("win", "ning"),
    ];
    if let Some((_, ending)) = DOUBLED.iter().find(|(known, _)| *known == verb) {
        return (verb, ending);
    }
    if let Some(doubled) = irregular.strip_suffix("ed")
        && doubled.len() == verb.len() + 1
        && doubled.starts_with(verb)
    {
        return (doubled, "ing");
    }
    match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => (stem, "ing"),
        _ => (verb, "ing"),
    }
}

/// What stays of a word that ends in a consonant and `y`.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt((stem, ending): Form<'_>) -> String {
        format!("{stem}{ending}")
    }

    #[test]
    fn regular_forms_follow_the_spelling_rules() {
        assert_eq!(spelt(with_s("launch")), "launches");
        assert_eq!(spelt(with_s("survey")), "surveys");
        assert_eq!(spelt(with_s("copy")), "copies");
        assert_eq!(spelt(with_s("demo")), "demos");
        assert_eq!(spelt(with_s("process")), "processes");
        assert_eq!(spelt(past("create")), "created");
        assert_eq!(spelt(past("identify")), "identified");
        assert_eq!(spelt(past("deploy")), "deployed");
        assert_eq!(spelt(gerund("create", "")), "creating");
        assert_eq!(spelt(gerund("ship", "shipped")), "shipping");
        assert_eq!(spelt(gerund("run", "ran")), "running");
        assert_eq!(spelt(gerund("see", "saw")), "seeing");
        assert_eq!(spelt(gerund("double", "")), "doubling");
    }
}
