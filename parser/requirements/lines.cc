#include "parser/requirements/lines.h"

namespace rolecall {
namespace {

// A shorter line was ended by who wrote it.  Bytes.
constexpr uint32_t kShortestWrapped = 55;

bool IsMark(const Token& token) {
  return token.kind == TokenKind::kSign &&
         (token.sign == '-' || token.sign == '*' || token.sign == '+' ||
          token.sign == '~' || token.sign == '>');
}

// "(1)", "(a)" at token i.
bool IsBracketedCount(std::span<const Token> tokens, size_t i, size_t last) {
  return i + 2 < last && IsSign(tokens[i], '(') && IsSign(tokens[i + 2], ')') &&
         (tokens[i + 1].kind == TokenKind::kNumber ||
          tokens[i + 1].end - tokens[i + 1].begin == 1);
}

bool LineIsLong(std::span<const Token> tokens, size_t end) {
  size_t begin = end;
  while (begin > 0 && tokens[begin - 1].kind != TokenKind::kNewline) --begin;
  return tokens[end - 1].end - tokens[begin].begin > kShortestWrapped;
}

}  // namespace

bool BreaksLine(std::span<const Token> tokens, size_t i) {
  if (i == 0 || i + 1 >= tokens.size()) return true;
  const Token& before = tokens[i - 1];
  const Token& after = tokens[i + 1];
  if (before.kind == TokenKind::kNewline) return true;
  const bool open = before.kind == TokenKind::kWord || IsSign(before, ',');
  return !(open && after.kind == TokenKind::kWord &&
           after.letter_case == Case::kLower && LineIsLong(tokens, i));
}

size_t SkipBullet(std::span<const Token> tokens, size_t first, size_t last) {
  size_t i = first;
  while (i < last && IsMark(tokens[i])) ++i;
  if (i != first) return i;
  const bool bracket = IsSign(tokens[first], '(');
  const size_t mark = first + (bracket ? 1 : 0);
  if (mark + 1 >= last || !tokens[mark + 1].tight) return first;
  const Token& count = tokens[mark];
  const Token& end = tokens[mark + 1];
  const bool counts =
      count.kind == TokenKind::kNumber || count.end - count.begin == 1;
  const bool ends = IsSign(end, ')') || (IsSign(end, '.') && !bracket);
  const bool stands_apart = mark + 2 == last || !tokens[mark + 2].tight;
  if (!counts || !ends || !stands_apart) return first;
  // "(a) CMA; or (b) LPN" counts ways within the line.
  for (size_t k = mark + 2; bracket && k < last; ++k) {
    if (IsBracketedCount(tokens, k, last)) return first;
  }
  return mark + 2;
}

uint32_t BulletNumber(std::span<const Token> tokens, size_t first,
                      size_t begin) {
  for (; first < begin; ++first) {
    if (tokens[first].kind == TokenKind::kNumber) return tokens[first].value;
  }
  return 0;
}

}  // namespace rolecall
