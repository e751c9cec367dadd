// The rows of masks that one posting asks about, looked up once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// For one query and one thread; what it is given must outlive it.
class AskedRows {
 public:
  AskedRows(const CandidateMasks& masks, const CompiledPosting& posting,
            const AcceptanceTable& acceptance,
            std::pmr::memory_resource* memory);

  // A requirement and who may meet it, or has something less.
  struct Line {
    const CompiledRequirement* asked = nullptr;
    uint32_t met_begin = 0;
    uint32_t met_end = 0;
    uint32_t partial_end = 0;
  };
  // Of all requirements: the required ones first, then the preferred.
  const std::pmr::vector<Line>& lines() const { return lines_; }
  size_t required_count() const { return required_count_; }
  // Somebody has something less.
  bool any_partial() const { return any_partial_; }

  // Lanes of a page.
  LaneMask Met(const Line& line, uint32_t page) const {
    return AnyOf(line.met_begin, line.met_end, page);
  }
  LaneMask Partial(const Line& line, uint32_t page) const {
    return AnyOf(line.met_end, line.partial_end, page);
  }
  // Who may hold a licence that the law asks for, or meets what the employer
  // asks instead.  All where none is asked for.
  LaneMask Licensed(uint32_t page) const {
    if (!licensed_) return LaneMask::All();
    LaneMask mask = AnyOf(licences_begin_, licences_end_, page);
    for (const Line& line : lines_) {
      if (line.asked->settles_licence) mask |= Met(line, page);
    }
    return mask;
  }

  // A required line, or the law, asks for something.
  bool asks() const { return required_count_ > 0 || licensed_; }
  // Who has something that a required line does not take, and perhaps nothing
  // else for it.
  LaneMask Refused(uint32_t page) const {
    return AnyOf(licences_end_, refused_end_, page);
  }

  // Whose wishes allow the hours, and perhaps the pay.
  LaneMask Wishing(uint32_t page) const {
    // Who is not there has no wish.
    const LaneMask mask =
        wishes_.Any() ? wishes_.Allowing(page) : rows_[kUsed][page];
    return mask.Without(rows_[kPaidLess][page]);
  }

  // Whose wishes certainly allow the pay.
  LaneMask SurelyPaid(uint32_t page) const {
    if (!pays_) return LaneMask::All();
    return any_paid_surely_ ? ~rows_[kPaidSurely][page] : LaneMask();
  }
  // Fetch into the cache what is read of every page in reach, and what is read
  // besides where somebody may match.
  void WarmUp(uint32_t page) const {
    __builtin_prefetch(rows_[kPaidLess] + page);
    if (!wishes_.Any()) __builtin_prefetch(rows_[kUsed] + page);
    wishes_.WarmUp(page);
    WarmUp(licences_begin_, licences_end_, page);
    for (size_t i = 0; i < required_count_; ++i) {
      WarmUp(lines_[i].met_begin, lines_[i].met_end, page);
    }
  }
  void WarmUpRest(uint32_t page) const {
    if (any_paid_surely_) __builtin_prefetch(rows_[kPaidSurely] + page);
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      WarmUp(i < required_count_ ? line.met_end : line.met_begin,
             line.partial_end, page);
    }
    WarmUp(licences_end_, refused_end_, page);
  }

 private:
  LaneMask AnyOf(uint32_t begin, uint32_t end, uint32_t page) const {
    LaneMask mask;
    for (; begin < end; ++begin) mask |= rows_[begin][page];
    return mask;
  }
  void WarmUp(uint32_t begin, uint32_t end, uint32_t page) const {
    for (; begin < end; ++begin) __builtin_prefetch(rows_[begin] + page);
  }
  void Add(const MaskRow& row) {
    if (row.Any()) rows_.push_back(row.View());
  }
  uint32_t size() const { return static_cast<uint32_t>(rows_.size()); }
  void AddLine(const CompiledRequirement& requirement);
  void FindPay(const CompiledPosting& posting);

  // The first rows.
  enum : uint32_t { kUsed, kPaidLess, kPaidSurely };

  const CandidateMasks& masks_;
  const AcceptanceTable& acceptance_;
  std::pmr::vector<RowView> rows_;
  std::pmr::vector<Line> lines_;
  size_t required_count_ = 0;
  bool any_partial_ = false;
  bool licensed_ = false;  // asked for
  uint32_t licences_begin_ = 0;
  uint32_t licences_end_ = 0;
  uint32_t refused_end_ = 0;
  WishMasks wishes_;
  bool pays_ = false;  // it says how much
  bool any_paid_surely_ = false;
};

}  // namespace rolecall
