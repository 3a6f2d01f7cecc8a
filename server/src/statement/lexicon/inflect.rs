//! English spelling rules: the forms of regular verbs and the plural of nouns.

/// The third person singular of a verb, or the plural of a noun: `ships`, `passes`, `tries`.
pub(crate) fn with_s(word: &str) -> String {
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"];
    let plain_o =
        ["oo", "eo", "io", "demo", "pro", "video", "photo", "memo", "logo", "kilo", "euro", "repo", "poc"];
    if hissing.iter().any(|end| word.ends_with(end)) && !plain_o.iter().any(|end| word.ends_with(end)) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// The past of a regular verb: `launched`, `created`, `tried`.
pub(crate) fn past(verb: &str) -> String {
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if let Some(stem) = verb.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        format!("{stem}ied")
    } else {
        format!("{verb}ed")
    }
}

/// The gerund: `launching`, `creating`, `shipping` (doubled where the past is).
pub(crate) fn gerund(verb: &str, past: &str) -> String {
    let bytes = verb.as_bytes();
    let doubles = verb.chars().last().is_some_and(|last| {
        past.strip_prefix(verb).is_some_and(|rest| rest.starts_with(last)) && last != 'e'
    });
    let short = bytes.len() <= 3 && bytes.last().is_some_and(|last| b"tnpg".contains(last));
    let short_vowel = bytes.len() >= 2 && b"aeiou".contains(&bytes[bytes.len() - 2]);
    let irregular_doubles = [
        "set", "cut", "put", "get", "let", "run", "win", "hit", "shut", "split", "begin", "spin", "swim",
        "upset", "reset",
    ];
    if doubles
        || (short && short_vowel && irregular_doubles.contains(&verb))
        || irregular_doubles.contains(&verb)
    {
        let last = &verb[verb.len() - 1..];
        format!("{verb}{last}ing")
    } else if let Some(stem) = verb.strip_suffix('e')
        && !stem.ends_with(['e', 'o', 'y'])
    {
        format!("{stem}ing")
    } else {
        format!("{verb}ing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms_follow_the_spelling_rules() {
        assert_eq!(with_s("launch"), "launches");
        assert_eq!(with_s("survey"), "surveys");
        assert_eq!(with_s("copy"), "copies");
        assert_eq!(with_s("demo"), "demos");
        assert_eq!(past("create"), "created");
        assert_eq!(past("identify"), "identified");
        assert_eq!(gerund("create", "created"), "creating");
        assert_eq!(gerund("ship", "shipped"), "shipping");
        assert_eq!(gerund("run", "ran"), "running");
        assert_eq!(gerund("see", "saw"), "seeing");
        assert_eq!(gerund("double", "doubled"), "doubling");
    }
}
