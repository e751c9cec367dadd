// Where the lines of a posting end, and the bullets that they begin with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "parser/requirements/tokens.h"

namespace rolecall {

// True for the line break at token i, unless the text was only wrapped there.
bool BreaksLine(std::span<const Token> tokens, size_t i);

// True where token i is such a line break.
inline bool EndsLine(std::span<const Token> tokens, size_t i) {
  return tokens[i].kind == TokenKind::kNewline && BreaksLine(tokens, i);
}

// Where the words of line [first, last) begin, behind its bullet: a dash or
// star, "1.", "2)", "a)", "(1)" or "(a)".
size_t SkipBullet(std::span<const Token> tokens, size_t first, size_t last);

// The number that the bullet [first, begin) counts, or 0.
uint32_t BulletNumber(std::span<const Token> tokens, size_t first,
                      size_t begin);

}  // namespace rolecall
