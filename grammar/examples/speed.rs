//! Times a full parse of a file, and one character typed and deleted in its middle, in a word and in a property's key:
//! `cargo run --release -p tree-sitter-okr --example speed FILE...`. Without files, hostile texts of 100,000 signs.

#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use tree_sitter::{InputEdit, Parser, Point, Tree};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The least of several times: what other processes take is no part of it.
fn least(times: &[Duration]) -> Duration {
    times.iter().copied().min().unwrap_or_default()
}

fn point(text: &[u8], at: usize) -> Point {
    let row = text[..at].iter().filter(|&&byte| byte == b'\n').count();
    let line = text[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
    Point::new(row, at - line)
}

/// One character typed at a place and deleted again, over and over; the first time and the least of the others.
fn edits(parser: &mut Parser, text: &[u8], at: usize, runs: usize) -> Outcome<(Duration, Duration)> {
    let mut parse =
        |text: &[u8], old: Option<&Tree>| parser.parse(text, old).ok_or("the parser was interrupted");
    let place = point(text, at);
    let behind = Point::new(place.row, place.column + 1);
    let mut longer = text.to_vec();
    longer.insert(at, b'x');
    let (typed, deleted) = (
        InputEdit {
            start_byte: at,
            old_end_byte: at,
            new_end_byte: at + 1,
            start_position: place,
            old_end_position: place,
            new_end_position: behind,
        },
        InputEdit {
            start_byte: at,
            old_end_byte: at + 1,
            new_end_byte: at,
            start_position: place,
            old_end_position: behind,
            new_end_position: place,
        },
    );
    let mut tree = parse(text, None)?;
    let mut times = Vec::new();
    for _ in 0..runs * 4 {
        for (edit, text) in [(&typed, longer.as_slice()), (&deleted, text)] {
            let start = Instant::now();
            tree.edit(edit);
            tree = parse(text, Some(&tree))?;
            times.push(start.elapsed());
        }
    }
    Ok((times[0], least(&times[1..])))
}

fn time(name: &str, text: &[u8], runs: usize) -> Outcome<()> {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_okr::LANGUAGE.into())?;

    let mut full = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        let tree = parser.parse(text, None).ok_or("the parser was interrupted")?;
        full.push(start.elapsed());
        drop(tree);
    }
    let full = least(&full);

    let middle = text.len() / 2;
    let find = |word: &[u8]| {
        text[middle..].windows(word.len()).position(|found| found == word).map(|at| middle + at)
    };
    // In the first word behind a separator, and in a key, whose property is a note then.
    let (first, edit) = edits(&mut parser, text, find(b": ").map_or(middle, |found| found + 4), runs)?;
    let key = match find(b"owner: ") {
        Some(found) => {
            let (first, edit) = edits(&mut parser, text, found + 2, runs)?;
            format!("  in a key {edit:10.3?} (first {first:10.3?})")
        }
        None => String::new(),
    };
    println!(
        "{name:>14} {:8} KB  full {full:10.3?} ({:5.1} MB/s)  edit {edit:10.3?} (first {first:10.3?}){key}",
        text.len() / 1000,
        text.len() as f64 / 1e6 / full.as_secs_f64(),
    );
    Ok(())
}

fn main() -> Outcome<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    for file in &files {
        time(file, &std::fs::read(file)?, 9)?;
    }
    if files.is_empty() {
        for sign in [
            "#", "[", "<", "`", "~~", "**", "__", "**~~", "(", "[a](", "`a", "a ", "5-", "?", "> ", "- ",
            " \n", "\\\n ", "from X ",
        ] {
            time(sign, sign.repeat(100_000).as_bytes(), 3)?;
            time(&format!("KR: {sign}"), format!("KR: {}", sign.repeat(100_000)).as_bytes(), 3)?;
        }
        let bullets: String = (0..10_000).map(|depth| format!("{}- deeper\n", " ".repeat(depth))).collect();
        time("nested", bullets.as_bytes(), 3)?;
        time("nested group", format!("KRs:\n{bullets}").as_bytes(), 3)?;
        time("long line", format!("KR: {}", "Raise it from 4% to 5% ".repeat(45_000)).as_bytes(), 3)?;
    }
    Ok(())
}
