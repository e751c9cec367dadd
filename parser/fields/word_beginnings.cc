#include "parser/fields/word_beginnings.h"

namespace rolecall {

WordBeginnings::WordBeginnings(const std::vector<Beginning>& beginnings)
    : nodes_(2) {
  nodes_[0].next.fill(kNowhere);
  nodes_[kNowhere].next.fill(kNowhere);
  for (Beginning beginning : beginnings) {
    const bool is_whole = beginning.letters.ends_with(' ');
    if (is_whole) beginning.letters.remove_suffix(1);
    Node& node = Add(beginning.letters);
    (is_whole ? node.kinds_of_whole : node.kinds) |= beginning.kinds;
  }
}

WordBeginnings::Node& WordBeginnings::Add(std::string_view letters) {
  size_t node = 0;
  for (const char c : letters) {
    const unsigned letter = LetterOf(c);
    if (nodes_[node].next[letter] == kNowhere) {
      nodes_[node].next[letter] = static_cast<uint16_t>(nodes_.size());
      nodes_.emplace_back().next.fill(kNowhere);
    }
    node = nodes_[node].next[letter];
  }
  return nodes_[node];
}

}  // namespace rolecall
