#include "parser/fields/language.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

using Name = std::pair<std::string_view, std::string_view>;

// Languages that US employers ask for.  Names that are also those of people
// and places more often (Karen, Polish as a verb) are left out.
constexpr auto kNames = std::to_array<Name>({
    {"english", "en"},    {"spanish", "es"},
    {"mandarin", "zh"},   {"chinese", "zh"},
    {"cantonese", "yue"}, {"vietnamese", "vi"},
    {"korean", "ko"},     {"tagalog", "tl"},
    {"russian", "ru"},    {"arabic", "ar"},
    {"portuguese", "pt"}, {"creole", "ht"},
    {"french", "fr"},     {"german", "de"},
    {"hmong", "hmn"},     {"somali", "so"},
    {"italian", "it"},    {"japanese", "ja"},
    {"hindi", "hi"},      {"punjabi", "pa"},
    {"urdu", "ur"},       {"farsi", "fa"},
    {"armenian", "hy"},   {"amharic", "am"},
    {"nepali", "ne"},     {"bengali", "bn"},
    {"gujarati", "gu"},   {"ukrainian", "uk"},
    {"hebrew", "he"},     {"yiddish", "yi"},
    {"burmese", "my"},    {"swahili", "sw"},
    {"navajo", "nv"},     {"khmer", "km"},
    {"thai", "th"},       {"american sign language", "ase"},
    {"asl", "ase"},
});

// BCP 47 (ISO 639-2) "mul": more than one, whichever they are.
constexpr std::string_view kSeveralLanguages = "mul";

bool Hits(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(ToRe2(text), pattern);
}

// A language named in a text of lower case.
struct Mention {
  size_t begin = 0;
  size_t end = 0;
  std::string_view tag;
};

unsigned InitialOf(std::string_view name) { return 1u << (name[0] - 'a'); }

// The initials of the names as which a word begins.
unsigned InitialsIn(std::string_view text) {
  static const WordBeginnings kWords = [] {
    std::vector<WordBeginnings::Beginning> beginnings;
    for (const auto& [name, tag] : kNames) {
      beginnings.push_back({name.substr(0, name.find(' ')), InitialOf(name)});
    }
    return WordBeginnings(beginnings);
  }();
  return kWords.KindsIn(text);
}

std::vector<Mention> FindMentions(std::string_view text) {
  const unsigned initials = InitialsIn(text);
  std::vector<Mention> mentions;
  if (initials == 0) return mentions;
  for (const auto& [name, tag] : kNames) {
    if ((initials & InitialOf(name)) == 0) continue;
    const size_t at = text.find(name);
    if (at == std::string_view::npos) continue;
    const size_t end = at + name.size();
    const bool is_word = (at == 0 || !IsAsciiAlnum(text[at - 1])) &&
                         (end == text.size() || !IsAsciiAlnum(text[end]));
    if (is_word) mentions.push_back({at, end, tag});
  }
  std::sort(
      mentions.begin(), mentions.end(),
      [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return mentions;
}

// Of other people, or of a subject.
bool IsOfOthers(std::string_view after) {
  static const RE2 kOthers(
      R"(^(?:[\s-]*(?:only|speaking|language))*\s*(?:patients?|clients?|famil\w+|)"
      R"(communit\w+|populations?|customers?|members?|callers?|residents?|)"
      R"(teachers?|department|literature|studies|history|food|cuisine|degree))");
  return Hits(after, kOthers);
}

bool AsksToSpeak(std::string_view text) {
  static const RE2 kAsks(
      R"(\bbilingual\b|\bfluen(?:t|cy|tly)\b|\bspeak(?:s|ing|er)?\b|)"
      R"(\bproficien(?:t|cy)\b|\b(?:read|write|communicate|converse)\b|)"
      R"(\blanguage(?:s| skills)?\b.{0,40}\brequire|)"
      R"(\brequire[sd]?\b.{0,40}\blanguages?\b)");
  return Hits(text, kAsks);
}

// Either will do, so that none is asked for by itself.
bool IsChoice(std::string_view text, const Mention& a, const Mention& b) {
  if (a.tag == b.tag || a.tag == "en" || b.tag == "en") return false;
  const std::string_view between = text.substr(a.end, b.begin - a.end);
  return !Contains(between, " and ");
}

void AddNew(std::vector<std::string>& tags, std::string_view tag) {
  if (std::find(tags.begin(), tags.end(), tag) == tags.end()) {
    tags.emplace_back(tag);
  }
}

// Higher pay for a language asks for none.
bool SpeaksOfPay(std::string_view text) {
  return Contains(text, "$") || Contains(text, "differential") ||
         Contains(text, "stipend") || Contains(text, "incentive");
}

void AddRequired(const Statement& statement, std::vector<std::string>& tags) {
  const std::string_view text = statement.text;
  std::vector<Mention> mentions = FindMentions(text);
  if (mentions.empty() || !AsksToSpeak(text) || SpeaksOfPay(text)) return;
  std::erase_if(mentions, [&](const Mention& mention) {
    return IsOfOthers(text.substr(mention.end)) ||
           IsPlusAt(statement, mention.begin, mention.end);
  });
  bool is_choice = false;
  for (size_t i = 1; i < mentions.size(); ++i) {
    is_choice = is_choice || IsChoice(text, mentions[i - 1], mentions[i]);
  }
  for (const Mention& mention : mentions) {
    AddNew(tags,
           is_choice && mention.tag != "en" ? kSeveralLanguages : mention.tag);
  }
}

// The language that a text without its name asks for in the title: the one
// beside English that the text speaks of; kSeveralLanguages for none and for
// several; empty where it is but a plus.
std::string_view OtherLanguage(const Statements& statements) {
  std::string_view only;
  for (const Statement& statement : statements.all()) {
    const std::string_view text = statement.text;
    if ((statement.topics & kOfLanguage) == 0 || SpeaksOfPay(text)) continue;
    for (const Mention& mention : FindMentions(text)) {
      if (mention.tag == "en" || mention.tag == only) continue;
      if (IsPlusAt(statement, mention.begin, mention.end)) return {};
      if (!only.empty()) return kSeveralLanguages;
      only = mention.tag;
    }
  }
  return only.empty() ? kSeveralLanguages : only;
}

}  // namespace

std::vector<std::string> FindLanguages(std::string_view title,
                                       const Statements& statements) {
  std::vector<std::string> tags;
  const std::string lower = ToLower(Utf8Prefix(title, 300));
  if (Contains(lower, "bilingual") || Contains(lower, "speaking")) {
    AddRequired({.text = lower, .topics = TopicsOf(lower)}, tags);
    if (tags.empty() && !SaysPlus(lower) && FindMentions(lower).empty()) {
      const std::string_view other = OtherLanguage(statements);
      if (!other.empty()) AddNew(tags, other);
    }
  }
  for (const Statement& statement : statements.all()) {
    if ((statement.topics & kOfLanguage) != 0) AddRequired(statement, tags);
  }
  const bool names_other =
      std::any_of(tags.begin(), tags.end(), [](const std::string& tag) {
        return tag != "en" && tag != kSeveralLanguages;
      });
  if (names_other) std::erase(tags, kSeveralLanguages);
  return tags;
}

}  // namespace rolecall
