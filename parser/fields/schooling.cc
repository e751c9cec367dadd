#include "parser/fields/schooling.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <bit>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMostHits = 20;  // of one statement

bool Hits(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(ToRe2(text), pattern);
}

// A level named in a statement.
struct Mention {
  size_t begin = 0;
  size_t end = 0;
  Education level = Education::kHighSchool;
};

// How the levels are written, ascending.
constexpr std::array<std::string_view, 6> kLevels = {
    R"(\bhigh[\s-]school\b|\bged\b|\bg\.e\.d\b|\bh\.?s\.? diploma)",
    R"(\b(?:graduat\w+|complet\w+|diploma|certificate)\s(?:[\w'’-]+\s){0,4}?)"
    R"((?:accredited|approved|vocational|technical|trade|school of|)"
    R"(medical assist\w+|practical nurs\w+|phlebotomy|coding)\b|)"
    R"(\b(?:vocational|technical|trade|business) (?:school|college)\b|)"
    R"(\bpost-?\s?secondary (?:certificate|diploma|education))",
    R"(\bassociate(?:'|’)?s?(?:'|’)?,? (?:degree|of\b|in\b|or|bachelor)|)"
    R"(\bassociate(?:'|’)s\b|\b(?:two|2)[\s-]year (?:college )?degree|)"
    R"(\ba\.?a\.?s?\.? degree)",
    R"(\bbachelor|\bbaccalaureate|\bbsn\b|\bb\.?[as]\.?(?:/b\.?[as]\.?)? )"
    R"((?:degree|in\b|or\b)|\b(?:four|4)[\s-]year (?:college )?degree|)"
    R"(\b(?:college|university|undergraduate) degree|\bdegree[\s-]level)",
    R"(\bmaster(?:'|’)?s?(?:'|’)? (?:degree|of\b|in\b|level)|)"
    R"(\bmaster(?:'|’)s\b|\bmba\b|\bmsn\b|\b(?:graduate|advanced) degree)",
    R"(\bdoctora(?:te|l)\b|\bph\.?d\b|\bdoctor of\b|\bpharm\.?d\b)"};

// What tells which level a find is, by the word that it begins with: a bit for
// each level.
constexpr unsigned kUnclear = 1u << kLevels.size();
constexpr unsigned kYear = kUnclear << 1;  // behind "2" or "4"

WordBeginnings LevelWords() {
  std::vector<WordBeginnings::Beginning> all;
  const auto add = [&all](unsigned kinds,
                          std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) all.push_back({word, kinds});
  };
  add(1u << 0, {"high ", "ged ", "g ", "h ", "hs "});
  add(1u << 1,
      {"complet", "diploma ", "certificate ", "vocational ", "technical ",
       "trade ", "business ", "post ", "postsecondary "});
  add(1u << 2, {"associate", "two ", "a ", "aa ", "aas "});
  add(1u << 3,
      {"bachelor", "baccalaureate", "bsn ", "b ", "ba ", "bs ", "four ",
       "college ", "university ", "undergraduate ", "degree "});
  add(1u << 4, {"master", "mba ", "msn ", "advanced "});
  add(1u << 5, {"doctor", "ph ", "phd ", "pharm ", "pharmd "});
  add(kUnclear, {"graduat"});
  add(kYear, {"year "});
  return WordBeginnings(all);
}

// The patterns twice: to find any of them where a word begins as they do, then
// to tell which one a find is where its first word leaves that open.  Six
// groups in one expression do both, many times slower.
class LevelPatterns {
 public:
  LevelPatterns() : any_(Joined()), each_(RE2::Options(), RE2::ANCHOR_BOTH) {
    for (const std::string_view level : kLevels) {
      each_.Add(ToRe2(level), nullptr);
    }
    each_.Compile();
  }

  std::vector<Mention> FindIn(std::string_view text) const {
    std::vector<Mention> mentions;
    size_t from = 0;  // behind the last find
    words_.ForEach(text, [&](size_t at, unsigned kinds) {
      if (kinds == kYear) {
        if (at < 2 || !IsAsciiDigit(text[at - 2])) return;
        at -= 2;
        kinds = kUnclear;
      } else if (IsAloneWithoutDot(text, at)) {
        return;
      }
      if (at < from || mentions.size() == kMostHits) return;
      Take(text, at, kinds, from, mentions);
    });
    return mentions;
  }

 private:
  static std::string Joined() {
    std::string all;
    for (const std::string_view level : kLevels) {
      if (!all.empty()) all += '|';
      all += level;
    }
    return all;
  }

  // One letter, which begins nothing but an abbreviation.
  static bool IsAloneWithoutDot(std::string_view text, size_t at) {
    return at + 1 < text.size() && !IsAsciiAlpha(text[at + 1]) &&
           text[at + 1] != '.';
  }

  // What is named at `at`, and then where that ends within a word.
  void Take(std::string_view text, size_t at, unsigned kinds, size_t& from,
            std::vector<Mention>& mentions) const {
    re2::StringPiece hit;
    while (mentions.size() < kMostHits &&
           any_.Match(ToRe2(text.substr(from)), at - from, text.size() - from,
                      RE2::ANCHOR_START, &hit, 1)) {
      if (const auto level = LevelOf(hit, kinds)) {
        mentions.push_back({at, at + hit.size(), *level});
      }
      from = at += hit.size();
      kinds = kUnclear;
      if (at == text.size() || !IsAsciiAlpha(text[at - 1]) ||
          !IsAsciiAlpha(text[at])) {
        return;
      }
    }
  }

  std::optional<Education> LevelOf(re2::StringPiece hit, unsigned kinds) const {
    if (kinds != kUnclear) {
      return static_cast<Education>(std::countr_zero(kinds));
    }
    std::vector<int> levels;
    if (!each_.Match(hit, &levels)) return std::nullopt;
    return static_cast<Education>(
        *std::min_element(levels.begin(), levels.end()));
  }

  const WordBeginnings words_ = LevelWords();
  RE2 any_;
  RE2::Set each_;
};

std::vector<Mention> FindMentions(std::string_view text) {
  static const LevelPatterns kPatterns;
  return kPatterns.FindIn(text);
}

// "High school" alone is a place of work as well.
bool IsSchoolAlone(std::string_view text, const Mention& mention) {
  static const RE2 kEarned(
      R"(\bged\b|g\.e\.d|graduat|equivalen|degree|complet|education)");
  return mention.level == Education::kHighSchool &&
         !Contains(text, "diploma") && !Hits(text, kEarned);
}

// What somebody is, teaches, is paid for or is on the way to.
bool SpeaksOfOthers(std::string_view text) {
  static const RE2 kForm(R"(\b(?:level of education|highest level)\b)");
  static const RE2 kOthers(
      R"(\b(?:tuition|reimburse\w*|scholarships?|loans?|currently enrolled|)"
      R"(pursu\w+|toward|towards|enrolled|our team|we are|students?|)"
      R"(no (?:\w+ )?degree|without (?:a )?(?:\w+ )?degree)\b)");
  static const RE2 kAsks(R"(\brequire[sd]?\b|\bmust\b|\bminimum\b)");
  return Hits(text, kForm) || (Hits(text, kOthers) && !Hits(text, kAsks));
}

// "Or four years of experience", "or an equivalent combination".
bool HasOtherWay(std::string_view after) {
  static const RE2 kOther(
      R"(\b(?:or|and/or)\b[^.]{0,60}\b(?:experience|combination|years?)\b|)"
      R"(\bin lieu\b|\bsubstitut\w+)");
  const bool may = Contains(after, "experience") || Contains(after, "year") ||
                   Contains(after, "combination") || Contains(after, "lieu") ||
                   Contains(after, "substitut");
  return may && Hits(after, kOther);
}
bool IsOtherWay(std::string_view before) {
  static const RE2 kOther(R"(\b(?:experience|years?)\b[^.]{0,40}\bor\s+)"
                          R"((?:an? |the |equivalent )*$)");
  return (Contains(before, "experience") || Contains(before, "year")) &&
         Hits(before, kOther);
}

std::vector<Mention> Required(const Statement& statement) {
  const std::string_view text = statement.text;
  std::vector<Mention> mentions = FindMentions(text);
  std::erase_if(mentions, [&](const Mention& mention) {
    return IsSchoolAlone(text, mention) ||
           IsPlusAt(statement, mention.begin, mention.end) ||
           ((statement.topics & kSaysOr) != 0 &&
            IsOtherWay(text.substr(0, mention.begin))) ||
           HasOtherWay(text.substr(mention.end));
  });
  return mentions;
}

// True when either of two neighbours will do: "associate, bachelor's or ...".
bool IsChoice(std::string_view text, const Mention& a, const Mention& b) {
  const std::string_view between = text.substr(a.end, b.begin - a.end);
  if (Contains(between, " or ") || Contains(between, "/") ||
      Contains(text.substr(a.begin, b.begin - a.begin), " or ")) {
    return true;
  }
  return between.size() < 25 && !Contains(between, " and ") &&
         Contains(text.substr(b.end), " or ");
}

std::optional<Education> LevelOf(const Statement& statement) {
  const std::vector<Mention> mentions = Required(statement);
  if (mentions.empty()) return std::nullopt;
  Education level = mentions.front().level;
  for (size_t i = 1; i < mentions.size(); ++i) {
    const Mention& next = mentions[i];
    if (next.level == mentions[i - 1].level) continue;
    level = IsChoice(statement.text, mentions[i - 1], next)
                ? std::min(level, next.level)
                : std::max(level, next.level);
  }
  return level;
}

}  // namespace

std::optional<Education> FindEducation(const Statements& statements) {
  return AskedTogether<Education>(
      statements, [](const Statement& statement) -> std::optional<Education> {
        constexpr Topics kBoth = kOfSchooling | kNamesLevel;
        if ((statement.topics & kBoth) != kBoth) return std::nullopt;
        const std::optional<Education> level = LevelOf(statement);
        if (level && (statement.topics & kNamesOthers) != 0 &&
            SpeaksOfOthers(statement.text)) {
          return std::nullopt;
        }
        return level;
      });
}

}  // namespace rolecall
