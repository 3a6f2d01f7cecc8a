//! Whole key results with blanks: `lexicon/templates.tsv`.

use super::context::line::lead;
use super::scene::Scene;
use super::{Insertion, Item, ItemKind};
use crate::statement::rows;

const TEMPLATES: &str = include_str!("../../lexicon/templates.tsv");

/// The templates behind `head`, which makes the line a key result.
pub(super) fn items(scene: &Scene<'_>, head: &str) -> Vec<Item> {
    // Where key results have owners, one without is not finished.
    let owner = if scene.surroundings.owners_in_use { " <owner>" } else { "" };
    let name = marker(head);
    let joint = if name.is_empty() { "" } else { " " };
    let item = |[form, says, example]: [&str; 3]| {
        let label = format!("{name}{joint}{}", menu(form));
        let insertion = Insertion::text(head).then(Insertion::form(form)).then(Insertion::form(owner));
        Item::named(ItemKind::Template, label).puts(insertion).detail(says).example(format!("KR: {example}"))
    };
    rows(TEMPLATES).map(item).collect()
}

/// A form as a menu shows it: "Raise … from … to …".
pub(super) fn menu(form: &str) -> String {
    let mut shown = String::with_capacity(form.len());
    for piece in Insertion::form(form).pieces() {
        shown.push_str(match piece {
            super::Piece::Text(text) => text,
            super::Piece::Blank(_) => "…",
        });
    }
    shown
}

/// The marker in a head without its dress; empty where it is nothing but dress.
pub(super) fn marker(head: &str) -> &str {
    head[lead(head)..]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '-' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::config::Config;
    use crate::text::Text;

    #[test]
    fn every_template_has_blanks_and_an_example_without() {
        let mut seen = std::collections::HashSet::new();
        for [form, says, example] in rows(TEMPLATES) {
            assert!(seen.insert(form), "{form} twice");
            assert!(Insertion::form(form).has_blanks() && !says.is_empty(), "{form}");
            assert!(!example.is_empty() && !example.contains('<'), "{form}");
        }
        assert_eq!(menu("Keep <metric> below <limit>"), "Keep … below …");
    }
    /// Whoever takes one is told what to fill in, and not that it is wrong.
    #[test]
    fn every_template_is_a_result() {
        for [form, ..] in rows::<3>(TEMPLATES) {
            let text = format!(
                "Cycle: 2026-Q4\nObjective: Guests come back\n  KR1: {form} @li\n  KR2: {form} <owner>\n"
            );
            let analysis = Analysis::of(Text::from(text.as_str()), Config::builtin());
            let rules: Vec<_> =
                analysis.judgement().rulings().map(|ruling| ruling.finding.rule.name).collect();
            assert_eq!(rules, ["unfilled-placeholder"; 2], "{form}");
        }
    }
}
