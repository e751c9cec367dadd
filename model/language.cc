#include "model/language.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

// Those that clinics in the United States ask for, by the Census Bureau's list
// of languages spoken at home; ISO 639 has the codes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 62>
    kLanguages = {{
        {"albanian", "sq"},       {"american sign language", "ase"},
        {"amharic", "am"},        {"arabic", "ar"},
        {"armenian", "hy"},       {"asl", "ase"},
        {"bengali", "bn"},        {"bosnian", "bs"},
        {"bulgarian", "bg"},      {"burmese", "my"},
        {"cantonese", "yue"},     {"cape verdean creole", "kea"},
        {"chinese", "zh"},        {"croatian", "hr"},
        {"czech", "cs"},          {"danish", "da"},
        {"dari", "prs"},          {"dutch", "nl"},
        {"english", "en"},        {"farsi", "fa"},
        {"filipino", "fil"},      {"finnish", "fi"},
        {"french", "fr"},         {"german", "de"},
        {"greek", "el"},          {"gujarati", "gu"},
        {"haitian creole", "ht"}, {"hebrew", "he"},
        {"hindi", "hi"},          {"hmong", "hmn"},
        {"hungarian", "hu"},      {"igbo", "ig"},
        {"indonesian", "id"},     {"italian", "it"},
        {"japanese", "ja"},       {"khmer", "km"},
        {"korean", "ko"},         {"lao", "lo"},
        {"malayalam", "ml"},      {"mandarin", "cmn"},
        {"navajo", "nv"},         {"nepali", "ne"},
        {"norwegian", "no"},      {"pashto", "ps"},
        {"persian", "fa"},        {"polish", "pl"},
        {"portuguese", "pt"},     {"punjabi", "pa"},
        {"romanian", "ro"},       {"russian", "ru"},
        {"serbian", "sr"},        {"somali", "so"},
        {"spanish", "es"},        {"swahili", "sw"},
        {"swedish", "sv"},        {"tagalog", "tl"},
        {"tamil", "ta"},          {"telugu", "te"},
        {"ukrainian", "uk"},      {"urdu", "ur"},
        {"vietnamese", "vi"},     {"yoruba", "yo"},
    }};

}  // namespace

bool IsLanguageTag(std::string_view tag) {
  const std::vector<std::string_view> parts = Split(tag, '-');
  const std::string_view language = parts.front();
  if (language.size() < 2 || language.size() > 3 ||
      !std::all_of(language.begin(), language.end(), IsAsciiAlpha)) {
    return false;
  }
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::all_of(part.begin(), part.end(), IsAsciiAlnum);
  });
}

std::optional<std::string> LanguageFromName(std::string_view name) {
  const std::string lower = ToLower(name);
  for (const auto& [known, tag] : kLanguages) {
    if (known == lower) return std::string(tag);
  }
  return {};
}

const std::vector<std::string>& LanguageNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const auto& [name, tag] : kLanguages) list.emplace_back(name);
    return list;
  }();
  return names;
}

}  // namespace rolecall
