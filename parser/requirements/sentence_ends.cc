#include "parser/requirements/sentence_ends.h"

namespace rolecall {
namespace {

// A line of more tokens is taken for several that lost their breaks.
constexpr size_t kFlattenedLine = 60;
// Tokens of a heading, and of one that need not be made of headings' words.
constexpr size_t kLongestHeading = 12;
constexpr size_t kLongestPlainHeading = 8;

}  // namespace

void SentenceEnds::BeginLine(size_t tokens) {
  line_is_long_ = tokens > kFlattenedLine;
}

bool SentenceEnds::EndsAt(size_t i, size_t last) const {
  const Token& token = tokens_[i];
  if (token.kind == TokenKind::kWord) {
    return i > 0 && (token.join || OpensSentence(i) || OpensHeading(i, last) ||
                     OpensBareHeading(i, last) || LostBreakBehindBracket(i));
  }
  if (token.kind == TokenKind::kNumber) {
    return (token.join && i > 0) || OpensYears(i, last);
  }
  if (token.kind != TokenKind::kSign) return false;
  const bool next_tight = i + 1 < last && tokens_[i + 1].tight;
  switch (token.sign) {
    case '?':
      // "BLS ? required": a dash that a page could not spell.
      if (!token.tight && !next_tight && i + 1 < last &&
          tokens_[i + 1].letter_case == Case::kLower &&
          tokens_[i + 1].kind == TokenKind::kWord) {
        return false;
      }
      [[fallthrough]];
    case '!':
      return !next_tight || tokens_[i + 1].letter_case == Case::kCapital;
    case '.':
      return EndsAtDot(i, last);
    case '*':
      return !(token.tight && next_tight &&
               tokens_[i + 1].kind == TokenKind::kWord);
    case '|':
      return next_tight && IsSign(tokens_[i + 1], '|');
    case '+':
      // "CPR + First Aid required": in a short line it joins.
      return line_is_long_ && !token.tight && !next_tight && i + 1 < last &&
             tokens_[i + 1].letter_case != Case::kLower;
    default:
      return false;
  }
}

// "... item codes Working knowledge of ...": where a page lost its lines, a
// capital behind small letters begins a new one if requirements begin so.
bool SentenceEnds::OpensSentence(size_t i) const {
  const Token& token = tokens_[i];
  if (token.letter_case != Case::kCapital || !lexicon_.IsOpener(token.word)) {
    return false;
  }
  const Token& before = tokens_[i - 1];
  if (before.kind == TokenKind::kWord && before.letter_case == Case::kLower) {
    return before.end - before.begin > 3 && !lexicon_.IsBinding(before.word);
  }
  return line_is_long_ && i >= 2 && Continues(i) && EndsWithName(i);
}

// "Experience with", "Current BLS card", not the "Experience Required" of a
// heading.
bool SentenceEnds::Continues(size_t i) const {
  return i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::kWord &&
         (tokens_[i + 1].letter_case == Case::kLower ||
          (tokens_[i + 1].letter_case == Case::kUpper &&
           tokens_[i].letter_case == Case::kCapital));
}

// "... nursing license 3 years of experience ...", in a line that lost breaks.
bool SentenceEnds::OpensYears(size_t i, size_t last) const {
  if (!line_is_long_ || i == 0 || !lexicon_.IsCloser(tokens_[i - 1].word)) {
    return false;
  }
  for (size_t k = i + 1; k < last && k < i + 6; ++k) {
    if (tokens_[k].kind != TokenKind::kSign) {
      return lexicon_.IsYears(tokens_[k].word);
    }
  }
  return false;
}

// "(ACLS)", "BLS, NIHSS", "State of Ohio" before token `i`.
bool SentenceEnds::EndsWithName(size_t i) const {
  const Token& before = tokens_[i - 1];
  if (IsSign(before, ')')) return true;
  if (before.kind != TokenKind::kWord || before.end - before.begin < 2) {
    return false;
  }
  const Token& first = tokens_[i - 2];
  return before.letter_case == Case::kUpper
             ? first.letter_case == Case::kUpper || IsSign(first, ',') ||
                   (first.letter_case == Case::kLower &&
                    !lexicon_.IsBinding(first.word))
             : first.kind == TokenKind::kWord &&
                   first.letter_case == Case::kLower;
}

// "RN (required)BLS", "... Query Language (SQL)Strong skills"; not the list
// "Specialist (CCS)Professional Coder (CPC)", nor "f(x)Y".
bool SentenceEnds::LostBreakBehindBracket(size_t i) const {
  const Token& token = tokens_[i];
  if (!token.tight || token.letter_case == Case::kLower || i < 2 ||
      !IsSign(tokens_[i - 1], ')')) {
    return false;
  }
  const Token& within = tokens_[i - 2];
  return (within.letter_case == Case::kLower && within.end - within.begin > 1 &&
          token.end - token.begin > 2) ||
         (lexicon_.IsOpener(token.word) && Continues(i));
}

// "... of the team Requirements Bachelor's degree ...": a plural that heads a
// section, between a small letter and a capital.
bool SentenceEnds::OpensBareHeading(size_t i, size_t last) const {
  if (!line_is_long_ || tokens_[i].letter_case != Case::kCapital) return false;
  const Token& before = tokens_[i - 1];
  if (before.kind != TokenKind::kWord || before.letter_case != Case::kLower ||
      before.end - before.begin < 3 || lexicon_.IsBinding(before.word)) {
    return false;
  }
  size_t end = 0;
  Section section = Section::kOther;
  if (!lexicon_.StartsAt(tokens_, i, last, end, section) || end >= last) {
    return false;
  }
  return section != Section::kLabel && section != Section::kOther &&
         tokens_[end - 1].plural && tokens_[end].kind == TokenKind::kWord &&
         tokens_[end].letter_case == Case::kCapital;
}

// "... or equivalent Licenses/Certs: BLS": capitals up to a colon, made of
// heading words, behind small letters.
bool SentenceEnds::OpensHeading(size_t i, size_t last) const {
  if (tokens_[i].letter_case == Case::kLower) return false;
  const Token& before = tokens_[i - 1];
  // "PTO Qualifications:", not "PREFERRED QUALIFICATIONS:".
  const bool acronym = before.letter_case == Case::kUpper &&
                       tokens_[i].letter_case == Case::kCapital;
  // "LICENSES: RN PREFERRED LICENSES:"
  const bool level = before.letter_case == Case::kUpper &&
                     tokens_[i].letter_case == Case::kUpper &&
                     before.end - before.begin >= 2 &&
                     !lexicon_.Read(tokens_, i - 1, i).known &&
                     OpensWithLevel(i, last);
  if (level) return EndsInColon(i, last);
  if (before.kind != TokenKind::kWord ||
      (before.letter_case != Case::kLower && !acronym &&
       !(lexicon_.IsCloser(before.word) &&
         !lexicon_.Read(tokens_, i - 1, i).known)) ||
      before.end - before.begin < 3) {
    return false;
  }
  size_t end = i;
  bool listed = false;
  for (; end < last && end < i + kLongestHeading && !IsSign(tokens_[end], ':');
       ++end) {
    const Token& token = tokens_[end];
    const bool small = token.kind == TokenKind::kWord &&
                       token.letter_case == Case::kLower &&
                       token.end - token.begin > 3;
    if (small || IsSign(token, '.')) return false;
    listed |= IsSign(token, ',');
  }
  if (end >= last || !IsSign(tokens_[end], ':')) return false;
  const SectionLexicon::Reading reading = lexicon_.Read(tokens_, i, end);
  const size_t words = Words(tokens_.subspan(i, end - i));
  // A list of heading words: "Preferred Education, License, or Experience:".
  if (listed || end >= i + kLongestPlainHeading ||
      before.letter_case == Case::kCapital) {
    return reading.known_words + 2 >= words && OpensWithLevel(i, last);
  }
  return reading.known && reading.known_words * 2 >= words;
}

// Nothing but words of headings stands up to a colon.
bool SentenceEnds::EndsInColon(size_t i, size_t last) const {
  size_t end = i;
  while (end < last && end < i + kLongestPlainHeading &&
         !IsSign(tokens_[end], ':')) {
    ++end;
  }
  return end < last && IsSign(tokens_[end], ':') &&
         lexicon_.Read(tokens_, i, end).known_words >=
             Words(tokens_.subspan(i, end - i));
}

// "Preferred Education", "Minimum ...", not "Experience".
bool SentenceEnds::OpensWithLevel(size_t i, size_t last) const {
  size_t end = 0;
  Section section = Section::kOther;
  return lexicon_.StartsAt(tokens_, i, last, end, section) &&
         (section == Section::kPreferred || section == Section::kRequired);
}

// Word `i`, right behind a full stop that follows `before`: "skills.Strong",
// "Office Suite.Prior experience", "skills.MS Office"; not "Node.Js".
bool SentenceEnds::OpensBehindDot(size_t i, const Token& before) const {
  const Token& token = tokens_[i];
  const uint32_t length = before.end - before.begin;
  switch (token.letter_case) {
    case Case::kCapital:
      if (lexicon_.IsOpener(token.word)) return length > 1;
      return length > 2 && (before.letter_case != Case::kCapital ||
                            (token.end - token.begin > 3 && Continues(i)));
    case Case::kUpper:
      // "Excel.BLS is a plus"
      if (before.letter_case == Case::kCapital) {
        return length > 3 && token.end - token.begin > 2 && Continues(i);
      }
      return length > 4 && before.letter_case == Case::kLower &&
             token.end - token.begin > 1;
    default:
      return false;
  }
}

bool SentenceEnds::EndsAtDot(size_t i, size_t last) const {
  if (i + 1 >= last) return true;
  const Token& next = tokens_[i + 1];
  if (i == 0) return true;
  const Token& before = tokens_[i - 1];
  const uint32_t length = before.end - before.begin;
  if (next.tight) {
    // "minimum supervision.- Professional phone manner"
    if (IsSign(next, '-')) {
      return length > 2 && i + 2 < last && !tokens_[i + 2].tight &&
             tokens_[i + 2].letter_case != Case::kLower;
    }
    // "... and handover.11. Foster"
    if (next.kind == TokenKind::kNumber) {
      return length > 3 && i + 3 < last && IsSign(tokens_[i + 2], '.') &&
             !tokens_[i + 3].tight &&
             tokens_[i + 3].letter_case == Case::kCapital;
    }
    if (next.kind != TokenKind::kWord) return false;
    // "10%.Travel", not "C#, .NET".
    if (before.kind == TokenKind::kSign) {
      return tokens_[i].tight && before.sign != '/' &&
             next.letter_case != Case::kLower;
    }
    return OpensBehindDot(i + 1, before);
  }
  if (before.kind == TokenKind::kNumber && length <= 2) return false;
  return next.kind != TokenKind::kWord || next.letter_case != Case::kLower ||
         length > 4;
}

}  // namespace rolecall
