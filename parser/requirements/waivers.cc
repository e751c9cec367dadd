#include "parser/requirements/waivers.h"

#include <algorithm>
#include <string_view>

namespace rolecall {
namespace {

constexpr int kDaysPerYear = 365;
// Tokens between who is meant and that they may be appointed.
constexpr size_t kFarthestAppointment = 30;
// Tokens between who is meant and for how long.
constexpr size_t kFarthestTime = 200;

bool Holds(const std::vector<WordId>& words, WordId word) {
  return word != kUnknownWord &&
         std::find(words.begin(), words.end(), word) != words.end();
}

bool IsCertification(const Catalogue& catalogue, const Ask& ask) {
  return ask.kind == RequirementKind::kCertification &&
         ask.level == RequirementLevel::kRequired && !ask.any_of.empty() &&
         catalogue.term(ask.any_of.front()).sort == "certification";
}

}  // namespace

WaiverReader::WaiverReader(Vocabulary& vocabulary)
    : non_(vocabulary.Add("non")), board_(vocabulary.Add("board")) {
  for (const std::string_view word : {"certified", "licensed", "registered"}) {
    certified_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"appointed", "appointment"}) {
    appointed_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"exceed", "beyond", "within"}) {
    limits_.push_back(vocabulary.Add(word));
  }
}

// "Non-certified", "Non-board certified", where token `i` is the "non".
bool WaiverReader::IsUncertified(std::span<const Token> tokens,
                                 size_t i) const {
  for (size_t k = i + 1; k < std::min(tokens.size(), i + 5); ++k) {
    if (Holds(certified_, tokens[k].word)) return true;
    if (tokens[k].kind == TokenKind::kWord && tokens[k].word != board_) break;
  }
  return false;
}

bool WaiverReader::IsAppointed(std::span<const Token> tokens, size_t first,
                               size_t last) const {
  for (size_t i = first; i < last; ++i) {
    if (Holds(appointed_, tokens[i].word)) return true;
  }
  return false;
}

std::optional<int> WaiverReader::Days(const CueLexicon& cues,
                                      std::span<const Token> tokens) const {
  std::vector<CueHit> hits;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].word != non_ || !IsUncertified(tokens, i) ||
        !IsAppointed(tokens, i,
                     std::min(tokens.size(), i + kFarthestAppointment))) {
      continue;
    }
    hits.clear();
    cues.Find(tokens, i, std::min(tokens.size(), i + kFarthestTime), hits);
    // "not to exceed two (2) years"
    size_t number = 0;
    for (size_t k = 1; k < hits.size(); ++k) {
      if (hits[k].cue == Cue::kNumber && hits[k].first > 0 &&
          Holds(limits_, tokens[hits[k].first - 1].word)) {
        number = k;
      }
      if (hits[k].cue == Cue::kYears && number != 0 &&
          hits[k].first <= hits[number].last + 3) {
        return hits[number].value * kDaysPerYear;
      }
    }
  }
  return std::nullopt;
}

void WaiverReader::Apply(const Catalogue& catalogue, const CueLexicon& cues,
                         std::span<const Token> tokens,
                         std::vector<Ask>& asks) const {
  const auto waivable = [&catalogue](const Ask& ask) {
    return IsCertification(catalogue, ask);
  };
  if (std::none_of(asks.begin(), asks.end(), waivable)) return;
  const std::optional<int> days = Days(cues, tokens);
  if (!days.has_value()) return;
  for (Ask& ask : asks) {
    if (waivable(ask) && !ask.within_days.has_value()) ask.within_days = days;
  }
}

}  // namespace rolecall
