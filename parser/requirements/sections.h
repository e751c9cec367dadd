// What part of a posting a line belongs to, told by its headings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/requirements/phrase_trie.h"

namespace rolecall {

enum class Section : uint8_t {
  kOther,      // before the first heading, or under one that says nothing
  kRequired,   // Requirements, Qualifications, What you bring
  kPreferred,  // Preferred qualifications, Nice to have
  kDuties,     // Responsibilities, What you'll do
  kEmployer,   // About us, Benefits, Equal opportunity, How to apply
  kWaived,     // Not needed, not required
  kBarred,     // Not accepted, not considered
  kLabel,  // Skills, Licenses, Education: takes the level of what it is under
};

// Classifies headings by the words they hold.  Thread-safe once created.
class SectionLexicon {
 public:
  explicit SectionLexicon(Vocabulary& vocabulary);

  struct Reading {
    Section section = Section::kOther;
    bool known = false;        // some word of the heading told
    uint32_t known_words = 0;  // how many words those were
  };
  // What the words of tokens [first, last) make of a section.  Where several
  // tell, the later in the list preferred, employer, required, duties, label
  // yields to the earlier.
  Reading Read(std::span<const Token> tokens, size_t first, size_t last) const;

  // True when the line [first, last), of which Read() made `reading`, is built
  // like a heading: no sentence, most of it words of headings or capitals.
  bool LooksLikeHeading(std::span<const Token> tokens, size_t first,
                        size_t last, const Reading& reading) const;

  // True for words that a line about requirements begins with: "Ability".
  bool IsOpener(WordId word) const {
    return word < openers_.size() && openers_[word] != 0;
  }

  // True for words that items about licences and schooling end in.
  bool IsCloser(WordId word) const {
    return word < closers_.size() && closers_[word] != 0;
  }
  // "year", "yrs".
  bool IsYears(WordId word) const {
    return word < years_.size() && years_[word] != 0;
  }

  // True where a form's answer begins: "I possess", "I have".
  bool OpensAnswer(const Token& first, const Token& second) const {
    return first.kind == TokenKind::kWord && first.word == speaker_ &&
           second.word < answers_.size() && answers_[second.word] != 0;
  }

  // "one of the following", "either of the certifications below": of what
  // stands below the line, which ends in a sign.
  bool OffersChoice(std::span<const Token> line) const;

  // "or", which stands between two items on a line of its own.
  bool IsOr(const Token& token) const {
    return token.kind == TokenKind::kWord && token.word == or_;
  }
  // "either" at a line's end opens a list as a colon does.
  bool IsEither(const Token& token) const {
    return token.kind == TokenKind::kWord && token.word == either_;
  }

  // True for words that bind what follows to their own line: "with".
  bool IsBinding(WordId word) const {
    return word < binding_.size() && binding_[word] != 0;
  }

  // "Requirements for Licensed Practical Nurses (LPNs)": a line in capitals
  // whose first word or words head what candidates need, whoever they are.
  bool HeadsNeedsOf(std::span<const Token> line) const;

  // True when a heading phrase begins at `at`, and is long or plain enough to
  // be one without a colon; `end` becomes its end.
  bool StartsAt(std::span<const Token> tokens, size_t at, size_t last,
                size_t& end, Section& section) const;

  // "BLS required", "CMA or RMA preferred:", "CPC required at hire": lines of
  // [first, last) that say behind a name how strongly it is meant; `name_last`
  // is where their last name ends.
  bool SaysItsLevel(std::span<const Token> tokens, size_t name_last,
                    size_t last) const;

 private:
  bool QualifiesAnItem(std::span<const Token> tokens, size_t first,
                       size_t last) const;

  bool IsJoint(const Token& token) const;

  WordId and_ = kUnknownWord;
  WordId for_ = kUnknownWord;
  WordId or_ = kUnknownWord;
  WordId either_ = kUnknownWord;
  WordId speaker_ = kUnknownWord;
  PhraseTrie trie_;
  std::vector<Section> sections_;     // by phrase number
  std::vector<uint8_t> openers_;      // by word
  std::vector<uint8_t> answers_;      // by word
  std::vector<uint8_t> closers_;      // by word
  std::vector<uint8_t> years_;        // by word
  std::vector<uint8_t> binding_;      // by word
  std::vector<uint8_t> choosing_;     // by word
  std::vector<uint8_t> below_;        // by word
  std::vector<uint8_t> credentials_;  // by word
};

// section_phrases.cc: the phrases of a section, apart by ';'.
struct SectionPhrases {
  Section section;
  std::string_view phrases;
};
std::span<const SectionPhrases> AllSectionPhrases();
// Words that lines about requirements begin with, apart by ';'.
std::string_view OpeningWords();
// Words that items about licences and schooling end in, apart by ';'.
std::string_view ClosingWords();
// Words that follow "I" in the answers of a form, apart by ';'.
std::string_view AnsweringWords();
// Words behind which no line ends: "with Strong ...".
std::string_view BindingWords();

}  // namespace rolecall
