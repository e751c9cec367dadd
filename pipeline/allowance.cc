#include "pipeline/allowance.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "parser/boards/board.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

constexpr size_t kLongestRest = size_t{32} << 20;
// As many as the crawler lets a visit make.
constexpr size_t kMostRequests = 200'000;

uint64_t IdentityOf(const FetchRequest& request) {
  return Fnv1a64(request.method + ' ' + request.url + '\n' + request.body);
}

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
    const uint64_t identity = IdentityOf(request);
    if (asked_.contains(identity)) continue;
    if (asked_.size() >= kMostRequests) {
      if (!std::exchange(has_refused_, true)) refused_ = std::move(request);
      break;
    }
    asked_.insert(identity);
    auto& queue = IsPostingPage(request) ? postings_ : listings_;
    queue.push_back(std::move(request));
  }
  return {};
}

std::optional<FetchRequest> Allowance::TakeRefused() {
  return std::exchange(refused_, std::nullopt);
}

bool Allowance::MayAsk() const {
  const Timestamp now = clock_.Now();
  return !is_resting_ && RequestsLeft(source_, counted_, now) > 0 &&
         (forced_ || !IsQuiet(source_, now));
}

std::optional<FetchRequest> Allowance::Next() {
  under_way_.reset();
  auto& queue = listings_.empty() ? postings_ : listings_;
  if (queue.empty() || !MayAsk()) return std::nullopt;
  under_way_ = std::move(queue.front());
  queue.pop_front();
  return under_way_;
}

void Allowance::CountOne() {
  under_way_.reset();
  CountRequest(counted_, clock_.Now());
}

// As the last, so that one page that is always refused holds up no other.
void Allowance::Rest(FetchRequest request) {
  under_way_.reset();
  is_resting_ = true;
  auto& queue = IsPostingPage(request) ? postings_ : listings_;
  queue.push_back(std::move(request));
}

std::vector<FetchRequest> Allowance::TakeLeft() {
  std::vector<FetchRequest> left;
  if (under_way_) left.push_back(*std::exchange(under_way_, std::nullopt));
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

std::string RestToText(std::string_view url, const Rest& rest) {
  std::string lines;
  size_t dropped = 0;
  for (const FetchRequest& request : rest.requests) {
    const std::string line = CanBeKept(request) ? LineOf(request) : "";
    if (line.empty() || lines.size() + line.size() > kLongestRest) {
      ++dropped;
    } else {
      lines += "\n" + line;
    }
  }
  std::string coverage = rest.coverage;
  if (dropped > 0) {
    LogWarning(
        Printable(url) + ": " + std::to_string(dropped) +
        " requests of an unfinished visit cannot be kept for the next one");
    if (coverage == "complete") coverage = "partial";
  }
  return std::string(url) + "\t" + coverage + lines;
}

Rest RestFromText(std::string_view url, std::string_view text) {
  Rest rest;
  const auto lines = Split(text, '\n');
  if (lines.empty()) return rest;
  const auto head = Split(lines.front(), '\t');
  if (head.front() != url) return rest;
  if (head.size() > 1) rest.coverage = head[1];
  for (size_t i = 1; i < lines.size(); ++i) {
    const auto parts = Split(lines[i], '\t');
    if (parts.size() < 4) continue;
    FetchRequest& request = rest.requests.emplace_back();
    request.method = parts[0];
    request.purpose = parts[1];
    request.url = parts[2];
    request.body = parts[3];
    request.fields.assign(parts.begin() + 4, parts.end());
  }
  return rest;
}

}  // namespace rolecall
