// Reads config/geo/us-postal-codes.tsv.  A table of its own reader, not
// TsvTable: 41,000 rows are read at every start, in a few milliseconds.
#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "config/settings.h"

namespace rolecall {
namespace {

constexpr size_t kColumns = 5;
constexpr std::string_view kHeading =
    "postal_code\tlocality\tregion\tlatitude\tlongitude";

// "-84.1917", as nearly all are: a whole number that a double holds, divided by
// a power of ten that it holds, is rounded once, as the standard's reader does
// in ten times the time.  nullopt for any other form.
std::optional<double> PlainDegrees(std::string_view cell) {
  static constexpr std::array<double, 16> kTens = {
      1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = cell.starts_with('-');
  if (negative) cell.remove_prefix(1);
  const size_t dot = cell.find('.');
  if (cell.size() >= kTens.size() || dot == 0 || dot + 1 >= cell.size()) {
    return {};
  }
  int64_t value = 0;
  for (size_t i = 0; i < cell.size(); ++i) {
    if (i == dot) continue;
    if (!IsAsciiDigit(cell[i])) return {};
    value = value * 10 + (cell[i] - '0');
  }
  const size_t decimals =
      dot == std::string_view::npos ? 0 : cell.size() - 1 - dot;
  const double degrees = static_cast<double>(value) / kTens[decimals];
  return negative ? -degrees : degrees;
}

std::optional<double> DegreesCell(std::string_view cell, double limit) {
  auto value = PlainDegrees(cell);
  if (!value) value = ParseNumber<double>(cell);
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
  return Gazetteer::Entry{
      cells[0], cells[1], cells[2], {*latitude, *longitude}};
}

// In one piece: a text that grows is copied, and its memory cleared anew, many
// times.
std::string ReadAll(std::ifstream& file) {
  file.seekg(0, std::ios::end);
  std::string bytes(
      static_cast<size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(file.gcount()));
  return bytes;
}

}  // namespace

Result<Gazetteer> LoadGazetteer(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Fail(ErrorCode::kNotFound, path + ": no such file");
  const auto text = std::make_shared<const std::string>(ReadAll(file));
  std::vector<Gazetteer::Entry> entries;
  entries.reserve(text->size() / 32);
  bool has_heading = false;
  std::string_view rest = *text;
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
  return Gazetteer(std::move(entries), text);
}

}  // namespace rolecall
