#include "crawler/tdm_rules.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"
#include "crawler/robots_pattern.h"

namespace rolecall {
namespace {

namespace json = boost::json;

// Written as a number; some write a string.
std::optional<bool> ReservationOf(const json::value& value) {
  if (const auto* text = value.if_string()) {
    return ParseTdmReservation({text->data(), text->size()});
  }
  if (const auto* number = value.if_int64(); number && (*number | 1) == 1) {
    return *number == 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<bool> ParseTdmReservation(std::string_view value) {
  value = Trim(value);
  if (value == "1") return true;
  if (value == "0") return false;
  return std::nullopt;
}

TdmRules TdmRules::Parse(std::string_view body) {
  TdmRules rules;
  boost::system::error_code error;
  const json::value file = json::parse({body.data(), body.size()}, error);
  if (error || !file.is_array()) return rules;
  for (const json::value& item : file.get_array()) {
    if (rules.rules_.size() == kMostRules) break;
    const json::object* rule = item.if_object();
    if (rule == nullptr) continue;
    const json::value* location = rule->if_contains("location");
    const json::value* reservation = rule->if_contains("tdm-reservation");
    if (location == nullptr || !location->is_string() ||
        reservation == nullptr) {
      continue;
    }
    const json::string& pattern = location->get_string();
    if (const auto is_reserved = ReservationOf(*reservation)) {
      rules.rules_.push_back(
          {EncodeRobotsPattern({pattern.data(), pattern.size()}),
           *is_reserved});
    }
  }
  return rules;
}

std::optional<bool> TdmRules::IsReserved(std::string_view url) const {
  if (rules_.empty()) return std::nullopt;
  const std::string path = RobotsPath(url);
  const auto rule = std::ranges::find_if(rules_, [&](const Rule& candidate) {
    return MatchesRobotsPattern(path, candidate.location);
  });
  if (rule == rules_.end()) return std::nullopt;
  return rule->is_reserved;
}

}  // namespace rolecall
