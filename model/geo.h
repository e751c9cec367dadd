// Where something is, and how far apart two places are.
#pragma once

#include <cstdint>
#include <memory>
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
    std::string_view postal_code;  // "45402"
    std::string_view locality;     // "Dayton"
    std::string_view region;       // "OH"
    Coordinates centroid;
  };

  Gazetteer() = default;
  // `text` is what the names of the entries are parts of, kept as long as they
  // are; without one they are parts of what lives longer.  41,000 entries with
  // strings of their own would take a third of the time that a start takes.
  explicit Gazetteer(std::vector<Entry> entries,
                     std::shared_ptr<const std::string> text = nullptr);

  // The entry of a five-digit ZIP (a ZIP+4 is cut), or nullptr.
  const Entry* FindPostalCode(std::string_view postal_code) const;

  // The mean of the centroids of a town, case ignored; `region` is the two
  // letters of the state.  nullopt where no such town is known.
  std::optional<Coordinates> FindLocality(std::string_view locality,
                                          std::string_view region) const;

  size_t size() const { return entries_.size(); }

 private:
  // A town with its state.  Its name stands in its first entry.
  struct Town {
    uint64_t hash = 0;  // of state and name, case ignored
    uint32_t entry = 0;
    int32_t count = 0;  // of its entries
    Coordinates mean;
  };
  const Town* FindTown(std::string_view locality,
                       std::string_view region) const;
  // Where the town of that hash stands in places_, or would stand.
  size_t PlaceOf(uint64_t hash) const;

  std::shared_ptr<const std::string> text_;
  std::vector<Entry> entries_;  // by postal code, ascending
  std::vector<Town> towns_;     // by first entry, ascending
  // A hash table: indexes of towns_ plus one, 0 where there is none.
  std::vector<uint32_t> places_;
};

// "OH" for "Ohio", "oh", "OH"; empty where it is no US state or territory.
std::string RegionCode(std::string_view region);

}  // namespace rolecall
