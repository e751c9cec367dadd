// A careers site for tests of visits: a sitemap and the pages that it lists.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "model/source.h"
#include "tests/support/loopback_server.h"

namespace rolecall {

// A site of pages that a test can change between visits.
class Site {
 public:
  Site()
      : server_([this](const LoopbackRequest& request) {
          return Answer(request);
        }) {}

  void Set(const std::string& path, int status, const std::string& body) {
    const std::lock_guard lock(mutex_);
    pages_[path] = {status, body};
  }
  // A page with JSON-LD, and its place in the sitemap.
  void Show(const std::string& path, const std::string& title,
            const std::string& text) {
    Set(path, 200,
        "<html><head><script type=\"application/ld+json\">{\"@context\":"
        "\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"" +
            title +
            "\",\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":"
            "\"Valley Clinic\"},\"datePosted\":\"2026-11-20\",\"jobLocation\":"
            "{\"@type\":\"Place\",\"address\":{\"@type\":\"PostalAddress\","
            "\"addressLocality\":\"Dayton\",\"addressRegion\":\"OH\","
            "\"postalCode\":\"45402\"}},\"description\":\"" +
            text + "\"}</script></head><body><h1>" + title +
            "</h1></body></html>");
  }
  void List(const std::vector<std::string>& paths,
            const std::string& lastmod = "") {
    std::string map =
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www."
        "sitemaps.org/schemas/sitemap/0.9\">";
    for (const std::string& path : paths) {
      map += "<url><loc>" + server_.url() + path + "</loc>";
      if (!lastmod.empty()) map += "<lastmod>" + lastmod + "</lastmod>";
      map += "</url>";
    }
    Set("/sitemap.xml", 200, map + "</urlset>");
  }
  // From now on no answer has an ETag.
  void SendNoValidators() {
    const std::lock_guard lock(mutex_);
    has_validators_ = false;
  }
  // A header field that this page is answered with, 304 too.
  void SetField(const std::string& path, const std::string& name,
                const std::string& value) {
    const std::lock_guard lock(mutex_);
    fields_[path] = {name, value};
  }
  // From now on this page never answers.
  void Hang(const std::string& path) { Set(path, 0, ""); }
  std::string url() const { return server_.url(); }
  Source AsSource(const std::string& id = "valley") const {
    Source source;
    source.id = id;
    source.url = server_.url() + "/sitemap.xml";
    source.kind = "sitemap";
    source.local = true;
    source.min_delay = std::chrono::milliseconds(0);
    return source;
  }
  size_t Requests(const std::string& path) const {
    size_t count = 0;
    for (const LoopbackRequest& request : server_.ledger()) {
      if (request.target == path) ++count;
    }
    return count;
  }

 private:
  LoopbackReply Answer(const LoopbackRequest& request) {
    const std::lock_guard lock(mutex_);
    const auto page = pages_.find(request.target);
    if (page == pages_.end()) return LoopbackReply{.status = 404};
    if (page->second.first == 0) {
      return {.raw = [](LoopbackConnection& peer) { peer.Hang(); }};
    }
    LoopbackReply reply{.status = page->second.first};
    const std::string etag =
        "\"" + std::to_string(std::hash<std::string>{}(page->second.second)) +
        "\"";
    reply.fields = {{"Content-Type", request.target.ends_with(".xml")
                                         ? "application/xml"
                                         : "text/html; charset=utf-8"}};
    if (has_validators_) reply.fields.push_back({"ETag", etag});
    if (const auto more = fields_.find(request.target);
        more != fields_.end() && !more->second.first.empty()) {
      reply.fields.push_back(more->second);
    }
    if (reply.status == 429 && reply.fields.back().first != "Retry-After") {
      reply.fields.push_back({"Retry-After", "3600"});
    }
    if (reply.status == 200 && request.Field("If-None-Match") == etag) {
      reply.status = 304;
    } else {
      reply.body = page->second.second;
    }
    return reply;
  }

  std::mutex mutex_;
  bool has_validators_ = true;
  std::map<std::string, std::pair<int, std::string>> pages_;
  std::map<std::string, std::pair<std::string, std::string>> fields_;
  LoopbackServer server_;
};

}  // namespace rolecall
