#include "model/posting.h"

#include <chrono>
#include <cmath>
#include <optional>
#include <string>

#include "base/clock.h"

namespace rolecall {
namespace {

// Hours of a full-time unit of time; nullopt for a unit that we do not know.
std::optional<double> HoursOf(const std::string& unit_text) {
  if (unit_text == "HOUR") return 1.0;
  if (unit_text == "DAY") return 8.0;
  if (unit_text == "WEEK") return 40.0;
  if (unit_text == "MONTH") return 2080.0 / 12.0;
  if (unit_text == "YEAR") return 2080.0;
  return std::nullopt;
}

std::optional<double> Hourly(const std::optional<double>& amount,
                             const std::string& unit_text) {
  const std::optional<double> hours = HoursOf(unit_text);
  if (!amount || !hours || !std::isfinite(*amount) || *amount < 0) {
    return std::nullopt;
  }
  return *amount / *hours;
}

}  // namespace

std::optional<double> HourlyMinimum(const MonetaryAmount& amount) {
  return Hourly(amount.min_value, amount.unit_text);
}

std::optional<double> HourlyMaximum(const MonetaryAmount& amount) {
  return Hourly(amount.max_value, amount.unit_text);
}

bool IsShownBy(const Posting& posting, std::string_view source_id) {
  return posting.source_id == source_id ||
         std::any_of(posting.seen_at.begin(), posting.seen_at.end(),
                     [&](const Sighting& sighting) {
                       return sighting.source_id == source_id;
                     });
}

bool IsExpired(const Posting& posting, Date today) {
  if (posting.valid_through && *posting.valid_through < today) return true;
  return posting.closed_at &&
         std::chrono::floor<std::chrono::days>(*posting.closed_at) <= today;
}

}  // namespace rolecall
