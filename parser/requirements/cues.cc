#include "parser/requirements/cues.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

// So many different phrases make a text the advert of a school, or a resume.
constexpr size_t kAdvertPhrases = 4;
constexpr size_t kResumePhrases = 3;

bool SpeaksOfWhole(Cue cue) {
  return cue == Cue::kNotAPosting || cue == Cue::kSchoolAdvert ||
         cue == Cue::kResume;
}

// What "6mo", "90d", "2yrs" are made of.
struct ShortUnit {
  std::string_view word;
  Cue cue;
  int least;  // "3D" is no time
  int most;
};
constexpr ShortUnit kShortUnits[] = {
    {"d", Cue::kDays, 7, 180},      {"day", Cue::kDays, 7, 180},
    {"wk", Cue::kWeeks, 1, 26},     {"week", Cue::kWeeks, 1, 26},
    {"mo", Cue::kMonths, 1, 36},    {"mth", Cue::kMonths, 1, 36},
    {"month", Cue::kMonths, 1, 36}, {"yr", Cue::kYears, 1, 10},
    {"year", Cue::kYears, 1, 10},
};

// "by your second anniversary"
struct NamedTime {
  std::string_view phrase;
  uint16_t years;
};
constexpr NamedTime kAnniversaries[] = {
    {"first anniversary", 1},       {"1st anniversary", 1},
    {"one year anniversary", 1},    {"1 year anniversary", 1},
    {"first work anniversary", 1},  {"second anniversary", 2},
    {"2nd anniversary", 2},         {"two year anniversary", 2},
    {"second work anniversary", 2}, {"third anniversary", 3},
    {"3rd anniversary", 3},         {"three year anniversary", 3},
};

}  // namespace

CueLexicon::CueLexicon(Vocabulary& vocabulary) {
  const auto add = [&](std::string_view phrase, Meaning meaning) {
    const uint32_t number = trie_.Add(TokenizePhrase(phrase, vocabulary));
    // The first line that lists a phrase decides.
    if (number == meanings_.size()) meanings_.push_back(meaning);
  };
  const auto add_all = [&](std::span<const CuePhrases> lines) {
    for (const CuePhrases& line : lines) {
      if (SpeaksOfWhole(line.cue)) {
        AddWhole(line, vocabulary);
        continue;
      }
      for (const std::string_view phrase : Split(line.phrases, ';')) {
        if (!Trim(phrase).empty()) add(Trim(phrase), {line.cue, 0});
      }
    }
  };
  add_all(LevelCuePhrases());
  add_all(ContextCuePhrases());
  for (const NumberWord& number : AllNumberWords()) {
    add(number.word, {Cue::kNumber, number.value});
  }
  for (const NamedTime& time : kAnniversaries) {
    add(time.phrase, {Cue::kYears, time.years});
  }
  for (const ShortUnit& unit : kShortUnits) {
    for (int n = unit.least; n <= unit.most; ++n) {
      const std::string word = std::to_string(n) + std::string(unit.word);
      add(word, {unit.cue, static_cast<uint16_t>(n)});
      add(word + "s", {unit.cue, static_cast<uint16_t>(n)});
    }
  }
  for (const std::string_view word : {"least", "any", "minimum"}) {
    at_least_.push_back(vocabulary.Add(word));
  }
  for (const std::string_view word : {"all", "each", "both", "the"}) {
    all_.push_back(vocabulary.Add(word));
  }
  trie_.Freeze(vocabulary);
  whole_trie_.Freeze(vocabulary);
}

void CueLexicon::AddWhole(const CuePhrases& line, Vocabulary& vocabulary) {
  for (const std::string_view phrase : Split(line.phrases, ';')) {
    const uint32_t number =
        whole_trie_.Add(TokenizePhrase(Trim(phrase), vocabulary));
    if (number == whole_meanings_.size()) whole_meanings_.push_back(line.cue);
  }
}

bool CueLexicon::LooksLikeNoPosting(std::span<const Token> tokens) const {
  std::vector<uint32_t> advert;
  std::vector<uint32_t> resume;
  const auto note = [](std::vector<uint32_t>& seen, uint32_t phrase) {
    if (std::find(seen.begin(), seen.end(), phrase) == seen.end()) {
      seen.push_back(phrase);
    }
  };
  PhraseHit hit;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!whole_trie_.LongestAt(tokens, i, hit)) continue;
    switch (whole_meanings_[hit.phrase]) {
      case Cue::kNotAPosting:
        return true;
      case Cue::kSchoolAdvert:
        note(advert, hit.phrase);
        break;
      default:
        note(resume, hit.phrase);
        break;
    }
    i = hit.last - 1;
  }
  return advert.size() >= kAdvertPhrases || resume.size() >= kResumePhrases;
}

// "2 | of the following", "at least two (2) | of": where the hits end in a
// number, it and `of` become one.  A bare "of" needs a word more: "two of our
// clinics" is no choice.
bool CueLexicon::TakeCount(std::span<const Token> tokens, size_t begin,
                           const PhraseHit& of,
                           std::vector<CueHit>& out) const {
  uint32_t next = of.first;
  size_t i = out.size();
  while (i > 0 && out[i - 1].cue == Cue::kNumber && out[i - 1].first >= begin &&
         next - out[i - 1].last <= 1) {
    next = out[--i].first;
    if (next > begin && IsSign(tokens[next - 1], '(')) --next;
  }
  if (i == out.size()) return false;
  const bool counted =
      of.last - of.first > 1 ||
      (next > begin && std::find(at_least_.begin(), at_least_.end(),
                                 tokens[next - 1].word) != at_least_.end());
  if (counted) {
    // "all three of the following"
    const bool all =
        next > begin && std::find(all_.begin(), all_.end(),
                                  tokens[next - 1].word) != all_.end();
    out.resize(i);
    out.push_back({all ? Cue::kAllOf : Cue::kOneOf, 0, next, of.last});
  }
  return counted;
}

void CueLexicon::Find(std::span<const Token> tokens, size_t first, size_t last,
                      std::vector<CueHit>& out) const {
  const std::span<const Token> range = tokens.first(last);
  PhraseHit hit;
  for (size_t i = first; i < last;) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kNumber) {
      out.push_back(
          {Cue::kNumber,
           static_cast<uint16_t>(token.value > 999 ? 999 : token.value),
           static_cast<uint32_t>(i), static_cast<uint32_t>(i + 1)});
      ++i;
    } else if (trie_.LongestAt(range, i, hit)) {
      const Meaning& meaning = meanings_[hit.phrase];
      if (meaning.cue == Cue::kOfThese) {
        if (!TakeCount(tokens, first, hit, out)) {
          ++i;
          continue;
        }
      } else {
        out.push_back({meaning.cue, meaning.value, hit.first, hit.last});
      }
      i = hit.last;
    } else {
      ++i;
    }
  }
}

}  // namespace rolecall
