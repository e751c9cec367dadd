#include "parser/requirements/alternatives.h"

#include <algorithm>
#include <string_view>

namespace rolecall {
namespace {

// Tokens between an "or" and the letter of its way.
constexpr uint32_t kFarthestLetter = 3;

class AlternativeFinder {
 public:
  AlternativeFinder(const Clause& clause, const NameLinks& links)
      : clause_(clause), links_(links) {}

  Alternatives Run() const {
    Alternatives found = Lettered();
    if (found.starts.size() < 2 && !found.other_way) found = ByComma();
    return found;
  }

 private:
  const NameReading& NameAt(size_t i) const { return *links_.names()[i]; }
  size_t size() const { return links_.names().size(); }

  Alternatives Lettered() const {
    Alternatives found;
    const std::vector<uint32_t> ways = LetteredWays(clause_);
    found.end = size();
    size_t i = 0;
    for (size_t way = 0; way < ways.size(); ++way) {
      const uint32_t end =
          way + 1 < ways.size() ? ways[way + 1] : clause_.sentence.last;
      while (i < size() && NameAt(i).mention.first < ways[way]) ++i;
      const bool named = i < size() && NameAt(i).mention.first < end;
      if (named) found.starts.push_back(i);
      found.other_way |= !named && AsksOtherwise(ways[way], end);
    }
    return found;
  }

  // Schooling or work.
  bool AsksOtherwise(uint32_t first, uint32_t last) const {
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [=](const CueHit& cue) {
          return cue.first >= first && cue.last <= last &&
                 (cue.cue == Cue::kDegree || cue.cue == Cue::kKnowledge ||
                  cue.cue == Cue::kYears);
        });
  }

  // "LPN, or CMA with BLS", "CMA plus BLS, or LPN".
  Alternatives ByComma() const {
    Alternatives found;
    for (size_t i = 0; i + 1 < size(); ++i) {
      if (!IsCommaOr(i)) continue;
      size_t first = i;
      bool together = false;
      while (first > 0 && IsTogether(first - 1)) {
        together = true;
        --first;
      }
      // The comma of "CMA, RMA, or CCMA and BLS" is the list's.
      if (first > 0 && links_.links()[first - 1].joint == Joint::kOr) continue;
      size_t end = i + 2;
      while (end < size() && IsTogether(end - 1)) {
        together = true;
        ++end;
      }
      if (!together) continue;
      found.starts = {first, i + 1};
      found.end = end;
      return found;
    }
    return found;
  }

  bool IsCommaOr(size_t i) const {
    const uint32_t end = NameAt(i + 1).mention.first;
    for (uint32_t k = NameAt(i).mention.last; k + 1 < end; ++k) {
      if (clause_.IsSign(k, ',') &&
          clause_.tokens[k + 1].word == clause_.words.or_word) {
        return NameAt(i).mention.certification &&
               NameAt(i + 1).mention.certification &&
               !clause_.CutBetween(NameAt(i).mention.last, end);
      }
    }
    return false;
  }

  // "and", "with", "plus" joins names i and i + 1, without a comma.
  bool IsTogether(size_t i) const {
    const uint32_t end = NameAt(i + 1).mention.first;
    bool joined = false;
    if (NameAt(i).mention.certification !=
        NameAt(i + 1).mention.certification) {
      return false;
    }
    for (uint32_t k = NameAt(i).mention.last; k < end; ++k) {
      const Token& token = clause_.tokens[k];
      if (token.kind == TokenKind::kSign) {
        if (token.sign == ',' || token.sign == ';') return false;
        joined |= token.sign == '&' || token.sign == '+';
      } else {
        if (token.word == clause_.words.or_word) return false;
        joined |= clause_.words.IsTogether(token.word);
      }
    }
    return joined;
  }

  const Clause& clause_;
  const NameLinks& links_;
};

// 1 for "a", "1", "i"; 2 for "b", "2", "ii"; 0 for anything else.
int PlaceOf(std::string_view word) {
  if (word == "ii" || word == "iii") return static_cast<int>(word.size());
  if (word.size() != 1) return 0;
  const char c = word.front();
  if (c == 'i' || c == 'I') return 1;
  if (c >= '1' && c <= '5') return c - '0';
  if (c >= 'a' && c <= 'e') return c - 'a' + 1;
  return c >= 'A' && c <= 'E' ? c - 'A' + 1 : 0;
}

bool FollowsNumber(const Clause& clause, uint32_t token) {
  return std::any_of(clause.cues.begin(), clause.cues.end(),
                     [token](const CueHit& cue) {
                       return cue.cue == Cue::kNumber && cue.last == token;
                     });
}

}  // namespace

bool IsWayMark(std::string_view text, const Token& token) {
  return PlaceOf(text.substr(token.begin, token.end - token.begin)) != 0;
}

std::vector<uint32_t> LetteredWays(const Clause& clause) {
  std::vector<uint32_t> ways;
  const Sentence& sentence = clause.sentence;
  bool offered = clause.one_of;  // or "or" stands between two of them
  for (uint32_t i = sentence.first + 1; i + 1 < sentence.last; ++i) {
    const bool option = clause.words.IsOption(clause.tokens[i - 1].word);
    if (!clause.IsSign(i, ')') && !option) continue;
    const Token& letter = clause.tokens[option ? i : i - 1];
    const int place =
        PlaceOf(clause.text.substr(letter.begin, letter.end - letter.begin));
    if (place == 0 || place != static_cast<int>(ways.size()) + 1) continue;
    // "Six (6)" counts, and names no way.
    const uint32_t open = i >= 2 && clause.IsSign(i - 2, '(') ? i - 2 : i - 1;
    offered |= option;
    if (!option && letter.kind == TokenKind::kNumber &&
        FollowsNumber(clause, open)) {
      continue;
    }
    for (uint32_t k = open; k > sentence.first && open - k < kFarthestLetter;
         --k) {
      offered |=
          !ways.empty() && clause.tokens[k - 1].word == clause.words.or_word;
    }
    ways.push_back(i + 1);
  }
  offered |=
      !ways.empty() && std::any_of(clause.cues.begin(), clause.cues.end(),
                                   [&](const CueHit& cue) {
                                     return cue.cue == Cue::kOneOf &&
                                            cue.last <= ways.front();
                                   });
  if (ways.size() < 2 || !offered) ways.clear();
  return ways;
}

Alternatives FindAlternatives(const Clause& clause, const NameLinks& links) {
  if (links.names().size() < 2) return {};
  return AlternativeFinder(clause, links).Run();
}

}  // namespace rolecall
