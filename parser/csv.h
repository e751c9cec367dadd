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

// Every record with at least one character.  Fails with kMalformed, naming the
// line, when a quoted field does not end.
[[nodiscard]] Result<std::vector<CsvRecord>> ParseCsv(std::string_view bytes);

}  // namespace rolecall
