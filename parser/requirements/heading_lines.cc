#include "parser/requirements/heading_lines.h"

namespace rolecall {

// "Required within 90 days of hire", above its list.
bool HeadingLines::OpensWithLevel(size_t first, size_t last) const {
  const SectionLexicon::Reading word = lexicon_.Read(tokens_, first, first + 1);
  return tokens_[first].letter_case != Case::kLower &&
         tokens_[last - 1].kind == TokenKind::kWord && word.known &&
         (word.section == Section::kRequired ||
          word.section == Section::kPreferred);
}

// "- Preferred Qualifications", an item of headings' words alone.
bool HeadingLines::IsBulletedHeading(size_t first, size_t last,
                                     const SectionLexicon::Reading& reading,
                                     bool above_bullet) const {
  return reading.known_words == last - first &&
         (reading.section == Section::kRequired ||
          reading.section == Section::kPreferred) &&
         tokens_[first].letter_case != Case::kLower &&
         (EndsInHeadingNoun(last) || (last == first + 1 && above_bullet));
}

// "LPN Requirements", not "LPN required".
bool HeadingLines::EndsInHeadingNoun(size_t last) const {
  return last > 0 && tokens_[last - 1].plural &&
         lexicon_.Read(tokens_, last - 1, last).known;
}

// "Master's level education preferred": a line that says how strongly it is
// meant itself, not "Other skills preferred".
bool HeadingLines::EndsAsItem(size_t first, size_t last, size_t known_words,
                              size_t words) const {
  const Token& token = tokens_[last - 1];
  if (known_words >= words || token.plural ||
      token.letter_case != Case::kLower ||
      (known_words + 1 >= words &&
       (EndsInHeadingNoun(last - 1) || OpensWithWish(first, last)))) {
    return false;
  }
  const SectionLexicon::Reading end = lexicon_.Read(tokens_, last - 1, last);
  return end.known && (end.section == Section::kPreferred ||
                       end.section == Section::kRequired);
}

// "Nice to have but not required"
bool HeadingLines::OpensWithWish(size_t first, size_t last) const {
  size_t end = 0;
  Section section = Section::kOther;
  return lexicon_.StartsAt(tokens_, first, last, end, section) &&
         section == Section::kPreferred && end < last;
}

// "Join us and enjoy the following benefits:"
bool HeadingLines::EndsAsEmployers(size_t last) const {
  const SectionLexicon::Reading end = lexicon_.Read(tokens_, last - 1, last);
  return end.known && end.section == Section::kEmployer;
}

}  // namespace rolecall
