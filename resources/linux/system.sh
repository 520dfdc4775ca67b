#!/bin/sh
# SPDX-License-Identifier: MIT
# Install what Coolhead needs from a Linux system, when it is missing.
#
#   system.sh python           a Python that can make virtual environments
#   system.sh qt PYTHON        the libraries that Qt loads, for the PySide6 of this Python
#   system.sh dist PYTHON      what packs the program: binutils, and this Python as a shared library
#
# Debian and its relatives are served through apt-get, as root or by sudo without a password. Anywhere else one line
# says what is missing.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
offscreen="libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3"
xcb="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"

can_make_environments() {
  python=$(sh "$root/.ci/python" 2>/dev/null) && "$python" -c 'import ensurepip, venv' 2>/dev/null
}

# What the loader would miss, asked of the files themselves: it is quick, and it can't go out of date.
missing_libraries() {
  qt=$("$python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')
  for file in "$qt"/QtWidgets.abi3.so "$qt"/Qt/plugins/platforms/libqoffscreen.so \
    "$qt"/Qt/plugins/platforms/libqxcb.so "$qt"/Qt/plugins/iconengines/libqsvgicon.so; do
    ldd "$file" 2>/dev/null
  done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u | tr '\n' ' '
}

can_pack() {
  command -v objdump >/dev/null && command -v objcopy >/dev/null &&
    "$python" -c 'import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))' 2>/dev/null
}

install_packages() {
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -eq 0 ]; then
    as_root="env"
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n env"
  else
    return 1
  fi
  echo "Installing from the system's packages: $*"
  # A stale list of one source must not stop the rest, so only the install decides.
  $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  $as_root DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# ask WHAT PACKAGES...: the one line for someone who has to install by hand
ask() {
  what=$1
  shift
  if command -v apt-get >/dev/null; then
    echo "Coolhead needs $what. Please run: sudo apt-get install $*" >&2
  else
    echo "Coolhead needs $what. Please install what provides it with your system's package manager." >&2
  fi
  exit 1
}

case "${1:-}" in
  python)
    can_make_environments || install_packages python3-venv
    # shellcheck disable=SC2086 # two lists of words, told now so that one command is enough
    can_make_environments ||
      ask "Python 3.11 or newer with its venv module" python3-venv $offscreen $xcb
    ;;
  qt)
    python=$2
    [ -z "$(missing_libraries)" ] && exit 0
    # shellcheck disable=SC2086 # two lists of words
    install_packages $offscreen $xcb
    missing=$(missing_libraries)
    # shellcheck disable=SC2086
    [ -z "$missing" ] || ask "these libraries: ${missing% }" $offscreen $xcb
    ;;
  dist)
    python=$2
    packers="binutils libpython$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')"
    # shellcheck disable=SC2086
    can_pack || install_packages $packers
    # shellcheck disable=SC2086
    can_pack || ask "binutils and Python's shared library" $packers
    ;;
  *)
    echo "usage: system.sh python | system.sh qt PYTHON | system.sh dist PYTHON" >&2
    exit 2
    ;;
esac
