// The words of a posting's text by which experience, schooling, languages and
// the terms of work are read, found in one pass for these readers: each then
// looks only where such a word stands.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

// What a statement may speak of, told by the beginnings of its words.
using Topics = unsigned;
inline constexpr Topics kOfExperience = 1;  // under such a heading, too
inline constexpr Topics kOfSchooling = 2;
inline constexpr Topics kOfLanguage = 4;
inline constexpr Topics kNamesLevel = 8;    // perhaps, of schooling
inline constexpr Topics kNamesPlus = 16;    // "preferred", "a plus"
inline constexpr Topics kNamesOthers = 32;  // "our team", "students"
inline constexpr Topics kSaysOr = 64;
inline constexpr Topics kNamesGrade = 128;   // "GS-6"
inline constexpr Topics kOpensChoice = 256;  // "one of the following"
inline constexpr Topics kAllTopics = 511;

// What a statement of when and how somebody works may begin with; the patterns
// of work_terms.cc say which words those are.
enum WorkKind : unsigned {
  kTypeLabel = 1u << 16,   // first on its line
  kShiftLabel = 1u << 17,  // first on its line
  kTypePhrase = 1u << 18,
  kShiftPhrase = 1u << 19,
  kOrdinal = 1u << 20,  // what follows the digit of "2nd"
  kDays = 1u << 21,     // "Mon-Fri"
  kHours = 1u << 22,    // behind a number
  kRemote = 1u << 23,
  kHome = 1u << 24,
};
inline constexpr unsigned kAllWorkKinds = ~0u << 16;

struct TextSign {
  uint32_t at = 0;     // where the word begins
  unsigned kinds = 0;  // Topics and WorkKinds
};

// Points into the text that it was made of, of which 256 KiB are read.
class TextSigns {
 public:
  explicit TextSigns(std::string_view description);

  std::string_view text() const { return text_; }
  // In the order of the text.
  const std::vector<TextSign>& all() const { return all_; }

 private:
  std::string_view text_;
  std::vector<TextSign> all_;
};

// The topics of all words of `text`.
Topics TopicsOf(std::string_view text);

}  // namespace rolecall
