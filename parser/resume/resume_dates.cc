#include "parser/resume/resume_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr unsigned kFirstYear = 1950;
constexpr unsigned kLastYear = 2100;

// Steps through a line.
class Cursor {
 public:
  Cursor(std::string_view line, size_t at) : line_(line), at_(at) {}

  size_t at() const { return at_; }
  char Peek(size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }
  bool Take(std::string_view text) {
    if (!EqualsIgnoreCase(line_.substr(at_, text.size()), text)) return false;
    at_ += text.size();
    return true;
  }
  void SkipSpaces() {
    while (Peek() == ' ') ++at_;
  }
  // A run of digits, whose length is from `least` to `most`.
  std::optional<unsigned> Number(size_t least, size_t most) {
    size_t length = 0;
    unsigned value = 0;
    while (length <= most && IsAsciiDigit(Peek(length))) {
      value = value * 10 + static_cast<unsigned>(Peek(length) - '0');
      ++length;
    }
    if (length < least || length > most) return {};
    at_ += length;
    return value;
  }
  // Four digits of a year that people live in.
  std::optional<unsigned> Year() {
    const size_t begin = at_;
    const auto value = Number(4, 4);
    if (value && *value >= kFirstYear && *value <= kLastYear &&
        !IsAsciiAlnum(Peek())) {
      return value;
    }
    at_ = begin;
    return {};
  }
  // The letters that stand here.
  std::string_view Word() const {
    size_t length = 0;
    while (IsAsciiAlpha(Peek(length))) ++length;
    return line_.substr(at_, length);
  }
  void Skip(size_t bytes) { at_ += bytes; }

 private:
  std::string_view line_;
  size_t at_;
};

unsigned MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  const std::string lower = ToLower(word);
  if (lower.size() < 3) return 0;
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == lower ||
        (lower.size() <= 4 && kMonths[i].starts_with(lower))) {
      return i + 1;
    }
  }
  return 0;
}

struct Point {
  Date first;
  Date last;
  bool vague = false;
  bool is_year = false;  // nothing but a year
};

std::optional<Point> WholeYear(unsigned y) {
  return Point{.first = sys_days(year(static_cast<int>(y)) / 1 / 1),
               .last = sys_days(year(static_cast<int>(y)) / 12 / 31),
               .is_year = true};
}

std::optional<Point> WholeMonth(unsigned y, unsigned m) {
  const year_month when = year(static_cast<int>(y)) / month(m);
  if (!when.ok()) return {};
  return Point{sys_days(when / 1), sys_days(when / last)};
}

std::optional<Point> OneDay(unsigned y, unsigned m, unsigned d) {
  const year_month_day when = year(static_cast<int>(y)) / month(m) / day(d);
  if (!when.ok()) return {};
  return Point{sys_days(when), sys_days(when)};
}

// "'19", "19": of this century, for nobody's certificate is older.
unsigned LongYear(unsigned two_digits) { return 2000 + two_digits; }

// "July 2011", "May 5, 2021", "Sept '19".
std::optional<Point> ReadNamed(Cursor& cursor) {
  const std::string_view word = cursor.Word();
  const unsigned named = MonthOf(word);
  if (named == 0) return {};
  cursor.Skip(word.size());
  cursor.Take(".");
  cursor.Take(",");
  cursor.SkipSpaces();
  cursor.Take("of ");
  if (const auto y = cursor.Year()) return WholeMonth(*y, named);
  if (cursor.Take("'") || cursor.Take("\xE2\x80\x99")) {
    const auto y = cursor.Number(2, 2);
    return y ? WholeMonth(LongYear(*y), named) : std::nullopt;
  }
  const auto d = cursor.Number(1, 2);
  if (!d) return {};
  cursor.Take("st") || cursor.Take("nd") || cursor.Take("rd") ||
      cursor.Take("th");
  cursor.Take(",");
  cursor.SkipSpaces();
  const auto y = cursor.Year();
  return y ? OneDay(*y, named, *d) : std::nullopt;
}

// "07/2011", "7/4/2021", "7/4/21"; a weak "03/27".
std::optional<Point> ReadUsOrder(Cursor& cursor, unsigned m) {
  const char separator = cursor.Peek();
  cursor.Skip(1);
  if (const auto y = cursor.Year()) return WholeMonth(*y, m);
  const auto second = cursor.Number(1, 2);
  if (!second) return {};
  if (cursor.Peek() == separator) {
    cursor.Skip(1);
    if (const auto y = cursor.Year()) return OneDay(*y, m, *second);
    const auto y = cursor.Number(2, 2);
    if (!y || IsAsciiAlnum(cursor.Peek())) return {};
    return OneDay(LongYear(*y), m, *second);
  }
  if (separator != '/' || IsAsciiAlnum(cursor.Peek())) return {};
  auto weak = WholeMonth(LongYear(*second), m);
  if (weak) weak->vague = true;
  return weak;
}

// "2021-07-04", "2021-07", "2021".
std::optional<Point> ReadFromYear(Cursor& cursor, unsigned y) {
  const Cursor before = cursor;
  if (cursor.Peek() == '-' || cursor.Peek() == '/') {
    cursor.Skip(1);
    const auto m = cursor.Number(2, 2);
    if (m && *m >= 1 && *m <= 12) {
      if (cursor.Peek() == '-' && IsAsciiDigit(cursor.Peek(1))) {
        cursor.Skip(1);
        const auto d = cursor.Number(2, 2);
        if (d && !IsAsciiAlnum(cursor.Peek())) return OneDay(y, *m, *d);
      } else if (!IsAsciiAlnum(cursor.Peek()) && cursor.Peek() != '/') {
        return WholeMonth(y, *m);
      }
    }
  }
  cursor = before;
  return WholeYear(y);
}

std::optional<Point> ReadPoint(Cursor& cursor) {
  if (!IsAsciiDigit(cursor.Peek())) return ReadNamed(cursor);
  const Cursor before = cursor;
  if (const auto y = cursor.Number(4, 4)) {
    if (*y < kFirstYear || *y > kLastYear || IsAsciiAlnum(cursor.Peek())) {
      return {};
    }
    return ReadFromYear(cursor, *y);
  }
  cursor = before;
  const auto m = cursor.Number(1, 2);
  const bool separated =
      cursor.Peek() == '/' || cursor.Peek() == '-' || cursor.Peek() == '.';
  if (!m || *m < 1 || *m > 12 || !separated) return {};
  return ReadUsOrder(cursor, *m);
}

// What stands between the two ends of a span.
bool TakeSpanSign(Cursor& cursor) {
  cursor.SkipSpaces();
  for (std::string_view sign : {"-", "\xE2\x80\x93", "\xE2\x80\x94", "to ",
                                "until ", "till ", "through ", "thru "}) {
    if (cursor.Take(sign)) {
      cursor.SkipSpaces();
      return true;
    }
  }
  return false;
}

bool TakePresent(Cursor& cursor) {
  const std::string word = ToLower(cursor.Word());
  for (std::string_view present :
       {"present", "current", "currently", "now", "today", "ongoing"}) {
    if (word == present) {
      cursor.Skip(word.size());
      return true;
    }
  }
  return false;
}

std::optional<DateHit> ReadAt(std::string_view line, size_t begin) {
  Cursor cursor(line, begin);
  const auto from = ReadPoint(cursor);
  if (!from) return {};
  DateHit hit{begin, cursor.at(), from->first, from->last};
  hit.is_vague = from->vague;
  Cursor ahead = cursor;
  if (!TakeSpanSign(ahead)) return hit;
  if (TakePresent(ahead)) {
    hit.is_span = hit.is_open = true;
    hit.end = ahead.at();
    return hit;
  }
  const auto until = ReadPoint(ahead);
  if (!until || until->last < from->first) return hit;
  hit.is_span = true;
  hit.in_years = from->is_year && until->is_year;
  hit.last = until->last;
  hit.end = ahead.at();
  return hit;
}

}  // namespace

std::vector<DateHit> FindDates(std::string_view line) {
  std::vector<DateHit> hits;
  for (size_t i = 0; i < line.size();) {
    const bool starts = IsAsciiAlnum(line[i]) &&
                        (i == 0 || (!IsAsciiAlnum(line[i - 1]) &&
                                    line[i - 1] != '$' && line[i - 1] != '#'));
    const auto hit = starts ? ReadAt(line, i) : std::nullopt;
    if (hit) hits.push_back(*hit);
    i = hit ? hit->end : i + 1;
  }
  return hits;
}

}  // namespace rolecall
