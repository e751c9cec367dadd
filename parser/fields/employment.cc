#include "parser/fields/employment.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "base/text.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxFieldBytes = 500;
constexpr size_t kMaxTextBytes = 256 * 1024;
constexpr size_t kMaxHoursBytes = 120;

// A word of the standard, and how it is written.
struct Sign {
  const char* value;
  const char* pattern;
};

// In the order in which they are reported.
constexpr std::array<Sign, 7> kTypes = {{
    {"FULL_TIME",
     R"(full[\s_/-]*time|\bfulltime|\bf/?t\b|\bpermanent full|\bfte\b)"},
    {"PART_TIME", R"(part[\s_-]*time|\bparttime|\bp/t\b|\bpart/full)"},
    {"CONTRACTOR",
     R"(\bcontract(?:or|ual|ed)?\b|\bindependent contractor|\b1099\b|)"
     R"(\bfreelance|\bc2c\b|\blocum)"},
    {"TEMPORARY",
     R"(\btemp(?:orary|_to)?\b|\bseasonal\b|\bfixed[\s-]term|\btravel (?:nurse|)"
     R"(contract|assignment)|\bterm appointment)"},
    {"INTERN", R"(\bintern(?:ship)?\b|\bexternship\b|\bco-?op\b)"},
    {"VOLUNTEER", R"(\bvolunteer\b)"},
    {"PER_DIEM",
     R"(\bper[\s_-]*diem|\bp\.?r\.?n\b|\bas[\s-]needed\b|\bon[\s-]call\b|\bcasual\b)"},
}};

constexpr std::array<Sign, 4> kShifts = {{
    {"day",
     R"(\bdays?\b|\bday[\s-]?(?:shift|time)|\bmornings?\b|\b(?:1st|first) shift|)"
     R"(\b7\s?a(?:m|\.m\.)?\s?(?:-|–|to)\s?7\s?p|)"
     R"(\b[6-9](?::[0-5]0)?\s?a(?:m|\.m\.)?\s?(?:-|–|to)\s?[1-6](?::[0-5]\d)?\s?p)"},
    {"evening",
     R"(\bevenings?\b|\bafternoons?\b|\bswing shift|\b(?:2nd|second) shift|)"
     R"(\bpm shift|\bswing\b)"},
    {"night",
     R"(\bnights?\b|\bovernights?\b|\bnocs?\b|\bgraveyard|\b(?:3rd|third) shift|)"
     R"(\bnight[\s-]?(?:shift|time)|\b7\s?p(?:m|\.m\.)?\s?(?:-|–|to)\s?7\s?a)"},
    {"weekend", R"(\bweekends?\b|\bweekenders?\b|\bbaylor\b)"},
}};

// The signs of a list with their patterns compiled.
template <size_t N>
class Signs {
 public:
  explicit Signs(const std::array<Sign, N>& signs) {
    for (const Sign& sign : signs) {
      patterns_.push_back(
          std::make_unique<RE2>(std::string("(?i)") + sign.pattern));
      values_.emplace_back(sign.value);
    }
  }

  std::vector<std::string> FoundIn(std::string_view text) const {
    std::vector<std::string> found;
    for (size_t i = 0; i < values_.size(); ++i) {
      if (RE2::PartialMatch(ToRe2(text), *patterns_[i]))
        found.push_back(values_[i]);
    }
    return found;
  }

  // `values` in the order of the list.
  std::vector<std::string> Ordered(
      const std::vector<std::string>& values) const {
    std::vector<std::string> ordered;
    for (const std::string& value : values_) {
      if (std::find(values.begin(), values.end(), value) != values.end()) {
        ordered.push_back(value);
      }
    }
    return ordered;
  }

 private:
  std::vector<std::string> values_;
  std::vector<std::unique_ptr<RE2>> patterns_;
};

const Signs<kTypes.size()>& TypeSigns() {
  static const Signs<kTypes.size()> signs(kTypes);
  return signs;
}

const Signs<kShifts.size()>& ShiftSigns() {
  static const Signs<kShifts.size()> signs(kShifts);
  return signs;
}

// Runs `visit` over the hits of `pattern`, whose first group is what counts,
// with the words of the same line before it.
template <typename Visit>
void ForEachHit(std::string_view text, const RE2& pattern, Visit visit) {
  re2::StringPiece rest = ToRe2(text);
  re2::StringPiece hit;
  for (int i = 0; i < 200 && RE2::FindAndConsume(&rest, pattern, &hit); ++i) {
    const size_t begin = static_cast<size_t>(hit.data() - text.data());
    std::string_view before = text.substr(0, begin);
    if (before.size() > 60) before.remove_prefix(before.size() - 60);
    const size_t line = before.find_last_of("\n.;");
    if (line != std::string_view::npos) before.remove_prefix(line + 1);
    visit(before, std::string_view(hit.data(), hit.size()));
  }
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

std::vector<std::string> ReadEmploymentTypes(std::string_view text) {
  static const RE2 kOther(R"((?i)^\s*other\s*$)");
  text = Utf8Prefix(text, kMaxFieldBytes);
  std::vector<std::string> types = TypeSigns().FoundIn(text);
  if (types.empty() && RE2::PartialMatch(ToRe2(text), kOther))
    types = {"OTHER"};
  return types;
}

std::string ReadEmploymentType(std::string_view text) {
  const std::vector<std::string> types = ReadEmploymentTypes(text);
  return types.empty() ? std::string() : types.front();
}

std::vector<std::string> FindEmploymentTypes(std::string_view description) {
  // A label with its value, or the post itself said to be such.
  static const RE2 kLabel(
      R"((?im)^[\s*-]*(?:job|employment|position|work|schedule|appointment)?\s*)"
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
  description = Utf8Prefix(description, kMaxTextBytes);
  std::vector<std::string> types;
  ForEachHit(description, kLabel, [&](std::string_view, std::string_view hit) {
    AddNew(types, ReadEmploymentTypes(hit));
  });
  if (!types.empty()) return TypeSigns().Ordered(types);
  ForEachHit(description, kPhrase,
             [&](std::string_view before, std::string_view hit) {
               if (RE2::PartialMatch(ToRe2(before), kElse)) return;
               AddNew(types, ReadEmploymentTypes(hit));
             });
  return TypeSigns().Ordered(types);
}

std::vector<std::string> ReadShifts(std::string_view text) {
  // "No weekends", "4 days a week", "Day One benefits", "day surgery".
  static const RE2 kNotShift(
      R"((?i)\b(?:rotat\w+|every (?:other|third|\w+)|occasional|some|alternat\w+)"
      R"(|1 in \d) weekends?\b|\bweekends? (?:rotation|coverage|call|commitment|)"
      R"(and holidays?|holiday|differential|as needed)s?\b|)"
      R"(\bno (?:nights?|evenings?|weekends?|overnights?)(?:[\s,/]*(?:,|or|)"
      R"(and|&|/)\s*(?:no )?(?:nights?|evenings?|weekends?|holidays?|on[\s-]?call))*|)"
      R"(\b(?:\d+|one|two|three|four|five)[\s-]*(?:\+ )?days?\b(?:\s*/?\s*(?:per|a)?)"
      R"(\s*week)?|\bdays? (?:one|1|surgery|care|hospital|program|treatment|camp|off)\b|)"
      R"(\bper day\b|\bday[\s-]to[\s-]day|\b(?:business|working|holi|sun|mon) ?days?\b|)"
      R"(\bnight ?life|\ball days\b|\bevery day\b|\bdays after\b|\b\d+ days\b)");
  std::string cleared(Utf8Prefix(text, kMaxFieldBytes));
  RE2::GlobalReplace(&cleared, kNotShift, " ");
  return ShiftSigns().FoundIn(cleared);
}

std::vector<std::string> FindShifts(std::string_view description) {
  static const RE2 kLabel(
      R"((?im)^[\s*-]*(?:(?:work|job|position|scheduled|primary)?\s*)"
      R"((?:shifts?|schedule|hours|working hours|shift type))\s*(?:\([^)\n]*\))?)"
      R"(\s*[:\n-]+\s*([^\n]{3,120})$)");
  static const RE2 kPhrase(
      R"((?i)\b((?:(?:day|evening|night|overnight|weekend|1st|2nd|3rd|first|)"
      R"(second|third|morning|swing)(?:\s*(?:/|,|or|and|&)+\s*)?){1,4}[\s-]?shifts?\b|)"
      R"((?:monday|mon|m)\s*(?:-|–|to|through|thru)\s*(?:friday|fri|f)\b[,:;\s]*)"
      R"((?:from\s*)?[6-9](?::[0-5]\d)?\s?a\.?m?\.?\s?(?:-|–|to|until)\s?)"
      R"([1-6](?::[0-5]\d)?\s?p))");
  static const RE2 kElse(
      R"((?i)(?:\bno|\bdifferentials?(?: for)?|\bif|\bother|\bmay|\boccasional\w*|)"
      R"(\bsome|\bpremium|\bfor|\band|\bvarious|\bcover\w*)\s*$)");
  static const RE2 kMoney(R"((?i)differential|\$\d|premium)");
  description = Utf8Prefix(description, kMaxTextBytes);
  std::vector<std::string> shifts;
  ForEachHit(description, kLabel, [&](std::string_view, std::string_view hit) {
    if (!RE2::PartialMatch(ToRe2(hit), kMoney)) AddNew(shifts, ReadShifts(hit));
  });
  if (!shifts.empty()) return ShiftSigns().Ordered(shifts);
  ForEachHit(description, kPhrase,
             [&](std::string_view before, std::string_view hit) {
               if (RE2::PartialMatch(ToRe2(before), kElse)) return;
               AddNew(shifts, ReadShifts(hit));
             });
  return ShiftSigns().Ordered(shifts);
}

std::string FindWorkHours(std::string_view description) {
  static const RE2 kDaysAndTimes(
      R"((?i)\b((?:mon(?:day)?|m|sun(?:day)?|tues?(?:day)?)\s*(?:-|–|to|through|thru)\s*)"
      R"((?:fri(?:day)?|f|sat(?:urday)?|thurs?(?:day)?|sun(?:day)?)\b[^\n]{0,20}?)"
      R"(\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|a|p)?\s?(?:-|–|to|until)\s?)"
      R"(\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|a|p)\b\.?))");
  static const RE2 kWeekly(
      R"((?i)\b(\d{1,2}(?:\.\d)?(?:\s?(?:-|–|to)\s?\d{1,2})?\+?\s*(?:hours?|hrs?)\.?)"
      R"(\s*(?:/|per|a|each)\s*(?:week|wk|pay period))\b)");
  description = Utf8Prefix(description, kMaxTextBytes);
  re2::StringPiece hit;
  if (RE2::PartialMatch(ToRe2(description), kDaysAndTimes, &hit) ||
      RE2::PartialMatch(ToRe2(description), kWeekly, &hit)) {
    return std::string(
        Trim(Utf8Prefix({hit.data(), hit.size()}, kMaxHoursBytes)));
  }
  return {};
}

bool IsRemoteText(std::string_view text) {
  static const RE2 kRemote(
      R"((?i)\btelecommute\b|\b(?:fully|100%|completely|entirely)\s+(?:remote|virtual)\b|)"
      R"((?:^|[(\[,;|/–—-]\s*)(?:us |usa )?remote(?:ly)?\b\s*(?:$|[)\],;|/–—:-]|)"
      R"(us\b|usa\b|united states|in\b|within\b|from\b|position|role|work|job|opportunity)|)"
      R"(\bremote\s*$|\bwork[\s-](?:from|at)[\s-]home\b|\bwfh\b|\bremote[_ ]?only\b)");
  static const RE2 kNot(
      R"((?i)\bhybrid\b|\bnot? (?:be )?remote|\bnon[\s-]?remote|\bno (?:work from home|)"
      R"(remote)|\bon-?site\b|\bpartial(?:ly)?\b|\bflex|\boccasional|remote (?:site|area|)"
      R"(location|clinic|monitor|sens|patient)|\bin[\s-](?:office|person)\b)");
  text = Utf8Prefix(text, kMaxFieldBytes);
  return RE2::PartialMatch(ToRe2(text), kRemote) &&
         !RE2::PartialMatch(ToRe2(text), kNot);
}

bool SaysRemote(std::string_view description) {
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
  description = Utf8Prefix(description, kMaxTextBytes);
  return RE2::PartialMatch(ToRe2(description), kSays) &&
         !RE2::PartialMatch(ToRe2(description), kNot);
}

}  // namespace rolecall
