#!/usr/bin/env bash
# Makes the picture of the plugin's README anew, from the screen that its case sees.
#
#   tests/editors/neovim/picture.sh
#
#   OKR_LS       the server; default: target/debug/okr-ls
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

nvim=$("$here/fetch.sh" 0.12.4)
NVIM=$nvim OKR_SCREENS=$scratch "$root/tests/editors/neovim.sh" picture:
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: rich==15.0.0
mkdir -p "$root/editors/neovim/media"
"$scratch/venv/bin/python" "$here/picture.py" <"$scratch/0.12.4/picture.ansi" >"$root/editors/neovim/media/findings.svg"
