// What the words around a name of a clause show of it; what follows from that
// is decided in polarity.cc.
#pragma once

#include <cstdint>

#include "parser/requirements/clause.h"

namespace rolecall {

// Points into the clause, which must outlive it.  One thread.
class NameContext {
 public:
  explicit NameContext(const Clause& clause) : clause_(clause) {}

  // A "no" before it reaches so far: past no comma and no other demand.
  bool IsNegated(const NameReading& name) const;
  // "non-board certified"
  bool IsNegatedByPrefix(const NameReading& name) const;
  // "CPC (not CPC-A) required", "CPC required (no CPC-A)": no way to fill what
  // its neighbour asks for.
  bool IsSetApart(const NameReading& name) const;
  // "No CPC-A.": the whole sentence.
  bool IsBarredAlone(const NameReading& name) const;
  // "CMA required except for LPNs": people of another trade, who need it not.
  bool IsExempted(const NameReading& name, const CueHit& except) const;
  bool IsClass(const NameReading& name) const;
  // An ordinary word is a product where a product stands beside it or a word
  // of knowing or using stands right before it.
  bool IsShownToBeProduct(const NameReading& name) const;
  // "Outlook, Excel", not the "Salesforce" of "Salesforce Developers".
  bool EndsAsName(const NameReading& name) const;
  // Nothing but commas and words with capitals stands in tokens [a, b).
  bool AllCapitals(uint32_t a, uint32_t b) const;
  // "Tableau certification" is a credential, and none that we know.
  bool NamesItsCertification(const NameReading& name) const;
  // The employer's own product is asked for only as something to know.
  bool NamesEmployer(const NameReading& name) const;
  // "the Joint EPR Team"
  bool NamesTeam(const NameReading& name) const;
  // "No degree is needed, but CPC is."
  bool IsEllipsis(const NameReading& name) const;
  // A form's question asks only where it asks for possession.
  bool IsMereQuestion() const;
  // "Are you BLS certified? (Preferred)": what a form says behind its question.
  std::optional<RequirementLevel> LevelBehindQuestion() const;
  // "Those without a BLS card need not apply."
  bool BarsThoseWithout(const NameReading& name) const;
  // "If an LPN obtains the RN licence, ...": what some may hold; not "If not
  // certified, BLS within 30 days".
  bool IsCondition(const NameReading& name) const;
  // "LPNs, Nurse Interns, Social Workers", "RNs who ...": people.
  bool ListsPeople(const NameReading& name) const;
  // Under a heading that was the employer's a line may still ask in its own
  // first words: "Valid CPR card", "Proven knowledge of ICD-10".
  bool SpeaksForItself(const NameReading& name) const;
  // A class is asked for as something to know, or stands as an item of its
  // own; "transmits images to the medical record" only mentions it.
  bool ClassIsAsked(const NameReading& name) const;
  // Tokens between `cue` and the list that `name` behind it stands in.
  uint32_t ListDistance(const CueHit& cue, const NameReading& name) const;
  // Tokens between the list that `name` stands in and the next `cue`.
  uint32_t AfterList(const NameReading& name, Cue cue) const;
  // "CMA (AAMA) only": a clause of nothing else; not "ACLS (RN only)", "RN
  // only: ACLS".
  bool IsAllThatCounts(const NameReading& name) const;
  // The end of the list that `name` stands in, its bracket and a noun behind it
  // included: "Certification (CMA/RMA)", "CMA certification".
  uint32_t EndOfNoun(const NameReading& name) const;
  // "CMA or completion of a medical assistant program", "a degree or CPC
  // certification", "CPC or equivalent experience".
  bool OrSchooling(const NameReading& name) const;
  // Its list stands at the begin of the clause, or nearly so.
  bool StartsSentence(const NameReading& name) const;
  // "using languages such as C++ and Python"
  bool IsExampleOfUse(const NameReading& name) const;
  // "Visualization: Tableau or similar"
  bool OrSimilarFollows(const NameReading& name) const;
  // "advanced life support techniques": what one does, and no card.
  bool IsTechnique(const NameReading& name) const;
  // "Those awaiting NMC registration are paid less."
  bool IsAwaited(const NameReading& name) const;
  // "notified the assigned RN or provider": a telling verb stands close before
  // the list that begins at token `first`.
  bool IsTold(uint32_t first) const;

 private:
  bool IsDiplomaAt(uint32_t first) const;
  bool IsOfHighSchool(uint32_t diploma) const;
  bool OrProgram(const NameReading& name) const;
  const Token& TokenAt(uint32_t i) const { return clause_.tokens[i]; }
  bool StandsBehindColon(const NameReading& name) const;
  // "Epic a plus.", "Excel required": the sentence is the name and its level.
  bool IsAskedByItself(const NameReading& name) const;
  bool IsWorkedWith(const NameReading& name) const;
  bool IsPartWithLevel(const NameReading& name) const;
  // Another credential of its category stands before token `end`, training
  // cards aside: "BLS (no ACLS)" forbids nothing.
  bool HasSiblingBefore(const NameReading& name, uint32_t end) const;
  // "Python, Apache Spark, Kafka, Oracle": commas and capitals only.
  bool OnlyNames(uint32_t a, uint32_t b) const;

  const Clause& clause_;
};

}  // namespace rolecall
