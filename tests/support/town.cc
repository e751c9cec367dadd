#include "tests/support/town.h"

#include <unistd.h>

#include <algorithm>
#include <random>

namespace rolecall {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kAskedRest{2000};  // by Retry-After
constexpr char kTag[] = "\"1\"";

std::string Address(int network, int i) {
  return "127." + std::to_string(network) + "." + std::to_string(i / 250) +
         "." + std::to_string(i % 250 + 1);
}
std::string IdOf(std::string host) {
  std::replace(host.begin(), host.end(), '.', '-');
  return host;
}
bool IsGood(const std::string& host) { return host.starts_with("127.1."); }

std::string PostingPage(const std::string& name, size_t filler) {
  const std::string text(filler, 'x');

  return "<html><head><script type=\"application/ld+json\">{\"@context\":"
         "\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":"
         "\"Medical Assistant " +
         name +
         "\",\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":"
         "\"Clinic " +
         name +
         "\"},\"description\":\"CMA (AAMA) or RMA required. Epic preferred. " +
         text + "\"}</script></head><body></body></html>";
}

}  // namespace

Town::Town(const TownOptions& options)
    : options_(options),
      bomb_(Gzip(std::string(64 << 20, ' '))),
      server_([this](const LoopbackRequest& r) { return Answer(r); },
              "0.0.0.0") {
  std::mt19937 random(options.seed);
  for (int i = 0; i < options.bad_hosts; ++i) {
    bad_[Address(2, i)] = {static_cast<Malice>(random() % kMalices),
                           random() % 2 == 0};
  }
}

std::string Town::Sources(bool with_bad) const {
  std::string out;
  for (int i = 0; i < options_.good_hosts; ++i) out += SourceOf(Address(1, i));
  if (!with_bad) return out;
  for (const auto& [host, bad] : bad_) out += SourceOf(host);
  return out;
}

std::string Town::SourceOf(const std::string& host) const {
  return "[[source]]\nid = \"" + IdOf(host) + "\"\nurl = \"http://" + host +
         ":" + std::to_string(server_.port()) +
         "/sitemap.xml\"\nkind = \"sitemap\"\nlocal = true\n"
         "min_delay_ms = " +
         std::to_string(options_.delay.count()) + "\n";
}

Town::Account Town::account() const {
  const std::lock_guard lock(mutex_);
  return account_;
}

// What hosts were promised still holds.
void Town::StartCounting() {
  const std::lock_guard lock(mutex_);
  account_ = Account{};
  pages_.clear();
  begun_ = {};
}

std::vector<std::string> Town::GoodSources() const {
  std::vector<std::string> ids;
  for (int i = 0; i < options_.good_hosts; ++i)
    ids.push_back(IdOf(Address(1, i)));
  return ids;
}

LoopbackReply Town::Answer(const LoopbackRequest& request) {
  const std::string field = request.Field("Host");
  const std::string host = field.substr(0, field.find(':'));
  const auto bad = bad_.find(host);
  const bool is_robots = request.target == "/robots.txt";
  const bool is_hostile =
      bad != bad_.end() && !is_robots &&
      (bad->second.at_once || request.target != "/sitemap.xml");
  const bool is_busy =
      is_hostile && bad->second.malice == Malice::kTooManyRequests;
  LoopbackReply reply = is_hostile ? Hostile(bad->second.malice, request.target)
                                   : Good(host, request);
  Count(host, request, is_busy ? kAskedRest : options_.delay, reply);
  return reply;
}

void Town::Count(const std::string& host, const LoopbackRequest& request,
                 milliseconds rest, const LoopbackReply& reply) {
  const std::lock_guard lock(mutex_);
  if (begun_ == std::chrono::steady_clock::time_point{}) begun_ = request.at;
  ++account_.requests;
  account_.forbidden += request.target == "/job/secret";
  auto& not_before = not_before_[host];
  account_.early += request.at < not_before;
  not_before = request.at + rest;
  if (!IsGood(host)) return;
  account_.seconds[host] =
      std::chrono::duration<double>(request.at - begun_).count();
  if (request.target == "/robots.txt") return;
  ++(reply.status == 304 ? account_.unchanged : account_.fresh);
  if (request.target.starts_with("/job/")) {
    account_.pages += pages_.insert(host + request.target).second;
  }
  account_.bytes += reply.body.size() + 100;  // and the header, about
}

LoopbackReply Town::Good(const std::string& host,
                         const LoopbackRequest& request) const {
  if (request.target == "/robots.txt") {
    return {.body = "User-agent: *\nDisallow: /job/secret\n"};
  }
  if (request.Field("If-None-Match") == kTag) return {.status = 304};
  if (request.target != "/sitemap.xml") {
    return {.fields = {{"Content-Type", "text/html"}, {"ETag", kTag}},
            .body = PostingPage(host + request.target, options_.filler)};
  }
  std::string map =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
  const std::string root =
      "<url><loc>http://" + request.Field("Host") + "/job/";
  for (int i = 0; i < options_.pages; ++i) {
    map += root + std::to_string(i) + "</loc></url>";
  }
  map += root + "secret</loc></url></urlset>";
  return {.fields = {{"Content-Type", "application/xml"}, {"ETag", kTag}},
          .body = map};
}

LoopbackReply Town::Hostile(Malice malice, const std::string& target) const {
  using Peer = LoopbackConnection;
  // The hostile work elsewhere: what they do here must not cost the good ones
  // the processor.  On Linux this is of the connection's thread alone.
  [[maybe_unused]] const int nice_now = nice(19);
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
  switch (malice) {
    case Malice::kSilent:
      return {.raw = [](Peer& peer) { peer.Hang(); }};
    case Malice::kDrip:
      return {.raw = [ok](Peer& peer) {
        peer.Write(ok + "\r\n");
        while (peer.Write("x") && peer.Sleep(milliseconds(5))) {
        }
      }};
    case Malice::kEndlessBody:
      return {.raw = [ok](Peer& peer) {
        peer.Write(ok + "\r\n");
        const std::string chunk(1 << 16, 'x');
        while (peer.Write(chunk)) {
        }
      }};
    case Malice::kBomb:
      return {.fields = {{"Content-Encoding", "gzip"}}, .body = bomb_};
    case Malice::kEndlessHeader:
      return {.raw = [ok](Peer& peer) {
        peer.Write(ok);
        while (peer.Write("X-Filler: " + std::string(1000, 'x') + "\r\n")) {
        }
      }};
    case Malice::kRedirectLoop:
      return {.status = 302, .fields = {{"Location", target + "x"}}};
    case Malice::kTooManyRequests:
      return {.status = 429, .fields = {{"Retry-After", "2"}}};
    case Malice::kUnavailable:
      return {.status = 503};
    case Malice::kClosed:
      return {.raw = [](Peer&) {}};
    case Malice::kGarbage:
      return {.raw = [](Peer& peer) { peer.Write("SSH-2.0-OpenSSH\r\n"); }};
    case Malice::kTarpit:
      return {.raw = [ok](Peer& peer) {
        if (peer.Sleep(milliseconds(1500))) {
          peer.Write(ok + "Content-Length: 2\r\n\r\nok");
        }
      }};
  }
  return {};
}

}  // namespace rolecall
