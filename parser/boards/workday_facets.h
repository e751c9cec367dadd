// How the list of a Workday tenant that stops at 2,000 postings is split.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parser/json_value.h"

namespace rolecall {

struct WorkdayValue {
  std::string id;  // as JSON text, quotes and all
  size_t count = 0;
};

// One of the site's filters: "jobFamilyGroup", "timeType", "locations", ...
struct WorkdayFacet {
  std::string parameter;  // as JSON text
  std::vector<WorkdayValue> values;
  size_t sum = 0;  // of the counts; a posting may have several values
};

// The filters that a list's answer offers and that are not yet among `applied`
// (the request's "appliedFacets"), groups of them unfolded.
std::vector<WorkdayFacet> ReadWorkdayFacets(JsonValue facets,
                                            JsonValue applied);

// How many postings there are where the list's own total may stop at 2,000: a
// total above that is believed, else the sum on which two filters agree.
// nullopt where nothing tells.
std::optional<size_t> WorkdayTotal(size_t listed_total,
                                   const std::vector<WorkdayFacet>& facets);

// The filter to split by: one whose values can cover all `total` postings, of
// these one that names each posting once, of these the one with the smallest
// largest value; nullptr where none helps.
const WorkdayFacet* FacetToSplitBy(const std::vector<WorkdayFacet>& facets,
                                   size_t total);

}  // namespace rolecall
