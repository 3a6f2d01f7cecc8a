#!/usr/bin/env bash
# Tests the Emacs mode, and the server behind it, in the real Emacs with eglot.
#
#   tests/editors/emacs.sh [REGEXP]       only the cases whose name matches
#
#   OKR_LS       the server; default: target/debug/okr-ls
#   EMACS        an Emacs to use instead of the one on the path
#
# Where there is no Emacs 28 with eglot, it is installed if that can be done (Debian, as root); else this is skipped.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
emacs=${EMACS:-emacs}

skip() {
  echo "emacs.sh: skipped: $*"
  exit 0
}

# Says what is missing; nothing if all is there.
missing() {
  command -v "$emacs" >/dev/null || { echo "no Emacs"; return; }
  "$emacs" --batch --load "$root/tests/editors/emacs/setup.el" --eval '(okr-missing)' 2>/dev/null ||
    echo "it does not start"
}

server=${OKR_LS:-${CARGO_TARGET_DIR:-$root/target}/debug/okr-ls}
[[ -x $server ]] || { echo "emacs.sh: no server at $server; build it (cargo build), or set OKR_LS" >&2; exit 2; }
server=$(cd "$(dirname "$server")" && pwd)/$(basename "$server")

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Nobody's own settings.
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config

if [[ -n $(missing) ]] && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  apt-get update --quiet --quiet || true
  # From Emacs 29 on, eglot is a part of it, and no such package is needed.
  packages=(emacs-nox elpa-yasnippet)
  ! apt-cache show elpa-eglot >/dev/null 2>&1 || packages+=(elpa-eglot)
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}" >/dev/null || true
fi
reason=$(missing)
[[ -z $reason ]] || skip "$reason"

OKR_ROOT=$root OKR_LS=$server "$emacs" --batch --load "$root/tests/editors/emacs/setup.el" \
  --load "$root/tests/editors/emacs/cases.el" --eval "(okr-run \"${1:-.}\")"
