//! A document to start from: the objectives of a team for a cycle, with blanks where only people know what to say.
//!
//! What stands below its head is data: `lexicon/template.okr`.

use jiff::civil::Date;

use crate::completion::Insertion;
use crate::config::Config;
use crate::facts::cycles;

const OBJECTIVES: &str = include_str!("../lexicon/template.okr");

/// Characters of a team's or a cycle's name, at most: a longer one is no name.
const LONGEST: usize = 80;

/// Bytes that each of the two takes of a file's name, at most; file systems end at 255 for the whole.
const LONGEST_PART: usize = 100;

/// Names that Windows keeps for devices, whatever comes behind their dot.
const RESERVED: [&str; 4] = ["aux", "con", "nul", "prn"];
const NUMBERED: [&str; 2] = ["com", "lpt"];

/// A new document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What its file may be called on any system.
    pub file_name: String,
    /// What it says.
    pub words: Insertion,
}

/// The document to start from: of that team, or of one that is a blank, for that cycle, or the current one.
#[must_use]
pub fn template(team: Option<&str>, cycle: Option<&str>, today: Date, config: &Config) -> Template {
    let [team, cycle] = [team, cycle].map(|name| name.map(cleaned).unwrap_or_default());
    let cycle = Some(cycle).filter(|cycle| !cycle.is_empty());
    let cycle = cycle.or_else(|| cycles::to_choose(today, config).into_iter().next()).unwrap_or_default();
    let words = Insertion::text(format!("Cycle: {cycle}\nTeam: "))
        .then(if team.is_empty() { Insertion::form("<team>") } else { Insertion::text(team.as_str()) })
        .then(Insertion::text("\n\n"))
        .then(Insertion::form(OBJECTIVES));
    Template { file_name: file_name(&team, &cycle), words }
}

/// A name on one line, without what nobody sees; a backslash at its end would take in the next line.
fn cleaned(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
    name.trim_end_matches(['\\', ' ']).to_owned()
}

/// `growth-2026-Q4.okr`.
fn file_name(team: &str, cycle: &str) -> String {
    let parts = [tame(&team.to_lowercase()), tame(cycle)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let name = parts.join("-");
    match name.as_str() {
        "" => "okrs.okr".to_owned(),
        name if is_reserved(name) => format!("{name}-okrs.okr"),
        name => format!("{name}.okr"),
    }
}

/// The letters and digits of a name, with hyphens between its words.
fn tame(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut tame = words.collect::<Vec<_>>().join("-");
    while tame.len() > LONGEST_PART {
        tame.pop();
    }
    tame.trim_end_matches('-').to_owned()
}

fn is_reserved(name: &str) -> bool {
    let name = name.to_lowercase();
    let number = NUMBERED.iter().find_map(|device| name.strip_prefix(device));
    RESERVED.contains(&name.as_str()) || number.is_some_and(|number| number.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::Analysis;
    use crate::completion::Piece;
    use crate::facts::cycle::of_section;
    use crate::model::Key;
    use crate::text::Text;

    fn on_a_day(team: Option<&str>, cycle: Option<&str>) -> Template {
        template(team, cycle, date(2026, 11, 22), &Config::default())
    }

    fn read(text: &str) -> std::sync::Arc<Analysis> {
        Analysis::of(Text::from(text), Config::builtin())
    }

    #[test]
    fn it_says_team_and_cycle_and_leaves_the_rest_to_people() {
        let text = on_a_day(Some("Growth"), Some("2026-Q4")).words.plain();
        assert!(text.starts_with("Cycle: 2026-Q4\nTeam: Growth\n\nObjective O1: <"), "{text}");
        for (team, cycle) in [(None, None), (Some(" \n\0"), Some("\t"))] {
            let text = on_a_day(team, cycle).words.plain();
            assert!(text.starts_with("Cycle: 2026-Q4\nTeam: <team>\n"), "{text}");
        }
        let fiscal = Config { fiscal_year_start: 4, ..Config::default() };
        let new = template(Some("Growth"), None, date(2026, 11, 22), &fiscal);
        assert_eq!(new.file_name, "growth-FY27-Q3.okr");
        assert!(new.words.plain().starts_with("Cycle: FY27-Q3\n"), "{}", new.words.plain());
    }

    /// Whoever opens it sees what is to be filled in, and nothing that is wrong.
    #[test]
    fn all_that_can_be_said_of_it_is_that_it_has_blanks() {
        for cycle in ["2026-Q4", "Autumn"] {
            let analysis = read(&on_a_day(Some("Growth"), Some(cycle)).words.plain());
            let rules: Vec<&str> =
                analysis.judgement().rulings().map(|ruling| ruling.finding.rule.name).collect();
            assert!(rules.len() >= 7, "{rules:?}");
            assert!(rules.iter().all(|rule| *rule == "unfilled-placeholder"), "{rules:?}");
        }
    }

    #[test]
    fn its_parts_are_read_as_what_they_are() {
        let analysis = read(&on_a_day(None, Some("2026-Q4")).words.plain());
        let bodies = || analysis.document().blocks().iter().map(|block| &block.body);
        let objectives: Vec<_> = bodies().filter(|body| body.objective.is_some()).collect();
        let counts: Vec<_> =
            objectives.iter().map(|body| (body.key_results.len(), body.initiatives.len())).collect();
        assert_eq!(counts, [(3, 1), (2, 1)]);
        assert!(bodies().all(|body| body.notes.iter().all(|note| body.slice(note.span).trim().is_empty())));
    }

    /// Every blank is one for the grammar, too.
    #[test]
    fn its_blanks_are_short_enough_to_be_read() {
        for piece in on_a_day(None, None).words.pieces() {
            let Piece::Blank(blank) = piece else { continue };
            let text = format!("KR1: {blank}");
            let analysis = read(&text);
            let tokens = &analysis.document().blocks()[0].body.key_results[0].statement.tokens;
            assert!(tokens.len() == 1 && tokens[0].span.of(blank) == blank, "{blank}: {tokens:?}");
        }
    }

    #[test]
    fn names_of_teams_stay_on_their_line() {
        for (team, expected) in [
            ("Growth", "Growth"),
            ("  Guest\r\n  success\u{85}\t& care ", "Guest success & care"),
            ("R\\", "R"),
            ("\\ \\", "Team"),
            ("\u{7}Bell\u{0}", "Bell"),
            ("$team ${1:x} \\n {y}", "$team ${1:x} \\n {y}"),
            ("Objective: x", "Objective: x"),
            ("Ünïcode 团队 🚀", "Ünïcode 团队 🚀"),
        ] {
            let text = on_a_day(Some(team), Some("2026-Q4\\")).words.plain();
            let analysis = read(&text);
            let said = |key| of_section(analysis.document(), 0..2, key);
            assert_eq!(said(Key::Cycle), Some(Some("2026-Q4")), "{text}");
            match expected {
                "Team" => assert_eq!(said(Key::Team), Some(None), "{text}"),
                expected => assert_eq!(said(Key::Team), Some(Some(expected)), "{text}"),
            }
        }
        let long = on_a_day(Some(&"long ".repeat(1000)), None).words.plain();
        assert!(long.lines().all(|line| line.chars().count() < 100), "{long}");
    }

    #[test]
    fn file_names_are_safe_on_all_systems() {
        for (team, cycle, expected) in [
            ("Growth", "2026-Q4", "growth-2026-Q4.okr"),
            ("", "2026-Q4", "2026-Q4.okr"),
            ("", "", "2026-Q4.okr"),
            ("Guest Success & Care!", "Q4 2026", "guest-success-care-Q4-2026.okr"),
            ("../../etc/passwd", "2026-10-01..2026-12-31", "etc-passwd-2026-10-01-2026-12-31.okr"),
            (r#"a<b>:"|?*\/c"#, "2026/Q4", "a-b-c-2026-Q4.okr"),
            ("Größe 团队", "FY27-Q3", "größe-团队-FY27-Q3.okr"),
            ("🚀", "🎯", "okrs.okr"),
            ("CON", "-", "con-okrs.okr"),
            ("", "nul", "nul-okrs.okr"),
            ("Com1", ".", "com1-okrs.okr"),
            ("Con", "2026", "con-2026.okr"),
        ] {
            assert_eq!(on_a_day(Some(team), Some(cycle)).file_name, expected, "{team} {cycle}");
        }
        let long = on_a_day(Some(&"团".repeat(500)), Some(&"x ".repeat(500))).file_name;
        assert!(long.len() < 255 && long.starts_with("团团") && long.ends_with("x.okr"), "{long}");
    }
}
