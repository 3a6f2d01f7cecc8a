//! What a feature says, in words for a reader: written beside its weight.

/// The phrase for a feature's name in the data file.
pub(crate) fn phrase(name: &str) -> String {
    let shared = name.split_once('/').map_or(name, |(_, shared)| shared);
    let mut parts = shared.split(':');
    let (group, first, second) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    match group {
        "lead" => lead(first).to_owned(),
        "lead-verb" => format!("begins with a verb of {}", verb(first)),
        "lead-verb-plain" => format!("begins with a verb of {}, no figure behind it", verb(first)),
        "clause-verb" => format!("its verb speaks of {}", verb(first)),
        "done-verb" => format!("speaks of {} as done", verb(first)),
        "share-of-people-verb" => format!("a share of people and {}", verb(first)),
        "share-of-things-verb" => format!("a share of things and {}", verb(first)),
        "object" => format!("{} {}", family(first), noun(second)),
        "object-measured" => format!("{} {}, with a figure", family(first), noun(second)),
        "subject" => format!("{} {}", noun(second), voice(first, is_many(second))),
        "subject-measured" => format!("{} {}, with a figure", noun(second), voice(first, is_many(second))),
        "counted" => format!("counts {}", noun(second)),
        "share-of" => format!("a share of {}", noun(first)),
        "anywhere" => format!("speaks of {}", noun(first)),
        _ => sign(first).to_owned(),
    }
}

fn lead(name: &str) -> &str {
    match name {
        "imperative" => "begins with a verb",
        "gerund" => "begins with a verb in -ing",
        "past" => "begins with what was done",
        "active" => "says what something does",
        "passive" => "says what is done to something",
        "progressive" => "says what is going on",
        "copula" => "says how something is",
        "modal" => "says what can be done",
        "perfect" => "says what has been done",
        "possessive" => "says what something has",
        "participle" => "names something as done",
        "amount" => "an amount without a verb",
        _ => "a title without a verb",
    }
}

fn verb(name: &str) -> &str {
    match name {
        "up" => "growing",
        "down" => "reducing",
        "better" => "improving",
        "hold" => "holding",
        "reach" => "reaching",
        "win" => "winning",
        "get" => "getting",
        "drive" => "driving",
        "close" => "closing",
        "grant" => "being chosen or named by others",
        "turn" => "making something so",
        "make" => "making",
        "ship" => "handing over",
        "act" => "doing",
        "study" => "studying",
        "plan" => "planning or deciding",
        "alter" => "changing a thing",
        "finish" => "finishing",
        "fix" => "mending",
        "staff" => "hiring or teaching",
        "assist" => "helping or supporting",
        "tell" => "telling",
        "ensure" => "ensuring",
        "allow" => "enabling",
        "behave" => "what people do of their own will",
        "perform" => "how a thing performs",
        "have" => "having",
        _ => "being",
    }
}

fn noun(name: &str) -> &str {
    match name {
        "outside" => "people outside the team",
        "inside" => "people of the team",
        "role" => "a role",
        "deliverable" => "a thing that is made",
        "event" => "an event",
        "workitem" => "a piece of work",
        "system" => "a system",
        "given" => "what others do or decide",
        "asked" => "feedback that is asked for",
        "quality" => "a quality",
        "fault" => "a fault",
        "measure" => "a measure",
        "money" => "money",
        "topic" => "a field of work",
        "metric" => "a known metric",
        "name" => "something by name",
        "unknown" => "a thing",
        _ => "nothing named",
    }
}

fn family(name: &str) -> &str {
    match name {
        "move" => "raises or lowers",
        "better" => "improves",
        "hold" => "holds",
        "arrive" => "reaches or gets",
        "win" => "wins",
        "work" => "works on",
        "people" => "helps or staffs",
        "state" => "is about",
        _ => "names",
    }
}

/// True for a noun whose phrase is a plural.
fn is_many(name: &str) -> bool {
    matches!(name, "outside" | "inside")
}

fn voice(name: &str, many: bool) -> &str {
    match name {
        "active" if many => "do something",
        "active" => "does something",
        "passive" if many => "have something done to them",
        "passive" => "has something done to it",
        "copula" if many => "are somehow",
        "copula" => "is somehow",
        "modal" => "can do something",
        "have" if many => "have something",
        "have" => "has something",
        "done" => "as done",
        "amount" => "as an amount",
        _ => "as a title",
    }
}

fn sign(name: &str) -> &str {
    match name {
        "no-number" => "no figure",
        "measured" => "a figure",
        "only-labels" => "figures that only name things",
        "from-to" => "from one value to another",
        "delta" => "a change by a figure",
        "comparator" => "a bound",
        "per-time" => "a figure for a span of time",
        "multiple" => "a multiple",
        "percent" => "a percentage",
        "percent-first" => "begins with a percentage",
        "hundred-percent" => "100%: done or not done",
        "time-amount" => "an amount of time",
        "within-time" => "a time limit",
        "money-amount" => "an amount of money",
        "big-number" => "a number too large to do by hand",
        "number-last" => "ends with a figure",
        "quality-adjective" | "quality-copula" | "turn-quality" => "how well a thing serves",
        "comparative" | "verb-comparative" | "comparative-led" => "better than before",
        "measure-moved" => "a measure that is raised or lowered",
        "measure-bettered" => "a measure that is improved",
        "measure-reached" => "a measure that is reached or held",
        "turn-into" => "what something becomes to others",
        "measure-made" => "work on a measure",
        "thing-behaves" => "how a thing is made",
        "get-done" => "what others do for it",
        "zero" => "none of it",
        "to-figure" => "a figure to arrive at",
        "average" => "an average",
        "be-done" => "what others do",
        "fewer" => "fewer than before",
        "target" => "a figure with a way to go",
        "share-then-comparative" => "a share more or less",
        "done-adjective" => "a state of completion",
        "make-adjective" => "what one says of something made",
        "vague-word" => "a vague word",
        "negative" => "what does not happen",
        "negative-fault" => "a fault that does not happen",
        "share-of-people-verb" => "what a share of people do",
        "all-outside" => "all people outside the team",
        "all-inside" => "all people of the team",
        "all-things" => "all things of a kind",
        "purpose-measured" => "a purpose with a figure",
        "purpose-plain" => "a purpose",
        "means-verb" => "says by what means",
        "wish-by-work" => "a wish, and by what work",
        "means-measured" => "the figure counts the means",
        "wish-by-means" => "a wish, and by what means",
        "guard" => "a guard",
        "second-measured" => "a second result with a figure",
        "second-result" => "a second result",
        "second-work" => "a second piece of work",
        "second-work-measured" => "a second piece of work with a figure",
        "by-outside" => "done by others",
        "for-behind" => "made for something",
        "of-behind" => "of something",
        "and-verb" => "a second verb of work",
        "deadline" => "a deadline",
        "rhythm" => "a rhythm",
        "ends-ity" => "a word for a quality",
        "ends-tion" => "a word for an activity",
        "ends-er" => "a word for a doer",
        "name-subject" => "is about something by name",
        "metric-anywhere" => "a known metric",
        "metric-with-number" => "a known metric with a figure",
        "words-1" | "words-2" => "a bare title",
        "words-3-4" | "words-5-8" => "a short sentence",
        "words-9-15" | "words-16" => "a long sentence",
        "make-verb-anywhere" => "a verb of making or handing over",
        "pronoun-we" => "what we do",
        "blank" => "a blank",
        "hold-same" => "held where it is",
        "load-amount" => "a load that it stands",
        "turn-counted" => "makes so many",
        "bounded-share" => "a bounded percentage",
        "bound-led" => "begins with a bound",
        "external" => "people or things outside the team",
        "quality-adverb" | "modal-quality-adverb" => "how well it works",
        _ => "its form",
    }
}
