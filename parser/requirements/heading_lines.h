// What tells a line that heads others from one that is an item itself.
#pragma once

#include <cstddef>
#include <span>

#include "parser/requirements/sections.h"

namespace rolecall {

// Holds views of `tokens`, those of a posting, and of `lexicon`.
class HeadingLines {
 public:
  HeadingLines(std::span<const Token> tokens, const SectionLexicon& lexicon)
      : tokens_(tokens), lexicon_(lexicon) {}

  // "Required within 90 days of hire": tokens [first, last) begin with a level.
  bool OpensWithLevel(size_t first, size_t last) const;
  // "- Preferred Qualifications"; "- Preferred" where another bullet follows.
  bool IsBulletedHeading(size_t first, size_t last,
                         const SectionLexicon::Reading& reading,
                         bool above_bullet) const;
  // "LPN Requirements", up to `last`; not "LPN required".
  bool EndsInHeadingNoun(size_t last) const;
  // "Master's level education preferred" says how strongly it is meant itself.
  bool EndsAsItem(size_t first, size_t last, size_t known_words,
                  size_t words) const;
  // "Join us and enjoy the following benefits", up to `last`.
  bool EndsAsEmployers(size_t last) const;

 private:
  bool OpensWithWish(size_t first, size_t last) const;

  std::span<const Token> tokens_;
  const SectionLexicon& lexicon_;
};

}  // namespace rolecall
