//! Documents to measure with.

/// A document of about `lines` lines, as a company might write one over the years: sections, objectives with
/// owners and reasons, key results good and bad, check-ins, initiatives and notes.
pub(crate) fn document(lines: usize) -> String {
    const AREAS: [&str; 6] =
        ["onboarding", "checkout", "search", "the help centre", "payroll", "the mobile app"];
    const PEOPLE: [&str; 5] = ["@noa", "@kim.b", "@tomás", "@li", "@uma"];
    let mut out = String::new();
    let mut count = 0;
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
        count += 1;
        count < lines
    };
    for objective in 0.. {
        let area = AREAS[objective % AREAS.len()];
        let owner = PEOPLE[objective % PEOPLE.len()];
        let from = 11 + objective % 40;
        let block = [
            format!("Objective O{objective}: People rely on {area} every day"),
            format!("  Owner: {owner}"),
            "  Why: What people use daily they also recommend.".to_owned(),
            format!("  KR1: Raise weekly use of {area} from {from}% to {}% {owner} [committed]", from + 20),
            "    Source: https://metrics.example.com/usage".to_owned(),
            format!("    2026-10-12: {}% - the new start page is live", from + 4),
            format!("  KR2: Cut the time to a first answer in {area} from {from} min to 4 min by 2026-12-01"),
            format!("  KR3: Redesign {area} for small screens {owner}"),
            format!("  KR4: Improve satisfaction with {area} significantly 🎯 {owner}"),
            format!("  Initiative: Interview twelve people about {area} {owner}"),
            "  The figures leave out test accounts; the query is in the appendix.".to_owned(),
            String::new(),
        ];
        for text in block {
            if !line(text) {
                return out;
            }
        }
    }
    out
}

/// The same with a comment that silences a rule in every objective, and one for the whole file.
pub(crate) fn commented(lines: usize) -> String {
    let comment = "  // okr-ls: allow(task-not-outcome) - agreed with the board\n  KR3";
    format!("// okr-ls: allow-file(missing-number)\n{}", document(lines).replace("  KR3", comment))
}
