#include "parser/requirements/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kLongestKnownWord = PackedWord::kLongest;
// No page loses so many breaks in a row; what is longer is no text.
constexpr size_t kLongestCut = 300;
constexpr uint32_t kLargestNumber = 1'000'000;

// What a character above ASCII is to us: a sign, a space, nothing, or (0) a
// letter like any other.
struct Symbol {
  char sign = 0;  // ' ' for a space, '\0' for a letter
  bool nothing = false;
  uint8_t size = 1;
};

Symbol SymbolAt(std::string_view text, size_t i) {
  const auto byte = [&](size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u;
  };
  if (byte(0) == 0xC2) {
    switch (byte(1)) {
      case 0xA0:
        return {' ', false, 2};
      case 0xAD:
      case 0xAE:
      case 0xA9:
        return {0, true, 2};  // soft hyphen, (R)
      case 0xB7:
        return {'*', false, 2};
      default:
        return {'?', false, 2};
    }
  }
  if (byte(0) != 0xE2) return {};
  if (byte(1) == 0x84 && byte(2) == 0xA2) return {0, true, 3};  // trademark
  if (byte(1) != 0x80) return {byte(1) >= 0x81 ? '*' : '\0', false, 3};
  switch (byte(2)) {
    case 0x90:
    case 0x91:
      return {'-', false, 3};
    case 0x92:
    case 0x93:
    case 0x94:
    case 0x95:
      return {'~', false, 3};  // dashes
    case 0x98:
    case 0x99:
      return {'\'', false, 3};
    case 0x9C:
    case 0x9D:
      return {'"', false, 3};
    case 0xA2:
      return {'*', false, 3};
    case 0xA6:
      return {'.', false, 3};
    case 0x8B:
    case 0x8C:
    case 0x8D:
      return {0, true, 3};
    default:
      return {' ', false, 3};
  }
}

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

// One pass over a text.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, size_t max_tokens, std::vector<Token>& out)
      : text_(text), max_tokens_(max_tokens), out_(out) {}

  // `look_up` gives the id of a PackedWord.
  template <typename LookUp>
  void Run(LookUp look_up, bool with_singulars) {
    with_singulars_ = with_singulars;
    while (at_ < text_.size() && out_.size() < max_tokens_) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) >= 0x80) {
        const Symbol symbol = SymbolAt(text_, at_);
        if (symbol.sign != 0 || symbol.nothing) {
          AddSymbol(symbol);
          continue;
        }
      }
      if (IsWordByte(c)) {
        AddWord(look_up);
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
  Token& Add(size_t size) {
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
    return i + 2 < text_.size() && IsAsciiAlpha(text_[i]) &&
           text_[i + 1] == '.' && IsAsciiAlpha(text_[i + 2]) &&
           (i + 3 >= text_.size() || text_[i + 3] == '.' ||
            !IsWordByte(text_[i + 3]) ||
            (text_[i + 3] == 's' &&
             (i + 4 >= text_.size() || !IsWordByte(text_[i + 4]))));
  }

  void Begin() { size_ = upper_ = lower_ = digits_ = 0; }

  void Put(char c) {
    if (size_ < kLongestKnownWord) word_[size_] = AsciiLower(c);
    ++size_;
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
  // that go on with an apostrophe or a letter above ASCII, and near the end of
  // the text.
  bool CollectAscii() {
    constexpr uint64_t kEach = 0x0101010101010101;
    const size_t begin = at_;
    size_t end = begin;
    while (end < text_.size() && IsAscii(LetterOf(text_[end]))) ++end;
    const size_t size = end - begin;
    if (size == 0 || size > kLongestKnownWord ||
        begin + size + 8 > text_.size())
      return false;
    if (text_[end] == '\'' || LetterOf(text_[end]) == Letter::kHigh)
      return false;
    uint64_t uppers = 0;
    uint64_t lowers = 0;
    for (size_t i = 0; i < size; i += 8) {
      const uint64_t used =
          size - i >= 8 ? ~uint64_t{0} : (uint64_t{1} << (8 * (size - i))) - 1;
      const uint64_t eight = Eight(begin + i) & used;
      // Bit 6 tells letters from digits, bit 5 small letters from capitals.
      const uint64_t letters = (eight >> 6) & kEach;
      const uint64_t small = (eight >> 5) & letters;
      uppers += letters ^ small;
      lowers += small;
      packed_.letters[i / 8] = (eight | (kEach << 5)) & used;
    }
    packed_.size = size_ = size;
    upper_ = (uppers * kEach) >> 56;
    lower_ = (lowers * kEach) >> 56;
    digits_ = size - upper_ - lower_;
    at_ = end;
    return true;
  }

  static bool IsAscii(Letter letter) {
    return letter != Letter::kNone && letter != Letter::kHigh;
  }

  // Eight bytes of the text, the first in the lowest bits.
  uint64_t Eight(size_t i) const {
    uint64_t eight = 0;
    std::memcpy(&eight, text_.data() + i, sizeof(eight));
    if constexpr (std::endian::native == std::endian::big) {
      uint64_t turned = 0;
      for (size_t k = 0; k < 8; ++k)
        turned = turned << 8 | (eight >> 8 * k & 255);
      return turned;
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

  Case LetterCase(size_t begin) const {
    if (upper_ == 0) return Case::kLower;
    if (lower_ == 0) return Case::kUpper;
    // "RNs", "CMAs": capitals with a plural ending.
    if (upper_ >= 2 && lower_ == 1 && text_[at_ - 1] == 's')
      return Case::kUpper;
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

  template <typename LookUp>
  void AddWord(LookUp look_up) {
    const size_t begin = at_;
    Collect();
    const Case letter_case = LetterCase(begin);
    WordId id = look_up(packed_);
    WordId singular = kUnknownWord;
    bool plural = false;
    if (with_singulars_ && packed_.size > 2 && packed_.EndsInS()) {
      packed_.DropLast();
      singular = look_up(packed_);
      plural = singular != kUnknownWord;
      if (id == kUnknownWord) id = singular;
    }
    if (id == kUnknownWord && letter_case != Case::kLower &&
        Cut(begin, look_up)) {
      return;
    }
    const size_t size = at_ - begin;
    at_ = begin;
    Token& token = Add(size);
    token.letter_case = letter_case;
    token.word = id;
    token.singular = singular;
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
  template <typename LookUp>
  bool Cut(size_t begin, LookUp look_up) {
    const size_t end = at_;
    if (end - begin > kLongestCut) return false;
    for (size_t i = begin + 2; i + 2 <= end; ++i) {
      if (!IsAsciiUpper(text_[i])) continue;
      const bool after_lower = !IsAsciiUpper(text_[i - 1]);
      const bool before_lower = i + 1 < end && IsAsciiLower(text_[i + 1]);
      if (!after_lower && !before_lower) continue;
      // "TypeScript" is one name; "requiredAbility", "ExcelStrong" are two
      // words.
      const bool named = after_lower && IsAsciiUpper(text_[begin]);
      const bool first_known = Known(begin, i, look_up);
      const bool second_known =
          Known(i, end, look_up) && (end - i > 3 || i - begin > 2);
      if (named ? !(first_known && (second_known || i - begin >= 6))
                : !(first_known || second_known)) {
        continue;
      }
      AddPart(begin, i, look_up);
      at_ = i;
      const size_t first = out_.size();
      AddWord(look_up);
      if (first < out_.size()) out_[first].join = true;
      return true;
    }
    return false;
  }

  template <typename LookUp>
  bool Known(size_t begin, size_t end, LookUp look_up) const {
    // "ageCPR": of three letters, capitals only.
    const size_t least = IsAsciiUpper(text_[end - 1]) ? 3 : 4;
    if (end - begin < least || end - begin > kLongestKnownWord) return false;
    std::array<char, kLongestKnownWord> lower;
    for (size_t i = begin; i < end; ++i) {
      lower[i - begin] = AsciiLower(text_[i]);
    }
    return look_up(Pack({lower.data(), end - begin})) != kUnknownWord;
  }

  template <typename LookUp>
  void AddPart(size_t begin, size_t end, LookUp look_up) {
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
      token.word = look_up(Pack({word_.data(), size_}));
    }
  }

  std::string_view text_;
  size_t max_tokens_;
  std::vector<Token>& out_;
  size_t at_ = 0;
  size_t end_of_last_ = 0;
  bool with_singulars_ = true;
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
  Tokenizer(text, max_tokens, out)
      .Run([&vocabulary](
               const PackedWord& word) { return vocabulary.Find(word); },
           true);
}

std::vector<Token> TokenizePhrase(std::string_view phrase,
                                  Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  Tokenizer(phrase, phrase.size(), tokens)
      .Run([&vocabulary](
               const PackedWord& word) { return vocabulary.Add(word); },
           false);
  return tokens;
}

}  // namespace rolecall
