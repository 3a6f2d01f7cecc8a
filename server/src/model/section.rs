//! Sections: all from one cycle or team to the next one.

use std::ops::Range;

use super::{Body, Document};

impl Body {
    /// True where it names the cycle or the team that what follows is about.
    #[must_use]
    pub fn opens_section(&self) -> bool {
        self.properties.iter().any(|property| property.key.opens_section())
    }

    /// True where it holds what a section is about.
    #[must_use]
    pub fn has_results(&self) -> bool {
        self.objective.is_some() || !self.key_results.is_empty()
    }
}

impl Document {
    /// The bodies of each section, in order. A cycle or a team begins another one where items stand above it.
    #[must_use]
    pub fn sections(&self) -> Vec<Range<usize>> {
        let mut sections = Vec::new();
        let (mut start, mut has_items) = (0, false);
        for (index, block) in self.blocks().iter().enumerate() {
            if has_items && block.body.opens_section() {
                sections.push(start..index);
                (start, has_items) = (index, false);
            }
            has_items |= block.body.has_results();
        }
        sections.push(start..self.blocks().len());
        sections
    }

    /// The section that the body at that index is in.
    #[must_use]
    pub fn section_of(&self, block: usize) -> Range<usize> {
        self.sections().into_iter().find(|section| section.contains(&block)).unwrap_or_default()
    }
}
