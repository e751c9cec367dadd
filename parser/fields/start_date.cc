#include "parser/fields/start_date.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "parser/fields/date.h"

namespace rolecall {
namespace {

constexpr std::string_view kLabel = "start date";
// What a day is written in, with its weekday and time.
constexpr size_t kMostOfADate = 48;

// Words that may stand before the label and say nothing else of it.
constexpr std::array<std::string_view, 16> kModifiers = {
    "anticipated", "approximate", "desired",  "earliest",
    "employment",  "estimated",   "expected", "ideal",
    "job",         "planned",     "position", "preferred",
    "projected",   "proposed",    "target",   "tentative"};

size_t FindIgnoreCase(std::string_view text, std::string_view word,
                      size_t from) {
  const auto same = [](char a, char b) { return AsciiLower(a) == b; };
  const auto at = std::search(text.begin() + static_cast<long>(from),
                              text.end(), word.begin(), word.end(), same);
  return at == text.end() ? std::string_view::npos
                          : static_cast<size_t>(at - text.begin());
}

bool IsLetter(char c) { return IsAsciiLower(AsciiLower(c)); }

// Whether `before`, what stands before the label, ends a line or a sentence,
// but for modifiers.
bool BeginsHere(std::string_view before) {
  while (true) {
    const size_t end = before.find_last_not_of(" \t*");
    if (end == std::string_view::npos) return true;
    before = before.substr(0, end + 1);
    if (!IsLetter(before.back())) break;
    size_t begin = before.size();
    while (begin > 0 && IsLetter(before[begin - 1])) --begin;
    const std::string_view word = before.substr(begin);
    if (std::ranges::none_of(kModifiers, [&](std::string_view modifier) {
          return EqualsIgnoreCase(word, modifier);
        })) {
      return false;
    }
    before = before.substr(0, begin);
  }
  return std::string_view(".;!?-\n|").find(before.back()) !=
         std::string_view::npos;
}

// The day at the beginning of `text`.
std::optional<Date> LeadingDate(std::string_view text) {
  std::string_view line = text.substr(0, std::min(text.size(), kMostOfADate));
  line = line.substr(0, line.find('\n'));
  for (size_t i = 1; i + 1 < line.size(); ++i) {
    const bool ends =
        line[i] == '.' && line[i + 1] == ' ' && !IsLetter(line[i - 1]);
    if (ends || line[i] == ';' || line[i] == '(') line = line.substr(0, i);
  }
  // No day to count from: "in 3 days" is none, nor is a day without its year.
  const auto date = ReadDate(Trim(line), Date());
  if (!date || *date < Date() + std::chrono::days(10 * 366))
    return std::nullopt;
  return date;
}

}  // namespace

std::optional<Date> FindStartDate(std::string_view text) {
  // Most texts have no such label, and this tells it sixteen bytes at a time.
  if (!ContainsIgnoreCase(text, kLabel)) return std::nullopt;
  size_t at = 0;
  while ((at = FindIgnoreCase(text, kLabel, at)) != std::string_view::npos) {
    const std::string_view before = text.substr(0, at);
    at += kLabel.size();
    if (!BeginsHere(before)) continue;
    const std::string_view rest = text.substr(at);
    const size_t begin = rest.find_first_not_of(" \t:-\n*");
    if (begin == std::string_view::npos) return std::nullopt;
    std::string_view day = rest.substr(begin);
    for (const std::string_view verb : {"is ", "of "}) {
      if (day.starts_with(verb)) day.remove_prefix(verb.size());
    }
    if (const auto date = LeadingDate(day)) return date;
  }
  return std::nullopt;
}

}  // namespace rolecall
