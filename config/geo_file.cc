// Reads config/geo/us-postal-codes.tsv.  A table of its own reader, not
// TsvTable: 41,000 rows are read at every start, in a few milliseconds.
#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "config/settings.h"

namespace rolecall {
namespace {

constexpr size_t kColumns = 5;
constexpr std::string_view kHeading =
    "postal_code\tlocality\tregion\tlatitude\tlongitude";

std::optional<double> DegreesCell(std::string_view cell, double limit) {
  const auto value = ParseNumber<double>(cell);
  // Written so that it refuses NaN as well.
  if (!value || !(*value >= -limit && *value <= limit)) return {};
  return value;
}

std::optional<Gazetteer::Entry> ReadEntry(std::string_view line) {
  std::string_view cells[kColumns];
  for (size_t i = 0; i < kColumns; ++i) {
    const size_t tab = line.find('\t');
    // A tab behind every cell but the last.
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) return {};
    cells[i] = line.substr(0, tab);
    if (cells[i].empty()) return {};
    line.remove_prefix(i + 1 == kColumns ? line.size() : tab + 1);
  }
  const auto latitude = DegreesCell(cells[3], 90);
  const auto longitude = DegreesCell(cells[4], 180);
  if (cells[0].size() != 5 || cells[2].size() != 2 || !latitude || !longitude) {
    return {};
  }
  return Gazetteer::Entry{std::string(cells[0]),
                          std::string(cells[1]),
                          std::string(cells[2]),
                          {*latitude, *longitude}};
}

}  // namespace

Result<Gazetteer> LoadGazetteer(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, path + ": no such file");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string bytes = std::move(text).str();
  std::vector<Gazetteer::Entry> entries;
  entries.reserve(bytes.size() / 32);
  bool has_heading = false;
  std::string_view rest = bytes;
  for (size_t number = 1; !rest.empty(); ++number) {
    const size_t newline = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, newline);
    rest.remove_prefix(std::min(newline + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto fail = [&](const std::string& what) {
      return Fail(ErrorCode::kInvalidArgument,
                  path + ":" + std::to_string(number) + ": " + what);
    };
    if (!has_heading) {
      if (line != kHeading) {
        return fail("expected the columns \"" + Printable(kHeading) + "\"");
      }
      has_heading = true;
      continue;
    }
    auto entry = ReadEntry(line);
    if (!entry) return fail("no postal code with its place and degrees");
    entries.push_back(std::move(*entry));
  }
  if (!has_heading) {
    return Fail(ErrorCode::kInvalidArgument,
                path + ":1: no row that names the columns");
  }
  return Gazetteer(std::move(entries));
}

}  // namespace rolecall
