//! Properties: what may stand behind their colon.

use super::{Context, Slot, statement, word_end};
use crate::completion::scene::Scene;
use crate::model::{Key, Place, Property};
use crate::text::Span;

/// What may stand in the property or check-in at the cursor; `None` where none stands there.
pub(super) fn read<'a>(scene: &Scene<'a>) -> Option<Vec<Context<'a>>> {
    let here = |lines: Span| lines.start <= scene.line.start && scene.line.start < lines.end;
    let (place, property) = match owner(scene, &here) {
        Some(found) => found,
        None => {
            let stray = scene.body.stray_check_ins.iter();
            let mut check_ins = scene.body.key_results.iter().flat_map(|item| &item.check_ins).chain(stray);
            // A value and a remark: only the team knows them.
            return check_ins.any(|check_in| here(check_in.lines)).then(Vec::new);
        }
    };
    Some(in_property(scene, place, property).into_iter().collect())
}

/// The property on the line of the cursor, and what it belongs to.
fn owner<'a>(scene: &Scene<'a>, here: &dyn Fn(Span) -> bool) -> Option<(Option<Place>, &'a Property)> {
    let body = scene.body;
    let objective = body.objective.iter().map(|item| (Some(Place::Objective), &item.properties));
    let key_results =
        body.key_results.iter().enumerate().map(|(at, it)| (Some(Place::KeyResult(at)), &it.properties));
    let initiatives =
        body.initiatives.iter().enumerate().map(|(at, it)| (Some(Place::Initiative(at)), &it.properties));
    let of_document = [(None, &body.properties)];
    let mut all = objective.chain(key_results).chain(initiatives).chain(of_document);
    all.find_map(|(place, properties)| {
        properties.iter().find(|property| here(property.lines)).map(|property| (place, property))
    })
}

fn in_property<'a>(scene: &Scene<'a>, place: Option<Place>, property: &'a Property) -> Option<Context<'a>> {
    let line = scene.body.slice(Span::new(property.key_span.end, scene.line.end));
    let colon = property.key_span.end + line.find(':')? + 1;
    if scene.at < colon {
        return None;
    }
    if let Some(found) = statement::token(scene, &property.value, None, Some(property.key.name())) {
        return found;
    }
    let lists = matches!(property.key, Key::Supports | Key::Guards | Key::Tags);
    let start = match scene.from(colon).rfind(',').filter(|_| lists) {
        Some(comma) => colon + comma + 1,
        None => colon,
    };
    let typed = scene.from(start);
    // Dress that closes behind the colon: `**Owner:** `.
    let dress = typed.len() - typed.trim_start_matches(['*', '_']).len();
    let typed = &typed[dress..];
    let lead = typed.len() - typed.trim_start().len();
    let end = match property.key {
        // These are more words than one.
        Key::Metric | Key::Cycle | Key::Due => scene.at + scene.behind().trim_end().len(),
        _ => word_end(scene),
    };
    let context = Context::new(scene, Slot::Value(property.key, place), start + dress, end)?;
    Some(context.behind(lead, " "))
}
