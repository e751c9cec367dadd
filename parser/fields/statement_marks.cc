#include "parser/fields/statement_marks.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/sixteen_bytes.h"

namespace rolecall {
namespace {

constexpr size_t kMarksInOne = 64;

// A bit for each of the first 64 bytes at `at`, before which another one
// stands.
uint64_t MarksOf(const char* at) {
  constexpr size_t kBlock = sizeof(Sixteen);
  uint64_t marks = 0;
  for (size_t i = 0; i < kMarksInOne; i += kBlock) {
    const Sixteen bytes = LoadSixteen(at + i);
    const Sixteen before = LoadSixteen(at + i - 1);
    // A bit tells '.' from '*', and '?' from ';'.
    const Sixteen is_mark = ((bytes | 4) == '.') | ((bytes | 4) == '?') |
                            (bytes == '!') | (bytes == int8_t{-0x1E}) |
                            (bytes == int8_t{-0x3E});
    const Sixteen is_glued =
        (bytes >= 'A') & (bytes <= 'Z') & (before >= 'a') & (before <= 'z');
    marks |= uint64_t{Bits(is_mark | is_glued)} << i;
  }
  return marks;
}

}  // namespace

StatementMarks::StatementMarks(std::string_view text)
    : marks_(text.size() / kMarksInOne + 1) {
  // The first and the last bytes have no room around them.
  std::array<char, kMarksInOne + 1> edge;
  for (size_t i = 0; i < marks_.size(); ++i) {
    const size_t at = i * kMarksInOne;
    const std::string_view block = text.substr(at, kMarksInOne);
    if (at > 0 && block.size() == kMarksInOne) {
      marks_[i] = MarksOf(block.data());
      continue;
    }
    edge.fill(0);
    if (at > 0) edge[0] = text[at - 1];
    std::copy(block.begin(), block.end(), edge.begin() + 1);
    marks_[i] = MarksOf(edge.data() + 1);
  }
}

size_t StatementMarks::Next(size_t at, size_t end) const {
  if (at >= end) return end;
  size_t i = at / kMarksInOne;
  uint64_t marks = marks_[i] & ~uint64_t{0} << (at % kMarksInOne);
  while (marks == 0 && (i + 1) * kMarksInOne < end) marks = marks_[++i];
  if (marks == 0) return end;
  return std::min(
      i * kMarksInOne + static_cast<size_t>(std::countr_zero(marks)), end);
}

}  // namespace rolecall
