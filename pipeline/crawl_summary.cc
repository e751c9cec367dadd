#include "pipeline/crawl_summary.h"

namespace rolecall {

CrawlSummary& CrawlSummary::operator+=(const CrawlSummary& other) {
  pages += other.pages;
  not_modified += other.not_modified;
  postings_new += other.postings_new;
  postings_changed += other.postings_changed;
  postings_same += other.postings_same;
  postings_merged += other.postings_merged;
  postings_closed += other.postings_closed;
  postings_unread += other.postings_unread;
  pages_reserved += other.pages_reserved;
  errors += other.errors;
  return *this;
}

}  // namespace rolecall
