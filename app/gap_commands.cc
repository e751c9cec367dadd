// rolecall gaps: what would open most to one candidate, or to a cohort.
#include <algorithm>
#include <boost/json.hpp>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "app/cohort.h"
#include "app/commands.h"
#include "app/complaints.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/next_step.h"
#include "app/posting_gaps.h"
#include "app/show.h"
#include "app/stored_world.h"
#include "app/terminal.h"
#include "model/json.h"

namespace rolecall {
namespace {

namespace json = boost::json;

constexpr size_t kMostNames = 3;

// Terms over all who were asked about: each of them opens the same.
struct Gap {
  std::vector<TermIndex> any_of;  // the one to name first
  size_t opens = 0;               // pairs of a student and a posting
  size_t students = 0;            // to whom it opens something
};

struct CohortOutlook {
  size_t qualified = 0;   // pairs now
  std::vector<Gap> gaps;  // most first
};

// What one term opens, and a text that is equal for terms that open the same to
// the same students.
struct Sum {
  size_t opens = 0;
  size_t students = 0;
  std::string who_and_what;
};

// What opens most first; what it takes is told in words beside it.
std::vector<Gap> Join(const std::map<TermIndex, Sum>& sums) {
  std::map<std::string, Gap> joined;
  for (const auto& [term, sum] : sums) {
    Gap& gap = joined[sum.who_and_what];
    gap.any_of.push_back(term);
    gap.opens = sum.opens;
    gap.students = sum.students;
  }
  std::vector<Gap> gaps;
  for (auto& [key, gap] : joined) gaps.push_back(std::move(gap));
  const auto rank = [&](const Gap& gap) {
    return std::tuple(std::numeric_limits<size_t>::max() - gap.opens,
                      gap.any_of.front());
  };
  std::ranges::sort(gaps, {}, rank);
  return gaps;
}

CohortOutlook LookAhead(const Matcher& matcher, const Catalogue& catalogue,
                        const std::vector<Candidate>& candidates, Date today) {
  CohortOutlook outlook;
  std::map<TermIndex, Sum> sums;
  Progress progress("gaps");
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Outlook own =
        matcher.OpensMost(candidates[i], today, catalogue.terms().size());
    outlook.qualified += own.qualified;
    for (const Opening& opening : own.openings) {
      const std::string key = std::to_string(i) + ":" + opening.any_of.front();
      for (const std::string& id : opening.any_of) {
        Sum& sum = sums[catalogue.Find(id)];
        sum.opens += opening.postings;
        ++sum.students;
        sum.who_and_what += key + ";";
      }
    }
    progress.Show(i + 1, candidates.size());
  }
  outlook.gaps = Join(sums);
  return outlook;
}

// "CPC, COC, CIC or 4 others".
std::string Names(const Catalogue& catalogue,
                  const std::vector<TermIndex>& terms) {
  const size_t shown =
      terms.size() > kMostNames + 1 ? kMostNames : terms.size();
  std::string names;
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) names += i + 1 == terms.size() ? " or " : ", ";
    names += catalogue.DisplayName(terms[i]);
  }
  if (shown < terms.size()) {
    names += " or " + std::to_string(terms.size() - shown) + " others";
  }
  return names;
}

json::object GapObject(const Catalogue& catalogue, const Gap& gap) {
  const Term& term = catalogue.term(gap.any_of.front());
  json::array any_of;
  for (const TermIndex one : gap.any_of) {
    any_of.emplace_back(catalogue.term(one).id);
  }
  json::object object;
  object["any_of"] = std::move(any_of);
  object["name"] = Names(catalogue, gap.any_of);
  object["kind"] = KindName(term.kind);
  object["opens"] = gap.opens;
  if (const std::string effort = EffortOf(catalogue, gap.any_of);
      !effort.empty()) {
    object["effort"] = effort;
  }
  if (const auto months = RenewalMonthsOf(catalogue, gap.any_of)) {
    object["renewal_months"] = *months;
  }
  return object;
}

// What is nearest to hand goes first: what only has to be renewed, then what
// one is on the way to.
NextStep PutNearestFirst(const Catalogue& catalogue, const Candidate& candidate,
                         Date today, std::vector<TermIndex>* any_of) {
  for (const std::string_view state : {"expired", "in-progress"}) {
    for (auto at = any_of->begin(); at != any_of->end(); ++at) {
      NextStep step = NextStepTo(catalogue, *at, candidate, today);
      if (step.state != state) continue;
      std::rotate(any_of->begin(), at, at + 1);
      return step;
    }
  }
  return {"missing", EffortOf(catalogue, *any_of)};
}

void ShowOne(const Catalogue& catalogue, const Candidate& candidate,
             const CohortOutlook& outlook, const GapsArguments& arguments,
             Date today) {
  Table table({"opens", "what", "how", "renewed"});
  json::array openings;
  for (Gap gap : outlook.gaps) {
    if (openings.size() == arguments.top) break;
    const NextStep step =
        PutNearestFirst(catalogue, candidate, today, &gap.any_of);
    json::object object = GapObject(catalogue, gap);
    object["state"] = step.state;
    object["next_step"] = step.text;
    openings.push_back(std::move(object));
    table.Add({"+" + std::to_string(gap.opens), Names(catalogue, gap.any_of),
               step.text, RenewalOf(catalogue, gap.any_of)});
  }
  if (arguments.json) {
    Out(json::serialize(json::object{{"candidate_id", candidate.id},
                                     {"qualified", outlook.qualified},
                                     {"openings", std::move(openings)}}) +
        "\n");
    return;
  }
  Out("qualified for " + CountText(outlook.qualified, "open posting") +
      " of the work that is wanted, in reach\n\n");
  Out(openings.empty() ? "no one thing would open another\n"
                       : table.ToString());
}

bool Lists(const Candidate& candidate, const std::string& id) {
  const auto is = [&](const auto& one) { return one.term == id; };
  return std::any_of(candidate.credentials.begin(), candidate.credentials.end(),
                     is) ||
         std::any_of(candidate.software.begin(), candidate.software.end(), is);
}

// How many of a cohort list one of the things.
size_t HeldBy(const Catalogue& catalogue,
              const std::vector<Candidate>& candidates, const Gap& gap) {
  const auto lists_any = [&](const Candidate& candidate) {
    return std::any_of(gap.any_of.begin(), gap.any_of.end(), [&](TermIndex t) {
      return Lists(candidate, catalogue.term(t).id);
    });
  };
  return static_cast<size_t>(
      std::count_if(candidates.begin(), candidates.end(), lists_any));
}

void ShowCohort(const Catalogue& catalogue,
                const std::vector<Candidate>& candidates,
                const CohortOutlook& outlook, const GapsArguments& arguments) {
  Table table({"opens", "students", "held by", "what", "how", "renewed"});
  json::array openings;
  for (const Gap& gap : outlook.gaps) {
    if (openings.size() == arguments.top) break;
    const size_t held = HeldBy(catalogue, candidates, gap);
    json::object object = GapObject(catalogue, gap);
    object["students"] = gap.students;
    object["held_by"] = held;
    openings.push_back(std::move(object));
    table.Add({"+" + std::to_string(gap.opens), std::to_string(gap.students),
               std::to_string(held), Names(catalogue, gap.any_of),
               EffortOf(catalogue, gap.any_of),
               RenewalOf(catalogue, gap.any_of)});
  }
  if (arguments.json) {
    Out(json::serialize(json::object{{"candidates", candidates.size()},
                                     {"qualified", outlook.qualified},
                                     {"openings", std::move(openings)}}) +
        "\n");
    return;
  }
  Out(CountText(candidates.size(), "candidate") + ", qualified for " +
      CountText(outlook.qualified, "open posting") +
      " of the work that is wanted, in reach; counted for each "
      "candidate\n\n");
  Out(openings.empty() ? "no one thing would open another\n"
                       : table.ToString());
}

Result<void> ReadCohort(const GapsArguments& arguments, CohortReader& reader) {
  for (const std::string& id : arguments.candidates) {
    if (auto added = reader.AddId("gaps", id); !added) return added;
  }
  if (!arguments.cohort.empty()) {
    if (auto added = reader.AddFile(arguments.cohort); !added) return added;
  }
  return arguments.school.empty() ? Result<void>()
                                  : reader.AddSchool(arguments.school);
}

int CandidateGaps(Store& store, const Field& field, Matcher& matcher,
                  const GapsArguments& arguments) {
  Complaints complaints;
  CohortReader reader(store, field.gazetteer, complaints);
  if (auto read = ReadCohort(arguments, reader); !read) {
    return FailWith(read.error());
  }
  const std::vector<Candidate>& candidates = reader.candidates();
  if (candidates.empty()) {
    // That a name is not known is an answer; a file without any is bad input.
    return arguments.cohort.empty() && !reader.any_malformed()
               ? kExitNo
               : complaints.exit_code();
  }
  if (auto put = PutOpenPostings(store, Today(), matcher); !put) {
    return FailWith(put.error());
  }
  const CohortOutlook outlook =
      LookAhead(matcher, field.catalogue, candidates, Today());
  // By what was asked, not by who is known: the shape of JSON hangs on it.
  const bool one = arguments.candidates.size() == 1 &&
                   arguments.cohort.empty() && arguments.school.empty();
  if (one) {
    ShowOne(field.catalogue, candidates.front(), outlook, arguments, Today());
  } else {
    ShowCohort(field.catalogue, candidates, outlook, arguments);
  }
  return complaints.exit_code();
}

}  // namespace

int Gaps(const GapsArguments& arguments) {
  const bool names_candidates = !arguments.candidates.empty() ||
                                !arguments.cohort.empty() ||
                                !arguments.school.empty();
  if (names_candidates == !arguments.posting.empty()) {
    Complain(names_candidates
                 ? "--posting excludes candidates, --cohort and --school"
                 : "name candidates, a --cohort, a --school or a --posting");
    return kExitUsage;
  }
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  return WithStore(arguments.config, [&](Store& store,
                                         const Settings& settings) {
    auto matcher = MakeMatcher(**field, settings.matching);
    if (!matcher) return BadSettings(matcher.error());
    return names_candidates ? CandidateGaps(store, **field, *matcher, arguments)
                            : PostingGaps(store, **field, *matcher, arguments);
  });
}

}  // namespace rolecall
