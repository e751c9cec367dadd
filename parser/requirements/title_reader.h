// What a posting's title asks for: "LPN or RN", "Coder, CPC".
#pragma once

#include <span>
#include <vector>

#include "parser/requirements/asks.h"
#include "parser/requirements/clause.h"
#include "parser/requirements/mentions.h"

namespace rolecall {

struct TitleReading {
  std::vector<Ask> asks;
  uint16_t role = kNoFact;         // the first trade that the title names
  TermIndex credential = kNoTerm;  // the first that several bodies give
  // What "certification required" means for whom the title names; ascending.
  std::vector<TermIndex> certified;
};

// Reads the mentions of a title.  Credentials that name a profession are
// required, unless a word behind them says otherwise; of alternatives
// ("LPN/RN") any; where one alternative needs no credential ("MA, LPN or RN"),
// none.
TitleReading ReadTitle(const Catalogue& catalogue, const JointWords& words,
                       const CueLexicon& cues, std::span<const Token> tokens,
                       std::span<const Mention> mentions);

}  // namespace rolecall
