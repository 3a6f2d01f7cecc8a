//! Over the end of an objective, into the next one.

use super::{Moved, Stretch, Way, carried, fit, other_objective};
use crate::model::{Body, Branch, Document, Label, Place};
use crate::rewrite::next_item::stand_apart;
use crate::rewrite::renumber::renumber;
use crate::rewrite::{TextEdit, apply};
use crate::text::Span;

/// Takes a key result to the next objective that way: behind its last key result, or in front of its first.
pub(super) fn cross(document: &Document, block: usize, item: &Branch, at: usize, way: Way) -> Option<Moved> {
    let Place::KeyResult(index) = item.place else { return None };
    let target = other_objective(document, block, way)?;
    let from = Stretch::of(document, block, item.lines);
    let into = Stretch::of(document, target, Span::default());
    let (body, other) = (from.body, into.body);
    let objective = other.objective.as_ref()?;

    let branches = Branch::all(other);
    let key_results: Vec<Branch> = branches.first()?.children.iter().filter(is_key_result).cloned().collect();
    let edge = if way == Way::Up { key_results.last() } else { key_results.first() };
    let fits = match edge {
        Some(edge) => fit(body, item.place, other, edge.place),
        None => !body.key_results[index].grouped,
    };
    if !fits {
        return None;
    }

    let labels = new_labels(body, item, other, from.span.start);
    let text = apply(from.text(), &labels);
    let line_break = other.line_break();
    let blank = if stand_apart(other, &key_results) { line_break } else { "" };
    let insert = match edge {
        Some(edge) if way == Way::Down => {
            TextEdit::insert(edge.lines.start, format!("{text}{line_break}{blank}"))
        }
        edge => {
            let own = objective.properties.iter().map(|property| property.lines.end);
            let end = edge.map_or_else(|| own.fold(objective.layout.head.end, usize::max), |it| it.lines.end);
            TextEdit::add_line_below(other, end, &format!("{blank}{text}"))
        }
    };
    let delete = take_out(body, Span::new(from.span.start, item.lines.end));
    let insert = insert.shifted(into.start);
    let delete = TextEdit::delete(delete.shifted(from.start));
    let gone = if way == Way::Down { delete.span.len() } else { 0 };
    let ahead = insert.new.find(&text).unwrap_or_default();
    let cursor = insert.span.start + ahead + carried(from.place(), at, &labels) - gone;
    Some(Moved { edits: vec![delete, insert], cursor })
}

fn is_key_result(branch: &&Branch) -> bool {
    matches!(branch.place, Place::KeyResult(_))
}

/// New numbers for the labels that are taken in `other`, as edits of the text that begins at `start`.
fn new_labels(body: &Body, item: &Branch, other: &Body, start: usize) -> Vec<TextEdit> {
    fn names<'a>(labels: impl Iterator<Item = &'a Option<Label>>) -> Vec<&'a str> {
        labels.flatten().map(|label| label.name.as_str()).collect()
    }
    let mut initiatives = names(other.initiatives.iter().map(|item| &item.label));
    let key_results = names(other.key_results.iter().map(|item| &item.label));
    let of = |place: Place| match place {
        Place::Objective => None,
        Place::KeyResult(index) => body.key_results[index].label.as_ref(),
        Place::Initiative(index) => body.initiatives[index].label.as_ref(),
    };
    // What comes along is taken, too.
    let own: Vec<&Label> = item.children.iter().filter_map(|child| of(child.place)).collect();
    initiatives.extend(own.iter().map(|label| label.name.as_str()));
    let mut edits = Vec::new();
    let mut new_names = Vec::new();
    let clash = |label: &Label, taken: &[&str], count: usize| {
        taken.iter().filter(|name| **name == label.name).count() > count
    };
    if let Some(label) = of(item.place).filter(|label| clash(label, &key_results, 0)) {
        edits.extend(renumber(body, label, &key_results).map(|(_, edit)| edit));
    }
    for label in own.into_iter().filter(|label| clash(label, &initiatives, 1)) {
        let taken: Vec<&str> =
            initiatives.iter().copied().chain(new_names.iter().map(String::as_str)).collect();
        if let Some((name, edit)) = renumber(body, label, &taken) {
            edits.push(edit);
            new_names.push(name);
        }
    }
    let local =
        |edit: TextEdit| TextEdit { span: Span::new(edit.span.start - start, edit.span.end - start), ..edit };
    edits.into_iter().map(local).collect()
}

/// What goes with the lines of an item: their break, and blank lines on one side where blank lines stand on both.
fn take_out(body: &Body, lines: Span) -> Span {
    let above = body.text[..lines.start].trim_end().len();
    let below = lines.end + body.text[lines.end..].len() - body.text[lines.end..].trim_start().len();
    let blank_above = Span::new(body.lines(Span::empty(above)).end, lines.start);
    let blank_below = Span::new(lines.end, body.lines(Span::empty(below)).start.max(lines.end));
    match () {
        // The line above loses the break that parted the two.
        () if !body.slice(lines).ends_with(['\r', '\n']) => Span::new(above, lines.end),
        () if blank_above.is_empty() || below < body.text.len() && blank_below.is_empty() => lines,
        () if below < body.text.len() => lines.cover(blank_below),
        () => lines.cover(blank_above),
    }
}
