#include "app/would_change.h"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <string_view>
#include <utility>

#include "app/next_step.h"
#include "app/terminal.h"
#include "base/text.h"

namespace rolecall {
namespace {

namespace json = boost::json;

bool Blocks(const Reason& reason) {
  static constexpr std::string_view kKinds[] = {
      "missing", "missing-by-deadline", "expired", "confirm", "licensed-work"};
  return std::find(std::begin(kKinds), std::end(kKinds), reason.kind) !=
         std::end(kKinds);
}

bool Holds(const WouldChange& change, const std::string& term) {
  return std::any_of(change.steps.begin(), change.steps.end(),
                     [&](const auto& step) { return step.term == term; });
}

WouldChange::Step StepFor(const Catalogue& catalogue, TermIndex term,
                          const Candidate& candidate, const Reason& reason,
                          Date today) {
  WouldChange::Step step;
  step.term = reason.term;
  step.name = catalogue.DisplayName(term);
  const NextStep next = NextStepTo(catalogue, term, candidate, today);
  step.state = next.state;
  step.text = next.text;
  if (reason.kind == "confirm") {
    step.state = "to-confirm";
    step.text = "have the proof of it ready";
  } else if (reason.kind == "expired") {
    // What ran out may be another thing that counts as this one.
    step.state = "expired";
    step.text = reason.text;
  }
  return step;
}

}  // namespace

WouldChange FindWouldChange(const Matcher& matcher, const Field& field,
                            const Candidate& candidate, const Posting& posting,
                            const Match& match, Date today) {
  WouldChange change;
  if (match.qualification == Qualification::kQualified) return change;
  const Catalogue& catalogue = field.catalogue;
  Candidate with = candidate;
  for (const Reason& reason : match.reasons) {
    const TermIndex term = catalogue.Find(reason.term);
    if (term == kNoTerm || !Blocks(reason) || Holds(change, reason.term)) {
      continue;
    }
    change.steps.push_back(StepFor(catalogue, term, candidate, reason, today));
    with = WithTerm(std::move(with), catalogue.term(term));
  }
  if (change.steps.empty()) return change;
  const Match after = matcher.Explain(with, posting, today);
  change.qualification = after.qualification;
  change.score = after.score;
  return change;
}

std::string WouldChangeText(const WouldChange& change) {
  if (change.steps.empty()) return "";
  std::string text = "\nwhat would change it\n";
  Table table({"what", "how"});
  for (const WouldChange::Step& step : change.steps) {
    table.Add({step.name, step.text});
  }
  text += table.ToString();
  return text + "then " + std::string(QualificationName(change.qualification)) +
         ", " + FormatTenths(change.score) + "\n";
}

std::string WouldChangeMember(const WouldChange& change) {
  if (change.steps.empty()) return "";
  json::array steps;
  for (const WouldChange::Step& step : change.steps) {
    steps.push_back(json::object{{"term", step.term},
                                 {"name", step.name},
                                 {"state", step.state},
                                 {"text", step.text}});
  }
  return ",\"would_change\":{\"steps\":" + json::serialize(steps) +
         ",\"qualification\":\"" +
         std::string(QualificationName(change.qualification)) +
         "\",\"score\":" + FormatTenths(change.score) + "}";
}

}  // namespace rolecall
