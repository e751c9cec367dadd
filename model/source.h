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

// Hours of each day, in UTC, from `begin` to before `end`, past midnight where
// that is the earlier; none where the two are the same.
struct QuietHours {
  std::chrono::minutes begin{0};  // since midnight
  std::chrono::minutes end{0};
  bool operator==(const QuietHours&) const = default;
};

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
  // Who allowed the reading of a board whose terms restrict it, and when.
  std::string permission;
  // When it is not asked, and how many requests a day (UTC) it is asked at most
  // (0: any number); nullopt: as [crawl] says.
  std::optional<QuietHours> quiet_hours;
  std::optional<int> max_requests_per_day;
  // Of [crawl]: an e-mail address or URL, for boards that want one.
  std::string contact;
  bool operator==(const Source&) const = default;
};

// What rolecall remembers of a source.  Lives in the store.
struct CrawlState {
  std::string source_id;
  std::optional<Timestamp> last_crawled_at;
  std::optional<Timestamp> last_ok_at;  // a page was answered as asked
  std::optional<Timestamp>
      failing_since;  // the first of failed visits in a row
  std::optional<Timestamp> next_crawl_at;
  std::optional<Timestamp> left_alone_until;  // as its host asked
  std::optional<Timestamp> last_complete_listing_at;
  int consecutive_failures = 0;
  int quiet_visits = 0;  // in a row that found no change
  std::string last_error;
  // How much the last visit saw: "complete"; "truncated", the board lists not all
  // it has; "suspect", it lacked so much that it was not believed; "suspect
  // empty", it lacked all; "partial", a listing failed; "unfinished", it met the
  // quiet hours or the end of the day's requests, and the next visit goes on.
  std::string coverage;
  // "ok"; "deny", robots.txt forbids the board; "unknown", it gave no answer.
  std::string robots;
  // The employer that all postings of the last visit named, where the board
  // tells: whose board it is, as it says itself.
  std::string employer;
  // How many of its open postings are in somebody's ranking, by a sample.
  int postings_matched = 0;
  // The day of the last request, and how many there were on it.
  std::optional<Date> requests_on;
  int requests = 0;
  // Of a source of kind "auto": the address that was looked behind, and the
  // address and kind of the board found there.
  std::string looked_behind;
  std::string found_url;
  std::string found_kind;
  // Of the last visit.
  int pages = 0;
  int postings_new = 0;
  int postings_same = 0;
  int errors = 0;
  int pages_reserved = 0;  // whose mining is reserved: they were not read
  int p95_ms = 0;          // of the time from a request to its answer
  bool operator==(const CrawlState&) const = default;
};

// What rolecall remembers of one URL (RFC 9110 validators, RFC 9111 freshness).
struct PageState {
  std::string url;
  std::string etag;
  std::string last_modified;
  int status_code = 0;
  std::optional<Timestamp> fetched_at;
  std::optional<Timestamp> fresh_until;  // as Page's
  // Postings and links that the page gave when it was last read: a 304 means
  // that all of them are still there.
  std::vector<std::string> posting_ids;
  std::vector<std::string> links;
  // A hash of the body where the server sent no validators; else empty.
  std::string body_hash;
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
  // Of an earlier answer that had none: the same body again is unchanged.
  std::string body_hash;
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
  std::chrono::milliseconds took{0};  // from the request to the whole answer
  // Text and data mining of it is reserved, by its host's tdmrep.json or by a
  // header field; what the page itself says in a meta element goes before that.
  bool is_reserved = false;
  // By a header field of it, it is not to be shown by search engines, or not
  // any more (X-Robots-Tag).
  bool noindex = false;
  // Until then it need not be asked for again (RFC 9111); nullopt where its
  // answer named no time.
  std::optional<Timestamp> fresh_until;
  bool no_store = false;  // nothing of the answer may be kept for the next one
  std::string body;       // decoded (no content coding), charset as sent
};

}  // namespace rolecall
