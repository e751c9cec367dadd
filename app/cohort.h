// The candidates that a command was asked about together.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/complaints.h"
#include "base/error.h"
#include "model/candidate.h"
#include "model/geo.h"
#include "store/store.h"

namespace rolecall {

// Gathers candidates by id, from a file of ids, or by school; whoever is named
// more than once counts once.  Who is not known and what cannot be an id is
// complained of with its place and left out; the calls fail only with what the
// store or the file fails with.  One thread.
class CohortReader {
 public:
  CohortReader(Store& store, const Gazetteer& gazetteer, Complaints& complaints)
      : store_(store), gazetteer_(gazetteer), complaints_(complaints) {}

  [[nodiscard]] Result<void> AddId(const std::string& where,
                                   const std::string& id);
  // A file of ids, one a line; one without any is complained of.
  [[nodiscard]] Result<void> AddFile(const std::string& path);
  [[nodiscard]] Result<void> AddSchool(const std::string& school_id);

  // In the order in which they were added, their homes located.
  const std::vector<Candidate>& candidates() const { return candidates_; }
  // Whether something was named that cannot be an id.
  bool any_malformed() const { return any_malformed_; }

 private:
  void Take(Candidate candidate);

  Store& store_;
  const Gazetteer& gazetteer_;
  Complaints& complaints_;
  std::vector<Candidate> candidates_;
  std::set<std::string> taken_;  // their ids
  bool any_malformed_ = false;
};

}  // namespace rolecall
