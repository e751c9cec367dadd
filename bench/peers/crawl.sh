# shellcheck shell=bash disable=SC2154  # sourced by bench/peers.sh
# A crawl of generated pages on 50 hosts of the loopback network: nginx and
# Redis on the first core, each crawler on the second (all on all where there is
# one only).  rolecall fetches, obeys robots.txt, follows sitemaps, reads,
# extracts and stores; Scrapy obeys robots.txt and parses the JSON-LD; wget2 and
# wget fetch a list of URLs into files.  For scale: what curl does with the same
# list, fetching and dropping it, what rolecall's crawler does with it, robots
# and turns included, and rolecall's second visit, when nothing has changed.

readonly port=8090
install_missing "$log" nginx-light redis-server python3 python3-scrapy wget2 \
  wget curl
build_benches rolecall crawl_fetch

pages=$(find "$data/pages" -name 'j*.html' | wc -l)
count=${size:-$pages}
[ "$count" -le "$pages" ] || fail "$data/pages holds $pages pages only"
head -n "$count" "$data/urls50.txt" >"$scratch/urls.txt"

# A sitemap for each host, a source for each sitemap.
rm -rf "$scratch/sitemaps" "$scratch/redis" "$scratch/files"
mkdir -p "$scratch/sitemaps" "$scratch/redis" "$scratch/files"
awk -v folder="$scratch/sitemaps" -F/ '
  { host = $3; sub(/:.*/, "", host); file = folder "/" host ".xml"
    if (!(file in seen)) { seen[file] = 1
      print "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" >file }
    print "<url><loc>" $0 "</loc></url>" >file }
  END { for (file in seen) print "</urlset>" >file }' "$scratch/urls.txt"
{
  printf '[store]\nurl = "redis+unix://%s/redis/socket"\n' "$scratch"
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
# largest process.  What the command says goes to NAME.out.
cat >"$scratch/measure.py" <<'PYTHON'
import resource
import subprocess
import sys
import time

out, name, pages = sys.argv[1], sys.argv[2], int(sys.argv[3])
# An interpreter that a shell script started has that script's children.
before = resource.getrusage(resource.RUSAGE_CHILDREN)
begun = time.perf_counter()
with open(f"{out}/{name}.out", "wb") as said:
    ended = subprocess.run(sys.argv[4:], stdout=said)
wall = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = 1e6 / pages * (used.ru_utime + used.ru_stime -
                     before.ru_utime - before.ru_stime)
print(name, round(pages / wall), "pages/s", round(cpu), used.ru_maxrss // 1024)
sys.exit(ended.returncode)
PYTHON
client=()
server=()
if [ "$(nproc)" -gt 1 ]; then
  server=(taskset -c 0)
  client=(taskset -c 1)
fi
measure() { "${client[@]}" python3 "$scratch/measure.py" "$scratch" "$@"; }
# contestant NAME PAGES COMMAND...: its line, unless it failed.
contestant() {
  local figures
  figures=$(measure "$@") || fail "$1 did not read its pages"
  # shellcheck disable=SC2086  # the words of a line
  line $figures
}

# redis_cpu [SINCE]: microseconds of CPU that Redis took for each page, since
# the figure that it gave before.
redis_cpu() {
  redis-cli -s "$scratch/redis/socket" INFO cpu |
    awk -F: -v pages="$count" -v since="${1-0}" '
      $1 == "used_cpu_sys" || $1 == "used_cpu_user" { used += $2 }
      END { printf "%.1f", used * 1e6 / pages - since }'
}

"${server[@]}" nginx -c "$scratch/nginx.conf"
"${server[@]}" redis-server --port 0 --unixsocket "$scratch/redis/socket" \
  --dir "$scratch/redis" --appendonly yes --save '' --daemonize yes \
  --pidfile "$scratch/redis/pid" --logfile "$scratch/redis/log" >>"$log"
trap 'kill "$(cat "$scratch/nginx.pid")" "$(cat "$scratch/redis/pid")"' EXIT

# Reads every page once, so that none comes from the disk later.
xargs -n 500 curl -s -o /dev/null <"$scratch/urls.txt" >/dev/null
say "for scale, fetching only: $(measure curl "$count" bash -c \
  "sed 's/.*/url=&\noutput=\/dev\/null/' '$scratch/urls.txt' |
    curl -s -Z --parallel-max 64 -K - 2>/dev/null")"
say "for scale, fetching only: $(measure rolecall-fetch "$count" \
  build/crawl_fetch "$scratch/urls.txt")"

mapfile -t sources < <(sed -n 's/^id = "\(.*\)"/\1/p' "$scratch/rolecall.toml")
# As its systemd unit runs it.
crawl=(env GLIBC_TUNABLES=glibc.malloc.hugetlb=1
  build/rolecall crawl --no-match --config "$scratch/rolecall.toml")
export ROLECALL_DATA_DIR=$PWD/config
begun=$(redis_cpu)
contestant rolecall "$count" "${crawl[@]}"
say "for scale, its Redis: $(redis_cpu "$begun") us a page"
grep -q "\"postings_new\":$count," "$scratch/rolecall.out" ||
  say "it says: $(tail -n 1 "$scratch/rolecall.out")"
say "for scale, nothing has changed: $(measure rolecall-again "$count" \
  "${crawl[@]}" "${sources[@]}")"

few=$((count < 1000 ? count : 1000))
head -n "$few" "$scratch/urls.txt" >"$scratch/few.txt"
# Debian's interpreter, which finds Debian's modules.
contestant scrapy "$few" /usr/bin/python3 "$scratch/spider.py" \
  "$scratch/few.txt"
contestant wget2 "$count" wget2 -q --max-threads=32 \
  -P "$scratch/files" -i "$scratch/urls.txt"
contestant wget "$few" wget -q -P "$scratch/files" -i "$scratch/few.txt"
rm -rf "$scratch/files"
