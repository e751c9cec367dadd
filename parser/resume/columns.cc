#include "parser/resume/columns.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/text.h"
#include "parser/resume/resume_layout.h"

namespace rolecall {
namespace {

constexpr size_t kGap = 2;            // spaces that part two columns
constexpr size_t kNarrowest = 12;     // characters of the first column
constexpr size_t kFewestLines = 4;    // that begin where the second one does
constexpr size_t kMostHeadings = 12;  // of a page that are tried

// Where the character that stands in `column` begins; the line's size where it
// is shorter.
size_t ByteAt(std::string_view line, size_t column) {
  size_t byte = 0;
  while (byte < line.size() && column > 0) {
    ++byte;
    while (byte < line.size() &&
           (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80) {
      ++byte;
    }
    --column;
  }
  return byte;
}

size_t ColumnOf(std::string_view line, size_t byte) {
  return static_cast<size_t>(std::count_if(
      line.begin(), line.begin() + static_cast<ptrdiff_t>(byte),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// How a line stands to a column.
enum class Side { kLeft, kBegins, kIndented, kAcross };

Side SideOf(std::string_view line, size_t column) {
  const size_t byte = ByteAt(line, column);
  if (Trim(line.substr(byte)).empty()) return Side::kLeft;
  const size_t gap = byte - std::min(byte, kGap);
  if (!Trim(line.substr(gap, byte - gap)).empty()) return Side::kAcross;
  return line[byte] == ' ' ? Side::kIndented : Side::kBegins;
}

// The column in which a heading begins behind a gap.
std::optional<size_t> HeadingColumn(std::string_view line) {
  const size_t gap = line.rfind("  ");
  if (gap == std::string_view::npos) return {};
  const size_t byte = gap + 2;
  std::string_view words = Trim(line.substr(byte));
  if (words.ends_with(':')) words.remove_suffix(1);
  const size_t column = ColumnOf(line, byte);
  if (column < kNarrowest || !HeadingSection(words)) return {};
  return column;
}

// A second column begins in `column`: enough lines do, and few run across.
bool IsSecondColumn(const std::vector<std::string_view>& lines, size_t column) {
  size_t begins = 0;
  size_t across = 0;
  size_t left = 0;
  for (const std::string_view line : lines) {
    const Side side = SideOf(line, column);
    begins += side == Side::kBegins;
    across += side == Side::kAcross;
    left += side != Side::kAcross &&
            !Trim(line.substr(0, ByteAt(line, column))).empty();
  }
  return begins >= kFewestLines && left >= kFewestLines &&
         across * 3 <= begins + left;
}

std::optional<size_t> SecondColumn(const std::vector<std::string_view>& lines) {
  std::vector<size_t> tried;
  for (const std::string_view line : lines) {
    const auto column = HeadingColumn(line);
    if (!column || tried.size() == kMostHeadings ||
        std::find(tried.begin(), tried.end(), *column) != tried.end()) {
      continue;
    }
    tried.push_back(*column);
    if (IsSecondColumn(lines, *column)) return column;
  }
  return {};
}

std::string Unfold(const std::vector<std::string_view>& lines, size_t column) {
  std::string out;
  std::string right;  // of the lines since the last one that runs across
  for (const std::string_view line : lines) {
    const size_t byte = ByteAt(line, column);
    if (SideOf(line, column) == Side::kAcross) {
      out += right;
      right.clear();
      out.append(line).append("\n");
      continue;
    }
    out.append(line.substr(0, byte)).append("\n");
    right.append(line.substr(byte)).append("\n");
  }
  return out + right;
}

}  // namespace

std::string UnfoldColumns(std::string_view text) {
  std::string out;
  for (const std::string_view page : Split(text, '\f')) {
    if (page.data() != text.data()) out += '\f';
    const std::vector<std::string_view> lines = Split(page, '\n');
    const auto column = SecondColumn(lines);
    if (column) {
      out += Unfold(lines, *column);
    } else {
      out.append(page);
    }
  }
  return out;
}

}  // namespace rolecall
