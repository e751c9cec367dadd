#include "parser/requirements/others.h"

#include <algorithm>

namespace rolecall {
namespace {

// Tokens of "the expiration dates of all of the staff's".
constexpr uint32_t kFarthestKept = 16;
// Tokens of "any other", "the other".
constexpr uint32_t kFarthestOther = 3;
// Tokens of "The infusion center".
constexpr uint32_t kLongestPlace = 4;

}  // namespace

bool Others::Hold(const NameReading& name, const CueHit* polarity) const {
  if (!name.mention.certification) return false;
  const auto [first, last] = clause_.ListAround(name);
  const uint32_t begin = std::max(clause_.ClauseBegin(first),
                                  first - std::min(first, kFarthestKept));
  bool kept = false;
  bool others = false;
  for (uint32_t i = begin; i < first; ++i) {
    const WordId word = clause_.tokens[i].word;
    if (kept &&
        (clause_.words.AreHolders(word) || clause_.words.AreRecords(word))) {
      others = true;
    }
    kept |= clause_.words.IsKeeping(word) &&
            (polarity == nullptr || polarity->last <= i);
  }
  if (!kept || others) return kept;
  const uint32_t end = std::min(clause_.ClauseEnd(last), last + 2);
  for (uint32_t i = last; i < end; ++i) {
    if (clause_.words.AreRecords(clause_.tokens[i].word)) return true;
  }
  return clause_.words.AreRecords(clause_.tokens[last - 1].word);
}

bool Others::Study(const NameReading& name) const {
  if (!name.mention.certification) return false;
  uint32_t i = clause_.ListAround(name).second;
  if (i < clause_.sentence.last && clause_.IsSign(i, '-')) ++i;
  return i < clause_.sentence.last &&
         clause_.words.AreStudents(clause_.tokens[i].word);
}

bool Others::AreLessWanted(const NameReading& name) const {
  const uint32_t first = clause_.ListAround(name).first;
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
        return cue.cue == Cue::kPreferred && cue.last <= first &&
               first <= cue.last + kFarthestOther &&
               clause_.words.IsOver(clause_.tokens[cue.last - 1].word);
      });
}

bool Others::Use() const {
  const uint32_t begin = clause_.sentence.first;
  const uint32_t end = std::min(clause_.sentence.last, begin + kLongestPlace);
  const WordId opening = clause_.tokens[begin].word;
  const bool article =
      clause_.words.IsThe(opening) || clause_.words.IsThis(opening);
  const uint32_t subject = article ? begin + 1 : begin;
  if (subject >= end) return false;
  if (clause_.words.AreServed(clause_.tokens[subject].word)) return true;
  if (!article) return false;
  // "The infusion center | runs on"
  for (uint32_t i = subject; i < end; ++i) {
    if (clause_.words.IsPlace(clause_.tokens[i].word)) {
      return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                         [i](const CueHit& cue) {
                           return cue.cue == Cue::kUse && cue.first == i + 1;
                         });
    }
  }
  return false;
}

}  // namespace rolecall
