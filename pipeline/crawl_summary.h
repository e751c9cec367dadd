// What visits of sources did, for the summary line of `rolecall crawl`.
#pragma once

#include <cstddef>

namespace rolecall {

// What visits did, added up.
struct CrawlSummary {
  size_t pages = 0;
  size_t not_modified = 0;
  size_t postings_new = 0;
  size_t postings_changed = 0;
  size_t postings_same = 0;
  size_t postings_merged = 0;
  size_t postings_closed = 0;
  // By its sitemap's date the page has not changed, or it is still fresh.
  size_t postings_unread = 0;
  size_t pages_reserved = 0;  // text and data mining of them is reserved
  size_t errors = 0;
  // Postings found as they were known.
  size_t same() const {
    return postings_same + postings_merged + not_modified + postings_unread;
  }
  CrawlSummary& operator+=(const CrawlSummary& other);
};

}  // namespace rolecall
