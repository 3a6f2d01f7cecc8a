#!/usr/bin/env bash
# Tests the VS Code extension, and the server in it, in the real VS Code, as a person uses them.
#
#   tests/editors/vscode.sh [WORD]...     only the cases in the window whose name has one of the words in it
#   tests/editors/vscode.sh --pictures    takes the pictures of the extension's README instead
#
#   OKR_LS       the server to pack into the extension; default: one built as for a release
#   CHROMIUM     the browser that VS Code is shown in; default: the one that is installed, else Debian's
#   OKR_SCREENS  a folder for what the cases saw; default: target/vscode-screens
#
# VS Code comes from npm, Node from PyPI: fetched once, into the cache, which takes some minutes.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/tests/editors/vscode
target=${CARGO_TARGET_DIR:-$root/target}
# shellcheck source=vscode/fetch.sh
. "$here/fetch.sh"

if [[ -n ${OKR_LS:-} ]]; then
  [[ -x $OKR_LS ]] || fail "no server at $OKR_LS"
  OKR_LS=$(cd "$(dirname "$OKR_LS")" && pwd)/$(basename "$OKR_LS")
fi
OKR_SCREENS=${OKR_SCREENS:-$target/vscode-screens}
mkdir -p "$OKR_SCREENS"
OKR_SCREENS=$(cd "$OKR_SCREENS" && pwd)

# Nothing that was started outlives this script, however it ends.
finish() {
  jobs -p | xargs kill 2>/dev/null || true
  wait
  rm -rf "$SCRATCH" || true
}

# Runs a command so that a signal does not have to wait for its end.
run() {
  "$@" &
  wait $!
}

fetch_node
fetch_chromium
fetch_code_server
NODE=$node CODE_SERVER=$code_server CHROMIUM=$chromium SCRATCH=$(mktemp -d)
trap finish EXIT
trap 'exit 1' INT TERM HUP
export NODE CODE_SERVER CHROMIUM OKR_SCREENS SCRATCH

npm ci --prefix "$here" --silent --no-audit --no-fund
VSIX=$("$root/editors/vscode/build.sh" "$SCRATCH" 2>"$SCRATCH/build.log") || { cat "$SCRATCH/build.log" >&2; exit 1; }
export VSIX OKR_LS=${OKR_LS:-$target/release/okr-ls}

if [[ ${1:-} == --pictures ]]; then
  run "$node" "$here/pictures.mjs"
  exit
fi
if (($# == 0)); then
  run npm test --silent --prefix "$root/editors/vscode"
  run "$node" "$here/host/run.mjs"
fi
# Names are patterns for Node, but words for us.
words=()
for word in "$@"; do
  words+=("--test-name-pattern=$(sed 's/[][\\.*^$+?(){}|/]/\\&/g' <<<"$word")")
done
run "$node" --test --test-isolation=none --test-timeout=240000 "${words[@]}" "$here/cases/*.mjs"
