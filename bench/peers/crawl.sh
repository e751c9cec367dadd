# shellcheck shell=bash disable=SC2154  # sourced by bench/peers.sh
# A crawl of generated pages on 50 hosts of the loopback network: nginx on the
# first core, each crawler on the second (both on all where there is one only).
# rolecall fetches, obeys robots.txt, follows sitemaps, reads, extracts and
# stores; Scrapy obeys robots.txt and parses the JSON-LD; wget2 and wget fetch
# a list of URLs into files.  What curl does with the same list, fetching and
# dropping it, is said for scale: nobody can be faster than that.

readonly port=8090
install_missing "$log" nginx-light python3 python3-scrapy wget2 wget curl
build_benches rolecall

pages=$(find "$data/pages" -name 'j*.html' | wc -l)
count=${size:-$pages}
[ "$count" -le "$pages" ] || fail "$data/pages holds $pages pages only"
head -n "$count" "$data/urls50.txt" >"$scratch/urls.txt"

# A sitemap for each host, a source for each sitemap.
rm -rf "$scratch/sitemaps" "$scratch/state" "$scratch/files"
mkdir -p "$scratch/sitemaps" "$scratch/files"
awk -v folder="$scratch/sitemaps" -F/ '
  { host = $3; sub(/:.*/, "", host); file = folder "/" host ".xml"
    if (!(file in seen)) { seen[file] = 1
      print "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" >file }
    print "<url><loc>" $0 "</loc></url>" >file }
  END { for (file in seen) print "</urlset>" >file }' "$scratch/urls.txt"
{
  printf '[store]\nstate_dir = "%s/state"\n' "$scratch"
  printf '[crawl]\ncontact = "mailto:ops@example.org"\nmin_delay_ms = 0\n'
  printf '[log]\nlevel = "error"\n'
  for map in "$scratch"/sitemaps/*.xml; do
    host=$(basename "$map" .xml)
    printf '[[source]]\nid = "h%s"\nurl = "http://%s:%s/sitemap.xml"\n' \
      "${host//./-}" "$host" "$port"
    printf 'kind = "sitemap"\nlocal = true\n'
  done
} >"$scratch/rolecall.toml"

cat >"$scratch/nginx.conf" <<CONF
worker_processes 1;
pid $scratch/nginx.pid;
error_log $scratch/nginx.log warn;
events { worker_connections 4096; }
http {
  access_log off;
  sendfile on;
  etag on;
  keepalive_requests 1000000;
  default_type text/html;
  types { text/html html; application/xml xml; }
  open_file_cache max=20000;
  client_body_temp_path $scratch/t1; proxy_temp_path $scratch/t2;
  fastcgi_temp_path $scratch/t3; uwsgi_temp_path $scratch/t4;
  scgi_temp_path $scratch/t5;
  server {
    listen 0.0.0.0:$port backlog=4096;
    root $data/pages;
    location = /robots.txt { return 200 "User-agent: *\nAllow: /\n"; }
    location = /sitemap.xml { alias $scratch/sitemaps/\$host.xml; }
  }
}
CONF

cat >"$scratch/spider.py" <<'PYTHON'
import json
import sys

import scrapy
from scrapy.crawler import CrawlerProcess

with open(sys.argv[1]) as file:
    URLS = file.read().split()


class Spider(scrapy.Spider):
    name = "postings"
    start_urls = URLS
    read = 0

    def parse(self, response):
        path = '//script[@type="application/ld+json"]/text()'
        assert json.loads(response.xpath(path).get())["title"]
        Spider.read += 1


process = CrawlerProcess({
    "LOG_ENABLED": False, "ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False,
    "CONCURRENT_REQUESTS": 64, "CONCURRENT_REQUESTS_PER_DOMAIN": 64})
process.crawl(Spider)
process.start()
sys.exit(0 if Spider.read == len(URLS) else 3)
PYTHON

# measure NAME PAGES COMMAND...: a line of figures; memory is that of the
# largest process.
cat >"$scratch/measure.py" <<'PYTHON'
import resource
import subprocess
import sys
import time

name, pages, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
begun = time.perf_counter()
ended = subprocess.run(command, stdout=subprocess.DEVNULL)
wall = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = 1e6 * (used.ru_utime + used.ru_stime) / pages
print(name, round(pages / wall), "pages/s", round(cpu), used.ru_maxrss // 1024)
sys.exit(ended.returncode)
PYTHON
client=()
server=()
if [ "$(nproc)" -gt 1 ]; then
  server=(taskset -c 0)
  client=(taskset -c 1)
fi
measure() { "${client[@]}" python3 "$scratch/measure.py" "$@"; }

"${server[@]}" nginx -c "$scratch/nginx.conf"
trap 'kill "$(cat "$scratch/nginx.pid")"' EXIT

# Reads every page once, so that none comes from the disk later.
xargs -n 500 curl -s -o /dev/null <"$scratch/urls.txt" >/dev/null
say "for scale, fetching only: $(measure curl "$count" bash -c \
  "sed 's/.*/url=&\noutput=\/dev\/null/' '$scratch/urls.txt' |
    curl -s -Z --parallel-max 64 -K -")"

# shellcheck disable=SC2046  # the words of a line
line $(ROLECALL_DATA_DIR=$PWD/config measure rolecall "$count" \
  build/rolecall crawl --no-match --config "$scratch/rolecall.toml")
few=$((count < 1000 ? count : 1000))
head -n "$few" "$scratch/urls.txt" >"$scratch/few.txt"
# shellcheck disable=SC2046
line $(measure scrapy "$few" python3 "$scratch/spider.py" "$scratch/few.txt")
# shellcheck disable=SC2046
line $(measure wget2 "$count" wget2 -q --max-threads=32 \
  -P "$scratch/files" -i "$scratch/urls.txt")
# shellcheck disable=SC2046
line $(measure wget "$few" wget -q -P "$scratch/files" -i "$scratch/few.txt")
rm -rf "$scratch/files"
