#include "parser/csv.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "parser/charset.h"

namespace rolecall {
namespace {

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

CsvTable ReadCsv(std::string_view bytes) {
  const std::string decoded = ToUtf8(bytes, "");
  const std::string_view text = decoded;
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
  if (quoted_since == 0) finish();
  return {std::move(records), quoted_since};
}

Result<std::vector<CsvRecord>> ParseCsv(std::string_view bytes) {
  CsvTable table = ReadCsv(bytes);
  if (table.unclosed_line == 0) return std::move(table.records);
  return Fail(ErrorCode::kMalformed, "line " +
                                         std::to_string(table.unclosed_line) +
                                         ": " + std::string(kUnclosedQuote));
}

}  // namespace rolecall
