// A sentence that offers several ways: "either (a) CMA with BLS, or (b) LPN".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/requirements/name_links.h"

namespace rolecall {

struct Alternatives {
  // The first name of each way that names any, as indices into
  // NameLinks::names(), ascending; names [first, end) belong to the ways.
  // Fewer than two, and no other way: the sentence offers none.
  std::vector<size_t> starts;
  size_t first = 0;
  size_t end = 0;
  // One way names no credential: schooling or years of work do.
  bool other_way = false;
};

// Ways are told by letters or numbers that an "or" joins, or by a ", or" on one
// side of which several credentials are asked for together.
Alternatives FindAlternatives(const Clause& clause, const NameLinks& links);

// "(b)": where a way is marked, and what stands right before the mark.
struct WayMark {
  uint32_t first = 0;  // tokens [first, way) are the mark
  uint32_t way = 0;
  bool option = false;  // "Option 2"
  bool or_before = false;
  bool and_before = false;
};

// "(a)", "2)", "Option B", as far as they count on.  One walk over the
// sentence.
std::vector<WayMark> WayMarks(const Clause& clause);

// Of "(a) LPN or (b) RMA": where each way begins and the last one ends, as
// tokens.
struct LetteredChoice {
  std::vector<uint32_t> ways;  // empty where the marks only count demands
  uint32_t end = 0;
};

// An "or" must stand right before a mark, or a word such as "either" before
// all: "(a) CMA or RMA; (b) BLS" offers nothing.  An "and" before a mark ends
// the choice: "(a) CMA or (b) RMA, and (c) BLS".
LetteredChoice LetteredWays(const Clause& clause);

// "1", "B", "ii": what counts a way.
bool IsWayMark(std::string_view text, const Token& token);

}  // namespace rolecall
