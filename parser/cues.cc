#include "parser/cues.h"

#include "base/text.h"

namespace rolecall {

CueLexicon::CueLexicon(Vocabulary& vocabulary) {
  const auto add = [&](std::string_view phrase, Meaning meaning) {
    const uint32_t number = trie_.Add(TokenizePhrase(phrase, vocabulary));
    // The first line that lists a phrase decides.
    if (number == meanings_.size()) meanings_.push_back(meaning);
  };
  for (const CuePhrases& line : AllCuePhrases()) {
    for (const std::string_view phrase : Split(line.phrases, ';')) {
      if (!Trim(phrase).empty()) add(Trim(phrase), {line.cue, 0});
    }
  }
  for (const NumberWord& number : AllNumberWords()) {
    add(number.word, {Cue::kNumber, number.value});
  }
}

void CueLexicon::Find(std::span<const Token> tokens, size_t first, size_t last,
                      std::vector<CueHit>& out) const {
  const std::span<const Token> range = tokens.first(last);
  PhraseHit hit;
  for (size_t i = first; i < last;) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kNumber) {
      out.push_back({Cue::kNumber, static_cast<uint16_t>(
                                       token.value > 999 ? 999 : token.value),
                     static_cast<uint32_t>(i), static_cast<uint32_t>(i + 1)});
      ++i;
    } else if (trie_.LongestAt(range, i, hit)) {
      const Meaning& meaning = meanings_[hit.phrase];
      out.push_back({meaning.cue, meaning.value, hit.first, hit.last});
      i = hit.last;
    } else {
      ++i;
    }
  }
}

}  // namespace rolecall
