//! Findings as the client shows them.

use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
    Range, Uri,
};

use super::client::ClientProfile;
use super::convert::{self, Walk};
use crate::analysis::Analysis;
use crate::rules::{Level, Rule, Ruling};
use crate::text::Span;

/// Who says it.
pub(super) const SOURCE: &str = "okr-ls";

/// The diagnostics of a document, the most serious ones where there are too many; then a last one says so.
pub(super) fn all(analysis: &Analysis, uri: &Uri, profile: ClientProfile) -> Vec<Diagnostic> {
    let counts = analysis.judgement().counts();
    let total: usize = counts.iter().sum();
    let most = analysis.judgement().config().limits.max_findings;
    let mut room = rooms(counts, most);
    let mut first_hidden = None;
    let mut diagnostics = Vec::with_capacity(total.min(most.saturating_add(1)));
    for (index, block) in analysis.document().blocks().iter().enumerate() {
        let mut walk = None;
        for ruling in analysis.judgement().rulings_of(index) {
            match &mut room[ruling.finding.level as usize] {
                0 => drop(first_hidden.get_or_insert(ruling.span(analysis.document()))),
                room => {
                    *room -= 1;
                    let through =
                        || Walk::through(&block.body.text, analysis.text(), block.start, profile.encoding);
                    let range = walk.get_or_insert_with(through).range(ruling.finding.span);
                    diagnostics.push(diagnostic(analysis, &ruling, range, uri, profile));
                }
            }
        }
    }
    if let Some(span) = first_hidden {
        diagnostics.push(capped(analysis, span, total - most, total, profile));
    }
    diagnostics
}

/// How many findings of each level are shown: the serious ones first.
fn rooms(counts: [usize; Level::ALL.len()], most: usize) -> [usize; Level::ALL.len()] {
    let mut left = most;
    let mut rooms = counts;
    for room in rooms.iter_mut().rev() {
        *room = left.min(*room);
        left -= *room;
    }
    rooms
}

/// One finding.
pub(super) fn one(analysis: &Analysis, ruling: &Ruling<'_>, uri: &Uri, profile: ClientProfile) -> Diagnostic {
    let range = convert::range(analysis.text(), ruling.span(analysis.document()), profile.encoding);
    diagnostic(analysis, ruling, range, uri, profile)
}

fn diagnostic(
    analysis: &Analysis,
    ruling: &Ruling<'_>,
    range: Range,
    uri: &Uri,
    profile: ClientProfile,
) -> Diagnostic {
    let finding = ruling.finding;
    let related = finding.related.iter().map(|related| {
        let span = analysis.document().place(ruling.block, related.span);
        let range = convert::range(analysis.text(), span, profile.encoding);
        let location = Location::new(uri.clone(), range);
        DiagnosticRelatedInformation { location, message: related.message.clone() }
    });
    Diagnostic {
        range,
        severity: Some(severity(finding.level)),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: profile.code_description.then(|| page(finding.rule)).flatten(),
        source: Some(SOURCE.to_owned()),
        message: finding.message.clone(),
        related_information: (profile.related_information && !finding.related.is_empty())
            .then(|| related.collect()),
        ..Diagnostic::default()
    }
}

/// Where the client may send people who want to know more.
fn page(rule: &Rule) -> Option<CodeDescription> {
    rule.url().parse().ok().map(|href| CodeDescription { href })
}

fn capped(
    analysis: &Analysis,
    span: Span,
    hidden: usize,
    total: usize,
    profile: ClientProfile,
) -> Diagnostic {
    Diagnostic {
        range: convert::range(analysis.text(), span, profile.encoding),
        severity: Some(DiagnosticSeverity::INFORMATION),
        code: Some(NumberOrString::String("max-findings".to_owned())),
        source: Some(SOURCE.to_owned()),
        message: format!("{hidden} of {total} findings are not shown here; `okr-ls check` lists them all."),
        ..Diagnostic::default()
    }
}

const fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Hint => DiagnosticSeverity::HINT,
        Level::Info => DiagnosticSeverity::INFORMATION,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Error => DiagnosticSeverity::ERROR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_serious_ones_are_shown_first() {
        assert_eq!(rooms([900, 30, 20, 1], 500), [449, 30, 20, 1]);
        assert_eq!(rooms([9, 0, 600, 0], 500), [0, 0, 500, 0]);
        assert_eq!(rooms([1, 2, 3, 4], 500), [1, 2, 3, 4]);
    }
}
