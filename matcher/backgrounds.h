// What people want to do and which languages they know, or what postings offer
// and ask for: few such pairs are shared by many, so a pair is kept, and
// judged, once.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "matcher/occupation_fit.h"

namespace rolecall {

struct Background {
  OfferedWork work;  // of a candidate only the occupations: those wanted
  std::vector<uint64_t> languages;  // hashes, ascending
  bool second_language = false;     // asked for; see CompiledPosting
  auto operator<=>(const Background&) const = default;
};

// Numbers from 0; the number of one that nobody has any more is used again.
class Backgrounds {
 public:
  // The number of an equal one, counted once more.
  uint32_t Add(Background background) {
    const auto [at, is_new] = numbers_.try_emplace(std::move(background), 0);
    if (is_new) {
      if (free_.empty()) {
        free_.push_back(static_cast<uint32_t>(all_.size()));
        all_.emplace_back();
      }
      at->second = free_.back();
      free_.pop_back();
      all_[at->second] = {&at->first, 0};
    }
    ++all_[at->second].count;
    return at->second;
  }

  void Remove(uint32_t number) {
    if (--all_[number].count > 0) return;
    numbers_.erase(numbers_.find(*all_[number].background));
    all_[number].background = nullptr;
    free_.push_back(number);
  }

  const Background& operator[](uint32_t number) const {
    return *all_[number].background;
  }
  // Greater than every number in use.
  size_t size() const { return all_.size(); }

 private:
  struct Counted {
    const Background* background = nullptr;  // a key of numbers_
    size_t count = 0;
  };
  std::map<Background, uint32_t> numbers_;
  std::vector<Counted> all_;
  std::vector<uint32_t> free_;
};

}  // namespace rolecall
