// rolecall impact: whom the rankings select, by groups that are supplied apart.
//
// The four-fifths rule of the Uniform Guidelines on Employee Selection
// Procedures, 29 CFR 1607.4 D: a selection rate below four fifths of the
// highest group's is generally regarded as evidence of adverse impact.  Groups
// are read, counted and forgotten: nothing stores them, and the matcher never
// sees them.
#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/complaints.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/stored_world.h"
#include "app/terminal.h"
#include "base/text.h"
#include "parser/csv.h"

namespace rolecall {
namespace {

namespace json = boost::json;

// Of fewer, one person more or less changes the verdict.
constexpr size_t kFew = 30;

struct Group {
  size_t candidates = 0;
  size_t selected = 0;

  double Rate() const {
    return static_cast<double>(selected) / static_cast<double>(candidates);
  }
};

using Groups = std::map<std::string, Group>;

struct Membership {
  std::string where;  // "groups.csv:2"
  std::string id;
  std::string group;
};

bool IsBlank(const CsvRecord& record) {
  return record.fields.size() == 1 && Trim(record.fields.front()).empty();
}

// Rows of an id and a group, in their order; a first row of column names is
// passed over.
Result<std::vector<Membership>> ReadGroups(const std::string& path,
                                           Complaints& complaints) {
  const auto bytes = ReadInput(path);
  if (!bytes) return Fail(bytes.error());
  const auto records = ParseCsv(*bytes);
  if (!records) return Fail(records.error().Within(Printable(path)));
  std::vector<Membership> members;
  std::set<std::string> ids;
  bool is_first = true;
  for (const CsvRecord& record : *records) {
    if (IsBlank(record)) continue;
    const std::string where =
        Printable(path) + ":" + std::to_string(record.line);
    const std::string id(record.fields.empty() ? ""
                                               : Trim(record.fields.front()));
    const bool may_be_header = std::exchange(is_first, false);
    if (may_be_header &&
        (EqualsIgnoreCase(id, "candidate_id") || EqualsIgnoreCase(id, "id"))) {
      continue;
    }
    if (record.fields.size() != 2 || id.empty() ||
        Trim(record.fields[1]).empty()) {
      complaints.Add(where, "expected a candidate's id and a group");
    } else if (!ids.insert(id).second) {
      complaints.Add(where, "candidate " + Printable(id) + " stands twice");
    } else {
      members.push_back({where, id, std::string(Trim(record.fields[1]))});
    }
  }
  return members;
}

// Everybody who is among the best of some open posting.
Result<std::set<std::string>> Select(Store& store, const Matcher& matcher,
                                     size_t top) {
  std::set<std::string> selected;
  Progress progress("impact");
  size_t done = 0;
  auto read = Tolerate(store.ForEachPosting([&](const Posting& posting) {
    if (!IsExpired(posting, Today())) {
      for (Placements::Place& place :
           matcher.PlaceCandidates(posting, Today(), top).places) {
        selected.insert(std::move(place.id));
      }
    }
    progress.Show(++done, 0);
    return true;
  }));
  if (!read) return Fail(read.error());
  return selected;
}

// Adds members to their groups.
Result<void> Count(Store& store, std::span<const Membership> members,
                   const std::set<std::string>& selected, Groups& groups,
                   Complaints& complaints) {
  std::vector<std::string> ids;
  for (const Membership& member : members) ids.push_back(member.id);
  const auto candidates = store.FindCandidates(ids);
  if (!candidates) return Fail(candidates.error());
  for (size_t i = 0; i < members.size(); ++i) {
    const auto& [where, id, group] = members[i];
    const Result<std::optional<Candidate>>& candidate = (*candidates)[i];
    if (!candidate) {
      complaints.Add(where, candidate.error().message);
    } else if (!*candidate) {
      complaints.Add(where, "candidate " + Printable(id) + " is not known");
    } else {
      Group& counted = groups[group];
      ++counted.candidates;
      if (selected.contains(id)) ++counted.selected;
    }
  }
  return {};
}

// A file may name a million: a thousand are held at a time.
Result<Groups> CountAll(Store& store, std::span<const Membership> members,
                        const std::set<std::string>& selected,
                        Complaints& complaints) {
  constexpr size_t kAtOnce = 1000;
  Groups groups;
  for (; !members.empty();
       members = members.subspan(std::min(kAtOnce, members.size()))) {
    const auto some = members.first(std::min(kAtOnce, members.size()));
    if (auto ok = Count(store, some, selected, groups, complaints); !ok) {
      return Fail(ok.error());
    }
  }
  return groups;
}

// The ratio to the highest rate, and whether it is below four fifths, told by
// whole numbers, so that exactly four fifths is never taken for less.
struct Ratio {
  double value = 1;
  bool is_below = false;
};

Ratio RatioOf(const Group& group, const Group& highest) {
  Ratio ratio;
  if (highest.selected == 0) return ratio;
  ratio.value = group.Rate() / highest.Rate();
  ratio.is_below = 5 * group.selected * highest.candidates <
                   4 * highest.selected * group.candidates;
  return ratio;
}

std::string Percent(double share) {
  return FormatTenths(static_cast<Tenths>(share * 1000 + 0.5)) + " %";
}

// "0.480".
std::string Decimal(double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", share);
  return text;
}

std::string GroupJson(const std::string& name, const Group& group,
                      const Ratio& ratio) {
  return "{\"group\":" + json::serialize(json::value(name)) +
         ",\"candidates\":" + std::to_string(group.candidates) +
         ",\"selected\":" + std::to_string(group.selected) +
         ",\"rate\":" + Decimal(group.Rate()) +
         ",\"ratio\":" + Decimal(ratio.value) +
         ",\"below_four_fifths\":" + (ratio.is_below ? "true" : "false") +
         "}\n";
}

void Show(const Groups& groups, bool as_json) {
  const Group& highest =
      std::max_element(groups.begin(), groups.end(),
                       [](const auto& a, const auto& b) {
                         return a.second.Rate() < b.second.Rate();
                       })
          ->second;
  Table table({"group", "candidates", "selected", "rate", "ratio", ""});
  bool any_few = false;
  for (const auto& [name, group] : groups) {
    const Ratio ratio = RatioOf(group, highest);
    if (as_json) {
      Out(GroupJson(name, group, ratio));
      continue;
    }
    const bool few = group.candidates < kFew;
    any_few = any_few || few;
    table.Add({name, std::to_string(group.candidates),
               std::to_string(group.selected), Percent(group.Rate()),
               Percent(ratio.value),
               std::string(ratio.is_below ? "below four fifths" : "") +
                   (few ? (ratio.is_below ? ", few" : "few") : "")});
  }
  if (as_json) return;
  Out(table.ToString());
  if (any_few) {
    Out("\nfew: of fewer than " + std::to_string(kFew) +
        " people one more or less may change the ratio\n");
  }
}

int ShowImpact(Store& store, const Field& field, Matcher& matcher,
               const ImpactArguments& arguments) {
  Complaints complaints;
  const auto members = ReadGroups(arguments.file, complaints);
  if (!members) return FailWith(members.error());
  if (auto put = PutCandidates(store, field, matcher); !put) {
    return FailWith(put.error());
  }
  const auto selected = Select(store, matcher, arguments.top);
  if (!selected) return FailWith(selected.error());
  const auto groups = CountAll(store, *members, *selected, complaints);
  if (!groups) return FailWith(groups.error());
  if (groups->empty()) {
    complaints.Add(Printable(arguments.file), "no known candidate in it");
    return complaints.exit_code();
  }
  Show(*groups, arguments.json);
  return complaints.exit_code();
}

}  // namespace

int Impact(const ImpactArguments& arguments) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  return WithStore(arguments.config,
                   [&](Store& store, const Settings& settings) {
                     auto matcher = MakeMatcher(**field, settings.matching);
                     if (!matcher) return BadSettings(matcher.error());
                     return ShowImpact(store, **field, *matcher, arguments);
                   });
}

}  // namespace rolecall
