#include "app/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace rolecall {
namespace {

// Code points of the bytes 0x80 to 0x9F in windows-1252; the rest is Latin-1.
constexpr std::array<uint16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string FromWindows1252(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    AppendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80]
                                                : uint32_t{byte});
  }
  return out;
}

// The separator that the first line uses most.
char Separator(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'}) {
    if (std::count(first.begin(), first.end(), candidate) >
        std::count(first.begin(), first.end(), best)) {
      best = candidate;
    }
  }
  return best;
}

}  // namespace

Result<std::vector<CsvRecord>> ParseCsv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::string converted;
  if (!IsValidUtf8(text)) {
    converted = FromWindows1252(text);
    text = converted;
  }
  const char separator = Separator(text);
  std::vector<CsvRecord> records;
  CsvRecord record{1, {""}};
  size_t line = 1;
  size_t quoted_since = 0;  // 0: not inside quotes
  const auto finish = [&] {
    if (record.fields.size() > 1 || !Trim(record.fields[0]).empty()) {
      records.push_back(std::move(record));
    }
    record = CsvRecord{line, {""}};
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n') ++line;
    if (quoted_since != 0) {
      const bool doubled =
          c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      if (c != '"' || doubled) record.fields.back() += c;
      if (doubled) ++i;
      if (c == '"' && !doubled) quoted_since = 0;
    } else if (c == '"' && record.fields.back().empty()) {
      quoted_since = line;
    } else if (c == separator) {
      record.fields.emplace_back();
    } else if (c == '\n') {
      finish();
    } else if (c != '\r') {
      record.fields.back() += c;
    }
  }
  if (quoted_since != 0) {
    return Fail(ErrorCode::kMalformed,
                "line " + std::to_string(quoted_since) +
                    ": a quoted field begins here and never ends");
  }
  finish();
  return records;
}

}  // namespace rolecall
