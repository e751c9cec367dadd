# shellcheck shell=bash
# What ./run and ./test share: saying where they are, installing Debian
# packages, running a long command quietly.  Sourced from the repository root.

# The step under way, for a line such as "[2/4] building".
steps=0
step=0

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

begin() {
  step=$((step + 1))
  say "[$step/$steps] $*"
}

# Debian 12 has Boost 1.74 under the plain names; rolecall needs 1.81.
boost_packages() {
  local VERSION_ID=
  # shellcheck source=/dev/null
  [ ! -r /etc/os-release ] || . /etc/os-release
  if [ "$VERSION_ID" = 12 ]; then
    echo libboost1.81-dev libboost-json1.81-dev
  else
    echo libboost-dev libboost-json-dev
  fi
}

build_packages() {
  echo g++ cmake ninja-build pkgconf ca-certificates redis-server \
    libcli11-dev libcurl4-openssl-dev libexpat1-dev libexpected-dev \
    libarchive-dev libgumbo-dev libhiredis-dev libre2-dev libspdlog-dev \
    libtomlplusplus-dev poppler-utils zlib1g-dev
  boost_packages
}

# How far ninja is, on a terminal, for as long as this shell lives.
show_progress() {
  while kill -0 $$ 2>/dev/null; do
    printf '\r      %s\033[K' \
      "$(tail -n 1 "$1" | grep -o '^\[[0-9]*/[0-9]*\]')" >&2
    sleep 0.5
  done
}

# quietly LOG COMMAND...: runs it with all it says in LOG, and shows the end of
# LOG where it fails.
quietly() {
  local log=$1 status=0 progress=
  shift
  if [ -t 2 ]; then
    show_progress "$log" &
    progress=$!
  fi
  "$@" >>"$log" 2>&1 </dev/null || status=$?
  if [ -n "$progress" ]; then
    kill "$progress"
    wait "$progress" 2>/dev/null || true
    printf '\r\033[K' >&2
  fi
  [ "$status" -eq 0 ] && return
  tail -n 40 "$log" >&2
  fail "\"$*\" failed with exit code $status; all it said is in $log"
}

# install_missing LOG PACKAGE...: nothing at all where all are there.
install_missing() {
  local log=$1 package missing=() as_root=()
  shift
  command -v dpkg-query >/dev/null ||
    fail "this is not Debian; install the counterparts of: $*"
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = \
      installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "not root and no sudo; as root: apt-get install ${missing[*]}"
    as_root=(sudo)
    sudo -v || fail "these packages are missing: ${missing[*]}"
  fi
  say "      installing ${missing[*]}"
  quietly "$log" "${as_root[@]}" apt-get update
  quietly "$log" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}"
}
