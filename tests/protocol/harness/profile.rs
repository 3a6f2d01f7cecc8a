//! What the editors say of themselves, as they say it.

use serde_json::{Value, json};

use super::text::Unit;

/// An editor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Profile {
    /// VS Code with vscode-languageclient: columns in UTF-16, versioned edits.
    VsCode,
    /// Neovim 0.11: columns in bytes, plain edits.
    Neovim,
    /// Neovim with another preference.
    NeovimUtf32,
    /// A client that has no capability at all.
    Bare,
}

/// The editors under which every case runs.
pub const PROFILES: [Profile; 2] = [Profile::VsCode, Profile::Neovim];

impl Profile {
    /// The parameters of `initialize`.
    pub fn initialize(self) -> Value {
        let folder = "file:///okrs";
        let folders = json!([{ "uri": folder, "name": "okrs" }]);
        let mut params = json!({
            "processId": std::process::id(),
            "rootPath": "/okrs",
            "rootUri": folder,
            "workspaceFolders": folders,
            "trace": "off",
            "capabilities": self.capabilities(),
        });
        match self {
            Self::VsCode => {
                params["clientInfo"] = json!({ "name": "Visual Studio Code", "version": "1.104.0" });
                params["locale"] = json!("en");
            }
            Self::Neovim | Self::NeovimUtf32 => {
                params["clientInfo"] = json!({ "name": "Neovim", "version": "0.11.5" });
                params["workDoneToken"] = json!("1");
            }
            Self::Bare => params = json!({ "processId": null, "rootUri": null, "capabilities": {} }),
        }
        params
    }

    /// The capabilities in it.
    pub fn capabilities(self) -> Value {
        let mut capabilities: Value = match self {
            Self::VsCode => serde_json::from_str(include_str!("../clients/vscode.json")).unwrap(),
            Self::Neovim | Self::NeovimUtf32 => {
                serde_json::from_str(include_str!("../clients/neovim.json")).unwrap()
            }
            Self::Bare => json!({}),
        };
        if self == Self::NeovimUtf32 {
            capabilities["general"]["positionEncodings"] = json!(["utf-32", "utf-16"]);
        }
        capabilities
    }

    /// The unit of columns that the server should choose: the first that is offered.
    pub fn unit(self) -> Unit {
        match self {
            Self::VsCode | Self::Bare => Unit::Utf16,
            Self::Neovim => Unit::Utf8,
            Self::NeovimUtf32 => Unit::Utf32,
        }
    }
}
