// The names of a clause that are asked for, and what joins each to the next.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "parser/requirements/clause.h"

namespace rolecall {

// Two names of one sentence and what joins them.
struct Link {
  Joint joint = Joint::kCut;
  bool example = false;  // "such as" stands between
  bool narrow = false;   // "specifically" stands between
};

// Points into the clause, which must outlive it.  One thread.
class NameLinks {
 public:
  // Commas, slashes, brackets and neighbours are decided: all links are kOr,
  // kAnd or kCut.
  explicit NameLinks(const Clause& clause);

  const std::vector<const NameReading*>& names() const { return names_; }
  // The link at i joins names i and i + 1.
  const std::vector<Link>& links() const { return links_; }

  // What stands between names i and i + 1, undecided.
  Joint JointBehind(size_t i) const;
  const Term& TermOf(const NameReading& name) const;
  // A class of products or a group of credentials.
  bool IsClassOrGroup(const NameReading& name) const;
  // A fact of the catalogue of this kind names both.
  bool FactJoins(ReadingFactKind kind, const NameReading& a,
                 const NameReading& b) const;
  // "etc.", "or similar" behind name i, in the same bracket.
  bool EtceteraAfter(size_t i) const;

 private:
  // "Microsoft Office (Word, Excel)", "Word/Excel": members of one suite.
  bool InOneSuite(const NameReading& a, const NameReading& b) const;
  // "Epic (Cadence, Prelude)"
  bool IsModule(const NameReading& product, const NameReading& module) const;
  // "Microsoft Office", not one of its members.
  bool IsSuite(const NameReading& name) const;
  // Credentials of a kind that an employer can take in each other's place.
  bool OfOneSort(const NameReading& a, const NameReading& b) const;
  // Cards of a course, which only "one of" makes each other's choice, close
  // to each other.
  bool AreCards(const NameReading& a, const NameReading& b) const;
  // A card or a licence to drive goes with any work; the rest names a trade.
  static bool IsProfession(const Term& term);
  void ReadLinks();
  Link LinkOf(const NameReading& a, const NameReading& b) const;
  Joint JointOf(uint32_t from, uint32_t to) const;
  // The cue before the list that makes it an any-of, e.g. "one of", "such as".
  bool OneOfBefore(size_t i) const;
  // "Current coding certifications include CPC and CCS": any of what counts.
  bool EndsExamples(size_t i, uint32_t from) const;
  bool EndsSuiteList(size_t i) const;
  bool Lists(size_t i) const;
  // True when tokens a and b stand in the same bracket, or in none.
  bool SameBracket(uint32_t a, uint32_t b) const;
  // "Oracle, Tableau or other equivalent applications"
  const CueHit* OrOthersAfter(size_t i) const;
  bool OrSimilarAfter(size_t i) const;
  // Decides commas, slashes, brackets and neighbours: what is left is kOr,
  // kAnd or kCut.
  void SettleCommas();
  // "issued or recognized by": an "or" in tokens [from, to) that joins words.
  bool OrIsOfOthers(uint32_t from, uint32_t to) const;
  // "either CMA or RMA and BLS", "either Epic or Cerner and Excel": behind its
  // "or", a choice ends where another kind of thing is added.
  bool EndsChoice(size_t i) const;
  bool OfOneKind(const NameReading& a, const NameReading& b) const;
  Joint SettleSlash(const NameReading& a, const NameReading& b,
                    bool suite) const;
  Joint SettleComma(size_t i, bool suite) const;

  const Clause& clause_;
  std::vector<const NameReading*> names_;
  std::vector<Link> links_;
};

}  // namespace rolecall
