#include "parser/requirements/tokens.h"

#include <algorithm>
#include <array>

#include "base/eight_bytes.h"
#include "base/text.h"
#include "parser/requirements/symbols.h"

namespace rolecall {
namespace {

constexpr size_t kLongestKnownWord = PackedWord::kLongest;
// No page loses so many breaks in a row; what is longer is no text.
constexpr size_t kLongestCut = 300;
// Of the word that a number of years is glued to, in bytes.
constexpr size_t kShortestBeforeYears = 5;
// Bytes between such a number and the word "years".
constexpr size_t kFarthestYears = 6;
constexpr uint32_t kLargestNumber = 1'000'000;

// What a byte is within a word.
enum class Letter : uint8_t { kNone, kLower, kUpper, kDigit, kHigh };

constexpr std::array<Letter, 256> kLetters = [] {
  std::array<Letter, 256> letters{};
  for (size_t c = 'a'; c <= 'z'; ++c) letters[c] = Letter::kLower;
  for (size_t c = 'A'; c <= 'Z'; ++c) letters[c] = Letter::kUpper;
  for (size_t c = '0'; c <= '9'; ++c) letters[c] = Letter::kDigit;
  for (size_t c = 0x80; c < letters.size(); ++c) letters[c] = Letter::kHigh;
  return letters;
}();

Letter LetterOf(char c) { return kLetters[static_cast<unsigned char>(c)]; }

bool IsWordByte(char c) { return LetterOf(c) != Letter::kNone; }

// One pass over a text; a PackedWord has an id, and that has marks.
template <typename LookUp, typename MarksOf>
class Tokenizer {
 public:
  Tokenizer(std::string_view text, size_t max_tokens, LookUp look_up,
            MarksOf marks_of, bool with_singulars, std::vector<Token>& out)
      : text_(text),
        max_tokens_(max_tokens),
        look_up_(look_up),
        marks_of_(marks_of),
        with_singulars_(with_singulars),
        out_(out) {}

  void Run() {
    // No token is without a byte.
    const bool fits = text_.size() <= max_tokens_;
    while (at_ < text_.size() && (fits || out_.size() < max_tokens_)) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) >= 0x80) {
        const Symbol symbol = SymbolAt(text_, at_);
        if (symbol.sign != 0 || symbol.nothing) {
          AddSymbol(symbol);
          continue;
        }
      }
      if (IsWordByte(c)) {
        if (!AddPlainWord()) AddWord();
      } else if (c == '\n') {
        Add(1).kind = TokenKind::kNewline;
      } else if (IsAsciiSpace(c)) {
        ++at_;
      } else {
        AddSign(c, 1);
      }
    }
  }

 private:
  // Built in its place: copying it whole would wait for its parts.
  [[gnu::always_inline]] Token& Add(size_t size) {
    Token& token = out_.emplace_back();
    token.begin = static_cast<uint32_t>(at_);
    token.end = static_cast<uint32_t>(at_ + size);
    token.tight = at_ > 0 && at_ == end_of_last_;
    at_ += size;
    end_of_last_ = at_;
    return token;
  }

  void AddSign(char sign, size_t size) {
    Token& token = Add(size);
    token.kind = TokenKind::kSign;
    token.sign = sign;
  }

  void AddSymbol(const Symbol& symbol) {
    if (symbol.nothing) {
      if (at_ == end_of_last_) end_of_last_ += symbol.size;
      at_ += symbol.size;
    } else if (symbol.sign == ' ') {
      at_ += symbol.size;
    } else {
      AddSign(symbol.sign, symbol.size);
    }
  }

  // The bytes of an apostrophe at `i` that stands inside a word; 0 for none.
  size_t Apostrophe(size_t i) const {
    if (i >= text_.size()) return 0;
    size_t size = 0;
    if (text_[i] == '\'') {
      size = 1;
    } else if (text_[i] == '\xE2' &&
               text_.substr(i).starts_with("\xE2\x80\x99")) {
      size = 3;
    }
    const size_t next = i + size;
    if (size == 0 || next >= text_.size()) return 0;
    return IsAsciiAlpha(text_[next]) ? size : 0;
  }

  // True when letters apart by dots begin here: "C.M.A", "R.N.".
  bool DottedAt(size_t i) const {
    return i + 2 < text_.size() && text_[i + 1] == '.' &&
           IsAsciiAlpha(text_[i]) && IsAsciiAlpha(text_[i + 2]) &&
           (i + 3 >= text_.size() || text_[i + 3] == '.' ||
            !IsWordByte(text_[i + 3]) ||
            (text_[i + 3] == 's' &&
             (i + 4 >= text_.size() || !IsWordByte(text_[i + 4]))));
  }

  void Begin() { size_ = upper_ = lower_ = digits_ = 0; }

  void Put(char c) {
    if (size_ < kLongestKnownWord) word_[size_] = AsciiLower(c);
    ++size_;
    Count(c);
  }

  void Count(char c) {
    const Letter letter = LetterOf(c);
    upper_ += letter == Letter::kUpper;
    lower_ += letter == Letter::kLower;
    digits_ += letter == Letter::kDigit;
  }

  void CollectDotted() {
    while (at_ < text_.size() && IsAsciiAlpha(text_[at_])) {
      Put(text_[at_++]);
      if (at_ < text_.size() && text_[at_] == '.') {
        if (at_ + 1 < text_.size() && IsAsciiAlpha(text_[at_ + 1]) &&
            (at_ + 2 >= text_.size() || !IsWordByte(text_[at_ + 2]))) {
          ++at_;
        } else {
          // The last dot belongs to the abbreviation unless the text ends a
          // sentence here, which the next word's capital tells.
          if (!EndsSentence(at_ + 1)) ++at_;
          break;
        }
      }
    }
    if (const size_t skip = Apostrophe(at_)) at_ += skip;
    if (at_ < text_.size() && text_[at_] == 's' &&
        (at_ + 1 >= text_.size() || !IsWordByte(text_[at_ + 1]))) {
      Put(text_[at_++]);
    }
  }

  bool EndsSentence(size_t i) const {
    while (i < text_.size() && text_[i] == ' ') ++i;
    return i >= text_.size() || text_[i] == '\n' ||
           (IsAsciiUpper(text_[i]) && i + 1 < text_.size() &&
            IsAsciiLower(text_[i + 1]));
  }

  // Letters and digits up to something that ends a word, which is most of
  // every text: eight are read at a time.  False, with nothing done, for words
  // that go on with an apostrophe or a letter above ASCII.
  bool CollectAscii() {
    uint64_t others = 0;  // bits that small letters have and others lack
    size_t size = 0;
    for (size_t length = kEight; length == kEight; size += length) {
      if (size > kLongestKnownWord) return false;
      const uint64_t eight = Eight(at_ + size);
      length = AlnumLength(eight);
      const uint64_t used = FirstBytes(length);
      others |= ~eight & used & kEachByte * 0x60;
      packed_.letters[size / kEight] = (eight | kEachByte * 0x20) & used;
    }
    const size_t end = at_ + size;
    if (size == 0 || size > kLongestKnownWord) return false;
    if (end < text_.size() &&
        (text_[end] == '\'' || LetterOf(text_[end]) == Letter::kHigh)) {
      return false;
    }
    packed_.size = lower_ = size_ = size;
    upper_ = digits_ = 0;
    if (others != 0) CountLetters(end);
    at_ = end;
    return true;
  }

  // Of the ASCII word that ends at `end`.
  void CountLetters(size_t end) {
    uint64_t uppers = 0;
    uint64_t digits = 0;
    for (size_t i = at_; i < end; i += kEight) {
      const uint64_t eight = Eight(i);
      const uint64_t used = FirstBytes(end - i) & kEachByte;
      // Bit 6 tells letters from digits, bit 5 small letters from capitals.
      uppers += (eight >> 6) & (~eight >> 5) & used;
      digits += (~eight >> 6) & used;
    }
    upper_ = (uppers * kEachByte) >> 56;
    digits_ = (digits * kEachByte) >> 56;
    lower_ = size_ - upper_ - digits_;
  }

  static bool IsAscii(Letter letter) {
    return letter != Letter::kNone && letter != Letter::kHigh;
  }

  // Eight bytes of the text, zeros behind its end.
  uint64_t Eight(size_t i) const {
    if (i + kEight <= text_.size()) return LoadEight(text_.data() + i);
    uint64_t eight = 0;
    for (size_t k = text_.size(); k-- > i;) {
      eight = eight << 8 | static_cast<unsigned char>(text_[k]);
    }
    return eight;
  }

  void CollectPlain() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const Letter letter = LetterOf(c);
      if (IsAscii(letter)) {
        Put(c);
        ++at_;
      } else if (letter == Letter::kHigh) {
        const Symbol symbol = SymbolAt(text_, at_);
        if (const size_t skip = Apostrophe(at_)) {
          at_ += skip;
        } else if (symbol.nothing) {
          at_ += symbol.size;
        } else if (symbol.sign != 0) {
          break;
        } else {
          Put(c);
          ++at_;
        }
      } else if (const size_t skip = Apostrophe(at_)) {
        at_ += skip;
      } else {
        break;
      }
    }
  }

  // "RNs", "CMA's": capitals with a plural ending.
  bool IsAcronymInPlural() const {
    return upper_ >= 2 && lower_ == 1 && text_[at_ - 1] == 's';
  }

  Case LetterCase(size_t begin) const {
    if (upper_ == 0) return Case::kLower;
    if (lower_ == 0) return Case::kUpper;
    if (IsAcronymInPlural()) return Case::kUpper;
    return upper_ == 1 && IsAsciiUpper(text_[begin]) ? Case::kCapital
                                                     : Case::kMixed;
  }

  // The word that begins here, into packed_ and the counts.
  void Collect() {
    const bool dotted = DottedAt(at_);
    if (!dotted && CollectAscii()) return;
    Begin();
    if (dotted) {
      CollectDotted();
    } else {
      CollectPlain();
    }
    packed_ =
        size_ <= kLongestKnownWord ? Pack({word_.data(), size_}) : PackedWord{};
  }

  // Most words of a text, and no other: up to fifteen letters, of which all but
  // the first are small.  False, with nothing done, for any other.
  bool AddPlainWord() {
    if (text_.size() - at_ < 2 * kEight) return false;
    const uint64_t eight = LoadEight(text_.data() + at_);
    const bool is_capital = (eight & 0x20) == 0;
    PackedWord word;
    word.size = SmallLength(eight | 0x20);
    word.letters[0] = (eight | 0x20) & FirstBytes(word.size);
    if (word.size == kEight) {
      const uint64_t more = LoadEight(text_.data() + at_ + kEight);
      const size_t length = SmallLength(more);
      if (length == kEight) return false;
      word.letters[1] = more & FirstBytes(length);
      word.size += length;
    }
    const size_t size = word.size;
    const char next = text_[at_ + size];
    if (IsWordByte(next) || next == '\'' ||
        (size < 2 && (size == 0 || is_capital || next == '.'))) {
      return false;
    }
    const bool may_be_plural =
        with_singulars_ && size > 2 && text_[at_ + size - 1] == 's';
    const WordId id = look_up_(word);
    WordId singular = kUnknownWord;
    uint8_t marks = marks_of_(id);
    if (may_be_plural) {
      word.DropLast();
      singular = look_up_(word);
      marks |= marks_of_(singular);
    }
    Token& token = Add(size);
    token.letter_case = is_capital ? Case::kCapital : Case::kLower;
    token.word = id != kUnknownWord ? id : singular;
    token.singular = singular;
    token.marks = marks;
    token.plural = singular != kUnknownWord;
    if (next == ' ') ++at_;
    return true;
  }

  void AddWord() {
    const size_t begin = at_;
    Collect();
    const Case letter_case = LetterCase(begin);
    WordId id = look_up_(packed_);
    WordId singular = kUnknownWord;
    bool plural = false;
    if (with_singulars_ && packed_.size > 2 && packed_.EndsInS()) {
      packed_.DropLast();
      singular = look_up_(packed_);
      plural = singular != kUnknownWord;
      // "CMAs" are several of CMA, whatever CMAS may be.
      if (id == kUnknownWord || (plural && IsAcronymInPlural())) id = singular;
    }
    // A capital in front alone begins no second word.
    if (id == kUnknownWord && letter_case != Case::kLower &&
        letter_case != Case::kCapital && Cut(begin)) {
      return;
    }
    if (id == kUnknownWord && digits_ > 0 && CutYears(begin)) return;
    const size_t size = at_ - begin;
    at_ = begin;
    Token& token = Add(size);
    token.letter_case = letter_case;
    token.word = id;
    token.singular = singular;
    token.marks = marks_of_(id) | marks_of_(singular);
    token.plural = plural;
    if (digits_ == size_) {
      token.kind = TokenKind::kNumber;
      token.value = NumberOf(text_.substr(token.begin, size));
    }
  }

  static uint32_t NumberOf(std::string_view text) {
    uint32_t value = 0;
    for (const char c : text) {
      if (!IsAsciiDigit(c)) continue;
      value =
          std::min(value * 10 + static_cast<uint32_t>(c - '0'), kLargestNumber);
    }
    return value;
  }

  // Cuts "requiredBLS", "AWSPreferred", "11gShould" where a capital begins a
  // new word, if one of the two halves is a word that we know.
  bool Cut(size_t begin) {
    const size_t end = at_;
    if (end - begin > kLongestCut) return false;
    for (size_t i = begin + 2; i < end; ++i) {
      if (!IsAsciiUpper(text_[i])) continue;
      if (i + 1 == end && !IsArticle(begin, i)) return false;
      const bool after_lower = !IsAsciiUpper(text_[i - 1]);
      const bool before_lower = i + 1 < end && IsAsciiLower(text_[i + 1]);
      if (!after_lower && !before_lower) continue;
      // "TypeScript" is one name; "requiredAbility", "ExcelStrong" are two
      // words.
      const bool named = after_lower && IsAsciiUpper(text_[begin]);
      const bool first_known = Known(begin, i);
      const bool second_known = Known(i, end) && (end - i > 3 || i - begin > 2);
      if (named ? !(first_known && (second_known || i - begin >= 6))
                : !(first_known || second_known)) {
        continue;
      }
      AddPart(begin, i);
      at_ = i;
      const size_t first = out_.size();
      AddWord();
      if (first < out_.size()) out_[first].join = true;
      return true;
    }
    return false;
  }

  // Cuts "experience2+ years", "Experience5 yrs": a word that we know and the
  // number of the next item.
  bool CutYears(size_t begin) {
    size_t digits = at_;
    while (digits > begin && IsAsciiDigit(text_[digits - 1])) --digits;
    if (at_ - digits > 2 || digits - begin < kShortestBeforeYears ||
        !IsAsciiLower(text_[digits - 1]) || !Known(begin, digits) ||
        !YearsFollow()) {
      return false;
    }
    AddPart(begin, digits);
    at_ = digits;
    const size_t first = out_.size();
    AddWord();
    if (first < out_.size()) out_[first].join = true;
    return true;
  }

  // "+ years", " yrs", "-7 years".
  bool YearsFollow() const {
    size_t i = at_;
    const size_t end = std::min(text_.size(), at_ + kFarthestYears);
    while (i < end && !IsAsciiLower(text_[i])) ++i;
    const std::string_view word = text_.substr(i, 2);
    return i < end && (word == "ye" || word == "yr");
  }

  // "preferredA master's degree", not "typeA".
  bool IsArticle(size_t begin, size_t i) const {
    return text_[i] == 'A' && IsAsciiLower(text_[i - 1]) && i - begin >= 6 &&
           i + 1 < text_.size() && text_[i + 1] == ' ';
  }

  bool Known(size_t begin, size_t end) const {
    // "ageCPR": of three letters, capitals only.
    const size_t least = IsAsciiUpper(text_[end - 1]) ? 3 : 4;
    if (end - begin < least || end - begin > kLongestKnownWord) return false;
    std::array<char, kLongestKnownWord> lower;
    for (size_t i = begin; i < end; ++i) {
      lower[i - begin] = AsciiLower(text_[i]);
    }
    return look_up_(Pack({lower.data(), end - begin})) != kUnknownWord;
  }

  void AddPart(size_t begin, size_t end) {
    Begin();
    for (size_t i = begin; i < end; ++i) {
      if (IsWordByte(text_[i])) Put(text_[i]);
    }
    at_ = end;
    const Case letter_case = LetterCase(begin);
    at_ = begin;
    Token& token = Add(end - begin);
    token.letter_case = letter_case;
    if (size_ <= kLongestKnownWord) {
      token.word = look_up_(Pack({word_.data(), size_}));
      token.marks = marks_of_(token.word);
    }
  }

  std::string_view text_;
  size_t max_tokens_;
  LookUp look_up_;
  MarksOf marks_of_;
  bool with_singulars_;
  std::vector<Token>& out_;
  size_t at_ = 0;
  size_t end_of_last_ = 0;
  // The word being collected.
  std::array<char, kLongestKnownWord> word_{};
  PackedWord packed_;  // of size 0 where it is too long to be known
  size_t size_ = 0;
  size_t upper_ = 0;
  size_t lower_ = 0;
  size_t digits_ = 0;
};

}  // namespace

void Tokenize(std::string_view text, const Vocabulary& vocabulary,
              size_t max_tokens, std::vector<Token>& out) {
  out.clear();
  out.reserve(std::min(max_tokens, text.size() / 4));
  const auto look_up = [&](const PackedWord& w) { return vocabulary.Find(w); };
  const auto marks_of = [&](WordId id) { return vocabulary.marks(id); };
  Tokenizer(text, max_tokens, look_up, marks_of, true, out).Run();
}

std::vector<Token> TokenizePhrase(std::string_view phrase,
                                  Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  const auto look_up = [&](const PackedWord& w) { return vocabulary.Add(w); };
  const auto all_marks = [](WordId) { return uint8_t{0xFF}; };
  Tokenizer(phrase, phrase.size(), look_up, all_marks, false, tokens).Run();
  return tokens;
}

}  // namespace rolecall
