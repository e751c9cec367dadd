// Whom a part of a posting speaks of: the people of another state, of another
// grade.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/posting.h"
#include "parser/requirements/layout.h"
#include "parser/requirements/tokens.h"

namespace rolecall {

// Where the work of a posting is.
class OwnPlace {
 public:
  explicit OwnPlace(const std::vector<Place>& places);

  // True for the name of one of its states ("Ohio", "OH") or towns.
  bool Is(std::string_view name) const;
  bool HasRegion() const { return !regions_.empty(); }

 private:
  std::vector<std::string> regions_;     // "OH"
  std::vector<std::string> localities_;  // "Dayton"
};

// True where tokens [first, last) name states and nothing else ("Ohio", "WA or
// OR", "Kentucky only"), none of them the posting's own.
bool NamesOtherStates(std::string_view text, std::span<const Token> tokens,
                      const OwnPlace& place, size_t first, size_t last);

// True for the name of a state, or a part of it, at token `i`.
bool NamesState(std::string_view text, std::span<const Token> tokens,
                uint32_t i);

// Reads the labels that lines begin with: "Ohio: BLS required", "MA II: CMA".
// What it is made of must outlive it.
class ScopeReader {
 public:
  ScopeReader(std::string_view text, std::span<const Token> tokens,
              std::string_view title, std::span<const Token> title_tokens,
              const OwnPlace& place)
      : text_(text), tokens_(tokens), place_(place) {
    ReadGrades(title, title_tokens);
  }

  // True where the line of `sentence` is labelled for other states than the
  // posting's (all of them, where it names none) or for a higher grade than the
  // title's.
  bool IsOfOthers(const Sentence& sentence) const;

 private:
  void ReadGrades(std::string_view title, std::span<const Token> tokens);
  std::string_view Text(size_t first, size_t last) const {
    return text_.substr(tokens_[first].begin,
                        tokens_[last - 1].end - tokens_[first].begin);
  }
  size_t LineBegin(size_t token) const;
  bool OpensWithOtherState(const Sentence& sentence) const;
  bool OfOtherStates(size_t first, size_t last) const;
  bool OfOtherCode(size_t first, size_t last) const;
  bool BeginsWithCode(size_t line, std::string_view other) const;
  bool OfOtherGrade(size_t first, size_t last) const;

  std::string_view text_;
  std::span<const Token> tokens_;
  const OwnPlace& place_;
  std::vector<int> grades_;  // that the title names
};

}  // namespace rolecall
