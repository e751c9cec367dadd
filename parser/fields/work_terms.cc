#include "parser/fields/work_terms.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>

#include "base/text.h"
#include "parser/fields/employment.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxHoursBytes = 120;
constexpr size_t kMaxHits = 200;
// How far before the word "hours" its number begins.
constexpr size_t kNumberBytes = 40;

constexpr unsigned kLabels = kTypeLabel | kShiftLabel;

// Only list marks stand before it.
bool IsFirstOnLine(std::string_view text, size_t at) {
  while (at > 0 && (text[at - 1] == '-' || text[at - 1] == '*' ||
                    (IsAsciiSpace(text[at - 1]) && text[at - 1] != '\n'))) {
    --at;
  }
  return at == 0 || text[at - 1] == '\n';
}

// "36", "36+" and spaces stand before it.
bool IsBehindNumber(std::string_view text, size_t at) {
  while (at > 0 && IsAsciiSpace(text[at - 1])) --at;
  if (at > 0 && text[at - 1] == '+') --at;
  return at > 0 && IsAsciiDigit(text[at - 1]);
}

bool IsBehindFrom(std::string_view text, size_t at) {
  return at >= 5 && EqualsIgnoreCase(text.substr(at - 5, 4), "from");
}

// `kinds` of the word at `at` without those that need something else around.
unsigned KindsHere(std::string_view text, size_t at, unsigned kinds) {
  if ((kinds & kLabels) != 0 && !IsFirstOnLine(text, at)) kinds &= ~kLabels;
  if ((kinds & kHours) != 0 && !IsBehindNumber(text, at)) kinds &= ~kHours;
  if ((kinds & kHome) != 0) {
    kinds &= ~kHome;
    if (IsBehindFrom(text, at)) kinds |= kRemote;
  }
  if ((kinds & kOrdinal) != 0 && (at == 0 || !IsAsciiDigit(text[at - 1]))) {
    kinds &= ~kOrdinal;
  }
  return kinds;
}

// "Full-time, day shift", "PRN", "Weekends only", "Overnight (11p-7a)": a line
// that says nothing but how somebody works.
bool IsBareTerm(std::string_view line) {
  static const RE2 kLine(
      R"((?i)(?:[\s,;:/&|().+-]|–|\b(?:full|part|time|fulltime|parttime|prn|per|diem|)"
      R"(as|needed|temporary|seasonal|permanent|regular|days?|evenings?|nights?|)"
      R"(overnights?|mornings?|weekends?|swing|noc|1st|2nd|3rd|first|second|third|)"
      R"(shifts?|only|and|or|to|hours?|hrs?|week|wk|weekly|biweekly|a|position|)"
      R"(exempt|non|hourly|w2|m|f|mon|tues?|wed|thurs?|fri|sat|sun|)"
      R"((?:mon|tues|wednes|thurs|fri|satur|sun)day|through|thru|[ap]\.?m?|)"
      R"(\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m?\b\.?)?))*)");
  // A lone "day" is the rest of a broken line.
  static const RE2 kTerm(
      R"((?i)time\b|\bprn\b|per[\s-]diem|temporary|seasonal|shift|)"
      R"((?:day|evening|night|weekend|morning)s\b)");
  constexpr size_t kLongest = 70;
  return line.size() <= kLongest && RE2::FullMatch(ToRe2(line), kLine) &&
         RE2::PartialMatch(ToRe2(line), kTerm);
}

bool IsItem(std::string_view line) {
  line = Trim(line);
  return line.starts_with("- ") || line.starts_with("* ") ||
         line.starts_with("\xE2\x80\xA2");
}

// Below "Benefits", whatever lists and bare terms stand between.
bool IsUnderBenefits(std::string_view before) {
  constexpr size_t kReach = 800;
  constexpr size_t kLongestHeading = 60;
  static const RE2 kBenefits(R"((?i)\b(?:benefits?|perks)\b[^.!]*$)");
  before.remove_prefix(before.size() - std::min(before.size(), kReach));
  while (!before.empty()) {
    const size_t end = before.rfind('\n');
    const std::string_view line =
        Trim(end == std::string_view::npos ? before : before.substr(end + 1));
    before = before.substr(0, end == std::string_view::npos ? 0 : end);
    if (line.empty() || IsItem(line) || IsBareTerm(line)) continue;
    return line.size() <= kLongestHeading &&
           RE2::PartialMatch(ToRe2(line), kBenefits);
  }
  return false;
}

// A bare term in text[begin, end) that says who gets something, not what the
// post is: under benefits, or a heading of items.
bool IsForSomeOnly(std::string_view text, size_t begin, size_t end) {
  const size_t line_end = text.rfind('\n', begin);
  const size_t line =
      begin == 0 || line_end == std::string_view::npos ? 0 : line_end + 1;
  const std::string_view next =
      text.substr(std::min(text.find_first_not_of(" \r\n", end), text.size()));
  const bool heads_items = IsItem(next.substr(0, next.find('\n'))) &&
                           !IsItem(text.substr(line, end - line));
  return heads_items || IsUnderBenefits(text.substr(0, line));
}

// Runs `visit` over the hits of `pattern` that begin at a sign of `kinds`; its
// group is what counts, or all of it where it has none, which costs much less.
// The words of the same line before it are given, too.
template <typename Visit>
void ForEachHit(std::string_view text, const std::vector<TextSign>& signs,
                unsigned kinds, const RE2& pattern, Visit visit) {
  size_t from = 0;
  size_t hits = 0;
  const int group = pattern.NumberOfCapturingGroups();
  re2::StringPiece groups[2];
  for (const TextSign& sign : signs) {
    if ((sign.kinds & kinds) == 0 || sign.at < from) continue;
    if (!pattern.Match(ToRe2(text), sign.at, text.size(), RE2::ANCHOR_START,
                       groups, group + 1)) {
      continue;
    }
    from = sign.at + groups[0].size();
    const std::string_view hit(groups[group].data(), groups[group].size());
    std::string_view before =
        text.substr(0, static_cast<size_t>(hit.data() - text.data()));
    if (before.size() > 60) before.remove_prefix(before.size() - 60);
    const size_t line = before.find_last_of("\n.;");
    if (line != std::string_view::npos) before.remove_prefix(line + 1);
    visit(before, hit);
    if (++hits == kMaxHits) return;
  }
}

constexpr std::array<std::string_view, 13> kShiftWords = {
    "day", "evening", "night",  "overnight", "weekend", "1st",  "2nd",
    "3rd", "first",   "second", "third",     "morning", "swing"};

// What `text` has behind the first of `words` that it begins with; nullopt
// where it begins with none.
std::optional<std::string_view> Behind(
    std::string_view text, std::span<const std::string_view> words) {
  const char first = text.empty() ? '\0' : AsciiLower(text.front());
  for (const std::string_view word : words) {
    if (word.front() != first) continue;
    if (EqualsIgnoreCase(text.substr(0, word.size()), word)) {
      return text.substr(word.size());
    }
  }
  return std::nullopt;
}

// Whether a shift may be named at `at`, where a day or a time of it is: "days
// off" and "first aid" are told from "day or night shift" without a pattern.
bool MayNameShiftAt(std::string_view text, size_t at) {
  static constexpr std::array<std::string_view, 3> kNext = {"shift", "or",
                                                            "and"};
  const auto behind = Behind(text.substr(at), kShiftWords);
  if (!behind) return true;
  const std::string_view next = behind->substr(
      std::min(behind->find_first_not_of(" \t\r\n\v\f/,&-"), behind->size()));
  return Behind(next, kNext) || Behind(next, kShiftWords);
}

void AddNew(std::vector<std::string>& values,
            const std::vector<std::string>& more) {
  for (const std::string& value : more) {
    if (std::find(values.begin(), values.end(), value) == values.end()) {
      values.push_back(value);
    }
  }
}

}  // namespace

WorkTerms::WorkTerms(const TextSigns& signs) : text_(signs.text()) {
  for (auto [at, kinds] : signs.all()) {
    kinds = KindsHere(text_, at, kinds & kAllWorkKinds);
    if (kinds == 0) continue;
    if ((kinds & kOrdinal) != 0) {
      kinds = kShiftPhrase;
      --at;
    }
    signs_.push_back({at, kinds});
    all_ |= kinds;
  }
}

std::vector<std::string> WorkTerms::InBareLines(
    std::vector<std::string> (*read)(std::string_view)) const {
  std::vector<std::string> values;
  std::vector<std::string> of_labels;  // "Full time / part time:"
  size_t from = 0;
  for (const TextSign& sign : signs_) {
    if ((sign.kinds & (kTypePhrase | kShiftPhrase)) == 0 || sign.at < from ||
        !IsFirstOnLine(text_, sign.at)) {
      continue;
    }
    from = std::min(text_.find('\n', sign.at), text_.size());
    const std::string_view line = text_.substr(sign.at, from - sign.at);
    if (!IsBareTerm(line) || IsForSomeOnly(text_, sign.at, from)) continue;
    // "Full time / part time: Full time"
    const size_t colon = line.find(": ");
    std::vector<std::string> found;
    if (colon != std::string_view::npos) found = read(line.substr(colon + 2));
    const bool is_label = found.empty() && line.ends_with(':');
    if (is_label && line.find(' ') == std::string_view::npos) continue;
    AddNew(is_label ? of_labels : values, found.empty() ? read(line) : found);
  }
  return values.empty() ? of_labels : values;
}

std::vector<std::string> WorkTerms::EmploymentTypes() const {
  // A label with its value, or the post itself said to be such.
  static const RE2 kLabel(
      R"((?im)(?:job|employment|position|work|schedule|appointment)?\s*)"
      R"((?:type|status|schedule|classification|category|time type|hours)s?\s*)"
      R"([:\n]\s*([^\n]{3,80})$)");
  static const RE2 kPhrase(
      R"((?i)\b((?:full|part)[\s-]*time(?:\s*(?:/|,|and|or|&)\s*(?:(?:full|part))"
      R"([\s-]*time|prn|per diem))?|per[\s-]diem|prn|temporary|seasonal)[\s,]+)"
      R"((?:[a-z-]+\s){0,2}(?:position|role|opportunity|opening|job|schedule|)"
      R"(vacancy|medical assistant|nurse|rn\b|receptionist|coder|biller)\b)");
  static const RE2 kElse(
      R"((?i)(?:\bfor|\bif|\bother|\ball|\bour|\bto|\bnot an?|\beligible|)"
      R"(\bbenefits?|\boffers?|\b(?:convert\w*|join us|transition\w*|lead\w*)(?: (?:to|for|into))?(?: an?)?|)"
      R"(\binto(?: an?)?)\s*$)");
  std::vector<std::string> types;
  ForEachHit(text_, signs_, kTypeLabel, kLabel,
             [&](std::string_view, std::string_view hit) {
               AddNew(types, ReadEmploymentTypes(hit));
             });
  if (!types.empty()) return OrderedEmploymentTypes(types);
  ForEachHit(text_, signs_, kTypePhrase, kPhrase,
             [&](std::string_view before, std::string_view hit) {
               if (RE2::PartialMatch(ToRe2(before), kElse)) return;
               AddNew(types, ReadEmploymentTypes(hit));
             });
  if (!types.empty()) return OrderedEmploymentTypes(types);
  // "This is a 13-week contract position."
  static const RE2 kContract(
      R"((?i)\bcontract(?:[\s-]to[\s-]hire)?\s(?:position|role|assignment)\b)");
  static const RE2 kOfPost(
      R"((?i)\bis an?(?:\s+[a-z0-9-]+){0,3}\s*$|^[\s*-]*(?:\d+[\s-]weeks?\s+)?$)");
  ForEachHit(text_, signs_, kTypePhrase, kContract,
             [&](std::string_view before, std::string_view hit) {
               if (!RE2::PartialMatch(ToRe2(before), kOfPost)) return;
               AddNew(types, ReadEmploymentTypes(hit));
             });
  AddNew(types, InBareLines(ReadEmploymentTypes));
  return OrderedEmploymentTypes(types);
}

std::vector<std::string> WorkTerms::Shifts() const {
  static const RE2 kLabel(
      R"((?im)(?:(?:work|job|position|scheduled|primary)?\s*)"
      R"((?:shifts?|schedule|hours|working hours|shift type))\s*(?:\([^)\n]*\))?)"
      R"(\s*[:\n-]+\s*([^\n]{3,120})$)");
  static const RE2 kPhrase(
      R"((?i)\b(?:(?:(?:day|evening|night|overnight|weekend|1st|2nd|3rd|first|)"
      R"(second|third|morning|swing)(?:\s*(?:/|,|or|and|&)+\s*)?){1,4}[\s-]?shifts?\b|)"
      R"((?:monday|mon|m)\s*(?:-|–|to|through|thru)\s*(?:friday|fri|f)\b[,:;\s]*)"
      R"((?:from\s*)?[6-9](?::[0-5]\d)?\s?a\.?m?\.?\s?(?:-|–|to|until)\s?)"
      R"([1-6](?::[0-5]\d)?\s?p))");
  static const RE2 kElse(
      R"((?i)(?:\bno|\bdifferentials?(?: for)?|\bif|\bother|\bmay|\boccasional\w*|)"
      R"(\bsome|\bpremium|\bfor|\band|\bvarious|\bcover\w*)\s*$)");
  static const RE2 kMoney(R"((?i)differential|\$\d|premium)");
  std::vector<std::string> shifts;
  ForEachHit(text_, signs_, kShiftLabel, kLabel,
             [&](std::string_view, std::string_view hit) {
               if (!RE2::PartialMatch(ToRe2(hit), kMoney))
                 AddNew(shifts, ReadShifts(hit));
             });
  if (!shifts.empty()) return OrderedShifts(shifts);
  std::vector<TextSign> named;
  std::copy_if(signs_.begin(), signs_.end(), std::back_inserter(named),
               [this](const TextSign& sign) {
                 return (sign.kinds & (kShiftPhrase | kDays)) != 0 &&
                        MayNameShiftAt(text_, sign.at);
               });
  ForEachHit(text_, named, kShiftPhrase | kDays, kPhrase,
             [&](std::string_view before, std::string_view hit) {
               if (RE2::PartialMatch(ToRe2(before), kElse)) return;
               AddNew(shifts, ReadShifts(hit));
             });
  if (shifts.empty()) shifts = InBareLines(ReadShifts);
  return OrderedShifts(shifts);
}

std::string WorkTerms::WorkHours() const {
  static const RE2 kDaysAndTimes(
      R"((?i)\b(?:mon(?:day)?|m|sun(?:day)?|tues?(?:day)?)\s*(?:-|–|to|through|thru)\s*)"
      R"((?:fri(?:day)?|f|sat(?:urday)?|thurs?(?:day)?|sun(?:day)?)\b[^\n]{0,20}?)"
      R"(\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|a|p)?\s?(?:-|–|to|until)\s?)"
      R"(\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|a|p)\b\.?)");
  static const RE2 kWeekly(
      R"((?i)\b\d{1,2}(?:\.\d)?(?:\s?(?:-|–|to)\s?\d{1,2})?\+?\s*(?:hours?|hrs?)\.?)"
      R"(\s*(?:/|per|a|each)\s*(?:week|wk|pay period)\b)");
  const auto words = [](re2::StringPiece found) {
    return std::string(
        Trim(Utf8Prefix({found.data(), found.size()}, kMaxHoursBytes)));
  };
  re2::StringPiece hit;
  for (const TextSign& sign : signs_) {
    if ((sign.kinds & kDays) != 0 &&
        kDaysAndTimes.Match(ToRe2(text_), sign.at, text_.size(),
                            RE2::ANCHOR_START, &hit, 1)) {
      return words(hit);
    }
  }
  for (const TextSign& sign : signs_) {
    if ((sign.kinds & kHours) == 0) continue;
    const size_t from = sign.at - std::min<size_t>(sign.at, kNumberBytes);
    const bool is_hit = kWeekly.Match(ToRe2(text_), from, text_.size(),
                                      RE2::UNANCHORED, &hit, 1);
    return is_hit ? words(hit) : "";
  }
  return {};
}

bool WorkTerms::SaysRemote() const {
  static const RE2 kSays(
      R"((?i)\b((?:this|the) (?:is an? )?(?:position|role|job|opportunity)?\s*(?:is )?)"
      R"((?:an? )?(?:100%|fully|completely|entirely|permanently)[\s-]+)"
      R"((?:remote|virtual|work[\s-]from[\s-]home)|this is an? (?:remote|)"
      R"(work[\s-]from[\s-]home|telecommut\w+) (?:position|role|job|opportunity)|)"
      R"((?:100%|fully) remote (?:position|role|job|opportunity)|)"
      R"((?:work )?(?:location|workplace|setting)(?: type)?\s*:\s*(?:fully |100% )?remote\b))");
  static const RE2 kNot(
      R"((?i)\bhybrid\b|\bnot (?:an? )?(?:fully |100% )?remote\b|\bno remote\b|)"
      R"(\bon-?site (?:position|role)|not eligible for (?:remote|telework))");
  return (all_ & kRemote) != 0 && RE2::PartialMatch(ToRe2(text_), kSays) &&
         !RE2::PartialMatch(ToRe2(text_), kNot);
}

}  // namespace rolecall
