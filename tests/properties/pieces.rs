//! Documents made of pieces of the language, of near misses, and of text that no editor should send.

use proptest::prelude::*;

const PIECES: &[&str] = &[
    "Objective: Guests book again",
    "## Objective 2 – Members feel heard",
    "(O3) Riders trust the timetable",
    "Objetive: a slip",
    "KR1: Raise repeat bookings from 18% to 25% @ana",
    "  KR2: Create a loyalty programme @ana [committed]",
    "- [ ] **KR3:** Reduce churn significantly by 2026-12-01",
    "- [x] KR4: done",
    "KR5:",
    "  KR6: NPS 60 🎯 @li",
    "  KR7: ~~Open a shop~~",
    "  KR8: Grow <what> from <baseline> to <target>",
    "> KR9: Sign 12 hotels @ana => 7 of 12",
    "  KR1: Raise visits from 3 to 9 by end of Q3 @ana & @li [weight: -2]",
    "(O3) Grow orders by 30%",
    "Objective 2: Launch the new shop @noa",
    "    Due: 30.11.2026",
    "    Status: gren",
    "    Score: 7 - so far",
    "    2026-13-45: 3",
    "Cycle: 2026-12-31..2026-10-01",
    "Key Results:",
    "- Sign 40 hotels @noa",
    "* Launch the app",
    "  deeper words",
    "Initiatives:",
    "Initiative: Call every guest @tomás",
    "    Owner: @noa",
    "    Owner: TBD",
    "  Why: ten of twelve guests asked for it",
    "Baseline: 12",
    "    Target: 40%",
    "    2026-10-12: 47% - good week",
    "Cycle: 2026-Q4",
    "Team: Growth",
    "# Heading",
    "### Smaller heading",
    "// a comment",
    "// okr-ls: allow(task-not-outcome, missing-number) - because",
    "  // okr-ls: allow(unowned-key-result)",
    "  <!-- okr-ls: allow-section(task-not-outcome, no-such-rule) -->",
    "// okr-ls: allow-file(missing-number)",
    "// okr-ls: allow(",
    "Klanten vinden sneller wat ze zoeken",
    "KR10: Verhoog het aandeel gasten dat elk jaar terugkomt van 18% naar 25%",
    "```",
    "---",
    "| a | table |",
    "prose that goes on \\",
    "ünïcödé 👩‍👩‍👧 𝒳 text",
    "\u{FEFF}",
    "\t",
    "\0",
    "",
    "",
];

const BREAKS: &[&str] = &["\n", "\n", "\n", "\r\n", "\r", "\u{2028}", ""];

/// A document of up to a dozen lines.
pub(crate) fn document() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(PIECES), prop::sample::select(BREAKS));
    prop::collection::vec(line, 0..12)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end]).collect())
}

/// Something that a person, or a paste, puts into a document.
pub(crate) fn insertion() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(&["", "x", " ", ":", "\n", "\r", "\n\n", "-", "#", "@", "🎯", "~~", "1", "KR", "  "][..])
            .prop_map(str::to_owned),
        2 => document(),
        1 => any::<String>(),
    ]
}
