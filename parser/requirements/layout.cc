#include "parser/requirements/layout.h"

#include <algorithm>
#include <utility>

#include "parser/requirements/heading_lines.h"
#include "parser/requirements/lines.h"
#include "parser/requirements/sentence_ends.h"

namespace rolecall {
namespace {

constexpr size_t kLongestHeadingWords = 9;
constexpr size_t kLongestListHeaderWords = 40;
// What goes on for longer is cut, so that reading a sentence stays cheap.
constexpr size_t kLongestSentence = 300;
constexpr size_t kLongestInlineWords = 7;
constexpr size_t kUsualSentences = 64;
// A header's list may lack bullets; so many lines are then taken for its items.
constexpr int kPlainListLines = 12;

class LayoutReader {
 public:
  LayoutReader(std::span<const Token> tokens, std::span<const Mention> mentions,
               const SectionLexicon& lexicon, std::vector<Sentence>& out)
      : tokens_(tokens),
        mentions_(mentions),
        lexicon_(lexicon),
        headings_(tokens, lexicon),
        ends_(tokens, lexicon),
        out_(out) {}

  void Run() {
    size_t first = 0;
    while (first < tokens_.size()) {
      size_t last = first;
      while (last < tokens_.size() && !EndsLine(tokens_, last)) ++last;
      ReadLine(first, last);
      first = last + 1;
    }
    DropLoneAnswers();
  }

 private:
  // One line that begins with "I" is somebody's speech.
  void DropLoneAnswers() {
    for (size_t i = 0; i < out_.size();) {
      size_t end = i;
      size_t answers = 0;
      for (; end < out_.size() && out_[end].answer; ++end) {
        answers += out_[end].opens_answer ? 1 : 0;
      }
      for (size_t k = i; k < end && answers < 2; ++k) out_[k].answer = false;
      i = std::max(end, i + 1);
    }
  }

  void ReadLine(size_t first, size_t last) {
    if (first >= last) {
      blank_ = true;
      lines_of_list_ = 0;
      // An inline heading speaks for its own paragraph only.
      if (inline_section_) CloseInline();
      return;
    }
    size_t begin = SkipBullet(tokens_, first, last);
    const size_t end = last;
    while (last > begin && IsSign(tokens_[last - 1], '*')) --last;
    // "*What you'll bring.**", "- Benefits:**"
    const bool bold = begin > first && begin < last &&
                      (end - last >= 2 || (end > last && tokens_[begin].tight));
    if (bold && IsSign(tokens_[last - 1], '.')) --last;
    const bool item = begin != first && !bold;
    const bool between =
        last - first == 1 || (!item && StandsBetween(first, last));
    if (!item && in_list_ && !between) {
      after_list_ = true;
      // Where the items had bullets, a line without one is none.
      lines_of_list_ = 0;
    }
    if (item || !between) in_list_ = item;
    if (item) after_list_ = false;
    if (begin >= last) return;
    const uint32_t number = BulletNumber(tokens_, first, begin);
    EndNumberedList(number);
    answer_ = opens_answer_ =
        begin + 1 < last &&
        lexicon_.OpensAnswer(tokens_[begin], tokens_[begin + 1]);
    if (const size_t tail = HeaderTail(begin, last); tail != begin) {
      ReadSentences(begin, tail, item);
      begin = tail;
    }
    if (!ReadHeadingLine(begin, last, item)) {
      ReadSentences(begin, last, item);
    }
    if (lines_of_list_ > 0) --lines_of_list_;
    if (heading_line_) {
      lines_of_list_ = kPlainListLines;
      // "3. Certification - one of the below:" opens a list, is no item of one.
      in_list_ = false;
      header_number_ = number;
      numbered_item_ = false;
    }
    blank_ = false;
    // A label speaks for its own line only.
    if (inline_label_ && !heading_line_) CloseInline();
    after_heading_ = heading_line_ || (after_heading_ && lines_of_list_ > 0 &&
                                       IsSign(tokens_[last - 1], ':'));
    heading_line_ = false;
  }

  void CloseInline() {
    section_ = outer_section_;
    inline_section_ = false;
    inline_label_ = false;
  }

  // "3. Do you have one of the following?", its lettered answers, and "4. ...":
  // the next number stands beside the header, not below it.
  void EndNumberedList(uint32_t number) {
    if (number == 0) return;
    if (header_number_ != 0 && number == header_number_ + 1 &&
        !numbered_item_) {
      list_header_ = kNoSentence;
    }
    numbered_item_ = true;
  }

  // A line that is nothing but a heading or the header of a list.
  bool ReadHeadingLine(size_t first, size_t last, bool item) {
    const bool question = OffersChoice(first, last);
    const bool colon = question || IsSign(tokens_[last - 1], ':');
    const size_t words = Words(tokens_.subspan(first, last - first));
    if (words == 0 ||
        words > (colon ? kLongestListHeaderWords : kLongestHeadingWords)) {
      return false;
    }
    const bool names_term = NamesTerm(first, last);
    if (question && names_term) return false;
    const SectionLexicon::Reading reading = lexicon_.Read(tokens_, first, last);
    if (item &&
        headings_.IsBulletedHeading(first, last, reading, BulletFollows(last)))
      item = false;
    for (size_t i = first; i < last; ++i) {
      if (IsSign(tokens_[i], '|')) return false;
      // "Preferred: CCRN Compensation:" is no heading as a whole.
      if (names_term && IsSign(tokens_[i], ':') && i + 1 < last) return false;
    }
    const bool opens_list = !colon && !item && !names_term &&
                            headings_.OpensWithLevel(first, last) &&
                            BulletFollows(last);
    if (!colon && !opens_list &&
        (item ||
         headings_.EndsAsItem(first, last, reading.known_words, words) ||
         !lexicon_.LooksLikeHeading(tokens_, first, last, reading))) {
      return false;
    }
    if (names_term && !item &&
        lexicon_.SaysItsLevel(tokens_, LastNameEnd(first, last), last)) {
      // What stands below is of the same kind only where it is a list.
      if (colon && BulletFollows(last)) Open(reading.section, false);
      return false;
    }
    // Bold lines in a row: the first is the heading, the others its content.
    if (colon && !item && after_heading_ && names_term &&
        !headings_.EndsInHeadingNoun(last - 1) &&
        !lexicon_.HeadsNeedsOf(tokens_.subspan(first, last - first))) {
      return false;
    }
    if (!colon && names_term && !headings_.EndsInHeadingNoun(last) &&
        !lexicon_.HeadsNeedsOf(tokens_.subspan(first, last - first))) {
      return false;
    }
    PushHeading(first, last, item);
    // A long line with a colon introduces a list, and the list only.
    if (item || question || words > kLongestHeadingWords) {
      if (reading.known && !question &&
          (reading.section == Section::kPreferred ||
           (colon && !item && headings_.EndsAsEmployers(last - 1)))) {
        Open(reading.section, true);
      }
    } else {
      // "Medical Assistant II:" heads a list, and says nothing of its level.
      if (reading.known || !(names_term || after_heading_)) {
        Open(reading.known ? reading.section : Section::kOther, false);
      }
    }
    return true;
  }

  void PushHeading(size_t first, size_t last, bool item) {
    Sentence sentence = Make(first, last, item);
    sentence.heading = true;
    bare_ = false;
    out_.push_back(sentence);
    list_header_ = static_cast<uint32_t>(out_.size() - 1);
    heading_line_ = true;
    label_first_ = first;
    label_last_ = last;
  }

  // Behind the line that ends at `last`, blank lines aside.
  bool BulletFollows(size_t last) const {
    while (last < tokens_.size() && tokens_[last].kind != TokenKind::kNewline) {
      ++last;
    }
    while (last < tokens_.size() && tokens_[last].kind == TokenKind::kNewline) {
      ++last;
    }
    return last + 1 < tokens_.size() &&
           tokens_[last].kind == TokenKind::kSign &&
           SkipBullet(tokens_, last, last + 2) != last;
  }

  // "... by the local office.Preferred credentials:": where the last sentence
  // of a line that ends in a colon begins.
  size_t HeaderTail(size_t first, size_t last) const {
    if (!(IsSign(tokens_[last - 1], ':') || OffersChoice(first, last)) ||
        Words(tokens_.subspan(first, last - first)) <= kLongestHeadingWords) {
      return first;
    }
    for (size_t i = last - 1; i > first + 1; --i) {
      if (IsSign(tokens_[i - 1], '.') && ends_.EndsAtDot(i - 1, last)) return i;
    }
    return first;
  }

  // "Do you have one of the following?", "... a certification through either"
  bool OffersChoice(size_t first, size_t last) const {
    return lexicon_.IsEither(tokens_[last - 1]) ||
           (IsSign(tokens_[last - 1], '?') &&
            lexicon_.OffersChoice(tokens_.subspan(first, last - first)));
  }

  // "OR" on a line of its own stands between two items.
  bool StandsBetween(size_t first, size_t last) const {
    return lexicon_.IsOr(tokens_[first]) &&
           Words(tokens_.subspan(first, last - first)) == 1;
  }

  void Open(Section section, bool for_list_only) {
    if (section == Section::kLabel) {
      // Under "Preferred qualifications", "Skills" are preferred skills.
      if (section_ == Section::kPreferred && !after_list_ && label_of_main_) {
        section = Section::kPreferred;
      } else if (section_ == Section::kPreferred && !after_list_) {
        section = Section::kPreferred;
      } else {
        section = Section::kRequired;
      }
    } else {
      label_of_main_ = true;
    }
    if (for_list_only) outer_section_ = section_;
    section_ = section;
    inline_section_ = false;
    inline_label_ = false;
    after_list_ = false;
    if (!for_list_only) outer_section_ = section;
  }

  Sentence Make(size_t first, size_t last, bool item) {
    Sentence sentence;
    sentence.first = static_cast<uint32_t>(first);
    sentence.last = static_cast<uint32_t>(last);
    sentence.section = section_;
    sentence.item = item;
    sentence.after_list = after_list_ && !item;
    sentence.bare = bare_;
    sentence.answer = answer_;
    sentence.opens_answer = std::exchange(opens_answer_, false);
    sentence.header = item || lines_of_list_ > 0 ? list_header_ : kNoSentence;
    sentence.label_first = static_cast<uint32_t>(label_first_);
    sentence.label_last = static_cast<uint32_t>(label_last_);
    return sentence;
  }

  void ReadSentences(size_t first, size_t last, bool item) {
    if (!item && blank_ && !StandsBetween(first, last)) {
      list_header_ = kNoSentence;
    }
    bool labelled = false;
    size_t begin = first;
    ends_.BeginLine(last - first);
    while (begin < last) {
      const bool bullet = bullet_ahead_;
      const Section around = section_;
      const size_t content = ReadInlineHeading(begin, last, item, labelled);
      size_t end = content;
      // The first token may be the one behind a lost break.
      if (end < last && tokens_[end].kind != TokenKind::kSign) ++end;
      while (end < last && end - content < kLongestSentence &&
             !ends_.EndsSentence(end, last)) {
        ++end;
      }
      if (content < end || labelled) {
        if (IsShortHeading(content, end, last)) {
          begin = SkipBreak(end, last);
          continue;
        }
        Sentence sentence = Make(content, end, item || bullet_ahead_);
        sentence.labelled = labelled;
        if (sentence.first < sentence.last) {
          out_.push_back(sentence);
          labelled = false;
          // A label within a bullet speaks for the bullet.
          if (bullet && content != begin) section_ = around;
        }
      }
      begin = SkipBreak(end, last);
    }
    bullet_ahead_ = false;
  }

  // "... for you Preferred RN license preferred Students ...": in text that
  // lost its lines, a few heading words between two breaks.
  bool IsShortHeading(size_t first, size_t end, size_t last) {
    if (end >= last || end == first || end - first > 6) return false;
    const Token& next = tokens_[end];
    const bool bullet = next.kind == TokenKind::kSign && next.sign == '*';
    if (!bullet && !next.join) return false;
    const SectionLexicon::Reading reading = lexicon_.Read(tokens_, first, end);
    const size_t words = Words(tokens_.subspan(first, end - first));
    if (!reading.known || reading.known_words * 2 < words ||
        NamesTerm(first, end)) {
      return false;
    }
    OpenInline(reading.section, false);
    inline_label_ = false;
    return true;
  }

  size_t SkipBreak(size_t i, size_t last) {
    if (i >= last) return last;
    const Token& token = tokens_[i];
    if (token.kind != TokenKind::kSign) return i;
    if (token.sign == '|') {
      while (i < last && IsSign(tokens_[i], '|')) ++i;
      return i;
    }
    if (token.sign == '*' || token.sign == '+') bullet_ahead_ = true;
    // "... supervision.- Professional manner"
    if (token.sign == '.' && i + 1 < last && tokens_[i + 1].tight &&
        IsSign(tokens_[i + 1], '-')) {
      bullet_ahead_ = true;
      return i + 2;
    }
    return i + 1;
  }

  // "Requirements: CMA", "License - required: RN": returns where the content
  // begins, which is `first` where no heading stands.
  size_t ReadInlineHeading(size_t first, size_t last, bool item,
                           bool& labelled) {
    size_t words = 0;
    size_t i = first;
    for (; i < last && words <= kLongestInlineWords; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::kWord) ++words;
      if (IsSign(token, ':')) break;
      if (token.join && i > first) break;
      if (token.kind == TokenKind::kSign &&
          (token.sign == '.' || token.sign == ';' || token.sign == '!' ||
           token.sign == '*' || token.sign == '|')) {
        return first;
      }
    }
    if (i < last && IsSign(tokens_[i], ':') && words > 0 && i > first) {
      const SectionLexicon::Reading reading = lexicon_.Read(tokens_, first, i);
      // "Must know Excel: ..." says what it asks for before the colon.
      // "EMR systems: 1 year (Preferred)"
      const bool years = i + 1 < last &&
                         tokens_[i + 1].kind == TokenKind::kNumber &&
                         reading.section == Section::kLabel;
      const bool content =
          NamesTerm(first, i) && (years || !headings_.EndsInHeadingNoun(i));
      if (reading.known && reading.known_words * 3 >= words && !content) {
        OpenInline(reading.section, item);
        label_first_ = first;
        label_last_ = i;
        labelled = true;
        return i + 1;
      }
      return first;
    }
    return ReadBareHeading(first, last, item);
  }

  // In text that lost its lines: "... for all. Qualifications Bachelor's ..."
  size_t ReadBareHeading(size_t first, size_t last, bool item) {
    if (item || last - first < 12) return first;
    size_t end = 0;
    Section section = Section::kOther;
    if (tokens_[first].letter_case == Case::kLower ||
        !lexicon_.StartsAt(tokens_, first, last, end, section) || end >= last) {
      return first;
    }
    const Token& next = tokens_[end];
    const bool capital_follows =
        next.kind == TokenKind::kWord && next.letter_case != Case::kLower;
    const bool heading_case =
        end - first >= 2 ? tokens_[end - 1].letter_case != Case::kLower
                         : tokens_[first].letter_case == Case::kUpper ||
                               section == Section::kRequired;
    if (!heading_case || !(capital_follows || next.join || IsSign(next, '-') ||
                           IsSign(next, '*'))) {
      return first;
    }
    if (section == Section::kLabel || section == Section::kOther) return first;
    OpenInline(section, item);
    return end;
  }

  void OpenInline(Section section, bool item) {
    inline_label_ = item || section == Section::kLabel;
    if (section == Section::kLabel) {
      section = section_ == Section::kPreferred ? Section::kPreferred
                                                : Section::kRequired;
    }
    if (!inline_section_) outer_section_ = section_;
    section_ = section;
    inline_section_ = true;
    after_list_ = false;
  }

  // Of the names in tokens [first, last), of which there is one.
  size_t LastNameEnd(size_t first, size_t last) {
    NamesTerm(first, last);
    size_t end = first;
    for (size_t i = next_mention_;
         i < mentions_.size() && mentions_[i].first < last; ++i) {
      end = mentions_[i].last;
    }
    return end;
  }

  // True when tokens [first, last) name a term or an issuer.  Asked in
  // ascending order.
  bool NamesTerm(size_t first, size_t last) {
    while (next_mention_ > 0 && mentions_[next_mention_ - 1].last > first) {
      --next_mention_;
    }
    while (next_mention_ < mentions_.size() &&
           mentions_[next_mention_].last <= first) {
      ++next_mention_;
    }
    for (size_t i = next_mention_;
         i < mentions_.size() && mentions_[i].first < last; ++i) {
      if (mentions_[i].term != kNoTerm || mentions_[i].issuer != kNoFact) {
        return true;
      }
    }
    return false;
  }

  std::span<const Token> tokens_;
  std::span<const Mention> mentions_;
  size_t next_mention_ = 0;
  const SectionLexicon& lexicon_;
  const HeadingLines headings_;
  SentenceEnds ends_;
  std::vector<Sentence>& out_;

  Section section_ = Section::kOther;
  Section outer_section_ = Section::kOther;
  bool inline_section_ = false;
  bool inline_label_ = false;
  bool label_of_main_ = false;
  bool heading_line_ = false;
  bool bare_ = true;            // no heading line so far
  bool after_heading_ = false;  // nothing but headings since the last one
  bool in_list_ = false;
  bool after_list_ = false;
  bool blank_ = false;
  bool bullet_ahead_ = false;
  bool answer_ = false;  // the line at hand is one
  bool opens_answer_ = false;
  int lines_of_list_ = 0;  // lines without bullets that may still be its items
  uint32_t list_header_ = kNoSentence;
  uint32_t header_number_ = 0;  // of the header's own line; 0: it has none
  bool numbered_item_ = false;  // since that header
  size_t label_first_ = 0;
  size_t label_last_ = 0;
};

}  // namespace

void ReadLayout(std::span<const Token> tokens,
                std::span<const Mention> mentions,
                const SectionLexicon& lexicon, std::vector<Sentence>& out) {
  out.clear();
  out.reserve(kUsualSentences);
  LayoutReader(tokens, mentions, lexicon, out).Run();
}

}  // namespace rolecall
