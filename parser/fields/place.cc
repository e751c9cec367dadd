// A location field is cut into tokens ("Dayton", "OH", "45402", "US"), each
// token is sorted, and the tokens fill one place after the other: a city stands
// before its state ("Dayton, OH") or right behind it ("US-OH-Dayton").
#include "parser/fields/place.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "parser/fields/place_names.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxBytes = 4000;
constexpr size_t kMaxPlaces = 50;
constexpr size_t kMaxTokenBytes = 200;
constexpr size_t kMaxLocalityBytes = 80;

enum class TokenKind { kText, kRegion, kPostalCode, kCountry };

struct Token {
  TokenKind kind = TokenKind::kText;
  std::string text;  // as written
  std::string code;  // of a region or country
};

bool IsUpper(std::string_view text) {
  return std::none_of(text.begin(), text.end(), IsAsciiLower);
}

// "OH" for "OH", "Ohio", "N.Y."; two small letters are a state only behind a
// city ("dayton, oh"), for "in" and "or" are words.
std::string StateCode(std::string_view text, bool is_first) {
  std::string plain;
  for (const char c : text) {
    if (c != '.') plain += c;
  }
  if (plain.size() == 2 && is_first && !IsUpper(plain)) return {};
  return RegionCode(plain);
}

// Words of a location field that name no place.
bool IsNoise(std::string_view text) {
  static const RE2 kNoise(
      R"((?i)(?:(?:fully|100%|partially|mostly)\s+)?(?:remote(?:ly)?|)"
      R"(tele-?(?:commute|work)|work (?:from|at) home|wfh|virtual|)"
      R"(home[- ]?based|anywhere|hybrid|on-?site|in[- ]office|in[- ]person|)"
      R"(multiple(?: locations| sites)?|various(?: locations)?|nationwide|)"
      R"(international|all locations|other|n/?a|tbd|negotiable|unspecified|)"
      R"(not specified|unknown|locations?|any|no location|headquarters|hq|work|job|)"
      R"(\+?\s*\d+\s+(?:more )?(?:other )?locations?|\+?\s*\d+ more|)"
      R"((?:suite|ste|floor|unit|room|building|bldg|apt)\b.*))");
  return RE2::FullMatch(ToRe2(text), kNoise);
}

bool IsStreet(std::string_view text) {
  static const RE2 kStreet(
      R"(#?\d+[\w-]*\s+.*[A-Za-z].*|(?i)p\.?\s?o\.? box .*)");
  return RE2::FullMatch(ToRe2(text), kStreet);
}

bool IsForeignPostalCode(std::string_view text) {
  static const RE2 kUkOrCanada(
      R"((?i)[A-Z]{1,2}\d[A-Z\d]?(?:\s*\d[A-Z]{2})?|[A-Z]\d[A-Z]\s?\d[A-Z]\d)");
  return RE2::FullMatch(ToRe2(text), kUkOrCanada);
}

// "United States-Ohio-Dayton", "Ohio-Dayton": a comma behind the country and
// behind the state.  "Iowa-City, IA" names its state elsewhere.
void CutNames(std::string& text) {
  const bool is_parted = text.find(',') != std::string::npos;
  size_t begin = 0;
  for (const bool is_first : {true, false}) {
    const size_t dash = text.find('-', begin);
    if (dash == std::string::npos) return;
    const std::string_view name =
        Trim(std::string_view(text).substr(begin, dash - begin));
    const bool is_long = name.size() > 2;
    const bool is_region =
        !RegionCode(name).empty() || (is_long && !ProvinceCode(name).empty());
    const bool is_country =
        is_first && (is_long || name == "US") && !CountryCode(name).empty();
    const bool may_be_region = !is_first || (is_long && !is_parted);
    if (!is_country && !(is_region && may_be_region)) return;
    text[dash] = ',';
    if (is_region) return;
    begin = dash + 1;
  }
}

// Puts one comma where a board uses another sign between the parts.
std::string WithCommas(std::string_view chunk) {
  static const RE2 kCodes(R"(^\s*(USA?|[A-Z]{2})-([A-Z]{2})-(\S))");
  static const RE2 kStateFirst(R"(^\s*([A-Z]{2})-([A-Z]))");
  static const RE2 kStateLast(R"(([a-z])-([A-Z]{2})\s*$)");
  static const RE2 kPrefix(
      R"((?i)^\s*(?:(?:job )?locations?|city|remote)\s*(?:[:,]|\bin\b|\bwithin\b|)"
      R"(\bfrom\b|\s)\s*)");
  static const RE2 kAround(R"((?i)(^|,\s*)(?:greater|metro|downtown|near)\s+|)"
                           R"(\s+(?:metropolitan )?area\s*($|,))");
  static const RE2 kSigns(R"(\s+[-–—]+\s*|\s*[-–—]+\s+|[()\[\]:>]|\s*[–—]\s*)");
  std::string text(chunk);
  RE2::Replace(&text, kCodes, "\\1,\\2,\\3");
  CutNames(text);
  std::string state;
  std::string rest;
  if (RE2::PartialMatch(ToRe2(text), kStateFirst, &state, &rest) &&
      !RegionCode(state).empty()) {
    RE2::Replace(&text, kStateFirst, "\\1,\\2");
  }
  RE2::Replace(&text, kStateLast, "\\1,\\2");
  RE2::Replace(&text, kPrefix, "");
  RE2::GlobalReplace(&text, kSigns, ",");
  RE2::GlobalReplace(&text, kAround, "\\1\\2");
  return text;
}

// Sorts tokens of one chunk as it cuts them.
class Tokens {
 public:
  explicit Tokens(std::string_view chunk) {
    const std::string text = WithCommas(chunk);
    for (const std::string_view part : Split(text, ',')) Add(Trim(part));
  }
  const std::vector<Token>& list() const { return list_; }

 private:
  void Push(TokenKind kind, std::string_view text, std::string_view code = {}) {
    list_.push_back({kind, std::string(text), std::string(code)});
  }

  void Add(std::string_view text) {
    if (text.empty() || text.size() > kMaxTokenBytes || IsNoise(text)) return;
    if (AddDistrict(text) || AddWhole(text)) return;
    static const RE2 kZip(R"((?:(.*\S)\s+)?(\d{5})(?:-\d{4})?)");
    static const RE2 kCanada(R"((.*\S)\s+([A-Z]\d[A-Z]\s?\d[A-Z]\d))");
    re2::StringPiece rest;
    re2::StringPiece code;
    if (RE2::FullMatch(ToRe2(text), kZip, &rest, &code) ||
        RE2::FullMatch(ToRe2(text), kCanada, &rest, &code)) {
      Add({rest.data(), rest.size()});
      Push(TokenKind::kPostalCode, {code.data(), code.size()});
      return;
    }
    if (IsStreet(text) || AddCityAndState(text)) return;
    AddText(text);
  }

  // "Washington DC" names a city and its region at once.
  bool AddDistrict(std::string_view text) {
    static const RE2 kDistrict(R"((?i)washington,?\s+d\.?\s?c\.?)");
    if (!RE2::FullMatch(ToRe2(text), kDistrict)) return false;
    Push(TokenKind::kText, "Washington");
    Push(TokenKind::kRegion, "DC", "DC");
    return true;
  }

  // A token that is one thing as a whole.
  bool AddWhole(std::string_view text) {
    const std::string state = StateCode(text, list_.empty());
    const std::string_view province = ProvinceCode(text);
    if (!state.empty()) {
      Push(TokenKind::kRegion, text, state);
    } else if (const auto country = CountryCode(text); !country.empty()) {
      Push(TokenKind::kCountry, text, country);
    } else if (!province.empty() && (text.size() > 2 || IsUpper(text))) {
      Push(TokenKind::kRegion, text, province);
      Push(TokenKind::kCountry, "CA", "CA");
    } else if (IsForeignPostalCode(text)) {
      Push(TokenKind::kPostalCode, text);
    } else {
      return false;
    }
    return true;
  }

  // "Dayton OH", "OH Dayton", "USA OH Dayton".
  bool AddCityAndState(std::string_view text) {
    const size_t first = text.find(' ');
    if (first == std::string_view::npos) return false;
    const std::string_view head = text.substr(0, first);
    const size_t last = text.rfind(' ');
    const std::string_view tail = text.substr(last + 1);
    if (head == "US" || head == "USA") {
      Push(TokenKind::kCountry, head, "US");
      Add(Trim(text.substr(first)));
      return true;
    }
    for (const auto& [code, rest] : {std::pair(tail, text.substr(0, last)),
                                     std::pair(head, text.substr(first + 1))}) {
      if (code.size() != 2 || !IsUpper(code)) continue;
      const std::string state = RegionCode(code);
      if (state.empty()) continue;
      if (!IsStreet(Trim(rest))) AddText(Trim(rest));
      Push(TokenKind::kRegion, code, state);
      return true;
    }
    return false;
  }

  void AddText(std::string_view name) {
    if (name.size() <= kMaxLocalityBytes && IsAsciiAlphaAnywhere(name)) {
      Push(TokenKind::kText, name);
    }
  }

  static bool IsAsciiAlphaAnywhere(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
      return IsAsciiAlpha(c) || static_cast<unsigned char>(c) > 0x7F;
    });
  }

  std::vector<Token> list_;
};

// Fills places from the tokens of one chunk.
class PlaceBuilder {
 public:
  explicit PlaceBuilder(std::vector<Place>& places) : places_(places) {}

  void Build(const std::vector<Token>& tokens) {
    for (size_t i = 0; i < tokens.size(); ++i) {
      const Token* next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
      switch (tokens[i].kind) {
        case TokenKind::kText:
          AddText(tokens[i], next);
          break;
        case TokenKind::kRegion:
          AddRegion(tokens[i], next);
          break;
        case TokenKind::kPostalCode:
          if (place_.postal_code.empty()) place_.postal_code = tokens[i].text;
          break;
        case TokenKind::kCountry:
          AddCountry(tokens[i]);
          break;
      }
    }
    Flush();
  }

 private:
  bool IsUs() const {
    return place_.address_country.empty() || place_.address_country == "US";
  }

  void AddText(const Token& token, const Token* next) {
    const bool county = token.text.ends_with(" County");
    const bool region_next = next && next->kind == TokenKind::kRegion;
    if (!place_.address_region.empty() && !texts_.empty()) {
      if (!region_next) return;  // a building behind "Dayton, OH"
      Flush();
    }
    if (county && !texts_.empty()) return;
    texts_.push_back(token.text);
  }

  void AddRegion(const Token& token, const Token* next) {
    const bool repeated = place_.address_region == token.code;
    if (place_.address_region.empty()) {
      const bool county_seat = next && next->kind == TokenKind::kRegion &&
                               IsCityLikeAState(token, *next);
      // "Elm Hospital, New York, NY"
      const bool own_city =
          county_seat && (next->code == "NY" || next->code == "DC");
      if (own_city || (county_seat && texts_.empty())) {
        texts_.push_back(token.text);
        return;
      }
      place_.address_region = token.code;
      region_first_ = texts_.empty();
    } else if (texts_.empty() && token.text.size() > 2 &&
               (repeated || IsTheCapital(token))) {
      texts_.push_back(token.text);  // "US, NY, New York"
    } else if (!repeated) {
      Flush();
      place_.address_region = token.code;
      region_first_ = true;
    }
  }

  // "New York, New York", "Delaware, OH"; but "Ohio, Texas" are two states.
  static bool IsCityLikeAState(const Token& token, const Token& next) {
    if (token.text.size() == 2) return false;
    return next.text.size() == 2 || EqualsIgnoreCase(token.text, next.text) ||
           (token.code == "WA" && next.code == "DC");
  }

  // "US, DC, Washington"
  bool IsTheCapital(const Token& token) const {
    return place_.address_region == "DC" && token.code == "WA";
  }

  void AddCountry(const Token& token) {
    if (place_.address_country.empty()) {
      place_.address_country = token.code;
      country_first_ = texts_.empty() && place_.address_region.empty();
    } else if (place_.address_country != token.code) {
      Flush();
      place_.address_country = token.code;
    }
  }

  // Which of the texts is the city.
  void ChooseLocality() {
    if (texts_.empty()) return;
    const bool has_region = !place_.address_region.empty();
    if (has_region && region_first_) {
      place_.address_locality = texts_.front();
    } else if (has_region || IsUs() || texts_.size() == 1 ||
               !place_.postal_code.empty()) {
      // Before it stand the building or the street.
      place_.address_locality =
          has_region || !IsUs() || !place_.postal_code.empty() ? texts_.back()
                                                               : texts_.front();
    } else if (country_first_) {  // "AU, NSW, Sydney"
      place_.address_locality = texts_.back();
      place_.address_region = texts_[texts_.size() - 2];
    } else {  // "Bengaluru, Karnataka, India"
      place_.address_locality = texts_[texts_.size() - 2];
      place_.address_region = texts_.back();
    }
  }

  void Flush() {
    ChooseLocality();
    if (place_.address_country.empty() &&
        !RegionCode(place_.address_region).empty()) {
      place_.address_country = "US";
    }
    const bool known =
        std::find(places_.begin(), places_.end(), place_) != places_.end();
    if (place_ != Place() && !known && places_.size() < kMaxPlaces) {
      places_.push_back(place_);
    }
    place_ = Place();
    texts_.clear();
    region_first_ = country_first_ = false;
  }

  std::vector<Place>& places_;
  Place place_;
  std::vector<std::string> texts_;  // tokens that may be its city
  bool region_first_ = false;
  bool country_first_ = false;
};

// The pieces that name one place each, as far as signs tell.
std::vector<std::string> Chunks(std::string_view text) {
  static const RE2 kSeparators(R"(\s+/\s+|[;|\r\n]|•|·|(?i)<br\s*/?>)");
  static const RE2 kAnd(R"((,[^,]*)\s+(?:and|or|&)\s+([^,]*,))");
  std::string marked(text);
  RE2::GlobalReplace(&marked, kSeparators, "\n");
  RE2::GlobalReplace(&marked, kAnd, "\\1\n\\2");
  std::vector<std::string> chunks;
  for (const std::string_view part : Split(marked, '\n')) {
    if (!Trim(part).empty()) chunks.emplace_back(Trim(part));
  }
  return chunks;
}

}  // namespace

std::vector<Place> ReadPlaces(std::string_view text) {
  std::vector<Place> places;
  for (const std::string& chunk : Chunks(Utf8Prefix(text, kMaxBytes))) {
    if (places.size() >= kMaxPlaces) break;
    PlaceBuilder(places).Build(Tokens(chunk).list());
  }
  return places;
}

}  // namespace rolecall
