#include "base/clock.h"

#include <algorithm>
#include <string>

namespace rolecall {
namespace {

// Reads exactly `width` digits at `position`; -1 where there are none.
int Digits(std::string_view text, size_t position, size_t width) {
  if (position + width > text.size()) return -1;
  int value = 0;
  for (size_t i = position; i < position + width; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// `mark` unless it is 0, then at least `width` digits.
void AppendNumber(char mark, int number, size_t width, std::string* out) {
  if (mark != 0) *out += mark;
  if (width == 2 && number >= 0 && number < 100) {
    const char two[] = {static_cast<char>('0' + number / 10),
                        static_cast<char>('0' + number % 10)};
    out->append(two, sizeof two);
    return;
  }
  const std::string digits = std::to_string(number);
  out->append(width - std::min(width, digits.size()), '0').append(digits);
}

void AppendDate(Date date, std::string* out) {
  const std::chrono::year_month_day ymd(date);
  AppendNumber(0, static_cast<int>(ymd.year()), 4, out);
  AppendNumber('-', static_cast<int>(static_cast<unsigned>(ymd.month())), 2,
               out);
  AppendNumber('-', static_cast<int>(static_cast<unsigned>(ymd.day())), 2, out);
}

}  // namespace

Timestamp SystemClock::Now() const {
  return std::chrono::floor<std::chrono::seconds>(
      std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::Monotonic() const {
  return std::chrono::steady_clock::now();
}

std::string FormatDate(Date date) {
  std::string out;
  AppendDate(date, &out);
  return out;
}

std::string FormatTimestamp(Timestamp time) {
  const Date date = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - date);
  std::string out;
  out.reserve(20);
  AppendDate(date, &out);
  AppendNumber('T', static_cast<int>(clock.hours().count()), 2, &out);
  AppendNumber(':', static_cast<int>(clock.minutes().count()), 2, &out);
  AppendNumber(':', static_cast<int>(clock.seconds().count()), 2, &out);
  return out += 'Z';
}

std::optional<Date> ParseDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = Digits(text, 0, 4);
  const int month = Digits(text, 5, 2);
  const int day = Digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return {};
  const std::chrono::year_month_day ymd{
      std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
      std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return {};
  return Date(ymd);
}

std::optional<Timestamp> ParseTimestamp(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text[19] != 'Z') {
    return {};
  }
  const auto date = ParseDate(text.substr(0, 10));
  const int hour = Digits(text, 11, 2);
  const int minute = Digits(text, 14, 2);
  const int second = Digits(text, 17, 2);
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
      second < 0 || second > 60) {
    return {};
  }
  return Timestamp(*date) + std::chrono::hours(hour) +
         std::chrono::minutes(minute) + std::chrono::seconds(second);
}

}  // namespace rolecall
