// What one sentence asks for, before the posting as a whole is weighed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "model/posting.h"

namespace rolecall {

// How plainly a level was said, weakest first.
enum class Plainness : uint8_t {
  kDuty,     // named as what the person uses
  kTitle,    // the title asks
  kSection,  // the heading above
  kHeader,   // the header of its list
  kClause,   // words in the same clause
};

inline constexpr uint32_t kNoList = 0xFFFFFFFF;
// Marks a list behind a label of its line.
inline constexpr uint32_t kLabelList = 0x20000000;

// One requirement of one sentence: an any-of.
struct Ask {
  RequirementKind kind = RequirementKind::kCertification;
  std::vector<TermIndex> any_of;  // ascending, at least one
  RequirementLevel level = RequirementLevel::kRequired;
  Plainness plainness = Plainness::kSection;
  std::optional<int> within_days;
  bool or_equivalent = false;
  bool eligible = false;
  bool in_duties = false;  // the sentence stands among duties
  std::optional<int> min_months;
  std::vector<TermIndex> excluded;
  std::string_view rule;  // id of what decided the level; static
  bool in_title = false;
  bool contradicted = false;  // said otherwise in another place
  // Of a table of grace periods: by when, where it is asked for elsewhere.
  bool time_only = false;
  // Asks of one list under "one of the following" are alternatives.
  uint32_t list = kNoList;
  uint32_t place = 0;  // of its sentence among the posting's
  // Asked for together with the branch's own credential: of all only where
  // each branch asks for it.
  bool beside = false;
  // Token of the noun where its sentence says what counts as a kind: "coding
  // certifications include".
  uint32_t kind_noun = kNoList;
  // Its sentence speaks of a credential, and is no answer that a form offers.
  bool of_credential = false;
  uint32_t begin = 0;  // bytes of the field
  uint32_t end = 0;
};

// BLS, ACLS: a card that goes with a licence and stands in no licence's place.
inline bool IsTrainingCard(const Term& term) {
  return term.sort == "training-card" || term.sort == "training";
}

// "CCS will be accepted in lieu of CPC"
struct Substitute {
  TermIndex of = 0;  // what is asked for elsewhere
  TermIndex by = 0;  // what does as well
};

// What a posting says beside what it asks for.
struct Denials {
  std::vector<TermIndex> refused;   // not needed
  std::vector<TermIndex> excluded;  // not accepted
  std::vector<Substitute> substitutes;
};

}  // namespace rolecall
