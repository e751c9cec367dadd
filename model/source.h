// Where postings come from, and what is remembered between visits.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace rolecall {

// One board, as the operator wrote it.
struct Source {
  std::string id;
  std::string name;
  std::string url;
  std::string kind = "auto";  // auto, page, sitemap, rss, workday, ...
  std::chrono::seconds crawl_interval = std::chrono::hours(6);
  bool enabled = true;
  bool local = false;  // private addresses are allowed for this source
  // House delay between two requests to a host; robots may ask for more.
  std::optional<std::chrono::milliseconds> min_delay;
  std::string hiring_organization;  // where the board's answers do not say
  std::string key;  // that the board gave the operator, where it wants one
  bool operator==(const Source&) const = default;
};

// What rolecall remembers of a source.  Lives in the store.
struct CrawlState {
  std::string source_id;
  std::optional<Timestamp> last_crawled_at;
  std::optional<Timestamp> next_crawl_at;
  std::optional<Timestamp> last_complete_listing_at;
  int consecutive_failures = 0;
  std::string last_error;
  // Counts of the last visit, for `source list`.
  int pages = 0;
  int postings_new = 0;
  int postings_same = 0;
  int errors = 0;
  bool operator==(const CrawlState&) const = default;
};

// What rolecall remembers of one URL (RFC 9110 validators, RFC 9111 freshness).
struct PageState {
  std::string url;
  std::string etag;
  std::string last_modified;
  int status_code = 0;
  std::optional<Timestamp> fetched_at;
  // Postings and links that the page gave when it was last read: a 304 means
  // that all of them are still there.
  std::vector<std::string> posting_ids;
  std::vector<std::string> links;
  bool operator==(const PageState&) const = default;
};

// One request for the crawler to make.  Boards produce them, so that every
// trap of a board is a plain test without a network.
struct FetchRequest {
  std::string url;
  std::string method = "GET";
  std::string body;
  // Request fields beyond the crawler's own ("Content-Type: application/json").
  std::vector<std::string> fields;
  // Opaque to the crawler, returned with the page: the board's own note of
  // what this request was for ("list offset=20", "detail R-17").
  std::string purpose;
  // Validators of an earlier answer, for a conditional request.
  std::string etag;
  std::string last_modified;
  bool operator==(const FetchRequest&) const = default;
};

// An answer to a FetchRequest.
struct Page {
  std::string source_id;
  FetchRequest request;
  std::string effective_url;  // after redirects
  int status_code = 0;        // 304: `body` is empty and nothing changed
  std::string content_type;
  std::string etag;
  std::string last_modified;
  Timestamp fetched_at{};
  std::string body;  // decoded (no content coding), charset as sent
};

}  // namespace rolecall
