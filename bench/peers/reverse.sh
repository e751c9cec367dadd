# shellcheck shell=bash disable=SC2154  # sourced by bench/peers.sh
# Which postings fit a profile: how many it qualifies for, and the 50 best,
# among SIZE open postings (100,000 if not given), one core.  See match.sh.

# shellcheck source=bench/peers/matching.sh
. bench/peers/matching.sh

count=${size:-100000}
postings=$scratch/j$count.jsonl
head -n "$count" "$data/postings.jsonl" >"$postings"
profiles=$scratch/p1000.jsonl
head -n 1000 "$data/profiles.jsonl" >"$profiles"

ours reverse "$profiles" "$postings" 1000 1000
limit "$profiles" "$postings" 10 1000 reverse
for peer in $(installed_peers | grep -vx redis); do
  python_peer "$peer" profiles reverse.py "$peer" "$profiles" "$postings" \
    1000 "$scratch/reverse-$peer"
done
