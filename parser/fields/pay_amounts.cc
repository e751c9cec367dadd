#include "parser/fields/pay_amounts.h"

#include <re2/re2.h>

#include <charconv>
#include <utility>

#include "base/text.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxAmounts = 1000;
// How far around an amount the words that explain it are looked for.
constexpr size_t kContextBytes = 70;
constexpr size_t kMostSteps = 2;  // from the least by the middle to the most

std::string CurrencyCode(std::string_view sign) {
  const std::string lower = ToLower(sign);
  if (lower.empty()) return {};
  if (lower.starts_with("ca") || lower.starts_with("c$")) return "CAD";
  if (lower.starts_with("au") || lower.starts_with("a$")) return "AUD";
  if (lower.starts_with("gbp") || lower == "\xC2\xA3") return "GBP";
  if (lower.starts_with("eur") || lower == "\xE2\x82\xAC") return "EUR";
  return "USD";
}

double NumberOf(std::string_view digits) {
  std::string plain;
  for (const char c : digits) {
    if (c != ',') plain += c;
  }
  double value = 0;
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return value;
}

// "B12", "Q3-21" and "1.2.3" hold no amounts.
bool IsPartOfWord(std::string_view text, size_t begin) {
  if (begin == 0) return false;
  const char previous = text[begin - 1];
  if (IsAsciiAlnum(previous) || previous == '.' || previous == ',') return true;
  if (previous != '-' || begin < 2 || !IsAsciiAlpha(text[begin - 2])) {
    return false;
  }
  // "$45k-55k" is a range.
  const bool thousands = AsciiLower(text[begin - 2]) == 'k' && begin > 2 &&
                         IsAsciiDigit(text[begin - 3]);
  return !thousands;
}

std::vector<WrittenNumber> FindNumbers(std::string_view text) {
  static const RE2 kAmount(
      R"((?i)((?:US\s?\$|USD\s*\$?|CA\$|C\$|CAD\s*\$?|A\$|AUD\s*\$?|\$|£|€|)"
      R"(GBP|EUR)\s*)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,4})?))"
      R"((\s?k\b|\s*(?:million|billion|mil|mm|bn|m|b)\b|\s*%|\d)?)"
      R"((?:\s?(USD|CAD|GBP|EUR)\b)?)");
  std::vector<WrittenNumber> amounts;
  re2::StringPiece rest = ToRe2(text);
  re2::StringPiece sign;
  re2::StringPiece digits;
  re2::StringPiece scale;
  re2::StringPiece code;
  while (amounts.size() < kMaxAmounts &&
         RE2::FindAndConsume(&rest, kAmount, &sign, &digits, &scale, &code)) {
    WrittenNumber amount;
    const char* begin = sign.empty() ? digits.data() : sign.data();
    amount.begin = static_cast<size_t>(begin - text.data());
    amount.end = static_cast<size_t>(rest.data() - text.data());
    amount.value = NumberOf({digits.data(), digits.size()});
    amount.currency = CurrencyCode(Trim({sign.data(), sign.size()}));
    if (!code.empty()) {
      amount.currency = CurrencyCode({code.data(), code.size()});
    }
    const std::string_view trimmed = Trim({scale.data(), scale.size()});
    amount.thousands = EqualsIgnoreCase(trimmed, "k");
    if (!trimmed.empty() && !amount.thousands) continue;  // "$5 million", "3%"
    if (sign.empty() && IsPartOfWord(text, amount.begin)) continue;
    if (digits == "401" || digits == "403") continue;  // retirement plans
    if (amount.thousands) amount.value *= 1000;
    amounts.push_back(std::move(amount));
  }
  return amounts;
}

// The end of `text` that belongs to the clause which it breaks off in; a label
// on the line before ("Pay range:") belongs to it.
std::string_view LastClause(std::string_view text) {
  if (text.size() > kContextBytes) {
    text.remove_prefix(text.size() - kContextBytes);
  }
  const std::string_view trimmed = Trim(text);
  const size_t words_end =
      trimmed.empty()
          ? 0
          : static_cast<size_t>(trimmed.data() - text.data()) + trimmed.size();
  for (size_t i = words_end; i-- > 0;) {
    const bool space_follows = i + 1 == text.size() || text[i + 1] == ' ';
    if (text[i] == '\n' || text[i] == ';' || text[i] == '|' ||
        ((text[i] == '.' || text[i] == ',' || text[i] == '!') &&
         space_follows)) {
      return text.substr(i + 1);
    }
  }
  return text;
}

std::string_view FirstLine(std::string_view text) {
  text = text.substr(0, kContextBytes);
  return text.substr(0, text.find('\n'));
}

constexpr size_t kLongestJoin = 30;

bool JoinsRange(std::string_view between) {
  static const RE2 kJoin(
      R"((?i)\s*(?:\([^)]{0,12}\))?\s*(?:/|per|an)?\s*)"
      R"((?:hour|hourly|hr|h|year|yr|annually|week|month)?\.?\s*)"
      R"((?:(?:-|–|—|−|~|to|and|through|thru|up to)\s*){1,3})"
      R"((?:a? ?max(?:imum)? of)?\s*)");
  return between.size() <= kLongestJoin &&
         RE2::FullMatch(ToRe2(between), kJoin);
}

// "Min $17 Mid $20 Max $23", "$17 minimum; $20 midpoint; $23 maximum".
// "Grade 12: Min $17" begins with the $17.
bool JoinsSteps(const WrittenNumber& low, const WrittenNumber& high,
                std::string_view between) {
  static const RE2 kJoin(
      R"((?i)[\s,;|/()-]*(?:min(?:imum)?\b|mid(?:[\s-]?point|dle)?\b|)"
      R"(max(?:imum)?\b|[\s,;|/():-]){1,12}(?:is|of)?\s*)");
  static const RE2 kName(R"((?i)m(?:in|ax|id))");
  return (!low.currency.empty() || high.currency.empty()) &&
         between.size() <= kLongestJoin &&
         RE2::PartialMatch(ToRe2(between), kName) &&
         RE2::FullMatch(ToRe2(between), kJoin);
}

}  // namespace

std::vector<PayAmount> FindAmounts(std::string_view text) {
  const std::vector<WrittenNumber> amounts = FindNumbers(text);
  std::vector<PayAmount> candidates;
  const auto behind = [&](size_t i) {
    return text.substr(amounts[i].end, amounts[i + 1].begin - amounts[i].end);
  };
  for (size_t i = 0; i < amounts.size(); ++i) {
    PayAmount candidate;
    candidate.low = candidate.high = amounts[i];
    if (i + 1 < amounts.size() && JoinsRange(behind(i))) {
      candidate.between = behind(i);
      candidate.high = amounts[++i];
      candidate.is_range = true;
    } else {
      for (size_t steps = 0; steps < kMostSteps && i + 1 < amounts.size() &&
                             JoinsSteps(amounts[i], amounts[i + 1], behind(i));
           ++steps) {
        candidate.between = behind(i);
        candidate.high = amounts[++i];
        candidate.is_range = true;
      }
    }
    candidate.before = LastClause(text.substr(0, candidate.low.begin));
    candidate.after = FirstLine(text.substr(candidate.high.end));
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace rolecall
