#include "pipeline/allowance.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "parser/boards/board.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

constexpr size_t kLongestRest = size_t{32} << 20;

// A line: method, purpose, URL, body and fields, apart by tabs.
std::string LineOf(const FetchRequest& request) {
  std::vector<std::string> parts = {request.method, request.purpose,
                                    request.url, request.body};
  parts.insert(parts.end(), request.fields.begin(), request.fields.end());
  return Join(parts, "\t");
}

bool CanBeKept(const FetchRequest& request) {
  const auto is_plain = [](const std::string& text) {
    return std::ranges::none_of(text,
                                [](char c) { return c == '\t' || c == '\n'; });
  };
  const auto is_secret = [](const std::string& field) {
    return ContainsIgnoreCase(field, "authorization");
  };
  return is_plain(request.purpose) && is_plain(request.url) &&
         is_plain(request.body) &&
         std::ranges::all_of(request.fields, is_plain) &&
         std::ranges::none_of(request.fields, is_secret);
}

}  // namespace

Allowance::Allowance(const Source& source, const CrawlState& state, bool forced,
                     const Clock& clock)
    : source_(source),
      clock_(clock),
      forced_(forced),
      is_bounded_(source.max_requests_per_day.value_or(0) > 0 ||
                  source.quiet_hours.value_or(QuietHours{}) != QuietHours{}) {
  counted_.requests_on = state.requests_on;
  counted_.requests = state.requests;
}

std::vector<FetchRequest> Allowance::Admit(std::vector<FetchRequest> requests) {
  if (!is_bounded_) return requests;
  for (FetchRequest& request : requests) {
    auto& queue = IsPostingPage(request) ? postings_ : listings_;
    queue.push_back(std::move(request));
  }
  return {};
}

std::optional<FetchRequest> Allowance::Next() {
  auto& queue = listings_.empty() ? postings_ : listings_;
  const Timestamp now = clock_.Now();
  if (queue.empty() || RequestsLeft(source_, counted_, now) == 0 ||
      (!forced_ && IsQuiet(source_, now))) {
    return std::nullopt;
  }
  FetchRequest next = std::move(queue.front());
  queue.pop_front();
  return next;
}

void Allowance::CountOne() {
  const Date today = std::chrono::floor<std::chrono::days>(clock_.Now());
  if (counted_.requests_on != today) counted_.requests = 0;
  counted_.requests_on = today;
  ++counted_.requests;
}

std::vector<FetchRequest> Allowance::TakeLeft() {
  std::vector<FetchRequest> left;
  for (auto* queue : {&listings_, &postings_}) {
    std::ranges::move(*queue, std::back_inserter(left));
    queue->clear();
  }
  return left;
}

void Allowance::WriteTo(CrawlState& state) const {
  state.requests_on = counted_.requests_on;
  state.requests = counted_.requests;
}

std::string RestToText(std::string_view url,
                       const std::vector<FetchRequest>& rest) {
  std::string text(url);
  for (const FetchRequest& request : rest) {
    if (!CanBeKept(request)) continue;
    const std::string line = LineOf(request);
    if (text.size() + line.size() > kLongestRest) break;
    text += "\n" + line;
  }
  return text;
}

std::vector<FetchRequest> RestFromText(std::string_view url,
                                       std::string_view text) {
  std::vector<FetchRequest> rest;
  const auto lines = Split(text, '\n');
  if (lines.empty() || lines.front() != url) return rest;
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto parts = Split(lines[i], '\t');
    if (parts.size() < 4) continue;
    FetchRequest& request = rest.emplace_back();
    request.method = parts[0];
    request.purpose = parts[1];
    request.url = parts[2];
    request.body = parts[3];
    request.fields.assign(parts.begin() + 4, parts.end());
  }
  return rest;
}

}  // namespace rolecall
