// Amounts of money in a text, with the words around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// A number that may be an amount.
struct WrittenNumber {
  size_t begin = 0;  // byte offsets, currency and scale included
  size_t end = 0;
  double value = 0;
  bool thousands = false;  // written with a "k"
  std::string currency;    // ISO 4217; empty: none stood there
};

// An amount, or two that make a range.
struct PayAmount {
  WrittenNumber low;
  WrittenNumber high;  // the same as `low` when it is no range
  bool is_range = false;
  std::string_view before;   // of the same clause
  std::string_view between;  // the two amounts
  std::string_view after;    // of the same line
};

// In order of appearance, at most 1,000 numbers; percentages and millions are
// left out.  The views point into `text`.
std::vector<PayAmount> FindAmounts(std::string_view text);

}  // namespace rolecall
