# shellcheck shell=bash disable=SC2154  # sourced by bench/peers.sh
# Rankings of 50 with their reasons, their events and who has each posting,
# published for SIZE profiles (2,000 if not given) into a private Redis with
# append-only on; by the clock on the wall, since the server works too, and what
# the server used of a core, which other work on the machine disturbs less.  The
# peer is the same server, told to put the same members into sorted sets by
# redis-benchmark: no reasons, no events, no notes.

install_missing "$log" redis-server redis-tools time
build_benches peer_publish

count=${size:-2000}
# What the disk has promised: Redis's own default.
fsync=everysec
state=$(mktemp -d "$scratch/publish.XXXXXX")
/usr/bin/time -f '%M' -o "$scratch/took" build/peer_publish \
  "$data/profiles.jsonl" "$state" "$count" "$fsync" >"$scratch/out" ||
  fail "peer_publish failed; see $log"
say "rolecall (appendfsync $fsync): $(tr '\n' ';' <"$scratch/out")"
rate=$(sed -n 's|^matches \([0-9]*\)/s.*|\1|p' "$scratch/out")
# The server's milliseconds for 1,000 matches.
cpu=$(awk '$1 == "matches" { printf "%.1f", $(NF - 1) * 1e6 / $3 }' "$scratch/out")
line rolecall "$rate" matches/s "$cpu" "$(($(cat "$scratch/took") / 1024))"
rm -rf "$state"

plain=$(mktemp -d "$scratch/plain.XXXXXX")
redis-server --port 0 --unixsocket "$plain/redis.sock" --dir "$plain" \
  --appendonly yes --appendfsync "$fsync" --save '' >>"$log" &
server=$!
until [ -S "$plain/redis.sock" ]; do sleep 0.1; done
rate=$(redis-benchmark -s "$plain/redis.sock" -n 200000 -c 1 -P 50 -r 20000 --csv \
  ZADD 'list:__rand_int__' 87.5 '__rand_int__' 2>>"$log" |
  awk -F'"' 'END { printf "%d", $4 }')
cpu=$(redis-cli -s "$plain/redis.sock" INFO cpu | tr -d '\r' |
  awk -F: '/^used_cpu_(sys|user):/ { s += $2 } END { printf "%.1f", s * 1e6 / 200000 }')
line redis-zadd "$rate" matches/s "$cpu" 0
kill "$server"
wait "$server" || true
rm -rf "$plain"
