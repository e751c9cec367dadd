// CSV as spreadsheets write it (RFC 4180): quoted fields with doubled quotes
// and line breaks, a byte order mark, ',' ';' or tab as separator, CRLF or LF;
// the encoding is told as parser/charset.h does (windows-1252 where it is not
// UTF-8).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

struct CsvRecord {
  size_t line = 0;  // where it begins, from 1
  std::vector<std::string> fields;
};

struct CsvTable {
  std::vector<CsvRecord> records;  // with at least one character each
  size_t unclosed_line = 0;  // of a quote that never ends; 0: there is none
};

inline constexpr std::string_view kUnclosedQuote =
    "a quoted field begins here and never ends";

// The records up to the end or to a quoted field that does not end.
CsvTable ReadCsv(std::string_view bytes);

// All records.  Fails with kMalformed, naming the line, when a quoted field
// does not end: for whom half a table is worse than none.
[[nodiscard]] Result<std::vector<CsvRecord>> ParseCsv(std::string_view bytes);

}  // namespace rolecall
