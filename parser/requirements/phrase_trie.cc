#include "parser/requirements/phrase_trie.h"

#include <algorithm>
#include <utility>

namespace rolecall {
namespace {

constexpr uint32_t kSigns = 0x80000000;
constexpr size_t kFirstSlots = 4096;
// So few children are searched one by one.
constexpr std::ptrdiff_t kFewChildren = 8;

uint64_t Pack(uint32_t node, uint32_t key) {
  return (static_cast<uint64_t>(node) << 32) | key;
}

size_t Hash(uint64_t from) {
  from *= 0x9E3779B97F4A7C15ull;
  return static_cast<size_t>(from >> 20);
}

// A sign that may stand inside a phrase without being part of it.
bool IsPassable(std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  if (token.kind != TokenKind::kSign || !token.tight) return false;
  if (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::kWord) {
    return false;
  }
  if (token.sign == '-') return tokens[i + 1].tight;
  // "Dr. Chrono", "cert. medical assistant"
  return token.sign == '.' && i > 0 &&
         tokens[i - 1].end - tokens[i - 1].begin <= 4 &&
         (tokens[i + 1].tight || tokens[i + 1].letter_case == Case::kLower ||
          tokens[i - 1].end - tokens[i - 1].begin == 2);
}

}  // namespace

PhraseTrie::PhraseTrie() : edges_(kFirstSlots), phrase_of_node_(1, kNoPhrase) {}

PhraseTrie::Key PhraseTrie::KeyOf(const Token& token) {
  if (token.kind == TokenKind::kSign) {
    return kSigns | static_cast<unsigned char>(token.sign);
  }
  return token.kind == TokenKind::kNewline ? kSigns | '\n' : token.word;
}

void PhraseTrie::Grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  const size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.to == 0) continue;
    size_t slot = Hash(edge.from) & mask;
    while (edges_[slot].to != 0) slot = (slot + 1) & mask;
    edges_[slot] = edge;
  }
}

uint32_t PhraseTrie::DraftChild(uint32_t node, Key key) {
  if ((edge_count_ + 1) * 2 >= edges_.size()) Grow();
  const uint64_t from = Pack(node, key);
  const size_t mask = edges_.size() - 1;
  size_t slot = Hash(from) & mask;
  while (edges_[slot].to != 0) {
    if (edges_[slot].from == from) return edges_[slot].to;
    slot = (slot + 1) & mask;
  }
  ++edge_count_;
  edges_[slot] = {from, static_cast<uint32_t>(phrase_of_node_.size())};
  phrase_of_node_.push_back(kNoPhrase);
  return edges_[slot].to;
}

uint32_t PhraseTrie::Add(std::span<const Token> phrase) {
  if (phrase.empty()) return kNoPhrase;
  uint32_t node = 0;
  for (const Token& token : phrase) node = DraftChild(node, KeyOf(token));
  if (phrase_of_node_[node] == kNoPhrase) {
    phrase_of_node_[node] = phrase_count_++;
  }
  return phrase_of_node_[node];
}

void PhraseTrie::Freeze(Vocabulary& vocabulary) {
  std::erase_if(edges_, [](const Edge& edge) { return edge.to == 0; });
  // By parent and key.  A parent's number is below its children's.
  std::sort(edges_.begin(), edges_.end(),
            [](const Edge& a, const Edge& b) { return a.from < b.from; });
  const size_t nodes = phrase_of_node_.size();
  std::vector<size_t> first_edge(nodes + 1, edges_.size());
  for (size_t i = edges_.size(); i-- > 0;) first_edge[edges_[i].from >> 32] = i;
  for (size_t n = nodes; n-- > 0;) {
    first_edge[n] = std::min(first_edge[n], first_edge[n + 1]);
  }
  // Breadth first, so that the children of a node are neighbours.
  std::vector<uint32_t> drafts = {0};  // by new number
  std::vector<uint32_t> phrases = {phrase_of_node_[0]};
  keys_ = {0};
  for (size_t n = 0; n < drafts.size(); ++n) {
    children_.push_back(static_cast<uint32_t>(drafts.size()));
    for (size_t i = first_edge[drafts[n]]; i < first_edge[drafts[n] + 1]; ++i) {
      drafts.push_back(edges_[i].to);
      keys_.push_back(static_cast<Key>(edges_[i].from));
      phrases.push_back(phrase_of_node_[edges_[i].to]);
    }
  }
  children_.push_back(static_cast<uint32_t>(drafts.size()));
  phrase_of_node_ = std::move(phrases);
  mark_ = vocabulary.NewMark();
  for (uint32_t child = 1; child < children_[1]; ++child) {
    if ((keys_[child] & kSigns) != 0) break;
    starts_.resize(keys_[child] + 1);
    starts_[keys_[child]] = child;
    vocabulary.Mark(keys_[child], mark_);
  }
  edges_ = {};
}

uint32_t PhraseTrie::Child(uint32_t node, Key key) const {
  const auto first = keys_.begin() + children_[node];
  const auto last = keys_.begin() + children_[node + 1];
  if (last - first > kFewChildren) {
    const auto found = std::lower_bound(first, last, key);
    if (found == last || *found != key) return 0;
    return static_cast<uint32_t>(found - keys_.begin());
  }
  for (auto child = first; child != last; ++child) {
    if (*child == key) return static_cast<uint32_t>(child - keys_.begin());
  }
  return 0;
}

bool PhraseTrie::Walk(std::span<const Token> tokens, size_t first,
                      uint32_t node, PhraseHit& hit) const {
  bool found = false;
  for (size_t i = first;;) {
    if (phrase_of_node_[node] != kNoPhrase) {
      hit = {phrase_of_node_[node], static_cast<uint32_t>(first),
             static_cast<uint32_t>(i + 1)};
      found = true;
    }
    if (children_[node] == children_[node + 1]) return found;
    uint32_t child = 0;
    while (child == 0) {
      if (++i >= tokens.size()) return found;
      const Token& token = tokens[i];
      if (token.kind == TokenKind::kWord && token.word == kUnknownWord) {
        return found;
      }
      child = Child(node, KeyOf(token));
      if (child == 0 && token.singular != kUnknownWord) {
        child = Child(node, token.singular);
      }
      if (child == 0 && !IsPassable(tokens, i)) return found;
    }
    if (tokens[i].join) return found;
    node = child;
  }
}

void PhraseTrie::FindAll(std::span<const Token> tokens, size_t first,
                         size_t last, std::vector<PhraseHit>& out) const {
  const std::span<const Token> range = tokens.first(last);
  PhraseHit hit;
  for (size_t i = first; i < last;) {
    if (LongestAt(range, i, hit)) {
      out.push_back(hit);
      i = hit.last;
    } else {
      ++i;
    }
  }
}

}  // namespace rolecall
