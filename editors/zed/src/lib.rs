//! Tells Zed where the language server is: where the settings say, on the path, or as a download of the same version.

use std::fs;

use zed_extension_api::serde_json::Value;
use zed_extension_api::settings::{CommandSettings, LspSettings};
use zed_extension_api::{
    self as zed, Architecture, Command, DownloadedFileType, Extension, LanguageServerId,
    LanguageServerInstallationStatus as Status, Os, Result, Worktree,
};

const SERVER: &str = "okr-ls";
const VERSION: &str = env!("CARGO_PKG_VERSION");

struct Okr;

impl Extension for Okr {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let settings = LspSettings::for_worktree(SERVER, worktree)?.binary;
        let CommandSettings { path, arguments, env } =
            settings.unwrap_or(CommandSettings { path: None, arguments: None, env: None });
        let command = match path.or_else(|| worktree.which(SERVER)) {
            Some(command) => command,
            None => downloaded(id)?,
        };
        let mut variables = worktree.shell_env();
        variables.extend(env.into_iter().flatten());
        Ok(Command { command, args: arguments.unwrap_or_default(), env: variables })
    }

    fn language_server_initialization_options(
        &mut self,
        _id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree)?.initialization_options)
    }

    fn language_server_workspace_configuration(
        &mut self,
        _id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree)?.settings)
    }
}

/// The path of the server from the release of this version, which is fetched once.
fn downloaded(id: &LanguageServerId) -> Result<String> {
    let (target, kind, suffix) = archive(zed::current_platform())?;
    let folder = format!("{SERVER}-{VERSION}-{target}");
    let binary =
        if suffix == "zip" { format!("{folder}/{SERVER}.exe") } else { format!("{folder}/{SERVER}") };
    // An archive holds one folder of that name, and is unpacked into one folder for each version.
    let (home, binary) = (format!("v{VERSION}"), format!("v{VERSION}/{binary}"));
    if fs::metadata(&binary).is_ok_and(|it| it.is_file()) {
        return Ok(binary);
    }
    zed::set_language_server_installation_status(id, &Status::Downloading);
    let url = format!("https://github.com/okr-ls/okr-ls/releases/download/v{VERSION}/{folder}.{suffix}");
    zed::download_file(&url, &home, kind).map_err(|why| {
        format!("{SERVER} is not on the path, and {url} cannot be fetched ({why}); install it, or set lsp.{SERVER}.binary.path")
    })?;
    zed::make_file_executable(&binary)?;
    zed::set_language_server_installation_status(id, &Status::None);
    remove_others(&home);
    Ok(binary)
}

/// The name of the release's archive for a platform.
fn archive(platform: (Os, Architecture)) -> Result<(&'static str, DownloadedFileType, &'static str)> {
    let target = match platform {
        (Os::Linux, Architecture::X8664) => "x86_64-unknown-linux-gnu",
        (Os::Linux, Architecture::Aarch64) => "aarch64-unknown-linux-gnu",
        (Os::Mac, Architecture::X8664) => "x86_64-apple-darwin",
        (Os::Mac, Architecture::Aarch64) => "aarch64-apple-darwin",
        (Os::Windows, Architecture::X8664) => {
            return Ok(("x86_64-pc-windows-msvc", DownloadedFileType::Zip, "zip"));
        }
        _ => {
            return Err(format!(
                "there is no {SERVER} for this platform; build it, and set lsp.{SERVER}.binary.path"
            ));
        }
    };
    Ok((target, DownloadedFileType::GzipTar, "tar.gz"))
}

/// Removes what was fetched for other versions; what cannot be removed does no harm.
fn remove_others(home: &str) {
    let entries = fs::read_dir(".").into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name() != home) {
        let _ = fs::remove_dir_all(entry.path());
    }
}

zed::register_extension!(Okr);
