#include "naive_points.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/text.h"
#include "model/geo.h"

namespace rolecall::naive {

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool Meet(const std::vector<std::string>& a,
          const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& item) {
    return Contains(b, item);
  });
}

int Share(int of, int percent) { return (of * percent + 50) / 100; }

// Largest remainders.
std::vector<int> Deal(int total, const std::vector<int>& weights) {
  const int sum = std::accumulate(weights.begin(), weights.end(), 0);
  std::vector<int> dealt(weights.size(), 0);
  if (sum == 0) return dealt;
  for (size_t i = 0; i < weights.size(); ++i) {
    dealt[i] = total * weights[i] / sum;
  }
  int left = total - std::accumulate(dealt.begin(), dealt.end(), 0);
  std::vector<bool> given(weights.size(), false);
  for (; left > 0; --left) {
    size_t best = weights.size();
    for (size_t i = 0; i < weights.size(); ++i) {
      if (given[i]) continue;
      if (best == weights.size() ||
          total * weights[i] % sum > total * weights[best] % sum) {
        best = i;
      }
    }
    given[best] = true;
    ++dealt[best];
  }
  return dealt;
}

std::string Code(const std::string& text) {
  static constexpr auto kShape = [](const std::string& t) {
    if (t.size() != 7 && t.size() != 10) return false;
    for (size_t i = 0; i < t.size(); ++i) {
      const char want = i == 2 ? '-' : i == 7 ? '.' : '0';
      if (want == '0' ? !IsAsciiDigit(t[i]) : t[i] != want) return false;
    }
    return true;
  };
  if (!kShape(text)) return "";
  return text.size() == 7 ? text + ".00" : text;
}

std::vector<std::string> Codes(const std::vector<std::string>& texts) {
  std::vector<std::string> codes;
  for (const std::string& text : texts) {
    const std::string code = Code(text);
    if (!code.empty() && !Contains(codes, code)) codes.push_back(code);
  }
  return codes;
}

std::vector<std::string> Languages(const std::vector<std::string>& tags) {
  std::vector<std::string> languages;
  for (const std::string& tag : tags) {
    languages.push_back(ToLower(tag.substr(0, tag.find('-'))));
  }
  return languages;
}

static std::optional<double> Sound(const std::optional<double>& value) {
  if (!value || std::isnan(*value) || *value < 0) return std::nullopt;
  return std::min(*value, 1e5);
}

static bool OnGlobe(const std::optional<Coordinates>& place) {
  return place && std::abs(place->latitude) <= 90 &&
         std::abs(place->longitude) <= 360;
}

// Between places that are rounded to whole steps of 2^-30 on the unit sphere.
static double SteppedMiles(const Coordinates& a, const Coordinates& b) {
  const auto components = [](const Coordinates& place) {
    const double phi = place.latitude * std::numbers::pi / 180;
    const double lambda = place.longitude * std::numbers::pi / 180;
    std::array<double, 3> all = {std::cos(phi) * std::cos(lambda),
                                 std::cos(phi) * std::sin(lambda),
                                 std::sin(phi)};
    for (double& one : all) one = std::round(std::ldexp(one, 30));
    return all;
  };
  const auto from = components(a);
  const auto to = components(b);
  const double chord =
      std::hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]);
  return 2 * 3958.8 * std::asin(std::min(1.0, std::ldexp(chord, -31)));
}

// Miles to the nearest known place; nothing where either side is unknown.
static std::optional<double> Miles(const Candidate& candidate,
                                   const Posting& posting) {
  std::optional<double> nearest;
  if (!OnGlobe(candidate.home)) return nearest;
  for (const Place& place : posting.job_location) {
    if (!OnGlobe(place.coordinates)) continue;
    const double miles = SteppedMiles(*candidate.home, *place.coordinates);
    if (!nearest || miles < *nearest) nearest = miles;
  }
  return nearest;
}

static std::optional<double> TopPay(const Posting& posting) {
  if (!posting.base_salary) return std::nullopt;
  const std::string& currency = posting.base_salary->currency;
  if (!currency.empty() && currency != "USD") return std::nullopt;
  return Sound(HourlyMaximum(*posting.base_salary));
}

static bool IsRemoteMatch(const Candidate& candidate, const Posting& posting) {
  return IsRemote(posting) && candidate.remote_ok;
}

Date NeededOn(const Posting& posting, Date as_of) {
  return std::max(as_of, posting.job_start_date.value_or(as_of));
}

bool WithinWishes(const Candidate& candidate, const Posting& posting) {
  const auto radius = Sound(candidate.radius_miles);
  const auto miles = Miles(candidate, posting);
  if (!IsRemoteMatch(candidate, posting) && radius && miles &&
      *miles > *radius) {
    return false;
  }
  const auto least = Sound(candidate.min_pay_hourly);
  const auto top = TopPay(posting);
  if (least && top && std::llround(*top * 1e4) < std::llround(*least * 1e4)) {
    return false;
  }
  const auto differ = [](const auto& a, const auto& b) {
    return !a.empty() && !b.empty() && !Meet(a, b);
  };
  return !differ(candidate.employment_type, posting.employment_type) &&
         !differ(candidate.shift, posting.shift);
}

int DistancePoints(const Candidate& candidate, const Posting& posting) {
  if (IsRemoteMatch(candidate, posting)) return 70;
  const auto miles = Miles(candidate, posting);
  if (!miles) return 35;
  const long distance = std::lround(*miles * 10);
  const auto radius_miles = Sound(candidate.radius_miles);
  const long radius =
      radius_miles ? std::lround(std::min(*radius_miles, 12500.0) * 10) : 500;
  if (distance == 0) return 70;
  if (distance >= radius) return 0;
  return static_cast<int>((70 * (radius - distance) + radius / 2) / radius);
}

int PayPoints(const Candidate& candidate, const Posting& posting) {
  const auto least = Sound(candidate.min_pay_hourly);
  const auto top = TopPay(posting);
  if (!least || !top) return 20;
  const long long floor = std::llround(*least * 1e4);
  const long long above = std::llround(*top * 1e4) - floor;
  const long long full = floor / 4;
  if (above < 0) return 0;
  if (above >= full) return 40;
  return static_cast<int>((40 * (full + above) + full) / (2 * full));
}

int SchedulePoints(const Candidate& candidate, const Posting& posting) {
  const auto half = [](const auto& a, const auto& b) {
    if (a.empty() || b.empty()) return 50;
    return Meet(a, b) ? 100 : 0;
  };
  return Share(20, (half(candidate.employment_type, posting.employment_type) +
                    half(candidate.shift, posting.shift)) /
                       2);
}

int FreshnessPoints(const Posting& posting, Date as_of) {
  if (!posting.date_posted) return 5;
  const long age = (as_of - *posting.date_posted).count();
  if (age <= 7) return 10;
  if (age >= 60) return 0;
  return static_cast<int>((10 * (60 - age) + 26) / 53);
}

std::optional<int> Months(const std::optional<int>& months) {
  if (!months || *months < 0) return std::nullopt;
  return std::min(*months, 1200);
}

}  // namespace rolecall::naive
