// What would make a match a qualified one.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "matcher/matcher.h"
#include "model/candidate.h"
#include "model/match.h"
#include "model/posting.h"

namespace rolecall {

struct WouldChange {
  struct Step {
    std::string term;  // catalogue id
    std::string name;
    std::string state;  // as NextStep's, or to-confirm
    std::string text;
  };
  std::vector<Step> steps;  // all of them together
  // The match once they are done; another requirement may still be missing
  // where one cannot be met by holding a thing.
  Qualification qualification = Qualification::kNot;
  Tenths score = 0;
};

// No steps where `match`, the account of the two, is `qualified`.  What is only
// a plus is no step.
WouldChange FindWouldChange(const Matcher& matcher, const Field& field,
                            const Candidate& candidate, const Posting& posting,
                            const Match& match, Date today);

// Lines below the account, and the member `would_change` of its JSON object;
// both empty where there are no steps.
std::string WouldChangeText(const WouldChange& change);
std::string WouldChangeMember(const WouldChange& change);

}  // namespace rolecall
