// One sentence under the reader's eyes: its names, its cues and its cuts.
// Internal to the sentence reader; polarity.cc, deadlines.cc and grouping.cc
// each fill a part.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/requirements/asks.h"
#include "parser/requirements/cues.h"
#include "parser/requirements/layout.h"
#include "parser/requirements/mentions.h"
#include "parser/requirements/scopes.h"

namespace rolecall {

// What the sentence makes of one name.
struct NameReading {
  Mention mention;
  bool asked = false;
  bool refused = false;   // the sentence says that it is not asked for
  bool excluded = false;  // "CPC-A not accepted"
  bool bound = false;     // words in the clause set the level
  RequirementLevel level = RequirementLevel::kRequired;
  Plainness plainness = Plainness::kSection;
  std::string_view rule;
  std::optional<int> within_days;
  std::optional<int> min_months;
  bool at_hire = false;
};

// How two neighbouring names are joined.
enum class Joint : uint8_t {
  kCut,       // they have nothing to do with each other
  kAnd,       // and, &, plus
  kComma,     // a list; its last joint tells which
  kOr,        // or, and/or
  kSlash,     // CMA/RMA
  kBracket,   // EHR (Epic
  kAdjacent,  // eClinicalWorks EMR
};

// The few words that join names.
struct JointWords {
  explicit JointWords(Vocabulary& vocabulary);

  WordId or_word = 0;
  WordId and_word = 0;
  // "is", "are".
  bool IsBe(WordId word) const { return word == is_ || word == are_; }
  bool IsIs(WordId word) const { return word != 0 && word == is_; }
  // "with", "using": what follows is a tool, not a place.
  bool IsWith(WordId word) const { return word == with_ || word == using_; }
  bool IsCertification(WordId word) const {
    return word != 0 && (word == certification_ || word == certified_);
  }
  // "or", "will be": joins, and says nothing by itself.
  bool IsJoint(WordId word) const {
    return word != 0 &&
           std::find(joints_.begin(), joints_.end(), word) != joints_.end();
  }
  // "an accredited school": the adjective of a school, not of the employer.
  bool IsAccredited(WordId word) const {
    return word != 0 && word == accredited_;
  }
  // "License: No", "None", the N of "N/A".
  bool IsDenial(WordId word) const {
    return std::find(denials_.begin(), denials_.end(), word) != denials_.end();
  }
  // "performing": an act follows.
  bool IsPerform(WordId word) const {
    return std::find(performs_.begin(), performs_.end(), word) !=
           performs_.end();
  }
  // "obtained", "completed": what a time follows.
  bool IsObtained(WordId word) const {
    return std::find(obtained_.begin(), obtained_.end(), word) !=
           obtained_.end();
  }
  // "hospitals that use Epic": of others, not of the candidate.
  bool IsThat(WordId word) const { return word != 0 && word == that_; }
  bool IsWithin(WordId word) const { return word != 0 && word == within_; }
  // "and", "with", "plus": what it joins is asked for together.
  bool IsTogether(WordId word) const {
    return word != 0 && (word == and_word || word == with_ || word == plus_);
  }
  // "together with", "well as"
  bool IsTogetherWith(WordId word, WordId next) const {
    return word != 0 && ((word == together_ && next == with_) ||
                         (word == well_ && next == as_));
  }
  bool IsIn(WordId word) const { return word != 0 && word == in_; }
  // "it must be obtained": of what was named before.
  bool IsPronoun(WordId word) const { return Holds(pronouns_, word); }
  bool IsPlus(WordId word) const { return word != 0 && word == plus_; }
  // "notified", "informs": whom one tells comes next.
  bool IsTelling(WordId word) const {
    return std::find(tells_.begin(), tells_.end(), word) != tells_.end();
  }
  // "BLS techniques": an act, no card.
  bool AreActs(WordId word) const {
    return std::find(acts_.begin(), acts_.end(), word) != acts_.end();
  }
  // "instruct", "orients": others learn what follows.
  bool IsTeaching(WordId word) const {
    return std::find(teaches_.begin(), teaches_.end(), word) != teaches_.end();
  }
  bool AreLearners(WordId word) const {
    return std::find(learners_.begin(), learners_.end(), word) !=
           learners_.end();
  }
  bool IsAwaiting(WordId word) const { return word != 0 && word == awaiting_; }
  bool IsDiploma(WordId word) const { return word != 0 && word == diploma_; }
  bool IsRespectively(WordId word) const {
    return word != 0 && word == respectively_;
  }
  // "elsewhere"; "at", "in", "for"; "all other sites".
  bool IsElsewhere(WordId word) const {
    return word != 0 && word == elsewhere_;
  }
  bool IsAt(WordId word) const {
    return word != 0 && (word == at_ || word == in_ || word == for_);
  }
  bool IsOther(WordId word) const { return word != 0 && word == other_; }
  bool IsWe(WordId word) const { return word != 0 && word == we_; }
  bool IsYou(WordId word) const { return word != 0 && word == you_; }
  bool IsExperience(WordId word) const {
    return word != 0 && word == experience_;
  }
  bool IsAll(WordId word) const { return word != 0 && word == all_; }
  bool IsTeam(WordId word) const {
    return word != 0 && (word == team_ || word == teams_);
  }
  // "non-certified"
  bool IsNon(WordId word) const { return word != 0 && word == non_; }
  bool IsWithout(WordId word) const {
    return word != 0 && (word == without_ || word == lacking_);
  }
  bool IsGrace(WordId word) const { return word != 0 && word == grace_; }
  bool IsProvided(WordId word) const { return word != 0 && word == provided_; }
  bool IsOnly(WordId word) const { return word != 0 && word == only_; }
  bool IsNot(WordId word) const { return word != 0 && word == not_; }
  bool IsFor(WordId word) const { return word != 0 && word == for_; }
  bool IsIf(WordId word) const { return word != 0 && word == if_; }
  bool IsThe(WordId word) const { return word != 0 && word == the_; }
  bool IsStaff(WordId word) const {
    return word != 0 && (word == nurses_ || word == staff_);
  }
  // Plural, and who works beside them: "techs", "employees".
  bool IsPeople(WordId word) const {
    return IsStaff(word) ||
           std::find(people_.begin(), people_.end(), word) != people_.end();
  }
  // "those working in the", before the name of a unit.
  bool IsOfPeople(WordId word) const {
    return word != 0 && std::find(of_people_.begin(), of_people_.end(), word) !=
                            of_people_.end();
  }
  // "Option 1"
  bool IsOption(WordId word) const { return word != 0 && word == option_; }
  // "positions" that require: others than the one that is offered.
  bool ArePosts(WordId word) const { return Holds(posts_, word); }
  // "tracks", "verifies": what others hold comes next.
  bool IsKeeping(WordId word) const { return Holds(keeps_, word); }
  // "staff's", "candidates'": whose licences one keeps.
  bool AreHolders(WordId word) const { return Holds(holders_, word); }
  // "renewals", "licenses": more than the one that a candidate has.
  bool AreRecords(WordId word) const { return Holds(records_, word); }
  // "patients", "members": those who are served.
  bool AreServed(WordId word) const { return Holds(served_, word); }
  // "clinic", "unit": a place where others use what it runs on.
  bool IsPlace(WordId word) const { return Holds(places_, word); }
  // "students", "school", "track" behind a credential: not yet held.
  bool AreStudents(WordId word) const { return Holds(students_, word); }
  // "as is", "so are": says again what was said before.
  bool Repeats(const CueHit& cue, std::span<const Token> tokens) const {
    return cue.cue == Cue::kPreferredLead &&
           Holds(repeats_, tokens[cue.first].word) &&
           IsBe(tokens[cue.last - 1].word);
  }
  // "preferred over"
  bool IsOver(WordId word) const { return Holds(over_, word); }
  // "is", "you", "the": no word of a line without a verb.
  bool IsOfProse(WordId word) const { return Holds(prose_, word); }
  // "charting", "state": what such a line may say beside a name.
  bool IsOfFragments(WordId word) const { return Holds(fragments_, word); }
  bool IsWho(WordId word) const { return word != 0 && word == who_; }
  // "educational", "continuing"; "hours", "credits".
  bool IsOfTeaching(WordId word) const { return Holds(teaching_, word); }
  bool AreHours(WordId word) const { return Holds(hours_, word); }
  // "unit", "departments": without a name, the posting's own.
  bool IsDepartment(WordId word) const { return Holds(departments_, word); }
  // "ED", "emergency"
  bool AreOneUnit(WordId a, WordId b) const;
  // "this unit", "our unit"
  bool IsThis(WordId word) const {
    return word != 0 && (word == this_ || word == our_);
  }
  bool IsArticle(WordId word) const {
    return word != 0 && (word == a_ || word == an_);
  }
  // "by", "to": a person follows, who acts or is told.
  bool IsBy(WordId word) const {
    return word != 0 && (word == by_ || word == to_);
  }
  // Words that may follow "required": "for", "within", "upon".
  bool IsFunction(WordId word) const {
    return std::find(functions_.begin(), functions_.end(), word) !=
           functions_.end();
  }

 private:
  static bool Holds(const std::vector<WordId>& words, WordId word) {
    return word != 0 &&
           std::find(words.begin(), words.end(), word) != words.end();
  }

  void AddPeople(Vocabulary& vocabulary);
  void AddForms(Vocabulary& vocabulary);
  void AddContexts(Vocabulary& vocabulary);
  void AddOthers(Vocabulary& vocabulary);
  void AddFragments(Vocabulary& vocabulary);

  WordId is_ = 0;
  WordId are_ = 0;
  WordId with_ = 0;
  WordId plus_ = 0;
  WordId together_ = 0;
  WordId well_ = 0;
  WordId as_ = 0;
  WordId diploma_ = 0;
  WordId using_ = 0;
  WordId certification_ = 0;
  WordId certified_ = 0;
  WordId the_ = 0;
  WordId if_ = 0;
  WordId for_ = 0;
  WordId not_ = 0;
  WordId who_ = 0;
  WordId nurses_ = 0;
  WordId staff_ = 0;
  WordId a_ = 0;
  WordId an_ = 0;
  WordId by_ = 0;
  WordId to_ = 0;
  WordId non_ = 0;
  WordId only_ = 0;
  WordId provided_ = 0;
  WordId grace_ = 0;
  WordId without_ = 0;
  WordId lacking_ = 0;
  WordId accredited_ = 0;
  WordId you_ = 0;
  WordId we_ = 0;
  WordId that_ = 0;
  WordId within_ = 0;
  WordId respectively_ = 0;
  WordId elsewhere_ = 0;
  WordId at_ = 0;
  WordId in_ = 0;
  WordId other_ = 0;
  WordId experience_ = 0;
  WordId all_ = 0;
  WordId team_ = 0;
  WordId teams_ = 0;
  std::vector<std::vector<WordId>> unit_names_;
  WordId this_ = 0;
  WordId our_ = 0;
  WordId option_ = 0;
  WordId awaiting_ = 0;
  std::vector<WordId> pronouns_;
  std::vector<WordId> people_;
  std::vector<WordId> of_people_;
  std::vector<WordId> departments_;
  std::vector<WordId> functions_;
  std::vector<WordId> joints_;
  std::vector<WordId> denials_;
  std::vector<WordId> performs_;
  std::vector<WordId> tells_;
  std::vector<WordId> acts_;
  std::vector<WordId> teaches_;
  std::vector<WordId> learners_;
  std::vector<WordId> obtained_;
  std::vector<WordId> keeps_;
  std::vector<WordId> holders_;
  std::vector<WordId> records_;
  std::vector<WordId> served_;
  std::vector<WordId> places_;
  std::vector<WordId> students_;
  std::vector<WordId> repeats_;
  std::vector<WordId> over_;
  std::vector<WordId> prose_;
  std::vector<WordId> fragments_;
  std::vector<WordId> posts_;
  std::vector<WordId> teaching_;
  std::vector<WordId> hours_;
};

// "certifications include": what follows counts as the kind named before it.
inline bool IsDefining(const CueHit& cue, std::span<const Token> tokens,
                       const JointWords& words) {
  if (cue.cue != Cue::kRequiredLead || cue.last - cue.first != 2) return false;
  const Token& noun = tokens[cue.first];
  return words.IsCertification(noun.word) ||
         words.IsCertification(noun.singular);
}

struct Clause {
  const Catalogue& catalogue;
  const JointWords& words;
  std::span<const Token> tokens;  // of the posting
  std::span<const Token> title;
  std::string_view text;  // of the posting
  const OwnPlace& place;
  const Sentence& sentence;
  std::vector<NameReading> names;
  std::vector<CueHit> cues;
  std::vector<uint32_t> cuts;  // tokens at which a new clause begins
  bool one_of = false;         // its header or label offers a choice

  bool IsSign(uint32_t i, char sign) const {
    return tokens[i].kind == TokenKind::kSign && tokens[i].sign == sign;
  }
  bool CutBetween(uint32_t a, uint32_t b) const;
  // The first cut at or after `token`, or the sentence's end; the last cut at
  // or before it, or the sentence's beginning.
  uint32_t ClauseEnd(uint32_t token) const;
  uint32_t ClauseBegin(uint32_t token) const;
  bool NameBetween(uint32_t a, uint32_t b) const;
  // The nearest cue of `cue` that ends before / begins after a name within its
  // clause; nullptr when there is none.
  const CueHit* Before(const NameReading& name, Cue cue) const;
  const CueHit* After(const NameReading& name, Cue cue) const;
  // Tokens between a cue and a name; kNoSentence where there is no cue.
  uint32_t Distance(const CueHit* cue, const NameReading& name) const;
  uint32_t DistanceBefore(const NameReading& name, Cue cue) const;
  uint32_t DistanceAfter(const NameReading& name, Cue cue) const;
  // True when the cue stands anywhere in the name's clause.
  bool Near(const NameReading& name, Cue cue) const;

  // True when nothing but signs, "or", "and" and names stands in [a, b).
  bool OnlyJoints(uint32_t a, uint32_t b) const;
  // True when a bracket that opens before a closes in [a, b): "(experience
  // preferred) Proficiency with Word".
  bool BracketCloses(uint32_t a, uint32_t b) const;
  // The list of names that `name` stands in, as tokens [first, last): names
  // with nothing but joints between them, brackets included.
  std::pair<uint32_t, uint32_t> ListAround(const NameReading& name) const;

  // "Nice to have - Epic", "Epic: 1 year (Preferred)": nothing but names, years
  // and how strongly they are meant.
  bool IsNameAndLevel(const NameReading& name) const;
  // "BLS, or the ability to obtain": behind the list that `name` stands in.
  bool OrEligible(const NameReading& name) const;

  bool InCue(uint32_t token) const;
  bool StartsName(uint32_t token) const;
  // "medical assistant certification": the name says what it is.
  bool EndsInNoun(const NameReading& name) const;
  // True under a heading that asks.
  bool IsQualification() const;
};

inline bool IsLead(Cue cue) {
  return cue == Cue::kRequiredLead || cue == Cue::kPreferredLead;
}
inline bool IsTrailing(Cue cue) {
  return cue == Cue::kRequired || cue == Cue::kPreferred ||
         cue == Cue::kPreferredBehind || cue == Cue::kOptional ||
         cue == Cue::kNotAccepted;
}
inline bool IsPreferring(Cue cue) {
  return cue == Cue::kPreferred || cue == Cue::kPreferredLead ||
         cue == Cue::kPreferredBehind;
}

inline bool IsUnit(Cue cue) {
  return cue == Cue::kDays || cue == Cue::kWeeks || cue == Cue::kMonths ||
         cue == Cue::kYears;
}

// "may be required", said of a list; "depending on" says less.
inline bool IsMayBe(const CueHit& cue) {
  return cue.cue == Cue::kMaybe && cue.last - cue.first >= 3;
}

// polarity.cc: sets asked, refused, excluded, level, rule of every name.
void ReadPolarity(Clause& clause, const std::vector<CueHit>& header_cues);
// Days after hire, of "6 months": months of 30, years and twelve months of 365.
// respective_times.cc
int DaysOf(int amount, Cue unit);
inline constexpr int kLongestDeadline = 3650;
// "BLS and ACLS within 30 and 90 days, respectively": gives each name its own
// time.  respective_times.cc
void ReadRespectiveTimes(Clause& clause);
// deadlines.cc: sets within_days, at_hire and min_months.
void ReadDeadlines(Clause& clause);
// substitutes.cc: appends what the sentence takes in another's place, or in the
// place of the last of `before`, the asks of earlier sentences; each pair once;
// a sentence and a posting have a bounded number.
void ReadSubstitutes(const Clause& clause, std::span<const Ask> before,
                     std::vector<Substitute>& out);
// "CPC required; CCS also considered", "CMA preferred; will consider RMA": the
// name, asked for in an earlier part, whose place `name` may take; nullptr
// where the sentence says no such thing.  substitutes.cc
const NameReading* TakenInPlaceOf(const Clause& clause,
                                  const NameReading& name);
// The rule of such a name.
inline constexpr std::string_view kTakenToo = "taken-too";
// grouping.cc: turns the asked names into asks.
void GroupNames(const Clause& clause, std::vector<Ask>& out);

}  // namespace rolecall
