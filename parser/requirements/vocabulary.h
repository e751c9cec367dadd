// The words that the reader knows.  Everything else in a posting is word 0:
// it is stepped over, never stored, so that a posting costs no memory.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

using WordId = uint32_t;
inline constexpr WordId kUnknownWord = 0;

// A hash set of lower-case ASCII words (bytes above 0x7F stand for
// themselves).  Thread-safe once filled.
class Vocabulary {
 public:
  Vocabulary();

  // The id of `word`, which is at most 63 bytes of lower case; longer words
  // are kUnknownWord.  Ids are dense and begin with 1.
  WordId Add(std::string_view word);
  // kUnknownWord when it was never added.
  WordId Find(std::string_view word) const;

  size_t size() const { return ends_.size(); }
  std::string_view word(WordId id) const;

 private:
  void Grow();
  size_t Slot(std::string_view word) const;

  std::vector<char> bytes_;     // all words, one after the other
  std::vector<uint32_t> ends_;  // of word i + 1 in bytes_
  std::vector<WordId> slots_;   // open addressing, a power of two
};

}  // namespace rolecall
