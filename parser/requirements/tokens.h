// Cuts text into words and signs.
//
//   "C.M.A.s (AAMA) or RN's requiredBLS"
//    cmas ( aama ) or rns required | bls
//
// A word is a run of letters and digits, lower-cased; apostrophes inside it
// vanish (driver's = drivers), letters apart by dots are one word (C.M.A. =
// cma), trademark signs are nothing.  Where a page lost its spaces
// ("requiredBLS") the word is cut between two words that are known.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/requirements/vocabulary.h"

namespace rolecall {

enum class TokenKind : uint8_t {
  kWord,     // letters, perhaps digits
  kNumber,   // digits only; `value` tells which, capped
  kSign,     // one sign; `sign` is its ASCII form
  kNewline,  // the end of a line
};

enum class Case : uint8_t { kLower, kCapital, kUpper, kMixed };

struct Token {
  uint32_t begin = 0;  // bytes of the text
  uint32_t end = 0;
  WordId word = kUnknownWord;
  WordId singular = kUnknownWord;  // of a known plural, where it is known too
  uint32_t value = 0;
  TokenKind kind = TokenKind::kWord;
  Case letter_case = Case::kLower;
  char sign = 0;
  bool tight = false;   // nothing stands between it and the token before
  bool join = false;    // the page lost a break before this word
  bool plural = false;  // `word` is the singular of what stands there
  // Those of `word` and `singular` in the vocabulary; of a phrase, which is
  // older than they are, all.
  uint8_t marks = 0;
};

inline bool IsSign(const Token& token, char sign) {
  return token.kind == TokenKind::kSign && token.sign == sign;
}

inline size_t Words(std::span<const Token> tokens) {
  size_t words = 0;
  for (const Token& token : tokens) words += token.kind == TokenKind::kWord;
  return words;
}

// The tokens of `text`, at most `max_tokens` (the rest is not read).  Linear.
void Tokenize(std::string_view text, const Vocabulary& vocabulary,
              size_t max_tokens, std::vector<Token>& out);

// The same for a phrase of ours: its words are added to `vocabulary`.
std::vector<Token> TokenizePhrase(std::string_view phrase,
                                  Vocabulary& vocabulary);

}  // namespace rolecall
