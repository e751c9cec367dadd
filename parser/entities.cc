#include "parser/entities.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "parser/charset.h"

namespace rolecall {
namespace {

using Entity = std::pair<std::string_view, uint32_t>;

// Ascending by name.
constexpr std::array kEntities = {
    Entity{"amp", '&'},       Entity{"apos", '\''},    Entity{"bull", 0x2022},
    Entity{"cent", 0xA2},     Entity{"copy", 0xA9},    Entity{"deg", 0xB0},
    Entity{"eacute", 0xE9},   Entity{"emsp", 0x2003},  Entity{"ensp", 0x2002},
    Entity{"frac12", 0xBD},   Entity{"frac14", 0xBC},  Entity{"frac34", 0xBE},
    Entity{"frasl", 0x2044},  Entity{"ge", 0x2265},    Entity{"gt", '>'},
    Entity{"hellip", 0x2026}, Entity{"iacute", 0xED},  Entity{"laquo", 0xAB},
    Entity{"ldquo", 0x201C},  Entity{"le", 0x2264},    Entity{"lsquo", 0x2018},
    Entity{"lt", '<'},        Entity{"mdash", 0x2014}, Entity{"middot", 0xB7},
    Entity{"nbsp", 0xA0},     Entity{"ndash", 0x2013}, Entity{"ntilde", 0xF1},
    Entity{"oacute", 0xF3},   Entity{"pound", 0xA3},   Entity{"quot", '"'},
    Entity{"raquo", 0xBB},    Entity{"rdquo", 0x201D}, Entity{"reg", 0xAE},
    Entity{"rsquo", 0x2019},  Entity{"sect", 0xA7},    Entity{"shy", 0xAD},
    Entity{"thinsp", 0x2009}, Entity{"times", 0xD7},   Entity{"trade", 0x2122},
    Entity{"uacute", 0xFA},   Entity{"zwnj", 0x200C},
};
constexpr size_t kLongestName = 8;  // also of a number: "#1114111"

std::optional<uint32_t> DecodeNumber(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  uint32_t value = 0;
  for (char c : digits) {
    const char lower = AsciiLower(c);
    if (IsAsciiDigit(c)) {
      value = value * (hexadecimal ? 16 : 10) + static_cast<uint32_t>(c - '0');
    } else if (hexadecimal && lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
  }
  // As the standard has it: numbers of C1 controls mean windows-1252.
  return value < 0x100 ? Windows1252CodePoint(static_cast<uint8_t>(value))
                       : value;
}

// Names that old pages write without ';' (HTML, section 13.5), ascending.
constexpr std::array<std::string_view, 106> kLegacyNames = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde",
    "Auml",   "COPY",   "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave",
    "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",
    "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",
    "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",
    "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",
    "aring",  "atilde", "auml",   "brvbar", "ccedil", "cedil",  "cent",
    "copy",   "curren", "deg",    "divide", "eacute", "ecirc",  "egrave",
    "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
    "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",
    "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",
    "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",    "sect",
    "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",
    "uacute", "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",
    "yuml"};
static_assert(std::is_sorted(kLegacyNames.begin(), kLegacyNames.end()));

}  // namespace

std::optional<uint32_t> CodePointOfReference(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "nbsp") return 0xA0;
  if (name.size() > kLongestName) return std::nullopt;
  if (name.starts_with('#')) return DecodeNumber(name.substr(1));
  const auto* found = std::lower_bound(
      kEntities.begin(), kEntities.end(), name,
      [](const Entity& e, std::string_view n) { return e.first < n; });
  if (found == kEntities.end() || found->first != name) return std::nullopt;
  return found->second;
}

bool CountsWithoutSemicolon(std::string_view name) {
  return std::binary_search(kLegacyNames.begin(), kLegacyNames.end(), name);
}

std::string DecodeEntities(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const size_t begin = text.find('&');
    out += text.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    text.remove_prefix(begin + 1);
    const size_t end = text.substr(0, kLongestName + 1).find(';');
    const std::optional<uint32_t> code_point =
        end == std::string_view::npos
            ? std::nullopt
            : CodePointOfReference(text.substr(0, end));
    if (code_point.has_value()) {
      AppendUtf8(out, *code_point);
      text.remove_prefix(end + 1);
    } else {
      out += '&';
    }
  }
}

}  // namespace rolecall
