// Values that many things share, each kept once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace rolecall {

// Numbers from 0; the number of a value that nothing has any more is used
// again.  Thread-compatible.
template <typename Value>
class Interned {
 public:
  // The number of an equal one, counted once more.
  uint32_t Add(const Value& value) {
    const auto [at, is_new] = numbers_.try_emplace(value, 0);
    if (is_new) {
      if (free_.empty()) {
        free_.push_back(static_cast<uint32_t>(values_.size()));
        values_.emplace_back();
        counts_.push_back(0);
      }
      at->second = free_.back();
      free_.pop_back();
      values_[at->second] = at->first;
    }
    ++counts_[at->second];
    return at->second;
  }

  void Remove(uint32_t number) {
    if (--counts_[number] > 0) return;
    numbers_.erase(numbers_.find(values_[number]));
    values_[number] = Value();
    free_.push_back(number);
  }

  const Value& operator[](uint32_t number) const { return values_[number]; }
  // Greater than every number in use.
  size_t size() const { return values_.size(); }

 private:
  std::map<Value, uint32_t> numbers_;
  std::vector<Value> values_;
  std::vector<size_t> counts_;
  std::vector<uint32_t> free_;
};

}  // namespace rolecall
