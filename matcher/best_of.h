// The best few of many, while they are being looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "model/match.h"

namespace rolecall {

// Keeps the `k` greatest scores, equal ones by ascending byte order of the id.
// The ids that it points into must outlive it.
class BestOf {
 public:
  struct Entry {
    Tenths score = 0;
    const std::string* id = nullptr;
    uint32_t slot = 0;
  };

  explicit BestOf(size_t k) : k_(k) {}

  // True when nothing with this score can still be among the best.
  bool Refuses(Tenths most) const {
    return k_ == 0 || (heap_.size() == k_ && most < heap_.front().score);
  }

  // The same for the thing with this id, which loses against an equal score
  // with a lesser id.
  bool Refuses(Tenths most, const std::string& id) const {
    return Refuses(most) ||
           (heap_.size() == k_ && !IsBefore({most, &id, 0}, heap_.front()));
  }

  void Offer(const Entry& entry) {
    if (k_ == 0) return;
    if (heap_.size() == k_) {
      if (!IsBefore(entry, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), IsBefore);
      heap_.pop_back();
    }
    heap_.push_back(entry);
    std::push_heap(heap_.begin(), heap_.end(), IsBefore);
  }

  // Best first; leaves nothing behind.
  std::vector<Entry> Take() {
    std::sort_heap(heap_.begin(), heap_.end(), IsBefore);
    return std::move(heap_);
  }

 private:
  static bool IsBefore(const Entry& a, const Entry& b) {
    return a.score != b.score ? a.score > b.score : *a.id < *b.id;
  }

  size_t k_;
  std::vector<Entry> heap_;  // the worst in front
};

}  // namespace rolecall
