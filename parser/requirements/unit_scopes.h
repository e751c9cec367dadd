// Of which unit's or state's people a sentence asks for a card: "ICU staff must
// hold ACLS" binds nobody in the nursery, "QMAP (Colorado)" nobody in Ohio.
#pragma once

#include <cstdint>

#include "parser/requirements/clause.h"

namespace rolecall {

// Points into the clause, which must outlive it.  One thread.
class UnitScopes {
 public:
  explicit UnitScopes(const Clause& clause) : clause_(clause) {}

  // True where the name is asked of the people of units that the title does not
  // name: by label ("ICU: ACLS"), in brackets ("ACLS (PACU)"), by who must hold
  // it ("ICU techs must ...", "nurses in the ICU must ...") or by condition
  // ("if hired into the ICU, ...").  "This unit" is the posting's own.
  bool BindOthers(const NameReading& name) const;

  // "MA-C (Washington)", "MA-C required in Washington" of a posting that names
  // another state.  A licence is asked for wherever it was issued.
  bool BindOtherStates(const NameReading& name) const;

  // "NCMA is not accepted in South Carolina": true where what stands behind
  // `refusal` names states only, none of them the posting's.
  bool RefusesElsewhere(const CueHit& refusal) const;

 private:
  bool InBracketBehind(const NameReading& name) const;
  bool AskedInUnit(const NameReading& name) const;
  bool UnderLabel(const NameReading& name) const;
  bool AskedOfPeople(const NameReading& name) const;
  bool UnderCondition(const NameReading& name) const;
  bool EndsUnitList(const CueHit& last) const;
  bool IsOwn(const CueHit& unit) const;
  bool ArePeople(uint32_t token) const;
  bool OnlyLeads(uint32_t a, uint32_t b) const;

  const Clause& clause_;
};

}  // namespace rolecall
