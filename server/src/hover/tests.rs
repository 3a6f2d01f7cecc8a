//! Hovers as fixtures: the cursor is a `|` in the text, what is hovered stands between `«` and `»`, and below is what
//! is said of it, as plain text.

use std::sync::Arc;

use jiff::civil::date;
use serde_json::json;

use super::{Format, Hover, at};
use crate::analysis::Analysis;
use crate::config::{self, Config};
use crate::rules;
use crate::text::{Span, Text};

const DRAWN: [char; 2] = ['«', '»'];

/// What is said at the cursor of `fixture` on 2 November 2026, where what is hovered is drawn right.
#[track_caller]
fn said(fixture: &str, config: Arc<Config>, format: Format) -> Option<String> {
    let place = |mark: char| {
        let at = fixture.find(mark)?;
        let drawn: usize = fixture[..at].matches(DRAWN).map(str::len).sum();
        Some(at - drawn - usize::from(fixture.find('|') < Some(at)))
    };
    let text = fixture.replacen('|', "", 1).replace(DRAWN, "");
    let analysis = Analysis::of(Text::from(text.as_str()), config);
    let cursor = place('|').expect("a cursor");
    let Hover { span, text: said } = at(&analysis, cursor, date(2026, 11, 2), format)?;
    let drawn = place('«').zip(place('»')).map(|(start, end)| Span::new(start, end));
    assert_eq!(Some(span), drawn, "{:?} is hovered in\n{fixture}", span.of(&text));
    Some(said)
}

#[track_caller]
fn check(fixture: &str, expected: &str) {
    let said = said(fixture, Config::builtin(), Format::Plain);
    assert_eq!(said.as_deref().unwrap_or("nothing"), expected, "in\n{fixture}");
}

#[track_caller]
fn check_markdown(fixture: &str, expected: &str) {
    let said = said(fixture, Config::builtin(), Format::Markdown);
    assert_eq!(said.as_deref().unwrap_or("nothing"), expected, "in\n{fixture}");
}

#[test]
fn a_key_result_is_a_table_a_verdict_and_its_findings() {
    check(
        "Cycle: 2026-Q4

Objective O1: Guests come back
  KR1: «Rai|se repeat visits from 18% to 25% @noor [aspirational]»",
        "KR1: an outcome
  Metric      repeat visits
  Direction   up
  From → to   18% → 25% (+7 points, +39%)
  Deadline    2026-12-31, the end of the cycle, 8 weeks left
  Owner       @noor
  Commitment  aspirational: 70% is a success

What says so:

- “25%”: a figure to arrive at
- “visits”: a measure that is raised or lowered
- “Raise”: begins with a verb of growing",
    );
    check(
        "Objective O1: Guests come back
- KR1: «Redesign| the menu by 2026-11-20 @noor»",
        "KR1: a task
  Deadline  2026-11-20, 2 weeks left
  Owner     @noor

What says so:

- “menu”: works on a thing that is made
- no figure
- “Redesign”: begins with a verb of making

To look at:

- This is a task, not a result: “Redesign the menu”.",
    );
}

#[test]
fn a_bullet_and_properties_tell_the_same() {
    check(
        "Objective: Guests come back
  Due: end of November
Key Results:
«|-» Raise visits on weekdays @noor
    Baseline: 1,200
    Target: 1500
    DRI: @Noor and @li
    Type: committed",
        "Key result: an outcome
  Metric      visits
  Direction   up
  From → to   1,200 → 1500 (+300, +25%)
  Deadline    end of November, 2026-11-30 with its objective, 4 weeks left
  Owner       @noor, @li
  Commitment  committed: to be met in full

What says so:

- “visits”: a measure that is raised or lowered
- “Raise”: begins with a verb of growing

To look at:

- No figure says how much is enough: “visits”.
- @noor and @li own this key result together.",
    );
}

#[test]
fn changes_are_told_in_the_unit_and_in_percent() {
    for (from, to, told) in [
        ("42%", "70%", " (+28 points, +67%)"),
        ("8 min", "3 min", " (−5 min, −63%)"),
        ("3 days", "1 day", " (−2 days, −67%)"),
        ("400ms", "250ms", " (−150 ms, −38%)"),
        ("$1.2M", "$2M", " (+$800,000, +67%)"),
        ("0", "40", " (+40)"),
        ("1000", "1002", " (+2, +0.2%)"),
        ("1,000", "2,500", " (+1,500, +150%)"),
        ("5", "5", ""),
        ("10-15", "20", ""),
        ("3 days", "40%", ""),
        ("a few", "40%", ""),
        ("79228162514264337593543950335", "-79228162514264337593543950335", ""),
    ] {
        let fixture = format!("KR1: «Impr|ove»\n  Baseline: {from}\n  Target: {to}");
        let said = said(&fixture, Config::builtin(), Format::Plain).expect("a table");
        let row = said.lines().find_map(|line| line.trim().strip_prefix("From → to")).expect("a row");
        assert_eq!(row.trim_start(), format!("{from} → {to}{told}"));
    }
}

#[test]
fn what_is_done_or_in_other_words_is_not_judged() {
    check("Objective: Guests come back\n- [x] KR1: «Redesign| the menu @noor»", "KR1: done\n  Owner  @noor");
    check(
        "Objective: Guests come back\n- KR1: ~~«Redesign| the menu~~ @noor»",
        "KR1: dropped\n  Owner  @noor",
    );
    check(
        "Objective: Bezoekers komen vaker terug
  KR1: «Verhoog het aan|deel leden dat elke maand leent van 31% naar 45% @bas»",
        "KR1: not judged, as it is not in English\n  Owner  @bas",
    );
    check(
        "Objective: Bezoekers komen vaker terug
- [x] KR1: Verhoog het aan|deel leden dat elke maand leent van 31% naar 45%",
        "nothing",
    );
}

#[test]
fn markdown_shows_words_of_the_document_as_they_are() {
    check_markdown(
        "Objective: Guests come back
  KR1: «Redesign| [the page](https://a.example) | <b>now</b> @noor»
    Due: *soon* | never",
        "| KR1      | a task            |
| :------- | :---------------- |
| Deadline | \\*soon\\* \\| never |
| Owner    | @noor             |

What says so:

- “page”: works on a thing that is made
- no figure
- “Redesign”: begins with a verb of making

To look at:

- This is a task, not a result: “Redesign \\[the page\\](https\\://a.example) \\| `<b>`now\\</b\\>”.",
    );
    check_markdown(
        "Objective O1: *Guests* <come> back
  KR1: Raise visits &amp; orders from 3 to 5 «@no|or»",
        "**@noor** owns 1 key result here.

O1 “\\*Guests\\* `<come>` back”

- KR1 “Raise visits \\&amp; orders from 3 to 5”",
    );
}

#[test]
fn a_metric_says_what_is_known_of_it() {
    check(
        "Objective O1: Shoppers find what they want
  KR1: Raise «search| success» from 40% to 60% @li

Objective O2: So do partners
  KR1: Reach a search success of 50% @li
```
KR2: Reach a search success of 70% @li
```",
        "search success

Higher is better. Leading: it moves while the cycle runs, so you can steer by it.

Usually moved by work on search.

Guard it with searches per visit, so that it is not bought too dearly.

Also measured by

- O2/KR1 “Reach a search success of 50%”",
    );
    check(
        "Objective: We earn more\n  KR1: Grow «rev|enue» from $3M to $4M",
        "revenue

Higher is better. Lagging: it moves late, so put a figure beside it that moves first.",
    );
    check(
        "Objective: Shoppers stay\n  KR1: Raise loyalty from 3 to 5\n    Metric: «custo|mer churn»",
        "customer churn

Lower is better. Lagging: it moves late, so put a figure beside it that moves first.

Work on churn is usually measured by repeat purchases, churn and win-backs.",
    );
}

#[test]
fn work_on_a_topic_says_what_it_is_usually_for() {
    check(
        "Objective: Shoppers stay\n  KR1: Redesign the «search p|age»",
        "Work on search is usually measured by search success, searches without a result and time to find.",
    );
}

#[test]
fn a_teams_own_metrics_and_topics_come_first() {
    let settings = json!({
        "words": { "metrics": { "dough waste": { "better": "lower", "timing": "lagging" } } },
        "topics": { "baking": { "words": ["oven"], "outcomes": [
            { "name": "fresh loaves", "better": "higher", "measure": "the share of {people} who get warm bread", "guard": "loaves thrown away" },
        ] } },
    });
    let (settings, mistakes) = config::from_json(&settings, rules::names());
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let config = Arc::new(settings.config());
    for (key_result, expected) in [
        (
            "Cut «dough w|aste» from 9% to 5%",
            "dough waste\n\nLower is better. Lagging: it moves late, so put a figure beside it that moves first.",
        ),
        (
            "Raise «fresh lo|aves» from 40% to 60%",
            "fresh loaves\n\nFor example, the share of people who get warm bread.\n\nHigher is better. Leading: it moves \
             while the cycle runs, so you can steer by it.\n\nUsually moved by work on baking.\n\nGuard it with loaves \
             thrown away, so that it is not bought too dearly.",
        ),
        ("Buy an «ov|en»", "Work on baking is usually measured by fresh loaves."),
    ] {
        let fixture = format!("Objective: The bread is fresh\n  KR1: {key_result}");
        assert_eq!(said(&fixture, Arc::clone(&config), Format::Plain).as_deref(), Some(expected));
    }
}

#[test]
fn words_of_the_language_are_explained() {
    check(
        "«(O|1)» Guests come back",
        "Objective

What should become true for somebody, in words that people remember. Its key results bring the figures.

    Objective O1: Guests come back with their friends",
    );
    check(
        "Objective: Guests come back\n### «Key res|ults»:\n- Raise visits from 3 to 5",
        "Key Results

The list of figures that prove the objective. Each bullet below is one.

    Objective: Guests come back
    Key Results:
    - Raise repeat visits from 18% to 25% @noor",
    );
    check_markdown(
        "KR1: Raise visits from 3 to 5\n  «D|RI»: @noor",
        "**Owner**

The one person who watches the figure and speaks up when it does not move. Others may well do the work.

```okr
KR1: Raise repeat visits from 18% to 25%
  Owner: @noor
```

Also written: DRI, Responsible.",
    );
    check(
        "KR1: Raise visits from 3 to 5 @noor «[mile|stone]»",
        "milestone

Work with an end that has to be done as such: a law, a move, a contract.

    KR1: Pass the hygiene inspection in both shops @noor [milestone]",
    );
    check(
        "KR1: Raise visits from 3 to 5\n  Status: «🟡 slo|w»",
        "at-risk

The target is in danger, and something has to change to reach it.

    KR1: Raise repeat visits from 18% to 25% @noor
      Status: at-risk",
    );
    check(
        "«Quart|er»: Q4 2026",
        "Cycle

The time that this document is for. Every key result without a deadline of its own is due at its end.

    Cycle: 2026-Q4

Also written: Quarter.

From 2026-10-01 to 2026-12-31. 8 of 13 weeks left.",
    );
}

#[test]
fn a_blank_says_what_to_fill_in() {
    check(
        "KR1: Raise visits from «<Base|line>» to 5",
        "A blank for the figure as it stands today. Nobody knows it yet? Then measuring it is the first step.

    KR1: Raise repeat visits from <baseline> to <target> @noor",
    );
    check(
        "KR1: Raise visits from 3 to 5\n  Owner: «T|BD»",
        "A blank that is still to be filled in. As long as it stands here, this is a draft.

    KR1: Raise <what guests do more often> from 18% to 25% @noor",
    );
}

#[test]
fn a_rule_shows_its_page() {
    let fixture = "// okr-ls: allow(no-deadline, «Missing-N|umber») - later\nKR1: Raise visits";
    let page = said(fixture, Config::builtin(), Format::Plain).expect("a page");
    assert!(page.starts_with("missing-number (warning)\n\nA key result names a change"), "{page}");
    let page = said(fixture, Config::builtin(), Format::Markdown).expect("a page");
    assert!(
        page.starts_with("**missing-number**\n\nA key result names a change") && page.ends_with("```"),
        "{page}"
    );
    check("// okr-ls: allow(no-such|-rule)\nKR1: Raise visits", "nothing");
    check("// okr-ls: al|low(no-deadline)\nKR1: Raise visits", "nothing");
}

#[test]
fn a_person_sees_what_they_own() {
    check(
        "Owner: @noor
Objective O1: Guests come back
  Owner: «@n|oor»
  KR1: Raise repeat visits from 18% to 25% @Noor
  KR2: Cut answers of @noor to guests from 9 to 5 hours @li
  Initiative: Hand out a loyalty card @noor

O2: Guests bring friends
  KR1: Win 40 regulars
    Responsible: @li, @noor
```
KR9: Quoted @noor
```
",
        "@noor owns 1 objective, 2 key results, 1 initiative and all that names no owner of its own here.

O1 “Guests come back”, the objective itself

- KR1 “Raise repeat visits from 18% to 25%”
- Initiative “Hand out a loyalty card”

O2 “Guests bring friends”

- KR1 “Win 40 regulars”",
    );
    check(
        "KR1: Raise visits from 3 to 5
  Owner: Li Wei and «No|or»
",
        "Noor owns 1 key result here.

- KR1 “Raise visits from 3 to 5”",
    );
    check("Objective: Guests hear from @supp|ort", "nothing");
}

#[test]
fn times_say_their_days_and_what_is_left() {
    check("Cycle: «20|26-Q4»", "From 2026-10-01 to 2026-12-31. 8 of 13 weeks left.");
    check("Cycle: «Q|1»", "From 2027-01-01 to 2027-03-31. It starts in 8 weeks.");
    check("Cycle: «2026-|Q3»", "From 2026-07-01 to 2026-09-30. It ended 4 weeks ago.");
    check("Cycle: «2026-10-01..2026-11|-08»", "From 2026-10-01 to 2026-11-08. 6 days of 5 weeks left.");
    check("Cycle: «2026-11|-01..2026-11-02»", "From 2026-11-01 to 2026-11-02. It ends today.");
    check("Cycle: Aut|umn", "nothing");
    check(
        "KR1: Raise visits from 3 to 5 by «mid-Nov|ember»",
        "From 2026-11-10 to Sunday 2026-11-15, 13 days left.",
    );
    check(
        "Cycle: 2026-Q4\nObjective: Guests come back\n  Due: «30 Nov|ember»",
        "Monday 2026-11-30, 4 weeks left.",
    );
    check("KR1: Raise visits from 3 to 5 by «2026-10-3|1» @noor", "Saturday 2026-10-31, 2 days ago.");
}

#[test]
fn nothing_is_said_of_notes_blanks_and_quoted_text() {
    for text in [
        "|",
        "\n|\n",
        "KR1: Raise visits from 3 to 5 @noor|\n",
        "  | KR1: Raise visits from 3 to 5",
        "A not|e about @noor and 2026-Q4",
        "# Our pl|ans",
        "// a rem|ark",
        "```\nKR1: Raise vis|its from 3 to 5 @noor\n```",
        "Objective: Guests come back\n~~~\nOwner: @no|or\n",
        "---\nCycle: 2026|-Q4\n---\n",
        "Objective: Guests come| back",
    ] {
        check(text, "nothing");
    }
}
