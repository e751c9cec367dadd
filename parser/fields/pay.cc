// Amounts are found first, then joined to ranges ("$18 - $22"), then judged by
// the words around them.  One regular expression for everything was tried and
// became unreadable: the unit may stand before, between or behind.
#include "parser/fields/pay.h"

#include <re2/re2.h>

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/text.h"
#include "parser/fields/pay_amounts.h"
#include "parser/fields/place.h"
#include "parser/fields/place_names.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

// A hostile text is not read on beyond so many bytes.
constexpr size_t kMaxFieldBytes = 1000;
constexpr size_t kMaxTextBytes = 256 * 1024;

// Repairs "$60-70k" and "60 - 70,000"; false where no range comes out.
bool Normalise(PayAmount& candidate) {
  double& low = candidate.low.value;
  const double high = candidate.high.value;
  if (low > high && low >= 1000 && candidate.is_range) return false;
  if (candidate.is_range && low < 1000 && high >= 10000) low *= 1000;
  if (candidate.low.currency.empty()) {
    candidate.low.currency = candidate.high.currency;
  }
  return high > 0 && low <= high;
}

// What an amount is paid for: schema.org's unit, "2WEEK", "other" for what has
// no hours ("per visit"), or empty.
std::string UnitOf(std::string_view word) {
  const std::string lower = ToLower(word);
  const auto starts = [&lower](std::string_view prefix) {
    return lower.starts_with(prefix);
  };
  if (starts("bi") || starts("two") || starts("pay p") || starts("fort")) {
    return "2WEEK";
  }
  if (starts("h") || starts("ph") || starts("p/h")) return "HOUR";
  if (starts("da")) return "DAY";
  if (starts("w")) return "WEEK";
  if (starts("mo") || starts("mth")) return "MONTH";
  if (starts("y") || starts("a") || starts("p")) return "YEAR";
  return lower.empty() ? "" : "other";
}

std::string UnitAfter(std::string_view after) {
  static const RE2 kPer(
      R"((?i)^[\s+*(),]*(?:US dollars|USD|dollars)?[\s(,]*)"
      R"((?:/\s*|\b(?:per|an|a|each|every)\s+)(hour|hourly|hr|h|day|week|weekly|wk|bi-?week|)"
      R"(monthly|annually|two weeks|pay period|month|mo|mth|year|yr|y|annum|ann|)"
      R"(visit|shift|mile|unit|study|case|session|report|person|employee|child|)"
      R"(class|credit|course|patient|line)s?\b)");
  static const RE2 kAdverb(
      R"((?i)^[\s+*(),-]*(?:US dollars|USD|dollars)?[\s(,-]*)"
      R"((hourly|hour|hr|ph|p/h|daily|weekly|bi-?weekly|fortnightly|monthly|)"
      R"(annually|annual|annualized|yearly|p\.?\s?a\b|per annum)\b)");
  re2::StringPiece word;
  if (RE2::PartialMatch(ToRe2(after), kPer, &word) ||
      RE2::PartialMatch(ToRe2(after), kAdverb, &word)) {
    return UnitOf({word.data(), word.size()});
  }
  return {};
}

std::string UnitBefore(std::string_view before) {
  static const RE2 kWord(
      R"((?i)\b(hourly|per hour|daily|weekly|bi-?weekly|monthly|annual|annually|)"
      R"(annualized|yearly|per year)\b)");
  re2::StringPiece rest = ToRe2(before);
  re2::StringPiece word;
  std::string unit;  // the last one stands nearest
  while (RE2::FindAndConsume(&rest, kWord, &word)) {
    std::string_view name(word.data(), word.size());
    if (name.size() > 4 && EqualsIgnoreCase(name.substr(0, 4), "per ")) {
      name.remove_prefix(4);
    }
    unit = UnitOf(name);
  }
  return unit;
}

std::string UnitBySize(double value) {
  if (value >= 5 && value < 200) return "HOUR";
  return value >= 15000 ? "YEAR" : "";
}

// "Shift Differentials:" above a list of them.
bool IsUnderOtherMoney(const PayAmount& candidate, std::string_view text) {
  constexpr size_t kReach = 400;
  constexpr size_t kLongestHeading = 70;
  static const RE2 kHeading(
      R"((?i)(?:differentials?|bonus(?:es)?|stipends?|allowances?|incentives?|)"
      R"(reimbursements?)\s*:?$)");
  static const RE2 kPay(R"((?i)\b(?:salary|wages?|compensation|base)\b)");
  if (RE2::PartialMatch(ToRe2(candidate.before), kPay)) return false;
  std::string_view before = text.substr(0, candidate.low.begin);
  before.remove_prefix(before.size() - std::min(before.size(), kReach));
  for (bool is_own = true; !before.empty(); is_own = false) {
    const size_t end = before.rfind('\n');
    const std::string_view line =
        Trim(before.substr(end == std::string_view::npos ? 0 : end + 1));
    before = before.substr(0, end == std::string_view::npos ? 0 : end);
    const bool is_item = line.starts_with("-") || line.starts_with("*") ||
                         line.starts_with("\xE2\x80\xA2");
    if (is_item || (line.empty() && !is_own)) continue;
    return !is_own && line.size() <= kLongestHeading &&
           RE2::PartialMatch(ToRe2(line), kHeading) &&
           !RE2::PartialMatch(ToRe2(line), kPay);
  }
  return false;
}

// Money, but not what the work is paid with.
bool IsOtherMoney(const PayAmount& candidate) {
  static const RE2 kPay(
      R"((?i)\b(?:salary|wages?|pay|compensation|pay range|rate)\s*:)");
  static const RE2 kBefore(
      R"((?i)bonus|sign[\s-]?on|\b401|403|stipend|reimburs|tuition|relocation|)"
      R"(referral|revenue|budget|differential|allowance|loan|forgiv|scholarship|)"
      R"(grant|copay|deductible|insurance|premium|worth|assets|sales|portfolio|)"
      R"(commission|save|saving|discount|donat|fund|invest|fee|cost|charge|)"
      R"(retention|incentive|additional|extra|coverage|benefits? (?:of|up)|)"
      R"(contribut|\bmatch|cash|gift|award|prize|financ|\bpto\b|deposit|\bbill|)"
      R"(anniversar|longevity|\bstay pay|\bpremiums?\b|\bon[\s-]call (?:pay|rate)|)"
      R"(\bcall[\s-]?back|\bprecept|\bsupplement)"
      R"(|\+\s*$)");
  static const RE2 kAfter(
      R"((?i)^[\s\W]*(?:(?:/|per|an|a)\s*(?:hour|hr|h|year|yr|week|month|mo)s?\b)?)"
      R"([\s\W]*(?:in |of |for |as |toward )?(?:an? |your |the )?)"
      R"((?:tips?\b|sign|retention|referral|bonus|[a-z/ ]{0,20}differential|stipend|)"
      R"(reimburs|allowance|tuition|credit|incentive|match|extra|premium|worth|)"
      R"(added|more\b|on top|)"
      R"(loan|relocation|copay|deductible|scholarship|grant|annual bonus|)"
      R"(revenue|assets|sales|savings?|funding|gift|discount|coverage|)"
      R"(continuing|professional dev|student|education|ce\b|cme\b|uniform|)"
      R"((?:weekend|night|evening|shift|overnight)s?\b))");
  // The next sentence speaks of something else: "$20 an hour. Nights only."
  static const RE2 kNextSentence(R"(\.\s+[A-Z])");
  std::string_view after = candidate.after;
  re2::StringPiece next = ToRe2(after);
  if (RE2::FindAndConsume(&next, kNextSentence)) {
    after = after.substr(0, after.size() - next.size() - 2);
  }
  if (RE2::PartialMatch(ToRe2(after), kAfter)) return true;
  // "Tuition assistance Salary: $48,920": the nearer word counts.
  std::string_view before = candidate.before;
  re2::StringPiece rest = ToRe2(before);
  while (RE2::FindAndConsume(&rest, kPay)) {
    before = candidate.before.substr(
        static_cast<size_t>(rest.data() - candidate.before.data()));
  }
  return RE2::PartialMatch(ToRe2(before), kBefore);
}

// Which ends the words around leave open.
void SetEnds(const PayAmount& candidate, MonetaryAmount& amount) {
  static const RE2 kUpTo(
      R"((?i)\b(?:up to|max(?:imum)?(?: of)?:?|as much as|no more than|to)\s*$)");
  static const RE2 kFrom(
      R"((?i)\b(?:from|start(?:s|ing)?(?: (?:at|from|pay|rate|wage|salary))*|)"
      R"(min(?:imum)?(?: of)?|at least|beginning at|as low as)\s*:?\s*$)");
  static const RE2 kAndUp(
      R"((?i)^(?:\s*(?:/|per|an|a)?\s*(?:hour|hr|h|year|yr|hourly|annually)?)"
      R"(\s*(?:\+|and up\b|& up\b|and above|or more|or higher|plus\b|minimum)))");
  if (candidate.low.value > 0) amount.min_value = candidate.low.value;
  amount.max_value = candidate.high.value;
  if (candidate.is_range) return;
  if (RE2::PartialMatch(ToRe2(candidate.before), kUpTo)) {
    amount.min_value.reset();
  } else if (RE2::PartialMatch(ToRe2(candidate.before), kFrom) ||
             RE2::PartialMatch(ToRe2(candidate.after), kAndUp)) {
    amount.max_value.reset();
  }
}

// The unit that the words give, "" for none.
std::string StatedUnit(const PayAmount& candidate) {
  std::string unit = UnitAfter(candidate.after);
  if (unit.empty() && candidate.is_range) unit = UnitAfter(candidate.between);
  return unit.empty() ? UnitBefore(candidate.before) : unit;
}

MonetaryAmount AmountOf(const PayAmount& candidate, std::string unit) {
  MonetaryAmount amount;
  amount.currency =
      candidate.low.currency.empty() ? "USD" : candidate.low.currency;
  SetEnds(candidate, amount);
  if (unit == "2WEEK") {
    if (amount.min_value) *amount.min_value /= 2;
    if (amount.max_value) *amount.max_value /= 2;
    unit = "WEEK";
  }
  amount.unit_text = std::move(unit);
  return amount;
}

bool HoldsOneOf(std::string_view text,
                std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(), [text](std::string_view sign) {
    return text.find(sign) != std::string_view::npos;
  });
}

bool HoldsForeignCurrency(std::string_view text) {
  return HoldsOneOf(text,
                    {"\xC2\xA3", "\xE2\x82\xAC", "GBP", "EUR", "CAD", "INR"});
}

bool HoldsCurrency(std::string_view text) {
  return HoldsOneOf(text, {"$", "USD"}) || HoldsForeignCurrency(text);
}

// "40 hours", "2 years": counts, where no currency stands before.
bool IsCount(const PayAmount& candidate) {
  static const RE2 kCount(
      R"((?i)^\+?[\s-]*(?:hours?|hrs?|days?|weeks?|months?|years?|yrs?|shifts?)\b)");
  return candidate.low.currency.empty() &&
         RE2::PartialMatch(ToRe2(candidate.after), kCount);
}

// A field's text without currency is pay when it says the unit, or when a
// range or the whole text is a number.
bool IsFieldPay(const PayAmount& candidate, std::string_view unit,
                std::string_view text) {
  if (!candidate.low.currency.empty() || !unit.empty()) return true;
  const bool whole =
      candidate.low.begin == 0 && candidate.high.end == text.size();
  return whole && !UnitBySize(candidate.high.value).empty();
}

std::optional<MonetaryAmount> JudgeField(PayAmount candidate,
                                         std::string_view text) {
  if (IsCount(candidate) || IsOtherMoney(candidate) || !Normalise(candidate)) {
    return {};
  }
  std::string unit = StatedUnit(candidate);
  if (unit == "other" || !IsFieldPay(candidate, unit, text)) return {};
  const double value = candidate.high.value;
  if (unit.empty()) unit = UnitBySize(value);
  MonetaryAmount amount = AmountOf(candidate, std::move(unit));
  const double top = amount.max_value.value_or(amount.min_value.value_or(0));
  if (!IsPlausible(amount.unit_text, top)) amount.unit_text.clear();
  return amount;
}

std::optional<MonetaryAmount> JudgeText(PayAmount candidate) {
  static const RE2 kPayWord(
      R"((?i)\b(?:pay|salary|salaries|wages?|compensation|hourly|rate|earn|)"
      R"(remuneration|hiring range|base|starting at|starts at)\b)");
  static const RE2 kByExperience(
      R"((?i)^[\s,;(-]*(?:d\.?o\.?e\b|(?:depending|based|dependent) (?:up)?on )"
      R"((?:your )?(?:experience|qualifications|skills)|commensurate with))");
  if (!Normalise(candidate) || candidate.low.currency.empty() ||
      IsOtherMoney(candidate)) {
    return {};
  }
  std::string unit = StatedUnit(candidate);
  if (unit == "other") return {};
  if (unit.empty()) {
    if (!RE2::PartialMatch(ToRe2(candidate.before), kPayWord) &&
        !RE2::PartialMatch(ToRe2(candidate.after), kByExperience)) {
      return {};
    }
    unit = UnitBySize(candidate.high.value);
  }
  const MonetaryAmount amount = AmountOf(candidate, std::move(unit));
  const double low = amount.min_value.value_or(amount.max_value.value_or(0));
  const double high = amount.max_value.value_or(low);
  // No lawful US wage is under 7 dollars, and nobody's best is under 10: "up to
  // $8 an hour" comes on top.  Wider ranges are two other figures.
  const double least = amount.currency == "USD" && !amount.min_value ? 10 : 7;
  if (amount.unit_text == "HOUR" && low < least) return {};
  if (!IsPlausible(amount.unit_text, low) || high > low * 6) return {};
  return IsPlausible(amount.unit_text, high) ? std::optional(amount)
                                             : std::nullopt;
}

bool IsOutsideUs(const Place& place) {
  return !place.address_country.empty() &&
         CountryCode(place.address_country) != "US";
}

// "Toronto, Ontario"
bool NamesPlaceAbroad(std::string_view text) {
  constexpr size_t kReach = 80;
  const std::vector<Place> places =
      ReadPlaces(Utf8Prefix(text.substr(0, text.find(". ")), kReach));
  return std::any_of(places.begin(), places.end(), IsOutsideUs);
}

// "Pay: 18.00-20.00/hr": without a currency only a range counts that a word for
// pay begins and that ends in "per hour", and no place abroad follows.
std::optional<MonetaryAmount> FindBareRange(std::string_view text) {
  static const RE2 kRange(
      R"((?i)\b(?:pay|wages?|salary|compensation|hourly rate)(?: (?:range|rate|scale))?)"
      R"((?:\s*[:-]\s*|\s+)(?:(?:is|of|from|between)\s+)?(\d{1,2}\.\d\d)\s?)"
      R"((?:-|–|to|and)\s?(\d{1,3}\.\d\d)\s?(?:/\s?|per |an )?(?:hour|hr|hourly)\b)"
      R"([\s.,;]*([^\n]*))");
  double low = 0;
  double high = 0;
  re2::StringPiece behind;
  if (!RE2::PartialMatch(ToRe2(text), kRange, &low, &high, &behind) ||
      low < 7 || high < low || high > low * 3 ||
      NamesPlaceAbroad({behind.data(), behind.size()})) {
    return {};
  }
  MonetaryAmount amount;
  amount.currency = "USD";
  amount.min_value = low;
  amount.max_value = high;
  amount.unit_text = "HOUR";
  return amount;
}

// Whether the line before its colon, `before`, is a label of pay.
bool EndsInPayLabel(std::string_view before) {
  constexpr size_t kReach = 40;
  static const RE2 kLabel(
      R"((?i)(?:^|\n|[-*.|]\s)\s*(?:(?:base|annual|hourly|starting|position)\s)?)"
      R"((?:pay|wages?|salary|compensation|hourly rate)(?:\s(?:range|rate|scale))?)"
      R"(\s*$)");
  if (before.size() > kReach) {
    // Not where the line seems to begin only because the rest was cut off.
    before.remove_prefix(before.size() - kReach);
    before =
        before.substr(std::min(before.find_first_of("\n-*.|"), before.size()));
    if (before.empty()) return false;
  }
  return RE2::PartialMatch(ToRe2(before), kLabel);
}

// "Pay: 20 an hour", "Salary range: 45,000 - 52,000": behind a label no
// currency is needed, where the unit is named or the size is a year's.
std::optional<MonetaryAmount> FindLabelledPay(std::string_view text) {
  constexpr size_t kLongest = 80;
  constexpr double kLeastOfYear = 15000;
  static const RE2 kEnds(
      R"((?i)^\s*(?:$|[.,;(+]|(?:/|per|an|a|each)\s*[a-z]|hourly|annual|yearly|)"
      R"(monthly|weekly|bi-?weekly|and\b|depending|based|commensurate|d\.?o\.?e))");
  static const RE2 kUnit(
      R"((?i)\s*(?:(?:/|per|an|a|each)\s*)?(?:[a-z-]+)?[\s.,;(]*(?:in\s)?)");
  for (size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const size_t begin = text.find_first_not_of(' ', colon + 1);
    if (begin == std::string_view::npos) break;
    if (!IsAsciiDigit(text[begin]) || !EndsInPayLabel(text.substr(0, colon))) {
      continue;
    }
    std::string_view line = Utf8Prefix(text.substr(begin), kLongest);
    line = line.substr(0, line.find('\n'));
    const std::vector<PayAmount> amounts = FindAmounts(line);
    if (amounts.empty() || amounts.front().low.begin != 0) continue;
    const PayAmount& first = amounts.front();
    re2::StringPiece behind = ToRe2(first.after);
    if (!RE2::PartialMatch(behind, kEnds)) continue;
    RE2::Consume(&behind, kUnit);
    if (NamesPlaceAbroad({behind.data(), behind.size()})) continue;
    const bool has_unit = !StatedUnit(first).empty();
    PayAmount marked = first;
    marked.low.currency = "USD";
    marked.before = "pay";
    if (has_unit || marked.high.value >= kLeastOfYear) {
      if (auto amount = JudgeText(marked)) return amount;
    }
  }
  return {};
}

}  // namespace

bool IsPlausible(std::string_view unit, double value) {
  if (unit == "HOUR") return value >= 4 && value <= 1000;
  if (unit == "DAY") return value >= 20 && value <= 10000;
  if (unit == "WEEK") return value >= 100 && value <= 40000;
  if (unit == "MONTH") return value >= 400 && value <= 200000;
  return unit == "YEAR" && value >= 4000 && value <= 5e6;
}

std::optional<MonetaryAmount> ReadPay(std::string_view text) {
  text = Utf8Prefix(Trim(text), kMaxFieldBytes);
  std::optional<MonetaryAmount> best;
  bool best_is_marked = false;
  for (const PayAmount& candidate : FindAmounts(text)) {
    const bool is_marked =
        !candidate.low.currency.empty() || !candidate.high.currency.empty();
    // "Step 3: $41,600": an amount with its currency goes before one without.
    if (best && (best_is_marked || !is_marked)) continue;
    if (auto amount = JudgeField(candidate, text)) {
      best = std::move(amount);
      best_is_marked = is_marked;
    }
  }
  return best;
}

std::optional<MonetaryAmount> FindPay(std::string_view description,
                                      const std::vector<Place>& places) {
  description = Utf8Prefix(description, kMaxTextBytes);
  const bool is_us = std::none_of(places.begin(), places.end(), IsOutsideUs);
  // Most texts name no money at all.
  if (!HoldsCurrency(description)) {
    if (!is_us) return {};
    auto bare = FindBareRange(description);
    return bare ? bare : FindLabelledPay(description);
  }
  std::optional<MonetaryAmount> first;
  for (const PayAmount& candidate : FindAmounts(description)) {
    auto amount = JudgeText(candidate);
    if (!amount || IsUnderOtherMoney(candidate, description)) continue;
    if (candidate.is_range) return amount;
    if (!first) first = std::move(amount);
  }
  if (first || !is_us || HoldsForeignCurrency(description)) return first;
  return FindLabelledPay(description);
}

}  // namespace rolecall
