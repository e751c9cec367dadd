#include "matcher/term_asks.h"

#include <algorithm>

namespace rolecall {

void TermAsks::WarmUpAsks(TermIndex term) const {
  if (term + size_t{1} >= begins_.size()) return;
  const Begin begin = begins_[term];
  const Begin end = begins_[term + 1u];
  for (size_t i = begin.mask; i < end.mask; ++i) {
    __builtin_prefetch(&masks_[i]);
  }
  if (begin.mask < end.mask) __builtin_prefetch(&mask_rows_[begin.mask]);
  if (begin.ask == end.ask) return;
  constexpr size_t kInLine = 64 / sizeof(Ask);
  for (size_t i = begin.ask; i < end.ask; i += kInLine) {
    __builtin_prefetch(&asks_[i]);
  }
  __builtin_prefetch(&asks_[end.ask - size_t{1}]);
}

// From the back, so that each moves once.
void TermAsks::Add(std::span<const TermAsk> added) {
  if (added.empty()) return;
  const size_t size = asks_.size();
  const size_t terms = added.back().first + size_t{1};
  if (begins_.size() <= terms) {
    begins_.resize(terms + 1, {static_cast<uint32_t>(masks_.size()),
                               static_cast<uint32_t>(size)});
  }
  asks_.resize(size + added.size());
  const auto at = [this](size_t i) {
    return asks_.begin() + static_cast<std::ptrdiff_t>(i);
  };
  size_t end = size;             // of those that have not moved
  size_t told = begins_.size();  // from here on begins are as they will be
  for (size_t left = added.size(); left > 0; --left) {
    const size_t next = added[left - 1].first + size_t{1};
    if (next < told) {
      const size_t begin = begins_[next].ask;
      std::copy_backward(at(begin), at(end), at(end + left));
      for (size_t i = next; i < told; ++i) {
        begins_[i].ask += static_cast<uint32_t>(left);
      }
      end = begin;
      told = next;
    }
    asks_[end + left - 1] = added[left - 1].second;
  }
}

void TermAsks::Assign(std::span<const TermAsk> all) {
  *this = TermAsks();
  size_t terms = 0;
  for (const auto& [term, ask] : all) {
    terms = std::max(terms, term + size_t{1});
  }
  std::vector<size_t> ends(terms + 1);
  for (const auto& [term, ask] : all) ++ends[term + size_t{1}];
  for (size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Ask> by_term(all.size());
  for (const auto& [term, ask] : all) by_term[ends[term]++] = ask;
  // Each end is where the next one began.
  std::vector<size_t> counts;
  size_t begin = 0;
  for (size_t term = 0; term < terms; ++term) {
    AddTerm(std::span(by_term).subspan(begin, ends[term] - begin), counts);
    begin = ends[term];
  }
  begins_.push_back({static_cast<uint32_t>(masks_.size()),
                     static_cast<uint32_t>(asks_.size())});
  begins_.shrink_to_fit();
  masks_.shrink_to_fit();
  mask_rows_.shrink_to_fit();
  asks_.shrink_to_fit();
}

// Of the next term; `counts` is for its use.
void TermAsks::AddTerm(std::span<const Ask> asks, std::vector<size_t>& counts) {
  begins_.push_back({static_cast<uint32_t>(masks_.size()),
                     static_cast<uint32_t>(asks_.size())});
  counts.clear();
  for (const Ask ask : asks) {
    const size_t row = ask / kLanes;
    if (row >= counts.size()) counts.resize(row + 1);
    ++counts[row];
  }
  for (size_t row = 0; row < counts.size(); ++row) {
    if (counts[row] < kManyLanes) continue;
    mask_rows_.push_back(static_cast<uint16_t>(row));
    LaneMask& mask = masks_.emplace_back();
    for (const Ask ask : asks) {
      if (ask / kLanes == row) mask.Add(ask % kLanes);
    }
  }
  for (const Ask ask : asks) {
    if (counts[ask / kLanes] < kManyLanes) asks_.push_back(ask);
  }
}

void TermAsks::Remove(int lane) {
  for (LaneMask& mask : masks_) mask.Remove(lane);
  uint32_t kept = 0;
  for (size_t term = 0; term + 1 < begins_.size(); ++term) {
    const uint32_t begin = std::exchange(begins_[term].ask, kept);
    for (uint32_t i = begin; i < begins_[term + 1].ask; ++i) {
      if (asks_[i] % kLanes != lane) asks_[kept++] = asks_[i];
    }
  }
  if (!begins_.empty()) begins_.back().ask = kept;
  asks_.resize(kept);
}

}  // namespace rolecall
