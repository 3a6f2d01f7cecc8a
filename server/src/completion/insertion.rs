//! What an item puts into the text: words, and blanks to be filled in.

/// A part of an [`Insertion`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It stands as it is.
    Text(String),
    /// A blank to be filled in: `<baseline>`.
    Blank(String),
}

impl Piece {
    /// Its text, a blank in its brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let (Self::Text(text) | Self::Blank(text)) = self;
        text
    }
}

/// Words with blanks between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insertion(Vec<Piece>);

impl Insertion {
    /// Words that stand as they are, whatever signs are in them.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self(if text.is_empty() { Vec::new() } else { vec![Piece::Text(text)] })
    }

    /// A form of our own data: what stands in `<…>` is a blank.
    #[must_use]
    pub fn form(form: &str) -> Self {
        let mut all = Self::default();
        let mut rest = form;
        while let Some((before, (blank, behind))) =
            rest.split_once('<').and_then(|(before, open)| Some((before, open.split_once('>')?)))
        {
            all = all.then(Self::text(before));
            all.0.push(Piece::Blank(format!("<{blank}>")));
            rest = behind;
        }
        all.then(Self::text(rest))
    }

    /// This, and the other behind it.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The same without `prefix`; `None` where it begins otherwise.
    pub(super) fn without(&self, prefix: &str) -> Option<Self> {
        let (Piece::Text(first), rest) = self.0.split_first()? else { return None };
        Some(Self::text(first.strip_prefix(prefix)?).then(Self(rest.to_vec())))
    }

    /// Its parts, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// True where something is to be filled in.
    #[must_use]
    pub fn has_blanks(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Blank(_)))
    }

    /// All of it as text, the blanks in their brackets.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(Piece::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_has_blanks_and_a_text_has_none() {
        let form = Insertion::form("from <baseline> to <target>.");
        let blanks = form.pieces().iter().filter(|piece| matches!(piece, Piece::Blank(_)));
        assert_eq!(blanks.count(), 2);
        assert_eq!(form.plain(), "from <baseline> to <target>.");
        assert!(!Insertion::text("a <b> c").has_blanks());
        assert_eq!(Insertion::form("5 < 6").plain(), "5 < 6");
        assert_eq!(Insertion::text(" x").without(" "), Some(Insertion::text("x")));
        assert_eq!(form.without("to"), None);
        assert_eq!(Insertion::text("x").then(Insertion::form("<y>")).plain(), "x<y>");
    }
}
