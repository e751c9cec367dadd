#include "base/text.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstring>

#include "base/sixteen_bytes.h"

namespace rolecall {
namespace {

// The length of the well-formed UTF-8 sequence at the start of `text`, or 0.
// `*broken` gets the length of the maximal ill-formed part.
size_t SequenceLength(std::string_view text, size_t* broken) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(0);
  *broken = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  for (size_t i = 1; i < length; ++i) {
    if (i >= text.size() || byte(i) < low || byte(i) > high) return 0;
    low = 0x80;
    high = 0xBF;
    *broken = i + 1;
  }
  return length;
}

// Insertions, deletions, other letters and swapped neighbours (optimal string
// alignment): a slip of the keyboard is one edit.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1);
  std::vector<size_t> last(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1,
                         last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

// How many bytes of ASCII `text` begins with.
size_t AsciiLength(std::string_view text) {
  constexpr size_t kBlock = sizeof(Sixteen);
  const auto block = [&text](size_t at) {
    return LoadSixteen(text.data() + at);
  };
  size_t length = 0;
  for (; text.size() - length >= 4 * kBlock; length += 4 * kBlock) {
    const Sixteen first = block(length) | block(length + kBlock);
    const Sixteen second =
        block(length + 2 * kBlock) | block(length + 3 * kBlock);
    if (IsAny((first | second) < 0)) break;
  }
  for (; text.size() - length >= kBlock; length += kBlock) {
    const uint32_t high = Bits(block(length) < 0);
    if (high != 0) return length + static_cast<size_t>(std::countr_zero(high));
  }
  while (length < text.size() &&
         static_cast<unsigned char>(text[length]) < 0x80) {
    ++length;
  }
  return length;
}

enum class Letters : uint8_t { kAsWritten, kOfAnyCase };

template <Letters kLetters>
bool IsAt(const char* at, std::string_view part) {
  if constexpr (kLetters == Letters::kAsWritten) {
    return std::memcmp(at, part.data(), part.size()) == 0;
  } else {
    return EqualsIgnoreCase({at, part.size()}, part);
  }
}

// Looked at closely is only where the first and the last byte of `part` may
// stand.
template <Letters kLetters>
size_t Find(std::string_view text, std::string_view part, size_t from) {
  constexpr size_t kBlock = sizeof(Sixteen);
  constexpr int8_t kCase = kLetters == Letters::kAsWritten ? 0 : 0x20;
  if (part.size() > text.size()) return std::string_view::npos;
  if (part.empty()) return from <= text.size() ? from : std::string_view::npos;
  const auto first = static_cast<int8_t>(part.front() | kCase);
  const auto last = static_cast<int8_t>(part.back() | kCase);
  const char* const begins = text.data();
  const char* const ends = begins + part.size() - 1;
  const size_t places = text.size() - part.size() + 1;
  size_t at = from;
  while (at < places && places >= kBlock) {
    // The last block begins where it still fits.
    const size_t block = std::min(at, places - kBlock);
    const Sixteen may = ((LoadSixteen(begins + block) | kCase) == first) &
                        ((LoadSixteen(ends + block) | kCase) == last);
    for (uint32_t bits = Bits(may); bits != 0; bits &= bits - 1) {
      const size_t place = block + static_cast<size_t>(std::countr_zero(bits));
      if (place >= at && IsAt<kLetters>(begins + place, part)) return place;
    }
    at = block + kBlock;
  }
  for (; at < places; ++at) {
    const bool may = (begins[at] | kCase) == first;
    if (may && IsAt<kLetters>(begins + at, part)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string ToLower(std::string_view text) {
  std::string out(text);
  size_t at = 0;
  for (; at + sizeof(Sixteen) <= out.size(); at += sizeof(Sixteen)) {
    Sixteen bytes = LoadSixteen(out.data() + at);
    bytes |= ((bytes >= 'A') & (bytes <= 'Z')) & 0x20;
    std::memcpy(out.data() + at, &bytes, sizeof bytes);
  }
  for (; at < out.size(); ++at) out[at] = AsciiLower(out[at]);
  return out;
}

bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return AsciiLower(x) == AsciiLower(y);
         });
}

size_t FindPart(std::string_view text, std::string_view part, size_t from) {
  return Find<Letters::kAsWritten>(text, part, from);
}

bool ContainsIgnoreCase(std::string_view text, std::string_view needle) {
  return Find<Letters::kOfAnyCase>(text, needle, 0) != std::string_view::npos;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string> ListItems(std::string_view cell) {
  std::vector<std::string> items;
  for (const std::string_view part : Split(cell, ';')) {
    if (!Trim(part).empty()) items.emplace_back(Trim(part));
  }
  return items;
}

std::string Join(std::span<const std::string> parts, std::string_view glue) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != parts.data()) out += glue;
    out += part;
  }
  return out;
}

std::string Printable(std::string_view text, size_t max_bytes) {
  std::string out;
  size_t broken = 0;
  const std::string_view kept = Utf8Prefix(text, max_bytes);
  for (size_t i = 0; i < kept.size();) {
    const size_t length = SequenceLength(kept.substr(i), &broken);
    const auto lead = static_cast<unsigned char>(kept[i]);
    // C0, DEL and the C1 controls (U+0080 to U+009F) move a terminal's cursor.
    const bool control =
        length == 1 ? lead < 0x20 || lead == 0x7F
                    : length == 2 && lead == 0xC2 &&
                          static_cast<unsigned char>(kept[i + 1]) < 0xA0;
    if (length == 0 || control) {
      out += '?';
    } else {
      out += kept.substr(i, length);
    }
    i += length == 0 ? broken : length;
  }
  if (kept.size() < text.size()) out += "...";
  return out;
}

bool IsValidUtf8(std::string_view text) {
  size_t broken = 0;
  for (size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      i += AsciiLength(text.substr(i));
      continue;
    }
    const size_t length = SequenceLength(text.substr(i), &broken);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string ToValidUtf8(std::string_view text) {
  if (IsValidUtf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  size_t broken = 0;
  for (size_t i = 0; i < text.size();) {
    const size_t length = SequenceLength(text.substr(i), &broken);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
      i += broken;
    } else {
      out += text.substr(i, length);
      i += length;
    }
  }
  return out;
}

void AppendUtf8(std::string& out, uint32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000)) {
    code_point = 0xFFFD;
  }
  const auto put = [&out](uint32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::string_view Utf8Prefix(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
    --end;
  }
  return text.substr(0, end);
}

std::string Nearest(std::string_view word, std::span<const std::string> known) {
  std::string best;
  size_t best_distance = std::max<size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const size_t distance = EditDistance(ToLower(word), ToLower(candidate));
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

uint64_t Fnv1a64(std::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  return hash;
}

std::string HexHash(std::string_view bytes) {
  uint64_t hash = Fnv1a64(bytes);
  std::string digits(16, '0');
  for (size_t i = digits.size(); i-- > 0; hash >>= 4) {
    digits[i] = "0123456789abcdef"[hash & 0xF];
  }
  return digits;
}

}  // namespace rolecall
