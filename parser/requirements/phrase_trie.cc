#include "parser/requirements/phrase_trie.h"

#include <algorithm>

namespace rolecall {
namespace {

constexpr uint32_t kSigns = 0x80000000;
constexpr size_t kFirstSlots = 4096;

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

uint32_t PhraseTrie::Child(uint32_t node, Key key) const {
  const uint64_t from = Pack(node, key);
  const size_t mask = edges_.size() - 1;
  for (size_t slot = Hash(from) & mask;; slot = (slot + 1) & mask) {
    if (edges_[slot].to == 0) return 0;
    if (edges_[slot].from == from) return edges_[slot].to;
  }
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

uint32_t PhraseTrie::AddChild(uint32_t node, Key key) {
  if (const uint32_t child = Child(node, key)) return child;
  if (++edge_count_ * 2 >= edges_.size()) Grow();
  const uint64_t from = Pack(node, key);
  const size_t mask = edges_.size() - 1;
  size_t slot = Hash(from) & mask;
  while (edges_[slot].to != 0) slot = (slot + 1) & mask;
  edges_[slot] = {from, static_cast<uint32_t>(phrase_of_node_.size())};
  phrase_of_node_.push_back(kNoPhrase);
  return edges_[slot].to;
}

uint32_t PhraseTrie::Add(std::span<const Token> phrase) {
  if (phrase.empty()) return kNoPhrase;
  uint32_t node = 0;
  for (const Token& token : phrase) node = AddChild(node, KeyOf(token));
  const Key first = KeyOf(phrase.front());
  if ((first & kSigns) == 0) {
    starts_.resize(std::max<size_t>(starts_.size(), first + 1));
    starts_[first] = 1;
  }
  if (phrase_of_node_[node] == kNoPhrase) {
    phrase_of_node_[node] = phrase_count_++;
  }
  return phrase_of_node_[node];
}

bool PhraseTrie::LongestAt(std::span<const Token> tokens, size_t first,
                           PhraseHit& hit) const {
  const Token& start = tokens[first];
  if (start.kind == TokenKind::kNewline || start.kind == TokenKind::kSign) {
    return false;
  }
  const auto starts = [this](WordId word) {
    return word < starts_.size() && starts_[word] != 0;
  };
  if (!starts(start.word) && !starts(start.singular)) return false;
  uint32_t node = 0;
  bool found = false;
  for (size_t i = first; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::kWord && tokens[i].word == kUnknownWord) {
      break;
    }
    uint32_t child = Child(node, KeyOf(tokens[i]));
    if (child == 0 && tokens[i].singular != kUnknownWord) {
      child = Child(node, tokens[i].singular);
    }
    if (child == 0 && i > first && IsPassable(tokens, i)) continue;
    if (child == 0) break;
    if (i > first && tokens[i].join) break;
    node = child;
    if (phrase_of_node_[node] != kNoPhrase) {
      hit = {phrase_of_node_[node], static_cast<uint32_t>(first),
             static_cast<uint32_t>(i + 1)};
      found = true;
    }
  }
  return found;
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
