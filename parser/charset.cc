#include "parser/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include "base/text.h"

namespace rolecall {
namespace {

// How far into a page its own statement of a charset is looked for (HTML,
// section 13.2.3.2).
constexpr size_t kPrescan = 1024;

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // byte order mark

// What stands for bytes 0x80 to 0x9F.
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string FromWindows1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (char c : bytes) {
    AppendUtf8(out, Windows1252CodePoint(static_cast<uint8_t>(c)));
  }
  return out;
}

// The word after "charset=" or "encoding=", lower case; empty where none is.
std::string NamedAfter(std::string_view text, std::string_view attribute) {
  const std::string lower = ToLower(text);
  const size_t at = lower.find(attribute);
  if (at == std::string::npos) return "";
  size_t begin = lower.find_first_not_of(" \t\r\n", at + attribute.size());
  if (begin == std::string::npos || lower[begin] != '=') return "";
  begin = lower.find_first_not_of(" \t\r\n'\"", begin + 1);
  if (begin == std::string::npos) return "";
  return lower.substr(begin,
                      lower.find_first_of(" \t\r\n'\";>/?,", begin) - begin);
}

std::string NamedInside(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kPrescan);
  if (Trim(head).starts_with("<?xml")) {
    return NamedAfter(head.substr(0, head.find("?>")), "encoding");
  }
  return NamedAfter(head, "charset");
}

// How many characters beyond ASCII are in valid UTF-8, and how many bytes are
// in nothing that is.
struct Utf8Count {
  size_t good = 0;
  size_t bad = 0;
};

Utf8Count CountUtf8(std::string_view bytes) {
  Utf8Count count;
  for (size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<uint8_t>(bytes[i]);
    const size_t length = lead < 0x80   ? 1
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                                        : 4;
    const std::string_view piece = bytes.substr(i, length);
    const bool is_good = length == 1 || IsValidUtf8(piece);
    if (length > 1) ++(is_good ? count.good : count.bad);
    // Of a character that was cut, what there is of it.
    size_t taken = 1;
    while (taken < piece.size() && lead >= 0xC2 &&
           (static_cast<uint8_t>(piece[taken]) & 0xC0) == 0x80) {
      ++taken;
    }
    i += taken;
  }
  return count;
}

// UTF-8 but for a stray byte or a character that was cut: as browsers do, each
// of these is shown as U+FFFD.  Where nobody says that it is UTF-8, most must
// be.
bool IsMostlyUtf8(std::string_view bytes, bool is_said) {
  const Utf8Count count = CountUtf8(bytes);
  return count.good > 0 && count.good >= count.bad * (is_said ? 1 : 8);
}

class Converter {
 public:
  explicit Converter(const std::string& charset)
      : handle_(iconv_open("UTF-8", charset.c_str())) {}
  ~Converter() {
    if (IsOpen()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool IsOpen() const {
    return reinterpret_cast<intptr_t>(handle_) != intptr_t{-1};
  }

  std::string Convert(std::string_view bytes) {
    std::string out;
    // iconv's signature lacks a const: it does not write to its input.
    char* in = const_cast<char*>(bytes.data());
    size_t in_left = bytes.size();
    while (in_left > 0) {
      std::array<char, 4096> buffer;
      char* to = buffer.data();
      size_t to_left = buffer.size();
      const size_t result = iconv(handle_, &in, &in_left, &to, &to_left);
      out.append(buffer.data(), buffer.size() - to_left);
      if (result != static_cast<size_t>(-1) || errno == E2BIG) continue;
      out += "\uFFFD";
      if (errno == EINVAL) break;
      ++in;
      --in_left;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

bool IsUtf8Name(std::string_view charset) {
  return charset == "utf-8" || charset == "utf8";
}

// What a name means on the web (Encoding, section 4.2) where iconv takes it for
// less: pages use the larger sets of the same family.
std::string WebCharset(const std::string& name) {
  using Meaning = std::pair<std::string_view, const char*>;
  static constexpr std::array<Meaning, 32> kMeanings = {
      Meaning{"gb2312", "GB18030"},
      Meaning{"gb_2312-80", "GB18030"},
      Meaning{"gb_2312", "GB18030"},
      Meaning{"csgb2312", "GB18030"},
      Meaning{"chinese", "GB18030"},
      Meaning{"gbk", "GB18030"},
      Meaning{"x-gbk", "GB18030"},
      Meaning{"shift_jis", "CP932"},
      Meaning{"shift-jis", "CP932"},
      Meaning{"sjis", "CP932"},
      Meaning{"x-sjis", "CP932"},
      Meaning{"ms_kanji", "CP932"},
      Meaning{"euc-jp", "EUC-JP-MS"},
      Meaning{"x-euc-jp", "EUC-JP-MS"},
      Meaning{"euc-kr", "CP949"},
      Meaning{"ks_c_5601-1987", "CP949"},
      Meaning{"ks_c_5601-1989", "CP949"},
      Meaning{"ksc_5601", "CP949"},
      Meaning{"korean", "CP949"},
      Meaning{"windows-949", "CP949"},
      Meaning{"big5", "BIG5-HKSCS"},
      Meaning{"cn-big5", "BIG5-HKSCS"},
      Meaning{"x-x-big5", "BIG5-HKSCS"},
      Meaning{"iso-8859-9", "CP1254"},
      Meaning{"iso8859-9", "CP1254"},
      Meaning{"latin5", "CP1254"},
      Meaning{"tis-620", "CP874"},
      Meaning{"iso-8859-11", "CP874"},
      Meaning{"iso8859-11", "CP874"},
      Meaning{"x-mac-roman", "MACINTOSH"},
      Meaning{"iso-8859-8-i", "ISO-8859-8"},
      Meaning{"utf-16", "UTF-16LE"}};
  const auto found = std::ranges::find(kMeanings, name, &Meaning::first);
  return found == kMeanings.end() ? name : found->second;
}

// Latin 1 and ASCII mean windows-1252 on the web (Encoding, section 4.2), and
// are often a server's default over what is UTF-8.
bool IsLatin1Name(std::string_view charset) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1",
      "latin1",     "latin-1",   "l1",       "windows-1252",
      "cp1252",     "x-cp1252",  "us-ascii", "ascii"};
  return std::ranges::find(kNames, charset) != kNames.end();
}

std::string FromUtf8OrLatin1(std::string_view bytes) {
  if (IsValidUtf8(bytes)) return std::string(bytes);
  return IsMostlyUtf8(bytes, false) ? ToValidUtf8(bytes)
                                    : FromWindows1252(bytes);
}

// nullopt where the charset is not known here.
std::optional<std::string> Decode(std::string_view bytes,
                                  const std::string& charset) {
  if (IsUtf8Name(charset)) {
    if (IsValidUtf8(bytes)) return std::string(bytes);
    if (IsMostlyUtf8(bytes, true)) return ToValidUtf8(bytes);
    return std::nullopt;
  }
  if (IsLatin1Name(charset)) return FromUtf8OrLatin1(bytes);
  Converter converter(WebCharset(charset));
  if (!converter.IsOpen()) return std::nullopt;
  return converter.Convert(bytes);
}

std::optional<std::string> DecodeByMark(std::string_view bytes) {
  if (bytes.starts_with(kMark)) return ToValidUtf8(bytes.substr(kMark.size()));
  if (bytes.starts_with("\xFF\xFE")) return Decode(bytes.substr(2), "utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return Decode(bytes.substr(2), "utf-16be");
  return std::nullopt;
}

// The bytes that the characters U+0080 to U+00FF at the start of `utf8` stand
// for; each is two bytes long.
std::string Latin1Run(std::string_view utf8) {
  std::string bytes;
  for (size_t i = 0; i + 1 < utf8.size(); i += 2) {
    const auto lead = static_cast<uint8_t>(utf8[i]);
    if (lead != 0xC2 && lead != 0xC3) break;
    bytes += static_cast<char>(((lead & 3) << 6) |
                               (static_cast<uint8_t>(utf8[i + 1]) & 0x3F));
  }
  return bytes;
}

bool HasControl(std::string_view latin1) {
  return std::any_of(latin1.begin(), latin1.end(), [](char c) {
    const auto byte = static_cast<uint8_t>(c);
    return byte >= 0x80 && byte <= 0x9F;
  });
}

// Whether one of U+0080 to U+009F is in a text.
bool HoldsControl(std::string_view utf8) {
  for (size_t i = utf8.find('\xC2'); i != std::string_view::npos;
       i = utf8.find('\xC2', i + 1)) {
    if (static_cast<uint8_t>(utf8[i + 1]) < 0xA0) return true;
  }
  return false;
}

void AppendMended(std::string& out, std::string_view latin1) {
  for (size_t i = 0; i < latin1.size();) {
    size_t taken = 0;
    for (size_t length : {4, 3, 2}) {
      const std::string_view piece = latin1.substr(i, length);
      // One whole sequence, not several shorter ones.
      if (taken == 0 && piece.size() == length && IsValidUtf8(piece) &&
          !IsValidUtf8(piece.substr(0, 2)) == (length > 2)) {
        taken = length;
      }
    }
    if (taken > 0) {
      out += latin1.substr(i, taken);
      i += taken;
    } else {
      AppendUtf8(out, Windows1252CodePoint(static_cast<uint8_t>(latin1[i++])));
    }
  }
}

bool IsCharsetName(std::string_view name) {
  // Nothing that iconv gives a meaning of its own ("//TRANSLIT"), and not what
  // the web knows no more (Encoding, section 4.2): "utf-7", "utf-32".
  return !name.empty() && name.size() <= 40 &&
         name.find('/') == std::string_view::npos &&
         name.find("utf-7") == std::string_view::npos &&
         name.find("utf7") == std::string_view::npos &&
         !name.starts_with("utf-32");
}

}  // namespace

uint32_t Windows1252CodePoint(uint8_t byte) {
  return byte >= 0x80 && byte <= 0x9F ? kWindows1252[byte - 0x80] : byte;
}

std::string MendControls(std::string_view utf8) {
  if (!HoldsControl(utf8)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size();) {
    const std::string bytes = Latin1Run(utf8.substr(i));
    if (bytes.empty()) {
      out += utf8[i++];
      continue;
    }
    i += bytes.size() * 2;
    if (HasControl(bytes)) {
      AppendMended(out, bytes);
    } else {
      out += utf8.substr(i - bytes.size() * 2, bytes.size() * 2);
    }
  }
  return out;
}

std::string ToUtf8(std::string_view bytes, std::string_view content_type) {
  std::optional<std::string> decoded = DecodeByMark(bytes);
  // A text in ASCII, as a statement in it is, is not in UTF-16.
  const bool may_be_utf16 = bytes.find('\0') != std::string_view::npos;
  for (const std::string& charset :
       {NamedAfter(content_type, "charset"), NamedInside(bytes)}) {
    if (decoded.has_value()) break;
    if (!IsCharsetName(charset)) continue;
    if (charset.starts_with("utf-16") && !may_be_utf16) continue;
    decoded = Decode(bytes, charset);
  }
  if (!decoded.has_value()) decoded = FromUtf8OrLatin1(bytes);
  return IsValidUtf8(*decoded) ? *std::move(decoded) : ToValidUtf8(*decoded);
}

std::string_view AsUtf8(std::string_view bytes, std::string_view content_type,
                        std::string* converted) {
  std::string charset = NamedAfter(content_type, "charset");
  if (charset.empty()) charset = NamedInside(bytes);
  if ((charset.empty() || IsUtf8Name(charset) || IsLatin1Name(charset)) &&
      !bytes.starts_with(kMark) && IsValidUtf8(bytes)) {
    return bytes;
  }
  *converted = ToUtf8(bytes, content_type);
  return *converted;
}

}  // namespace rolecall
