// Lines without a verb: "CMA or RMA. BLS. 2 yrs Epic.", all that a short
// posting says of what it asks for.
#pragma once

#include <cstdint>

#include "parser/requirements/clause.h"

namespace rolecall {

// Holds a view of `clause`, which must outlive it.  One thread.
class Fragments {
 public:
  explicit Fragments(const Clause& clause) : clause_(clause) {}

  // True where a sentence of a short text, under no heading, has no verb, and
  // the part of it in which `name` stands holds nothing but names and what is
  // said of credentials and products: their status, issuer, state, level,
  // years.  Not where it only lists people ("RN, LPN").
  bool Asks(const NameReading& name) const;
  // Of an everyday word that is a product: such a sentence has no other words
  // ("CMA. Epic.", not "Word of mouth, BLS").
  bool ShowsProduct(const NameReading& name) const;

 private:
  bool BeginsAfresh() const;
  bool IsBareClass(const NameReading& name) const;
  bool StandsBehindLevel(const NameReading& name) const;
  bool IsVerbless() const;
  bool InName(uint32_t token) const;
  bool IsPureAround(const NameReading& name) const;
  bool IsPlain(uint32_t token) const;
  bool NamesPeopleOnly() const;
  bool IsPerson(const NameReading& name) const;
  bool EndsPart(uint32_t token) const;

  const Clause& clause_;
};

}  // namespace rolecall
