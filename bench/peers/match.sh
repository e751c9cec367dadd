# shellcheck shell=bash disable=SC2154  # sourced by bench/peers.sh
# Who fits each new posting: how many qualify, and the 50 best, among SIZE
# profiles (100,000 if not given), one core.  Every contestant answers for the
# first postings by the rule of the peers folder; rolecall keeps its own scores
# and ranks the lower grades too.  The counts must be the same.

# shellcheck source=bench/peers/matching.sh
. bench/peers/matching.sh

count=${size:-100000}
profiles=$scratch/p$count.jsonl
head -n "$count" "$data/profiles.jsonl" >"$profiles"
queries=300
[ "$count" -lt 1000000 ] || queries=150

ours match "$profiles" "$data/postings.jsonl" 2000 "$queries"
limit "$profiles" "$data/postings.jsonl" 2000 0 geo-sorted
for peer in $(installed_peers); do
  python_peer "$peer" postings peers.py "$peer" "$profiles" \
    "$data/postings.jsonl" "$queries" "$scratch/$peer"
done
