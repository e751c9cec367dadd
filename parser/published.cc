#include "parser/published.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "parser/entities.h"
#include "parser/fields/field_reader.h"
#include "parser/fields/pay.h"
#include "parser/html.h"

namespace rolecall {
namespace {

// Letters and digits only: the same text compares equal in HTML and plain.
std::string Skeleton(std::string_view published) {
  std::string out;
  for (char c : DescriptionToText(published).value_or("")) {
    if (IsAsciiAlnum(c)) out += AsciiLower(c);
  }
  return out;
}

std::string EscapeLines(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
  return out;
}

// Any published text as HTML of the same meaning.
std::string AsHtml(std::string_view published) {
  if (HasTags(published)) return std::string(published);
  std::string decoded = DecodeEntities(published);
  if (HasTags(decoded)) return decoded;
  return "<p>" + EscapeLines(published) + "</p>";
}

std::string UnitText(std::string_view unit) {
  using Unit = std::pair<std::string_view, std::string_view>;
  // USAJOBS codes (PA, PH, ...) are whole words; the others parts of words.
  static constexpr std::array<Unit, 6> kCodes = {
      Unit{"PA", "YEAR"},  Unit{"PH", "HOUR"}, Unit{"PD", "DAY"},
      Unit{"PM", "MONTH"}, Unit{"PW", "WEEK"}, Unit{"PY", "YEAR"}};
  static constexpr std::array<Unit, 9> kParts = {
      Unit{"hour", "HOUR"}, Unit{"hr", "HOUR"}, Unit{"year", "YEAR"},
      Unit{"annu", "YEAR"}, Unit{"yr", "YEAR"}, Unit{"month", "MONTH"},
      Unit{"week", "WEEK"}, Unit{"day", "DAY"}, Unit{"daily", "DAY"}};
  for (const auto& [code, word] : kCodes) {
    if (EqualsIgnoreCase(unit, code)) return std::string(word);
  }
  if (ContainsIgnoreCase(unit, "bi-week") || ContainsIgnoreCase(unit, "biweek"))
    return "";
  for (const auto& [part, word] : kParts) {
    if (ContainsIgnoreCase(unit, part)) return std::string(word);
  }
  return "";
}

}  // namespace

std::string PostingId(const Source& source, std::string_view own_id) {
  if (source.id.empty()) return std::string(own_id);
  return source.id + ":" + std::string(own_id);
}

std::string PostingIdOfPage(const Source& source, std::string_view url) {
  return PostingId(source, HexHash(url));
}

Posting StartPosting(const Source& source, std::string_view own_id,
                     std::string_view title) {
  Posting posting;
  posting.id = PostingId(source, own_id);
  posting.title = LineOfText(title);
  posting.hiring_organization = source.hiring_organization;
  return posting;
}

void SetEmployer(Posting& posting, std::string_view name) {
  std::string line = LineOfText(name);
  if (!line.empty()) posting.hiring_organization = std::move(line);
}

void AddSection(Posting& posting, std::string_view heading,
                std::string_view content) {
  if (Trim(content).empty()) return;
  const std::string skeleton = Skeleton(content);
  if (skeleton.empty() ||
      Skeleton(posting.description).find(skeleton) != std::string::npos) {
    return;
  }
  const std::string before =
      posting.description.empty() ? "" : AsHtml(posting.description);
  posting.description =
      before + "\n<h3>" + EscapeLines(heading) + "</h3>\n" + AsHtml(content);
}

void AddPlace(Posting& posting, Place place) {
  const bool named =
      !place.address_locality.empty() || !place.address_region.empty() ||
      !place.postal_code.empty() || place.coordinates.has_value();
  if (!named && place.address_country.empty()) return;
  auto& places = posting.job_location;
  if (std::find(places.begin(), places.end(), place) != places.end()) return;
  places.push_back(std::move(place));
}

void AddPlaces(Posting& posting, std::string_view text) {
  for (Place& place : ReadPlaces(text)) AddPlace(posting, std::move(place));
}

std::optional<double> ReadNumber(std::string_view text) {
  std::string digits;
  for (char c : text) {
    if (c != ',' && c != '$' && c != ' ') digits += c;
  }
  double number = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, number);
  if (result.ec != std::errc() || result.ptr != end || !std::isfinite(number)) {
    return std::nullopt;
  }
  return number;
}

void AddEmploymentTypes(Posting& posting, std::string_view text) {
  auto& types = posting.employment_type;
  while (!text.empty()) {
    const size_t end = text.find_first_of(",;|/");
    std::string type = ReadEmploymentType(Trim(text.substr(0, end)));
    if (!type.empty() &&
        std::find(types.begin(), types.end(), type) == types.end()) {
      types.push_back(std::move(type));
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void SetPay(Posting& posting, std::optional<double> min,
            std::optional<double> max, std::string_view unit,
            std::string_view currency) {
  if (min.value_or(0) <= 0) min.reset();
  if (max.value_or(0) <= 0) max.reset();
  if (!min.has_value() && !max.has_value()) return;
  if (min.has_value() && max.has_value() && *min > *max) std::swap(min, max);
  std::string unit_text = UnitText(unit);
  if (!IsPlausible(unit_text, max ? *max : *min)) unit_text.clear();
  posting.base_salary =
      MonetaryAmount{currency.empty() ? "USD" : std::string(currency), min, max,
                     std::move(unit_text)};
}

}  // namespace rolecall
