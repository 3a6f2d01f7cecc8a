//! From nodes to the model: who belongs to whom.

use std::sync::Arc;

use super::{
    Body, CheckIn, Group, Holder, Initiative, Key, KeyResult, Label, Layout, Note, Objective, Place,
    Properties, Property, State, Statement, Status, Suppression, suppression,
};
use crate::statement::{self, Anatomy, Language, Lexicon, ObjectiveAnatomy};
use crate::syntax::{SyntaxKind, SyntaxNode, Token};
use crate::text::Span;

/// What the statements of items mean, given their text and tokens, and which of their words are English.
pub(super) trait Analyst {
    fn objective(&self, text: &str, tokens: &[Token]) -> ObjectiveAnatomy;
    fn key_result(&self, text: &str, tokens: &[Token]) -> Arc<Anatomy>;
    fn lexicon(&self) -> &Lexicon;
}

/// Reads one top-level node. `start` is where the body starts in the document, `text` its text; `analyst` says
/// what its statements mean.
pub(super) fn read(node: SyntaxNode<'_>, start: usize, text: Box<str>, analyst: &dyn Analyst) -> Body {
    let mut reader = Reader { start, analyst, body: Body { text, ..Body::default() }, latest: Vec::new() };
    reader.read(node, false);
    suppression::aim(&mut reader.body);
    reader.body.language = language(&reader.body, analyst.lexicon());
    reader.body
}

/// How much of what is to be judged is English. The words of what was taken apart were counted then.
fn language(body: &Body, lexicon: &Lexicon) -> Language {
    let objective = body.objective.iter().map(|objective| objective.anatomy.language);
    let key_results = body.key_results.iter().map(|key_result| key_result.anatomy.language);
    let initiatives = body.initiatives.iter().map(|Initiative { statement, .. }| {
        statement::language(body.slice(statement.span), &statement.tokens, lexicon)
    });
    objective.chain(key_results).chain(initiatives).fold(Language::default(), Language::with)
}

struct Reader<'a> {
    start: usize,
    analyst: &'a dyn Analyst,
    body: Body,
    /// The last item of each kind, the nearest one last: where a property may belong.
    latest: Vec<Place>,
}

/// What all items have in common.
#[derive(Default)]
struct Head<'t> {
    marker: Span,
    statement: Statement,
    state: State,
    layout: Layout,
    /// What stands below it.
    below: Vec<SyntaxNode<'t>>,
}

impl Reader<'_> {
    fn read(&mut self, node: SyntaxNode<'_>, grouped: bool) {
        match node.kind() {
            SyntaxKind::Objective => self.objective(node),
            SyntaxKind::KeyResult => self.key_result(node, grouped),
            SyntaxKind::Initiative => self.initiative(node, grouped),
            SyntaxKind::KeyResultGroup | SyntaxKind::InitiativeGroup => {
                let lines = self.body.lines(self.span(node));
                self.body.groups.push(Group { lines, header: Span::empty(lines.start) });
                node.for_each_child(|child| self.read(child, true));
            }
            SyntaxKind::Property => self.property(node),
            SyntaxKind::CheckIn => self.check_in(node),
            SyntaxKind::Header => {
                let header = self.span(node);
                if let Some(group) = self.body.groups.last_mut() {
                    group.header = header;
                }
            }
            SyntaxKind::Note => self.note(node),
            SyntaxKind::Comment => self.comment(node),
            SyntaxKind::Heading => {
                self.body.heading = true;
                self.note(node);
            }
            _ => {}
        }
    }

    fn objective(&mut self, node: SyntaxNode<'_>) {
        let Head { marker, statement, state, layout, below } = self.head(node);
        let label = label("O", marker, &self.body);
        let anatomy = self.analyst.objective(self.body.slice(statement.span), &statement.tokens);
        let properties = Properties::default();
        self.body.objective =
            Some(Objective { marker, label, statement, anatomy, properties, state, layout });
        self.read_below(below, Place::Objective);
    }

    fn key_result(&mut self, node: SyntaxNode<'_>, grouped: bool) {
        let Head { marker, statement, state, layout, below } = self.head(node);
        let label = label("KR", marker, &self.body);
        let anatomy = self.analyst.key_result(self.body.slice(statement.span), &statement.tokens);
        let (properties, check_ins) = (Properties::default(), Vec::new());
        let item =
            KeyResult { marker, label, statement, anatomy, properties, check_ins, state, grouped, layout };
        self.body.key_results.push(item);
        self.read_below(below, Place::KeyResult(self.body.key_results.len() - 1));
    }

    fn initiative(&mut self, node: SyntaxNode<'_>, grouped: bool) {
        let Head { marker, statement, state, layout, below } = self.head(node);
        let label = label("I", marker, &self.body);
        self.body.initiatives.push(Initiative {
            marker,
            label,
            statement,
            state,
            grouped,
            layout,
            ..Initiative::default()
        });
        self.read_below(below, Place::Initiative(self.body.initiatives.len() - 1));
    }

    fn read_below(&mut self, below: Vec<SyntaxNode<'_>>, place: Place) {
        self.latest.retain(|other| std::mem::discriminant(other) != std::mem::discriminant(&place));
        self.latest.push(place);
        below.into_iter().for_each(|node| self.read(node, false));
    }

    fn head<'t>(&mut self, node: SyntaxNode<'t>) -> Head<'t> {
        let mut head = Head::default();
        let mut first = None;
        let mut last = 0;
        node.for_each_child(|child| {
            let span = self.span(child);
            first.get_or_insert(span.start);
            if self.is_part(child.kind(), span, first) {
                last = span.end;
            }
            match child.kind() {
                SyntaxKind::Marker => head.marker = span,
                SyntaxKind::Statement => head.statement = self.statement(child),
                SyntaxKind::Checkbox if self.body.slice(span).contains(['x', 'X']) => {
                    head.state = State::Done
                }
                SyntaxKind::Dress if self.body.slice(span).contains("~~") => head.state = State::Dropped,
                SyntaxKind::Checkbox | SyntaxKind::Dress | SyntaxKind::Other => {}
                _ => head.below.push(child),
            }
        });
        // A bare marker says nothing, and that stands right behind it.
        if head.statement.span.is_empty() {
            head.statement.span = Span::empty(head.marker.end);
        }
        if self.body.slice(head.statement.span).starts_with("~~") {
            head.state = State::Dropped;
        }
        let first = first.unwrap_or(head.marker.start);
        let line = self.lines(head.marker.cover(head.statement.span));
        head.layout = Layout {
            indent: Span::new(line.start, first.max(line.start)),
            dress: Span::new(first, head.marker.start),
            head: line,
            extent: line.cover(self.body.lines(Span::empty(last))),
        };
        head
    }

    /// True where a child moves with its item: not a comment, which may be about the next one, nor a note that
    /// only happens to stand below.
    fn is_part(&self, kind: SyntaxKind, span: Span, item: Option<usize>) -> bool {
        let indent = |at: usize| at - self.body.lines(Span::empty(at)).start;
        match kind {
            SyntaxKind::Comment => false,
            SyntaxKind::Note | SyntaxKind::Heading => indent(span.start) > indent(item.unwrap_or(span.start)),
            _ => true,
        }
    }

    fn statement(&self, node: SyntaxNode<'_>) -> Statement {
        Statement { span: self.span(node), tokens: node.tokens(node.span().start) }
    }

    fn property(&mut self, node: SyntaxNode<'_>) {
        let mut key_span = Span::default();
        let mut value = None;
        node.for_each_child(|child| match child.kind() {
            SyntaxKind::PropertyKey => key_span = self.span(child),
            SyntaxKind::Value => value = Some(self.statement(child)),
            _ => {}
        });
        let Some(key) = Key::parse(self.body.slice(key_span)) else { return };
        let value = value.unwrap_or(Statement { span: Span::empty(key_span.end), tokens: Vec::new() });
        let lines = self.lines(self.span(node));
        let property = Property { key, key_span, value, lines };
        let place = self.latest.iter().rev().copied().find(|&place| key.fits(place.holder()));
        match place {
            Some(Place::Objective) => {
                if let Some(objective) = &mut self.body.objective {
                    objective.properties.push(property);
                }
            }
            Some(Place::KeyResult(index)) => {
                let state = stated(key, self.body.slice(property.value.span));
                let item = &mut self.body.key_results[index];
                item.state = state.unwrap_or(item.state);
                item.properties.push(property);
            }
            Some(Place::Initiative(index)) => self.body.initiatives[index].properties.push(property),
            None if self.latest.is_empty() && key.fits(Holder::Document) => {
                self.body.properties.push(property)
            }
            None => self.body.stray_properties.push(property),
        }
    }

    fn check_in(&mut self, node: SyntaxNode<'_>) {
        let mut date = Span::default();
        let mut value = Statement::default();
        node.for_each_child(|child| match child.kind() {
            SyntaxKind::Token(_) => date = self.span(child),
            SyntaxKind::Value => value = self.statement(child),
            _ => {}
        });
        let check_in = CheckIn { date, value, lines: self.lines(self.span(node)) };
        match self.body.key_results.last_mut() {
            Some(key_result) => key_result.check_ins.push(check_in),
            None => self.body.stray_check_ins.push(check_in),
        }
    }

    fn note(&mut self, node: SyntaxNode<'_>) {
        self.body.notes.push(Note { span: self.span(node) });
    }

    fn comment(&mut self, node: SyntaxNode<'_>) {
        let span = self.span(node);
        let suppression = Suppression::read(&self.body.text, span, self.body.lines(span));
        self.body.suppressions.extend(suppression);
        self.body.comments.push(span);
    }

    /// The whole lines of what stands at `span`.
    fn lines(&mut self, span: Span) -> Span {
        let lines = self.body.lines(span);
        if self.body.slice(span).contains(['\r', '\n']) {
            self.body.wrapped.push(lines);
        }
        lines
    }

    /// A node's place in the body, without the line break that it may end in.
    fn span(&self, node: SyntaxNode<'_>) -> Span {
        let span = node.span();
        let (start, end) = (span.start - self.start, span.end - self.start);
        Span::new(start, start + Span::new(start, end).of(&self.body.text).trim_end().len())
    }
}

/// The label that a marker carries, in one form: `Objective 2` is `O2`, `KR#3` is `KR3`.
fn label(prefix: &str, marker: Span, body: &Body) -> Option<Label> {
    let text = body.slice(marker);
    let number = text.get(text.find(|c: char| c.is_ascii_digit())?..)?.trim_end_matches([')', '.']);
    Some(Label { span: marker, name: [prefix, number].concat() })
}

/// The state that a `Status` of this value puts an item in: "✅ since May" is done, "reached 40%" is not.
fn stated(key: Key, value: &str) -> Option<State> {
    let (status, remark) = Status::parse(value).filter(|_| key == Key::Status)?;
    let is_word = |text: &str| text.trim_start().starts_with(char::is_alphanumeric);
    let whole = !(is_word(value) && is_word(remark));
    match status {
        Status::Done => whole.then_some(State::Done),
        Status::Dropped => whole.then_some(State::Dropped),
        _ => None,
    }
}
