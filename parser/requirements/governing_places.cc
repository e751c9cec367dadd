// What a sentence says of two places: which of two cues holds where the posting
// is.
#include <algorithm>

#include "parser/requirements/governing_cues.h"

namespace rolecall {
namespace {

// Tokens between what is said of two places.
constexpr uint32_t kFarthestContrast = 10;

}  // namespace

// "BLS is required in Ohio, preferred in Kentucky", "For our Dayton office it
// is required; elsewhere preferred": what holds where the posting is, or, where
// that is not told, the milder of the two.
const CueHit* GoverningCues::OfOwnPlace(const CueHit& cue) const {
  const CueHit* other = nullptr;
  for (const CueHit& next : clause_.cues) {
    if (next.first < cue.last || IsLead(next.cue)) continue;
    if (!IsTrailing(next.cue)) continue;
    if (next.first <= cue.last + kFarthestContrast &&
        !clause_.NameBetween(cue.last, next.first)) {
      other = &next;
    }
    break;
  }
  if (other == nullptr || IsPreferring(other->cue) == IsPreferring(cue.cue)) {
    return &cue;
  }
  const PlaceSaid here = PlaceOf(clause_.sentence.first, cue);
  const PlaceSaid there = PlaceOf(cue.last, *other);
  if (here == PlaceSaid::kNone || there == PlaceSaid::kNone) return &cue;
  if (here == PlaceSaid::kOwn) return &cue;
  return there == PlaceSaid::kOwn || IsPreferring(other->cue) ? other : &cue;
}

// Where a cue holds, from the words right behind it, or those in [a, cue).
GoverningCues::PlaceSaid GoverningCues::PlaceOf(uint32_t a,
                                                const CueHit& cue) const {
  const PlaceSaid behind =
      PlaceAt(cue.last, std::min(clause_.sentence.last, cue.last + 1));
  return behind != PlaceSaid::kNone ? behind : PlaceAt(a, cue.first);
}

// "in Ohio", "at our Dayton office", "elsewhere" that begins in [a, b).
GoverningCues::PlaceSaid GoverningCues::PlaceAt(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    if (clause_.words.IsElsewhere(TokenAt(i).word)) return PlaceSaid::kOther;
    if (!clause_.words.IsAt(TokenAt(i).word)) continue;
    const uint32_t end = std::min(clause_.sentence.last, i + 4);
    for (uint32_t k = i + 1; k < end; ++k) {
      const Token& token = TokenAt(k);
      if (clause_.words.IsOther(token.word)) return PlaceSaid::kOther;
      if (token.kind != TokenKind::kWord || clause_.StartsName(k)) break;
      if (token.letter_case == Case::kLower) continue;
      uint32_t last = k + 1;
      while (last < clause_.sentence.last &&
             TokenAt(last).letter_case == Case::kCapital) {
        ++last;
      }
      return clause_.place.Is(clause_.text.substr(
                 token.begin, TokenAt(last - 1).end - token.begin))
                 ? PlaceSaid::kOwn
                 : PlaceSaid::kOther;
    }
  }
  return PlaceSaid::kNone;
}

}  // namespace rolecall
