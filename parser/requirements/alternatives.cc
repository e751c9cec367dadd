#include "parser/requirements/alternatives.h"

#include <algorithm>
#include <string_view>

namespace rolecall {
namespace {

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
    const LetteredChoice choice = LetteredWays(clause_);
    const std::vector<uint32_t>& ways = choice.ways;
    if (ways.empty()) return found;
    size_t i = 0;
    while (i < size() && NameAt(i).mention.first < ways.front()) ++i;
    found.first = i;
    bool credentials = false;
    bool experience = false;  // "(b) two years of Epic"
    for (size_t way = 0; way < ways.size(); ++way) {
      const uint32_t end = way + 1 < ways.size() ? ways[way + 1] : choice.end;
      const size_t begin = i;
      while (i < size() && NameAt(i).mention.first < end) ++i;
      if (i > begin) found.starts.push_back(begin);
      const bool credential = NamesCredential(begin, i);
      credentials |= credential;
      if (credential || !AsksOtherwise(ways[way], end)) continue;
      (i == begin ? found.other_way : experience) = true;
    }
    found.other_way |= credentials && experience;
    found.end = i;
    return found;
  }

  bool NamesCredential(size_t first, size_t last) const {
    for (size_t i = first; i < last; ++i) {
      if (NameAt(i).mention.certification) return true;
    }
    return false;
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
      found.starts = {first};
      size_t next = i + 1;
      while (next < size() && IsCommaOr(next - 1)) {
        const size_t way = next++;
        while (next < size() && IsTogether(next - 1)) {
          together = true;
          ++next;
        }
        while (together && next < size() && ContinuesCards(next - 1)) ++next;
        found.starts.push_back(way);
      }
      found.first = first;
      found.end = next;
      if (together && AreOfOneSort(found)) return found;
      found = {};
    }
    return found;
  }

  // "..., or RN with BLS, ACLS and PALS": the cards of the last way.
  bool ContinuesCards(size_t i) const {
    return clause_.OnlyJoints(NameAt(i).mention.last,
                              NameAt(i + 1).mention.first) &&
           IsCard(i) && IsCard(i + 1) && !IsCommaOr(i);
  }

  bool IsCard(size_t i) const {
    return IsTrainingCard(links_.TermOf(NameAt(i)));
  }

  // A card stands in no licence's place: each way is about a credential of a
  // trade, or each about a card.
  bool AreOfOneSort(const Alternatives& found) const {
    size_t cards = 0;
    for (size_t way = 0; way < found.starts.size(); ++way) {
      const size_t end =
          way + 1 < found.starts.size() ? found.starts[way + 1] : found.end;
      bool all = true;
      for (size_t i = found.starts[way]; i < end; ++i) all &= IsCard(i);
      cards += all ? 1 : 0;
    }
    return cards == 0 || cards == found.starts.size();
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

// The word right before the mark, past signs.
void ReadWordBefore(const Clause& clause, WayMark& mark) {
  uint32_t i = mark.first;
  while (i > clause.sentence.first &&
         clause.tokens[i - 1].kind == TokenKind::kSign) {
    --i;
  }
  if (i == clause.sentence.first) return;
  const WordId word = clause.tokens[i - 1].word;
  mark.or_before = word != 0 && word == clause.words.or_word;
  mark.and_before = word != 0 && word == clause.words.and_word;
}

// "One of the following: (1) ..."
bool IsOffered(const Clause& clause, const std::vector<WayMark>& marks) {
  return clause.one_of || marks.front().option ||
         std::any_of(
             clause.cues.begin(), clause.cues.end(), [&](const CueHit& cue) {
               return cue.cue == Cue::kOneOf && cue.last <= marks.front().way;
             });
}

// The marks that an "or" joins, [first, last): all of "(a) X; (b) Y; or (c) Z",
// the first two of "(a) X or (b) Y; (c) Z" and of "either (a) X or (b) Y, and
// (c) Z".  An "and" before any "or" joins none.
LetteredChoice ChoiceAmong(const Clause& clause,
                           const std::vector<WayMark>& marks) {
  if (marks.size() < 2) return {};
  const auto is_or = [](const WayMark& mark) { return mark.or_before; };
  const auto is_and = [](const WayMark& mark) { return mark.and_before; };
  auto first = marks.begin();
  auto last = marks.end();
  const auto begin = std::find_if(first, last, is_or);
  if (marks.back().or_before || IsOffered(clause, marks)) {
    last = std::find_if(begin, last, is_and);
  } else {
    if (begin == last) return {};
    first = begin - 1;
    last = std::find_if_not(begin, last, is_or);
  }
  if (std::any_of(first + 1, last, is_and)) return {};
  LetteredChoice choice;
  for (auto mark = first; mark != last; ++mark) {
    choice.ways.push_back(mark->way);
  }
  choice.end = last != marks.end() ? last->first : clause.sentence.last;
  return choice;
}

}  // namespace

std::vector<WayMark> WayMarks(const Clause& clause) {
  std::vector<WayMark> marks;
  const Sentence& sentence = clause.sentence;
  for (uint32_t i = sentence.first + 1; i + 1 < sentence.last; ++i) {
    const bool option = clause.words.IsOption(clause.tokens[i - 1].word);
    if (!clause.IsSign(i, ')') && !option) continue;
    const Token& letter = clause.tokens[option ? i : i - 1];
    const int place =
        PlaceOf(clause.text.substr(letter.begin, letter.end - letter.begin));
    if (place == 0 || place != static_cast<int>(marks.size()) + 1) continue;
    // "Six (6)" counts, and names no way.
    const uint32_t open = i >= 2 && clause.IsSign(i - 2, '(') ? i - 2 : i - 1;
    if (!option && letter.kind == TokenKind::kNumber &&
        FollowsNumber(clause, open)) {
      continue;
    }
    WayMark& mark = marks.emplace_back();
    mark.first = open;
    mark.way = i + 1;
    mark.option = option;
    if (marks.size() > 1) ReadWordBefore(clause, mark);
  }
  return marks;
}

bool IsWayMark(std::string_view text, const Token& token) {
  return PlaceOf(text.substr(token.begin, token.end - token.begin)) != 0;
}

LetteredChoice LetteredWays(const Clause& clause) {
  return ChoiceAmong(clause, WayMarks(clause));
}

Alternatives FindAlternatives(const Clause& clause, const NameLinks& links) {
  if (links.names().size() < 2) return {};
  return AlternativeFinder(clause, links).Run();
}

}  // namespace rolecall
