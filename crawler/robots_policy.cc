#include "crawler/robots_policy.h"

#include <string>

namespace rolecall {

RobotsPolicy::RobotsPolicy(const CrawlMemory::SiteFile& robots)
    : status_code_(robots.status_code),
      fetched_at_(robots.fetched_at),
      reachable_(robots.status_code != 0 && robots.status_code != 429 &&
                 robots.status_code < 500) {
  const bool successful = status_code_ >= 200 && status_code_ < 300;
  if (successful) rules_ = RobotsTxt::Parse(robots.body);
  if (status_code_ == 0) why_ = robots.body;
}

bool RobotsPolicy::IsFresh(Timestamp now) const {
  const std::chrono::minutes lifetime(reachable_ ? 24 * 60 : 5);
  return fetched_at_ <= now && now - fetched_at_ < lifetime;
}

std::optional<Error> RobotsPolicy::Forbids(std::string_view product_token,
                                           std::string_view url) const {
  if (!reachable_) {
    if (status_code_ == 0) {
      return Error{ErrorCode::kUnavailable,
                   "robots.txt could not be fetched: " + why_, std::nullopt};
    }
    const bool is_busy = status_code_ == 429 || status_code_ == 503;
    return Error{is_busy ? ErrorCode::kRateLimited : ErrorCode::kDisallowed,
                 "robots.txt answered " + std::to_string(status_code_) +
                     ", so nothing is allowed",
                 std::nullopt};
  }
  if (rules_.IsAllowed(product_token, url)) return std::nullopt;
  return Error{ErrorCode::kDisallowed, "disallowed by robots.txt",
               std::nullopt};
}

std::chrono::milliseconds RobotsPolicy::CrawlDelay(
    std::string_view product_token) const {
  return rules_.CrawlDelay(product_token)
      .value_or(std::chrono::milliseconds(0));
}

}  // namespace rolecall
