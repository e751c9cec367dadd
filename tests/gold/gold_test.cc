// Holds the extractor against labelled postings.  The labels of ../shared/gold
// and the texts of ../shared/corpus are not ours to ship: where they are
// absent, the tests say SKIPPED.  The floors stand a little under the figures
// of the day; raise them when the figures rise.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "config/settings.h"
#include "model/json.h"
#include "parser/html.h"
#include "parser/requirements/requirement_extractor.h"

namespace rolecall {
namespace {

namespace json = boost::json;

constexpr char kShared[] = ROLECALL_SOURCE_DIR "/../shared/";

struct Need {
  std::string kind;
  std::set<std::string> any_of;
  std::string level;
  int within_days = 0;  // 0: at hire
};

struct Gold {
  std::vector<Need> needs;
  std::set<std::string> ignored;
  std::string line;  // the whole object, for labels that carry their text
};

std::vector<Need> NeedsOf(const json::object& record) {
  std::vector<Need> needs;
  for (const json::value& value : record.at("requirements").as_array()) {
    const json::object& object = value.as_object();
    Need& need = needs.emplace_back();
    need.kind = object.at("kind").as_string();
    need.level = object.at("level").as_string();
    for (const json::value& id : object.at("any_of").as_array()) {
      need.any_of.emplace(id.as_string());
    }
    const json::value* days = object.if_contains("within_days");
    if (days != nullptr && days->is_int64()) {
      need.within_days = static_cast<int>(days->as_int64());
    }
  }
  return needs;
}

std::map<std::string, Gold> LoadGold(const std::string& path) {
  std::map<std::string, Gold> all;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    const json::value value = json::parse(line);
    const json::object& record = value.as_object();
    Gold& gold = all[std::string(record.at("id").as_string())];
    gold.needs = NeedsOf(record);
    gold.line = line;
    if (const json::value* ignored = record.if_contains("ignore")) {
      for (const json::value& id : ignored->as_array()) {
        gold.ignored.emplace(id.as_string());
      }
    }
  }
  return all;
}

// The lines of the corpus whose ids are labelled, by id.
std::map<std::string, std::string> LoadTexts(
    const std::map<std::string, Gold>& gold) {
  std::map<std::string, std::string> texts;
  const std::string path = std::string(kShared) + "corpus/postings.jsonl.gz";
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return texts;
  std::string line;
  std::array<char, 1 << 16> buffer;
  while (gzgets(file, buffer.data(), buffer.size()) != nullptr) {
    line += buffer.data();
    if (line.back() != '\n') continue;
    const size_t begin = line.find("\"id\": \"") + 7;
    const std::string id = line.substr(begin, line.find('"', begin) - begin);
    if (gold.contains(id)) texts[id] = line;
    line.clear();
  }
  gzclose(file);
  return texts;
}

bool IsOther(const std::string& term) { return term.starts_with("other:"); }

// Terms that are not scored, as gold/score.py tells them.
std::set<std::string> Undecided(const Gold& gold) {
  std::set<std::string> terms = gold.ignored;
  std::set<std::string> scored;
  for (const Need& need : gold.needs) {
    const bool mixed =
        std::any_of(need.any_of.begin(), need.any_of.end(), IsOther);
    (mixed ? terms : scored).insert(need.any_of.begin(), need.any_of.end());
  }
  for (const std::string& term : scored) {
    if (!gold.ignored.contains(term)) terms.erase(term);
  }
  return terms;
}

struct Views {
  std::set<std::pair<std::string, std::string>> terms;
  std::set<std::tuple<std::string, std::string, std::string>> levels;
  std::set<std::tuple<std::string, std::set<std::string>, std::string, int>>
      groups;
};

Views ViewsOf(const std::vector<Need>& needs,
              const std::set<std::string>& skipped) {
  Views views;
  std::map<std::pair<std::string, std::string>, std::string> levels;
  for (const Need& need : needs) {
    bool whole = true;
    for (const std::string& term : need.any_of) {
      if (IsOther(term) || skipped.contains(term)) {
        whole = false;
        continue;
      }
      views.terms.emplace(need.kind, term);
    }
    for (const std::string& term : need.any_of) {
      if (IsOther(term) || skipped.contains(term)) continue;
      auto [place, added] =
          levels.emplace(std::pair(need.kind, term), need.level);
      if (!added && whole && need.level == "required")
        place->second = "required";
    }
    if (whole) {
      views.groups.emplace(need.kind, need.any_of, need.level,
                           need.within_days);
    }
  }
  for (const auto& [key, level] : levels) {
    views.levels.emplace(key.first, key.second, level);
  }
  return views;
}

struct Count {
  size_t both = 0;
  size_t gold = 0;
  size_t read = 0;

  template <typename Set>
  void Add(const Set& wanted, const Set& found) {
    gold += wanted.size();
    read += found.size();
    for (const auto& item : wanted) both += found.contains(item);
  }
  double F1() const {
    return gold + read == 0 ? 1.0
                            : 2.0 * static_cast<double>(both) /
                                  static_cast<double>(gold + read);
  }
};

struct Figures {
  Count terms;
  Count levels;
  Count groups;
};

std::vector<Need> Read(const RequirementExtractor& extractor,
                       const std::string& line) {
  auto posting = PostingFromJson(line);
  if (!posting.has_value()) return {};
  auto text = DescriptionToText(posting->description);
  if (text.has_value()) posting->description_text = *text;
  std::vector<Need> needs;
  for (const Requirement& requirement : extractor.Extract(*posting)) {
    Need& need = needs.emplace_back();
    need.kind = requirement.kind == RequirementKind::kSoftware
                    ? "software"
                    : "certification";
    need.any_of = {requirement.any_of.begin(), requirement.any_of.end()};
    need.level = requirement.level == RequirementLevel::kRequired ? "required"
                                                                  : "preferred";
    need.within_days = requirement.within_days.value_or(0);
  }
  return needs;
}

Figures Score(const std::map<std::string, Gold>& gold,
              const std::map<std::string, std::string>& texts) {
  const Catalogue catalogue =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  const auto extractor = RequirementExtractor::Create(catalogue).value();
  Figures figures;
  for (const auto& [id, record] : gold) {
    const auto text = texts.find(id);
    const std::vector<Need> found = text == texts.end()
                                        ? std::vector<Need>{}
                                        : Read(extractor, text->second);
    const std::set<std::string> skipped = Undecided(record);
    const Views wanted = ViewsOf(record.needs, skipped);
    const Views got = ViewsOf(found, skipped);
    figures.terms.Add(wanted.terms, got.terms);
    figures.levels.Add(wanted.levels, got.levels);
    figures.groups.Add(wanted.groups, got.groups);
  }
  std::printf("terms %.4f  levels %.4f  groups %.4f\n", figures.terms.F1(),
              figures.levels.F1(), figures.groups.F1());
  return figures;
}

void ExpectAtLeast(const Figures& figures, double terms, double levels,
                   double groups) {
  EXPECT_GE(figures.terms.F1(), terms);
  EXPECT_GE(figures.levels.F1(), levels);
  EXPECT_GE(figures.groups.F1(), groups);
}

TEST(GoldTest, RealPostingsAreReadAsTheirReadersDo) {
  const auto gold = LoadGold(std::string(kShared) + "gold/dev.jsonl");
  if (gold.empty()) GTEST_SKIP() << "no ../shared/gold here";
  ExpectAtLeast(Score(gold, LoadTexts(gold)), 0.955, 0.955, 0.93);
}

TEST(GoldTest, TrapsWrittenForTheReaderAreSeen) {
  const auto gold = LoadGold(std::string(kShared) + "gold/challenge-dev.jsonl");
  if (gold.empty()) GTEST_SKIP() << "no ../shared/gold here";
  std::map<std::string, std::string> texts;
  for (const auto& [id, record] : gold) texts[id] = record.line;
  ExpectAtLeast(Score(gold, texts), 0.985, 0.985, 0.98);
}

// Written to find what is misread; a good part still is.
TEST(GoldTest, TrapsOfASecondWriterAreSeen) {
  const auto gold = LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/traps.jsonl");
  std::map<std::string, std::string> texts;
  for (const auto& [id, record] : gold) texts[id] = record.line;
  ExpectAtLeast(Score(gold, texts), 0.90, 0.89, 0.855);
}

TEST(GoldTest, PostingsThatNoRuleWasWrittenForAreReadAlike) {
  const auto gold = LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/held-out.jsonl");
  const auto texts = LoadTexts(gold);
  if (texts.empty()) GTEST_SKIP() << "no ../shared/corpus here";
  ExpectAtLeast(Score(gold, texts), 0.95, 0.935, 0.90);
}

// Studied once; what a second reader labelled later stays shut.
TEST(GoldTest, TheThirdPartIsReadAlike) {
  const auto gold =
      LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/held-out-3.jsonl");
  const auto texts = LoadTexts(gold);
  if (texts.empty()) GTEST_SKIP() << "no ../shared/corpus here";
  ExpectAtLeast(Score(gold, texts), 0.935, 0.935, 0.935);
}

TEST(GoldTest, TheFourthPartIsReadAlike) {
  const auto gold =
      LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/held-out-4.jsonl");
  const auto texts = LoadTexts(gold);
  if (texts.empty()) GTEST_SKIP() << "no ../shared/corpus here";
  ExpectAtLeast(Score(gold, texts), 0.855, 0.855, 0.79);
}

TEST(GoldTest, TheHardestTextsAreReadAlike) {
  const auto gold =
      LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/held-out-5.jsonl");
  const auto texts = LoadTexts(gold);
  if (texts.empty()) GTEST_SKIP() << "no ../shared/corpus here";
  ExpectAtLeast(Score(gold, texts), 0.955, 0.945, 0.895);
}

TEST(GoldTest, PostingsThatTheRulesWereTunedOnStayRead) {
  const auto gold = LoadGold(ROLECALL_SOURCE_DIR "/tests/gold/tuning.jsonl");
  const auto texts = LoadTexts(gold);
  if (texts.empty()) GTEST_SKIP() << "no ../shared/corpus here";
  ExpectAtLeast(Score(gold, texts), 0.978, 0.965, 0.94);
}

}  // namespace
}  // namespace rolecall
