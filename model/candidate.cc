#include "model/candidate.h"

#include <cmath>
#include <string>

namespace rolecall {
namespace {

constexpr int kMostMonths = 1200;

bool IsAmount(const std::optional<double>& value) {
  return !value || (std::isfinite(*value) && *value >= 0);
}

bool IsSpan(const std::optional<int>& months) {
  return !months || (*months >= 0 && *months <= kMostMonths);
}

}  // namespace

Result<void> CheckCandidate(const Candidate& candidate) {
  const auto wrong = [](const std::string& pointer, const char* expected) {
    return Fail(ErrorCode::kMalformed, pointer + ": expected " + expected);
  };
  if (!IsAmount(candidate.radius_miles)) {
    return wrong("/radius_miles", "0 or more");
  }
  if (!IsAmount(candidate.min_pay_hourly)) {
    return wrong("/min_pay_hourly", "0 or more");
  }
  if (!IsSpan(candidate.experience_months)) {
    return wrong("/experience_months", "0 to 1200");
  }
  for (size_t i = 0; i < candidate.software.size(); ++i) {
    if (!IsSpan(candidate.software[i].months)) {
      return wrong("/software/" + std::to_string(i) + "/months", "0 to 1200");
    }
  }
  const auto& home = candidate.home;
  if (home &&
      !(std::abs(home->latitude) <= 90 && std::abs(home->longitude) <= 180)) {
    return wrong("/home", "degrees: 90 and 180 at most");
  }
  return {};
}

}  // namespace rolecall
