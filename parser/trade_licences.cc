#include "parser/trade_licences.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace rolecall {
namespace {

// The major group of O*NET-SOC.  Of other trades without a licence (a manager
// or a case worker who is to be a nurse) the licence is what the post asks.
constexpr std::string_view kHealthCareSupport = "31-";

const Occupation* FindOccupation(const std::vector<Occupation>& occupations,
                                 const std::string& code) {
  const auto found = std::find_if(
      occupations.begin(), occupations.end(),
      [&](const Occupation& occupation) { return occupation.code == code; });
  return found == occupations.end() ? nullptr : &*found;
}

bool IsOwn(const Requirement& requirement,
           const std::set<std::string>& licences) {
  return requirement.level == RequirementLevel::kRequired &&
         std::all_of(
             requirement.any_of.begin(), requirement.any_of.end(),
             [&](const std::string& id) { return licences.contains(id); });
}

}  // namespace

void JoinTradeLicences(const std::vector<Occupation>& occupations,
                       Posting& posting) {
  const std::vector<std::string>& codes = posting.occupational_category;
  if (codes.size() < 2 || posting.combines_occupations) return;
  std::set<std::string> licences;
  bool is_free = false;  // assistants and aides need none
  for (const std::string& code : codes) {
    const Occupation* occupation = FindOccupation(occupations, code);
    if (occupation == nullptr) return;
    const bool assists = code.starts_with(kHealthCareSupport);
    if (occupation->licences.empty() && !assists) return;
    is_free = is_free || occupation->licences.empty();
    licences.insert(occupation->licences.begin(), occupation->licences.end());
  }
  if (licences.empty()) return;
  std::vector<Requirement>& all = posting.requirements;
  if (is_free) {
    std::erase_if(all, [&](const Requirement& requirement) {
      return IsOwn(requirement, licences);
    });
    return;
  }
  const auto first =
      std::find_if(all.begin(), all.end(), [&](const Requirement& requirement) {
        return IsOwn(requirement, licences);
      });
  if (first == all.end()) return;
  std::set<std::string> any_of;
  for (auto at = first; at != all.end(); ++at) {
    if (IsOwn(*at, licences)) {
      any_of.insert(at->any_of.begin(), at->any_of.end());
    }
  }
  all.erase(std::remove_if(std::next(first), all.end(),
                           [&](const Requirement& requirement) {
                             return IsOwn(requirement, licences);
                           }),
            all.end());
  first->any_of.assign(any_of.begin(), any_of.end());
}

}  // namespace rolecall
