#include "parser/text_lines.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/sixteen_bytes.h"
#include "base/text.h"

namespace rolecall {
namespace {

// What a code point above ASCII does to a line.
enum class Effect { kKeep, kSpace, kDrop, kNewline, kBullet };

// Longer than this, a bold line is a sentence in bold, not a heading.
constexpr size_t kLongestHeading = 90;
constexpr size_t kLongestHeadingElement = 200;
constexpr size_t kUsualLines = 64;

bool InRange(uint32_t c, uint32_t first, uint32_t last) {
  return c >= first && c <= last;
}

// Bullets that mean nothing else, wherever they stand.  The private-use ones
// are what word processors leave of the Symbol and Wingdings fonts.
bool IsBullet(uint32_t c) {
  static constexpr std::array<uint32_t, 19> kBullets = {
      0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25A1, 0x25AA,
      0x25AB, 0x25B6, 0x25BA, 0x25C6, 0x25CB, 0x25CF, 0x25E6,
      0x25FC, 0x2714, 0x2756, 0x27A2, 0x27A4};
  return std::binary_search(kBullets.begin(), kBullets.end(), c) ||
         c == 0xF0A7 || c == 0xF0B7 || c == 0xF0D8 || c == 0xF0FC;
}

bool IsSpace(uint32_t c) {
  return c == 0xA0 || c == 0x1680 || InRange(c, 0x2000, 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

// Zero width, direction marks, soft hyphens, variation selectors.
bool IsInvisible(uint32_t c) {
  return c == 0xAD || InRange(c, 0x200B, 0x200F) ||
         InRange(c, 0x202A, 0x202E) || InRange(c, 0x2060, 0x206F) ||
         c == 0xFEFF || InRange(c, 0xFE00, 0xFE0F);
}

Effect EffectOf(uint32_t c) {
  if (IsBullet(c)) return Effect::kBullet;
  if (IsSpace(c)) return Effect::kSpace;
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return Effect::kNewline;
  if (IsInvisible(c) || InRange(c, 0x80, 0x9F)) return Effect::kDrop;
  return Effect::kKeep;
}

// What a byte is to a line: bits.
constexpr uint8_t kLetter = 1;  // or digit
constexpr uint8_t kBlank = 2;
constexpr uint8_t kOther = 4;  // neither that nor a printing sign of ASCII

constexpr std::array<uint8_t, 256> kKinds = [] {
  std::array<uint8_t, 256> kinds{};
  kinds.fill(kOther);
  for (size_t c = '!'; c <= '~'; ++c) kinds[c] = 0;
  for (size_t c = '0'; c <= '9'; ++c) kinds[c] = kLetter;
  for (size_t c = 'A'; c <= 'Z'; ++c) kinds[c] = kinds[c | 0x20] = kLetter;
  kinds[' '] = kBlank;
  return kinds;
}();

// The same as PlainLength below for a part of `text`, sixteen bytes at a time;
// the first byte is left to the caller.
size_t PlainBlocks(std::string_view text, size_t* letters) {
  size_t at = 1;
  for (; at + sizeof(Sixteen) <= text.size(); at += sizeof(Sixteen)) {
    const Sixteen bytes = LoadSixteen(text.data() + at);
    const Sixteen spaces = bytes == ' ';
    const Sixteen ends = (bytes < ' ') | (bytes == 0x7F) |
                         (spaces & (LoadSixteen(text.data() + at - 1) == ' '));
    if (IsAny(ends)) break;
    const Sixteen lower = bytes | 0x20;
    const Sixteen is_letter =
        ((lower >= 'a') & (lower <= 'z')) | ((bytes >= '0') & (bytes <= '9'));
    const auto [low, high] = Halves(is_letter & 1);
    *letters += ((low + high) * 0x0101010101010101u) >> 56;
  }
  return at;
}

// How many bytes `text` begins with that are printing ASCII with single spaces
// between them, and how many of these are letters or digits.
size_t PlainLength(std::string_view text, size_t* letters) {
  size_t length = 0;
  unsigned before = kBlank;
  if (text.size() > sizeof(Sixteen) &&
      (kKinds[static_cast<unsigned char>(text[0])] & (kOther | kBlank)) == 0) {
    *letters += kKinds[static_cast<unsigned char>(text[0])] & kLetter;
    length = PlainBlocks(text, letters);
    before = kKinds[static_cast<unsigned char>(text[length - 1])];
  }
  for (; length < text.size(); ++length) {
    const unsigned kind = kKinds[static_cast<unsigned char>(text[length])];
    // A second space is as good as anything else that ends it.
    if (((kind | ((kind & before) << 1)) & kOther) != 0) break;
    *letters += kind & kLetter;
    before = kind;
  }
  return length > 0 && before == kBlank ? length - 1 : length;
}

size_t SequenceLength(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

uint32_t Decode(std::string_view sequence) {
  const auto lead = static_cast<unsigned char>(sequence[0]);
  uint32_t c = lead & (0xFFu >> (sequence.size() + 1));
  for (char byte : sequence.substr(1)) {
    c = (c << 6) | (static_cast<unsigned char>(byte) & 0x3F);
  }
  return c;
}

// How many bytes of bullet a line begins with, where the bullet is a character
// that also has other uses.
size_t EverydayBullet(std::string_view line) {
  // Most lines begin with a letter, which is no bullet but for "o".
  if (line.size() < 2 || (IsAsciiAlpha(line[0]) && line[0] != 'o')) return 0;
  for (std::string_view sign :
       {"-", "*", "\u2013", "\u2014", "\u00B7", "\u2212", "+"}) {
    if (!line.starts_with(sign) || line.size() <= sign.size()) continue;
    const char next = line[sign.size()];
    if (next == ' ' || (IsAsciiAlpha(next) && sign != "+")) return sign.size();
  }
  // "o" in Courier, "section" and "O slash" in Wingdings.
  for (std::string_view sign : {"o ", "\u00A7 ", "\u00D8 "}) {
    if (line.starts_with(sign) && line.size() > sign.size() &&
        IsAsciiUpper(line[sign.size()])) {
      return sign.size();
    }
  }
  return 0;
}

// "-----", "* * *": a rule, not text.
bool IsRule(std::string_view line) {
  return !line.empty() &&
         line.find_first_not_of("-*_=~. ") == std::string_view::npos;
}

}  // namespace

void TextLines::Append(std::string_view bytes, size_t letters, Look look) {
  if (!separator_.empty()) {
    text_ += std::exchange(separator_, {});
    space_ = false;
  }
  if (std::exchange(space_, false) && !line_empty()) text_ += ' ';
  text_ += bytes;
  switch (look) {
    case Look::kPlain:
      state_.plain += letters;
      break;
    case Look::kBold:
      state_.bold += letters;
      break;
    case Look::kHeading:
      state_.heading += letters;
      break;
  }
}

void TextLines::AddCodePoint(std::string_view bytes, uint32_t code_point,
                             Look look) {
  switch (EffectOf(code_point)) {
    case Effect::kKeep:
      Append(bytes, 1, look);
      break;
    case Effect::kSpace:
      space_ = true;
      break;
    case Effect::kDrop:
      break;
    case Effect::kNewline:
      EndLine();
      break;
    case Effect::kBullet:
      EndLine();
      BeginItem();
      break;
  }
}

void TextLines::Add(std::string_view text, Look look) {
  while (!text.empty()) {
    size_t letters = 0;
    size_t length = PlainLength(text, &letters);
    if (length > 0) {
      Append(text.substr(0, length), letters, look);
    } else {
      length = std::min(SequenceLength(text[0]), text.size());
      if (length > 1) {
        AddCodePoint(text.substr(0, length), Decode(text.substr(0, length)),
                     look);
      } else if (IsAsciiSpace(text[0])) {
        space_ = true;
      }
    }
    text.remove_prefix(length);
  }
}

void TextLines::AddLines(std::string_view text, Look look) {
  while (true) {
    const size_t end = text.find('\n');
    Add(text.substr(0, end), look);
    if (end == std::string_view::npos) return;
    BreakLine();
    text.remove_prefix(end + 1);
  }
}

void TextLines::StripBullet() {
  while (!line_empty()) {
    const std::string_view line = std::string_view(text_).substr(state_.begin);
    const size_t bullet = EverydayBullet(line);
    if (bullet == 0) break;
    next_is_item_ = true;
    state_.begin += std::min(line.size(), line.find_first_not_of(' ', bullet));
  }
}

void TextLines::EndLine() {
  space_ = false;
  separator_.clear();
  if (line_empty()) return;
  const size_t begin = state_.begin;
  StripBullet();
  state_.end = text_.size();
  if (line_empty() || IsRule(TextOf(state_))) {
    text_.resize(begin);
    state_ = {.begin = begin};
    blank_ = true;
    return;
  }
  state_.item = std::exchange(next_is_item_, false);
  state_.blank_before = std::exchange(blank_, false);
  if (lines_.empty()) lines_.reserve(kUsualLines);
  lines_.push_back(std::exchange(state_, {.begin = text_.size()}));
}

void TextLines::EndParagraph() {
  EndLine();
  blank_ = true;
}

void TextLines::BreakLine() {
  if (line_empty()) blank_ = true;
  EndLine();
  next_is_item_ = false;
}

void TextLines::BeginItem() { next_is_item_ = true; }

void TextLines::Rejoin(std::string_view separator) {
  if (line_empty()) {
    if (lines_.empty()) return;
    state_ = lines_.back();
    lines_.pop_back();
    next_is_item_ = state_.item;
    blank_ = state_.blank_before;
  }
  // An empty cell keeps its place: "CMA | | yes".
  if (separator_.empty()) {
    separator_ = separator;
  } else {
    separator_ += separator.substr(1);
  }
}

bool TextLines::IsHeading(const Line& line, bool bold_means_heading) const {
  const std::string_view text = TextOf(line);
  if (line.item || line.plain > 0) return false;
  if (line.heading > 0) return text.size() <= kLongestHeadingElement;
  if (line.bold == 0 || !bold_means_heading) return false;
  // "Note: bring your card" in bold is a sentence, and so is what ends as one.
  const size_t colon = text.find(": ");
  return text.size() <= kLongestHeading && colon == std::string_view::npos &&
         std::string_view(".,;!").find(text.back()) == std::string_view::npos;
}

std::string TextLines::Finish() {
  EndLine();
  size_t bold = 0;
  size_t total = 0;
  size_t bytes = text_.size();
  for (const Line& line : lines_) {
    bytes += std::string_view("\n\n- :").size();
    bold += line.bold;
    total += line.bold + line.plain;
  }
  // Where most of the text is bold (a tag that was never closed), bold means
  // nothing.
  const bool bold_means_heading = bold * 2 <= total || lines_.size() <= 2;
  std::string out;
  out.reserve(bytes);
  bool after_heading = true;
  for (const Line& line : lines_) {
    if (!out.empty()) out += '\n';
    if (line.blank_before && !after_heading) out += '\n';
    if (line.item) out += "- ";
    out += TextOf(line);
    after_heading = IsHeading(line, bold_means_heading);
    if (after_heading && out.back() != ':') out += ':';
  }
  *this = TextLines();
  return out;
}

}  // namespace rolecall
