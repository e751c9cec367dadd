#include "parser/boards/workday_facets.h"

#include <algorithm>
#include <set>
#include <utility>

#include "parser/boards/board_list.h"

namespace rolecall {
namespace {

constexpr size_t kMostListed = 2000;
constexpr size_t kMostValues = 500;

size_t LargestOf(const WorkdayFacet& facet) {
  size_t largest = 0;
  for (const WorkdayValue& value : facet.values) {
    largest = std::max(largest, value.count);
  }
  return largest;
}

void TakeFacet(JsonValue facet, JsonValue applied,
               std::vector<WorkdayFacet>& facets) {
  WorkdayFacet out;
  out.parameter = facet["facetParameter"].Serialize();
  for (JsonValue value : facet["values"].Items()) {
    const size_t count = CountOf(value["count"]).value_or(0);
    if (!value["id"].IsString() || count == 0) continue;
    out.sum += count;
    out.values.push_back({value["id"].Serialize(), count});
  }
  const std::string name = facet["facetParameter"].Text();
  const bool is_new = !name.empty() && !applied[name];
  if (is_new && !out.values.empty() && out.values.size() <= kMostValues) {
    facets.push_back(std::move(out));
  }
}

}  // namespace

std::vector<WorkdayFacet> ReadWorkdayFacets(JsonValue facets,
                                            JsonValue applied) {
  std::vector<WorkdayFacet> out;
  for (JsonValue facet : facets.Items()) {
    TakeFacet(facet, applied, out);
    // A group ("locationMainGroup") has filters for its values.
    for (JsonValue inner : facet["values"].Items()) {
      if (inner["facetParameter"]) TakeFacet(inner, applied, out);
    }
  }
  return out;
}

std::optional<size_t> WorkdayTotal(size_t listed_total,
                                   const std::vector<WorkdayFacet>& facets) {
  if (listed_total != kMostListed) return listed_total;
  std::set<size_t> sums;
  std::optional<size_t> agreed;
  for (const WorkdayFacet& facet : facets) {
    const bool again = !sums.insert(facet.sum).second;
    if (again && facet.sum >= listed_total) {
      agreed = std::max(agreed.value_or(0), facet.sum);
    }
  }
  return agreed;
}

const WorkdayFacet* FacetToSplitBy(const std::vector<WorkdayFacet>& facets,
                                   size_t total) {
  const auto rank = [&](const WorkdayFacet& facet) {
    return std::pair(facet.sum != total, LargestOf(facet));
  };
  const WorkdayFacet* best = nullptr;
  for (const WorkdayFacet& facet : facets) {
    if (facet.sum < total || facet.values.size() < 2) continue;
    if (best == nullptr || rank(facet) < rank(*best)) best = &facet;
  }
  return best;
}

}  // namespace rolecall
