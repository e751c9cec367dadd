// Where one statement of a text may end and the next begin: at '.', '!', '?',
// ';' and '*', at the first byte of what begins a bullet (0xC2, 0xE2), and at a
// capital behind a small letter, for texts that lost their spaces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

// Found sixteen bytes at a time.  Does not keep the text.
class StatementMarks {
 public:
  explicit StatementMarks(std::string_view text);

  // The first mark of [at, end), or `end`, which is within the text.
  size_t Next(size_t at, size_t end) const;

 private:
  std::vector<uint64_t> marks_;  // a bit for each byte of the text
};

}  // namespace rolecall
