// Places as boards write them.
#pragma once

#include <string_view>
#include <vector>

#include "model/posting.h"

namespace rolecall {

// The places that a location field names, at most 50, in its order.
//
//   "Dayton, OH 45402", "Dayton, Ohio, United States", "OH - Dayton",
//   "US-OH-Dayton", "123 Main St, Dayton, OH 45402", "Washington, D.C."
//   "Dayton, OH; Troy, OH", "Remote - US", "Ohio"
//
// Regions of the US get their two letters and the country "US"; other
// countries their ISO 3166 letters where the name is common, with the region
// as written.  Words for remote work, floors and buildings are left out, so
// "Remote" and "2 Locations" give nothing.  No coordinates yet.
std::vector<Place> ReadPlaces(std::string_view text);

}  // namespace rolecall
