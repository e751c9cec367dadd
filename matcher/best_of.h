// The best few of many, while they are being looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "model/match.h"

namespace rolecall {

// Keeps the `k` greatest scores, equal ones by ascending byte order of the id.
// `Who` has `bool IsBefore(const Who&) const`, that order.
template <typename Who>
class BestOf {
 public:
  struct Entry {
    Tenths score = 0;
    Qualification qualification = Qualification::kNot;
    Who who;
  };

  explicit BestOf(size_t k) : k_(k) {}

  // Nothing with a score below this can still be among the best.
  Tenths Least() const {
    if (k_ == 0) return std::numeric_limits<Tenths>::max();
    return heap_.size() < k_ ? std::numeric_limits<Tenths>::min()
                             : heap_.front().score;
  }

  void Offer(const Entry& entry) {
    if (heap_.size() < k_) {
      if (heap_.empty()) heap_.reserve(std::min<size_t>(k_, 64));
      heap_.push_back(entry);
      // No order is needed before there are too many.
      if (heap_.size() == k_) {
        std::make_heap(heap_.begin(), heap_.end(), IsBefore);
      }
      return;
    }
    if (k_ == 0 || !IsBefore(entry, heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), IsBefore);
    heap_.back() = entry;
    std::push_heap(heap_.begin(), heap_.end(), IsBefore);
  }

  // True when an offer of this would change nothing.
  bool Refuses(Tenths score, const Who& who) const {
    if (k_ == 0 || score != Least()) return score < Least();
    return !who.IsBefore(heap_.front().who);
  }

  // Best first; leaves nothing behind.
  std::vector<Entry> Take() {
    std::sort(heap_.begin(), heap_.end(), IsBefore);
    return std::move(heap_);
  }

 private:
  static bool IsBefore(const Entry& a, const Entry& b) {
    return a.score != b.score ? a.score > b.score : a.who.IsBefore(b.who);
  }

  size_t k_;
  std::vector<Entry> heap_;  // when full, the worst in front
};

}  // namespace rolecall
