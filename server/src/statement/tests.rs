//! What a statement's anatomy holds, on sentences of our own.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::syntax::{SyntaxKind, SyntaxNode, SyntaxTree, TokenKind};
use crate::text::Text;

/// A statement as the grammar reads it behind a marker.
fn statement(text: &str) -> (String, Vec<Token>) {
    fn find<'t>(node: SyntaxNode<'t>, found: &mut Option<SyntaxNode<'t>>) {
        if node.kind() == SyntaxKind::Statement {
            found.get_or_insert(node);
        } else {
            node.for_each_child(|child| find(child, found));
        }
    }
    let document = format!("KR: {text}\n");
    let tree = SyntaxTree::parse(&Text::from(document.as_str()));
    let mut found = None;
    find(tree.root(), &mut found);
    let node = found.expect("a statement");
    (node.span().of(&document).to_owned(), node.tokens(node.span().start))
}

fn read(text: &str) -> (String, Anatomy) {
    let (text, tokens) = statement(text);
    let anatomy = analyse(&text, &tokens, Lexicon::builtin());
    (text, anatomy)
}

#[test]
fn the_verdict_names_the_first_fault_only() {
    for (text, expected) in [
        ("Redesign the search page", Some(Verdict::TaskNotOutcome)),
        ("New intranet for the sales team", Some(Verdict::TaskNotOutcome)),
        ("Loyalty card shipped to all shops", Some(Verdict::TaskNotOutcome)),
        ("Run 12 interviews with shop owners", Some(Verdict::TaskNotOutcome)),
        ("Collect 25 interviews with shop owners", Some(Verdict::TaskNotOutcome)),
        ("Collect data on late orders", Some(Verdict::TaskNotOutcome)),
        ("Collect 400 sign-ups at the spring fair", None),
        ("Increase customer satisfaction", Some(Verdict::MissingNumber)),
        ("Raise conversion from X% to Y%", Some(Verdict::MissingNumber)),
        ("NPS 55", Some(Verdict::MissingDirection)),
        ("Raise conversion from 3% to 5%", None),
        ("Keep churn at today's level", None),
        ("Launch a referral scheme to win 300 customers", None),
    ] {
        assert_eq!(verdict(&read(text).1), expected, "{text}");
    }
}

#[test]
fn baseline_target_and_delta_are_told_apart() {
    let figures = |text: &str| {
        let (text, it) = read(text);
        [it.baseline, it.target, it.delta].map(|figure| figure.map(|figure| figure.span.of(&text).to_owned()))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(figures("Cut wait from 9.5 to 6 minutes"), [some("9.5"), some("6"), None]);
    assert_eq!(figures("Activation 42% → 70%"), [some("42%"), some("70%"), None]);
    assert_eq!(figures("Increase revenue by 15%"), [None, None, some("15%")]);
    assert_eq!(figures("Reach $1.2M in bookings"), [None, some("$1.2M"), None]);
    assert_eq!(figures("Grow from a base of 12 to a total of 30 choirs"), [some("12"), some("30"), None]);
    assert_eq!(figures("Cut one-off orders to 4"), [None, some("4"), None]);
}

#[test]
fn pairs_and_changes_are_read_in_other_words_too() {
    for (text, baseline, target, delta) in [
        ("Trim lost keys by half by 2027-06-30", None, None, Some("by half")),
        ("Lower damp complaints by a third before autumn", None, None, Some("by a third")),
        ("Lower damp complaints by three quarters in May", None, None, Some("three quarters")),
        ("Choirs: A quarter more singers", None, None, Some("A quarter more")),
        ("Heating bill down 20% from €90k", Some("€90k"), None, Some("20%")),
        ("Line up 20 speakers", None, Some("20"), None),
        ("Loans on time: 81% to 93%", Some("81%"), Some("93%"), None),
        ("Length of a loan 21.5 to 14 days", Some("21.5"), Some("14"), None),
        ("Queue ↓ 7.5 min to 4 min", Some("7.5"), Some("4"), None),
        ("Answer letters in 2 to 3 days", None, Some("3"), None),
        ("Win 10 to 15 choirs", None, Some("15"), None),
        ("Loans on time 93% (now 81%)", Some("81%"), Some("93%"), None),
        ("Loans on time 93% (Q2: 81%)", Some("81%"), Some("93%"), None),
        ("Damaged books under 2% (PY 3.4%)", Some("3.4%"), Some("under 2%"), None),
        ("Damaged books under 2% (2025: 3.4%)", Some("3.4%"), Some("under 2%"), None),
        ("Queue at the desk 4 minutes (9 today)", Some("9"), Some("4"), None),
        ("Loans on time 93% (97% by 2029)", None, Some("93%"), None),
        ("Letters answered in 3 hours: 40% → 75%", Some("40%"), Some("75%"), None),
        ("Letters answered in 3 hours: 40% to 75%", Some("40%"), Some("75%"), None),
        ("Damage per 1,000 loans below 3.2", None, Some("below 3.2"), None),
        ("Faults on the top 50 shelves under 4%", None, Some("under 4%"), None),
        ("Returns within 14 days stay under 6%", None, Some("6%"), None),
        ("Share of shared desks from 20% up to 35%", Some("20%"), Some("35%"), None),
        ("RAISE LOANS FROM 20 TO 30", Some("20"), Some("30"), None),
        ("Raise Loans From 20 To 30", Some("20"), Some("30"), None),
    ] {
        let (text, it) = read(text);
        let figures =
            [it.baseline, it.target, it.delta].map(|figure| figure.map(|figure| figure.span.of(&text)));
        assert_eq!(figures, [baseline, target, delta], "{text}");
    }
    for text in ["Hand the archive to a third party", "Improve how a quarter day feels"] {
        assert_eq!(read(text).1.number, None, "{text}");
    }
}

#[test]
fn a_word_beside_the_figure_says_which_way() {
    for (text, way) in [
        ("A quarter more singers", Way::Up),
        ("A third fewer complaints about damp", Way::Down),
        ("Share of shared desks from 20% up to 35%", Way::Up),
        ("Share of shared desks up from 20% to 35%", Way::Up),
        ("Late openings down to 3%", Way::Down),
        ("The waiting list shrinks to under 40", Way::Down),
        ("Length of a loan down from 21.5 to 14 days", Way::Down),
        ("Queue ↓ 7.5 min to 4 min", Way::Down),
        ("Shelf use between 70% and 85%", Way::Hold),
        ("Damp at or below 6.5%", Way::Down),
        ("Stock at or above 40", Way::Up),
        ("Late loans max. 2 a month", Way::Down),
        ("Late loans no higher than 3 a week", Way::Down),
        ("Late loans not higher than 3 a week", Way::Down),
    ] {
        let (_, it) = read(text);
        assert_eq!(it.direction.map(|direction| direction.way), Some(way), "{text}");
        assert_eq!(verdict(&it), None, "{text}");
    }
}

#[test]
fn what_describes_the_thing_that_moves_is_no_part_of_its_own() {
    for text in [
        "Unclaimed desks fall below 15 a week; last quarter it was 52",
        "Rooms taken by guests ready to check out down from 34 to 15",
        "Loans handled without paper forms up from 40% to 75%",
        "Loans handled through the kiosk up from 40% to 75%",
    ] {
        assert_eq!(verdict(&read(text).1), None, "{text}");
    }
    let (text, it) = read("Raise loans from 20 to 30 without pushing damage up from 3%");
    assert!(it.guard.is_some_and(|span| span.of(&text).starts_with("without")));
}

#[test]
fn half_words_are_not_judged_while_somebody_types() {
    for text in ["Cut", "Cut p", "Reduce n", "Fewer than"] {
        assert_eq!(verdict(&read(text).1), None, "{text}");
    }
    assert_eq!(verdict(&read("Launch blog").1), Some(Verdict::TaskNotOutcome));
    assert_eq!(verdict(&read("Reduce waste").1), Some(Verdict::MissingNumber));
}

#[test]
fn values_units_and_bounds_are_read_exactly() {
    let target = |text: &str| {
        let (_, it) = read(text);
        it.target.map(|target| (target.value, target.comparator, target.unit.map(|unit| unit.dimension)))
    };
    let exact = |text: &str| Value::Exact(text.parse().expect("a number"));
    let (below, above, least) = (Some(Comparator::Below), Some(Comparator::Above), Some(Comparator::AtLeast));
    for (text, expected) in [
        ("Answer in under two seconds", (exact("2"), below, Some(Dimension::Time))),
        ("CSAT > 75%", (exact("75"), above, Some(Dimension::Share))),
        ("Win ≥1 award", (exact("1"), least, None)),
        ("Reach ~80 stores", (exact("80"), Some(Comparator::About), None)),
        ("Raise £15,000 from donors", (exact("15000"), None, Some(Dimension::Money))),
        ("Keep uptime at 99.9% or better", (exact("99.9"), None, Some(Dimension::Share))),
        ("Cut wait from 9.2 to 6.5 months", (exact("6.5"), None, Some(Dimension::Time))),
        ("Reach 3 million listeners", (exact("3000000"), None, Some(Dimension::Scale))),
        ("Win twenty-five stores", (exact("25"), None, None)),
        ("Win two hundred stores", (exact("200"), None, None)),
        ("Win a million listeners", (exact("1000000"), None, None)),
        ("Win 1.000,5 customers", (Value::Ambiguous, None, None)),
        (
            "Shelf use between 70% and 85%",
            (Value::Range(Decimal::from(70), Decimal::from(85)), None, Some(Dimension::Share)),
        ),
        ("Late loans max. 2 a month", (exact("2"), Some(Comparator::AtMost), None)),
        ("Damp at or below 6.5%", (exact("6.5"), Some(Comparator::AtMost), Some(Dimension::Share))),
        ("Returns stay under 6%", (exact("6"), below, Some(Dimension::Share))),
        (
            "Shelves dusted in 11 of 12 months",
            (Value::Ratio(Decimal::from(11), Decimal::from(12)), None, Some(Dimension::Share)),
        ),
        ("Win 10-15 customers", (Value::Range(Decimal::TEN, Decimal::from(15)), None, None)),
    ] {
        let (value, comparator, unit) = target(text).unwrap_or_else(|| panic!("{text}: no target"));
        let unit = unit.filter(|unit| *unit != Dimension::Scale);
        let wanted = expected.2.filter(|unit| *unit != Dimension::Scale);
        assert_eq!((value, comparator, unit), (expected.0, expected.1, wanted), "{text}");
    }
    assert_eq!(
        read("Cut wait from 9.2 to 6.5 months").1.baseline.and_then(|it| it.unit).map(|unit| unit.dimension),
        Some(Dimension::Time)
    );
}

#[test]
fn each_figure_keeps_its_own_unit() {
    for text in ["Cut boarding from 2 hours to 40 minutes", "Cut boarding from two hours to 40 minutes"] {
        let (text, it) = read(text);
        let unit = |figure: Option<Quantity>| figure.and_then(|it| it.unit).map(|unit| unit.span.of(&text));
        assert_eq!((unit(it.baseline), unit(it.target)), (Some("hours"), Some("minutes")), "{text}");
    }
}

#[test]
fn joined_words_are_one_word() {
    let (text, it) = read("Cut end-to-end latency from 300 ms to 200 ms");
    assert_eq!(it.metric.map(|metric| metric.span.of(&text)), Some("latency"));
    assert_eq!(it.purpose, None);
    let (text, it) = read("Paid sign-ups rise from 40 to 60");
    assert_eq!(it.verb.map(|verb| verb.span.of(&text)), Some("rise"));
    let (text, it) = read("Reduce the time to a first reply from 3 days to 4 hours");
    assert_eq!(it.metric.map(|metric| metric.span.of(&text)), Some("time to a first reply"));
}

#[test]
fn digits_that_are_no_target_prove_nothing() {
    for text in [
        "Improve satisfaction with release 10",
        "Improve retention in Q3",
        "Increase trust in SOC 2 reports",
        "Increase 30-day retention",
        "Improve search satisfaction by 2026-11-30",
        "Increase retention by 15 July",
        "Improve adoption of phase 2",
        "Improve how people know the rules of Hall 7",
    ] {
        assert_eq!(read(text).1.number, None, "{text}");
    }
}

#[test]
fn words_can_be_exact() {
    for (text, proof) in [
        ("Double the number of repeat orders", "Double"),
        ("No rise in complaints", "No"),
        ("Every customer can name a contact", "Every"),
        ("Zero lost parcels", "Zero"),
        ("Two thirds of users return", "Two thirds"),
        ("Answer within an hour", "an"),
    ] {
        let (text, it) = read(text);
        assert!(it.number.is_some_and(|span| span.of(&text).contains(proof)), "{text}: {:?}", it.number);
    }
    assert_eq!(read("Improve several metrics for more customers").1.number, None);
}

#[test]
fn deadlines_are_read_in_words_too() {
    for (text, deadline) in [
        ("Reach NPS 60 by end of Q3", Some("end of Q3")),
        ("Reach NPS 60 by mid-November", Some("mid-November")),
        ("Reach NPS 60 this quarter", Some("this quarter")),
        ("Reach NPS 60 by 2026-11-30", Some("2026-11-30")),
        ("Reach NPS 60", None),
        ("Increase traffic by 20%", None),
    ] {
        let (text, it) = read(text);
        assert_eq!(it.deadline.map(|span| span.of(&text)), deadline, "{text}");
    }
}

#[test]
fn owners_stand_at_the_start_or_end() {
    let owners = |text: &str| {
        let (text, it) = read(text);
        it.owners.iter().map(|owner| owner.of(&text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(owners("Reach NPS 60 @maria [committed]"), ["@maria"]);
    assert_eq!(owners("@li Reach NPS 60"), ["@li"]);
    assert_eq!(owners("Reach NPS 60 @li by 2026-11-30"), ["@li"]);
    assert_eq!(owners("Reach NPS 60 @li\n    Sta"), ["@li"]);
    assert_eq!(owners("Reach NPS 60 @li [c"), ["@li"]);
    assert_eq!(owners("Reach NPS 60 @li\n    among @ada's guests @bo"), ["@li", "@bo"]);
    assert_eq!(owners("Answer 90% of mails to @support\n    within an hour"), Vec::<String>::new());
    assert_eq!(owners("Answer 90% of mails to @support within an hour"), Vec::<String>::new());
}

#[test]
fn a_task_is_underlined_at_the_words_that_show_it() {
    let shown = |text: &str| {
        let (text, it) = read(text);
        it.form.map(|(form, span)| (form, span.of(&text).to_owned()))
    };
    assert_eq!(shown("Create a survey"), Some((Form::Activity, "Create".to_owned())));
    assert_eq!(shown("Run 50 interviews"), Some((Form::CountedWork, "Run 50".to_owned())));
    assert_eq!(shown("New platform for documents"), Some((Form::Deliverable, "New platform".to_owned())));
}

#[test]
fn evidence_names_words_and_reasons() {
    let (text, it) = read("Create a survey for new customers");
    assert!(it.score > 0.0);
    let reasons = evidence(&text, &[], Lexicon::builtin());
    assert!(reasons.iter().any(|reason| reason.span.of(&text) == "Create" && reason.weight > 0.0));
    assert!(reasons.iter().all(|reason| !reason.reason.is_empty()));
}

#[test]
fn metric_means_purpose_and_guard_have_spans() {
    let (text, it) =
        read("Increase conversion rate by 15% by simplifying the form without lowering order value");
    assert_eq!(it.metric.map(|metric| metric.span.of(&text)), Some("conversion rate"));
    assert_eq!(it.polarity(), Some(Polarity::Higher));
    assert!(it.means.is_some_and(|span| span.of(&text).starts_with("by simplifying")));
    assert!(it.guard.is_some_and(|span| span.of(&text).starts_with("without")));
    let (text, it) = read("Launch the tour so that 70% of teams reach their first report");
    assert!(it.purpose.is_some_and(|span| span.of(&text).starts_with("so that")));
}

#[test]
fn a_segment_says_of_whom_one_measures() {
    for (text, segment) in [
        ("Raise retention for new teams to 60%", Some("new teams")),
        ("In Malmö, reduce the time to a first lesson from 9 to 4 days", Some("Malmö")),
        ("Lift attendance among evening students by 10%", Some("evening students")),
        ("Raise retention to 60% in March", None),
        ("Reach NPS 60", None),
    ] {
        let (text, it) = read(text);
        assert_eq!(it.segment.map(|span| span.of(&text)), segment, "{text}");
    }
}

#[test]
fn a_place_in_front_hides_no_verb() {
    let (text, it) = read("In Malmö, reduce the time to a first lesson from 9 to 4 days");
    assert_eq!(it.verb.map(|verb| verb.span.of(&text)), Some("reduce"));
    assert_eq!(verdict(&it), None);
}

#[test]
fn labels_in_front_are_no_part_of_the_sentence() {
    for (text, verb) in [
        ("P1 - Orchard - Raise cider sales by 12%", "Raise"),
        ("Head of Press and Cellar, North KR: Raise cider sales by 12%", "Raise"),
        ("Director of the Orchard, Cider and Juice: Raise cider sales by 12%", "Raise"),
        ("Cellar (Press, Barrels & Bottles): Raise cider sales by 12%", "Raise"),
    ] {
        let (text, it) = read(text);
        assert_eq!(it.verb.map(|verb| verb.span.of(&text)), Some(verb), "{text}");
        assert_eq!(verdict(&it), None, "{text}");
    }
}

#[test]
fn the_number_of_an_issue_is_no_figure() {
    for text in ["Improve cider sales ([#46](https://example.com/46))", "Improve cider sales (#46)"] {
        assert_eq!(read(text).1.number, None, "{text}");
    }
}

#[test]
fn a_measure_that_moves_is_no_task() {
    for text in [
        "Improve the share of invited colleagues who join",
        "Raise tour completion",
        "Send fewer reminders",
        "Increase weekly use",
    ] {
        let (text, it) = read(text);
        assert_eq!(verdict(&it), Some(Verdict::MissingNumber), "{text}");
        assert!(it.metric.is_some(), "{text}");
    }
    let (text, it) = read("Increase weekly use");
    assert_eq!(it.metric.map(|metric| metric.span.of(&text)), Some("weekly use"));
}

#[test]
fn one_in_so_many_is_a_share() {
    let (text, it) = read("9 of 10 callers say that the advice helped");
    let target = it.target.expect("a target");
    assert_eq!((target.span.of(&text), target.is_share()), ("9 of 10", true));
    assert_eq!(verdict(&it), None);
}

#[test]
fn an_objective_is_a_task_where_it_ends_with_a_thing() {
    let read = |text: &str| {
        let (text, tokens) = statement(text);
        let it = objective(&text, &tokens, Lexicon::builtin());
        (it.task.map(|span| span.of(&text).to_owned()), it.number.map(|span| span.of(&text).to_owned()))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(read("Launch the new web shop"), (some("Launch"), None));
    assert_eq!(read("Hire a head of catering"), (some("Hire"), None));
    assert_eq!(read("Build a culture of feedback"), (None, None));
    assert_eq!(read("Deliver a reliable platform"), (None, None));
    assert_eq!(read("Grow turnover by 30%"), (None, some("30%")));
    assert_eq!(read("Reach 1,000 members"), (None, some("1,000")));
    assert_eq!(read("New kiosks open on time"), (None, None));
    assert_eq!(read("Everyone knows their way around Room 3"), (None, None));
    assert_eq!(read("Be among the top 5 in the region by 2027"), (None, None));
}

#[test]
fn other_languages_are_recognised() {
    let english = |text: &str| language(text, &[], Lexicon::builtin()).is_english();
    for text in [
        "Increase onboarding completion for new teams and keep ticket reopen rate below five",
        "Sign contracts with Deutsche Bahn, La Poste and Banco de Chile",
        "Kubernetes operators adopt Velero",
        "NPS",
    ] {
        assert!(english(text), "{text}");
    }
    for text in [
        "Klanten vinden sneller wat zij zoeken en blijven langer bij ons dan vorig jaar",
        "Verhoog de activation rate van nieuwe accounts in het enterprise segment naar top level",
        "Conversion Rate im Trial von acht auf zwölf steigern und Customer Churn unter zwei halten",
        "Die Werkstatt liefert pünktlich",
        "Les clients trouvent plus vite ce qu'ils cherchent et restent chez nous toute l'année",
        "Augmentation de la satisfaction client et migration des documents en production",
        "Aumentar el ROI del marketing digital en la plataforma de soporte",
        "Os moradores confiam mais no transporte da cidade",
        "Portare la durata media della visita da un'ora a due",
        "Höj andelen ärenden som löses direkt",
        "Skrócić czas odpowiedzi dla stałych klientów",
        "Nosta ensimmäisellä yhteydenotolla ratkaistujen osuus",
        "Сократить время ответа с девяти часов до двух",
    ] {
        assert!(!english(text), "{text}");
    }
}

#[test]
fn huge_numbers_are_refused_and_never_panic() {
    let (_, it) = read("Reach 99999999999999999999999999999999999999 M users");
    assert!(
        it.quantities.iter().all(|quantity| quantity.value.exact().is_none_or(|value| value > Decimal::ZERO))
    );
}

const KINDS: [TokenKind; 13] = [
    TokenKind::Quantity,
    TokenKind::Arrow,
    TokenKind::Date,
    TokenKind::Quarter,
    TokenKind::Mention,
    TokenKind::Attribute,
    TokenKind::Tag,
    TokenKind::Link,
    TokenKind::Url,
    TokenKind::Code,
    TokenKind::Placeholder,
    TokenKind::Result,
    TokenKind::Reference,
];

proptest! {
    #[test]
    fn any_text_with_any_tokens_is_read(text in "\\PC{0,60}", cuts in prop::collection::vec((0_usize..80, 0_usize..12, 0_usize..13), 0..6)) {
        let tokens: Vec<Token> = cuts.iter().map(|&(start, length, kind)| Token { kind: KINDS[kind], span: Span::new(start, start + length) }).collect();
        let _ = analyse(&text, &tokens, Lexicon::builtin());
        let reasons = evidence(&text, &tokens, Lexicon::builtin());
        prop_assert!(reasons.iter().all(|it| it.span.end <= text.len()));
    }

    #[test]
    fn sentences_of_known_words_are_read(words in prop::collection::vec(prop::sample::select(vec![
        "increase", "Create", "to", "by", "the", "of", "users", "80%", "$1.2M", "from", "5", "→", "10", "(", ")", "with", "at least",
        "that", "is", "shipped", "and", ",", ".", ":", "no", "a", "day", "under", "every", "time to", "@li", "=> 80%", "X%", "Q3", "–", "\"", "<", "release",
    ]), 0..14)) {
        let (text, tokens) = statement(&format!("x {}", words.join(" ")));
        let anatomy = analyse(&text, &tokens, Lexicon::builtin());
        for span in [anatomy.number, anatomy.deadline, anatomy.means, anatomy.purpose, anatomy.guard, anatomy.actor].into_iter().flatten() {
            prop_assert!(!span.of(&text).is_empty());
        }
    }
}
