//! A client that is hard to please.

mod client;
mod editing;
mod permission;
mod profile;
mod snippet;
mod text;
mod wire;

#[cfg(unix)]
mod complaints;

pub use client::Client;
pub use editing::Change;
pub use profile::{PROFILES, Profile};
pub use snippet::expanded;
pub use text::{Unit, bytes, position};
pub use wire::{PATIENCE, Wire, frame};

use serde_json::{Value, json};

/// The names of a document in the client's words.
pub fn uri(name: &str) -> String {
    format!("file:///okrs/{name}")
}

/// The name of a file that exists.
pub fn uri_of(path: &std::path::Path) -> String {
    format!(
        "file://{}{}",
        if cfg!(windows) { "/" } else { "" },
        path.display().to_string().replace('\\', "/")
    )
}

/// The parameters of a request about a whole document.
pub fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// A document with everything in it, of which the server should have something to say.
pub const EXAMPLE: &str = "\
Cycle: 2026-Q4
Team: Growth

Objective O1: New teams succeed in their first week
  Owner: @maria
  Why: Teams that finish onboarding stay three times longer.

  KR1: Increase onboarding completion from 42% to 70% @maria [aspirational]
    2026-10-12: 47% - 🎉 the “new” checklist
  KR2: Redesign the onboarding page @li
  KR3: Improve satisfaction

  Initiative: Rebuild the checklist @li

// okr-ls: allow(lagging-metric) - the board asked for it
(O2) Kunden mögen uns: größer, schöner 😀😀
Key Results:
- [ ] **Close 15 new enterprise contracts** @ana
- Launch the new billing engine 🚀 by 2026-11-30
";
