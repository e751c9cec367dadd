// The words that tell how a posting means what it names.
//
// A cue is a phrase with a meaning of its own: "is a plus" makes what stands
// before it preferred, "must have" makes what follows required, "our" makes it
// the employer's affair.  The phrases are in cue_phrases.cc, a line a meaning;
// the grammar that weighs them is in polarity.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/requirements/phrase_trie.h"

namespace rolecall {

enum class Cue : uint8_t {
  // How strongly.  Lead cues speak of what follows, the others of what stands
  // before them, or, where nothing does, of what follows.
  kRequired,       // required, a must, mandatory
  kRequiredLead,   // must have, requires, you need
  kPreferred,      // preferred, a plus, desired
  kPreferredLead,  // ideally, bonus points for, preference given to
  // useful, welcome, a bonus: as adjectives they speak of other things, so of
  // what follows only before a colon.
  kPreferredBehind,
  kOptional,       // not required, not necessary, optional
  kNo,             // no, without: to the next comma or "but"
  kNotAccepted,    // not accepted, does not satisfy: the words exclude
  kExcludedLead,   // except, excluding, other than
  kAskPossession,  // do you possess, are you certified: of a form's question
  // Whose affair.
  kEmployer,     // our, we offer: to the end of the sentence
  kPerson,       // under the supervision of, works with: the next names
  kTraining,     // training provided, we will teach you
  kLearn,        // ability to learn, willingness to learn
  kMaybe,        // may be required, as needed by the unit
  kWhereNeeded,  // where applicable, as required: of a credential, a maybe
  kInstead,      // in lieu of, may substitute
  kPay,          // differential for, higher pay
  kApplication,  // apply through, in ... format
  // What makes a name an ask.
  kKnowledge,  // experience with, proficient in, knowledge of
  kUse,        // using, document in, utilizing
  kPossess,    // certified, license, card, current, active
  kSeeking,    // seeking, looking for, hiring
  kRole,       // "position", "candidate": who is spoken of is the candidate
  kCredentialNoun,  // certification, license, credential, licensure
  // Lists.
  kExample,   // such as, like, e.g., for example
  kEtcetera,  // etc., or similar, and the like
  kOneOf,     // one of the following, either, any of
  kOfThese,   // of the following: behind a number it is kOneOf, else nothing
  kAllOf,     // all of the following, both
  kNarrow,    // specifically, particularly
  kOpen,      // or equivalent, or other nationally recognized
  kEligible,  // eligible, able to obtain
  kIdle,      // vital signs: only looks like a cue
  // Structure.
  kBut,       // but, however, although: a clause begins
  kRelative,  // which, who, whose, since, because, so: a side remark begins
  // Deadlines.
  kWithin,     // within, no later than, in the first
  kAfterHire,  // of hire, after start date, of employment
  kAtHire,     // at hire, upon hire, prior to start: no days
  kPast,       // within the last, in the past: time that is over
  kDays,
  kWeeks,
  kMonths,
  kYears,
  kNumber,  // one, two, thirty; CueHit::value tells which
  // Where: in brackets behind a credential, it binds that unit's people only.
  kDegree,  // degree in, graduate of, program: schooling, no credential
  kUnit,    // department, ICU, Surgical Services
  // A whole posting that is none.
  kNotAPosting,   // this is not a vacancy, now enrolling
  kSchoolAdvert,  // tuition is, our graduates, payment plans
  kResume,        // objective:, available immediately
};

struct CueHit {
  Cue cue = Cue::kRequired;
  uint16_t value = 0;  // of a number, of "6mo"; 0 for a unit alone
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
};

// "at least one" of "at least one year": a cue that counts time.
inline bool CountsTime(const CueHit& cue, std::span<const CueHit> cues) {
  return std::any_of(cues.begin(), cues.end(), [&cue](const CueHit& unit) {
    return unit.first == cue.last &&
           (unit.cue == Cue::kYears || unit.cue == Cue::kMonths ||
            unit.cue == Cue::kWeeks || unit.cue == Cue::kDays);
  });
}

// The phrases of a cue, apart by ';'.
struct CuePhrases {
  Cue cue;
  std::string_view phrases;
};

// All phrases, compiled.  Thread-safe once created.
class CueLexicon {
 public:
  // Adds the words of all phrases to `vocabulary`.
  explicit CueLexicon(Vocabulary& vocabulary);

  // The cues among tokens [first, last), leftmost-longest, in order.
  void Find(std::span<const Token> tokens, size_t first, size_t last,
            std::vector<CueHit>& out) const;

  // True when `tokens` hold a phrase of kNotAPosting, or several different
  // phrases of kSchoolAdvert or of kResume.
  bool LooksLikeNoPosting(std::span<const Token> tokens) const;

 private:
  struct Meaning {
    Cue cue;
    uint16_t value;
  };
  bool TakeCount(std::span<const Token> tokens, size_t begin,
                 const PhraseHit& of, std::vector<CueHit>& out) const;
  void AddWhole(const CuePhrases& line, Vocabulary& vocabulary);

  std::vector<WordId> at_least_;  // "least", "any": before a number
  std::vector<WordId> all_;       // "all", "each": a number of all
  PhraseTrie trie_;
  std::vector<Meaning> meanings_;  // by phrase number
  // The phrases that speak of the whole text, apart from the others.
  PhraseTrie whole_trie_;
  std::vector<Cue> whole_meanings_;
};

// How strongly: cue_phrases.cc.  Everything else: cue_phrases_context.cc.
std::span<const CuePhrases> LevelCuePhrases();
std::span<const CuePhrases> ContextCuePhrases();

// "one" is 1, "twelve" is 12.  cue_phrases.cc.
struct NumberWord {
  std::string_view word;
  uint16_t value;
};
std::span<const NumberWord> AllNumberWords();

}  // namespace rolecall
