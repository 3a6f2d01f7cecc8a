//! How a statement begins, or what kind of clause it is.

/// How a statement begins, or what kind of clause it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Lead {
    /// "Create a survey".
    Imperative,
    /// "Creating a survey".
    Gerund,
    /// "Created a survey".
    Past,
    /// "Completion rises".
    Active,
    /// "The survey is created".
    Passive,
    /// "The survey is running".
    Progressive,
    /// "The survey is short".
    Copula,
    /// "Users can see it".
    Modal,
    /// "The survey has started".
    Perfect,
    /// "Each page has an owner".
    Possessive,
    /// "Survey created".
    Participle,
    /// "50 answers".
    Amount,
    /// "Survey".
    Title,
}

impl Lead {
    /// The names in the data file, in the order of the variants.
    pub(crate) const NAMES: [&str; 13] = [
        "imperative",
        "gerund",
        "past",
        "active",
        "passive",
        "progressive",
        "copula",
        "modal",
        "perfect",
        "possessive",
        "participle",
        "amount",
        "title",
    ];

    /// True where the verb stands first.
    pub(crate) const fn is_verb_first(self) -> bool {
        matches!(self, Self::Imperative | Self::Gerund | Self::Past)
    }

    /// True where the clause has a subject and a verb that says something of it.
    pub(crate) const fn is_clause(self) -> bool {
        (self as u8) >= (Self::Active as u8) && (self as u8) <= (Self::Possessive as u8)
    }
}
