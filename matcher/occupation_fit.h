// How near a posting's work is to the work that somebody wants.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/catalogue.h"
#include "model/occupation.h"
#include "model/seniority.h"

namespace rolecall {

// An O*NET-SOC code as a number: "31-9092" and "31-9092.00" are 31909200.
using OccupationCode = uint32_t;

// 0 for text that is no such code.
OccupationCode ParseOccupationCode(std::string_view text);
// Those of a list that are codes, in its order, without repetition.
std::vector<OccupationCode> ParseOccupationCodes(
    const std::vector<std::string>& texts);

// What related work gives at most; more is the work itself.
inline constexpr int kMostRelatedPercent = 60;

// The work that a posting offers.
struct OfferedWork {
  std::vector<OccupationCode> occupations;  // best first
  bool together = false;  // one person does all of them; else any will do
  // Of what ordinary work of these names would be to somebody: less for another
  // rank than one's own, see WorkPercent.
  int percent = 100;
  auto operator<=>(const OfferedWork&) const = default;
};

// The percent of work of a rank.  Of managers and supervisors, who have
// occupations of their own, 100.
int WorkPercent(const std::vector<OccupationCode>& occupations,
                Seniority seniority, bool is_traveling);

// Immutable once built, so thread-safe.
class OccupationFit {
 public:
  // `catalogue` is not kept; licences that it does not know are left out.
  OccupationFit(const std::vector<Occupation>& occupations,
                const Catalogue& catalogue);

  struct Pair {
    int percent = 0;
    size_t wanted = 0;  // places in the two lists
    size_t offered = 0;
  };
  // The best pair of a wanted occupation (most wanted first) and one of the
  // posting's (best first).  The same occupation gives 100, one that O*NET
  // calls related up to 60, a neighbour in the classification up to 50; later
  // places in either list give less.  Of work that is done together the
  // percents of all are averaged.
  Pair Best(std::span<const OccupationCode> wanted,
            const OfferedWork& offered) const;

  // "Medical Assistants"; the code where it has no name here.
  std::string NameOf(OccupationCode code) const;

  // The licences of which the law asks one for this work (best first),
  // ascending; empty for most work.  The first occupation decides whether the
  // law asks at all; further ones only add what will do.
  std::vector<TermIndex> Licences(
      std::span<const OccupationCode> offered) const;

  // True for a licence of any occupation.
  bool IsLicence(TermIndex term) const;

 private:
  struct Node {
    std::string name;
    std::vector<TermIndex> licences;
  };
  Pair BestOfAny(std::span<const OccupationCode> wanted,
                 std::span<const OccupationCode> offered) const;
  // That O*NET relates the second occupation to the first.
  struct Related {
    OccupationCode wanted = 0;  // 0: a free slot
    OccupationCode offered = 0;
    int percent = 0;
  };
  int PairPercent(OccupationCode wanted, OccupationCode offered) const;
  void AddRelated(const std::vector<Related>& pairs);
  size_t SlotOf(OccupationCode wanted, OccupationCode offered) const;

  std::unordered_map<OccupationCode, Node> nodes_;
  // Pairs at their hashes or right behind, as each query asks for many; a power
  // of two, at most a quarter taken.
  std::vector<Related> related_;
  std::vector<TermIndex> licences_;  // of all, ascending
};

}  // namespace rolecall
