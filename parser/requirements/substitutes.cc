// Credentials that a sentence takes in another's place: "CCS will be accepted
// in lieu of CPC".
#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "parser/requirements/clause.h"

namespace rolecall {
namespace {

// No author says it more often, nor names more credentials at once: a text that
// does costs no more time.
constexpr size_t kMostInSentence = 8;
constexpr size_t kMostOnOneSide = 16;
constexpr size_t kMostInPosting = 64;
// Bytes from what was asked for to the sentence that takes another instead.
constexpr uint32_t kFarthestBefore = 80;

class SubstituteReader {
 public:
  SubstituteReader(const Clause& clause, std::span<const Ask> before)
      : clause_(clause), before_(before) {}

  void Run(std::vector<Substitute>& out) const {
    size_t read = 0;
    for (const NameReading& name : clause_.names) {
      if (name.rule != kTakenToo) continue;
      const NameReading* kin = TakenInPlaceOf(clause_, name);
      if (kin != nullptr) AddOnce({kin->mention.term, name.mention.term}, out);
    }
    for (const CueHit& cue : clause_.cues) {
      if (cue.cue != Cue::kInstead || !Replaces(cue)) continue;
      if (++read > kMostInSentence) return;
      if (!IsDenied(cue)) Read(cue, out);
    }
  }

 private:
  std::string_view Text(uint32_t i) const {
    const Token& token = clause_.tokens[i];
    return clause_.text.substr(token.begin, token.end - token.begin);
  }

  bool IsAnyOf(uint32_t i, std::span<const std::string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return EqualsIgnoreCase(Text(i), word);
    });
  }

  // "waived with", "substitution of" say it the other way round.
  bool Replaces(const CueHit& cue) const {
    constexpr std::array<std::string_view, 8> kLast = {
        "of",      "for",      "instead", "substitute",
        "replace", "replaces", "lieu",    "place"};
    return !EqualsIgnoreCase(Text(cue.first), "substitution") &&
           IsAnyOf(cue.last - 1, kLast) && IsConsent(cue);
  }

  // "in lieu of", "may substitute"; "an LPN in place of an RN" needs a word of
  // acceptance, and no wish and no question gives it.
  bool IsConsent(const CueHit& cue) const {
    constexpr std::array<std::string_view, 6> kAccepting = {
        "accepted",   "acceptable", "accept",
        "considered", "allowed",    "acceptance"};
    constexpr std::array<std::string_view, 4> kPlain = {"may", "can", "lieu",
                                                        "accepted"};
    const uint32_t begin = clause_.ClauseBegin(cue.first);
    const uint32_t end = clause_.ClauseEnd(cue.last);
    bool consent = false;
    for (uint32_t i = cue.first; i < cue.last; ++i) {
      consent |= IsAnyOf(i, kPlain);
    }
    for (uint32_t i = begin; i < end; ++i) {
      if (clause_.IsSign(i, '?')) return false;
      consent |= IsAnyOf(i, kAccepting);
    }
    return consent && std::none_of(clause_.cues.begin(), clause_.cues.end(),
                                   [=](const CueHit& other) {
                                     return other.first >= begin &&
                                            other.last <= end &&
                                            IsPreferring(other.cue);
                                   });
  }

  // "CCS will not be accepted in lieu of CPC"
  bool IsDenied(const CueHit& instead) const {
    const uint32_t begin = clause_.ClauseBegin(instead.first);
    const uint32_t end = clause_.ClauseEnd(instead.last);
    for (uint32_t i = begin; i < end; ++i) {
      if (clause_.words.IsNot(clause_.tokens[i].word)) return true;
    }
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(),
        [begin, end](const CueHit& cue) {
          return cue.first >= begin && cue.last <= end &&
                 (cue.cue == Cue::kNo || cue.cue == Cue::kNotAccepted);
        });
  }

  void Read(const CueHit& cue, std::vector<Substitute>& out) const {
    const uint32_t begin = clause_.ClauseBegin(cue.first);
    const uint32_t end = clause_.ClauseEnd(cue.last);
    // "In lieu of CPC, CCS is accepted."
    if (!clause_.NameBetween(begin, cue.first)) {
      uint32_t comma = cue.last;
      while (comma < end && !clause_.IsSign(comma, ',')) ++comma;
      return Add(cue.last, comma, comma, end, out);
    }
    uint32_t behind = cue.last;
    while (behind < end && clause_.tokens[behind].kind == TokenKind::kSign) {
      ++behind;
    }
    if (behind < end) return Add(cue.last, end, begin, cue.first, out);
    // "CPC required (CCS accepted instead)", "CPC required, CCS accepted ..."
    uint32_t open = cue.first;
    while (open > begin &&
           !(clause_.IsSign(open, '(') || clause_.IsSign(open, ','))) {
      --open;
    }
    const uint32_t from = open > begin ? open : begin;
    if (clause_.NameBetween(clause_.sentence.first, from)) {
      return Add(clause_.sentence.first, from, from, cue.first, out);
    }
    if (!NamesWork(begin, cue.first)) AddToBefore(begin, cue.first, out);
  }

  // "CPC or CCS required. RHIT accepted instead.": what stands in tokens
  // [first, last) takes the place of what was asked for right before.
  void AddToBefore(uint32_t first, uint32_t last,
                   std::vector<Substitute>& out) const {
    const uint32_t begin = clause_.tokens[clause_.sentence.first].begin;
    for (const TermIndex by : TermsWithin(first, last)) {
      for (size_t i = before_.size(); i-- > 0;) {
        const Ask& ask = before_[i];
        if (ask.end + kFarthestBefore < begin) break;
        if (ask.kind == RequirementKind::kCertification &&
            AreKin(ask.any_of.front(), by)) {
          AddOnce({ask.any_of.front(), by}, out);
          break;
        }
      }
    }
  }

  // What stands in tokens [by_first, by_last) takes the place of what stands in
  // [of_first, of_last).
  void Add(uint32_t of_first, uint32_t of_last, uint32_t by_first,
           uint32_t by_last, std::vector<Substitute>& out) const {
    if (NamesWork(of_first, of_last)) return;
    const std::vector<TermIndex> others = TermsWithin(by_first, by_last);
    for (const TermIndex of : TermsWithin(of_first, of_last)) {
      for (const TermIndex by : others) {
        if (AreKin(of, by)) AddOnce({of, by}, out);
      }
    }
  }

  static void AddOnce(const Substitute& substitute,
                      std::vector<Substitute>& out) {
    const bool known =
        std::any_of(out.begin(), out.end(), [&](const Substitute& other) {
          return other.of == substitute.of && other.by == substitute.by;
        });
    if (!known && out.size() < kMostInPosting) out.push_back(substitute);
  }

  // "in lieu of one year of RN experience"
  bool NamesWork(uint32_t first, uint32_t last) const {
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [=](const CueHit& cue) {
          return cue.first >= first && cue.last <= last &&
                 (cue.cue == Cue::kKnowledge || cue.cue == Cue::kYears ||
                  cue.cue == Cue::kDegree);
        });
  }

  // The certifications that stand there, each once.
  std::vector<TermIndex> TermsWithin(uint32_t first, uint32_t last) const {
    std::vector<TermIndex> terms;
    for (const NameReading& name : clause_.names) {
      if (terms.size() == kMostOnOneSide) break;
      if (name.mention.certification && name.mention.term != kNoTerm &&
          name.mention.first >= first && name.mention.last <= last &&
          std::find(terms.begin(), terms.end(), name.mention.term) ==
              terms.end()) {
        terms.push_back(name.mention.term);
      }
    }
    return terms;
  }

  // A card for life support stands in no licence's place.
  bool AreKin(TermIndex a, TermIndex b) const {
    const Term& left = clause_.catalogue.term(a);
    const Term& right = clause_.catalogue.term(b);
    return a != b &&
           (left.category == right.category ||
            (left.sort == "training-card") == (right.sort == "training-card"));
  }

  const Clause& clause_;
  std::span<const Ask> before_;
};

// Credentials that may stand in each other's place.
bool AreOfOneTrade(const Term& a, const Term& b) {
  return a.category == b.category ||
         (a.sort == "certification" && b.sort == "certification");
}

// Tokens of "will also be accepted".
constexpr uint32_t kLongestConsent = 5;

// "accepted", "considered" at token `i`.
bool SaysTaken(const Clause& clause, uint32_t i) {
  constexpr std::array<std::string_view, 6> kWords = {
      "accepted", "considered", "acceptable", "consider", "accept", "accepts"};
  const Token& token = clause.tokens[i];
  const std::string_view word =
      clause.text.substr(token.begin, token.end - token.begin);
  return std::any_of(kWords.begin(), kWords.end(), [word](std::string_view w) {
    return EqualsIgnoreCase(word, w);
  });
}

// The part from `begin` to `end` holds the list [first, last) and the word of
// consent, and little else.
bool IsConsentTo(const Clause& clause, uint32_t begin, uint32_t first,
                 uint32_t last, uint32_t end) {
  if (first - begin > kLongestConsent || end - last > kLongestConsent) {
    return false;
  }
  bool taken = false;
  for (uint32_t i = begin; i < end; ++i) {
    if (i == first) i = last;
    if (i >= end) break;
    if (clause.words.IsNot(clause.tokens[i].word)) return false;
    taken |= SaysTaken(clause, i);
  }
  return taken &&
         std::none_of(clause.cues.begin(), clause.cues.end(),
                      [=](const CueHit& cue) {
                        return cue.first >= begin && cue.last <= end &&
                               (IsTrailing(cue.cue) || IsLead(cue.cue) ||
                                cue.cue == Cue::kInstead);
                      });
}

}  // namespace

const NameReading* TakenInPlaceOf(const Clause& clause,
                                  const NameReading& name) {
  if (!name.mention.certification || name.mention.term == kNoTerm) {
    return nullptr;
  }
  const uint32_t begin = clause.ClauseBegin(name.mention.first);
  if (begin == clause.sentence.first) return nullptr;
  const NameReading* kin = nullptr;
  for (const NameReading& other : clause.names) {
    if (other.mention.last > begin) break;
    if (other.asked && other.mention.certification &&
        other.mention.term != kNoTerm &&
        AreOfOneTrade(clause.catalogue.term(other.mention.term),
                      clause.catalogue.term(name.mention.term))) {
      kin = &other;
    }
  }
  if (kin == nullptr) return nullptr;
  const auto [first, last] = clause.ListAround(name);
  return IsConsentTo(clause, begin, first, last, clause.ClauseEnd(last))
             ? kin
             : nullptr;
}

void ReadSubstitutes(const Clause& clause, std::span<const Ask> before,
                     std::vector<Substitute>& out) {
  SubstituteReader(clause, before).Run(out);
}

}  // namespace rolecall
