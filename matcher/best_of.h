// The best few of many, while they are being looked at.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <utility>
#include <vector>

#include "matcher/score_shares.h"
#include "model/match.h"

namespace rolecall {

// Keeps the `k` greatest scores, equal ones by ascending byte order of the id.
// `Who` has `bool IsBefore(const Who&) const`, that order.  Scores are counted,
// so that it is known at once what the k-th best has, and ids are compared only
// where that decides.
template <typename Who>
class BestOf {
 public:
  struct Entry {
    Tenths score = 0;
    Qualification qualification = Qualification::kNot;
    Who who;
  };

  // `memory`, for those that are kept, must outlive it.
  explicit BestOf(size_t k, std::pmr::memory_resource* memory =
                                std::pmr::get_default_resource())
      : k_(k), least_(k == 0 ? kMostTenths + 1 : 0), kept_(memory) {
    kept_.reserve(std::min<size_t>(k, 64) + kSpare);
  }

  // Nothing with a score below this can still be among the best; 0 while there
  // is room.
  Tenths Least() const { return least_; }

  // Whether it can: where scores are equal the ids decide.
  bool MayEnter(Tenths score, const Who& who) const {
    if (score != least_ || last_.score != least_) return score >= least_;
    return who.IsBefore(last_.who);
  }

  // So many more would be kept, whatever their score.
  size_t Room() const { return k_ - std::min(k_, kept_.size()); }

  void Offer(const Entry& entry) {
    if (MayEnter(entry.score, entry.who)) Add(entry);
  }
  // For which MayEnter.
  void Add(const Entry& entry) {
    kept_.push_back(entry);
    ++counts_[static_cast<size_t>(entry.score)];
    if (entry.score > least_) ++above_;
    // Scores are raised step by step, and never fall.
    while (above_ >= k_) above_ -= counts_[static_cast<size_t>(++least_)];
    if (kept_.size() >= 2 * k_ + kSpare) Drop();
  }

  // Best first; nothing can be offered afterwards.  How many have each score is
  // known, so that most find their place without being compared.
  std::vector<Entry> Take() && {
    Drop();
    if (kept_.empty()) return {};
    const auto [low, high] = std::minmax_element(
        kept_.begin(), kept_.end(),
        [](const Entry& a, const Entry& b) { return a.score < b.score; });
    std::array<uint32_t, kMostTenths + 1>& next = counts_;
    uint32_t before = 0;
    for (auto score = static_cast<size_t>(high->score);
         score + 1 > static_cast<size_t>(low->score); --score) {
      before += std::exchange(next[score], before);
      if (score == 0) break;
    }
    std::vector<Entry> taken(kept_.size());
    for (const Entry& one : kept_) {
      taken[next[static_cast<size_t>(one.score)]++] = one;
    }
    for (auto run = taken.begin(); run != taken.end();) {
      const auto end = std::find_if(run, taken.end(), [&](const Entry& one) {
        return one.score != run->score;
      });
      if (end - run > 1) std::sort(run, end, IsBefore);
      run = end;
    }
    return taken;
  }

 private:
  // So many more than are asked for are kept at least before any is dropped.
  static constexpr size_t kSpare = 64;

  static bool IsBefore(const Entry& a, const Entry& b) {
    return a.score != b.score ? a.score > b.score : a.who.IsBefore(b.who);
  }

  void Drop() {
    std::erase_if(kept_,
                  [this](const Entry& one) { return one.score < least_; });
    if (k_ == 0 || kept_.size() <= k_) return;
    const auto last = kept_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
    std::nth_element(kept_.begin(), last, kept_.end(), IsBefore);
    last_ = *last;
    kept_.erase(last + 1, kept_.end());
  }

  size_t k_;
  Tenths least_;
  size_t above_ = 0;  // scores greater than least_
  // By score, which is 1000 tenths at most.
  std::array<uint32_t, kMostTenths + 1> counts_ = {};
  std::pmr::vector<Entry> kept_;  // all of the best, and some more
  Entry last_ = {-1, Qualification::kNot, {}};  // none after it is among them
};

}  // namespace rolecall
