// Who is taken in whose place: the catalogue's equivalences, families, groups
// and classes, followed to their end once, so that matching only looks up.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/catalogue.h"

namespace rolecall {

// What a holder of one term has of another that is asked for; greater is more.
enum class Acceptance : uint8_t {
  kProgress,     // a step toward it
  kAlternative,  // taken in its place where the posting is open
  kImplied,      // very probably held as well; must be confirmed
  kFull,         // meets it
};

// Immutable once built, so thread-safe.
//
// Full acceptance follows chains: a module of Epic has Epic, and with it the
// class of health record systems.  The three weaker kinds take one step only,
// from anything that is fully had: two steps ("taken in place of what is taken
// in place of") would accept what no employer does.  After an implied term its
// own full acceptances follow (ACLS implies BLS, and so the lay card), and where
// it is a group, any member of it may be the one.
class AcceptanceTable {
 public:
  struct Entry {
    TermIndex asked = kNoTerm;
    Acceptance acceptance = Acceptance::kFull;
  };

  explicit AcceptanceTable(const Catalogue& catalogue);

  // All that a holder of `held` has of any term, itself included; ascending by
  // term, each term once with its greatest acceptance.
  std::span<const Entry> Of(TermIndex held) const {
    return {entries_.data() + begins_[held],
            entries_.data() + begins_[held + 1]};
  }

  // Terms of the catalogue.
  size_t size() const { return open_.size(); }

  // True for a group or class node: who asks for it names nobody, so any
  // recognised alternative will do.
  bool IsOpen(TermIndex asked) const { return open_[asked]; }

 private:
  // All together, so that they stay in the cache while many are put.
  std::vector<Entry> entries_;          // by held term
  std::vector<uint32_t> begins_ = {0};  // and the end of the last
  std::vector<bool> open_;
};

}  // namespace rolecall
