// Names of what others hold, keep or use: what a posting mentions and asks of
// nobody who applies.
#pragma once

#include <cstdint>

#include "parser/requirements/clause.h"

namespace rolecall {

// Holds a view of `clause`, which must outlive it and not change.
class Others {
 public:
  explicit Others(const Clause& clause) : clause_(clause) {}

  // "tracks the staff's licenses: BLS, DEA", "verifies candidates' RN
  // licenses", not "tracks charts; must hold an RN license".  `polarity` is the
  // cue that governs the name, or nullptr.
  bool Hold(const NameReading& name, const CueHit* polarity) const;
  // "RHIT students welcome", "LCSW-track candidates": not yet held.
  bool Study(const NameReading& name) const;
  // "Epic preferred over any other EHR": the other EHR is wished for by nobody.
  bool AreLessWanted(const NameReading& name) const;
  // "Patients book through Zocdoc", "The unit charts in Epic": the clause tells
  // what those who are served, or a place, use.
  bool Use() const;

 private:
  const Clause& clause_;
};

}  // namespace rolecall
