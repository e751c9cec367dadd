#include "parser/fields/employment.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxFieldBytes = 500;

// A word of the standard, and how it is written.
struct Sign {
  const char* value;
  const char* pattern;
};

// In the order in which they are reported.
constexpr std::array<Sign, 7> kTypes = {{
    {"FULL_TIME",
     R"(full[\s_/-]*time|\bfull\s*(?:/|or|and|&)\s*part[\s-]*time|\bfulltime|\bf/?t\b|\bpermanent full|\bfte\b)"},
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
     R"(\b7(?::[0-5]\d)?\s?a(?:m|\.m\.)?\s?(?:-|–|to)\s?7(?::[0-5]\d)?\s?p|)"
     R"(\b[6-9](?::[0-5]0)?\s?a(?:m|\.m\.)?\s?(?:-|–|to)\s?[1-6](?::[0-5]\d)?\s?p|)"
     R"(\bm(?:on(?:day)?)?\s?(?:-|–|to|through)\s?f(?:ri(?:day)?)?,?\s+)"
     R"([6-9](?::[0-5]\d)?\s?(?:-|–|to)\s?[3-6](?::[0-5]\d)?(?:[^\d:apAP]|$))"},
    {"evening",
     R"(\bevenings?\b|\bafternoons?\b|\bswing shift|\b(?:2nd|second) shift|)"
     R"(\bpm shift|\bswing\b|)"
     R"(\b[1-4](?::[0-5]\d)?\s?p\.?(?:m\b\.?)?\s?(?:-|–|to)\s?(?:[89]|1[0-2])(?::[0-5]\d)?\s?[ap])"},
    {"night",
     R"(\bnights?\b|\bovernights?\b|\bnocs?\b|\bgraveyard|\b(?:3rd|third) shift|)"
     R"(\bnight[\s-]?(?:shift|time)|\b(?:[6-9]|1[01])(?::[0-5]\d)?\s?p\.?(?:m\b\.?)?\s?(?:-|–|to)\s?[5-9](?::[0-5]\d)?\s?a)"},
    {"weekend", R"(\bweekends?\b|\bweekenders?\b|\bbaylor\b)"},
}};

// The signs of a list, looked for in one pass over a text.
class Signs {
 public:
  template <size_t N>
  explicit Signs(const std::array<Sign, N>& signs)
      : patterns_(RE2::Options(), RE2::UNANCHORED) {
    for (const Sign& sign : signs) {
      patterns_.Add(std::string("(?i)") + sign.pattern, nullptr);
      values_.emplace_back(sign.value);
    }
    patterns_.Compile();
  }

  std::vector<std::string> FoundIn(std::string_view text) const {
    std::vector<int> hits;
    if (text.empty() || !patterns_.Match(ToRe2(text), &hits)) return {};
    std::sort(hits.begin(), hits.end());
    std::vector<std::string> found;
    for (const int hit : hits) {
      found.push_back(values_[static_cast<size_t>(hit)]);
    }
    return found;
  }

  // True for a word of the standard itself.
  bool Has(std::string_view text) const {
    return std::find(values_.begin(), values_.end(), text) != values_.end();
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
  RE2::Set patterns_;
};

const Signs& TypeSigns() {
  static const Signs signs(kTypes);
  return signs;
}

const Signs& ShiftSigns() {
  static const Signs signs(kShifts);
  return signs;
}

// Whether a word stands in `text` that begins as one of kShifts does; all that
// begin with a digit count.
bool MayNameShift(std::string_view text) {
  static const WordBeginnings kWords({{"day", 1},
                                      {"morning", 1},
                                      {"first", 1},
                                      {"m ", 1},
                                      {"mon", 1},
                                      {"evening", 1},
                                      {"swing", 1},
                                      {"afternoon", 1},
                                      {"second", 1},
                                      {"pm ", 1},
                                      {"night", 1},
                                      {"overnight", 1},
                                      {"noc", 1},
                                      {"third", 1},
                                      {"baylor", 1},
                                      {"graveyard", 1},
                                      {"weekend", 1}});
  return std::any_of(text.begin(), text.end(), IsAsciiDigit) ||
         kWords.KindsIn(text) != 0;
}

}  // namespace

std::vector<std::string> ReadEmploymentTypes(std::string_view text) {
  static const RE2 kOther(R"((?i)^\s*other\s*$)");
  text = Utf8Prefix(text, kMaxFieldBytes);
  if (text.empty()) return {};
  if (TypeSigns().Has(text)) return {std::string(text)};
  std::vector<std::string> types = TypeSigns().FoundIn(text);
  if (types.empty() && RE2::PartialMatch(ToRe2(text), kOther))
    types = {"OTHER"};
  return types;
}

std::string ReadEmploymentType(std::string_view text) {
  const std::vector<std::string> types = ReadEmploymentTypes(text);
  return types.empty() ? std::string() : types.front();
}

std::vector<std::string> OrderedEmploymentTypes(
    const std::vector<std::string>& types) {
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
      R"(\bper day\b|\b(?:hours?|hrs?)\s*(?:/|a|each)\s*day\b|\bday[\s-]to[\s-]day|\b(?:business|working|holi|sun|mon) ?days?\b|)"
      R"(\bnight ?life|\ball days\b|\bevery day\b|\bdays after\b|\b\d+ days\b)");
  text = Utf8Prefix(text, kMaxFieldBytes);
  if (!MayNameShift(text)) return {};
  std::vector<std::string> shifts = ShiftSigns().FoundIn(text);
  if (shifts.empty()) return shifts;
  std::string cleared(text);
  if (RE2::GlobalReplace(&cleared, kNotShift, " ") > 0) {
    shifts = ShiftSigns().FoundIn(cleared);
  }
  return shifts;
}

std::vector<std::string> OrderedShifts(const std::vector<std::string>& shifts) {
  return ShiftSigns().Ordered(shifts);
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
  const bool may_be =
      ContainsIgnoreCase(text, "remote") || ContainsIgnoreCase(text, "home") ||
      ContainsIgnoreCase(text, "virtual") || ContainsIgnoreCase(text, "wfh") ||
      ContainsIgnoreCase(text, "telecommute");
  return may_be && RE2::PartialMatch(ToRe2(text), kRemote) &&
         !RE2::PartialMatch(ToRe2(text), kNot);
}

}  // namespace rolecall
