// rolecall gaps: what would open most to one candidate, or to a cohort.
#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/complaints.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/next_step.h"
#include "app/posting_gaps.h"
#include "app/stored_world.h"
#include "app/terminal.h"
#include "base/text.h"
#include "pipeline/match_stage.h"

namespace rolecall {
namespace {

namespace json = boost::json;

// A term over all who were asked about.
struct Gap {
  TermIndex term = kNoTerm;
  size_t opens = 0;     // pairs of a student and a posting
  size_t students = 0;  // to whom it opens something
};

struct Outlook {
  size_t qualified = 0;   // pairs now
  std::vector<Gap> gaps;  // most first
};

Outlook LookAhead(const Matcher& matcher, const Catalogue& catalogue,
                  const std::vector<Candidate>& candidates, Date today) {
  Outlook outlook;
  std::map<TermIndex, Gap> gaps;
  Progress progress("gaps");
  size_t done = 0;
  for (const Candidate& candidate : candidates) {
    outlook.qualified += matcher.PlacePostings(candidate, today, 0).qualified;
    for (const Opening& opening :
         matcher.OpensMost(candidate, today, catalogue.terms().size())) {
      const TermIndex term = catalogue.Find(opening.term);
      Gap& gap = gaps[term];
      gap.term = term;
      gap.opens += opening.postings;
      ++gap.students;
    }
    progress.Show(++done, candidates.size());
  }
  for (const auto& [term, gap] : gaps) outlook.gaps.push_back(gap);
  std::stable_sort(
      outlook.gaps.begin(), outlook.gaps.end(),
      [](const Gap& a, const Gap& b) { return a.opens > b.opens; });
  return outlook;
}

bool Lists(const Candidate& candidate, const std::string& id) {
  const auto is = [&](const auto& one) { return one.term == id; };
  return std::any_of(candidate.credentials.begin(), candidate.credentials.end(),
                     is) ||
         std::any_of(candidate.software.begin(), candidate.software.end(), is);
}

json::object TermObject(const Catalogue& catalogue, const Gap& gap) {
  const Term& term = catalogue.term(gap.term);
  json::object object;
  object["term"] = term.id;
  object["name"] = catalogue.DisplayName(gap.term);
  object["kind"] =
      term.kind == RequirementKind::kSoftware ? "software" : "certification";
  object["opens"] = gap.opens;
  if (const std::string effort = EffortOf(term); !effort.empty()) {
    object["effort"] = effort;
  }
  if (term.renewal_months) object["renewal_months"] = *term.renewal_months;
  return object;
}

void ShowOne(const Catalogue& catalogue, const Candidate& candidate,
             const Outlook& outlook, const GapsArguments& arguments,
             Date today) {
  Table table({"opens", "what", "how", "renewed"});
  json::array openings;
  for (const Gap& gap : outlook.gaps) {
    if (openings.size() == arguments.top) break;
    const NextStep step = NextStepTo(catalogue, gap.term, candidate, today);
    json::object object = TermObject(catalogue, gap);
    object["state"] = step.state;
    object["next_step"] = step.text;
    openings.push_back(std::move(object));
    table.Add({"+" + std::to_string(gap.opens), catalogue.DisplayName(gap.term),
               step.text, RenewalOf(catalogue.term(gap.term))});
  }
  if (arguments.json) {
    Out(json::serialize(json::object{{"candidate_id", candidate.id},
                                     {"qualified", outlook.qualified},
                                     {"openings", std::move(openings)}}) +
        "\n");
    return;
  }
  Out("qualified for " + std::to_string(outlook.qualified) +
      " open postings in reach\n\n");
  Out(openings.empty() ? "no one thing would open another\n"
                       : table.ToString());
}

void ShowCohort(const Catalogue& catalogue,
                const std::vector<Candidate>& candidates,
                const Outlook& outlook, const GapsArguments& arguments) {
  Table table({"opens", "students", "held by", "what", "how", "renewed"});
  json::array openings;
  for (const Gap& gap : outlook.gaps) {
    if (openings.size() == arguments.top) break;
    const Term& term = catalogue.term(gap.term);
    const auto held = static_cast<size_t>(std::count_if(
        candidates.begin(), candidates.end(),
        [&](const Candidate& one) { return Lists(one, term.id); }));
    json::object object = TermObject(catalogue, gap);
    object["students"] = gap.students;
    object["held_by"] = held;
    openings.push_back(std::move(object));
    table.Add({"+" + std::to_string(gap.opens), std::to_string(gap.students),
               std::to_string(held), catalogue.DisplayName(gap.term),
               EffortOf(term), RenewalOf(term)});
  }
  if (arguments.json) {
    Out(json::serialize(json::object{{"candidates", candidates.size()},
                                     {"qualified", outlook.qualified},
                                     {"openings", std::move(openings)}}) +
        "\n");
    return;
  }
  Out(std::to_string(candidates.size()) + " students, qualified for " +
      std::to_string(outlook.qualified) +
      " open postings in reach, counted for each student\n\n");
  Out(openings.empty() ? "no one thing would open another\n"
                       : table.ToString());
}

// The candidates that were named, by id, in a file of ids, or by school.
Result<std::vector<Candidate>> Find(Store& store, const Field& field,
                                    const GapsArguments& arguments,
                                    Complaints& complaints) {
  std::vector<Candidate> found;
  const auto take = [&](Candidate candidate) {
    Locate(field.gazetteer, &candidate);
    found.push_back(std::move(candidate));
  };
  const auto look = [&](const std::string& where,
                        const std::string& id) -> Result<void> {
    auto candidate = store.FindCandidate(id);
    if (!candidate) return Fail(candidate.error());
    if (*candidate) {
      take(std::move(**candidate));
    } else {
      complaints.Add(where, "candidate " + Printable(id) + " is not known");
    }
    return {};
  };
  Result<void> read;
  for (const std::string& id : arguments.candidates) {
    if (read) read = look("gaps", id);
  }
  if (read && !arguments.cohort.empty()) {
    Result<void> looked;
    read = ForEachLine(arguments.cohort, [&](std::string_view line,
                                             size_t number, bool too_long) {
      const std::string_view id = Trim(line);
      if (too_long || id.empty()) return true;
      looked = look(arguments.cohort + ":" + std::to_string(number),
                    std::string(id));
      return looked.has_value();
    });
    if (read) read = looked;
  }
  if (read && !arguments.school.empty()) {
    read = store.ForEachCandidate([&](const Candidate& candidate) {
      if (candidate.school_id == arguments.school) take(candidate);
      return true;
    });
  }
  if (!read) return Fail(read.error());
  return found;
}

int CandidateGaps(Store& store, const Field& field, Matcher& matcher,
                  const GapsArguments& arguments) {
  Complaints complaints;
  const auto candidates = Find(store, field, arguments, complaints);
  if (!candidates) return FailWith(candidates.error());
  if (candidates->empty()) {
    if (complaints.exit_code() == kExitDone) {
      Complain(
          "no candidate of that school; `rolecall candidate list` shows "
          "who is known");
    }
    return kExitNo;
  }
  if (auto put = PutOpenPostings(store, Today(), matcher); !put) {
    return FailWith(put.error());
  }
  const Outlook outlook =
      LookAhead(matcher, field.catalogue, *candidates, Today());
  const bool one = candidates->size() == 1 && arguments.cohort.empty() &&
                   arguments.school.empty();
  if (one) {
    ShowOne(field.catalogue, candidates->front(), outlook, arguments, Today());
  } else {
    ShowCohort(field.catalogue, *candidates, outlook, arguments);
  }
  return complaints.exit_code();
}

}  // namespace

int Gaps(const GapsArguments& arguments) {
  const bool names_candidates = !arguments.candidates.empty() ||
                                !arguments.cohort.empty() ||
                                !arguments.school.empty();
  if (names_candidates == !arguments.posting.empty()) {
    Complain("name candidates, a --cohort, a --school or a --posting");
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
