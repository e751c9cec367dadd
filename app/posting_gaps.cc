#include "app/posting_gaps.h"

#include <algorithm>
#include <boost/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/exit_code.h"
#include "app/show.h"
#include "app/stored_world.h"
#include "app/terminal.h"
#include "base/text.h"
#include "matcher/posting_lint.h"
#include "model/json.h"

namespace rolecall {
namespace {

namespace json = boost::json;

// Of so many in reach, fewer than one in twenty is rare.
constexpr size_t kEnoughToTell = 20;
constexpr size_t kRareShare = 20;

struct Cost {
  size_t met_by = 0;   // of those in reach
  size_t removes = 0;  // that would be qualified without it
};

struct Costs {
  size_t in_reach = 0;  // within their own wishes of place, pay and hours
  size_t qualified = 0;
  size_t unlicensed = 0;  // of those in reach, where the law asks for a licence
  std::vector<Cost> costs;
  std::vector<PostingHint> hints;
};

size_t Qualified(const Matcher& matcher, const Posting& posting) {
  return matcher.PlaceCandidates(posting, Today(), 0).qualified;
}

void AddHints(const Catalogue& catalogue, const Posting& posting,
              Costs& costs) {
  costs.hints = LintPosting(catalogue, posting);
  const auto required = [&](size_t i) {
    return posting.requirements[i].level == RequirementLevel::kRequired;
  };
  if (costs.in_reach == 0) return;
  bool each_is_met = true;
  size_t count = 0;
  for (size_t i = 0; i < costs.costs.size(); ++i) {
    if (!required(i)) continue;
    ++count;
    const size_t met = costs.costs[i].met_by;
    const std::string asked = AskedText(catalogue, posting.requirements[i]);
    each_is_met = each_is_met && met > 0;
    if (met == 0) {
      costs.hints.push_back({"nobody", i, "nobody in reach has " + asked});
    } else if (costs.in_reach >= kEnoughToTell &&
               met * kRareShare < costs.in_reach) {
      costs.hints.push_back({"rare", i,
                             "only " + std::to_string(met) + " of " +
                                 std::to_string(costs.in_reach) +
                                 " in reach have " + asked});
    }
  }
  if (count > 1 && each_is_met && costs.qualified == 0) {
    costs.hints.push_back(
        {"nobody-has-all", count - 1,
         "each requirement is met by somebody in reach, all by nobody"});
  }
}

Costs Weigh(const Matcher& matcher, const Catalogue& catalogue,
            const Posting& posting) {
  Costs costs;
  Posting bare = posting;  // asks for nothing, neither does the law
  bare.requirements.clear();
  costs.qualified = Qualified(matcher, posting);
  const size_t licensed = Qualified(matcher, bare);
  bare.occupational_category.clear();
  costs.in_reach = Qualified(matcher, bare);
  costs.unlicensed = costs.in_reach - licensed;
  const std::vector<size_t> removed = matcher.RemovedBy(posting, Today());
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    bare.requirements = {posting.requirements[i]};
    // What is only a plus is looked at in the same way.
    bare.requirements.front().level = RequirementLevel::kRequired;
    costs.costs.push_back({Qualified(matcher, bare), removed[i]});
  }
  AddHints(catalogue, posting, costs);
  return costs;
}

std::string CostsJson(const Posting& posting, const Costs& costs) {
  json::array requirements;
  for (size_t i = 0; i < costs.costs.size(); ++i) {
    const Requirement& one = posting.requirements[i];
    json::array any_of(one.any_of.begin(), one.any_of.end());
    requirements.push_back(json::object{{"any_of", std::move(any_of)},
                                        {"level", LevelName(one.level)},
                                        {"met_by", costs.costs[i].met_by},
                                        {"removes", costs.costs[i].removes},
                                        {"evidence", one.evidence.text}});
  }
  json::array hints;
  for (const PostingHint& hint : costs.hints) {
    hints.push_back(json::object{{"kind", hint.kind},
                                 {"requirement", hint.requirement},
                                 {"text", hint.text}});
  }
  return json::serialize(json::object{{"posting_id", posting.id},
                                      {"in_reach", costs.in_reach},
                                      {"qualified", costs.qualified},
                                      {"unlicensed", costs.unlicensed},
                                      {"requirements", std::move(requirements)},
                                      {"hints", std::move(hints)}}) +
         "\n";
}

std::string CostsText(const Catalogue& catalogue, const Posting& posting,
                      const Costs& costs) {
  std::string text = HeadText(posting) + "\n" +
                     CountText(costs.in_reach, "candidate") + " in reach, " +
                     std::to_string(costs.qualified) + " qualified\n";
  if (costs.unlicensed > 0) {
    text += "the law asks for a licence that " +
            std::to_string(costs.unlicensed) + " of them lack\n";
  }
  Table table({"removes", "met by", "asks", "the employer's words"});
  for (size_t i = 0; i < costs.costs.size(); ++i) {
    const Requirement& one = posting.requirements[i];
    table.Add({std::to_string(costs.costs[i].removes),
               std::to_string(costs.costs[i].met_by),
               RequirementText(catalogue, one), one.evidence.text});
  }
  text += costs.costs.empty() ? "\nasks for nothing that the catalogue knows\n"
                              : "\n" + table.ToString();
  for (const PostingHint& hint : costs.hints) {
    text += (&hint == costs.hints.data() ? "\n" : "") +
            ("look again: " + Printable(hint.text, 300)) + "\n";
  }
  return text;
}

}  // namespace

int PostingGaps(Store& store, const Field& field, Matcher& matcher,
                const GapsArguments& arguments) {
  const auto posting = store.FindPosting(arguments.posting);
  if (!posting) return FailWith(posting.error());
  if (!*posting) {
    Complain("there is no posting \"" + Printable(arguments.posting) + "\"");
    return kExitNo;
  }
  if (IsExpired(**posting, Today())) {
    Complain("posting " + Printable(arguments.posting) + " is closed");
    return kExitNo;
  }
  if (auto put = PutCandidates(store, field, matcher); !put) {
    return FailWith(put.error());
  }
  const Costs costs = Weigh(matcher, field.catalogue, **posting);
  Out(arguments.json ? CostsJson(**posting, costs)
                     : CostsText(field.catalogue, **posting, costs));
  return kExitDone;
}

}  // namespace rolecall
