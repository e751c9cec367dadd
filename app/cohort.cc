#include "app/cohort.h"

#include <string_view>
#include <utility>

#include "app/input.h"
#include "app/stored_world.h"
#include "base/text.h"
#include "pipeline/match_stage.h"

namespace rolecall {

Result<void> CohortReader::AddId(const std::string& where,
                                 const std::string& id) {
  auto candidate = store_.FindCandidate(id);
  if (!candidate && (candidate.error().code == ErrorCode::kInvalidArgument ||
                     candidate.error().code == ErrorCode::kMalformed)) {
    any_malformed_ = true;
    complaints_.Add(where, candidate.error().message);
    return {};
  }
  if (!candidate) return Fail(candidate.error());
  if (*candidate) {
    Take(std::move(**candidate));
  } else {
    complaints_.Add(where, "candidate " + Printable(id) + " is not known");
  }
  return {};
}

Result<void> CohortReader::AddFile(const std::string& path) {
  Result<void> added;
  bool any = false;
  const auto read = ForEachLine(path, [&](std::string_view line, size_t number,
                                          bool too_long) {
    const std::string_view id = Trim(line);
    if (id.empty() && !too_long) return true;
    any = true;
    const std::string where = Printable(path) + ":" + std::to_string(number);
    if (too_long) {
      complaints_.Add(where, "more than 16 MiB; left out");
      return true;
    }
    added = AddId(where, std::string(id));
    return added.has_value();
  });
  if (!read) return read;
  if (!any) complaints_.Add(Printable(path), "no candidate in it");
  return added;
}

Result<void> CohortReader::AddSchool(const std::string& school_id) {
  bool any = false;
  auto read = Tolerate(store_.ForEachCandidate([&](const Candidate& candidate) {
    if (candidate.school_id != school_id) return true;
    any = true;
    Take(candidate);
    return true;
  }));
  if (read && !any) {
    complaints_.Add("gaps", "no candidate of the school " +
                                Printable(school_id) +
                                "; `rolecall candidate list` shows who is "
                                "known");
  }
  return read;
}

void CohortReader::Take(Candidate candidate) {
  if (!taken_.insert(candidate.id).second) return;
  Locate(gazetteer_, &candidate);
  candidates_.push_back(std::move(candidate));
}

}  // namespace rolecall
