// Where something is, and how far apart two places are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

struct Coordinates {
  double latitude = 0;   // degrees north
  double longitude = 0;  // degrees east
  bool operator==(const Coordinates&) const = default;
};

// Great-circle distance in statute miles (haversine, mean Earth radius 3958.8).
double DistanceMiles(Coordinates a, Coordinates b);

// US postal codes and towns with their centroids.  Immutable once built, so
// thread-safe.
class Gazetteer {
 public:
  struct Entry {
    std::string postal_code;  // "45402"
    std::string locality;     // "Dayton"
    std::string region;       // "OH"
    Coordinates centroid;
  };

  Gazetteer() = default;
  explicit Gazetteer(std::vector<Entry> entries);

  // The entry of a five-digit ZIP (a ZIP+4 is cut), or nullptr.
  const Entry* FindPostalCode(std::string_view postal_code) const;

  // The mean of the centroids of a town, case ignored; `region` is the two
  // letters of the state.  nullopt where no such town is known.
  std::optional<Coordinates> FindLocality(std::string_view locality,
                                          std::string_view region) const;

  size_t size() const { return entries_.size(); }

 private:
  // A town with its state.  Its name stands in one of its entries: 30,000
  // strings more would take most of the time that building takes.
  struct Town {
    uint64_t hash = 0;  // of state and name, case ignored
    uint32_t entry = 0;
    Coordinates mean;
  };
  const Town* FindTown(std::string_view locality,
                       std::string_view region) const;

  std::vector<Entry> entries_;  // by postal code, ascending
  std::vector<Town> towns_;     // by hash, ascending
};

// "OH" for "Ohio", "oh", "OH"; empty where it is no US state or territory.
std::string RegionCode(std::string_view region);

}  // namespace rolecall
