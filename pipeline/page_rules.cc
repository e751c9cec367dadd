#include "pipeline/page_rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "base/text.h"
#include "crawler/local_file.h"
#include "parser/boards/board.h"
#include "parser/tdm_meta.h"

namespace rolecall {
namespace {

bool IsHtml(const Page& page) {
  return page.content_type.empty() ||
         ContainsIgnoreCase(page.content_type, "html");
}

}  // namespace

bool IsPlainGet(const FetchRequest& request) {
  return request.method == "GET" && request.body.empty() &&
         request.fields.empty();
}

std::string LinkOf(const FetchRequest& request) {
  return request.purpose + "\t" + request.url;
}

FetchRequest RequestOf(std::string_view link) {
  FetchRequest request;
  const size_t tab = link.find('\t');
  request.purpose = link.substr(0, tab);
  request.url = tab == std::string_view::npos ? "" : link.substr(tab + 1);
  return request;
}

// Eight bytes at a time: FNV-1a would take a fifth as long as the reading.  Not
// for secrets; who makes two of his pages collide fools nobody else.
std::string HashOf(std::string_view body) {
  uint64_t hash = body.size();
  for (size_t at = 0; at < body.size(); at += sizeof hash) {
    std::array<char, sizeof hash> bytes{};
    body.copy(bytes.data(), bytes.size(), at);
    hash = (hash ^ std::bit_cast<uint64_t>(bytes)) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 32;
  }
  return std::to_string(hash);
}

bool IsSameBody(const Page& page) {
  return page.status_code == 200 && !page.request.body_hash.empty() &&
         HashOf(page.body) == page.request.body_hash;
}

Reservation ReservationOf(const Source& source, const Page& page) {
  if (!Trim(source.permission).empty() || IsLocalFile(page.request.url)) {
    return Reservation::kNone;
  }
  if (IsHtml(page)) {
    if (const auto said = ReadTdmMeta(page.body)) {
      return *said ? Reservation::kReserved : Reservation::kFreed;
    }
  }
  return page.is_reserved ? Reservation::kReserved : Reservation::kNone;
}

// The date is a day, so the page must have been read on a later one; and
// since some sites never change their dates, it is asked for once a week
// anyway.
bool SaysMore(const Posting& listed) {
  return !listed.job_location.empty() || !listed.employment_type.empty() ||
         listed.base_salary.has_value() || listed.date_posted.has_value();
}

void FillFrom(const Posting& listed, Posting& posting) {
  if (posting.job_location.empty()) {
    posting.job_location = listed.job_location;
    if (posting.job_location_type.empty()) {
      posting.job_location_type = listed.job_location_type;
    }
  }
  if (posting.employment_type.empty()) {
    posting.employment_type = listed.employment_type;
  }
  if (!posting.base_salary) posting.base_salary = listed.base_salary;
  if (!posting.date_posted) posting.date_posted = listed.date_posted;
}

bool IsUnmodified(const FetchRequest& request, const PageState& state,
                  Timestamp now) {
  constexpr auto kTrusted = std::chrono::days(7);
  const auto modified = LastModified(request);
  return modified && IsPostingPage(request) && !state.posting_ids.empty() &&
         state.fetched_at && now - *state.fetched_at < kTrusted &&
         std::chrono::floor<std::chrono::days>(*state.fetched_at) > *modified;
}

bool SaysOfListing(const BoardAnswer& answer) {
  return answer.total || answer.truncated || answer.closed ||
         std::any_of(answer.listed.begin(), answer.listed.end(), SaysMore);
}

bool HasLostMarkup(const Board& board, const FetchRequest& request,
                   const BoardAnswer& answer) {
  return (board.kind() == "sitemap" || board.kind() == "page") &&
         IsPostingPage(request) && answer.errors.empty() &&
         answer.requests.empty();
}

}  // namespace rolecall
