// Where one sentence of a posting ends and the next begins: at its signs, and,
// where a page lost its lines, at words that lines about requirements begin
// with.
#pragma once

#include <cstddef>
#include <span>

#include "parser/requirements/sections.h"
#include "parser/requirements/tokens.h"

namespace rolecall {

// Holds views of the tokens and the lexicon.  One thread.
class SentenceEnds {
 public:
  SentenceEnds(std::span<const Token> tokens, const SectionLexicon& lexicon)
      : tokens_(tokens), lexicon_(lexicon) {}

  // Tells how many tokens the line has whose sentences are asked for next:
  // very long lines are cut more readily.
  void BeginLine(size_t tokens);

  // True where a sentence ends at token `i`, which is its final sign or the
  // first token of the next one; `last` is the line's end.
  bool EndsSentence(size_t i, size_t last) const {
    const Token& token = tokens_[i];
    // Most words of a text: the question has to be cheap for them.
    if (token.kind == TokenKind::kWord && token.letter_case == Case::kLower &&
        !token.join) {
      return false;
    }
    return EndsAt(i, last);
  }

  // The same for a full stop at `i`: none in "Dr. Chrono", "C#, .NET".
  bool EndsAtDot(size_t i, size_t last) const;

 private:
  bool EndsAt(size_t i, size_t last) const;
  bool OpensSentence(size_t i) const;
  bool Continues(size_t i) const;
  bool OpensYears(size_t i, size_t last) const;
  bool EndsWithName(size_t i) const;
  bool OpensBehindDot(size_t i, const Token& before) const;
  bool LostBreakBehindBracket(size_t i) const;
  bool OpensBareHeading(size_t i, size_t last) const;
  bool OpensHeading(size_t i, size_t last) const;
  bool EndsInColon(size_t i, size_t last) const;
  bool OpensWithLevel(size_t i, size_t last) const;

  std::span<const Token> tokens_;
  const SectionLexicon& lexicon_;
  bool line_is_long_ = false;
};

}  // namespace rolecall
