#!/usr/bin/env bash
# rolecall beside its peers, on the same generated files, in one run.
#
#   bench/peers.sh crawl|extract|match|reverse|publish DATADIR SCRATCH [SIZE]
#
# DATADIR holds what `gen.py` of the peers folder wrote (terms.tsv,
# postings.jsonl, profiles.jsonl, pages/).  SCRATCH is for what a run makes.
# SIZE is the number of pages or profiles.  Every contestant prints one line
#
#   NAME RATE unit cpu_ms_per_1000 peak_MB
#
# and the last line is `ratio rolecall/NAME X` for the best peer.  Each
# comparison is a file of its own in bench/peers/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tools/common.sh
. tools/common.sh

usage() {
  sed -n '2,14s/^# \{0,1\}//p' bench/peers.sh >&2
  exit 64
}

if [ $# -lt 3 ] || [ $# -gt 4 ]; then usage; fi
# shellcheck disable=SC2034  # the comparisons read size
readonly comparison=$1 data=$2 scratch=$3 size=${4-}
[ -r "bench/peers/$comparison.sh" ] || usage
[ -r "$data/terms.tsv" ] ||
  fail "$data holds no terms.tsv; write it with gen.py of the peers folder"
mkdir -p "$scratch"
log=$scratch/$comparison.log
: >"$log"

# build_benches TARGET...: in build/, as ./test does.
build_benches() {
  # shellcheck disable=SC2046  # names without spaces
  install_missing "$log" $(build_packages) libgtest-dev libgmock-dev libssl-dev
  quietly "$log" cmake --preset release -DROLECALL_BENCH=ON
  quietly "$log" cmake --build build --target "$@"
}

# line NAME RATE UNIT CPU_MS_PER_1000 PEAK_MB: prints it and keeps it for the
# ratio.
line() {
  printf '%s %s %s %s %s\n' "$@"
  printf '%s %s\n' "$1" "$2" >>"$scratch/$comparison.rates"
}

# The last line of a run: ours against the best of the others.
ratio() {
  awk '$1 == "rolecall" { ours = $2 }
       $1 != "rolecall" && $2 > best { best = $2; name = $1 }
       END { if (best > 0) printf "ratio rolecall/%s %.2f\n", name, ours / best }' \
    "$scratch/$comparison.rates"
}

: >"$scratch/$comparison.rates"
# shellcheck source=/dev/null
. "bench/peers/$comparison.sh"
ratio
