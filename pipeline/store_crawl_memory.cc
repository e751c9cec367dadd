#include "pipeline/store_crawl_memory.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/text.h"

namespace rolecall {
namespace {

// An attempt to connect is given up after a second.
constexpr std::chrono::seconds kBetweenAttempts{5};

int64_t Number(std::string_view text) {
  int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

template <typename Ask>
auto StoreCrawlMemory::Asked(const Ask& ask) {
  std::optional<decltype(ask())> reply;
  if (clock_.Monotonic() < asked_from_) return reply;
  reply = ask();
  is_reachable_ = reply->has_value();
  if (!is_reachable_ && reply->error().code == ErrorCode::kUnavailable) {
    asked_from_ = clock_.Monotonic() + kBetweenAttempts;
  }
  if (!is_reachable_) reply.reset();
  return reply;
}

// A record is "STATUS SECONDS\nBODY".
std::optional<CrawlMemory::SiteFile> StoreCrawlMemory::Load(
    const std::string& name) {
  const auto note = Asked([&] { return store_.FindNote(name); });
  if (!note || !**note) return {};
  const std::string_view record = ***note;
  const size_t space = record.find(' ');
  const size_t line = record.find('\n');
  if (space == std::string_view::npos || line == std::string_view::npos ||
      space > line) {
    return {};
  }
  SiteFile file;
  file.status_code = static_cast<int>(Number(record.substr(0, space)));
  file.fetched_at = Timestamp(
      std::chrono::seconds(Number(record.substr(space + 1, line - space - 1))));
  file.body = record.substr(line + 1);
  return file;
}

void StoreCrawlMemory::Save(const std::string& name, const SiteFile& file,
                            std::chrono::seconds span) {
  const std::string record =
      std::to_string(file.status_code) + " " +
      std::to_string(file.fetched_at.time_since_epoch().count()) + "\n" +
      file.body;
  // Not saved: fetched again by the next process, no harm.
  (void)Asked([&] { return store_.PutNote(name, record, span); });
}

std::chrono::milliseconds StoreCrawlMemory::ClaimNote(
    const std::string& name, std::chrono::milliseconds span) {
  const auto left = Asked([&] { return store_.ClaimNote(name, span); });
  return left ? **left : std::chrono::milliseconds(0);
}

void StoreCrawlMemory::PutNote(const std::string& name,
                               std::chrono::milliseconds span) {
  constexpr std::chrono::milliseconds kShortest(1);
  // Not put: the crawler itself still knows.
  (void)Asked(
      [&] { return store_.PutNote(name, "1", std::max(span, kShortest)); });
}

std::chrono::milliseconds StoreCrawlMemory::ClaimHost(
    const std::string& origin, std::chrono::milliseconds span) {
  return ClaimNote("turn:" + origin, span);
}

void StoreCrawlMemory::LeaveHost(const std::string& origin,
                                 std::chrono::milliseconds pause) {
  PutNote("turn:" + origin, pause);
}

// Not one step: of two rests that are told in the same moment the shorter may
// stand; who was asked for the longer one keeps to it all the same.
void StoreCrawlMemory::RestHost(const std::string& origin,
                                std::chrono::milliseconds span) {
  const std::string name = "alone:" + origin;
  const std::chrono::milliseconds left = ClaimNote(name, span);
  const bool is_shorter = left > std::chrono::milliseconds(0) && left < span;
  if (is_shorter) PutNote(name, span);
}

std::chrono::milliseconds StoreCrawlMemory::RestOfHost(
    const std::string& origin) {
  return ClaimNote("alone:" + origin, std::chrono::milliseconds(0));
}

}  // namespace rolecall
