// Reads config/occupations.tsv; docs/formats.md describes the columns.
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "config/settings.h"
#include "config/tsv.h"

namespace rolecall {
namespace {

// "31-9092"; "29-2099.08" for one of those that O*NET tells apart.
bool IsSocCode(std::string_view code) {
  if (code.size() != 7 && code.size() != 10) return false;
  for (size_t i = 0; i < code.size(); ++i) {
    const char mark = i == 2 ? '-' : i == 7 ? '.' : '0';
    if (mark == '0' ? !IsAsciiDigit(code[i]) : code[i] != mark) return false;
  }
  return true;
}

tl::unexpected<Error> Wrong(const TsvTable::Row& row, const std::string& what) {
  return Fail(ErrorCode::kInvalidArgument, row.Where() + ": " + what);
}

}  // namespace

Result<std::vector<Occupation>> LoadOccupations(const std::string& path) {
  const auto table = TsvTable::Load(path, {"code", "name", "titles"});
  if (!table) return Fail(table.error());
  std::vector<Occupation> occupations;
  std::unordered_set<std::string> codes;
  std::unordered_map<std::string, std::string> owners;  // of titles
  for (const TsvTable::Row& row : table->rows()) {
    Occupation occupation;
    occupation.code = row["code"];
    occupation.name = row["name"];
    occupation.licences = ListItems(row["licences"]);
    occupation.related = ListItems(row["related"]);
    occupation.titles = ListItems(row["titles"]);
    occupation.context_words = ListItems(row["context_words"]);
    if (!IsSocCode(occupation.code)) {
      return Wrong(row, "\"" + Printable(occupation.code) +
                            "\" is no O*NET-SOC code such as 31-9092");
    }
    if (!codes.insert(occupation.code).second) {
      return Wrong(row, "code " + occupation.code + " stands twice");
    }
    for (const std::string& title : occupation.titles) {
      const auto [owner, added] = owners.emplace(title, occupation.code);
      if (!added) {
        return Wrong(row, "title \"" + Printable(title) + "\" stands under " +
                              owner->second + " as well");
      }
    }
    occupations.push_back(std::move(occupation));
  }
  return occupations;
}

}  // namespace rolecall
