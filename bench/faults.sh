#!/usr/bin/env bash
# What rolecall promises when others misbehave, counted from outside.
#
#   bench/faults.sh hostile [--hosts N] [--seed S]
#   bench/faults.sh town [--hosts N] [--pages N] [--seed S]
#
# Starts what it needs on loopback.  The last line holds the counts; the exit
# code is 0 only when all are within the promise.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/common.sh
. tools/common.sh

usage() {
  sed -n '2,8s/^# \{0,1\}//p' bench/faults.sh >&2
  exit 64
}

[ $# -ge 1 ] || usage
readonly fault=$1
shift
mkdir -p build
log=build/faults.log
: >"$log"

# build_benches TARGET...: in build/, as ./test does.
build_benches() {
  # shellcheck disable=SC2046  # names without spaces
  install_missing "$log" $(build_packages) libgtest-dev libgmock-dev libssl-dev
  quietly "$log" cmake --preset release -DROLECALL_BENCH=ON
  quietly "$log" cmake --build build --target "$@"
}

case "$fault" in
  hostile)
    build_benches rolecall crawl_hostile
    exec build/crawl_hostile build/rolecall "$@"
    ;;
  town)
    build_benches rolecall crawl_town
    exec build/crawl_town build/rolecall "$PWD/config" "$@"
    ;;
  *) usage ;;
esac
