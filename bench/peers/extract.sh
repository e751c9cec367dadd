# shellcheck shell=bash
# From pages to what they ask for; sourced by bench/peers.sh.
#
# rolecall reads postings with all their fields and requirements; its peers give
# no more than the terms that stand in a page's text.  Pages made with
# `gen.py --no-jsonld` show what a page without structured data costs.
# Contestants that need a package which is not installed are left out.
build_benches extract_bench

for contestant in rolecall gumbo-parse-only gumbo+re2; do
  # shellcheck disable=SC2046,SC2154  # the fields of a line; set by peers.sh
  line $(build/extract_bench "$contestant" "$data" "${size:-1000}" 2>>"$log")
done
for contestant in lxml+ahocorasick bs4+ahocorasick htmlparser+re; do
  fields=$(/usr/bin/python3 bench/peers/extract_peers.py "$contestant" "$data" \
    "${size:-1000}" 2>>"$log") || continue
  # shellcheck disable=SC2086  # the fields of a line
  line $fields
done
# A parse that finds nothing is a yardstick, not a peer.
sed -i '/^gumbo-parse-only /d' "$scratch/extract.rates"
