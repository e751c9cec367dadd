# shellcheck shell=bash disable=SC2154  # sourced by match.sh and reverse.sh
# What the two comparisons of matching share.  Our own matcher always runs; of
# the peers folder, where it is there, the plain limit and the engines that are
# installed.

install_missing "$log" time
build_benches peer_match

readonly peers=../shared/peers/c_match
qualifying=
counted=

# measured COMMAND...: on one core; its output in $scratch/out, what it took at
# most in MB in $scratch/peak.
measured() {
  taskset -c "$(($(nproc) - 1))" /usr/bin/time -f %M -o "$scratch/kilobytes" \
    "$@" >"$scratch/out" 2>>"$log" || return 1
  awk '{ printf "%.0f", $1 / 1024 }' "$scratch/kilobytes" >"$scratch/peak"
}

# agree NAME COUNT: ends the run where the counts differ by more than one in
# 10,000 (distances are rounded differently).
agree() {
  : "${qualifying:=$2}"
  awk -v a="$qualifying" -v b="$2" \
    'BEGIN { d = a - b; if (d < 0) d = -d; exit d * 10000 > a + 10000 }' ||
    fail "$1 finds $2 qualified, rolecall $qualifying"
}

# value KEY: of `KEY=VALUE` in the output.
value() { sed -n "s/.* $1=\([0-9.]*\).*/\1/p" "$scratch/out" | tail -n 1; }

# ours match|reverse PROFILES POSTINGS QUERIES COUNTED: the rate over QUERIES,
# the count over the first COUNTED.
ours() {
  counted=$5
  measured build/peer_match "$1" "$data/terms.tsv" "$2" "$3" "$counted" ||
    fail "peer_match failed; see $log"
  qualifying=$(sed -n 's/.*qualifying \([0-9]*\).*/\1/p' "$scratch/out")
  measured build/peer_match "$1" "$data/terms.tsv" "$2" "$3" "$4"
  say "rolecall: $(cat "$scratch/out")"
  local rate
  rate=$(sed -n 's|^[a-z]* \([0-9]*\)/s.*|\1|p' "$scratch/out")
  report rolecall "$rate" "$(cut -d' ' -f1 "$scratch/out")/s"
}

# report NAME RATE UNIT: a line, the rate being by CPU time.
report() {
  line "$1" "$2" "$3" "$(awk -v rate="$2" 'BEGIN { printf "%.3f", 1e6 / rate }')" \
    "$(cat "$scratch/peak")"
}

# limit PROFILES POSTINGS QUERIES REVERSED LINE: what this machine can do with
# this rule alone.
limit() {
  [ -r "$peers/limit.cpp" ] || return 0
  g++ -O2 "$peers/limit.cpp" -o "$scratch/limit" 2>>"$log"
  measured "$scratch/limit" "$1" "$2" "$3" "$4" || return 0
  sed -i -n "/^$5/p" "$scratch/out"
  local unit=postings
  [ "$5" != reverse ] || unit=profiles
  report limit "$(sed -n 's/.*: \([0-9]*\) [a-z]*\/s p50.*/\1/p' "$scratch/out")" \
    "$unit/s"
}

installed_peers() {
  [ -r "$peers/peers.py" ] || return 0
  ! python3 -c 'import psycopg2' 2>>"$log" || ! command -v psql >/dev/null ||
    echo pg
  ! python3 -c 'import sqlite3' 2>>"$log" || echo sqlite
  ! python3 -c 'import xapian' 2>>"$log" || echo xapian
  ! python3 -c 'import redis' 2>>"$log" || echo redis
}

# python_peer NAME UNIT SCRIPT ARGUMENTS...: what serves it in another process
# is not in its memory.
python_peer() {
  local name=$1 unit=$2 script=$3
  shift 3
  if ! measured timeout 290 python3 "$peers/$script" "$@"; then
    say "$name: failed; see $log"
    return
  fi
  # One that is too slow stops early.
  [ "$(value n)" != "$counted" ] || agree "$name" "$(value qualifying)"
  report "$name" \
    "$(sed -n "s|.*: \([0-9.]*\) $unit/s.*|\1|p" "$scratch/out")" "$unit/s"
}
