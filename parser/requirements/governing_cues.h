// Which cue governs a name: the nearest behind it, or the nearest before it.
#pragma once

#include "parser/requirements/clause.h"

namespace rolecall {

// Holds a view of `clause`, which must outlive it and not change.
class GoverningCues {
 public:
  explicit GoverningCues(const Clause& clause) : clause_(clause) {}

  // "ACLS preferred": the cue behind `name` that speaks of it.  Commas end its
  // reach, unless what they part is a list; nullptr when there is none.
  const CueHit* Trailing(const NameReading& name) const;

  // "must have ...", "Preferred: ...": the cue before `name` that rules it.
  const CueHit* Leading(const NameReading& name) const;

 private:
  enum class PlaceSaid : uint8_t { kNone, kOwn, kOther };
  const CueHit* OfOwnPlace(const CueHit& cue) const;
  PlaceSaid PlaceOf(uint32_t a, const CueHit& cue) const;
  PlaceSaid PlaceAt(uint32_t a, uint32_t b) const;

  const Token& TokenAt(uint32_t i) const { return clause_.tokens[i]; }
  uint32_t LastComma(uint32_t a, uint32_t b) const;
  bool HasContent(uint32_t a, uint32_t b) const;
  bool EndsListOfNames(uint32_t a, uint32_t b) const;
  bool NamesStranger(uint32_t a, uint32_t b) const;
  bool FollowedByColon(const CueHit& cue) const;
  const CueHit& ByDeadline(const CueHit& cue) const;
  const CueHit* WishBehind(const CueHit& cue) const;
  bool StandsAlone(const CueHit& cue) const;
  bool IsBareNounBefore(const CueHit& aside) const;
  bool IsAside(const NameReading& name) const;
  bool IsOfBracketedName(uint32_t from, const CueHit& cue) const;
  bool IsAttribute(const CueHit& cue) const;
  bool IsMoney(const CueHit& cue) const;
  bool IsOfOthers(const CueHit& cue) const;
  const CueHit& Repeated(const CueHit& cue) const;
  bool Reaches(const NameReading& name, const CueHit& cue) const;
  bool NamesOtherCredential(uint32_t a, uint32_t b) const;
  bool IsOfLastAlone(const NameReading& name, uint32_t comma,
                     const CueHit& cue) const;
  bool HasOwnYears(uint32_t a, uint32_t b) const;
  bool JoinsNext(const NameReading& name, uint32_t end) const;
  bool InRelativeClause(uint32_t from, const CueHit& cue) const;
  bool IsOwnBracket(const CueHit& cue) const;
  bool OpensList(const CueHit& cue, const NameReading& name) const;
  uint32_t OpenBracket(uint32_t a, uint32_t b) const;
  bool OrList(uint32_t a, uint32_t b) const;
  const CueHit* BeforeColon(const NameReading& name) const;
  const CueHit* BeforeMarks(const NameReading& name) const;

  const Clause& clause_;
};

}  // namespace rolecall
