// A sentence that offers several ways: "either (a) CMA with BLS, or (b) LPN".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "parser/requirements/name_links.h"

namespace rolecall {

struct Alternatives {
  // The first name of each way, as indices into NameLinks::names(), ascending;
  // the last way ends at `end`.  Fewer than two: the sentence offers none.
  std::vector<size_t> starts;
  size_t end = 0;
  // One way names no credential: schooling or years of work do.
  bool other_way = false;
};

// Ways are told by letters or numbers with "or" between them, or by a ", or"
// on one side of which several credentials are asked for together.
Alternatives FindAlternatives(const Clause& clause, const NameLinks& links);

// "1", "B", "ii": what counts a way.
bool IsWayMark(std::string_view text, const Token& token);

// Where each lettered way begins, as tokens; empty where there are none.
std::vector<uint32_t> LetteredWays(const Clause& clause);

}  // namespace rolecall
