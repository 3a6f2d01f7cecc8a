//! Where tokens begin and end: what a tree without its text cannot show.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::excerpts;

/// The tokens of a kind in a statement; a value of the same text must have the same.
fn shapes(text: &str, kind: &str) -> Vec<String> {
    let in_statement = excerpts(&format!("KR: {text}"), kind);
    assert_eq!(in_statement, excerpts(&format!("Note: {text}\n"), kind), "{kind} in a value");
    in_statement
}

#[track_caller]
fn assert_shapes(kind: &str, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(shapes(text, kind), *expected, "{kind} in {text:?}");
    }
}

#[test]
fn markers_are_their_words() {
    for (line, kind, expected) in [
        ("Objective: a", "objective_marker", "Objective"),
        ("- [ ] **Objective O1** – a", "objective_marker", "Objective O1"),
        ("## O1. a", "objective_marker", "O1"),
        ("(O1) a", "objective_marker", "(O1)"),
        ("🎯 objective 2 🚀: a", "objective_marker", "objective 2"),
        ("### O1 a", "objective_marker", "O1"),
        ("kr1.2. a", "key_result_marker", "kr1.2"),
        ("KR#1: a", "key_result_marker", "KR#1"),
        ("KR - a", "key_result_marker", "KR"),
        ("**KR4** a", "key_result_marker", "KR4"),
        ("**KR4:** a", "key_result_marker", "KR4"),
        ("Key  Result   2 : a", "key_result_marker", "Key  Result   2"),
        ("Key Results: a", "key_result_marker", "Key Results"),
        ("> (KR) a", "key_result_marker", "(KR)"),
        ("1. Initiative I3: a", "initiative_marker", "Initiative I3"),
        ("Project: a", "initiative_marker", "Project"),
        ("#### Key Results", "key_results_header", "Key Results"),
        ("**KRs**", "key_results_header", "KRs"),
        ("__Initiatives:__", "initiatives_header", "Initiatives"),
        ("**Due Date** : a", "property_key", "Due Date"),
        ("- 2026-10-19: a", "date", "2026-10-19"),
    ] {
        assert_eq!(excerpts(line, kind), [expected], "{line}");
    }
}

#[test]
fn statements_reach_from_word_to_word() {
    for (line, expected) in [
        ("KR:   a b.  \t", "a b."),
        ("KR:a", "a"),
        ("**KR: a b**", "a b"),
        ("- ~~KR: a b~~", "a b"),
        ("__KR: a b__", "a b"),
        ("~~KR: a~~ [dropped]", "a~~ [dropped]"),
        ("KR: **a b**  ", "a b"),
        ("KR: **a** b", "**a** b"),
        ("KR: ~~a b~~ @li", "a b~~ @li"),
        ("KR: [x] a", "a"),
        ("KR: a => 70%", "a => 70%"),
        ("KR: a \\", "a"),
        ("KR: a\n  b\n  c.\n  d", "a\n  b\n  c."),
        ("KR: a \\\n\u{a0} b", "a \\\n\u{a0} b"),
        ("KR: snake_case_ here", "snake_case_ here"),
    ] {
        assert_eq!(excerpts(line, "statement"), [expected], "{line:?}");
    }
}

#[test]
fn quantities() {
    assert_shapes(
        "quantity",
        &[
            ("Raise it from 42% to 70%.", &["42%", "70%"]),
            (
                "10k+ nodes, 95%+ up, 3x, $1.2M, £15,000, 5€",
                &["10k+", "95%+", "3x", "$1.2M", "£15,000", "5€"],
            ),
            ("10-15 posts and 5%–7% more", &["10-15", "5%–7%"]),
            ("-5% or +20% or ±3 pt", &["-5%", "+20%", "±3"]),
            (">5 ≥6 ~7 <8", &["5", "6", "7", "8"]),
            ("7/10 and (0/5) at 24/7", &["7/10", "0/5"]),
            ("5 sales in 5m", &["5", "5m"]),
            ("31 % to 45\u{a0}%", &["31 %", "45\u{a0}%"]),
            ("250ms, 0.5 h, .5 h, 1,200.50, 1.200.000", &["250ms", "0.5", ".5", "1,200.50", "1.200.000"]),
            ("a 30-day window, $5k/mo", &["30", "$5k"]),
            ("in 4:30 hours", &["4:30"]),
            ("8 min->3 min", &["8", "3"]),
            ("v2 P0 H1N1 p95 3rd 2FA #54 v1.2.3 1.2.3 10/12/2026 s174 libp2p", &[]),
            ("12@example.org", &[]),
        ],
    );
}

#[test]
fn arrows_stand_between_figures() {
    assert_shapes(
        "arrow",
        &[
            ("42% → 70%", &["→"]),
            ("42%->70%", &["->"]),
            ("8 min → 3 min", &["→"]),
            ("8 min->3 min", &["->"]),
            ("8 min -> 3 min", &["->"]),
            ("<from> -> <to>", &["->"]),
            ("X% → Y%", &["→"]),
            ("Click → sale", &[]),
            ("from 4 → now", &[]),
            ("a -> 5", &[]),
            ("<a -> 5", &[]),
        ],
    );
}

#[test]
fn dates_and_quarters() {
    assert_shapes("date", &[("by 2026-10-19.", &["2026-10-19"]), ("2026-10-191 2026-1-5", &[])]);
    assert_shapes(
        "date",
        &[("2026-10-01..2026-12-31", &["2026-10-01", "2026-12-31"]), ("Q4 2026-10-01", &["2026-10-01"])],
    );
    assert_shapes(
        "quarter",
        &[
            ("Q4, 2026-Q4, Q4 2026, FY27-Q2, H1.", &["Q4", "2026-Q4", "Q4 2026", "FY27-Q2", "H1"]),
            (
                "Q4/2026 Q4'26 2026Q4 2026 Q4 FY27 Q2 FY22Q3",
                &["Q4/2026", "Q4'26", "2026Q4", "2026 Q4", "FY27 Q2", "FY22Q3"],
            ),
            ("Q4 2026-10-01", &["Q4"]),
            ("H1N1 Q5 Q42 q4x 2026 Q", &[]),
            ("Q4 20 teams, 2026 teams", &["Q4"]),
        ],
    );
}

#[test]
fn mentions_tags_and_attributes() {
    assert_shapes(
        "mention",
        &[
            ("(@maria), @li.wei. @team/ops-1 a@b.org @ @???", &["@maria", "@li.wei", "@team/ops-1"]),
            ("@zoë,@chloé", &["@zoë", "@chloé"]),
        ],
    );
    assert_shapes("tag", &[("#growth, #54 C# a#b #top-10.", &["#growth", "#top-10"])]);
    assert_shapes(
        "attribute",
        &[
            ("a [committed] [weight: 2][P0] [ ] [] [x] [", &["[committed]", "[weight: 2]", "[P0]"]),
            ("[a [b]", &["[b]"]),
        ],
    );
}

#[test]
fn links_and_code() {
    assert_shapes(
        "link",
        &[("see [the plan](https://a.org/b_(c)) [no](way", &["[the plan](https://a.org/b_(c))"])],
    );
    assert_shapes(
        "url",
        &[(
            "(https://a.org/b_(c)), <https://d.org/e>, www.f.org. https://",
            &["https://a.org/b_(c)", "https://d.org/e", "www.f.org"],
        )],
    );
    assert_shapes("code", &[("`a` ``b ` c`` `d", &["`a`", "``b ` c``"])]);
}

#[test]
fn placeholders() {
    assert_shapes(
        "placeholder",
        &[
            ("<baseline> to <the target>", &["<baseline>", "<the target>"]),
            ("<b>bold</b> <br/> <a href=\"x\"> <5% to > <a -> <a => <https://a.org>", &[]),
            ("TBD, tbd. TODO todo ??? ?? ___ snake___case", &["TBD", "tbd", "TODO", "???", "___"]),
            ("X% xx% $N $XM", &["X%", "xx%", "$N", "$XM"]),
            ("from X to Y", &["X", "Y"]),
            ("From A  to B, from A", &["A", "B"]),
            ("Core feature X, from Xavier to Y, from X% to Y", &["X%"]),
        ],
    );
}

#[test]
fn results_reach_to_the_end() {
    assert_shapes(
        "result",
        &[
            ("a => 80%, late ", &["=> 80%, late"]),
            ("a ==> done", &["==> done"]),
            ("a --> 5 of 6", &["--> 5 of 6"]),
            ("a =>", &[]),
            ("a=>b <= 4 >= 5 -- no", &[]),
        ],
    );
    assert_eq!(excerpts("~~KR: a => 80%~~", "result"), ["=> 80%"]);
}

#[test]
fn references_stand_in_values() {
    let text = "Supports: company.okr#O2, O1/KR2; ../a/b.okr#2026-Q3/O2/KR1 KR1, 2026-Q3/O2, 2026-plan.okr#O1, /x.okr#O3.";
    let expected = [
        "company.okr#O2",
        "O1/KR2",
        "../a/b.okr#2026-Q3/O2/KR1",
        "KR1",
        "2026-Q3/O2",
        "2026-plan.okr#O1",
        "/x.okr#O3",
    ];
    assert_eq!(excerpts(text, "reference"), expected);
    assert!(excerpts("Note: O1b, KR, company.okr, a/O1, O", "reference").is_empty());
    assert!(excerpts("KR: Do O1 like company.okr#O2", "reference").is_empty());
}

#[test]
fn check_boxes_stand_alone() {
    assert_eq!(excerpts("- [ ] **KR1:** a", "checkbox"), ["[ ]"]);
    assert_eq!(excerpts("KR1 [X]: a", "checkbox"), ["[X]"]);
    assert_eq!(excerpts("KRs:\n- [x] a [x]", "checkbox"), ["[x]"]);
    assert_eq!(excerpts("- [ ] **KR1:** a", "dress"), ["-", "**", "**"]);
}
