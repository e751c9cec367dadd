#include "parser/fields/date.h"

#include <re2/re2.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>

#include "base/number.h"
#include "base/text.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

using std::chrono::days;

constexpr size_t kMaxBytes = 128;
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

std::optional<Date> DateOf(int year, int month, int day) {
  if (year < 100) year += 2000;
  if (year < kFirstYear || year > kLastYear || month < 1 || day < 1) return {};
  const std::chrono::year_month_day date{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return {};
  return Date(date);
}

// 1 for "Jan", "january"; 0 for anything else.
int MonthNumber(std::string_view name) {
  static constexpr std::string_view kMonths =
      "janfebmaraprmayjunjulaugsepoctnovdec";
  const size_t at = kMonths.find(ToLower(name.substr(0, 3)));
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 3) + 1;
}

// The year in which month and day fall nearest to `as_of`.
std::optional<Date> NearestDate(int month, int day, Date as_of) {
  const int year = static_cast<int>(std::chrono::year_month_day(as_of).year());
  std::optional<Date> best;
  for (const int candidate : {year - 1, year, year + 1}) {
    const auto date = DateOf(candidate, month, day);
    if (date && (!best || std::chrono::abs(*date - as_of) <
                              std::chrono::abs(*best - as_of))) {
      best = date;
    }
  }
  return best;
}

std::optional<Date> ReadEpoch(std::string_view text) {
  // Some boards' tables give numbers as "1793577600000.0".
  if (text.ends_with(".0")) text.remove_suffix(2);
  const auto number = ParseNumber<int64_t>(text);
  if (!number || *number < 0) return {};
  int64_t value = *number;
  if (text.size() == 8) {
    return DateOf(static_cast<int>(value / 10000),
                  static_cast<int>(value / 100 % 100),
                  static_cast<int>(value % 100));
  }
  if (text.size() == 13) value /= 1000;
  if (text.size() != 9 && text.size() != 10 && text.size() != 13) return {};
  const Date date =
      std::chrono::floor<days>(Timestamp(std::chrono::seconds(value)));
  if (date < *DateOf(kFirstYear, 1, 1) || date > *DateOf(kLastYear, 12, 31)) {
    return {};
  }
  return date;
}

// "2026-11-02" with nothing or a time behind it, as almost every board writes.
bool IsPlainIso(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.size() < kForm.size() ||
      (text.size() > kForm.size() && text[kForm.size()] != 'T')) {
    return false;
  }
  for (size_t i = 0; i < kForm.size(); ++i) {
    if (kForm[i] == 'd' ? !IsAsciiDigit(text[i]) : text[i] != kForm[i]) {
      return false;
    }
  }
  return true;
}

// ISO 8601 with anything after the day: a time, or nothing.
std::optional<Date> ReadIso(std::string_view text) {
  if (IsPlainIso(text)) {
    const auto number = [text](size_t at, size_t size) {
      return ParseNumber<int>(text.substr(at, size)).value_or(0);
    };
    return DateOf(number(0, 4), number(5, 2), number(8, 2));
  }
  static const RE2 kIso(R"((\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s,]))");
  int year = 0;
  int month = 0;
  int day = 0;
  if (!RE2::PartialMatch(ToRe2(text), kIso, &year, &month, &day)) {
    return {};
  }
  return DateOf(year, month, day);
}

std::optional<Date> ReadNumbers(std::string_view text) {
  static const RE2 kUs(
      R"((?:^|[^\d/.-])(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})(?:$|[^\d/-]))");
  int first = 0;
  int second = 0;
  int year = 0;
  std::string separator;
  if (!RE2::PartialMatch(ToRe2(text), kUs, &first, &separator, &second,
                         &year)) {
    return {};
  }
  // Dots are Europe's; elsewhere a number over 12 can only be the day.
  const bool day_first = second <= 12 && (separator == "." || first > 12);
  return day_first ? DateOf(year, second, first) : DateOf(year, first, second);
}

#define ROLECALL_MONTH                                                 \
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|" \
  "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"

std::optional<Date> ReadNamedMonth(std::string_view text, Date as_of) {
  static const RE2 kMonthFirst("(?i)\\b" ROLECALL_MONTH
                               R"([\s-]*(\d{1,2})(?:st|nd|rd|th)?\b)"
                               R"((?:(?:,\s*|\s+|-)(\d{4})\b)?)");
  static const RE2 kDayFirst(
      "(?i)\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]*"
      "(?:of\\s)?" ROLECALL_MONTH R"((?:[\s,-]+(\d{4}|\d{2})\b)?)");
  static const RE2 kYearFirst("(?i)\\b(\\d{4})-(\\d{1,2})-" ROLECALL_MONTH);
  static const RE2 kYearMonthDay("(?i)\\b(\\d{4})-" ROLECALL_MONTH
                                 "-(\\d{1,2})\\b");
  int day = 0;
  int year = 0;
  std::string stated;
  std::string month;
  if (RE2::PartialMatch(ToRe2(text), kYearFirst, &year, &day, &month) ||
      RE2::PartialMatch(ToRe2(text), kYearMonthDay, &year, &month, &day)) {
    return DateOf(year, MonthNumber(month), day);
  }
  if (!RE2::PartialMatch(ToRe2(text), kDayFirst, &day, &month, &stated) &&
      !RE2::PartialMatch(ToRe2(text), kMonthFirst, &month, &day, &stated)) {
    return {};
  }
  if (!stated.empty()) {
    return DateOf(std::atoi(stated.c_str()), MonthNumber(month), day);
  }
  return NearestDate(MonthNumber(month), day, as_of);
}

#undef ROLECALL_MONTH

// The days of `count` units; a part of a day is none.
std::optional<days> Span(const std::string& count, std::string_view unit) {
  int64_t n = 1;  // "a", "an", "one"
  if (IsAsciiDigit(count.front())) n = std::atoll(count.c_str());
  switch (AsciiLower(unit.front())) {
    case 'd':
      break;
    case 'w':
      n *= 7;
      break;
    case 'y':
      n *= 365;
      break;
    case 'm':
      n = unit.size() > 1 && AsciiLower(unit[1]) == 'o' ? n * 30 : 0;
      break;
    default:
      n = 0;
  }
  if (n > 365 * 40) return {};
  return days(n);
}

std::optional<Date> ReadRelative(std::string_view text, Date as_of) {
  static const RE2 kAgo(
      R"((?i)\b(\d{1,5}|an?|one)\s*\+?\s*)"
      R"((months?|mos?|days?|weeks?|wks?|years?|yrs?|hours?|hrs?|minutes?|mins?|)"
      R"(seconds?|secs?|[dwyhms])\+?\s*(?:ago|old)\b)");
  static const RE2 kShort(
      R"((?i)^\s*(\d{1,4}|an?)\+?\s*(days?|weeks?|months?|years?|hours?|mo|[dwyhm])\s*$)");
  static const RE2 kAhead(
      R"((?i)\bin\s+(\d{1,4}|an?|one)\s+(months?|days?|weeks?|years?|hours?)\b)");
  static const RE2 kLeft(
      R"((?i)\b(\d{1,4}|an?|one)\s+(months?|days?|weeks?|hours?)\s+)"
      R"((?:left|remaining|from now)\b)");
  std::string count;
  std::string unit;
  if (RE2::PartialMatch(ToRe2(text), kAgo, &count, &unit) ||
      RE2::PartialMatch(ToRe2(text), kShort, &count, &unit)) {
    const auto span = Span(count, unit);
    if (!span) return {};
    return as_of - *span;
  }
  if (RE2::PartialMatch(ToRe2(text), kAhead, &count, &unit) ||
      RE2::PartialMatch(ToRe2(text), kLeft, &count, &unit)) {
    const auto span = Span(count, unit);
    if (!span) return {};
    return as_of + *span;
  }
  return {};
}

std::optional<Date> ReadWord(std::string_view text, Date as_of) {
  static const RE2 kNow(
      R"((?i)\b(?:today|just now|just posted|now|moments? ago)\b)");
  static const RE2 kYesterday(R"((?i)\byesterday\b)");
  static const RE2 kTomorrow(R"((?i)\btomorrow\b)");
  if (RE2::PartialMatch(ToRe2(text), kYesterday)) return as_of - days(1);
  if (RE2::PartialMatch(ToRe2(text), kTomorrow)) return as_of + days(1);
  if (RE2::PartialMatch(ToRe2(text), kNow)) return as_of;
  return {};
}

}  // namespace

std::optional<Date> ReadDate(std::string_view text, Date as_of) {
  text = Trim(text);
  // A whole sentence or paragraph is no date field.
  if (text.empty() || text.size() > kMaxBytes) return {};
  if (const auto epoch = ReadEpoch(text)) return epoch;
  if (const auto iso = ReadIso(text)) return iso;
  if (const auto named = ReadNamedMonth(text, as_of)) return named;
  if (const auto numbers = ReadNumbers(text)) return numbers;
  if (const auto relative = ReadRelative(text, as_of)) return relative;
  return ReadWord(text, as_of);
}

}  // namespace rolecall
