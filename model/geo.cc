#include "model/geo.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr double kEarthRadiusMiles = 3958.8;

struct Region {
  std::string_view name;  // lower case
  std::string_view code;
};

// States, the District, territories and the military's mail regions, by name.
constexpr std::array<Region, 65> kRegions = {{
    {"alabama", "AL"},
    {"alaska", "AK"},
    {"american samoa", "AS"},
    {"arizona", "AZ"},
    {"arkansas", "AR"},
    {"armed forces americas", "AA"},
    {"armed forces europe", "AE"},
    {"armed forces pacific", "AP"},
    {"california", "CA"},
    {"colorado", "CO"},
    {"connecticut", "CT"},
    {"delaware", "DE"},
    {"district of columbia", "DC"},
    {"florida", "FL"},
    {"georgia", "GA"},
    {"guam", "GU"},
    {"hawaii", "HI"},
    {"idaho", "ID"},
    {"illinois", "IL"},
    {"indiana", "IN"},
    {"iowa", "IA"},
    {"kansas", "KS"},
    {"kentucky", "KY"},
    {"louisiana", "LA"},
    {"maine", "ME"},
    {"marshall islands", "MH"},
    {"maryland", "MD"},
    {"massachusetts", "MA"},
    {"michigan", "MI"},
    {"micronesia", "FM"},
    {"minnesota", "MN"},
    {"mississippi", "MS"},
    {"missouri", "MO"},
    {"montana", "MT"},
    {"nebraska", "NE"},
    {"nevada", "NV"},
    {"new hampshire", "NH"},
    {"new jersey", "NJ"},
    {"new mexico", "NM"},
    {"new york", "NY"},
    {"north carolina", "NC"},
    {"north dakota", "ND"},
    {"northern mariana islands", "MP"},
    {"ohio", "OH"},
    {"oklahoma", "OK"},
    {"oregon", "OR"},
    {"palau", "PW"},
    {"pennsylvania", "PA"},
    {"puerto rico", "PR"},
    {"rhode island", "RI"},
    {"south carolina", "SC"},
    {"south dakota", "SD"},
    {"tennessee", "TN"},
    {"texas", "TX"},
    {"u.s. virgin islands", "VI"},
    {"us virgin islands", "VI"},
    {"utah", "UT"},
    {"vermont", "VT"},
    {"virgin islands", "VI"},
    {"virginia", "VA"},
    {"washington", "WA"},
    {"washington dc", "DC"},
    {"west virginia", "WV"},
    {"wisconsin", "WI"},
    {"wyoming", "WY"},
}};

char AsciiUpper(char c) {
  return IsAsciiLower(c) ? static_cast<char>(c - 32) : c;
}

// FNV-1a over "oh|dayton", without building it.
uint64_t TownHash(std::string_view locality, std::string_view region) {
  uint64_t hash = 0xCBF29CE484222325;
  const auto add = [&hash](char c) {
    hash ^= static_cast<unsigned char>(AsciiLower(c));
    hash *= 0x100000001B3;
  };
  for (const char c : region) add(c);
  add('|');
  for (const char c : locality) add(c);
  return hash;
}

// Towns are written both ways: "St. Louis" and "Saint Louis", "Ft. Wayne".
// GeoNames writes the words out.
std::string WrittenOut(std::string_view locality) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6>
      kShort = {{{"st.", "saint"},
                 {"st", "saint"},
                 {"ft.", "fort"},
                 {"ft", "fort"},
                 {"mt.", "mount"},
                 {"mt", "mount"}}};
  const size_t space = locality.find(' ');
  if (space == std::string_view::npos) return std::string(locality);
  for (const auto& [brief, full] : kShort) {
    if (EqualsIgnoreCase(locality.substr(0, space), brief)) {
      return std::string(full) + std::string(locality.substr(space));
    }
  }
  return std::string(locality);
}

}  // namespace

double DistanceMiles(Coordinates a, Coordinates b) {
  constexpr double kRadian = std::numbers::pi / 180;
  const double latitude = std::sin((b.latitude - a.latitude) * kRadian / 2);
  const double longitude = std::sin((b.longitude - a.longitude) * kRadian / 2);
  const double h = latitude * latitude + std::cos(a.latitude * kRadian) *
                                             std::cos(b.latitude * kRadian) *
                                             longitude * longitude;
  return 2 * kEarthRadiusMiles * std::asin(std::sqrt(std::min(1.0, h)));
}

Gazetteer::Gazetteer(std::vector<Entry> entries,
                     std::shared_ptr<const std::string> text)
    : text_(std::move(text)), entries_(std::move(entries)) {
  const auto by_code = [](const Entry& a, const Entry& b) {
    return a.postal_code < b.postal_code;
  };
  // The shipped table is sorted already.
  if (!std::is_sorted(entries_.begin(), entries_.end(), by_code)) {
    std::stable_sort(entries_.begin(), entries_.end(), by_code);
  }
  // Towns are at most as many as entries, so that some places stay empty.
  places_.resize(std::bit_ceil(entries_.size() + entries_.size() / 2 + 1));
  towns_.reserve(entries_.size() * 3 / 4);
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    const uint64_t hash = TownHash(entry.locality, entry.region);
    uint32_t& place = places_[PlaceOf(hash)];
    if (place == 0) {
      towns_.push_back({hash, i, 0, {}});
      place = static_cast<uint32_t>(towns_.size());
    }
    Town& town = towns_[place - 1];
    ++town.count;
    Coordinates& mean = town.mean;
    mean.latitude += (entry.centroid.latitude - mean.latitude) / town.count;
    mean.longitude += (entry.centroid.longitude - mean.longitude) / town.count;
  }
}

size_t Gazetteer::PlaceOf(uint64_t hash) const {
  const size_t mask = places_.size() - 1;
  size_t place = hash & mask;
  while (places_[place] != 0 && towns_[places_[place] - 1].hash != hash) {
    place = (place + 1) & mask;
  }
  return place;
}

const Gazetteer::Entry* Gazetteer::FindPostalCode(
    std::string_view postal_code) const {
  postal_code = Trim(postal_code).substr(0, 5);
  const auto found =
      std::lower_bound(entries_.begin(), entries_.end(), postal_code,
                       [](const Entry& entry, std::string_view code) {
                         return entry.postal_code < code;
                       });
  if (found == entries_.end() || found->postal_code != postal_code) {
    return nullptr;
  }
  return &*found;
}

const Gazetteer::Town* Gazetteer::FindTown(std::string_view locality,
                                           std::string_view region) const {
  if (places_.empty()) return nullptr;
  const uint32_t place = places_[PlaceOf(TownHash(locality, region))];
  if (place == 0) return nullptr;
  const Town& town = towns_[place - 1];
  const Entry& entry = entries_[town.entry];
  const bool same = EqualsIgnoreCase(entry.locality, locality) &&
                    EqualsIgnoreCase(entry.region, region);
  return same ? &town : nullptr;
}

std::optional<Coordinates> Gazetteer::FindLocality(
    std::string_view locality, std::string_view region) const {
  locality = Trim(locality);
  const Town* town = FindTown(locality, region);
  if (!town) town = FindTown(WrittenOut(locality), region);
  if (!town) return std::nullopt;
  return town->mean;
}

std::string RegionCode(std::string_view region) {
  region = Trim(region);
  if (region.size() == 2) {
    std::string code = {AsciiUpper(region[0]), AsciiUpper(region[1])};
    return std::ranges::find(kRegions, code, &Region::code) != kRegions.end()
               ? code
               : "";
  }
  for (const Region& known : kRegions) {
    if (region.size() == known.name.size() &&
        AsciiLower(region.front()) == known.name.front() &&
        EqualsIgnoreCase(region, known.name)) {
      return std::string(known.code);
    }
  }
  return {};
}

}  // namespace rolecall
