#!/usr/bin/env bash
# Tests the Neovim plugin, and the server behind it, in the real Neovim, as a person uses them.
#
#   tests/editors/neovim.sh [WORD]...     only the cases whose name has one of the words in it
#
#   OKR_LS       the server; default: target/debug/okr-ls
#   NVIM         a Neovim to use instead of the pinned ones, which are fetched once, into the cache
#   OKR_SCREENS  a folder in which to keep the screens that the terminal cases saw
set -euo pipefail

# The first must be had; where the others cannot be fetched, they are left out with a word.
versions=(0.11.4 0.12.4 0.10.4)
root=$(cd "$(dirname "$0")/../.." && pwd)

fail() {
  echo "neovim.sh: $*" >&2
  exit 2
}

server=${OKR_LS:-${CARGO_TARGET_DIR:-$root/target}/debug/okr-ls}
[[ -x $server ]] || fail "no server at $server; build it (cargo build), or set OKR_LS"
server=$(cd "$(dirname "$server")" && pwd)/$(basename "$server")

plugins=$("$root/tests/editors/neovim/fetch.sh" plugins)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" || true' EXIT

# Runs the cases in one Neovim; the screens of each go into a folder of their own.
run() {
  local nvim=$1 screens=
  shift
  echo "-- $("$nvim" --version | head -n 1)"
  if [[ -n ${OKR_SCREENS:-} ]]; then
    screens=$OKR_SCREENS/$("$nvim" --version | sed -n '1s/NVIM v//p')
    mkdir -p "$screens"
    screens=$(cd "$screens" && pwd)
  fi
  rm -rf "$scratch/state" "$scratch/tmp"
  mkdir "$scratch/state" "$scratch/tmp"
  env -u NVIM -u VIMRUNTIME OKR_LS="$server" OKR_ROOT="$root" OKR_SCREENS="$screens" OKR_PLUGINS="$plugins" \
    TMPDIR="$scratch/tmp" XDG_STATE_HOME="$scratch/state" NVIM_LOG_FILE="$scratch/state/log" \
    "$nvim" --clean -l "$root/tests/editors/neovim/run.lua" "$@"
}

if [[ -n ${NVIM:-} ]]; then
  run "$NVIM" "$@"
  exit
fi
status=0
for version in "${versions[@]}"; do
  code=0
  nvim=$("$root/tests/editors/neovim/fetch.sh" "$version") || code=$?
  if ((code == 3)) && [[ $version != "${versions[0]}" ]]; then
    echo "-- Neovim $version left out"
    continue
  fi
  ((code == 0)) || exit "$code"
  run "$nvim" "$@" || status=1
done
exit "$status"
