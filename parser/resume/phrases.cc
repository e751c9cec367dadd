#include "parser/resume/phrases.h"

#include "base/text.h"

namespace rolecall {
namespace {

bool IsWordAt(std::string_view text, size_t begin, size_t size) {
  const size_t end = begin + size;
  return (begin == 0 || !IsAsciiAlnum(text[begin - 1])) &&
         (end >= text.size() || !IsAsciiAlnum(text[end]));
}

}  // namespace

std::optional<size_t> FindPhrase(std::string_view lower,
                                 std::span<const std::string_view> phrases) {
  for (const std::string_view phrase : phrases) {
    for (size_t at = lower.find(phrase); at != std::string_view::npos;
         at = lower.find(phrase, at + 1)) {
      if (IsWordAt(lower, at, phrase.size())) return at;
    }
  }
  return {};
}

}  // namespace rolecall
