//! The model: what a document holds. Objectives, key results, initiatives, properties, check-ins, and what
//! belongs to what.
//!
//! A document is a row of [`Body`]s, each an objective with all below it or a single line outside of one.
//! A body counts its spans from its own start, so that an edit elsewhere leaves it untouched.
//! What is wrong with any of it is said in `rules`, how to mend it in `rewrite`.

mod body;
mod branch;
mod build;
pub mod cycle;
mod deadline;
mod document;
mod item;
mod key;
mod layout;
mod period;
mod section;
mod suppression;
mod surroundings;
mod value;

pub use body::{Body, Place};
pub use branch::Branch;
pub use deadline::deadline;
pub use document::{Block, Document};
pub use item::{
    CheckIn, Group, Initiative, KeyResult, Label, Note, Objective, Properties, Property, State, Statement,
};
pub use key::{Holder, Key};
pub use layout::Layout;
pub use period::{Period, When};
pub use suppression::{Reach, Suppression};
pub use surroundings::{Quoted, Surroundings};
pub use value::{Commitment, Figure, Status};
