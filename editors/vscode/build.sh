#!/usr/bin/env bash
# Builds the extension for this platform, with the server in it, and prints the path of the .vsix.
#
#   editors/vscode/build.sh [FOLDER]   the folder to put it in; default: target/vscode
#
#   OKR_LS      a server to take instead of building one
#   TARGET      the platform that the server is for, such as linux-x64; default: this one
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target_dir=${CARGO_TARGET_DIR:-$root/target}
mkdir -p "${1:-$target_dir/vscode}"
out=$(cd "${1:-$target_dir/vscode}" && pwd)

fail() {
  echo "build.sh: $*" >&2
  exit 2
}

# The platform as VS Code names it.
platform() {
  local system machine
  case $(uname -s) in
    Linux) system=$(ldd --version 2>&1 | grep -qi musl && echo alpine || echo linux) ;;
    Darwin) system=darwin ;;
    MINGW* | MSYS* | CYGWIN*) system=win32 ;;
    *) fail "no VS Code runs on $(uname -s)" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) machine=x64 ;;
    aarch64 | arm64) machine=arm64 ;;
    armv7*) machine=armhf ;;
    *) fail "no VS Code runs on $(uname -m)" ;;
  esac
  echo "$system-$machine"
}

command -v npm >/dev/null || fail "Node 20 or newer is needed, with npm: https://nodejs.org"
target=${TARGET:-$(platform)}
name=okr-ls
[[ $target != win32-* ]] || name=okr-ls.exe
if [[ -z ${OKR_LS:-} ]]; then
  cargo build --quiet --release --locked --package okr-ls --manifest-path "$root/Cargo.toml" >&2
  OKR_LS=$target_dir/release/$name
fi
[[ -x $OKR_LS ]] || fail "no server at $OKR_LS"
server=$(cd "$(dirname "$OKR_LS")" && pwd)/$(basename "$OKR_LS")
version=$("$root/.ci/version")

cd "$here"
[[ node_modules/.package-lock.json -nt package-lock.json ]] || npm ci --silent --no-audit --no-fund >&2
rm -rf server dist
mkdir server
cp "$server" "server/$name"
chmod 755 "server/$name"
cat "$root/LICENSE-MIT" - "$root/LICENSE-APACHE" >LICENSE.txt <<<$'\n----\n'

vsix=$out/okr-ls-$target-$version.vsix
npx vsce package "$version" --target "$target" --no-update-package-json --no-git-tag-version --out "$vsix" >&2

# What people download beside the server stays small.
rest=$(npx vsce ls | grep -v '^server/' | tr '\n' '\0' | xargs -0 cat | wc -c)
((rest < 1000000)) || fail "all but the server takes $rest bytes, which is more than a megabyte"
echo "$vsix"
